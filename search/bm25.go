package search

import "math"

// BM25F (Robertson and Zaragoza, The Probabilistic Relevance Framework: BM25
// and Beyond, 2009): the occurrences of a word in the classes of text of a
// document are added up, each by the weight of its class and tempered by the
// length of the text, and the sum is saturated. The lengths that are usual are
// constants, not the averages of the dataset, so that a document weighs the
// same whatever else there is.

// A Class is what a text is to its document.
type Class int

// The classes of text.
const (
	// Title is what the document is called: its title or one of its names.
	Title Class = iota
	// Detail is who and what it is of: persons, places, objects.
	Detail
	// Body is what it tells: summaries, provisions, purposes.
	Body
	// Sort is which sort of thing it is.
	Sort
	classes
)

// A weighing is how much a word in a class of text weighs.
type weighing struct {
	weight float64 // of one occurrence in a text of usual length
	length float64 // the usual number of words of a text
	temper float64 // how much the length matters, 0 to 1: b of BM25
}

// weighings were chosen by the judged queries of graph/testdata/search.
var weighings = [classes]weighing{
	Title:  {weight: 4, length: 8, temper: 0.5},
	Detail: {weight: 2, length: 8, temper: 0.4},
	Body:   {weight: 1, length: 30, temper: 0.4},
	Sort:   {weight: 0.4, length: 4, temper: 0},
}

// saturation is k1 of BM25: at which sum of weights a word has half its worth.
const saturation = 1.2

// fullImpact is the impact of a word that weighs infinitely much.
const fullImpact = 255

// weigh is the weight of a word that a text of a class, of so many words, has
// so many times.
func weigh(class Class, times, length int) float64 {
	w := weighings[class]
	return w.weight * float64(times) / (1 - w.temper + w.temper*float64(length)/w.length)
}

// impact is a saturated sum of weights, in one byte.
func impact(weight float64) byte {
	return byte(max(1, math.Round(fullImpact*weight/(weight+saturation))))
}

// rarity is the inverse document frequency, always positive (as Lucene has it).
func rarity(documents, having int) float64 {
	having = min(having, documents)
	return math.Log(1 + (float64(documents-having)+0.5)/(float64(having)+0.5))
}
