package web

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

func serveRecord(t *testing.T, record Record) (*http.Response, string) {
	t.Helper()
	w := httptest.NewRecorder()
	ServeRecord(w, httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/id/x", nil), record)
	return w.Result(), w.Body.String()
}

// The page of a record shows each value of it, in order, and nothing as HTML.
func TestRecordPage(t *testing.T) {
	node := `{"__typename":"DiplomaticEvent","id":"gift:a","permalink":"https://e.example/id/gift:a","title":"A <b>bowl</b> & more","value":12.5,"official":true,"kinds":["A","B"],"none":null,
		"giver":{"permalink":"https://e.example/id/leader:x","name":"X"},"rows":[{"permalink":"https://e.example/id/row:1","actor":{"permalink":"https://e.example/id/country:y","name":"Y"},"signedOn":"1961"}],
		"text":{"permalink":"javascript:alert(1)","title":"bad"},"citation":"Cite it so.","citations":[{"fields":["title"],"source":{"permalink":"https://e.example/id/source:s","title":"S","url":"https://s.example/?a=b&c"}}],
		"editFile":"seed/a.yaml","editLine":7,"disagreements":[],"unknown":[]}`
	response, page := serveRecord(t, Record{Status: http.StatusOK, ID: "gift:a", Node: json.RawMessage(node), Query: "query ($id: ID!) { node(id: $id) { id } }"})
	if response.StatusCode != http.StatusOK || response.Header.Get("Content-Security-Policy") != pagePolicy || response.Header.Get("Vary") != "Accept" {
		t.Errorf("%d %v", response.StatusCode, response.Header)
	}
	for _, want := range []string{
		"<h1>A &lt;b&gt;bowl&lt;/b&gt; &amp; more</h1>", "diplomatic event · ", `<dt>value</dt><dd>12.5</dd>`, `<dt>official</dt><dd>yes</dd>`, `<dt>kinds</dt><dd>A, B</dd>`,
		`<dt>giver</dt><dd><a href="https://e.example/id/leader:x">X</a></dd>`,
		`<li>actor: <a href="https://e.example/id/country:y">Y</a>; signed on: 1961</li>`,
		`fields: title; source: <a href="https://e.example/id/source:s">S</a>, <a href="https://s.example/?a=b&amp;c" rel="noreferrer">`,
		"<p>Cite it so.</p>", "<code>seed/a.yaml</code>, line 7", `href="../playground?query=query`, `href="../graphql?query=query`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page has no %s:\n%s", want, page)
		}
	}
	for _, not := range []string{"<dt>none", "<h2>unknown", "<h2>disagreements", "<dt>edit", `href="javascript`} {
		if strings.Contains(page, not) {
			t.Errorf("the page has %s", not)
		}
	}
	if strings.Index(page, "<dt>value") > strings.Index(page, "<dt>official") {
		t.Error("the order is lost")
	}
}

func TestPageOfNoRecord(t *testing.T) {
	response, page := serveRecord(t, Record{Status: http.StatusGone, ID: "visit:never", Message: "visit:never was withdrawn: <it> did not take place"})
	if response.StatusCode != http.StatusGone || response.Header.Get("Cache-Control") != never || !strings.Contains(page, "&lt;it&gt; did not take place") {
		t.Errorf("%d %v %s", response.StatusCode, response.Header, page)
	}
	if response, _ := serveRecord(t, Record{Status: http.StatusOK, ID: "x:y", Node: json.RawMessage(`{"a":`)}); response.StatusCode != http.StatusInternalServerError {
		t.Error(response.StatusCode)
	}
}
