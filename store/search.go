package store

import (
	"context"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"html"
	"slices"
	"strconv"
	"strings"

	"entente/models"
	"entente/search"
)

// Search finds entities of any kind by words, the best first: those that have
// all words or, where there are none, those that have the most. It takes one
// statement.
func (s *Store) Search(ctx context.Context, text string, where *models.SearchWhere, page Page) (*models.SearchConnection, error) {
	parsed, err := search.Parse(text)
	if err != nil {
		return nil, wrongArgument([]string{"query"}, "%v", err)
	}
	loaded, err := s.searcher()
	if err != nil {
		return nil, err
	}
	id, err := s.Resolve(models.ID(strings.TrimSpace(text)))
	if err != nil {
		return nil, err
	}
	if where == nil {
		where = &models.SearchWhere{}
	}
	q := &query{list: cursorSearch(parsed, where), order: order{numeric: true}}
	if q.size, q.backward, err = page.size(); err != nil {
		return nil, err
	}
	if q.from, err = searchCursor(page, q); err != nil {
		return nil, err
	}
	plan := loaded.vocabulary.Plan(parsed, loaded.names)
	if plan.TellsNothing() {
		return nil, wrongArgument([]string{"query"}, "the query %q has only words that are nearly everywhere; add one that tells something, as in tordesillas", text)
	}
	filter, err := s.searchFilter(loaded, where)
	if err != nil {
		return nil, err
	}
	numbers := loaded.vocabulary.Numbers(append(plan.Terms(), filter.actors...))
	postings, err := s.postings(ctx, numbers)
	if err != nil {
		return nil, err
	}
	allowed := filter.allows(postings)
	hits, all := loaded.catalogue.Rank(plan, postings, loaded.documents(plan.Entities()), allowed)
	suggestion := plan.Suggestion()
	if document, is := loaded.place(id); is && allowed(document) { // an ID means that alone
		hits, all, suggestion = []search.Hit{{Document: document, Score: 1}}, true, ""
	}
	answer := &models.SearchConnection{Connection: *loaded.page(q, text, hits), AllWords: all, DidYouMean: suggestion}
	if len(hits) == 0 && len(parsed.Phrases) > 0 && answer.DidYouMean == "" {
		answer.DidYouMean = parsed.Unquoted()
	}
	answer.Kinds = loaded.countKinds(hits)
	return answer, nil
}

// searchFilter is what hits must fulfil.
type searchFilter struct {
	loaded *searcher
	kinds  []models.SearchKind
	days   *search.Days
	actors []string // nil for any
}

func (s *Store) searchFilter(loaded *searcher, where *models.SearchWhere) (*searchFilter, error) {
	f := &searchFilter{loaded: loaded, kinds: where.Kinds}
	if where.On != nil {
		if err := checkRange([]string{"where", "on"}, where.On); err != nil {
			return nil, err
		}
		from, to := rangeDays(where.On)
		f.days = &search.Days{From: dayNumber(from), To: dayNumber(to)}
	}
	if where.Actors != nil {
		f.actors = []string{}
	}
	for i, code := range where.Actors {
		id, err := s.Actor(at([]string{"where", "actors"}, i), code)
		if err != nil {
			return nil, err
		}
		f.actors = append(f.actors, string(id))
	}
	return f, nil
}

func (f *searchFilter) allows(postings map[string]search.Postings) func(document int) bool {
	var kinds []bool
	if f.kinds != nil {
		kinds = make([]bool, len(searched))
		for i, s := range searched {
			kinds[i] = slices.Contains(f.kinds, s.kind)
		}
	}
	var of []bool
	if f.actors != nil {
		of = make([]bool, len(f.loaded.catalogue.Days))
		for _, id := range f.actors {
			for document := range postings[id].All() {
				of[document] = true
			}
		}
	}
	return func(document int) bool {
		days := f.loaded.catalogue.Days[document]
		return (kinds == nil || kinds[f.loaded.kindOf(document)]) && (of == nil || of[document]) &&
			(f.days == nil || days.From > 0 && days.Meets(*f.days))
	}
}

// cursorSearch names the search for which a cursor is good.
func cursorSearch(q *search.Query, where *models.SearchWhere) string {
	encoded, err := json.Marshal(where)
	if err != nil {
		panic(err) // lists and dates always encode
	}
	hash := fnv.New64a()
	for _, word := range q.Words {
		_, _ = fmt.Fprintf(hash, "%q %t", word.Word, word.Capitals) // a hash never fails
	}
	_, _ = fmt.Fprint(hash, q.Phrases)
	_, _ = hash.Write(encoded)
	return fmt.Sprintf("search %x", hash.Sum64())
}

// searchCursor reads the cursor of a page, nil for none.
func searchCursor(page Page, q *query) (*cursor, error) {
	name, text := "after", page.After
	if q.backward {
		name, text = "before", page.Before
	}
	if text == nil {
		return nil, nil
	}
	if other, ok := decodeCursor(*text); ok && other.list != q.list {
		of := "another search"
		if !strings.HasPrefix(other.list, "search ") {
			of = "the list " + describeList(clip(other.list), clip(other.of))
		}
		return nil, wrongArgument([]string{name}, "the cursor is of %s; a cursor is good for the query and the filter that gave it", of)
	}
	at, err := parseCursor(name, *text, q.list, "", q.order)
	return &at, err
}

// page cuts a page out of all hits.
func (s *searcher) page(q *query, text string, hits []search.Hit) *models.Connection[*models.SearchHit] {
	total := len(hits)
	page := &models.Connection[*models.SearchHit]{
		Edges: []models.Edge[*models.SearchHit]{},
		Count: func(context.Context) (int, error) { return total, nil },
		Grouped: func(_ context.Context, g models.Grouping) ([]*models.Group, error) {
			return groupInMemory("a search", hits, s.groupKeys(), g)
		},
	}
	begin, end := 0, total
	if q.from != nil {
		score, _ := strconv.ParseFloat(q.from.key, 32) // checked when the cursor was read
		document, is := s.place(q.from.id)
		at, _ := slices.BinarySearchFunc(hits, search.Hit{Document: document, Score: float32(score)}, search.Hit.Compare)
		switch {
		case q.backward:
			end = at
		case is && at < total && hits[at].Document == document && hits[at].Score == float32(score):
			begin = at + 1
		default:
			begin = at
		}
	}
	if q.backward {
		begin = max(begin, end-q.size)
	} else {
		end = min(end, begin+q.size)
	}
	page.PageInfo.HasPreviousPage, page.PageInfo.HasNextPage = begin > 0, end < total
	for _, hit := range hits[begin:end] {
		found := &models.SearchHit{Kind: searched[s.kindOf(hit.Document)].kind, EntityID: s.id(hit.Document), Score: float64(hit.Score), Query: text}
		at := cursor{list: q.list, key: strconv.FormatFloat(found.Score, 'g', -1, 32), id: found.EntityID}
		page.Edges = append(page.Edges, models.Edge[*models.SearchHit]{Node: found, Cursor: at.String()})
	}
	if len(page.Edges) > 0 {
		page.PageInfo.StartCursor, page.PageInfo.EndCursor = page.Edges[0].Cursor, page.Edges[len(page.Edges)-1].Cursor
	}
	return page
}

// groupKeys are by what hits can be grouped; a year or decade is known when all
// of a hit's time lies in it.
func (s *searcher) groupKeys() map[models.GroupKey]memoryKey[search.Hit] {
	within := func(hit search.Hit, days int32, format string) string {
		d := s.catalogue.Days[hit.Document]
		if d.From == 0 || d.From/days != d.To/days {
			return ""
		}
		return fmt.Sprintf(format, d.From/days)
	}
	return map[models.GroupKey]memoryKey[search.Hit]{
		"KIND":   {value: func(hit search.Hit) string { return string(searched[s.kindOf(hit.Document)].kind) }},
		"YEAR":   {value: func(hit search.Hit) string { return within(hit, 10_000, "%04d") }},
		"DECADE": {value: func(hit search.Hit) string { return within(hit, 100_000, "%03dX") }},
	}
}

func (s *searcher) countKinds(hits []search.Hit) []models.SearchKindCount {
	counts := make([]int, len(searched))
	for _, hit := range hits {
		counts[s.kindOf(hit.Document)]++
	}
	kinds := []models.SearchKindCount{}
	for i, count := range counts {
		if count > 0 {
			kinds = append(kinds, models.SearchKindCount{Kind: searched[i].kind, Count: count})
		}
	}
	return kinds
}

// highlightsMost is how many texts of a hit are shown.
const highlightsMost = 3

// Highlights are the texts of entities that fit a query, with what fits
// marked; the best few of each. Every kind of list that some of them have
// costs a statement, and their names one.
func (s *Store) Highlights(ctx context.Context, text string, entities []models.Node) ([][]*models.Highlight, error) {
	parsed, err := search.Parse(text)
	if err != nil {
		return nil, wrongArgument([]string{"query"}, "%v", err)
	}
	loaded, err := s.searcher()
	if err != nil {
		return nil, err
	}
	plan := loaded.vocabulary.Plan(parsed, loaded.names)
	around, err := s.surroundings(ctx, entities)
	if err != nil {
		return nil, err
	}
	all := make([][]*models.Highlight, len(entities))
	for i, entity := range entities {
		all[i] = []*models.Highlight{}
		document := around.document(entity)
		texts := slices.DeleteFunc(document.Texts, func(t search.Text) bool { return t.Class == search.Sort || t.Field == "id" }) // nobody wrote them
		for _, mention := range document.Mentions {                                                                               // by whatever name the query calls them
			if name := around.names[models.ID(mention.ID)]; name != "" && mention.Field != "id" && plan.Mentioned(mention.ID) {
				texts = append(texts, search.Text{Field: mention.Field, Class: search.Detail, Text: name})
			}
		}
		for _, h := range plan.Highlights(texts, highlightsMost) {
			all[i] = append(all[i], highlight(h))
		}
	}
	return all, nil
}

func highlight(h search.Highlight) *models.Highlight {
	shown := &models.Highlight{Field: h.Field}
	var b strings.Builder
	for _, part := range h.Parts {
		shown.Parts = append(shown.Parts, models.HighlightPart{Text: part.Text, Marked: part.Marked})
		if part.Marked {
			b.WriteString("<mark>" + html.EscapeString(part.Text) + "</mark>")
		} else {
			b.WriteString(html.EscapeString(part.Text))
		}
	}
	shown.HTML = b.String()
	return shown
}
