package export

import (
	"cmp"
	"encoding/json"
	"reflect"
	"strconv"
	"strings"
	"unicode"

	"entente/models"
)

// Column is one column of a table: a cell of CSV, a key of JSON.
type Column struct {
	// Name is the Go name of the struct's field in snake case: host_id.
	Name string
	// Meaning says what it is, in whole sentences.
	Meaning string
	// Type is what its values look like.
	Type Type
	// Enum is the name of the enumeration whose values it takes, "" for none.
	Enum string
	// Values are those values.
	Values []string
	// Tables are those in which its IDs are found, none for any.
	Tables []string

	key bool
	get func(row reflect.Value) any
}

// Type is what the values of a column look like.
type Type string

// The types of columns.
const (
	TypeText    Type = "text"
	TypeID      Type = "ID"
	TypeIDs     Type = "set of IDs"
	TypeWord    Type = "word"
	TypeWords   Type = "set of words"
	TypeDate    Type = "date"
	TypeDay     Type = "day"
	TypeNumber  Type = "number"
	TypeInteger Type = "whole number"
	TypeBoolean Type = "true or false"
)

// columns are the columns of a struct, in the order of its fields, and at the
// end the file and line where to correct the row.
func columns(row reflect.Type) []Column {
	var own, edit []Column
	for _, field := range reflect.VisibleFields(row) {
		switch {
		case field.Anonymous:
		case field.Type == reflect.TypeFor[models.Date]():
			own = append(own, dateColumns(row, field)...)
		case field.Name == "File" || field.Name == "Line":
			edit = append(edit, editColumn(row, field))
		default:
			own = append(own, newColumn(row, field))
		}
	}
	return append(own, edit...)
}

// editColumn names the file as the API does, by its path in the repository.
func editColumn(row reflect.Type, field reflect.StructField) Column {
	column := newColumn(row, field)
	column.Name = "edit_" + column.Name
	if field.Name == "File" {
		column.Meaning = editMeaning
		column.get = func(row reflect.Value) any {
			return row.Interface().(interface{ EditFile() string }).EditFile()
		}
	}
	return column
}

const editMeaning = "The file in the repository of the dataset in which to correct it."

// dateColumns are the date itself, the first and the last day that it can mean.
func dateColumns(row reflect.Type, field reflect.StructField) []Column {
	date := newColumn(row, field)
	column := func(of func(models.Date) string) Column {
		c := date
		c.get = func(row reflect.Value) any {
			return cell(reflect.ValueOf(of(row.FieldByIndex(field.Index).Interface().(models.Date))))
		}
		return c
	}
	day := func(name, meaning string, of func(models.Date) models.Day) Column {
		c := column(func(d models.Date) string { return string(of(d)) })
		c.Name, c.Meaning, c.Type = c.Name+name, meaning, TypeDay
		return c
	}
	return []Column{
		column(models.Date.String),
		day("_earliest", "The first day that the date can mean.", models.Date.Earliest),
		day("_latest", "The last day that the date can mean.", models.Date.Latest),
	}
}

func newColumn(row reflect.Type, field reflect.StructField) Column {
	column := Column{
		Name:    snake(field.Name),
		Meaning: cmp.Or(field.Tag.Get("doc"), models.FieldDoc(row.Name(), field.Name)),
		Tables:  tablesOf(field),
		key:     strings.HasPrefix(field.Tag.Get("gorm"), "primaryKey"),
	}
	column.Type, column.Enum, column.Values = typeOf(field.Type)
	column.get = func(row reflect.Value) any { return cell(row.FieldByIndex(field.Index)) }
	return column
}

// tablesOf are the tables of the kinds that a reference may name.
func tablesOf(field reflect.StructField) []string {
	kinds := field.Tag.Get("ref") + field.Tag.Get("parent")
	if field.Name == "SourceID" {
		kinds = "source"
	}
	if kinds == "" {
		return nil
	}
	var tables []string
	for name := range strings.SplitSeq(kinds, ",") {
		tables = append(tables, models.KindOf(name).Table)
	}
	return tables
}

func typeOf(t reflect.Type) (typ Type, enum string, values []string) {
	switch t {
	case reflect.TypeFor[models.Date]():
		return TypeDate, "", nil
	case reflect.TypeFor[models.ID]():
		return TypeID, "", nil
	case reflect.TypeFor[[]models.ID]():
		return TypeIDs, "", nil
	}
	switch t.Kind() {
	case reflect.Pointer:
		return typeOf(t.Elem())
	case reflect.Float64:
		return TypeNumber, "", nil
	case reflect.Int:
		return TypeInteger, "", nil
	case reflect.Bool:
		return TypeBoolean, "", nil
	case reflect.Slice:
		_, enum, values = typeOf(t.Elem())
		return TypeWords, enum, values
	}
	if enum, ok := reflect.Zero(t).Interface().(interface{ Values() []string }); ok {
		return TypeWord, t.Name(), enum.Values()
	}
	return TypeText, "", nil
}

// cell is a value as the files have it: nil where there is none, else a
// string, a json.Number, a bool or, for a set, a []string.
func cell(v reflect.Value) any {
	switch v.Kind() {
	case reflect.Pointer:
		if v.IsNil() {
			return nil
		}
		return number(v.Elem())
	case reflect.Int:
		if v.IsZero() {
			return nil // a line of no file; a count that can be 0 is a pointer
		}
		return number(v)
	case reflect.Bool:
		return v.Bool()
	case reflect.Slice:
		members := make([]string, v.Len())
		for i := range members {
			members[i] = v.Index(i).String()
		}
		return members
	}
	if v.String() == "" {
		return nil
	}
	return v.String()
}

// number is written alike in both forms, without an exponent.
func number(v reflect.Value) json.Number {
	if v.Kind() == reflect.Int {
		return json.Number(strconv.FormatInt(v.Int(), 10))
	}
	return json.Number(strconv.FormatFloat(v.Float(), 'f', -1, 64))
}

// snake is a Go name in snake case, as GORM names columns: COWNumber is
// cow_number, AboutIDs is about_ids.
func snake(name string) string {
	runes := []rune(strings.ReplaceAll(name, "IDs", "Ids"))
	var b strings.Builder
	for i, r := range runes {
		begins := i > 0 && unicode.IsUpper(r) &&
			(!unicode.IsUpper(runes[i-1]) || i+1 < len(runes) && unicode.IsLower(runes[i+1]))
		if begins {
			b.WriteByte('_')
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}
