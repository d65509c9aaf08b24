package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
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
const patience = time.Minute

// small is a seed of the form of the whole, made up.
var small = filepath.Join("graph", "testdata", "seed")

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
	said.await(t, `gazette.yaml:1: [^\n]+\n(?:[^\n]+\n)*\d+ errors?: the data served before goes on being served`)
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
	address, _ := startServer(t, "--seed", small)
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

// A file that is overwritten while it is served makes the server not ready, and
// the log says what to do.
func TestDamageIsTold(t *testing.T) {
	logged := &log{}
	usual := slog.Default()
	slog.SetDefault(slog.New(slog.NewTextHandler(logged, nil)))
	defer slog.SetDefault(usual)
	database := filepath.Join(t.TempDir(), "entente.sqlite")
	address, _ := startServer(t, "--seed", small, "--database", database)
	file, err := os.OpenFile(database, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	const page = 4096 // the first one stays
	if _, err := file.WriteAt(bytes.Repeat([]byte{0xAA}, 1<<20), page); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]string{
		"/graphql?query=%7Btreaties%7BtotalCount%7D%7D": `"INTERNAL"`,
		"/readyz": "the database is damaged",
	} {
		response, err := http.Get(address + path)
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(response.Body)
		_ = response.Body.Close()
		if err != nil || !strings.Contains(string(body), want) || path == "/readyz" && response.StatusCode != http.StatusServiceUnavailable {
			t.Errorf("GET %s: %s, %v; want %q in:\n%.300s", path, response.Status, err, want, body)
		}
	}
	logged.await(t, "is damaged.*start the program again, and it is built anew")
}

// A folder is watched behind a symbolic link too, as people keep their clones.
func TestWatchBehindALink(t *testing.T) {
	dir := t.TempDir()
	real, link := filepath.Join(dir, "real"), filepath.Join(dir, "link")
	file := filepath.Join(real, "sources", "gazette.yaml")
	save := func(name string) {
		t.Helper()
		if err := os.WriteFile(file, []byte(strings.Replace(smallSource, "NAME", name, 1)), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := errors.Join(os.MkdirAll(filepath.Dir(file), 0o755), os.Symlink(real, link)); err != nil {
		t.Fatal(err)
	}
	save("Atlantis")
	_, said := startServer(t, "--seed", link, "--watch")
	save("New Atlantis")
	said.await(t, `the new data is served`)
}

// A server that is told to stop answers the requests that have begun.
func TestStoppingEndsWhatHasBegun(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	said, done := &log{}, make(chan error, 1)
	go func() {
		done <- run(ctx, []string{"serve", "--seed", small, "--addr", "127.0.0.1:0", "--database", filepath.Join(t.TempDir(), "entente.sqlite")}, io.Discard, said)
	}()
	address := said.await(t, `Entente is served at http://(\S+)`)
	client, err := net.Dial("tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	defer client.Close()
	const body = `{"query": "{ dataset { revision } }"}`
	fmt.Fprintf(client, "POST /graphql HTTP/1.1\r\nHost: entente\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s", len(body), body[:10])
	time.Sleep(100 * time.Millisecond) // until the server reads it
	stop()
	select {
	case err := <-done:
		t.Fatalf("the server ended at once, with %v", err)
	case <-time.After(200 * time.Millisecond):
	}
	fmt.Fprint(client, body[10:])
	response, err := http.ReadResponse(bufio.NewReader(client), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	if answer, err := io.ReadAll(response.Body); err != nil || !strings.Contains(string(answer), `"revision"`) {
		t.Errorf("the answer is %s, %v", answer, err)
	}
	if err := <-done; err != nil {
		t.Errorf("the server ended with: %v", err)
	}
}

// Permalinks lead to the record: programs to JSON, browsers to a page.
func TestPermalinks(t *testing.T) {
	address, _ := startServer(t, "--seed", small, "--base-url", "https://entente.example/of/ours/")
	get := func(path, accept string) (string, *http.Response) {
		t.Helper()
		r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, address+path, nil)
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("Accept", accept)
		response, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		defer response.Body.Close()
		body, err := io.ReadAll(response.Body)
		if err != nil {
			t.Fatal(err)
		}
		return string(body), response
	}
	treaty, _ := ask(t, address, `{ treaty(id: "friendship-1961") { permalink citation } }`)["treaty"].(map[string]any)
	const permalink = "https://entente.example/of/ours/id/treaty:friendship-1961"
	if treaty["permalink"] != permalink || !strings.Contains(fmt.Sprint(treaty["citation"]), permalink) {
		t.Errorf("%v", treaty)
	}
	body, response := get("/id/treaty:friendship-of-1961", "application/json") // its old ID
	if response.StatusCode != http.StatusOK || response.Request.URL.Path != "/id/treaty:friendship-1961" || !strings.Contains(body, permalink) {
		t.Errorf("%d %s %s", response.StatusCode, response.Request.URL, body)
	}
	body, response = get("/id/treaty:friendship-1961", "text/html,*/*;q=0.8")
	if response.StatusCode != http.StatusOK || !strings.Contains(body, "<h1>Treaty of Friendship") || !strings.Contains(body, permalink) {
		t.Errorf("%d %s", response.StatusCode, body)
	}
	if body, response = get("/id/treaty:secret-protocol-1962", "text/html"); response.StatusCode != http.StatusGone || !strings.Contains(body, "was withdrawn") {
		t.Errorf("%d %s", response.StatusCode, body)
	}
}
