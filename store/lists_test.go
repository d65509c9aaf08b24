package store

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"entente/models"
)

// TestListsAnswerAsTheOracle draws datasets, filters, orders and pages, and
// compares what each list gives with what a plain search of the dataset gives.
func TestListsAnswerAsTheOracle(t *testing.T) {
	withRandom(t, func(d draw, o oracle, db *Store) {
		for range 4 {
			listChecks[rapid.IntRange(0, len(listChecks)-1).Draw(d.T, "list")](d, o, db)
		}
	})
}

// listChecks compare each list with the oracle's.
var listChecks = []func(d draw, o oracle, db *Store){
	func(d draw, o oracle, db *Store) { check(d, o, o.treatyList(db), drawTreatyWhere(d, o, level{})) },
	func(d draw, o oracle, db *Store) { check(d, o, o.visitList(db), drawVisitWhere(d, o, level{})) },
	func(d draw, o oracle, db *Store) { check(d, o, o.giftList(db), drawGiftWhere(d, o, level{})) },
	func(d draw, o oracle, db *Store) {
		check(d, o, o.diplomaticEventList(db), drawDiplomaticEventWhere(d, o, level{}))
	},
	func(d draw, o oracle, db *Store) { check(d, o, o.claimList(db), drawClaimWhere(d, o, level{})) },
	func(d draw, o oracle, db *Store) { check(d, o, o.leaderList(db), drawLeaderWhere(d, o, level{})) },
	func(d draw, o oracle, db *Store) { check(d, o, o.countryList(db), drawCountryWhere(d, o, level{})) },
	func(d draw, o oracle, db *Store) {
		check(d, o, o.organizationList(db), drawOrganizationWhere(d, o, level{}))
	},
	func(d draw, o oracle, db *Store) { check(d, o, o.sourceList(db), drawSourceWhere(d, o, level{})) },
	func(d draw, o oracle, db *Store) {
		check(d, o, o.disagreementList(db), drawDisagreementWhere(d, o, level{}))
	},
}

// A listOracle is a list and what the oracle knows of it.
type listOracle[T, W, O any] struct {
	list  *List[T, W, O]
	all   []T
	match func(w *W, entry *T, of []models.ID) bool // of: what stands for the parent, nil for none
	// places are where entries stand in each order, and order names one.
	places placesBy[T]
	order  func(field string, direction models.OrderDirection) *O
	// hangs says of each way in which the list hangs on others whether an entry
	// is of the list of a parent and all that stands for it.
	hangs map[Via]func(entry *T, of []models.ID) bool
}

// parentsVia are those whose lists are asked for together.
var parentsVia = map[Via][]models.ID{
	ViaParty:     {"country:AAA", "organization:league", "country:AAA"}, // some ask twice
	ViaSignatory: {"leader:ann", "leader:bob"},
	ViaSource:    {"source:s1", "source:s2"},
	ViaVisitor:   {"leader:ann", "leader:cid"},
	ViaMet:       {"leader:bob", "leader:ann"},
	ViaHost:      {"country:AAA", "country:BBB", "country:nowhere"},
	ViaFrom:      {"organization:league", "country:AAA"},
	ViaVisit:     {"visit:v0", "visit:v1"},
	ViaTreaty:    {"treaty:t0", "treaty:t1"},
	ViaFollows:   {"visit:v0", "visit:v1"},
	ViaGiver:     {"leader:ann", "country:AAA"},
	ViaRecipient: {"leader:ann", "country:AAA", "organization:body"},
	ViaActor:     {"country:AAA", "organization:body"},
	ViaSpeaker:   {"leader:ann", "country:AAA", "organization:body"},
	ViaAbout:     {"country:AAA", "leader:ann", "treaty:t0"},
	ViaAnswers:   {"claim:c0", "claim:c1"},
	ViaOffice:    {"country:AAA", "country:BBB"},
	ViaCountry:   {"country:AAA", "country:BBB"},
}

func (o oracle) treatyList(db *Store) listOracle[models.Treaty, models.TreatyWhere, models.TreatyOrder] {
	return listOracle[models.Treaty, models.TreatyWhere, models.TreatyOrder]{
		list: treaties.of(db), all: o.ds.Treaties, places: o.treatyPlaces(),
		match: func(w *models.TreatyWhere, t *models.Treaty, _ []models.ID) bool { return o.treaty(w, t) },
		order: func(field string, direction models.OrderDirection) *models.TreatyOrder {
			return &models.TreatyOrder{Field: models.TreatyOrderField(field), Direction: direction}
		},
		hangs: map[Via]func(*models.Treaty, []models.ID) bool{
			ViaParty:     func(t *models.Treaty, of []models.ID) bool { return meets(of, o.parties(t.ID)) },
			ViaSignatory: func(t *models.Treaty, of []models.ID) bool { return meets(of, o.signatories(t.ID)) },
			ViaVisit: func(t *models.Treaty, of []models.ID) bool {
				return slices.ContainsFunc(of, func(visit models.ID) bool { return o.signedDuring(t.ID, visit) })
			},
			ViaSource: func(t *models.Treaty, of []models.ID) bool { return o.cites(of, t.ID) },
		},
	}
}

// cites says whether a source states something of an entity or its rows.
func (o oracle) cites(source []models.ID, entity models.ID) bool {
	return meets(source, o.sourcesOf(entity))
}

func (o oracle) visitList(db *Store) listOracle[models.Visit, models.VisitWhere, models.VisitOrder] {
	return listOracle[models.Visit, models.VisitWhere, models.VisitOrder]{
		list: visits.of(db), all: o.ds.Visits, places: o.visitPlaces(),
		match: func(w *models.VisitWhere, v *models.Visit, _ []models.ID) bool { return o.visit(w, v) },
		order: func(field string, direction models.OrderDirection) *models.VisitOrder {
			return &models.VisitOrder{Field: models.VisitOrderField(field), Direction: direction}
		},
		hangs: map[Via]func(*models.Visit, []models.ID) bool{
			ViaHost:    func(v *models.Visit, of []models.ID) bool { return slices.Contains(of, v.HostID) },
			ViaFrom:    func(v *models.Visit, of []models.ID) bool { return slices.Contains(of, v.FromID) },
			ViaVisitor: func(v *models.Visit, of []models.ID) bool { return slices.Contains(of, v.VisitorID) },
			ViaMet: func(v *models.Visit, of []models.ID) bool {
				return slices.ContainsFunc(o.ds.Meetings, func(m models.Meeting) bool { return m.VisitID == v.ID && slices.Contains(of, m.LeaderID) })
			},
			ViaTreaty: func(v *models.Visit, of []models.ID) bool {
				return slices.ContainsFunc(of, func(treaty models.ID) bool { return o.signedDuring(treaty, v.ID) })
			},
			ViaFollows: func(v *models.Visit, of []models.ID) bool { return slices.Contains(of, v.FollowsID) },
			ViaSource:  func(v *models.Visit, of []models.ID) bool { return o.cites(of, v.ID) },
		},
	}
}

func (o oracle) giftList(db *Store) listOracle[models.Gift, models.GiftWhere, models.GiftOrder] {
	return listOracle[models.Gift, models.GiftWhere, models.GiftOrder]{
		list: gifts.of(db), all: o.ds.Gifts, places: o.giftPlaces(),
		match: func(w *models.GiftWhere, g *models.Gift, _ []models.ID) bool { return o.gift(w, g) },
		order: func(field string, direction models.OrderDirection) *models.GiftOrder {
			return &models.GiftOrder{Field: models.GiftOrderField(field), Direction: direction}
		},
		hangs: map[Via]func(*models.Gift, []models.ID) bool{
			ViaGiver: func(g *models.Gift, of []models.ID) bool {
				return meets(of, sides(g.GiverID, g.GiverActorID))
			},
			ViaRecipient: func(g *models.Gift, of []models.ID) bool {
				return meets(of, sides(g.RecipientID, g.RecipientActorID))
			},
			ViaVisit:  func(g *models.Gift, of []models.ID) bool { return slices.Contains(of, g.VisitID) },
			ViaSource: func(g *models.Gift, of []models.ID) bool { return o.cites(of, g.ID) },
		},
	}
}

func (o oracle) diplomaticEventList(db *Store) listOracle[models.DiplomaticEvent, models.DiplomaticEventWhere, models.DiplomaticEventOrder] {
	return listOracle[models.DiplomaticEvent, models.DiplomaticEventWhere, models.DiplomaticEventOrder]{
		list: diplomaticEvents.of(db), all: o.ds.DiplomaticEvents, places: o.diplomaticEventPlaces(),
		match: func(w *models.DiplomaticEventWhere, e *models.DiplomaticEvent, _ []models.ID) bool {
			return o.diplomaticEvent(w, e)
		},
		order: func(field string, direction models.OrderDirection) *models.DiplomaticEventOrder {
			return &models.DiplomaticEventOrder{Field: models.DiplomaticEventOrderField(field), Direction: direction}
		},
		hangs: map[Via]func(*models.DiplomaticEvent, []models.ID) bool{
			ViaActor: func(e *models.DiplomaticEvent, of []models.ID) bool {
				return meets(of, sides(e.ActorID, e.CounterpartID))
			},
			ViaSource: func(e *models.DiplomaticEvent, of []models.ID) bool { return o.cites(of, e.ID) },
		},
	}
}

func (o oracle) claimList(db *Store) listOracle[models.Claim, models.ClaimWhere, models.ClaimOrder] {
	return listOracle[models.Claim, models.ClaimWhere, models.ClaimOrder]{
		list: claims.of(db), all: o.ds.Claims, places: o.claimPlaces(),
		match: func(w *models.ClaimWhere, c *models.Claim, _ []models.ID) bool { return o.claim(w, c) },
		order: func(field string, direction models.OrderDirection) *models.ClaimOrder {
			return &models.ClaimOrder{Field: models.ClaimOrderField(field), Direction: direction}
		},
		hangs: map[Via]func(*models.Claim, []models.ID) bool{
			ViaSpeaker: func(c *models.Claim, of []models.ID) bool { return slices.Contains(of, c.SpeakerID) },
			ViaAbout:   func(c *models.Claim, of []models.ID) bool { return meets(of, c.AboutIDs) },
			ViaAnswers: func(c *models.Claim, of []models.ID) bool { return slices.Contains(of, c.AnswersID) },
			ViaSource:  func(c *models.Claim, of []models.ID) bool { return o.cites(of, c.ID) },
		},
	}
}

func (o oracle) leaderList(db *Store) listOracle[models.Leader, models.LeaderWhere, models.LeaderOrder] {
	return listOracle[models.Leader, models.LeaderWhere, models.LeaderOrder]{
		list: leaders.of(db), all: o.ds.Leaders, places: o.leaderPlaces(),
		match: func(w *models.LeaderWhere, l *models.Leader, of []models.ID) bool {
			if len(of) > 0 && of[0].Kind() != "country" {
				of = nil // the list hangs on no office
			}
			return o.leader(w, l, of)
		},
		order: func(field string, direction models.OrderDirection) *models.LeaderOrder {
			return &models.LeaderOrder{Field: models.LeaderOrderField(field), Direction: direction}
		},
		hangs: map[Via]func(*models.Leader, []models.ID) bool{
			ViaOffice: func(l *models.Leader, of []models.ID) bool {
				return slices.ContainsFunc(o.ds.Tenures, func(t models.Tenure) bool { return t.LeaderID == l.ID && slices.Contains(of, t.CountryID) })
			},
			ViaSource: func(l *models.Leader, of []models.ID) bool { return o.cites(of, l.ID) },
		},
	}
}

func (o oracle) countryList(db *Store) listOracle[models.Country, models.CountryWhere, models.CountryOrder] {
	return listOracle[models.Country, models.CountryWhere, models.CountryOrder]{
		list: countries.of(db), all: o.ds.Countries, places: o.countryPlaces(),
		match: func(w *models.CountryWhere, c *models.Country, _ []models.ID) bool { return o.country(w, c) },
		order: func(field string, direction models.OrderDirection) *models.CountryOrder {
			return &models.CountryOrder{Field: models.CountryOrderField(field), Direction: direction}
		},
		hangs: map[Via]func(*models.Country, []models.ID) bool{
			ViaSource: func(c *models.Country, of []models.ID) bool { return o.cites(of, c.ID) },
		},
	}
}

func (o oracle) organizationList(db *Store) listOracle[models.Organization, models.OrganizationWhere, models.OrganizationOrder] {
	return listOracle[models.Organization, models.OrganizationWhere, models.OrganizationOrder]{
		list: organizations.of(db), all: o.ds.Organizations, places: o.organizationPlaces(),
		match: func(w *models.OrganizationWhere, g *models.Organization, _ []models.ID) bool {
			return o.organization(w, g)
		},
		order: func(field string, direction models.OrderDirection) *models.OrganizationOrder {
			return &models.OrganizationOrder{Field: models.OrganizationOrderField(field), Direction: direction}
		},
		hangs: map[Via]func(*models.Organization, []models.ID) bool{
			ViaCountry: func(g *models.Organization, of []models.ID) bool { return slices.Contains(of, g.CountryID) },
			ViaSource:  func(g *models.Organization, of []models.ID) bool { return o.cites(of, g.ID) },
		},
	}
}

func (o oracle) sourceList(db *Store) listOracle[models.Source, models.SourceWhere, models.SourceOrder] {
	return listOracle[models.Source, models.SourceWhere, models.SourceOrder]{
		list: sources.of(db), all: o.ds.Sources, places: o.sourcePlaces(),
		match: func(w *models.SourceWhere, s *models.Source, _ []models.ID) bool { return o.source(w, s) },
		order: func(field string, direction models.OrderDirection) *models.SourceOrder {
			return &models.SourceOrder{Field: models.SourceOrderField(field), Direction: direction}
		},
	}
}

func (o oracle) disagreementList(db *Store) listOracle[models.Disagreement, models.DisagreementWhere, models.DisagreementOrder] {
	return listOracle[models.Disagreement, models.DisagreementWhere, models.DisagreementOrder]{
		list: disagreements.of(db), all: o.ds.Disagreements, places: o.disagreementPlaces(),
		match: func(w *models.DisagreementWhere, x *models.Disagreement, _ []models.ID) bool {
			return o.disagreement(w, x)
		},
		order: func(field string, direction models.OrderDirection) *models.DisagreementOrder {
			return &models.DisagreementOrder{Field: models.DisagreementOrderField(field), Direction: direction}
		},
		hangs: map[Via]func(*models.Disagreement, []models.ID) bool{
			ViaSource: func(x *models.Disagreement, of []models.ID) bool { return meets(of, o.speaking(x)) },
		},
	}
}
