package store

import (
	"cmp"
	"context"
	"math"
	"slices"
	"strings"
	"testing"

	"entente/models"
)

// A link of the oracle is a treaty, visit or gift, when it was, and between
// whom, from the first to the second where it goes a way.
type oracleLink struct {
	id      models.ID
	on      models.Date
	members []models.ID
}

func drawLinkQuery(d draw, o oracle) models.LinkQuery {
	w := &models.LinkWhere{During: d.dates("during")}
	q := models.LinkQuery{By: pick(d, "by", models.AllLinkKind), Certainty: pick(d, "certainty", []models.Certainty{models.Definite, models.Possible}), Where: w}
	switch q.By {
	case models.LinkKindTreaties:
		q.On = d.day("on")
		w.Treaties = maybe(d, "treaties", func() *models.TreatyWhere { return drawTreatyWhere(d, o, level{nested: true, steps: mostSteps}) })
	case models.LinkKindVisits:
		w.Visits = maybe(d, "visits", func() *models.VisitWhere { return drawVisitWhere(d, o, level{nested: true, steps: mostSteps}) })
	case models.LinkKindGifts:
		w.Gifts = maybe(d, "gifts", func() *models.GiftWhere { return drawGiftWhere(d, o, level{nested: true, steps: mostSteps}) })
	}
	return q
}

// referencesOfLinks counts the lists of IDs in it, which cost a statement each.
func referencesOfLinks(w *models.LinkWhere) int {
	switch {
	case w.Treaties != nil:
		return references(w.Treaties)
	case w.Visits != nil:
		return references(w.Visits)
	case w.Gifts != nil:
		return references(w.Gifts)
	}
	return 0
}

// links are what a filter leaves, with those whom each links. A state that is
// asked for with those before it stands for what it continues; "" is none.
func (o oracle) links(q models.LinkQuery, stands models.ID) []oracleLink {
	// The question's certainty is that of what it says of treaties, visits and gifts.
	w := settled(&struct {
		During    *models.DateRange
		Treaties  *models.TreatyWhere
		Visits    *models.VisitWhere
		Gifts     *models.GiftWhere
		Certainty *models.Certainty
	}{q.Where.During, q.Where.Treaties, q.Where.Visits, q.Where.Gifts, &q.Certainty})
	var all []oracleLink
	add := func(id models.ID, on models.Date, here bool, members ...models.ID) {
		if here && inRange(w.During, &q.Certainty, on) {
			all = append(all, oracleLink{id, on, members})
		}
	}
	switch q.By {
	case models.LinkKindTreaties:
		for i := range o.ds.Treaties {
			t := &o.ds.Treaties[i]
			bound := rows(o.ds.Parties, func(p *models.Party) (models.ID, bool) {
				return p.ActorID, p.TreatyID == t.ID && holds(o.bound(p, t, cmp.Or(stands, p.ActorID)), q.On, &q.Certainty)
			})
			add(t.ID, t.SignedOn, w.Treaties == nil || o.treaty(w.Treaties, t), bound...)
		}
	case models.LinkKindVisits:
		for i := range o.ds.Visits {
			v := &o.ds.Visits[i]
			add(v.ID, v.StartedOn, w.Visits == nil || o.visit(w.Visits, v), v.FromID, v.HostID)
		}
	case models.LinkKindGifts:
		for i := range o.ds.Gifts {
			g := &o.ds.Gifts[i]
			add(g.ID, g.GivenOn, g.GiverActorID != "" && g.RecipientActorID != "" && (w.Gifts == nil || o.gift(w.Gifts, g)), g.GiverActorID, g.RecipientActorID)
		}
	}
	return all
}

// forebears are a state and all that it continues or has absorbed.
func (o oracle) forebears(id models.ID) []models.ID {
	all := []models.ID{id}
	for i := 0; i < len(all); i++ {
		for _, s := range o.ds.Successions {
			if s.SuccessorID == all[i] && (s.Kind == "CONTINUATION" || s.Kind == "MERGER") && !slices.Contains(all, s.CountryID) {
				all = append(all, s.CountryID)
			}
		}
	}
	return all
}

// partner counts what links a side with one other.
func (o oracle) partner(side []models.ID, other models.ID, links []oracleLink, stands models.ID) models.Partner {
	p := models.Partner{ActorID: other, There: new(int), Back: new(int)}
	for _, link := range links {
		if !slices.Contains(link.members, other) || !meets(side, link.members) {
			continue
		}
		p.Count++
		if link.members[0] == other {
			*p.Back++
		} else {
			*p.There++
		}
		on := link.on
		if link.id.Kind() == "treaty" {
			on = o.since(link, side, other, stands)
		}
		if !on.IsKnown() {
			continue
		}
		if p.FirstOn.EDTF == "" || on.Earliest() < p.FirstOn.Earliest() {
			p.FirstOn = on
		}
		if on.Earliest() > p.LastOn.Earliest() {
			p.LastOn = on
		}
	}
	return p
}

// since is when a treaty came to link one of a side with another.
func (o oracle) since(link oracleLink, side []models.ID, other, stands models.ID) (first models.Date) {
	t := rows(o.ds.Treaties, func(t *models.Treaty) (*models.Treaty, bool) { return t, t.ID == link.id })[0]
	alone := func(actor, stands models.ID) models.Side {
		side := models.Side{
			Parties:  rows(o.ds.Parties, func(p *models.Party) (*models.Party, bool) { return p, p.TreatyID == t.ID && p.ActorID == actor }),
			Existing: o.existing([]models.ID{actor}),
		}
		if stands != "" && stands != actor && o.continues(stands, actor) {
			side.Existing = append(side.Existing, models.Period{Start: models.MustDate("9999-12-31"), End: o.ceased(stands)})
		}
		return side
	}
	for _, own := range side {
		if !slices.Contains(link.members, own) {
			continue
		}
		shared := t.Between(len(o.parties(t.ID)), alone(own, stands), alone(other, stands), "DEFINITE")
		for _, on := range []models.Date{shared.SignedOn, shared.EnteredIntoForceOn} {
			if on.IsKnown() && (!first.IsKnown() || models.CompareDates(on, first) < 0) {
				first = on
			}
		}
	}
	return first
}

func TestPartnersAsTheOracle(t *testing.T) {
	withRandom(t, func(d draw, o oracle, db *Store) {
		q, minimum, predecessors := drawLinkQuery(d, o), 1+d.count("minimum", 1), d.count("predecessors", 1) == 1
		if d.count("all of them", 1) == 1 { // filters leave few to order
			q, minimum = models.LinkQuery{By: q.By, Certainty: q.Certainty, Where: &models.LinkWhere{}}, 1
		}
		links := map[models.ID][]oracleLink{}
		stands := func(actor models.ID) models.ID {
			if predecessors {
				return actor
			}
			return ""
		}
		for _, actor := range someActor {
			links[actor] = o.links(q, stands(actor))
		}
		for _, order := range partnerOrders() {
			var got []*models.PartnerConnection
			var err error
			if n := statements(func(ctx context.Context) {
				got, err = db.Partners(ctx, someActor, q, minimum, predecessors, order, Page{First: new(100)})
			}); n > 1+referencesOfLinks(q.Where) {
				d.Fatalf("%d statements", n)
			}
			if err != nil {
				d.Fatal(err)
			}
			for i, actor := range someActor {
				side := []models.ID{actor}
				if predecessors {
					side = o.forebears(actor)
				}
				var want []models.Partner
				for _, other := range someActor {
					if p := o.partner(side, other, links[actor], stands(actor)); !slices.Contains(side, other) && p.Count >= minimum {
						want = append(want, p)
					}
				}
				o.sortPartners(want, order)
				checkPartners(d, q.By, got[i], want)
			}
		}
	})
}

// partnerOrders are all orders, and none.
func partnerOrders() []*models.PartnerOrder {
	all := []*models.PartnerOrder{nil}
	for _, field := range models.AllPartnerOrderField {
		for _, direction := range models.AllOrderDirection {
			all = append(all, &models.PartnerOrder{Field: field, Direction: direction})
		}
	}
	return all
}

func drawPartnerOrder(d draw) *models.PartnerOrder {
	return maybe(d, "order", func() *models.PartnerOrder {
		return &models.PartnerOrder{Field: pick(d, "by order", models.AllPartnerOrderField), Direction: pick(d, "direction", models.AllOrderDirection)}
	})
}

// partnerPlaces are where a partner stands in each order.
func (o oracle) partnerPlaces() map[models.PartnerOrderField]func(models.Partner) place {
	return map[models.PartnerOrderField]func(models.Partner) place{
		"COUNT":    func(p models.Partner) place { return countPlace(p.Count) },
		"FIRST_ON": func(p models.Partner) place { return dayPlace(p.FirstOn) },
		"LAST_ON":  func(p models.Partner) place { return dayPlace(p.LastOn) },
		"NAME":     func(p models.Partner) place { return textPlace(o.nameOf(p.ActorID)) },
	}
}

// sortPartners orders partners, who has most first when no order is given.
// Those who tie, and those of whom it is not known, are by their IDs.
func (o oracle) sortPartners(all []models.Partner, order *models.PartnerOrder) {
	if order == nil {
		order = &models.PartnerOrder{Field: "COUNT", Direction: "DESC"}
	}
	where := o.partnerPlaces()[order.Field]
	slices.SortFunc(all, func(a, b models.Partner) int { return strings.Compare(string(a.ActorID), string(b.ActorID)) })
	slices.SortStableFunc(all, func(a, b models.Partner) int {
		x, y := where(a), where(b)
		switch {
		case x.known && !y.known:
			return -1
		case y.known && !x.known:
			return 1
		case order.Direction == "DESC":
			x, y = y, x
		}
		return cmp.Or(strings.Compare(x.text, y.text), cmp.Compare(x.number, y.number))
	})
}

func TestOrdersOfPartnersAreOfTheOracle(t *testing.T) {
	for _, field := range models.AllPartnerOrderField {
		if (oracle{}).partnerPlaces()[field] == nil {
			t.Errorf("the oracle does not know the order %s", field)
		}
	}
}

func checkPartners(d draw, by models.LinkKind, got *models.PartnerConnection, want []models.Partner) {
	if len(got.Edges) != len(want) {
		d.Fatalf("%d partners, want %+v", len(got.Edges), want)
	}
	for i, edge := range got.Edges {
		p := edge.Node
		if p.ActorID != want[i].ActorID || p.Count != want[i].Count || p.FirstOn.Earliest() != want[i].FirstOn.Earliest() || p.LastOn.Earliest() != want[i].LastOn.Earliest() {
			d.Fatalf("%+v, want %+v", p, want[i])
		}
		if directed := by != models.LinkKindTreaties; directed != (p.There != nil) || directed && (*p.There != *want[i].There || *p.Back != *want[i].Back) {
			d.Fatalf("%+v, want %d there and %d back", p, *want[i].There, *want[i].Back)
		}
	}
}

func TestPagesOfPartners(t *testing.T) {
	withRandom(t, func(d draw, o oracle, db *Store) {
		by, order := pick(d, "by", models.AllLinkKind), drawPartnerOrder(d)
		page := func(p Page) *models.PartnerConnection {
			got, err := db.Partners(context.Background(), someActor[:1], models.LinkQuery{By: by, Certainty: models.Definite}, 1, true, order, p)
			if err != nil {
				d.Fatal(err)
			}
			return got[0]
		}
		all := page(Page{First: new(100)}).Nodes()
		size := 1 + d.count("size", 2)
		var forward, backward []*models.Partner
		var after, before *string
		for range len(all) {
			got := page(Page{First: &size, After: after})
			forward, after = append(forward, got.Nodes()...), &got.PageInfo.EndCursor
			if !got.PageInfo.HasNextPage {
				break
			}
		}
		for range len(all) {
			got := page(Page{Last: &size, Before: before})
			backward, before = append(got.Nodes(), backward...), &got.PageInfo.StartCursor
			if !got.PageInfo.HasPreviousPage {
				break
			}
		}
		same := func(a, b *models.Partner) bool { return a.ActorID == b.ActorID }
		if !slices.EqualFunc(forward, all, same) || !slices.EqualFunc(backward, all, same) {
			d.Fatalf("%v and %v, want %v", forward, backward, all)
		}
		partnerKeys := keys[models.Partner]{
			"KIND":   func(p *models.Partner) []string { return []string{p.ActorID.Kind()} },
			"REGION": func(p *models.Partner) []string { return o.regions(p.ActorID) },
		}
		sameGroups(context.Background(), d, page(Page{First: new(0)}), all, partnerKeys, drawGrouping(d, names(partnerKeys), false))
		if total, err := page(Page{First: new(0)}).Count(context.Background()); err != nil || total != len(all) {
			d.Fatalf("%d partners in all (%v), want %d", total, err, len(all))
		}
	})
}

// A cursor is good for the list and order that gave it, and for no other.
func TestCursorsOfPartnersBelongToTheirOrder(t *testing.T) {
	withRandom(t, func(d draw, _ oracle, db *Store) {
		by, order, other := pick(d, "by", models.AllLinkKind), drawPartnerOrder(d), drawPartnerOrder(d)
		ask := func(by models.LinkKind, order *models.PartnerOrder, after *string) (*models.PartnerConnection, error) {
			return only(db.Partners(context.Background(), someActor[:1], models.LinkQuery{By: by, Certainty: models.Definite}, 1, true, order, Page{After: after}))
		}
		first, err := ask(by, order, nil)
		if err != nil {
			d.Fatal(err)
		}
		if len(first.Edges) == 0 {
			return
		}
		ranking := models.PartnerOrder{Field: models.PartnerOrderFieldCount, Direction: models.OrderDirectionDesc}
		said := func(o *models.PartnerOrder) models.PartnerOrder {
			if o == nil {
				return ranking
			}
			return *o
		}
		after := &first.Edges[0].Cursor
		for _, kind := range models.AllLinkKind {
			_, err := ask(kind, other, after)
			if same := kind == by && said(order) == said(other); same != (err == nil) {
				d.Fatalf("a cursor of %s %v in %s %v: %v", by, said(order), kind, said(other), err)
			} else if !same && !strings.Contains(err.Error(), "a cursor is good for the list and order that gave it") {
				d.Fatal(err)
			}
		}
	})
}

func TestLinksRefuse(t *testing.T) {
	db := build(t, t.TempDir()+"/x", codesDataset())
	day := models.Day("1975-01-01")
	for _, c := range []struct {
		q       models.LinkQuery
		minimum int
		said    string
	}{
		{models.LinkQuery{By: models.LinkKindVisits, On: &day}, 1, "on is a condition of TREATIES, and what links is VISITS; say by: TREATIES, or leave it out"},
		{
			models.LinkQuery{By: models.LinkKindTreaties, Where: &models.LinkWhere{Gifts: &models.GiftWhere{}}},
			1,
			"gifts is a condition of GIFTS, and what links is TREATIES; say by: GIFTS, or leave it out",
		},
		{models.LinkQuery{By: models.LinkKindTreaties, Certainty: models.No}, 1, "a link is DEFINITE or POSSIBLE; what is surely none links nobody"},
		{
			models.LinkQuery{By: models.LinkKindTreaties, Where: &models.LinkWhere{Treaties: &models.TreatyWhere{PartiesAny: []string{"XYZ"}}}},
			1,
			`there is no country or organization "XYZ"`,
		},
		{models.LinkQuery{By: models.LinkKindTreaties}, 0, "minimum is 0; a partner has at least 1"},
		{models.LinkQuery{By: models.LinkKindTreaties}, math.MinInt32, "minimum is -2147483648; a partner has at least 1"},
	} {
		_, err := db.Partners(t.Context(), nil, c.q, c.minimum, false, nil, Page{})
		if err == nil || err.Error() != c.said {
			t.Errorf("%v, want %s", err, c.said)
		}
	}
}
