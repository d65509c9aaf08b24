package seed

import "entente/models"

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

// parentID is the ID of the entity that the record belongs to, its own for an
// entity.
func (r *record) entityID() models.ID {
	if r.parent != nil {
		return r.parent.id
	}
	return r.id
}

// get is the record's own value of a field, "" when it gives none.
func (r *record) get(field string) string {
	for _, s := range r.statements {
		if s.field.Name == field {
			return s.value
		}
	}
	return ""
}

// A source is a models.Source and what its file says of its use.
type source struct {
	models.Source
	position
	// lessReliable are the fields in which the source counts as less than an
	// article, whatever its kind.
	lessReliable []string
}
