package seed

import (
	"slices"
	"strings"

	"entente/models"
)

// The keys of a record that are no fields of its entity.
const (
	keyID       = "id"
	keyKey      = "key"               // the upstream's own id, linked by links/
	keyLocator  = "locator"           // where in the source
	keyAt       = "at"                // field: where in the source
	keyStated   = "stated"            // fields that the source itself states
	keyEditor   = "editorial"         // fields that we decided
	keyDerived  = "derived"           // field: rule
	keyUnknown  = "unknown"           // fields looked for and not found
	keyComplete = "complete"          // lists that the source calls whole
	keyNot      = "not"               // list: rows that the source says are not in it
	keyObserved = "observedThroughOn" // the last day of which the record speaks
)

var (
	recordKeys = []string{keyLocator, keyAt, keyStated, keyEditor, keyDerived, keyUnknown, keyObserved}
	entityKeys = []string{keyID, keyKey}       // not of a row
	listKeys   = []string{keyComplete, keyNot} // not where there are no lists
)

// readRecord reads one item of a file's list of entities.
func (c *contents) readRecord(kind *models.Kind, n *node, src *source) {
	entries := n.mapping(a(kind.Name), &c.problems)
	if entries == nil {
		return
	}
	r := newRecord(kind, n.at(), src)
	named := 0
	for _, e := range entries {
		switch e.key {
		case keyID:
			r.id = c.readID(kind, e)
			named++
		case keyKey:
			r.key, r.id = c.readKey(kind, e, src)
			named++
		}
	}
	switch named {
	case 0:
		c.problems.add(n.at(), "the %s needs an id, such as %s:…", kind.Name, kind.Name)
	case 2:
		c.problems.add(n.at(), "the %s has an id and a key; a record of a linked source has the key alone", kind.Name)
	}
	if !c.place(r) {
		r.id = "" // what it says is read for its problems alone
	}
	c.fillRecord(r, entries)
}

func newRecord(kind *models.Kind, at position, src *source) *record {
	return &record{provenance: newProvenance(at.file, src, kind), remarks: noRemarks, line: at.line}
}

// newProvenance is that of records that say nothing of when they were seen.
func newProvenance(file string, src *source, kind *models.Kind) *provenance {
	observed := src.ObservedThroughOn
	if observed.IsZero() {
		observed = src.PublishedOn
	}
	return &provenance{file, src, kind, observed}
}

// place adds a record to those that are merged. A record without a source or
// an identity has no place, nor has a second one of the same file.
func (c *contents) place(r *record) bool {
	if r.id == "" || r.source.ID == "" {
		return false
	}
	key := r.key
	if r.parent != nil {
		key = r.parent.key
	}
	at := stand{key, r.id}
	if line, twice := c.stands[at]; twice {
		c.problems.add(r.at(), "%s stands at line %d of this file too; say all that the source states of it in one place", r.id, line)
		return false
	}
	c.stands[at] = r.line
	c.records = append(c.records, r)
	return true
}

// fillRecord reads the fields and lists of a record.
func (c *contents) fillRecord(r *record, entries []entry) {
	for _, e := range entries { // what other keys depend on
		switch e.key {
		case keyLocator:
			r.locator, _ = c.plain(e)
		case keyObserved:
			r.observed = c.readDay(e, "the last day of which the source speaks")
		}
	}
	for _, e := range entries {
		if field := r.kind.Field(e.key); field != nil {
			c.readField(r, field, e.value)
		} else if row := r.kind.ListKind(e.key); row != nil {
			for _, item := range e.value.sequence(e.key, &c.problems) {
				c.readRow(r, row, item, false)
			}
		} else if keys := keysOf(r.kind); !slices.Contains(keys, e.key) {
			c.unknownKey(a(r.kind.Name), e, keys)
		}
	}
	c.linkFields(r)
	for _, e := range entries { // what speaks of fields already read
		c.readMeta(r, e)
	}
}

// keysOf are the keys that a record of a kind may have.
func keysOf(kind *models.Kind) []string {
	keys := append(kind.FieldNames(), lists(kind)...)
	if kind.Parent == nil {
		keys = append(keys, entityKeys...)
	}
	if len(kind.Lists) > 0 {
		keys = append(keys, listKeys...)
	}
	return append(keys, recordKeys...)
}

// readField reads the value of one field into a statement.
func (c *contents) readField(r *record, field *models.Field, n *node) {
	if !field.IsSet() {
		if value, ok := c.readScalar(field, n); ok {
			c.state(r, field, value, n.at())
		}
		return
	}
	items := n.sequence(field.Name, &c.problems)
	if items != nil && len(items) == 0 {
		c.empty(n.at(), field.Name)
	}
	var words []string
	for _, item := range items {
		word, ok := c.readScalar(field, item)
		switch {
		case ok && slices.Contains(words, word):
			c.problems.add(item.at(), "%s names %s twice", field.Name, word)
		case ok:
			words = append(words, word)
		}
	}
	if len(words) > 0 {
		c.state(r, field, strings.Join(words, " "), n.at())
	}
}

// state gives a record a value that its file says on a line of its own.
func (c *contents) state(r *record, field *models.Field, value string, at position) {
	c.give(r, field, value, &said{basis: r.source.basisOf(field, value), locator: r.locator, line: at.line}, at)
}

// give gives a record a canonical value, and reports whether it can have it.
func (c *contents) give(r *record, field *models.Field, value string, says *said, at position) bool {
	switch field.Form {
	case models.FormDate:
		date := models.MustDate(value) // canonical values parse
		if date.IsOpen() && !r.observed.IsKnown() {
			c.problems.add(at, `%s: ".." needs to be known to a day; give observedThroughOn (or publishedOn) of the source, or observedThroughOn of the record`, field.Name)
			return false
		}
		c.checkForesight(r.source, field, date, at)
	case models.FormRef, models.FormRefs:
		value = c.links.currentRefs(value)
	}
	r.add(field, value, says)
	return true
}

// checkForesight reports a day after that on which the source was read. An end
// may lie ahead: a term that was agreed, say.
func (c *contents) checkForesight(src *source, field *models.Field, date models.Date, at position) {
	seen := src.SeenOn
	if !field.Open && seen.IsKnown() && date.IsKnown() && date.Earliest() > seen.Latest() {
		c.problems.add(at, "%s, %s, is after the day on which the source was read, %s", field.Name, date, seen)
	}
}
