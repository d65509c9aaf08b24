package store

import (
	"context"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"gorm.io/gorm"

	"entente/models"
)

// explained runs f and gives the plan of each of its statements, a line a step.
func explained(t *testing.T, db *Store, f func(ctx context.Context) error) [][]string {
	t.Helper()
	var plans [][]string
	const name = "test:explain"
	callbacks := db.db.Callback().Query()
	err := callbacks.After("gorm:query").Register(name, func(tx *gorm.DB) {
		if tx.Statement.Context.Value(planKey{}) == nil {
			return
		}
		var steps []struct{ Detail string }
		if err := db.db.Raw("EXPLAIN QUERY PLAN "+tx.Statement.SQL.String(), tx.Statement.Vars...).Find(&steps).Error; err != nil {
			t.Error(err)
		}
		plan := make([]string, len(steps))
		for i, step := range steps {
			plan[i] = step.Detail
		}
		plans = append(plans, plan)
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := f(context.WithValue(t.Context(), planKey{}, true)); err != nil {
		t.Error(err)
	}
	if err := callbacks.Remove(name); err != nil {
		t.Fatal(err)
	}
	return plans
}

type planKey struct{}

// unindexed are the steps that read all of a table of ours. To walk along the
// index of an order until the page is full is no such step.
func unindexed(plan []string) []string {
	var found []string
	for _, step := range plan {
		table, isScan := strings.CutPrefix(step, "SCAN ")
		if !isScan || strings.HasPrefix(table, "e USING ") {
			continue
		}
		switch strings.Fields(table)[0] {
		case "m": // memberships: few hundred
		case "v": // the entries of boundBy, each read once
		case "parent", "parents", "pair", "bond", "shared", "a", "b", "json_each", "asked", "later", "cited", "disputed", "chain", "step", "entry", "entries", "grouped", "ranked", "CONSTANT":
		default:
			if !strings.Contains(table, "VIRTUAL TABLE") && !strings.HasPrefix(table, "(subquery-") {
				found = append(found, step)
			}
		}
	}
	return found
}

// TestListsAreServedByIndexes asks for each list by each of its filters and
// orders, alone, and on each entity that it can hang on. Every filter that the
// schema has must be among those asked for.
func TestListsAreServedByIndexes(t *testing.T) {
	db := build(t, filepath.Join(t.TempDir(), "x"), bigDataset(1200, 10_000))
	// What no index can serve: these walk along the order, and counting them reads the table.
	free := []string{
		"Text", "Name", "Publisher", "InForceOn", "On", "InOfficeOn", "ExistingOn", "Ruled", "Stale", "Statuses", "Value",
		"Regions", "Subregions", "Languages", // of few hundred countries and sources, by a word
		"MemberOn", // reads the few hundred memberships
	}
	day, source := new(models.Day("1900-01-01")), []models.ID{"upstream-000001"}
	treaty := &models.TreatyWhere{PartiesAny: []string{"C200"}}
	visit, gift, leader := &models.VisitWhere{Hosts: []string{"C200"}}, &models.GiftWhere{Recipients: []string{"C200"}}, &models.LeaderWhere{Countries: []string{"C200"}}
	plansOf(t, db, db.Treaties, models.TreatyWhere{
		PartiesAll: []string{"C00", "C01"}, PartiesAny: []string{"C200"}, Kinds: []models.TreatyKind{"TRADE"}, Subjects: []models.Subject{"TRADE"}, Obligations: []models.Obligation{"DEFENCE"},
		Signed: period1900(), EnteredIntoForce: period1900(), Terminated: period1900(), InForceOn: day, SignedBy: []models.ID{"some-leader-000001"},
		Sources: source, Text: new("agreement"), Binds: &models.BindsWhere{Actors: []string{"C200"}, On: *day},
		PartiesOf: []models.ID{"agreement-between-some-states-000001"}, MembersOf: []string{"C200"}, Visits: visit,
	}, free)
	plansOf(t, db, db.Visits, models.VisitWhere{
		Visitors: []models.ID{"some-leader-000001"}, From: []string{"C200"}, Hosts: []string{"C200"}, Countries: []string{"C200"}, Kinds: []models.VisitKind{"WORKING"}, Started: period1900(),
		On: day, Met: []models.ID{"some-leader-000001"}, Events: []models.VisitEventKind{"BANQUET"}, Sources: source, Text: new("visit"),
		Visitor: leader, Treaties: treaty, Gifts: gift, BoundBy: treaty,
	}, free)
	plansOf(t, db, db.Gifts, models.GiftWhere{
		Givers: []string{"leader:some-leader-000001"}, Recipients: []string{"C200"}, Categories: []models.GiftCategory{"BOOK"}, Given: period1900(), Visits: []models.ID{"some-visit-000001"},
		Value: &models.ValueRange{Currency: "USD"}, Sources: source, Text: new("bowl"), Visit: visit, Giver: leader, Recipient: leader, BoundBy: treaty,
	}, free)
	plansOf(t, db, db.DiplomaticEvents, models.DiplomaticEventWhere{
		Kinds: []models.DiplomaticEventKind{"RECOGNITION"}, Missions: []models.MissionRank{"EMBASSY"}, Actors: []string{"C200"}, ActorsAll: []string{"C200", "C01"}, Occurred: period1900(),
		Sources: source, Text: new("x"), BoundBy: treaty,
	}, free)
	plansOf(t, db, db.Claims, models.ClaimWhere{
		Kinds: []models.ClaimKind{"DENIAL"}, Speakers: []string{"C01"}, About: []string{"C01"}, Answers: []models.ID{"some-claim-000001"}, Said: period1900(), Sources: source, Text: new("x"),
		Statuses: []models.AllegationStatus{"DENIED"}, AboutTreaties: treaty, AboutVisits: visit, AboutGifts: gift,
	}, free)
	plansOf(t, db, db.Leaders, models.LeaderWhere{
		Countries: []string{"C200"}, Roles: []models.OfficeRole{"OTHER"}, InOfficeOn: day, Name: new("some"), Born: period1900(), Died: period1900(), Sources: source, Visits: visit, Treaties: treaty,
	}, free)
	plansOf(t, db, db.Countries, models.CountryWhere{
		Kinds: []models.CountryKind{"TERRITORY"}, Regions: []string{"Asia"}, Subregions: []string{"Eastern Asia"}, ExistingOn: day, Name: new("x"), MembersOf: []string{"C200"}, MemberOn: day,
		Treaties: treaty, VisitsHosted: visit, Sources: source,
	}, free)
	plansOf(t, db, db.Organizations, models.OrganizationWhere{
		Kinds: []models.OrganizationKind{"INTERGOVERNMENTAL"}, Countries: []string{"C200"}, ExistingOn: day, Name: new("x"), Members: []string{"C200"}, MemberOn: day, Sources: source,
	}, free)
	plansOf(t, db, db.Sources, models.SourceWhere{
		Kinds: []models.SourceKind{"ARTICLE"}, Licence: []models.LicenseClass{"OFFICIAL"}, Languages: []string{"ko"}, Countries: []string{"C200"}, Publisher: new("x"), Published: period1900(),
		Text: new("x"), About: []string{"C200"},
	}, free)
	plansOf(t, db, db.Disagreements, models.DisagreementWhere{
		Kinds: []string{"party"}, Subjects: []models.ID{"treaty:x"}, Fields: []string{"signedOn"}, Ruled: new(true), Stale: new(true), Sources: source, Text: new("x"),
		Treaties: treaty, Visits: visit, Gifts: gift,
	}, free)
}

func period1900() *models.DateRange {
	return &models.DateRange{From: new(models.MustDate("1900")), To: new(models.MustDate("1901"))}
}

func plansOf[T, W, O any](t *testing.T, db *Store, list *List[T, W, O], filters W, free []string) {
	all := reflect.ValueOf(filters)
	for i := range all.NumField() {
		name := all.Type().Field(i).Name
		if all.Field(i).IsZero() {
			if !slices.Contains(append([]string{"Not", "Any"}, conditional...), name) {
				t.Errorf("%s by %s is not asked for: how is it served?", list.table, name)
			}
			continue
		}
		where := reflect.New(all.Type())
		where.Elem().Field(i).Set(all.Field(i))
		plans := explained(t, db, func(ctx context.Context) error {
			page, err := list.Page(ctx, where.Interface().(*W), nil, Page{})
			if err == nil {
				_, err = page.TotalCount(ctx)
			}
			return err
		})
		for _, plan := range plans {
			for _, step := range unindexed(plan) {
				if !slices.Contains(free, name) {
					t.Errorf("%s by %s: %s in\n%s", list.table, name, step, strings.Join(plan, "\n"))
				}
			}
		}
	}
	for via := range list.vias {
		plansVia(t, db, list, via)
	}
	for name, order := range list.orders {
		if order.counted {
			if list.table != "sources" && list.table != "disagreements" { // the thousands that curators write by hand
				t.Errorf("%s by %s: only a list of few may be counted when asked", list.table, name)
			}
			continue
		}
		plansOrder(t, db, list, name)
	}
}

func plansVia[T, W, O any](t *testing.T, db *Store, list *List[T, W, O], via Via) {
	parents := []models.ID{"country:C00", "country:C01", "leader:some-leader-000001", "source:upstream-000001"}
	for _, plan := range explained(t, db, func(ctx context.Context) error {
		pages, err := list.Of(ctx, via, parents, nil, nil, Page{First: new(5)})
		if err == nil {
			_, err = pages[0].TotalCount(ctx)
		}
		return err
	}) {
		for _, step := range unindexed(plan) {
			t.Errorf("%s via %s: %s in\n%s", list.table, via, step, strings.Join(plan, "\n"))
		}
	}
	for key := range list.keys {
		grouping := models.Grouping{By: []models.GroupKey{key}}
		if list.table == "gifts" {
			grouping.Currency = "USD"
		}
		for _, plan := range explained(t, db, func(ctx context.Context) error {
			pages, err := list.Of(ctx, via, parents, nil, nil, Page{First: new(0)})
			if err == nil {
				_, err = pages[0].Grouped(ctx, grouping)
			}
			return err
		}) {
			for _, step := range unindexed(plan) {
				t.Errorf("groups of %s via %s by %s: %s in\n%s", list.table, via, key, step, strings.Join(plan, "\n"))
			}
		}
	}
}

// plansOrder makes sure that a page of the whole list is read from the index
// of its order, and one after a cursor from that place on.
func plansOrder[T, W, O any](t *testing.T, db *Store, list *List[T, W, O], name string) {
	for _, descending := range []bool{true, false} {
		for _, backward := range []bool{true, false} {
			q := &query{store: db, table: list.table, order: list.orders[name], descending: descending, backward: backward, size: 5, conditions: newConditions(t.Context(), db, ViaAll)}
			for _, from := range []*cursor{nil, {key: "1", id: "x"}} {
				q.from = from
				for _, plan := range explained(t, db, func(ctx context.Context) error { _, err := pages[T](ctx, q, []models.ID{""}); return err }) {
					text := strings.Join(plan, "\n")
					if len(unindexed(plan)) > 0 || strings.Count(text, "TEMP B-TREE") > 1 || from != nil && strings.Contains(text, "SCAN e") {
						t.Errorf("%s by %s, descending %v, backward %v, after %v:\n%s", list.table, name, descending, backward, from, text)
					}
				}
			}
		}
	}
}

// TestReadsAreServedByIndexes does so for what is read for many at once.
func TestReadsAreServedByIndexes(t *testing.T) {
	ds := bigDataset(1200, 10_000)
	db := build(t, filepath.Join(t.TempDir(), "x"), ds)
	ids := []models.ID{ds.Treaties[0].ID, ds.Parties[0].ID, ds.Visits[0].ID, ds.Leaders[0].ID, "country:C00"}
	relation, err := db.Relation([]string{"C100", "C101"}, true)
	if err != nil {
		t.Fatal(err)
	}
	for name, read := range map[string]func(ctx context.Context) error{
		"get":           func(ctx context.Context) error { _, err := Get[models.Treaty](ctx, db, ids); return err },
		"nodes":         func(ctx context.Context) error { _, err := db.Nodes(ctx, ids); return err },
		"parties":       func(ctx context.Context) error { _, err := Rows[models.Party](ctx, db, ids); return err },
		"tenures":       func(ctx context.Context) error { _, err := RowsBy[models.Tenure](ctx, db, "country", ids); return err },
		"citations":     func(ctx context.Context) error { _, err := db.Citations(ctx, ids); return err },
		"of parties":    func(ctx context.Context) error { _, err := db.ListCitations(ctx, "parties", ids); return err },
		"sources":       func(ctx context.Context) error { _, err := db.SourcesOf(ctx, ids); return err },
		"disagreements": func(ctx context.Context) error { _, err := db.DisagreementsOf(ctx, ids); return err },
		"unknowns":      func(ctx context.Context) error { _, err := db.Unknowns(ctx, ids); return err },
		"previous":      func(ctx context.Context) error { _, err := db.PreviousVisits(ctx, ids); return err },
		"lineages":      func(ctx context.Context) error { _, err := db.Lineages(ctx, ids); return err },
		"answers":       func(ctx context.Context) error { _, err := db.AllegationStatuses(ctx, ids); return err },
		"relation":      func(ctx context.Context) error { _, err := db.Between(relation).Counts(ctx); return err },
		"partners": func(ctx context.Context) error {
			where := &models.LinkWhere{During: period1900(), Treaties: &models.TreatyWhere{Kinds: []models.TreatyKind{"TRADE"}}}
			_, err := db.Partners(ctx, ids, models.LinkQuery{By: models.LinkKindTreaties, Certainty: models.Definite, Where: where}, 1, false, Page{})
			return err
		},
		"gift values": func(ctx context.Context) error { _, err := db.Between(relation).GiftValues(ctx); return err },
		"timeline":    func(ctx context.Context) error { _, err := db.Between(relation).Entries(ctx); return err },
	} {
		for _, plan := range explained(t, db, read) {
			if found := unindexed(plan); len(found) > 0 {
				t.Errorf("%s: %q in\n%s", name, found, strings.Join(plan, "\n"))
			}
		}
	}
}
