package graph

import (
	"encoding/json"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/vektah/gqlparser/v2/ast"

	"entente/models"
)

// demandFields fails the test for each field that a type has not, or not of
// that type.
func demandFields(t *testing.T, def *ast.Definition, fields map[string]string) {
	t.Helper()
	for _, name := range slices.Sorted(maps.Keys(fields)) {
		if field := def.Fields.ForName(name); field == nil || field.Type.String() != fields[name] {
			t.Errorf("%s.%s must be there, of type %s", def.Name, name, fields[name])
		}
	}
}

// A Relay client finds objects again by their ID
// (https://relay.dev/graphql/objectidentification.htm).
func TestRelayIdentifiesObjects(t *testing.T) {
	all := schema()
	demandFields(t, all.Types["Node"], map[string]string{"id": "ID!"})
	demandFields(t, all.Query, map[string]string{"node": "Node", "nodes": "[Node]!"})
	for name, want := range map[string]string{"node": "id: ID!", "nodes": "ids: [ID!]!"} {
		var args []string
		for _, arg := range all.Query.Fields.ForName(name).Arguments {
			args = append(args, arg.Name+": "+arg.Type.String())
		}
		if diff := cmp.Diff([]string{want}, args); diff != "" {
			t.Errorf("arguments of Query.%s (-want +got):\n%s", name, diff)
		}
	}
	for _, def := range own() {
		id := def.Fields.ForName("id")
		isNode := slices.Contains(def.Interfaces, "Node") || def.Name == "Node"
		if hasID := id != nil && id.Type.String() == "ID!"; def.IsCompositeType() && hasID != isNode {
			t.Errorf("%s has an id: %v; it implements Node: %v", def.Name, hasID, isNode)
		}
	}
}

// A Relay client pages by connections
// (https://relay.dev/graphql/connections.htm).
func TestRelayPages(t *testing.T) {
	all := schema()
	demandFields(t, all.Types["PageInfo"], map[string]string{
		"hasNextPage": "Boolean!", "hasPreviousPage": "Boolean!", "startCursor": "String", "endCursor": "String",
	})
	edges := map[string]bool{}
	for _, def := range own() {
		if !strings.HasSuffix(def.Name, "Connection") {
			continue
		}
		demandFields(t, def, map[string]string{"pageInfo": "PageInfo!"})
		list := def.Fields.ForName("edges")
		if list == nil || list.Type.Elem == nil {
			t.Errorf("%s.edges must be there, and a list", def.Name)
			continue
		}
		edge := all.Types[list.Type.Name()]
		edges[edge.Name] = true
		demandFields(t, edge, map[string]string{"cursor": "String!"})
		if node := edge.Fields.ForName("node"); edge.Kind != ast.Object || node == nil || node.Type.Elem != nil {
			t.Errorf("%s must be an object with a node that is no list", edge.Name)
		}
	}
	for _, def := range own() {
		if strings.HasSuffix(def.Name, "Edge") && def.Fields.ForName("cursor") != nil && !edges[def.Name] {
			t.Errorf("%s is an edge of no connection", def.Name)
		}
		for _, field := range def.Fields {
			if !strings.HasSuffix(field.Type.Name(), "Connection") {
				continue
			}
			for name, want := range map[string]string{"first": "Int", "after": "String", "last": "Int", "before": "String"} {
				if arg := field.Arguments.ForName(name); arg == nil || arg.Type.String() != want {
					t.Errorf("%s.%s(%s:) must be there, of type %s", def.Name, field.Name, name, want)
				}
			}
		}
	}
}

// One object of each type that has an ID is found again by it, as a Relay
// client does to refetch it.
func TestRelayRefetches(t *testing.T) {
	ds, _ := fixture()
	found := map[string]models.ID{}
	for _, table := range reflect.ValueOf(ds).Elem().Fields() {
		if table.Kind() != reflect.Slice || table.Len() == 0 {
			continue
		}
		row := table.Index(0)
		if id := row.FieldByName("ID"); id.IsValid() {
			found[row.Type().Name()] = id.Interface().(models.ID)
		}
	}
	for _, def := range schema().GetPossibleTypes(schema().Types["Node"]) {
		if def.Kind != ast.Object {
			continue
		}
		id, ok := found[def.Name]
		if !ok {
			t.Errorf("the fixture has no %s", def.Name)
			continue
		}
		variables, err := json.Marshal(map[string]models.ID{"id": id})
		if err != nil {
			t.Fatal(err)
		}
		body, _ := execute(t, 0, `query ($id: ID!) { node(id: $id) { __typename id ... on `+def.Name+` { again: id } } }`, variables)
		var answer struct {
			Data struct {
				Node struct {
					Type      string `json:"__typename"`
					ID, Again models.ID
				}
			}
		}
		if err := json.Unmarshal(body, &answer); err != nil {
			t.Fatal(err)
		}
		if node := answer.Data.Node; node.Type != def.Name || node.ID != id || node.Again != id {
			t.Errorf("%s, a %s, is answered as %s", id, def.Name, body)
		}
	}
}
