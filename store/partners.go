package store

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"

	"entente/models"
)

// Partners ranks, for each of the actors, with whom it has the most to do, by
// the number of deeds of a kind: one statement for all of them where there is
// a filter, none otherwise. With predecessors, those of the states that a
// state continues or has absorbed are its own, and these are no partners.
func (s *Store) Partners(ctx context.Context, actors []models.ID, linked models.LinkQuery, minimum int, includePredecessors bool, page Page) ([]*models.PartnerConnection, error) {
	q := &query{list: fmt.Sprintf("partners %s DESC", linked.By)}
	if err := q.page(page); err != nil {
		return nil, err
	}
	if minimum < 1 {
		return nil, wrongArgument([]string{"minimum"}, "minimum is %d; a partner has at least 1", minimum)
	}
	l, err := s.links(ctx, linked)
	if err != nil {
		return nil, err
	}
	answers := make([]*models.PartnerConnection, len(actors))
	for i, actor := range actors {
		if err := ctx.Err(); err != nil { // a ranking takes a millisecond
			return nil, failed(ctx, "ranking partners", err)
		}
		ranking := l.partners(s.side(actor, "", includePredecessors))
		ranking = slices.DeleteFunc(ranking, func(p *models.Partner) bool { return p.Count < minimum })
		answers[i] = cut(q, ranking, rank, comparePlaces)
	}
	return answers, nil
}

// rank is a partner's place: who has more stands before.
func rank(p *models.Partner) cursor {
	return cursor{key: fmt.Sprintf("%010d", math.MaxInt32-p.Count), id: p.ActorID}
}

// partners are all partners of a side, who has most first.
func (l *links) partners(side []models.ID) []*models.Partner {
	own := map[int32]bool{}
	for _, id := range side {
		own[l.ledger.number[id]] = true
	}
	found := map[int32]*models.Partner{}
	met := map[int32]bool{} // deeds of several of the side count once
	for actor := range own {
		for _, deed := range l.byActor[actor] {
			if met[deed] {
				continue
			}
			met[deed] = true
			members := l.bound(deed)
			if slices.ContainsFunc(members, func(m member) bool { return own[m.actor] }) {
				l.add(found, own, deed, members)
			}
		}
	}
	ranking := make([]*models.Partner, 0, len(found))
	for _, partner := range found {
		ranking = append(ranking, partner)
	}
	slices.SortFunc(ranking, func(a, b *models.Partner) int { return comparePlaces(rank(a), rank(b)) })
	return ranking
}

// add counts a deed for those of its members who are not of the side itself.
func (l *links) add(found map[int32]*models.Partner, own map[int32]bool, deed int32, members []member) {
	for i, m := range members {
		if own[m.actor] {
			continue
		}
		p := found[m.actor]
		if p == nil {
			p = &models.Partner{ActorID: l.ledger.actors[m.actor]}
			if l.directed() {
				p.There, p.Back = new(int), new(int)
			}
			found[m.actor] = p
		}
		p.Count++
		switch {
		case !l.directed():
		case i == 1: // it goes from the first to the second
			*p.There++
		default:
			*p.Back++
		}
		if on := l.list[deed].on; on.IsKnown() {
			if !p.FirstOn.IsKnown() || earlier(on, p.FirstOn) < 0 {
				p.FirstOn = on
			}
			if !p.LastOn.IsKnown() || earlier(on, p.LastOn) > 0 {
				p.LastOn = on
			}
		}
	}
}

// earlier compares dates by their first possible days, then by their last.
func earlier(a, b models.Date) int {
	return cmp.Or(cmp.Compare(a.Earliest(), b.Earliest()), cmp.Compare(a.Latest(), b.Latest()), cmp.Compare(a.EDTF, b.EDTF))
}
