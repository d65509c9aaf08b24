package graph

import (
	"bytes"
	"compress/gzip"
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql"
)

func TestCORS(t *testing.T) {
	h := NewHandler(&edge{}, DefaultLimits())
	preflight := with(with(with(httptest.NewRequest(http.MethodOptions, "/graphql", nil),
		"Origin", "https://example.org"), "Access-Control-Request-Method", "POST"), "Access-Control-Request-Headers", "content-type")
	a := ask(t, h, preflight)
	for header, want := range map[string]string{
		"Access-Control-Allow-Origin":  "*",
		"Access-Control-Allow-Methods": "GET, HEAD, POST, OPTIONS",
		"Access-Control-Allow-Headers": "*, Authorization",
		"Access-Control-Max-Age":       "86400",
		"Allow":                        "GET, HEAD, POST, OPTIONS",
	} {
		if got := a.Header.Get(header); got != want {
			t.Errorf("%s: want %q, got %q", header, want, got)
		}
	}
	if a.Status != http.StatusNoContent || a.Header.Get("Access-Control-Allow-Credentials") != "" {
		t.Errorf("preflight: %d %v", a.Status, a.Header)
	}
	for _, r := range []*http.Request{postBody(`{"query":"{ __typename }"}`), postBody(`{`), get("{ __typename }")} {
		a := ask(t, h, with(r, "Origin", "https://example.org"))
		if a.Header.Get("Access-Control-Allow-Origin") != "*" || a.Header.Get("Vary") != "Accept, Accept-Encoding" || a.Header.Get("X-Content-Type-Options") != "nosniff" {
			t.Errorf("%v", a.Header)
		}
	}
}

func TestCaching(t *testing.T) {
	h := NewHandler(&edge{}, DefaultLimits())
	first := ask(t, h, get("{ __typename }"))
	tag := first.Header.Get("ETag")
	if tag == "" || first.Header.Get("Cache-Control") != "public, no-cache" {
		t.Fatalf("%v", first.Header)
	}
	if again := ask(t, h, with(get("{ __typename }"), "If-None-Match", `"x", `+tag)); again.Status != http.StatusNotModified || again.Body != "" || again.Header.Get("ETag") != tag {
		t.Errorf("%d %s", again.Status, again.Body)
	}
	if changed := ask(t, h, with(get("{ __typename }"), "If-None-Match", `W/"x"`)); changed.Status != http.StatusOK {
		t.Errorf("%d", changed.Status)
	}
	for _, r := range []*http.Request{postBody(`{"query":"{ __typename }"}`), get("{"), get("")} {
		if a := ask(t, h, r); a.Header.Get("Cache-Control") != "no-store" || a.Header.Get("ETag") != "" {
			t.Errorf("%v", a.Header)
		}
	}
	head := get("{ __typename }")
	head.Method = http.MethodHead
	if a := ask(t, h, head); a.Header.Get("ETag") != tag {
		t.Errorf("HEAD: %v", a.Header)
	}
}

func TestCompression(t *testing.T) {
	text := strings.Repeat("mutual assistance ", 100)
	long := &edge{answer: func(context.Context) string { return `{"text":"` + text + `"}` }}
	for _, c := range []struct {
		name   string
		es     graphql.ExecutableSchema
		accept string
		zipped bool
	}{
		{"asked", long, "br, gzip", true},
		{"not asked", long, "br", false},
		{"excluded", long, "gzip;q=0", false},
		{"short", &edge{}, "gzip", false},
	} {
		a := ask(t, NewHandler(c.es, DefaultLimits()), with(post("{ __typename }", nil), "Accept-Encoding", c.accept))
		if zipped := a.Header.Get("Content-Encoding") == "gzip"; zipped != c.zipped || !a.HasData {
			t.Errorf("%s: %v", c.name, a.Header)
		}
	}
}

// One operation after another goes through the pool of compressors.
func TestConcurrentRequests(t *testing.T) {
	text := strings.Repeat("mutual assistance ", 100)
	h := NewHandler(&edge{answer: func(context.Context) string { return `{"text":"` + text + `"}` }}, DefaultLimits())
	done := make(chan bool)
	for range 8 {
		go func() {
			for range 20 {
				w := httptest.NewRecorder()
				h.ServeHTTP(w, with(post("{ __typename }", nil), "Accept-Encoding", "gzip"))
				unzipped, err := gzip.NewReader(bytes.NewReader(w.Body.Bytes()))
				if err == nil {
					_, err = io.Copy(io.Discard, unzipped)
				}
				if err != nil {
					t.Error(err)
				}
			}
			done <- true
		}()
	}
	for range 8 {
		<-done
	}
}
