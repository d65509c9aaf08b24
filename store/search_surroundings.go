package store

import (
	"context"

	"entente/models"
)

// surroundings reads what the documents of some entities say beyond their own
// fields: a statement for each kind of list that one of them has.
func (s *Store) surroundings(ctx context.Context, entities []models.Node) (*surroundings, error) {
	around := &surroundings{}
	byKind := map[string][]models.ID{}
	for _, entity := range entities {
		kind := entity.Self().Kind()
		byKind[kind] = append(byKind[kind], entity.Self())
	}
	err := firstError(
		readAround(ctx, s, &around.countryNames, byKind["country"]),
		readAround(ctx, s, &around.members, byKind["organization"]),
		readAround(ctx, s, &around.leaderNames, byKind["leader"]),
		readAround(ctx, s, &around.relatives, byKind["leader"]),
		readAround(ctx, s, &around.tenures, byKind["leader"]),
		readAround(ctx, s, &around.parties, byKind["treaty"]),
		readAround(ctx, s, &around.signatories, byKind["treaty"]),
		readAround(ctx, s, &around.provisions, byKind["treaty"]),
		readAround(ctx, s, &around.places, byKind["visit"]),
		readAround(ctx, s, &around.met, byKind["visit"]),
		readAround(ctx, s, &around.events, byKind["visit"]),
	)
	if err != nil {
		return nil, err
	}
	around.wordings, err = s.wordings(ctx, append(byKind["leader"], byKind["treaty"]...))
	if err != nil {
		return nil, err
	}
	around.names, err = s.namesOf(ctx, around.mentioned(entities))
	return around, err
}

func readAround[T any](ctx context.Context, s *Store, to *map[models.ID][]*T, parents []models.ID) error {
	if parents == nil {
		return nil
	}
	rows, err := Rows[T](ctx, s, parents)
	*to = make(map[models.ID][]*T, len(parents))
	for i, of := range rows {
		(*to)[parents[i]] = of
	}
	return err
}

func firstError(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// mentioned are all that the documents mention.
func (s *surroundings) mentioned(entities []models.Node) []models.ID {
	var ids []models.ID
	for _, entity := range entities {
		for _, mention := range s.document(entity).Mentions {
			ids = append(ids, models.ID(mention.ID))
		}
	}
	return ids
}

// namesOf are the names of countries, organizations and leaders, in one
// statement.
func (s *Store) namesOf(ctx context.Context, ids []models.ID) (map[models.ID]string, error) {
	var rows []struct {
		ID   models.ID
		Name string
	}
	list := jsonList(ids)
	// Served by the tables' keys.
	err := s.db.WithContext(ctx).Raw(`SELECT id, name FROM countries WHERE id IN (SELECT value FROM json_each(?))
		UNION ALL SELECT id, name FROM organizations WHERE id IN (SELECT value FROM json_each(?))
		UNION ALL SELECT id, name FROM leaders WHERE id IN (SELECT value FROM json_each(?))`, list, list, list).Find(&rows).Error
	names := make(map[models.ID]string, len(rows))
	for _, row := range rows {
		names[row.ID] = row.Name
	}
	return names, failed(ctx, "reading names", err)
}
