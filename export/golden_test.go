package export_test

import (
	"errors"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"entente/export"
)

var update = flag.Bool("update", false, "write the golden folder anew")

// The golden folder is an export as a reader gets it.
func TestGolden(t *testing.T) {
	const golden = "testdata/small"
	dir := filepath.Join(t.TempDir(), "small")
	if err := export.Write(dir, small(), addFile("entente.sqlite", "not really")); err != nil {
		t.Fatal(err)
	}
	got := readFolder(t, dir)
	delete(got, "entente.sqlite")
	if *update {
		if err := os.RemoveAll(golden); err != nil {
			t.Fatal(err)
		}
		if err := os.MkdirAll(golden, 0o777); err != nil {
			t.Fatal(err)
		}
		for name, content := range got {
			if err := os.WriteFile(filepath.Join(golden, name), []byte(content), 0o666); err != nil {
				t.Fatal(err)
			}
		}
	}
	want := readFolder(t, golden)
	for name := range want {
		if got[name] != want[name] {
			t.Errorf("%s is not as in %s; look at the difference and run go test ./export -update\n%s", name, golden, got[name])
		}
	}
	for name := range got {
		if _, ok := want[name]; !ok {
			t.Errorf("%s is written and not in %s; run go test ./export -update", name, golden)
		}
	}
}

func TestSameBytesTwice(t *testing.T) {
	first, second := filepath.Join(t.TempDir(), "a"), filepath.Join(t.TempDir(), "b")
	if err := errors.Join(export.Write(first, small()), export.Write(second, shuffled(small()))); err != nil {
		t.Fatal(err)
	}
	a, b := readFolder(t, first), readFolder(t, second)
	for name := range a {
		if a[name] != b[name] {
			t.Errorf("%s differs with the order of the dataset's slices", name)
		}
	}
	if len(a) != len(b) {
		t.Errorf("%d and %d files", len(a), len(b))
	}
}

func readFolder(t *testing.T, dir string) map[string]string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, entry := range entries {
		content, err := os.ReadFile(filepath.Join(dir, entry.Name()))
		if err != nil {
			t.Fatal(err)
		}
		files[entry.Name()] = string(content)
	}
	return files
}

func addFile(name, content string) func(dir string) error {
	return func(dir string) error {
		return os.WriteFile(filepath.Join(dir, name), []byte(content), 0o666)
	}
}
