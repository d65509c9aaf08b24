package graph

import (
	"context"

	"entente/graph/generated"
	"entente/models"
	"entente/store"
)

func (r *diplomaticEventResolver) Actor(ctx context.Context, obj *models.DiplomaticEvent) (models.Actor, error) {
	return node[models.Actor](ctx, r.Resolver, obj.ActorID)
}

func (r *diplomaticEventResolver) Counterpart(ctx context.Context, obj *models.DiplomaticEvent) (models.Actor, error) {
	return node[models.Actor](ctx, r.Resolver, obj.CounterpartID)
}

func (r *diplomaticEventResolver) Claims(ctx context.Context, obj *models.DiplomaticEvent, where *models.ClaimWhere, orderBy *models.ClaimOrder, first *int, after *string, last *int, before *string) (*models.Connection[*models.Claim], error) {
	return listOf(ctx, r.db.Claims, store.ViaAbout, obj.ID, where, orderBy, page(first, after, last, before))
}

func (r *Resolver) DiplomaticEvent() generated.DiplomaticEventResolver {
	return &diplomaticEventResolver{r, cited[*models.DiplomaticEvent]{r}}
}

type diplomaticEventResolver struct {
	*Resolver
	cited[*models.DiplomaticEvent]
}
