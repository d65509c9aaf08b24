package graph

import (
	"time"

	"entente/models"
	"entente/store"
)

//go:generate go -C .. tool gqlgen generate
//go:generate go test . -run TestContract -count=1 -update
//go:generate go generate ../clients/genqlient

// Resolver is the root of all resolvers. A resolver is one line: queries live
// in store, batching in loaders.go, and what both need in fetch.go.
type Resolver struct {
	db  *store.Store
	now func() time.Time
}

// day is the day asked for, else today.
func (r *Resolver) day(on *models.Day) models.Day {
	if on == nil {
		return models.DayOf(r.now())
	}
	return *on
}

// about describes the dataset that is served.
func (r *Resolver) about() *models.About { return models.AboutDataset(r.db.Meta().Revision) }

// holding keeps the memberships that held on a day, all for no day.
func holding(memberships []*models.Membership, on *models.Day, certainty models.Certainty) []*models.Membership {
	if on == nil {
		return memberships
	}
	return atLeast(certainty, memberships, func(m *models.Membership) models.Certainty { return m.Held().On(*on) })
}

// atLeast keeps the rows for which it is as certain as wanted that they hold.
// POSSIBLE is what is not excluded; NO is what is.
func atLeast[T any](wanted models.Certainty, rows []T, on func(T) models.Certainty) []T {
	kept := make([]T, 0, len(rows))
	for _, row := range rows {
		certainty := on(row)
		if certainty == wanted || wanted == models.Possible && certainty == models.Definite {
			kept = append(kept, row)
		}
	}
	return kept
}
