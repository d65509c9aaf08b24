package seed

import (
	"slices"

	"entente/models"
)

// A statement is one value that one source gives for one field of an entity
// or row.
type statement struct {
	*record
	field *models.Field
	// value is canonical (models.Field.Canonical); the words of a set are
	// parted by spaces.
	value   string
	date    models.Date // of a date field
	basis   models.Basis
	based   bool // the file says the basis
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
	// observed is the last day of which the record speaks, for open ends.
	observed   models.Date
	statements []*statement
	unknown    []string
	// complete names the lists that the source calls whole.
	complete []string
	// denied marks a row that the source says is not in the list.
	denied bool
}

// entityID is the ID of the entity in whose list the row is, its own for an
// entity.
func (r *record) entityID() models.ID {
	if r.parent != nil {
		return r.parent.id
	}
	return r.id
}

// statementOf is what the record states for a field, nil when nothing.
func (r *record) statementOf(field string) *statement {
	i := slices.IndexFunc(r.statements, func(s *statement) bool { return s.field.Name == field })
	if i < 0 {
		return nil
	}
	return r.statements[i]
}

// states reports whether the record gives a value for a field.
func (r *record) states(field string) bool { return r.statementOf(field) != nil }

// get is the record's own value of a field, "" when it gives none.
func (r *record) get(field string) string {
	if s := r.statementOf(field); s != nil {
		return s.value
	}
	return ""
}
