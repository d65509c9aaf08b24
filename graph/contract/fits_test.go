package contract

import (
	"testing"

	"github.com/vektah/gqlparser/v2/ast"
)

// TestFits holds fits against its meaning, on all types of at most two lists
// and all values of at most two items: one type fits another when each of its
// values is one of the other.
func TestFits(t *testing.T) {
	types, values := typesOf(2), valuesOf(2)
	for _, given := range types {
		for _, expected := range types {
			want := true
			for _, value := range values {
				if isOf(given, value) && !isOf(expected, value) {
					want = false
				}
			}
			if got := fits(given, expected); got != want {
				t.Errorf("%s fits %s: %v, want %v", given, expected, got, want)
			}
		}
	}
}

// typesOf are the types of two names in at most so many lists.
func typesOf(lists int) []*ast.Type {
	if lists < 0 {
		return nil
	}
	found := []*ast.Type{ast.NamedType("A", nil), ast.NamedType("B", nil), ast.NonNullNamedType("A", nil), ast.NonNullNamedType("B", nil)}
	for _, item := range typesOf(lists - 1) {
		found = append(found, ast.ListType(item, nil), ast.NonNullListType(item, nil))
	}
	return found
}

// valuesOf are the values of these types: nil, the names, and lists of them.
func valuesOf(lists int) []any {
	found := []any{nil, "A", "B"}
	if lists == 0 {
		return found
	}
	items := valuesOf(lists - 1)
	found = append(found, []any{})
	for i, one := range items {
		found = append(found, []any{one})
		for _, other := range items[i:] {
			found = append(found, []any{one, other})
		}
	}
	return found
}

func isOf(typ *ast.Type, value any) bool {
	switch value := value.(type) {
	case nil:
		return !typ.NonNull
	case string:
		return typ.NamedType == value
	default:
		if typ.Elem == nil {
			return false
		}
		for _, item := range value.([]any) {
			if !isOf(typ.Elem, item) {
				return false
			}
		}
		return true
	}
}
