package graph

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"entente/models"
	"entente/seed"
	"entente/store"
)

var update = flag.Bool("update", false, "write the answers and statement counts of testdata anew")

// today is the day on which the tests run.
var today = time.Date(2026, 1, 31, 12, 0, 0, 0, time.UTC)

// fixture is the invented world of testdata/seed, and its database.
var fixture = sync.OnceValues(func() (*models.Dataset, *store.Store) {
	ds, problems := seed.Load(os.DirFS("testdata/seed"))
	if len(problems) > 0 {
		panic(problems)
	}
	dir, err := os.MkdirTemp("", "entente-graph-*")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(dir) // an open file stays readable
	path := filepath.Join(dir, "fixture.sqlite")
	ctx := context.Background()
	if err := store.Build(ctx, path, ds, io.Discard); err != nil {
		panic(err)
	}
	db, err := store.Open(ctx, path)
	if err != nil {
		panic(err)
	}
	return ds, db
})

// waits are how long a level must be quiet, attempt by attempt: a busy machine can
// split a level and so add statements, never take any away.
var waits = []time.Duration{4 * time.Millisecond, 20 * time.Millisecond, 100 * time.Millisecond, 400 * time.Millisecond}

// execute sends a request to the real handler over the fixture and gives the
// answer's body and the number of SQL statements that it took.
func execute(t testing.TB, wait time.Duration, query string, variables json.RawMessage) (body []byte, statements int) {
	t.Helper()
	_, db := fixture()
	schema := newSchema(db, func() time.Time { return today })
	handler := NewHandler(schema, DefaultLimits(), withLoaders(wait))
	request, err := json.Marshal(map[string]any{"query": query, "variables": variables})
	if err != nil {
		t.Fatal(err)
	}
	ctx, counter := store.WithCounter(context.Background())
	r := httptest.NewRequestWithContext(ctx, http.MethodPost, "/graphql", bytes.NewReader(request))
	r.Header.Set("Content-Type", "application/json")
	w := httptest.NewRecorder()
	handler.ServeHTTP(w, r)
	return w.Body.Bytes(), counter.Load()
}

// A case is a query testdata/<topic>/<name>.graphql, whose first line states
// how many SQL statements its answer takes, and its answer <name>.json; its
// variables, where it has any, are <name>.variables.json.
func TestGolden(t *testing.T) {
	cases, err := filepath.Glob("testdata/*/*.graphql")
	if err != nil || len(cases) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, file := range cases {
		name := strings.TrimSuffix(filepath.ToSlash(file), ".graphql")
		t.Run(strings.TrimPrefix(name, "testdata/"), func(t *testing.T) {
			t.Parallel()
			golden(t, name)
		})
	}
}

func golden(t *testing.T, name string) {
	query := string(readFile(t, name+".graphql"))
	var variables json.RawMessage
	if _, err := os.Stat(name + ".variables.json"); err == nil {
		variables = readFile(t, name+".variables.json")
	}
	stated := -1
	_, _ = fmt.Sscanf(query, "# sql: %d\n", &stated) // else -1, which no answer takes
	var answer []byte
	var statements int
	for _, wait := range waits {
		if answer, statements = execute(t, wait, query, variables); statements == stated {
			break
		}
	}
	if bytes.Contains(answer, []byte(CodeInternal)) {
		t.Fatalf("an internal error; see the log:\n%s", answer)
	}
	answer = stable(t, answer)
	if *update {
		if statements != stated {
			writeFile(t, name+".graphql", stateStatements(query, statements))
		}
		writeFile(t, name+".json", answer)
		return
	}
	if statements != stated {
		t.Errorf("the first line states %d SQL statements, the answer took %d", stated, statements)
	}
	if diff := cmp.Diff(string(readFile(t, name+".json")), string(answer)); diff != "" {
		t.Errorf("the answer differs from %s.json (-want +got; go test ./graph -update writes it anew):\n%s", name, diff)
	}
}

func stateStatements(query string, statements int) []byte {
	if first, rest, found := strings.Cut(query, "\n"); found && strings.HasPrefix(first, "# sql:") {
		query = rest
	}
	return fmt.Appendf(nil, "# sql: %d\n%s", statements, query)
}

// stable is an answer for people to read, with its errors, which come in the
// order in which resolvers ran, ordered by their text. The revision changes
// with the rules by which a seed is merged.
func stable(t *testing.T, body []byte) []byte {
	t.Helper()
	ds, _ := fixture()
	body = bytes.ReplaceAll(body, []byte(ds.Revision), []byte("0123456789abcdef"))
	var parts struct {
		Errors []json.RawMessage `json:"errors,omitempty"`
		Data   json.RawMessage   `json:"data,omitempty"`
	}
	if err := json.Unmarshal(body, &parts); err != nil {
		t.Fatalf("the answer is not JSON: %v\n%s", err, body)
	}
	slices.SortFunc(parts.Errors, func(a, b json.RawMessage) int { return bytes.Compare(a, b) })
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(parts); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func readFile(t *testing.T, name string) []byte {
	t.Helper()
	content, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return content
}

func writeFile(t *testing.T, name string, content []byte) {
	t.Helper()
	if err := os.WriteFile(name, content, 0o644); err != nil {
		t.Fatal(err)
	}
}
