package store

import (
	"context"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"entente/models"
	"entente/search"
)

// everything are the entities that can be found, in the order of the kinds.
func (o oracle) everything() (all []models.Node) {
	for _, kind := range []string{"country", "organization", "leader", "treaty", "visit", "gift", "diplomatic-event", "claim", "source"} {
		for row := range models.KindOf(kind).Rows(o.ds) {
			all = append(all, row.(models.Node))
		}
	}
	return all
}

// hits reads all that a search finds, page by page.
func hits(d draw, db *Store, query string, where *models.SearchWhere) (found []*models.SearchHit, first *models.SearchConnection) {
	page := Page{First: new(d.count("first", 4) + 1)}
	for {
		got, err := db.Search(context.Background(), query, where, page)
		if err != nil {
			d.Fatal(err)
		}
		if first == nil {
			first = got
		}
		if found = append(found, got.Nodes()...); len(found) > 1000 {
			d.Fatalf("%q: the pages do not end", query)
		}
		if got.PageInfo.HasPreviousPage != (page.After != nil) && len(got.Edges) > 0 {
			d.Fatalf("hasPreviousPage is %v after %v", got.PageInfo.HasPreviousPage, page.After)
		}
		if !got.PageInfo.HasNextPage {
			return found, first
		}
		page.After = new(got.PageInfo.EndCursor)
	}
}

var someQueries = []string{"friendship", "egalite", "mutual assistance", "trade", "lodz", "мир", "평화", "strasse", "friendship trade", "treaty", "gift 1961", "AAA", "fiendship"}

// A hit has the words; what has the words in its title is hit; pages put
// together are the whole, either way; filters leave out and never add.
func TestSearchIsAsReadPlainly(t *testing.T) {
	withRandom(t, func(d draw, o oracle, db *Store) {
		query := pick(d, "query", someQueries)
		all, first := hits(d, db, query, nil)
		total, err := first.TotalCount(context.Background())
		if err != nil || total != len(all) {
			d.Fatalf("%q: totalCount is %d of %d hits, %v", query, total, len(all), err)
		}
		counts := map[models.SearchKind]int{}
		for i, hit := range all {
			counts[hit.Kind]++
			if i > 0 && hit.Score > all[i-1].Score {
				d.Fatalf("%q: %v stands behind %v", query, *hit, *all[i-1])
			}
		}
		checkHitGroups(d, o, first, all)
		for _, kind := range first.Kinds {
			if counts[kind.Kind] != kind.Count {
				d.Fatalf("%q: %v of %v", query, kind, counts)
			}
			delete(counts, kind.Kind)
		}
		if len(counts) > 0 {
			d.Fatalf("%q: the kinds %v are not counted", query, counts)
		}
		if query != "fiendship" && first.AllWords {
			for _, entity := range o.everything() {
				isHit := slices.ContainsFunc(all, func(h *models.SearchHit) bool { return h.EntityID == entity.Self() })
				if hasWords(&query, models.TitleOf(entity)) && !isHit {
					d.Fatalf("%q does not find %s %q", query, entity.Self(), models.TitleOf(entity))
				}
			}
		}
		backward := Page{Last: new(d.count("last", 4) + 1)}
		var back []models.ID
		for {
			got, err := db.Search(context.Background(), query, nil, backward)
			if err != nil {
				d.Fatal(err)
			}
			ids := idsOf(got.Nodes())
			if back = append(ids, back...); len(back) > 1000 {
				d.Fatalf("%q: the pages do not end", query)
			}
			if !got.PageInfo.HasPreviousPage {
				break
			}
			backward.Before = new(got.PageInfo.StartCursor)
		}
		if !slices.Equal(back, idsOf(all)) {
			d.Fatalf("%q: backward %v, forward %v", query, back, idsOf(all))
		}
		where := &models.SearchWhere{}
		if d.count("kinds", 1) == 1 {
			where.Kinds = some(d, "kinds", values[models.SearchKind](models.SearchKind("").Values()))
		}
		if d.count("on", 1) == 1 {
			where.On = &models.DateRange{From: new(models.MustDate("1950")), To: new(models.MustDate("1961"))}
		}
		filtered, answer := hits(d, db, query, where)
		if answer.AllWords != first.AllWords { // without a filter others have more of the words
			return
		}
		var want []models.ID
		for _, hit := range all {
			if (where.Kinds == nil || slices.Contains(where.Kinds, hit.Kind)) && (where.On == nil || o.goesOn(hit.EntityID, "1950-01-01", "1961-12-31")) {
				want = append(want, hit.EntityID)
			}
		}
		if first.AllWords && !slices.Equal(idsOf(filtered), want) {
			d.Fatalf("%q where %+v: %v, want %v", query, *where, idsOf(filtered), want)
		}
	})
}

// checkHitGroups counts hits by kind and year, or decade, plainly.
func checkHitGroups(d draw, o oracle, found *models.SearchConnection, all []*models.SearchHit) {
	by, digits, after := models.GroupKey("YEAR"), 4, ""
	if d.count("by decade", 1) == 1 {
		by, digits, after = "DECADE", 3, "X"
	}
	want := map[string]int{}
	for _, hit := range all {
		first, last := o.lasts(hit.EntityID)
		value := ""
		if first != "" && first[:digits] == last[:digits] {
			value = string(first[:digits]) + after
		}
		want[string(hit.Kind)+" "+value]++
	}
	most := len(all)
	groups, err := found.Groups(context.Background(), []models.GroupKey{"KIND", by}, nil, nil, &most)
	if err != nil {
		d.Fatal(err)
	}
	for i, group := range groups {
		key := group.Keys[0].Value + " " + group.Keys[1].Value
		if want[key] != group.Count || group.Keys[1].By != by {
			d.Fatalf("%d hits are of %s (%s), want %d", group.Count, key, group.Keys[1].By, want[key])
		}
		if delete(want, key); i > 0 && group.Count > groups[i-1].Count {
			d.Fatalf("%v stands behind %v", group, groups[i-1])
		}
	}
	if len(want) > 0 {
		d.Fatalf("not counted: %v", want)
	}
}

// tellingWords are the words of a text as a reader compares them.
func tellingWords(text string) string {
	words := strings.FieldsFunc(search.Fold(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	return " " + strings.Join(slices.DeleteFunc(words, search.IsEmpty), " ") + " "
}

// What has the words in quotes next to each other, in a title or elsewhere,
// is hit, and nothing else is but what is of a state that they name.
func TestPhrasesStandTogether(t *testing.T) {
	withRandom(t, func(d draw, o oracle, db *Store) {
		words := strings.Fields(tellingWords(models.TitleOf(pick(d, "of", o.everything()))))
		if len(words) < 2 {
			return
		}
		first := d.count("first", len(words)-2)
		phrase := words[first : first+2]
		if d.count("reversed", 1) == 1 {
			slices.Reverse(phrase)
		}
		query := `"` + strings.Join(phrase, " ") + `"`
		all, _ := hits(d, db, query, nil)
		around := surroundingsOf(o.ds, wordingsOf(o.ds))
		names := namesIn(d, db, query)
		for _, entity := range o.everything() {
			has := slices.ContainsFunc(around.document(entity).Texts, func(text search.Text) bool {
				return text.Class != search.Sort && strings.Contains(tellingWords(text.Text), " "+strings.Join(phrase, " ")+" ")
			})
			isHit := slices.ContainsFunc(all, func(h *models.SearchHit) bool { return h.EntityID == entity.Self() })
			if has && !isHit || isHit && !has && !names {
				d.Fatalf("%s finds %s: %v; its texts have it: %v", query, entity.Self(), isHit, has)
			}
		}
	})
}

// namesIn says whether a query names a state, an organization or a person.
func namesIn(d draw, db *Store, query string) bool {
	loaded, err := db.searcher()
	if err != nil {
		d.Fatal(err)
	}
	parsed, err := search.Parse(query)
	if err != nil {
		d.Fatal(err)
	}
	return len(loaded.vocabulary.Plan(parsed, loaded.names).Entities()) > 0
}

func idsOf(hits []*models.SearchHit) (ids []models.ID) {
	for _, hit := range hits {
		ids = append(ids, hit.EntityID)
	}
	return ids
}

func TestSearchTakesOneStatement(t *testing.T) {
	db := build(t, filepath.Join(t.TempDir(), "x"), bigDataset(500, 2_000))
	plans := explained(t, db, func(ctx context.Context) error {
		_, err := db.Search(ctx, "agreement concerning C00 1900", nil, Page{})
		return err
	})
	if len(plans) != 1 {
		t.Errorf("it takes %d statements: %v", len(plans), plans)
	}
	for _, plan := range plans {
		if scans := unindexed(plan); scans != nil {
			t.Errorf("it reads whole tables: %v", scans)
		}
	}
}

// An ID means its entity alone; codes and initials mean theirs in capitals and,
// where the query has nothing else, without.
func TestSearchByIDsAndCodes(t *testing.T) {
	ds := &models.Dataset{
		Revision: "x",
		Countries: []models.Country{
			{Identity: identity("country:IND"), Name: "India", Alpha2: "IN", Alpha3: "IND"},
			{Identity: identity("country:KEN"), Name: "Kenya", OfficialName: "Republic of Kenya", Alpha2: "KE", Alpha3: "KEN"},
			{Identity: identity("country:KOR"), Name: "South Korea", OfficialName: "Republic of Korea", Alpha2: "KR", Alpha3: "KOR"},
		},
		Organizations: []models.Organization{{Identity: identity("organization:who"), Name: "World Health Organization", ShortName: "WHO"}},
		Visits:        []models.Visit{{Identity: identity("visit:x-ind-1961"), Title: "A visit", HostID: "country:IND"}},
	}
	db := build(t, filepath.Join(t.TempDir(), "x"), ds)
	for query, want := range map[string]string{
		"visit:x-ind-1961":        "visit:x-ind-1961",
		" organization:who ":      "organization:who",
		"WHO":                     "organization:who",
		"who":                     "organization:who",
		"in":                      "country:IND visit:x-ind-1961",
		"visit IN":                "visit:x-ind-1961",
		"visit in 대한민국 한국":        "country:KOR",
		"ROK":                     "country:KOR", // not the Republic of Kenya, though its initials are the same
		"World AND Health":        "organization:who",
		`"world health" who`:      "organization:who",
		`"health world"`:          "",
		`"organization in world"`: "",
	} {
		found, err := db.Search(t.Context(), query, nil, Page{})
		if err != nil {
			t.Errorf("%q: %v", query, err)
			continue
		}
		var got []string
		for _, id := range idsOf(found.Nodes()) {
			got = append(got, string(id))
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q finds %q, want %q", query, got, want)
		}
	}
	treaties := &models.SearchWhere{Kinds: []models.SearchKind{models.SearchTreaty}}
	if found, err := db.Search(t.Context(), "organization:who", treaties, Page{}); err != nil || len(found.Edges) > 0 {
		t.Errorf("among treaties there is %+v, %v", found, err)
	}
	if _, err := db.Search(t.Context(), "the of", nil, Page{}); err == nil || !strings.Contains(err.Error(), "nearly everywhere") {
		t.Errorf("the error is %v", err)
	}
}

func TestSearchOfNothing(t *testing.T) {
	db := build(t, filepath.Join(t.TempDir(), "x"), &models.Dataset{Revision: "empty"})
	got, err := db.Search(t.Context(), "tordesillas", &models.SearchWhere{On: &models.DateRange{}}, Page{})
	if err != nil || len(got.Edges) != 0 || got.AllWords || len(got.Kinds) != 0 {
		t.Errorf("%+v, %v", got, err)
	}
}
