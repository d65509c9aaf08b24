package store

import (
	"database/sql"
	"encoding/csv"
	"flag"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"entente/seed"
)

var measure = flag.Bool("measure", false, "count the rows of the whole dataset anew for the tests of query plans: testdata/statistics.csv")

// statisticsFile is what ANALYZE found in a database of the whole dataset: a
// line an index, table, index, statistics; for a table without one its rows.
const statisticsFile = "testdata/statistics.csv"

// few is how many rows may be read whole: it takes less than a millisecond.
const few = 2000

// A planner tells how SQLite would answer a statement if the database held the
// whole dataset. SQLite plans by what ANALYZE found; so a small database with
// the statistics of a big one does for it, and nothing has to be run.
type planner struct {
	db   *Store
	rows map[string]int  // of each table
	read map[string]bool // filters for which a table of many rows is read
}

func newPlanner(t *testing.T) planner {
	t.Helper()
	if *measure {
		measureDataset(t)
	}
	path := filepath.Join(t.TempDir(), "x")
	if err := Build(t.Context(), path, bigDataset(30, 100), discard{}); err != nil {
		t.Fatal(err)
	}
	p := planner{read: map[string]bool{}, rows: pretend(t, path, readStatistics(t))}
	if err := seal(path); err != nil { // it is another file now
		t.Fatal(err)
	}
	db, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	p.db = db
	return p
}

// measureDataset writes the statistics anew.
func measureDataset(t *testing.T) {
	ds, problems := seed.Load(os.DirFS("../seed"))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	path := filepath.Join(t.TempDir(), "whole")
	if err := Build(t.Context(), path, ds, discard{}); err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open(driverName, fileURI(path, nil))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var lines [][]string
	found, err := db.QueryContext(t.Context(), `SELECT m.tbl_name, m.name, ifnull(s.stat, '') FROM sqlite_master AS m LEFT JOIN sqlite_stat1 AS s ON s.tbl = m.tbl_name AND s.idx = m.name
		WHERE m.type = 'index' UNION ALL SELECT tbl, ifnull(idx, ''), stat FROM sqlite_stat1 WHERE idx IS NULL OR idx = tbl ORDER BY 1, 2`)
	if err != nil {
		t.Fatal(err)
	}
	defer found.Close()
	for found.Next() {
		line := make([]string, 3)
		if err := found.Scan(&line[0], &line[1], &line[2]); err != nil {
			t.Fatal(err)
		}
		lines = append(lines, line)
	}
	file, err := os.Create(statisticsFile)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if err := csv.NewWriter(file).WriteAll(lines); err != nil || found.Err() != nil {
		t.Fatal(err, found.Err())
	}
}

func readStatistics(t *testing.T) [][]string {
	t.Helper()
	file, err := os.Open(statisticsFile)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	lines, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return lines
}

// pretend gives a database the statistics of another, and tells how many rows
// each table has by these.
func pretend(t *testing.T, path string, statistics [][]string) map[string]int {
	t.Helper()
	db, err := sql.Open(driverName, fileURI(path, nil))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	run := func(statement string, args ...any) {
		if _, err := db.ExecContext(t.Context(), statement, args...); err != nil {
			t.Fatal(err)
		}
	}
	run("DELETE FROM sqlite_stat1")
	rows, measured := map[string]int{}, map[string]bool{}
	for _, line := range statistics {
		table, index, stat := line[0], line[1], line[2]
		measured[index] = true
		if stat == "" {
			continue // an index of no rows
		}
		run("INSERT INTO sqlite_stat1 VALUES (?, nullif(?, ''), ?)", table, index, stat)
		n, err := strconv.Atoi(strings.Fields(stat)[0])
		if err != nil {
			t.Fatal(err)
		}
		rows[table] = max(rows[table], n)
	}
	indexes, err := db.QueryContext(t.Context(), "SELECT name FROM sqlite_master WHERE type = 'index'")
	if err != nil {
		t.Fatal(err)
	}
	defer indexes.Close()
	for indexes.Next() {
		var name string
		if err := indexes.Scan(&name); err != nil {
			t.Fatal(err)
		}
		if !measured[name] {
			t.Errorf("%s says nothing of the index %s; go test ./store -run Served -measure counts anew", statisticsFile, name)
		}
	}
	return rows
}

// explain tells the steps of a statement, a line each.
func (p planner) explain(t *testing.T, statement string, args []any) []string {
	t.Helper()
	var steps []struct{ Detail string }
	if err := p.db.db.Raw("EXPLAIN QUERY PLAN "+statement, args...).Find(&steps).Error; err != nil {
		t.Fatalf("%v in %s", err, statement)
	}
	plan := make([]string, len(steps))
	for i, step := range steps {
		plan[i] = step.Detail
	}
	return plan
}

var (
	// named are the names that a statement gives to tables.
	named = regexp.MustCompile(`(?:FROM|JOIN|,)\s+"?(\w+)"? AS (\w+)`)
	// scanned is a step that reads all of something.
	scanned = regexp.MustCompile(`^SCAN (\w+)(?: USING (?:COVERING )?INDEX (\w+))?`)
)

// views are the names within the views, where a statement gives none.
var views = map[string]string{"c": "citations_coded", "a": "attributions"}

// A scan is a step that reads all of a table of many rows.
type scan struct{ name, table, index, step string }

// scans are the steps of a plan that read all of a table of many rows.
func (p planner) scans(statement string, plan []string) []scan {
	tables := maps.Clone(views)
	for _, match := range named.FindAllStringSubmatch(statement, -1) {
		if p.rows[storedName(match[1])] >= p.rows[tables[match[2]]] {
			tables[match[2]] = storedName(match[1])
		}
	}
	var found []scan
	for _, step := range plan {
		match := scanned.FindStringSubmatch(step)
		if match == nil {
			continue
		}
		table := storedName(match[1])
		if of, isName := tables[match[1]]; isName {
			table = of
		}
		if p.rows[table] > few {
			found = append(found, scan{match[1], table, match[2], step})
		}
	}
	return found
}

// sorts is how often a plan sorts rows, or parts of them.
func sorts(plan []string) (n int) {
	for _, step := range plan {
		if strings.HasPrefix(step, "USE TEMP B-TREE") && strings.HasSuffix(step, "ORDER BY") {
			n++
		}
	}
	return n
}

// asked is a query of a list as its pages, its count and its groups ask it.
func asked[T, W, O any](t *testing.T, l *List[T, W, O], via Via, where *W, order *O, page Page) *query {
	t.Helper()
	q, err := l.query(t.Context(), via, where, order, page)
	if err != nil {
		t.Fatal(err)
	}
	if condition := l.vias[via]; condition != "" {
		q.conditions.add(q.conditions.parent(condition))
	}
	return q
}
