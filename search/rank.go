package search

import (
	"cmp"
	"slices"
	"sync"
)

// A Catalogue is what ranking knows of the documents besides their words.
type Catalogue struct {
	// Days are the time of each document; From is 0 for none.
	Days []Days
	// Worth is a factor of the score of each, for what it is.
	Worth []float32
	// Texts are the words of each.
	Texts Texts

	scratches sync.Pool
}

// A Hit is a document that was found.
type Hit struct {
	Document int
	// Score is good for comparing within one answer.
	Score float32
}

// Compare orders hits, the best first.
func (h Hit) Compare(o Hit) int {
	return cmp.Or(cmp.Compare(o.Score, h.Score), cmp.Compare(h.Document, o.Document))
}

// worthOwn is how much it is worth to be what a name means, against the
// rarest word.
const worthOwn = 0.8

// scratch is the room of one ranking: a place for each document.
type scratch struct {
	total     []float32 // over all that is wanted
	satisfied []uint8   // how much of it
	value     []float32 // of the one wanted
	has       []bool    // that
	sum       []float32 // over the words of one way to write it
	words     []uint8   // how many of these
	best      []float32 // of the forms of a word
	reached   []int     // documents with a value
	touched   []int     // documents with a best
}

func newScratch(n int) *scratch {
	floats, counts := make([]float32, 4*n), make([]uint8, 2*n)
	return &scratch{
		total: floats[:n], value: floats[n : 2*n], sum: floats[2*n : 3*n], best: floats[3*n:],
		satisfied: counts[:n], words: counts[n:], has: make([]bool, n),
	}
}

// Rank finds the documents that have all that is wanted, the best first. Where
// none does, it finds those that have the most of it, and all is false. Own
// are the documents that are themselves an entity of the plan.
func (c *Catalogue) Rank(p *Plan, postings map[string]Postings, own map[string]int, allowed func(document int) bool) (hits []Hit, all bool) {
	s, _ := c.scratches.Get().(*scratch)
	if s == nil {
		s = newScratch(len(c.Days))
	}
	defer c.scratches.Put(s)
	var found []int
	for _, w := range p.wanted {
		c.weigh(s, w, postings, own)
		for _, document := range s.reached {
			if s.total[document] == 0 {
				found = append(found, document)
			}
			s.total[document] += s.value[document]
			if s.has[document] {
				s.satisfied[document]++
			}
			s.value[document], s.has[document] = 0, false
		}
	}
	most := uint8(1)
	for _, document := range found {
		if s.satisfied[document] > most && allowed(document) {
			most = s.satisfied[document]
		}
	}
	fitting := newFitting(p)
	for _, document := range found {
		if s.satisfied[document] >= most && allowed(document) {
			hits = append(hits, Hit{document, s.total[document] * c.Worth[document] * fitting.gain(&c.Texts, document)})
		}
		s.total[document], s.satisfied[document] = 0, 0
	}
	slices.SortFunc(hits, Hit.Compare)
	return hits, len(hits) > 0 && int(most) == len(p.wanted)
}

// weigh gives documents a value by one thing wanted, and says which have it.
func (c *Catalogue) weigh(s *scratch, w wanted, postings map[string]Postings, own map[string]int) {
	s.reached = s.reached[:0]
	for i, way := range w.ways {
		var begun []int
		for _, part := range way {
			c.gather(s, part, postings)
			for _, document := range s.touched {
				if s.words[document] == 0 {
					begun = append(begun, document)
				}
				s.sum[document] += s.best[document]
				s.words[document]++
				s.best[document] = 0
			}
		}
		numbers := numbersOf(way)
		for _, document := range begun {
			switch {
			case int(s.words[document]) == len(way) && (!w.together || c.Texts.have(document, numbers)):
				s.reach(document, s.sum[document], true)
			case i == 0 && !w.together: // some of the words that were typed
				s.reach(document, s.sum[document]/2, false)
			}
			s.sum[document], s.words[document] = 0, 0
		}
	}
	c.gather(s, w.entities, postings)
	s.reachTouched()
	if w.days != nil {
		c.during(s, *w.days)
		s.reachTouched()
	}
	for _, entity := range w.entities {
		if document, ok := own[entity.term]; ok {
			s.reach(document, float32(worthOwn*rarity(len(c.Days), 1)), true)
		}
	}
}

// reach gives a document a value, if it has not a better one.
func (s *scratch) reach(document int, value float32, has bool) {
	if s.value[document] == 0 {
		s.reached = append(s.reached, document)
	}
	s.value[document] = max(s.value[document], value)
	s.has[document] = s.has[document] || has
}

// reachTouched gives documents what their best is worth.
func (s *scratch) reachTouched() {
	for _, document := range s.touched {
		s.reach(document, s.best[document], true)
		s.best[document] = 0
	}
}

// gather sets best to what the best of the forms is worth to each document.
func (c *Catalogue) gather(s *scratch, forms []alternative, postings map[string]Postings) {
	having := 0
	for _, form := range forms {
		having += form.count
	}
	s.touched = s.touched[:0]
	each := rarity(len(c.Days), having) / fullImpact
	for _, form := range forms {
		factor := float32(each * form.worth)
		for document, impact := range postings[form.term].All() {
			if document >= len(s.best) {
				break // of another index
			}
			if s.best[document] == 0 {
				s.touched = append(s.touched, document)
			}
			s.best[document] = max(s.best[document], factor*float32(impact))
		}
	}
}

// during sets best to what the days of each document are worth.
func (c *Catalogue) during(s *scratch, days Days) {
	s.touched = s.touched[:0]
	for document, d := range c.Days {
		if d.From == 0 || !d.Meets(days) {
			continue
		}
		s.touched = append(s.touched, document)
		switch {
		case d.within(days):
			s.best[document] = 1
		case d.year() == (Days{From: d.To}).year():
			s.best[document] = worthAbout
		default:
			s.best[document] = worthDuring
		}
	}
	each := float32(rarity(len(c.Days), len(s.touched)))
	for _, document := range s.touched {
		s.best[document] *= each
	}
}
