package graph

import (
	"context"
	"encoding/json"

	"entente/models"
	"entente/store"
)

// The keys of the loaders of what sources state.
type (
	factsKey struct {
		args string
		of   models.ID
	}
	factsStatedKey struct{}
)

// facts is a page of the entities of which a source states something.
func (r *Resolver) facts(ctx context.Context, source models.ID, kinds []string, orderBy *models.SourceFactsOrder, page store.Page) (*models.Connection[*models.SourceFacts], error) {
	args, err := json.Marshal([]any{kinds, orderBy, page})
	if err != nil {
		return nil, err
	}
	return batch(ctx, factsKey{string(args), beginning(page, source)}, source, func(ctx context.Context, ids []models.ID) ([]*models.Connection[*models.SourceFacts], error) {
		return r.db.Facts(ctx, ids, kinds, orderBy, page)
	})
}
