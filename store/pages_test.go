package store

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"maps"
	"reflect"
	"slices"
	"testing"

	"entente/models"
)

// asking is how pages of a list are asked for: of parents together, as a
// loader does, or of something else with one page only.
type asking[T, W, O any] func(ctx context.Context, parents []models.ID, where *W, order *O, page Page) ([]*models.Connection[*T], error)

// check compares a list with the oracle's: the whole one, and those of all
// that it can hang on.
func check[T, W, O any](d draw, o oracle, l listOracle[T, W, O], where *W) {
	everywhere := func(*T, []models.ID) bool { return true }
	orders := sortedKeys(l.places)
	walked := pick(d, "order", orders)
	checkVia(d, o, l, where, []models.ID{""}, everywhere, orders, walked, func(ctx context.Context, _ []models.ID, where *W, order *O, page Page) ([]*models.Connection[*T], error) {
		all, err := l.list.Page(ctx, where, order, page)
		return []*models.Connection[*T]{all}, err
	})
	checkVias(d, o, l, where, walked)
}

// checkVias compares the lists of all that a list can hang on, in one order.
func checkVias[T, W, O any](d draw, o oracle, l listOracle[T, W, O], where *W, walked string) {
	for _, via := range slices.Sorted(maps.Keys(l.hangs)) {
		checkVia(d, o, l, where, parentsVia[via], l.hangs[via], []string{walked}, walked, func(ctx context.Context, parents []models.ID, where *W, order *O, page Page) ([]*models.Connection[*T], error) {
			return l.list.Of(ctx, via, parents, where, order, page)
		})
	}
}

// TestPredecessorsOfParents asks for the lists of states with those of the
// states that they continue.
func TestPredecessorsOfParents(t *testing.T) {
	yes := new(true)
	withRandom(t, func(d draw, o oracle, db *Store) {
		checkVias(d, o, o.treatyList(db), &models.TreatyWhere{IncludePredecessors: yes}, "SIGNED_ON")
		checkVias(d, o, o.visitList(db), &models.VisitWhere{IncludePredecessors: yes}, "STARTED_ON")
		checkVias(d, o, o.giftList(db), &models.GiftWhere{IncludePredecessors: yes}, "GIVEN_ON")
		checkVias(d, o, o.diplomaticEventList(db), &models.DiplomaticEventWhere{IncludePredecessors: yes}, "TITLE")
		checkVias(d, o, o.claimList(db), &models.ClaimWhere{IncludePredecessors: yes}, "SAID_ON")
		checkVias(d, o, o.leaderList(db), &models.LeaderWhere{IncludePredecessors: yes, Roles: values[models.OfficeRole](models.OfficeRole("").Values())}, "NAME")
		checkVias(d, o, o.organizationList(db), &models.OrganizationWhere{IncludePredecessors: yes}, "NAME")
	})
}

// checkVia compares first pages of some parents, asked for together, in some
// orders, and in one of them counts, groups and all pages of each.
func checkVia[T, W, O any](d draw, o oracle, l listOracle[T, W, O], where *W, parents []models.ID, belongs func(*T, []models.ID) bool, orders []string, walked string, ask asking[T, W, O]) {
	entries := make([][]*T, len(parents))
	for i, parent := range parents {
		var of []models.ID
		if parent != "" {
			of = o.actors([]models.ID{parent}, predecessorsOf(where))
		}
		for j := range l.all {
			if entry := &l.all[j]; belongs(entry, of) && l.match(where, entry, of) {
				entries[i] = append(entries[i], entry)
			}
		}
	}
	size := d.count("page size", 4)
	for _, field := range orders {
		for _, direction := range models.AllOrderDirection {
			order := l.order(field, direction)
			counted, counter := WithCounter(context.Background())
			pages, err := ask(counted, parents, where, order, Page{First: &size})
			if err != nil {
				d.Fatal(err)
			}
			for i, page := range pages {
				wanted := inOrderOf(entries[i], l.places[field], direction)
				compare(d, page, wanted, 0, min(size, len(wanted)))
				if field != walked {
					continue
				}
				if total, err := page.TotalCount(counted); err != nil || total != len(wanted) {
					d.Fatalf("%s of %s: counted %d, %v; want %v", l.list.table, parents[i], total, err, wanted)
				}
				walk(d, func(page Page) (*models.Connection[*T], error) {
					return only(ask(context.Background(), parents[i:i+1], where, order, page))
				}, size, wanted, direction == models.OrderDirectionDesc)
			}
			if field != walked {
				continue
			}
			checkGroups(counted, d, o, pages, entries)
			if references(where) == 0 && counter.Load() != 3 {
				d.Fatalf("%d statements for the pages of %d parents, their counts and their groups; want 3", counter.Load(), len(parents))
			}
		}
	}
}

// predecessorsOf is whether a filter means the states that a state continues too.
func predecessorsOf(where any) *bool {
	flag := reflect.ValueOf(where).Elem().FieldByName("IncludePredecessors")
	if !flag.IsValid() {
		return nil
	}
	return flag.Interface().(*bool)
}

// inOrderOf are the IDs of entries in an order.
func inOrderOf[T any](entries []*T, by func(*T) place, direction models.OrderDirection) []models.ID {
	places := map[models.ID]place{}
	for _, entry := range entries {
		places[any(entry).(models.Node).Self()] = by(entry)
	}
	return sorted(places, direction == models.OrderDirectionDesc)
}

// walk reads a list to its end and back, page by page, and from the place of an
// entry that is gone.
func walk[T any](d draw, ask func(Page) (*models.Connection[*T], error), size int, wanted []models.ID, descending bool) {
	size = max(1, size)
	var after, before *string
	var cursors []string
	for begin := 0; begin < len(wanted); begin += size {
		page, err := ask(Page{First: &size, After: after})
		if err != nil {
			d.Fatal(err)
		}
		compare(d, page, wanted, begin, min(begin+size, len(wanted)))
		after = &page.PageInfo.EndCursor
		for _, edge := range page.Edges {
			cursors = append(cursors, edge.Cursor)
		}
	}
	for end := len(wanted); end > 0; end -= size {
		page, err := ask(Page{Last: &size, Before: before})
		if err != nil {
			d.Fatal(err)
		}
		compare(d, page, wanted, max(0, end-size), end)
		before = &page.PageInfo.StartCursor
	}
	if len(wanted) > 0 { // nothing is past the ends, and the page says what is on the other side
		page, err := ask(Page{First: &size, After: after})
		if err != nil || len(page.Edges) != 0 || page.PageInfo.HasNextPage || !page.PageInfo.HasPreviousPage {
			d.Fatalf("after the end: %+v %v", page, err)
		}
		page, err = ask(Page{Last: &size, Before: before})
		if err != nil || len(page.Edges) != 0 || !page.PageInfo.HasNextPage || page.PageInfo.HasPreviousPage {
			d.Fatalf("before the beginning: %+v %v", page, err)
		}
		at := d.count("gone", len(wanted)-1)
		cursor := gone(d, cursors[at])
		if !descending {
			at++ // its ID comes after the other's
		}
		page, err = ask(Page{First: &size, After: &cursor})
		if err != nil {
			d.Fatal(err)
		}
		compare(d, page, wanted, at, min(at+size, len(wanted)))
		page, err = ask(Page{Last: &size, Before: &cursor})
		if err != nil {
			d.Fatal(err)
		}
		compare(d, page, wanted, max(0, at-size), at)
	}
}

// gone is the cursor of an entry that is not there, whose ID is the next after
// that of one that is.
func gone(d draw, cursor string) string {
	decoded, err := base64.RawURLEncoding.DecodeString(cursor)
	var parts []string
	if err != nil || json.Unmarshal(decoded, &parts) != nil {
		d.Fatal(cursor, err)
	}
	parts[4] += "!" // before any letter that an ID can have
	encoded, err := json.Marshal(parts)
	if err != nil {
		d.Fatal(err)
	}
	return base64.RawURLEncoding.EncodeToString(encoded)
}

// compare holds a page against its part of the list: the entries and their
// cursors, and what it says of what is before and after it.
func compare[T any](d draw, page *models.Connection[*T], wanted []models.ID, begin, end int) {
	got := make([]models.ID, 0, len(page.Edges))
	cursors := map[string]bool{}
	for _, edge := range page.Edges {
		got = append(got, any(edge.Node).(models.Node).Self())
		cursors[edge.Cursor] = true
	}
	if !slices.Equal(got, wanted[begin:end]) {
		d.Fatalf("page %v, want %v of %v", got, wanted[begin:end], wanted)
	}
	info := page.PageInfo
	if info.HasPreviousPage != (begin > 0) || info.HasNextPage != (end < len(wanted)) {
		d.Fatalf("entries %d to %d of %d: %+v", begin, end, len(wanted), info)
	}
	first, last := "", ""
	if len(page.Edges) > 0 {
		first, last = page.Edges[0].Cursor, page.Edges[len(page.Edges)-1].Cursor
	}
	if len(cursors) != len(got) || info.StartCursor != first || info.EndCursor != last {
		d.Fatalf("the cursors of %v are %v, and the page's are %+v", got, cursors, info)
	}
}

// Every way in which a list hangs on others has an oracle, so that none goes
// unchecked.
func TestEveryViaHasAnOracle(t *testing.T) {
	o := newOracle(&models.Dataset{})
	known := map[string][]Via{}
	hanging(known, o.treatyList(nil))
	hanging(known, o.visitList(nil))
	hanging(known, o.giftList(nil))
	hanging(known, o.diplomaticEventList(nil))
	hanging(known, o.claimList(nil))
	hanging(known, o.leaderList(nil))
	hanging(known, o.countryList(nil))
	hanging(known, o.organizationList(nil))
	hanging(known, o.sourceList(nil))
	hanging(known, o.disagreementList(nil))
	for _, s := range shapes() {
		vias := slices.Sorted(maps.Keys(s.vias))
		if !slices.Equal(vias, known[s.table]) {
			t.Errorf("%s hang on others via %v, the oracle knows %v", s.table, vias, known[s.table])
		}
		for _, via := range vias {
			if len(parentsVia[via]) < 2 {
				t.Errorf("no two parents are asked for together via %s", via)
			}
		}
	}
	if len(listChecks) != len(shapes()) {
		t.Errorf("%d lists are checked, there are %d", len(listChecks), len(shapes()))
	}
}

func hanging[T, W, O any](known map[string][]Via, l listOracle[T, W, O]) {
	known[l.list.table] = slices.Sorted(maps.Keys(l.hangs))
}
