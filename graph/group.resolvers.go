package graph

import (
	"context"

	"entente/graph/generated"
	"entente/models"
)

func (r *groupValueResolver) Node(ctx context.Context, obj *models.GroupValue) (models.Node, error) {
	return node[models.Node](ctx, r.Resolver, obj.NodeID)
}

func (r *Resolver) GroupValue() generated.GroupValueResolver {
	return &groupValueResolver{r}
}

type groupValueResolver struct {
	*Resolver
}
