package store

import (
	"errors"
	"path/filepath"
	"testing"
	"time"

	"entente/pace"
)

// A statement that turns out slow is read anew in a slot, whole and once.
func TestSlowStatementsAreReadAnew(t *testing.T) {
	const rows = 200_000
	db := build(t, filepath.Join(t.TempDir(), "x"), example())
	queue := pace.NewQueue(pace.Limits{Quick: 5 * time.Millisecond, Slots: 1, Waiting: 1, Wait: 10 * time.Second})
	ctx, end, err := queue.Begin(t.Context(), false)
	if err != nil {
		t.Fatal(err)
	}
	defer end()
	counted, counter := WithCounter(ctx)
	var numbers []int
	if err := db.db.WithContext(counted).Raw("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT ?) SELECT i FROM n", rows).Find(&numbers).Error; err != nil {
		t.Fatal(err)
	}
	if len(numbers) != rows || numbers[0] != 1 || numbers[rows-1] != rows {
		t.Errorf("%d rows were read", len(numbers))
	}
	if counter.Load() != 1 {
		t.Errorf("%d statements were counted", counter.Load())
	}
}

// Where nothing else may be slow at the same time, it is stopped, and its
// connection is of use to others.
func TestSlowStatementsWaitForASlot(t *testing.T) {
	db := build(t, filepath.Join(t.TempDir(), "x"), example())
	queue := pace.NewQueue(pace.Limits{Quick: 5 * time.Millisecond, Slots: 1, Waiting: 1, Wait: 50 * time.Millisecond})
	_, end, err := queue.Begin(t.Context(), true)
	if err != nil {
		t.Fatal(err)
	}
	defer end()
	for range 2 * db.pool.Stats().MaxOpenConnections {
		ctx, end, err := queue.Begin(t.Context(), false)
		if err != nil {
			t.Fatal(err)
		}
		var n int
		if err := failed(ctx, "counting", db.db.WithContext(ctx).Raw(endless).Find(&n).Error); !errors.Is(err, pace.ErrBusy) {
			t.Errorf("a slow statement: %v", err)
		}
		end()
		if _, err := db.Treaties.Page(t.Context(), nil, nil, Page{}); err != nil {
			t.Fatal(err)
		}
	}
	if used := db.pool.Stats().InUse; used != 0 {
		t.Errorf("%d connections are still in use", used)
	}
}
