package store

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"math"
	"slices"

	"entente/models"
	"entente/search"
)

// searcher is what searching keeps in memory: the words without their
// postings, the names, and what is known of each document. It is read when
// somebody first searches, so that a start does not wait for it.
type searcher struct {
	vocabulary *search.Vocabulary
	names      *search.Names
	catalogue  *search.Catalogue
	blocks     []searchBlock
	starts     []int // the first document of each kind of searched, and the end
}

// wellKnown is by how much a document gains with each doubling of what speaks
// of it.
const wellKnown = 0.05

// loadSearch reads the index. It does so for all who will search, whatever
// becomes of the request that was first.
func (s *Store) loadSearch() (*searcher, error) {
	ctx := context.Background()
	loaded := &searcher{catalogue: &search.Catalogue{}}
	names := make(chan error, 1)
	go func() { // as much work as the rest
		var err error
		loaded.names, err = s.searchNames(ctx)
		names <- err
	}()
	terms, err := s.searchTerms(ctx)
	if err != nil {
		return nil, failed(ctx, "reading the search's words", err)
	}
	loaded.vocabulary = search.NewVocabulary(terms)
	var blocks []struct {
		First   int
		Kind    models.SearchKind
		Entries []byte
		Texts   []byte
	}
	if err := s.db.WithContext(ctx).Raw("SELECT first, kind, entries, texts FROM search_documents ORDER BY first").Find(&blocks).Error; err != nil {
		return nil, failed(ctx, "reading the search's documents", err)
	}
	for _, b := range blocks {
		block := searchBlock{first: b.First, kind: b.Kind, entries: b.Entries}
		loaded.blocks = append(loaded.blocks, block)
		worth := searched[slices.IndexFunc(searched, isOfKind(b.Kind))].worth
		for e := range block.all() {
			loaded.catalogue.Days = append(loaded.catalogue.Days, e.days)
			loaded.catalogue.Worth = append(loaded.catalogue.Worth, float32(worth*(1+wellKnown*float64(e.known))))
		}
		loaded.catalogue.Texts.Add(b.Texts, len(loaded.catalogue.Days)-b.First)
	}
	loaded.starts = make([]int, len(searched)+1)
	loaded.starts[len(searched)] = len(loaded.catalogue.Days)
	for i, s := range slices.Backward(searched) {
		loaded.starts[i] = loaded.starts[i+1]
		if first := slices.IndexFunc(loaded.blocks, func(b searchBlock) bool { return b.kind == s.kind }); first >= 0 {
			loaded.starts[i] = loaded.blocks[first].first
		}
	}
	return loaded, failed(ctx, "reading the search's names", <-names)
}

// searchTerms reads the words and IDs without their postings.
func (s *Store) searchTerms(ctx context.Context) (terms []search.Term, err error) {
	// Reads the table in the order of its key.
	err = s.scan(ctx, "SELECT number, term, documents FROM search_terms ORDER BY number", func(rows *sql.Rows) error {
		var term search.Term
		err := rows.Scan(&term.Number, &term.Text, &term.Documents)
		terms = append(terms, term)
		return err
	})
	return terms, err
}

// all are the entries of a block; known is what was written, a number of bits.
func (b searchBlock) all() func(yield func(searchEntry) bool) {
	return func(yield func(searchEntry) bool) {
		before, at := "", b.entries
		for len(at) > 2 {
			same, more := int(at[0]), int(at[1])
			if same > len(before) || len(at) < 2+more {
				return // damaged
			}
			slug := before[:same] + string(at[2:2+more])
			at = at[2+more:]
			from, n := binary.Uvarint(at)
			at = at[max(0, n):]
			length, n := binary.Uvarint(at)
			at = at[max(0, n):]
			if len(at) == 0 || from+length > math.MaxInt32 {
				return
			}
			if !yield(searchEntry{slug, search.Days{From: int32(from), To: int32(from + length)}, int(at[0])}) {
				return
			}
			before, at = slug, at[1:]
		}
	}
}

// id is the entity of a document.
func (s *searcher) id(document int) models.ID {
	i, isFirst := slices.BinarySearchFunc(s.blocks, document, func(b searchBlock, document int) int { return b.first - document })
	if !isFirst {
		i--
	}
	n := s.blocks[i].first
	for e := range s.blocks[i].all() {
		if n == document {
			return models.NewID(searched[s.kindOf(document)].name, e.slug)
		}
		n++
	}
	panic(fmt.Sprintf("store: there is no document %d", document))
}

// documents are the documents that are the entities themselves.
func (s *searcher) documents(ids []string) map[string]int {
	documents := make(map[string]int, len(ids))
	for _, id := range ids {
		if document, is := s.place(models.ID(id)); is {
			documents[id] = document
		}
	}
	return documents
}

// place is the first document that is the entity or stands after it.
func (s *searcher) place(id models.ID) (document int, is bool) {
	kind := slices.IndexFunc(searched, func(k searchedKind) bool { return k.name == id.Kind() })
	if kind < 0 {
		return len(s.catalogue.Days), false
	}
	document, end := s.starts[kind], s.starts[kind+1]
	n, _ := slices.BinarySearchFunc(s.blocks, id, func(b searchBlock, id models.ID) int {
		switch {
		case b.first < document:
			return -1
		case b.first >= end:
			return 1
		}
		return cmp.Compare(s.id(b.first), id)
	})
	if n > 0 { // it may be within the block before
		document = max(document, s.blocks[n-1].first)
	}
	for ; document < end; document++ {
		if found := s.id(document); found >= id {
			return document, found == id
		}
	}
	return end, false
}

// kindOf is the place in searched of a document's kind.
func (s *searcher) kindOf(document int) int {
	kind := 0
	for document >= s.starts[kind+1] {
		kind++
	}
	return kind
}

// postings reads the postings of terms in one statement.
func (s *Store) postings(ctx context.Context, numbers []int) (map[string]search.Postings, error) {
	var rows []struct {
		Term     string
		Postings []byte
	}
	list, err := json.Marshal(numbers)
	if err != nil {
		return nil, err
	}
	// Served by the table's key.
	err = s.db.WithContext(ctx).Raw("SELECT term, postings FROM search_terms WHERE number IN (SELECT value FROM json_each(?))", string(list)).Find(&rows).Error
	if err != nil {
		return nil, failed(ctx, "searching", err)
	}
	postings := make(map[string]search.Postings, len(rows))
	for _, row := range rows {
		postings[row.Term] = row.Postings
	}
	return postings, nil
}
