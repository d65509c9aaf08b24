package export_test

import (
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"

	"gorm.io/gorm/schema"

	"entente/export"
	"entente/models"
)

func tableNamed(t *testing.T, name string) *export.Table {
	t.Helper()
	tables := export.Tables(small())
	i := slices.IndexFunc(tables, func(table *export.Table) bool { return table.Name == name })
	if i < 0 {
		t.Fatalf("there is no table %s", name)
	}
	return tables[i]
}

func columnNames(table *export.Table) []string {
	var names []string
	for _, column := range table.Columns {
		names = append(names, column.Name)
	}
	return names
}

// kinds are those whose rows a dataset keeps.
func kinds() []*models.Kind {
	return append(models.AllKinds(), models.KindOf("source"), models.KindOf("disagreement"))
}

func TestEveryKindAndFieldIsThere(t *testing.T) {
	for _, kind := range kinds() {
		table := tableNamed(t, kind.Table)
		names := columnNames(table)
		first := []string{"id"}
		if kind.Parent != nil {
			first = append(first, kind.Parent.Name+"_id")
		}
		if !slices.Equal(names[:len(first)], first) {
			t.Errorf("%s begins with %v, not with %v", table.Name, names[:len(first)], first)
		}
		for _, field := range kind.Fields {
			name := strings.ToLower(field.Name)
			found := slices.ContainsFunc(names, func(column string) bool {
				column = strings.ReplaceAll(column, "_", "")
				return column == name || column == name+"id" || column == name+"ids" || column == strings.ToLower(field.GoName)
			})
			if !found {
				t.Errorf("%s has no column for %s: %v", table.Name, field.Name, names)
			}
		}
		if last := names[len(names)-2:]; !slices.Equal(last, []string{"edit_file", "edit_line"}) {
			t.Errorf("%s ends with %v", table.Name, last)
		}
	}
}

func TestEveryColumnHasAMeaning(t *testing.T) {
	seen := map[string]bool{}
	for _, table := range export.Tables(small()) {
		if seen[table.Name] {
			t.Errorf("two tables are called %s", table.Name)
		}
		seen[table.Name] = true
		if table.Meaning == "" || table.Len == 0 {
			t.Errorf("%s: meaning %q, %d rows", table.Name, table.Meaning, table.Len)
		}
		for _, column := range table.Columns {
			if seen[table.Name+"."+column.Name] {
				t.Errorf("%s has two columns %s", table.Name, column.Name)
			}
			seen[table.Name+"."+column.Name] = true
			if column.Meaning == "" {
				t.Errorf("%s.%s has no meaning", table.Name, column.Name)
			}
		}
	}
}

// A column is called as in the SQLite file, so that what a reader learns of
// one holds for the other.
func TestNamesAreThoseOfTheDatabase(t *testing.T) {
	schema.RegisterSerializer("words", schema.JSONSerializer{}) // store's own is not asked to write here
	for _, kind := range kinds() {
		described, err := schema.Parse(reflect.New(kind.Type).Interface(), &sync.Map{}, schema.NamingStrategy{})
		if err != nil {
			t.Fatal(err)
		}
		if described.Table != kind.Table {
			t.Errorf("GORM calls the table %s, not %s", described.Table, kind.Table)
		}
		var want []string
		for _, field := range described.Fields {
			switch {
			case field.DBName == "file" || field.DBName == "line":
			case field.Name == "EDTF": // the store puts its days beside it
				want = append(want, field.DBName, field.DBName+"_earliest", field.DBName+"_latest")
			default:
				want = append(want, field.DBName)
			}
		}
		want = append(want, "edit_file", "edit_line")
		if got := columnNames(tableNamed(t, kind.Table)); !slices.Equal(got, want) {
			t.Errorf("%s:\n got %v\nwant %v", kind.Table, got, want)
		}
	}
}
