package web

import (
	"bytes"
	"compress/gzip"
	"io"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"path"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"
)

const script = "console.log('the same bytes again and again and again and again')"

// unbuilt is dist on a machine without Node, bundled what Vite leaves there.
var (
	unbuilt = fstest.MapFS{".keep": {}}
	bundled = fstest.MapFS{
		".keep":                    {},
		"index.html":               {Data: []byte("<title>Entente playground</title>")},
		"index.html.gz":            {Data: compressed("<title>Entente playground</title>")},
		"licenses.txt":             {Data: []byte("MIT")},
		"assets/index-D4f.js":      {Data: []byte(script)},
		"assets/index-D4f.js.gz":   {Data: compressed(script)},
		"assets/index-D4f.css":     {Data: []byte("body{}")},
		"assets/picture-D4f.png":   {Data: []byte("\x89PNG")},
		"assets/letters-D4f.woff2": {Data: []byte("wOF2")},
		"assets/else-D4f.bin":      {Data: []byte{0}},
	}
)

func compressed(s string) []byte {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := io.WriteString(w, s); err != nil {
		panic(err)
	}
	if err := w.Close(); err != nil {
		panic(err)
	}
	return b.Bytes()
}

// ask sends one request; the headers come in pairs.
func ask(t *testing.T, h http.Handler, method, target string, headers ...string) *http.Response {
	t.Helper()
	r := httptest.NewRequestWithContext(t.Context(), method, target, nil)
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w.Result()
}

func body(t *testing.T, r *http.Response) string {
	t.Helper()
	b, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestAddresses(t *testing.T) {
	const html = "text/html; charset=utf-8"
	tests := []struct {
		name   string
		dist   fs.FS
		method string
		target string
		status int
		kind   string
		cache  string
		says   string
	}{
		{"home", unbuilt, "GET", "/", 200, html, revalidate, "open GraphQL API of treaties, visits and gifts"},
		{"home, built", bundled, "GET", "/", 200, html, revalidate, "open GraphQL API of treaties, visits and gifts"},
		{"home with a query", unbuilt, "GET", "/?from=mail", 200, html, revalidate, "Entente"},
		{"icon", unbuilt, "GET", "/favicon.svg", 200, "image/svg+xml", revalidate, "<svg"},
		{"nothing", unbuilt, "GET", "/treaties", 404, html, never, "nothing at this address"},
		{"posting", unbuilt, "POST", "/", 405, "text/plain; charset=utf-8", "", ""},

		{"unbuilt", unbuilt, "GET", "/playground", 503, html, never, "make web"},
		{"unbuilt, shared link", unbuilt, "GET", "/playground?query={a}", 503, html, never, "/graphql"},
		{"unbuilt, its file", unbuilt, "GET", "/playground/assets/index-D4f.js", 404, html, never, ""},
		{"no dist at all", fstest.MapFS{}, "GET", "/playground", 503, html, never, "make web"},

		{"built", bundled, "GET", "/playground", 200, html, revalidate, "Entente playground"},
		{"built, shared link", bundled, "GET", "/playground?query={a}", 200, html, revalidate, "Entente playground"},
		{"built, posting", bundled, "POST", "/playground", 405, "text/plain; charset=utf-8", "", ""},
		{"script", bundled, "GET", "/playground/assets/index-D4f.js", 200, "text/javascript; charset=utf-8", forEver, script},
		{"style", bundled, "GET", "/playground/assets/index-D4f.css", 200, "text/css; charset=utf-8", forEver, "body{}"},
		{"picture", bundled, "GET", "/playground/assets/picture-D4f.png", 200, "image/png", forEver, "PNG"},
		{"font", bundled, "GET", "/playground/assets/letters-D4f.woff2", 200, "font/woff2", forEver, "wOF2"},
		{"another kind", bundled, "GET", "/playground/assets/else-D4f.bin", 200, "application/octet-stream", forEver, ""},
		{"licences", bundled, "GET", "/playground/licenses.txt", 200, "text/plain; charset=utf-8", revalidate, "MIT"},
		{"hidden file", bundled, "GET", "/playground/.keep", 404, html, never, ""},
		{"twin", bundled, "GET", "/playground/assets/index-D4f.js.gz", 404, html, never, ""},
		{"page by its file name", bundled, "GET", "/playground/index.html", 404, html, never, ""},
		{"folder", bundled, "GET", "/playground/assets", 404, html, never, ""},
		{"file of another build", bundled, "GET", "/playground/assets/index-old.js", 404, html, never, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := ask(t, handler(tt.dist), tt.method, tt.target)
			if r.StatusCode != tt.status {
				t.Errorf("status %d, want %d", r.StatusCode, tt.status)
			}
			if got := r.Header.Get("Content-Type"); got != tt.kind {
				t.Errorf("Content-Type %q, want %q", got, tt.kind)
			}
			if got := r.Header.Get("Cache-Control"); got != tt.cache {
				t.Errorf("Cache-Control %q, want %q", got, tt.cache)
			}
			if got := body(t, r); !strings.Contains(got, tt.says) {
				t.Errorf("the body does not say %q:\n%s", tt.says, got)
			}
		})
	}
}

// Whatever is answered, a browser may neither guess its type, nor load for it
// from elsewhere, nor tell the next site where the reader came from.
func TestNoAnswerTrustsAnotherHost(t *testing.T) {
	for _, dist := range []fs.FS{unbuilt, bundled} {
		for _, target := range []string{"/", "/favicon.svg", "/nothing", "/playground", "/playground/assets/index-D4f.js"} {
			r := ask(t, handler(dist), "GET", target)
			if got := r.Header.Get("X-Content-Type-Options"); got != "nosniff" {
				t.Errorf("%s: X-Content-Type-Options %q", target, got)
			}
			if got := r.Header.Get("Referrer-Policy"); got != "no-referrer" {
				t.Errorf("%s: Referrer-Policy %q", target, got)
			}
			policy := r.Header.Get("Content-Security-Policy")
			if !strings.HasPrefix(policy, "default-src 'none'; ") || !strings.HasSuffix(policy, everywhere) {
				t.Errorf("%s: Content-Security-Policy %q", target, policy)
			}
			if regexp.MustCompile(`unsafe|https?:|\*`).MatchString(policy) {
				t.Errorf("%s: a policy that lets others in: %q", target, policy)
			}
		}
	}
}

// Pages hold one style, which their policy names, and nothing that would load
// from another host or run.
func TestPagesLoadNothing(t *testing.T) {
	loads := regexp.MustCompile(`(?i)<script|<link[^>]+https?:|\bsrc="(?:https?:)?//|@import|url\(|\bon\w+="|\bstyle="`)
	for _, name := range []string{"home", "unbuilt", "missing"} {
		a := page(name)
		if found := loads.FindString(string(a.plain)); found != "" {
			t.Errorf("%s holds %q", name, found)
		}
		if !strings.Contains(a.policy, "style-src 'sha256-") {
			t.Errorf("%s: its policy does not name its style: %s", name, a.policy)
		}
		if strings.Contains(string(a.plain), "ZgotmplZ") {
			t.Errorf("%s: the template refused a value as unsafe", name)
		}
	}
}

// The page at / shows the query that the playground opens on, and links to its
// answer; the comment on top speaks to readers of the playground.
func TestHomeShowsTheExample(t *testing.T) {
	home := body(t, ask(t, handler(unbuilt), "GET", "/"))
	if want := "treaty(id: &#34;treaty:dprk-russia-partnership-2024&#34;)"; !strings.Contains(home, want) {
		t.Errorf("the page does not show the example, %s", want)
	}
	if strings.Contains(home, "# ") {
		t.Error("the page shows the comment of the example")
	}
	if want := `href="/graphql?query=query%20`; !strings.Contains(home, want) {
		t.Errorf("the page does not link to the answer, %s", want)
	}
	for _, link := range []string{`href="/playground"`, `href="/schema.graphql"`} {
		if !strings.Contains(home, link) {
			t.Errorf("the page has no %s", link)
		}
	}
}

func TestTrailingSlashKeepsTheQuery(t *testing.T) {
	r := ask(t, handler(bundled), "GET", "/playground/?query=%7Ba%7D&variables=%7B%7D")
	if r.StatusCode != http.StatusPermanentRedirect {
		t.Errorf("status %d", r.StatusCode)
	}
	if got, want := r.Header.Get("Location"), "/playground?query=%7Ba%7D&variables=%7B%7D"; got != want {
		t.Errorf("Location %q, want %q", got, want)
	}
}

// The build that this binary was compiled with, whichever it is, is whole:
// every file that the page names is served.
func TestHandlerServesWhatItsPageNames(t *testing.T) {
	h := Handler()
	r := ask(t, h, "GET", "/playground")
	page := body(t, r)
	switch r.StatusCode {
	case http.StatusServiceUnavailable:
		if !strings.Contains(page, "make web") {
			t.Error("the playground is not built, and the page does not say how to build it")
		}
	case http.StatusOK:
		named := regexp.MustCompile(`(?:src|href)="(/playground/[^"]+)"`).FindAllStringSubmatch(page, -1)
		if len(named) == 0 {
			t.Error("the playground names no file of its own")
		}
		for _, match := range named {
			if got := ask(t, h, "GET", match[1]); got.StatusCode != http.StatusOK {
				t.Errorf("%s: status %d", match[1], got.StatusCode)
			}
			if path.Dir(match[1]) != "/playground/assets" {
				t.Errorf("%s is not among the assets", match[1])
			}
		}
	default:
		t.Errorf("status %d", r.StatusCode)
	}
}
