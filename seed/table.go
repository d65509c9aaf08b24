package seed

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"

	"entente/models"
)

// The columns of a dataset's table that are no fields.
const (
	columnKey     = "key"     // the upstream's id of the record
	columnParent  = "parent"  // in a table of rows: the key of the entity
	columnRow     = "row"     // in a table of rows whose kind has a field "key"
	columnLocator = "locator" // where in the source
)

// readTable reads one CSV of a bulk source: a row a record, a column a field.
func (c *contents) readTable(name string, content []byte, src *source) {
	kind := kindByTable(strings.TrimSuffix(path.Base(name), ".csv"))
	if kind == nil {
		c.problems.add(position{file: name}, "no kind has a table %q%s", path.Base(name), models.DidYouMean(strings.TrimSuffix(path.Base(name), ".csv"), tables()))
		return
	}
	reader := csv.NewReader(bytes.NewReader(content))
	reader.ReuseRecord = true
	header, err := reader.Read()
	if err != nil {
		c.problems.add(position{name, 1}, "the table has no header: %v", err)
		return
	}
	columns, ok := c.tableColumns(kind, slices.Clone(header), position{name, 1})
	if !ok {
		return
	}
	for {
		cells, err := reader.Read()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			line, _ := reader.FieldPos(0)
			c.problems.add(position{name, line}, "this is not CSV: %v", unwrapCSV(err))
			return
		}
		line, _ := reader.FieldPos(0)
		c.readTableRow(kind, columns, cells, position{name, line}, src)
	}
}

func unwrapCSV(err error) error {
	var parse *csv.ParseError
	if errors.As(err, &parse) {
		return parse.Err
	}
	return err
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

// A column is a field, or one of the names above.
type column struct {
	name  string
	field *models.Field
}

func (c *contents) tableColumns(kind *models.Kind, header []string, at position) ([]column, bool) {
	special := []string{columnKey, columnLocator, keyObserved}
	if kind.Parent != nil {
		special = []string{columnParent, columnRow, columnLocator, keyObserved}
	}
	columns := make([]column, len(header))
	ok := true
	for i, name := range header {
		columns[i] = column{name: name, field: kind.Field(name)}
		if name == columnRow {
			columns[i].field = kind.Field("key")
		}
		if columns[i].field == nil && !slices.Contains(special, name) {
			c.problems.add(at, "a table of %s has no column %q%s", kind.Table, name, models.DidYouMean(name, append(special, kind.FieldNames()...)))
			ok = false
		}
		if slices.Contains(header[:i], name) {
			c.problems.add(at, "the column %q stands twice", name)
			ok = false
		}
	}
	if first := special[0]; !slices.Contains(header, first) {
		c.problems.add(at, "a table of %s needs a column %q", kind.Table, first)
		ok = false
	}
	return columns, ok
}

func (c *contents) readTableRow(kind *models.Kind, columns []column, cells []string, at position, src *source) {
	r := c.newRecord(kind, at, src)
	for i, col := range columns {
		if col.field != nil || cells[i] == "" {
			continue
		}
		if !c.readSpecialCell(r, kind, col.name, cells[i], at) {
			return
		}
	}
	if r.id == "" && r.parent == nil {
		c.problems.add(at, "the record has no %s", columnNeeded(kind))
		return
	}
	for i, col := range columns {
		if col.field != nil && cells[i] != "" {
			c.readCell(r, col.field, cells[i], at)
		}
	}
	if kind.Parent != nil {
		c.addRow(r)
		return
	}
	c.records = append(c.records, r)
}

func columnNeeded(kind *models.Kind) string {
	if kind.Parent != nil {
		return columnParent
	}
	return columnKey
}

func (c *contents) readSpecialCell(r *record, kind *models.Kind, name, cell string, at position) bool {
	switch name {
	case columnKey, columnParent:
		id, ok := c.links.resolve(r.source.ID, cell, at, &c.problems)
		if !ok {
			return false
		}
		owner := kind
		if name == columnParent {
			owner = kind.Parent
			r.parent = &record{position: at, source: r.source, kind: owner, id: id}
		} else {
			r.id = id
		}
		if id.Kind() != owner.Name {
			c.problems.add(at, "the record %s is linked to %s, which is no %s", cell, id, owner.Name)
			return false
		}
	case columnLocator:
		r.locator = cell
	case keyObserved:
		date, err := models.ParseDate(cell)
		if err != nil || !date.IsKnown() {
			c.problems.add(at, "%s: %v", name, cmpError(err, "write a day, such as 2016-12-31"))
			return false
		}
		r.observed = date
	}
	return true
}

func cmpError(err error, otherwise string) error {
	if err != nil {
		return err
	}
	return errors.New(otherwise)
}

func (c *contents) readCell(r *record, field *models.Field, cell string, at position) {
	words := []string{cell}
	if field.IsSet() {
		words = strings.Fields(cell)
	}
	for i, word := range words {
		value, err := field.Canonical(word)
		if err != nil {
			c.problems.add(at, "%s: %v", field.Name, err)
			return
		}
		words[i] = value
	}
	if value := strings.Join(words, " "); value != "" {
		c.addStatement(r, field, value, at)
		return
	}
	c.problems.add(at, "%s: %s", field.Name, fmt.Sprintf("%q is blank; leave the cell empty", cell))
}
