package store

import (
	"context"

	"gorm.io/gorm"
	"gorm.io/gorm/callbacks"

	"entente/pace"
)

// paceStatements makes each statement a step of the work that it is read for:
// one that turns out slow is stopped, and read anew when the work has a slot.
// The rows of [Store.scan] alone are not: they are read once, for all.
func (s *Store) paceStatements() error {
	return s.db.Callback().Query().Replace("gorm:query", func(tx *gorm.DB) {
		if tx.Error != nil {
			return
		}
		callbacks.BuildQuerySQL(tx)
		if tx.Error != nil {
			return
		}
		tx.Error = s.judged(pace.Step(tx.Statement.Context, func(ctx context.Context) error {
			tx.Error = nil // of the step that was stopped
			rows, err := tx.Statement.ConnPool.QueryContext(ctx, tx.Statement.SQL.String(), tx.Statement.Vars...)
			if err != nil {
				return err
			}
			gorm.Scan(rows, tx, 0) // into a slice, from its beginning
			_ = tx.AddError(rows.Close())
			return tx.Error
		}))
	})
}
