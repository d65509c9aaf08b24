package store

import (
	"cmp"
	"context"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"gorm.io/gorm/clause"

	"entente/models"
)

// Rows reads the rows of a list, such as the parties of treaties, for many
// parents in one statement: for each of them its rows, by their dates where
// they have any, else by what identifies them, articles as numbers.
func Rows[T any](ctx context.Context, s *Store, parents []models.ID) ([][]*T, error) {
	kind := kindOf[T]()
	if kind.Parent == nil {
		panic(fmt.Sprintf("store: %s is no list of anything", kind.Name))
	}
	return rowsBy[T](ctx, s, parentField(kind), parents, func(row *T) models.ID { return kind.ParentID(row) })
}

// RowsBy reads entities or rows that name an entity in a field, such as the
// tenures of a country or the visits that follow a visit. The field goes by
// its name in the API.
func RowsBy[T any](ctx context.Context, s *Store, field string, ids []models.ID) ([][]*T, error) {
	kind := kindOf[T]()
	reference := kind.Field(field)
	if reference == nil || reference.Form != models.FormRef {
		panic(fmt.Sprintf("store: %s has no reference %s", kind.Name, field))
	}
	return rowsBy[T](ctx, s, reference.GoName, ids, func(row *T) models.ID { return models.ID(reference.Get(row)) })
}

func rowsBy[T any](ctx context.Context, s *Store, goName string, ids []models.ID, of func(*T) models.ID) ([][]*T, error) {
	var rows []*T
	// Served by the index of the reference, see indexes.go.
	err := s.db.WithContext(ctx).
		Where("? IN (SELECT value FROM json_each(?))", clause.Column{Name: column(schemaOf(new(T)), goName)}, jsonList(ids)).
		Find(&rows).Error
	if err != nil {
		return nil, failed(ctx, "reading rows", err)
	}
	sortRows(rows)
	return group(ids, rows, of), nil
}

// group gives each ID its rows, in their order.
func group[T any](ids []models.ID, rows []T, of func(T) models.ID) [][]T {
	groups := make(map[models.ID][]T, len(ids))
	for _, row := range rows {
		groups[of(row)] = append(groups[of(row)], row)
	}
	answers := make([][]T, len(ids))
	for i, id := range ids {
		answers[i] = groups[id]
	}
	return answers
}

func kindOf[T any]() *models.Kind {
	for _, kind := range models.AllKinds() {
		if kind.Type == reflect.TypeFor[T]() {
			return kind
		}
	}
	panic(fmt.Sprintf("store: %s is no kind of entity or row", reflect.TypeFor[T]()))
}

func parentField(kind *models.Kind) string {
	for _, field := range reflect.VisibleFields(kind.Type) {
		if field.Tag.Get("parent") != "" {
			return field.Name
		}
	}
	panic("store: a row without a parent: " + kind.Name)
}

// sortRows orders rows by their first date, unknown ones last, then by ID
// with the numbers in it read as numbers.
func sortRows[T any](rows []*T) {
	kind := kindOf[T]()
	date := slices.IndexFunc(kind.Fields, func(f *models.Field) bool { return f.Form == models.FormDate })
	type place struct {
		day models.Day
		id  string
	}
	placeOf := func(row *T) place {
		p := place{day: "~", id: string(any(row).(models.Node).Self())}
		if date >= 0 {
			value := reflect.ValueOf(row).Elem().FieldByName(kind.Fields[date].GoName).Interface().(models.Date)
			p.day = cmp.Or(value.Earliest(), p.day)
		}
		return p
	}
	slices.SortFunc(rows, func(a, b *T) int {
		x, y := placeOf(a), placeOf(b)
		return cmp.Or(cmp.Compare(x.day, y.day), compareNatural(x.id, y.id))
	})
}

// compareNatural compares texts with the runs of digits in them as numbers.
func compareNatural(a, b string) int {
	for a != "" && b != "" {
		x, y := leadingDigits(a), leadingDigits(b)
		if x == "" || y == "" {
			if a[0] != b[0] {
				return cmp.Compare(a[0], b[0])
			}
			a, b = a[1:], b[1:]
			continue
		}
		m, n := strings.TrimLeft(x, "0"), strings.TrimLeft(y, "0")
		if c := cmp.Or(cmp.Compare(len(m), len(n)), cmp.Compare(m, n)); c != 0 {
			return c
		}
		a, b = a[len(x):], b[len(y):]
	}
	return cmp.Compare(len(a), len(b))
}

func leadingDigits(s string) string {
	end := 0
	for end < len(s) && '0' <= s[end] && s[end] <= '9' {
		end++
	}
	return s[:end]
}
