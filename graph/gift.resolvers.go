package graph

import (
	"context"

	"entente/graph/generated"
	"entente/models"
	"entente/store"
)

func (r *giftResolver) Giver(ctx context.Context, obj *models.Gift) (*models.Leader, error) {
	return one[models.Leader](ctx, r.Resolver, obj.GiverID)
}

func (r *giftResolver) GiverActor(ctx context.Context, obj *models.Gift) (models.Actor, error) {
	return node[models.Actor](ctx, r.Resolver, obj.GiverActorID)
}

func (r *giftResolver) Recipient(ctx context.Context, obj *models.Gift) (*models.Leader, error) {
	return one[models.Leader](ctx, r.Resolver, obj.RecipientID)
}

func (r *giftResolver) RecipientActor(ctx context.Context, obj *models.Gift) (models.Actor, error) {
	return node[models.Actor](ctx, r.Resolver, obj.RecipientActorID)
}

func (r *giftResolver) Visit(ctx context.Context, obj *models.Gift) (*models.Visit, error) {
	return one[models.Visit](ctx, r.Resolver, obj.VisitID)
}

func (r *giftResolver) Claims(ctx context.Context, obj *models.Gift, where *models.ClaimWhere, orderBy *models.ClaimOrder, first *int, after *string, last *int, before *string) (*models.Connection[*models.Claim], error) {
	return listOf(ctx, r.db.Claims, store.ViaAbout, obj.ID, where, orderBy, page(first, after, last, before))
}

func (r *Resolver) Gift() generated.GiftResolver {
	return &giftResolver{r, cited[*models.Gift]{r}}
}

type giftResolver struct {
	*Resolver
	cited[*models.Gift]
}
