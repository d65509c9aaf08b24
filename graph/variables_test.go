package graph

import (
	"context"
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql"
)

// What reaches the executor has the type that the schema says.
func TestVariables(t *testing.T) {
	var got map[string]any
	e := &edge{answer: func(ctx context.Context) string {
		got = graphql.GetOperationContext(ctx).Variables
		return "null"
	}}
	h := NewHandler(e, DefaultLimits())
	for _, c := range []struct {
		declared, use, value string
		want                 any    // what the executor gets, or
		wrong                string // the path and message of the error
	}{
		{"Int", "treaties(where: {limit: $v})", "2147483647", int64(2147483647), ""},
		{"Int", "treaties(where: {limit: $v})", "1e3", int64(1000), ""},
		{"Int", "treaties(where: {limit: $v})", "null", nil, ""},
		{"Int", "treaties(where: {limit: $v})", "2147483648", nil, `["v"] expected a value of type Int, not 2147483648`},
		{"Int", "treaties(where: {limit: $v})", "99999999999999999999", nil, `["v"] expected a value of type Int, not 99999999999999999999`},
		{"Int", "treaties(where: {limit: $v})", `"1"`, nil, `["v"] expected a value of type Int, not "1"`},
		{"Int", "treaties(where: {limit: $v})", "1.5", nil, `["v"] expected a value of type Int, not 1.5`},
		{"Int", "treaties(where: {limit: $v})", "true", nil, `["v"] expected a value of type Int, not true`},
		{"Float!", "treaties(where: {rank: $v})", "1", 1.0, ""},
		{"Float!", "treaties(where: {rank: $v})", "1e999", nil, `["v"] expected a value of type Float, not 1e999`},
		{"Float! = 2", "treaties(where: {rank: $v})", "null", nil, `["v"] null is not a value of type Float!`},
		{"Float = 2", "treaties(where: {rank: $v})", "null", nil, `["v"] $v must not be null here; leave it out to use its default`},
		{"Boolean = true", "treaties @include(if: $v)", "null", nil, `["v"] $v must not be null here; leave it out to use its default`},
		{"String!", "country(code: $v)", `"PRK"`, "PRK", ""},
		{"String!", "country(code: $v)", "5", nil, `["v"] expected a value of type String, not 5`},
		{"String!", "country(code: $v)", "{}", nil, `["v"] expected a value of type String, not an object`},
		{"[ID!]!", "nodes(ids: $v)", `["a", 7]`, []any{"a", "7"}, ""},
		{"[ID!]!", "nodes(ids: $v)", `"a"`, []any{"a"}, ""},
		{"[ID!]!", "nodes(ids: $v)", `["a", 7.5]`, nil, `["v",1] expected a value of type ID, not 7.5`},
		{"[ID!]!", "nodes(ids: $v)", `["a", null]`, nil, `["v",1] null is not a value of type ID!`},
		{"Kind!", "treaties(where: {kinds: [$v]})", `"FRIENDSHIP"`, "FRIENDSHIP", ""},
		{"Kind!", "treaties(where: {kinds: [$v]})", `"friendship"`, nil, `["v"] expected a value of enum Kind, not "friendship"; did you mean FRIENDSHIP?`},
		{"TreatyWhere", "treaties(where: $v)", `{"signed":{"from":"1950"},"kinds":"FRIENDSHIP"}`, map[string]any{"signed": map[string]any{"from": "1950"}, "kinds": []any{"FRIENDSHIP"}}, ""},
		{"TreatyWhere", "treaties(where: $v)", `{"signed":{"form":"1950"}}`, nil, `["v","signed","form"] Days has no field "form"; did you mean from?`},
		{"TreatyWhere", "treaties(where: $v)", `{"not":{"not":{"codes":["a",["b"]]}}}`, nil, `["v","not","not","codes",1] expected a value of type String, not a list`},
		{"TreatyWhere", "treaties(where: $v)", `[1]`, nil, `["v"] expected an object of type TreatyWhere, not a list`},
		{"TreatyWhere", "treaties(where: $v)", `{"rank":null}`, nil, `["v","rank"] null is not a value of type Float!`},
		{"Date", "treaties(where: {signed: {from: $v}})", "1950", int64(1950), ""},
		{"Date", "treaties(where: {signed: {from: $v}})", "1950.5", 1950.5, ""},
		{"Pick", "treaties(pick: $v)", `{"slug":"a"}`, map[string]any{"slug": "a"}, ""},
		{"Pick", "treaties(pick: $v)", `{"slug":"a","id":"b"}`, nil, `["v"] Pick takes exactly one field, not 2`},
		{"Pick", "treaties(pick: $v)", `{"slug":"a","id":null}`, nil, `["v","id"] the field of Pick that is given must not be null`},
		{"Pick", "treaties(pick: $v)", `{}`, nil, `["v"] Pick takes exactly one field, not 0`},
	} {
		got = nil
		query := "query($v: " + c.declared + ") { " + c.use + " { __typename } }"
		a := ask(t, h, post(query, json.RawMessage(`{"v":`+c.value+`,"unknown":1}`)))
		wrong := ""
		if len(a.Errors) == 1 {
			path, err := json.Marshal(a.Errors[0].Extensions["variable"])
			if err != nil {
				t.Fatal(err)
			}
			wrong = string(path) + " " + a.Errors[0].Message
		}
		if wrong != c.wrong || !reflect.DeepEqual(got["v"], c.want) {
			t.Errorf("%s given %s: got %#v %s\n%s", query, c.value, got["v"], wrong, a.Body)
		}
	}

	a := ask(t, h, post("query($v: Int! $w: Int = 3) { treaties(first: $v) { __typename } }", nil))
	if a.code(t) != CodeValidationFailed || !strings.Contains(a.Body, "$w") {
		t.Errorf("an unused variable: %s", a.Body)
	}
	a = ask(t, h, post("query($v: String!) { country(code: $v) { code } }", nil))
	if a.code(t) != CodeBadUserInput || a.Errors[0].Message != "$v of type String! is required" {
		t.Errorf("a missing variable: %s", a.Body)
	}
	got = nil
	if a = ask(t, h, post("query($v: Int = 3) { treaties(first: $v) { __typename } }", nil)); a.Errors != nil || got["v"] != int64(3) {
		t.Errorf("a default: %v %s", got, a.Body)
	}
}
