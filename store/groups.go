package store

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"sync"

	"entente/models"
)

// The bounds of a grouping: the keys at once, and the groups when nothing is
// said and at most.
const (
	mostKeys    = 3
	usualGroups = 25
	mostGroups  = 500
)

// A groupKey is what the entries of a list can be grouped by: an expression
// over the entry e, NULL where the value is not known, or all values of e.
type groupKey struct {
	value  string
	values string // a JSON array of texts without repetition
	entity bool   // the values are IDs
}

func (k groupKey) ofEntities() groupKey {
	k.entity = true
	return k
}

// groupBy groups by a value of each entry.
func groupBy(value string) groupKey { return groupKey{value: value} }

// groupByYear groups by the year in which all days lie that a date can mean.
func groupByYear(column string) groupKey { return groupByDigits(column, 4, "") }

// groupByDecade groups by the decade in which all those days lie, as in 196X.
func groupByDecade(column string) groupKey { return groupByDigits(column, 3, " || 'X'") }

func groupByDigits(column string, digits int, after string) groupKey {
	first, last := fmt.Sprintf("substr(e.%s_earliest, 1, %d)", column, digits), fmt.Sprintf("substr(e.%s_latest, 1, %d)", column, digits)
	return groupBy(fmt.Sprintf("CASE WHEN %[1]s = %[2]s THEN %[1]s%[3]s END", first, last, after))
}

// groupBySet groups by the values of a set field, which lie in one column.
func groupBySet(column string) groupKey {
	return groupKey{values: fmt.Sprintf(`'["' || replace(e.%s, ' ', '","') || '"]'`, column)}
}

// groupByRows groups by what is known of the rows that a query finds for e.
func groupByRows(value, from string) groupKey {
	return groupKey{values: fmt.Sprintf("(SELECT json_group_array(DISTINCT %[1]s) FROM %[2]s AND %[1]s IS NOT NULL)", value, from)}
}

// groupByRegion groups by the region of the country in a column.
func groupByRegion(column string) groupKey {
	return groupBy("(SELECT region FROM countries WHERE id = e." + column + ")")
}

// groupBySource groups by the sources that state something of an entry.
var groupBySource = groupByRows("s.source_id", "entity_sources AS s WHERE s.entity_id = e.id").ofEntities()

// grouper groups the whole list of each parent: one statement for all of them
// with the same arguments, once somebody asks.
func (q *query) grouper(ctx context.Context, parents []models.ID) func(i int) func(context.Context, models.Grouping) ([]*models.Group, error) {
	var mu sync.Mutex
	asked := map[string]func() ([][]*models.Group, error){}
	return func(i int) func(context.Context, models.Grouping) ([]*models.Group, error) {
		return func(_ context.Context, g models.Grouping) ([]*models.Group, error) {
			key, err := json.Marshal(g)
			if err != nil {
				return nil, err
			}
			mu.Lock()
			groups := asked[string(key)]
			if groups == nil {
				groups = sync.OnceValues(func() ([][]*models.Group, error) { return q.groups(ctx, parents, g) })
				asked[string(key)] = groups
			}
			mu.Unlock()
			all, err := groups()
			if err != nil {
				return nil, err
			}
			return all[i], nil
		}
	}
}

// groups reads the groups of each parent's list.
func (q *query) groups(ctx context.Context, parents []models.ID, g models.Grouping) ([][]*models.Group, error) {
	most, err := groupingBounds(q.table, g, func(key models.GroupKey) bool { _, ok := q.keys[key]; return ok })
	if err != nil {
		return nil, err
	}
	if g.Currency != "" {
		if err := q.store.checkCurrency(ctx, []string{"currency"}, g.Currency); err != nil {
			return nil, err
		}
	}
	keys := make([]groupKey, len(g.By))
	for i, name := range g.By {
		keys[i] = q.keys[name]
	}
	var rows []struct {
		Position, Count, Valued int
		Shared                  string
		Sum, Median             *float64
	}
	sql, args := q.groupsSQL(keys, parents, g, most)
	if err := q.store.db.WithContext(ctx).Raw(sql, args...).Find(&rows).Error; err != nil {
		return nil, failed(ctx, "grouping "+q.table, err)
	}
	answers := make([][]*models.Group, len(parents))
	for _, row := range rows {
		values, err := shared(g.By, keys, row.Shared)
		if err != nil {
			return nil, failed(ctx, "grouping "+q.table, err)
		}
		answers[row.Position] = append(answers[row.Position], &models.Group{Keys: values, Count: row.Count, Valued: row.Valued, Sum: row.Sum, Median: row.Median})
	}
	return answers, nil
}

// groupingBounds checks the keys of a grouping and how many groups are wanted.
func groupingBounds(what string, g models.Grouping, known func(models.GroupKey) bool) (most int, err error) {
	if len(g.By) == 0 || len(g.By) > mostKeys {
		return 0, wrongArgument([]string{"by"}, "by has %d keys; it must have one to %d", len(g.By), mostKeys)
	}
	for i, name := range g.By {
		if !known(name) {
			return 0, wrongArgument(at([]string{"by"}, i), "%s cannot be grouped by %q", what, clip(string(name)))
		}
		if slices.Contains(g.By[:i], name) {
			return 0, wrongArgument(at([]string{"by"}, i), "%s is given twice; name each key once", name)
		}
	}
	most = usualGroups
	if g.First != nil {
		most = *g.First
	}
	if most < 0 || most > mostGroups {
		return 0, wrongArgument([]string{"first"}, "first is %d; it must be from 0 to %d; ask for fewer with where or having", most, mostGroups)
	}
	return most, leastOf(g.Having)
}

// leastOf refuses a minimum that is below all that there can be.
func leastOf(h *models.GroupHaving) error {
	if h == nil {
		return nil
	}
	if h.Count != nil && *h.Count < 0 {
		return wrongArgument([]string{"having", "count"}, "count is %d; a group has at least 1 entry", *h.Count)
	}
	if h.Sum != nil && *h.Sum < 0 {
		return wrongArgument([]string{"having", "sum"}, "sum is %g; nothing is worth less than 0", *h.Sum)
	}
	if h.Median != nil && *h.Median < 0 {
		return wrongArgument([]string{"having", "median"}, "median is %g; nothing is worth less than 0", *h.Median)
	}
	return nil
}

// shared reads what the entries of a group have in common.
func shared(by []models.GroupKey, keys []groupKey, text string) ([]*models.GroupValue, error) {
	var values []*string
	if err := json.Unmarshal([]byte(text), &values); err != nil {
		return nil, err
	}
	all := make([]*models.GroupValue, len(values))
	for i, value := range values {
		all[i] = &models.GroupValue{By: by[i]}
		if value == nil {
			continue
		}
		all[i].Value = *value
		if keys[i].entity {
			all[i].NodeID = models.ID(*value)
		}
	}
	return all, nil
}

// groupsSQL is the statement. The entries are found as those of a page are,
// by the indexes of the conditions; what is grouped and ordered after that is
// in no index. An entry is there once for each combination of its values; the
// lists of those are made once, not for each value of the others.
func (q *query) groupsSQL(keys []groupKey, parents []models.ID, g models.Grouping, most int) (string, []any) {
	where, whereArgs := q.conditions.sql()
	var selected, each, joined, names []string
	for i, key := range keys {
		name := fmt.Sprintf("k%d", i)
		names = append(names, name)
		if key.values == "" {
			selected, each = append(selected, key.value+" AS "+name), append(each, name)
			continue
		}
		selected, each = append(selected, fmt.Sprintf("%s AS list%d", key.values, i)), append(each, fmt.Sprintf("j%[1]d.value AS k%[1]d", i))
		joined = append(joined, fmt.Sprintf("LEFT JOIN json_each(list%[1]d) AS j%[1]d", i))
	}
	by := strings.Join(names, ", ")
	worth, also, measured, measures, args := "", "", "entries", "", []any(nil)
	if g.Currency != "" {
		also = ", worth"
		worth, args = ", CASE WHEN e.currency = ? THEN e.value END AS worth", append(args, g.Currency)
		measured = fmt.Sprintf(`(SELECT *, count(worth) OVER (PARTITION BY position, %[1]s) AS known,
			row_number() OVER (PARTITION BY position, %[1]s ORDER BY worth IS NULL, worth) AS place FROM entries)`, by)
		// Of an odd number the two in the middle are one.
		measures = ", max(known) AS valued, sum(worth) AS sum, avg(CASE WHEN place IN ((known + 1) / 2, (known + 2) / 2) THEN worth END) AS median"
	}
	args = append(append(args, q.hanging(parents)), whereArgs...)
	having, havingArgs := having(g.Having)
	sql := fmt.Sprintf(`WITH lists AS MATERIALIZED (
	SELECT parent.key AS position, %[1]s%[2]s FROM json_each(?) AS parent CROSS JOIN %[3]s AS e WHERE %[5]s),
entries AS (SELECT position, %[11]s%[12]s FROM lists %[4]s),
grouped AS (SELECT position, %[6]s, count(*) AS count%[7]s FROM %[8]s AS entry GROUP BY position, %[6]s HAVING %[9]s),
ranked AS (SELECT *, row_number() OVER (PARTITION BY position ORDER BY %[10]s) AS rank FROM grouped)
SELECT *, json_array(%[6]s) AS shared FROM ranked WHERE rank <= ? ORDER BY position, rank`,
		strings.Join(selected, ", "), worth, quoted(q.table), strings.Join(joined, " "), where, by, measures, measured, having, orderOfGroups(g.Order, names), strings.Join(each, ", "), also)
	return sql, append(append(args, havingArgs...), most)
}

// having is what a group must come up to.
func having(h *models.GroupHaving) (string, []any) {
	parts, args := []string{"1"}, []any(nil)
	if h == nil {
		return parts[0], nil
	}
	if h.Count != nil {
		parts, args = append(parts, "count(*) >= ?"), append(args, *h.Count)
	}
	if h.Sum != nil {
		parts, args = append(parts, "sum >= ?"), append(args, *h.Sum)
	}
	if h.Median != nil {
		parts, args = append(parts, "median >= ?"), append(args, *h.Median)
	}
	return strings.Join(parts, " AND "), args
}

// orderOfGroups orders by what is asked, the largest first when nothing is,
// and then by the keys; what is not known comes last.
func orderOfGroups(order *models.GroupOrder, names []string) string {
	if order == nil {
		order = &models.GroupOrder{Field: models.GroupsByCount, Direction: models.OrderDirectionDesc}
	}
	direction := " " + string(order.Direction)
	byKeys := func(direction string) string {
		parts := make([]string, len(names))
		for i, name := range names {
			parts[i] = name + " IS NULL, " + name + direction
		}
		return strings.Join(parts, ", ")
	}
	switch order.Field {
	case models.GroupsByKeys:
		return byKeys(direction)
	case models.GroupsBySum:
		return "sum IS NULL, sum" + direction + ", " + byKeys("")
	case models.GroupsByMedian:
		return "median IS NULL, median" + direction + ", " + byKeys("")
	}
	return "count" + direction + ", " + byKeys("")
}
