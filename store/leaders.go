package store

import (
	"strings"

	"entente/models"
	"entente/search"
)

var leaders = List[models.Leader, models.LeaderWhere, models.LeaderOrder]{
	shape: shape{
		table: "leaders",
		orders: map[string]order{
			"NAME":           byText("name_key"),
			"BORN_ON":        byDate("born_on"),
			"DIED_ON":        byDate("died_on"),
			"COUNTRY":        byKnown("country_key"),
			"TOOK_OFFICE_ON": byDate("took_office_on"),
			"TREATIES":       byCount("treaty_count"),
			"VISITS":         byCount("visit_count"),
			"GIFTS_GIVEN":    byCount("given_count"),
			"GIFTS_RECEIVED": byCount("received_count"),
		},
		usual: "NAME",
		keys: map[models.GroupKey]groupKey{
			"COUNTRY":      groupByRows("c.id", statesServed).ofEntities(),
			"REGION":       groupByRows("c.region", statesServed),
			"ROLE":         groupByRows("t.role", "tenures AS t WHERE t.leader_id = e.id"),
			"BIRTH_YEAR":   groupByYear("born_on"),
			"BIRTH_DECADE": groupByDecade("born_on"),
			"SOURCE":       groupBySource,
		},
		vias: map[Via]string{
			ViaOffice: "e.id IN (SELECT leader_id FROM tenures WHERE country_id = parent.value)",
			ViaSource: bySource,
		},
	},
	orderBy: func(o *models.LeaderOrder) (string, models.OrderDirection) { return string(o.Field), o.Direction },
	where:   leaderWhere,
}

// statesServed are the states that a leader served or in which an office was held.
const statesServed = "countries AS c WHERE c.id IN (SELECT e.country_id UNION ALL SELECT country_id FROM tenures WHERE leader_id = e.id)"

// inOffice is [models.Tenure.InOffice] in SQL.
var inOffice = period{row: "t", start: "started_on", end: "ended_on", observed: true, endIncluded: true}

func leaderWhere(c *conditions, w *models.LeaderWhere) {
	c.mean(w.Certainty, w.IncludePredecessors)
	c.tenure(w)
	c.personName(w.Name)
	c.within("born", "born_on", w.Born)
	c.within("died", "died_on", w.Died)
	through(c, "visits", w.Visits, ofVisits, visitWhere, "e.id IN (SELECT visitor_id FROM visits WHERE visitor_id IS NOT NULL AND id IN (%s))")
	through(c, "treaties", w.Treaties, ofTreaties, treatyWhere, "e.id IN (SELECT leader_id FROM signatories WHERE leader_id IS NOT NULL AND treaty_id IN (%s))")
	c.sources(w.Sources)
	nest(c, ofLeaders, w.Not, w.Any, leaderWhere)
}

// personName demands that every word begins one of the names, or where it is
// Cyrillic, does as it is written in Latin letters.
func (c *conditions) personName(name *string) {
	for _, word := range c.words("name", name) {
		sql, args := "instr(e.folded, ?) > 0", []any{word}
		for _, latin := range search.InLatin(strings.TrimPrefix(word, " ")) {
			sql, args = sql+" OR instr(e.folded, ?) > 0", append(args, " "+latin)
		}
		c.add(sql, args...)
	}
}

// tenure demands one tenure that has all that is asked of the office: its
// country, its role, that it was held on a day. A country alone is also that
// of a leader whose offices are not recorded.
func (c *conditions) tenure(w *models.LeaderWhere) {
	countries := c.countries("countries", w.Countries, "the state of an office")
	if w.Roles == nil && w.InOfficeOn == nil {
		if countries != nil {
			list := jsonList(countries)
			c.add(`e.country_id IN (SELECT value FROM json_each(?))
				OR e.id IN (SELECT leader_id FROM tenures WHERE country_id IN (SELECT value FROM json_each(?)))`, list, list)
		}
		return
	}
	office := newConditions(c.ctx, c.store, c.via)
	office.manner = c.manner
	oneOf(office, "t.country_id", countries)
	oneOf(office, "t.role", w.Roles)
	if c.via == ViaOffice {
		office.add(c.parent("t.country_id = parent.value"))
	}
	had, hadArgs := tenureWith(office)
	if w.InOfficeOn == nil {
		c.add(had, hadArgs...)
		return
	}
	day := *w.InOfficeOn
	if c.certainty == models.No { // such an office, and none of them possibly on that day
		office.certainty = models.Possible
		office.on(inOffice, &day)
		held, args := tenureWith(office)
		c.add(had, hadArgs...)
		c.add("NOT "+held+" OR "+notLiving, append(args, day, day)...)
		return
	}
	office.on(inOffice, &day)
	held, args := tenureWith(office)
	c.add(held, args...)
	c.add("NOT "+notLiving, day, day)
}

// tenureWith demands a tenure for which conditions hold, served by the tenures'
// indexes of leader and country.
func tenureWith(conditions *conditions) (string, []any) {
	sql, args := conditions.sql()
	return "e.id IN (SELECT t.leader_id FROM tenures AS t WHERE " + sql + ")", args
}

// notLiving says that a leader was not yet born on a day, or had died:
// [models.Tenure.HeldBy] in SQL.
const notLiving = "(ifnull(e.born_on_earliest > ?, 0) OR ifnull(e.died_on_latest < ?, 0))"
