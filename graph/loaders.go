package graph

import (
	"context"
	"sync"
	"time"

	"github.com/vikstrous/dataloadgen"

	"entente/store"
)

// loaderWait is how long the first of a batch waits for others. The resolvers
// of one level start within microseconds; a wait longer than that is felt
// once for each level of a query.
const loaderWait = time.Millisecond

// loaders are the dataloaders of one request, made when first needed: one for
// each thing that resolvers ask for, by a key that says what it is.
type loaders struct {
	wait  time.Duration
	byKey sync.Map // any -> *dataloadgen.Loader[K, V]
}

type loadersKey struct{}

// WithLoaders gives each request loaders of its own, so that what the
// resolvers of one level ask for is fetched in one statement, and nothing is
// fetched twice.
func WithLoaders(*store.Store) func(context.Context) context.Context {
	return withLoaders(loaderWait)
}

func withLoaders(wait time.Duration) func(context.Context) context.Context {
	return func(ctx context.Context) context.Context {
		return context.WithValue(ctx, loadersKey{}, &loaders{wait: wait})
	}
}

// batch asks for what belongs to id, together with all who ask under the same
// key at the same time. Key says what is asked for, with its arguments; fetch
// gives one answer for each id, in their order.
func batch[K comparable, V any](ctx context.Context, key any, id K, fetch func(context.Context, []K) ([]V, error)) (V, error) {
	return loaderOf(ctx, key, fetch).Load(ctx, id)
}

// batchAll is batch for several ids at once.
func batchAll[K comparable, V any](ctx context.Context, key any, ids []K, fetch func(context.Context, []K) ([]V, error)) ([]V, error) {
	return loaderOf(ctx, key, fetch).LoadAll(ctx, ids)
}

func loaderOf[K comparable, V any](ctx context.Context, key any, fetch func(context.Context, []K) ([]V, error)) *dataloadgen.Loader[K, V] {
	all, _ := ctx.Value(loadersKey{}).(*loaders) // every operation has them: see WithLoaders
	if known, ok := all.byKey.Load(key); ok {
		return known.(*dataloadgen.Loader[K, V])
	}
	loader, _ := all.byKey.LoadOrStore(key, dataloadgen.NewLoader(func(ctx context.Context, ids []K) ([]V, []error) {
		values, err := fetch(ctx, ids)
		if err != nil {
			return nil, []error{shown(err)}
		}
		return values, nil
	}, dataloadgen.WithWait(all.wait)))
	return loader.(*dataloadgen.Loader[K, V])
}
