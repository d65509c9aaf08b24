package graph

import (
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"
)

// FuzzRequest: whatever arrives is answered by JSON, never by a 500, and by
// no more than a few kilobytes.
func FuzzRequest(f *testing.F) {
	f.Add("POST", "/graphql", "application/json", graphqlJSON, `{"query":"query($a:Int){treaties(first:$a){nodes{id}}}","variables":{"a":1e2}}`)
	f.Add("POST", "/graphql", "application/json;charset=utf-8", "*/*;q=0.1", `[{"query":"{a}"}]`)
	f.Add("GET", "/graphql?query={country(code:%22PRK%22){name}}&variables={%22a%22:[1]}", "", "", "")
	f.Add("OPTIONS", "/?query=%zz", "", "a/b;q=x", "")
	h := NewHandler(&edge{}, DefaultLimits())
	f.Fuzz(func(t *testing.T, method, target, contentType, accept, body string) {
		u, err := url.ParseRequestURI(target)
		if err != nil {
			return
		}
		r := (&http.Request{
			Method: method, URL: u, RequestURI: target, Body: io.NopCloser(strings.NewReader(body)),
			Header: http.Header{"Content-Type": {contentType}, "Accept": {accept}, "Accept-Encoding": {accept}},
		}).WithContext(t.Context())
		a := ask(t, h, r)
		if a.Status >= 500 || len(a.Body) > 20_000 {
			t.Errorf("%d %.300s", a.Status, a.Body)
		}
	})
}
