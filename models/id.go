package models

import (
	"fmt"
	"strings"
)

// ID is a permanent, readable, typed identifier: the kind of the entity, a
// colon and a slug, as in country:PRK, treaty:dprk-ussr-friendship-1961 or
// party:dprk-ussr-friendship-1961.SUN. Current states carry their ISO 3166-1
// alpha-3 code, former ones the withdrawn alpha-3 (country:SUN), else a slug.
// A row of an entity's list is named by the entity's slug, a dot and what
// identifies the row. An ID is minted once: one that was renamed or merged
// goes on resolving.
type ID string

// maxIDLength bounds what is looked up and echoed.
const maxIDLength = 200

// ParseID checks the form of an ID and that its kind exists. Whether there is
// such an entity is another question.
func ParseID(s string) (ID, error) {
	if len(s) > maxIDLength || !hasIDForm(s) {
		return "", fmt.Errorf("%q is not an ID; IDs look like treaty:dprk-ussr-friendship-1961 or country:PRK", clip(s))
	}
	id := ID(s)
	if KindOf(id.Kind()) == nil {
		return "", fmt.Errorf("%q is not an ID: there is no kind %q%s", clip(s), clip(id.Kind()), DidYouMean(id.Kind(), kindNames()))
	}
	return id, nil
}

// hasIDForm reports whether s is [a-z][a-z-]*:[A-Za-z0-9]+([-.][A-Za-z0-9]+)*.
// A seed holds a million IDs, and a regular expression takes its time.
func hasIDForm(s string) bool {
	kind, slug, found := strings.Cut(s, ":")
	if !found || kind == "" || kind[0] == '-' || slug == "" {
		return false
	}
	for i := range len(kind) {
		if c := kind[i]; (c < 'a' || c > 'z') && c != '-' {
			return false
		}
	}
	joint := true // a slug begins and ends with a letter or digit, and so does each part
	for i := range len(slug) {
		switch c := slug[i]; {
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c >= '0' && c <= '9':
			joint = false
		case joint, c != '-' && c != '.':
			return false
		default:
			joint = true
		}
	}
	return !joint
}

// NewID names an entity by kind and slug.
func NewID(kind, slug string) ID { return ID(kind + ":" + slug) }

// Kind is the part before the colon.
func (id ID) Kind() string {
	kind, _, _ := strings.Cut(string(id), ":")
	return kind
}

// Slug is the part after the colon.
func (id ID) Slug() string {
	_, slug, _ := strings.Cut(string(id), ":")
	return slug
}
