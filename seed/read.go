package seed

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"entente/models"
)

// The folders of a seed.
const (
	sourcesDir   = "sources"
	linksDir     = "links"
	decisionsDir = "decisions"
)

// datasetFile names the source of the tables that stand beside it.
const datasetFile = "source.yaml"

// contents is all that the files of a seed say, before it is merged.
type contents struct {
	revision string
	sources  []*source
	records  []*record
	// stands says where a file speaks of an entity or row, so that it does so once.
	stands   map[stand]int
	links    *links
	rulings  map[rulingKey]*ruling
	bounds   []bound
	problems Problems
}

// A stand is what one file says of one entity or row. Several records of a
// bulk source may be one entity; each of them says a thing once.
type stand struct {
	file string
	key  string // the upstream's own id of the record, "" where there is none
	id   models.ID
}

// Revision identifies the dataset that a seed's files make, without merging
// them: a hash of their content and of the rules.
func Revision(fsys fs.FS) (string, error) {
	_, revision, err := slurp(fsys)
	return revision, err
}

// read reads every file of a seed. It goes on after an error, so that one run
// finds them all.
func read(fsys fs.FS) *contents {
	c := &contents{links: newLinks(), stands: map[stand]int{}, rulings: map[rulingKey]*ruling{}}
	files, revision, err := slurp(fsys)
	if err != nil {
		c.problems.add(position{file: "."}, "%v", err)
		return c
	}
	c.revision = revision
	c.readFiles(files)
	return c
}

// slurp reads the files of a seed and hashes their names and contents, and the
// rules by which they are merged.
func slurp(fsys fs.FS) (map[string][]byte, string, error) {
	hash := sha256.New()
	hash.Write(rules())
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
// the Go code and the schemas beside the embedded seed.
func isSeedFile(name string) bool {
	top, _, nested := strings.Cut(name, "/")
	base := path.Base(name)
	if strings.ContainsAny(base[:1], ".#") || strings.HasSuffix(base, "~") || path.Ext(base) == ".md" {
		return false
	}
	return nested && (top == sourcesDir || top == linksDir || top == decisionsDir)
}

func (c *contents) readFiles(files map[string][]byte) {
	names := make([]string, 0, len(files))
	for name, content := range files {
		if text, ok := c.text(name, content); ok {
			files[name] = text
			names = append(names, name)
		}
	}
	slices.Sort(names)
	for _, name := range names { // links first: they name the records of the rest
		if isIn(name, linksDir) && path.Ext(name) == ".csv" {
			c.links.read(name, files[name], &c.problems)
		}
	}
	datasets := map[string]*source{}
	var tables []string
	for _, name := range names {
		switch ext := path.Ext(name); {
		case isIn(name, linksDir) && ext == ".csv":
		case isIn(name, decisionsDir) && ext == ".yaml":
			c.readDecisions(name, files[name])
		case isIn(name, sourcesDir) && ext == ".csv":
			tables = append(tables, name)
		case isIn(name, sourcesDir) && ext == ".yaml":
			src := c.readSource(name, files[name])
			if path.Base(name) == datasetFile {
				datasets[path.Dir(name)] = src
			}
		default:
			c.problems.add(position{file: name}, "this is no file of a seed: %s/ holds .yaml and .csv, %s/ .csv and %s/ .yaml", sourcesDir, linksDir, decisionsDir)
		}
	}
	for _, name := range tables {
		src := datasets[path.Dir(name)]
		if src == nil {
			c.problems.add(position{file: name}, "a table needs a %s beside it that names its source", datasetFile)
			continue
		}
		c.readTable(name, files[name], src)
	}
	c.links.reportUnused(&c.problems)
}

func isIn(name, dir string) bool { return strings.HasPrefix(name, dir+"/") }

// text is a file without the mark that some editors put before its first
// letter and the one that some put at the end of lines. What is not UTF-8, or
// holds control characters, is reported.
func (c *contents) text(name string, content []byte) ([]byte, bool) {
	content = bytes.TrimPrefix(content, []byte("\ufeff"))
	content = bytes.ReplaceAll(content, []byte("\r\n"), []byte("\n"))
	line := 1
	for rest := content; len(rest) > 0; {
		r, size := utf8.DecodeRune(rest)
		switch {
		case r == utf8.RuneError && size == 1:
			c.problems.add(position{name, line}, "this is not UTF-8; save the file in UTF-8")
			return nil, false
		case r == '\n':
			line++
		case r < ' ' && r != '\t' || r == 0x7f:
			c.problems.add(position{name, line}, "there is a control character (%U) here; delete it", r)
			return nil, false
		}
		rest = rest[size:]
	}
	return content, true
}
