package store

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"entente/models"
)

// Partners ranks, for each of the actors, with whom it has the most to do, by
// the number of deeds of a kind: one statement for all of them where there is
// a filter, none otherwise. With predecessors, those of the states that a
// state continues or has absorbed are its own, and these are no partners. Who
// has most comes first unless an order is given.
func (s *Store) Partners(ctx context.Context, actors []models.ID, linked models.LinkQuery, minimum int, includePredecessors bool, orderBy *models.PartnerOrder, page Page) ([]*models.PartnerConnection, error) {
	if orderBy == nil {
		orderBy = &models.PartnerOrder{Field: models.PartnerOrderFieldCount, Direction: models.OrderDirectionDesc}
	}
	q := &query{list: fmt.Sprintf("partners-by-%s %s %s", strings.ToLower(string(linked.By)), orderBy.Field, orderBy.Direction)}
	if err := q.page(page, textsOf(actors)...); err != nil {
		return nil, err
	}
	if minimum < 1 {
		return nil, wrongArgument([]string{"minimum"}, "minimum is %d; a partner has at least 1", minimum)
	}
	l, err := s.links(ctx, linked)
	if err != nil {
		return nil, err
	}
	place, compare := s.partnerPlace(orderBy.Field), partnerOrder(orderBy.Direction)
	answers := make([]*models.PartnerConnection, len(actors))
	for i, actor := range actors {
		if err := ctx.Err(); err != nil { // a ranking takes a millisecond
			return nil, failed(ctx, "ranking partners", err)
		}
		if includePredecessors {
			l.ends = l.ledger.standing(s, []models.ID{actor})
		}
		ranking := l.partners(s.side(actor, "", includePredecessors))
		ranking = slices.DeleteFunc(ranking, func(p *models.Partner) bool { return p.Count < minimum })
		slices.SortFunc(ranking, func(a, b *models.Partner) int { return compare(place(a), place(b)) })
		own := *q
		own.of = q.of[i : i+1]
		answers[i] = cut(&own, ranking, place, compare)
		answers[i].Grouped = func(_ context.Context, g models.Grouping) ([]*models.Group, error) {
			return groupInMemory("partners", ranking, partnerKeys(s.codes.regions), g)
		}
	}
	return answers, nil
}

// partnerKeys are by what partners can be grouped.
func partnerKeys(regions map[models.ID]string) map[models.GroupKey]memoryKey[*models.Partner] {
	return map[models.GroupKey]memoryKey[*models.Partner]{
		"KIND":   {value: func(p *models.Partner) string { return p.ActorID.Kind() }},
		"REGION": {value: func(p *models.Partner) string { return regions[p.ActorID] }},
	}
}

// The places of partners begin with 0 where they are known and 1 where not, as
// those of parties do.
func (s *Store) partnerPlace(field models.PartnerOrderField) func(*models.Partner) cursor {
	byDate := func(on models.Date) string {
		if !on.IsKnown() {
			return "1"
		}
		return "0" + string(on.Earliest())
	}
	key := map[models.PartnerOrderField]func(*models.Partner) string{
		models.PartnerOrderFieldCount:   func(p *models.Partner) string { return fmt.Sprintf("0%010d", p.Count) },
		models.PartnerOrderFieldFirstOn: func(p *models.Partner) string { return byDate(p.FirstOn) },
		models.PartnerOrderFieldLastOn:  func(p *models.Partner) string { return byDate(p.LastOn) },
		models.PartnerOrderFieldName:    func(p *models.Partner) string { return "0" + s.codes.sorting[p.ActorID] },
	}[field]
	return func(p *models.Partner) cursor { return cursor{key: key(p), id: p.ActorID} }
}

// partnerOrder puts what is not known last whichever way; those who tie are in
// the order of their IDs whichever way, as in the ranking.
func partnerOrder(direction models.OrderDirection) func(a, b cursor) int {
	sign := 1
	if direction == models.OrderDirectionDesc {
		sign = -1
	}
	return func(a, b cursor) int {
		switch unknown := strings.HasPrefix(a.key, "1"); {
		case unknown == strings.HasPrefix(b.key, "1"):
			return cmp.Or(sign*cmp.Compare(a.key, b.key), cmp.Compare(a.id, b.id))
		case unknown:
			return 1
		}
		return -1
	}
}

// partners are all partners of a side, in no order.
func (l *links) partners(side []models.ID) []*models.Partner {
	own := map[int32]bool{}
	for _, id := range side {
		own[l.ledger.number[id]] = true
	}
	found := map[int32]*partner{}
	met := map[int32]bool{} // deeds of several of the side count once
	for actor := range own {
		for _, m := range l.byActor[actor] {
			deed := l.members[m].deed
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
	for _, p := range found {
		p.FirstOn, p.LastOn = l.ledger.dates[p.first], l.ledger.dates[p.last]
		ranking = append(ranking, &p.Partner)
	}
	return ranking
}

// A partner's first and last date are places in the calendar.
type partner struct {
	models.Partner
	first, last int32
}

// add counts a deed for those of its members who are not of the side itself.
func (l *links) add(found map[int32]*partner, own map[int32]bool, deed int32, members []member) {
	for i, m := range members {
		if own[m.actor] {
			continue
		}
		p := found[m.actor]
		if p == nil {
			p = &partner{Partner: models.Partner{ActorID: l.ledger.actors[m.actor]}}
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
		on := l.list[deed].on
		if !l.directed() {
			on = l.since(own, members, m)
		}
		p.first, p.last = earlierPlace(p.first, on), max(p.last, on)
	}
}

// since is when a treaty came to link one of its members with one of a side's
// own, as in [models.Treaty.Between]: when the first of these and it had both
// signed or were both bound, 0 where nobody says or one of them was no more.
func (l *links) since(own map[int32]bool, members []member, m member) (first int32) {
	for _, other := range members {
		if !own[other.actor] {
			continue
		}
		on := earlierPlace(l.together(laterPlace(m.signed, other.signed), m, other), l.together(laterPlace(m.inForce, other.inForce), m, other))
		first = earlierPlace(first, on)
	}
	return first
}

// together is a date on which both of two may have existed, 0 if one was no more.
func (l *links) together(on int32, m, other member) int32 {
	if day := l.ledger.days[on].from; l.ends[m.actor].may < day || l.ends[other.actor].may < day {
		return 0
	}
	return on
}
