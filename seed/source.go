package seed

import (
	"errors"
	"slices"

	"github.com/goccy/go-yaml"

	"entente/models"
)

// A source is a models.Source and what its file says of its use.
type source struct {
	models.Source
	position
	// lessReliable are the fields in which the source counts as less than an
	// article, whatever its kind.
	lessReliable []string
	// bases are those of its values of some fields.
	bases map[*models.Field]basis
	// mentions says that links know whom some of its records mention.
	mentions bool
}

// keyLessReliable names the fields and lists in which a source is to be
// trusted less than its kind.
const keyLessReliable = "lessReliable"

// basisKeys say who decided values: of a record's fields, and of all values
// that a source gives for a field.
var basisKeys = []string{keyStated, keyEditor, keyDerived}

// sourceKeys are the keys that a source may have.
func sourceKeys() []string {
	return append(append(models.KindOf("source").FieldNames(), keyID, keyLessReliable), basisKeys...)
}

// readSource reads one YAML file: the source, then its records.
func (c *contents) readSource(name, content string) *source {
	src := &source{position: position{name, 1}}
	root := parseYAML(name, content, &c.problems)
	if root == nil {
		return src
	}
	entries := root.mapping("the file", &c.problems)
	i := slices.IndexFunc(entries, func(e entry) bool { return e.key == "source" })
	if i >= 0 { // before the records, which depend on it
		c.readSourceBlock(src, entries[i])
	} else if entries != nil {
		c.problems.add(src.position, "the file names no source; begin it with source: and its id, kind, title, publisher, language and licenseClass")
	}
	for j, e := range entries {
		if j == i {
			continue
		}
		kind := kindByPlural(e.key)
		if kind == nil {
			c.unknownKey("a file of a source", e, append(plurals(), "source"))
			continue
		}
		for _, item := range e.value.sequence(e.key, &c.problems) {
			c.readRecord(kind, item, src)
		}
	}
	return src
}

func kindByPlural(plural string) *models.Kind {
	i := slices.IndexFunc(models.Kinds, func(kind *models.Kind) bool { return kind.Plural == plural })
	if i < 0 {
		return nil
	}
	return models.Kinds[i]
}

func plurals() []string {
	names := make([]string, len(models.Kinds))
	for i, kind := range models.Kinds {
		names[i] = kind.Plural
	}
	return names
}

// readSourceBlock reads the source itself. One without an id is not added:
// its records are read for their problems alone.
func (c *contents) readSourceBlock(src *source, block entry) {
	kind := models.KindOf("source")
	src.position = block.at
	given := map[string]bool{}
	for _, e := range block.value.mapping("source", &c.problems) {
		given[e.key] = true
		switch field := kind.Field(e.key); {
		case e.key == keyID:
			src.ID = c.readID(kind, e)
		case e.key == keyLessReliable:
			src.lessReliable = c.readFieldNames(e)
		case slices.Contains(basisKeys, e.key):
			c.readBases(src, e)
		case field == nil:
			c.unknownKey("a source", e, sourceKeys())
		default:
			if value, ok := c.readScalar(field, e.value); ok {
				c.set(field, &src.Source, value, e.at)
			}
		}
	}
	src.File, src.Line = block.at.file, block.at.line
	name := "the source"
	if src.ID != "" {
		src.mentions = c.links.mentions[src.ID]
		name = string(src.ID)
		c.sources = append(c.sources, src)
	}
	if !given[keyID] {
		c.problems.add(block.at, "the source needs an id, such as source:tass-2024-06-19-gifts")
	}
	for _, field := range kind.Fields {
		if field.Needed && !given[field.Name] {
			c.problems.add(block.at, "%s needs %s", name, field.Name)
		}
	}
	c.checkSeen(src, name)
}

// checkSeen holds the days of a source against each other: it was published,
// speaks of a time, and was read on one known day after both.
func (c *contents) checkSeen(src *source, name string) {
	if !src.SeenOn.IsKnown() {
		if src.URL != "" && src.SeenOn.IsZero() {
			c.problems.add(src.position, "%s has a url and needs seenOn, the day on which the page was read", name)
		}
		return
	}
	if src.SeenOn.Span() > 1 {
		c.problems.add(src.position, "seenOn of %s, %s, is not a day; write the day on which the page was read, such as 2026-11-24", name, src.SeenOn)
	}
	for _, day := range []struct {
		what string
		date models.Date
	}{{"publishedOn", src.PublishedOn}, {"observedThroughOn", src.ObservedThroughOn}} {
		if day.date.IsKnown() && day.date.Earliest() > src.SeenOn.Latest() {
			c.problems.add(src.position, "%s of %s, %s, is after its seenOn, %s; nothing is read before it is there", day.what, name, day.date, src.SeenOn)
		}
	}
}

// readFieldNames reads names of fields and lists, of whatever kind.
func (c *contents) readFieldNames(e entry) []string {
	var names []string
	for _, kind := range models.AllKinds() {
		names = append(names, kind.FieldNames()...)
		if kind.List != "" {
			names = append(names, kind.List)
		}
	}
	words := c.readWords(e)
	for _, word := range words {
		if !slices.Contains(names, word) {
			c.problems.add(e.at, "%s: no kind has a field or list %q%s", e.key, word, models.DidYouMean(word, names))
		}
	}
	return words
}

func (c *contents) set(field *models.Field, row any, value string, at position) {
	if err := field.Set(row, value); err != nil {
		c.problems.add(at, "%s: %v", field.Name, err)
	}
}

// SourceID is the ID of the source that a file describes. Its error says that
// there is none; [Load] finds all that is wrong with the file.
func SourceID(content []byte) (models.ID, error) {
	var file struct {
		Source struct {
			ID string `yaml:"id"`
		} `yaml:"source"`
	}
	if err := yaml.Unmarshal(content, &file); err != nil || file.Source.ID == "" {
		return "", errors.New("the file names no source; begin it with source: and its id")
	}
	return models.ParseID(file.Source.ID)
}
