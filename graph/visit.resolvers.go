package graph

import (
	"context"

	"entente/graph/generated"
	"entente/models"
	"entente/store"
)

func (r *meetingResolver) Visit(ctx context.Context, obj *models.Meeting) (*models.Visit, error) {
	return one[models.Visit](ctx, r.Resolver, obj.VisitID)
}

func (r *meetingResolver) Leader(ctx context.Context, obj *models.Meeting) (*models.Leader, error) {
	return one[models.Leader](ctx, r.Resolver, obj.LeaderID)
}

func (r *visitResolver) Visitor(ctx context.Context, obj *models.Visit) (*models.Leader, error) {
	return one[models.Leader](ctx, r.Resolver, obj.VisitorID)
}

func (r *visitResolver) From(ctx context.Context, obj *models.Visit) (models.Actor, error) {
	return node[models.Actor](ctx, r.Resolver, obj.FromID)
}

func (r *visitResolver) Host(ctx context.Context, obj *models.Visit) (*models.Country, error) {
	return one[models.Country](ctx, r.Resolver, obj.HostID)
}

func (r *visitResolver) Places(ctx context.Context, obj *models.Visit) ([]*models.VisitPlace, error) {
	return rows[models.VisitPlace](ctx, r.Resolver, obj.ID)
}

func (r *visitResolver) Met(ctx context.Context, obj *models.Visit) ([]*models.Meeting, error) {
	return rows[models.Meeting](ctx, r.Resolver, obj.ID)
}

func (r *visitResolver) Events(ctx context.Context, obj *models.Visit) ([]*models.VisitEvent, error) {
	return rows[models.VisitEvent](ctx, r.Resolver, obj.ID)
}

func (r *visitResolver) Treaties(ctx context.Context, obj *models.Visit, where *models.TreatyWhere, orderBy *models.TreatyOrder, first *int, after *string, last *int, before *string) (*models.Connection[*models.Treaty], error) {
	return listOf(ctx, r.db.Treaties, store.ViaVisit, obj.ID, where, orderBy, page(first, after, last, before))
}

func (r *visitResolver) Gifts(ctx context.Context, obj *models.Visit, where *models.GiftWhere, orderBy *models.GiftOrder, first *int, after *string, last *int, before *string) (*models.Connection[*models.Gift], error) {
	return listOf(ctx, r.db.Gifts, store.ViaVisit, obj.ID, where, orderBy, page(first, after, last, before))
}

func (r *visitResolver) Claims(ctx context.Context, obj *models.Visit, where *models.ClaimWhere, orderBy *models.ClaimOrder, first *int, after *string, last *int, before *string) (*models.Connection[*models.Claim], error) {
	return listOf(ctx, r.db.Claims, store.ViaAbout, obj.ID, where, orderBy, page(first, after, last, before))
}

func (r *visitResolver) Previous(ctx context.Context, obj *models.Visit) (*models.Visit, error) {
	return batch(ctx, previousKey{}, obj.ID, r.db.PreviousVisits)
}

func (r *visitResolver) Follows(ctx context.Context, obj *models.Visit) (*models.Visit, error) {
	return one[models.Visit](ctx, r.Resolver, obj.FollowsID)
}

func (r *visitResolver) FollowedBy(ctx context.Context, obj *models.Visit, where *models.VisitWhere, orderBy *models.VisitOrder, first *int, after *string, last *int, before *string) (*models.Connection[*models.Visit], error) {
	return listOf(ctx, r.db.Visits, store.ViaFollows, obj.ID, where, orderBy, page(first, after, last, before))
}

func (r *visitEventResolver) Visit(ctx context.Context, obj *models.VisitEvent) (*models.Visit, error) {
	return one[models.Visit](ctx, r.Resolver, obj.VisitID)
}

func (r *visitEventResolver) Treaty(ctx context.Context, obj *models.VisitEvent) (*models.Treaty, error) {
	return one[models.Treaty](ctx, r.Resolver, obj.TreatyID)
}

func (r *visitPlaceResolver) Visit(ctx context.Context, obj *models.VisitPlace) (*models.Visit, error) {
	return one[models.Visit](ctx, r.Resolver, obj.VisitID)
}

func (r *Resolver) Meeting() generated.MeetingResolver {
	return &meetingResolver{r, cited[*models.Meeting]{r}}
}

func (r *Resolver) Visit() generated.VisitResolver {
	return &visitResolver{r, cited[*models.Visit]{r}}
}

func (r *Resolver) VisitEvent() generated.VisitEventResolver {
	return &visitEventResolver{r, cited[*models.VisitEvent]{r}}
}

func (r *Resolver) VisitPlace() generated.VisitPlaceResolver {
	return &visitPlaceResolver{r, cited[*models.VisitPlace]{r}}
}

type meetingResolver struct {
	*Resolver
	cited[*models.Meeting]
}

type visitResolver struct {
	*Resolver
	cited[*models.Visit]
}

type visitEventResolver struct {
	*Resolver
	cited[*models.VisitEvent]
}

type visitPlaceResolver struct {
	*Resolver
	cited[*models.VisitPlace]
}
