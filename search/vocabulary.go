package search

import (
	"slices"
	"strings"
)

// A Vocabulary is all terms of an index, without their postings.
type Vocabulary struct {
	terms  []string // sorted
	counts []int32  // how many documents have each
	shapes []shape  // see spelling.go
}

// NewVocabulary takes the terms in the order of their texts.
func NewVocabulary(terms []string, counts []int32) *Vocabulary {
	v := &Vocabulary{terms: terms, counts: counts, shapes: make([]shape, len(terms))}
	for i, term := range terms {
		v.shapes[i] = shapeOf(term)
	}
	return v
}

// count is how many documents have a term.
func (v *Vocabulary) count(term string) int {
	if i, found := slices.BinarySearch(v.terms, term); found {
		return int(v.counts[i])
	}
	return 0
}

// Numbers are the places of terms in the order of all terms, without those
// that are not there.
func (v *Vocabulary) Numbers(terms []string) []int {
	numbers := make([]int, 0, len(terms))
	for _, term := range terms {
		if i, found := slices.BinarySearch(v.terms, term); found {
			numbers = append(numbers, i)
		}
	}
	return numbers
}

// completions are the words that begin so, without the word itself: of many
// those that most documents have.
func (v *Vocabulary) completions(prefix string, most int) []string {
	begin, found := slices.BinarySearch(v.terms, prefix)
	if found {
		begin++
	}
	end := begin
	var at []int
	for ; end < len(v.terms) && strings.HasPrefix(v.terms[end], prefix); end++ {
		if v.isWord(end) {
			at = append(at, end)
		}
	}
	slices.SortStableFunc(at, func(a, b int) int { return int(v.counts[b]) - int(v.counts[a]) })
	words := make([]string, 0, min(len(at), most))
	for _, i := range at[:min(len(at), most)] {
		words = append(words, v.terms[i])
	}
	return words
}

// isWord tells words from IDs of entities.
func (v *Vocabulary) isWord(i int) bool { return v.shapes[i].letters > 0 }
