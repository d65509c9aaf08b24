package store

import (
	"context"
	"slices"
	"strings"
	"testing"

	"entente/models"
)

// All pages of what each source states, of some kinds or all, either way.
func TestFactsAsTheOracle(t *testing.T) {
	withRandom(t, func(d draw, o oracle, db *Store) {
		kinds := maybe(d, "kinds", func() *[]string { return &[]string{pick(d, "kind", []string{"treaty", "leader", "visit"})} })
		order := maybe(d, "order", func() *models.SourceFactsOrder {
			return &models.SourceFactsOrder{Field: pick(d, "by", models.AllSourceFactsOrderField), Direction: pick(d, "direction", models.AllOrderDirection)}
		})
		size, backward := 1+d.count("size", 2), d.count("backward", 1) == 1
		for i := range o.ds.Sources {
			source := o.ds.Sources[i].ID
			want := slices.DeleteFunc(o.spokenOf(source), func(id models.ID) bool {
				return id == "" || kinds != nil && !strings.HasPrefix(string(id), (*kinds)[0]+":")
			})
			slices.Sort(want)
			want = slices.Compact(want)
			if order != nil && order.Direction == models.OrderDirectionDesc {
				slices.Reverse(want)
			}
			checkFacts(d, want, size, backward, func(page Page) *models.SourceFactsConnection {
				var only []string
				if kinds != nil {
					only = *kinds
				}
				got, err := db.Facts(context.Background(), []models.ID{source}, only, order, page)
				if err != nil {
					d.Fatal(err)
				}
				return got[0]
			})
			got, err := db.Facts(context.Background(), []models.ID{source}, nil, nil, Page{First: new(0)})
			if err != nil {
				d.Fatal(err)
			}
			all := slices.DeleteFunc(o.spokenOf(source), func(id models.ID) bool { return id == "" })
			slices.Sort(all)
			var facts []*models.SourceFacts
			for _, id := range slices.Compact(all) {
				facts = append(facts, &models.SourceFacts{SubjectID: id})
			}
			kindOf := keys[models.SourceFacts]{"KIND": func(f *models.SourceFacts) []string { return []string{f.SubjectID.Kind()} }}
			sameGroups(context.Background(), d, got[0], facts, kindOf, drawGrouping(d, names(kindOf), false))
		}
	})
}

func checkFacts(d draw, want []models.ID, size int, backward bool, ask func(Page) *models.SourceFactsConnection) {
	var got []models.ID
	page := Page{First: &size}
	if backward {
		page = Page{Last: &size}
	}
	for range len(want) + 1 {
		answer := ask(page)
		if total, err := answer.Count(context.Background()); err != nil || total != len(want) {
			d.Fatalf("%d facts in all (%v), want %d", total, err, len(want))
		}
		var here []models.ID
		for _, edge := range answer.Edges {
			here = append(here, edge.Node.SubjectID)
		}
		info := answer.PageInfo
		more, behind := info.HasNextPage, info.HasPreviousPage
		if backward {
			got, more, behind = append(here, got...), behind, more
			page.Before = &info.StartCursor
		} else {
			got = append(got, here...)
			page.After = &info.EndCursor
		}
		if more != (len(got) < len(want)) || behind != (len(got) > len(here)) {
			d.Fatalf("%v of %v: %+v", got, want, info)
		}
		if !more {
			break
		}
	}
	if !slices.Equal(got, want) {
		d.Fatalf("%v, want %v", got, want)
	}
}

func TestCursorsOfFactsBelongToTheirOrder(t *testing.T) {
	db := build(t, t.TempDir()+"/x", codesDataset())
	down := &models.SourceFactsOrder{Field: models.SourceFactsOrderFieldID, Direction: models.OrderDirectionDesc}
	up := cursor{list: "facts ID ASC", of: "source:x", id: "treaty:x"}.String()
	if _, err := db.Facts(t.Context(), []models.ID{"source:x"}, nil, nil, Page{After: &up}); err != nil {
		t.Error(err)
	}
	_, err := db.Facts(t.Context(), []models.ID{"source:x"}, nil, down, Page{After: &up})
	if err == nil || !strings.Contains(err.Error(), "the cursor is of the list facts of source:x ordered by ID ASC, and this is facts of source:x ordered by ID DESC") {
		t.Error(err)
	}
}
