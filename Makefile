# Entente: make run serves everything, make test runs every test.
.PHONY: run test test-go test-web test-clients bench generate lint web program help
.DEFAULT_GOAL := help

GO        ?= go
CHROMIUM  ?= $(or $(shell command -v chromium),$(shell command -v chromium-browser),$(shell command -v google-chrome))
ADDR      ?= 127.0.0.1:8080
APP       := web/app
CLIENTS   := clients/typescript
BUILT     := $(APP)/dist/index.html
APP_FILES := $(shell find $(APP)/src $(APP)/public $(APP)/index.html $(APP)/*.json $(APP)/vite.config.ts -type f 2>/dev/null)

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' Makefile

run: web ## build everything and serve it at http://127.0.0.1:8080
	$(GO) run . serve --addr $(ADDR)

test: test-go test-web test-clients ## every test: Go with the race detector, the pages in a browser, typed clients

test-go: web
	$(GO) test -race ./...

test-web: web program
	@test -n "$(CHROMIUM)" || { echo "the browser tests need Chromium: apt-get install chromium, or make test CHROMIUM=/path/to/it" >&2; exit 1; }
	cd $(APP) && CHROMIUM="$(CHROMIUM)" ENTENTE_BIN="$(CURDIR)/bin/entente" npm test

test-clients: program $(CLIENTS)/node_modules ## make typed clients for Relay and TypeScript of the schema, and ask by them
	cd $(CLIENTS) && ENTENTE_BIN="$(CURDIR)/bin/entente" npm test

program:
	mkdir -p bin
	$(GO) build -o bin/entente .

bench: ## measure starts, memory and size on a dataset of the size of the whole (BENCH="-seed DIR": on another)
	$(GO) run ./bench/report $(BENCH)
	$(GO) run ./bench/report -load $(BENCH)
	$(GO) test -run '^$$' -bench . -benchtime 3x ./bench $(BENCH)

generate: ## write all generated code and documents anew (graph does the clients; the documents last: they run the queries)
	$(GO) generate $$($(GO) list ./... | grep / | grep -v /clients/)
	$(GO) generate .

lint: ## formatting, go vet, staticcheck, types of the pages
	@unformatted=$$($(GO) tool gofumpt -l $$(git ls-files '*.go' | grep -v '/generated[/.]')); \
	  test -z "$$unformatted" || { echo "gofumpt would change:"; echo "$$unformatted"; exit 1; }
	$(GO) vet ./...
	$(GO) tool staticcheck ./...
	cd $(APP) && { test -d node_modules || npm ci; } && npm run typecheck && npm run lint

web: ## build the playground (skipped, with a word, where there is no npm)
	@if command -v npm >/dev/null; then $(MAKE) --no-print-directory $(BUILT); \
	else echo "npm is not installed: the playground is not built, the API works without it"; fi

$(BUILT): $(APP_FILES)
	cd $(APP) && npm ci && npm run build
	@touch $@

$(CLIENTS)/node_modules: $(CLIENTS)/package-lock.json
	cd $(CLIENTS) && npm ci
	@touch $@
