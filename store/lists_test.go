package store

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"entente/models"
)

// TestListsAnswerAsTheOracle draws datasets, filters, orders and pages, and
// compares what each list gives with what a plain search of the dataset gives.
func TestListsAnswerAsTheOracle(t *testing.T) {
	folder := t.TempDir()
	n := 0
	rapid.Check(t, func(rt *rapid.T) {
		n++
		path := filepath.Join(folder, fmt.Sprintf("%d.sqlite", n))
		ds := drawDataset(rt)
		if err := Build(t.Context(), path, ds, discard{}); err != nil {
			rt.Fatal(err)
		}
		db, err := Open(t.Context(), path)
		if err != nil {
			rt.Fatal(err)
		}
		defer db.Close()
		d, o := draw{rt}, oracle{ds}
		for range 4 {
			listChecks[rapid.IntRange(0, len(listChecks)-1).Draw(rt, "list")](d, o, db)
		}
	})
}

// A listCheck compares pages of one list with the oracle's.
type listCheck func(d draw, o oracle, db *Store)

var listChecks = []listCheck{
	func(d draw, o oracle, db *Store) {
		where := drawTreatyWhere(d, o, level{})
		order, by := drawOrder(d, map[models.TreatyOrderField]func(*models.Treaty) place{
			"SIGNED_ON": func(t *models.Treaty) place { return dayPlace(t.SignedOn) }, "ENTERED_INTO_FORCE_ON": func(t *models.Treaty) place { return dayPlace(t.EnteredIntoForceOn) },
			"TERMINATED_ON": func(t *models.Treaty) place { return dayPlace(t.TerminatedOn) }, "TITLE": func(t *models.Treaty) place { return textPlace(t.Title) },
		})
		check(d, o, db.Treaties, o.ds.Treaties, where, &models.TreatyOrder{Field: order.field, Direction: order.direction}, by, []hanging[models.Treaty]{
			{ViaAll, "", func(t *models.Treaty) bool { return o.treaty(where, t) }},
			{ViaParty, "country:AAA", func(t *models.Treaty) bool {
				return o.treaty(where, t) && meets(o.actors([]models.ID{"country:AAA"}, where.IncludePredecessors), o.parties(t.ID))
			}},
			{ViaParty, "organization:league", func(t *models.Treaty) bool {
				return o.treaty(where, t) && slices.Contains(o.parties(t.ID), "organization:league")
			}},
			{ViaSignatory, "leader:ann", func(t *models.Treaty) bool {
				return o.treaty(where, t) && slices.Contains(o.signatories(t.ID), "leader:ann")
			}},
			{ViaSource, "source:s1", func(t *models.Treaty) bool {
				return o.treaty(where, t) && slices.Contains(o.sourcesOf(t.ID), "source:s1")
			}},
		})
	},
	func(d draw, o oracle, db *Store) {
		where := drawVisitWhere(d, o, level{})
		order, by := drawOrder(d, map[models.VisitOrderField]func(*models.Visit) place{
			"STARTED_ON": func(v *models.Visit) place { return dayPlace(v.StartedOn) }, "ENDED_ON": func(v *models.Visit) place { return dayPlace(v.EndedOn) },
			"TITLE": func(v *models.Visit) place { return textPlace(v.Title) },
		})
		check(d, o, db.Visits, o.ds.Visits, where, &models.VisitOrder{Field: order.field, Direction: order.direction}, by, []hanging[models.Visit]{
			{ViaAll, "", func(v *models.Visit) bool { return o.visit(where, v) }},
			{ViaHost, "country:AAA", func(v *models.Visit) bool {
				return o.visit(where, v) && slices.Contains(o.actors([]models.ID{"country:AAA"}, where.IncludePredecessors), v.HostID)
			}},
			{ViaHost, "country:BBB", func(v *models.Visit) bool {
				return o.visit(where, v) && slices.Contains(o.actors([]models.ID{"country:BBB"}, where.IncludePredecessors), v.HostID)
			}},
			{ViaFrom, "organization:league", func(v *models.Visit) bool { return o.visit(where, v) && v.FromID == "organization:league" }},
			{ViaVisitor, "leader:ann", func(v *models.Visit) bool { return o.visit(where, v) && v.VisitorID == "leader:ann" }},
			{ViaMet, "leader:bob", func(v *models.Visit) bool {
				return o.visit(where, v) && slices.ContainsFunc(o.ds.Meetings, func(m models.Meeting) bool { return m.VisitID == v.ID && m.LeaderID == "leader:bob" })
			}},
		})
	},
	func(d draw, o oracle, db *Store) {
		where := drawGiftWhere(d, o, level{})
		order, by := drawOrder(d, map[models.GiftOrderField]func(*models.Gift) place{
			"GIVEN_ON": func(g *models.Gift) place { return dayPlace(g.GivenOn) }, "TITLE": func(g *models.Gift) place { return textPlace(g.Title) },
			"VALUE": func(g *models.Gift) place {
				if g.Value == nil {
					return place{}
				}
				return place{known: true, number: *g.Value}
			},
		})
		given := func(g *models.Gift) []models.ID { return sides(g.GiverID, g.GiverActorID) }
		check(d, o, db.Gifts, o.ds.Gifts, where, &models.GiftOrder{Field: order.field, Direction: order.direction}, by, []hanging[models.Gift]{
			{ViaAll, "", func(g *models.Gift) bool { return o.gift(where, g) }},
			{ViaGiver, "leader:ann", func(g *models.Gift) bool { return o.gift(where, g) && slices.Contains(given(g), "leader:ann") }},
			{ViaGiver, "country:AAA", func(g *models.Gift) bool {
				return o.gift(where, g) && meets(o.actors([]models.ID{"country:AAA"}, where.IncludePredecessors), given(g))
			}},
			{ViaRecipient, "country:AAA", func(g *models.Gift) bool {
				return o.gift(where, g) && meets(o.actors([]models.ID{"country:AAA"}, where.IncludePredecessors), sides(g.RecipientID, g.RecipientActorID))
			}},
			{ViaVisit, "visit:v0", func(g *models.Gift) bool { return o.gift(where, g) && g.VisitID == "visit:v0" }},
		})
	},
	func(d draw, o oracle, db *Store) {
		where := drawDiplomaticEventWhere(d, o, level{})
		order, by := drawOrder(d, map[models.DiplomaticEventOrderField]func(*models.DiplomaticEvent) place{
			"OCCURRED_ON": func(e *models.DiplomaticEvent) place { return dayPlace(e.OccurredOn) },
			"TITLE":       func(e *models.DiplomaticEvent) place { return textPlace(e.Title) },
		})
		check(d, o, db.DiplomaticEvents, o.ds.DiplomaticEvents, where, &models.DiplomaticEventOrder{Field: order.field, Direction: order.direction}, by, []hanging[models.DiplomaticEvent]{
			{ViaAll, "", func(e *models.DiplomaticEvent) bool { return o.diplomaticEvent(where, e) }},
			{ViaActor, "country:AAA", func(e *models.DiplomaticEvent) bool {
				return o.diplomaticEvent(where, e) && meets(o.actors([]models.ID{"country:AAA"}, where.IncludePredecessors), sides(e.ActorID, e.CounterpartID))
			}},
		})
	},
	func(d draw, o oracle, db *Store) {
		where := drawClaimWhere(d, o, level{})
		order, by := drawOrder(d, map[models.ClaimOrderField]func(*models.Claim) place{"SAID_ON": func(c *models.Claim) place { return dayPlace(c.SaidOn) }})
		check(d, o, db.Claims, o.ds.Claims, where, &models.ClaimOrder{Field: order.field, Direction: order.direction}, by, []hanging[models.Claim]{
			{ViaAll, "", func(c *models.Claim) bool { return o.claim(where, c) }},
			{ViaSpeaker, "leader:ann", func(c *models.Claim) bool { return o.claim(where, c) && c.SpeakerID == "leader:ann" }},
			{ViaAbout, "country:AAA", func(c *models.Claim) bool {
				return o.claim(where, c) && meets(o.actors([]models.ID{"country:AAA"}, where.IncludePredecessors), c.AboutIDs)
			}},
			{ViaAnswers, "claim:c0", func(c *models.Claim) bool { return o.claim(where, c) && c.AnswersID == "claim:c0" }},
		})
	},
	func(d draw, o oracle, db *Store) {
		where := drawLeaderWhere(d, o, level{})
		order, by := drawOrder(d, map[models.LeaderOrderField]func(*models.Leader) place{
			"NAME": func(l *models.Leader) place { return textPlace(l.Name) }, "BORN_ON": func(l *models.Leader) place { return dayPlace(l.BornOn) },
			"DIED_ON": func(l *models.Leader) place { return dayPlace(l.DiedOn) },
		})
		check(d, o, db.Leaders, o.ds.Leaders, where, &models.LeaderOrder{Field: order.field, Direction: order.direction}, by, []hanging[models.Leader]{
			{ViaAll, "", func(l *models.Leader) bool { return o.leader(where, l, nil) }},
			{ViaOffice, "country:AAA", func(l *models.Leader) bool {
				of := o.actors([]models.ID{"country:AAA"}, where.IncludePredecessors)
				return o.leader(where, l, of) && slices.ContainsFunc(o.ds.Tenures, func(t models.Tenure) bool { return t.LeaderID == l.ID && slices.Contains(of, t.CountryID) })
			}},
		})
	},
	func(d draw, o oracle, db *Store) {
		where := drawCountryWhere(d, o, level{})
		order, by := drawOrder(d, map[models.CountryOrderField]func(*models.Country) place{
			"NAME": func(c *models.Country) place { return textPlace(c.Name) }, "ESTABLISHED_ON": func(c *models.Country) place { return dayPlace(c.EstablishedOn) },
			"DISSOLVED_ON": func(c *models.Country) place { return dayPlace(c.DissolvedOn) },
		})
		check(d, o, db.Countries, o.ds.Countries, where, &models.CountryOrder{Field: order.field, Direction: order.direction}, by, []hanging[models.Country]{
			{ViaAll, "", func(c *models.Country) bool { return o.country(where, c) }},
		})
	},
	func(d draw, o oracle, db *Store) {
		where := drawOrganizationWhere(d, o, level{})
		order, by := drawOrder(d, map[models.OrganizationOrderField]func(*models.Organization) place{
			"NAME": func(g *models.Organization) place { return textPlace(g.Name) }, "FOUNDED_ON": func(g *models.Organization) place { return dayPlace(g.FoundedOn) },
			"DISSOLVED_ON": func(g *models.Organization) place { return dayPlace(g.DissolvedOn) },
		})
		check(d, o, db.Organizations, o.ds.Organizations, where, &models.OrganizationOrder{Field: order.field, Direction: order.direction}, by, []hanging[models.Organization]{
			{ViaAll, "", func(g *models.Organization) bool { return o.organization(where, g) }},
			{ViaCountry, "country:AAA", func(g *models.Organization) bool {
				return o.organization(where, g) && slices.Contains(o.actors([]models.ID{"country:AAA"}, where.IncludePredecessors), g.CountryID)
			}},
		})
	},
	func(d draw, o oracle, db *Store) {
		where := drawSourceWhere(d, o, level{})
		order, by := drawOrder(d, map[models.SourceOrderField]func(*models.Source) place{
			"PUBLISHED_ON": func(s *models.Source) place { return dayPlace(s.PublishedOn) }, "SEEN_ON": func(s *models.Source) place { return dayPlace(s.SeenOn) },
			"TITLE": func(s *models.Source) place { return textPlace(s.Title) }, "PUBLISHER": func(s *models.Source) place { return textPlace(s.Publisher) },
		})
		check(d, o, db.Sources, o.ds.Sources, where, &models.SourceOrder{Field: order.field, Direction: order.direction}, by, []hanging[models.Source]{
			{ViaAll, "", func(s *models.Source) bool { return o.source(where, s) }},
		})
	},
	func(d draw, o oracle, db *Store) {
		where := drawDisagreementWhere(d, o, level{})
		order, by := drawOrder(d, map[models.DisagreementOrderField]func(*models.Disagreement) place{
			"SUBJECT": func(x *models.Disagreement) place { return place{known: true, text: string(x.SubjectID)} },
			"FIELD":   func(x *models.Disagreement) place { return place{known: true, text: x.Field} },
		})
		check(d, o, db.Disagreements, o.ds.Disagreements, where, &models.DisagreementOrder{Field: order.field, Direction: order.direction}, by, []hanging[models.Disagreement]{
			{ViaAll, "", func(x *models.Disagreement) bool { return o.disagreement(where, x) }},
		})
	},
}

// hanging is a list that hangs on a parent, and what belongs to it.
type hanging[T any] struct {
	via    Via
	parent models.ID
	match  func(*T) bool
}

type drawnOrder[F any] struct {
	field     F
	direction models.OrderDirection
}

func drawOrder[F ~string, T any](d draw, fields map[F]func(*T) place) (drawnOrder[F], func(*T) place) {
	field := pick(d, "order", sortedKeys(stringKeys(fields)))
	return drawnOrder[F]{F(field), pick(d, "direction", models.AllOrderDirection)}, fields[F(field)]
}

func stringKeys[F ~string, V any](m map[F]V) map[string]V {
	all := map[string]V{}
	for key, value := range m {
		all[string(key)] = value
	}
	return all
}

// check walks all pages of a list in both directions. The lists of one Via
// are asked for together, as a loader does.
func check[T, W, O any](d draw, o oracle, list *List[T, W, O], all []T, where *W, order *O, by func(*T) place, hangings []hanging[T]) {
	ctx := context.Background()
	_, direction := list.orderBy(order)
	size := d.count("page size", 4)
	for _, via := range []Via{ViaAll, ViaParty, ViaSignatory, ViaSource, ViaHost, ViaFrom, ViaVisitor, ViaMet, ViaGiver, ViaRecipient, ViaVisit, ViaActor, ViaSpeaker, ViaAbout, ViaAnswers, ViaOffice, ViaCountry} {
		var parents []models.ID
		var wanted [][]models.ID
		var entries [][]*T
		for _, h := range hangings {
			if h.via != via {
				continue
			}
			places := map[models.ID]place{}
			var matching []*T
			for i := range all {
				if h.match(&all[i]) {
					places[any(&all[i]).(models.Node).Self()] = by(&all[i])
					matching = append(matching, &all[i])
				}
			}
			entries = append(entries, matching)
			parents, wanted = append(parents, h.parent), append(wanted, sorted(places, direction == models.OrderDirectionDesc))
		}
		if parents == nil {
			continue
		}
		counted, counter := WithCounter(ctx)
		pages, err := list.Of(counted, via, parents, where, order, Page{First: &size})
		if err != nil {
			d.Fatal(err)
		}
		for i, page := range pages {
			if total, err := page.TotalCount(counted); err != nil || total != len(wanted[i]) {
				d.Fatalf("%s of %s: counted %d, %v; want %v", list.table, parents[i], total, err, wanted[i])
			}
			compare(d, page, wanted[i], 0, min(size, len(wanted[i])))
			walk(d, list, via, parents[i], where, order, size, wanted[i])
		}
		checkGroups(counted, d, o, pages, entries)
		if references(where) == 0 && counter.Load() != 3 {
			d.Fatalf("%d statements for the pages of %d parents, their counts and their groups; want 3", counter.Load(), len(parents))
		}
	}
}

// walk reads a list to its end and back, page by page.
func walk[T, W, O any](d draw, list *List[T, W, O], via Via, parent models.ID, where *W, order *O, size int, wanted []models.ID) {
	size = max(1, size)
	var after, before *string
	for begin := 0; begin < len(wanted); begin += size {
		page, err := only(list.Of(context.Background(), via, []models.ID{parent}, where, order, Page{First: &size, After: after}))
		if err != nil {
			d.Fatal(err)
		}
		compare(d, page, wanted, begin, min(begin+size, len(wanted)))
		after = &page.PageInfo.EndCursor
	}
	for end := len(wanted); end > 0; end -= size {
		page, err := only(list.Of(context.Background(), via, []models.ID{parent}, where, order, Page{Last: &size, Before: before}))
		if err != nil {
			d.Fatal(err)
		}
		compare(d, page, wanted, max(0, end-size), end)
		before = &page.PageInfo.StartCursor
	}
	if len(wanted) > 0 { // nothing is past the ends, and the page says what is before it
		page, err := only(list.Of(context.Background(), via, []models.ID{parent}, where, order, Page{First: &size, After: after}))
		if err != nil || len(page.Edges) != 0 || page.PageInfo.HasNextPage || !page.PageInfo.HasPreviousPage {
			d.Fatalf("after the end: %+v %v", page, err)
		}
	}
}

func compare[T any](d draw, page *models.Connection[*T], wanted []models.ID, begin, end int) {
	got := make([]models.ID, 0, len(page.Edges))
	for _, edge := range page.Edges {
		got = append(got, any(edge.Node).(models.Node).Self())
	}
	if !slices.Equal(got, wanted[begin:end]) {
		d.Fatalf("page %v, want %v of %v", got, wanted[begin:end], wanted)
	}
	if info := page.PageInfo; info.HasPreviousPage != (begin > 0) || info.HasNextPage != (end < len(wanted)) {
		d.Fatalf("entries %d to %d of %d: %+v", begin, end, len(wanted), info)
	}
}
