package graph

import (
	"context"

	"entente/graph/generated"
	"entente/models"
	"entente/store"
)

func (r *treatyResolver) Status(ctx context.Context, obj *models.Treaty, on *models.Day) (*models.TreatyStatus, error) {
	return obj.StatusOn(r.day(on)), nil
}

func (r *treatyResolver) Parties(ctx context.Context, obj *models.Treaty, on *models.Day, certainty models.Certainty) ([]*models.Party, error) {
	parties, err := rows[models.Party](ctx, r.Resolver, obj.ID)
	if on == nil || err != nil {
		return parties, err
	}
	return atLeast(certainty, parties, func(p *models.Party) models.Certainty {
		return p.Bound(obj, len(parties), r.db.Existing(p.ActorID)).On(*on)
	}), nil
}

func (r *treatyResolver) Participation(ctx context.Context, obj *models.Treaty, where *models.PartyWhere, orderBy *models.PartyOrder, first *int, after *string, last *int, before *string) (*models.Connection[*models.Party], error) {
	parties, err := rows[models.Party](ctx, r.Resolver, obj.ID)
	if err != nil {
		return nil, err
	}
	return told(r.db.Parties(obj, parties, where, orderBy, page(first, after, last, before)))
}

func (r *treatyResolver) Signatories(ctx context.Context, obj *models.Treaty) ([]*models.Signatory, error) {
	return rows[models.Signatory](ctx, r.Resolver, obj.ID)
}

func (r *treatyResolver) Provisions(ctx context.Context, obj *models.Treaty) ([]*models.Provision, error) {
	return rows[models.Provision](ctx, r.Resolver, obj.ID)
}

func (r *treatyResolver) Texts(ctx context.Context, obj *models.Treaty) ([]*models.TreatyText, error) {
	return rows[models.TreatyText](ctx, r.Resolver, obj.ID)
}

func (r *treatyResolver) Relations(ctx context.Context, obj *models.Treaty) ([]*models.TreatyRelation, error) {
	return rows[models.TreatyRelation](ctx, r.Resolver, obj.ID)
}

func (r *treatyResolver) RelationsFrom(ctx context.Context, obj *models.Treaty) ([]*models.TreatyRelation, error) {
	return rowsBy[models.TreatyRelation](ctx, r.Resolver, "treaty", obj.ID)
}

func (r *treatyResolver) Lineage(ctx context.Context, obj *models.Treaty) (*models.TreatyLineage, error) {
	return batch(ctx, lineageKey{}, obj.ID, r.db.Lineages)
}

func (r *treatyResolver) Visits(ctx context.Context, obj *models.Treaty, where *models.VisitWhere, orderBy *models.VisitOrder, first *int, after *string, last *int, before *string) (*models.Connection[*models.Visit], error) {
	return listOf(ctx, r.db.Visits, store.ViaTreaty, obj.ID, where, orderBy, page(first, after, last, before))
}

func (r *treatyResolver) Claims(ctx context.Context, obj *models.Treaty, where *models.ClaimWhere, orderBy *models.ClaimOrder, first *int, after *string, last *int, before *string) (*models.Connection[*models.Claim], error) {
	return listOf(ctx, r.db.Claims, store.ViaAbout, obj.ID, where, orderBy, page(first, after, last, before))
}

func (r *Resolver) Treaty() generated.TreatyResolver {
	return &treatyResolver{r, cited[*models.Treaty]{r}}
}

type treatyResolver struct {
	*Resolver
	cited[*models.Treaty]
}
