package graph

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
)

// Each list can be grouped by each key that the schema has for it.
func TestEveryGroupKeyIsAnswered(t *testing.T) {
	for _, field := range schema().Query.Fields {
		kind, isConnection := strings.CutSuffix(field.Type.Name(), "Connection")
		keys := schema().Types[kind+"GroupKey"]
		if !isConnection || kind == "Search" { // it counts its kinds
			continue
		}
		if keys == nil {
			t.Errorf("%s cannot be grouped", field.Name)
			continue
		}
		var groups []string
		for _, key := range keys.EnumValues {
			groups = append(groups, fmt.Sprintf("%s: groups(by: [%s]) { keys { by value } count }", strings.ToLower(key.Name), key.Name))
		}
		body, _ := execute(t, 0, fmt.Sprintf("{ list: %s(first: 0) { totalCount %s } }", field.Name, strings.Join(groups, " ")), nil)
		var answer struct {
			Errors []json.RawMessage
			Data   struct{ List map[string]json.RawMessage }
		}
		if err := json.Unmarshal(body, &answer); err != nil || len(answer.Errors) > 0 {
			t.Errorf("%s: %v %s", field.Name, err, answer.Errors)
			continue
		}
		for _, key := range keys.EnumValues {
			var found []struct {
				Keys  []struct{ By string }
				Count int
			}
			if err := json.Unmarshal(answer.Data.List[strings.ToLower(key.Name)], &found); err != nil || len(found) == 0 {
				t.Errorf("%s by %s: no groups, %v", field.Name, key.Name, err)
				continue
			}
			if found[0].Keys[0].By != key.Name || found[0].Count == 0 {
				t.Errorf("%s by %s: %+v", field.Name, key.Name, found[0])
			}
		}
	}
}
