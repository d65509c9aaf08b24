package store

import (
	"context"
	"slices"
	"strings"

	"entente/models"
	"entente/search"
)

// A wording is another title or name of an entity, as a source gives it: the
// Belfast Agreement is also the Good Friday Agreement.
type wording struct{ field, text string }

// wordedFields are the fields of which other wordings are searched, by kind.
var wordedFields = map[string][]string{"treaty": {"title", "shortTitle"}, "leader": {"name"}}

// wordingsOf gathers the wordings that citations give.
func wordingsOf(ds *models.Dataset) map[models.ID][]wording {
	wordings := map[models.ID][]wording{}
	for i := range ds.Citations {
		c := &ds.Citations[i]
		if c.Value != "" && len(c.Fields) == 1 && slices.Contains(wordedFields[c.SubjectID.Kind()], c.Fields[0]) {
			wordings[c.SubjectID] = append(wordings[c.SubjectID], wording{c.Fields[0], c.Value})
		}
	}
	return wordings
}

// wordings reads those of some entities.
func (s *Store) wordings(ctx context.Context, ids []models.ID) (map[models.ID][]wording, error) {
	if ids == nil {
		return nil, nil
	}
	// Served by the table's key.
	return s.readWordings(ctx, "subject_id IN (SELECT value FROM json_each(?))", jsonList(ids))
}

// leaderWordings reads those of all persons.
func (s *Store) leaderWordings(ctx context.Context) (map[models.ID][]wording, error) {
	// Served by the table's key, in which kinds stand together.
	return s.readWordings(ctx, "subject_id BETWEEN 'leader:' AND 'leader;'")
}

func (s *Store) readWordings(ctx context.Context, condition string, args ...any) (map[models.ID][]wording, error) {
	var rows []struct {
		ID          models.ID
		Field, Text string
	}
	err := s.db.WithContext(ctx).Raw("SELECT subject_id AS id, fields AS field, value AS text FROM citations WHERE value IS NOT NULL AND fields IN ('title', 'shortTitle', 'name') AND "+
		condition+" ORDER BY key", args...).Find(&rows).Error
	wordings := map[models.ID][]wording{}
	for _, row := range rows {
		if slices.Contains(wordedFields[row.ID.Kind()], row.Field) {
			wordings[row.ID] = append(wordings[row.ID], wording{row.Field, row.Text})
		}
	}
	return wordings, failed(ctx, "reading other wordings", err)
}

// further keeps the wordings that have a word which neither the names nor the
// wordings before it have.
func further(wordings []wording, names ...string) (kept []wording) {
	have := " "
	for _, name := range names {
		have += search.Words(name) + " "
	}
	for _, w := range wordings {
		words := search.Words(w.text)
		if slices.ContainsFunc(strings.Fields(words), func(word string) bool {
			return len(word) > 1 && !search.IsEmpty(word) && !strings.Contains(have, " "+word+" ")
		}) {
			kept, have = append(kept, w), have+words+" "
		}
	}
	return kept
}
