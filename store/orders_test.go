package store

import (
	"cmp"
	"slices"
	"testing"
	"time"

	"entente/models"
)

// placesBy are where an entry stands in each order of its list, as the oracle
// sees it.
type placesBy[T any] map[string]func(*T) place

func dayPlace(d models.Date) place { return place{known: d.IsKnown(), text: string(d.Earliest())} }

func wordPlace[S ~string](word S) place { return place{known: word != "", text: string(word)} }

func countPlace(n int) place { return place{known: true, number: float64(n)} }

// counted is the number of entries for which a predicate holds.
func counted[T any](all []T, match func(*T) bool) place {
	return countPlace(len(rows(all, func(e *T) (bool, bool) { return true, match(e) })))
}

// spanPlace is the number of days between the last day that a beginning can
// mean and the first that an end can mean, and so many more.
func spanPlace(begin, end models.Date, more int) place {
	from, err := time.Parse(time.DateOnly, string(begin.Latest()))
	to, also := time.Parse(time.DateOnly, string(end.Earliest()))
	if err != nil || also != nil || to.Before(from) {
		return place{}
	}
	days := 0
	for from.AddDate(0, 0, days).Before(to) {
		days++
	}
	return countPlace(days + more)
}

// nameOf is the name of a state, an organization or a leader, "" for nobody.
func (o oracle) nameOf(id models.ID) string {
	names := rows(o.ds.Countries, func(c *models.Country) (string, bool) { return c.Name, c.ID == id })
	names = append(names, rows(o.ds.Organizations, func(g *models.Organization) (string, bool) { return g.Name, g.ID == id })...)
	names = append(names, rows(o.ds.Leaders, func(l *models.Leader) (string, bool) { return l.Name, l.ID == id })...)
	if len(names) == 0 {
		return ""
	}
	return names[0]
}

// namePlace is by the first name that is one.
func namePlace(names ...string) place { return textPlace(cmp.Or(names...)) }

func (o oracle) treatyPlaces() placesBy[models.Treaty] {
	return placesBy[models.Treaty]{
		"SIGNED_ON":             func(t *models.Treaty) place { return dayPlace(t.SignedOn) },
		"ENTERED_INTO_FORCE_ON": func(t *models.Treaty) place { return dayPlace(t.EnteredIntoForceOn) },
		"TERMINATED_ON":         func(t *models.Treaty) place { return dayPlace(t.TerminatedOn) },
		"TITLE":                 func(t *models.Treaty) place { return textPlace(t.Title) },
		"TIME_IN_FORCE":         func(t *models.Treaty) place { return spanPlace(t.EnteredIntoForceOn, t.TerminatedOn, 0) },
		"PARTIES":               func(t *models.Treaty) place { return countPlace(len(o.parties(t.ID))) },
	}
}

func (o oracle) visitPlaces() placesBy[models.Visit] {
	return placesBy[models.Visit]{
		"STARTED_ON": func(v *models.Visit) place { return dayPlace(v.StartedOn) },
		"ENDED_ON":   func(v *models.Visit) place { return dayPlace(v.EndedOn) },
		"TITLE":      func(v *models.Visit) place { return textPlace(v.Title) },
		"DURATION":   func(v *models.Visit) place { return spanPlace(v.StartedOn, v.EndedOn, 1) },
		"KIND":       func(v *models.Visit) place { return wordPlace(v.Kind) },
		"VISITOR":    func(v *models.Visit) place { return namePlace(o.nameOf(v.VisitorID), v.VisitorName) },
		"FROM":       func(v *models.Visit) place { return namePlace(o.nameOf(v.FromID)) },
		"HOST":       func(v *models.Visit) place { return namePlace(o.nameOf(v.HostID)) },
	}
}

func (o oracle) giftPlaces() placesBy[models.Gift] {
	return placesBy[models.Gift]{
		"GIVEN_ON": func(g *models.Gift) place { return dayPlace(g.GivenOn) },
		"TITLE":    func(g *models.Gift) place { return textPlace(g.Title) },
		"VALUE": func(g *models.Gift) place {
			if g.Value == nil {
				return place{}
			}
			return place{known: true, text: g.Currency, number: *g.Value} // nothing is converted
		},
		"CATEGORY": func(g *models.Gift) place { return wordPlace(g.Category) },
		"GIVER": func(g *models.Gift) place {
			return namePlace(o.nameOf(g.GiverID), g.GiverName, o.nameOf(g.GiverActorID))
		},
		"RECIPIENT": func(g *models.Gift) place {
			return namePlace(o.nameOf(g.RecipientID), g.RecipientName, o.nameOf(g.RecipientActorID))
		},
	}
}

func (o oracle) diplomaticEventPlaces() placesBy[models.DiplomaticEvent] {
	return placesBy[models.DiplomaticEvent]{
		"OCCURRED_ON": func(e *models.DiplomaticEvent) place { return dayPlace(e.OccurredOn) },
		"TITLE":       func(e *models.DiplomaticEvent) place { return textPlace(e.Title) },
		"KIND":        func(e *models.DiplomaticEvent) place { return wordPlace(e.Kind) },
		"ACTOR":       func(e *models.DiplomaticEvent) place { return namePlace(o.nameOf(e.ActorID)) },
		"COUNTERPART": func(e *models.DiplomaticEvent) place { return namePlace(o.nameOf(e.CounterpartID)) },
	}
}

func (o oracle) claimPlaces() placesBy[models.Claim] {
	return placesBy[models.Claim]{
		"SAID_ON": func(c *models.Claim) place { return dayPlace(c.SaidOn) },
		"KIND":    func(c *models.Claim) place { return wordPlace(c.Kind) },
		"SPEAKER": func(c *models.Claim) place { return namePlace(o.nameOf(c.SpeakerID), c.SpeakerName) },
		"ANSWERS": func(c *models.Claim) place {
			return counted(o.ds.Claims, func(a *models.Claim) bool { return a.AnswersID == c.ID })
		},
	}
}

func (o oracle) leaderPlaces() placesBy[models.Leader] {
	return placesBy[models.Leader]{
		"NAME":    func(l *models.Leader) place { return textPlace(l.Name) },
		"BORN_ON": func(l *models.Leader) place { return dayPlace(l.BornOn) },
		"DIED_ON": func(l *models.Leader) place { return dayPlace(l.DiedOn) },
		"COUNTRY": func(l *models.Leader) place { return namePlace(o.nameOf(l.CountryID)) },
		"TOOK_OFFICE_ON": func(l *models.Leader) place {
			days := rows(o.ds.Tenures, func(t *models.Tenure) (models.Day, bool) {
				return t.StartedOn.Earliest(), t.LeaderID == l.ID && t.StartedOn.Earliest() != ""
			})
			if len(days) == 0 {
				return place{}
			}
			return wordPlace(slices.Min(days))
		},
		"TREATIES": func(l *models.Leader) place {
			return counted(o.ds.Treaties, func(t *models.Treaty) bool { return slices.Contains(o.signatories(t.ID), l.ID) })
		},
		"VISITS": func(l *models.Leader) place {
			return counted(o.ds.Visits, func(v *models.Visit) bool { return v.VisitorID == l.ID })
		},
		"GIFTS_GIVEN": func(l *models.Leader) place {
			return counted(o.ds.Gifts, func(g *models.Gift) bool { return slices.Contains(sides(g.GiverID, g.GiverActorID), l.ID) })
		},
		"GIFTS_RECEIVED": func(l *models.Leader) place {
			return counted(o.ds.Gifts, func(g *models.Gift) bool {
				return slices.Contains(sides(g.RecipientID, g.RecipientActorID), l.ID)
			})
		},
	}
}

func (o oracle) countryPlaces() placesBy[models.Country] {
	return placesBy[models.Country]{
		"NAME":           func(c *models.Country) place { return textPlace(c.Name) },
		"ESTABLISHED_ON": func(c *models.Country) place { return dayPlace(c.EstablishedOn) },
		"DISSOLVED_ON":   func(c *models.Country) place { return dayPlace(c.DissolvedOn) },
		"REGION":         func(c *models.Country) place { return wordPlace(c.Region) },
		"TREATIES":       func(c *models.Country) place { return o.treatiesOf(c.ID) },
		"VISITS_HOSTED": func(c *models.Country) place {
			return counted(o.ds.Visits, func(v *models.Visit) bool { return v.HostID == c.ID })
		},
		"VISITS_MADE": func(c *models.Country) place {
			return counted(o.ds.Visits, func(v *models.Visit) bool { return v.FromID == c.ID })
		},
		"GIFTS_GIVEN": func(c *models.Country) place {
			return counted(o.ds.Gifts, func(g *models.Gift) bool { return g.GiverActorID == c.ID })
		},
		"GIFTS_RECEIVED": func(c *models.Country) place {
			return counted(o.ds.Gifts, func(g *models.Gift) bool { return g.RecipientActorID == c.ID })
		},
	}
}

// treatiesOf counts the treaties to which somebody is party.
func (o oracle) treatiesOf(actor models.ID) place {
	return counted(o.ds.Treaties, func(t *models.Treaty) bool { return slices.Contains(o.parties(t.ID), actor) })
}

func (o oracle) organizationPlaces() placesBy[models.Organization] {
	return placesBy[models.Organization]{
		"NAME":         func(g *models.Organization) place { return textPlace(g.Name) },
		"FOUNDED_ON":   func(g *models.Organization) place { return dayPlace(g.FoundedOn) },
		"DISSOLVED_ON": func(g *models.Organization) place { return dayPlace(g.DissolvedOn) },
		"SHORT_NAME":   func(g *models.Organization) place { return textPlace(g.ShortName) },
		"COUNTRY":      func(g *models.Organization) place { return namePlace(o.nameOf(g.CountryID)) },
		"MEMBERS": func(g *models.Organization) place {
			return counted(o.ds.Memberships, func(m *models.Membership) bool { return m.OrganizationID == g.ID })
		},
		"TREATIES": func(g *models.Organization) place { return o.treatiesOf(g.ID) },
	}
}

func (o oracle) sourcePlaces() placesBy[models.Source] {
	return placesBy[models.Source]{
		"PUBLISHED_ON": func(s *models.Source) place { return dayPlace(s.PublishedOn) },
		"TITLE":        func(s *models.Source) place { return textPlace(s.Title) },
		"PUBLISHER":    func(s *models.Source) place { return textPlace(s.Publisher) },
		"SEEN_ON":      func(s *models.Source) place { return dayPlace(s.SeenOn) },
		"KIND":         func(s *models.Source) place { return wordPlace(s.Kind) },
		"LANGUAGE":     func(s *models.Source) place { return wordPlace(s.Language) },
		"COUNTRY":      func(s *models.Source) place { return namePlace(o.nameOf(s.CountryID)) },
		"ENTITIES":     func(s *models.Source) place { return countPlace(len(known(o.spokenOf(s.ID)))) },
	}
}

// spokenOf are the entities of which, or of whose rows, a source states something.
func (o oracle) spokenOf(source models.ID) []models.ID {
	return rows(o.ds.Citations, func(c *models.Citation) (models.ID, bool) { return o.entityOf(c.SubjectID), c.SourceID == source })
}

func (o oracle) disagreementPlaces() placesBy[models.Disagreement] {
	return placesBy[models.Disagreement]{
		"SUBJECT": func(x *models.Disagreement) place { return wordPlace(x.SubjectID) },
		"FIELD":   func(x *models.Disagreement) place { return wordPlace(x.Field) },
		"SOURCES": func(x *models.Disagreement) place { return countPlace(len(known(o.speaking(x)))) },
	}
}

// Every order that the schema offers is one of its list, and has an oracle.
func TestEveryOrderHasAnOracle(t *testing.T) {
	o := newOracle(&models.Dataset{})
	for _, c := range []struct {
		shape   *shape
		oracle  []string
		offered []string
	}{
		{&treaties.shape, sortedKeys(o.treatyPlaces()), offered(models.AllTreatyOrderField)},
		{&visits.shape, sortedKeys(o.visitPlaces()), offered(models.AllVisitOrderField)},
		{&gifts.shape, sortedKeys(o.giftPlaces()), offered(models.AllGiftOrderField)},
		{&diplomaticEvents.shape, sortedKeys(o.diplomaticEventPlaces()), offered(models.AllDiplomaticEventOrderField)},
		{&claims.shape, sortedKeys(o.claimPlaces()), offered(models.AllClaimOrderField)},
		{&leaders.shape, sortedKeys(o.leaderPlaces()), offered(models.AllLeaderOrderField)},
		{&countries.shape, sortedKeys(o.countryPlaces()), offered(models.AllCountryOrderField)},
		{&organizations.shape, sortedKeys(o.organizationPlaces()), offered(models.AllOrganizationOrderField)},
		{&sources.shape, sortedKeys(o.sourcePlaces()), offered(models.AllSourceOrderField)},
		{&disagreements.shape, sortedKeys(o.disagreementPlaces()), offered(models.AllDisagreementOrderField)},
	} {
		has := sortedKeys(c.shape.orders)
		if !slices.Equal(has, c.offered) || !slices.Equal(has, c.oracle) {
			t.Errorf("%s are ordered by %v, the schema offers %v and the oracle knows %v", c.shape.table, has, c.offered, c.oracle)
		}
	}
}

func offered[F ~string](fields []F) []string {
	all := make([]string, len(fields))
	for i, field := range fields {
		all[i] = string(field)
	}
	slices.Sort(all)
	return all
}
