package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"net"
	"net/http"
	"runtime/debug"
	"sync/atomic"
	"syscall"
	"time"

	"entente/graph"
	"entente/models"
	"entente/seed"
	"entente/store"
	"entente/web"
)

// shutdownGrace is how long requests under way may take to end when the
// server is told to stop, and how long a replaced database stays open.
const shutdownGrace = 15 * time.Second

// How much memory, in bytes, Go takes while it serves: what it needs itself with
// some room, and what each slow query may need, of which a page of a hundred
// treaties with all their parties and citations needs most. It is a soft limit:
// garbage is collected more often near it, and what is over it goes back to the
// system at once. The environment's GOMEMLIMIT goes before it.
const (
	serveMemory = 128 << 20
	slowMemory  = 256 << 20
)

// boundMemory sets that limit, for what is served within limits.
func boundMemory(limits graph.Limits) {
	if debug.SetMemoryLimit(-1) == math.MaxInt64 { // nobody has
		debug.SetMemoryLimit(serveMemory + int64(limits.Pace.Slots)*slowMemory)
	}
}

// serve answers until ctx ends. The port is taken before the database is
// built, so that a port in use is told at once.
func (o *options) serve(ctx context.Context, _, stderr io.Writer) error {
	listener, err := net.Listen("tcp", o.addr)
	if err != nil {
		return listenError(o.addr, err)
	}
	defer listener.Close()
	boundMemory(graph.DefaultLimits())
	first, err := o.open(ctx, stderr)
	if err != nil {
		return err
	}
	api := &api{}
	api.use(first)
	defer func() { _ = api.current.Load().db.Close() }()
	if o.watch {
		stop, err := watch(ctx, o.seedDir, func() { o.reload(ctx, api, stderr) })
		if err != nil {
			return err
		}
		defer stop()
	}
	server := graph.NewServer(o.addr, routes(api))
	stopped := make(chan struct{})
	go func() {
		defer close(stopped)
		<-ctx.Done()
		grace, cancel := context.WithTimeout(context.Background(), shutdownGrace)
		defer cancel()
		if err := server.Shutdown(grace); err != nil {
			fmt.Fprintf(stderr, "some requests did not end in time: %v\n", err)
		}
	}()
	fmt.Fprintf(stderr, "Entente is served at http://%s (GraphQL at /graphql, playground at /playground)\n", listener.Addr())
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	<-stopped // Serve returns when the shutdown begins
	return nil
}

func listenError(addr string, err error) error {
	var dns *net.DNSError
	var address *net.AddrError
	switch {
	case errors.As(err, &dns), errors.As(err, &address):
		return fmt.Errorf("cannot listen on %q: it is not an address; write it as 127.0.0.1:8080", addr)
	case errors.Is(err, syscall.EADDRINUSE):
		return fmt.Errorf("cannot listen on %s: another program uses the port; end it, or choose another with --addr 127.0.0.1:8081", addr)
	}
	return fmt.Errorf("cannot listen on %s: %w; choose another address with --addr 127.0.0.1:8081", addr, errors.Unwrap(err))
}

// How much memory, in bytes, Go may take while the seed is read and merged, and
// while the database is written. The program's file takes 50 MB beside it and
// SQLite 15 MB, and 300 MB are the limit of all. A seed that needs more is
// served all the same, after a longer time.
const (
	loadMemory  = 225 << 20
	writeMemory = 208 << 20
)

// open prepares the database of the seed as it is now.
func (o *options) open(ctx context.Context, progress io.Writer) (*edition, error) {
	revision, err := seed.Revision(o.files())
	if err != nil {
		return nil, o.located(seed.Problems{{File: ".", Message: err.Error()}})
	}
	built := false
	load := func(whole func(*models.Dataset, *models.Kind)) (*models.Dataset, error) {
		built = true
		debug.SetMemoryLimit(loadMemory)
		defer debug.SetMemoryLimit(writeMemory) // what is over it goes back to the system where it is missed
		return o.sound(seed.LoadAhead(o.files(), whole))
	}
	usual := debug.SetMemoryLimit(-1)
	defer debug.SetMemoryLimit(usual)
	db, err := store.Prepare(ctx, store.Options{Path: o.database, Revision: revision, Load: load, Progress: progress})
	if built {
		go debug.FreeOSMemory() // serving needs little
	}
	if err != nil {
		return nil, err
	}
	return newEdition(db, o.baseURL), nil
}

// reload serves the seed as it is now, or reports what is wrong with it and
// goes on serving what it served.
func (o *options) reload(ctx context.Context, api *api, stderr io.Writer) {
	next, err := o.open(ctx, stderr)
	if err != nil {
		var wrong unsound
		if errors.As(err, &wrong) {
			fmt.Fprintf(stderr, "%v\n%s: the data served before goes on being served\n", err, count(len(wrong.problems), "error", "errors"))
			return
		}
		fmt.Fprintf(stderr, "%v\nthe data served before goes on being served\n", err)
		return
	}
	old := api.use(next)
	time.AfterFunc(shutdownGrace, func() { _ = old.db.Close() })
	fmt.Fprintf(stderr, "the new data is served (revision %s)\n", next.db.Meta().Revision)
}

// An edition is one build of the dataset and what answers from it.
type edition struct {
	db      *store.Store
	graphql http.Handler
	records http.Handler
}

func newEdition(db *store.Store, base string) *edition {
	handler := graph.NewHandler(graph.NewSchema(db), graph.DefaultLimits(), graph.WithLoaders(db), graph.WithBaseURL(base))
	return &edition{db: db, graphql: handler, records: graph.RecordHandler(handler, db, func(w http.ResponseWriter, r *http.Request, record graph.Record) {
		web.ServeRecord(w, r, web.Record(record))
	})}
}

// api answers from the newest edition. A request that has begun ends with the
// one that it began with.
type api struct{ current atomic.Pointer[edition] }

// use puts an edition into service and gives back the one before.
func (a *api) use(next *edition) *edition { return a.current.Swap(next) }

func (a *api) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	a.current.Load().graphql.ServeHTTP(w, r)
}

func routes(api *api) http.Handler {
	mux := http.NewServeMux()
	mux.Handle("/graphql", api)
	mux.HandleFunc("GET /id/{id}", func(w http.ResponseWriter, r *http.Request) { api.current.Load().records.ServeHTTP(w, r) })
	mux.Handle("GET /schema.graphql", graph.SchemaHandler())
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) { writeText(w, "ok\n") })
	mux.HandleFunc("GET /readyz", func(w http.ResponseWriter, r *http.Request) {
		db := api.current.Load().db
		_, err := db.Nodes(r.Context(), []models.ID{"country:PRK"})
		switch {
		case db.Damage() != nil: // the log says which file
			http.Error(w, "the database is damaged: start the program again, and it is built anew", http.StatusServiceUnavailable)
		case err != nil:
			http.Error(w, "the database does not answer", http.StatusServiceUnavailable)
		default:
			writeText(w, "ready\n")
		}
	})
	mux.Handle("/", web.Handler())
	return mux
}

func writeText(w http.ResponseWriter, text string) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("X-Content-Type-Options", "nosniff")
	_, _ = io.WriteString(w, text) // a client that went away needs no answer
}
