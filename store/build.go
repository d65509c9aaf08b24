package store

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"time"

	sqlite3 "github.com/mattn/go-sqlite3"

	"entente/models"
)

// builder is the version of what this package makes of a dataset. It rises
// when the same tables are filled otherwise, so that kept files are rebuilt;
// a change of the tables themselves does that of its own.
const builder = 3

// buildPragmas make a file that nobody else sees, and that is thrown away
// when anything fails, as fast as can be.
var buildPragmas = []string{
	"PRAGMA page_size = 4096",                                // the file system's and SQLite's own
	"PRAGMA journal_mode = OFF",                              // a failed build is deleted, never rolled back
	"PRAGMA synchronous = OFF",                               // the whole file is synced once, before it is renamed
	"PRAGMA locking_mode = EXCLUSIVE",                        // one connection, no lock calls
	"PRAGMA cache_size = -8192",                              // KiB: rows come in order, and what indexes sort fits twice
	"PRAGMA temp_store = MEMORY",                             // sorting needs no further file
	fmt.Sprintf("PRAGMA application_id = %d", applicationID), // whose file it is; see header.go
	fmt.Sprintf("PRAGMA user_version = %d", builder),         // by which builder
	"PRAGMA analysis_limit = 1000",                           // rows that ANALYZE reads of each index
}

// Build writes the dataset into a new database at path. A database of ours
// that is there is replaced, in one step and only when the new one is whole;
// any other file is left alone and refused. The same dataset gives the same
// bytes.
func Build(ctx context.Context, path string, ds *models.Dataset, progress io.Writer) error {
	target, err := replaceable(path)
	if err != nil {
		return err
	}
	began := time.Now()
	temporary, err := os.CreateTemp(filepath.Dir(target), buildingPattern)
	if err != nil {
		return unwritable(path, err)
	}
	defer os.Remove(temporary.Name()) // gone already when all went well
	if err := temporary.Close(); err != nil {
		return unwritable(path, err)
	}
	rows, err := write(ctx, temporary.Name(), ds)
	if err != nil {
		return fmt.Errorf("building the database %s: %w", path, err)
	}
	if err := putInPlace(temporary.Name(), target); err != nil {
		return unwritable(path, err)
	}
	fmt.Fprintf(progress, "built the database of %d rows in %.1f s: %s\n", rows, time.Since(began).Seconds(), path)
	return nil
}

// buildOptions open the file of a build: one goroutine has it, without locks.
var buildOptions = url.Values{"_mutex": {"no"}}

// write fills an empty file in one transaction. It speaks to the driver
// itself: database/sql and GORM take twice the time of SQLite for each row.
func write(ctx context.Context, path string, ds *models.Dataset) (rows int, err error) {
	opened, err := (&sqlite3.SQLiteDriver{}).Open(fileURI(path, buildOptions))
	if err != nil {
		return 0, err
	}
	conn := opened.(*sqlite3.SQLiteConn)
	defer func() { err = errors.Join(err, conn.Close()) }()
	if err := execAll(ctx, conn, append(buildPragmas, "BEGIN")); err != nil {
		return 0, err
	}
	if rows, err = writeTables(ctx, conn, ds); err != nil {
		return rows, err
	}
	synced := make(chan error, 1)
	go func() { synced <- syncPath(path) }() // most of the file is on the disk when the indexes are made
	err = execAll(ctx, conn, append(indexes(), "ANALYZE", "COMMIT"))
	return rows, errors.Join(err, <-synced)
}

func writeTables(ctx context.Context, conn *sqlite3.SQLiteConn, ds *models.Dataset) (rows int, err error) {
	if err := execAll(ctx, conn, definitions()); err != nil {
		return 0, err
	}
	w := &writer{conn: conn, cancelled: ctx.Err, facts: gatherFacts(ds)}
	index, heard := make(chan *searchIndex, 1), make(chan []hearing, 1)
	go func() { // SQLite and Go have a core each
		index <- buildSearch(ds)
		heard <- hearings(ds, w.facts)
	}()
	for _, t := range tables() {
		if err := w.table(t, ds); err != nil {
			return 0, fmt.Errorf("%s: %w", t.schema.Table, err)
		}
	}
	for _, t := range setTables() {
		if err := w.set(t, ds); err != nil {
			return 0, fmt.Errorf("%s: %w", t.name, err)
		}
	}
	if err := w.entitySources(<-heard); err != nil {
		return 0, fmt.Errorf("entity_sources: %w", err)
	}
	if err := w.search(<-index); err != nil {
		return 0, fmt.Errorf("search: %w", err)
	}
	if err := w.codes(); err != nil {
		return 0, err
	}
	if err := w.meta(ds); err != nil {
		return 0, fmt.Errorf("meta: %w", err)
	}
	return w.rows, nil
}

// definitions creates all tables. Together with the indexes and [builder] it
// is the shape that a file's key speaks of.
func definitions() []string {
	all := append([]string{metaTable, wordsTable, attributionsTable(), entitySources}, searchTables...)
	for _, t := range tables() {
		all = append(all, t.ddl())
		if view := t.view(); view != "" {
			all = append(all, view)
		}
	}
	for _, t := range setTables() {
		all = append(all, t.ddl())
	}
	return all
}

func execAll(ctx context.Context, conn *sqlite3.SQLiteConn, statements []string) error {
	for _, statement := range statements {
		if _, err := conn.ExecContext(ctx, statement, nil); err != nil {
			return fmt.Errorf("%s: %w", statement, err)
		}
	}
	return nil
}
