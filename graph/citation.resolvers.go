package graph

import (
	"context"

	"entente/graph/generated"
	"entente/models"
)

func (r *citationResolver) Subject(ctx context.Context, obj *models.Citation) (models.Cited, error) {
	return node[models.Cited](ctx, r.Resolver, obj.SubjectID)
}

func (r *citationResolver) Source(ctx context.Context, obj *models.Citation) (*models.Source, error) {
	return one[models.Source](ctx, r.Resolver, obj.SourceID)
}

func (r *disagreementResolver) Permalink(ctx context.Context, obj *models.Disagreement) (string, error) {
	return permalink(ctx, obj.ID), nil
}

func (r *disagreementResolver) Subject(ctx context.Context, obj *models.Disagreement) (models.Cited, error) {
	return node[models.Cited](ctx, r.Resolver, obj.SubjectID)
}

func (r *disagreementResolver) Candidates(ctx context.Context, obj *models.Disagreement) ([]*models.Candidate, error) {
	return batch(ctx, candidatesKey{}, obj, r.db.Candidates)
}

func (r *Resolver) Citation() generated.CitationResolver {
	return &citationResolver{r}
}

func (r *Resolver) Disagreement() generated.DisagreementResolver {
	return &disagreementResolver{r}
}

type citationResolver struct {
	*Resolver
}

type disagreementResolver struct {
	*Resolver
}
