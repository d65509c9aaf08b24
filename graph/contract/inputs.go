package contract

import "github.com/vektah/gqlparser/v2/ast"

// An input is what an operation gives: an argument, or a field of an input
// object.
type input struct {
	at, description string
	typ             *ast.Type
	byDefault       *ast.Value
	directives      ast.DirectiveList
}

// isRequired tells whether an operation must give it.
func (i input) isRequired() bool { return i.typ.NonNull && i.byDefault == nil }

func inputFields(def *ast.Definition) []input {
	inputs := make([]input, len(def.Fields))
	for i, field := range def.Fields {
		inputs[i] = input{def.Name + "." + field.Name, field.Description, field.Type, field.DefaultValue, field.Directives}
	}
	return inputs
}

// arguments are those of a field or directive, by its coordinate.
func arguments(of string, list ast.ArgumentDefinitionList) []input {
	inputs := make([]input, len(list))
	for i, arg := range list {
		inputs[i] = input{of + "(" + arg.Name + ":)", arg.Description, arg.Type, arg.DefaultValue, arg.Directives}
	}
	return inputs
}

// inputs compares what can be given; ifOptional is the class of a new one that
// need not be.
func (d *differences) inputs(was, now []input, ifOptional Class) {
	gone, kept, come := match(was, now, func(i input) string { return i.at })
	for _, old := range gone {
		d.removed(old.at, old.directives)
	}
	for _, is := range come {
		if is.isRequired() {
			d.say(Breaking, is.at, "was added and is required")
		} else {
			d.say(ifOptional, is.at, "was added")
		}
	}
	for _, pair := range kept {
		old, is := pair[0], pair[1]
		if old.typ.String() != is.typ.String() {
			class := Breaking
			if fits(old.typ, is.typ) {
				class = Safe
			}
			d.say(class, old.at, "was of type %s and is of %s", old.typ, is.typ)
		}
		if given, gives := written(old.byDefault), written(is.byDefault); given != gives {
			d.say(ofDefault(old, is), old.at, "was %s by default and is %s", given, gives)
		}
		d.description(old.at, old.description, is.description)
		d.deprecation(old.at, old.directives, is.directives)
	}
}

// ofDefault is the class of another default. Who had to give the value does
// not notice one; who left it out may get another answer; and who left out
// what now must be given gets none. graphql-js calls the last only dangerous,
// and a first default of what was optional safe.
func ofDefault(was, now input) Class {
	switch {
	case was.isRequired():
		return Safe
	case now.isRequired():
		return Breaking
	default:
		return Dangerous
	}
}

func written(byDefault *ast.Value) string {
	if byDefault == nil {
		return "nothing"
	}
	return byDefault.String()
}

// fits tells whether a value of the one type is always one of the other: null
// no oftener, and so within lists. A field may come to give what fits its old
// type; an input may come to take what its old type fits.
func fits(given, expected *ast.Type) bool {
	if expected.NonNull && !given.NonNull || (given.Elem == nil) != (expected.Elem == nil) {
		return false
	}
	if expected.Elem != nil {
		return fits(given.Elem, expected.Elem)
	}
	return given.NamedType == expected.NamedType
}
