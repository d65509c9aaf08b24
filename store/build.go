package store

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"sync"
	"time"

	sqlite3 "github.com/mattn/go-sqlite3"

	"entente/models"
)

// builder is the version of what this package makes of a dataset. It rises
// when the same tables are filled otherwise, so that kept files are rebuilt;
// a change of the tables themselves does that of its own.
const builder = 7

// buildPragmas make a file that nobody else sees, and that is thrown away
// when anything fails, as fast as can be.
var buildPragmas = []string{
	"PRAGMA page_size = 4096",                                // the file system's and SQLite's own
	"PRAGMA journal_mode = OFF",                              // a failed build is deleted, never rolled back
	"PRAGMA synchronous = OFF",                               // the whole file is synced once, before it is renamed
	"PRAGMA locking_mode = EXCLUSIVE",                        // one connection, no lock calls
	"PRAGMA cache_size = -8192",                              // KiB: rows come in order, and what indexes sort fits twice
	"PRAGMA temp_store = MEMORY",                             // sorting needs no further file
	fmt.Sprintf("PRAGMA application_id = %d", applicationID), // whose file it is; see file.go
	"PRAGMA analysis_limit = 1000",                           // rows that ANALYZE reads of each index
}

// Build writes the dataset into a new database at path. A database of ours
// that is there is replaced, in one step and only when the new one is whole;
// any other file is left alone and refused. The same dataset gives the same
// bytes.
func Build(ctx context.Context, path string, ds *models.Dataset, progress io.Writer) error {
	d, err := begin(ctx, path)
	if err != nil {
		return err
	}
	defer d.discard()
	return d.finish(ds, progress)
}

// A draft is a new database beside the file whose name it will take. Rows
// that are whole can be written while others are still read and merged, see
// [draft.ahead]: SQLite has a processor of its own.
type draft struct {
	ctx          context.Context // of the whole build
	path, target string
	temporary    string
	began        time.Time
	w            *writer
	written      map[*table]bool
	wanted       chan wholeTable
	stopped      chan error // of what is written ahead
}

// A wholeTable is whole in a dataset that may otherwise grow.
type wholeTable struct {
	table *table
	ds    *models.Dataset
}

// buildOptions open the file of a build: one goroutine at a time has it,
// without locks.
var buildOptions = url.Values{"_mutex": {"no"}}

// begin makes the file and its empty tables. It speaks to the driver itself:
// database/sql and GORM take twice the time of SQLite for each row.
func begin(ctx context.Context, path string) (*draft, error) {
	target, err := replaceable(path)
	if err != nil {
		return nil, err
	}
	forgetAbandoned(filepath.Dir(target))
	temporary, err := os.CreateTemp(filepath.Dir(target), buildingPattern)
	if err != nil {
		return nil, unwritable(path, err)
	}
	d := &draft{
		ctx: ctx, path: path, target: target, temporary: temporary.Name(), began: time.Now(),
		written: map[*table]bool{}, wanted: make(chan wholeTable, 2*len(tables())), stopped: make(chan error, 1),
	}
	if err := temporary.Close(); err != nil {
		return nil, errors.Join(unwritable(path, err), os.Remove(d.temporary))
	}
	if err := d.open(); err != nil {
		return nil, errors.Join(d.failed(err), os.Remove(d.temporary))
	}
	go d.writeAhead(d.wanted)
	return d, nil
}

func (d *draft) failed(err error) error {
	return fmt.Errorf("building the database %s: %w", d.path, err)
}

func (d *draft) open() error {
	opened, err := (&sqlite3.SQLiteDriver{}).Open(fileURI(d.temporary, buildOptions))
	if err != nil {
		return err
	}
	conn := opened.(*sqlite3.SQLiteConn)
	d.w = &writer{conn: conn, cancelled: d.ctx.Err}
	if err := execAll(d.ctx, conn, append(append(buildPragmas, "BEGIN"), definitions()...)); err != nil {
		return errors.Join(err, conn.Close())
	}
	return nil
}

// ahead begins to write the rows of a kind, which are whole and will not
// change, where nothing of the rest of the dataset is in their table. It does
// not wait, and is nothing for what is told after the build has stopped.
func (d *draft) ahead(ds *models.Dataset, kind *models.Kind) {
	if d.wanted == nil {
		return
	}
	for _, t := range tables() {
		if t.schema.Table == kind.Table && t.standsAlone() {
			d.wanted <- wholeTable{t, ds} // there is room: a kind is told of while loading and at the end
		}
	}
}

func (d *draft) writeAhead(tables <-chan wholeTable) {
	var err error
	for next := range tables {
		if err == nil {
			err = d.table(next.table, next.ds)
		}
	}
	d.stopped <- err
}

// table writes a table, unless it is written already.
func (d *draft) table(t *table, ds *models.Dataset) error {
	if d.written[t] {
		return nil
	}
	d.written[t] = true
	if err := d.w.table(t, ds); err != nil {
		return fmt.Errorf("%s: %w", t.schema.Table, err)
	}
	return nil
}

// stop waits until nothing is written ahead any more. Later calls do nothing.
func (d *draft) stop() error {
	if d.wanted == nil {
		return nil
	}
	close(d.wanted)
	d.wanted = nil
	return <-d.stopped
}

// finish writes the rest of a dataset and gives the file its name.
func (d *draft) finish(ds *models.Dataset, progress io.Writer) error {
	for _, kind := range models.AllKinds() {
		d.ahead(ds, kind) // those that were not yet
	}
	err := d.stop()
	if err == nil {
		err = d.write(ds)
	}
	if err = errors.Join(err, d.close()); err != nil {
		return d.failed(err)
	}
	if err := seal(d.temporary); err != nil {
		return d.failed(err)
	}
	if err := putInPlace(d.temporary, d.target); err != nil {
		return unwritable(d.path, err)
	}
	fmt.Fprintf(progress, "built the database of %d rows in %.1f s: %s\n", d.w.rows, time.Since(d.began).Seconds(), d.path)
	return nil
}

// discard takes away what is not finished.
func (d *draft) discard() {
	_ = d.stop()  // nobody wants it
	_ = d.close() // nor this
	_ = os.Remove(d.temporary)
}

func (d *draft) close() error {
	if d.w.conn == nil {
		return nil
	}
	conn := d.w.conn
	d.w.conn = nil
	return conn.Close()
}

// write fills what is not written yet, in one transaction with the rest.
func (d *draft) write(ds *models.Dataset) error {
	if err := d.writeTables(ds); err != nil {
		return err
	}
	synced := make(chan error, 1)
	go func() { synced <- syncPath(d.temporary) }() // most of the file is on the disk when the indexes are made
	err := execAll(d.ctx, d.w.conn, append(indexes(), "ANALYZE", "COMMIT"))
	return errors.Join(err, <-synced)
}

func (d *draft) writeTables(ds *models.Dataset) error {
	w := d.w
	w.facts = gatherFacts(ds)
	ctx, stop := context.WithCancel(d.ctx)
	var index *searchIndex
	var heard []hearing
	var beside sync.WaitGroup // SQLite and Go have a core each
	beside.Go(func() {
		if index = buildSearch(ctx, ds, w.facts.wordings); index != nil {
			heard = hearings(ds, w.facts)
		}
	})
	defer beside.Wait()
	defer stop()
	for _, t := range tables() {
		if err := d.table(t, ds); err != nil {
			return err
		}
	}
	for _, t := range setTables() {
		if err := w.set(t, ds); err != nil {
			return fmt.Errorf("%s: %w", t.name, err)
		}
	}
	beside.Wait()
	if err := ctx.Err(); err != nil {
		return err
	}
	if err := w.entitySources(heard); err != nil {
		return fmt.Errorf("entity_sources: %w", err)
	}
	if err := w.search(index); err != nil {
		return fmt.Errorf("search: %w", err)
	}
	if err := w.codes(); err != nil {
		return err
	}
	if err := w.meta(ds); err != nil {
		return fmt.Errorf("meta: %w", err)
	}
	return nil
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
