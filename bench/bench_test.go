package bench

import (
	"flag"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"entente/models"
	"entente/seed"
	"entente/store"
)

// folder is the seed to measure: a folder, "embedded" for the one that is
// built into the program, or nothing for [Synthetic].
var folder = flag.String("seed", "", "measure the seed in this folder; embedded: the one built into the program; default: a synthetic one")

// files are the seed to measure, read from the disk as the program reads it.
func files(t testing.TB) fs.FS {
	t.Helper()
	switch *folder {
	case "embedded":
		return seed.Files
	case "":
		dir := t.TempDir()
		if err := WriteTo(dir, Synthetic()); err != nil {
			t.Fatal(err)
		}
		return os.DirFS(dir)
	}
	return os.DirFS(*folder)
}

func load(t testing.TB, files fs.FS) *models.Dataset {
	t.Helper()
	ds, problems := seed.Load(files)
	if wrong := problems.Errors(); len(wrong) > 0 {
		t.Fatalf("the seed has %d errors: %.2000s", len(wrong), wrong.Error())
	}
	return ds
}

// The synthetic seed is sound, the same each time, and of the size of the whole.
func TestSynthetic(t *testing.T) {
	all := Synthetic()
	again := Synthetic()
	tables := 0
	for name, file := range all {
		if filepath.Ext(name) == ".csv" {
			tables += len(file.Data)
		}
		if string(again[name].Data) != string(file.Data) {
			t.Errorf("%s differs from one call to the next", name)
		}
	}
	ds := load(t, all)
	for _, c := range []struct {
		what             string
		got, least, most int
	}{
		{"bytes of tables", tables, 20e6, 30e6},
		{"treaties", len(ds.Treaties), 13_000, 13_000},
		{"parties", len(ds.Parties), 68_000, 72_000},
		{"leaders", len(ds.Leaders), 4_500, 4_500},
		{"tenures", len(ds.Tenures), 13_000, 16_000},
		{"visits", len(ds.Visits), 9_000, 9_000},
		{"gifts", len(ds.Gifts), 9_000, 9_000},
		{"citations", len(ds.Citations), 250_000, 350_000},
		{"disagreements", len(ds.Disagreements), 3_500, 6_500},
	} {
		if c.got < c.least || c.got > c.most {
			t.Errorf("there are %d %s, not %d to %d", c.got, c.what, c.least, c.most)
		}
	}
}

func BenchmarkRevision(b *testing.B) {
	files := files(b)
	for b.Loop() {
		if _, err := seed.Revision(files); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkLoad(b *testing.B) {
	files := files(b)
	b.ReportAllocs()
	for b.Loop() {
		load(b, files)
	}
}

func BenchmarkBuild(b *testing.B) {
	ds := load(b, files(b))
	path := filepath.Join(b.TempDir(), "entente.sqlite")
	b.ReportAllocs()
	for b.Loop() {
		if err := store.Build(b.Context(), path, ds, io.Discard); err != nil {
			b.Fatal(err)
		}
	}
	info, err := os.Stat(path)
	if err != nil {
		b.Fatal(err)
	}
	b.ReportMetric(float64(info.Size())/1e6, "MB")
}
