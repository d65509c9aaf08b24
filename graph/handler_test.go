package graph

import (
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
)

// edgeSchema has what the edge looks at: connections, lists, enums, inputs.
var edgeSchema = gqlparser.MustLoadSchema(&ast.Source{Name: "edge.graphqls", Input: `
	scalar Date
	enum Kind { DEFENCE_PACT FRIENDSHIP }
	input Days { from: Date to: Date }
	input Pick @oneOf { id: ID slug: String }
	input TreatyWhere { kinds: [Kind!] signed: Days not: TreatyWhere limit: Int codes: [String!] rank: Float! = 1 }
	type Country { code: ID! name: String! treaties(first: Int, last: Int, where: TreatyWhere): TreatyConnection! neighbours: [Country!]! }
	type Treaty { id: ID! title: String! parties: [Country!]! }
	type TreatyEdge { cursor: String! node: Treaty! }
	type TreatyConnection { edges: [TreatyEdge!]! nodes: [Treaty!]! totalCount: Int! groups(by: [Kind!], first: Int): [Group!]! }
	type Group { count: Int! }
	type Query {
		country(code: String!): Country
		treaties(first: Int, last: Int, where: TreatyWhere, pick: Pick): TreatyConnection!
		nodes(ids: [ID!]!): [Treaty]!
		drawn(most: Int! = 7): [Treaty!]!
		network(first: Int): [Treaty!]!
	}
`})

// edge is a schema without resolvers: it counts executions and answers what
// it is told to.
type edge struct {
	executed atomic.Int64
	answer   func(context.Context) string
}

func (e *edge) Schema() *ast.Schema { return edgeSchema }

func (e *edge) Complexity(context.Context, string, string, int, map[string]any) (int, bool) {
	panic("gqlgen's complexity is not to be used")
}

func (e *edge) Exec(context.Context) graphql.ResponseHandler {
	e.executed.Add(1)
	return func(ctx context.Context) *graphql.Response {
		if e.answer == nil {
			return &graphql.Response{Data: json.RawMessage(`{"__typename":"Query"}`)}
		}
		return &graphql.Response{Data: json.RawMessage(e.answer(ctx))}
	}
}

// answered is an answer as a client reads it.
type answered struct {
	Status  int
	Header  http.Header
	Body    string
	HasData bool
	Errors  []struct {
		Message    string
		Path       []any
		Locations  []map[string]int
		Extensions map[string]any
	}
}

// code is the code of the only error.
func (a answered) code(t *testing.T) string {
	t.Helper()
	if len(a.Errors) != 1 {
		t.Fatalf("want one error, got %s", a.Body)
	}
	code, _ := a.Errors[0].Extensions["code"].(string)
	return code
}

func ask(t *testing.T, h http.Handler, r *http.Request) answered {
	t.Helper()
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	a := answered{Status: w.Code, Header: w.Header(), Body: w.Body.String()}
	if w.Body.Len() == 0 {
		return a
	}
	body := io.Reader(w.Body)
	if w.Header().Get("Content-Encoding") == "gzip" {
		unzipped, err := gzip.NewReader(body)
		if err != nil {
			t.Fatal(err)
		}
		body = unzipped
	}
	var members map[string]json.RawMessage
	if err := json.NewDecoder(body).Decode(&members); err != nil {
		t.Fatalf("the answer is not JSON: %v: %.200s", err, a.Body)
	}
	_, a.HasData = members["data"]
	if members["errors"] != nil {
		if err := json.Unmarshal(members["errors"], &a.Errors); err != nil {
			t.Fatal(err)
		}
	}
	return a
}

// post is a POST of a query; of several operations it asks for Q0.
func post(query string, variables any) *http.Request {
	members := map[string]any{"query": query, "variables": variables}
	if strings.Contains(query, "query Q0") {
		members["operationName"] = "Q0"
	}
	body, err := json.Marshal(members)
	if err != nil {
		panic(err)
	}
	return postBody(string(body))
}

func postBody(body string) *http.Request {
	r := httptest.NewRequest(http.MethodPost, "/graphql", strings.NewReader(body))
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Accept", graphqlJSON)
	return r
}

func get(query string) *http.Request {
	return httptest.NewRequest(http.MethodGet, "/graphql?query="+url.QueryEscape(query), nil)
}

func with(r *http.Request, header, value string) *http.Request {
	r.Header.Set(header, value)
	return r
}

func without(r *http.Request, header string) *http.Request {
	r.Header.Del(header)
	return r
}

// The statuses and media types of GraphQL over HTTP. All 61 audits of the npm
// package graphql-http run against the real server in web/app.
func TestStatusAndMediaType(t *testing.T) {
	const ok = `{"query":"{ __typename }"}`
	for _, c := range []struct {
		name      string
		request   *http.Request
		status    int
		mediaType string
		code      string
	}{
		{"POST", postBody(ok), 200, graphqlJSON, ""},
		{"POST without Accept", without(postBody(ok), "Accept"), 200, plainJSON, ""},
		{"anything accepted", with(postBody(ok), "Accept", "*/*"), 200, plainJSON, ""},
		{"both accepted", with(postBody(ok), "Accept", plainJSON+", "+graphqlJSON), 200, graphqlJSON, ""},
		{"legacy preferred", with(postBody(ok), "Accept", graphqlJSON+";q=0.5, application/json"), 200, plainJSON, ""},
		{"a browser", with(get("{ __typename }"), "Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"), 200, plainJSON, ""},
		{"charset", with(postBody(ok), "Content-Type", "application/json; charset=UTF-8"), 200, graphqlJSON, ""},
		{"GET", get("{ __typename }"), 200, plainJSON, ""},
		{"GET with everything", httptest.NewRequest("GET", "/?query=query+A{__typename}&operationName=A&variables={}&extensions={}", nil), 200, plainJSON, ""},
		{"nulls", postBody(`{"query":"{ __typename }","variables":null,"operationName":null,"extensions":null}`), 200, graphqlJSON, ""},
		{"members of the future", postBody(`{"query":"{ __typename }","documentId":"x","Query":1}`), 200, graphqlJSON, ""},

		{"neither accepted", with(postBody(ok), "Accept", "text/event-stream"), 406, plainJSON, CodeBadRequest},
		{"excluded", with(postBody(ok), "Accept", "application/json;q=0"), 406, plainJSON, CodeBadRequest},
		{"PUT", httptest.NewRequest("PUT", "/graphql", nil), 405, plainJSON, CodeBadRequest},
		{"multipart", with(postBody(ok), "Content-Type", "multipart/form-data; boundary=x"), 415, graphqlJSON, CodeBadRequest},
		{"text", with(postBody(ok), "Content-Type", "text/plain"), 415, graphqlJSON, CodeBadRequest},
		{"form", with(postBody(ok), "Content-Type", "application/x-www-form-urlencoded"), 415, graphqlJSON, CodeBadRequest},
		{"no type", without(postBody(ok), "Content-Type"), 415, graphqlJSON, CodeBadRequest},
		{"latin1", with(postBody(ok), "Content-Type", "application/json; charset=latin1"), 415, graphqlJSON, CodeBadRequest},
		{"compressed", with(postBody(ok), "Content-Encoding", "gzip"), 415, graphqlJSON, CodeBadRequest},
		{"a batch", postBody("[" + ok + "]"), 400, graphqlJSON, CodeBadRequest},
		{"a string", postBody(`"{ __typename }"`), 400, graphqlJSON, CodeBadRequest},
		{"null", postBody(`null`), 400, graphqlJSON, CodeBadRequest},
		{"an empty body", postBody(""), 400, graphqlJSON, CodeBadRequest},
		{"data after the body", postBody(ok + ok), 400, graphqlJSON, CodeBadRequest},
		{"half a body", postBody(ok[:10]), 400, graphqlJSON, CodeBadRequest},
		{"bad UTF-8", postBody("{\"query\":\"{ a(x:\\\"\xff\\\") }\"}"), 400, graphqlJSON, CodeBadRequest},
		{"twice", postBody(`{"query":"{ a }","query":"{ b }"}`), 400, graphqlJSON, CodeBadRequest},
		{"no query", postBody(`{"qeury":"{ a }"}`), 400, graphqlJSON, CodeBadRequest},
		{"a number for a query", postBody(`{"query":1}`), 400, graphqlJSON, CodeBadRequest},
		{"a list for an operation name", postBody(`{"query":"{ a }","operationName":[]}`), 400, graphqlJSON, CodeBadRequest},
		{"a string for variables", postBody(`{"query":"{ a }","variables":"{}"}`), 400, graphqlJSON, CodeBadRequest},
		{"a list for extensions", postBody(`{"query":"{ a }","extensions":[]}`), 400, graphqlJSON, CodeBadRequest},
		{"GET without a query", httptest.NewRequest("GET", "/graphql", nil), 400, plainJSON, CodeBadRequest},
		{"GET with two queries", httptest.NewRequest("GET", "/graphql?query={a}&query={b}", nil), 400, plainJSON, CodeBadRequest},
		{"GET with bad escapes", httptest.NewRequest("GET", "/graphql?query=%25%zz", nil), 400, plainJSON, CodeBadRequest},
		{"GET with bad UTF-8", httptest.NewRequest("GET", "/graphql?query=%ff", nil), 400, plainJSON, CodeBadRequest},
		{"GET with bad variables", httptest.NewRequest("GET", "/graphql?query={a}&variables={", nil), 400, plainJSON, CodeBadRequest},
		{"a mutation", postBody(`{"query":"mutation { a }"}`), 400, graphqlJSON, CodeBadRequest},
		{"a mutation by GET", get("mutation { a }"), 400, plainJSON, CodeBadRequest},
		{"a subscription", postBody(`{"query":"subscription { a }"}`), 400, graphqlJSON, CodeBadRequest},
		{"a long URL", get(strings.Repeat(" ", 9000) + "{ __typename }"), 414, plainJSON, CodeLimitExceeded},
		{"a large body", postBody(`{"query":"` + strings.Repeat(" ", 110_000) + `"}`), 413, graphqlJSON, CodeLimitExceeded},

		// A well-formed request is answered 200 under application/json.
		{"no GraphQL", postBody(`{"query":"{"}`), 400, graphqlJSON, CodeParseFailed},
		{"no GraphQL, legacy", with(postBody(`{"query":"{"}`), "Accept", plainJSON), 200, plainJSON, CodeParseFailed},
		{"no such field", postBody(`{"query":"{ treatys }"}`), 400, graphqlJSON, CodeValidationFailed},
		{"no such field, legacy", with(postBody(`{"query":"{ treatys }"}`), "Accept", plainJSON), 200, plainJSON, CodeValidationFailed},
		{"no such operation", postBody(`{"query":"query A { __typename }","operationName":"B"}`), 400, graphqlJSON, CodeValidationFailed},
		{"which operation", postBody(`{"query":"query A { __typename } query B { __typename }"}`), 400, graphqlJSON, CodeValidationFailed},
		{"no operation", postBody(`{"query":"fragment F on Query { __typename }"}`), 400, graphqlJSON, CodeValidationFailed},
		{"a fragment that spreads itself", postBody(`{"query":"{ ...F } fragment F on Query { ...F }"}`), 400, graphqlJSON, CodeValidationFailed},
		{"a bad variable", postBody(`{"query":"query($c: String!) { country(code: $c) { name } }","variables":{"c":1}}`), 400, graphqlJSON, CodeBadUserInput},
		{"a bad variable, legacy", with(postBody(`{"query":"query($c: String!) { country(code: $c) { name } }","variables":{"c":null}}`), "Accept", plainJSON), 200, plainJSON, CodeBadUserInput},
	} {
		t.Run(c.name, func(t *testing.T) {
			e := &edge{}
			a := ask(t, NewHandler(e, DefaultLimits()), c.request)
			if a.Status != c.status || a.Header.Get("Content-Type") != c.mediaType+"; charset=utf-8" {
				t.Errorf("want %d %s, got %d %s", c.status, c.mediaType, a.Status, a.Header.Get("Content-Type"))
			}
			if c.code == "" {
				if !a.HasData || a.Errors != nil || e.executed.Load() != 1 {
					t.Errorf("want data, got %s", a.Body)
				}
				return
			}
			if got := a.code(t); got != c.code || a.HasData || e.executed.Load() != 0 {
				t.Errorf("want %s without data, got %.300s", c.code, a.Body)
			}
			if len(a.Body) > 1000 {
				t.Errorf("%d bytes are too many for one error", len(a.Body))
			}
			if (c.status == 405) != (a.Header.Get("Allow") != "") {
				t.Errorf("Allow: %q", a.Header.Get("Allow"))
			}
		})
	}
}

func TestPerRequestContext(t *testing.T) {
	type key string
	var n atomic.Int64
	e := &edge{answer: func(ctx context.Context) string {
		if ctx.Value(key("a")) == nil || ctx.Value(key("b")) == nil {
			return `{"__typename":"undecorated"}`
		}
		return `{"__typename":"Query"}`
	}}
	decorate := func(k key) func(context.Context) context.Context {
		return func(ctx context.Context) context.Context { return context.WithValue(ctx, k, n.Add(1)) }
	}
	h := NewHandler(e, DefaultLimits(), decorate("a"), decorate("b"))
	for range 2 {
		if a := ask(t, h, post("{ __typename }", nil)); strings.Contains(a.Body, "undecorated") {
			t.Error(a.Body)
		}
	}
	if n.Load() != 4 {
		t.Errorf("want a decoration for each request, got %d", n.Load())
	}
}

func TestDeadlineStopsResolvers(t *testing.T) {
	limits := DefaultLimits()
	limits.Timeout = 100 * time.Millisecond // the machine may be busy
	begun := 0
	e := &edge{answer: func(ctx context.Context) string {
		for range 50 {
			_, err := graphql.GetOperationContext(ctx).ResolverMiddleware(ctx, func(ctx context.Context) (any, error) {
				begun++
				<-ctx.Done() // as SQL does
				return nil, errors.New("interrupted")
			})
			graphql.AddError(ctx, err)
		}
		return `{"country":null}`
	}}
	log := captureLog(t)
	a := ask(t, NewHandler(e, limits), post("{ __typename }", nil))
	if begun != 1 || log.Len() > 0 {
		t.Errorf("%d resolvers begun, logged %s", begun, log)
	}
	if a.code(t) != CodeTimeout || a.HasData || a.Status != http.StatusServiceUnavailable {
		t.Errorf("%d %s", a.Status, a.Body)
	}
}
