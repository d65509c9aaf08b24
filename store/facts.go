package store

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"

	"entente/models"
)

// Facts reads a page of the entities of which each source states something,
// by their IDs unless an order is given: one statement for all sources, and one
// for the counts. Kinds may be nil.
func (s *Store) Facts(ctx context.Context, sources []models.ID, kinds []string, orderBy *models.SourceFactsOrder, page Page) ([]*models.Connection[*models.SourceFacts], error) {
	if orderBy == nil {
		orderBy = &models.SourceFactsOrder{Field: models.SourceFactsOrderFieldID, Direction: models.OrderDirectionAsc}
	}
	q := &query{list: fmt.Sprintf("facts %s %s", orderBy.Field, orderBy.Direction), descending: orderBy.Direction == models.OrderDirectionDesc}
	if err := q.page(page, textsOf(sources)...); err != nil {
		return nil, err
	}
	of, ofArgs, err := ofKinds(kinds)
	if err != nil {
		return nil, err
	}
	direction, past, before, seek, seekArgs := "ASC", ">", "<=", "", []any(nil)
	if q.descending != q.backward {
		direction, past, before = "DESC", "<", ">="
	}
	beyond, args := "0", []any(nil)
	if q.from != nil {
		seek, seekArgs = " AND entity_id "+past+" ?", []any{string(q.from.id)}
		beyond = "EXISTS (SELECT 1 FROM entity_sources WHERE source_id = parent.value" + of + " AND entity_id " + before + " ?)"
		args = append(slices.Clone(ofArgs), string(q.from.id))
	}
	// Served by the index of a source's entities.
	sql := fmt.Sprintf(`SELECT parent.key AS position, %[1]s AS beyond, f.entity_id FROM json_each(?) AS parent
		LEFT JOIN entity_sources AS f ON f.source_id = parent.value AND f.entity_id IN (
			SELECT entity_id FROM entity_sources WHERE source_id = parent.value%[2]s%[3]s ORDER BY entity_id %[4]s LIMIT ?)
		ORDER BY parent.key, f.entity_id %[4]s`, beyond, of, seek, direction)
	args = append(append(append(append(args, jsonList(sources)), ofArgs...), seekArgs...), q.size+1)
	var rows []struct {
		Position int
		Beyond   bool
		EntityID models.ID
	}
	if err := s.db.WithContext(ctx).Raw(sql, args...).Find(&rows).Error; err != nil {
		return nil, failed(ctx, "reading the facts of sources", err)
	}
	counts := sync.OnceValues(func() ([]int, error) {
		var counts []int
		err := s.db.WithContext(ctx).Raw("SELECT (SELECT count(*) FROM entity_sources WHERE source_id = parent.value"+of+") FROM json_each(?) AS parent ORDER BY parent.key",
			append(slices.Clone(ofArgs), jsonList(sources))...).Find(&counts).Error
		return counts, failed(ctx, "counting the facts of sources", err)
	})
	stated := sync.OnceValues(func() ([][]models.ID, error) { return s.statedOf(ctx, sources, of, ofArgs) })
	answers := make([]*models.Connection[*models.SourceFacts], len(sources))
	for i := range answers {
		answers[i] = &models.Connection[*models.SourceFacts]{
			Edges: []models.Edge[*models.SourceFacts]{},
			Grouped: func(_ context.Context, g models.Grouping) ([]*models.Group, error) {
				all, err := stated()
				if err != nil {
					return nil, err
				}
				return groupInMemory("what a source states", all[i], factKeys, g)
			},
			Count: func(context.Context) (int, error) {
				numbers, err := counts()
				if err != nil {
					return 0, err
				}
				return numbers[i], nil
			},
		}
	}
	for _, row := range rows {
		answer := answers[row.Position]
		answer.PageInfo.HasPreviousPage = row.Beyond
		if row.EntityID != "" {
			at := cursor{list: q.list, of: q.of[row.Position], id: row.EntityID}
			answer.Edges = append(answer.Edges, models.Edge[*models.SourceFacts]{
				Node: &models.SourceFacts{SubjectID: row.EntityID, SourceID: sources[row.Position]}, Cursor: at.String(),
			})
		}
	}
	for _, answer := range answers {
		trim(answer, q)
	}
	return answers, nil
}

// factKeys are by what the facts of a source can be grouped.
var factKeys = map[models.GroupKey]memoryKey[models.ID]{
	"KIND": {value: models.ID.Kind},
}

// statedOf reads of which entities each source states something.
func (s *Store) statedOf(ctx context.Context, sources []models.ID, of string, ofArgs []any) ([][]models.ID, error) {
	var rows []struct {
		Position int
		EntityID models.ID
	}
	// Served by the index of a source's entities.
	err := s.db.WithContext(ctx).Raw("SELECT parent.key AS position, f.entity_id FROM json_each(?) AS parent CROSS JOIN entity_sources AS f ON f.source_id = parent.value"+
		strings.ReplaceAll(of, "entity_id", "f.entity_id"), append([]any{jsonList(sources)}, ofArgs...)...).Find(&rows).Error
	all := make([][]models.ID, len(sources))
	for _, row := range rows {
		all[row.Position] = append(all[row.Position], row.EntityID)
	}
	return all, failed(ctx, "grouping the facts of sources", err)
}

// trim takes off the entry that was read to see whether there is more, and
// puts a page that was read backward in order.
func trim[T any](page *models.Connection[T], q *query) {
	info := &page.PageInfo
	if len(page.Edges) > q.size {
		page.Edges, info.HasNextPage = page.Edges[:q.size], true
	}
	if q.backward {
		slices.Reverse(page.Edges)
		info.HasNextPage, info.HasPreviousPage = info.HasPreviousPage, info.HasNextPage
	}
	if len(page.Edges) > 0 {
		info.StartCursor, info.EndCursor = page.Edges[0].Cursor, page.Edges[len(page.Edges)-1].Cursor
	}
}

// ofKinds is the condition that an entity is of one of some kinds.
func ofKinds(kinds []string) (string, []any, error) {
	if kinds == nil {
		return "", nil, nil
	}
	var known []string
	for _, kind := range models.Kinds {
		known = append(known, kind.Name)
	}
	for i, name := range kinds {
		if !slices.Contains(known, name) {
			return "", nil, wrongArgument(at([]string{"kinds"}, i), "there is no kind of entity %q%s", clip(name), models.DidYouMean(name, known))
		}
	}
	return " AND substr(entity_id, 1, instr(entity_id, ':') - 1) IN (SELECT value FROM json_each(?))", []any{jsonList(kinds)}, nil
}

// FactsStated reads what each source states of an entity and of the rows of
// its lists, in one statement.
func (s *Store) FactsStated(ctx context.Context, facts []models.SourceFacts) ([][]*models.Citation, error) {
	type stated struct {
		Entity models.ID
		models.Citation
	}
	entities := map[string][]models.ID{} // by kind
	var all, sources []models.ID
	for _, f := range facts {
		entities[f.SubjectID.Kind()] = append(entities[f.SubjectID.Kind()], f.SubjectID)
		all, sources = append(all, f.SubjectID), append(sources, f.SourceID)
	}
	slices.Sort(all)
	subjects, args := []string{"SELECT value AS id, value AS entity FROM json_each(?)"}, []any{jsonList(slices.Compact(all))}
	for _, kind := range models.Kinds {
		if entities[kind.Name] == nil {
			continue
		}
		slices.Sort(entities[kind.Name])
		list := jsonList(slices.Compact(entities[kind.Name]))
		for _, rows := range kind.Lists {
			parent := column(schemaOf(rows.New(models.Identity{}, "")), parentField(rows))
			subjects = append(subjects, fmt.Sprintf("SELECT id, %[1]s FROM %[2]s WHERE %[1]s IN (SELECT value FROM json_each(?))", parent, quoted(rows.Table)))
			args = append(args, list)
		}
	}
	var citations []*stated
	// Served by the indexes of the rows' parents and the key of citations.
	err := s.db.WithContext(ctx).Raw("SELECT subject.entity, citations.* FROM ("+strings.Join(subjects, " UNION ALL ")+`) AS subject
		JOIN citations ON citations.subject_id = subject.id WHERE citations.source_id IN (SELECT value FROM json_each(?))`,
		append(args, jsonList(sources))...).Find(&citations).Error
	if err != nil {
		return nil, failed(ctx, "reading what sources state", err)
	}
	// The entity itself, then its rows.
	slices.SortFunc(citations, func(a, b *stated) int {
		own := func(c *stated) int {
			if c.SubjectID == c.Entity {
				return 0
			}
			return 1
		}
		return cmp.Or(cmp.Compare(own(a), own(b)), compareNatural(string(a.SubjectID), string(b.SubjectID)), cmp.Compare(a.Key, b.Key))
	})
	answers := make([][]*models.Citation, len(facts))
	for i, f := range facts {
		for _, citation := range citations {
			if citation.Entity == f.SubjectID && citation.SourceID == f.SourceID {
				answers[i] = append(answers[i], &citation.Citation)
			}
		}
	}
	return answers, nil
}
