package graph

import (
	"context"
	"errors"
	"slices"
	"sync"
	"testing"
	"time"

	"entente/store"
)

type testKey struct{ arguments string }

// gather asks for each id at the same time, as resolvers of one level do.
func gather(ctx context.Context, key any, ids []int, fetch func(context.Context, []int) ([]int, error)) []error {
	errs := make([]error, len(ids))
	var all sync.WaitGroup
	for i, id := range ids {
		all.Go(func() { _, errs[i] = batch(ctx, key, id, fetch) })
	}
	all.Wait()
	return errs
}

func TestBatch(t *testing.T) {
	ctx := withLoaders(100 * time.Millisecond)(context.Background())
	var mu sync.Mutex
	var fetched [][]int
	fetch := func(_ context.Context, ids []int) ([]int, error) {
		mu.Lock()
		defer mu.Unlock()
		fetched = append(fetched, slices.Sorted(slices.Values(ids)))
		return ids, nil
	}
	gather(ctx, testKey{"a"}, []int{1, 2, 3, 2}, fetch)
	gather(ctx, testKey{"a"}, []int{3, 4}, fetch) // 3 is known
	gather(ctx, testKey{"b"}, []int{1}, fetch)    // other arguments are another question
	want := [][]int{{1, 2, 3}, {4}, {1}}
	if !slices.EqualFunc(fetched, want, slices.Equal[[]int]) {
		t.Errorf("fetched %v, want %v", fetched, want)
	}
	gather(withLoaders(0)(context.Background()), testKey{"a"}, []int{1}, fetch)
	if len(fetched) != len(want)+1 {
		t.Error("one request was answered with what another had fetched")
	}
}

// A level ends for all its questions at once: who is answered first and asks
// on sits in the next round, whatever the others are doing.
func TestLevelsDoNotMix(t *testing.T) {
	for range 10 {
		ctx := withLoaders(20 * time.Millisecond)(context.Background())
		var mu sync.Mutex
		var fetched [][]int
		fetch := func(_ context.Context, ids []int) ([]int, error) {
			mu.Lock()
			defer mu.Unlock()
			fetched = append(fetched, ids)
			return ids, nil
		}
		var both sync.WaitGroup
		both.Go(func() {
			_, _ = batch(ctx, testKey{"first"}, 0, func(_ context.Context, ids []int) ([]int, error) { return ids, nil })
			_, _ = batch(ctx, testKey{"second"}, 2, fetch)
		})
		both.Go(func() { _, _ = batch(ctx, testKey{"second"}, 1, fetch) })
		both.Wait()
		if want := [][]int{{1}, {2}}; !slices.EqualFunc(fetched, want, slices.Equal[[]int]) {
			t.Fatalf("fetched %v, want %v", fetched, want)
		}
	}
}

func TestBatchFails(t *testing.T) {
	ctx := withLoaders(0)(context.Background())
	wrong := &store.ArgumentError{Argument: []string{"where", "partiesAll", "1"}, Message: "no such code"}
	errs := gather(ctx, testKey{}, []int{1, 2}, func(context.Context, []int) ([]int, error) { return nil, wrong })
	for _, err := range errs {
		var shown *InputError
		if !errors.As(err, &shown) || shown.Message != "no such code" || !slices.Equal(shown.Argument, []any{"where", "partiesAll", 1}) {
			t.Errorf("the error is %#v", err)
		}
	}
}

func TestBatchStopsWaiting(t *testing.T) {
	ctx, cancel := context.WithCancel(withLoaders(0)(context.Background()))
	errs := gather(ctx, testKey{}, []int{1}, func(ctx context.Context, ids []int) ([]int, error) {
		cancel()
		time.Sleep(time.Millisecond)
		return ids, nil
	})
	if !errors.Is(errs[0], context.Canceled) {
		t.Errorf("past the deadline the error is %v", errs[0])
	}
}

// A panic while fetching fails the request that caused it and no other.
func TestBatchPanics(t *testing.T) {
	ctx := withLoaders(0)(context.Background())
	errs := gather(ctx, testKey{}, []int{1}, func(context.Context, []int) ([]int, error) { panic("broken") })
	if errs[0] == nil {
		t.Error("the panic was swallowed")
	}
}
