package seed

import (
	"io/fs"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

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

// contents is all that the files of a seed say, or one of them, before it is merged.
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
	key string // the upstream's own id of the record, "" where there is none
	id  models.ID
}

// read reads every file of a seed. It goes on after an error, so that one run
// finds them all.
func read(fsys fs.FS) *contents {
	c := &contents{links: newLinks(), rulings: map[rulingKey]*ruling{}}
	files, revision, err := slurp(fsys)
	if err != nil {
		c.problems.add(position{file: "."}, "%v", err)
		return c
	}
	c.revision = revision
	c.readFiles(files)
	return c
}

// readFiles reads the links first, which name the records of the rest, then
// the files of sources, then the tables that stand beside some.
func (c *contents) readFiles(files []file) {
	files = c.texts(files)
	var sources, tables []file
	for _, f := range files {
		switch ext := path.Ext(f.name); {
		case isIn(f.name, linksDir) && ext == ".csv":
			c.links.read(f.name, f.content, &c.problems)
		case isIn(f.name, decisionsDir) && ext == ".yaml": // below
		case isIn(f.name, sourcesDir) && ext == ".csv":
			tables = append(tables, f)
		case isIn(f.name, sourcesDir) && ext == ".yaml":
			sources = append(sources, f)
		default:
			c.problems.add(position{file: f.name}, "this is no file of a seed: %s/ holds .yaml and .csv, %s/ .csv and %s/ .yaml", sourcesDir, linksDir, decisionsDir)
		}
	}
	for _, f := range files {
		if isIn(f.name, decisionsDir) && path.Ext(f.name) == ".yaml" {
			c.readDecisions(f.name, f.content)
		}
	}
	read := make([]*source, len(sources))
	c.eachAlone(sources, func(part *contents, i int) {
		read[i] = part.readSource(sources[i].name, sources[i].content)
	})
	datasets := map[string]*source{}
	for i, f := range sources {
		if path.Base(f.name) == datasetFile {
			datasets[path.Dir(f.name)] = read[i]
		}
	}
	c.eachAlone(tables, func(part *contents, i int) {
		f := tables[i]
		src := datasets[path.Dir(f.name)]
		if src == nil {
			part.problems.add(position{file: f.name}, "a table needs a %s beside it that names its source", datasetFile)
			return
		}
		part.readTable(f.name, f.content, src)
	})
	c.links.reportUnused(&c.problems)
	c.links.rows = nil // all is read
}

// eachAlone reads files, several at the same time, each into contents of its
// own, and then puts these together in their order.
func (c *contents) eachAlone(files []file, read func(part *contents, i int)) {
	parts := make([]*contents, len(files))
	inParallel(len(files), func(i int) {
		expected := 0 // in a table, one a line
		if path.Ext(files[i].name) == ".csv" {
			expected = strings.Count(files[i].content, "\n")
		}
		parts[i] = &contents{links: c.links, stands: make(map[stand]int, expected)}
		read(parts[i], i)
		parts[i].stands = nil
	})
	records := 0
	for _, part := range parts {
		records += len(part.records)
	}
	c.records = slices.Grow(c.records, records)
	for _, part := range parts {
		c.sources = append(c.sources, part.sources...)
		c.records = append(c.records, part.records...)
		c.problems = append(c.problems, part.problems...)
	}
}

// inParallel does n things on all processors.
func inParallel(n int, do func(i int)) {
	var next atomic.Int64
	var wg sync.WaitGroup
	for range min(n, runtime.GOMAXPROCS(0)) {
		wg.Go(func() {
			for i := next.Add(1) - 1; i < int64(n); i = next.Add(1) - 1 {
				do(int(i))
			}
		})
	}
	wg.Wait()
}

func isIn(name, dir string) bool { return strings.HasPrefix(name, dir+"/") }
