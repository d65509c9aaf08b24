package web

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"html/template"
	"strings"
)

//go:embed pages
var pages embed.FS

// The query that the playground opens on, and the page at / shows. A test of
// the API runs it, so neither can rot.
//
//go:embed app/src/example.graphql
var example string

// page makes one of the pages that need no script, from pages/<name>.html.
//
// Its style stands inside it, so that the page is one request, and the policy
// names the style by its hash, so that no other is applied.
func page(name string) answer {
	t := template.Must(template.ParseFS(pages, "pages/layout.html", "pages/"+name+".html"))
	var body bytes.Buffer
	err := t.Execute(&body, struct {
		Style   template.CSS
		Example string
	}{template.CSS(pageStyle), withoutComment(example)})
	if err != nil {
		panic(err) // pages and their data are compiled in: this fails in every test or never
	}

	a := newAnswer(body.Bytes(), ".html")
	a.policy = pagePolicy
	return a
}

// pageStyle stands inside each page, and pagePolicy lets a page apply that alone.
var (
	pageStyle  = string(mustRead(pages, "pages/style.css"))
	pagePolicy = func() string {
		hash := sha256.Sum256([]byte(pageStyle))
		return "default-src 'none'; img-src 'self'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(hash[:]) + "'" + everywhere
	}()
	recordTemplate = template.Must(template.ParseFS(pages, "pages/layout.html", "pages/record.html"))
)

// withoutComment is a query without the comment lines on top of it, which
// address a reader of the playground.
func withoutComment(query string) string {
	for strings.HasPrefix(query, "#") {
		_, query, _ = strings.Cut(query, "\n")
	}
	return strings.TrimSpace(query)
}
