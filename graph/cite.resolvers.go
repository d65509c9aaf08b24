package graph

import (
	"context"

	"entente/cite"
	"entente/models"
)

func (r *claimResolver) Citation(ctx context.Context, obj *models.Claim, format models.CitationFormat) (string, error) {
	return r.citation(ctx, obj, format), nil
}

func (r *countryResolver) Citation(ctx context.Context, obj *models.Country, format models.CitationFormat) (string, error) {
	return r.citation(ctx, obj, format), nil
}

func (r *datasetResolver) Citation(ctx context.Context, obj *models.About, format models.CitationFormat) (string, error) {
	return cite.Dataset(obj, address(ctx, "/"), r.day(nil)).In(format), nil
}

func (r *diplomaticEventResolver) Citation(ctx context.Context, obj *models.DiplomaticEvent, format models.CitationFormat) (string, error) {
	return r.citation(ctx, obj, format), nil
}

func (r *giftResolver) Citation(ctx context.Context, obj *models.Gift, format models.CitationFormat) (string, error) {
	return r.citation(ctx, obj, format), nil
}

func (r *leaderResolver) Citation(ctx context.Context, obj *models.Leader, format models.CitationFormat) (string, error) {
	return r.citation(ctx, obj, format), nil
}

func (r *organizationResolver) Citation(ctx context.Context, obj *models.Organization, format models.CitationFormat) (string, error) {
	return r.citation(ctx, obj, format), nil
}

func (r *sourceResolver) Citation(ctx context.Context, obj *models.Source, format models.CitationFormat) (string, error) {
	return cite.Source(obj).In(format), nil
}

func (r *treatyResolver) Citation(ctx context.Context, obj *models.Treaty, format models.CitationFormat) (string, error) {
	return r.citation(ctx, obj, format), nil
}

func (r *visitResolver) Citation(ctx context.Context, obj *models.Visit, format models.CitationFormat) (string, error) {
	return r.citation(ctx, obj, format), nil
}
