// Package contract keeps the promise that a schema makes to its clients: it
// prints a schema as a snapshot, tells what differs between two schemas and
// whom that hurts, and holds deprecations to their form.
//
//	for _, change := range contract.Compare(was, now) {
//		fmt.Println(change) // breaking: Treaty.signedOn was removed
//	}
//
// A schema here is what gqlparser makes of SDL. What is compared is named by
// its schema coordinate (https://spec.graphql.org/September2025/#sec-Schema-Coordinates):
// Treaty, Treaty.signedOn, Query.treaties(where:), TreatyKind.ALLIANCE, @skip.
package contract

import (
	"cmp"
	"slices"

	"github.com/vektah/gqlparser/v2/ast"
)

// Class says whom a change hurts. The classes are those of graphql-js
// (findBreakingChanges, findDangerousChanges); where it is silent or milder than
// the specification, ours is the stricter.
type Class int

const (
	// Safe changes are noticed by nobody who does not ask for what is new.
	Safe Class = iota
	// Dangerous changes leave every operation valid, and yet an answer may
	// hold what its reader did not expect: a new value of an enumeration.
	Dangerous
	// Breaking changes make some operation that was valid invalid, or its
	// answer one that the types made for it do not fit.
	Breaking
)

func (c Class) String() string { return [...]string{"safe", "dangerous", "breaking"}[c] }

// A Change is one difference between two schemas.
type Change struct {
	Class Class
	At    string // the schema coordinate of what changed
	What  string // what happened to it: "was removed"

	// Promised is the day, such as 2027-06-30, until which the deprecation of
	// what was removed had promised that it stays; "" when there was none.
	Promised string
}

func (c Change) String() string { return c.Class.String() + ": " + c.At + " " + c.What }

// Compare tells what differs between the schema that was and the one that is
// now, the worst first, then by coordinate. The order of types, fields and
// values is no difference; their descriptions are.
func Compare(was, now *ast.Schema) []Change {
	d := &differences{}
	d.roots(was, now)
	d.types(was, now)
	d.directives(was, now)
	slices.SortFunc(d.found, func(a, b Change) int {
		return cmp.Or(cmp.Compare(b.Class, a.Class), cmp.Compare(a.At, b.At), cmp.Compare(a.What, b.What))
	})
	return d.found
}

// OfClass are the changes of one class.
func OfClass(class Class, changes []Change) []Change {
	var found []Change
	for _, change := range changes {
		if change.Class == class {
			found = append(found, change)
		}
	}
	return found
}
