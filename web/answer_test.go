package web

import (
	"compress/gzip"
	"net/http"
	"strconv"
	"strings"
	"testing"
)

func TestAcceptsGzip(t *testing.T) {
	tests := []struct {
		header string
		want   bool
	}{
		{"", false},
		{"gzip", true},
		{"gzip, deflate, br, zstd", true},
		{"br;q=1.0, GZip ; q=0.5", true},
		{"gzip;q=0", false},
		{"gzip; q=0.000", false},
		{"gzip;q=much", false},
		{"identity", false},
		{"x-gzip", false},
	}
	for _, tt := range tests {
		if got := acceptsGzip(tt.header); got != tt.want {
			t.Errorf("acceptsGzip(%q) = %t", tt.header, got)
		}
	}
}

func TestCompressedTwin(t *testing.T) {
	const target = "/playground/assets/index-D4f.js"
	h := handler(bundled)

	plain := ask(t, h, "GET", target)
	if got := body(t, plain); got != script {
		t.Errorf("plain body %q", got)
	}
	packed := ask(t, h, "GET", target, "Accept-Encoding", "gzip, br")
	if got := packed.Header.Get("Content-Encoding"); got != "gzip" {
		t.Fatalf("Content-Encoding %q", got)
	}
	if want := strconv.Itoa(len(bundled["assets/index-D4f.js.gz"].Data)); packed.Header.Get("Content-Length") != want {
		t.Errorf("Content-Length %q, want %s", packed.Header.Get("Content-Length"), want)
	}
	unpacked, err := gzip.NewReader(packed.Body)
	if err != nil {
		t.Fatal(err)
	}
	packed.Body = unpacked
	if got := body(t, packed); got != script {
		t.Errorf("unpacked body %q", got)
	}

	for _, r := range []*http.Response{plain, packed} {
		if got := r.Header.Get("Vary"); got != "Accept-Encoding" {
			t.Errorf("Vary %q", got)
		}
		if got := r.Header.Get("ETag"); !strings.HasPrefix(got, `"`) {
			t.Errorf("ETag %q is not a strong one", got)
		}
	}
	if plain.Header.Get("ETag") == packed.Header.Get("ETag") {
		t.Error("different bytes bear the same strong ETag")
	}
	if got := ask(t, h, "GET", "/playground/assets/index-D4f.css", "Accept-Encoding", "gzip"); got.Header.Get("Content-Encoding") != "" {
		t.Error("a file without a twin claims to be compressed")
	}
}

func TestRevalidation(t *testing.T) {
	h := handler(bundled)
	for _, target := range []string{"/", "/favicon.svg", "/playground", "/playground/assets/index-D4f.js"} {
		for _, coding := range []string{"identity", "gzip"} {
			first := ask(t, h, "GET", target, "Accept-Encoding", coding)
			again := ask(t, h, "GET", target, "Accept-Encoding", coding, "If-None-Match", first.Header.Get("ETag"))
			if again.StatusCode != http.StatusNotModified {
				t.Errorf("%s as %s: status %d for an unchanged ETag", target, coding, again.StatusCode)
			}
			if got := body(t, again); got != "" {
				t.Errorf("%s as %s: a body of %d bytes for an unchanged ETag", target, coding, len(got))
			}
			other := ask(t, h, "GET", target, "Accept-Encoding", coding, "If-None-Match", `"other"`)
			if other.StatusCode != http.StatusOK {
				t.Errorf("%s as %s: status %d for another ETag", target, coding, other.StatusCode)
			}
		}
	}
}

func TestHeadHasNoBody(t *testing.T) {
	for _, target := range []string{"/", "/nothing", "/playground"} {
		get := ask(t, handler(unbuilt), "GET", target)
		head := ask(t, handler(unbuilt), "HEAD", target)
		if head.StatusCode != get.StatusCode {
			t.Errorf("%s: HEAD %d, GET %d", target, head.StatusCode, get.StatusCode)
		}
		if got, want := head.Header.Get("Content-Length"), strconv.Itoa(len(body(t, get))); got != want {
			t.Errorf("%s: HEAD promises %s bytes, GET sends %s", target, got, want)
		}
		if got := body(t, head); got != "" {
			t.Errorf("%s: HEAD sends %d bytes", target, len(got))
		}
	}
}

func TestErrorsHaveNoETag(t *testing.T) {
	for _, target := range []string{"/nothing", "/playground"} {
		r := ask(t, handler(unbuilt), "GET", target)
		if got := r.Header.Get("ETag"); got != "" {
			t.Errorf("%s: status %d with ETag %s", target, r.StatusCode, got)
		}
	}
}
