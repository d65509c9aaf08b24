package store

import (
	"cmp"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"sync"

	"gorm.io/gorm/schema"

	"entente/models"
)

// A table is how one struct of the vocabulary lies in SQL: a column for each
// of its fields, as GORM sees them, and the columns that [derivations] add.
type table struct {
	schema  *schema.Schema
	derived []derivedColumn
	rows    func(*models.Dataset) reflect.Value // the dataset's slice, by ID where it has IDs
}

// A derivedColumn is computed while building and only searched or ordered by;
// no struct has it.
type derivedColumn struct {
	name  string
	kind  string                      // its type in SQL
	value func(f *facts, row any) any // a string or an int64, nil for what is not known
}

// schemas remembers what GORM found out about the structs.
var schemas sync.Map

// naming is how GORM names tables and columns; [models.Kind.Table] agrees.
var naming = schema.NamingStrategy{}

// schemaOf describes a struct of the vocabulary.
func schemaOf(row any) *schema.Schema {
	parsed, err := schema.Parse(row, &schemas, naming)
	if err != nil {
		panic(fmt.Sprintf("store: %T is no table: %v", row, err))
	}
	return parsed
}

// tables are the tables of a database, in the order of [models.Dataset].
var tables = sync.OnceValue(func() []*table {
	var all []*table
	dataset := reflect.TypeFor[models.Dataset]()
	for i := range dataset.NumField() {
		field := dataset.Field(i)
		if field.Type.Kind() != reflect.Slice {
			continue
		}
		described := schemaOf(reflect.New(field.Type.Elem()).Interface())
		all = append(all, &table{
			schema:  described,
			derived: derivations[described.Table],
			rows:    func(ds *models.Dataset) reflect.Value { return sortedByID(reflect.ValueOf(ds).Elem().Field(i)) },
		})
	}
	return all
})

// sortedByID is a slice of entities or rows in the order of their IDs. A dataset
// from the seed is in that order; of another it is a copy.
func sortedByID(slice reflect.Value) reflect.Value {
	id := func(i int) models.ID { return slice.Index(i).Addr().Interface().(models.Node).Self() }
	if slice.Len() == 0 {
		return slice
	}
	if _, hasID := slice.Index(0).Addr().Interface().(models.Node); !hasID {
		return slice
	}
	inOrder := 1
	for inOrder < slice.Len() && id(inOrder-1) <= id(inOrder) {
		inOrder++
	}
	if inOrder == slice.Len() {
		return slice
	}
	order := make([]int, slice.Len())
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(id(a), id(b)) })
	sorted := reflect.MakeSlice(slice.Type(), len(order), len(order))
	for i, at := range order {
		sorted.Index(i).Set(slice.Index(at))
	}
	return sorted
}

// standsAlone says whether the table's rows can be written before the rest of
// the dataset is known.
func (t *table) standsAlone() bool { return len(t.derived) == 0 }

// clustered are the tables whose rows lie in the order of a key of several
// columns, so that what belongs together is read together and the key needs no
// index beside the table.
var clustered = map[string][]string{
	"citations": {"subject_id", "key"},
	"unknowns":  {"subject_id", "field", "source_id"},
}

// ddl creates the table. What is not known is NULL.
func (t *table) ddl() string {
	key, isClustered := clustered[t.schema.Table]
	if !isClustered {
		key = t.schema.PrimaryFieldDBNames
	}
	var columns []string
	for _, field := range t.own() {
		kind := columnType(field)
		if t.isCoded(field.DBName) {
			kind = "INTEGER"
		}
		columns = append(columns, quoted(field.DBName)+" "+kind)
		for _, day := range dayColumns(field) {
			columns = append(columns, quoted(day.column)+" TEXT")
		}
	}
	if t.isAttributed() {
		columns = append(columns, attributionColumn+" INTEGER NOT NULL")
	}
	for _, d := range t.derived {
		columns = append(columns, quoted(d.name)+" "+d.kind)
	}
	ddl := fmt.Sprintf("CREATE TABLE %s (%s, PRIMARY KEY (%s))", quoted(t.stored()), strings.Join(columns, ", "), strings.Join(key, ", "))
	if isClustered {
		ddl += " WITHOUT ROWID"
	}
	return ddl
}

// insert is the statement that writes one row.
func (t *table) insert() string {
	columns := len(t.derived)
	for _, field := range t.own() {
		columns += 1 + len(dayColumns(field))
	}
	if t.isAttributed() {
		columns++
	}
	return fmt.Sprintf("INSERT INTO %s VALUES (?%s)", quoted(t.stored()), strings.Repeat(", ?", columns-1))
}

// A dayColumn stands beside a date: the first or the last day that it can
// mean, for orders and filters.
type dayColumn struct {
	column string
	of     func(models.Date) models.Day
}

// dayColumns are those beside that of a field, none of one that is no date.
func dayColumns(field *schema.Field) []dayColumn {
	if field.Name != "EDTF" {
		return nil
	}
	return []dayColumn{{field.DBName + "_earliest", models.Date.Earliest}, {field.DBName + "_latest", models.Date.Latest}}
}

// columnType never is a date or datetime: the driver would rewrite the values.
func columnType(field *schema.Field) string {
	switch field.DataType {
	case schema.String:
		return "TEXT"
	case schema.Int, schema.Uint, schema.Bool:
		return "INTEGER"
	case schema.Float:
		return "REAL"
	}
	panic(fmt.Sprintf("store: no column type for %s %s", field.Name, field.DataType))
}

func quoted(name string) string { return `"` + name + `"` }

// column is the SQL name of a struct's field.
func column(described *schema.Schema, goName string) string {
	field := described.LookUpField(goName)
	if field == nil {
		panic(fmt.Sprintf("store: %s has no field %s", described.Name, goName))
	}
	return field.DBName
}

// setTables hold the values of the set fields, one row a value, so that a
// filter on a set is served by an index: treaty_kinds, claim_about.
func setTables() []setTable {
	var all []setTable
	for _, kind := range models.AllKinds() {
		for _, field := range kind.Fields {
			if field.IsSet() {
				all = append(all, setTable{kind: kind, field: field, name: setTableName(kind.Name, field.Name)})
			}
		}
	}
	return all
}

type setTable struct {
	kind  *models.Kind
	field *models.Field
	name  string
}

func setTableName(kind, field string) string { return naming.ColumnName("", kind+"_"+field) }

func (t setTable) ddl() string {
	return fmt.Sprintf("CREATE TABLE %s (value TEXT, entity_id TEXT, PRIMARY KEY (value, entity_id)) WITHOUT ROWID", quoted(t.name))
}

// entitySources says which sources state something of an entity or of the
// rows of its lists.
const entitySources = `CREATE TABLE "entity_sources" (entity_id TEXT, source_id TEXT, PRIMARY KEY (entity_id, source_id)) WITHOUT ROWID`

// metaTable holds what the file is: its key, and the revision of the seed.
const metaTable = `CREATE TABLE "meta" (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID`
