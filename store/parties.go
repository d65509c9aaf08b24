package store

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"entente/models"
)

// Parties is a page of the parties of a treaty, all of which are given: there
// are two hundred at most. It reads no SQL.
func (s *Store) Parties(t *models.Treaty, all []*models.Party, where *models.PartyWhere, orderBy *models.PartyOrder, page Page) (*models.PartyConnection, error) {
	if orderBy == nil {
		orderBy = &models.PartyOrder{Field: models.PartyOrderFieldActor, Direction: models.OrderDirectionAsc}
	}
	q := &query{list: fmt.Sprintf("parties-by-treaty %s %s", orderBy.Field, orderBy.Direction)}
	if err := q.page(page, string(t.ID)); err != nil {
		return nil, err
	}
	holds, err := s.partyWhere(t, len(all), where, []string{"where"}, manner{}, false)
	if err != nil {
		return nil, err
	}
	parties := slices.DeleteFunc(slices.Clone(all), func(p *models.Party) bool { return !holds(p) })
	place, compare := partyPlace(orderBy.Field), partyOrder(orderBy.Direction)
	slices.SortFunc(parties, func(a, b *models.Party) int { return compare(place(a), place(b)) })
	connection := cut(q, parties, place, compare)
	connection.Grouped = func(_ context.Context, g models.Grouping) ([]*models.Group, error) {
		return groupInMemory("the parties of a treaty", parties, partyKeys(s.codes.regions), g)
	}
	return connection, nil
}

// partyKeys are by what parties can be grouped.
func partyKeys(regions map[models.ID]string) map[models.GroupKey]memoryKey[*models.Party] {
	return map[models.GroupKey]memoryKey[*models.Party]{
		"ACTOR":            {value: func(p *models.Party) string { return string(p.ActorID) }, entity: true},
		"REGION":           {value: func(p *models.Party) string { return regions[p.ActorID] }},
		"CONSENT":          {value: func(p *models.Party) string { return string(p.Consent) }},
		"SIGNATURE_YEAR":   {value: func(p *models.Party) string { return sharedDigits(p.SignedOn, 4, "") }},
		"SIGNATURE_DECADE": {value: func(p *models.Party) string { return sharedDigits(p.SignedOn, 3, "X") }},
		"CONSENT_YEAR":     {value: func(p *models.Party) string { return sharedDigits(p.ConsentedOn, 4, "") }},
		"CONSENT_DECADE":   {value: func(p *models.Party) string { return sharedDigits(p.ConsentedOn, 3, "X") }},
	}
}

// The places of parties begin with 0 where they are known and 1 where not: what
// is not known comes last whichever way.
func partyPlace(field models.PartyOrderField) func(*models.Party) cursor {
	dates := map[models.PartyOrderField]func(*models.Party) models.Date{
		models.PartyOrderFieldSignedOn:           func(p *models.Party) models.Date { return p.SignedOn },
		models.PartyOrderFieldConsentedOn:        func(p *models.Party) models.Date { return p.ConsentedOn },
		models.PartyOrderFieldEnteredIntoForceOn: func(p *models.Party) models.Date { return p.EnteredIntoForceOn },
		models.PartyOrderFieldWithdrewOn:         func(p *models.Party) models.Date { return p.WithdrewOn },
	}
	return func(p *models.Party) cursor {
		key := "0" + string(p.ActorID)
		if date := dates[field]; date != nil {
			key = "1"
			if on := date(p); on.IsKnown() {
				key = "0" + string(on.Earliest())
			}
		}
		return cursor{key: key, id: p.ID}
	}
}

func partyOrder(direction models.OrderDirection) func(a, b cursor) int {
	sign := 1
	if direction == models.OrderDirectionDesc {
		sign = -1
	}
	return func(a, b cursor) int {
		switch unknown := strings.HasPrefix(a.key, "1"); {
		case unknown == strings.HasPrefix(b.key, "1"):
			return sign * comparePlaces(a, b)
		case unknown:
			return 1
		}
		return -1
	}
}

// partyWhere is a filter as a predicate.
func (s *Store) partyWhere(t *models.Treaty, parties int, w *models.PartyWhere, argument []string, how manner, nested bool) (func(*models.Party) bool, error) {
	if w == nil {
		return func(*models.Party) bool { return true }, nil
	}
	c := &conditions{store: s, argument: argument, manner: how}
	c.mean(w.Certainty, w.IncludePredecessors)
	actors := c.actors("actors", w.Actors)
	c.areas("regions", w.Regions, m49Regions)
	for _, r := range []struct {
		name string
		time *models.DateRange
	}{{"signed", w.Signed}, {"consented", w.Consented}, {"enteredIntoForce", w.EnteredIntoForce}, {"withdrew", w.Withdrew}} {
		if err := checkRange(c.path(r.name), r.time); err != nil {
			c.fail(err)
		}
	}
	if nested && (w.Not != nil || w.Any != nil) {
		c.fail(wrongArgument(argument, "not and any are not nested in one another; a filter has them at its top only"))
	}
	if c.err != nil {
		return nil, c.err
	}
	within := func(w *models.PartyWhere, path ...string) (func(*models.Party) bool, error) {
		return s.partyWhere(t, parties, w, c.path(path...), c.manner, true)
	}
	not := func(*models.Party) bool { return false }
	if w.Not != nil {
		var err error
		if not, err = within(w.Not, "not"); err != nil {
			return nil, err
		}
	}
	var anyOf []func(*models.Party) bool
	for i, one := range w.Any {
		holds, err := within(one, "any", strconv.Itoa(i))
		if err != nil {
			return nil, err
		}
		anyOf = append(anyOf, holds)
	}
	return func(p *models.Party) bool {
		return (actors == nil || slices.Contains(actors, p.ActorID)) &&
			(w.Regions == nil || slices.Contains(w.Regions, s.codes.regions[p.ActorID])) &&
			(w.Consents == nil || slices.Contains(w.Consents, p.Consent)) &&
			(w.HasConsented == nil || *w.HasConsented == (p.Consent != "" || p.ConsentedOn.IsKnown())) &&
			(w.HasReservation == nil || *w.HasReservation == (strings.TrimSpace(p.Reservation) != "")) &&
			dateHolds(p.SignedOn, w.Signed, c.certainty) && dateHolds(p.ConsentedOn, w.Consented, c.certainty) &&
			dateHolds(p.EnteredIntoForceOn, w.EnteredIntoForce, c.certainty) && dateHolds(p.WithdrewOn, w.Withdrew, c.certainty) &&
			(w.BoundOn == nil || isAsSure(p.Bound(t, parties, s.Existing(p.ActorID)).On(*w.BoundOn), c.certainty)) &&
			!not(p) && (w.Any == nil || slices.ContainsFunc(anyOf, func(holds func(*models.Party) bool) bool { return holds(p) }))
	}, nil
}

// isAsSure says whether what was found is as sure as asked: DEFINITE when
// nothing is; POSSIBLE takes what is definite too.
func isAsSure(found, asked models.Certainty) bool {
	switch asked {
	case models.Possible:
		return found != models.No
	case models.No:
		return found == models.No
	}
	return found == models.Definite
}
