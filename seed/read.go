package seed

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"entente/models"
)

// The folders of a seed.
const (
	sourcesDir   = "sources"
	linksDir     = "links"
	decisionsDir = "decisions"
)

// contents is all that the files of a seed say, before it is merged.
type contents struct {
	revision string
	sources  []*source
	records  []*record
	links    *links
	rulings  []*ruling
	bounds   []bound
	problems Problems
}

// Revision identifies the content of a seed's files, without reading what
// they say.
func Revision(fsys fs.FS) (string, error) {
	_, revision, err := slurp(fsys)
	return revision, err
}

// read reads every file of a seed. It goes on after an error, so that one run
// finds them all.
func read(fsys fs.FS) *contents {
	c := &contents{links: newLinks()}
	files, revision, err := slurp(fsys)
	if err != nil {
		c.problems.add(position{file: "."}, "%v", err)
		return c
	}
	c.revision = revision
	c.readFiles(files)
	return c
}

// slurp reads the files of a seed and hashes their names and contents.
func slurp(fsys fs.FS) (map[string][]byte, string, error) {
	hash := sha256.New()
	files := map[string][]byte{}
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !isSeedFile(name) {
			return err
		}
		content, err := fs.ReadFile(fsys, name)
		if err != nil {
			return err
		}
		files[name] = content
		digest := sha256.Sum256(content)
		hash.Write([]byte(name))
		hash.Write(digest[:])
		return nil
	})
	if err == nil && len(files) == 0 {
		err = errors.New("it holds no file of a seed")
	}
	if err != nil {
		return nil, "", fmt.Errorf("the seed cannot be read: %w; is this the folder that holds sources/, links/ and decisions/?", err)
	}
	return files, hex.EncodeToString(hash.Sum(nil))[:16], nil
}

// isSeedFile leaves out what editors and systems put beside our files, and
// the Go code beside the embedded seed.
func isSeedFile(name string) bool {
	top, _, _ := strings.Cut(name, "/")
	if strings.HasPrefix(path.Base(name), ".") || (top != sourcesDir && top != linksDir && top != decisionsDir) {
		return false
	}
	ext := path.Ext(name)
	return ext == ".yaml" || ext == ".csv" || ext == ".yml"
}

func (c *contents) readFiles(files map[string][]byte) {
	names := make([]string, 0, len(files))
	for name := range files {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names { // links first: they name the records of the rest
		if strings.HasPrefix(name, linksDir+"/") {
			c.links.read(name, files[name], &c.problems)
		}
	}
	datasets := map[string]*source{}
	var tables []string
	for _, name := range names {
		switch {
		case path.Ext(name) == ".yml":
			c.problems.add(position{file: name}, "name the file %s.yaml", strings.TrimSuffix(name, ".yml"))
		case strings.HasPrefix(name, decisionsDir+"/"):
			c.readDecisions(name, files[name])
		case !strings.HasPrefix(name, sourcesDir+"/"):
		case path.Ext(name) == ".csv":
			tables = append(tables, name)
		default:
			if src := c.readSource(name, files[name]); src != nil && path.Base(name) == "source.yaml" {
				datasets[path.Dir(name)] = src
			}
		}
	}
	for _, name := range tables {
		src := datasets[path.Dir(name)]
		if src == nil {
			c.problems.add(position{file: name}, "a table needs a source.yaml beside it that names its source")
			continue
		}
		c.readTable(name, files[name], src)
	}
	c.links.reportUnused(c)
}

// readSource reads one YAML file: the source, then its records.
func (c *contents) readSource(name string, content []byte) *source {
	root := parseYAML(name, content, &c.problems)
	if root == nil {
		return nil
	}
	entries := root.mapping("the file", &c.problems)
	i := slices.IndexFunc(entries, func(e entry) bool { return e.key == "source" })
	if i < 0 {
		c.problems.add(position{name, 1}, "the file names no source; begin it with source: and its id, kind, title, publisher, language and licenseClass")
		return nil
	}
	src := c.readSourceBlock(entries[i])
	if src == nil {
		return nil
	}
	c.sources = append(c.sources, src)
	for _, e := range slices.Delete(entries, i, i+1) {
		kind := kindByPlural(e.key)
		if kind == nil {
			c.problems.add(e.at, "unknown key %q%s; a file holds source, %s", e.key, models.DidYouMean(e.key, plurals()), strings.Join(plurals(), ", "))
			continue
		}
		for _, item := range e.value.sequence(e.key, &c.problems) {
			c.readRecord(kind, item, src)
		}
	}
	return src
}

func kindByPlural(plural string) *models.Kind {
	for _, kind := range models.Kinds {
		if kind.Plural == plural {
			return kind
		}
	}
	return nil
}

func plurals() []string {
	names := make([]string, len(models.Kinds))
	for i, kind := range models.Kinds {
		names[i] = kind.Plural
	}
	return names
}

func (c *contents) readSourceBlock(block entry) *source {
	kind := models.KindOf("source")
	src := &source{position: block.at}
	given := map[string]bool{}
	for _, e := range block.value.mapping("source", &c.problems) {
		given[e.key] = true
		switch field := kind.Field(e.key); {
		case e.key == "id":
			src.ID, _ = c.readID(kind, e)
		case e.key == "lessReliable":
			src.lessReliable = c.readWords(e)
		case field == nil:
			c.problems.add(e.at, "a source has no %q%s", e.key, models.DidYouMean(e.key, append(kind.FieldNames(), "id", "lessReliable")))
		default:
			if value, ok := c.readScalar(field, e.value); ok {
				c.set(field, &src.Source, value, e.at)
			}
		}
	}
	if src.ID == "" {
		if !given["id"] {
			c.problems.add(block.at, "the source needs an id, such as source:tass-2024-06-19-gifts")
		}
		return nil
	}
	src.File, src.Line = block.at.file, block.at.line
	for _, field := range kind.Fields {
		if field.Needed && !given[field.Name] {
			c.problems.add(block.at, "%s needs %s", src.ID, field.Name)
		}
	}
	if src.URL != "" && !src.SeenOn.IsKnown() {
		c.problems.add(block.at, "%s has a url and needs seenOn, the day on which the page was read", src.ID)
	}
	return src
}

func (c *contents) set(field *models.Field, row any, value string, at position) {
	if err := field.Set(row, value); err != nil {
		c.problems.add(at, "%s: %v", field.Name, err)
	}
}

// readScalar reads one plain value of a field that holds one.
func (c *contents) readScalar(field *models.Field, n *node) (string, bool) {
	raw, err := n.scalar()
	if err == nil {
		raw, err = field.Canonical(raw)
	}
	if err != nil {
		c.problems.add(n.at(), "%s: %v", field.Name, err)
		return "", false
	}
	if raw == "" {
		c.problems.add(n.at(), "%s is empty; leave it out, or put it under unknown: when the source was searched for it", field.Name)
		return "", false
	}
	return raw, true
}

// readID reads an id, with or without its kind.
func (c *contents) readID(kind *models.Kind, e entry) (models.ID, bool) {
	raw, err := e.value.scalar()
	if err == nil {
		if !strings.Contains(raw, ":") {
			raw = kind.Name + ":" + raw
		}
		var id models.ID
		if id, err = models.ParseID(raw); err == nil && id.Kind() == kind.Name {
			return c.links.current(id), true
		}
		if err == nil {
			c.problems.add(e.at, "%s is no %s; write %s:…", id, kind.Name, kind.Name)
			return "", false
		}
	}
	c.problems.add(e.at, "id: %v", err)
	return "", false
}

// readWords reads a list of plain words.
func (c *contents) readWords(e entry) []string {
	var words []string
	for _, item := range e.value.sequence(e.key, &c.problems) {
		word, err := item.scalar()
		if err != nil {
			c.problems.add(item.at(), "%s: %v", e.key, err)
			continue
		}
		words = append(words, word)
	}
	return words
}
