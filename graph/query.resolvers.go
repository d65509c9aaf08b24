package graph

import (
	"context"

	"entente/graph/generated"
	"entente/models"
)

func (r *queryResolver) Node(ctx context.Context, id models.ID) (models.Node, error) {
	id, err := r.resolve(id, "", "id")
	if err != nil {
		return nil, err
	}
	return node[models.Node](ctx, r.Resolver, id)
}

func (r *queryResolver) Nodes(ctx context.Context, ids []models.ID) ([]models.Node, error) {
	return r.nodes(ctx, ids)
}

func (r *queryResolver) Country(ctx context.Context, code string) (*models.Country, error) {
	id, err := told(r.db.CountryID(code))
	if err != nil {
		return nil, err
	}
	return one[models.Country](ctx, r.Resolver, id)
}

func (r *queryResolver) Countries(ctx context.Context, where *models.CountryWhere, orderBy *models.CountryOrder, first *int, after *string, last *int, before *string) (*models.Connection[*models.Country], error) {
	return list(ctx, r.db.Countries, where, orderBy, page(first, after, last, before))
}

func (r *queryResolver) Organization(ctx context.Context, id models.ID) (*models.Organization, error) {
	return byID[models.Organization](ctx, r.Resolver, "organization", id)
}

func (r *queryResolver) Organizations(ctx context.Context, where *models.OrganizationWhere, orderBy *models.OrganizationOrder, first *int, after *string, last *int, before *string) (*models.Connection[*models.Organization], error) {
	return list(ctx, r.db.Organizations, where, orderBy, page(first, after, last, before))
}

func (r *queryResolver) Leader(ctx context.Context, id models.ID) (*models.Leader, error) {
	return byID[models.Leader](ctx, r.Resolver, "leader", id)
}

func (r *queryResolver) Leaders(ctx context.Context, where *models.LeaderWhere, orderBy *models.LeaderOrder, first *int, after *string, last *int, before *string) (*models.Connection[*models.Leader], error) {
	return list(ctx, r.db.Leaders, where, orderBy, page(first, after, last, before))
}

func (r *queryResolver) Treaty(ctx context.Context, id models.ID) (*models.Treaty, error) {
	return byID[models.Treaty](ctx, r.Resolver, "treaty", id)
}

func (r *queryResolver) Treaties(ctx context.Context, where *models.TreatyWhere, orderBy *models.TreatyOrder, first *int, after *string, last *int, before *string) (*models.Connection[*models.Treaty], error) {
	return list(ctx, r.db.Treaties, where, orderBy, page(first, after, last, before))
}

func (r *queryResolver) Visit(ctx context.Context, id models.ID) (*models.Visit, error) {
	return byID[models.Visit](ctx, r.Resolver, "visit", id)
}

func (r *queryResolver) Visits(ctx context.Context, where *models.VisitWhere, orderBy *models.VisitOrder, first *int, after *string, last *int, before *string) (*models.Connection[*models.Visit], error) {
	return list(ctx, r.db.Visits, where, orderBy, page(first, after, last, before))
}

func (r *queryResolver) Gift(ctx context.Context, id models.ID) (*models.Gift, error) {
	return byID[models.Gift](ctx, r.Resolver, "gift", id)
}

func (r *queryResolver) Gifts(ctx context.Context, where *models.GiftWhere, orderBy *models.GiftOrder, first *int, after *string, last *int, before *string) (*models.Connection[*models.Gift], error) {
	return list(ctx, r.db.Gifts, where, orderBy, page(first, after, last, before))
}

func (r *queryResolver) Claim(ctx context.Context, id models.ID) (*models.Claim, error) {
	return byID[models.Claim](ctx, r.Resolver, "claim", id)
}

func (r *queryResolver) DiplomaticEvent(ctx context.Context, id models.ID) (*models.DiplomaticEvent, error) {
	return byID[models.DiplomaticEvent](ctx, r.Resolver, "diplomatic-event", id)
}

func (r *queryResolver) DiplomaticEvents(ctx context.Context, where *models.DiplomaticEventWhere, orderBy *models.DiplomaticEventOrder, first *int, after *string, last *int, before *string) (*models.Connection[*models.DiplomaticEvent], error) {
	return list(ctx, r.db.DiplomaticEvents, where, orderBy, page(first, after, last, before))
}

func (r *queryResolver) Claims(ctx context.Context, where *models.ClaimWhere, orderBy *models.ClaimOrder, first *int, after *string, last *int, before *string) (*models.Connection[*models.Claim], error) {
	return list(ctx, r.db.Claims, where, orderBy, page(first, after, last, before))
}

func (r *queryResolver) Source(ctx context.Context, id models.ID) (*models.Source, error) {
	return byID[models.Source](ctx, r.Resolver, "source", id)
}

func (r *queryResolver) Sources(ctx context.Context, where *models.SourceWhere, orderBy *models.SourceOrder, first *int, after *string, last *int, before *string) (*models.Connection[*models.Source], error) {
	return list(ctx, r.db.Sources, where, orderBy, page(first, after, last, before))
}

func (r *queryResolver) Disagreements(ctx context.Context, where *models.DisagreementWhere, orderBy *models.DisagreementOrder, first *int, after *string, last *int, before *string) (*models.Connection[*models.Disagreement], error) {
	return list(ctx, r.db.Disagreements, where, orderBy, page(first, after, last, before))
}

func (r *queryResolver) Relation(ctx context.Context, between []string, includePredecessors bool) (*models.Relation, error) {
	return told(r.db.Relation(between, includePredecessors))
}

func (r *queryResolver) Dataset(ctx context.Context) (*models.About, error) {
	return r.about(), nil
}

func (r *Resolver) Query() generated.QueryResolver {
	return &queryResolver{r}
}

type queryResolver struct {
	*Resolver
}
