package export_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"gorm.io/gorm/schema"
	"pgregory.net/rapid"

	"entente/export"
	"entente/models"
)

// Whatever the dataset holds, a reader gets the same values back from either
// form, and each citation of our own value gives it as its column does.
func TestReadingBackGivesTheSame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		ds := drawDataset(t)
		cells := map[models.ID]map[string]string{}
		for _, table := range export.Tables(ds) {
			if kind := kindOfTable(table.Name); kind != nil {
				fromCSV, fromJSON := readCSV(t, table), readJSON(t, table)
				for _, row := range fromCSV {
					cells[models.ID(row["id"])] = row
				}
				testRows(t, kind, ds, rebuild(t, kind, fromCSV, "|"), "CSV")
				testRows(t, kind, ds, rebuild(t, kind, fromJSON, " "), "JSON Lines")
			}
		}
		for _, table := range export.Tables(ds) {
			if table.Name == "citations" {
				testCitations(t, table, cells)
			}
		}
	})
}

func testRows(t *rapid.T, kind *models.Kind, ds, back *models.Dataset, form string) {
	if kind.Len(ds) != kind.Len(back) {
		t.Fatalf("%s has %d rows of %d", form, kind.Len(back), kind.Len(ds))
	}
	var want, got []any
	for row := range kind.Rows(ds) {
		want = append(want, row)
	}
	for row := range kind.Rows(back) {
		got = append(got, row)
	}
	for i := range want {
		if !reflect.DeepEqual(got[i], want[i]) {
			t.Fatalf("%s\n got %+v\nwant %+v", form, got[i], want[i])
		}
	}
}

func testCitations(t *rapid.T, table *export.Table, cells map[models.ID]map[string]string) {
	rows := readCSV(t, table)
	if len(rows) != table.Len {
		t.Fatalf("%d citations, not %d", len(rows), table.Len)
	}
	for _, row := range rows {
		own, there := cells[models.ID(row["subject_id"])][row["field"]]
		if !there || own != row["value"] {
			t.Fatalf("the citation gives %q, the column %q (%v): %v", row["value"], own, there, row)
		}
	}
}

// readCSV gives each row's cells by column.
func readCSV(t rapid.TB, table *export.Table) []map[string]string {
	var file bytes.Buffer
	if err := table.CSV(&file); err != nil {
		t.Fatal(err)
	}
	records, err := csv.NewReader(&file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var rows []map[string]string
	for _, record := range records[1:] {
		row := map[string]string{}
		for i, name := range records[0] {
			row[name] = unguard(record[i])
		}
		rows = append(rows, row)
	}
	return rows
}

// readJSON gives each object's values in letters, and checks their types.
func readJSON(t rapid.TB, table *export.Table) []map[string]string {
	var file bytes.Buffer
	if err := table.JSONLines(&file); err != nil {
		t.Fatal(err)
	}
	decoder := json.NewDecoder(&file)
	decoder.UseNumber()
	var rows []map[string]string
	for decoder.More() {
		var object map[string]any
		if err := decoder.Decode(&object); err != nil {
			t.Fatal(err)
		}
		row := map[string]string{}
		for _, column := range table.Columns {
			value, there := object[column.Name]
			if !there {
				t.Fatalf("%s is not in %v", column.Name, object)
			}
			row[column.Name] = inLetters(t, column, value)
		}
		if len(row) != len(object) {
			t.Fatalf("more keys than columns: %v", object)
		}
		rows = append(rows, row)
	}
	return rows
}

func inLetters(t rapid.TB, column export.Column, value any) string {
	types := map[export.Type]any{
		export.TypeNumber: json.Number(""), export.TypeInteger: json.Number(""), export.TypeBoolean: false,
		export.TypeIDs: []any{}, export.TypeWords: []any{},
	}
	want, special := types[column.Type]
	if !special {
		want = ""
	}
	if value != nil && reflect.TypeOf(value) != reflect.TypeOf(want) {
		t.Fatalf("%s, a %s, is the JSON value %#v", column.Name, column.Type, value)
	}
	switch value := value.(type) {
	case nil:
		return ""
	case []any:
		return strings.Trim(fmt.Sprint(value), "[]")
	}
	return fmt.Sprint(value)
}

// rebuild makes a dataset of rows as they were read.
func rebuild(t rapid.TB, kind *models.Kind, rows []map[string]string, separator string) *models.Dataset {
	ds := &models.Dataset{}
	for _, row := range rows {
		line, err := strconv.Atoi(row["edit_line"])
		if err != nil {
			t.Fatal(err)
		}
		var parent models.ID
		if kind.Parent != nil {
			parent = models.ID(row[kind.Parent.Name+"_id"])
		}
		entity := kind.New(models.Identity{ID: models.ID(row["id"]), File: strings.TrimPrefix(row["edit_file"], "seed/"), Line: line}, parent)
		for _, field := range kind.Fields {
			name := schema.NamingStrategy{}.ColumnName("", field.GoName)
			value := row[name]
			if field.IsSet() {
				value = strings.ReplaceAll(value, separator, " ")
			}
			if value == "" {
				continue
			}
			if err := field.Set(entity, value); err != nil {
				t.Fatal(err)
			}
			if field.Form == models.FormDate {
				date := models.MustDate(value)
				if string(date.Earliest()) != row[name+"_earliest"] || string(date.Latest()) != row[name+"_latest"] {
					t.Fatalf("%s is not from %s to %s", value, row[name+"_earliest"], row[name+"_latest"])
				}
			}
		}
		if observed := row["observed_on"]; observed != "" {
			models.SetObserved(entity, models.MustDate(observed))
		}
		kind.Append(ds, entity)
	}
	return ds
}

// unguard takes away the apostrophe as README.md tells its readers to.
func unguard(s string) string {
	if rest := strings.TrimLeft(s, "' \t\n"); strings.HasPrefix(s, "'") && rest != "" && strings.ContainsAny(rest[:1], "=+-@") {
		return s[1:]
	}
	return s
}

func kindOfTable(name string) *models.Kind {
	i := slices.IndexFunc(kinds(), func(kind *models.Kind) bool { return kind.Table == name })
	if i < 0 {
		return nil
	}
	return kinds()[i]
}

// shuffled is the dataset with each slice in another order.
func shuffled(ds *models.Dataset) *models.Dataset {
	for _, field := range reflect.ValueOf(ds).Elem().Fields() {
		if field.Kind() != reflect.Slice {
			continue
		}
		swap := reflect.Swapper(field.Interface())
		for i := range field.Len() / 2 {
			swap(i, field.Len()-1-i)
		}
	}
	return ds
}
