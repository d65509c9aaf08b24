package graph

import (
	"context"

	"entente/graph/generated"
	"entente/models"
)

func (r *datasetResolver) Counts(ctx context.Context, obj *models.About) (*models.DatasetCounts, error) {
	return r.db.Counts(ctx)
}

func (r *Resolver) Dataset() generated.DatasetResolver {
	return &datasetResolver{r}
}

type datasetResolver struct {
	*Resolver
}
