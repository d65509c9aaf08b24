package store

import (
	"fmt"
	"reflect"
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
	rows    func(*models.Dataset) reflect.Value // the dataset's slice
}

// A derivedColumn is computed while building and only searched or ordered by;
// no struct has it.
type derivedColumn struct {
	name  string
	value func(f *facts, row any) string
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
			rows:    func(ds *models.Dataset) reflect.Value { return reflect.ValueOf(ds).Elem().Field(i) },
		})
	}
	return all
})

// ddl creates the table. An unknown value is NULL in every column.
func (t *table) ddl() string {
	var columns []string
	keys := t.schema.PrimaryFields
	for _, field := range t.schema.Fields {
		column := quoted(field.DBName) + " " + columnType(field)
		if len(keys) == 1 && field == keys[0] {
			column += " PRIMARY KEY"
		}
		columns = append(columns, column)
	}
	for _, d := range t.derived {
		columns = append(columns, quoted(d.name)+" TEXT")
	}
	if len(keys) > 1 {
		names := make([]string, len(keys))
		for i, key := range keys {
			names[i] = quoted(key.DBName)
		}
		columns = append(columns, "PRIMARY KEY ("+strings.Join(names, ", ")+")")
	}
	return fmt.Sprintf("CREATE TABLE %s (%s)", quoted(t.schema.Table), strings.Join(columns, ", "))
}

// insert is the statement that writes one row.
func (t *table) insert() string {
	columns := len(t.schema.Fields) + len(t.derived)
	return fmt.Sprintf("INSERT INTO %s VALUES (?%s)", quoted(t.schema.Table), strings.Repeat(", ?", columns-1))
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
