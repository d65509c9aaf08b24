package graph

import (
	"context"

	"entente/graph/generated"
	"entente/models"
	"entente/store"
)

func (r *kinshipResolver) Leader(ctx context.Context, obj *models.Kinship) (*models.Leader, error) {
	return one[models.Leader](ctx, r.Resolver, obj.LeaderID)
}

func (r *kinshipResolver) Relative(ctx context.Context, obj *models.Kinship) (*models.Leader, error) {
	return one[models.Leader](ctx, r.Resolver, obj.RelativeID)
}

func (r *leaderResolver) Country(ctx context.Context, obj *models.Leader) (*models.Country, error) {
	return one[models.Country](ctx, r.Resolver, obj.CountryID)
}

func (r *leaderResolver) Names(ctx context.Context, obj *models.Leader, language *string) ([]*models.LeaderName, error) {
	names, err := rows[models.LeaderName](ctx, r.Resolver, obj.ID)
	if err != nil {
		return nil, err
	}
	return inLanguage(names, language, func(n *models.LeaderName) string { return n.Language })
}

func (r *leaderResolver) Relatives(ctx context.Context, obj *models.Leader) ([]*models.Kinship, error) {
	return rows[models.Kinship](ctx, r.Resolver, obj.ID)
}

func (r *leaderResolver) RelativeOf(ctx context.Context, obj *models.Leader) ([]*models.Kinship, error) {
	return rowsBy[models.Kinship](ctx, r.Resolver, "relative", obj.ID)
}

func (r *leaderResolver) Tenures(ctx context.Context, obj *models.Leader, orderBy *models.TenureOrder) ([]*models.Tenure, error) {
	tenures, err := rows[models.Tenure](ctx, r.Resolver, obj.ID)
	return tenuresBy(tenures, orderBy), err
}

func (r *leaderResolver) Offices(ctx context.Context, obj *models.Leader, on *models.Day, certainty models.Certainty, orderBy *models.TenureOrder) ([]*models.Tenure, error) {
	tenures, err := rows[models.Tenure](ctx, r.Resolver, obj.ID)
	held := atLeast(certainty, tenures, func(t *models.Tenure) models.Certainty { return t.HeldBy(obj).On(r.day(on)) })
	return tenuresBy(held, orderBy), err
}

func (r *leaderResolver) Treaties(ctx context.Context, obj *models.Leader, where *models.TreatyWhere, orderBy *models.TreatyOrder, first *int, after *string, last *int, before *string) (*models.Connection[*models.Treaty], error) {
	return listOf(ctx, r.db.Treaties, store.ViaSignatory, obj.ID, where, orderBy, page(first, after, last, before))
}

func (r *leaderResolver) Visits(ctx context.Context, obj *models.Leader, where *models.VisitWhere, orderBy *models.VisitOrder, first *int, after *string, last *int, before *string) (*models.Connection[*models.Visit], error) {
	return listOf(ctx, r.db.Visits, store.ViaVisitor, obj.ID, where, orderBy, page(first, after, last, before))
}

func (r *leaderResolver) VisitsMet(ctx context.Context, obj *models.Leader, where *models.VisitWhere, orderBy *models.VisitOrder, first *int, after *string, last *int, before *string) (*models.Connection[*models.Visit], error) {
	return listOf(ctx, r.db.Visits, store.ViaMet, obj.ID, where, orderBy, page(first, after, last, before))
}

func (r *leaderResolver) GiftsGiven(ctx context.Context, obj *models.Leader, where *models.GiftWhere, orderBy *models.GiftOrder, first *int, after *string, last *int, before *string) (*models.Connection[*models.Gift], error) {
	return listOf(ctx, r.db.Gifts, store.ViaGiver, obj.ID, where, orderBy, page(first, after, last, before))
}

func (r *leaderResolver) GiftsReceived(ctx context.Context, obj *models.Leader, where *models.GiftWhere, orderBy *models.GiftOrder, first *int, after *string, last *int, before *string) (*models.Connection[*models.Gift], error) {
	return listOf(ctx, r.db.Gifts, store.ViaRecipient, obj.ID, where, orderBy, page(first, after, last, before))
}

func (r *leaderResolver) Claims(ctx context.Context, obj *models.Leader, where *models.ClaimWhere, orderBy *models.ClaimOrder, first *int, after *string, last *int, before *string) (*models.Connection[*models.Claim], error) {
	return listOf(ctx, r.db.Claims, store.ViaAbout, obj.ID, where, orderBy, page(first, after, last, before))
}

func (r *leaderResolver) ClaimsMade(ctx context.Context, obj *models.Leader, where *models.ClaimWhere, orderBy *models.ClaimOrder, first *int, after *string, last *int, before *string) (*models.Connection[*models.Claim], error) {
	return listOf(ctx, r.db.Claims, store.ViaSpeaker, obj.ID, where, orderBy, page(first, after, last, before))
}

func (r *leaderNameResolver) Leader(ctx context.Context, obj *models.LeaderName) (*models.Leader, error) {
	return one[models.Leader](ctx, r.Resolver, obj.LeaderID)
}

func (r *tenureResolver) Leader(ctx context.Context, obj *models.Tenure) (*models.Leader, error) {
	return one[models.Leader](ctx, r.Resolver, obj.LeaderID)
}

func (r *tenureResolver) Country(ctx context.Context, obj *models.Tenure) (*models.Country, error) {
	return one[models.Country](ctx, r.Resolver, obj.CountryID)
}

func (r *Resolver) Kinship() generated.KinshipResolver {
	return &kinshipResolver{r, cited[*models.Kinship]{r}}
}

func (r *Resolver) Leader() generated.LeaderResolver {
	return &leaderResolver{r, cited[*models.Leader]{r}}
}

func (r *Resolver) LeaderName() generated.LeaderNameResolver {
	return &leaderNameResolver{r, cited[*models.LeaderName]{r}}
}

func (r *Resolver) Tenure() generated.TenureResolver {
	return &tenureResolver{r, cited[*models.Tenure]{r}}
}

type kinshipResolver struct {
	*Resolver
	cited[*models.Kinship]
}

type leaderResolver struct {
	*Resolver
	cited[*models.Leader]
}

type leaderNameResolver struct {
	*Resolver
	cited[*models.LeaderName]
}

type tenureResolver struct {
	*Resolver
	cited[*models.Tenure]
}
