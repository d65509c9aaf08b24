package main

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"
)

// patience is how long a test waits for what should happen at once.
const patience = 20 * time.Second

// A log is a stream that a test reads while the server writes to it.
type log struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (l *log) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.Write(p)
}

func (l *log) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.String()
}

// await waits until the log holds a match, and gives its last group.
func (l *log) await(t *testing.T, pattern string) string {
	t.Helper()
	find := regexp.MustCompile(pattern)
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(5 * time.Millisecond) {
		if match := find.FindStringSubmatch(l.String()); match != nil {
			return match[len(match)-1]
		}
	}
	t.Fatalf("the server did not say %q; it said:\n%s", pattern, l)
	return ""
}

// startServer runs the command until the test ends and gives its address.
func startServer(t *testing.T, args ...string) (address string, said *log) {
	t.Helper()
	ctx, stop := context.WithCancel(context.Background())
	said = &log{}
	done := make(chan error, 1)
	database := filepath.Join(t.TempDir(), "entente.sqlite")
	go func() {
		done <- run(ctx, append([]string{"serve", "--addr", "127.0.0.1:0", "--database", database}, args...), io.Discard, said)
	}()
	t.Cleanup(func() {
		stop()
		if err := <-done; err != nil {
			t.Errorf("the server ended with: %v", err)
		}
	})
	return said.await(t, `Entente is served at (http://\S+)`), said
}

// ask sends a query and gives the answer's data.
func ask(t *testing.T, address, query string) map[string]any {
	t.Helper()
	response, err := http.Get(address + "/graphql?query=" + url.QueryEscape(query))
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	var answer struct {
		Data   map[string]any
		Errors []any
	}
	if err := json.NewDecoder(response.Body).Decode(&answer); err != nil {
		t.Fatal(err)
	}
	if len(answer.Errors) > 0 {
		t.Fatalf("%s: %v", query, answer.Errors)
	}
	return answer.Data
}

const smallSource = `
source:
  id: source:gazette
  kind: ARTICLE
  title: A gazette
  publisher: The Gazette
  language: en
  licenseClass: OPEN
countries:
  - {id: ATL, name: NAME, kind: STATE}
`

func TestWatch(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "sources", "articles", "gazette.yaml")
	save := func(name, content string) {
		t.Helper()
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	save(file, strings.Replace(smallSource, "NAME", "Atlantis", 1))
	address, said := startServer(t, "--seed", dir, "--watch")
	nameNow := func() any {
		country, _ := ask(t, address, `{ country(code: "ATL") { name } }`)["country"].(map[string]any)
		return country["name"]
	}
	if got := nameNow(); got != "Atlantis" {
		t.Fatalf("name is %v", got)
	}

	save(file, strings.Replace(smallSource, "NAME", "New Atlantis", 1))
	said.await(t, `the new data is served`)
	if got := nameNow(); got != "New Atlantis" {
		t.Errorf("after saving the name is %v", got)
	}

	save(file, "source: [broken")
	said.await(t, `gazette.yaml:1: [^\n]+\n(?:[^\n]+\n)*\d+ errors: the data served before goes on being served`)
	if got := nameNow(); got != "New Atlantis" {
		t.Errorf("with a broken file the name is %v", got)
	}

	save(file, strings.Replace(smallSource, "NAME", "Old Atlantis", 1))
	said.await(t, `(?s)the new data is served.*the new data is served`)
	if got := nameNow(); got != "Old Atlantis" {
		t.Errorf("after mending the name is %v", got)
	}

	other := strings.NewReplacer("gazette", "herald", "ATL", "LEM", "NAME", "Lemuria").Replace(smallSource)
	save(filepath.Join(dir, "sources", "new-folder", "herald.yaml"), other)
	said.await(t, `(?s)the new data is served.*the new data is served.*the new data is served`)
	if ask(t, address, `{ country(code: "LEM") { name } }`)["country"] == nil {
		t.Error("a file in a new folder is not seen")
	}
}

func TestAddresses(t *testing.T) {
	address, _ := startServer(t)
	for path, want := range map[string]string{
		"/":               "Entente",
		"/playground":     "Entente",
		"/schema.graphql": "type Query",
		"/healthz":        "ok",
		"/readyz":         "ready",
		"/graphql?query=%7Bdataset%7Brevision%7D%7D": `"revision"`,
	} {
		response, err := http.Get(address + path)
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(response.Body)
		_ = response.Body.Close()
		if err != nil || response.StatusCode != http.StatusOK && path != "/playground" || !strings.Contains(string(body), want) {
			t.Errorf("GET %s: %s, %v; want %q in:\n%.300s", path, response.Status, err, want, body)
		}
	}
}
