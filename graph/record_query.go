package graph

import (
	"strings"
	"sync"

	"github.com/vektah/gqlparser/v2/ast"

	"entente/models"
)

// recordQuery asks for all that is told of a record itself: its values, its rows
// and those whom it names, who states what of it, and how to cite it. Lists of
// other records, which have pages, are left to other queries.
func recordQuery(kind *models.Kind) string { return recordQueries()[kind.Name] }

// recordQueries are made of the schema, so that a new field is told at once.
var recordQueries = sync.OnceValue(func() map[string]string {
	queries := map[string]string{}
	for _, kind := range append(models.AllKinds(), models.KindOf("source"), models.KindOf("disagreement")) {
		name := kind.Type.Name()
		queries[kind.Name] = "query ($id: ID!) {\n  node(id: $id) {\n    __typename\n    ... on " + name + " {\n" +
			selectionOf(schema().Types[name], "      ", kind, false) + "    }\n  }\n}\n"
	}
	return queries
})

// provenance is what is asked of what tells where a record comes from.
var provenance = map[string]string{
	"citations":     "{ fields value standing locator source { permalink title publisher publishedOn url } }",
	"disagreements": "{ permalink sentence }",
	"unknown":       "{ field source { permalink title } }",
	"candidates":    "{ value standing citations { source { permalink title publisher } } }",
}

// selectionOf selects the fields of a record, or of a row of its lists or
// something else within it.
func selectionOf(def *ast.Definition, indent string, kind *models.Kind, within bool) string {
	var b strings.Builder
	for _, field := range def.Fields {
		if selected := selectField(field, indent, kind, within); selected != "" {
			b.WriteString(indent + selected + "\n")
		}
	}
	return b.String()
}

// selectField selects a field as far as it belongs to a record, "" otherwise.
func selectField(field *ast.FieldDefinition, indent string, kind *models.Kind, within bool) string {
	def := schema().Types[field.Type.Name()]
	ask, isProvenance := provenance[field.Name]
	switch {
	case strings.HasPrefix(field.Name, "__") || field.Directives.ForName("deprecated") != nil || needsArguments(field):
		return ""
	case strings.HasSuffix(def.Name, "Connection") || field.Name == "sources":
		return ""
	case def.IsLeafType():
		if within && (field.Name == "id" || strings.HasPrefix(field.Name, "edit")) {
			return ""
		}
		return field.Name
	case isProvenance:
		if within {
			return ""
		}
		return field.Name + " " + ask
	case within && kind != nil && kind.Parent != nil && field.Name == kind.Parent.Name && kind.Field(field.Name) == nil:
		return "" // the record itself
	}
	if row := rowKinds()[def.Name]; !within && (row != nil || def.Kind == ast.Object && def.Fields.ForName("id") == nil) {
		return field.Name + " {\n" + selectionOf(def, indent+"  ", row, true) + indent + "}"
	}
	if def.Fields.ForName("permalink") == nil {
		return ""
	}
	return field.Name + " { permalink" + calledBy(def) + " }"
}

// calledBy is the field by which something is called, after a space.
func calledBy(def *ast.Definition) string {
	for _, name := range []string{"name", "title", "summary", "sentence"} {
		if field := def.Fields.ForName(name); field != nil && !needsArguments(field) {
			return " " + name
		}
	}
	return " id"
}

func needsArguments(field *ast.FieldDefinition) bool {
	for _, arg := range field.Arguments {
		if arg.Type.NonNull && arg.DefaultValue == nil {
			return true
		}
	}
	return false
}

// rowKinds are the kinds of rows by the names of their types.
var rowKinds = sync.OnceValue(func() map[string]*models.Kind {
	kinds := map[string]*models.Kind{}
	for _, kind := range models.AllKinds() {
		if kind.Parent != nil {
			kinds[kind.Type.Name()] = kind
		}
	}
	return kinds
})
