package store

import (
	"context"
	"path/filepath"
	"slices"
	"testing"

	"entente/models"
)

// belongs says whether somebody is one of a side: the state itself, a leader
// or a body of it.
func (o oracle) belongs(id models.ID, side []models.ID) bool {
	if id == "" {
		return false
	}
	homes := []models.ID{id}
	homes = append(homes, rows(o.ds.Leaders, func(l *models.Leader) (models.ID, bool) { return l.CountryID, l.ID == id })...)
	homes = append(homes, rows(o.ds.Tenures, func(t *models.Tenure) (models.ID, bool) { return t.CountryID, t.LeaderID == id })...)
	homes = append(homes, rows(o.ds.Organizations, func(g *models.Organization) (models.ID, bool) { return g.CountryID, g.ID == id })...)
	return meets(side, homes)
}

// linked are the IDs of all that links two sides, and the counts.
func (o oracle) linked(r *models.Relation) (linked []models.ID, counts models.RelationCounts) {
	first, second := r.Sides[0], r.Sides[1]
	add := func(id models.ID, which *int) {
		linked = append(linked, id)
		*which++
	}
	for _, t := range o.ds.Treaties {
		if meets(first, o.parties(t.ID)) && meets(second, o.parties(t.ID)) {
			add(t.ID, &counts.Treaties)
		}
	}
	for _, v := range o.ds.Visits {
		if slices.Contains(first, v.FromID) && slices.Contains(second, v.HostID) {
			add(v.ID, &counts.VisitsThere)
		}
		if slices.Contains(second, v.FromID) && slices.Contains(first, v.HostID) {
			add(v.ID, &counts.VisitsBack)
		}
	}
	for i := range o.ds.Gifts {
		g := &o.ds.Gifts[i]
		giver, recipient := []models.ID{g.GiverActorID}, []models.ID{g.RecipientActorID}
		if meets(first, giver) && meets(second, recipient) {
			add(g.ID, &counts.GiftsThere)
		}
		if meets(second, giver) && meets(first, recipient) {
			add(g.ID, &counts.GiftsBack)
		}
	}
	links := slices.Clone(linked)
	for i := range o.ds.DiplomaticEvents {
		e := &o.ds.DiplomaticEvents[i]
		there, back := []models.ID{e.ActorID}, []models.ID{e.CounterpartID}
		if meets(first, there) && meets(second, back) || meets(second, there) && meets(first, back) {
			add(e.ID, &counts.DiplomaticEvents)
		}
	}
	for _, c := range o.ds.Claims {
		about := func(side []models.ID) bool {
			return slices.ContainsFunc(c.AboutIDs, func(id models.ID) bool { return o.belongs(id, side) })
		}
		if o.belongs(c.SpeakerID, first) && about(second) || o.belongs(c.SpeakerID, second) && about(first) || about(first) && about(second) || meets(links, c.AboutIDs) && len(links) > 0 {
			add(c.ID, &counts.Claims)
		}
	}
	return linked, counts
}

func TestRelationAsTheOracle(t *testing.T) {
	withRandom(t, func(d draw, o oracle, db *Store) {
		ctx := context.Background()
		relation, err := db.Relation([]string{pick(d, "one", []string{"AAA", "old-empire"}), pick(d, "other", []string{"BBB", "CC", "league"})}, d.count("predecessors", 1) == 1)
		if err != nil {
			d.Fatal(err)
		}
		r := db.Between(relation)
		linked, counts := o.linked(relation)
		if got, err := r.Counts(ctx); err != nil || *got != counts {
			d.Fatalf("%v %v, want %+v of %v", got, err, counts, relation)
		}
		var got []models.ID
		gather := func(n models.Node) { got = append(got, n.Self()) }
		treaties, err1 := r.Treaties(ctx, nil, nil, Page{First: new(100)})
		visits, err2 := r.Visits(ctx, nil, nil, Page{First: new(100)})
		gifts, err3 := r.Gifts(ctx, nil, nil, Page{First: new(100)})
		claims, err4 := r.Claims(ctx, nil, nil, Page{First: new(100)})
		events, err5 := r.DiplomaticEvents(ctx, nil, nil, Page{First: new(100)})
		for _, err := range []error{err1, err2, err3, err4, err5} {
			if err != nil {
				d.Fatal(err)
			}
		}
		for _, e := range treaties.Edges {
			gather(e.Node)
		}
		for _, e := range visits.Edges {
			gather(e.Node)
		}
		for _, e := range gifts.Edges {
			gather(e.Node)
		}
		for _, e := range claims.Edges {
			gather(e.Node)
		}
		for _, e := range events.Edges {
			gather(e.Node)
		}
		slices.Sort(got)
		slices.Sort(linked)
		if !slices.Equal(got, linked) {
			d.Fatalf("linked %v, want %v", got, linked)
		}
		checkTimeline(d, o, r, relation, linked)
		checkGiftValues(d, o, r, relation)
	})
}

func checkGiftValues(d draw, o oracle, r *Relation, relation *models.Relation) {
	want := map[string]models.GiftValues{}
	for _, g := range o.ds.Gifts {
		sum := want[g.Currency]
		sum.Currency = g.Currency
		switch from, to := slices.Index(relation.Sides[0], g.GiverActorID), slices.Index(relation.Sides[1], g.RecipientActorID); {
		case g.Value == nil:
			continue
		case from >= 0 && to >= 0:
			sum.GiftsThere, sum.There = sum.GiftsThere+1, sum.There+*g.Value
		case slices.Contains(relation.Sides[1], g.GiverActorID) && slices.Contains(relation.Sides[0], g.RecipientActorID):
			sum.GiftsBack, sum.Back = sum.GiftsBack+1, sum.Back+*g.Value
		default:
			continue
		}
		want[g.Currency] = sum
	}
	got, err := r.GiftValues(context.Background())
	if err != nil || len(got) != len(want) {
		d.Fatalf("%v %v, want %v", got, err, want)
	}
	for _, values := range got {
		if *values != want[values.Currency] {
			d.Fatalf("%+v, want %+v", *values, want[values.Currency])
		}
	}
}

// sharedBy puts together what [models.Treaty.Between] needs, whose rules have a test of their own.
func (o oracle) sharedBy(relation *models.Relation, t *models.Treaty, certainty models.Certainty) models.Shared {
	var sides [2]models.Side
	for i, ids := range relation.Sides {
		sides[i].Parties = rows(o.ds.Parties, func(p *models.Party) (*models.Party, bool) {
			return p, p.TreatyID == t.ID && slices.Contains(ids, p.ActorID)
		})
		sides[i].Existing = o.existing(ids)
	}
	return t.Between(len(o.parties(t.ID)), sides[0], sides[1], certainty)
}

// existing are the times of some states and organizations.
func (o oracle) existing(ids []models.ID) []models.Period {
	return append(
		rows(o.ds.Countries, func(c *models.Country) (models.Period, bool) { return c.Existing(), slices.Contains(ids, c.ID) }),
		rows(o.ds.Organizations, func(g *models.Organization) (models.Period, bool) {
			return models.Period{Start: g.FoundedOn, End: g.DissolvedOn}, slices.Contains(ids, g.ID)
		})...)
}

// timelineOf is what the timeline must hold, the first day first.
func (o oracle) timelineOf(relation *models.Relation, linked []models.ID) []models.TimelineEntry {
	var all []models.TimelineEntry
	add := func(kind models.TimelineKind, id models.ID, on models.Date, title string, surely bool) {
		if on.IsKnown() && slices.Contains(linked, id) {
			count := 0
			if id.Kind() == "treaty" {
				count = len(o.parties(id))
			}
			all = append(all, models.TimelineEntry{Kind: kind, On: on, SubjectID: id, Title: title, PartyCount: count, Certainty: map[bool]models.Certainty{true: "DEFINITE", false: "POSSIBLE"}[surely]})
		}
	}
	for kind, when := range []func(models.Shared) models.Date{
		func(s models.Shared) models.Date { return s.SignedOn },
		func(s models.Shared) models.Date { return s.EnteredIntoForceOn },
		func(s models.Shared) models.Date { return s.TerminatedOn },
	} {
		for _, t := range o.ds.Treaties {
			add(models.TimelineKind(models.TimelineKind("").Values()[kind]), t.ID, when(o.sharedBy(relation, &t, "POSSIBLE")), t.Title, when(o.sharedBy(relation, &t, "DEFINITE")) == when(o.sharedBy(relation, &t, "POSSIBLE")))
		}
	}
	for _, v := range o.ds.Visits {
		add(models.TimelineVisit, v.ID, v.StartedOn, v.Title, true)
	}
	for _, g := range o.ds.Gifts {
		add(models.TimelineGift, g.ID, g.GivenOn, g.Title, true)
	}
	for _, e := range o.ds.DiplomaticEvents {
		add(models.TimelineDiplomatic, e.ID, e.OccurredOn, e.Title, true)
		if last := len(all) - 1; last >= 0 && all[last].SubjectID == e.ID {
			all[last].DiplomaticEvent = e.Kind
		}
	}
	for _, c := range o.ds.Claims {
		add(models.TimelineClaim, c.ID, c.SaidOn, c.Summary, true)
	}
	slices.SortStableFunc(all, func(a, b models.TimelineEntry) int {
		if a.On.Earliest() < b.On.Earliest() {
			return -1
		}
		if a.On.Earliest() > b.On.Earliest() {
			return 1
		}
		return 0
	})
	return all
}

func checkTimeline(d draw, o oracle, r *Relation, relation *models.Relation, linked []models.ID) {
	ctx := context.Background()
	all := o.timelineOf(relation, linked)
	entries, err := r.Entries(ctx)
	if err != nil || !slices.EqualFunc(entries, all, func(got *models.TimelineEntry, want models.TimelineEntry) bool { return *got == want }) {
		d.Fatalf("%v %v, want %v", entries, err, all)
	}
	where := &models.TimelineWhere{
		Kinds: list(d, "kinds", vocabulary[models.TimelineKind]()), On: d.dates("on"), Certainty: d.certainty(),
		DiplomaticEvents: list(d, "diplomatic events", vocabulary[models.DiplomaticEventKind]()), PartyCount: d.counts("party count"),
	}
	all = slices.DeleteFunc(all, func(e models.TimelineEntry) bool {
		return !isIn(where.Kinds, e.Kind) || !isIn(where.DiplomaticEvents, e.DiplomaticEvent) || !inRange(where.On, where.Certainty, e.On) ||
			where.On != nil && e.Certainty == "POSSIBLE" && (where.Certainty == nil || *where.Certainty != "POSSIBLE") ||
			e.SubjectID.Kind() == "treaty" && !isCounted(where.PartyCount, e.PartyCount)
	})
	direction, size := pick(d, "direction", models.AllOrderDirection), 1+d.count("size", 3)
	if direction == models.OrderDirectionDesc {
		slices.Reverse(all)
	}
	whole, err := Timeline(relation, entries, where, direction, Page{First: new(0)})
	if err != nil {
		d.Fatal(err)
	}
	wanted := rows(all, func(e *models.TimelineEntry) (*models.TimelineEntry, bool) { return e, true })
	checkGroups(ctx, d, o, []*models.Connection[*models.TimelineEntry]{whole}, [][]*models.TimelineEntry{wanted})
	page := func(p Page, begin, end int) models.PageInfo {
		got, err := Timeline(relation, entries, where, direction, p)
		if err != nil {
			d.Fatal(err)
		}
		entries := rows(got.Edges, func(e *models.Edge[*models.TimelineEntry]) (models.TimelineEntry, bool) { return *e.Node, true })
		total, err := got.TotalCount(ctx)
		if !slices.Equal(entries, all[begin:end]) || err != nil || total != len(all) || got.PageInfo.HasPreviousPage != (begin > 0) || got.PageInfo.HasNextPage != (end < len(all)) {
			d.Fatalf("entries %d to %d: %v %+v, want them of %v", begin, end, entries, got.PageInfo, all)
		}
		return got.PageInfo
	}
	var after, before *string
	for begin := 0; begin < len(all); begin += size {
		info := page(Page{First: &size, After: after}, begin, min(len(all), begin+size))
		after = &info.EndCursor
	}
	for end := len(all); end > 0; end -= size {
		info := page(Page{Last: &size, Before: before}, max(0, end-size), end)
		before = &info.StartCursor
	}
}

func TestPredecessorsAreThoseThatAStateContinues(t *testing.T) {
	db := build(t, filepath.Join(t.TempDir(), "x"), codesDataset())
	for _, c := range []struct {
		between []string
		sides   [2][]models.ID
	}{
		{[]string{"RUS", "PRK"}, [2][]models.ID{{"country:RUS", "country:SUN", "country:ottoman-empire"}, {"country:PRK"}}},
		{[]string{"BUX", "PRK"}, [2][]models.ID{{"country:BUX", "country:CSK"}, {"country:PRK"}}}, // seceded from SUN
		{[]string{"BUX", "AUS"}, [2][]models.ID{{"country:BUX"}, {"country:AUS"}}},                // both go back to CSK
		{[]string{"RUS", "SUN"}, [2][]models.ID{{"country:RUS"}, {"country:SUN", "country:ottoman-empire"}}},
	} {
		r, err := db.Relation(c.between, true)
		if err != nil || !slices.Equal(r.Sides[0], c.sides[0]) || !slices.Equal(r.Sides[1], c.sides[1]) {
			t.Errorf("%v: %+v %v", c.between, r, err)
		}
	}
}

func TestLineages(t *testing.T) {
	withRandom(t, func(d draw, o oracle, db *Store) {
		var asked []models.ID
		for _, t := range o.ds.Treaties {
			asked = append(asked, t.ID)
		}
		var got []*models.TreatyLineage
		if n := statements(func(ctx context.Context) {
			var err error
			if got, err = db.Lineages(ctx, asked); err != nil {
				d.Fatal(err)
			}
		}); n != 1 {
			d.Fatal(n, "statements")
		}
		for i, id := range asked {
			before := o.chain(id, func(r models.TreatyRelation) (models.ID, models.ID) { return r.TreatyID, r.OtherID })
			after := o.chain(id, func(r models.TreatyRelation) (models.ID, models.ID) { return r.OtherID, r.TreatyID })
			if !slices.Equal(treatyIDs(got[i].Replaces), before) || !slices.Equal(treatyIDs(got[i].ReplacedBy), after) {
				d.Fatalf("%s: %v and %v, want %v and %v", id, treatyIDs(got[i].Replaces), treatyIDs(got[i].ReplacedBy), before, after)
			}
		}
	})
}

// chain walks step by step; each step's treaties are in the order of their IDs.
func (o oracle) chain(from models.ID, ends func(models.TreatyRelation) (models.ID, models.ID)) []models.ID {
	seen, step := []models.ID{from}, []models.ID{from}
	for len(step) > 0 {
		var next []models.ID
		for _, r := range o.ds.TreatyRelations {
			if a, b := ends(r); r.Kind == models.TreatyReplaces && slices.Contains(step, a) && !slices.Contains(seen, b) && !slices.Contains(next, b) {
				next = append(next, b)
			}
		}
		slices.Sort(next)
		seen, step = append(seen, next...), next
	}
	return seen[1:]
}

func treatyIDs(treaties []*models.Treaty) []models.ID {
	return rows(treaties, func(t **models.Treaty) (models.ID, bool) { return (*t).ID, true })
}

func TestPreviousVisitsAndAnswers(t *testing.T) {
	withRandom(t, func(d draw, o oracle, db *Store) {
		var visits, claims, wanted []models.ID
		var statuses []models.AllegationStatus
		for _, v := range o.ds.Visits {
			var last models.Visit
			for _, e := range o.ds.Visits {
				if v.VisitorID != "" && e.VisitorID == v.VisitorID && e.HostID == v.HostID && e.StartedOn.IsKnown() && v.StartedOn.IsKnown() &&
					e.StartedOn.Latest() < v.StartedOn.Earliest() && e.StartedOn.Earliest() >= last.StartedOn.Earliest() {
					last = e
				}
			}
			visits, wanted = append(visits, v.ID), append(wanted, last.ID)
		}
		for _, c := range o.ds.Claims {
			status := models.AllegationStatus("")
			if c.Kind == models.ClaimAllegation {
				status = models.StatusOfAllegation(rows(o.ds.Claims, func(a *models.Claim) (models.ClaimKind, bool) { return a.Kind, a.AnswersID == c.ID }))
			}
			claims, statuses = append(claims, c.ID), append(statuses, status)
		}
		earlier, err := db.PreviousVisits(context.Background(), visits)
		if err != nil {
			d.Fatal(err)
		}
		for i, v := range earlier {
			if v == nil && wanted[i] != "" || v != nil && v.ID != wanted[i] {
				d.Fatalf("before %s came %v, want %q", visits[i], v, wanted[i])
			}
		}
		if got, err := db.AllegationStatuses(context.Background(), claims); err != nil || !slices.Equal(got, statuses) {
			d.Fatalf("%v %v, want %v", got, err, statuses)
		}
	})
}
