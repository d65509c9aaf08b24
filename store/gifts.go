package store

import (
	"fmt"
	"math"

	"entente/models"
)

var gifts = List[models.Gift, models.GiftWhere, models.GiftOrder]{
	shape: shape{
		table: "gifts",
		orders: map[string]order{
			"GIVEN_ON":  byDate("given_on"),
			"TITLE":     byText("title_key"),
			"VALUE":     byKnown("worth_key"),
			"CATEGORY":  byText("category"),
			"GIVER":     byKnown("giver_key"),
			"RECIPIENT": byKnown("recipient_key"),
		},
		usual: "GIVEN_ON", descending: true,
		keys: map[models.GroupKey]groupKey{
			"CATEGORY":         groupBy("e.category"),
			"YEAR":             groupByYear("given_on"),
			"DECADE":           groupByDecade("given_on"),
			"GIVER":            groupBy("e.giver_id").ofEntities(),
			"GIVER_ACTOR":      groupBy("e.giver_actor_id").ofEntities(),
			"GIVER_REGION":     groupByRegion("giver_actor_id"),
			"RECIPIENT":        groupBy("e.recipient_id").ofEntities(),
			"RECIPIENT_ACTOR":  groupBy("e.recipient_actor_id").ofEntities(),
			"RECIPIENT_REGION": groupByRegion("recipient_actor_id"),
			"CURRENCY":         groupBy("e.currency"),
			"VISIT":            groupBy("e.visit_id").ofEntities(),
			"SOURCE":           groupBySource,
		},
		vias: map[Via]string{
			ViaGiver:     "e.giver_id = parent.value OR e.giver_actor_id = parent.value",
			ViaRecipient: "e.recipient_id = parent.value OR e.recipient_actor_id = parent.value",
			ViaVisit:     "e.visit_id = parent.value",
			ViaSource:    bySource,
		},
	},
	orderBy: func(o *models.GiftOrder) (string, models.OrderDirection) { return string(o.Field), o.Direction },
	where:   giftWhere,
}

func giftWhere(c *conditions, w *models.GiftWhere) {
	c.mean(w.Certainty, w.IncludePredecessors)
	eitherOf(c, ofGifts, "giver_id", "giver_actor_id", c.anybody("givers", w.Givers, "leader"))
	eitherOf(c, ofGifts, "recipient_id", "recipient_actor_id", c.anybody("recipients", w.Recipients, "leader"))
	oneOf(c, "e.category", w.Categories)
	oneOf(c, "e.visit_id", c.entities("visits", w.Visits, "visit"))
	c.within("given", "given_on", w.Given)
	c.worth(w.Value)
	through(c, "visit", w.Visit, ofVisits, visitWhere, "e.visit_id IN (%s)")
	through(c, "giver", w.Giver, ofLeaders, leaderWhere, "e.giver_id IN (%s)")
	through(c, "recipient", w.Recipient, ofLeaders, leaderWhere, "e.recipient_id IN (%s)")
	c.boundBy(w.BoundBy, ofGifts)
	c.sources(w.Sources)
	c.text("text", "e.folded", w.Text)
	nest(c, ofGifts, w.Not, w.Any, giftWhere)
}

// worth demands a value in a currency; nothing is converted.
func (c *conditions) worth(r *models.ValueRange) {
	if r == nil {
		return
	}
	if err := c.store.checkCurrency(c.ctx, c.path("value", "currency"), r.Currency); err != nil {
		c.fail(err)
	}
	if r.Min != nil && *r.Min < 0 {
		c.fail(wrongArgument(c.path("value", "min"), "min is %g; nothing is worth less than 0", *r.Min))
	}
	if r.Max != nil && *r.Max < 0 {
		c.fail(wrongArgument(c.path("value", "max"), "max is %g; nothing is worth less than 0", *r.Max))
	}
	least, most := 0.0, math.MaxFloat64
	if r.Min != nil {
		least = *r.Min
	}
	if r.Max != nil {
		most = *r.Max
	}
	// The expression is that of the order, so that its index serves the range.
	c.add(byKnown("worth_key").down+" BETWEEN ? AND ?", worthKey(r.Currency, least), worthKey(r.Currency, most))
	if r.Min != nil && r.Max != nil && *r.Max < *r.Min {
		c.fail(wrongArgument(c.path("value"), "the range ends at %g, before it begins at %g", *r.Max, *r.Min))
	}
}

// worthKey orders values as text: those of one currency by their amount, and
// currency by currency, for nothing is converted. Of what is not below 0, the
// bits of a float rise as it does.
func worthKey(currency string, value float64) string {
	return fmt.Sprintf("%s %016x", currency, math.Float64bits(max(value, 0)))
}
