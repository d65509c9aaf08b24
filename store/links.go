package store

import (
	"context"
	"fmt"

	"entente/models"
)

// links are the deeds of one kind of the ledger that a filter leaves, for one
// goroutine.
type links struct {
	*deeds
	ledger   *ledger
	ends     []end // of the actors
	kind     models.LinkKind
	counts   []bool // by deed; nil when all count
	on       int32  // the day on which members must be bound, 0 for any time
	possible bool   // whether it is enough that they may be
	scratch  []member
}

// linkTables are the tables of the deeds, and the date of which during speaks.
var linkTables = map[models.LinkKind]struct{ table, date string }{
	models.LinkKindTreaties: {ofTreaties, "signed_on"},
	models.LinkKindVisits:   {ofVisits, "started_on"},
	models.LinkKindGifts:    {ofGifts, "given_on"},
}

// links finds the deeds that a filter leaves: one statement, none without a
// condition that SQL must answer.
func (s *Store) links(ctx context.Context, q models.LinkQuery) (*links, error) {
	ledger, err := s.ledger()
	if err != nil {
		return nil, err
	}
	l := &links{deeds: ledger.tables[linkTables[q.By].table], ledger: ledger, ends: ledger.ends, kind: q.By, possible: q.Certainty == models.Possible}
	where := q.Where
	if where == nil {
		where = &models.LinkWhere{}
	}
	if err := l.check(q, where); err != nil {
		return nil, err
	}
	if q.On != nil {
		l.on = dayNumber(*q.On)
	}
	c := newConditions(ctx, s, ViaAll)
	c.certainty = q.Certainty
	table := linkTables[q.By]
	c.within("during", table.date, where.During)
	switch q.By {
	case models.LinkKindTreaties:
		filter(c, "treaties", s.Treaties, where.Treaties)
	case models.LinkKindVisits:
		filter(c, "visits", s.Visits, where.Visits)
	case models.LinkKindGifts:
		filter(c, "gifts", s.Gifts, where.Gifts)
	}
	if c.err != nil || len(c.parts) == 0 {
		return l, c.err
	}
	return l, l.only(ctx, s, table.table, c)
}

// filter adds the conditions of a list's own filter.
func filter[T, W, O any](c *conditions, name string, list *List[T, W, O], where *W) {
	if where != nil {
		c.argument = []string{"where", name}
		list.where(c, where)
	}
}

// check refuses a filter that speaks of other things than those that link.
func (l *links) check(q models.LinkQuery, where *models.LinkWhere) error {
	for _, other := range []struct {
		kind     models.LinkKind
		argument []string
		given    bool
	}{
		{models.LinkKindTreaties, []string{"where", "treaties"}, where.Treaties != nil},
		{models.LinkKindTreaties, []string{"on"}, q.On != nil},
		{models.LinkKindVisits, []string{"where", "visits"}, where.Visits != nil},
		{models.LinkKindGifts, []string{"where", "gifts"}, where.Gifts != nil},
	} {
		if other.given && other.kind != l.kind {
			name := other.argument[len(other.argument)-1]
			return wrongArgument(other.argument, "%s is a condition of %s, and what links is %s; say by: %[2]s, or leave it out", name, other.kind, l.kind)
		}
	}
	if q.Certainty == models.No {
		return wrongArgument([]string{"certainty"}, "a link is DEFINITE or POSSIBLE; what is surely none links nobody")
	}
	return nil
}

// only keeps the deeds for which the conditions hold.
func (l *links) only(ctx context.Context, s *Store, table string, c *conditions) error {
	counts, err := s.counting(ctx, l.deeds, table, c)
	l.counts = counts
	return err
}

// counting says by deed whether conditions hold for it.
func (s *Store) counting(ctx context.Context, d *deeds, table string, c *conditions) ([]bool, error) {
	sql, args := c.sql()
	var rows []int64
	// Served by the indexes of the conditions, as a list's pages are; see query.sql.
	err := s.db.WithContext(ctx).Raw(fmt.Sprintf("SELECT e.rowid FROM %s AS e WHERE %s", quoted(table), sql), args...).Find(&rows).Error
	if err != nil {
		return nil, failed(ctx, "reading what links", err)
	}
	counts := make([]bool, len(d.list))
	for _, row := range rows {
		if i, ok := d.byRow[row]; ok {
			counts[i] = true
		}
	}
	return counts, nil
}

// bound are the members of a deed that it links, none when it does not count.
// They are good until the next call.
func (l *links) bound(deed int32) []member {
	if l.counts != nil && !l.counts[deed] {
		return nil
	}
	members := l.members[l.list[deed].first:l.list[deed].beyond]
	if l.on == 0 {
		return members
	}
	l.scratch = l.scratch[:0]
	for _, m := range members {
		if l.holds(m) {
			l.scratch = append(l.scratch, m)
		}
	}
	return l.scratch
}

// holds says whether a member is bound on the day asked for.
func (l *links) holds(m member) bool {
	definite, possible := m.bond(l.ends)
	return definite.holds(l.on) || l.possible && possible.holds(l.on)
}

// directed says whether what links goes from one to the other.
func (l *links) directed() bool { return l.kind != models.LinkKindTreaties }
