package store

import (
	"cmp"
	"context"
	"database/sql/driver"
	"errors"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"

	sqlite3 "github.com/mattn/go-sqlite3"
	"gorm.io/gorm/schema"

	"entente/models"
)

// cancelEvery is how many rows are written between two looks at whether the
// build is still wanted.
const cancelEvery = 1000

// A writer fills tables. It asks GORM which columns there are and binds the
// values itself: through GORM's own Create 300,000 citations take ten times
// as long.
type writer struct {
	conn      *sqlite3.SQLiteConn
	cancelled func() error
	facts     *facts
	words     coder[string]
	said      coder[*models.Attribution]
	arguments []driver.NamedValue
	rows      int
}

// fill prepares a statement and runs it once for each call of its argument.
func (w *writer) fill(statement string, rows func(put func(values ...any) error) error) error {
	opened, err := w.conn.Prepare(statement)
	if err != nil {
		return err
	}
	prepared := opened.(*sqlite3.SQLiteStmt)
	return errors.Join(rows(func(values ...any) error { return w.put(prepared, values) }), prepared.Close())
}

// put writes a row of strings, int64s, float64s, bools and nils. What is not
// bound is NULL.
func (w *writer) put(prepared *sqlite3.SQLiteStmt, values []any) error {
	if w.rows%cancelEvery == 0 {
		if err := w.cancelled(); err != nil {
			return err
		}
	}
	w.rows++
	w.arguments = w.arguments[:0]
	for i, value := range values {
		if value != nil {
			w.arguments = append(w.arguments, driver.NamedValue{Ordinal: i + 1, Value: value})
		}
	}
	_, err := prepared.ExecContext(context.Background(), w.arguments) // one that can end costs a goroutine a row
	return err
}

// table writes the rows of one struct of the vocabulary.
func (w *writer) table(t *table, ds *models.Dataset) error {
	var getters []func(reflect.Value) any
	for _, field := range t.own() {
		get := getter(field)
		if t.isCoded(field.DBName) {
			get = w.coding(text(field))
		}
		getters = append(getters, get)
		for _, day := range dayColumns(field) {
			date := text(field)
			getters = append(getters, func(row reflect.Value) any { return orNull(string(day.of(models.Date{EDTF: date(row)}))) })
		}
	}
	if t.isAttributed() {
		getters = append(getters, w.attribution)
	}
	slice := t.rows(ds)
	order := t.order(slice)
	read := func(i int, values []any) {
		row := slice.Index(order[i])
		for j, get := range getters {
			values[j] = get(row)
		}
		for j, d := range t.derived {
			values[len(getters)+j] = d.of(w.facts, row.Addr().Interface())
		}
	}
	return w.fill(t.insert(), func(put func(...any) error) error {
		return ahead(len(order), len(getters)+len(t.derived), read, put)
	})
}

// rowsAhead is how many rows are read while others are written, and batches
// how many times so many.
const rowsAhead, batches = 512, 3

// ahead reads the values of n rows of some columns while those before them are
// written: SQLite and Go have a core each.
func ahead(n, columns int, read func(i int, values []any), put func(values ...any) error) error {
	type batch struct {
		values []any
		rows   int
	}
	empty, full, stop := make(chan batch, batches), make(chan batch, batches), make(chan struct{})
	for range batches {
		empty <- batch{values: make([]any, rowsAhead*columns)}
	}
	go func() {
		defer close(full)
		for i := 0; i < n; {
			var b batch
			select {
			case b = <-empty:
			case <-stop:
				return
			}
			for b.rows = 0; b.rows < rowsAhead && i < n; b.rows, i = b.rows+1, i+1 {
				read(i, b.values[b.rows*columns:(b.rows+1)*columns])
			}
			full <- b
		}
	}()
	defer func() { // the reader has ended when this returns
		close(stop)
		for range full {
		}
	}()
	for b := range full {
		for row := range b.rows {
			if err := put(b.values[row*columns : (row+1)*columns]...); err != nil {
				return err
			}
		}
		empty <- b
	}
	return nil
}

// order is the order in which rows are written: that of a clustered table's
// first column, so that each page is filled before the next one is begun.
func (t *table) order(slice reflect.Value) []int {
	order := make([]int, slice.Len())
	for i := range order {
		order[i] = i
	}
	if key, isClustered := clustered[t.schema.Table]; isClustered {
		field := t.schema.LookUpField(key[0])
		keys := make([]string, len(order))
		for i := range keys {
			keys[i] = field.ReflectValueOf(context.Background(), slice.Index(i)).String()
		}
		slices.SortStableFunc(order, func(a, b int) int { return strings.Compare(keys[a], keys[b]) })
	}
	return order
}

// getter reads a column's value from a row; what is empty becomes NULL.
func getter(field *schema.Field) func(reflect.Value) any {
	ctx := context.Background()
	kind := field.IndirectFieldType.Kind()
	if kind == reflect.String || field.Serializer != nil {
		get := text(field)
		return func(row reflect.Value) any { return orNull(get(row)) }
	}
	return func(row reflect.Value) any {
		value := field.ReflectValueOf(ctx, row)
		if value.Kind() == reflect.Pointer {
			if value.IsNil() {
				return nil
			}
			value = value.Elem()
		}
		switch kind {
		case reflect.Bool:
			return value.Bool()
		case reflect.Float64:
			return value.Float()
		}
		return value.Int()
	}
}

// text reads a column of texts from a row, of words as one text.
func text(field *schema.Field) func(reflect.Value) string {
	ctx := context.Background()
	if field.Serializer != nil {
		return func(row reflect.Value) string { return joined(field.ReflectValueOf(ctx, row)) }
	}
	return func(row reflect.Value) string { return field.ReflectValueOf(ctx, row).String() }
}

func (d derivedColumn) of(f *facts, row any) any {
	return d.value(f, row)
}

// coding gives the number of a word.
func (w *writer) coding(text func(reflect.Value) string) func(reflect.Value) any {
	return func(row reflect.Value) any {
		word := text(row)
		if word == "" {
			return nil
		}
		return w.words.number(word)
	}
}

// attribution gives the number of a citation's attribution.
func (w *writer) attribution(row reflect.Value) any {
	return w.said.number(row.Addr().Interface().(*models.Citation).Attribution)
}

// codes writes what the numbers in coded columns stand for.
func (w *writer) codes() error {
	err := w.fill(`INSERT INTO "words" VALUES (?, ?)`, func(put func(...any) error) error {
		for i, word := range w.words.all {
			if err := put(int64(i+1), word); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("words: %w", err)
	}
	fields := attributions().schema.Fields
	values := make([]any, 1+len(fields))
	insert := fmt.Sprintf("INSERT INTO %s VALUES (?%s)", quoted(attributions().schema.Table), strings.Repeat(", ?", len(fields)))
	err = w.fill(insert, func(put func(...any) error) error {
		for i, said := range w.said.all {
			values[0] = int64(i + 1)
			for j, field := range fields {
				values[1+j] = getter(field)(reflect.ValueOf(said).Elem())
			}
			if err := put(values...); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("%s: %w", attributions().schema.Table, err)
	}
	return nil
}

func orNull(text string) any {
	if text == "" {
		return nil
	}
	return text
}

// set writes the values of a set field, a row each.
func (w *writer) set(t setTable, ds *models.Dataset) error {
	return w.fill("INSERT OR IGNORE INTO "+quoted(t.name)+" VALUES (?, ?)", func(put func(...any) error) error {
		for row := range t.kind.Rows(ds) {
			id := string(row.(models.Node).Self())
			for value := range strings.FieldsSeq(t.field.Get(row)) {
				if err := put(value, id); err != nil {
					return err
				}
			}
		}
		return nil
	})
}

// A hearing is that a source speaks of an entity.
type hearing struct{ entity, source models.ID }

// hearings are which source speaks of which entity, in the order of the
// table's key.
func hearings(ds *models.Dataset, f *facts) []hearing {
	known := map[hearing]struct{}{}
	var last hearing // most citations of one entity by one source follow each other
	for i := range ds.Citations {
		citation := &ds.Citations[i]
		if next := (hearing{f.entity(citation.SubjectID), citation.SourceID}); next != last {
			known[next], last = struct{}{}, next
		}
	}
	return slices.SortedFunc(maps.Keys(known), func(a, b hearing) int {
		return cmp.Or(strings.Compare(string(a.entity), string(b.entity)), strings.Compare(string(a.source), string(b.source)))
	})
}

func (w *writer) entitySources(heard []hearing) error {
	return w.fill(`INSERT INTO "entity_sources" VALUES (?, ?)`, func(put func(...any) error) error {
		for _, h := range heard {
			if err := put(string(h.entity), string(h.source)); err != nil {
				return err
			}
		}
		return nil
	})
}

func (w *writer) meta(ds *models.Dataset) error {
	return w.fill(`INSERT INTO "meta" VALUES (?, ?)`, func(put func(...any) error) error {
		for _, entry := range [][2]string{{"key", Key(ds.Revision)}, {"revision", ds.Revision}} {
			if err := put(entry[0], entry[1]); err != nil {
				return err
			}
		}
		return nil
	})
}
