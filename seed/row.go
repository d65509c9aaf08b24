package seed

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"entente/models"
)

// readRow reads one item of an entity's list. A kind of row with one field
// takes a plain value.
func (c *contents) readRow(parent *record, kind *models.Kind, n *node, denied bool) {
	r := &record{
		provenance: &provenance{parent.file, parent.source, kind, parent.observed}, parent: parent,
		locator: parent.locator, remarks: noRemarks, line: n.at().line,
	}
	if denied {
		r.remark().denied = true
	}
	before := len(c.problems)
	if len(kind.Fields) == 1 && n.isScalar() {
		c.readField(r, kind.Fields[0], n)
	} else {
		entries := n.mapping("an item of "+kind.List, &c.problems)
		if entries == nil {
			return
		}
		c.fillRecord(r, entries)
	}
	for i, g := range r.values {
		if denied && !g.field.Key {
			c.problems.add(position{r.file, r.said[i].line}, "an item under %s: names what is not there by %s; it has no %s", keyNot, keyNames(kind), g.field.Name)
		}
	}
	c.addRow(r, len(c.problems) > before)
}

// addRow gives a row its identity, made of its parent's and of its key fields.
// What it lacks is reported unless something else is wrong with it.
func (c *contents) addRow(r *record, reported bool) {
	before := len(c.problems)
	c.linkRow(r)
	reported = reported || len(c.problems) > before
	var parts []string
	for _, key := range r.kind.Keys() {
		value := r.get(key.Name)
		if key.Needed && value == "" {
			if !reported {
				c.problems.add(r.at(), "an item of %s needs %s", r.kind.List, key.Name)
			}
			return
		}
		if value != "" {
			parts = append(parts, rowSlug(key, value))
		}
	}
	if len(parts) == 0 && !reported {
		c.problems.add(r.at(), "an item of %s needs %s", r.kind.List, keyNames(r.kind))
	}
	if len(parts) == 0 || r.parent.id == "" {
		return
	}
	r.id = models.NewID(r.kind.Name, r.parent.id.Slug()+"."+strings.Join(parts, "-"))
	c.place(r)
}

func keyNames(kind *models.Kind) string {
	var names []string
	for _, key := range kind.Keys() {
		names = append(names, key.Name)
	}
	return strings.Join(names, " or ")
}

func rowSlug(key *models.Field, value string) string {
	if key.Form == models.FormRef {
		return models.ID(value).Slug()
	}
	return slug(value)
}

// slug makes of a text what an ID may hold. What is long, an address, or not
// in Latin letters, is named by a fingerprint.
func slug(text string) string {
	const longest = 40
	var b strings.Builder
	lost := strings.Contains(text, "://")
	for _, r := range strings.ToLower(withoutMarks(text)) {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			b.WriteRune(r)
		case unicode.IsLetter(r) || unicode.IsNumber(r):
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

// withoutMarks is a text without its diacritics.
func withoutMarks(text string) string {
	if !strings.ContainsFunc(text, func(r rune) bool { return r >= utf8.RuneSelf }) {
		return text
	}
	return norm.NFC.String(strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFD.String(text)))
}
