package seed

import (
	"path"
	"slices"
	"strings"

	"entente/models"
)

// The columns of a dataset's table that are no fields. A column named row is
// the field key of a kind of row that has one: key names the record.
const (
	columnParent = "parent" // in a table of rows: the key of the entity
	columnRow    = "row"
)

// A tableReader reads one CSV of a bulk source: a row a record, a column a field.
type tableReader struct {
	*contents
	source  *source
	kind    *models.Kind
	columns []column
	// Where the columns that are no fields stand, -1 where they do not.
	key, locator, observed int
	mentions               int     // references of the kind, where links give some
	entity                 *record // the last row's, in whose list it is
	// provenances are those of the rows, by what they say of when they were
	// seen; parents is that of the entities in whose lists they are.
	provenances map[string]*provenance
	parents     *provenance
	rows        slab[record]
	cells       slab[given]
}

// A column of a table is a field, or the key, parent, locator or
// observedThroughOn of each record.
type column struct {
	name  string
	field *models.Field
	// known are the values of cells that were read, of references and
	// enumerations: there are few.
	known map[string]string
}

// A slab gives out places in little pieces of one array after another.
type slab[T any] struct{ free []T }

// slabSize is how many places there are in an array.
const slabSize = 64 // little: one place that is still used keeps the whole array

// take gives n places, which are zero.
func (s *slab[T]) take(n int) []T {
	if len(s.free) < n {
		s.free = make([]T, max(n, slabSize))
	}
	taken := s.free[:n:n]
	s.free = s.free[n:]
	return taken
}

// readTable reads a table of a source.
func (c *contents) readTable(name, content string, src *source) {
	table := strings.TrimSuffix(path.Base(name), ".csv")
	kind := kindByTable(table)
	if kind == nil {
		c.problems.add(position{file: name}, "no kind has a table %q%s", table, models.OneOf(table, tables()))
		return
	}
	t := &tableReader{
		contents: c, source: src, kind: kind,
		provenances: map[string]*provenance{"": newProvenance(name, src, kind)},
		parents:     newProvenance(name, src, kind.Parent),
	}
	if src.mentions {
		t.mentions = len(linkable(kind))
	}
	for at, cells := range csvRows(name, content, &c.problems) {
		if t.columns != nil {
			t.readRow(cells, at)
			continue
		}
		if !t.readHeader(slices.Clone(cells), at) {
			return
		}
	}
	if t.columns == nil {
		c.problems.add(position{name, 1}, "the table is empty; its first line names its columns")
	}
}

func kindByTable(table string) *models.Kind {
	for _, kind := range models.AllKinds() {
		if kind.Table == table {
			return kind
		}
	}
	return nil
}

func tables() []string {
	var names []string
	for _, kind := range models.AllKinds() {
		names = append(names, kind.Table)
	}
	return names
}

// readHeader learns the columns, and reports whether all are right.
func (t *tableReader) readHeader(header []string, at position) bool {
	identity := identityColumn(t.kind)
	special := []string{identity, keyLocator, keyObserved}
	names := slices.Clone(special)
	for _, field := range t.kind.Fields {
		names = append(names, columnName(field))
	}
	wrong := len(t.problems)
	columns := make([]column, len(header))
	for i, name := range header {
		columns[i] = column{name: name}
		switch {
		case !slices.Contains(names, name):
			t.unknownKey("a table of "+t.kind.Table, entry{key: name, at: at}, names)
		case slices.Contains(header[:i], name):
			t.problems.add(at, "the column %q stands twice", name)
		case !slices.Contains(special, name):
			columns[i].field = t.kind.Fields[slices.Index(names, name)-len(special)]
			switch columns[i].field.Form {
			case models.FormRef, models.FormRefs, models.FormEnum, models.FormEnums:
				columns[i].known = map[string]string{}
			}
		}
	}
	if !slices.Contains(header, identity) {
		t.problems.add(at, "a table of %s needs a column %q", t.kind.Table, identity)
	}
	t.key, t.locator, t.observed = slices.Index(header, identity), slices.Index(header, keyLocator), slices.Index(header, keyObserved)
	t.columns = columns
	return len(t.problems) == wrong
}

// identityColumn is the column that says of which entity a record speaks.
func identityColumn(kind *models.Kind) string {
	if kind.Parent != nil {
		return columnParent
	}
	return keyKey
}

func columnName(field *models.Field) string {
	if field.Name == keyKey {
		return columnRow
	}
	return field.Name
}

func (t *tableReader) readRow(cells []string, at position) {
	before := len(t.problems)
	r := &t.rows.take(1)[0]
	*r = record{provenance: t.provenance(cells, at), remarks: noRemarks, line: at.line}
	if !t.identify(r, cells[t.key]) {
		return
	}
	if t.locator >= 0 {
		r.locator = cells[t.locator]
	}
	stated := t.mentions // of these links may give some
	for i := range t.columns {
		if t.columns[i].field != nil && cells[i] != "" {
			stated++
		}
	}
	r.values = t.cells.take(stated)[:0]
	for i := range t.columns {
		if t.columns[i].field != nil && cells[i] != "" {
			t.readCell(r, &t.columns[i], cells[i], at)
		}
	}
	t.linkFields(r)
	if t.kind.Parent != nil {
		t.addRow(r, len(t.problems) > before)
	}
}

// provenance is that of a row.
func (t *tableReader) provenance(cells []string, at position) *provenance {
	observed := ""
	if t.observed >= 0 {
		observed = cells[t.observed]
	}
	known := t.provenances[observed]
	if known == nil {
		date, err := knownDate(observed, "the last day of which the source speaks")
		if err != nil {
			t.problems.add(at, "%s: %v", keyObserved, err)
		}
		known = &provenance{at.file, t.source, t.kind, date}
		if err == nil { // an error is told of each row
			t.provenances[observed] = known
		}
	}
	return known
}

// identify finds the entity that a row is, or in whose list it is.
func (t *tableReader) identify(r *record, key string) bool {
	if key == "" {
		t.problems.add(r.at(), "the record has no %s", identityColumn(r.kind))
		return false
	}
	if r.source.ID == "" { // the rows are read for their problems alone
		r.parent = &record{provenance: t.parents}
		return true
	}
	if r.kind.Parent == nil {
		r.key, r.id = key, t.links.resolve(r.source.ID, key, r.kind, r.at(), &t.problems)
		return r.id != "" && t.place(r)
	}
	if t.entity == nil || t.entity.key != key || t.entity.id == "" { // rows of one entity follow each other
		id := t.links.resolve(r.source.ID, key, r.kind.Parent, r.at(), &t.problems)
		t.entity = &record{provenance: t.parents, id: id, key: key, remarks: noRemarks, line: r.line}
	}
	r.parent = t.entity
	return r.parent.id != ""
}

// recordRef begins a reference to the entity that another record of the same
// source is, by that record's key.
const recordRef = "record:"

func (t *tableReader) readCell(r *record, col *column, cell string, at position) {
	if value, ok := col.known[cell]; ok {
		r.add(col.field, value, nil)
		return
	}
	if key, ok := strings.CutPrefix(cell, recordRef); ok && col.field.Form == models.FormRef && r.source.ID != "" {
		id := t.links.resolve(r.source.ID, key, models.KindOf(col.field.Kinds[0]), at, &t.problems)
		if id == "" {
			return
		}
		cell = string(id)
	}
	words := []string{cell}
	if col.field.IsSet() {
		words = strings.Fields(cell)
	}
	var values []string
	for _, word := range words {
		value, err := col.field.Canonical(word)
		switch {
		case err != nil:
			t.problems.add(at, "%s: %v", col.field.Name, err)
			return
		case slices.Contains(values, value):
			t.problems.add(at, "%s names %s twice", col.field.Name, value)
			return
		case value != "":
			values = append(values, value)
		}
	}
	if len(values) == 0 {
		t.problems.add(at, "%s: %q is blank; leave the cell empty", col.field.Name, cell)
		return
	}
	if t.give(r, col.field, strings.Join(values, " "), nil, at) && col.known != nil {
		col.known[cell] = r.values[len(r.values)-1].value
	}
}
