package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"io"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

//go:generate go test . -run TestFoundingArticle|TestReadme|TestDataQuality -count=1 -update
//go:generate go test ./bench -run TestSearchQuality -count=1 -update

var update = flag.Bool("update", false, "write the answers in the documents anew")

// serveSeed serves the dataset that is built into the program until the test
// ends, by the code that serves it to everyone, and gives its address.
func serveSeed(t *testing.T) (address string) {
	t.Helper()
	o := &options{database: filepath.Join(t.TempDir(), "entente.sqlite")}
	current, err := o.open(t.Context(), io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	api := &api{}
	api.use(current)
	server := httptest.NewServer(routes(api))
	t.Cleanup(func() {
		server.Close()
		_ = current.db.Close()
	})
	return server.URL
}

// answer sends a query and gives the data, with its fields in their order.
func answer(t *testing.T, address, query string) []byte {
	t.Helper()
	body, err := json.Marshal(map[string]string{"query": query})
	if err != nil {
		t.Fatal(err)
	}
	return post(t, address, string(body))
}

// post sends a GraphQL request and gives the data of an answer without errors.
func post(t *testing.T, address, body string) []byte {
	t.Helper()
	response, err := http.Post(address+"/graphql", "application/json", strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	var result struct {
		Data   json.RawMessage
		Errors json.RawMessage
	}
	if err := json.NewDecoder(response.Body).Decode(&result); err != nil {
		t.Fatal(err)
	}
	if result.Errors != nil {
		t.Fatalf("%s\nfails: %s", body, result.Errors)
	}
	return result.Data
}

// compare demands that a document is as it would be written now, or writes it.
func compare(t *testing.T, file, now string) {
	t.Helper()
	if *update {
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(now), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	was, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if string(was) == now {
		return
	}
	old, lines := strings.Split(string(was), "\n"), strings.Split(now, "\n")
	for i := range lines {
		if i >= len(old) || old[i] != lines[i] {
			old = append(old, make([]string, i+1)...)
			t.Fatalf("%s:%d is stale: it has\n%s\nand would be\n%s\ngo generate . writes it anew", file, i+1, old[i], lines[i])
		}
	}
	t.Fatalf("%s is stale: its end is too long; go generate . writes it anew", file)
}

// handWritten lists the documents whose queries TestReadme runs.
func handWritten(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob("docs/*.md")
	if err != nil {
		t.Fatal(err)
	}
	documents := []string{"README.md", "CONTRIBUTING.md"}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.HasPrefix(text, []byte("<!-- ")) { // generated ones begin with who writes them
			documents = append(documents, file)
		}
	}
	return documents
}

var (
	// asked is a query in a document and, where one follows it, its answer.
	asked   = regexp.MustCompile("(?s)```graphql\n.*?```(?:\n+```json\n.*?```)?")
	curled  = regexp.MustCompile(`-d '(\{[^']*\})'`)
	code    = regexp.MustCompile("(?s)```sh\n.*?```|`[^`\n]+`")
	made    = regexp.MustCompile(`\bmake ([a-z][a-z-]*)`)
	linked  = regexp.MustCompile(`\]\(([^)#:\s]+)(?:#[^)]*)?\)`)
	targets = regexp.MustCompile(`(?m)^([a-z][a-z-]*):`)
	quoted  = regexp.MustCompile("(?s)\n```[a-z]+ ([^ `\n]+)\n(.*?\n)```")
)

// TestReadme runs what the documents tell the reader to run: each query, and
// the answer below it must be the server's; each make target and link exists;
// each example of the playground runs. With -update it writes the answers anew.
func TestReadme(t *testing.T) {
	address := serveSeed(t)
	makefile, err := os.ReadFile("Makefile")
	if err != nil {
		t.Fatal(err)
	}
	exists := map[string]bool{}
	for _, target := range targets.FindAllStringSubmatch(string(makefile), -1) {
		exists[target[1]] = true
	}
	for _, file := range handWritten(t) {
		t.Run(file, func(t *testing.T) {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			compare(t, file, withAnswers(t, address, string(text)))
			if *update {
				return
			}
			for _, request := range curled.FindAllStringSubmatch(string(text), -1) {
				post(t, address, request[1])
			}
			for _, snippet := range code.FindAllString(string(text), -1) {
				for _, target := range made.FindAllStringSubmatch(snippet, -1) {
					if !exists[target[1]] {
						t.Errorf("%s: the Makefile has no target %s", file, target[1])
					}
				}
			}
			for _, link := range linked.FindAllStringSubmatch(string(text), -1) {
				if _, err := os.Stat(filepath.Join(filepath.Dir(file), link[1])); err != nil {
					t.Errorf("%s: the link to %s is dead", file, link[1])
				}
			}
		})
	}
	for _, file := range examples(t) {
		t.Run(file, func(t *testing.T) {
			query, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			answer(t, address, string(query))
		})
	}
}

// TestDocumentsQuote holds code in the documents to the file that its fence
// names: it must stand there.
func TestDocumentsQuote(t *testing.T) {
	quotes := 0
	for _, file := range handWritten(t) {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, quote := range quoted.FindAllSubmatch(text, -1) {
			quotes++
			source, err := os.ReadFile(string(quote[1]))
			if err != nil {
				t.Errorf("%s: %v", file, err)
			} else if !bytes.Contains(source, quote[2]) {
				t.Errorf("%s: %s does not have\n%s", file, quote[1], quote[2])
			}
		}
	}
	if quotes == 0 {
		t.Error("no document quotes a file: the test looks for the wrong thing")
	}
}

// withAnswers gives a document with the answers of the server in it.
func withAnswers(t *testing.T, address, text string) string {
	t.Helper()
	return asked.ReplaceAllStringFunc(text, func(block string) string {
		query, rest, _ := strings.Cut(strings.TrimPrefix(block, "```graphql\n"), "```")
		data := answer(t, address, query)
		between, _, hasAnswer := strings.Cut(rest, "```json\n")
		if !hasAnswer {
			return block
		}
		return "```graphql\n" + query + "```" + between + "```json\n" + pretty(parse(t, data)) + "\n```"
	})
}

// examples lists the queries that the playground offers.
func examples(t *testing.T) (files []string) {
	t.Helper()
	err := filepath.WalkDir("web/app/src", func(file string, _ fs.DirEntry, err error) error {
		if filepath.Ext(file) == ".graphql" {
			files = append(files, file)
		}
		return err
	})
	if err != nil || len(files) == 0 {
		t.Fatalf("no examples: %v", err)
	}
	return files
}
