package store

import (
	"context"

	"entente/models"
)

// Actors finds the countries and organizations that a list argument names, nil
// for no list.
func (s *Store) Actors(argument string, codes []string) ([]models.ID, error) {
	if codes == nil {
		return nil, nil
	}
	ids := make([]models.ID, len(codes))
	for i, code := range codes {
		var err error
		if ids[i], err = s.Actor(at([]string{argument}, i), code); err != nil {
			return nil, err
		}
	}
	return ids, nil
}

// Links finds who is linked with whom, among some or, for nil, all states and
// organizations: one statement where there is a filter, none otherwise. Each
// pair comes once, the one whose ID is the first in front.
func (s *Store) Links(ctx context.Context, q models.LinkQuery, among []models.ID) (*models.Links, error) {
	l, err := s.links(ctx, q)
	if err != nil {
		return nil, err
	}
	wanted := make([]bool, len(l.ledger.actors))
	for i := range wanted {
		wanted[i] = among == nil
	}
	for _, id := range among {
		wanted[l.ledger.number[id]] = true
	}
	return l.pairs(l.count(wanted)), nil
}

// A tally is how many deeds link each two actors a and b, at the place of a
// and b; of directed deeds, how many go from a to b.
type tally struct {
	actors int32
	counts []int32
}

func (t *tally) at(a, b int32) *int32 { return &t.counts[a*t.actors+b] }

func (l *links) count(wanted []bool) *tally {
	t := &tally{actors: int32(len(wanted)), counts: make([]int32, len(wanted)*len(wanted))}
	var members []int32
	for deed := range l.list {
		members = members[:0]
		for _, m := range l.bound(int32(deed)) {
			members = append(members, m.actor)
		}
		if l.directed() {
			if len(members) == 2 && wanted[members[0]] && wanted[members[1]] {
				*t.at(members[0], members[1])++
			}
			continue
		}
		for i, a := range members {
			if !wanted[a] {
				continue
			}
			for _, b := range members[i+1:] {
				if wanted[b] {
					*t.at(min(a, b), max(a, b))++
				}
			}
		}
	}
	return t
}

// pairs makes an edge of each pair that is linked.
func (l *links) pairs(t *tally) *models.Links {
	found := &models.Links{Actors: l.ledger.actors}
	for a := range t.actors {
		for b := a + 1; b < t.actors; b++ {
			there, back := int(*t.at(a, b)), int(*t.at(b, a))
			if there+back == 0 {
				continue
			}
			edge := &models.NetworkEdge{
				A: int(a), B: int(b), FromID: l.ledger.actors[a], ToID: l.ledger.actors[b], Weight: there + back,
				Subjects: func(most int) []models.ID { return l.between(a, b, most) },
			}
			if l.directed() {
				edge.There, edge.Back = &there, &back
			}
			found.Edges = append(found.Edges, edge)
		}
	}
	return found
}

// between are the newest deeds that link two.
func (l *links) between(a, b int32, most int) []models.ID {
	if len(l.byActor[a]) > len(l.byActor[b]) {
		a, b = b, a
	}
	var ids []models.ID
	for _, m := range l.byActor[a] {
		if len(ids) == most {
			break
		}
		deed := l.members[m].deed
		if l.counts != nil && !l.counts[deed] {
			continue
		}
		has := func(actor int32) bool {
			for _, m := range l.members[l.list[deed].first:l.list[deed].beyond] {
				if m.actor == actor {
					return l.on == 0 || l.holds(m)
				}
			}
			return false
		}
		if has(a) && has(b) {
			ids = append(ids, l.list[deed].id)
		}
	}
	return ids
}
