package store

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"

	"gorm.io/gorm/schema"

	"entente/models"
)

// The number of entries of a page: when nothing is said, and at most.
const (
	usualPage = 25
	mostPage  = 100
)

// Page says which part of a list is wanted, with the arguments of Relay:
// first entries after a cursor, or last entries before one.
type Page struct {
	First  *int
	After  *string
	Last   *int
	Before *string
}

// A query is one page of a list, for any number of parents.
type query struct {
	store      *Store
	table      string
	keys       map[models.GroupKey]groupKey
	list       string   // for cursors
	of         []string // on what the list of each parent hangs, for cursors
	order      order
	descending bool
	conditions *conditions
	size       int
	backward   bool    // the last entries, not the first
	from       *cursor // where the page begins, seen in the direction of reading
}

// page checks the arguments of a page of the lists that hang on some things and
// takes them over. A cursor is of one of the lists, so they cannot be several.
func (q *query) page(page Page, of ...string) (err error) {
	q.of = of
	if q.size, q.backward, err = page.size(); err != nil {
		return err
	}
	name, from := "after", page.After
	if q.backward {
		name, from = "before", page.Before
	}
	if from == nil {
		return nil
	}
	for _, one := range of {
		at, err := parseCursor(name, *from, q.list, one, q.order)
		if err != nil {
			return err
		}
		q.from = &at
	}
	return nil
}

// size is the number of entries wanted, and whether from the end.
func (p Page) size() (size int, backward bool, err error) {
	backward = p.Last != nil || p.Before != nil
	if backward && (p.First != nil || p.After != nil) {
		return 0, false, wrongArgument([]string{"last"}, "a page goes one way: give first and after, or last and before")
	}
	name, wanted := "first", p.First
	if backward {
		name, wanted = "last", p.Last
	}
	if wanted == nil {
		return usualPage, backward, nil
	}
	if *wanted < 0 || *wanted > mostPage {
		return 0, false, wrongArgument([]string{name}, "%s is %d; it must be from 0 to %d", name, *wanted, mostPage)
	}
	return *wanted, backward, nil
}

// A pageRow is one row of an answer: the number of the parent and whether
// there is anything before the page, and an entry, of which the parent of an
// empty page has none.
type pageRow[T any] struct {
	Position int
	Beyond   bool
	SortKey  string
	Entry    T `gorm:"embedded"`
}

// pages reads the page of each parent.
func pages[T any](ctx context.Context, q *query, parents []models.ID) ([]*models.Connection[*T], error) {
	var rows []pageRow[T]
	sql, args := q.sql(columnsOf(schemaOf(new(T))), parents)
	if err := q.store.db.WithContext(ctx).Raw(sql, args...).Find(&rows).Error; err != nil {
		return nil, failed(ctx, "reading "+q.table, err)
	}
	answers := make([]*models.Connection[*T], len(parents))
	counts, groups := q.counter(ctx, parents), q.grouper(ctx, parents)
	for i := range answers {
		answers[i] = &models.Connection[*T]{
			Edges: []models.Edge[*T]{},
			Count: func(context.Context) (int, error) {
				numbers, err := counts()
				if err != nil {
					return 0, err
				}
				return numbers[i], nil
			},
			Grouped: groups(i),
		}
	}
	entries := make([][]*pageRow[T], len(parents))
	for i := range rows {
		row := &rows[i]
		// Seen in the direction of reading; an empty page has this row too.
		answers[row.Position].PageInfo.HasPreviousPage = row.Beyond
		if any(&row.Entry).(models.Node).Self() != "" {
			entries[row.Position] = append(entries[row.Position], row)
		}
	}
	for i, answer := range answers {
		fill(answer, q, q.of[i], entries[i])
	}
	return answers, nil
}

// fill makes the edges of one page. It was read with one entry more than
// wanted, to see whether there is more, and backward where the last are wanted.
func fill[T any](page *models.Connection[*T], q *query, of string, rows []*pageRow[T]) {
	info := &page.PageInfo
	if len(rows) > q.size {
		rows, info.HasNextPage = rows[:q.size], true
	}
	if q.backward {
		slices.Reverse(rows)
		info.HasNextPage, info.HasPreviousPage = info.HasPreviousPage, info.HasNextPage
	}
	for _, row := range rows {
		at := cursor{list: q.list, of: of, key: row.SortKey, id: any(&row.Entry).(models.Node).Self()}
		page.Edges = append(page.Edges, models.Edge[*T]{Node: &row.Entry, Cursor: at.String()})
	}
	if len(page.Edges) > 0 {
		info.StartCursor, info.EndCursor = page.Edges[0].Cursor, page.Edges[len(page.Edges)-1].Cursor
	}
}

// counter counts the whole list of each parent, once, when first asked.
func (q *query) counter(ctx context.Context, parents []models.ID) func() ([]int, error) {
	return sync.OnceValues(func() ([]int, error) {
		var counts []int
		sql, args := q.countSQL(parents)
		err := q.store.db.WithContext(ctx).Raw(sql, args...).Find(&counts).Error
		return counts, failed(ctx, "counting "+q.table, err)
	})
}

// countSQL is the statement that counts the list of each parent, served by what
// serves its page; see sql.
func (q *query) countSQL(parents []models.ID) (string, []any) {
	where, args := q.conditions.sql()
	sql := fmt.Sprintf("SELECT (SELECT count(*) FROM %s AS e WHERE %s) FROM json_each(?) AS parent ORDER BY parent.key", quoted(q.table), where)
	return sql, append(args, q.hanging(parents))
}

// sql is the statement for a page of each parent. The inner query finds the
// rows of one parent's page and is run once for each parent; the outer one
// reads them. LIMIT within is much faster than numbering all rows of all
// parents with a window function.
//
// It is served by the index of the order, treaties_by_signed_on_earliest_down say, or
// by those of the conditions where these leave little to sort; see indexes.go.
func (q *query) sql(columns string, parents []models.ID) (string, []any) {
	where, args := q.conditions.sql()
	key, direction, past := q.reading()
	table := quoted(q.table)
	beyond, beyondArgs := "0", []any(nil)
	inner, innerArgs := where, slices.Clone(args)
	if q.from != nil {
		inner, innerArgs = inner+" AND "+q.pastCursor(key, past), append(innerArgs, q.from.bounds(q.order)...)
		// The entry that gave the cursor is itself before the page, so the first look finds one as a rule.
		beyond = fmt.Sprintf("(SELECT 1 FROM %[1]s AS e WHERE %[2]s AND %[3]s ORDER BY %[4]s %[5]s, e.rowid %[5]s LIMIT 1) IS NOT NULL",
			table, where, q.pastCursor(key, opposite(past)+"="), key, turned(direction))
		beyondArgs = append(args, q.from.bounds(q.order)...)
	}
	sql := fmt.Sprintf(`WITH parents AS MATERIALIZED (SELECT parent.key AS position, parent.value, %[1]s AS beyond FROM json_each(?) AS parent)
SELECT parent.position, parent.beyond, %[2]s AS sort_key, %[3]s FROM parents AS parent LEFT JOIN %[4]s AS e ON e.rowid IN (
	SELECT e.rowid FROM %[4]s AS e WHERE %[5]s ORDER BY %[2]s %[6]s, e.rowid %[6]s LIMIT ?)
ORDER BY parent.position, %[2]s %[6]s, e.rowid %[6]s`, beyond, key, columns, table, inner, direction)
	return sql, append(append(append(beyondArgs, q.hanging(parents)), innerArgs...), q.size+1)
}

// hanging lists what the pages hang on: parent.value, or all that stands for it.
func (q *query) hanging(parents []models.ID) string {
	if !q.conditions.sides {
		return jsonList(parents)
	}
	sides := make([][]models.ID, len(parents))
	for i, parent := range parents {
		sides[i] = q.store.side(parent, "", true)
	}
	return jsonList(sides)
}

// reading is how the list is read: by which key, in which direction, and what
// is past a cursor. The last entries are read from the end.
func (q *query) reading() (key, direction, past string) {
	if q.descending != q.backward {
		return q.order.key(q.descending), "DESC", "<"
	}
	return q.order.key(q.descending), "ASC", ">"
}

func opposite(comparison string) string {
	if comparison == "<" {
		return ">"
	}
	return "<"
}

func turned(direction string) string {
	if direction == "ASC" {
		return "DESC"
	}
	return "ASC"
}

// pastCursor compares an entry with a cursor; it takes the arguments that
// [cursor.bounds] gives. SQLite seeks in an index on an expression only when
// the expression is compared by itself, so that is said first.
//
// Rows are written in the order of their IDs, so their numbers, which every
// index has anyway, break ties as the IDs would. The number for the cursor's ID
// is that of the last row up to it or of the first row from it on, so that a
// cursor is also good when its entry is gone.
func (q *query) pastCursor(key, comparison string) string {
	row := "ifnull((SELECT rowid FROM %[3]s WHERE id <= ? ORDER BY id DESC LIMIT 1), 0)"
	if comparison == "<" || comparison == ">=" {
		row = "ifnull((SELECT rowid FROM %[3]s WHERE id >= ? ORDER BY id LIMIT 1), 9e999)"
	}
	return fmt.Sprintf("%[1]s %[2]s= ? AND (%[1]s, e.rowid) %[4]s (?, "+row+")", key, comparison[:1], quoted(q.table), comparison)
}

// bounds are the cursor's key, twice, and its ID, as SQL compares them.
func (c *cursor) bounds(o order) []any {
	var key any = c.key
	if o.numeric {
		key, _ = strconv.ParseFloat(c.key, 64) // checked when the cursor was read
	}
	return []any{key, key, string(c.id)}
}

// columnsOf lists the columns of a struct, without those that are only
// searched or ordered by.
func columnsOf(described *schema.Schema) string {
	names := make([]string, len(described.Fields))
	for i, field := range described.Fields {
		names[i] = "e." + quoted(field.DBName)
	}
	return strings.Join(names, ", ")
}
