package graph

import (
	"context"

	"entente/graph/generated"
	"entente/models"
)

func (r *partyResolver) Treaty(ctx context.Context, obj *models.Party) (*models.Treaty, error) {
	return one[models.Treaty](ctx, r.Resolver, obj.TreatyID)
}

func (r *partyResolver) Actor(ctx context.Context, obj *models.Party) (models.Actor, error) {
	return node[models.Actor](ctx, r.Resolver, obj.ActorID)
}

func (r *partyResolver) Status(ctx context.Context, obj *models.Party, on *models.Day) (*models.PartyStatus, error) {
	treaty, err := one[models.Treaty](ctx, r.Resolver, obj.TreatyID)
	if err != nil {
		return nil, err
	}
	parties, err := rows[models.Party](ctx, r.Resolver, obj.TreatyID)
	return obj.StatusOn(treaty, len(parties), r.db.Existing(obj.ActorID), r.day(on)), err
}

func (r *provisionResolver) Treaty(ctx context.Context, obj *models.Provision) (*models.Treaty, error) {
	return one[models.Treaty](ctx, r.Resolver, obj.TreatyID)
}

func (r *signatoryResolver) Treaty(ctx context.Context, obj *models.Signatory) (*models.Treaty, error) {
	return one[models.Treaty](ctx, r.Resolver, obj.TreatyID)
}

func (r *signatoryResolver) Actor(ctx context.Context, obj *models.Signatory) (models.Actor, error) {
	return node[models.Actor](ctx, r.Resolver, obj.ActorID)
}

func (r *signatoryResolver) Leader(ctx context.Context, obj *models.Signatory) (*models.Leader, error) {
	return one[models.Leader](ctx, r.Resolver, obj.LeaderID)
}

func (r *treatyRelationResolver) From(ctx context.Context, obj *models.TreatyRelation) (*models.Treaty, error) {
	return one[models.Treaty](ctx, r.Resolver, obj.TreatyID)
}

func (r *treatyRelationResolver) Treaty(ctx context.Context, obj *models.TreatyRelation) (*models.Treaty, error) {
	return one[models.Treaty](ctx, r.Resolver, obj.OtherID)
}

func (r *treatyTextResolver) Treaty(ctx context.Context, obj *models.TreatyText) (*models.Treaty, error) {
	return one[models.Treaty](ctx, r.Resolver, obj.TreatyID)
}

func (r *Resolver) Party() generated.PartyResolver {
	return &partyResolver{r, cited[*models.Party]{r}}
}

func (r *Resolver) Provision() generated.ProvisionResolver {
	return &provisionResolver{r, cited[*models.Provision]{r}}
}

func (r *Resolver) Signatory() generated.SignatoryResolver {
	return &signatoryResolver{r, cited[*models.Signatory]{r}}
}

func (r *Resolver) TreatyRelation() generated.TreatyRelationResolver {
	return &treatyRelationResolver{r, cited[*models.TreatyRelation]{r}}
}

func (r *Resolver) TreatyText() generated.TreatyTextResolver {
	return &treatyTextResolver{r, cited[*models.TreatyText]{r}}
}

type partyResolver struct {
	*Resolver
	cited[*models.Party]
}

type provisionResolver struct {
	*Resolver
	cited[*models.Provision]
}

type signatoryResolver struct {
	*Resolver
	cited[*models.Signatory]
}

type treatyRelationResolver struct {
	*Resolver
	cited[*models.TreatyRelation]
}

type treatyTextResolver struct {
	*Resolver
	cited[*models.TreatyText]
}
