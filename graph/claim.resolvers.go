package graph

import (
	"context"

	"entente/graph/generated"
	"entente/models"
	"entente/store"
)

func (r *claimResolver) Speaker(ctx context.Context, obj *models.Claim) (models.Speaker, error) {
	return node[models.Speaker](ctx, r.Resolver, obj.SpeakerID)
}

func (r *claimResolver) About(ctx context.Context, obj *models.Claim) ([]models.Cited, error) {
	return nodes[models.Cited](ctx, r.Resolver, obj.AboutIDs)
}

func (r *claimResolver) Answers(ctx context.Context, obj *models.Claim) (*models.Claim, error) {
	return one[models.Claim](ctx, r.Resolver, obj.AnswersID)
}

func (r *claimResolver) AnsweredBy(ctx context.Context, obj *models.Claim, where *models.ClaimWhere, orderBy *models.ClaimOrder, first *int, after *string, last *int, before *string) (*models.Connection[*models.Claim], error) {
	return listOf(ctx, r.db.Claims, store.ViaAnswers, obj.ID, where, orderBy, page(first, after, last, before))
}

func (r *claimResolver) Status(ctx context.Context, obj *models.Claim) (*models.AllegationStatus, error) {
	if obj.Kind != models.ClaimAllegation {
		return nil, nil
	}
	status, err := batch(ctx, allegationKey{}, obj.ID, r.db.AllegationStatuses)
	return &status, err
}

func (r *claimResolver) Claims(ctx context.Context, obj *models.Claim, where *models.ClaimWhere, orderBy *models.ClaimOrder, first *int, after *string, last *int, before *string) (*models.Connection[*models.Claim], error) {
	return listOf(ctx, r.db.Claims, store.ViaAbout, obj.ID, where, orderBy, page(first, after, last, before))
}

func (r *Resolver) Claim() generated.ClaimResolver {
	return &claimResolver{r, cited[*models.Claim]{r}}
}

type claimResolver struct {
	*Resolver
	cited[*models.Claim]
}
