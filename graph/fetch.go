package graph

import (
	"context"
	"encoding/json"
	"reflect"

	"entente/models"
	"entente/store"
)

// The keys of loaders: each says what its loader fetches.
type (
	rowsKey   struct{ kind reflect.Type }
	rowsByKey struct {
		kind  reflect.Type
		field string
	}
	listKey struct {
		list any
		via  store.Via
		args string
		of   models.ID // where the page begins at a cursor, which is good for one list alone
	}
	nodeKey          struct{}
	citationsKey     struct{}
	rowCitationsKey  struct{ list string }
	sourcesKey       struct{}
	disagreementsKey struct{}
	unknownKey       struct{}
	candidatesKey    struct{}
	allegationKey    struct{}
	lineageKey       struct{}
	previousKey      struct{}
)

// one is the entity that an ID names, nil for no ID.
func one[T any](ctx context.Context, r *Resolver, id models.ID) (*T, error) {
	return node[*T](ctx, r, id)
}

// many are the entities that IDs name.
func many[T any](ctx context.Context, r *Resolver, ids []models.ID) ([]*T, error) {
	return nodes[*T](ctx, r, ids)
}

// node is what an ID names, as a T: a pointer or an interface; nil for no ID.
func node[T any](ctx context.Context, r *Resolver, id models.ID) (T, error) {
	var none T
	if id == "" {
		return none, nil
	}
	found, err := nodes[T](ctx, r, []models.ID{id})
	if err != nil {
		return none, err
	}
	return found[0], nil
}

// nodes are what IDs name. All that one level of a query asks for by ID, from
// whatever field, is one batch, which costs one statement for each kind.
func nodes[T any](ctx context.Context, r *Resolver, ids []models.ID) ([]T, error) {
	found, err := batchAll(ctx, nodeKey{}, ids, r.db.Nodes)
	if err != nil {
		return nil, err
	}
	typed := make([]T, len(found))
	for i, n := range found {
		typed[i], _ = n.(T)
	}
	return typed, nil
}

// rows are the rows of one of an entity's lists.
func rows[T any](ctx context.Context, r *Resolver, parent models.ID) ([]*T, error) {
	return batch(ctx, rowsKey{reflect.TypeFor[T]()}, parent, func(ctx context.Context, ids []models.ID) ([][]*T, error) {
		return store.Rows[T](ctx, r.db, ids)
	})
}

// rowsBy are the rows or entities that name the ID in a field.
func rowsBy[T any](ctx context.Context, r *Resolver, field string, id models.ID) ([]*T, error) {
	return batch(ctx, rowsByKey{reflect.TypeFor[T](), field}, id, func(ctx context.Context, ids []models.ID) ([][]*T, error) {
		return store.RowsBy[T](ctx, r.db, field, ids)
	})
}

// list is a page of a root list.
func list[T, W, O any](ctx context.Context, l *store.List[T, W, O], where *W, order *O, page store.Page) (*models.Connection[*T], error) {
	return told(l.Page(ctx, where, order, page))
}

// beginning is the parent whose list a page begins within: a page after or
// before a cursor is read by itself, for the cursor is of one list.
func beginning(page store.Page, parent models.ID) models.ID {
	if page.After == nil && page.Before == nil {
		return ""
	}
	return parent
}

// listOf is a page of the list that belongs to an entity. Many entities of
// one level that ask with the same arguments cost one statement.
func listOf[T, W, O any](ctx context.Context, l *store.List[T, W, O], via store.Via, id models.ID, where *W, order *O, page store.Page) (*models.Connection[*T], error) {
	args, err := json.Marshal([]any{where, order, page})
	if err != nil {
		return nil, err
	}
	return batch(ctx, listKey{l, via, string(args), beginning(page, id)}, id, func(ctx context.Context, ids []models.ID) ([]*models.Connection[*T], error) {
		return l.Of(ctx, via, ids, where, order, page)
	})
}
