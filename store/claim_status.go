package store

import (
	"context"

	"entente/models"
)

// AllegationStatuses reads how allegations were answered, in one statement;
// "" for a claim that is no allegation.
func (s *Store) AllegationStatuses(ctx context.Context, claims []models.ID) ([]models.AllegationStatus, error) {
	var rows []struct {
		ID     models.ID
		Answer models.ClaimKind
	}
	// Served by the claims' key and their index of what they answer.
	err := s.db.WithContext(ctx).Table("claims").Select("claims.id, answer.kind AS answer").
		Joins("LEFT JOIN claims AS answer ON answer.answers_id = claims.id").
		Where("claims.id IN (SELECT value FROM json_each(?)) AND claims.kind = ?", jsonList(claims), models.ClaimAllegation).
		Find(&rows).Error
	if err != nil {
		return nil, failed(ctx, "reading answers", err)
	}
	answered := make(map[models.ID][]models.ClaimKind, len(rows))
	for _, row := range rows {
		answered[row.ID] = append(answered[row.ID], row.Answer)
	}
	statuses := make([]models.AllegationStatus, len(claims))
	for i, id := range claims {
		if kinds, ok := answered[id]; ok {
			statuses[i] = models.StatusOfAllegation(kinds)
		}
	}
	return statuses, nil
}
