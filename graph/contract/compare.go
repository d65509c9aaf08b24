package contract

import (
	"fmt"
	"maps"
	"slices"

	"github.com/vektah/gqlparser/v2/ast"
)

// differences collects what [Compare] finds.
type differences struct{ found []Change }

func (d *differences) say(class Class, at, format string, args ...any) {
	d.found = append(d.found, Change{Class: class, At: at, What: fmt.Sprintf(format, args...)})
}

// match pairs two lists by name: what is only in the first, in both, and only
// in the second.
func match[T any](was, now []T, name func(T) string) (gone []T, kept [][2]T, come []T) {
	for _, old := range was {
		if i := slices.IndexFunc(now, func(is T) bool { return name(is) == name(old) }); i >= 0 {
			kept = append(kept, [2]T{old, now[i]})
		} else {
			gone = append(gone, old)
		}
	}
	for _, is := range now {
		if !slices.ContainsFunc(was, func(old T) bool { return name(old) == name(is) }) {
			come = append(come, is)
		}
	}
	return gone, kept, come
}

// itself names what is a name.
func itself(name string) string { return name }

// members compares two lists of names that a type or directive has.
func (d *differences) members(at, what string, was, now []string, ifGone, ifCome Class) {
	gone, _, come := match(was, now, itself)
	for _, name := range gone {
		d.say(ifGone, at, "no longer %s %s", what, name)
	}
	for _, name := range come {
		d.say(ifCome, at, "now %s %s", what, name)
	}
}

func (d *differences) description(at, was, now string) {
	if was != now {
		d.say(Safe, at, "is described anew")
	}
}

// roots compares the types from which operations start.
func (d *differences) roots(was, now *ast.Schema) {
	for _, root := range []struct {
		operation string
		was, now  *ast.Definition
	}{{"query", was.Query, now.Query}, {"mutation", was.Mutation, now.Mutation}, {"subscription", was.Subscription, now.Subscription}} {
		switch {
		case root.was == nil && root.now != nil:
			d.say(Safe, root.now.Name, "now begins each %s", root.operation)
		case root.was != nil && (root.now == nil || root.was.Name != root.now.Name):
			d.say(Breaking, root.was.Name, "no longer begins each %s", root.operation)
		}
	}
	d.description("schema", was.Description, now.Description)
}

// owned are the types that a schema declares itself, by name.
func owned(schema *ast.Schema) []*ast.Definition {
	var types []*ast.Definition
	for _, name := range slices.Sorted(maps.Keys(schema.Types)) {
		if def := schema.Types[name]; !def.BuiltIn {
			types = append(types, def)
		}
	}
	return types
}

func (d *differences) types(was, now *ast.Schema) {
	gone, kept, come := match(owned(was), owned(now), func(def *ast.Definition) string { return def.Name })
	for _, def := range gone {
		d.say(Breaking, def.Name, "was removed")
	}
	for _, def := range come {
		d.say(Safe, def.Name, "was added")
	}
	for _, pair := range kept {
		d.definition(pair[0], pair[1])
	}
}

func (d *differences) definition(was, now *ast.Definition) {
	at := was.Name
	if was.Kind != now.Kind {
		d.say(Breaking, at, "was %s and is %s", was.Kind, now.Kind)
		return
	}
	d.description(at, was.Description, now.Description)
	d.members(at, "implements", was.Interfaces, now.Interfaces, Breaking, Dangerous)
	d.members(at, "has the member", was.Types, now.Types, Breaking, Dangerous)
	switch was.Kind {
	case ast.InputObject:
		if !isOneOf(was) && isOneOf(now) {
			d.say(Breaking, at, "now takes exactly one of its fields")
		} else if isOneOf(was) && !isOneOf(now) {
			d.say(Safe, at, "no longer takes exactly one of its fields")
		}
		d.inputs(inputFields(was), inputFields(now), Dangerous)
	case ast.Enum:
		d.values(was, now)
	case ast.Scalar:
		if old, is := specification(was), specification(now); old != is {
			d.say(Dangerous, at, "was specified by %q and is by %q", old, is)
		}
	default:
		d.fields(was, now)
	}
}

func isOneOf(def *ast.Definition) bool { return def.Directives.ForName("oneOf") != nil }

// specification is where the values of a scalar are specified.
func specification(def *ast.Definition) string {
	if by := def.Directives.ForName("specifiedBy"); by != nil {
		return by.Arguments.ForName("url").Value.Raw
	}
	return ""
}

func (d *differences) values(was, now *ast.Definition) {
	gone, kept, come := match(was.EnumValues, now.EnumValues, func(value *ast.EnumValueDefinition) string { return value.Name })
	for _, value := range gone {
		d.removed(was.Name+"."+value.Name, value.Directives)
	}
	for _, value := range come {
		d.say(Dangerous, was.Name+"."+value.Name, "was added")
	}
	for _, pair := range kept {
		at := was.Name + "." + pair[0].Name
		d.description(at, pair[0].Description, pair[1].Description)
		d.deprecation(at, pair[0].Directives, pair[1].Directives)
	}
}

// fields compares the fields of two objects or interfaces.
func (d *differences) fields(was, now *ast.Definition) {
	gone, kept, come := match(ownFields(was), ownFields(now), func(field *ast.FieldDefinition) string { return field.Name })
	for _, field := range gone {
		d.removed(was.Name+"."+field.Name, field.Directives)
	}
	for _, field := range come {
		d.say(Safe, was.Name+"."+field.Name, "was added")
	}
	for _, pair := range kept {
		old, is := pair[0], pair[1]
		at := was.Name + "." + old.Name
		if old.Type.String() != is.Type.String() {
			class := Breaking
			if fits(is.Type, old.Type) {
				class = Safe
			}
			d.say(class, at, "was of type %s and is of %s", old.Type, is.Type)
		}
		d.description(at, old.Description, is.Description)
		d.deprecation(at, old.Directives, is.Directives)
		d.inputs(arguments(at, old.Arguments), arguments(at, is.Arguments), Dangerous)
	}
}

// ownFields leaves out the fields of the specification, __schema and __type.
func ownFields(def *ast.Definition) ast.FieldList {
	return slices.DeleteFunc(slices.Clone(def.Fields), func(field *ast.FieldDefinition) bool {
		return len(field.Name) > 1 && field.Name[:2] == "__"
	})
}

func (d *differences) directives(was, now *ast.Schema) {
	gone, kept, come := match(declared(was), declared(now), func(def *ast.DirectiveDefinition) string { return def.Name })
	for _, def := range gone {
		d.say(Breaking, "@"+def.Name, "was removed")
	}
	for _, def := range come {
		d.say(Safe, "@"+def.Name, "was added")
	}
	for _, pair := range kept {
		old, is := pair[0], pair[1]
		at := "@" + old.Name
		if old.IsRepeatable && !is.IsRepeatable {
			d.say(Breaking, at, "may no longer be repeated")
		} else if !old.IsRepeatable && is.IsRepeatable {
			d.say(Safe, at, "may now be repeated")
		}
		d.members(at, "stands on", places(old), places(is), Breaking, Safe)
		d.description(at, old.Description, is.Description)
		d.inputs(arguments(at, old.Arguments), arguments(at, is.Arguments), Safe)
	}
}

// declared are the directives that a schema declares itself, by name.
func declared(schema *ast.Schema) []*ast.DirectiveDefinition {
	var all []*ast.DirectiveDefinition
	for _, name := range slices.Sorted(maps.Keys(schema.Directives)) {
		if def := schema.Directives[name]; !isBuiltIn(def.Position) {
			all = append(all, def)
		}
	}
	return all
}

func places(def *ast.DirectiveDefinition) []string {
	names := make([]string, len(def.Locations))
	for i, location := range def.Locations {
		names[i] = string(location)
	}
	return names
}

func isBuiltIn(at *ast.Position) bool { return at != nil && at.Src != nil && at.Src.BuiltIn }
