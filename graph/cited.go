package graph

import (
	"context"

	"entente/models"
	"entente/store"
)

// cited resolves what every Cited type has in common; resolvers.gotpl embeds
// it in their resolvers.
type cited[T models.Cited] struct{ root *Resolver }

// Citations are those of the record itself; those of a list's rows when field
// is the name of a list.
func (c cited[T]) Citations(ctx context.Context, obj T, field *string, standing []models.Standing) ([]*models.Citation, error) {
	id := obj.Self()
	if field != nil && models.KindOf(id.Kind()).ListKind(*field) != nil {
		all, err := batch(ctx, rowCitationsKey{*field}, id, func(ctx context.Context, ids []models.ID) ([][]*models.Citation, error) {
			return c.root.db.ListCitations(ctx, *field, ids)
		})
		if err != nil {
			return nil, err
		}
		return told(store.FilterCitations(id, all, nil, standing))
	}
	all, err := batch(ctx, citationsKey{}, id, c.root.db.Citations)
	if err != nil {
		return nil, err
	}
	kept, err := told(store.FilterCitations(id, all, field, standing))
	if err != nil || field == nil {
		return kept, err
	}
	return withValue(kept, models.KindOf(id.Kind()).Field(*field).Get(obj)), nil
}

// withValue writes our own value into citations that state it word for word,
// so that citations of one field always tell what their source says.
func withValue(citations []*models.Citation, own string) []*models.Citation {
	told := make([]*models.Citation, len(citations))
	for i, citation := range citations {
		filled := *citation // others may have asked for the same
		if filled.Value == "" {
			filled.Value = own
		}
		told[i] = &filled
	}
	return told
}

func (c cited[T]) Permalink(ctx context.Context, obj T) (string, error) {
	return permalink(ctx, obj.Self()), nil
}

func (c cited[T]) Sources(ctx context.Context, obj T) ([]*models.Source, error) {
	return batch(ctx, sourcesKey{}, obj.Self(), c.root.db.SourcesOf)
}

func (c cited[T]) Disagreements(ctx context.Context, obj T) ([]*models.Disagreement, error) {
	return batch(ctx, disagreementsKey{}, obj.Self(), c.root.db.DisagreementsOf)
}

func (c cited[T]) Unknown(ctx context.Context, obj T) ([]*models.Unknown, error) {
	return batch(ctx, unknownKey{}, obj.Self(), c.root.db.Unknowns)
}
