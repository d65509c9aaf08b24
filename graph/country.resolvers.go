package graph

import (
	"context"

	"entente/graph/generated"
	"entente/models"
	"entente/store"
)

func (r *countryResolver) Name(ctx context.Context, obj *models.Country, locale *string) (string, error) {
	return r.called(ctx, obj, locale)
}

func (r *countryResolver) Names(ctx context.Context, obj *models.Country, on *models.Day, certainty models.Certainty, language *string) ([]*models.CountryName, error) {
	names, err := rows[models.CountryName](ctx, r.Resolver, obj.ID)
	if err != nil {
		return nil, err
	}
	if on != nil {
		names = atLeast(certainty, names, func(n *models.CountryName) models.Certainty { return n.InUse().On(*on) })
	}
	return inLanguage(names, language, func(n *models.CountryName) string { return n.Language })
}

func (r *countryResolver) Predecessors(ctx context.Context, obj *models.Country) ([]*models.Succession, error) {
	return rowsBy[models.Succession](ctx, r.Resolver, "successor", obj.ID)
}

func (r *countryResolver) Successors(ctx context.Context, obj *models.Country) ([]*models.Succession, error) {
	return rows[models.Succession](ctx, r.Resolver, obj.ID)
}

func (r *countryResolver) Organizations(ctx context.Context, obj *models.Country, where *models.OrganizationWhere, orderBy *models.OrganizationOrder, first *int, after *string, last *int, before *string) (*models.Connection[*models.Organization], error) {
	return listOf(ctx, r.db.Organizations, store.ViaCountry, obj.ID, where, orderBy, page(first, after, last, before))
}

func (r *countryResolver) Leaders(ctx context.Context, obj *models.Country, on *models.Day, certainty models.Certainty, where *models.LeaderWhere, orderBy *models.LeaderOrder, first *int, after *string, last *int, before *string) (*models.Connection[*models.Leader], error) {
	where, err := inOffice(where, on, certainty)
	if err != nil {
		return nil, err
	}
	return listOf(ctx, r.db.Leaders, store.ViaOffice, obj.ID, where, orderBy, page(first, after, last, before))
}

func (r *countryResolver) Treaties(ctx context.Context, obj *models.Country, where *models.TreatyWhere, orderBy *models.TreatyOrder, first *int, after *string, last *int, before *string) (*models.Connection[*models.Treaty], error) {
	return listOf(ctx, r.db.Treaties, store.ViaParty, obj.ID, where, orderBy, page(first, after, last, before))
}

func (r *countryResolver) VisitsHosted(ctx context.Context, obj *models.Country, where *models.VisitWhere, orderBy *models.VisitOrder, first *int, after *string, last *int, before *string) (*models.Connection[*models.Visit], error) {
	return listOf(ctx, r.db.Visits, store.ViaHost, obj.ID, where, orderBy, page(first, after, last, before))
}

func (r *countryResolver) VisitsMade(ctx context.Context, obj *models.Country, where *models.VisitWhere, orderBy *models.VisitOrder, first *int, after *string, last *int, before *string) (*models.Connection[*models.Visit], error) {
	return listOf(ctx, r.db.Visits, store.ViaFrom, obj.ID, where, orderBy, page(first, after, last, before))
}

func (r *countryResolver) GiftsGiven(ctx context.Context, obj *models.Country, where *models.GiftWhere, orderBy *models.GiftOrder, first *int, after *string, last *int, before *string) (*models.Connection[*models.Gift], error) {
	return listOf(ctx, r.db.Gifts, store.ViaGiver, obj.ID, where, orderBy, page(first, after, last, before))
}

func (r *countryResolver) GiftsReceived(ctx context.Context, obj *models.Country, where *models.GiftWhere, orderBy *models.GiftOrder, first *int, after *string, last *int, before *string) (*models.Connection[*models.Gift], error) {
	return listOf(ctx, r.db.Gifts, store.ViaRecipient, obj.ID, where, orderBy, page(first, after, last, before))
}

func (r *countryResolver) Memberships(ctx context.Context, obj *models.Country, on *models.Day, certainty models.Certainty, orderBy *models.MembershipOrder) ([]*models.Membership, error) {
	memberships, err := rowsBy[models.Membership](ctx, r.Resolver, "member", obj.ID)
	return r.membershipsBy(holding(memberships, on, certainty), orderBy, func(m *models.Membership) models.ID { return m.OrganizationID }), err
}

func (r *countryResolver) DiplomaticEvents(ctx context.Context, obj *models.Country, where *models.DiplomaticEventWhere, orderBy *models.DiplomaticEventOrder, first *int, after *string, last *int, before *string) (*models.Connection[*models.DiplomaticEvent], error) {
	return listOf(ctx, r.db.DiplomaticEvents, store.ViaActor, obj.ID, where, orderBy, page(first, after, last, before))
}

func (r *countryResolver) Claims(ctx context.Context, obj *models.Country, where *models.ClaimWhere, orderBy *models.ClaimOrder, first *int, after *string, last *int, before *string) (*models.Connection[*models.Claim], error) {
	return listOf(ctx, r.db.Claims, store.ViaAbout, obj.ID, where, orderBy, page(first, after, last, before))
}

func (r *countryResolver) ClaimsMade(ctx context.Context, obj *models.Country, where *models.ClaimWhere, orderBy *models.ClaimOrder, first *int, after *string, last *int, before *string) (*models.Connection[*models.Claim], error) {
	return listOf(ctx, r.db.Claims, store.ViaSpeaker, obj.ID, where, orderBy, page(first, after, last, before))
}

func (r *countryNameResolver) Country(ctx context.Context, obj *models.CountryName) (*models.Country, error) {
	return one[models.Country](ctx, r.Resolver, obj.CountryID)
}

func (r *successionResolver) Country(ctx context.Context, obj *models.Succession) (*models.Country, error) {
	return one[models.Country](ctx, r.Resolver, obj.CountryID)
}

func (r *successionResolver) Successor(ctx context.Context, obj *models.Succession) (*models.Country, error) {
	return one[models.Country](ctx, r.Resolver, obj.SuccessorID)
}

func (r *Resolver) Country() generated.CountryResolver {
	return &countryResolver{r, cited[*models.Country]{r}}
}

func (r *Resolver) CountryName() generated.CountryNameResolver {
	return &countryNameResolver{r, cited[*models.CountryName]{r}}
}

func (r *Resolver) Succession() generated.SuccessionResolver {
	return &successionResolver{r, cited[*models.Succession]{r}}
}

type countryResolver struct {
	*Resolver
	cited[*models.Country]
}

type countryNameResolver struct {
	*Resolver
	cited[*models.CountryName]
}

type successionResolver struct {
	*Resolver
	cited[*models.Succession]
}
