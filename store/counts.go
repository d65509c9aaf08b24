package store

import (
	"context"
	"fmt"
	"strings"

	"entente/models"
)

// Counts counts the rows of each table that the answer has a field for, in
// one statement.
func (s *Store) Counts(ctx context.Context) (*models.DatasetCounts, error) {
	counts := &models.DatasetCounts{}
	var columns []string
	for _, field := range schemaOf(counts).Fields {
		columns = append(columns, fmt.Sprintf("(SELECT count(*) FROM %[1]s) AS %[1]s", quoted(field.DBName)))
	}
	err := s.db.WithContext(ctx).Raw("SELECT " + strings.Join(columns, ", ")).Scan(counts).Error
	return counts, failed(ctx, "counting the dataset", err)
}
