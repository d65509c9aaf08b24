package bench

import (
	"encoding/csv"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"entente/models"
	"entente/seed"
	"entente/store"
)

var update = flag.Bool("update", false, "write what is measured of the search into its document anew")

const (
	// judged are queries as people type them, and for each the entities of
	// which one should come first. They were judged by what the asker wants,
	// not by what comes; those that are held out were not looked at when
	// weights were chosen.
	judged         = "../graph/testdata/search/judged.csv"
	searchDocument = "../docs/search.md"
	ranksLookedAt  = 20
)

// The search must not fall below what it has reached, less one query for new data.
var reached = map[string]struct{ rank, success float64 }{
	"tuned":    {0.989, 0.995},
	"held out": {0.963, 0.982},
}

// A question is a judged query.
type question struct {
	query  string
	wanted []string
	set    string
}

func questions(t testing.TB) (all []question) {
	t.Helper()
	file, err := os.Open(judged)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil || len(rows) < 61 {
		t.Fatalf("%s has %d rows, %v", judged, len(rows), err)
	}
	for _, row := range rows[1:] {
		all = append(all, question{row[0], strings.Fields(row[1]), row[2]})
	}
	return all
}

// whole is the dataset that is built into the program, and its database.
func whole(t testing.TB) (*models.Dataset, *store.Store) {
	t.Helper()
	ds := load(t, seed.Files)
	path := filepath.Join(t.TempDir(), "entente.sqlite")
	if err := store.Build(t.Context(), path, ds, io.Discard); err != nil {
		t.Fatal(err)
	}
	db, err := store.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	return ds, db
}

// ours gives the best IDs that the search of the program finds.
func ours(t testing.TB, db *store.Store, query string) (ids []string) {
	t.Helper()
	most := ranksLookedAt
	found, err := db.Search(t.Context(), query, nil, store.Page{First: &most})
	if err != nil {
		t.Fatalf("%q: %v", query, err)
	}
	for _, hit := range found.Nodes() {
		ids = append(ids, string(hit.EntityID))
	}
	return ids
}

// A quality is how well judged queries are answered.
type quality struct {
	queries, first, among3 int
	reciprocal             float64
}

func (q *quality) add(place int) {
	q.queries++
	if place == 1 {
		q.first++
	}
	if 0 < place && place <= 3 {
		q.among3++
	}
	if place > 0 {
		q.reciprocal += 1 / float64(place)
	}
}

// rank is the mean reciprocal rank of the first wanted entity.
func (q *quality) rank() float64 { return q.reciprocal / float64(q.queries) }

// success is how often one is among the first three.
func (q *quality) success() float64 { return float64(q.among3) / float64(q.queries) }

func (q *quality) row(set, of string) string {
	return fmt.Sprintf("| %s | %d | %s | %.2f | %.2f | %.2f |\n", set, q.queries, of, q.rank(), q.success(), float64(q.first)/float64(q.queries))
}

// TestSearchQuality asks the judged queries, demands that the search does not
// fall below what it has reached, and that its document tells so. With -update
// it writes that anew.
func TestSearchQuality(t *testing.T) {
	ds, db := whole(t)
	fts := newPeer(t, ds)
	titles := titlesOf(ds)
	qualities, peers := map[string]*quality{}, map[string]*quality{}
	for _, q := range questions(t) {
		if qualities[q.set] == nil {
			qualities[q.set], peers[q.set] = &quality{}, &quality{}
		}
		place := func(found []string) int {
			return slices.IndexFunc(found, func(id string) bool { return slices.Contains(q.wanted, id) }) + 1
		}
		found := ours(t, db, q.query)
		qualities[q.set].add(place(found))
		peers[q.set].add(place(fts.search(t, q.query)))
		if at := place(found); at != 1 {
			t.Logf("%s: %q gives what is wanted in place %d (0: not), after %v", q.set, q.query, at, found[:min(3, len(found))])
		}
		for _, id := range q.wanted {
			if _, exists := titles[models.ID(id)]; !exists {
				t.Errorf("%s: %q wants %s, which does not exist: name the entity as it is named now", judged, q.query, id)
			}
		}
	}
	table := "| queries | how many | search | MRR | success@3 | first |\n| --- | ---: | --- | ---: | ---: | ---: |\n"
	for _, set := range []string{"tuned", "held out"} {
		q, floor := qualities[set], reached[set]
		if q == nil {
			t.Fatalf("%s has no queries that are %s", judged, set)
		}
		t.Logf("%d queries %s: MRR %.4f, success@3 %.4f; FTS4 %.4f, %.4f", q.queries, set, q.rank(), q.success(), peers[set].rank(), peers[set].success())
		table += q.row(set, "Entente") + peers[set].row(set, "FTS4")
		if q.rank() < floor.rank {
			t.Errorf("the mean reciprocal rank of the queries %s is %.4f, it must be %.4f", set, q.rank(), floor.rank)
		}
		if q.success() < floor.success {
			t.Errorf("what is wanted is among the first three in %.4f of the queries %s, it must be %.4f", q.success(), set, floor.success)
		}
	}
	if len(qualities) != len(reached) {
		t.Errorf("%s has %d sets of queries, of which %d are known", judged, len(qualities), len(reached))
	}
	tell(t, table)
}

// tell demands that the document has the table, or writes it there.
func tell(t *testing.T, table string) {
	t.Helper()
	const begin, end = "<!-- written by TestSearchQuality; go generate . writes it anew -->\n", "<!-- end -->"
	text, err := os.ReadFile(searchDocument)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, hasBegin := strings.Cut(string(text), begin)
	was, after, hasEnd := strings.Cut(rest, end)
	switch {
	case !hasBegin || !hasEnd:
		t.Errorf("%s has no place for the table: %s…%s", searchDocument, begin, end)
	case strings.TrimSpace(was) == strings.TrimSpace(table):
	case *update:
		if err := os.WriteFile(searchDocument, []byte(before+begin+"\n"+table+"\n"+end+after), 0o644); err != nil {
			t.Fatal(err)
		}
	default:
		t.Errorf("%s is stale; go generate . writes it anew:\n%s\nnow\n%s", searchDocument, was, table)
	}
}

// BenchmarkSearch asks all judged queries of the program's search and of FTS4,
// in turns, and tells how many times as long the program takes: of all queries
// together, and of the middle one.
func BenchmarkSearch(b *testing.B) {
	ds, db := whole(b)
	fts := newPeer(b, ds)
	all := questions(b)
	ours(b, db, "tordesillas") // the index is read with the first search
	var total, peers time.Duration
	ratios := make([]float64, 0, len(all))
	timed := func(of func()) time.Duration {
		began := time.Now()
		of()
		return time.Since(began)
	}
	for b.Loop() {
		ratios = ratios[:0]
		for _, q := range all {
			a := timed(func() { ours(b, db, q.query) })
			p := timed(func() { fts.search(b, q.query) })
			total, peers = total+a, peers+p
			ratios = append(ratios, float64(a)/float64(p))
		}
	}
	slices.Sort(ratios)
	b.ReportMetric(float64(total)/float64(peers), "times-FTS4")
	b.ReportMetric(ratios[len(ratios)/2], "times-FTS4-median")
	b.ReportMetric(float64(total.Microseconds())/float64(b.N*len(all)), "µs/query")
}
