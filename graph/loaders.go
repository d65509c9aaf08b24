package graph

import (
	"context"
	"fmt"
	"runtime/debug"
	"sync"
	"time"

	"entente/store"
)

// quiet is how long nobody may ask for anything before what was asked for is
// fetched. The resolvers of a level start within microseconds of each other;
// each level of a query waits this long once.
const quiet = 200 * time.Microsecond

// loaders gather what the resolvers of one request ask for, so that one level
// of a query costs one fetch for each question however many ask it, and
// nothing is fetched twice.
//
// A level is over when nobody has asked for a while and no fetch is under
// way; then all that was asked is fetched at once. A loader with a clock of
// its own that runs from the first asker (as in vikstrous/dataloadgen) closes
// while the next level of another branch is asking: the number of SQL
// statements of a query was then a matter of luck, and every level took a
// millisecond.
type loaders struct {
	quiet time.Duration

	mu       sync.Mutex
	byKey    map[any]any       // *loader[K, V] by what it is asked
	gathered []func() fetching // ends the rounds being gathered
	running  int               // fetches under way
	asked    time.Time         // when somebody last asked, or was last answered
	armed    bool              // close will be called
}

type loadersKey struct{}

// WithLoaders gives each request loaders of its own.
func WithLoaders(*store.Store) func(context.Context) context.Context { return withLoaders(quiet) }

func withLoaders(quiet time.Duration) func(context.Context) context.Context {
	return func(ctx context.Context) context.Context {
		return context.WithValue(ctx, loadersKey{}, &loaders{quiet: quiet, byKey: map[any]any{}})
	}
}

// batch asks for what belongs to id, together with all who ask under the same
// key at the same time. Key says what is asked, with its arguments; fetch
// gives one answer for each id, in their order.
func batch[K comparable, V any](ctx context.Context, key any, id K, fetch func(context.Context, []K) ([]V, error)) (V, error) {
	values, err := batchAll(ctx, key, []K{id}, fetch)
	if err != nil {
		var none V
		return none, err
	}
	return values[0], nil
}

// batchAll is batch for several ids at once.
func batchAll[K comparable, V any](ctx context.Context, key any, ids []K, fetch func(context.Context, []K) ([]V, error)) ([]V, error) {
	all, _ := ctx.Value(loadersKey{}).(*loaders) // every operation has them: see WithLoaders
	seats := seated(ctx, all, key, ids, fetch)
	values := make([]V, len(ids))
	for i, seat := range seats {
		select {
		case <-seat.done:
		case <-ctx.Done():
			return nil, ctx.Err()
		}
		if seat.err != nil {
			return nil, seat.err
		}
		values[i] = seat.values[seat.index]
	}
	return values, nil
}

// A loader answers one question for many ids.
type loader[K comparable, V any] struct {
	seats     map[K]seat[K, V]
	gathering *round[K, V]
}

// A round is the ids that are fetched together.
type round[K comparable, V any] struct {
	ids    []K
	values []V
	err    error
	done   chan struct{} // closed when values and err are set
}

// A seat is the place of one id in a round.
type seat[K comparable, V any] struct {
	*round[K, V]
	index int
}

// seated finds each id's seat: in an earlier round, else in the one being gathered.
func seated[K comparable, V any](ctx context.Context, all *loaders, key any, ids []K, fetch func(context.Context, []K) ([]V, error)) []seat[K, V] {
	all.mu.Lock()
	defer all.mu.Unlock()
	l, _ := all.byKey[key].(*loader[K, V])
	if l == nil {
		l = &loader[K, V]{seats: map[K]seat[K, V]{}}
		all.byKey[key] = l
	}
	seats := make([]seat[K, V], len(ids))
	for i, id := range ids {
		known, ok := l.seats[id]
		if !ok {
			if l.gathering == nil {
				l.gathering = &round[K, V]{done: make(chan struct{})}
				all.gathered = append(all.gathered, func() fetching { return l.end(ctx, fetch) })
			}
			known = seat[K, V]{l.gathering, len(l.gathering.ids)}
			l.gathering.ids = append(l.gathering.ids, id)
			l.seats[id] = known
		}
		seats[i] = known
	}
	all.wake()
	return seats
}

// fetching fetches a round.
type fetching func()

// end ends the round being gathered, so that who asks next sits in the next.
func (l *loader[K, V]) end(ctx context.Context, fetch func(context.Context, []K) ([]V, error)) fetching {
	r := l.gathering
	l.gathering = nil
	return func() { r.fetch(ctx, fetch) }
}

func (r *round[K, V]) fetch(ctx context.Context, fetch func(context.Context, []K) ([]V, error)) {
	defer close(r.done)
	defer func() {
		if cause := recover(); cause != nil {
			r.err = fmt.Errorf("panic: %v\n%s", cause, debug.Stack())
		}
	}()
	r.values, r.err = fetch(ctx, r.ids)
	r.err = shown(r.err)
	if r.err == nil && len(r.values) != len(r.ids) {
		r.err = fmt.Errorf("%d answers for %d ids", len(r.values), len(r.ids))
	}
}

// wake notes that somebody asked or was answered; mu is held.
func (all *loaders) wake() {
	all.asked = time.Now()
	if !all.armed && all.running == 0 && len(all.gathered) > 0 {
		all.armed = true
		time.AfterFunc(all.quiet, all.close)
	}
}

// close ends the level when it has been quiet for long enough.
func (all *loaders) close() {
	all.mu.Lock()
	defer all.mu.Unlock()
	if rest := all.quiet - time.Since(all.asked); rest > 0 {
		time.AfterFunc(rest, all.close)
		return
	}
	ended := all.gathered
	all.armed, all.gathered, all.running = false, nil, len(ended)
	for _, end := range ended {
		fetch := end()
		go func() {
			fetch()
			all.mu.Lock()
			defer all.mu.Unlock()
			all.running--
			all.wake()
		}()
	}
}
