package store

import (
	"fmt"

	"entente/models"
)

// mostSteps is how many relations a filter may go through: gifts on visits of
// leaders who signed a treaty are three lists and two steps. Each step is a
// query within a query.
const mostSteps = 2

// through demands that an entry hangs together with one of a table for which a
// filter holds. The relation is a condition with %s for the query that finds
// the IDs of those.
func through[W any](c *conditions, name string, where *W, table string, filter func(*conditions, *W), relation string) {
	if sql, args, ok := c.inner(name, where != nil, table, func(inner *conditions) { filter(inner, where) }); ok {
		c.add(fmt.Sprintf(relation, sql), args...)
	}
}

// inner is the query for the IDs of the entries of another table for which a
// filter holds. Within it e is an entry of that table.
func (c *conditions) inner(name string, wanted bool, table string, filter func(*conditions)) (string, []any, bool) {
	if !wanted {
		return "", nil, false
	}
	if c.steps == mostSteps {
		c.fail(wrongArgument(c.path(name), "a filter goes through %d relations at most, and %s would be one more; ask for these entries first and name them by their IDs", mostSteps, name))
		return "", nil, false
	}
	within := newConditions(c.ctx, c.store, ViaAll)
	within.argument, within.steps, within.manner = c.path(name), c.steps+1, c.manner
	filter(within)
	if within.err != nil {
		c.fail(within.err)
	}
	sql, args := within.sql()
	return "SELECT e.id FROM " + table + " AS e WHERE " + sql, args, true
}

// The tables behind the relations; the filters name each other, so the lists
// themselves cannot be named here.
const (
	ofTreaties, ofVisits, ofGifts, ofLeaders = "treaties", "visits", "gifts", "leaders"
)

// bonds is [models.Party.Bound] in SQL: the days from which and until which a
// party is surely bound by a treaty, and from which and until which it may be.
// Where the party's own dates are not recorded those of the treaty stand for
// them, and its consent for a beginning that nobody records.
const bonds = `(SELECT treaty_id, actor_id, max(begun_latest, ifnull(signed, '')) AS sure_from,
	CASE over WHEN '` + models.OpenEnd + `' THEN observed ELSE date(over_earliest, '-1 day') END AS sure_until,
	max(coalesce(begun_earliest, consented, ''), ifnull(signed, '')) AS may_from, ifnull(date(over_latest, '-1 day'), '` + string(lastDay) + `') AS may_until
	FROM (SELECT p.treaty_id, p.actor_id,
		CASE WHEN p.consent <> 'SUCCESSION' THEN p.consented_on_earliest END AS consented,
		CASE WHEN p.signed_on IS NULL THEN t.signed_on_earliest ELSE p.signed_on_earliest END AS signed,
		CASE WHEN p.entered_into_force_on IS NOT NULL THEN p.entered_into_force_on_earliest WHEN ` + isBilateral + ` THEN t.entered_into_force_on_earliest END AS begun_earliest,
		CASE WHEN p.entered_into_force_on IS NOT NULL THEN p.entered_into_force_on_latest WHEN ` + isBilateral + ` THEN t.entered_into_force_on_latest END AS begun_latest,
		CASE WHEN ` + endsWithTreaty + ` THEN t.terminated_on ELSE p.withdrew_on END AS over,
		CASE WHEN ` + endsWithTreaty + ` THEN t.terminated_on_earliest ELSE p.withdrew_on_earliest END AS over_earliest,
		CASE WHEN ` + endsWithTreaty + ` THEN t.terminated_on_latest ELSE p.withdrew_on_latest END AS over_latest,
		CASE WHEN ` + endsWithTreaty + ` THEN t.observed_on_earliest ELSE p.observed_on_earliest END AS observed
		FROM parties AS p JOIN treaties AS t ON t.id = p.treaty_id))`

const (
	isBilateral    = "(SELECT count(*) FROM (SELECT 1 FROM parties AS other WHERE other.treaty_id = p.treaty_id LIMIT 3)) = 2"
	endsWithTreaty = "p.withdrew_on IS NULL OR p.withdrew_on = '" + models.OpenEnd + "' AND t.terminated_on_earliest IS NOT NULL"
)

// binds demands a treaty by which one of some actors is bound on a day.
func (c *conditions) binds(w *models.BindsWhere) {
	if w == nil {
		return
	}
	filter := c.argument
	c.argument = c.path("binds")
	actors := c.actors("actors", w.Actors)
	c.argument = filter
	held := "? BETWEEN sure_from AND sure_until"
	switch c.certainty {
	case models.Possible:
		held = "? BETWEEN may_from AND may_until"
	case models.No:
		held = "? NOT BETWEEN may_from AND may_until"
	}
	// Served by the parties' index of the actor.
	c.add("e.id IN (SELECT treaty_id FROM "+bonds+" WHERE actor_id IN (SELECT value FROM json_each(?)) AND "+held+")", jsonList(actors), w.On)
}

// boundBy demands that the states in two columns of an entry were both bound by
// a treaty for which a filter holds, on the day of a date of the entry. That a
// date is imprecise makes it no less sure than the days that it can mean:
// DEFINITE is what is definite on all of them, POSSIBLE what is possible on one.
func (c *conditions) boundBy(where *models.TreatyWhere, table, from, to, date string) {
	treaties, args, ok := c.inner("boundBy", where != nil, ofTreaties, func(inner *conditions) { treatyWhere(inner, where) })
	if !ok {
		return
	}
	demand, held := "IN", "max(may_from, v.%[1]s_earliest) <= min(may_until, v.%[1]s_latest)"
	switch c.certainty {
	case models.Possible:
	case models.No: // no treaty can have bound both
		demand = "NOT IN"
	default:
		held = "sure_from <= v.%[1]s_earliest AND v.%[1]s_latest <= sure_until"
	}
	// The bonds of those treaties are made once, and from them those of each pair
	// of states of which there is an entry; such pairs are few. Then each entry is
	// held against those of its pair: to look the entries of a pair up by an index
	// of one of its states takes fifty times as long.
	c.add(fmt.Sprintf(`e.%[3]s_earliest IS NOT NULL AND e.id %[5]s (
		WITH bond AS MATERIALIZED (SELECT * FROM %[7]s WHERE treaty_id IN (%[6]s)),
		pair AS MATERIALIZED (SELECT DISTINCT %[1]s AS one, %[2]s AS other FROM %[4]s WHERE %[1]s IS NOT NULL AND %[2]s IS NOT NULL),
		shared AS MATERIALIZED (SELECT pair.one, pair.other, max(a.sure_from, b.sure_from) AS sure_from, min(a.sure_until, b.sure_until) AS sure_until,
			max(a.may_from, b.may_from) AS may_from, min(a.may_until, b.may_until) AS may_until
			FROM pair CROSS JOIN bond AS a ON a.actor_id = pair.one CROSS JOIN bond AS b ON b.treaty_id = a.treaty_id AND b.actor_id = pair.other)
		SELECT v.id FROM %[4]s AS v CROSS JOIN shared ON shared.one = v.%[1]s AND shared.other = v.%[2]s WHERE %[8]s)`,
		from, to, date, table, demand, treaties, bonds, fmt.Sprintf(held, date)), args...)
}

// partiesOf demands a treaty that shares a party with one of some others.
func (c *conditions) partiesOf(ids []models.ID) {
	others := c.entities("partiesOf", ids, "treaty")
	if others == nil {
		return
	}
	list := jsonList(others)
	// Served by the parties' indexes of treaty and actor.
	c.add(`e.id NOT IN (SELECT value FROM json_each(?)) AND e.id IN (SELECT treaty_id FROM parties
		WHERE actor_id IN (SELECT actor_id FROM parties WHERE treaty_id IN (SELECT value FROM json_each(?))))`, list, list)
}

// memberOf is the time of a membership.
var memberOf = period{row: "m", start: "joined_on", end: "left_on", observed: true}

// member demands a membership with all that is asked of it: of one of some
// actors, whom one column names, on a day. The other column leads to the entry.
func (c *conditions) member(entry, named string, actors []models.ID, on *models.Day) {
	if actors == nil && on == nil {
		return
	}
	held := newConditions(c.ctx, c.store, ViaAll)
	held.manner = c.manner
	oneOf(held, "m."+named, actors)
	held.on(memberOf, on)
	sql, args := held.sql()
	// Served by the memberships' indexes of organization and member.
	c.add("e.id IN (SELECT m."+entry+" FROM memberships AS m WHERE "+sql+")", args...)
}
