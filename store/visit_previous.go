package store

import (
	"context"

	"entente/models"
)

// PreviousVisits reads the last visit that the same leader made to the same
// country before each visit, one that certainly began before it; nil where
// there is none, or where the visitor or the date is not known.
func (s *Store) PreviousVisits(ctx context.Context, visits []models.ID) ([]*models.Visit, error) {
	var rows []*struct {
		Asked models.ID
		models.Visit
	}
	// Served by the visits' index of visitor, host and date.
	err := s.db.WithContext(ctx).Table("visits").Select("asked.id AS asked, visits.*").Joins(`JOIN visits AS asked ON visits.rowid = (
			SELECT e.rowid FROM visits AS e
				WHERE e.visitor_id = asked.visitor_id AND e.host_id = asked.host_id AND e.started_on_latest < asked.started_on_earliest
				ORDER BY e.started_on_earliest DESC, e.rowid DESC LIMIT 1)`).
		Where("asked.id IN (SELECT value FROM json_each(?))", jsonList(visits)).Find(&rows).Error
	if err != nil {
		return nil, failed(ctx, "reading earlier visits", err)
	}
	earlier := make(map[models.ID]*models.Visit, len(rows))
	for _, row := range rows {
		earlier[row.Asked] = &row.Visit
	}
	answers := make([]*models.Visit, len(visits))
	for i, id := range visits {
		answers[i] = earlier[id]
	}
	return answers, nil
}
