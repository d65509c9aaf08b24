package ingest

import (
	"fmt"
	"strings"

	"entente/models"
)

// A Mint gives IDs to entities that have none. It never gives one twice, nor
// one that the seed has given before, whatever became of it.
type Mint struct {
	kind  string
	taken map[models.ID]bool
}

// NewMint knows all IDs of a kind that links, changes and curated files bear.
func (c *Corpus) NewMint(kind string) *Mint {
	m := &Mint{kind: kind, taken: map[models.ID]bool{}}
	for _, l := range c.linked {
		m.taken[l.id] = true
	}
	for id, to := range c.changes {
		m.taken[id], m.taken[to] = true, true
	}
	for _, k := range models.Kinds {
		if k.Name == kind {
			for row := range k.Rows(c.Curated) {
				m.taken[row.(models.Node).Self()] = true
			}
		}
	}
	return m
}

// maxSlug leaves room for the IDs of an entity's rows.
const maxSlug = 60

// New mints an ID of words, which are cut where they are too many: the first
// of "a-b", "a-b-2", "a-b-3" that is free.
func (m *Mint) New(words ...string) models.ID {
	slug := Slug(strings.Join(words, " "))
	for n := 1; ; n++ {
		id := models.NewID(m.kind, slug)
		if n > 1 {
			id = models.NewID(m.kind, fmt.Sprintf("%s-%d", slug, n))
		}
		if !m.taken[id] {
			m.taken[id] = true
			return id
		}
	}
}

// Slug is a text as an ID holds it: lower case, without diacritics, its words
// parted by hyphens and cut at the end of a word.
func Slug(text string) string {
	slug := strings.Trim(noWord.ReplaceAllString(strings.ReplaceAll(Fold(text), "'", ""), "-"), "-")
	if len(slug) > maxSlug {
		slug = slug[:maxSlug]
		if at := strings.LastIndexByte(slug, '-'); at > maxSlug/2 {
			slug = slug[:at]
		}
	}
	return slug
}
