package graph

import (
	"context"

	"entente/graph/generated"
	"entente/models"
	"entente/store"
)

func (r *membershipResolver) Organization(ctx context.Context, obj *models.Membership) (*models.Organization, error) {
	return one[models.Organization](ctx, r.Resolver, obj.OrganizationID)
}

func (r *membershipResolver) Member(ctx context.Context, obj *models.Membership) (models.Actor, error) {
	return node[models.Actor](ctx, r.Resolver, obj.MemberID)
}

func (r *organizationResolver) Country(ctx context.Context, obj *models.Organization) (*models.Country, error) {
	return one[models.Country](ctx, r.Resolver, obj.CountryID)
}

func (r *organizationResolver) Members(ctx context.Context, obj *models.Organization, on *models.Day, certainty models.Certainty, orderBy *models.MembershipOrder) ([]*models.Membership, error) {
	members, err := rows[models.Membership](ctx, r.Resolver, obj.ID)
	return r.membershipsBy(holding(members, on, certainty), orderBy, func(m *models.Membership) models.ID { return m.MemberID }), err
}

func (r *organizationResolver) Treaties(ctx context.Context, obj *models.Organization, where *models.TreatyWhere, orderBy *models.TreatyOrder, first *int, after *string, last *int, before *string) (*models.Connection[*models.Treaty], error) {
	return listOf(ctx, r.db.Treaties, store.ViaParty, obj.ID, where, orderBy, page(first, after, last, before))
}

func (r *organizationResolver) VisitsMade(ctx context.Context, obj *models.Organization, where *models.VisitWhere, orderBy *models.VisitOrder, first *int, after *string, last *int, before *string) (*models.Connection[*models.Visit], error) {
	return listOf(ctx, r.db.Visits, store.ViaFrom, obj.ID, where, orderBy, page(first, after, last, before))
}

func (r *organizationResolver) GiftsGiven(ctx context.Context, obj *models.Organization, where *models.GiftWhere, orderBy *models.GiftOrder, first *int, after *string, last *int, before *string) (*models.Connection[*models.Gift], error) {
	return listOf(ctx, r.db.Gifts, store.ViaGiver, obj.ID, where, orderBy, page(first, after, last, before))
}

func (r *organizationResolver) GiftsReceived(ctx context.Context, obj *models.Organization, where *models.GiftWhere, orderBy *models.GiftOrder, first *int, after *string, last *int, before *string) (*models.Connection[*models.Gift], error) {
	return listOf(ctx, r.db.Gifts, store.ViaRecipient, obj.ID, where, orderBy, page(first, after, last, before))
}

func (r *organizationResolver) DiplomaticEvents(ctx context.Context, obj *models.Organization, where *models.DiplomaticEventWhere, orderBy *models.DiplomaticEventOrder, first *int, after *string, last *int, before *string) (*models.Connection[*models.DiplomaticEvent], error) {
	return listOf(ctx, r.db.DiplomaticEvents, store.ViaActor, obj.ID, where, orderBy, page(first, after, last, before))
}

func (r *organizationResolver) Claims(ctx context.Context, obj *models.Organization, where *models.ClaimWhere, orderBy *models.ClaimOrder, first *int, after *string, last *int, before *string) (*models.Connection[*models.Claim], error) {
	return listOf(ctx, r.db.Claims, store.ViaAbout, obj.ID, where, orderBy, page(first, after, last, before))
}

func (r *organizationResolver) ClaimsMade(ctx context.Context, obj *models.Organization, where *models.ClaimWhere, orderBy *models.ClaimOrder, first *int, after *string, last *int, before *string) (*models.Connection[*models.Claim], error) {
	return listOf(ctx, r.db.Claims, store.ViaSpeaker, obj.ID, where, orderBy, page(first, after, last, before))
}

func (r *Resolver) Membership() generated.MembershipResolver {
	return &membershipResolver{r, cited[*models.Membership]{r}}
}

func (r *Resolver) Organization() generated.OrganizationResolver {
	return &organizationResolver{r, cited[*models.Organization]{r}}
}

type membershipResolver struct {
	*Resolver
	cited[*models.Membership]
}

type organizationResolver struct {
	*Resolver
	cited[*models.Organization]
}
