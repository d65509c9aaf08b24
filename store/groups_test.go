package store

import (
	"cmp"
	"context"
	"encoding/json"
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"

	"entente/models"
)

// keys are the values of an entry by each key of its list, as the oracle sees them.
type keys[T any] map[models.GroupKey]func(*T) []string

// keysOf gives the oracle's keys of a list.
func keysOf[T any](o oracle) keys[T] {
	for _, known := range []any{
		o.treatyKeys(), o.visitKeys(), o.giftKeys(), o.diplomaticEventKeys(), o.claimKeys(),
		o.leaderKeys(), o.countryKeys(), o.organizationKeys(), o.sourceKeys(), o.disagreementKeys(), o.timelineKeys(), o.partyKeys(),
	} {
		if k, ok := known.(keys[T]); ok {
			return k
		}
	}
	panic("no oracle for the groups of " + reflect.TypeFor[T]().Name())
}

// Every key of every list has an oracle, so that none goes unchecked.
func TestEveryGroupKeyHasAnOracle(t *testing.T) {
	o := newOracle(&models.Dataset{})
	for _, c := range []struct {
		shape  *shape
		oracle []models.GroupKey
	}{
		{&treaties.shape, names(o.treatyKeys())},
		{&visits.shape, names(o.visitKeys())},
		{&gifts.shape, names(o.giftKeys())},
		{&diplomaticEvents.shape, names(o.diplomaticEventKeys())},
		{&claims.shape, names(o.claimKeys())},
		{&leaders.shape, names(o.leaderKeys())},
		{&countries.shape, names(o.countryKeys())},
		{&organizations.shape, names(o.organizationKeys())},
		{&sources.shape, names(o.sourceKeys())},
		{&disagreements.shape, names(o.disagreementKeys())},
	} {
		if got := names(c.shape.keys); !slices.Equal(got, c.oracle) || len(got) == 0 {
			t.Errorf("%s are grouped by %v, the oracle knows %v", c.shape.table, got, c.oracle)
		}
	}
	if got := names(timelineKeys); !slices.Equal(got, names(o.timelineKeys())) {
		t.Errorf("timelines are grouped by %v, the oracle knows others", got)
	}
	if len(shapes()) != 10 {
		t.Error("there is a list of which this test does not know")
	}
}

// drawGrouping draws what is asked of the groups of a list.
func drawGrouping(d draw, all []models.GroupKey, ofGifts bool) models.Grouping {
	g := models.Grouping{By: []models.GroupKey{pick(d, "by", all)}}
	for _, more := range some(d, "more keys", all) {
		if len(g.By) < 3 && !slices.Contains(g.By, more) {
			g.By = append(g.By, more)
		}
	}
	orders := []models.GroupOrderField{models.GroupsByCount, models.GroupsByKeys}
	g.Having = maybe(d, "having", func() *models.GroupHaving { return &models.GroupHaving{Count: new(d.count("at least", 3))} })
	if ofGifts {
		g.Currency = pick(d, "currency", []string{"USD", "EUR"})
		orders = append(orders, models.GroupsBySum, models.GroupsByMedian)
		g.Having = maybe(d, "having worth", func() *models.GroupHaving {
			return &models.GroupHaving{Sum: pick(d, "sum", []*float64{nil, new(0.0), new(15.0)}), Median: pick(d, "median", []*float64{nil, new(10.0)})}
		})
	}
	if d.count("ordered", 2) > 0 {
		g.Order = &models.GroupOrder{Field: pick(d, "order", orders), Direction: pick(d, "direction", models.AllOrderDirection)}
	}
	if d.count("limited", 2) == 0 {
		g.First = new(d.count("groups", 3))
	}
	return g
}

// oracleGroup is a group as the oracle makes it; "" stands for what is not known.
type oracleGroup struct {
	values []string
	count  int
	worth  []float64
}

func (g *oracleGroup) sum() (sum float64) {
	for _, value := range g.worth {
		sum += value
	}
	return sum
}

func (g *oracleGroup) median() float64 {
	slices.Sort(g.worth)
	n := len(g.worth)
	if n == 0 {
		return 0
	}
	return (g.worth[(n-1)/2] + g.worth[n/2]) / 2
}

// grouped groups entries by the plainest code.
func grouped[T any](entries []*T, keys keys[T], g models.Grouping) []*oracleGroup {
	found := map[string]*oracleGroup{}
	for _, entry := range entries {
		combinations := [][]string{{}}
		for _, name := range g.By {
			values := keys[name](entry)
			if len(values) == 0 {
				values = []string{""}
			}
			var longer [][]string
			for _, combination := range combinations {
				for _, value := range values {
					longer = append(longer, append(slices.Clone(combination), value))
				}
			}
			combinations = longer
		}
		for _, combination := range combinations {
			name := strings.Join(combination, "\x00")
			if found[name] == nil {
				found[name] = &oracleGroup{values: combination}
			}
			found[name].count++
			if gift, ok := any(entry).(*models.Gift); ok && gift.Value != nil && gift.Currency == g.Currency {
				found[name].worth = append(found[name].worth, *gift.Value)
			}
		}
	}
	var all []*oracleGroup
	for _, group := range found {
		if h := g.Having; h == nil || (h.Count == nil || group.count >= *h.Count) && (h.Sum == nil || len(group.worth) > 0 && group.sum() >= *h.Sum) &&
			(h.Median == nil || len(group.worth) > 0 && group.median() >= *h.Median) {
			all = append(all, group)
		}
	}
	slices.SortFunc(all, func(a, b *oracleGroup) int { return compareGroups(a, b, g.Order) })
	most := 25
	if g.First != nil {
		most = *g.First
	}
	return all[:min(most, len(all))]
}

func compareGroups(a, b *oracleGroup, order *models.GroupOrder) int {
	field, sign := models.GroupsByCount, -1
	if order != nil {
		field = order.Field
		if order.Direction == models.OrderDirectionAsc {
			sign = 1
		}
	}
	worthless := func(g *oracleGroup) int {
		if len(g.worth) == 0 {
			return 1
		}
		return 0
	}
	byKeys := func(sign int) int {
		for i := range a.values {
			x, y := a.values[i], b.values[i]
			switch {
			case x == y:
			case x == "":
				return 1
			case y == "":
				return -1
			default:
				return sign * cmp.Compare(x, y)
			}
		}
		return 0
	}
	switch field {
	case models.GroupsByKeys:
		return byKeys(sign)
	case models.GroupsBySum:
		return cmp.Or(cmp.Compare(worthless(a), worthless(b)), sign*cmp.Compare(a.sum(), b.sum()), byKeys(1))
	case models.GroupsByMedian:
		return cmp.Or(cmp.Compare(worthless(a), worthless(b)), sign*cmp.Compare(a.median(), b.median()), byKeys(1))
	}
	return cmp.Or(sign*cmp.Compare(a.count, b.count), byKeys(1))
}

// checkGroups compares the groups of some parents' lists with the oracle's.
func checkGroups[T any](ctx context.Context, d draw, o oracle, pages []*models.Connection[*T], wanted [][]*T) {
	keys := keysOf[T](o)
	g := drawGrouping(d, names(keys), reflect.TypeFor[T]() == reflect.TypeFor[models.Gift]())
	for i, page := range pages {
		sameGroups(ctx, d, page, wanted[i], keys, g)
	}
}

func near(got *float64, n int, want float64) bool {
	if got == nil || n == 0 {
		return got == nil && n == 0
	}
	return math.Abs(*got-want) < 1e-9
}

func told(v any) string {
	switch groups := v.(type) {
	case []*oracleGroup:
		lines := make([]string, len(groups))
		for i, g := range groups {
			lines[i] = strings.Join(g.values, "|")
		}
		return strings.Join(lines, "; ")
	default:
		text, _ := json.Marshal(v)
		return string(text)
	}
}
