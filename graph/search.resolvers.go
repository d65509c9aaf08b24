package graph

import (
	"context"

	"entente/graph/generated"
	"entente/models"
)

func (r *queryResolver) Search(ctx context.Context, query string, where *models.SearchWhere, first *int, after *string, last *int, before *string) (*models.SearchConnection, error) {
	return told(r.db.Search(ctx, query, where, page(first, after, last, before)))
}

func (r *searchHitResolver) Title(ctx context.Context, obj *models.SearchHit) (string, error) {
	entity, err := node[models.Node](ctx, r.Resolver, obj.EntityID)
	return models.TitleOf(entity), err
}

func (r *searchHitResolver) On(ctx context.Context, obj *models.SearchHit) (*models.Date, error) {
	entity, err := node[models.Node](ctx, r.Resolver, obj.EntityID)
	date := models.DateOf(entity)
	return &date, err
}

func (r *searchHitResolver) Entity(ctx context.Context, obj *models.SearchHit) (models.Node, error) {
	return node[models.Node](ctx, r.Resolver, obj.EntityID)
}

func (r *searchHitResolver) Highlights(ctx context.Context, obj *models.SearchHit) ([]*models.Highlight, error) {
	return r.highlights(ctx, obj)
}

func (r *Resolver) SearchHit() generated.SearchHitResolver {
	return &searchHitResolver{r}
}

type searchHitResolver struct {
	*Resolver
}
