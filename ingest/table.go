package ingest

import (
	"cmp"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"entente/models"
)

// A Row is one record's cells by column: the fields of its kind, and key (of
// an entity) or parent (of a row of an entity's list), row (the field key of
// such a row), locator and observedThroughOn. An empty cell says nothing.
type Row map[string]string

// Tables are the tables of one source and what was left out of them.
type Tables struct {
	tables map[string]*Table
	left   map[string][]string // locators by reason
}

// A Table is the records of one kind.
type Table struct {
	kind *models.Kind
	rows []Row
}

// NewTables are no tables yet.
func NewTables() *Tables {
	return &Tables{tables: map[string]*Table{}, left: map[string][]string{}}
}

// Add puts a row into a table, such as "treaties" or "parties".
func (t *Tables) Add(table string, row Row) {
	found := t.tables[table]
	if found == nil {
		found = &Table{kind: kindOf(table)}
		t.tables[table] = found
	}
	found.rows = append(found.rows, row)
}

// Leave counts a record of the upstream that is left out, and why.
func (t *Tables) Leave(locator, reason string) {
	t.left[reason] = append(t.left[reason], locator)
}

// kindOf is the kind of a table; an importer that names no table is wrong.
func kindOf(table string) *models.Kind {
	for _, kind := range models.AllKinds() {
		if kind.Table == table {
			return kind
		}
	}
	panic("ingest: there is no table " + table)
}

// columns are those that a kind's table may have, in the order in which they
// are written.
func columns(kind *models.Kind) []string {
	names := []string{"key", "locator", "observedThroughOn"}
	if kind.Parent != nil {
		names = []string{"parent", "row", "locator", "observedThroughOn"}
	}
	for _, field := range kind.Fields {
		if field.Name != "key" {
			names = append(names, field.Name)
		}
	}
	return names
}

// identity is what tells a row from the others of its table.
func (t *Table) identity(row Row) string {
	if t.kind.Parent == nil {
		return row["key"]
	}
	parts := []string{row["parent"], row["row"]}
	for _, key := range t.kind.Keys() {
		parts = append(parts, row[key.Name])
	}
	return strings.Join(parts, "\x00")
}

// sort orders rows by what identifies them, numbers by their size.
func (t *Table) sort() {
	slices.SortStableFunc(t.rows, func(a, b Row) int {
		return cmp.Or(
			compareKeys(a["key"], b["key"]), compareKeys(a["parent"], b["parent"]),
			strings.Compare(t.identity(a), t.identity(b)),
		)
	})
}

// compareKeys puts 9 before 10.
func compareKeys(a, b string) int {
	if digits(a) && digits(b) {
		return cmp.Or(cmp.Compare(len(a), len(b)), strings.Compare(a, b))
	}
	return strings.Compare(a, b)
}

func digits(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}

// write replaces the tables of a folder.
func (t *Tables) write(dir string) error {
	old, err := filepath.Glob(filepath.Join(dir, "*.csv"))
	if err != nil {
		return err
	}
	for _, name := range t.names() {
		var text strings.Builder
		if err := t.tables[name].encode(&text); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		file := filepath.Join(dir, name+".csv")
		if err := os.WriteFile(file, []byte(text.String()), 0o644); err != nil {
			return err
		}
		old = slices.DeleteFunc(old, func(o string) bool { return o == file })
	}
	for _, gone := range old {
		if err := os.Remove(gone); err != nil {
			return err
		}
	}
	return nil
}

// encode writes a table as CSV, without the columns that no row fills. Two
// rows with one identity, or a column that there is not, are an error of the
// importer.
func (t *Table) encode(w io.Writer) error {
	t.sort()
	all := columns(t.kind)
	var used []string
	for _, column := range all {
		if slices.ContainsFunc(t.rows, func(row Row) bool { return row[column] != "" }) {
			used = append(used, column)
		}
	}
	out := csv.NewWriter(w)
	_ = out.Write(used)
	cells := make([]string, len(used))
	for i, row := range t.rows {
		if i > 0 && t.identity(row) == t.identity(t.rows[i-1]) {
			return fmt.Errorf("two records are identified as %q", strings.ReplaceAll(t.identity(row), "\x00", "/"))
		}
		for column := range row {
			if !slices.Contains(all, column) {
				return fmt.Errorf("there is no column %q", column)
			}
		}
		for j, column := range used {
			cells[j] = row[column]
		}
		_ = out.Write(cells)
	}
	out.Flush()
	return out.Error()
}

// sound refuses what only a broken download gives: a date that is none, and no
// records at all where the seed has some.
func (t *Tables) sound(before *Tables) error {
	for _, name := range slices.Sorted(maps.Keys(before.tables)) {
		table := before.tables[name]
		if found := t.tables[name]; len(table.rows) > 0 && (found == nil || len(found.rows) == 0) {
			return fmt.Errorf("the download gives no %s, of which the seed has %d; is it whole?", strings.ReplaceAll(name, "_", " "), len(table.rows))
		}
	}
	for _, name := range slices.Sorted(maps.Keys(t.tables)) {
		table := t.tables[name]
		for _, row := range table.rows {
			for _, field := range table.kind.Fields {
				if field.Form != models.FormDate || row[field.Name] == "" || row[field.Name] == models.OpenEnd {
					continue
				}
				if _, err := models.ParseDate(row[field.Name]); err != nil {
					return fmt.Errorf("%s %s, %s: %w", strings.ReplaceAll(name, "_", " "), row["locator"], field.Name, err)
				}
			}
		}
	}
	return nil
}

// readTables reads the tables of a source as they stand in the seed.
func readTables(dir fs.FS) (*Tables, error) {
	tables := NewTables()
	files, err := fs.Glob(dir, "*.csv")
	if err != nil {
		return nil, err
	}
	for _, file := range files {
		rows, err := readCSV(dir, file)
		if err != nil {
			return nil, err
		}
		for _, row := range rows {
			tables.Add(strings.TrimSuffix(file, ".csv"), row)
		}
	}
	return tables, nil
}

// readCSV reads a CSV file by the names of its header, which must have the
// columns: an upstream that renames one would lose it without a word. Empty
// cells have no entry.
func readCSV(dir fs.FS, name string, columns ...string) ([]Row, error) {
	file, err := dir.Open(name)
	if err != nil {
		return nil, fmt.Errorf("%s cannot be read", name)
	}
	defer file.Close()
	return parseCSV(file, name, columns...)
}

// parseCSV reads CSV by the names of its header; name is for its errors.
func parseCSV(file io.Reader, name string, columns ...string) ([]Row, error) {
	reader := csv.NewReader(skipMark(file))
	reader.ReuseRecord = true
	reader.LazyQuotes = true
	var header []string
	var rows []Row
	for {
		cells, err := reader.Read()
		switch {
		case errors.Is(err, io.EOF) && header == nil && len(columns) > 0:
			return nil, fmt.Errorf("%s is empty", name)
		case errors.Is(err, io.EOF):
			return rows, nil
		case err != nil:
			return nil, fmt.Errorf("%s: %w", name, err)
		case header == nil:
			header = slices.Clone(cells)
			for _, column := range columns {
				if !slices.Contains(header, column) {
					return nil, fmt.Errorf("%s has no column %q; its first line has %s", name, column, clipped(strings.Join(header, ", "), 300))
				}
			}
			continue
		}
		row := Row{}
		for i, cell := range cells {
			if cell = strings.TrimSpace(cell); cell != "" {
				row[header[i]] = strings.Clone(cell)
			}
		}
		rows = append(rows, row)
	}
}

// skipMark reads past the byte-order mark that some upstreams begin with.
func skipMark(r io.Reader) io.Reader {
	const mark = "\ufeff"
	head := make([]byte, len(mark))
	n, _ := io.ReadFull(r, head)
	if string(head[:n]) == mark {
		return r
	}
	return io.MultiReader(strings.NewReader(string(head[:n])), r)
}
