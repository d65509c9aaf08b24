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

// A column of a table is a field, or the key, parent, locator or
// observedThroughOn of each record.
type column struct {
	name  string
	field *models.Field
}

// readTable reads one CSV of a bulk source: a row a record, a column a field.
func (c *contents) readTable(name string, content []byte, src *source) {
	table := strings.TrimSuffix(path.Base(name), ".csv")
	kind := kindByTable(table)
	if kind == nil {
		c.problems.add(position{file: name}, "no kind has a table %q%s", table, models.OneOf(table, tables()))
		return
	}
	var columns []column
	for at, cells := range csvRows(name, content, &c.problems) {
		if columns != nil {
			c.readTableRow(kind, columns, cells, at, src)
			continue
		}
		if columns = c.readHeader(kind, slices.Clone(cells), at); columns == nil {
			return
		}
	}
	if columns == nil {
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

// readHeader gives the columns of a table, none where one is wrong.
func (c *contents) readHeader(kind *models.Kind, header []string, at position) []column {
	identity := identityColumn(kind)
	special := []string{identity, keyLocator, keyObserved}
	names := slices.Clone(special)
	for _, field := range kind.Fields {
		names = append(names, columnName(field))
	}
	wrong := len(c.problems)
	columns := make([]column, len(header))
	for i, name := range header {
		columns[i] = column{name: name}
		switch {
		case !slices.Contains(names, name):
			c.unknownKey("a table of "+kind.Table, entry{key: name, at: at}, names)
		case slices.Contains(header[:i], name):
			c.problems.add(at, "the column %q stands twice", name)
		case !slices.Contains(special, name):
			columns[i].field = kind.Fields[slices.Index(names, name)-len(special)]
		}
	}
	if !slices.Contains(header, identity) {
		c.problems.add(at, "a table of %s needs a column %q", kind.Table, identity)
	}
	if len(c.problems) > wrong {
		return nil
	}
	return columns
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

func (c *contents) readTableRow(kind *models.Kind, columns []column, cells []string, at position, src *source) {
	r := newRecord(kind, at, src)
	before := len(c.problems)
	if !c.identify(r, columns, cells) {
		return
	}
	for i, col := range columns { // what fields depend on
		switch cell := cells[i]; {
		case cell == "":
		case col.name == keyLocator:
			r.locator = cell
		case col.name == keyObserved:
			date, err := knownDate(cell, "the last day of which the source speaks")
			if err != nil {
				c.problems.add(at, "%s: %v", col.name, err)
			}
			r.observed = date
		}
	}
	for i, col := range columns {
		if col.field != nil && cells[i] != "" {
			c.readCell(r, col.field, cells[i], at)
		}
	}
	c.linkFields(r)
	if kind.Parent != nil {
		c.addRow(r, len(c.problems) > before)
	}
}

// identify finds the entity that a row is, or in whose list it is.
func (c *contents) identify(r *record, columns []column, cells []string) bool {
	identity := identityColumn(r.kind)
	key := cells[slices.IndexFunc(columns, func(col column) bool { return col.name == identity })]
	if key == "" {
		c.problems.add(r.position, "the record has no %s", identity)
		return false
	}
	if r.source.ID == "" { // the rows are read for their problems alone
		r.parent = &record{source: r.source}
		return true
	}
	if r.kind.Parent == nil {
		r.key, r.id = key, c.links.resolve(r.source.ID, key, r.kind, r.position, &c.problems)
		return r.id != "" && c.place(r)
	}
	id := c.links.resolve(r.source.ID, key, r.kind.Parent, r.position, &c.problems)
	r.parent = &record{position: r.position, source: r.source, kind: r.kind.Parent, id: id, key: key}
	return id != ""
}

func (c *contents) readCell(r *record, field *models.Field, cell string, at position) {
	words := []string{cell}
	if field.IsSet() {
		words = strings.Fields(cell)
	}
	var values []string
	for _, word := range words {
		value, err := field.Canonical(word)
		switch {
		case err != nil:
			c.problems.add(at, "%s: %v", field.Name, err)
			return
		case slices.Contains(values, value):
			c.problems.add(at, "%s names %s twice", field.Name, value)
			return
		case value != "":
			values = append(values, value)
		}
	}
	if len(values) == 0 {
		c.problems.add(at, "%s: %q is blank; leave the cell empty", field.Name, cell)
		return
	}
	c.addStatement(r, field, strings.Join(values, " "), at)
}
