package graph

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"entente/models"
)

// Known keys are in order, one way or the other; the unknown come last, and
// what ties is as it was.
func TestRowsInOrder(t *testing.T) {
	type row struct {
		key   string
		place int
	}
	rapid.Check(t, func(t *rapid.T) {
		keys := rapid.SliceOf(rapid.SampledFrom([]string{"", "a", "b", "c"})).Draw(t, "keys")
		rows := make([]row, len(keys))
		for i, key := range keys {
			rows[i] = row{key, i}
		}
		before := slices.Clone(rows)
		direction := rapid.SampledFrom(models.AllOrderDirection).Draw(t, "direction")
		ordered := rowsInOrder(rows, direction, func(r row) string { return r.key })
		if !slices.Equal(rows, before) || len(ordered) != len(rows) {
			t.Fatalf("the rows were moved: %v", rows)
		}
		seen := map[int]bool{}
		for i, r := range ordered {
			seen[r.place] = true
			if i == 0 {
				continue
			}
			last := ordered[i-1]
			switch {
			case last.key == r.key:
				if last.place > r.place {
					t.Fatalf("%v: a tie was turned", ordered)
				}
			case last.key == "", r.key != "" && (direction == models.OrderDirectionAsc) != (last.key < r.key):
				t.Fatalf("%v %s", ordered, direction)
			}
		}
		if len(seen) != len(rows) {
			t.Fatalf("%v: some are lost", ordered)
		}
	})
}
