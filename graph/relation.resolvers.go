package graph

import (
	"context"

	"entente/graph/generated"
	"entente/models"
	"entente/store"
)

func (r *relationResolver) Between(ctx context.Context, obj *models.Relation) ([]models.Actor, error) {
	return nodes[models.Actor](ctx, r.Resolver, obj.Between[:])
}

func (r *relationResolver) Predecessors(ctx context.Context, obj *models.Relation) ([]*models.Country, error) {
	return many[models.Country](ctx, r.Resolver, obj.Predecessors())
}

func (r *relationResolver) Treaties(ctx context.Context, obj *models.Relation, where *models.TreatyWhere, orderBy *models.TreatyOrder, first *int, after *string, last *int, before *string) (*models.Connection[*models.Treaty], error) {
	return told(r.db.Between(obj).Treaties(ctx, where, orderBy, page(first, after, last, before)))
}

func (r *relationResolver) Visits(ctx context.Context, obj *models.Relation, where *models.VisitWhere, orderBy *models.VisitOrder, first *int, after *string, last *int, before *string) (*models.Connection[*models.Visit], error) {
	return told(r.db.Between(obj).Visits(ctx, where, orderBy, page(first, after, last, before)))
}

func (r *relationResolver) Gifts(ctx context.Context, obj *models.Relation, where *models.GiftWhere, orderBy *models.GiftOrder, first *int, after *string, last *int, before *string) (*models.Connection[*models.Gift], error) {
	return told(r.db.Between(obj).Gifts(ctx, where, orderBy, page(first, after, last, before)))
}

func (r *relationResolver) Claims(ctx context.Context, obj *models.Relation, where *models.ClaimWhere, orderBy *models.ClaimOrder, first *int, after *string, last *int, before *string) (*models.Connection[*models.Claim], error) {
	return told(r.db.Between(obj).Claims(ctx, where, orderBy, page(first, after, last, before)))
}

func (r *relationResolver) DiplomaticEvents(ctx context.Context, obj *models.Relation, where *models.DiplomaticEventWhere, orderBy *models.DiplomaticEventOrder, first *int, after *string, last *int, before *string) (*models.Connection[*models.DiplomaticEvent], error) {
	return told(r.db.Between(obj).DiplomaticEvents(ctx, where, orderBy, page(first, after, last, before)))
}

func (r *relationResolver) Counts(ctx context.Context, obj *models.Relation) (*models.RelationCounts, error) {
	return r.counts(ctx, obj)
}

func (r *relationResolver) Reciprocity(ctx context.Context, obj *models.Relation) (*models.Reciprocity, error) {
	counts, err := r.counts(ctx, obj)
	if err != nil {
		return nil, err
	}
	return counts.Reciprocity(), nil
}

func (r *relationResolver) GiftValues(ctx context.Context, obj *models.Relation) ([]*models.GiftValues, error) {
	return r.db.Between(obj).GiftValues(ctx)
}

func (r *relationResolver) FirstContact(ctx context.Context, obj *models.Relation, where *models.TimelineWhere) (*models.TimelineEntry, error) {
	entries, err := r.dealings(ctx, obj, where)
	if len(entries) == 0 {
		return nil, err
	}
	return entries[0], nil
}

func (r *relationResolver) LastContact(ctx context.Context, obj *models.Relation, where *models.TimelineWhere) (*models.TimelineEntry, error) {
	entries, err := r.dealings(ctx, obj, where)
	if len(entries) == 0 {
		return nil, err
	}
	return entries[len(entries)-1], nil
}

func (r *relationResolver) LongestSilence(ctx context.Context, obj *models.Relation, where *models.TimelineWhere, certainty models.Certainty) (*models.Silence, error) {
	entries, err := r.dealings(ctx, obj, where)
	if err != nil {
		return nil, err
	}
	return longestSilence(entries, certainty)
}

func (r *relationResolver) Timeline(ctx context.Context, obj *models.Relation, where *models.TimelineWhere, direction models.OrderDirection, first *int, after *string, last *int, before *string) (*models.Connection[*models.TimelineEntry], error) {
	entries, err := r.entries(ctx, obj, nil)
	if err != nil {
		return nil, err
	}
	return told(store.Timeline(obj, entries, where, direction, page(first, after, last, before)))
}

func (r *timelineEntryResolver) Subject(ctx context.Context, obj *models.TimelineEntry) (models.Cited, error) {
	return node[models.Cited](ctx, r.Resolver, obj.SubjectID)
}

func (r *Resolver) Relation() generated.RelationResolver {
	return &relationResolver{r}
}

func (r *Resolver) TimelineEntry() generated.TimelineEntryResolver {
	return &timelineEntryResolver{r}
}

type relationResolver struct {
	*Resolver
}

type timelineEntryResolver struct {
	*Resolver
}
