package models_test

import (
	"reflect"
	"testing"

	"entente/models"
)

// What has no doc comment has no meaning in the codebook and none in the
// editor of who writes a seed file.
func TestEverythingIsDocumented(t *testing.T) {
	for _, table := range reflect.VisibleFields(reflect.TypeFor[models.Dataset]()) {
		if table.Type.Kind() != reflect.Slice {
			continue
		}
		row := table.Type.Elem()
		if models.TypeDoc(row.Name()) == "" {
			t.Errorf("%s has no doc", row.Name())
		}
		for _, field := range reflect.VisibleFields(row) {
			if !field.Anonymous && models.FieldDoc(row.Name(), field.Name) == "" {
				t.Errorf("%s.%s has no doc", row.Name(), field.Name)
			}
			testValues(t, field.Type)
		}
	}
}

func testValues(t *testing.T, typ reflect.Type) {
	if typ.Kind() == reflect.Slice {
		typ = typ.Elem()
	}
	enum, ok := reflect.Zero(typ).Interface().(interface{ Values() []string })
	if !ok {
		return
	}
	for _, value := range enum.Values() {
		if models.ValueDoc(typ.Name(), value) == "" {
			t.Errorf("%s %s has no doc", typ.Name(), value)
		}
	}
}
