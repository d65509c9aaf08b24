package graph

import (
	"context"

	"entente/graph/generated"
	"entente/models"
)

func (r *countryResolver) Partners(ctx context.Context, obj *models.Country, by models.LinkKind, on *models.Day, certainty models.Certainty, where *models.LinkWhere, orderBy *models.PartnerOrder, minimum int, includePredecessors bool, first *int, after *string, last *int, before *string) (*models.Connection[*models.Partner], error) {
	return r.partners(ctx, obj.ID, models.LinkQuery{By: by, On: on, Certainty: certainty, Where: where}, minimum, includePredecessors, orderBy, page(first, after, last, before))
}

func (r *organizationResolver) Partners(ctx context.Context, obj *models.Organization, by models.LinkKind, on *models.Day, certainty models.Certainty, where *models.LinkWhere, orderBy *models.PartnerOrder, minimum int, includePredecessors bool, first *int, after *string, last *int, before *string) (*models.Connection[*models.Partner], error) {
	return r.partners(ctx, obj.ID, models.LinkQuery{By: by, On: on, Certainty: certainty, Where: where}, minimum, includePredecessors, orderBy, page(first, after, last, before))
}

func (r *partnerResolver) Actor(ctx context.Context, obj *models.Partner) (models.Actor, error) {
	return node[models.Actor](ctx, r.Resolver, obj.ActorID)
}

func (r *Resolver) Partner() generated.PartnerResolver {
	return &partnerResolver{r}
}

type partnerResolver struct {
	*Resolver
}
