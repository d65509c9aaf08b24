package graph

import (
	"encoding/json"
	"slices"
	"testing"

	"github.com/99designs/gqlgen/graphql/introspection"
	"github.com/google/go-cmp/cmp"
)

// The query that GraphiQL and code generators send passes the limits, and
// what it says of our schema is whole.
func TestIntrospection(t *testing.T) {
	query := introspection.NewQuery(introspection.QueryOptions{OneOf: true})
	body, statements := execute(t, 0, query, nil)
	var answer struct {
		Errors []json.RawMessage
		Data   struct {
			Schema struct {
				Types      []struct{ Name, Description string }
				Directives []struct{ Name string }
			} `json:"__schema"`
		}
	}
	if err := json.Unmarshal(body, &answer); err != nil || len(answer.Errors) > 0 {
		t.Fatalf("%v\n%.500s", err, body)
	}
	if statements != 0 {
		t.Errorf("it took %d SQL statements", statements)
	}
	described := map[string]string{}
	for _, typ := range answer.Data.Schema.Types {
		described[typ.Name] = typ.Description
	}
	for _, def := range own() {
		if described[def.Name] == "" {
			t.Errorf("%s is missing or not described", def.Name)
		}
	}
	var directives []string
	for _, directive := range answer.Data.Schema.Directives {
		directives = append(directives, directive.Name)
	}
	slices.Sort(directives)
	if diff := cmp.Diff([]string{"deprecated", "include", "oneOf", "skip", "specifiedBy"}, directives); diff != "" {
		t.Errorf("directives (-of the specification +told):\n%s", diff)
	}
}
