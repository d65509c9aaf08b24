package graph

import (
	"encoding/json"
	"testing"

	"github.com/99designs/gqlgen/graphql/introspection"
)

// The model of costs: each line is a query and what it costs.
func TestCost(t *testing.T) {
	for _, c := range []struct {
		query     string
		variables map[string]any
		cost      int64
	}{
		{"{ __typename }", nil, 1},
		{`{ country(code: "PRK") { code name } }`, nil, 1 + 1 + 2},
		{"{ treaties { totalCount } }", nil, 1 + 25*1},
		{"{ treaties(first: 10) { nodes { id } } }", nil, 1 + 1 + 10*(1+1)},
		{"{ treaties(first: 10) { edges { node { id } } } }", nil, 1 + 1 + 10*(1+1+1)},
		{"{ treaties(first: 10) { ...C } } fragment C on TreatyConnection { nodes { ...T } } fragment T on Treaty { id }", nil, 1 + 1 + 10*(1+1)},
		{"{ treaties(first: 10) { nodes { parties { code } } } }", nil, 1 + 1 + 10*(1+1+10*1)},
		{`{ nodes(ids: ["a", "b"]) { id } }`, nil, 1 + 3 + 5*1},
		{`{ nodes(ids: [1 2 3 4 5 6 7 8]) { id } }`, nil, 1 + 9 + 8*1},
		{"query($ids: [ID!]!) { nodes(ids: $ids) { id } }", map[string]any{"ids": []any{"1", "2", "3", "4", "5", "6"}}, 1 + 7 + 6*1},
		{"query($ids: [ID!]! = [1 2 3 4 5 6]) { nodes(ids: $ids) { id } }", nil, 1 + 7 + 6*1},
		{"query($n: Int = 7) { treaties(first: $n) { totalCount } }", nil, 1 + 1 + 7*1},
		{"query($n: Int = 7) { treaties(first: $n) { totalCount } }", map[string]any{"n": json.Number("50")}, 1 + 1 + 50*1},
		{"query($n: Int = 7) { treaties(first: $n) { totalCount } }", map[string]any{"n": nil}, 1 + 1 + 25*1},
		// A list that says how many it may have.
		{"{ drawn { id } }", nil, 1 + 7*1},
		{"{ drawn(most: 1000) { id } }", nil, 1 + 1 + 1000*1},
		{"query($n: Int!) { drawn(most: $n) { id } }", map[string]any{"n": json.Number("300")}, 1 + 1 + 300*1},
		{"{ drawn(most: -5) { id } }", nil, 1 + 1 + 1},
		{"{ drawn(most: 5000000000) { id } }", nil, maxWeight},
		{"{ network { id } }", nil, 1 + 2000 + 5*1}, // takes work
		// Groups count once, however long the page is.
		{"{ treaties(first: 10) { groups(by: [YEAR], first: 7) { count } } }", nil, 1 + 1 + 500 + 1 + 3 + 7*1},
		{"query($by: [Kind!]) { treaties(first: 10) { groups(by: $by) { count } } }", map[string]any{"by": []any{"A", "B"}}, 1 + 1 + 2*500 + 1 + 3 + 25*1},
		{"{ treaties(first: 10) { nodes { id } groups { count } ...C } } fragment C on TreatyConnection { groups { count } }", nil, 1 + 1 + 10*(1+1) + 2*(500+1+25*1)},
		// Nothing lowers a cost.
		{"{ treaties(first: 0) { totalCount } }", nil, 1 + 1 + 1*1},
		{"{ treaties(first: null) { totalCount } }", nil, 1 + 1 + 25*1},
		{"{ treaties(first: 1, last: 100) { totalCount } }", nil, 1 + 2 + 100*1},
		{"{ treaties @skip(if: true) { totalCount } }", nil, 1 + 25*1},
		{"query($n: Int) { treaties(first: $n) { totalCount } }", map[string]any{"n": "many"}, 1 + 1 + 100*1},
		// Of several operations the heaviest counts.
		{"query A { __typename } query B { treaties { totalCount } }", nil, 1 + 25*1},
		// Unknown fields, types and fragments are left to the validator.
		{"{ nosuch { a { b } } ... on Nosuch { a } ...Nosuch }", nil, 3 + 1},
		// Sums stop instead of overflowing.
		{`{ country(code: "PRK") ` + repeat("{ treaties(first: 100) { nodes { parties ", 15) + "{ code }" + repeat(" } } }", 15) + " }", nil, maxWeight},
		// Introspection is weighed apart.
		{"{ __schema { types { name } } }", nil, 1},
	} {
		h := NewHandler(&edge{}, DefaultLimits())
		doc, refused := h.parse(c.query)
		if refused != nil {
			t.Fatal(c.query, refused.errors)
		}
		w, _ := (&scale{schema: edgeSchema, limits: DefaultLimits()}).weigh(doc, doc.Operations[0], c.variables, 1)
		if w.cost != c.cost {
			t.Errorf("%s %v: want %d, got %d", c.query, c.variables, c.cost, w.cost)
		}
	}
}

// FuzzWeigh: no document makes the gates panic, visits more nodes than the
// request has bytes, or weighs a negative amount.
func FuzzWeigh(f *testing.F) {
	for _, c := range hostile {
		if variables, err := json.Marshal(c.variables); err == nil && len(c.query) < 3_000 {
			f.Add(c.query, string(variables))
		}
	}
	f.Add(introspection.Query, "{}")
	f.Add("query($a:Int=-1,$b:[ID!]!){treaties(first:$a){nodes{id}}nodes(ids:$b){id}...F}fragment F on Query{...F}", `{"b":[1,{"c":null}]}`)
	f.Add(`query($p:Pick){treaties(pick:$p,where:{kinds:DEFENCE_PACT,signed:{from:"1950"}})@include(if:true){totalCount}}`, `{"p":{"id":1}}`)
	h := NewHandler(&edge{}, DefaultLimits())
	f.Fuzz(func(t *testing.T, query, variables string) {
		q := request{query: query}
		if json.Valid([]byte(variables)) {
			if read, refused := readJSON([]byte(`{"query":"{a}","variables":` + variables + `}`)); refused == nil {
				q.variables = read.variables
			}
		}
		if doc, refused := h.parse(query); refused == nil && len(doc.Operations) > 0 {
			s := &scale{schema: edgeSchema, limits: h.limits}
			w, _ := s.weigh(doc, doc.Operations[0], q.variables, h.introspection)
			if s.visits > int64(len(query)+len(variables)) || min(w.depth, w.size, w.aliases, w.cost, w.introspection, s.size) < 0 {
				t.Errorf("%d visits, %+v", s.visits, w)
			}
		}
		if _, _, _, refused := h.admit(q); refused != nil && len(refused.errors) == 0 {
			t.Error("refused without a reason")
		}
	})
}
