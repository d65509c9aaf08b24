package graph

import (
	"encoding/json"
	"testing"

	"github.com/99designs/gqlgen/graphql/introspection"
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
				Types []struct{ Name, Description string }
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
}
