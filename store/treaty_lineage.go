package store

import (
	"context"
	"fmt"

	"entente/models"
)

// lineageSteps bounds a chain of treaties, so that a circle ends.
const lineageSteps = 100

// Lineages reads what treaties replaced and what replaced them, step by step,
// the nearest first, in one statement. In a circle each other treaty is on
// both sides.
func (s *Store) Lineages(ctx context.Context, treaties []models.ID) ([]*models.TreatyLineage, error) {
	var rows []struct {
		Position int
		Later    bool
		Treaty   models.Treaty `gorm:"embedded"`
	}
	// Served by the indexes of treaty_relations on the treaty and on the other.
	err := s.db.WithContext(ctx).Raw(fmt.Sprintf(`WITH RECURSIVE step (position, root, later, id, depth) AS (
			SELECT asked.key, asked.value, later.value, asked.value, 0 FROM json_each(?) AS asked, json_each('[0, 1]') AS later
			UNION
			SELECT position, root, later, other_id, depth + 1 FROM step JOIN treaty_relations AS r ON r.treaty_id = step.id
				WHERE NOT later AND r.kind = ? AND depth < ?
			UNION
			SELECT position, root, later, treaty_id, depth + 1 FROM step JOIN treaty_relations AS r ON r.other_id = step.id
				WHERE later AND r.kind = ? AND depth < ?)
		SELECT position, later, %s FROM (SELECT position, later, id, min(depth) AS depth FROM step WHERE id <> root GROUP BY position, later, id) AS chain
			JOIN treaties AS e ON e.id = chain.id ORDER BY position, depth, e.id`, columnsOf(schemaOf(&models.Treaty{}))),
		jsonList(s.current(treaties)), models.TreatyReplaces, lineageSteps, models.TreatyReplaces, lineageSteps).Find(&rows).Error
	if err != nil {
		return nil, failed(ctx, "reading lineages", err)
	}
	answers := make([]*models.TreatyLineage, len(treaties))
	for i := range answers {
		answers[i] = &models.TreatyLineage{}
	}
	for i := range rows {
		lineage, treaty := answers[rows[i].Position], &rows[i].Treaty
		if rows[i].Later {
			lineage.ReplacedBy = append(lineage.ReplacedBy, treaty)
		} else {
			lineage.Replaces = append(lineage.Replaces, treaty)
		}
	}
	return answers, nil
}
