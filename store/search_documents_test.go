package store

import (
	"path/filepath"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"entente/models"
)

func TestEveryDocumentIsItsEntity(t *testing.T) {
	db := build(t, filepath.Join(t.TempDir(), "x"), bigDataset(500, 2_000))
	loaded, err := db.searcher()
	if err != nil {
		t.Fatal(err)
	}
	before := models.ID("")
	for document := range loaded.catalogue.Days {
		id := loaded.id(document)
		if at, is := loaded.place(id); at != document || !is {
			t.Fatalf("%s is document %d, its place is %d, %v", id, document, at, is)
		}
		if at, is := loaded.place(id + "-"); at != document+1 || is {
			t.Fatalf("after %s (%d) is %d, %v", id, document, at, is)
		}
		if id.Kind() == before.Kind() && id <= before {
			t.Fatalf("%s stands after %s", id, before)
		}
		before = id
	}
	if want := 500 + 333 + 250 + 166 + 300 + 200 + 200 + 500 + 500; len(loaded.catalogue.Days) != want {
		t.Errorf("there are %d documents, want %d", len(loaded.catalogue.Days), want)
	}
	if _, is := loaded.place("nonsense"); is {
		t.Error("nonsense has a place")
	}
}

// A file that somebody changed must not take the server down.
func FuzzSearchEntries(f *testing.F) {
	block := appendEntry(nil, "", searchEntry{"friendship-1961", daysOf(models.MustDate("1961-07-06"), models.Date{}), 7})
	f.Add(appendEntry(block, "friendship-1961", searchEntry{"friendship-2000", daysOf(models.MustDate("2000"), models.MustDate("..")), 0}))
	f.Fuzz(func(t *testing.T, entries []byte) {
		for e := range (searchBlock{entries: entries}).all() {
			if e.days.From > e.days.To {
				t.Fatalf("%v", e)
			}
		}
	})
}

func TestSearchEntriesComeBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var want []searchEntry
		var packed []byte
		before := ""
		for range rapid.IntRange(0, 10).Draw(t, "entries") {
			from := rapid.SampledFrom([]string{"", "1961", "1961-07-06", "196X"}).Draw(t, "from")
			to := rapid.SampledFrom([]string{"", "1970", "..", "1950"}).Draw(t, "to")
			e := searchEntry{rapid.StringMatching(`[a-c]{1,40}`).Draw(t, "slug"), daysOf(models.MustDate(from), models.MustDate(to)), rapid.IntRange(0, 9).Draw(t, "known")}
			packed, before = appendEntry(packed, before, e), e.slug
			e.known = map[int]int{0: 0, 1: 1, 2: 2, 3: 2, 4: 3, 5: 3, 6: 3, 7: 3, 8: 4, 9: 4}[e.known]
			want = append(want, e)
		}
		if got := slices.Collect(searchBlock{entries: packed}.all()); !slices.Equal(got, want) {
			t.Fatalf("%v, want %v", got, want)
		}
	})
}
