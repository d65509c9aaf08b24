package graph

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"testing"
)

// numbered repeats a piece n times; in it %[1]d is 0, 1, 2, … and %[2]d one more.
func numbered(n int, piece string) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, piece, i, i+1)
	}
	return b.String()
}

var (
	repeat = strings.Repeat
	lists  = "treaties { totalCount } "
	// filtered is a query whose variable is a filter.
	filtered = "query($w: TreatyWhere) { treaties(where: $w) { totalCount } }"
)

// hostile are the documents that DESIGN's traps name, and their kin. Each is
// refused by the named limit, some with the limits before it lifted.
var hostile = []struct {
	name      string
	query     string
	variables any
	limit     string
	lift      func(*Limits)
}{
	{"a document of 150,000 tokens", "{ " + repeat("a ", 149_998) + "}", nil, "tokens", func(l *Limits) { l.BodyBytes = 1 << 20 }},
	{"a document of comments", repeat("#\n", 6_000) + "{ __typename }", nil, "tokens", nil},
	{
		"28 doubling fragments", `{ country(code: "PRK") { ...F0 } } ` +
			numbered(28, "fragment F%[1]d on Country { a: neighbours { ...F%[2]d } b: neighbours { ...F%[2]d } } ") +
			"fragment F28 on Country { name }", nil, "depth", nil,
	},
	{
		"28 doubling fragments, depth lifted", `{ country(code: "PRK") { ...F0 } } ` +
			numbered(28, "fragment F%[1]d on Country { ...F%[2]d neighbours { ...F%[2]d } } ") +
			"fragment F28 on Country { name }", nil, "size", func(l *Limits) { l.Depth = 100 },
	},
	{
		"12 doubling fragments", `{ country(code: "PRK") { ...F0 } } ` +
			numbered(12, "fragment F%[1]d on Country { ...F%[2]d ...F%[2]d } ") +
			"fragment F12 on Country { name }", nil, "size", nil,
	},
	{"a chain of fragments", "{ ...F0 } " + numbered(30, "fragment F%[1]d on Query { ...F%[2]d } ") + "fragment F30 on Query { __typename }", nil, "depth", nil},
	{"3,000 repeats with sub-selections", "{ " + repeat(lists, 3_000) + "}", nil, "tokens", nil},
	{"3,000 repeats, tokens lifted", "{ " + repeat(lists, 3_000) + "}", nil, "size", func(l *Limits) { l.Tokens = 100_000 }},
	{"500 repeats", "{ " + repeat(lists, 500) + "}", nil, "merges", nil},
	{"500 conflicting repeats", "{ " + numbered(500, `country(code: "%[1]d") { name } `) + "}", nil, "merges", nil},
	{"200 repeats in nested inline fragments", repeat("{ ... ", 18) + "{ " + repeat(lists, 200) + "}" + repeat(" }", 18), nil, "merges", nil},
	{"repeats for each operation", numbered(20, "query Q%[1]d { ...F } ") + "fragment F on Query { " + repeat("__typename ", 100) + "}", nil, "merges", nil},
	{"a fragment for each operation", numbered(500, "query Q%[1]d { ...F } ") + "fragment F on Query { nodes(ids: [1 2 3 4 5 6 7]) { id } }", nil, "size", nil},
	{"2,000 unknown directives", "{ __typename " + numbered(2_000, "@d%[1]d ") + "}", nil, "directives", nil},
	{"5,000 unused variables", "query(" + numbered(5_000, "$v%[1]d: Int ") + ") { __typename }", nil, "tokens", nil},
	{"5,000 unused variables, tokens lifted", "query(" + numbered(5_000, "$v%[1]d: Int ") + ") { __typename }", nil, "variables", func(l *Limits) { l.Tokens = 100_000 }},
	{"selections 30 deep", repeat("{ ... ", 30) + "{ __typename }" + repeat(" }", 30), nil, "depth", nil},
	{"selections 1,500 deep", repeat("{ a ", 1_500) + repeat("}", 1_500), nil, "depth", nil},
	{"a list 30 deep", "{ nodes(ids: " + repeat("[", 30) + repeat("]", 30) + ") { id } }", nil, "depth", nil},
	{"a list 1,500 deep", "{ nodes(ids: " + repeat("[", 1_500) + repeat("]", 1_500) + ") { id } }", nil, "depth", nil},
	{"a variable 30 deep", filtered, json.RawMessage(`{"w":` + repeat(`{"not":`, 30) + "{}" + repeat("}", 30) + "}"), "depth", nil},
	{"51 aliases", "{ " + numbered(51, "a%[1]d: __typename ") + "}", nil, "aliases", nil},
	{"60 aliases by fragments", "{ ...A ...B } fragment A on Query { ...B } fragment B on Query { " + numbered(30, "a%[1]d: __typename ") + "}", nil, "aliases", nil},
	{"a list of 101", "{ nodes(ids: [" + repeat("1 ", 101) + "]) { id } }", nil, "listLength", nil},
	{"a variable's list of 101", "query($ids: [ID!]!) { nodes(ids: $ids) { id } }", map[string]any{"ids": make([]int, 101)}, "listLength", nil},
	{"a variable of 101 keys", filtered, json.RawMessage(`{"w":{` + numbered(100, `"k%[1]d":1,`) + `"k":1}}`), "listLength", nil},
	{"a variable of 2,500 values", "query($ids: [ID!]!) { nodes(ids: $ids) { id } }", map[string]any{"ids": [50][50]int{}}, "values", nil},
	{"a variable read by 50 fields", "query($w: TreatyWhere) { " + repeat("treaties(where: $w) { totalCount } ", 50) + "}", map[string]any{"w": map[string]any{"codes": [100]string{}}}, "size", nil},
	{"a variable read for 500 parents", "query($w: TreatyWhere) { treaties(first: 100) { nodes { parties { treaties(first: 1, where: $w) { totalCount } } } } }", map[string]any{"w": map[string]any{"codes": [100]string{}}}, "cost", nil},
	{"a name of 50 kB", "{ " + repeat("a", 50_000) + " }", nil, "textBytes", nil},
	{"a string of 50 kB", `{ country(code: "` + repeat("a", 50_000) + `") { name } }`, nil, "textBytes", nil},
	{"a variable of 50 kB", "query($c: String!) { country(code: $c) { name } }", map[string]any{"c": repeat("a", 50_000)}, "textBytes", nil},
	{"a variable with a key of 50 kB", filtered, map[string]any{"w": map[string]any{repeat("a", 50_000): 1}}, "textBytes", nil},
	{"pages of pages", "{ treaties(first: 100) { nodes { parties { treaties(first: 100) { nodes { title } } } } } }", nil, "cost", nil},
	{"default pages of pages", "{ treaties { nodes { parties { treaties { nodes { parties { treaties { nodes { title } } } } } } } } }", nil, "cost", nil},
	{"lists of lists", `{ country(code: "PRK") ` + repeat("{ neighbours ", 7) + "{ code }" + repeat(" }", 7) + " }", nil, "cost", nil},
	{"introspection three times", "{ " + numbered(3, "s%[1]d: __schema { ...S } ") + "} " + fullIntrospection, nil, "introspections", nil},
	{"introspection of fields of fields of fields", "{ __schema { types " + repeat("{ fields { type ", 5) + "{ name }" + repeat(" } }", 5) + " } }", nil, "introspections", nil},
}

// fullIntrospection is what makes the full introspection query heavy.
const fullIntrospection = `
	fragment S on __Schema { types { kind name description ...T } }
	fragment T on __Type {
		fields { name description args { ...V } type { ...R } isDeprecated deprecationReason }
		inputFields { ...V } interfaces { ...R } enumValues { name description } possibleTypes { ...R }
	}
	fragment V on __InputValue { name description type { ...R } defaultValue }
	fragment R on __Type { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType {
		kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name } } } } } } } } } }`

func TestHostileDocumentsAreRefused(t *testing.T) {
	for _, c := range hostile {
		t.Run(c.name, func(t *testing.T) {
			limits := DefaultLimits()
			if c.lift != nil {
				c.lift(&limits)
			}
			e := &edge{}
			a := ask(t, NewHandler(e, limits), post(c.query, c.variables))
			if code := a.code(t); code != CodeLimitExceeded || a.Errors[0].Extensions["limit"] != c.limit {
				t.Errorf("want it refused for its %s, got %.300s", c.limit, a.Body)
			}
			if a.Status != http.StatusBadRequest || a.HasData || e.executed.Load() != 0 {
				t.Errorf("executed %d times, %d %.300s", e.executed.Load(), a.Status, a.Body)
			}
			if len(a.Body) > 500 {
				t.Errorf("the answer has %d bytes", len(a.Body))
			}
		})
	}
}

// The pass visits a node once: never more often than the request has bytes.
func TestVisitsAreBounded(t *testing.T) {
	for _, c := range hostile {
		limits := DefaultLimits()
		limits.Tokens = 1_000_000
		h := NewHandler(&edge{}, limits)
		doc, refused := h.parse(c.query)
		if refused != nil {
			continue // too deep for the parser
		}
		variables, err := json.Marshal(c.variables)
		if err != nil {
			t.Fatal(err)
		}
		q, refused := readJSON([]byte(`{"query":"{a}","variables":` + string(variables) + `}`))
		if refused != nil {
			t.Fatal(refused.errors)
		}
		s := &scale{schema: edgeSchema, limits: limits}
		s.weigh(doc, doc.Operations[0], q.variables, h.introspection)
		if s.visits == 0 || s.visits > int64(len(c.query)+len(variables)) {
			t.Errorf("%s: %d visits for %d bytes", c.name, s.visits, len(c.query)+len(variables))
		}
	}
}

// A page size that is out of bounds is bad input, and never reaches a resolver.
func TestPageSizes(t *testing.T) {
	for _, c := range []struct {
		query     string
		variables string
		refused   bool
	}{
		{"{ treaties(first: 0) { totalCount } }", "{}", false},
		{"{ treaties(first: 100) { totalCount } }", "{}", false},
		{"{ treaties(first: null) { totalCount } }", "{}", false},
		{"query($n: Int) { treaties(first: $n) { totalCount } }", "{}", false},
		{"query($n: Int) { treaties(first: $n) { totalCount } }", `{"n":null}`, false},
		{"query($n: Int = 5) { treaties(first: $n) { totalCount } }", `{}`, false},
		{"query($n: Int) { treaties(last: $n) { totalCount } }", `{"n":1e2}`, false},

		{"{ treaties(first: -1) { totalCount } }", "{}", true},
		{"{ treaties(first: 101) { totalCount } }", "{}", true},
		{"{ treaties(last: -2147483648) { totalCount } }", "{}", true},
		{"{ treaties(first: 2147483648) { totalCount } }", "{}", true},
		{"{ treaties(first: 99999999999999999999999999) { totalCount } }", "{}", true},
		{"{ ...F } fragment F on Query { treaties { nodes { parties { treaties(first: -1) { totalCount } } } } }", "{}", true},
		{"query($n: Int) { treaties(first: $n) { totalCount } }", `{"n":-1}`, true},
		{"query($n: Int) { treaties(first: $n) { totalCount } }", `{"n":-0.5}`, true},
		{"query($n: Int) { treaties(first: $n) { totalCount } }", `{"n":9e999}`, true},
		{"query($n: Int = -1) { treaties(first: $n) { totalCount } }", `{}`, true},
		{"query($n: Int = 101) { treaties(first: $n) { totalCount } }", `{}`, true},
		{"query($n: Int) { treaties(first: $n) { totalCount } }", `{"n":"1"}`, true},
		{"query($n: Int) { treaties(first: $n) { totalCount } }", `{"n":[1]}`, true},
	} {
		e := &edge{}
		a := ask(t, NewHandler(e, DefaultLimits()), post(c.query, json.RawMessage(c.variables)))
		if !c.refused {
			if a.Errors != nil {
				t.Errorf("%s %s: %s", c.query, c.variables, a.Body)
			}
			continue
		}
		if a.code(t) != CodeBadUserInput || e.executed.Load() != 0 {
			t.Errorf("%s %s: %s", c.query, c.variables, a.Body)
		}
	}
	for query, want := range map[string]string{
		"{ treaties(first: -1) { totalCount } }":                   `{"errors":[{"message":"first must be from 0 to 100; further pages follow with after or before","locations":[{"line":1,"column":12}],"extensions":{"argument":["first"],"code":"BAD_USER_INPUT"}}]}`,
		"{ treaties(last: 9223372036854775808) { totalCount } }":   `{"errors":[{"message":"the number 9223372036854775808 is too large","locations":[{"line":1,"column":18}],"extensions":{"argument":["last"],"code":"BAD_USER_INPUT"}}]}`,
		"{ treaties(where: {limit: 1e999}) { totalCount } }":       `{"errors":[{"message":"the number 1e999 is too large","locations":[{"line":1,"column":27}],"extensions":{"argument":["where","limit"],"code":"BAD_USER_INPUT"}}]}`,
		"{ nodes(ids: [1, 1e999]) { id } }":                        `{"errors":[{"message":"the number 1e999 is too large","locations":[{"line":1,"column":18}],"extensions":{"argument":["ids",1],"code":"BAD_USER_INPUT"}}]}`,
		"query($n: Int = 1e999) { treaties(first: $n) { nodes } }": `{"errors":[{"message":"the number 1e999 is too large","locations":[{"line":1,"column":17}],"extensions":{"code":"BAD_USER_INPUT","variable":["n"]}}]}`,
	} {
		if a := ask(t, NewHandler(&edge{}, DefaultLimits()), post(query, nil)); a.Body != want {
			t.Errorf("got  %s\nwant %s", a.Body, want)
		}
	}
}

// What people really send passes, at the limits' default values.
func TestReasonableDocumentsPass(t *testing.T) {
	for name, query := range map[string]string{
		"a hundred of everything": `{ treaties(first: 100, where: {kinds: [DEFENCE_PACT], signed: {from: "1950"}}) {
			totalCount edges { cursor node { id title parties { code name treaties(first: 3) { totalCount nodes { id title } } } } } } }`,
		"50 countries by alias":    "{ " + numbered(50, `c%[1]d: country(code: "%[1]d") { ...C } `) + "} fragment C on Country { code name treaties { totalCount } }",
		"100 nodes":                "{ nodes(ids: [" + repeat(`"treaty:x" `, 100) + "]) { id title parties { name } } }",
		"a collection of queries":  numbered(20, `query Q%[1]d { country(code: "PRK") { __typename code name ...T } } `) + "fragment T on Country { treaties { nodes { __typename id title } } }",
		"introspection":            "query Q0 { __schema { ...S } } " + fullIntrospection,
		"introspection of a type":  `{ __type(name: "Treaty") { name fields { name type { name fields { name } } } } }`,
		"colocated fragments":      "{ treaties { nodes { " + numbered(30, "...F%[1]d ") + "} } } " + numbered(30, "fragment F%[1]d on Treaty { __typename id parties { __typename code } } "),
		"a list in a list of dots": "{ treaties { nodes { parties { neighbours { code name } } } } }",
	} {
		if a := ask(t, NewHandler(&edge{}, DefaultLimits()), post(query, nil)); a.Errors != nil {
			t.Errorf("%s: %s", name, a.Body)
		}
	}
}

// The errors of the validator are cut in number and in length.
func TestManyErrorsAreCut(t *testing.T) {
	a := ask(t, NewHandler(&edge{}, DefaultLimits()), post("{ "+numbered(1_000, "nosuchfield%[1]d ")+"}", nil))
	if len(a.Errors) != 21 || a.Errors[20].Message != "980 more errors are not shown" || a.Errors[0].Extensions["code"] != CodeValidationFailed {
		t.Errorf("%.500s", a.Body)
	}
	a = ask(t, NewHandler(&edge{}, DefaultLimits()), post("{ "+numbered(90, repeat("nosuchfield", 80)+"%[1]d ")+"}", nil))
	if len(a.Body) > 10_000 {
		t.Errorf("the answer has %d bytes", len(a.Body))
	}
}

func TestServerHasDeadlines(t *testing.T) {
	s := NewServer("127.0.0.1:0", nil)
	if s.ReadHeaderTimeout == 0 || s.ReadTimeout == 0 || s.IdleTimeout == 0 || s.WriteTimeout <= s.ReadTimeout+DefaultLimits().Timeout {
		t.Errorf("%+v", s)
	}
	if s.MaxHeaderBytes <= DefaultLimits().URLBytes {
		t.Error("a long URL would be answered 431")
	}
}
