package graph

import (
	"context"

	"entente/graph/generated"
	"entente/models"
)

func (r *unknownFieldResolver) Source(ctx context.Context, obj *models.Unknown) (*models.Source, error) {
	return one[models.Source](ctx, r.Resolver, obj.SourceID)
}

func (r *Resolver) UnknownField() generated.UnknownFieldResolver {
	return &unknownFieldResolver{r}
}

type unknownFieldResolver struct {
	*Resolver
}
