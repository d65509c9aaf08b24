package graph

import (
	"net/http"
	"net/http/httptest"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/vektah/gqlparser/v2/ast"

	"entente/models"
)

// own are the types of our files, without those of the specification.
func own() []*ast.Definition {
	var types []*ast.Definition
	for _, def := range schema().Types {
		if !def.BuiltIn {
			types = append(types, def)
		}
	}
	slices.SortFunc(types, func(a, b *ast.Definition) int { return strings.Compare(a.Name, b.Name) })
	return types
}

// A description's first sentence stands alone, as editors show it.
var sentence = regexp.MustCompile(`^\p{Lu}[^\n]{3,}?([.:;?])`)

func TestEverythingIsDescribed(t *testing.T) {
	described := func(what, description string) {
		flat := strings.Join(strings.Fields(description), " ")
		if !sentence.MatchString(flat) || !strings.HasSuffix(flat, ".") {
			t.Errorf("%s: its description is no sentence: %q", what, flat)
		}
	}
	for _, def := range own() {
		described(def.Name, def.Description)
		for _, field := range def.Fields {
			if strings.HasPrefix(field.Name, "__") {
				continue
			}
			described(def.Name+"."+field.Name, field.Description)
			for _, arg := range field.Arguments {
				described(def.Name+"."+field.Name+"("+arg.Name+")", arg.Description)
			}
		}
		for _, value := range def.EnumValues {
			described(def.Name+"."+value.Name, value.Description)
		}
	}
}

// The vocabulary's enumerations and what their values mean are written once,
// in models.
func TestEnumsAreTheVocabulary(t *testing.T) {
	enums := map[string][]string{}
	for _, kind := range append(models.AllKinds(), models.KindOf("source")) {
		for _, field := range reflect.VisibleFields(kind.Type) {
			addEnum(enums, field.Type)
		}
	}
	for _, other := range []any{models.Citation{}, models.TreatyStatus{}, models.TimelineEntry{}} {
		for _, field := range reflect.VisibleFields(reflect.TypeOf(other)) {
			addEnum(enums, field.Type)
		}
	}
	addEnum(enums, reflect.TypeFor[models.AllegationStatus]())
	addEnum(enums, reflect.TypeFor[models.SearchKind]())
	for name, want := range enums {
		def := schema().Types[name]
		if def == nil {
			t.Errorf("the schema has no enum %s", name)
			continue
		}
		var got []string
		for _, value := range def.EnumValues {
			got = append(got, value.Name)
			if doc := models.ValueDoc(name, value.Name); value.Description != doc {
				t.Errorf("%s.%s is described as %q, in models as %q", name, value.Name, value.Description, doc)
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("enum %s differs from models (-models +schema):\n%s", name, diff)
		}
	}
}

func addEnum(enums map[string][]string, t reflect.Type) {
	if t.Kind() == reflect.Slice {
		t = t.Elem()
	}
	if enum, ok := reflect.Zero(t).Interface().(interface{ Values() []string }); ok {
		enums[t.Name()] = enum.Values()
	}
}

// A field of the vocabulary is a field of the API, under the same name.
func TestEveryFieldIsServed(t *testing.T) {
	for _, kind := range append(models.AllKinds(), models.KindOf("source")) {
		def := schema().Types[kind.Type.Name()]
		if def == nil {
			t.Errorf("the schema has no type %s", kind.Type.Name())
			continue
		}
		names := kind.FieldNames()
		for _, list := range kind.Lists {
			names = append(names, list.List)
		}
		for _, name := range append(names, "id", "editFile", "editLine") {
			if def.Fields.ForName(name) == nil {
				t.Errorf("%s has no field %s", def.Name, name)
			}
		}
		if cited := slices.Contains(def.Interfaces, "Cited"); cited == (kind.Name == "source") {
			t.Errorf("%s implements Cited: %v", def.Name, cited)
		}
	}
}

var pageArguments = []string{"first", "after", "last", "before"}

// lacking are the arguments that a list lacks, and why.
var lacking = map[string]string{
	"search orderBy":   "the order is the rank",
	"timeline orderBy": "a timeline is ordered by time; direction says which way",
	"facts where":      "kinds says which; what a source says of one kind is filtered in the list of that kind, as in treaties",
}

// shortLists are the lists of things with an ID that are no connections, and why:
// they are short, all of it belongs to the one that has it, and it has an order
// that the thing itself gives or that orderBy changes.
var shortLists = map[string]string{
	"Query.nodes":              "in the order asked",
	"Chain.actors":             "in the order of the chain",
	"Claim.about":              "what one claim speaks of",
	"Country.memberships":      "of one state, with orderBy and on",
	"Country.names":            "of one state, with on and language",
	"Country.predecessors":     "of one state",
	"Country.successors":       "of one state",
	"Leader.names":             "of one person, with language",
	"Leader.offices":           "of one person on a day, with orderBy",
	"Leader.relativeOf":        "of one person",
	"Leader.relatives":         "of one person",
	"Leader.tenures":           "of one person, with orderBy",
	"NetworkEdge.links":        "the newest of one pair; relation has the lists",
	"Organization.members":     "of one organization, with orderBy and on; countries(where: {membersOf}) pages through them",
	"Relation.between":         "the two asked for",
	"Relation.predecessors":    "those that a state continues or has absorbed",
	"Treaty.parties":           "all at once; participation is the list of them",
	"Treaty.provisions":        "in the order of the treaty",
	"Treaty.relations":         "of one treaty",
	"Treaty.relationsFrom":     "of one treaty",
	"Treaty.signatories":       "of one treaty",
	"Treaty.texts":             "of one treaty",
	"TreatyLineage.replacedBy": "step by step",
	"TreatyLineage.replaces":   "step by step",
	"Visit.events":             "in the order of the visit",
	"Visit.met":                "on one visit",
	"Visit.places":             "in the order of the visit",
	"* sources":                "of one entity or row",
	"* disagreements":          "of one entity or row",
}

// Every list of things with an ID is a connection, or it is among shortLists.
func TestPlainListsHaveReasons(t *testing.T) {
	used := map[string]bool{}
	for _, def := range own() {
		if strings.HasSuffix(def.Name, "Connection") {
			continue
		}
		for _, field := range def.Fields {
			of := schema().Types[field.Type.Name()]
			if field.Type.Elem == nil || of.IsLeafType() || of.Fields.ForName("id") == nil {
				continue
			}
			name := def.Name + "." + field.Name
			if _, common := shortLists["* "+field.Name]; common {
				name = "* " + field.Name
			}
			if shortLists[name] == "" {
				t.Errorf("%s is a plain list of things with an ID; make it a connection or say why not", name)
			}
			used[name] = true
		}
	}
	for name := range shortLists {
		if !used[name] {
			t.Errorf("there is no plain list %s", name)
		}
	}
}

func TestListsAreConnections(t *testing.T) {
	for _, def := range own() {
		for _, field := range def.Fields {
			if !strings.HasSuffix(field.Type.Name(), "Connection") {
				continue
			}
			for _, name := range pageArguments {
				if field.Arguments.ForName(name) == nil {
					t.Errorf("%s.%s has no argument %s", def.Name, field.Name, name)
				}
			}
			if !field.Type.NonNull {
				t.Errorf("%s.%s may be null", def.Name, field.Name)
			}
			for _, name := range []string{"where", "orderBy"} {
				_, excepted := lacking[field.Name+" "+name]
				if has := field.Arguments.ForName(name) != nil; has == excepted {
					t.Errorf("%s.%s has %s: %v; lacking says why it may lack it: %v", def.Name, field.Name, name, has, excepted)
				}
			}
		}
		if node, isConnection := strings.CutSuffix(def.Name, "Connection"); isConnection {
			want := map[string]string{
				"edges": "[" + node + "Edge!]!", "nodes": "[" + node + "!]!", "pageInfo": "PageInfo!", "totalCount": "Int!", "groups": "[Group!]!",
			}
			switch node {
			case "Timeline":
				want["nodes"] = "[TimelineEntry!]!"
			case "Gift":
				want["groups"] = "[GiftGroup!]!"
			case "Search":
				want["nodes"] = "[SearchHit!]!"
				want["kinds"], want["allWords"], want["didYouMean"] = "[SearchKindCount!]!", "Boolean!", "String"
			}
			got := map[string]string{}
			for _, field := range def.Fields {
				got[field.Name] = field.Type.String()
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%s (-want +got):\n%s", def.Name, diff)
			}
		}
	}
}

// A list of entities that users filter, order, count and group is a connection.
// Few are short lists in an order of their own.
func TestListsOfEntitiesAreConnections(t *testing.T) {
	short := map[string]string{
		"parties":       "all at once; participation is the list of them",
		"sources":       "of one entity or row",
		"disagreements": "of one entity or row",
		"replaces":      "step by step",
		"replacedBy":    "step by step",
		"predecessors":  "those that a state continues or has absorbed",
	}
	for _, def := range own() {
		if strings.HasSuffix(def.Name, "Connection") {
			continue
		}
		for _, field := range def.Fields {
			listed := schema().Types[field.Type.Name()+"Connection"] != nil && field.Type.Elem != nil
			if listed && short[field.Name] == "" {
				t.Errorf("%s.%s is a plain list of entities that have a connection", def.Name, field.Name)
			}
		}
	}
}

func TestNothingCanBeChanged(t *testing.T) {
	if schema().Mutation != nil || schema().Subscription != nil {
		t.Error("there are mutations or subscriptions: a fact is changed by a reviewed commit")
	}
}

// Directives of Go's tools leak into introspection.
func TestOnlyTheSpecificationsDirectives(t *testing.T) {
	for name := range schema().Directives {
		if !slices.Contains([]string{"include", "skip", "deprecated", "specifiedBy", "oneOf"}, name) {
			t.Errorf("directive @%s", name)
		}
	}
}

func TestSchemaIsServed(t *testing.T) {
	w := httptest.NewRecorder()
	SchemaHandler().ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/schema.graphql", nil))
	if diff := cmp.Diff(string(readFile(t, snapshot)), w.Body.String()); diff != "" {
		t.Errorf("what is served is not %s (-file +served):\n%s", snapshot, diff)
	}
	again := httptest.NewRequest(http.MethodGet, "/schema.graphql", nil)
	again.Header.Set("If-None-Match", w.Header().Get("ETag"))
	w = httptest.NewRecorder()
	SchemaHandler().ServeHTTP(w, again)
	if w.Code != http.StatusNotModified {
		t.Errorf("asked again, it answers %d", w.Code)
	}
}
