package search

import "math/bits"

// How well a title fits the query as a whole, beyond the words that both have:
// words that stand next to each other in the query do so in the title too
// (proximity), the title says what the query says and little else (coverage),
// or nothing else (exact), and it begins with that (lead: the Kyoto Protocol
// stands before an amendment to it). Each is at most 1; a document gains by the
// best of its titles.
// The worths were chosen by the judged queries of graph/testdata/search.
const (
	worthProximity = 0.3
	worthCoverage  = 0.4
	worthLead      = 0.1
	worthExact     = 0.15
	// worthReversed is how much of proximity is left when two neighbours stand
	// the other way round: UN Charter, Charter of the United Nations.
	worthReversed = 0.6
)

// titleMost is how many words of a title are looked at: one bit each.
const titleMost = 63

// A fitting finds what is wanted in texts.
type fitting struct {
	wanted int
	// begins are the ways that may begin with a word, by its number.
	begins map[int32][]wayOf
}

// wayOf is one way to write what is wanted.
type wayOf struct {
	wanted int
	way    [][]int32 // the numbers of the forms of each of its words
}

func newFitting(p *Plan) *fitting {
	f := &fitting{len(p.wanted), map[int32][]wayOf{}}
	for i, w := range p.wanted {
		for _, way := range w.ways {
			numbers := numbersOf(way)
			for _, number := range numbers[0] {
				f.begins[number] = append(f.begins[number], wayOf{i, numbers})
			}
		}
	}
	return f
}

func numbersOf(way []part) [][]int32 {
	all := make([][]int32, len(way))
	for i, forms := range way {
		for _, form := range forms {
			all[i] = append(all[i], form.number)
		}
	}
	return all
}

// stands says whether the words begin with one of the forms of each part.
func stands(way [][]int32, words []int32) bool {
	if len(words) < len(way) {
		return false
	}
	for i, forms := range way {
		if !contains(forms, words[i]) {
			return false
		}
	}
	return true
}

func contains(all []int32, one int32) bool {
	for _, number := range all {
		if number == one {
			return true
		}
	}
	return false
}

// have says whether the words of a way stand together in a text of a document.
func (t *Texts) have(document int, way [][]int32) bool {
	for _, words := range t.of(document) {
		for at := range words {
			if stands(way, words[at:]) {
				return true
			}
		}
	}
	return false
}

// gain is the factor by which a document gains by its titles.
func (f *fitting) gain(texts *Texts, document int) float32 {
	best := 0.0
	for class, words := range texts.of(document) {
		if class == Title {
			best = max(best, f.fit(words))
		}
	}
	return float32(1 + best)
}

// fit is how well a title fits.
func (f *fitting) fit(title []int32) float64 {
	title = title[:min(len(title), titleMost)]
	var from, until [mostWords]uint64 // where each thing wanted begins and ends
	var covered uint64
	for at, word := range title {
		for _, w := range f.begins[word] {
			if stands(w.way, title[at:]) {
				end := at + len(w.way)
				from[w.wanted] |= 1 << at
				until[w.wanted] |= 1 << end
				covered |= (1<<end - 1) &^ (1<<at - 1)
			}
		}
	}
	if covered == 0 {
		return 0
	}
	found, neighbours := 0, 0.0
	for i := range f.wanted {
		if from[i] != 0 {
			found++
		}
		switch {
		case i+1 == f.wanted:
		case until[i]&from[i+1] != 0:
			neighbours++
		case until[i+1]&from[i] != 0:
			neighbours += worthReversed
		}
	}
	coverage := float64(bits.OnesCount64(covered)) / float64(len(title)) * float64(found) / float64(f.wanted)
	fit := worthProximity*neighbours/float64(max(1, f.wanted-1)) + worthCoverage*coverage
	if covered&1 != 0 {
		fit += worthLead
	}
	if coverage == 1 {
		fit += worthExact
	}
	return fit
}
