package main

import (
	"reflect"

	"entente/models"
)

const draft = "https://json-schema.org/draft/2020-12/schema"

// sourceFile is the schema of the files below sources/.
func sourceFile() object {
	properties := object{}.with("source", ref("source"))
	defs := object{
		{"date", dateForm("A date in EDTF: 1961-07-06, 1961-07, 1961, 1961? (uncertain), 196X (that decade), 1995-09/1996-09 (some time between).", "")},
		{"end", dateForm(`A date in EDTF, or ".." where the source says that it goes on.`, `\.\.|`)},
		{"source", sourceBlock(models.KindOf("source"))},
	}
	for _, kind := range models.Kinds {
		properties = properties.with(kind.Plural, list(ref(kind.Name)))
		defs = defs.with(kind.Name, entity(kind))
		for _, row := range kind.Lists {
			defs = defs.with(row.Name, item(row))
		}
	}
	for _, kind := range models.AllKinds() {
		defs = defs.with(fieldsOf(kind), object{{"enum", kind.FieldNames()}})
	}
	var qualified []string
	for _, kind := range models.AllKinds() {
		for _, field := range kind.Fields {
			qualified = append(qualified, kind.Name+"."+field.Name)
		}
	}
	defs = defs.with(fieldsOfKinds, object{{"enum", qualified}})
	return object{
		{"$schema", draft},
		{"title", "A source and what it states"},
		{"description", "One file a source: the source, then the facts that it states, each cited to it by standing here."},
		{"type", "object"},
		{"required", []string{"source"}},
		{"additionalProperties", false},
		{"properties", properties},
		{"$defs", append(defs, enums()...)},
	}
}

func ref(def string) object { return object{{"$ref", "#/$defs/" + def}} }

func list(of object) object { return object{{"type", "array"}, {"items", of}} }

// mapping is an object that has these keys alone.
func mapping(doc string, properties object) object {
	return object{{"description", doc}, {"type", "object"}, {"additionalProperties", false}, {"properties", properties}}
}

func sourceBlock(kind *models.Kind) object {
	properties := object{
		{"id", idOf(kind.Name)},
		{"lessReliable", texts("The fields and lists in which it counts less than an article, whatever its kind.", fieldsAndLists(models.AllKinds()...))},
		{"stated", set("Fields of kinds whose values the source itself states, where they are ours by default.", ref(fieldsOfKinds))},
		{"editorial", set("Fields of kinds whose values we decided throughout, and the source does not state.", ref(fieldsOfKinds))},
		{"derived", ofFields("Fields of kinds whose values follow from what the source states, each with the rule.", ref(fieldsOfKinds))},
	}
	required := []string{"id"}
	for _, field := range kind.Fields {
		properties = properties.with(field.Name, value(kind, field))
		if field.Needed {
			required = append(required, field.Name)
		}
	}
	return mapping(models.TypeDoc(kind.Type.Name()), properties).
		with("required", required).
		with("dependentRequired", object{{"url", []string{"seenOn"}}})
}

// entity is one item of a file's list of entities.
func entity(kind *models.Kind) object {
	properties := object{
		{"id", idOf(kind.Name)},
		{"key", text("The source's own id of the record, in place of id: links/ says which entity it is.")},
	}
	properties = append(properties, fields(kind)...)
	for _, row := range kind.Lists {
		properties = properties.with(row.List, describe(list(ref(row.Name)), models.TypeDoc(row.Type.Name())))
	}
	if len(kind.Lists) > 0 {
		properties = append(properties, member{"complete", texts("The lists that the source calls whole: what is not in them is denied.", lists(kind))}, member{"not", denied(kind)})
	}
	return mapping(models.TypeDoc(kind.Type.Name()), append(properties, meta(kind)...)).
		with("oneOf", []object{{{"required", []string{"id"}}}, {{"required", []string{"key"}}}})
}

// item is one row of an entity's list.
func item(kind *models.Kind) object {
	row := mapping(models.TypeDoc(kind.Type.Name()), append(fields(kind), meta(kind)...))
	row = append(row, keysNeeded(kind)...)
	if len(kind.Fields) == 1 { // it may be written as a plain value
		return object{{"anyOf", []object{value(kind, kind.Fields[0]), row}}}
	}
	return row
}

// keysNeeded says which fields identify a row: all that are needed, or any.
func keysNeeded(kind *models.Kind) object {
	var needed []string
	var anyKey []object
	for _, key := range kind.Keys() {
		if key.Needed {
			needed = append(needed, key.Name)
		}
		anyKey = append(anyKey, object{{"required", []string{key.Name}}})
	}
	if needed != nil {
		return object{{"required", needed}}
	}
	return object{{"anyOf", anyKey}}
}

func denied(kind *models.Kind) object {
	properties := object{}
	for _, row := range kind.Lists {
		keys := object{}
		for _, key := range row.Keys() {
			keys = keys.with(key.Name, value(row, key))
		}
		keys = keys.with("locator", text("Where in the source it is said."))
		denial := append(mapping("A row that is not there, by what identifies it.", keys), keysNeeded(row)...)
		if len(row.Fields) == 1 {
			denial = object{{"anyOf", []object{value(row, row.Fields[0]), denial}}}
		}
		properties = properties.with(row.List, list(denial))
	}
	return mapping("The rows that the source says are not in a list.", properties)
}

func fields(kind *models.Kind) object {
	var properties object
	for _, field := range kind.Fields {
		properties = properties.with(field.Name, value(kind, field))
	}
	return properties
}

// meta are the keys of a record that say something of its fields.
func meta(kind *models.Kind) object {
	name := ref(fieldsOf(kind))
	looked := name
	if len(kind.Lists) > 0 {
		looked = object{{"anyOf", []object{name, {{"enum", lists(kind)}}}}}
	}
	return object{
		{"locator", text("Where in the source it stands: an article, a page, a record.")},
		{"at", ofFields("Where in the source single fields stand.", name)},
		{"stated", set("Fields that the source itself states, where they are ours by default.", name)},
		{"editorial", set("Fields that we decided, and the source does not state.", name)},
		{"derived", ofFields("Fields that follow from what the source states, each with the rule.", name)},
		{"unknown", set("Fields and lists for which the source was searched in vain.", looked)},
		{"observedThroughOn", describe(ref("date"), `The last day of which this record speaks, for ends that are "..".`)},
	}
}

// ofFields is a mapping of the names of fields to texts.
func ofFields(doc string, name object) object {
	return object{
		{"description", doc},
		{"type", "object"},
		{"propertyNames", name},
		{"additionalProperties", object{{"type", "string"}, {"minLength", 1}}},
	}
}

// fieldsOfKinds names the definition of fields named with their kind: visit.from.
const fieldsOfKinds = "kind.field"

// fieldsOf names the definition of the names of a kind's fields.
func fieldsOf(kind *models.Kind) string { return kind.Name + ".fields" }

func lists(kind *models.Kind) []string {
	var names []string
	for _, row := range kind.Lists {
		names = append(names, row.List)
	}
	return names
}

// fieldsAndLists are the names that kinds have, each once.
func fieldsAndLists(kinds ...*models.Kind) []string {
	var names []string
	seen := map[string]bool{}
	for _, kind := range kinds {
		for _, name := range append(kind.FieldNames(), lists(kind)...) {
			if !seen[name] {
				names = append(names, name)
			}
			seen[name] = true
		}
	}
	return names
}

// enums are the enumerations of all kinds, by the names of their types.
func enums() object {
	var defs object
	seen := map[string]bool{}
	for _, kind := range append(models.AllKinds(), models.KindOf("source")) {
		for _, field := range kind.Fields {
			name := enumName(kind, field)
			if field.Enum == nil || seen[name] {
				continue
			}
			seen[name] = true
			docs := make([]string, len(field.Enum))
			for i, word := range field.Enum {
				docs[i] = models.ValueDoc(name, word)
			}
			defs = defs.with(name, object{{"description", models.TypeDoc(name)}, {"enum", field.Enum}, {"enumDescriptions", docs}})
		}
	}
	return defs
}

func enumName(kind *models.Kind, field *models.Field) string {
	f, _ := kind.Type.FieldByName(field.GoName)
	if f.Type.Kind() == reflect.Slice {
		return f.Type.Elem().Name()
	}
	return f.Type.Name()
}
