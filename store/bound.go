package store

import (
	"slices"

	"entente/models"
)

// Who is bound by what is looked up in the ledger: the rules of
// [models.Party.Bound] are said once, and SQL gets the rows that it finds.

// standing are the ends of all actors when some stand for the states that they
// continue: what bound the Soviet Union goes on to bind Russia.
func (l *ledger) standing(s *Store, actors []models.ID) []end {
	ends := slices.Clone(l.ends)
	for _, actor := range actors {
		own := l.ends[l.number[actor]]
		for _, id := range s.continued(actor) {
			continued := &ends[l.number[id]]
			continued.sure, continued.may = max(continued.sure, own.sure), max(continued.may, own.may)
		}
	}
	return ends
}

// binds demands a treaty by which one of some actors is bound on a day.
func (c *conditions) binds(w *models.BindsWhere) {
	if w == nil {
		return
	}
	outer := *c
	c.argument, c.predecessors = c.path("binds"), false
	asked := c.actors("actors", w.Actors)
	c.argument, c.predecessors = outer.argument, outer.predecessors
	ledger, err := c.store.ledger()
	if err != nil {
		c.fail(err)
	}
	if c.err != nil {
		return
	}
	ends := ledger.ends
	if c.predecessors {
		ends = ledger.standing(c.store, asked)
	}
	treaties, day := ledger.tables[ofTreaties], dayNumber(w.On)
	bound := map[int32]struct{ surely, possibly bool }{} // one of them, by treaty
	for _, actor := range c.withPredecessors(asked) {
		for _, i := range treaties.byActor[ledger.number[actor]] {
			m := treaties.members[i]
			definite, possible := m.bond(ends)
			one := bound[m.deed]
			one.surely, one.possibly = one.surely || definite.holds(day), one.possibly || possible.holds(day)
			bound[m.deed] = one
		}
	}
	var rows []int64
	for deed, one := range bound {
		if c.isAsSure(one.surely, one.possibly) {
			rows = append(rows, treaties.list[deed].row)
		}
	}
	slices.Sort(rows)
	c.rows(rows)
}

// isAsSure says whether what surely or possibly holds is as sure as asked, as
// [isAsSure] does.
func (c *conditions) isAsSure(definite, possible bool) bool {
	switch c.certainty {
	case models.Possible:
		return possible
	case models.No:
		return !possible
	}
	return definite
}

// rows demands that an entry is one of some rows.
func (c *conditions) rows(rows []int64) {
	c.add("e.rowid IN (SELECT value FROM json_each(?))", jsonList(rows))
}

// boundBy demands that the two states of an entry, such as those of a visit,
// were both bound by a treaty for which a filter holds, on the day of the
// entry. That a date is imprecise makes it no less sure than the days that it
// can mean: DEFINITE is what is definite on all of them, POSSIBLE what is
// possible on one, NO what is possible on none. It takes a statement for the
// treaties, unless all count.
func (c *conditions) boundBy(where *models.TreatyWhere, table string) {
	wanted, ok := c.step("boundBy", where != nil, func(inner *conditions) { treatyWhere(inner, where) })
	if !ok {
		return
	}
	ledger, err := c.store.ledger()
	if err != nil {
		c.fail(err)
		return
	}
	b := &bonds{treaties: ledger.tables[ofTreaties], ends: ledger.ends, shared: map[[2]int32][]bond{}}
	if len(wanted.parts) > 0 {
		if b.counts, err = c.store.counting(c.ctx, b.treaties, ofTreaties, wanted); err != nil {
			c.fail(err)
			return
		}
	}
	entries := ledger.tables[table]
	var rows []int64
	for _, entry := range entries.list {
		if members := entries.members[entry.first:entry.beyond]; entry.on != 0 && len(members) == 2 {
			definite, possible := b.holds(members[0].actor, members[1].actor, ledger.days[entry.on])
			if c.isAsSure(definite, possible) {
				rows = append(rows, entry.row)
			}
		}
	}
	c.rows(rows)
}

// bonds are when each two are bound by the same treaties.
type bonds struct {
	treaties *deeds
	counts   []bool // which treaties count, nil for all
	ends     []end
	shared   map[[2]int32][]bond // what was looked up before
}

// A bond is when two are both bound by a treaty.
type bond struct{ definite, possible span }

// holds says whether one of the treaties binds two throughout a time surely,
// and on one of its days possibly.
func (b *bonds) holds(one, other int32, on span) (definite, possible bool) {
	for _, bond := range b.between(one, other) {
		definite = definite || bond.definite.from <= on.from && on.to <= bond.definite.to
		possible = possible || max(bond.possible.from, on.from) <= min(bond.possible.to, on.to)
	}
	return definite, possible
}

// between are the bonds of two. The treaties of each are in the same order.
func (b *bonds) between(one, other int32) []bond {
	pair := [2]int32{min(one, other), max(one, other)}
	shared, known := b.shared[pair]
	if known {
		return shared
	}
	members := b.treaties.members
	first, second := b.treaties.byActor[one], b.treaties.byActor[other]
	for len(first) > 0 && len(second) > 0 {
		x, y := members[first[0]], members[second[0]]
		switch {
		case x.deed < y.deed:
			first = first[1:]
		case x.deed > y.deed:
			second = second[1:]
		default:
			if b.counts == nil || b.counts[x.deed] {
				shared = append(shared, b.both(x, y))
			}
			first, second = first[1:], second[1:]
		}
	}
	b.shared[pair] = shared
	return shared
}

// both is when two members of a treaty are bound by it.
func (b *bonds) both(x, y member) bond {
	definite, possible := x.bond(b.ends)
	alsoDefinite, alsoPossible := y.bond(b.ends)
	return bond{definite.and(alsoDefinite), possible.and(alsoPossible)}
}

func (s span) and(other span) span { return span{max(s.from, other.from), min(s.to, other.to)} }
