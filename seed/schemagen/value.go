package main

import (
	"strings"

	"entente/models"
)

// slug is what an ID has after its colon; see [models.ParseID].
const slug = `[A-Za-z0-9]+([-.][A-Za-z0-9]+)*`

// dateForm matches EDTF as [models.ParseDate] reads it, and a few days more:
// it does not count the days of a month.
func dateForm(doc, or string) object {
	const (
		year  = `([0-9]{4}|[0-9]{3}X|[0-9]{2}XX)`
		month = `(0[1-9]|1[0-2]|2[1-4]|XX)`
		day   = `(0[1-9]|[12][0-9]|3[01]|XX)`
		date  = year + `(-` + month + `(-` + day + `)?)?[?~%]?`
	)
	return object{
		{"description", doc},
		{"anyOf", []object{
			{{"type", "string"}, {"pattern", `^(` + or + date + `(/(` + date + `|\.\.)?)?|(\.\.)?/` + date + `)$`}},
			{{"type", "integer"}, {"minimum", 1000}, {"maximum", 9999}}, // a year that was not quoted
		}},
	}
}

// value is the schema of a field.
func value(kind *models.Kind, field *models.Field) object {
	doc := models.FieldDoc(kind.Type.Name(), field.GoName)
	switch field.Form {
	case models.FormDate:
		if field.Open {
			return describe(ref("end"), doc)
		}
		return describe(ref("date"), doc)
	case models.FormRef:
		return describe(reference(field.Kinds), doc)
	case models.FormRefs:
		return set(doc, reference(field.Kinds))
	case models.FormEnum:
		return describe(ref(enumName(kind, field)), doc)
	case models.FormEnums:
		return set(doc, ref(enumName(kind, field)))
	case models.FormNumber:
		return describe(object{{"type", "number"}}, doc)
	case models.FormInt:
		return describe(object{{"type", "integer"}}, doc)
	case models.FormBool:
		return describe(object{{"type", "boolean"}}, doc)
	}
	if field.Pattern != "" {
		return text(doc).with("pattern", field.Pattern)
	}
	return text(doc)
}

func describe(schema object, doc string) object {
	return append(object{{"description", doc}}, schema...)
}

func text(doc string) object {
	return object{{"description", doc}, {"type", "string"}, {"minLength", 1}}
}

func set(doc string, of object) object {
	return describe(list(of), doc).with("minItems", 1).with("uniqueItems", true)
}

// texts is a list of some of the words.
func texts(doc string, words []string) object { return set(doc, object{{"enum", words}}) }

func idOf(kind string) object {
	return describe(reference([]string{kind}), "Its permanent, readable name, with or without "+kind+": before it.")
}

// reference is an ID of one of the kinds; without a kind it is of the first.
func reference(kinds []string) object {
	return object{{"type", "string"}, {"pattern", `^((` + strings.Join(kinds, "|") + `):)?` + slug + `$`}}
}
