package graph

import (
	"encoding/json"
	"maps"
	"math"
	"slices"
	"strconv"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/validator/core"
)

// coerceVariables reads the variables of an operation as the schema's types
// (GraphQL specification, section 6.1.2), so that what reaches a resolver has
// the type that the schema says. The validator's own coercion takes "1" for an
// Int, 2147483648 for one too, an enum's name in any case and two keys of a
// @oneOf input. Absent variables stay absent.
func coerceVariables(schema *ast.Schema, doc *ast.QueryDocument, op *ast.OperationDefinition, given map[string]any) (map[string]any, *InputError) {
	values := map[string]any{}
	for _, def := range op.VariableDefinitions {
		value, ok := given[def.Variable]
		if ok && value == nil && !def.Type.NonNull && standsWhereNullMayNot(schema, doc, op, def.Variable) {
			return nil, mismatch([]any{def.Variable}, "$"+def.Variable+" must not be null here; leave it out to use its default")
		}
		if !ok {
			if def.Type.NonNull && def.DefaultValue == nil {
				return nil, mismatch([]any{def.Variable}, "$"+def.Variable+" of type "+def.Type.String()+" is required")
			}
			continue
		}
		coerced, err := coerce(schema, def.Type, value, []any{def.Variable})
		if err != nil {
			return nil, err
		}
		values[def.Variable] = coerced
	}
	return values, nil
}

// standsWhereNullMayNot tells whether a variable is used for a non-null
// argument or input field. A nullable variable with a default may be
// (section 5.8.5), and given null the executor would panic or pass zero.
func standsWhereNullMayNot(schema *ast.Schema, doc *ast.QueryDocument, op *ast.OperationDefinition, name string) (found bool) {
	events := &core.Events{}
	events.OnValue(func(w *core.Walker, v *ast.Value) {
		if w.CurrentOperation == op && v.Kind == ast.Variable && v.Raw == name && v.ExpectedType != nil && v.ExpectedType.NonNull {
			found = true
		}
	})
	core.Walk(schema, doc, events)
	return found
}

// coerce reads one JSON value, decoded with json.Number, as a type.
func coerce(schema *ast.Schema, typ *ast.Type, value any, path []any) (any, *InputError) {
	if value == nil {
		if typ.NonNull {
			return nil, mismatch(path, "null is not a value of type "+typ.String())
		}
		return nil, nil
	}
	if typ.Elem != nil {
		return coerceList(schema, typ, value, path)
	}
	switch def := schema.Types[typ.NamedType]; def.Kind {
	case ast.InputObject:
		return coerceObject(schema, def, value, path)
	case ast.Enum:
		if name, ok := value.(string); ok && def.EnumValues.ForName(name) != nil {
			return name, nil
		}
		err := mismatch(path, "expected a value of enum "+def.Name+", not "+describe(value))
		if name, ok := value.(string); ok {
			var names []string
			for _, v := range def.EnumValues {
				names = append(names, v.Name)
			}
			err.DidYouMean = near(name, names)
		}
		return nil, err
	default:
		if scalar, ok := coerceScalar(def.Name, value); ok {
			return scalar, nil
		}
		return nil, mismatch(path, "expected a value of type "+def.Name+", not "+describe(value))
	}
}

func coerceList(schema *ast.Schema, typ *ast.Type, value any, path []any) (any, *InputError) {
	items, ok := value.([]any)
	if !ok {
		items = []any{value} // one value stands for a list of it
	}
	list := make([]any, len(items))
	for i, item := range items {
		at := path
		if ok {
			at = append(slices.Clone(path), i)
		}
		var err *InputError
		if list[i], err = coerce(schema, typ.Elem, item, at); err != nil {
			return nil, err
		}
	}
	return list, nil
}

func coerceObject(schema *ast.Schema, def *ast.Definition, value any, path []any) (any, *InputError) {
	fields, ok := value.(map[string]any)
	if !ok {
		return nil, mismatch(path, "expected an object of type "+def.Name+", not "+describe(value))
	}
	for _, name := range slices.Sorted(maps.Keys(fields)) {
		if def.Fields.ForName(name) == nil {
			err := mismatch(append(slices.Clone(path), name), def.Name+" has no field "+strconv.Quote(name))
			var names []string
			for _, f := range def.Fields {
				names = append(names, f.Name)
			}
			err.DidYouMean = near(name, names)
			return nil, err
		}
	}
	object := map[string]any{}
	for _, f := range def.Fields {
		at := append(slices.Clone(path), f.Name)
		item, ok := fields[f.Name]
		if !ok {
			if f.Type.NonNull && f.DefaultValue == nil {
				return nil, mismatch(at, def.Name+"."+f.Name+" of type "+f.Type.String()+" is required")
			}
			continue
		}
		coerced, err := coerce(schema, f.Type, item, at)
		if err != nil {
			return nil, err
		}
		if coerced == nil && def.Directives.ForName("oneOf") != nil {
			return nil, mismatch(at, "the field of "+def.Name+" that is given must not be null")
		}
		object[f.Name] = coerced
	}
	if def.Directives.ForName("oneOf") != nil && len(object) != 1 {
		return nil, mismatch(path, def.Name+" takes exactly one field, not "+strconv.Itoa(len(object)))
	}
	return object, nil
}

// coerceScalar reads a value as a built-in scalar. Any other scalar gets the
// value as the executor passes literals: numbers as int64 or float64.
func coerceScalar(name string, value any) (any, bool) {
	number, isNumber := value.(json.Number)
	switch name {
	case "Int":
		f, err := number.Float64()
		return int64(f), isNumber && err == nil && f == math.Trunc(f) && f >= math.MinInt32 && f <= math.MaxInt32
	case "Float":
		f, err := number.Float64()
		return f, isNumber && err == nil
	case "String":
		s, ok := value.(string)
		return s, ok
	case "Boolean":
		b, ok := value.(bool)
		return b, ok
	case "ID":
		if isNumber {
			_, err := number.Int64()
			return number.String(), err == nil
		}
		s, ok := value.(string)
		return s, ok
	}
	return plain(value), true
}

// plain replaces each json.Number by an int64, or a float64.
func plain(value any) any {
	switch value := value.(type) {
	case json.Number:
		if n, err := value.Int64(); err == nil {
			return n
		}
		f, _ := value.Float64() // infinite when too large
		return f
	case []any:
		list := make([]any, len(value))
		for i, item := range value {
			list[i] = plain(item)
		}
		return list
	case map[string]any:
		object := map[string]any{}
		for key, item := range value {
			object[key] = plain(item)
		}
		return object
	}
	return value
}

func mismatch(path []any, message string) *InputError {
	return &InputError{Argument: path, Message: message}
}

// describe names a JSON value in a message.
func describe(value any) string {
	switch value := value.(type) {
	case string:
		return strconv.Quote(value)
	case json.Number:
		return value.String()
	case bool:
		return strconv.FormatBool(value)
	case []any:
		return "a list"
	case map[string]any:
		return "an object"
	}
	return "null"
}

// near are the words nearest to a wrong one, at most three.
func near(word string, words []string) []string {
	found := core.SuggestionList(word, words)
	return found[:min(3, len(found))]
}
