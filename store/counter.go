package store

import (
	"context"
	"sync/atomic"

	"gorm.io/gorm"
)

// Counter counts the SQL statements that run with one context.
type Counter struct{ n atomic.Int64 }

// Load is the number of statements so far.
func (c *Counter) Load() int { return int(c.n.Load()) }

type counterKey struct{}

// WithCounter gives a context whose SQL statements are counted.
func WithCounter(ctx context.Context) (context.Context, *Counter) {
	counter := &Counter{}
	return context.WithValue(ctx, counterKey{}, counter), counter
}

// countStatements counts every statement that goes through GORM, whether it
// was built or written by hand. No other way to the database exists after opening.
func countStatements(db *gorm.DB) error {
	count := func(tx *gorm.DB) {
		if counter, ok := tx.Statement.Context.Value(counterKey{}).(*Counter); ok {
			counter.n.Add(1)
		}
	}
	const name = "entente:count"
	callbacks := db.Callback()
	for _, err := range []error{
		callbacks.Query().Before("*").Register(name, count),
		callbacks.Row().Before("*").Register(name, count),
		callbacks.Raw().Before("*").Register(name, count),
	} {
		if err != nil {
			return err
		}
	}
	return nil
}
