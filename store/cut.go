package store

import (
	"cmp"
	"context"
	"slices"

	"entente/models"
)

// comparePlaces is the order of what has cursors for places, by text.
func comparePlaces(a, b cursor) int {
	return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(a.id, b.id))
}

// cut cuts a page out of a whole list that is not in SQL and hangs on one thing.
// The list is in the order of its entries' places.
func cut[T any](q *query, entries []T, place func(T) cursor, compare func(a, b cursor) int) *models.Connection[T] {
	total := len(entries)
	page := &models.Connection[T]{
		Edges: []models.Edge[T]{},
		Count: func(context.Context) (int, error) { return total, nil },
	}
	begin, end := 0, total
	if q.from != nil {
		at, found := slices.BinarySearchFunc(entries, *q.from, func(entry T, c cursor) int { return compare(place(entry), c) })
		switch {
		case q.backward:
			end = at
		case found:
			begin = at + 1
		default:
			begin = at
		}
	}
	if q.backward {
		begin = max(begin, end-q.size)
	} else {
		end = min(end, begin+q.size)
	}
	page.PageInfo.HasPreviousPage, page.PageInfo.HasNextPage = begin > 0, end < total
	for _, entry := range entries[begin:end] {
		at := place(entry)
		at.list, at.of = q.list, q.of[0]
		page.Edges = append(page.Edges, models.Edge[T]{Node: entry, Cursor: at.String()})
	}
	if len(page.Edges) > 0 {
		page.PageInfo.StartCursor, page.PageInfo.EndCursor = page.Edges[0].Cursor, page.Edges[len(page.Edges)-1].Cursor
	}
	return page
}
