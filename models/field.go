package models

import (
	"fmt"
	"math"
	"reflect"
	"slices"
	"strconv"
	"strings"
)

// Field describes one field of a kind.
type Field struct {
	// Name is its key in seed files and its name in citations, such as
	// "signedOn" or, for a reference, "host".
	Name string
	// Form is what its values look like.
	Form Form
	// Kinds are the kinds that a reference may name.
	Kinds []string
	// Enum lists the values of an enumeration.
	Enum []string
	// Pattern is a regular expression that texts of a fixed form match as a
	// whole, such as codes and addresses; "" for any other field.
	Pattern string
	// Basis is the basis of a value whose file says nothing of it.
	Basis Basis
	// Wording says that another wording is no contradiction.
	Wording bool
	// Open says that the date is an end that may be "..".
	Open bool
	// Key says that it identifies a row within its entity.
	Key bool
	// Needed says that an entity without it is incomplete.
	Needed bool
	// GoName is the name of the struct's field.
	GoName string

	text  textForm
	index []int
}

// Form is what the values of a field look like.
type Form string

// The forms.
const (
	FormText   Form = "text"
	FormDate   Form = "date"
	FormRef    Form = "reference"
	FormRefs   Form = "references"
	FormEnum   Form = "enumeration"
	FormEnums  Form = "enumerations"
	FormNumber Form = "number"
	FormInt    Form = "integer"
	FormBool   Form = "boolean"
)

// IsSet reports whether the field holds any number of values.
func (f *Field) IsSet() bool { return f.Form == FormRefs || f.Form == FormEnums }

func newField(f reflect.StructField) *Field {
	field := &Field{
		Name:    f.Tag.Get("yaml"),
		Basis:   Stated,
		Wording: f.Tag.Get("merge") == "wording",
		Open:    f.Tag.Get("open") == "yes",
		Key:     f.Tag.Get("key") == "yes",
		Needed:  f.Tag.Get("need") == "yes",
		GoName:  f.Name,
		index:   f.Index,
	}
	if basis := f.Tag.Get("basis"); basis != "" {
		field.Basis = Basis(basis)
	}
	if ref := f.Tag.Get("ref"); ref != "" {
		field.Kinds = strings.Split(ref, ",")
	}
	field.Form, field.Enum = formOf(f.Type)
	if field.Form == "" || (field.Kinds == nil) == (field.Form == FormRef || field.Form == FormRefs) {
		panic(fmt.Sprintf("models: field %s %s has no form", f.Name, f.Type))
	}
	if form, ok := textForms[field.Name]; ok && field.Form == FormText {
		field.text, field.Pattern = form, form.pattern.String()
	}
	return field
}

func formOf(t reflect.Type) (Form, []string) {
	switch t {
	case reflect.TypeFor[string]():
		return FormText, nil
	case reflect.TypeFor[Date]():
		return FormDate, nil
	case reflect.TypeFor[ID]():
		return FormRef, nil
	case reflect.TypeFor[[]ID]():
		return FormRefs, nil
	case reflect.TypeFor[*float64]():
		return FormNumber, nil
	case reflect.TypeFor[*int]():
		return FormInt, nil
	case reflect.TypeFor[bool]():
		return FormBool, nil
	}
	if enum, ok := reflect.Zero(t).Interface().(interface{ Values() []string }); ok {
		return FormEnum, enum.Values()
	}
	if t.Kind() == reflect.Slice {
		if form, values := formOf(t.Elem()); form == FormEnum {
			return FormEnums, values
		}
	}
	return "", nil
}

// Get is the field's value in its canonical text, "" when there is none. The
// values of a set are parted by single spaces.
func (f *Field) Get(row any) string {
	v := reflect.Indirect(reflect.ValueOf(row)).FieldByIndex(f.index)
	switch f.Form {
	case FormDate:
		return v.Interface().(Date).EDTF
	case FormNumber:
		if v.IsNil() {
			return ""
		}
		return strconv.FormatFloat(v.Elem().Float(), 'f', -1, 64)
	case FormInt:
		if v.IsNil() {
			return ""
		}
		return strconv.FormatInt(v.Elem().Int(), 10)
	case FormBool:
		if !v.Bool() {
			return ""
		}
		return "true"
	case FormRefs, FormEnums:
		words := make([]string, v.Len())
		for i := range words {
			words[i] = v.Index(i).String()
		}
		return strings.Join(words, " ")
	}
	return v.String()
}

// Set puts a value in canonical text (see [Field.Canonical]) into the row.
func (f *Field) Set(row any, value string) error {
	v := reflect.ValueOf(row).Elem().FieldByIndex(f.index)
	switch f.Form {
	case FormDate:
		date, err := ParseDate(value)
		*v.Addr().Interface().(*Date) = date
		return err
	case FormNumber:
		n, err := strconv.ParseFloat(value, 64)
		v.Set(reflect.ValueOf(&n))
		return err
	case FormInt:
		n, err := strconv.Atoi(value)
		v.Set(reflect.ValueOf(&n))
		return err
	case FormBool:
		v.SetBool(value == "true")
	case FormRefs, FormEnums:
		words := strings.Fields(value)
		slice := reflect.MakeSlice(v.Type(), len(words), len(words))
		for i, word := range words {
			slice.Index(i).SetString(word)
		}
		v.Set(slice)
	default:
		v.SetString(value)
	}
	return nil
}

// Date is the value of a date field.
func (f *Field) Date(row any) Date {
	return *reflect.ValueOf(row).Elem().FieldByIndex(f.index).Addr().Interface().(*Date)
}

// SetDate puts a date into the row.
func (f *Field) SetDate(row any, date Date) {
	*reflect.ValueOf(row).Elem().FieldByIndex(f.index).Addr().Interface().(*Date) = date
}

// SetObserved records on which day an open end was last observed.
func SetObserved(row any, on Date) {
	reflect.ValueOf(row).Elem().FieldByName("ObservedOn").Set(reflect.ValueOf(on))
}

// Canonical checks one value as a file gives it and puts it into the text
// that [Field.Set] takes. Its error says what is wrong and what would be right.
// A reference without a kind means the first of the field's kinds.
func (f *Field) Canonical(raw string) (string, error) {
	raw = strings.TrimSpace(raw)
	switch f.Form {
	case FormDate:
		return f.canonicalDate(raw)
	case FormRef, FormRefs:
		return f.canonicalRef(raw)
	case FormEnum, FormEnums:
		if !slices.Contains(f.Enum, raw) {
			return "", fmt.Errorf("there is no %q%s", clip(raw), OneOf(raw, f.Enum))
		}
	case FormNumber:
		n, err := strconv.ParseFloat(raw, 64)
		if err != nil || math.IsInf(n, 0) || math.IsNaN(n) {
			return "", fmt.Errorf("%q is not a number; write it as 1000 or 39.03", clip(raw))
		}
		return strconv.FormatFloat(n, 'f', -1, 64), nil
	case FormInt:
		n, err := strconv.ParseInt(raw, 10, 32)
		if err != nil {
			return "", fmt.Errorf("%q is not a whole number", clip(raw))
		}
		return strconv.FormatInt(n, 10), nil
	case FormBool:
		if raw != "true" && raw != "false" {
			return "", fmt.Errorf("%q is neither true nor false", clip(raw))
		}
	case FormText:
		if raw != "" {
			return raw, f.text.check(raw)
		}
	}
	return raw, nil
}

func (f *Field) canonicalDate(raw string) (string, error) {
	date, err := ParseDate(raw)
	if err == nil && date.IsOpen() && !f.Open {
		err = fmt.Errorf(`".." says that an end is open, and %s is no end; write a date such as 1961-07-06, or leave it out`, f.Name)
	}
	return date.EDTF, err
}

func (f *Field) canonicalRef(raw string) (string, error) {
	if !strings.Contains(raw, ":") {
		raw = f.Kinds[0] + ":" + raw
	}
	id, err := ParseID(raw)
	if err == nil && !slices.Contains(f.Kinds, id.Kind()) {
		err = fmt.Errorf("%q is no %s", clip(raw), strings.Join(f.Kinds, " or "))
	}
	return string(id), err
}
