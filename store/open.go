package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"runtime"
	"sync"
	"sync/atomic"

	sqlite3 "github.com/mattn/go-sqlite3"
	"gorm.io/driver/sqlite"
	"gorm.io/gorm"
	"gorm.io/gorm/logger"

	"entente/models"
)

// driverName is SQLite with the pragmas that a connection string cannot say.
const driverName = "entente-sqlite3"

// readPragmas are run on each connection that reads; see also readOptions.
var readPragmas = []string{
	"PRAGMA mmap_size = 268435456", // bytes: pages come from the file cache of the system, shared by all connections
	"PRAGMA temp_store = MEMORY",   // sorting needs no further file
	"PRAGMA query_only = 1",        // nothing is written, whatever the statement says
	"PRAGMA trusted_schema = 0",    // no view or trigger of a file that somebody else has changed may call functions
}

func init() {
	sql.Register(driverName, &sqlite3.SQLiteDriver{})
	sql.Register(driverName+"-read", &sqlite3.SQLiteDriver{ConnectHook: func(conn *sqlite3.SQLiteConn) error {
		for _, pragma := range readPragmas {
			if _, err := conn.Exec(pragma, nil); err != nil {
				return err
			}
		}
		return nil
	}})
}

// statementsKept is how many prepared statements each connection keeps. The
// driver does it: GORM's own store of them is shared, and may close one that
// another goroutine is about to run.
const statementsKept = "64"

// keptOptions open a file in the cache, which is never changed once it has
// its name: immutable spares all locking.
var keptOptions = url.Values{"mode": {"ro"}, "immutable": {"1"}, "_stmt_cache_size": {statementsKept}}

// namedOptions open a file that the user named and another program may open
// too: one shared lock is taken once and kept, so that reading costs no calls
// for locks and a writer is turned away.
var namedOptions = url.Values{"mode": {"ro"}, "_locking_mode": {"EXCLUSIVE"}, "_stmt_cache_size": {statementsKept}}

// Store answers questions about one build of the dataset. It is safe for use
// by many goroutines.
type Store struct {
	// The lists of the API.
	Lists

	db        *gorm.DB
	pool      *sql.DB
	path      string
	meta      Meta
	temporary string // a folder to remove on closing
	codes     *codes
	redirects map[models.ID]models.Redirect
	ancestors map[models.ID][]ancestor // the states that a state continues or has absorbed, one step
	ledgers   ledgers
	searcher  func() (*searcher, error) // reads the search's index once
	damage    atomic.Pointer[DamagedError]
}

// Meta says what a database holds.
type Meta struct {
	// Key names it, see [Key].
	Key string
	// Revision is a hash of the content of the seed's files.
	Revision string
}

// Open opens a database that [Build] wrote, for reading.
func Open(ctx context.Context, path string) (*Store, error) { return open(ctx, path, namedOptions) }

func openKept(ctx context.Context, path string) (*Store, error) { return open(ctx, path, keptOptions) }

func open(ctx context.Context, path string, options url.Values) (_ *Store, err error) {
	switch found, err := inspect(path); {
	case err != nil:
		return nil, fmt.Errorf("cannot read the database %s: %w", path, errors.Unwrap(err))
	case found == absent:
		return nil, fmt.Errorf("there is no database %s", path)
	case found == foreign:
		return nil, fmt.Errorf("%s is not a database of Entente", path)
	case found == damaged:
		return nil, fmt.Errorf("the database %s is incomplete; delete it, and it is built anew", path)
	}
	sealed := make(chan error, 1)
	go func() { sealed <- checkSeal(path) }() // as long as all that follows
	pool, err := sql.Open(driverName+"-read", fileURI(path, options))
	if err != nil {
		return nil, err
	}
	defer func() {
		if isDamage(err) {
			err = &DamagedError{path, err}
		}
		if err != nil {
			err = errors.Join(err, pool.Close())
		}
	}()
	if err := connectAll(ctx, pool); err != nil {
		return nil, fmt.Errorf("cannot open the database %s: %w", path, err)
	}
	db, err := gorm.Open(sqlite.New(sqlite.Config{Conn: pool}), &gorm.Config{
		SkipDefaultTransaction: true,
		QueryFields:            true, // the struct's columns by name: the tables have more
		Logger:                 logger.Discard,
		NamingStrategy:         naming,
	})
	if err != nil {
		return nil, err
	}
	s := &Store{db: db, pool: pool, path: path}
	if err := errors.Join(countStatements(db), s.paceStatements()); err != nil {
		return nil, err
	}
	s.Lists = listsOf(s)
	s.searcher = sync.OnceValues(s.loadSearch)
	if err := s.remember(ctx); err != nil {
		return nil, fmt.Errorf("cannot read the database %s: %w", path, err)
	}
	if err := <-sealed; err != nil {
		return nil, &DamagedError{path, err}
	}
	return s, nil
}

// connectAll opens all the connections that there will be, while the file
// surely has its name: a newer build may come to remove it.
func connectAll(ctx context.Context, pool *sql.DB) error {
	connections := max(4, 5*runtime.GOMAXPROCS(0)) // for all places and slots of an edge, see graph.Limits
	pool.SetMaxOpenConns(connections)
	pool.SetMaxIdleConns(connections)
	for range connections {
		conn, err := pool.Conn(ctx)
		if err != nil {
			return err
		}
		defer conn.Close() // back to the pool, once all are there
	}
	return nil
}

// remember reads what is small and needed all the time: the meta table, the
// codes of countries and organizations, renamed IDs and successions.
func (s *Store) remember(ctx context.Context) error {
	var entries []struct{ Name, Value string }
	if err := s.db.WithContext(ctx).Table("meta").Find(&entries).Error; err != nil {
		return err
	}
	for _, entry := range entries {
		switch entry.Name {
		case "key":
			s.meta.Key = entry.Value
		case "revision":
			s.meta.Revision = entry.Value
		}
	}
	if s.meta.Key != Key(s.meta.Revision) { // the tables may be others
		return fmt.Errorf("it was written by another version of Entente")
	}
	if err := s.rememberRedirects(ctx); err != nil {
		return err
	}
	if err := s.rememberAncestors(ctx); err != nil {
		return err
	}
	return s.rememberCodes(ctx)
}

// Meta says what the database holds.
func (s *Store) Meta() Meta { return s.meta }

// Path is the database's file.
func (s *Store) Path() string { return s.path }

// Close waits for the statements under way and closes the file.
func (s *Store) Close() error {
	err := s.pool.Close()
	if s.temporary != "" {
		err = errors.Join(err, os.RemoveAll(s.temporary))
	}
	return err
}
