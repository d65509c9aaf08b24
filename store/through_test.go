package store

import (
	"reflect"
	"slices"
	"strings"

	"entente/models"
)

// How the oracle goes through relations, by the plainest code.

// actors are the actors asked for, and with predecessors the states that each
// continues or has absorbed, and what those did.
func (o oracle) actors(asked []models.ID, includePredecessors *bool) []models.ID {
	if asked == nil || includePredecessors == nil || !*includePredecessors {
		return asked
	}
	all := slices.Clone(asked)
	for i := 0; i < len(all); i++ {
		for _, s := range o.ds.Successions {
			followed := s.Kind == models.SuccessionContinuation || s.Kind == models.SuccessionMerger
			if followed && s.SuccessorID == all[i] && !slices.Contains(all, s.CountryID) {
				all = append(all, s.CountryID)
			}
		}
	}
	return all
}

// settled copies a filter, and what the filters within it do not say of their
// manner they take over from it.
func settled[W any](where *W) *W {
	own := *where
	outer := reflect.ValueOf(&own).Elem()
	settle := func(inner reflect.Value) reflect.Value {
		if inner.IsNil() {
			return inner
		}
		taken := reflect.New(inner.Type().Elem())
		taken.Elem().Set(inner.Elem())
		for _, how := range conditional {
			if from, to := outer.FieldByName(how), taken.Elem().FieldByName(how); from.IsValid() && to.IsValid() && to.IsNil() {
				to.Set(from)
			}
		}
		return taken
	}
	for i := range outer.NumField() {
		field := outer.Field(i)
		switch {
		case !strings.HasSuffix(field.Type().String(), "Where") || field.IsNil():
		case field.Kind() == reflect.Pointer:
			field.Set(settle(field))
		default: // any
			all := reflect.MakeSlice(field.Type(), field.Len(), field.Len())
			for j := range field.Len() {
				all.Index(j).Set(settle(field.Index(j)))
			}
			field.Set(all)
		}
	}
	return &own
}

// related says whether a filter holds for one of the entries that are related.
func related[T, W any](where *W, all []T, match func(*W, *T) bool, isRelated func(*T) bool) bool {
	return where == nil || slices.ContainsFunc(all, func(entry T) bool { return isRelated(&entry) && match(where, &entry) })
}

func (o oracle) treatyThrough(w *models.TreatyWhere, t *models.Treaty) bool {
	if w.Binds != nil {
		var bound []models.Period
		for _, asked := range ids(w.Binds.Actors, "country") {
			side := o.actors([]models.ID{asked}, w.IncludePredecessors)
			for i := range o.ds.Parties {
				if p := &o.ds.Parties[i]; p.TreatyID == t.ID && slices.Contains(side, p.ActorID) {
					bound = append(bound, o.bound(p, t, asked))
				}
			}
		}
		if !oneHolds(bound, &w.Binds.On, w.Certainty) {
			return false
		}
	}
	if others := ids(w.PartiesOf, "treaty"); others != nil {
		shared := slices.ContainsFunc(others, func(other models.ID) bool { return o.parties(other) != nil && meets(o.parties(other), o.parties(t.ID)) })
		if !shared || slices.Contains(others, t.ID) {
			return false
		}
	}
	if asked := o.actors(ids(w.MembersOf, "country"), w.IncludePredecessors); asked != nil {
		if !slices.ContainsFunc(o.ds.Memberships, func(m models.Membership) bool {
			return slices.Contains(asked, m.OrganizationID) && slices.Contains(o.parties(t.ID), m.MemberID)
		}) {
			return false
		}
	}
	return related(w.Visits, o.ds.Visits, o.visit, func(v *models.Visit) bool { return o.signedDuring(t.ID, v.ID) })
}

// bound is when a party is bound while it exists, or while a state does for
// which it stands because that continues it.
func (o oracle) bound(p *models.Party, t *models.Treaty, standsFor models.ID) models.Period {
	ceased, began := o.ceased(p.ActorID), models.Date{}
	for _, period := range o.existing([]models.ID{p.ActorID}) {
		began = period.Start
	}
	if p.ActorID != standsFor && o.continues(standsFor, p.ActorID) {
		if later := o.ceased(standsFor); !later.IsKnown() || ceased.IsKnown() && later.Latest() > ceased.Latest() {
			ceased = later
		}
	}
	return p.Bound(t, len(o.parties(t.ID)), models.Period{Start: began, End: ceased})
}

// ceased is when a country or organization ended, zero when nobody says.
func (o oracle) ceased(actor models.ID) models.Date {
	for _, c := range o.ds.Countries {
		if c.ID == actor && c.DissolvedOn.IsKnown() {
			return c.DissolvedOn
		}
	}
	for _, g := range o.ds.Organizations {
		if g.ID == actor && g.DissolvedOn.IsKnown() {
			return g.DissolvedOn
		}
	}
	return models.Date{}
}

// continues says whether a state is one international person with an earlier one.
func (o oracle) continues(state, earlier models.ID) bool {
	persons := []models.ID{state}
	for i := 0; i < len(persons); i++ {
		for _, s := range o.ds.Successions {
			if s.Kind == models.SuccessionContinuation && s.SuccessorID == persons[i] && !slices.Contains(persons, s.CountryID) {
				persons = append(persons, s.CountryID)
			}
		}
	}
	return slices.Contains(persons, earlier)
}

func (o oracle) signedDuring(treaty, visit models.ID) bool {
	return slices.ContainsFunc(o.ds.VisitEvents, func(e models.VisitEvent) bool { return e.TreatyID == treaty && e.VisitID == visit })
}

func (o oracle) visitThrough(w *models.VisitWhere, v *models.Visit) bool {
	return related(w.Visitor, o.ds.Leaders, o.anyLeader, func(l *models.Leader) bool { return l.ID == v.VisitorID }) &&
		related(w.Treaties, o.ds.Treaties, o.treaty, func(t *models.Treaty) bool { return o.signedDuring(t.ID, v.ID) }) &&
		related(w.Gifts, o.ds.Gifts, o.gift, func(g *models.Gift) bool { return g.VisitID == v.ID }) &&
		(w.BoundBy == nil || o.bothBound(w.BoundBy, v.FromID, v.HostID, v.StartedOn, w.Certainty))
}

func (o oracle) anyLeader(w *models.LeaderWhere, l *models.Leader) bool { return o.leader(w, l, nil) }

func (o oracle) giftThrough(w *models.GiftWhere, g *models.Gift) bool {
	return related(w.Visit, o.ds.Visits, o.visit, func(v *models.Visit) bool { return v.ID == g.VisitID }) &&
		related(w.Giver, o.ds.Leaders, o.anyLeader, func(l *models.Leader) bool { return l.ID == g.GiverID }) &&
		related(w.Recipient, o.ds.Leaders, o.anyLeader, func(l *models.Leader) bool { return l.ID == g.RecipientID }) &&
		(w.BoundBy == nil || o.bothBound(w.BoundBy, g.GiverActorID, g.RecipientActorID, g.GivenOn, w.Certainty))
}

// bothBound looks at days that a date can mean: what is definite on all of
// them is definite, what is possible on one is possible.
func (o oracle) bothBound(w *models.TreatyWhere, one, other models.ID, date models.Date, certainty *models.Certainty) bool {
	if !date.IsKnown() || one == "" || other == "" {
		return false
	}
	asked := models.Definite
	if certainty != nil {
		asked = *certainty
	}
	found := models.No
	for i := range o.ds.Treaties {
		t := &o.ds.Treaties[i]
		parties := rows(o.ds.Parties, func(p *models.Party) (*models.Party, bool) { return p, p.TreatyID == t.ID })
		for _, a := range parties {
			for _, b := range parties {
				if a.ActorID != one || b.ActorID != other || !o.treaty(w, t) {
					continue
				}
				first, second := o.bound(a, t, a.ActorID), o.bound(b, t, b.ActorID)
				definite, possible := true, false
				for _, day := range telling(date, first, second) {
					x, y := first.On(day), second.On(day)
					definite = definite && x == models.Definite && y == models.Definite
					possible = possible || x != models.No && y != models.No
				}
				switch {
				case definite:
					found = models.Definite
				case possible && found == models.No:
					found = models.Possible
				}
			}
		}
	}
	return found == asked || asked == models.Possible && found == models.Definite
}

// telling are days of a date on which every answer that it has is given: its
// ends, and within it the days at which a period can change.
func telling(date models.Date, periods ...models.Period) []models.Day {
	days := []models.Day{date.Earliest(), date.Latest()}
	for _, p := range periods {
		for _, d := range []models.Date{p.NotBefore, p.NotFrom, p.Start, p.End, p.Observed} {
			for _, day := range []models.Day{d.Earliest(), d.Latest()} {
				if date.Earliest() <= day && day <= date.Latest() {
					days = append(days, day)
				}
			}
		}
	}
	return days
}

func (o oracle) claimThrough(w *models.ClaimWhere, c *models.Claim) bool {
	return related(w.AboutTreaties, o.ds.Treaties, o.treaty, func(t *models.Treaty) bool { return slices.Contains(c.AboutIDs, t.ID) }) &&
		related(w.AboutVisits, o.ds.Visits, o.visit, func(v *models.Visit) bool { return slices.Contains(c.AboutIDs, v.ID) }) &&
		related(w.AboutGifts, o.ds.Gifts, o.gift, func(g *models.Gift) bool { return slices.Contains(c.AboutIDs, g.ID) })
}

func (o oracle) leaderThrough(w *models.LeaderWhere, l *models.Leader) bool {
	return related(w.Visits, o.ds.Visits, o.visit, func(v *models.Visit) bool { return v.VisitorID == l.ID }) &&
		related(w.Treaties, o.ds.Treaties, o.treaty, func(t *models.Treaty) bool { return slices.Contains(o.signatories(t.ID), l.ID) })
}

func (o oracle) countryThrough(w *models.CountryWhere, c *models.Country) bool {
	return o.member(ids(w.MembersOf, "country"), w.MemberOn, w.Certainty, func(m *models.Membership) (models.ID, bool) { return m.OrganizationID, m.MemberID == c.ID }) &&
		related(w.Treaties, o.ds.Treaties, o.treaty, func(t *models.Treaty) bool { return slices.Contains(o.parties(t.ID), c.ID) }) &&
		related(w.VisitsHosted, o.ds.Visits, o.visit, func(v *models.Visit) bool { return v.HostID == c.ID })
}

// member looks for a membership of the entry with one of the asked on a day.
func (o oracle) member(asked []models.ID, on *models.Day, certainty *models.Certainty, of func(*models.Membership) (other models.ID, ofEntry bool)) bool {
	if asked == nil && on == nil {
		return true
	}
	return oneHolds(rows(o.ds.Memberships, func(m *models.Membership) (models.Period, bool) {
		other, ofEntry := of(m)
		return models.Period{Start: m.JoinedOn, End: m.LeftOn, Observed: m.ObservedOn}, ofEntry && isIn(asked, other)
	}), on, certainty)
}

func (o oracle) disagreementThrough(w *models.DisagreementWhere, d *models.Disagreement) bool {
	entity := o.entityOf(d.SubjectID)
	return related(w.Treaties, o.ds.Treaties, o.treaty, func(t *models.Treaty) bool { return t.ID == entity }) &&
		related(w.Visits, o.ds.Visits, o.visit, func(v *models.Visit) bool { return v.ID == entity }) &&
		related(w.Gifts, o.ds.Gifts, o.gift, func(g *models.Gift) bool { return g.ID == entity })
}
