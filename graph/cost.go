package graph

import (
	"encoding/json"
	"math"
	"strconv"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// The lists that are no connections have sizes that nobody can know before the
// query runs. These are assumed.
const (
	assumedList           = 5  // provisions, citations, names
	assumedMetaList       = 10 // the fields of a type, the values of an enum
	maxWeight       int64 = 1_000_000_000
)

// work is what some fields cost above what they return: a network or path
// counts all pairs of parties, a ranking all that one has to do with.
var work = map[string]int64{"Query.network": 2000, "Query.path": 500, "Country.partners": 20, "Organization.partners": 20, "Actor.partners": 20}

func worked(parent *ast.Definition, field *ast.Field) int64 {
	if parent == nil {
		return 0
	}
	return work[parent.Name+"."+field.Name]
}

// longLists are lists that are longer, and what is assumed of each: treaties
// have nine parties on average, those of the UN up to 200.
var longLists = map[string]int64{"Treaty.parties": 10, "Organization.members": 50}

// scale weighs a document in one pass, before it is validated: it visits each
// node once, and each fragment once however often it is spread.
//
// A field costs 1, 1 for each value in its arguments (those of its variables
// included: they are read again for each parent object), and what it selects
// times how many objects it returns: the page size (first or last, else
// DefaultPageSize) for a field whose type is a Connection, whose own lists
// (nodes, edges) do not count again; for any other list assumedList, what
// longLists says, or its longest list argument, as nodes(ids:) returns one for
// each. The groups of a connection count once and not for each entry of its
// page. Nothing lowers a cost: not null, not zero, not @skip. Sums stop at
// maxWeight.
type scale struct {
	schema    *ast.Schema
	limits    Limits
	given     map[string]any // by variable: its JSON value, or its default as *ast.Value
	sizes     map[string]int64
	fragments map[string]*ast.FragmentDefinition
	weighed   map[*ast.FragmentDefinition]*weight // nil while being weighed
	names     map[string]int64                    // how often each response name is written

	// What the document holds: as written, and in all its definitions with
	// spreads expanded.
	directives, variables, values, size int64
	inline, deepest                     int64 // inline fragments around the node visited, and at most

	place string // "argument" or "variable": where the value visited stands,
	path  []any  // and its path there, for errors

	visits  int64    // nodes visited, for tests
	refused *refusal // the first thing found that is wrong by itself
}

// weight is what one selection set asks for, its spreads expanded; whole is
// what it costs for a connection as a whole.
type weight struct{ depth, size, aliases, cost, whole, introspection int64 }

func (w *weight) add(o weight) {
	w.depth = max(w.depth, o.depth)
	w.size = min(w.size+o.size, maxWeight)
	w.aliases = min(w.aliases+o.aliases, maxWeight)
	w.cost = min(w.cost+o.cost, maxWeight)
	w.whole = min(w.whole+o.whole, maxWeight)
	w.introspection = min(w.introspection+o.introspection, maxWeight)
}

// weigh refuses a document that is over a limit, for what the heaviest of its
// operations weighs and what all of it holds. full is what the full
// introspection query of the schema weighs.
func (s *scale) weigh(doc *ast.QueryDocument, op *ast.OperationDefinition, variables map[string]any, full int64) (weight, *refusal) {
	s.given, s.sizes = map[string]any{}, map[string]int64{}
	s.fragments = map[string]*ast.FragmentDefinition{}
	s.weighed = map[*ast.FragmentDefinition]*weight{}
	s.names = map[string]int64{}
	for _, o := range doc.Operations {
		for _, def := range o.VariableDefinitions {
			s.variables++
			s.text(def.Variable)
			s.apply(def.Directives)
			s.place, s.path = "variable", []any{def.Variable}
			if size := s.value(def.DefaultValue, 1); size > 0 && o == op {
				s.given[def.Variable], s.sizes[def.Variable] = def.DefaultValue, size
			}
		}
	}
	for name, value := range variables {
		s.given[name], s.sizes[name] = value, s.json(value, 1)
	}
	for _, f := range doc.Fragments {
		if s.fragments[f.Name] == nil {
			s.fragments[f.Name] = f
		}
	}
	var heaviest weight
	for _, o := range doc.Operations {
		w := s.set(s.schema.Query, o.SelectionSet)
		s.size = min(s.size+w.size+s.apply(o.Directives), maxWeight)
		heaviest.depth = max(heaviest.depth, w.depth)
		heaviest.aliases = max(heaviest.aliases, w.aliases)
		heaviest.cost = max(heaviest.cost, w.cost)
		heaviest.introspection = max(heaviest.introspection, w.introspection)
	}
	for _, f := range doc.Fragments {
		s.size = min(s.size+s.fragment(f).size, maxWeight)
	}
	return heaviest, s.verdict(heaviest, int64(len(doc.Operations)), full)
}

// verdict compares what was counted with the limits.
func (s *scale) verdict(w weight, operations, full int64) *refusal {
	if s.refused != nil {
		return s.refused
	}
	// The validator compares two fields of one name for each operation, and
	// again for each inline fragment around them.
	var merges int64
	for _, n := range s.names {
		merges = min(merges+n*(n-1)/2*operations*(1+s.deepest), maxWeight)
	}
	for _, c := range []struct {
		limit       string
		found, most int64
		advice      string
	}{
		{"variables", s.variables, s.limits.Variables, "define fewer variables"},
		{"directives", s.directives, s.limits.Directives, "use fewer directives"},
		{"values", s.values, s.limits.Values, "pass fewer values in arguments and variables"},
		{"depth", w.depth, s.limits.Depth, "nest fewer selections"},
		{"size", s.size, s.limits.Size, "select fewer fields or send several requests"},
		{"merges", merges, s.limits.Merges, "select each field once"},
		{"aliases", w.aliases, s.limits.Aliases, "rename fewer fields; nodes(ids:) fetches many at once"},
		{"cost", w.cost, s.limits.Cost, "ask for smaller pages or fewer nested lists"},
		{"introspections", (w.introspection + full - 1) / max(full, 1), s.limits.Introspections, "introspect once, or read /schema.graphql"},
	} {
		if c.found > c.most {
			return overLimit(c.limit, c.found, c.most, c.advice)
		}
	}
	return nil
}

// set weighs a selection set of the type parent, which is nil when unknown.
func (s *scale) set(parent *ast.Definition, selections ast.SelectionSet) weight {
	var sum weight
	for _, selection := range selections {
		s.visits++
		var w weight
		switch selection := selection.(type) {
		case *ast.Field:
			w = s.field(parent, selection)
		case *ast.InlineFragment:
			s.text(selection.TypeCondition)
			on := parent
			if selection.TypeCondition != "" {
				on = s.schema.Types[selection.TypeCondition]
			}
			s.inline++
			s.deepest = max(s.deepest, s.inline)
			w = s.set(on, selection.SelectionSet)
			s.inline--
			w.size += s.apply(selection.Directives)
		case *ast.FragmentSpread:
			s.text(selection.Name)
			if f := s.fragments[selection.Name]; f != nil {
				w = s.fragment(f)
			}
			w.size += s.apply(selection.Directives)
		}
		w.size++
		sum.add(w)
	}
	if len(selections) > 0 {
		sum.depth++
	}
	return sum
}

// fragment weighs a fragment the first time that it is met.
func (s *scale) fragment(f *ast.FragmentDefinition) weight {
	if w, met := s.weighed[f]; met {
		if w == nil {
			s.refuse(invalid(CodeValidationFailed, 1, gqlerror.ErrorPosf(f.Position, "fragment %q spreads itself", f.Name)))
			return weight{}
		}
		return *w
	}
	s.weighed[f] = nil
	s.text(f.Name)
	w := s.set(s.schema.Types[f.TypeCondition], f.SelectionSet)
	w.size += s.apply(f.Directives)
	s.weighed[f] = &w
	return w
}

// field weighs a field with what it selects.
func (s *scale) field(parent *ast.Definition, field *ast.Field) weight {
	s.names[field.Alias]++
	s.text(field.Alias)
	s.text(field.Name)
	var def *ast.FieldDefinition
	if parent != nil {
		def = parent.Fields.ForName(field.Name)
	}
	var returned *ast.Definition
	if def != nil {
		returned = s.schema.Types[def.Type.Name()]
	}
	values := s.arguments(field.Arguments)
	w := s.set(returned, field.SelectionSet)
	w.size += values + s.apply(field.Directives)
	w.cost, w.whole = min(1+values+worked(parent, field)+w.cost*s.returns(parent, def, field)+w.whole, maxWeight), 0
	if isGroups(parent, field) {
		keys := int64(1)
		if by := field.Arguments.ForName("by"); by != nil {
			keys = max(keys, s.length(by.Value))
		}
		w.cost, w.whole = 0, min(groupsCost*keys+w.cost, maxWeight)
	}
	if field.Alias != field.Name {
		w.aliases++
	}
	if parent == s.schema.Query && returned != nil && strings.HasPrefix(returned.Name, "__") {
		w.cost, w.introspection = 1, w.cost // weighed apart
	}
	return w
}

// isGroups tells the groups of a connection.
func isGroups(parent *ast.Definition, field *ast.Field) bool {
	return parent != nil && strings.HasSuffix(parent.Name, "Connection") && field.Name == "groups"
}

// returns is how many objects a field returns, or may be assumed to.
func (s *scale) returns(parent *ast.Definition, def *ast.FieldDefinition, field *ast.Field) int64 {
	switch {
	case def == nil:
		return 1
	case strings.HasSuffix(def.Type.Name(), "Connection"):
		return s.page(field, MaxPageSize, "further pages follow with after or before")
	case isGroups(parent, field):
		return s.page(field, MaxGroups, "where and having leave fewer")
	case def.Type.Elem == nil || strings.HasSuffix(parent.Name, "Connection"):
		return 1
	case parent.Name == "__Schema" && field.Name == "types":
		return int64(len(s.schema.Types))
	case strings.HasPrefix(parent.Name, "__") && field.Name == "args":
		return 1 // most fields have none
	case strings.HasPrefix(parent.Name, "__"):
		return assumedMetaList
	case longLists[parent.Name+"."+field.Name] > 0:
		return longLists[parent.Name+"."+field.Name]
	}
	longest := int64(assumedList)
	if def.Arguments.ForName("most") != nil || def.Arguments.ForName("first") != nil {
		longest = s.most(def, field)
	}
	for _, arg := range field.Arguments {
		longest = max(longest, s.length(arg.Value))
	}
	return longest
}

// page is the size of the page that a connection is asked for, or the number
// of its groups, at least 1. It refuses one that is out of bounds, so that no
// resolver ever sees it.
func (s *scale) page(field *ast.Field, most int64, advice string) int64 {
	size, said := int64(1), false
	for _, arg := range field.Arguments {
		if arg.Name != "first" && arg.Name != "last" {
			continue
		}
		n, ok := s.integer(arg.Value, most)
		if !ok {
			continue
		}
		if n < 0 || n > most {
			s.refuse(misused("argument", arg.Position, &InputError{
				Argument: []any{arg.Name},
				Message:  arg.Name + " must be from 0 to " + strconv.FormatInt(most, 10) + "; " + advice,
			}))
		}
		size, said = max(size, min(n, most)), true
	}
	if !said {
		return DefaultPageSize
	}
	return size
}

// most is how many a list that is no connection may return, by its argument
// most or first; a resolver refuses what is out of bounds.
func (s *scale) most(def *ast.FieldDefinition, field *ast.Field) int64 {
	names := []string{"first", "most"} // first cuts what most would refuse
	for _, name := range names {
		if given := field.Arguments.ForName(name); given != nil {
			if n, ok := s.integer(given.Value, maxWeight); ok {
				return max(1, n)
			}
		}
	}
	for _, name := range names {
		if arg := def.Arguments.ForName(name); arg != nil && arg.DefaultValue != nil {
			if n, ok := s.integer(arg.DefaultValue, maxWeight); ok {
				return max(1, n)
			}
		}
	}
	return assumedList
}

// integer is the value of a page size, false when it is absent or null. What
// is no number is left to be refused as such, and counts as the most.
func (s *scale) integer(v *ast.Value, most int64) (int64, bool) {
	var text string
	switch v.Kind {
	case ast.NullValue:
		return 0, false
	case ast.IntValue, ast.FloatValue:
		text = v.Raw
	case ast.Variable:
		switch given := s.given[v.Raw].(type) {
		case nil:
			return 0, false
		case *ast.Value:
			return s.integer(given, most)
		case json.Number:
			text = given.String()
		}
	}
	f, err := strconv.ParseFloat(text, 64)
	if err != nil && f == 0 {
		return most, true
	}
	return int64(math.Floor(max(-2, min(f, float64(most)+1)))), true
}

// length is how long a list a value is, 1 when it is none.
func (s *scale) length(v *ast.Value) int64 {
	switch v.Kind {
	case ast.ListValue:
		return int64(len(v.Children))
	case ast.Variable:
		switch given := s.given[v.Raw].(type) {
		case []any:
			return int64(len(given))
		case *ast.Value:
			return s.length(given)
		}
	}
	return 1
}
