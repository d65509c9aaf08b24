package contract

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/validator/rules"
	"pgregory.net/rapid"
)

// TestWhatIsNotBreakingInvalidatesNothing asks random operations: one that was
// valid before a change, and is not after it, is what breaking means. It goes
// through every change of testdata/changes.json, and through each taken back.
func TestWhatIsNotBreakingInvalidatesNothing(t *testing.T) {
	var cases []change
	if err := json.Unmarshal([]byte(read(t, "testdata/changes.json")), &cases); err != nil {
		t.Fatal(err)
	}
	base := read(t, "testdata/base.graphql")
	type step struct {
		name     string
		was, now *ast.Schema
		breaks   bool
	}
	var steps []step
	for _, c := range cases {
		one, other := load(t, base), load(t, c.apply(t, base))
		steps = append(steps,
			step{c.From + " -> " + c.To, one, other, len(OfClass(Breaking, Compare(one, other))) > 0},
			step{c.To + " -> " + c.From, other, one, len(OfClass(Breaking, Compare(other, one))) > 0})
	}
	every, valid, invalidated := rules.NewDefaultRules(), 0, map[string]bool{}
	rapid.Check(t, func(rt *rapid.T) {
		for range 20 {
			s := steps[rapid.IntRange(0, len(steps)-1).Draw(rt, "step")]
			operation := (&asking{T: rt, schema: s.was}).operation()
			if _, err := gqlparser.LoadQueryWithRules(s.was, operation, every); err != nil {
				rt.Fatalf("the test asks what was never valid: %v\n%s", err, operation)
			}
			valid++
			if _, err := gqlparser.LoadQueryWithRules(s.now, operation, every); err != nil {
				invalidated[s.name] = true
				if !s.breaks {
					rt.Fatalf("%s\nis not called breaking, and makes invalid: %v\n%s", s.name, err, operation)
				}
			}
		}
	})
	t.Logf("%d operations; %d of %d changes made some invalid", valid, len(invalidated), len(steps))
	if len(invalidated) < 20 {
		t.Errorf("only %d changes made an operation invalid: the operations ask too little", len(invalidated))
	}
}

// asking draws an operation that is valid in a schema.
type asking struct {
	*rapid.T
	schema    *ast.Schema
	variables []string
	aliases   int
}

func (a *asking) coin(label string) bool { return rapid.Bool().Draw(a.T, label) }

func (a *asking) operation() string {
	selection := a.selection(a.schema.Query, 3)
	head := "query"
	if len(a.variables) > 0 {
		head += "(" + strings.Join(a.variables, ", ") + ")"
	}
	return head + a.directives("QUERY") + " " + selection
}

func (a *asking) selection(of *ast.Definition, depth int) string {
	parts := []string{"__typename"}
	if fields := ownFields(of); len(fields) > 0 {
		for range rapid.IntRange(1, 4).Draw(a.T, "fields") {
			field := rapid.SampledFrom(fields).Draw(a.T, "field")
			typ := a.schema.Types[field.Type.Name()]
			if typ.IsCompositeType() && depth == 0 {
				continue
			}
			a.aliases++
			part := fmt.Sprintf("f%d: %s%s%s", a.aliases, field.Name, a.arguments(field.Arguments), a.directives("FIELD"))
			if typ.IsCompositeType() {
				part += " " + a.selection(typ, depth-1)
			}
			parts = append(parts, part)
		}
	}
	if depth > 0 && a.coin("fragment") {
		on := rapid.SampledFrom(a.overlapping(of)).Draw(a.T, "on")
		parts = append(parts, "... on "+on.Name+" "+a.selection(on, depth-1))
	}
	return "{ " + strings.Join(parts, " ") + " }"
}

// overlapping are the types of which something can be that is of the type.
func (a *asking) overlapping(of *ast.Definition) []*ast.Definition {
	var found []*ast.Definition
	for _, other := range owned(a.schema) {
		if other.IsCompositeType() && slices.ContainsFunc(a.schema.GetPossibleTypes(other), func(def *ast.Definition) bool {
			return slices.Contains(a.schema.GetPossibleTypes(of), def)
		}) {
			found = append(found, other)
		}
	}
	return found
}

func (a *asking) arguments(defs ast.ArgumentDefinitionList) string {
	var given []string
	for _, in := range arguments("", defs) {
		if in.isRequired() || a.coin("argument") {
			given = append(given, strings.Trim(in.at, "(:)")+": "+a.given(in))
		}
	}
	if len(given) == 0 {
		return ""
	}
	return "(" + strings.Join(given, ", ") + ")"
}

// given is a variable of the input's type, or a literal.
func (a *asking) given(in input) string {
	if !a.coin("variable") {
		return a.literal(in.typ)
	}
	typ := in.typ.String()
	if in.byDefault != nil && a.coin("optional") {
		typ = strings.TrimSuffix(typ, "!") // allowed because of the default
	}
	name := fmt.Sprintf("$v%d", len(a.variables))
	a.variables = append(a.variables, name+": "+typ)
	return name
}

func (a *asking) literal(typ *ast.Type) string {
	if !typ.NonNull && a.coin("null") {
		return "null"
	}
	if typ.Elem != nil {
		items := make([]string, rapid.IntRange(0, 2).Draw(a.T, "items"))
		for i := range items {
			items[i] = a.literal(typ.Elem)
		}
		return "[" + strings.Join(items, ", ") + "]"
	}
	def := a.schema.Types[typ.NamedType]
	switch {
	case def.Kind == ast.Enum:
		return rapid.SampledFrom(def.EnumValues).Draw(a.T, "value").Name
	case def.Kind == ast.InputObject:
		return a.object(def)
	case def.Name == "Int":
		return "7"
	default:
		return `"x"`
	}
}

func (a *asking) object(def *ast.Definition) string {
	fields := inputFields(def)
	if isOneOf(def) {
		one := rapid.SampledFrom(fields).Draw(a.T, "one")
		required := *one.typ
		required.NonNull = true
		return "{" + one.at[len(def.Name)+1:] + ": " + a.literal(&required) + "}"
	}
	var given []string
	for _, in := range fields {
		if in.isRequired() || a.coin("input") {
			given = append(given, in.at[len(def.Name)+1:]+": "+a.given(in))
		}
	}
	return "{" + strings.Join(given, ", ") + "}"
}

// directives are those of the schema that may stand at a place.
func (a *asking) directives(place ast.DirectiveLocation) string {
	var given string
	for _, def := range declared(a.schema) {
		if !slices.Contains(def.Locations, place) || !a.coin("directive") {
			continue
		}
		for range 1 + rapid.IntRange(0, 1).Draw(a.T, "again") {
			given += " @" + def.Name + a.constants(def.Arguments)
			if !def.IsRepeatable {
				break
			}
		}
	}
	return given
}

func (a *asking) constants(defs ast.ArgumentDefinitionList) string {
	var given []string
	for _, in := range arguments("", defs) {
		if in.isRequired() || a.coin("constant") {
			given = append(given, strings.Trim(in.at, "(:)")+": "+a.literal(in.typ))
		}
	}
	if len(given) == 0 {
		return ""
	}
	return "(" + strings.Join(given, ", ") + ")"
}
