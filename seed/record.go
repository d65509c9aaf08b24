package seed

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/runes"
	"golang.org/x/text/transform"
	"golang.org/x/text/unicode/norm"

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

var recordKeys = []string{keyLocator, keyAt, keyStated, keyEditor, keyDerived, keyUnknown, keyObserved}

// readRecord reads one item of a file's list of entities.
func (c *contents) readRecord(kind *models.Kind, n *node, src *source) {
	entries := n.mapping("a "+kind.Name, &c.problems)
	if entries == nil {
		return
	}
	r := c.newRecord(kind, n.at(), src)
	known := false
	for _, e := range entries {
		switch e.key {
		case keyID:
			r.id, known = c.readID(kind, e)
		case keyKey:
			key, err := e.value.scalar()
			if err != nil {
				c.problems.add(e.at, "key: %v", err)
				return
			}
			r.id, known = c.links.resolve(src.ID, key, e.at, &c.problems)
		}
	}
	if !known {
		if !slices.ContainsFunc(entries, func(e entry) bool { return e.key == keyID || e.key == keyKey }) {
			c.problems.add(n.at(), "the %s needs an id, such as %s:…", kind.Name, kind.Name)
		}
		return
	}
	for _, other := range slices.Backward(c.records) {
		if other.file != r.file {
			break
		}
		if other.id == r.id {
			c.problems.add(r.position, "%s stands at line %d of this file too; say all that the source states of it in one place", r.id, other.position.line)
			return
		}
	}
	c.records = append(c.records, r)
	c.fillRecord(r, entries)
}

func (c *contents) newRecord(kind *models.Kind, at position, src *source) *record {
	observed := src.ObservedThroughOn
	if observed.IsZero() {
		observed = src.PublishedOn
	}
	return &record{position: at, source: src, kind: kind, observed: observed}
}

// fillRecord reads the fields and lists of a record whose identity is known.
func (c *contents) fillRecord(r *record, entries []entry) {
	for _, e := range entries { // what other keys depend on
		switch e.key {
		case keyLocator:
			r.locator, _ = c.plain(e)
		case keyObserved:
			r.observed = c.readObserved(e)
		}
	}
	for _, e := range entries {
		if field := r.kind.Field(e.key); field != nil {
			c.readField(r, field, e.value)
		} else if row := r.kind.ListKind(e.key); row != nil {
			for _, item := range e.value.sequence(e.key, &c.problems) {
				c.readRow(r, row, item, false)
			}
		} else if !isMeta(r.kind, e.key) {
			c.problems.add(e.at, "a %s has no %q%s", r.kind.Name, e.key, models.DidYouMean(e.key, keysOf(r.kind)))
		}
	}
	for _, e := range entries { // what speaks of fields already read
		c.readMeta(r, e)
	}
}

func isMeta(kind *models.Kind, key string) bool {
	if slices.Contains(recordKeys, key) {
		return true
	}
	return kind.Parent == nil && slices.Contains([]string{keyID, keyKey, keyComplete, keyNot}, key)
}

func keysOf(kind *models.Kind) []string {
	keys := append(kind.FieldNames(), recordKeys...)
	for _, row := range kind.Lists {
		keys = append(keys, row.List)
	}
	if kind.Parent == nil {
		keys = append(keys, keyID, keyKey, keyComplete, keyNot)
	}
	return keys
}

func (c *contents) readMeta(r *record, e entry) {
	switch e.key {
	case keyAt:
		c.eachField(r, e, func(s *statement, text string) { s.locator = text })
	case keyDerived:
		c.eachField(r, e, func(s *statement, text string) { s.basis, s.rule = models.Derived, text })
	case keyStated:
		c.rebase(r, e, models.Stated)
	case keyEditor:
		c.rebase(r, e, models.Editorial)
	case keyUnknown:
		for _, word := range c.readWords(e) {
			if c.checkField(r, word, e.at, true) {
				r.unknown = append(r.unknown, word)
			}
		}
	case keyComplete:
		if r.kind.Parent != nil {
			return
		}
		for _, word := range c.readWords(e) {
			if c.checkList(r, word, e.at) {
				r.complete = append(r.complete, word)
			}
		}
	case keyNot:
		if r.kind.Parent != nil {
			return
		}
		for _, list := range e.value.mapping(keyNot, &c.problems) {
			if !c.checkList(r, list.key, list.at) {
				continue
			}
			for _, item := range list.value.sequence(list.key, &c.problems) {
				c.readRow(r, r.kind.ListKind(list.key), item, true)
			}
		}
	}
}

// eachField reads a mapping of a field's name to a text.
func (c *contents) eachField(r *record, e entry, apply func(*statement, string)) {
	for _, f := range e.value.mapping(e.key, &c.problems) {
		text, err := f.value.scalar()
		if err != nil {
			c.problems.add(f.at, "%s: %v", f.key, err)
		} else if s := c.statementOf(r, f.key, f.at, e.key); s != nil {
			apply(s, text)
		}
	}
}

func (c *contents) rebase(r *record, e entry, basis models.Basis) {
	for _, word := range c.readWords(e) {
		if s := c.statementOf(r, word, e.at, e.key); s != nil {
			s.basis = basis
		}
	}
}

func (c *contents) statementOf(r *record, field string, at position, key string) *statement {
	if !c.checkField(r, field, at, false) {
		return nil
	}
	i := slices.IndexFunc(r.statements, func(s *statement) bool { return s.field.Name == field })
	if i < 0 {
		c.problems.add(at, "%s speaks of %s, for which this record gives no value", key, field)
		return nil
	}
	return r.statements[i]
}

func (c *contents) checkField(r *record, name string, at position, orList bool) bool {
	if r.kind.Field(name) != nil || orList && r.kind.ListKind(name) != nil {
		return true
	}
	c.problems.add(at, "a %s has no field %q%s", r.kind.Name, name, models.DidYouMean(name, r.kind.FieldNames()))
	return false
}

func (c *contents) checkList(r *record, name string, at position) bool {
	if r.kind.ListKind(name) != nil {
		return true
	}
	var lists []string
	for _, row := range r.kind.Lists {
		lists = append(lists, row.List)
	}
	c.problems.add(at, "a %s has no list %q; it has %s", r.kind.Name, name, strings.Join(lists, ", "))
	return false
}

func (c *contents) plain(e entry) (string, bool) {
	text, err := e.value.scalar()
	if err != nil {
		c.problems.add(e.at, "%s: %v", e.key, err)
	}
	return text, err == nil
}

func (c *contents) readObserved(e entry) models.Date {
	text, ok := c.plain(e)
	if !ok {
		return models.Date{}
	}
	date, err := models.ParseDate(text)
	if err == nil && !date.IsKnown() {
		err = fmt.Errorf("write the last day of which the source speaks, such as 2016-12-31")
	}
	if err != nil {
		c.problems.add(e.at, "%s: %v", e.key, err)
	}
	return date
}

// readRow reads one item of an entity's list. A kind of row with one field
// takes a plain value.
func (c *contents) readRow(parent *record, kind *models.Kind, n *node, denied bool) {
	r := &record{
		position: n.at(), source: parent.source, kind: kind, parent: parent,
		locator: parent.locator, observed: parent.observed, denied: denied,
	}
	if len(kind.Fields) == 1 && n.isScalar() {
		c.readField(r, kind.Fields[0], n)
	} else {
		entries := n.mapping("an item of "+kind.List, &c.problems)
		if entries == nil {
			return
		}
		c.fillRecord(r, entries)
	}
	c.addRow(r)
}

// addRow gives a row its identity, made of its parent's and of its key fields.
func (c *contents) addRow(r *record) {
	var parts []string
	for _, key := range r.kind.Keys() {
		value := r.get(key.Name)
		if key.Needed && value == "" {
			c.problems.add(r.position, "an item of %s needs %s", r.kind.List, key.Name)
			return
		}
		if value != "" {
			parts = append(parts, rowSlug(key, value))
		}
	}
	if len(parts) == 0 {
		var names []string
		for _, key := range r.kind.Keys() {
			names = append(names, key.Name)
		}
		c.problems.add(r.position, "an item of %s needs %s", r.kind.List, strings.Join(names, " or "))
		return
	}
	r.id = models.NewID(r.kind.Name, r.parent.id.Slug()+"."+strings.Join(parts, "-"))
	c.records = append(c.records, r)
}

func rowSlug(key *models.Field, value string) string {
	if key.Form == models.FormRef {
		return models.ID(value).Slug()
	}
	return slug(value)
}

// slug makes of a text what an ID may hold. What has no Latin letters, or is
// an address, is named by a fingerprint.
func slug(text string) string {
	const longest = 40
	fold := transform.Chain(norm.NFD, runes.Remove(runes.In(unicode.Mn)), norm.NFC)
	folded, _, err := transform.String(fold, text)
	if err != nil {
		folded = text
	}
	var b strings.Builder
	lost := false
	for _, r := range strings.ToLower(folded) {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			b.WriteRune(r)
		case r > unicode.MaxLatin1:
			lost = true
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	s := strings.Trim(b.String(), "-")
	if s == "" || lost || len(s) > longest {
		digest := sha256.Sum256([]byte(text))
		return hex.EncodeToString(digest[:4])
	}
	return s
}

// readField reads the value of one field into a statement.
func (c *contents) readField(r *record, field *models.Field, n *node) {
	var value string
	if field.IsSet() {
		var words []string
		for _, item := range n.sequence(field.Name, &c.problems) {
			if word, ok := c.readScalar(field, item); ok {
				words = append(words, word)
			}
		}
		value = strings.Join(words, " ")
	} else {
		value, _ = c.readScalar(field, n)
	}
	if value != "" {
		c.addStatement(r, field, value, n.at())
	}
}

func (c *contents) addStatement(r *record, field *models.Field, value string, at position) {
	s := &statement{record: r, field: field, value: value, basis: field.Basis, locator: r.locator, line: at.line}
	switch field.Form {
	case models.FormDate:
		s.date = models.MustDate(value) // canonical values parse
		if s.date.IsOpen() && !r.observed.IsKnown() {
			c.problems.add(at, `%s: ".." needs to be known to a day; give observedThroughOn (or publishedOn) of the source, or observedThroughOn of the record`, field.Name)
			return
		}
	case models.FormRef, models.FormRefs:
		ids := strings.Fields(value)
		for i, id := range ids {
			ids[i] = string(c.links.current(models.ID(id)))
		}
		s.value = strings.Join(ids, " ")
	}
	r.statements = append(r.statements, s)
}
