package store

import (
	"context"
	"path/filepath"
	"strings"
	"testing"

	"gorm.io/gorm"

	"entente/models"
)

// explained runs f and gives the plan of each of its statements, a line a step.
func explained(t *testing.T, db *Store, f func(ctx context.Context) error) [][]string {
	t.Helper()
	var plans [][]string
	const name = "test:explain"
	callbacks := db.db.Callback().Query()
	err := callbacks.After("gorm:query").Register(name, func(tx *gorm.DB) {
		if tx.Statement.Context.Value(planKey{}) == nil {
			return
		}
		var steps []struct{ Detail string }
		if err := db.db.Raw("EXPLAIN QUERY PLAN "+tx.Statement.SQL.String(), tx.Statement.Vars...).Find(&steps).Error; err != nil {
			t.Error(err)
		}
		plan := make([]string, len(steps))
		for i, step := range steps {
			plan[i] = step.Detail
		}
		plans = append(plans, plan)
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := f(context.WithValue(t.Context(), planKey{}, true)); err != nil {
		t.Error(err)
	}
	if err := callbacks.Remove(name); err != nil {
		t.Fatal(err)
	}
	return plans
}

type planKey struct{}

// unindexed are the steps that read all of a table of ours. To walk along the
// index of an order until the page is full is no such step.
func unindexed(plan []string) []string {
	var found []string
	for _, step := range plan {
		table, isScan := strings.CutPrefix(step, "SCAN ")
		if !isScan || strings.HasPrefix(table, "e USING ") {
			continue
		}
		switch strings.Fields(table)[0] {
		case "m": // memberships: few hundred
		case "v": // the entries of boundBy, each read once
		case "parent", "parents", "pair", "bond", "shared", "a", "b", "json_each", "asked", "later", "cited", "disputed", "chain", "step", "entry", "entries", "grouped", "ranked", "CONSTANT":
		default:
			if !strings.Contains(table, "VIRTUAL TABLE") && !strings.HasPrefix(table, "(subquery-") {
				found = append(found, step)
			}
		}
	}
	return found
}

// TestReadsAreServedByIndexes does so for what is read for many at once.
func TestReadsAreServedByIndexes(t *testing.T) {
	ds := bigDataset(1200, 10_000)
	db := build(t, filepath.Join(t.TempDir(), "x"), ds)
	ids := []models.ID{ds.Treaties[0].ID, ds.Parties[0].ID, ds.Visits[0].ID, ds.Leaders[0].ID, "country:C00"}
	relation, err := db.Relation([]string{"C100", "C101"}, true)
	if err != nil {
		t.Fatal(err)
	}
	for name, read := range map[string]func(ctx context.Context) error{
		"get":           func(ctx context.Context) error { _, err := Get[models.Treaty](ctx, db, ids); return err },
		"nodes":         func(ctx context.Context) error { _, err := db.Nodes(ctx, ids); return err },
		"parties":       func(ctx context.Context) error { _, err := Rows[models.Party](ctx, db, ids); return err },
		"tenures":       func(ctx context.Context) error { _, err := RowsBy[models.Tenure](ctx, db, "country", ids); return err },
		"citations":     func(ctx context.Context) error { _, err := db.Citations(ctx, ids); return err },
		"of parties":    func(ctx context.Context) error { _, err := db.ListCitations(ctx, "parties", ids); return err },
		"sources":       func(ctx context.Context) error { _, err := db.SourcesOf(ctx, ids); return err },
		"disagreements": func(ctx context.Context) error { _, err := db.DisagreementsOf(ctx, ids); return err },
		"unknowns":      func(ctx context.Context) error { _, err := db.Unknowns(ctx, ids); return err },
		"previous":      func(ctx context.Context) error { _, err := db.PreviousVisits(ctx, ids); return err },
		"lineages":      func(ctx context.Context) error { _, err := db.Lineages(ctx, ids); return err },
		"answers":       func(ctx context.Context) error { _, err := db.AllegationStatuses(ctx, ids); return err },
		"relation":      func(ctx context.Context) error { _, err := db.Between(relation).Counts(ctx); return err },
		"partners": func(ctx context.Context) error {
			where := &models.LinkWhere{During: period1900(), Treaties: &models.TreatyWhere{Kinds: []models.TreatyKind{"TRADE"}}}
			_, err := db.Partners(ctx, ids, models.LinkQuery{By: models.LinkKindTreaties, Certainty: models.Definite, Where: where}, 1, false, nil, Page{})
			return err
		},
		"gift values": func(ctx context.Context) error { _, err := db.Between(relation).GiftValues(ctx); return err },
		"timeline":    func(ctx context.Context) error { _, err := db.Between(relation).Entries(ctx); return err },
	} {
		for _, plan := range explained(t, db, read) {
			if found := unindexed(plan); len(found) > 0 {
				t.Errorf("%s: %q in\n%s", name, found, strings.Join(plan, "\n"))
			}
		}
	}
}
