package models

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"unicode"
)

// Kind describes one kind of entity, or of row of an entity's list.
type Kind struct {
	// Name is the first part of its IDs, such as "treaty".
	Name string
	// Plural is the key of its list in seed files and the name of its table's
	// file in exports, such as "treaties".
	Plural string
	// Table is the name of its table in SQL and of its files: "treaty_texts".
	Table string
	// Type is its struct.
	Type reflect.Type
	// Parent is the kind whose list it is a row of, nil for an entity.
	Parent *Kind
	// List is the name of that list in the parent, such as "parties".
	List string
	// Lists are the kinds of its own lists.
	Lists []*Kind
	// Fields are its fields, in the order of the struct.
	Fields []*Field

	keys        []*Field
	identity    []int
	parentField []int
	table       []int // the Dataset's slice
}

// Kinds are the kinds of entity, each with the kinds of its lists.
var Kinds = []*Kind{
	entity("country", "countries", Country{},
		list("country-name", "names", CountryName{}),
		list("succession", "successors", Succession{})),
	entity("organization", "organizations", Organization{},
		list("membership", "members", Membership{})),
	entity("leader", "leaders", Leader{},
		list("leader-name", "names", LeaderName{}),
		list("kinship", "relatives", Kinship{}),
		list("tenure", "tenures", Tenure{})),
	entity("treaty", "treaties", Treaty{},
		list("party", "parties", Party{}),
		list("signatory", "signatories", Signatory{}),
		list("provision", "provisions", Provision{}),
		list("text", "texts", TreatyText{}),
		list("treaty-relation", "relations", TreatyRelation{})),
	entity("visit", "visits", Visit{},
		list("place", "places", VisitPlace{}),
		list("meeting", "met", Meeting{}),
		list("event", "events", VisitEvent{})),
	entity("gift", "gifts", Gift{}),
	entity("diplomatic-event", "diplomaticEvents", DiplomaticEvent{}),
	entity("claim", "claims", Claim{}),
}

// sourceKind describes sources, which are entities without citations: each
// file is its own evidence.
var sourceKind = entity("source", "sources", Source{})

// disagreementKind gives disagreements their IDs; no file states one.
var disagreementKind = entity("disagreement", "disagreements", Disagreement{})

var kindsByName = func() map[string]*Kind {
	byName := map[string]*Kind{sourceKind.Name: sourceKind, disagreementKind.Name: disagreementKind}
	for _, kind := range AllKinds() {
		byName[kind.Name] = kind
	}
	return byName
}()

// KindOf finds a kind of entity, of row, or "source" by name; nil when there is none.
func KindOf(name string) *Kind { return kindsByName[name] }

// AllKinds lists the kinds of entity and of row, parents first.
func AllKinds() []*Kind {
	var all []*Kind
	for _, kind := range Kinds {
		all = append(append(all, kind), kind.Lists...)
	}
	return all
}

func kindNames() []string { return slices.Sorted(maps.Keys(kindsByName)) }

// Field finds a field by its name in files and in the API; nil when there is none.
func (k *Kind) Field(name string) *Field {
	for _, field := range k.Fields {
		if field.Name == name {
			return field
		}
	}
	return nil
}

// ListKind finds the kind of one of its lists by the list's name; nil when there is none.
func (k *Kind) ListKind(name string) *Kind {
	for _, row := range k.Lists {
		if row.List == name {
			return row
		}
	}
	return nil
}

// FieldNames are the names of its fields.
func (k *Kind) FieldNames() []string {
	names := make([]string, len(k.Fields))
	for i, field := range k.Fields {
		names[i] = field.Name
	}
	return names
}

// Keys are the fields that identify a row within its entity.
func (k *Kind) Keys() []*Field { return k.keys }

// New makes an empty entity or row and gives it its ID and place. Its result
// is a pointer to the kind's struct.
func (k *Kind) New(identity Identity, parent ID) any {
	v := reflect.New(k.Type)
	v.Elem().FieldByName("Identity").Set(reflect.ValueOf(identity))
	if k.Parent != nil {
		v.Elem().FieldByIndex(k.parentField).Set(reflect.ValueOf(parent))
	}
	return v.Interface()
}

// ParentID is the ID of the entity in whose list the row is.
func (k *Kind) ParentID(row any) ID {
	if k.Parent == nil {
		return ""
	}
	return reflect.Indirect(reflect.ValueOf(row)).FieldByIndex(k.parentField).Interface().(ID)
}

// Append adds an entity or row (a pointer to the kind's struct) to its slice of the dataset.
func (k *Kind) Append(ds *Dataset, row any) {
	slice := reflect.ValueOf(ds).Elem().FieldByIndex(k.table)
	slice.Set(reflect.Append(slice, reflect.ValueOf(row).Elem()))
}

// Grow makes room in the dataset for n more entities or rows of the kind.
func (k *Kind) Grow(ds *Dataset, n int) {
	reflect.ValueOf(ds).Elem().FieldByIndex(k.table).Grow(n)
}

// Add puts a new entity or row into its slice of the dataset, with its ID and
// place, and gives a pointer to it. The pointer is good until the slice grows
// beyond its room, see [Kind.Grow].
func (k *Kind) Add(ds *Dataset, identity Identity, parent ID) any {
	slice := reflect.ValueOf(ds).Elem().FieldByIndex(k.table)
	n := slice.Len()
	slice.Grow(1)
	slice.SetLen(n + 1)
	v := slice.Index(n)
	*v.FieldByIndex(k.identity).Addr().Interface().(*Identity) = identity
	if k.Parent != nil {
		*v.FieldByIndex(k.parentField).Addr().Interface().(*ID) = parent
	}
	return v.Addr().Interface()
}

// Rows calls yield with a pointer to each entity or row of the kind.
func (k *Kind) Rows(ds *Dataset) func(yield func(row any) bool) {
	slice := reflect.ValueOf(ds).Elem().FieldByIndex(k.table)
	return func(yield func(any) bool) {
		for i := range slice.Len() {
			if !yield(slice.Index(i).Addr().Interface()) {
				return
			}
		}
	}
}

// Len is the number of entities or rows of the kind.
func (k *Kind) Len(ds *Dataset) int {
	return reflect.ValueOf(ds).Elem().FieldByIndex(k.table).Len()
}

func entity(name, plural string, zero any, lists ...*Kind) *Kind {
	kind := &Kind{Name: name, Plural: plural, Type: reflect.TypeOf(zero), Lists: lists}
	kind.describe()
	for _, row := range lists {
		row.Parent = kind
		parent, ok := row.Type.FieldByNameFunc(func(field string) bool {
			f, _ := row.Type.FieldByName(field)
			return f.Tag.Get("parent") == name
		})
		if !ok {
			panic(fmt.Sprintf("models: %s has no field tagged parent:%q", row.Type, name))
		}
		row.parentField = parent.Index
	}
	return kind
}

func list(name, listName string, zero any) *Kind {
	kind := &Kind{Name: name, List: listName, Type: reflect.TypeOf(zero)}
	kind.describe()
	return kind
}

// tableName is the plural of a type's name in snake case, as GORM names tables.
func tableName(typeName string) string {
	var b strings.Builder
	for i, r := range typeName {
		if i > 0 && unicode.IsUpper(r) {
			b.WriteByte('_')
		}
		b.WriteRune(unicode.ToLower(r))
	}
	if stem, ok := strings.CutSuffix(b.String(), "y"); ok {
		return stem + "ies"
	}
	return b.String() + "s"
}

func (k *Kind) describe() {
	k.Table = tableName(k.Type.Name())
	if identity, ok := k.Type.FieldByName("Identity"); ok {
		k.identity = identity.Index
	}
	for _, f := range reflect.VisibleFields(k.Type) {
		if f.Tag.Get("yaml") != "" {
			field := newField(f)
			k.Fields = append(k.Fields, field)
			if field.Key {
				k.keys = append(k.keys, field)
			}
		}
	}
	dataset := reflect.TypeFor[Dataset]()
	table := slices.IndexFunc(reflect.VisibleFields(dataset), func(f reflect.StructField) bool {
		return f.Type == reflect.SliceOf(k.Type)
	})
	if table < 0 {
		panic(fmt.Sprintf("models: Dataset has no slice of %s", k.Type))
	}
	k.table = dataset.Field(table).Index
}
