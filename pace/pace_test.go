package pace

import (
	"context"
	"errors"
	"runtime"
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

var limits = Limits{Quick: 100 * time.Millisecond, Slots: 1, Waiting: 2, Wait: 5 * time.Second}

// newQueue gives a queue for which to sleep is to have a processor.
func newQueue() *Queue {
	q := NewQueue(limits)
	q.clock = func() func() time.Duration {
		began := time.Now()
		return func() time.Duration { return time.Since(began) }
	}
	return q
}

func begin(t *testing.T, q *Queue, slow bool) (context.Context, func()) {
	t.Helper()
	ctx, end, err := q.Begin(t.Context(), slow)
	if err != nil {
		t.Error(err)
	}
	return ctx, end
}

// occupy takes a slot for so long.
func occupy(t *testing.T, q *Queue, lasts time.Duration) {
	t.Helper()
	_, end := begin(t, q, true)
	time.AfterFunc(lasts, end)
}

// lasting is a step that takes so long, unless it is stopped.
func lasting(d time.Duration) func(context.Context) error {
	return func(ctx context.Context) error {
		select {
		case <-time.After(d):
			return nil
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

func TestQuickWorkNeverWaits(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		q := newQueue()
		occupy(t, q, time.Hour)
		began := time.Now()
		ctx, end := begin(t, q, false)
		defer end()
		for range 3 {
			if err := Step(ctx, lasting(30*time.Millisecond)); err != nil {
				t.Error(err)
			}
		}
		if took := time.Since(began); took != 90*time.Millisecond {
			t.Errorf("quick work took %s", took)
		}
		if err := Step(t.Context(), lasting(time.Second)); err != nil {
			t.Errorf("what belongs to no work: %v", err)
		}
		time.Sleep(time.Hour)
	})
}

// The time that counts is that of the steps, and of all of them.
func TestSlowInAll(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		q := newQueue()
		occupy(t, q, time.Second)
		began := time.Now()
		ctx, end := begin(t, q, false)
		defer end()
		for range 2 {
			time.Sleep(200 * time.Millisecond)
			if err := Step(ctx, lasting(60*time.Millisecond)); err != nil {
				t.Error(err)
			}
		}
		if took := time.Since(began); took != time.Second+60*time.Millisecond {
			t.Errorf("took %s", took)
		}
	})
}

func TestSlowWorkTakesTurns(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		q := newQueue()
		began := time.Now()
		var ended []time.Duration
		var all sync.WaitGroup
		for i := range 3 {
			all.Go(func() {
				time.Sleep(time.Duration(i))
				ctx, end := begin(t, q, i == 1)
				defer end()
				for range 2 { // with one slot
					if err := Step(ctx, lasting(time.Second)); err != nil {
						t.Error(err)
					}
				}
				ended = append(ended, time.Since(began).Round(time.Millisecond))
			})
		}
		all.Wait()
		// The one that is known to be slow comes first: the others are stopped after 100 ms.
		if want := []time.Duration{2 * time.Second, 4 * time.Second, 6 * time.Second}; !slices.Equal(ended, want) {
			t.Errorf("slow work ended after %v, want %v", ended, want)
		}
	})
}

func TestWaitingIsBounded(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		q := newQueue()
		occupy(t, q, time.Hour)
		waited := make(chan time.Duration, 3)
		for i := range 3 {
			go func() {
				time.Sleep(time.Duration(i))
				began := time.Now()
				if i == 0 {
					if _, _, err := q.Begin(t.Context(), true); !errors.Is(err, ErrBusy) {
						t.Errorf("work %d: %v", i, err)
					}
					waited <- time.Since(began)
					return
				}
				ctx, end := begin(t, q, false)
				defer end()
				for range 2 {
					if err := Step(ctx, lasting(time.Second)); !errors.Is(err, ErrBusy) {
						t.Errorf("work %d: %v", i, err)
					}
				}
				waited <- time.Since(began)
			}()
		}
		for _, want := range []time.Duration{limits.Quick, limits.Wait, limits.Quick + limits.Wait} { // the last finds two waiting
			if got := <-waited; got != want {
				t.Errorf("waited for %s, want %s", got, want)
			}
		}
		time.Sleep(time.Hour)
	})
}

func TestWorkThatIsGivenUpLeavesTheQueue(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		q := newQueue()
		occupy(t, q, time.Second)
		given, giveUp := context.WithCancel(t.Context())
		ctx, end, err := q.Begin(given, false)
		if err != nil {
			t.Fatal(err)
		}
		time.AfterFunc(500*time.Millisecond, giveUp)
		if err := Step(ctx, lasting(time.Second)); !errors.Is(err, context.Canceled) {
			t.Error(err)
		}
		end()
		if _, _, err := q.Begin(given, true); !errors.Is(err, context.Canceled) {
			t.Error(err)
		}
		time.Sleep(time.Second)
		occupy(t, q, 0) // the slot is free
	})
}

func TestErrorsAreGivenBack(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		wrong := errors.New("wrong")
		ctx, end := begin(t, newQueue(), false)
		defer end()
		times := 0
		if err := Step(ctx, func(context.Context) error { times++; return wrong }); !errors.Is(err, wrong) || times != 1 {
			t.Errorf("after %d times: %v", times, err)
		}
		ended, cancel := context.WithCancel(ctx)
		cancel()
		if err := Step(ended, lasting(time.Second)); !errors.Is(err, context.Canceled) {
			t.Error(err)
		}
	})
}

// However many goroutines work for it, one piece of work does one step at a time.
func TestOneStepAtATime(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, end := begin(t, newQueue(), false)
		defer end()
		began := time.Now()
		var all sync.WaitGroup
		for range 50 {
			all.Go(func() {
				if err := Step(ctx, lasting(time.Millisecond)); err != nil {
					t.Error(err)
				}
			})
		}
		all.Wait()
		if time.Since(began) != 50*time.Millisecond {
			t.Errorf("fifty steps took %s", time.Since(began))
		}
	})
}

// A step that only waits is not slow; one that works for as long is.
func TestProcessorTime(t *testing.T) {
	q := NewQueue(Limits{Quick: 20 * time.Millisecond})
	ctx, end := begin(t, q, false)
	defer end()
	if runtime.GOOS == "linux" { // the others do not tell
		if err := Step(ctx, lasting(100*time.Millisecond)); err != nil {
			t.Errorf("waiting: %v", err)
		}
	}
	times := 0
	err := Step(ctx, func(ctx context.Context) error {
		times++
		for ctx.Err() == nil {
			_ = times // works
		}
		return ctx.Err()
	})
	if !errors.Is(err, ErrBusy) || times != 1 {
		t.Errorf("working: %v, after %d times", err, times)
	}
}
