package graph

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/vektah/gqlparser/v2"

	"entente/models"
)

// records serves the fixture's records, and says what page it would show.
func records(t *testing.T, base string) (http.Handler, *Record) {
	t.Helper()
	_, db := fixture()
	shown := &Record{}
	api := NewHandler(newSchema(db, func() time.Time { return today }), DefaultLimits(), withLoaders(time.Millisecond), WithBaseURL(base))
	mux := http.NewServeMux()
	mux.Handle("GET /id/{id}", RecordHandler(api, db, func(w http.ResponseWriter, _ *http.Request, record Record) {
		*shown = record
		w.WriteHeader(record.Status)
	}))
	return mux, shown
}

func visit(t *testing.T, h http.Handler, path, accept string) *httptest.ResponseRecorder {
	t.Helper()
	r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, path, nil)
	if accept != "" {
		r.Header.Set("Accept", accept)
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

// Each kind of thing that has an ID is found at its permalink.
func TestPermalinks(t *testing.T) {
	ds, _ := fixture()
	h, shown := records(t, "https://entente.example/base")
	for _, table := range reflect.ValueOf(ds).Elem().Fields() {
		if table.Kind() != reflect.Slice || table.Len() == 0 || !table.Index(0).FieldByName("ID").IsValid() || table.Type().Elem() == reflect.TypeFor[models.Redirect]() {
			continue
		}
		id := table.Index(0).FieldByName("ID").Interface().(models.ID)
		w := visit(t, h, "/id/"+string(id), "")
		var answer struct {
			Data struct {
				Node struct {
					ID        models.ID
					Permalink string
				}
			}
		}
		if err := json.Unmarshal(w.Body.Bytes(), &answer); err != nil || w.Code != http.StatusOK {
			t.Fatalf("%s: %d %v %s", id, w.Code, err, w.Body)
		}
		if node := answer.Data.Node; node.ID != id || node.Permalink != "https://entente.example/base/id/"+string(id) {
			t.Errorf("%s: %+v", id, node)
		}
		if vary := w.Header().Get("Vary"); !strings.Contains(vary, "Accept") {
			t.Errorf("%s varies by %q", id, vary)
		}
		visit(t, h, "/id/"+string(id), "text/html,application/xhtml+xml,*/*;q=0.8")
		if shown.ID != string(id) || shown.Status != http.StatusOK || !strings.Contains(w.Body.String(), string(shown.Node)) {
			t.Errorf("%s: the page shows %+v", id, shown)
		}
	}
}

// The queries of records fit the schema, and tell of every field that needs no
// page and no argument.
func TestQueriesOfRecords(t *testing.T) {
	for name, query := range recordQueries() {
		if _, errs := gqlparser.LoadQueryWithRules(schema(), query, nil); len(errs) > 0 {
			t.Errorf("%s: %v", name, errs)
		}
		for _, field := range models.KindOf(name).Fields {
			if !strings.Contains(query, "\n      "+field.Name+"\n") && !strings.Contains(query, "\n      "+field.Name+" {") {
				t.Errorf("the record of a %s does not tell %s", name, field.Name)
			}
		}
	}
}

func TestPermalinksOfChangedIDs(t *testing.T) {
	h, shown := records(t, "")
	moved := visit(t, h, "/id/treaty:friendship-of-1961", "")
	if moved.Code != http.StatusMovedPermanently || moved.Header().Get("Location") != "./treaty:friendship-1961" {
		t.Errorf("%d %v", moved.Code, moved.Header())
	}
	for path, want := range map[string]struct {
		status  int
		message string
	}{
		"/id/treaty:secret-protocol-1962": {http.StatusGone, "treaty:secret-protocol-1962 was withdrawn: No source was found that saw it"},
		"/id/treaty:friendship-1962":      {http.StatusNotFound, "there is no treaty:friendship-1962; did you mean treaty:friendship-1961?"},
		"/id/nonsense":                    {http.StatusNotFound, `"nonsense" is not an ID; IDs look like treaty:dprk-ussr-friendship-1961 or country:PRK`},
	} {
		w := visit(t, h, path, "application/json")
		var answer struct{ Errors []struct{ Message string } }
		if err := json.Unmarshal(w.Body.Bytes(), &answer); err != nil || w.Code != want.status || len(answer.Errors) != 1 || answer.Errors[0].Message != want.message {
			t.Errorf("%s: %d %s", path, w.Code, w.Body)
		}
		if w := visit(t, h, path, "text/html"); w.Code != want.status || shown.Message != want.message || shown.Node != nil {
			t.Errorf("%s: the page shows %d %+v", path, w.Code, shown)
		}
	}
	if w := visit(t, h, "/id/country:XFR", "image/png"); w.Code != http.StatusNotAcceptable {
		t.Errorf("a picture: %d", w.Code)
	}
	// Nobody says under which address the server is known: it is the one that was asked.
	if w := visit(t, h, "/id/country:XFR", ""); !strings.Contains(w.Body.String(), `"permalink":"http://example.com/id/country:XFR"`) {
		t.Error(w.Body)
	}
}
