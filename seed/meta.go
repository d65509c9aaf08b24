package seed

import (
	"slices"

	"entente/models"
)

// readMeta reads a key that says something about a record's fields and lists.
func (c *contents) readMeta(r *record, e entry) {
	switch e.key {
	case keyAt:
		c.eachField(r, e, func(i int, text string) { r.said[i].locator = text })
	case keyDerived:
		c.eachField(r, e, func(i int, text string) { c.rebase(r, i, basis{models.Derived, text}, e.at) })
	case keyStated:
		c.rebaseAll(r, e, basis{Basis: models.Stated})
	case keyEditor:
		c.rebaseAll(r, e, basis{Basis: models.Editorial})
	case keyUnknown:
		c.readUnknown(r, e)
	}
	if len(r.kind.Lists) == 0 {
		return
	}
	switch e.key {
	case keyComplete:
		for _, word := range c.readWords(e) {
			if c.checkList(r, word, e.at) {
				r.remark().complete = append(r.complete, word)
			}
		}
	case keyNot:
		c.readNot(r, e)
	}
}

// eachField reads a mapping of a field's name to a text.
func (c *contents) eachField(r *record, e entry, apply func(i int, text string)) {
	for _, f := range e.value.mapping(e.key, &c.problems) {
		text, ok := c.plain(f)
		if i := c.givenOf(r, f.key, f.at, e.key); i >= 0 && ok {
			apply(i, text)
		}
	}
}

func (c *contents) rebaseAll(r *record, e entry, b basis) {
	for _, word := range c.readWords(e) {
		if i := c.givenOf(r, word, e.at, e.key); i >= 0 {
			c.rebase(r, i, b, e.at)
		}
	}
}

func (c *contents) rebase(r *record, i int, b basis, at position) {
	if r.said[i].based {
		c.problems.add(at, "%s has one basis; name it once under %s, %s or %s", r.values[i].field.Name, keyStated, keyEditor, keyDerived)
	}
	r.said[i].basis, r.said[i].based = b, true
}

// readUnknown reads the fields and lists that were looked for in vain.
func (c *contents) readUnknown(r *record, e entry) {
	for _, word := range c.readWords(e) {
		switch {
		case r.kind.ListKind(word) == nil && !c.checkField(r, word, e.at):
		case slices.Contains(r.unknown, word):
			c.problems.add(e.at, "%s names %s twice", keyUnknown, word)
		case r.states(word) || c.hasRow(r, word):
			c.problems.add(e.at, "%s names %s, for which this record gives a value", keyUnknown, word)
		default:
			r.remark().unknown = append(r.unknown, word)
		}
	}
}

// hasRow reports whether the record, the newest so far, has a row in a list.
func (c *contents) hasRow(r *record, list string) bool {
	for _, row := range slices.Backward(c.records) {
		if row.parent != r {
			return false
		}
		if row.kind.List == list {
			return true
		}
	}
	return false
}

// readNot reads the rows that the source says are not in a list.
func (c *contents) readNot(r *record, e entry) {
	for _, list := range e.value.mapping(keyNot, &c.problems) {
		if !c.checkList(r, list.key, list.at) {
			continue
		}
		for _, item := range list.value.sequence(list.key, &c.problems) {
			c.readRow(r, r.kind.ListKind(list.key), item, true)
		}
	}
}

// givenOf is the place of the value of which a key speaks, -1 where there is none.
func (c *contents) givenOf(r *record, field string, at position, key string) int {
	if !c.checkField(r, field, at) {
		return -1
	}
	i := r.given(field)
	if i < 0 {
		c.problems.add(at, "%s speaks of %s, for which this record gives no value", key, field)
	}
	return i
}

func (c *contents) checkField(r *record, name string, at position) bool {
	if r.kind.Field(name) != nil {
		return true
	}
	c.problems.add(at, "%s has no field %q%s", a(r.kind.Name), name, models.OneOf(name, r.kind.FieldNames()))
	return false
}

func (c *contents) checkList(r *record, name string, at position) bool {
	if r.kind.ListKind(name) != nil {
		return true
	}
	c.problems.add(at, "%s has no list %q%s", a(r.kind.Name), name, models.OneOf(name, lists(r.kind)))
	return false
}

func lists(kind *models.Kind) []string {
	names := make([]string, len(kind.Lists))
	for i, row := range kind.Lists {
		names[i] = row.List
	}
	return names
}
