package seed

import (
	"slices"
	"strings"

	"entente/models"
)

// mentionMark parts, in the key of a link, the key of a record from the place
// in it that mentions somebody or something: a field (618#giver), or a row of
// a list by its name as printed (421#met.Prime Minister Boris Johnson).
const mentionMark = "#"

// mentioned is the link that says who or what is meant in a place of a record,
// nil where there is none.
func (l *links) mentioned(r *record, place string) *link {
	found := l.rows[linkKey{r.source.ID, r.key + mentionMark + place}]
	if found != nil {
		found.use()
	}
	return found
}

// linkFields gives a record the references that links know by what it mentions.
func (c *contents) linkFields(r *record) {
	if !r.source.mentions || r.key == "" {
		return
	}
	for _, field := range r.kind.Fields {
		if field.Form != models.FormRef {
			continue
		}
		if found := c.links.mentioned(r, field.Name); found != nil {
			c.addMentioned(r, field, found)
		}
	}
}

// linkRow puts the person whom a link knows by the name of a row in the place
// of that name.
func (c *contents) linkRow(r *record) {
	if !r.source.mentions || r.parent.key == "" {
		return
	}
	reference, name := namedBy(r.kind)
	if reference == nil {
		return
	}
	printed := r.get(name.Name)
	if printed == "" {
		return
	}
	if found := c.links.mentioned(r.parent, r.kind.List+"."+printed); found != nil {
		c.addMentioned(r, reference, found)
		r.drop(func(g given) bool { return g.field == name })
	}
}

// namedBy are the reference of a kind of row and the name that stands in its
// place where nobody knows who is meant; nil for a kind that has none.
func namedBy(kind *models.Kind) (reference, name *models.Field) {
	for _, key := range kind.Keys() {
		switch {
		case key.Needed:
		case key.Form == models.FormRef:
			reference = key
		case key.Form == models.FormText:
			name = key
		}
	}
	if name == nil {
		return nil, nil
	}
	return reference, name
}

// addMentioned states a reference by a link: it follows from what is printed,
// by the link's rule.
func (c *contents) addMentioned(r *record, field *models.Field, found *link) {
	id := c.links.current(found.id)
	switch {
	case r.states(field.Name):
		c.problems.add(r.at(), "%s is given here, and linked to %s at %s:%d; leave it empty here, or withdraw the link", field.Name, id, found.file, found.line)
	case !slices.Contains(field.Kinds, id.Kind()):
		c.problems.add(r.at(), "%s is linked to %s at %s:%d, which is no %s", field.Name, id, found.file, found.line, strings.Join(field.Kinds, " or "))
	default:
		r.add(field, string(id), &said{basis: basis{models.Derived, found.rule}, based: true, locator: r.locator, line: r.line})
	}
}

// reportUnusedMention reports the link of a place that a record does not have.
func (l *links) reportUnusedMention(key linkKey, row *link, problems *Problems) bool {
	record, place, _ := strings.Cut(key.record, mentionMark)
	whole := l.rows[linkKey{key.source, record}]
	if whole == nil || !whole.used.Load() {
		return false
	}
	kind := models.KindOf(whole.id.Kind())
	list, name, ofRow := strings.Cut(place, ".")
	switch rows := kind.ListKind(list); {
	case !ofRow && !slices.Contains(linkable(kind), place):
		problems.add(row.position, "key: %s has no reference %q%s", a(kind.Name), place, models.OneOf(place, linkable(kind)))
	case !ofRow:
		return false
	case rows == nil || !isNamed(rows):
		hint := ""
		if lists := namedLists(kind); lists != nil {
			hint = models.OneOf(list, lists)
		}
		problems.add(row.position, "key: %s has no list %q whose rows are linked by a name%s", a(kind.Name), list, hint)
	default:
		problems.warn(row.position, "%s of record %q of %s has no %q any more; the link is kept, and says nothing now", list, record, key.source, name)
	}
	return true
}

// linkable are the fields of a kind that a link can give.
func linkable(kind *models.Kind) []string {
	var names []string
	for _, field := range kind.Fields {
		if field.Form == models.FormRef {
			names = append(names, field.Name)
		}
	}
	return names
}

func isNamed(kind *models.Kind) bool {
	reference, _ := namedBy(kind)
	return reference != nil
}

func namedLists(kind *models.Kind) []string {
	var names []string
	for _, row := range kind.Lists {
		if isNamed(row) {
			names = append(names, row.List)
		}
	}
	return names
}
