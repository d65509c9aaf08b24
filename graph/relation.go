package graph

import (
	"context"
	"slices"

	"entente/models"
	"entente/store"
)

// The keys of a relation's loaders: fields that share them read once.
type (
	entriesKey struct{}
	countsKey  struct{}
)

// entries are those of a relation's timeline for which a filter holds, the
// first day first.
func (r *Resolver) entries(ctx context.Context, relation *models.Relation, where *models.TimelineWhere) ([]*models.TimelineEntry, error) {
	all, err := batch(ctx, entriesKey{}, relation, eachOf(r.db, (*store.Relation).Entries))
	if err != nil {
		return nil, err
	}
	return told(store.FilterTimeline(all, where))
}

// dealings are the entries that are contacts; what was said is none, unless it
// is asked for, nor what may have happened on another day, unless possible
// ones are.
func (r *Resolver) dealings(ctx context.Context, relation *models.Relation, where *models.TimelineWhere) ([]*models.TimelineEntry, error) {
	entries, err := r.entries(ctx, relation, where)
	claims := where != nil && where.Kinds != nil
	possible := where != nil && where.Certainty != nil && *where.Certainty == models.Possible
	return slices.DeleteFunc(entries, func(e *models.TimelineEntry) bool {
		return e.Kind == models.TimelineClaim && !claims || e.Certainty == models.Possible && !possible
	}), err
}

func (r *Resolver) counts(ctx context.Context, relation *models.Relation) (*models.RelationCounts, error) {
	return batch(ctx, countsKey{}, relation, eachOf(r.db, (*store.Relation).Counts))
}

// eachOf reads for one relation after the other: each is a field of the root.
func eachOf[V any](db *store.Store, read func(*store.Relation, context.Context) (V, error)) func(context.Context, []*models.Relation) ([]V, error) {
	return func(ctx context.Context, relations []*models.Relation) ([]V, error) {
		all := make([]V, len(relations))
		for i, relation := range relations {
			var err error
			if all[i], err = read(db.Between(relation), ctx); err != nil {
				return nil, err
			}
		}
		return all, nil
	}
}

// longestSilence refuses the certainty NO, which asks for no silence.
func longestSilence(entries []*models.TimelineEntry, certainty models.Certainty) (*models.Silence, error) {
	switch certainty {
	case models.Definite:
		return models.DefiniteSilence(entries), nil
	case models.Possible:
		return models.PossibleSilence(entries), nil
	}
	return nil, &InputError{Argument: []any{"certainty"}, Message: "a silence is DEFINITE or POSSIBLE; NO asks for none"}
}
