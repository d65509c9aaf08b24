package store

import (
	"context"

	"entente/models"
)

// Resolve follows renames and mergers to the ID of today. One that was
// withdrawn or split gives a [*WithdrawnError]. It reads no SQL and does not
// ask whether there is such an entity.
func (s *Store) Resolve(id models.ID) (models.ID, error) {
	for range len(s.redirects) + 1 { // a circle ends too
		redirect, ok := s.redirects[id]
		if !ok {
			break
		}
		if redirect.ToID == "" {
			return "", &WithdrawnError{ID: id, Change: redirect.Change, Reason: redirect.Reason}
		}
		id = redirect.ToID
	}
	return id, nil
}

func (s *Store) rememberRedirects(ctx context.Context) error {
	var rows []models.Redirect
	if err := s.db.WithContext(ctx).Find(&rows).Error; err != nil {
		return err
	}
	s.redirects = make(map[models.ID]models.Redirect, len(rows))
	for _, row := range rows {
		s.redirects[row.ID] = row
	}
	return nil
}

// An ancestor is a state that another continues or has absorbed.
type ancestor struct {
	id        models.ID
	continued bool // the same international person went on
}

// rememberAncestors reads which states each state continues or has absorbed.
// Partition and secession lead nowhere: Kazakhstan is not the Soviet Union.
func (s *Store) rememberAncestors(ctx context.Context) error {
	var rows []models.Succession
	err := s.db.WithContext(ctx).
		Where("kind IN (?, ?)", models.SuccessionContinuation, models.SuccessionMerger).Order("id").Find(&rows).Error
	s.ancestors = map[models.ID][]ancestor{}
	for _, row := range rows {
		s.ancestors[row.SuccessorID] = append(s.ancestors[row.SuccessorID], ancestor{row.CountryID, row.Kind == models.SuccessionContinuation})
	}
	return err
}

// side is a state and, when asked, all that it continues or has absorbed, and
// what those did; never the other side.
func (s *Store) side(actor, other models.ID, includePredecessors bool) []models.ID {
	if !includePredecessors {
		return []models.ID{actor}
	}
	return s.descent(actor, other, func(ancestor) bool { return true })
}

// continued is a state and all that it continues, and what those did: one
// international person.
func (s *Store) continued(actor models.ID) []models.ID {
	return s.descent(actor, "", func(a ancestor) bool { return a.continued })
}

// descent is a state and those of its ancestors that count, and theirs; never
// the other.
func (s *Store) descent(actor, other models.ID, counts func(ancestor) bool) []models.ID {
	all := []models.ID{actor}
	seen := map[models.ID]bool{actor: true, other: true}
	for i := 0; i < len(all); i++ {
		for _, ancestor := range s.ancestors[all[i]] {
			if !seen[ancestor.id] && counts(ancestor) {
				seen[ancestor.id] = true
				all = append(all, ancestor.id)
			}
		}
	}
	return all
}
