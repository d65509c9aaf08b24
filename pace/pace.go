// Package pace lets quick work through while slow work queues.
//
// What is sure to be slow waits for one of a few slots before it begins. Of the
// rest nobody can tell what it takes before it is done, so the steps of it that
// may be slow are judged by what they take: one that has had a processor for
// longer than [Limits.Quick] is stopped, and done anew in a slot.
//
//	ctx, end, err := queue.Begin(ctx, isSlow)
//	defer end()
//	err = pace.Step(ctx, readSomething)
package pace

import (
	"context"
	"errors"
	"runtime"
	"sync"
	"sync/atomic"
	"time"
)

// Limits say what is slow, and how much of it there may be at the same time.
type Limits struct {
	// Quick is how long the steps of a piece of work, taken together, have a
	// processor before it counts as slow.
	Quick time.Duration
	// Slots is how much slow work runs.
	Slots int
	// Waiting is how much slow work waits for a slot: it holds what it has
	// made so far in memory.
	Waiting int
	// Wait is how long it waits.
	Wait time.Duration
}

// ErrBusy is the end of work that has waited for as long as it may, or found
// that as much as may wait does.
var ErrBusy = errors.New("too much slow work is under way")

// A Queue is where slow work waits. It is safe for use by many goroutines.
type Queue struct {
	limits         Limits
	slots, waiting chan struct{}
	clock          func() func() time.Duration // processorTime, or another in tests
}

// NewQueue gives a queue with all its slots free.
func NewQueue(limits Limits) *Queue {
	return &Queue{limits: limits, slots: make(chan struct{}, limits.Slots), waiting: make(chan struct{}, limits.Waiting), clock: processorTime}
}

// work is what one context stands for, done by any number of goroutines.
type work struct {
	queue *Queue
	quick time.Duration // what is left of it
	slow  bool
	slot  func() error  // waits for a slot, once
	step  chan struct{} // is full while a step is done, of which there is one at a time; guards all above
}

type workKey struct{}

// Begin begins a piece of work: all that is done with the context that it
// gives. When that has ended, end gives back what the work holds.
func (q *Queue) Begin(ctx context.Context, slow bool) (_ context.Context, end func(), err error) {
	w := &work{queue: q, quick: q.limits.Quick, slow: slow, step: make(chan struct{}, 1)}
	w.slot = sync.OnceValue(func() error { return q.wait(ctx) })
	if slow {
		if err := w.slot(); err != nil {
			return ctx, func() {}, err
		}
	}
	return context.WithValue(ctx, workKey{}, w), func() {
		w.step <- struct{}{}
		if w.slow && w.slot() == nil {
			<-q.slots
		}
	}, nil
}

// wait waits for a slot. They are given in the order in which they are asked
// for, as Go's channels serve.
func (q *Queue) wait(ctx context.Context) error {
	select {
	case q.slots <- struct{}{}:
		return nil
	default:
	}
	select {
	case q.waiting <- struct{}{}:
		defer func() { <-q.waiting }()
	default:
		return ErrBusy
	}
	patience := time.NewTimer(q.limits.Wait)
	defer patience.Stop()
	select {
	case q.slots <- struct{}{}:
		return nil
	case <-patience.C:
		return ErrBusy
	case <-ctx.Done():
		return ctx.Err()
	}
}

// Step does a step that may be slow: one at a time for each piece of work. It
// stops a step with which quick work becomes slow, by the step's context, and
// does it anew when there is a slot, or says why there is none. What belongs to
// no work is done at once.
func Step(ctx context.Context, step func(context.Context) error) error {
	w, known := ctx.Value(workKey{}).(*work)
	if !known {
		return step(ctx)
	}
	select {
	case w.step <- struct{}{}:
		defer func() { <-w.step }()
	case <-ctx.Done():
		return ctx.Err()
	}
	if !w.slow {
		if stopped, err := w.watched(ctx, step); !stopped {
			return err
		}
		w.slow = true
	}
	if err := w.slot(); err != nil {
		return err
	}
	return step(ctx)
}

// watched does a step as long as the work is quick.
func (w *work) watched(ctx context.Context, step func(context.Context) error) (stopped bool, err error) {
	runtime.LockOSThread() // it is the thread of which the system tells the time
	defer runtime.UnlockOSThread()
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	had, quick := w.queue.clock(), w.quick
	var tooSlow atomic.Bool
	var watch *time.Timer
	watch = time.AfterFunc(time.Hour, func() {
		if ctx.Err() != nil {
			return // the step has ended, and the thread may be another's
		}
		if left := quick - had(); left > 0 {
			watch.Reset(max(left, time.Millisecond))
			return
		}
		tooSlow.Store(true)
		stop()
	})
	watch.Reset(quick)
	err = step(ctx)
	stop()
	watch.Stop()
	w.quick -= had()
	return tooSlow.Load() && err != nil, err
}
