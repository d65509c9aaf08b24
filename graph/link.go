package graph

import (
	"context"
	"encoding/json"

	"entente/models"
	"entente/store"
)

type partnersKey struct {
	args string
	of   models.ID
}

// partners ranks the partners of a state or organization, together with all of
// a level that ask with the same arguments.
func (r *Resolver) partners(ctx context.Context, actor models.ID, q models.LinkQuery, minimum int, includePredecessors bool, orderBy *models.PartnerOrder, page store.Page) (*models.PartnerConnection, error) {
	args, err := json.Marshal([]any{q, minimum, includePredecessors, orderBy, page})
	if err != nil {
		return nil, err
	}
	return batch(ctx, partnersKey{string(args), beginning(page, actor)}, actor, func(ctx context.Context, actors []models.ID) ([]*models.PartnerConnection, error) {
		return r.db.Partners(ctx, actors, q, minimum, includePredecessors, orderBy, page)
	})
}
