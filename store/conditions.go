package store

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"entente/models"
	"entente/search"
)

// conditions gathers what a filter demands of an entry e, in SQL. Each
// condition that it adds is of the form that an index can serve, and takes a
// list as one argument. The first wrong argument stays as err.
type conditions struct {
	ctx      context.Context
	store    *Store
	via      Via      // what the list hangs on: parent.value
	argument []string // the path of the filter
	nested   bool     // within not or any
	steps    int      // the relations that led to the filter
	manner
	// sides says that each parent.value is a list: a state and all that it
	// continues or has absorbed.
	sides bool
	parts []string
	args  []any
	err   error
}

func newConditions(ctx context.Context, s *Store, via Via) *conditions {
	return &conditions{ctx: ctx, store: s, via: via, argument: []string{"where"}}
}

// manner is how conditions are meant. A filter within another, whether in not
// or any or through a relation, means them as that does where it says nothing.
type manner struct {
	// certainty is how sure a condition of time must be; DEFINITE when empty.
	certainty models.Certainty
	// predecessors says that a code also means the states that a state
	// continues or has absorbed.
	predecessors bool
}

// mean takes over what a filter says of its manner. Every filter says it first.
func (c *conditions) mean(certainty *models.Certainty, includePredecessors *bool) {
	if certainty != nil {
		c.certainty = *certainty
	}
	if includePredecessors != nil {
		c.predecessors = *includePredecessors
	}
	if !c.nested {
		c.sides = c.predecessors
	}
}

// parent is a comparison with what the list hangs on.
func (c *conditions) parent(condition string) string {
	if !c.sides {
		return condition
	}
	return strings.ReplaceAll(condition, "= parent.value", "IN (SELECT value FROM json_each(parent.value))")
}

// sql is all conditions in one, "1" when there is none.
func (c *conditions) sql() (string, []any) {
	if len(c.parts) == 0 {
		return "1", nil
	}
	return "(" + strings.Join(c.parts, ") AND (") + ")", slices.Clone(c.args)
}

func (c *conditions) add(sql string, args ...any) {
	c.parts = append(c.parts, sql)
	c.args = append(c.args, args...)
}

// fail keeps the first error.
func (c *conditions) fail(err error) {
	if c.err == nil {
		c.err = err
	}
}

// path is the path of one argument of the filter.
func (c *conditions) path(name ...string) []string {
	return append(slices.Clone(c.argument), name...)
}

// nest adds what not and any demand of an entry of a table. Each is a filter of
// the same form, which has no not or any of its own.
func nest[W any](c *conditions, table string, not *W, anyOf []*W, where func(*conditions, *W)) {
	if not == nil && anyOf == nil {
		return
	}
	if c.nested {
		c.fail(wrongArgument(c.argument, "not and any are not nested in one another; a filter has them at its top only"))
		return
	}
	filter := func(w *W, path ...string) (string, []any) {
		inner := newConditions(c.ctx, c.store, c.via)
		inner.argument, inner.nested, inner.steps, inner.manner, inner.sides = c.path(path...), true, c.steps, c.manner, c.sides
		where(inner, w)
		if inner.err != nil {
			c.fail(inner.err)
		}
		return inner.sql()
	}
	if not != nil {
		sql, args := filter(not, "not")
		c.add("NOT ifnull(("+sql+"), 0)", args...) // what is unknown does not hold
	}
	if anyOf != nil {
		if len(anyOf) == 0 {
			c.add("0")
			return
		}
		// Each is served by its own indexes; to say OR makes SQLite read the whole table.
		parts, args := make([]string, len(anyOf)), []any(nil)
		for i, w := range anyOf {
			sql, more := filter(w, at([]string{"any"}, i)...)
			parts[i], args = "SELECT e.rowid FROM "+table+" AS e WHERE "+sql, append(args, more...)
		}
		c.add("e.rowid IN ("+strings.Join(parts, " UNION ALL ")+")", args...)
	}
}

// oneOf demands that a column has one of the values; nil demands nothing, and
// an empty list cannot be fulfilled.
func oneOf[V ~string](c *conditions, column string, values []V) {
	if values != nil {
		c.add(column+" IN (SELECT value FROM json_each(?))", jsonList(values))
	}
}

// among demands that the ID is one that a query finds, which has one ? for
// the list of values.
func among[V ~string](c *conditions, query string, values []V) {
	if values != nil {
		c.add("e.id IN ("+query+" IN (SELECT value FROM json_each(?)))", jsonList(values))
	}
}

// actors resolves the codes of countries and organizations.
func (c *conditions) actors(name string, codes []string) []models.ID {
	if codes == nil {
		return nil
	}
	ids := make([]models.ID, len(codes))
	for i, code := range codes {
		id, err := c.store.Actor(at(c.path(name), i), code)
		if err != nil {
			c.fail(err)
		}
		ids[i] = id
	}
	return c.withPredecessors(ids)
}

// withPredecessors adds the states that each continues or has absorbed, where
// that is asked for.
func (c *conditions) withPredecessors(ids []models.ID) []models.ID {
	if !c.predecessors {
		return ids
	}
	all := []models.ID{}
	for _, id := range ids {
		all = append(all, c.store.side(id, "", true)...)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// sources demands that one of the sources states something of the entry.
func (c *conditions) sources(ids []models.ID) {
	among(c, "SELECT entity_id FROM entity_sources WHERE source_id", c.entities("sources", ids, "source"))
}

// mostWords is how many words a text filter may have; each is looked for in
// every entry that the other conditions leave.
const mostWords = 20

// text demands that every word begins one in a column of words. No index
// serves that: it looks at what the other conditions leave, along their index.
func (c *conditions) text(name, column string, text *string) {
	for _, word := range c.words(name, text) {
		c.add("instr("+column+", ?) > 0", word)
	}
}

// words are what a text filter looks for, see [search.Beginnings].
func (c *conditions) words(name string, text *string) []string {
	if text == nil || strings.TrimSpace(*text) == "" {
		return nil
	}
	words := search.Beginnings(*text)
	switch {
	case words == nil:
		c.fail(wrongArgument(c.path(name), "%s %q has no letters or digits; write words or beginnings of words", name, clip(*text)))
	case len(words) > mostWords:
		c.fail(wrongArgument(c.path(name), "%s has %d words; it may have %d", name, len(words), mostWords))
		return nil
	}
	return words
}

// within demands that a date lies in a range. The column is the date's, such
// as signed_on. DEFINITE: all of the days that it can mean do; POSSIBLE: one
// of them does; NO: none. A date that nobody recorded is in no range, nor
// known to be outside of it.
func (c *conditions) within(name, column string, r *models.DateRange) {
	if r == nil {
		return
	}
	if err := checkRange(c.path(name), r); err != nil {
		c.fail(err)
	}
	from, to := rangeDays(r)
	// The expression is that of the order, so that its index serves the range.
	earliest, latest := byDate(column).down, "e."+column+"_latest"
	switch c.certainty {
	case models.Possible:
		c.add(fmt.Sprintf("%s BETWEEN ? AND ? AND %s >= ?", earliest, latest), firstDay, to, from)
	case models.No:
		c.add(fmt.Sprintf("%s < ? OR %s > ?", latest, earliest), from, to)
	default:
		c.add(fmt.Sprintf("%s BETWEEN ? AND ? AND %s <= ?", earliest, latest), from, to, to)
	}
}

// period is a [models.Period] in SQL: the names of its columns over a row.
type period struct {
	row                   string // the row's name in SQL
	notBefore, start, end string // dates such as signed_on; notBefore may be empty
	observed              bool   // whether the row says until when an open end was observed
	endIncluded           bool
}

// on demands that a period holds on a day, by the rules of [models.Period.On].
// POSSIBLE includes what is definite.
func (p period) on(day models.Day, certainty models.Certainty) (string, []any) {
	after, upTo := ">", "<="
	if p.endIncluded {
		after, upTo = ">=", "<"
	}
	start, end := p.row+"."+p.start, p.row+"."+p.end
	// Where a date is not recorded, the comparison is NULL and excludes nothing.
	excluded, args := fmt.Sprintf("ifnull(%[1]s_earliest > ?, 0) OR ifnull(%[2]s_latest %[3]s ?, 0)", start, end, upTo), []any{day, day}
	if p.notBefore != "" {
		excluded += fmt.Sprintf(" OR ifnull(%s.%s_earliest > ?, 0)", p.row, p.notBefore)
		args = append(args, day)
	}
	switch certainty {
	case models.No:
		return excluded, args
	case models.Possible:
		return "NOT (" + excluded + ")", args
	}
	lasts, lastsArgs := fmt.Sprintf("%s_earliest %s ?", end, after), []any{day}
	if p.observed {
		lasts += fmt.Sprintf(" OR %s = '%s' AND %s.observed_on_earliest >= ?", end, models.OpenEnd, p.row)
		lastsArgs = append(lastsArgs, day)
	}
	return fmt.Sprintf("%s_latest <= ? AND (%s) AND NOT (%s)", start, lasts, excluded), append(append([]any{day}, lastsArgs...), args...)
}

// on demands that a period of the entry holds on a day.
func (c *conditions) on(p period, day *models.Day) {
	if day != nil {
		sql, args := p.on(*day, c.certainty)
		c.add(sql, args...)
	}
}

// eitherOf demands that one of two columns of a table, of which e is an entry,
// has one of the values. Each is looked up by its own index: to say OR makes
// SQLite walk along the order through the whole table.
func eitherOf[V ~string](c *conditions, table, one, other string, values []V) {
	if values != nil {
		list := jsonList(values)
		c.add(fmt.Sprintf(`e.rowid IN (SELECT rowid FROM %[1]s WHERE %[2]s IN (SELECT value FROM json_each(?))
			UNION ALL SELECT rowid FROM %[1]s WHERE %[3]s IN (SELECT value FROM json_each(?)))`, table, one, other), list, list)
	}
}

// is demands that a condition holds, or does not.
func (c *conditions) is(condition string, wanted *bool) {
	switch {
	case wanted == nil:
	case *wanted:
		c.add(condition)
	default:
		c.add("NOT (" + condition + ")")
	}
}
