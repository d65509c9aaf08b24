package store

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"entente/models"
)

// flip changes one byte of a file.
func flip(t *testing.T, path string, at int64) {
	t.Helper()
	file, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	var one [1]byte
	if _, err := file.ReadAt(one[:], at); err != nil {
		t.Fatal(err)
	}
	one[0] ^= 0x40
	if _, err := file.WriteAt(one[:], at); err != nil {
		t.Fatal(err)
	}
}

// One byte that is another, wherever it is, is noticed before anything is
// served: the file is built anew, and the reason told.
func TestEveryByteIsSealed(t *testing.T) {
	ds, loads := example(), 0
	path := filepath.Join(t.TempDir(), "x.sqlite")
	prepare(t, Options{Path: path, Revision: ds.Revision, Load: loader(ds, &loads)})
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	places := []int64{sealAt, sealAt + 3, sealAt + 4, headerSize, info.Size() - 1}
	for i := range int64(15) {
		places = append(places, headerSize+1+i*(info.Size()-headerSize-2)/15)
	}
	for _, at := range places {
		flip(t, path, at)
		var damage *DamagedError
		if db, err := Open(t.Context(), path); err == nil {
			_ = db.Close()
			t.Errorf("byte %d: opened", at)
		} else if !errors.As(err, &damage) || !strings.Contains(err.Error(), path) || !strings.Contains(err.Error(), "start the program again") {
			t.Errorf("byte %d: %v", at, err)
		}
		flip(t, path, at)
	}
	flip(t, path, info.Size()/2)
	var progress bytes.Buffer
	loads = 0
	prepare(t, Options{Path: path, Revision: ds.Revision, Load: loader(ds, &loads), Progress: &progress})
	if loads != 1 || !strings.Contains(progress.String(), "is damaged") {
		t.Errorf("%d loads; it told %q", loads, progress.String())
	}
	prepare(t, Options{Path: path, Revision: ds.Revision, Load: loader(ds, &loads)})
	if loads != 1 {
		t.Error("what was built anew was not kept")
	}
}

// What is overwritten while it is served is told by what reads it, and remembered.
func TestDamageWhileServing(t *testing.T) {
	for what, read := range map[string]func(context.Context, *Store) error{
		"a row": func(ctx context.Context, db *Store) error {
			var rows []models.Treaty
			return db.byID(ctx, &rows, []models.ID{"treaty:x"})
		},
		"the ledger":         func(_ context.Context, db *Store) error { _, err := db.ledger(); return err },
		"the search's words": func(ctx context.Context, db *Store) error { _, err := db.searchTerms(ctx); return err },
	} {
		t.Run(what, func(t *testing.T) { damageWhileServing(t, read) })
	}
}

func damageWhileServing(t *testing.T, read func(context.Context, *Store) error) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "x.sqlite")
	db := build(t, path, example())
	if err := db.Damage(); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	file, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	const page = 4096
	if _, err := file.WriteAt(bytes.Repeat([]byte{0xAA}, int(info.Size())-page), page); err != nil {
		t.Fatal(err)
	}
	var damage *DamagedError
	if err := read(t.Context(), db); !errors.As(err, &damage) {
		t.Errorf("reading gave %v", err)
	}
	if err := db.Damage(); err == nil || !strings.Contains(err.Error(), path) {
		t.Errorf("it remembers %v", err)
	}
}
