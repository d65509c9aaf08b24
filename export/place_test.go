package export_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"entente/export"
	"entente/models"
)

func TestWherePeopleHaveFilesNothingIsWritten(t *testing.T) {
	for name, c := range map[string]struct {
		prepare func(t *testing.T, dir string)
		want    string
	}{
		"another's folder":      {put("homework.txt", "mine"), "holds no whole export (there is no datapackage.json)"},
		"another's package":     {put("datapackage.json", `{"name":"other"}`), "not of an export of Entente"},
		"a half-written export": {put("countries.csv", "id,"), "holds no whole export"},
		"a file added":          {both(exported, put("notes.txt", "mine")), "holds notes.txt"},
		"a folder added":        {both(exported, makeDir("mine")), "holds mine"},
		"a file changed":        {both(exported, put("countries.csv", "id,\n")), "countries.csv in"},
		"a file":                {func(t *testing.T, dir string) { put(filepath.Base(dir), "x")(t, filepath.Dir(dir)) }, "is a file"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "data")
			c.prepare(t, dir)
			before := tree(t, filepath.Dir(dir))
			err := export.Write(dir, small())
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want %q", err, c.want)
			}
			if after := tree(t, filepath.Dir(dir)); after != before {
				t.Errorf("before:\n%s\nafter:\n%s", before, after)
			}
		})
	}
}

func TestWhereNobodyHasFilesTheExportIsWritten(t *testing.T) {
	for name, prepare := range map[string]func(t *testing.T, dir string){
		"nothing":                func(*testing.T, string) {},
		"an empty folder":        makeDir(""),
		"an earlier export":      exported,
		"a file is gone":         both(exported, func(t *testing.T, dir string) { must(t, os.Remove(filepath.Join(dir, "gifts.csv"))) }),
		"a file manager's trace": both(exported, put(".DS_Store", "x")),
		"a link":                 func(t *testing.T, dir string) { must(t, os.Symlink(t.TempDir(), dir)) },
	} {
		t.Run(name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "deep", "data")
			must(t, os.MkdirAll(filepath.Dir(dir), 0o777))
			prepare(t, dir)
			ds := small()
			ds.Revision = "another"
			must(t, export.Write(dir+"/", ds))
			files := readFolder(t, dir)
			if !strings.Contains(files["README.md"], "another") || files["gifts.csv"] == "" || files[".DS_Store"] != "" {
				t.Errorf("not the new export: %d files", len(files))
			}
			if beside, _ := os.ReadDir(filepath.Dir(dir)); len(beside) != 1 {
				t.Errorf("left beside it: %v", beside)
			}
		})
	}
}

func TestAnErrorLeavesTheEarlierExport(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "data")
	exported(t, dir)
	before := tree(t, filepath.Dir(dir))
	broken := small()
	broken.Treaties[0].Title = "Zenda\xff"
	dangling := small()
	dangling.Citations[0].SubjectID = "treaty:none"
	misspelt := small()
	misspelt.Unknowns[0].Field = "mett"
	full := errors.New("disk full")
	for _, c := range []struct {
		ds    *models.Dataset
		extra func(string) error
		want  string
	}{
		{small(), func(string) error { return full }, "disk full"},
		{small(), addFile("README.md", "x"), "exists"},
		{small(), func(dir string) error { return os.Mkdir(filepath.Join(dir, "sub"), 0o777) }, "not a plain file"},
		{broken, addFile("x", ""), "seed/sources/articles/zenda-gazette.yaml:21: title of treaty:zenda-1894 in treaties is not valid UTF-8"},
		{dangling, addFile("x", ""), "zenda-gazette.yaml:21: the citation cannot be exported: it speaks of treaty:none"},
		{misspelt, addFile("x", ""), `a visit has no "mett"`},
	} {
		err := export.Write(dir, c.ds, c.extra)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("got %v, want %q", err, c.want)
		}
		if after := tree(t, filepath.Dir(dir)); after != before {
			t.Errorf("after %v:\n%s", err, after)
		}
	}
}

func TestTheFolderInWhichOneStandsIsNotSwappedAway(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := export.Write(".", small()); err == nil || !strings.Contains(err.Error(), "in which you are") {
		t.Errorf("got %v", err)
	}
}

func exported(t *testing.T, dir string) {
	must(t, export.Write(dir, small(), addFile("x.sqlite", "x")))
}

func put(name, content string) func(*testing.T, string) {
	return func(t *testing.T, dir string) {
		must(t, os.MkdirAll(dir, 0o777))
		must(t, os.WriteFile(filepath.Join(dir, name), []byte(content), 0o666))
	}
}

func makeDir(name string) func(*testing.T, string) {
	return func(t *testing.T, dir string) { must(t, os.MkdirAll(filepath.Join(dir, name), 0o777)) }
}

func both(first, second func(*testing.T, string)) func(*testing.T, string) {
	return func(t *testing.T, dir string) { first(t, dir); second(t, dir) }
}

// tree lists a folder with all content below it.
func tree(t *testing.T, dir string) string {
	t.Helper()
	var b strings.Builder
	must(t, filepath.WalkDir(dir, func(path string, entry os.DirEntry, err error) error {
		b.WriteString(path + "\n")
		if err == nil && entry.Type().IsRegular() {
			content, readErr := os.ReadFile(path)
			b.Write(content)
			return readErr
		}
		return err
	}))
	return b.String()
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
