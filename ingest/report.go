package ingest

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
)

// A Report says what an import did to the tables of a source, table by table.
type Report struct {
	Tables []*TableReport
	// Left are the locators of the records left out, by reason.
	Left map[string][]string
}

// A TableReport says it of one table. Records are named by their keys, rows by
// parent and identity.
type TableReport struct {
	Name                   string
	Total                  int
	New, Vanished, Changed []string
}

// compare holds the tables after an import against those before it.
func compare(before, after *Tables) *Report {
	report := &Report{}
	names := append(before.names(), after.names()...)
	slices.Sort(names)
	for _, name := range slices.Compact(names) {
		old, now := before.byIdentity(name), after.byIdentity(name)
		r := &TableReport{Name: name, Total: len(now)}
		for id, row := range now {
			switch was, there := old[id]; {
			case !there:
				r.New = append(r.New, readable(id))
			case !sameCells(was, row):
				r.Changed = append(r.Changed, readable(id))
			}
		}
		for id := range old {
			if now[id] == nil {
				r.Vanished = append(r.Vanished, readable(id))
			}
		}
		for _, list := range [][]string{r.New, r.Vanished, r.Changed} {
			slices.SortFunc(list, compareKeys)
		}
		report.Tables = append(report.Tables, r)
	}
	return report
}

func (t *Tables) byIdentity(name string) map[string]Row {
	rows := map[string]Row{}
	if table := t.tables[name]; table != nil {
		for _, row := range table.rows {
			rows[table.identity(row)] = row
		}
	}
	return rows
}

func readable(identity string) string {
	return strings.Trim(strings.ReplaceAll(identity, "\x00", "/"), "/")
}

// sameCells ignores cells that are there and empty.
func sameCells(a, b Row) bool {
	filled := func(row Row) Row {
		row = maps.Clone(row)
		maps.DeleteFunc(row, func(_, cell string) bool { return cell == "" })
		return row
	}
	return maps.Equal(filled(a), filled(b))
}

// mostNamed is how many records of one sort a report names: the first import
// of a source is all new.
const mostNamed = 40

// Write tells the report in words.
func (r *Report) Write(w io.Writer) {
	for _, t := range r.Tables {
		fmt.Fprintf(w, "%s: %d records, %d new, %d vanished, %d changed\n", t.Name, t.Total, len(t.New), len(t.Vanished), len(t.Changed))
		for _, list := range []struct {
			what string
			keys []string
		}{{"new", t.New}, {"vanished", t.Vanished}, {"changed", t.Changed}} {
			named(w, list.what, list.keys)
		}
	}
	for _, reason := range slices.Sorted(maps.Keys(r.Left)) {
		fmt.Fprintf(w, "left out: %d, %s\n", len(r.Left[reason]), reason)
		named(w, "left out", r.Left[reason])
	}
}

func named(w io.Writer, what string, keys []string) {
	if len(keys) == 0 {
		return
	}
	more := ""
	if len(keys) > mostNamed {
		more = fmt.Sprintf(" and %d more", len(keys)-mostNamed)
		keys = keys[:mostNamed]
	}
	fmt.Fprintf(w, "  %s: %s%s\n", what, strings.Join(keys, ", "), more)
}
