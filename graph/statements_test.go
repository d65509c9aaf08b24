package graph

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/vektah/gqlparser/v2/ast"

	"entente/models"
	"entente/store"
)

// The entities of each kind of a [populous] dataset, the rows of each of their
// lists, and the parents of which the test asks for few and for many.
const (
	inhabitants, rowsEach = 24, 2
	fewParents            = 6 // enough for each kind that a reference can name to have its turn
	manyParents           = 20
)

// populous is a dataset in which every field of every entity and row says
// something, so that there is something to read behind each field of the
// schema. Where a reference may name several kinds, those of neighbours differ,
// so that a few parents lead to as many kinds as many do.
func populous(t *testing.T) *models.Dataset {
	t.Helper()
	ds := &models.Dataset{Revision: "populous"}
	add := func(kind *models.Kind, n, turn int, parent models.ID) models.ID {
		slug := fmt.Sprintf("%s-%02d", kind.Name, n)
		if parent != "" {
			slug = parent.Slug() + "." + slug
		}
		row := kind.Add(ds, models.Identity{ID: models.NewID(kind.Name, slug), File: "populous.yaml", Line: n + 1}, parent)
		for _, field := range kind.Fields {
			if err := field.Set(row, valueOf(field, n, turn)); err != nil {
				t.Fatal(kind.Name, field.Name, err)
			}
			if field.Open {
				models.SetObserved(row, models.MustDate("2030-01-01"))
			}
		}
		return row.(models.Node).Self()
	}
	source := models.KindOf("source")
	source.Grow(ds, inhabitants)
	for n := range inhabitants {
		add(source, n, n, "")
	}
	for _, kind := range models.Kinds {
		kind.Grow(ds, inhabitants)
		for _, list := range kind.Lists {
			list.Grow(ds, inhabitants*rowsEach)
		}
		for n := range inhabitants {
			id := add(kind, n, n, "")
			for _, list := range kind.Lists {
				for i := range rowsEach {
					add(list, (n+i)%inhabitants, i, id)
				}
			}
		}
	}
	last, before := &ds.Visits[inhabitants-1], &ds.Visits[inhabitants-4]
	last.VisitorID, last.HostID = before.VisitorID, before.HostID // who came a second time
	dispute(ds)
	return ds
}

// dispute lets two sources state all of each entity and row, and differ about
// a field.
func dispute(ds *models.Dataset) {
	for _, kind := range models.AllKinds() {
		for row := range kind.Rows(ds) {
			id, field := row.(models.Node).Self(), kind.FieldNames()[0]
			for n, standing := range []models.Standing{models.Preferred, models.Contradicting} {
				ds.Citations = append(ds.Citations, models.Citation{
					Key: len(ds.Citations) + 1, SubjectID: id, Value: fmt.Sprint(n), Line: 1,
					Attribution: &models.Attribution{SourceID: ds.Sources[(len(ds.Citations)/2+n)%inhabitants].ID, Fields: kind.FieldNames(), Standing: standing, Basis: models.Stated, File: "populous.yaml"},
				})
			}
			ds.Disagreements = append(ds.Disagreements, models.Disagreement{
				Identity:  models.Identity{ID: models.ID("disagreement:" + kind.Name + "." + id.Slug()), File: "populous.yaml", Line: 1},
				SubjectID: id, Field: field, Sentence: "They differ.",
			})
			ds.Unknowns = append(ds.Unknowns, models.Unknown{SubjectID: id, Field: field, SourceID: ds.Sources[0].ID})
		}
	}
}

// valueOf is a value of a field's form. A reference names the next entity of the
// kind whose turn it is, a set one of each kind.
func valueOf(field *models.Field, n, turn int) string {
	named := func(kind string) string { return fmt.Sprintf("%[1]s:%[1]s-%02[2]d", kind, (n+1)%inhabitants) }
	switch field.Form {
	case models.FormDate:
		switch {
		case field.Open:
			return models.OpenEnd
		case field.Name == "diedOn":
			return "1999" // nobody holds an office after death
		}
		return fmt.Sprintf("19%02d-07-06", 50+n)
	case models.FormRef:
		return named(field.Kinds[turn%len(field.Kinds)])
	case models.FormRefs:
		all := make([]string, len(field.Kinds))
		for i, kind := range field.Kinds {
			all[i] = named(kind)
		}
		return strings.Join(all, " ")
	case models.FormEnum, models.FormEnums:
		return field.Enum[0]
	case models.FormInt, models.FormNumber:
		return fmt.Sprint(n + 1)
	case models.FormBool:
		return "true"
	}
	return fmt.Sprintf("%s %d", field.Name, n)
}

// TestManyParentsCostAsFewStatementsAsFew asks, for each list of the root, for
// each field of its entries that leads on, and within that again for each:
// twenty entries must take as many SQL statements as six.
func TestManyParentsCostAsFewStatementsAsFew(t *testing.T) {
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "populous.sqlite")
	if err := store.Build(ctx, path, populous(t), t.Output()); err != nil {
		t.Fatal(err)
	}
	db, err := store.Open(ctx, path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	for _, root := range schema().Types["Query"].Fields {
		entry, isList := entryOf(root.Type)
		if !isList || root.Name == "search" {
			continue
		}
		for _, field := range schema().Types[entry].Fields {
			if selection := leadsOn(t, field, 2); selection != "" {
				t.Run(root.Name+"/"+field.Name, func(t *testing.T) {
					t.Parallel()
					compareStatements(t, db, root.Name, field.Name+selection)
				})
			}
		}
	}
}

func compareStatements(t *testing.T, db *store.Store, list, field string) {
	ask := func(parents int, wait time.Duration) (int, []byte) {
		limits := DefaultLimits()
		limits.Cost, limits.Size, limits.Timeout = limits.Cost*1000, limits.Size*10, time.Minute // the machine may be busy
		handler := NewHandler(newSchema(db, func() time.Time { return today }), limits, withLoaders(wait))
		counted, counter := store.WithCounter(context.Background())
		query := fmt.Sprintf("{ %s(first: %d) { nodes { %s } } }", list, parents, field)
		a, refused := handler.answer(counted, request{query: query})
		if refused != nil || len(a.errors) > 0 {
			t.Fatalf("%s: %v %v", query, refused, a.errors)
		}
		return counter.Load(), a.data
	}
	few, many := 0, 0
	var data []byte
	for _, wait := range waits {
		few, _ = ask(fewParents, wait)
		many, data = ask(manyParents, wait)
		if few == many {
			break
		}
	}
	if few != many {
		t.Errorf("%d parents take %d statements, %d take %d: %s { %s }", fewParents, few, manyParents, many, list, field)
	}
	var found map[string]struct{ Nodes []map[string]json.RawMessage }
	if err := json.Unmarshal(data, &found); err != nil || len(found[list].Nodes) != manyParents {
		t.Fatalf("%d %s came, want %d: %v", len(found[list].Nodes), list, manyParents, err)
	}
	name := strings.FieldsFunc(field, func(r rune) bool { return r == '(' || r == ' ' })[0]
	empty := !slices.ContainsFunc(found[list].Nodes, func(node map[string]json.RawMessage) bool {
		var page struct{ Nodes []json.RawMessage }
		_ = json.Unmarshal(node[name], &page) // what is no object has no nodes either
		isPage := strings.HasPrefix(string(node[name]), `{"totalCount"`)
		return string(node[name]) != "null" && string(node[name]) != "[]" && (!isPage || len(page.Nodes) > 0)
	})
	if empty {
		t.Errorf("nothing is behind %s { %s }, so this tells nothing", list, field)
	}
}

// entryOf is the type of the entries of a connection.
func entryOf(of *ast.Type) (string, bool) {
	def := schema().Types[of.Name()]
	if nodes := def.Fields.ForName("nodes"); nodes != nil && def.Fields.ForName("pageInfo") != nil {
		return nodes.Type.Name(), true
	}
	return "", false
}

// leadsOn is what to select of a field that leads to other objects: its
// arguments where they must be given, and so many levels of what leads on
// further; "" for a field of plain values.
func leadsOn(t *testing.T, field *ast.FieldDefinition, levels int) string {
	t.Helper()
	def := schema().Types[field.Type.Name()]
	if strings.HasPrefix(field.Name, "__") || !def.IsCompositeType() {
		return ""
	}
	entry, isList := entryOf(field.Type)
	var args []string
	for _, arg := range field.Arguments {
		if arg.Type.NonNull && arg.DefaultValue == nil {
			args = append(args, arg.Name+": "+valueFor(t, arg.Type))
		}
	}
	if field.Arguments.ForName("on") != nil && field.Arguments.ForName("certainty") != nil {
		args = append(args, `on: "1990-01-01"`, "certainty: POSSIBLE") // as much as there is
	}
	selection := []string{"__typename"}
	if levels > 1 {
		for _, next := range schema().Types[cmp.Or(entry, def.Name)].Fields {
			if further := leadsOn(t, next, levels-1); further != "" {
				selection = append(selection, next.Name+further)
			}
		}
	}
	inner := strings.Join(selection, " ")
	if isList {
		args = append(args, "first: 2")
		inner = "totalCount nodes { " + inner + " }"
		if groups := def.Fields.ForName("groups"); groups != nil && levels > 1 {
			inner += " groups(by: " + valueFor(t, groups.Arguments.ForName("by").Type) + ") { count }"
		}
	}
	given := ""
	if len(args) > 0 {
		given = "(" + strings.Join(args, ", ") + ")"
	}
	return given + " { " + inner + " }"
}

// valueFor is a value of a type, to be given where one must be.
func valueFor(t *testing.T, of *ast.Type) string {
	t.Helper()
	if of.Elem != nil {
		return "[" + valueFor(t, of.Elem) + "]"
	}
	switch def := schema().Types[of.Name()]; {
	case def.Kind == ast.Enum:
		return def.EnumValues[0].Name
	case def.Name == "Day":
		return `"1961-07-06"`
	}
	t.Fatalf("no value of the type %s is known", of.Name())
	return ""
}
