package graph

import (
	"context"

	"entente/graph/generated"
	"entente/models"
)

func (r *chainResolver) Actors(ctx context.Context, obj *models.Chain) ([]models.Actor, error) {
	return nodes[models.Actor](ctx, r.Resolver, obj.ActorIDs)
}

func (r *networkResolver) Nodes(ctx context.Context, obj *models.Network, first *int, most int) ([]*models.NetworkNode, error) {
	return bounded("nodes", obj.Actors, first, most, mostNodes)
}

func (r *networkResolver) Edges(ctx context.Context, obj *models.Network, first *int, most int) ([]*models.NetworkEdge, error) {
	return bounded("edges", obj.Pairs, first, most, mostEdges)
}

func (r *networkEdgeResolver) From(ctx context.Context, obj *models.NetworkEdge) (models.Actor, error) {
	return node[models.Actor](ctx, r.Resolver, obj.FromID)
}

func (r *networkEdgeResolver) To(ctx context.Context, obj *models.NetworkEdge) (models.Actor, error) {
	return node[models.Actor](ctx, r.Resolver, obj.ToID)
}

func (r *networkEdgeResolver) Links(ctx context.Context, obj *models.NetworkEdge, first int) ([]models.Cited, error) {
	if err := atMost("first", first, MaxPageSize); err != nil {
		return nil, err
	}
	return nodes[models.Cited](ctx, r.Resolver, obj.Subjects(first))
}

func (r *networkNodeResolver) Actor(ctx context.Context, obj *models.NetworkNode) (models.Actor, error) {
	return node[models.Actor](ctx, r.Resolver, obj.ActorID)
}

func (r *pathResolver) Chains(ctx context.Context, obj *models.Path, first int) ([]*models.Chain, error) {
	if err := atMost("first", first, mostChains); err != nil {
		return nil, err
	}
	return obj.Best[:min(first, len(obj.Best))], nil
}

func (r *queryResolver) Network(ctx context.Context, by models.LinkKind, on *models.Day, certainty models.Certainty, where *models.LinkWhere, among []string, around *string, depth int, minimumWeight int) (*models.Network, error) {
	return r.network(ctx, models.LinkQuery{By: by, On: on, Certainty: certainty, Where: where}, among, around, depth, minimumWeight)
}

func (r *queryResolver) Path(ctx context.Context, from string, to string, by models.LinkKind, on *models.Day, certainty models.Certainty, where *models.LinkWhere) (*models.Path, error) {
	return r.path(ctx, models.LinkQuery{By: by, On: on, Certainty: certainty, Where: where}, from, to)
}

func (r *Resolver) Chain() generated.ChainResolver {
	return &chainResolver{r}
}

func (r *Resolver) Network() generated.NetworkResolver {
	return &networkResolver{r}
}

func (r *Resolver) NetworkEdge() generated.NetworkEdgeResolver {
	return &networkEdgeResolver{r}
}

func (r *Resolver) NetworkNode() generated.NetworkNodeResolver {
	return &networkNodeResolver{r}
}

func (r *Resolver) Path() generated.PathResolver {
	return &pathResolver{r}
}

type chainResolver struct {
	*Resolver
}

type networkResolver struct {
	*Resolver
}

type networkEdgeResolver struct {
	*Resolver
}

type networkNodeResolver struct {
	*Resolver
}

type pathResolver struct {
	*Resolver
}
