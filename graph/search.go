package graph

import (
	"context"

	"entente/models"
)

// highlightsKey is the key of the loader of a search's highlights.
type highlightsKey struct{ query string }

// highlights are the texts of a hit that fit. All hits of a search are one batch.
func (r *Resolver) highlights(ctx context.Context, hit *models.SearchHit) ([]*models.Highlight, error) {
	entity, err := node[models.Node](ctx, r, hit.EntityID)
	if err != nil || entity == nil {
		return []*models.Highlight{}, err
	}
	return batch(ctx, highlightsKey{hit.Query}, entity, func(ctx context.Context, entities []models.Node) ([][]*models.Highlight, error) {
		return r.db.Highlights(ctx, hit.Query, entities)
	})
}
