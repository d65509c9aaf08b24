package search

import (
	"slices"
	"strings"
)

// A Vocabulary is all terms of an index, without their postings.
type Vocabulary struct {
	terms   []string // sorted
	counts  []int32  // how many documents have each
	numbers []int32  // of each
	shapes  []shape  // see spelling.go
}

// NewVocabulary takes the terms, whose postings it does not keep.
func NewVocabulary(terms []Term) *Vocabulary {
	slices.SortFunc(terms, func(a, b Term) int { return strings.Compare(a.Text, b.Text) })
	v := &Vocabulary{make([]string, len(terms)), make([]int32, len(terms)), make([]int32, len(terms)), make([]shape, len(terms))}
	for i, term := range terms {
		v.terms[i], v.counts[i], v.numbers[i], v.shapes[i] = term.Text, int32(term.Documents), int32(term.Number), shapeOf(term.Text)
	}
	return v
}

// count is how many documents have a term.
func (v *Vocabulary) count(term string) int {
	count, _ := v.find(term)
	return count
}

// find is how many documents have a term, 0 for none, and its number.
func (v *Vocabulary) find(term string) (count int, number int32) {
	if i, found := slices.BinarySearch(v.terms, term); found {
		return int(v.counts[i]), v.numbers[i]
	}
	return 0, 0
}

// Numbers are the numbers of terms, without those that are not there.
func (v *Vocabulary) Numbers(terms []string) []int {
	numbers := make([]int, 0, len(terms))
	for _, term := range terms {
		if i, found := slices.BinarySearch(v.terms, term); found {
			numbers = append(numbers, int(v.numbers[i]))
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
