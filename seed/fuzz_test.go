package seed

import (
	"io/fs"
	"os"
	"path"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"entente/models"
)

// Whatever stands in a file, Load gives a dataset, or problems that say where.
func loads(t *testing.T, name string, content []byte, beside fstest.MapFS) {
	files := fstest.MapFS{name: &fstest.MapFile{Data: content}}
	for other, file := range beside {
		files[other] = file
	}
	ds, problems := Load(files)
	if ds == nil {
		t.Fatal("there is no dataset")
	}
	linesOf := strings.Count(string(content), "\n") + 1
	for _, p := range problems {
		if p.File == "" || p.Message == "" || p.Line < 0 || p.File == name && p.Line > linesOf+1 {
			t.Fatalf("a problem of a file of %d lines: %+v", linesOf, p)
		}
		if !utf8.ValidString(p.Message) {
			t.Fatalf("the message %q is no text", p.Message)
		}
	}
	if len(problems.Errors()) > 0 {
		return
	}
	everyValueIsCited(t, ds)
	for _, kind := range models.Kinds {
		for row := range kind.Rows(ds) {
			if err := Show(&strings.Builder{}, ds, row.(models.Node).Self()); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// seedWith gives the fuzzer the files of the goldens that match.
func seedWith(f *testing.F, match func(name string) bool) {
	f.Helper()
	n := 0
	err := fs.WalkDir(os.DirFS("testdata"), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !match(name) {
			return err
		}
		content, err := os.ReadFile("testdata/" + name)
		f.Add(content)
		n++
		return err
	})
	if err != nil || n == 0 {
		f.Fatalf("%d files: %v", n, err)
	}
}

func isSource(name string) bool {
	return path.Ext(name) == ".yaml" && strings.Contains(name, "/sources/")
}

var neighbours = fstest.MapFS{
	"sources/atlas.yaml": &fstest.MapFile{Data: []byte("source: {id: atlas, kind: REFERENCE, title: Atlas, publisher: Atlas, language: en, licenseClass: OPEN, publishedOn: 2024}\n" + atlas + "treaties:\n  - {id: a-b, title: T, signedOn: 1961-07-06, parties: [{actor: arcadia}]}\n")},
}

func FuzzSource(f *testing.F) {
	seedWith(f, isSource)
	f.Fuzz(func(t *testing.T, content []byte) { loads(t, "sources/fuzz.yaml", content, neighbours) })
}

func FuzzTable(f *testing.F) {
	seedWith(f, func(name string) bool { return path.Base(name) == "treaties.csv" || path.Base(name) == "parties.csv" })
	f.Add([]byte("parent,row,country,office,role,startedOn,endedOn\n1,a,arcadia,King,HEAD_OF_STATE,1950,..\n"))
	f.Add([]byte("key\n\"abc"))
	beside := fstest.MapFS{
		"sources/d/source.yaml": &fstest.MapFile{Data: []byte("source: {id: d, kind: DATASET, title: D, publisher: D, language: en, licenseClass: OPEN, publishedOn: 2024}\n")},
		"links/d.csv":           &fstest.MapFile{Data: []byte("source,key,id,rule,checked_by\nsource:d,1,treaty:a-b,title,editors\nsource:d,264,treaty:c-d,title,editors\nsource:d,265,leader:e,name,editors\n")},
	}
	for name, file := range neighbours {
		beside[name] = file
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		for _, table := range []string{"treaties", "parties", "tenures"} {
			loads(t, "sources/d/"+table+".csv", content, beside)
		}
	})
}

func FuzzLinks(f *testing.F) {
	seedWith(f, func(name string) bool { return strings.Contains(name, "/links/") })
	beside := fstest.MapFS{
		"sources/linked.yaml": &fstest.MapFile{Data: []byte("source: {id: alliances-1.0, kind: DATASET, title: D, publisher: D, language: en, licenseClass: OPEN}\ntreaties:\n  - {key: \"264\", signedOn: 1961-07}\n")},
	}
	for name, file := range neighbours {
		beside[name] = file
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		loads(t, "links/fuzz.csv", content, beside)
		loads(t, "links/changes.csv", content, beside)
	})
}

func FuzzDecisions(f *testing.F) {
	seedWith(f, func(name string) bool { return strings.Contains(name, "/decisions/") && path.Ext(name) == ".yaml" })
	f.Fuzz(func(t *testing.T, content []byte) { loads(t, "decisions/fuzz.yaml", content, neighbours) })
}
