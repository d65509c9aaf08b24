package seed

import (
	"fmt"
	"strings"

	"entente/models"
)

// readScalar reads one plain value of a field.
func (c *contents) readScalar(field *models.Field, n *node) (string, bool) {
	raw, err := n.scalar()
	switch blank := err == nil && strings.TrimSpace(raw) == ""; {
	case blank && field.Needed && models.KindOf("source").Field(field.Name) == field:
		c.problems.add(n.at(), "%s is empty; every source needs it", field.Name)
		return "", false
	case blank:
		c.empty(n.at(), field.Name)
		return "", false
	}
	if err == nil {
		raw, err = field.Canonical(raw)
	}
	if err != nil {
		c.problems.add(n.at(), "%s: %v", field.Name, err)
	}
	return raw, err == nil
}

func (c *contents) empty(at position, what string) {
	c.problems.add(at, "%s is empty; leave it out, or put it under unknown: when the source was searched for it", what)
}

// plain reads the text of a key that is no field.
func (c *contents) plain(e entry) (string, bool) {
	text, err := e.value.scalar()
	switch {
	case err != nil:
		c.problems.add(e.at, "%s: %v", e.key, err)
	case text == "":
		c.problems.add(e.at, "%s is empty; write it, or leave the key out", e.key)
	}
	return text, err == nil && text != ""
}

// readWords reads a list of plain words.
func (c *contents) readWords(e entry) []string {
	var words []string
	for _, item := range e.value.sequence(e.key, &c.problems) {
		if word, ok := c.plain(entry{e.key, item.at(), item}); ok {
			words = append(words, word)
		}
	}
	return words
}

// readDay reads a date that cannot be open.
func (c *contents) readDay(e entry, what string) models.Date {
	text, ok := c.plain(e)
	if !ok {
		return models.Date{}
	}
	date, err := knownDate(text, what)
	if err != nil {
		c.problems.add(e.at, "%s: %v", e.key, err)
	}
	return date
}

func knownDate(text, what string) (models.Date, error) {
	date, err := models.ParseDate(text)
	if err == nil && !date.IsKnown() {
		err = fmt.Errorf("%q is not a date; write %s, such as 2016-12-31", text, what)
	}
	return date, err
}

// readID reads an id, with or without its kind; it is "" where there is a
// problem with it.
func (c *contents) readID(kind *models.Kind, e entry) models.ID {
	text, ok := c.plain(e)
	if !ok {
		return ""
	}
	if !strings.Contains(text, ":") {
		text = kind.Name + ":" + text
	}
	id, err := models.ParseID(text)
	switch {
	case err != nil:
		c.problems.add(e.at, "id: %v", err)
		return ""
	case id.Kind() != kind.Name:
		c.problems.add(e.at, "%s is no %s; write %s:…", id, kind.Name, kind.Name)
		return ""
	case len(id) > maxEntityID:
		c.problems.add(e.at, "the id has %d letters; write at most %d, so that those of its rows stay short too", len(id), maxEntityID)
		return ""
	}
	return c.links.current(id)
}

// maxEntityID leaves room for the IDs that are made of an entity's: those of
// its rows and of their disagreements (see [models.ParseID]).
const maxEntityID = 80

// readKey finds the entity that a record of a linked source is.
func (c *contents) readKey(kind *models.Kind, e entry, src *source) (string, models.ID) {
	key, ok := c.plain(e)
	if !ok || src.ID == "" {
		return key, ""
	}
	return key, c.links.resolve(src.ID, key, kind, e.at, &c.problems)
}
