package seed

import (
	"slices"

	"entente/models"
)

// A statement is one value that one source gives for one field of an entity
// or row, while it is being weighed against others.
type statement struct {
	*record
	field *models.Field
	// value is canonical (models.Field.Canonical); the words of a set are
	// parted by spaces.
	value   string
	date    models.Date // of a date field
	basis   models.Basis
	rule    string
	locator string
	line    int
}

// A record is what one place in one file says of one entity or row.
type record struct {
	position
	source  *source
	kind    *models.Kind
	id      models.ID
	key     string  // the upstream's own, "" where it has none
	parent  *record // of the entity, for a row
	locator string
	// observed is the last day of which the record speaks, for open ends: its
	// source's, for most.
	observed *models.Date
	values   []given
	*remarks
}

// A given is a statement as its record keeps it: a seed has a million.
type given struct {
	field *models.Field
	value string
	// said is nil for a cell of a table, which has its row's line and locator
	// and the basis that its source gives the column.
	said *said
}

// said is what a file says of one value apart from its record.
type said struct {
	basis
	based   bool // the record itself says the basis
	locator string
	line    int
}

// remarks are what few records say of themselves.
type remarks struct {
	unknown []string
	// complete names the lists that the source calls whole.
	complete []string
	// denied marks a row that the source says is not in the list.
	denied bool
}

// noRemarks are those of most records.
var noRemarks = &remarks{}

// remark is where a record's remarks are written to.
func (r *record) remark() *remarks {
	if r.remarks == noRemarks {
		r.remarks = &remarks{}
	}
	return r.remarks
}

// entityID is the ID of the entity in whose list the row is, its own for an
// entity.
func (r *record) entityID() models.ID {
	if r.parent != nil {
		return r.parent.id
	}
	return r.id
}

// given is what the record states for a field, nil when nothing.
func (r *record) given(field string) *given {
	i := slices.IndexFunc(r.values, func(g given) bool { return g.field.Name == field })
	if i < 0 {
		return nil
	}
	return &r.values[i]
}

// states reports whether the record gives a value for a field.
func (r *record) states(field string) bool { return r.given(field) != nil }

// get is the record's own value of a field, "" when it gives none.
func (r *record) get(field string) string {
	if g := r.given(field); g != nil {
		return g.value
	}
	return ""
}

// statement is a value that the record gives with all that is said of it.
func (r *record) statement(g *given) statement {
	s := statement{record: r, field: g.field, value: g.value, locator: r.locator, line: r.position.line}
	b := r.source.basisOf(g.field, g.value)
	if g.said != nil {
		b, s.locator, s.line = g.said.basis, g.said.locator, g.said.line
	}
	s.basis, s.rule = b.Basis, b.rule
	if g.field.Form == models.FormDate {
		s.date = models.MustDate(g.value) // canonical values parse
	}
	return s
}
