package export

import (
	"cmp"
	"iter"
	"reflect"
	"slices"

	"entente/models"
)

// Table is one table of the dataset: the content of one CSV file and of one
// file of JSON Lines.
type Table struct {
	// Name is that of its files, without the ending: treaties, treaty_texts.
	// It is the name of the Dataset's slice in snake case, so that no two
	// collide and the tables of the SQLite file are called the same.
	Name string
	// Meaning says what a row is, in whole sentences.
	Meaning string
	// IDs is what the IDs of its rows begin with, such as "treaty:"; empty
	// where rows have none.
	IDs string
	// Columns are its columns, in the order of the files.
	Columns []Column
	// Key are the columns that tell its rows apart, none where a row may
	// stand there twice.
	Key []string
	// Len is the number of its rows.
	Len int

	rows iter.Seq2[reflect.Value, error]
}

// Tables are the tables of a dataset. Each has its rows in the order of its
// key, whatever the order of the slices.
func Tables(ds *models.Dataset) []*Table {
	var tables []*Table
	names := newNames(ds)
	for _, field := range reflect.VisibleFields(reflect.TypeFor[models.Dataset]()) {
		if field.Type.Kind() != reflect.Slice {
			continue
		}
		slice := reflect.ValueOf(ds).Elem().FieldByIndex(field.Index)
		table := newTable(snake(field.Name), field.Type.Elem())
		switch field.Type.Elem() {
		case reflect.TypeFor[models.Citation]():
			table.Meaning, table.Key = citationMeaning, nil
			table.Columns = columns(reflect.TypeFor[Citation]())
			table.rows, table.Len = names.citations(ds.Citations), countFields(ds.Citations)
		case reflect.TypeFor[models.Disagreement](), reflect.TypeFor[models.Unknown]():
			table.rows, table.Len = names.inColumns(table.sorted(slice)), slice.Len()
		default:
			table.rows, table.Len = table.sorted(slice), slice.Len()
		}
		tables = append(tables, table)
	}
	return tables
}

func newTable(name string, row reflect.Type) *Table {
	table := &Table{Name: name, Meaning: models.TypeDoc(row.Name()), Columns: columns(row)}
	for _, column := range table.Columns {
		if column.key {
			table.Key = append(table.Key, column.Name)
		}
	}
	if kind := kindOf(row); kind != nil {
		table.IDs = kind.Name + ":"
	}
	return table
}

// kindOf is the kind of which rows of a type are, nil for citations, unknowns
// and redirects.
func kindOf(row reflect.Type) *models.Kind {
	for _, kind := range append(models.AllKinds(), models.KindOf("source"), models.KindOf("disagreement")) {
		if kind.Type == row {
			return kind
		}
	}
	return nil
}

// sorted are the rows of a slice in the order of the table's key.
func (t *Table) sorted(slice reflect.Value) iter.Seq2[reflect.Value, error] {
	rows := make([]reflect.Value, slice.Len())
	for i := range rows {
		rows[i] = slice.Index(i)
	}
	byKey := func(a, b reflect.Value) int { return compare(t.Columns, a, b, true) }
	if !slices.IsSortedFunc(rows, byKey) {
		slices.SortStableFunc(rows, byKey)
	}
	return func(yield func(reflect.Value, error) bool) {
		for _, row := range rows {
			if !yield(row, nil) {
				return
			}
		}
	}
}

// compare orders two rows by the text of their columns, from left to right.
func compare(columns []Column, a, b reflect.Value, keysOnly bool) int {
	for _, column := range columns {
		if keysOnly && !column.key {
			continue
		}
		if order := cmp.Compare(text(column.get(a)), text(column.get(b))); order != 0 {
			return order
		}
	}
	return 0
}
