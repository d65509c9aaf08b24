package store

import (
	"encoding/base64"
	"errors"
	"path/filepath"
	"testing"
	"unicode/utf8"

	"entente/models"
)

// FuzzCursor: whatever stands in a cursor, the list answers with a page or
// with a short error that names the argument.
func FuzzCursor(f *testing.F) {
	raw := func(text string) string { return base64.RawURLEncoding.EncodeToString([]byte(text)) }
	for _, text := range []string{
		"", "nonsense", "é", "AAA=",
		cursor{"treaties SIGNED_ON DESC", "", "1961-07-06", "treaty:a"}.String(),
		cursor{"treaties SIGNED_ON DESC", "", lastText + "\x00\u202e", ""}.String(),
		cursor{"treaties SIGNED_ON ASC", "", "", ""}.String(),
		cursor{"gifts VALUE ASC", "", "12.5", "gift:a"}.String(),
		cursor{"gifts VALUE ASC", "", "Inf", "gift:a"}.String(),
		cursor{"gifts VALUE ASC", "", "NaN", "gift:a"}.String(),
		cursor{"gifts VALUE ASC", "", "a car", "gift:a"}.String(),
		raw(`["1","treaties SIGNED_ON DESC","1961-07-06","treaty:a"]`), raw(`["2","treaties SIGNED_ON DESC"]`),
		raw(`["2",1,2,3,4]`), raw(`["2","treaties SIGNED_ON DESC","",null,null]`), raw(`{}`), raw(`null`), raw(`["2","treaties SIGNED_ON DESC","","` + "\xff" + `","treaty:x"]`),
	} {
		f.Add(text)
	}
	db := build(f, filepath.Join(f.TempDir(), "x"), example())
	byValue := &models.GiftOrder{Field: models.GiftOrderFieldValue, Direction: models.OrderDirectionAsc}
	f.Fuzz(func(t *testing.T, text string) {
		for argument, page := range map[string]Page{"after": {After: &text}, "before": {Before: &text}} {
			_, ofTreaties := db.Treaties.Page(t.Context(), nil, nil, page)
			_, ofGifts := db.Gifts.Page(t.Context(), nil, byValue, page)
			if ofTreaties == nil && ofGifts == nil {
				t.Errorf("%q is a cursor of two lists", text)
			}
			for _, err := range []error{ofTreaties, ofGifts} {
				wrong := (*ArgumentError)(nil)
				switch {
				case err == nil:
				case !errors.As(err, &wrong):
					t.Errorf("%q: %v", text, err)
				case len(wrong.Argument) != 1 || wrong.Argument[0] != argument || len(wrong.Message) > 500 || !utf8.ValidString(wrong.Message):
					t.Errorf("%q: %v: %q", text, wrong.Argument, wrong.Message)
				}
			}
		}
	})
}

// A key that is no number, NaN included, is in no place of an order of numbers.
func TestCursorsOfNumbers(t *testing.T) {
	for key, good := range map[string]bool{"12.5": true, "-1e3": true, "Inf": true, "-Inf": true, "NaN": false, "": false, "1961-07-06": false} {
		if _, err := parseCursor("after", cursor{"gifts VALUE ASC", "", key, "gift:a"}.String(), "gifts VALUE ASC", "", order{numeric: true}); (err == nil) != good {
			t.Errorf("the key %q: %v", key, err)
		}
	}
}

// A cursor is good for the list of one thing: its place in that of another
// would be no place that anybody was shown.
func TestCursorsBelongToOneList(t *testing.T) {
	ds := codesDataset()
	for i, host := range []models.ID{"country:RUS", "country:RUS", "country:SUN"} {
		id := models.ID("visit:w" + string(rune('0'+i)))
		ds.Visits = append(ds.Visits, models.Visit{Identity: identity(id), FromID: "country:PRK", HostID: host, StartedOn: models.MustDate("1961-07-06")})
	}
	db := build(t, filepath.Join(t.TempDir(), "x"), ds)
	ctx := t.Context()
	hosted := func(page Page, hosts ...models.ID) ([]*models.VisitConnection, error) {
		return db.Visits.Of(ctx, ViaHost, hosts, nil, nil, page)
	}
	pages, err := hosted(Page{First: new(1)}, "country:RUS", "country:SUN")
	if err != nil {
		t.Fatal(err)
	}
	ofRussia := pages[0].PageInfo.EndCursor
	if next, err := hosted(Page{After: &ofRussia}, "country:RUS"); err != nil || len(next[0].Edges) != 2 {
		t.Error(next, err)
	}
	for _, hosts := range [][]models.ID{{"country:SUN"}, {"country:RUS", "country:SUN"}} {
		_, err = hosted(Page{After: &ofRussia}, hosts...)
		wantArgument(t, err, "after", "the cursor is of the list visits-by-host of country:RUS ordered by STARTED_ON DESC, and this is visits-by-host of country:SUN ordered by STARTED_ON DESC; a cursor is good for the list and order that gave it")
	}

	relation := func(a, b string) *models.Relation {
		r, err := db.Relation([]string{a, b}, false)
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	timeline := func(r *models.Relation, page Page) (*models.TimelineConnection, error) {
		entries, err := db.Between(r).Entries(ctx)
		if err != nil {
			t.Fatal(err)
		}
		return Timeline(r, entries, nil, models.OrderDirectionAsc, page)
	}
	page, err := timeline(relation("PRK", "RUS"), Page{First: new(1)})
	if err != nil {
		t.Fatal(err)
	}
	after := Page{After: &page.PageInfo.EndCursor}
	for _, same := range []*models.Relation{relation("PRK", "RUS"), relation("RUS", "PRK")} {
		if next, err := timeline(same, after); err != nil || len(next.Edges) != 1 {
			t.Error(next, err)
		}
	}
	_, err = timeline(relation("PRK", "SUN"), after)
	wantArgument(t, err, "after", "the cursor is of the list timeline of country:PRK and country:RUS ordered by DATE ASC, and this is timeline of country:PRK and country:SUN ordered by DATE ASC; a cursor is good for the list and order that gave it")
	visits, err := db.Between(relation("PRK", "RUS")).Visits(ctx, nil, nil, Page{First: new(1)})
	if err != nil {
		t.Fatal(err)
	}
	_, err = db.Between(relation("PRK", "SUN")).Visits(ctx, nil, nil, Page{After: &visits.PageInfo.EndCursor})
	wantArgument(t, err, "after", "the cursor is of the list visits-by-relation of country:PRK and country:RUS ordered by STARTED_ON DESC, and this is visits-by-relation of country:PRK and country:SUN ordered by STARTED_ON DESC; a cursor is good for the list and order that gave it")
}

// What only looks like a cursor, as one that somebody put together, is refused
// and not read as some place.
func TestForgedCursors(t *testing.T) {
	db := build(t, filepath.Join(t.TempDir(), "x"), example())
	for _, forged := range []string{
		`["2","treaties SIGNED_ON DESC","",null,null]`, `["2","treaties SIGNED_ON DESC","","",""]`, `["2","treaties SIGNED_ON DESC","","1961-07-06","a"]`,
		`["2", "treaties SIGNED_ON DESC", "", "1961-07-06", "treaty:a"]`, `["2","treaties SIGNED_ON DESC","","a day","treaty:a"]`,
		`["2","treaties SIGNED_ON DESC","","1961-02-30","treaty:a"]`, `["1","treaties SIGNED_ON DESC","1961-07-06","treaty:a"]`,
	} {
		text := base64.RawURLEncoding.EncodeToString([]byte(forged))
		var wrong *ArgumentError
		if _, err := db.Treaties.Page(t.Context(), nil, nil, Page{After: &text}); !errors.As(err, &wrong) {
			t.Errorf("%s: %v", forged, err)
		}
	}
	for _, key := range []string{"1961-07-06", "", "\U0010FFFF"} {
		text := cursor{list: "treaties SIGNED_ON DESC", key: key, id: "treaty:a"}.String()
		if _, err := db.Treaties.Page(t.Context(), nil, nil, Page{After: &text}); err != nil {
			t.Errorf("%q: %v", key, err)
		}
	}
}
