package store

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"pgregory.net/rapid"

	"entente/models"
)

// example is a dataset that never changes.
func example() *models.Dataset { return rapid.Custom(drawDataset).Example(7) }

// cacheAt puts the user's cache folder below dir.
func cacheAt(t *testing.T, dir string) string {
	t.Setenv("XDG_CACHE_HOME", dir)
	t.Setenv("HOME", dir)
	t.Setenv("LocalAppData", dir)
	base, err := os.UserCacheDir()
	if err != nil {
		t.Fatal(err)
	}
	return filepath.Join(base, "entente")
}

// loader counts how often the dataset is loaded, and tells of every kind that it is whole, and of one of them twice.
func loader(ds *models.Dataset, loads *int) func(func(*models.Dataset, *models.Kind)) (*models.Dataset, error) {
	return func(whole func(*models.Dataset, *models.Kind)) (*models.Dataset, error) {
		*loads++
		for _, kind := range append(models.AllKinds(), models.KindOf("party")) {
			whole(ds, kind)
		}
		return ds, nil
	}
}

func prepare(t *testing.T, o Options) *Store {
	t.Helper()
	db, err := Prepare(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	return db
}

func TestPrepareBuildsOnceForEachRevision(t *testing.T) {
	folder := cacheAt(t, t.TempDir())
	ds, loads := example(), 0
	var progress bytes.Buffer
	for range 3 {
		db := prepare(t, Options{Revision: ds.Revision, Load: loader(ds, &loads), Progress: &progress})
		if db.Meta() != (Meta{Key: Key(ds.Revision), Revision: ds.Revision}) || filepath.Dir(db.Path()) != folder {
			t.Errorf("%+v at %s", db.Meta(), db.Path())
		}
	}
	if loads != 1 || strings.Count(progress.String(), "\n") != 1 || !strings.HasPrefix(progress.String(), "built the database of ") {
		t.Errorf("%d loads, progress %q", loads, progress.String())
	}
	other := example()
	other.Revision = "other"
	prepare(t, Options{Revision: "other", Load: loader(other, &loads)})
	if found, _ := filepath.Glob(filepath.Join(folder, "*")); loads != 2 || len(found) != 2 {
		t.Errorf("%d loads, files %v; want one a revision and no remains", loads, found)
	}
}

func TestPrepareRefusesARevisionThatChanged(t *testing.T) {
	cacheAt(t, t.TempDir())
	loads := 0
	if _, err := Prepare(t.Context(), Options{Revision: "new", Load: loader(example(), &loads)}); err == nil || !strings.Contains(err.Error(), "changed while it was read") {
		t.Error(err)
	}
}

func TestPrepareReplacesOnlyOurFiles(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "named ?#%.sqlite")
	ds, loads := example(), 0
	first := prepare(t, Options{Path: path, Revision: ds.Revision, Load: loader(ds, &loads)})
	ds2 := example()
	ds2.Revision = "second"
	second := prepare(t, Options{Path: path, Revision: "second", Load: loader(ds2, &loads)})
	if loads != 2 || second.Meta().Revision != "second" {
		t.Errorf("%d loads, revision %s", loads, second.Meta().Revision)
	}
	if rows, err := first.Treaties.Page(t.Context(), nil, nil, Page{}); err != nil || len(rows.Edges) != len(ds.Treaties) {
		t.Error("the file that was open before is no longer read:", err)
	}
	for name, content := range map[string][]byte{
		"notes.txt": []byte("my notes"), "empty": nil, "other.sqlite": foreignDatabase(t),
	} {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
		_, err := Prepare(t.Context(), Options{Path: path, Revision: ds.Revision, Load: loader(ds, &loads)})
		if err == nil || !strings.Contains(err.Error(), "is not a database of Entente") || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: %v", name, err)
		}
		if after, err := os.ReadFile(path); err != nil || !bytes.Equal(after, content) {
			t.Errorf("%s was touched", name)
		}
	}
	if _, err := Prepare(t.Context(), Options{Path: dir, Revision: ds.Revision, Load: loader(ds, &loads)}); err == nil {
		t.Error("a folder was taken for a database")
	}
	if loads != 2 {
		t.Error("the dataset was loaded for a file that is refused")
	}
}

// foreignDatabase is somebody else's SQLite file.
func foreignDatabase(t *testing.T) []byte {
	path := filepath.Join(t.TempDir(), "foreign.sqlite")
	db, err := sql.Open(driverName, fileURI(path, nil))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec("CREATE TABLE t (x)"); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return content
}

func TestPrepareSaysWhatToDoWhereItCannotWrite(t *testing.T) {
	loads := 0
	ds := example()
	path := filepath.Join(t.TempDir(), "no-such-folder", "x.sqlite")
	_, err := Prepare(t.Context(), Options{Path: path, Revision: ds.Revision, Load: loader(ds, &loads)})
	if err == nil || strings.Contains(err.Error(), "\n") || !strings.Contains(err.Error(), "--database") || strings.Contains(err.Error(), ".building") {
		t.Error(err)
	}
	cacheAt(t, filepath.Join(fileInTheWay(t), "cache"))
	db, err := Prepare(t.Context(), Options{Revision: ds.Revision, Load: loader(ds, &loads)})
	if err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Dir(db.Path())); !errors.Is(err, fs.ErrNotExist) {
		t.Error("the temporary folder is still there")
	}
}

// fileInTheWay is a file where a folder is wanted; root may write anywhere else.
func fileInTheWay(t *testing.T) string {
	path := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestPrepareRebuildsWhatIsDamaged(t *testing.T) {
	ds, loads := example(), 0
	path := filepath.Join(t.TempDir(), "x.sqlite")
	prepare(t, Options{Path: path, Revision: ds.Revision, Load: loader(ds, &loads)})
	if err := os.Truncate(path, 8192); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(t.Context(), path); err == nil || !strings.Contains(err.Error(), "incomplete") {
		t.Error("opened a file that was cut short:", err)
	}
	prepare(t, Options{Path: path, Revision: ds.Revision, Load: loader(ds, &loads)})
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for i := 4096; i < len(content); i++ { // all but the header
		content[i] = 0xAA
	}
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(t.Context(), path); err == nil {
		t.Error("opened a file that was overwritten")
	}
	prepare(t, Options{Path: path, Revision: ds.Revision, Load: loader(ds, &loads)})
	if loads != 3 {
		t.Errorf("%d loads, want 3", loads)
	}
}

func TestPrepareManyAtOnce(t *testing.T) {
	folder := cacheAt(t, t.TempDir())
	ds := example()
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			db, err := Prepare(t.Context(), Options{Revision: ds.Revision, Load: func(func(*models.Dataset, *models.Kind)) (*models.Dataset, error) { return ds, nil }})
			if err != nil {
				t.Error(err)
				return
			}
			defer db.Close()
			if page, err := db.Treaties.Page(t.Context(), nil, nil, Page{}); err != nil || len(page.Edges) != len(ds.Treaties) {
				t.Error(err)
			}
		})
	}
	wait.Wait()
	if found, _ := filepath.Glob(filepath.Join(folder, "*")); len(found) != 1 {
		t.Error("remains:", found)
	}
	if found, _ := filepath.Glob(filepath.Join(folder, buildingPattern)); len(found) != 0 {
		t.Error("remains:", found)
	}
}

func TestBuildGivesTheSameBytes(t *testing.T) {
	dir := t.TempDir()
	var files [2][]byte
	for i, name := range []string{"a", "b"} {
		path := filepath.Join(dir, name)
		if err := Build(t.Context(), path, example(), discard{}); err != nil {
			t.Fatal(err)
		}
		var err error
		if files[i], err = os.ReadFile(path); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(files[0], files[1]) {
		t.Error("the same dataset gave two files")
	}
}

// What was written while the dataset was read is the same file, and no file
// at all where the dataset turns out to be wrong.
func TestPrepareWritesAhead(t *testing.T) {
	ds, loads := example(), 0
	whole, ahead := filepath.Join(t.TempDir(), "whole"), filepath.Join(t.TempDir(), "ahead")
	if err := Build(t.Context(), whole, ds, discard{}); err != nil {
		t.Fatal(err)
	}
	prepare(t, Options{Path: ahead, Revision: ds.Revision, Load: loader(ds, &loads)})
	want, err := os.ReadFile(whole)
	if err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(ahead)
	if err != nil || !bytes.Equal(got, want) {
		t.Errorf("written ahead it is another file (%v)", err)
	}

	wrong := errors.New("the dataset is wrong")
	load := func(whole func(*models.Dataset, *models.Kind)) (*models.Dataset, error) {
		_, _ = loader(ds, &loads)(whole)
		return nil, wrong
	}
	path := filepath.Join(t.TempDir(), "none")
	if _, err := Prepare(t.Context(), Options{Path: path, Revision: ds.Revision, Load: load}); !errors.Is(err, wrong) {
		t.Error(err)
	}
	if found, _ := os.ReadDir(filepath.Dir(path)); len(found) != 0 {
		t.Error("remains:", found)
	}
}

// endingSoon is a context that ends when it is asked for the nth time.
type endingSoon struct {
	context.Context
	left atomic.Int64
}

func (c *endingSoon) Err() error {
	if c.left.Add(-1) < 0 {
		return context.Canceled
	}
	return nil
}

// Whenever it is told to stop, Prepare gives a store or an error, and leaves no
// part of a file.
func TestPrepareStopsAtAnyTime(t *testing.T) {
	ds, loads := example(), 0
	for left := range 60 {
		path := filepath.Join(t.TempDir(), "x")
		if err := Build(t.Context(), path, ds, discard{}); err != nil {
			t.Fatal(err)
		}
		other := *ds
		other.Revision = "other"
		ctx := &endingSoon{Context: t.Context()}
		ctx.left.Store(int64(left))
		db, err := Prepare(ctx, Options{Path: path, Revision: other.Revision, Load: loader(&other, &loads)})
		switch {
		case db == nil && err == nil:
			t.Errorf("ended when asked for the %dth time: neither a store nor an error", left+1)
		case db != nil:
			_ = db.Close()
		}
		if found, _ := os.ReadDir(filepath.Dir(path)); len(found) != 1 {
			t.Error("remains:", found)
		}
	}
}

func TestBuildStops(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	dir := t.TempDir()
	if err := Build(ctx, filepath.Join(dir, "x"), example(), discard{}); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	if found, _ := os.ReadDir(dir); len(found) != 0 {
		t.Error("remains:", found)
	}
}

// What is made beside the tables ends with the build.
func TestBuildLeavesNothingRunning(t *testing.T) {
	words := make([]string, 300)
	for i := range words {
		words[i] = fmt.Sprintf("w%d", i)
	}
	ds := &models.Dataset{Revision: "x", Treaties: make([]models.Treaty, 10_000)}
	for i := range ds.Treaties {
		ds.Treaties[i] = models.Treaty{Identity: identity(models.ID(fmt.Sprintf("treaty:t%d", i))), Title: strings.Join(words, " ")}
	}
	ctx := &endingSoon{Context: t.Context()}
	ctx.left.Store(5) // while rows are written
	if err := Build(ctx, filepath.Join(t.TempDir(), "x"), ds, discard{}); !errors.Is(err, context.Canceled) {
		t.Errorf("it did not end early: %v", err)
	}
	running := make([]byte, 1<<20)
	running = running[:runtime.Stack(running, true)]
	for _, work := range []string{"store.buildSearch", "store.hearings"} {
		if bytes.Contains(running, []byte(work)) {
			t.Errorf("%s goes on", work)
		}
	}
}

func TestOldFilesAreForgotten(t *testing.T) {
	folder := cacheAt(t, t.TempDir())
	ds, loads := example(), 0
	write := func(name string, content []byte, age time.Duration) string {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
		then := time.Now().Add(-age)
		if err := os.Chtimes(path, then, then); err != nil {
			t.Fatal(err)
		}
		return path
	}
	first := prepare(t, Options{Revision: ds.Revision, Load: loader(ds, &loads)})
	ours, err := os.ReadFile(first.Path())
	if err != nil {
		t.Fatal(err)
	}
	var old []string
	for i := range 6 {
		old = append(old, write(string(rune('a'+i))+".sqlite", ours, time.Duration(i+2)*time.Hour))
	}
	stranger := write("stranger.sqlite", []byte("not ours"), 1000*time.Hour)
	stale := write(".entente-1.building", nil, 48*time.Hour)
	building := write(".entente-2.building", nil, time.Minute)
	prepare(t, Options{Revision: ds.Revision, Load: loader(ds, &loads)})
	for i, path := range append(old, stranger, stale, building) {
		_, err := os.Stat(path)
		gone := i >= 3 && i < 6 || path == stale // the one in use and three others are kept
		if errors.Is(err, fs.ErrNotExist) != gone {
			t.Errorf("%s: %v", path, err)
		}
	}
}
