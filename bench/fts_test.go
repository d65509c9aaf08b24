package bench

import (
	"database/sql"
	"encoding/binary"
	"maps"
	"math"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	_ "github.com/mattn/go-sqlite3"

	"entente/models"
	"entente/search"
)

// A peer is what SQLite offers for the same work: its full-text index FTS4
// over the titles and names of all that can be found, with diacritics removed
// and prefixes indexed. Entities must have all words, the last of which may go
// on, or, where none has, any. They are ranked by Okapi BM25 from matchinfo.
type peer struct{ db *sql.DB }

func newPeer(t testing.TB, ds *models.Dataset) *peer {
	t.Helper()
	db, err := sql.Open("sqlite3", filepath.Join(t.TempDir(), "fts.sqlite"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	db.SetMaxOpenConns(1)
	must := func(err error) {
		if err != nil {
			t.Fatal(err)
		}
	}
	_, err = db.Exec(`CREATE VIRTUAL TABLE titles USING fts4(id, title, notindexed=id, tokenize=unicode61 "remove_diacritics=2", prefix="2,3,4")`)
	must(err)
	tx, err := db.Begin()
	must(err)
	insert, err := tx.Prepare("INSERT INTO titles (id, title) VALUES (?, ?)")
	must(err)
	titles := titlesOf(ds)
	for _, id := range slices.Sorted(maps.Keys(titles)) {
		_, err := insert.Exec(string(id), strings.Join(titles[id], "\n"))
		must(err)
	}
	must(tx.Commit())
	return &peer{db}
}

// titlesOf are the titles and names of all that can be found.
func titlesOf(ds *models.Dataset) map[models.ID][]string {
	titles := map[models.ID][]string{}
	add := func(id models.ID, names ...string) {
		titles[id] = append(titles[id], slices.DeleteFunc(names, func(name string) bool { return name == "" })...)
	}
	for _, c := range ds.Countries {
		add(c.ID, c.Name, c.OfficialName)
	}
	for _, n := range ds.CountryNames {
		add(n.CountryID, n.Name)
	}
	for _, o := range ds.Organizations {
		add(o.ID, o.Name, o.ShortName)
	}
	for _, l := range ds.Leaders {
		add(l.ID, l.Name)
	}
	for _, n := range ds.LeaderNames {
		add(n.LeaderID, n.Name)
	}
	for _, t := range ds.Treaties {
		add(t.ID, t.Title, t.ShortTitle)
	}
	for _, v := range ds.Visits {
		add(v.ID, v.Title)
	}
	for _, g := range ds.Gifts {
		add(g.ID, g.Title)
	}
	for _, e := range ds.DiplomaticEvents {
		add(e.ID, e.Title)
	}
	for _, c := range ds.Claims {
		add(c.ID, c.Summary)
	}
	for _, s := range ds.Sources {
		add(s.ID, s.Title)
	}
	return titles
}

// search gives the best IDs.
func (p *peer) search(t testing.TB, query string) []string {
	t.Helper()
	words := strings.FieldsFunc(search.Fold(query), func(r rune) bool { return strings.ContainsRune(" .,:;!?'\"-–—/()", r) })
	for i, word := range words {
		words[i] = `"` + word + `"`
	}
	words[len(words)-1] = strings.TrimSuffix(words[len(words)-1], `"`) + `*"`
	for _, between := range []string{" ", " OR "} {
		if ids := p.match(t, strings.Join(words, between)); ids != nil {
			return ids
		}
	}
	return nil
}

func (p *peer) match(t testing.TB, expression string) (ids []string) {
	t.Helper()
	rows, err := p.db.Query("SELECT docid, matchinfo(titles, 'pcnalx') FROM titles WHERE titles MATCH ?", expression)
	if err != nil {
		t.Fatalf("%s: %v", expression, err)
	}
	defer rows.Close()
	type hit struct {
		docid int64
		score float64
	}
	var hits []hit
	for rows.Next() {
		var h hit
		var info []byte
		if err := rows.Scan(&h.docid, &info); err != nil {
			t.Fatal(err)
		}
		h.score = okapi(info)
		hits = append(hits, h)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	slices.SortFunc(hits, func(a, b hit) int {
		switch {
		case a.score > b.score:
			return -1
		case a.score < b.score:
			return 1
		}
		return int(a.docid - b.docid)
	})
	for _, h := range hits[:min(len(hits), ranksLookedAt)] {
		var id string
		if err := p.db.QueryRow("SELECT id FROM titles WHERE docid = ?", h.docid).Scan(&id); err != nil {
			t.Fatal(err)
		}
		ids = append(ids, id)
	}
	return ids
}

// okapi is BM25 with the usual k1 and b, from what matchinfo tells: p phrases,
// c columns, n documents, a the average lengths, l the lengths, and for each
// phrase and column its hits here, its hits everywhere and its documents.
func okapi(info []byte) (score float64) {
	const k1, b, title = 1.2, 0.75, 1
	at := func(i int) float64 { return float64(binary.NativeEndian.Uint32(info[4*i:])) }
	phrases, columns, documents := int(at(0)), int(at(1)), at(2)
	average, length := at(3+title), at(3+columns+title)
	for phrase := range phrases {
		x := 3 + 2*columns + 3*(columns*phrase+title)
		here, having := at(x), at(x+2)
		rarity := math.Log(1 + (documents-having+0.5)/(having+0.5))
		score += rarity * here * (k1 + 1) / (here + k1*(1-b+b*length/max(1, average)))
	}
	return score
}
