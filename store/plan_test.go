package store

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"gorm.io/gorm/clause"

	"entente/models"
)

// unserved are the filters of lists of many that no index can serve, and why.
// Alone they read the table, along the order until the page is full.
var unserved = map[string]string{
	"treaties.Text":      "words within a text",
	"visits.Text":        "words within a text",
	"gifts.Text":         "words within a text",
	"leaders.Name":       "words within a text",
	"treaties.InForceOn": "what began long ago may still hold",
	"visits.On":          "what began long ago may still go on",
	"leaders.InOfficeOn": "what began long ago may still go on",
	"visits.Kinds":       "each kind has thousands: to walk along the order is quicker",
}

// TestListsAreServedByIndexes asks for each list by each of its filters, alone
// and in any, in each of its orders, whole and on each entity that it can hang
// on, for its count, and for its groups by each key. No statement may read all
// of a table of many rows, nor sort what an index holds in order. Every filter
// that the schema has must be among those asked for.
func TestListsAreServedByIndexes(t *testing.T) {
	p := newPlanner(t)
	o := newOracle(&models.Dataset{})
	relation, err := p.db.Relation([]string{"C100", "C101"}, true)
	if err != nil {
		t.Fatal(err)
	}
	r := p.db.Between(relation)
	day, source := new(models.Day("1900-01-01")), []models.ID{"upstream-000001"}
	treaty := &models.TreatyWhere{PartiesAny: []string{"C200"}}
	visit, gift, leader := &models.VisitWhere{Hosts: []string{"C200"}}, &models.GiftWhere{Recipients: []string{"C200"}}, &models.LeaderWhere{Countries: []string{"C200"}}
	plansOf(t, p, o.treatyList(p.db), r.treaties(), models.TreatyWhere{
		PartyCount: &models.CountRange{Min: new(40)}, PartiesAll: []string{"C00", "C01"}, PartiesAny: []string{"C200"}, Kinds: []models.TreatyKind{"TRADE"}, Subjects: []models.Subject{"TRADE"}, Obligations: []models.Obligation{"DEFENCE"},
		Signed: period1900(), EnteredIntoForce: period1900(), Terminated: period1900(), InForceOn: day, SignedBy: []models.ID{"some-leader-000001"},
		Sources: source, Text: new("agreement"), Binds: &models.BindsWhere{Actors: []string{"C200"}, On: *day},
		PartiesOf: []models.ID{"agreement-between-some-states-000001"}, MembersOf: []string{"some-organization-000001"}, Visits: visit,
	})
	plansOf(t, p, o.visitList(p.db), either(ofVisits, r.visits), models.VisitWhere{
		Visitors: []models.ID{"some-leader-000001"}, From: []string{"C200"}, Hosts: []string{"C200"}, Countries: []string{"C200"}, Kinds: []models.VisitKind{"WORKING"}, Started: period1900(),
		On: day, Met: []models.ID{"some-leader-000001"}, Events: []models.VisitEventKind{"BANQUET"}, Sources: source, Text: new("visit"),
		Visitor: leader, Treaties: treaty, Gifts: gift, BoundBy: treaty,
	})
	plansOf(t, p, o.giftList(p.db), either(ofGifts, r.gifts), models.GiftWhere{
		Givers: []string{"leader:some-leader-000001"}, Recipients: []string{"C200"}, Categories: []models.GiftCategory{"BOOK"}, Given: period1900(), Visits: []models.ID{"some-visit-000001"},
		Value: &models.ValueRange{Currency: "USD"}, Sources: source, Text: new("bowl"), Visit: visit, Giver: leader, Recipient: leader, BoundBy: treaty,
	})
	plansOf(t, p, o.diplomaticEventList(p.db), either("diplomatic_events", r.diplomaticEvents), models.DiplomaticEventWhere{
		Kinds: []models.DiplomaticEventKind{"RECOGNITION"}, Missions: []models.MissionRank{"EMBASSY"}, Actors: []string{"C200"}, ActorsAll: []string{"C200", "C01"}, Occurred: period1900(),
		Sources: source, Text: new("x"), BoundBy: treaty,
	})
	plansOf(t, p, o.claimList(p.db), r.claims(), models.ClaimWhere{
		Kinds: []models.ClaimKind{"DENIAL"}, Speakers: []string{"C01"}, About: []string{"C01"}, Answers: []models.ID{"some-claim-000001"}, Said: period1900(), Sources: source, Text: new("x"),
		Statuses: []models.AllegationStatus{"DENIED"}, AboutTreaties: treaty, AboutVisits: visit, AboutGifts: gift,
	})
	plansOf(t, p, o.leaderList(p.db), clause.Expr{}, models.LeaderWhere{
		Countries: []string{"C200"}, Roles: []models.OfficeRole{"OTHER"}, InOfficeOn: day, Name: new("some"), Born: period1900(), Died: period1900(), Sources: source, Visits: visit, Treaties: treaty,
	})
	plansOf(t, p, o.countryList(p.db), clause.Expr{}, models.CountryWhere{
		Kinds: []models.CountryKind{"TERRITORY"}, Regions: []string{"Asia"}, Subregions: []string{"Eastern Asia"}, ExistingOn: day, Name: new("x"), MembersOf: []string{"some-organization-000001"}, MemberOn: day,
		Treaties: treaty, VisitsHosted: visit, Sources: source,
	})
	plansOf(t, p, o.organizationList(p.db), clause.Expr{}, models.OrganizationWhere{
		Kinds: []models.OrganizationKind{"INTERGOVERNMENTAL"}, Countries: []string{"C200"}, ExistingOn: day, Name: new("x"), Members: []string{"C200"}, MemberOn: day, Sources: source,
	})
	plansOf(t, p, o.sourceList(p.db), clause.Expr{}, models.SourceWhere{
		Kinds: []models.SourceKind{"ARTICLE"}, Licence: []models.LicenseClass{"OFFICIAL"}, Languages: []string{"ko", "zh-Hant"}, Countries: []string{"C200"}, Publisher: new("x"), Published: period1900(),
		Text: new("x"), About: []string{"C200"},
	})
	plansOf(t, p, o.disagreementList(p.db), clause.Expr{}, models.DisagreementWhere{
		Kinds: []string{"party"}, Subjects: []models.ID{"treaty:agreement-between-some-states-000001"}, Fields: []string{"signedOn"}, Ruled: new(true), Stale: new(true), Sources: source, Text: new("x"),
		Treaties: treaty, Visits: visit, Gifts: gift,
	})
	for name := range unserved {
		if !p.read[name] {
			t.Errorf("%s is served by an index after all; take it off the list", name)
		}
	}
}

func period1900() *models.DateRange {
	return &models.DateRange{From: new(models.MustDate("1900")), To: new(models.MustDate("1901"))}
}

// plansOf looks at the plans of a list; ofPair is the condition by which it
// belongs to a relation, if it does.
func plansOf[T, W, O any](t *testing.T, p planner, l listOracle[T, W, O], ofPair clause.Expr, filters W) {
	plansOfWhole(t, p, l)
	all := reflect.ValueOf(filters)
	plansWhere(t, p, l, ofPair, "", new(W))
	for i := range all.NumField() {
		name := all.Type().Field(i).Name
		if all.Field(i).IsZero() {
			if !slices.Contains(append([]string{"Not", "Any"}, conditional...), name) {
				t.Errorf("%s by %s is not asked for: how is it served?", l.list.table, name)
			}
			continue
		}
		where, twice := new(W), new(W)
		reflect.ValueOf(where).Elem().Field(i).Set(all.Field(i))
		reflect.ValueOf(twice).Elem().FieldByName("Any").Set(reflect.ValueOf([]*W{where, where}))
		plansWhere(t, p, l, ofPair, name, where)
		q := asked(t, l.list, ViaAll, twice, nil, Page{})
		p.check(t, q, []models.ID{""}, l.list.table+"."+name, "in any")
	}
}

// plansWhere looks at a filter by itself, "" for none: in every order, and on
// everything that the list can hang on.
func plansWhere[T, W, O any](t *testing.T, p planner, l listOracle[T, W, O], ofPair clause.Expr, name string, where *W) {
	for _, via := range append(sortedVias(l.list.vias), ViaAll, viaRelation) {
		parents := []models.ID{"country:C00", "leader:some-leader-000001"}
		if via == ViaAll || via == viaRelation {
			parents = []models.ID{""}
		}
		if via == ViaAll && name == "" || via == viaRelation && ofPair.SQL == "" {
			continue
		}
		for i, field := range sortedKeys(l.places) {
			q := asked(t, l.list, via, where, l.order(field, models.AllOrderDirection[i%2]), Page{})
			if via == viaRelation {
				q.conditions.add(ofPair.SQL, ofPair.Vars...)
			}
			p.check(t, q, parents, l.list.table+"."+name, "page via "+string(via)+" by "+field)
			// What hangs by a reference of its own comes in the usual order from the reference's index.
			if name == "" && field == l.list.usual && strings.HasPrefix(l.list.vias[via], "e.") && !strings.Contains(l.list.vias[via], " OR ") && !strings.Contains(l.list.vias[via], " IN ") {
				usual := asked(t, l.list, via, where, nil, Page{})
				statement, args := usual.sql("e.*", parents)
				if plan := p.explain(t, statement, args); sorts(plan) > sortsOfPage {
					t.Errorf("%s via %s are sorted:\n%s", l.list.table, via, strings.Join(plan, "\n"))
				}
			}
			if i > 0 {
				continue
			}
			p.checkStatement(t, l.list.table+"."+name, "count via "+string(via), q.countSQL, parents)
			for key := range l.list.keys {
				p.checkStatement(t, l.list.table+"."+name, "groups via "+string(via)+" by "+string(key), groupsOf(q, key), parents)
			}
		}
	}
}

func sortedVias(vias map[Via]string) []Via {
	var all []Via
	for via := range vias {
		all = append(all, via)
	}
	slices.Sort(all)
	return all
}

func groupsOf(q *query, key models.GroupKey) func([]models.ID) (string, []any) {
	g := models.Grouping{By: []models.GroupKey{key}}
	if q.table == "gifts" {
		g.Currency = "USD"
	}
	keys := []groupKey{q.keys[key]}
	return func(parents []models.ID) (string, []any) { return q.groupsSQL(keys, parents, g, usualGroups) }
}

// sortsOfPage is how often the statement of a page sorts: the entries of the
// pages, which are few.
const sortsOfPage = 1

// plansOfWhole makes sure that a page of the whole list is read from the index
// of its order, and one after a cursor from that place on.
func plansOfWhole[T, W, O any](t *testing.T, p planner, l listOracle[T, W, O]) {
	for _, field := range sortedKeys(l.places) {
		if l.list.orders[field].counted {
			if p.rows[l.list.table] > few {
				t.Errorf("%s by %s: only a list of few may be counted when asked", l.list.table, field)
			}
			continue
		}
		for _, direction := range models.AllOrderDirection {
			for _, page := range []Page{{}, {Last: new(usualPage)}} {
				q := asked(t, l.list, ViaAll, nil, l.order(field, direction), page)
				for _, from := range []*cursor{nil, {key: "1", id: "x"}} {
					q.from = from
					statement, args := q.sql("e.*", []models.ID{""})
					plan := p.explain(t, statement, args)
					text := strings.Join(plan, "\n")
					switch scans := p.scans(statement, plan); {
					case sorts(plan) > sortsOfPage:
						t.Errorf("%s by %s %s are sorted:\n%s", l.list.table, field, direction, text)
					case from != nil && strings.Contains(text, "SCAN e"):
						t.Errorf("%s by %s %s after a cursor are read from the beginning:\n%s", l.list.table, field, direction, text)
					case from == nil && !strings.Contains(text, "SCAN e USING "), slices.ContainsFunc(scans, func(s scan) bool { return s.name != "e" || s.index == "" }):
						t.Errorf("%s by %s %s are not read along an index:\n%s", l.list.table, field, direction, text)
					}
				}
			}
		}
	}
}

// check looks at the page of a query and refuses that it reads a table of many.
func (p planner) check(t *testing.T, q *query, parents []models.ID, filter, what string) {
	t.Helper()
	p.checkStatement(t, filter, what, func(parents []models.ID) (string, []any) { return q.sql("e.*", parents) }, parents)
}

func (p planner) checkStatement(t *testing.T, filter, what string, make func([]models.ID) (string, []any), parents []models.ID) {
	t.Helper()
	statement, args := make(parents)
	plan := p.explain(t, statement, args)
	for _, scan := range p.scans(statement, plan) {
		p.read[filter] = true
		if unserved[filter] == "" {
			t.Errorf("%s, %s: %s in\n%s", filter, what, scan.step, strings.Join(plan, "\n"))
		}
	}
}
