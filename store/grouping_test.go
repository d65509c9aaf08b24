package store

import (
	"context"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"testing"

	"entente/models"
)

// TestEveryGroupKeyAsTheOracle groups each whole list by each of its keys.
func TestEveryGroupKeyAsTheOracle(t *testing.T) {
	withRandom(t, func(d draw, o oracle, db *Store) {
		groupsByEach(d, o, o.treatyList(db))
		groupsByEach(d, o, o.visitList(db))
		groupsByEach(d, o, o.giftList(db))
		groupsByEach(d, o, o.diplomaticEventList(db))
		groupsByEach(d, o, o.claimList(db))
		groupsByEach(d, o, o.leaderList(db))
		groupsByEach(d, o, o.countryList(db))
		groupsByEach(d, o, o.organizationList(db))
		groupsByEach(d, o, o.sourceList(db))
		groupsByEach(d, o, o.disagreementList(db))
	})
}

func groupsByEach[T, W, O any](d draw, o oracle, l listOracle[T, W, O]) {
	page, err := l.list.Page(context.Background(), nil, nil, Page{First: new(0)})
	if err != nil {
		d.Fatal(err)
	}
	keys := keysOf[T](o)
	for _, key := range names(keys) {
		sameGroups(context.Background(), d, page, pointers(l.all), keys, models.Grouping{By: []models.GroupKey{key}})
	}
}

func pointers[T any](all []T) []*T {
	entries := make([]*T, len(all))
	for i := range all {
		entries[i] = &all[i]
	}
	return entries
}

// failing is what tests have in common.
type failing interface{ Fatalf(string, ...any) }

// sameGroups compares the groups of a list with the oracle's.
func sameGroups[T any](ctx context.Context, t failing, page *models.Connection[*T], entries []*T, keys keys[T], g models.Grouping) {
	got, err := page.Grouped(ctx, g)
	if err != nil {
		t.Fatalf("%v", err)
	}
	want := grouped(entries, keys, g)
	same := slices.EqualFunc(got, want, func(a *models.Group, b *oracleGroup) bool {
		return slices.EqualFunc(a.Keys, b.values, func(v *models.GroupValue, text string) bool { return v.Value == text }) && a.Count == b.count &&
			a.Valued == len(b.worth) && near(a.Sum, len(b.worth), b.sum()) && near(a.Median, len(b.worth), b.median())
	})
	if !same {
		t.Fatalf("grouped by %+v: got %s, want %s", g, told(got), told(want))
	}
}

// manyGifts are enough gifts for their sums and medians to differ.
func manyGifts() *models.Dataset {
	r := rand.New(rand.NewPCG(5, 6))
	ds := &models.Dataset{Revision: "gifts"}
	for i := range 300 {
		gift := models.Gift{
			Identity: identity(models.ID(fmt.Sprintf("gift:%03d", i))), Title: "A bowl", Category: values[models.GiftCategory](models.GiftCategory("").Values())[r.IntN(4)],
			GiverActorID: someActor[r.IntN(len(someActor))], GivenOn: models.MustDate(someDates[r.IntN(len(someDates))]),
		}
		if r.IntN(4) > 0 {
			gift.Value, gift.Currency = new(float64(r.IntN(40))/2), []string{"USD", "EUR"}[r.IntN(2)]
		}
		ds.Gifts = append(ds.Gifts, gift)
	}
	return ds
}

// TestGroupsOfManyGifts groups enough gifts for their sums and medians to
// differ, in each order and with each minimum, by one key and by two.
func TestGroupsOfManyGifts(t *testing.T) {
	ds := manyGifts()
	o, db := newOracle(ds), build(t, filepath.Join(t.TempDir(), "x"), ds)
	page, err := db.Gifts.Page(t.Context(), nil, nil, Page{First: new(0)})
	if err != nil {
		t.Fatal(err)
	}
	minima := []*models.GroupHaving{nil, {Count: new(20)}, {Sum: new(150.0)}, {Median: new(9.5)}, {Count: new(10), Sum: new(20.0), Median: new(9.0)}}
	for _, by := range [][]models.GroupKey{{"CATEGORY"}, {"YEAR"}, {"GIVER_ACTOR", "DECADE"}, {"CURRENCY", "CATEGORY"}, {"YEAR", "CATEGORY", "GIVER_ACTOR"}} {
		for _, field := range []models.GroupOrderField{models.GroupsByCount, models.GroupsByKeys, models.GroupsBySum, models.GroupsByMedian} {
			for _, direction := range models.AllOrderDirection {
				for _, least := range minima {
					for _, first := range []*int{nil, new(0), new(7), new(mostGroups)} {
						sameGroups(t.Context(), t, page, pointers(ds.Gifts), o.giftKeys(), models.Grouping{
							By: by, Currency: "USD", Having: least, First: first, Order: &models.GroupOrder{Field: field, Direction: direction},
						})
					}
				}
			}
		}
	}
}

func TestGiftsByValue(t *testing.T) {
	ds := manyGifts()
	o, db := newOracle(ds), build(t, filepath.Join(t.TempDir(), "x"), ds)
	for _, currency := range []string{"USD", "EUR", "JPY"} {
		for _, least := range []*float64{nil, new(0.0), new(0.5), new(9.5), new(19.5), new(20.0)} {
			for _, most := range []*float64{nil, new(0.0), new(9.5), new(19.5)} {
				if least != nil && most != nil && *most < *least {
					continue
				}
				where := &models.GiftWhere{Value: &models.ValueRange{Currency: currency, Min: least, Max: most}}
				same(t, db.Gifts, where, ds.Gifts, func(g *models.Gift) bool { return o.gift(where, g) })
				same(t, db.Gifts, &models.GiftWhere{Not: where}, ds.Gifts, func(g *models.Gift) bool { return !o.gift(where, g) })
			}
		}
	}
}
