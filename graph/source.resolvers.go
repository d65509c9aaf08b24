package graph

import (
	"context"

	"entente/graph/generated"
	"entente/models"
	"entente/store"
)

func (r *sourceResolver) Permalink(ctx context.Context, obj *models.Source) (string, error) {
	return permalink(ctx, obj.ID), nil
}

func (r *sourceResolver) Country(ctx context.Context, obj *models.Source) (*models.Country, error) {
	return one[models.Country](ctx, r.Resolver, obj.CountryID)
}

func (r *sourceResolver) Treaties(ctx context.Context, obj *models.Source, where *models.TreatyWhere, orderBy *models.TreatyOrder, first *int, after *string, last *int, before *string) (*models.Connection[*models.Treaty], error) {
	return listOf(ctx, r.db.Treaties, store.ViaSource, obj.ID, where, orderBy, page(first, after, last, before))
}

func (r *sourceResolver) Visits(ctx context.Context, obj *models.Source, where *models.VisitWhere, orderBy *models.VisitOrder, first *int, after *string, last *int, before *string) (*models.Connection[*models.Visit], error) {
	return listOf(ctx, r.db.Visits, store.ViaSource, obj.ID, where, orderBy, page(first, after, last, before))
}

func (r *sourceResolver) Gifts(ctx context.Context, obj *models.Source, where *models.GiftWhere, orderBy *models.GiftOrder, first *int, after *string, last *int, before *string) (*models.Connection[*models.Gift], error) {
	return listOf(ctx, r.db.Gifts, store.ViaSource, obj.ID, where, orderBy, page(first, after, last, before))
}

func (r *sourceResolver) DiplomaticEvents(ctx context.Context, obj *models.Source, where *models.DiplomaticEventWhere, orderBy *models.DiplomaticEventOrder, first *int, after *string, last *int, before *string) (*models.Connection[*models.DiplomaticEvent], error) {
	return listOf(ctx, r.db.DiplomaticEvents, store.ViaSource, obj.ID, where, orderBy, page(first, after, last, before))
}

func (r *sourceResolver) Claims(ctx context.Context, obj *models.Source, where *models.ClaimWhere, orderBy *models.ClaimOrder, first *int, after *string, last *int, before *string) (*models.Connection[*models.Claim], error) {
	return listOf(ctx, r.db.Claims, store.ViaSource, obj.ID, where, orderBy, page(first, after, last, before))
}

func (r *sourceResolver) Leaders(ctx context.Context, obj *models.Source, where *models.LeaderWhere, orderBy *models.LeaderOrder, first *int, after *string, last *int, before *string) (*models.Connection[*models.Leader], error) {
	return listOf(ctx, r.db.Leaders, store.ViaSource, obj.ID, where, orderBy, page(first, after, last, before))
}

func (r *sourceResolver) Countries(ctx context.Context, obj *models.Source, where *models.CountryWhere, orderBy *models.CountryOrder, first *int, after *string, last *int, before *string) (*models.Connection[*models.Country], error) {
	return listOf(ctx, r.db.Countries, store.ViaSource, obj.ID, where, orderBy, page(first, after, last, before))
}

func (r *sourceResolver) Organizations(ctx context.Context, obj *models.Source, where *models.OrganizationWhere, orderBy *models.OrganizationOrder, first *int, after *string, last *int, before *string) (*models.Connection[*models.Organization], error) {
	return listOf(ctx, r.db.Organizations, store.ViaSource, obj.ID, where, orderBy, page(first, after, last, before))
}

func (r *sourceResolver) Disagreements(ctx context.Context, obj *models.Source, where *models.DisagreementWhere, orderBy *models.DisagreementOrder, first *int, after *string, last *int, before *string) (*models.Connection[*models.Disagreement], error) {
	return listOf(ctx, r.db.Disagreements, store.ViaSource, obj.ID, where, orderBy, page(first, after, last, before))
}

func (r *sourceResolver) Facts(ctx context.Context, obj *models.Source, kinds []string, orderBy *models.SourceFactsOrder, first *int, after *string, last *int, before *string) (*models.Connection[*models.SourceFacts], error) {
	return r.facts(ctx, obj.ID, kinds, orderBy, page(first, after, last, before))
}

func (r *sourceFactsResolver) Subject(ctx context.Context, obj *models.SourceFacts) (models.Cited, error) {
	return node[models.Cited](ctx, r.Resolver, obj.SubjectID)
}

func (r *sourceFactsResolver) Citations(ctx context.Context, obj *models.SourceFacts) ([]*models.Citation, error) {
	return batch(ctx, factsStatedKey{}, *obj, r.db.FactsStated)
}

func (r *Resolver) Source() generated.SourceResolver {
	return &sourceResolver{r}
}

func (r *Resolver) SourceFacts() generated.SourceFactsResolver {
	return &sourceFactsResolver{r}
}

type sourceResolver struct {
	*Resolver
}

type sourceFactsResolver struct {
	*Resolver
}
