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
	within, ok := c.step(name, wanted, filter)
	if !ok {
		return "", nil, false
	}
	sql, args := within.sql()
	return "SELECT e.id FROM " + table + " AS e WHERE " + sql, args, true
}

// step gathers what a filter behind one relation more demands.
func (c *conditions) step(name string, wanted bool, filter func(*conditions)) (*conditions, bool) {
	if !wanted {
		return nil, false
	}
	if c.steps == mostSteps {
		c.fail(wrongArgument(c.path(name), "a filter goes through %d relations at most, and %s would be one more; ask for these entries first and name them by their IDs", mostSteps, name))
		return nil, false
	}
	within := newConditions(c.ctx, c.store, ViaAll)
	within.argument, within.steps, within.manner = c.path(name), c.steps+1, c.manner
	filter(within)
	if within.err != nil {
		c.fail(within.err)
	}
	return within, within.err == nil
}

// The tables behind the relations; the filters name each other, so the lists
// themselves cannot be named here.
const (
	ofTreaties, ofVisits, ofGifts, ofLeaders = "treaties", "visits", "gifts", "leaders"
	ofDiplomaticEvents                       = "diplomatic_events"
)

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
	// Served by the memberships' indexes of organization and member.
	add := func(demand string) {
		sql, args := held.sql()
		c.add("e.id "+demand+" (SELECT m."+entry+" FROM memberships AS m WHERE "+sql+")", args...)
	}
	if on != nil && c.certainty == models.No { // such a membership, and none of them possibly on that day
		add("IN")
		held.certainty = models.Possible
		held.on(memberOf, on)
		add("NOT IN")
		return
	}
	held.on(memberOf, on)
	add("IN")
}
