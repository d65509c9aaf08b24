package store

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"gorm.io/gorm/schema"

	"entente/models"
)

// The rows of a big table repeat what others say. What repeats is written once
// and has a number; the table, under another name, holds the numbers, and a
// view has the table's name and shows what they stand for. That halves the
// file, and the time in which it is written.

// coded are the columns whose values are words with numbers.
var coded = map[string][]string{
	"citations": {"locator"},
	"parties":   {"file"},
}

// wordsTable holds the words of coded columns.
const wordsTable = `CREATE TABLE "words" (number INTEGER PRIMARY KEY, word TEXT)`

// isCoded says whether a column holds numbers of words.
func (t *table) isCoded(column string) bool { return slices.Contains(coded[t.schema.Table], column) }

// attributions is the table of what citations have in common.
var attributions = sync.OnceValue(func() *table { return &table{schema: schemaOf(&models.Attribution{})} })

// attributionColumn is the column of citations that holds its numbers.
const attributionColumn = "attribution"

// isAttributed says whether a table holds numbers of attributions.
func (t *table) isAttributed() bool { return t.schema.Table == "citations" }

// own are the fields of which the table itself holds columns.
func (t *table) own() []*schema.Field {
	if !t.isAttributed() {
		return t.schema.Fields
	}
	return slices.DeleteFunc(slices.Clone(t.schema.Fields), isOfAttribution)
}

func isOfAttribution(field *schema.Field) bool {
	return attributions().schema.LookUpField(field.DBName) != nil
}

func attributionsTable() string {
	columns := []string{"number INTEGER PRIMARY KEY"}
	for _, field := range attributions().schema.Fields {
		columns = append(columns, quoted(field.DBName)+" "+columnType(field))
	}
	return fmt.Sprintf("CREATE TABLE %s (%s)", quoted(attributions().schema.Table), strings.Join(columns, ", "))
}

// stored is the name of the table that has the rows.
func (t *table) stored() string { return storedName(t.schema.Table) }

// storedName is the name of the table that has the rows of a table or view.
func storedName(table string) string {
	if coded[table] != nil {
		return table + "_coded"
	}
	return table
}

// view shows the words and the attributions of a coded table, "" for any other.
func (t *table) view() string {
	if coded[t.schema.Table] == nil {
		return ""
	}
	var columns []string
	for _, field := range t.schema.Fields {
		switch {
		case t.isAttributed() && isOfAttribution(field):
			columns = append(columns, "a."+quoted(field.DBName))
		case t.isCoded(field.DBName):
			columns = append(columns, fmt.Sprintf("(SELECT word FROM words WHERE number = c.%[1]s) AS %[1]s", quoted(field.DBName)))
		default:
			columns = append(columns, "c."+quoted(field.DBName))
		}
		for _, day := range dayColumns(field) {
			columns = append(columns, "c."+quoted(day.column))
		}
	}
	view := fmt.Sprintf("CREATE VIEW %s AS SELECT %s FROM %s AS c", quoted(t.schema.Table), strings.Join(columns, ", "), quoted(t.stored()))
	if t.isAttributed() {
		view += fmt.Sprintf(" JOIN %s AS a ON a.number = c.%s", quoted(attributions().schema.Table), attributionColumn)
	}
	return view
}

// A coder gives numbers to what repeats, in the order in which it comes.
type coder[T comparable] struct {
	numbers map[T]any // each an int64 already in an interface: they are written a million times
	all     []T
}

func (c *coder[T]) number(value T) any {
	number, ok := c.numbers[value]
	if !ok {
		if c.numbers == nil {
			c.numbers = map[T]any{}
		}
		c.all = append(c.all, value)
		number = int64(len(c.all))
		c.numbers[value] = number
	}
	return number
}
