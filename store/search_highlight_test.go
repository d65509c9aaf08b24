package store

import (
	"context"
	"fmt"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"entente/models"
)

// What is indexed is what is read and marked again.
func TestHighlightsReadWhatIsIndexed(t *testing.T) {
	withRandom(t, func(d draw, o oracle, db *Store) {
		all := o.everything()
		entity := pick(d, "entity", all)
		around, err := db.surroundings(context.Background(), []models.Node{entity})
		if err != nil {
			d.Fatal(err)
		}
		got, want := around.document(entity), surroundingsOf(o.ds, wordingsOf(o.ds)).document(entity)
		compare := func(what string, a, b any) {
			x, y := strings.Split(fmt.Sprintf("%+v", a), "} {"), strings.Split(fmt.Sprintf("%+v", b), "} {")
			for _, list := range [][]string{x, y} { // rows of a list stand in another order
				for i := range list {
					list[i] = strings.Trim(list[i], "[{}]")
				}
				slices.Sort(list)
			}
			if !reflect.DeepEqual(x, y) {
				d.Fatalf("%s: %s are\n%v, indexed\n%v", entity.Self(), what, x, y)
			}
		}
		compare("texts", got.Texts, want.Texts)
		compare("mentions", got.Mentions, want.Mentions)
		for _, query := range someQueries {
			highlights, err := db.Highlights(context.Background(), query, []models.Node{entity})
			if err != nil {
				d.Fatal(err)
			}
			for _, h := range highlights[0] {
				if !strings.Contains(h.HTML, "<mark>") {
					d.Fatalf("%q of %s: nothing is marked in %q", query, entity.Self(), h.HTML)
				}
			}
		}
	})
}

func TestHighlightsAreEscaped(t *testing.T) {
	ds := &models.Dataset{Revision: "x", Treaties: []models.Treaty{{Identity: identity("treaty:x"), Title: `Treaty <script>alert("friendship")</script> & peace`}}}
	db := build(t, filepath.Join(t.TempDir(), "x"), ds)
	got, err := db.Highlights(t.Context(), "friendship treaty", []models.Node{&ds.Treaties[0]})
	if err != nil {
		t.Fatal(err)
	}
	if want := `<mark>Treaty</mark> &lt;script&gt;alert(&#34;<mark>friendship</mark>&#34;)&lt;/script&gt; &amp; peace`; got[0][0].HTML != want {
		t.Errorf("%s, want %s", got[0][0].HTML, want)
	}
}
