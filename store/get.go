package store

import (
	"context"
	"encoding/json"
	"reflect"

	"entente/models"
)

// Get reads entities, or rows of lists, of one kind by ID, in one statement
// however many they are: one answer for each ID, in their order, nil where
// there is none. A renamed or merged ID gives the entity that it leads to.
func Get[T any](ctx context.Context, s *Store, ids []models.ID) ([]*T, error) {
	var rows []T
	current := s.current(ids)
	if err := s.byID(ctx, &rows, current); err != nil {
		return nil, err
	}
	found := make(map[models.ID]*T, len(rows))
	for i := range rows {
		found[any(&rows[i]).(models.Node).Self()] = &rows[i]
	}
	answers := make([]*T, len(ids))
	for i, id := range current {
		answers[i] = found[id]
	}
	return answers, nil
}

// Nodes reads entities and rows of any kinds by ID, one statement a kind; see
// [Get].
func (s *Store) Nodes(ctx context.Context, ids []models.ID) ([]models.Node, error) {
	current := s.current(ids)
	kinds := map[string][]models.ID{}
	var order []string
	for _, id := range current {
		kind := id.Kind()
		if kinds[kind] == nil && models.KindOf(kind) != nil {
			order = append(order, kind)
		}
		kinds[kind] = append(kinds[kind], id)
	}
	found := make(map[models.ID]models.Node, len(ids))
	for _, kind := range order {
		rows := reflect.New(reflect.SliceOf(models.KindOf(kind).Type))
		if err := s.byID(ctx, rows.Interface(), kinds[kind]); err != nil {
			return nil, err
		}
		for i := range rows.Elem().Len() {
			node := rows.Elem().Index(i).Addr().Interface().(models.Node)
			found[node.Self()] = node
		}
	}
	answers := make([]models.Node, len(ids))
	for i, id := range current {
		answers[i] = found[id]
	}
	return answers, nil
}

// byID fills rows, a pointer to a slice of structs.
func (s *Store) byID(ctx context.Context, rows any, ids []models.ID) error {
	err := s.db.WithContext(ctx).Where("id IN (SELECT value FROM json_each(?))", jsonList(ids)).Find(rows).Error
	return failed(ctx, "reading by ID", err)
}

// current follows renames and mergers; what was withdrawn is found nowhere.
func (s *Store) current(ids []models.ID) []models.ID {
	resolved := make([]models.ID, len(ids))
	for i, id := range ids {
		resolved[i], _ = s.Resolve(id) // a withdrawn one becomes ""
	}
	return resolved
}

// jsonList passes many values as one argument, for json_each. So a statement
// is the same text however many they are.
func jsonList[V ~string | ~int64 | [2]models.ID | []models.ID](values []V) string {
	if len(values) == 0 {
		return "[]"
	}
	encoded, err := json.Marshal(values)
	if err != nil {
		panic(err) // strings and numbers always encode
	}
	return string(encoded)
}
