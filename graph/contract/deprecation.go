package contract

import (
	"fmt"
	"regexp"
	"strings"
	"time"

	"github.com/vektah/gqlparser/v2/ast"
)

// reasonForm is what a reason looks like. It names in backticks the
// coordinate of what to use instead, and ends with the day after which what is
// deprecated may go.
var reasonForm = regexp.MustCompile("^Use `[^`]+`.*[.] Removed after ([0-9]{4}-[0-9]{2}-[0-9]{2})[.]$")

// exampleReason is shown to who got it wrong.
const exampleReason = "Use `Treaty.signedOn` instead. Removed after 2027-06-30."

var backticked = regexp.MustCompile("`([^`]*)`")

// WrongDeprecations tells, by coordinate, which deprecations of a schema do not
// name a successor that there is and a day, or may not be deprecated at all:
// what is required cannot go unless it becomes optional first
// (https://spec.graphql.org/September2025/#sec--deprecated).
func WrongDeprecations(schema *ast.Schema) []string {
	places := index(schema)
	var wrong []string
	for _, place := range places.order {
		directives := places.at[place].directives
		if directives.ForName("deprecated") == nil {
			continue
		}
		if places.at[place].isRequired {
			wrong = append(wrong, place+" is required: give it a default or make it nullable before deprecating it")
		}
		if problem := places.wrongReason(place, reason(directives)); problem != "" {
			wrong = append(wrong, place+": "+problem)
		}
	}
	return wrong
}

// A place is something with a coordinate.
type place struct {
	directives ast.DirectiveList
	isRequired bool
}

type placesOf struct {
	at    map[string]place
	order []string
}

// index finds everything that a coordinate of the schema can name, but for the
// specification's own.
func index(schema *ast.Schema) placesOf {
	places := placesOf{at: map[string]place{}}
	add := func(at string, directives ast.DirectiveList, isRequired bool) {
		places.at[at] = place{directives, isRequired}
		places.order = append(places.order, at)
	}
	for _, def := range owned(schema) {
		add(def.Name, nil, false)
		if def.Kind == ast.InputObject {
			for _, field := range inputFields(def) {
				add(field.at, field.directives, field.isRequired())
			}
			continue
		}
		for _, field := range ownFields(def) {
			at := def.Name + "." + field.Name
			add(at, field.Directives, false)
			for _, arg := range arguments(at, field.Arguments) {
				add(arg.at, arg.directives, arg.isRequired())
			}
		}
		for _, value := range def.EnumValues {
			add(def.Name+"."+value.Name, value.Directives, false)
		}
	}
	return places
}

func (p placesOf) wrongReason(of, reason string) string {
	parts := reasonForm.FindStringSubmatch(reason)
	if parts == nil {
		return fmt.Sprintf("its reason is %q; write it as %q", reason, exampleReason)
	}
	if _, err := time.Parse(time.DateOnly, parts[1]); err != nil {
		return fmt.Sprintf("there is no day %s", parts[1])
	}
	for _, successor := range backticked.FindAllStringSubmatch(reason, -1) {
		found, exists := p.at[successor[1]]
		switch {
		case !exists:
			return fmt.Sprintf("its successor %s does not exist; name it by its schema coordinate, as in %q", successor[1], exampleReason)
		case successor[1] == of:
			return "it names itself as its successor"
		case found.directives.ForName("deprecated") != nil:
			return fmt.Sprintf("its successor %s is deprecated itself", successor[1])
		}
	}
	return ""
}

// reason is why something is deprecated; "" when it is not.
func reason(directives ast.DirectiveList) string {
	found := directives.ForName("deprecated")
	if found == nil {
		return ""
	}
	if arg := found.Arguments.ForName("reason"); arg != nil {
		return arg.Value.Raw
	}
	return "No longer supported" // the specification's default
}

// removed says of what went whether its users were warned, and until when it
// was to stay.
func (d *differences) removed(at string, directives ast.DirectiveList) {
	why := reason(directives)
	if why == "" {
		d.say(Breaking, at, "was removed and had not been deprecated")
		return
	}
	gone := Change{Class: Breaking, At: at, What: "was removed; it was deprecated: " + strings.TrimSuffix(why, ".")}
	if parts := reasonForm.FindStringSubmatch(why); parts != nil {
		gone.Promised = parts[1]
	}
	d.found = append(d.found, gone)
}

func (d *differences) deprecation(at string, was, now ast.DirectiveList) {
	switch old, is := reason(was), reason(now); {
	case old == is:
	case old == "":
		d.say(Safe, at, "was deprecated: %s", strings.TrimSuffix(is, "."))
	case is == "":
		d.say(Safe, at, "is no longer deprecated")
	default:
		d.say(Safe, at, "is deprecated for another reason: %s", strings.TrimSuffix(is, "."))
	}
}
