package store

import (
	"cmp"
	"context"
	"encoding/binary"
	"math/bits"
	"slices"
	"strings"

	"entente/models"
	"entente/search"
)

// searchTables hold the index of the search: each word with the documents that
// have it; and the documents, by blocks of one kind each, in the order of their
// numbers, and the words of their texts. What ranks them is Go, see package
// search.
var searchTables = []string{
	`CREATE TABLE "search_terms" (number INTEGER PRIMARY KEY, term TEXT, documents INTEGER, postings BLOB)`,
	`CREATE TABLE "search_documents" (first INTEGER PRIMARY KEY, kind TEXT, entries BLOB, texts BLOB)`,
}

// blockSize is how many documents a row holds: enough that IDs which begin
// alike are written once, few enough that one is read out quickly.
const blockSize = 64

// A searchIndex is what the tables are filled with.
type searchIndex struct {
	terms  *search.Builder
	blocks []searchBlock
}

type searchBlock struct {
	first   int
	kind    models.SearchKind
	entries []byte
	texts   []byte
}

// buildSearch makes the index of a dataset, or none when ctx ends. It only reads
// the dataset and its wordings, and may run beside what writes other tables.
func buildSearch(ctx context.Context, ds *models.Dataset, wordings map[models.ID][]wording) *searchIndex {
	index := &searchIndex{terms: search.NewBuilder()}
	around := surroundingsOf(ds, wordings)
	known := citationCounts(ds)
	type document struct {
		id       models.ID
		from, to models.Date
	}
	var documents []document
	for _, s := range searched {
		begin := len(documents)
		for _, entity := range inOrder(ds, s.name) {
			if (len(documents)-begin)%blockSize == 0 {
				if ctx.Err() != nil {
					return nil
				}
				index.blocks = append(index.blocks, searchBlock{first: len(documents), kind: s.kind})
			}
			block := &index.blocks[len(index.blocks)-1]
			f := around.document(entity)
			for _, mention := range f.Mentions {
				if id := models.ID(mention.ID); id != entity.Self() {
					known[id]++
				}
			}
			f.Mentions = slices.DeleteFunc(f.Mentions, func(m search.Mention) bool { return !canBeMeant(m.ID) })
			block.texts = index.terms.Add(len(documents), f.Document, block.texts)
			documents = append(documents, document{entity.Self(), f.from, f.to})
		}
	}
	for i := range index.blocks {
		block, end := &index.blocks[i], len(documents)
		if i+1 < len(index.blocks) {
			end = index.blocks[i+1].first
		}
		before := ""
		for _, d := range documents[block.first:end] {
			block.entries = appendEntry(block.entries, before, searchEntry{d.id.Slug(), daysOf(d.from, d.to), known[d.id]})
			before = d.id.Slug()
		}
	}
	return index
}

// inOrder are the entities of a kind, by ID: a cursor finds its place by that.
func inOrder(ds *models.Dataset, kind string) []models.Node {
	entities := make([]models.Node, 0, models.KindOf(kind).Len(ds))
	for row := range models.KindOf(kind).Rows(ds) {
		entities = append(entities, row.(models.Node))
	}
	slices.SortFunc(entities, func(a, b models.Node) int { return cmp.Compare(a.Self(), b.Self()) })
	return entities
}

// A searchEntry is what the index knows of a document besides its words.
type searchEntry struct {
	slug string
	days search.Days
	// known is how many citations and other documents speak of it.
	known int
}

// appendEntry writes an entry: how much of the slug is as in the one before,
// the rest of it, the first day, how much later the last is, and the number of
// bits of known.
func appendEntry(to []byte, before string, e searchEntry) []byte {
	same := 0
	for same < min(len(before), len(e.slug), 255) && before[same] == e.slug[same] {
		same++
	}
	to = append(to, byte(same), byte(len(e.slug)-same))
	to = append(to, e.slug[same:]...)
	to = binary.AppendUvarint(to, uint64(e.days.From))
	to = binary.AppendUvarint(to, uint64(e.days.To-e.days.From))
	return append(to, byte(bits.Len(uint(e.known))))
}

// daysOf are the days from the first that one date can mean to the last that
// the other can; without the other, of the one.
func daysOf(from, to models.Date) search.Days {
	if !from.IsKnown() {
		return search.Days{}
	}
	days := search.Days{From: dayNumber(from.Earliest()), To: dayNumber(from.Latest())}
	switch {
	case to.IsOpen():
		days.To = dayNumber(openDay)
	case to.Latest() > from.Latest():
		days.To = dayNumber(to.Latest())
	}
	return days
}

// openDay is the end of what goes on.
const openDay models.Day = "9999-12-31"

// citationCounts is how many citations each entity has itself. The citations
// of one subject follow each other.
func citationCounts(ds *models.Dataset) map[models.ID]int {
	counts := map[models.ID]int{}
	for i := 0; i < len(ds.Citations); {
		subject, begin := ds.Citations[i].SubjectID, i
		for i < len(ds.Citations) && ds.Citations[i].SubjectID == subject {
			i++
		}
		if isSearched(subject.Kind()) {
			counts[subject] += i - begin
		}
	}
	return counts
}

func isSearched(kind string) bool {
	for _, s := range searched {
		if s.name == kind {
			return true
		}
	}
	return false
}

func surroundingsOf(ds *models.Dataset, wordings map[models.ID][]wording) *surroundings {
	s := &surroundings{
		names:        map[models.ID]string{},
		countryNames: byParent(ds.CountryNames, func(n *models.CountryName) models.ID { return n.CountryID }),
		members:      byParent(ds.Memberships, func(m *models.Membership) models.ID { return m.OrganizationID }),
		wordings:     wordings,
		leaderNames:  byParent(ds.LeaderNames, func(n *models.LeaderName) models.ID { return n.LeaderID }),
		relatives:    byParent(ds.Kinships, func(k *models.Kinship) models.ID { return k.LeaderID }),
		tenures:      byParent(ds.Tenures, func(t *models.Tenure) models.ID { return t.LeaderID }),
		parties:      byParent(ds.Parties, func(p *models.Party) models.ID { return p.TreatyID }),
		signatories:  byParent(ds.Signatories, func(s *models.Signatory) models.ID { return s.TreatyID }),
		provisions:   byParent(ds.Provisions, func(p *models.Provision) models.ID { return p.TreatyID }),
		places:       byParent(ds.VisitPlaces, func(p *models.VisitPlace) models.ID { return p.VisitID }),
		met:          byParent(ds.Meetings, func(m *models.Meeting) models.ID { return m.VisitID }),
		events:       byParent(ds.VisitEvents, func(e *models.VisitEvent) models.ID { return e.VisitID }),
	}
	for i := range ds.Countries {
		s.names[ds.Countries[i].ID] = ds.Countries[i].Name
	}
	for i := range ds.Organizations {
		s.names[ds.Organizations[i].ID] = ds.Organizations[i].Name
	}
	for i := range ds.Leaders {
		s.names[ds.Leaders[i].ID] = ds.Leaders[i].Name
	}
	return s
}

func byParent[T any](rows []T, parent func(*T) models.ID) map[models.ID][]*T {
	groups := map[models.ID][]*T{}
	for i := range rows {
		id := parent(&rows[i])
		groups[id] = append(groups[id], &rows[i])
	}
	return groups
}

// canBeMeant says whether a query can mean an entity by one of its names.
func canBeMeant(id string) bool {
	switch models.ID(id).Kind() {
	case "country", "organization", "leader":
		return true
	}
	return false
}

// isNeeded says whether a term finds anything that other terms do not: the
// name of a person of whom nothing else is finds as much.
func isNeeded(term search.Term) bool {
	return term.Documents > 1 || !strings.HasPrefix(term.Text, "leader:")
}

// search writes the index.
func (w *writer) search(index *searchIndex) error {
	err := w.fill(`INSERT INTO "search_terms" VALUES (?, ?, ?, ?)`, func(put func(...any) error) error {
		for term := range index.terms.Terms() {
			if !isNeeded(term) {
				continue
			}
			if err := put(int64(term.Number), term.Text, int64(term.Documents), []byte(term.Postings)); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	return w.fill(`INSERT INTO "search_documents" VALUES (?, ?, ?, ?)`, func(put func(...any) error) error {
		for _, block := range index.blocks {
			if err := put(int64(block.first), string(block.kind), block.entries, block.texts); err != nil {
				return err
			}
		}
		return nil
	})
}
