package ingest

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"entente/models"
	"entente/seed"
)

// A Corpus is what linkers read: the records of all bulk sources as they stand
// in the seed, the links that are committed, and the entities that curated
// files describe.
type Corpus struct {
	// Datasets are the bulk sources by the names of their folders.
	Datasets map[string]*Dataset
	// Curated is what the curated files make when read alone.
	Curated *models.Dataset

	linked  map[linkKey]link
	changes map[models.ID]models.ID
	terms   map[models.ID][]term // by state, read when first asked for
}

// A Dataset is one bulk source.
type Dataset struct {
	Name   string
	Source models.ID
	tables *Tables
}

type linkKey struct {
	source models.ID
	key    string
}

// A link is what a committed row says: which entity, and by which rule.
type link struct {
	id   models.ID
	rule string
}

// Rows are the rows of one of its tables, in the order of the file.
func (d *Dataset) Rows(table string) []Row {
	if d == nil || d.tables.tables[table] == nil {
		return nil
	}
	return d.tables.tables[table].rows
}

// Children are the rows of a table by the key of their entity.
func (d *Dataset) Children(table string) map[string][]Row {
	children := map[string][]Row{}
	for _, row := range d.Rows(table) {
		children[row["parent"]] = append(children[row["parent"]], row)
	}
	return children
}

// ReadCorpus reads the bulk sources, links and curated files of a seed.
func ReadCorpus(files fs.FS) (*Corpus, error) {
	c := &Corpus{Datasets: map[string]*Dataset{}, linked: map[linkKey]link{}, changes: map[models.ID]models.ID{}}
	folders, err := fs.ReadDir(files, datasets)
	if err != nil {
		return nil, fmt.Errorf("the seed has no %s", datasets)
	}
	for _, folder := range folders {
		if err := c.readDataset(files, folder.Name()); err != nil {
			return nil, err
		}
	}
	if err := c.readLinks(files); err != nil {
		return nil, err
	}
	// What curated files refer to may be described by bulk sources alone, so
	// that problems are to be expected here; `entente check` reports the real ones.
	c.Curated, _ = seed.Load(curatedFiles{files})
	return c, nil
}

func (c *Corpus) readDataset(files fs.FS, name string) error {
	dir, err := fs.Sub(files, path.Join(datasets, name))
	if err != nil {
		return err
	}
	content, err := fs.ReadFile(dir, "source.yaml")
	if err != nil {
		return fmt.Errorf("%s/%s needs a source.yaml", datasets, name)
	}
	source, err := seed.SourceID(content)
	if err != nil {
		return fmt.Errorf("%s/%s/source.yaml: %w", datasets, name, err)
	}
	tables, err := readTables(dir)
	if err != nil {
		return fmt.Errorf("%s/%s: %w", datasets, name, err)
	}
	c.Datasets[name] = &Dataset{Name: name, Source: source, tables: tables}
	return nil
}

// changesFile lists what became of IDs.
const changesFile = "changes.csv"

func (c *Corpus) readLinks(files fs.FS) error {
	names, err := fs.Glob(files, "links/*.csv")
	if err != nil {
		return err
	}
	for _, name := range names {
		rows, err := readCSV(files, name)
		if err != nil {
			return err
		}
		for _, row := range rows {
			if path.Base(name) == changesFile {
				c.changes[models.ID(row["id"])] = models.ID(row["to"])
				continue
			}
			c.linked[linkKey{models.ID(row["source"]), row["key"]}] = link{models.ID(row["id"]), row["rule"]}
		}
	}
	return nil
}

// Linked is the entity to which a record is linked by a committed row, under
// its ID of today; "" where there is none.
func (c *Corpus) Linked(source models.ID, key string) models.ID {
	id := c.linked[linkKey{source, key}].id
	for range len(c.changes) {
		next, changed := c.changes[id]
		if !changed || next == "" {
			break
		}
		id = next
	}
	return id
}

// curatedFiles hides the bulk sources and their links from whoever reads a seed.
type curatedFiles struct{ fs.FS }

func (f curatedFiles) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(f.FS, name)
	return slices.DeleteFunc(entries, func(e fs.DirEntry) bool {
		full := path.Join(name, e.Name())
		return full == datasets || strings.HasPrefix(full, "links/") && e.Name() != changesFile
	}), err
}

func (f curatedFiles) ReadFile(name string) ([]byte, error) { return fs.ReadFile(f.FS, name) }
