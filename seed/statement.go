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
	*provenance
	id      models.ID
	key     string  // the upstream's own, "" where it has none
	parent  *record // of the entity, for a row
	locator string
	values  []given
	*remarks
	line int
}

// A provenance is what the records of one file have in common that speak of
// one kind.
type provenance struct {
	file   string
	source *source
	kind   *models.Kind
	// observed is the last day of which they speak, for open ends: their
	// source's, for most.
	observed models.Date
}

// at is where the record is written.
func (r *record) at() position { return position{r.file, r.line} }

// A given is a statement as its record keeps it: a seed has a million.
type given struct {
	field *models.Field
	value string
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
	// said is what is said of each value, in their order. It is nil, or not
	// there, for a cell of a table, which has its row's line and locator and
	// the basis that its source gives the column.
	said []*said
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

// add gives the record a value. says is nil for a cell of a table.
func (r *record) add(field *models.Field, value string, says *said) {
	if says != nil {
		r.remark().said = append(append(r.said, make([]*said, len(r.values)-len(r.said))...), says)
	}
	r.values = append(r.values, given{field, value})
}

// drop takes values out.
func (r *record) drop(goes func(given) bool) {
	for i, g := range slices.Backward(r.values) {
		if !goes(g) {
			continue
		}
		r.values = slices.Delete(r.values, i, i+1)
		if i < len(r.said) {
			r.said = slices.Delete(r.said, i, i+1)
		}
	}
}

// saying is what is said of a value, nil for a cell of a table.
func (r *record) saying(i int) *said {
	if i < len(r.said) {
		return r.said[i]
	}
	return nil
}

// basis is that of a value.
func (r *record) basis(i int) basis {
	if says := r.saying(i); says != nil {
		return says.basis
	}
	return r.source.basisOf(r.values[i].field, r.values[i].value)
}

// entityID is the ID of the entity in whose list the row is, its own for an
// entity.
func (r *record) entityID() models.ID {
	if r.parent != nil {
		return r.parent.id
	}
	return r.id
}

// given is the place of what the record states for a field, -1 when nothing.
func (r *record) given(field string) int {
	return slices.IndexFunc(r.values, func(g given) bool { return g.field.Name == field })
}

// states reports whether the record gives a value for a field.
func (r *record) states(field string) bool { return r.given(field) >= 0 }

// get is the record's own value of a field, "" when it gives none.
func (r *record) get(field string) string {
	if i := r.given(field); i >= 0 {
		return r.values[i].value
	}
	return ""
}

// statement is a value that the record gives with all that is said of it.
func (r *record) statement(i int) statement {
	g := &r.values[i]
	s := statement{record: r, field: g.field, value: g.value, locator: r.locator, line: r.line}
	if says := r.saying(i); says != nil {
		s.locator, s.line = says.locator, says.line
	}
	b := r.basis(i)
	s.basis, s.rule = b.Basis, b.rule
	if g.field.Form == models.FormDate {
		s.date = models.MustDate(g.value) // canonical values parse
	}
	return s
}
