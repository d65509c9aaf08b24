package seed

import (
	"slices"

	"entente/models"
)

// readMeta reads a key that says something about a record's fields and lists.
func (c *contents) readMeta(r *record, e entry) {
	switch e.key {
	case keyAt:
		c.eachField(r, e, func(s *statement, text string) { s.locator = text })
	case keyDerived:
		c.eachField(r, e, func(s *statement, text string) {
			s.rule = text
			c.rebase(s, models.Derived, e.at)
		})
	case keyStated:
		c.rebaseAll(r, e, models.Stated)
	case keyEditor:
		c.rebaseAll(r, e, models.Editorial)
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
				r.complete = append(r.complete, word)
			}
		}
	case keyNot:
		c.readNot(r, e)
	}
}

// eachField reads a mapping of a field's name to a text.
func (c *contents) eachField(r *record, e entry, apply func(*statement, string)) {
	for _, f := range e.value.mapping(e.key, &c.problems) {
		text, ok := c.plain(f)
		if s := c.statementOf(r, f.key, f.at, e.key); s != nil && ok {
			apply(s, text)
		}
	}
}

func (c *contents) rebaseAll(r *record, e entry, basis models.Basis) {
	for _, word := range c.readWords(e) {
		if s := c.statementOf(r, word, e.at, e.key); s != nil {
			c.rebase(s, basis, e.at)
		}
	}
}

func (c *contents) rebase(s *statement, basis models.Basis, at position) {
	if s.based {
		c.problems.add(at, "%s has one basis; name it once under %s, %s or %s", s.field.Name, keyStated, keyEditor, keyDerived)
	}
	s.basis, s.based = basis, true
	if basis != models.Derived {
		s.rule = ""
	}
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
			r.unknown = append(r.unknown, word)
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

func (c *contents) statementOf(r *record, field string, at position, key string) *statement {
	if !c.checkField(r, field, at) {
		return nil
	}
	s := r.statementOf(field)
	if s == nil {
		c.problems.add(at, "%s speaks of %s, for which this record gives no value", key, field)
	}
	return s
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
