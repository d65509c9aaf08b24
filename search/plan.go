package search

import (
	"maps"
	"slices"
	"strings"
)

// How much the forms of a word are worth, against the word itself.
const (
	worthForm       = 0.9 // its plural, another spelling
	worthName       = 1.0 // an entity that is called so
	worthForeign    = 0.9 // written in Latin letters
	worthCompletion = 0.6 // a longer word that begins so
	worthNear       = 0.7 // the nearest word, where there is no such word
	worthAbout      = 0.6 // a date that may be the one asked for
	worthDuring     = 0.3 // a long time in which the date lies
)

const (
	// completedFrom is how many letters a word has that is completed even
	// where it is a word itself: un is the United Nations, not the union.
	completedFrom = 3
	// completionsMost bounds the completions of a word.
	completionsMost = 50
	// slipsMost is for how many words of a query a nearer one is sought, which
	// reads all words there are: more are no slips.
	slipsMost = 5
	// rareMost and commonTimes say when a word that exists looks like a slip:
	// so few documents have it, and so many times more the word beside it.
	// Shorter ones than slipLetters, in bytes, are names and abbreviations: SORT.
	rareMost, commonTimes, slipLetters = 2, 20, 5
)

// A Plan says what to look for. Its terms are to be read from the index.
type Plan struct {
	query   *Query
	names   *Names
	wanted  []wanted
	changed map[int]string // the nearest words, by the number of the word
	words   map[string]bool
	ids     map[string]bool
	slips   int // for how many words a nearer one was sought
}

// wanted is what a document must have: the words of one of the ways to write
// it, or one of the entities, or the date. The first way is the one typed.
type wanted struct {
	ways     [][]part
	entities []alternative
	days     *Days
	together bool // the words of a way stand next to each other in a text, as in quotes
}

// A part is a word: one of its forms.
type part []alternative

type alternative struct {
	term   string
	worth  float64
	count  int
	number int32
}

// Plan gives each word of a query its forms.
func (v *Vocabulary) Plan(q *Query, names *Names) *Plan {
	p := &Plan{query: q, names: names, changed: map[int]string{}, words: map[string]bool{}, ids: map[string]bool{}}
	var named []span
	for at := 0; at < len(q.Words); {
		stretch := q.stretch(at)
		for _, s := range names.spans(q.Words[stretch.first:stretch.end]) {
			named = append(named, span{s.first + stretch.first, s.last + stretch.first, s.ids})
		}
		at = stretch.end
	}
	for i := 0; i < len(q.Words); {
		w, last := wanted{}, i
		phrase := slices.IndexFunc(q.Phrases, func(p Phrase) bool { return p.First == i })
		date := slices.IndexFunc(q.Dates, func(d Date) bool { return d.First == i })
		name := slices.IndexFunc(named, func(s span) bool { return s.first == i })
		if phrase >= 0 { // names and dates only if they are the whole of it
			last, w.together = q.Phrases[phrase].Last, true
		}
		if date >= 0 && (phrase < 0 || q.Dates[date].Last == last) {
			last, w.days = q.Dates[date].Last, &q.Dates[date].Days
		} else if name >= 0 && (phrase < 0 || named[name].last == last) {
			last = named[name].last
			for _, id := range named[name].ids {
				w.entities = p.append(w.entities, v, id, worthName)
			}
		}
		var typed []part
		for j := i; j <= last; j++ {
			if part, tells := p.part(v, j, w); tells {
				typed = append(typed, part)
			}
		}
		if typed != nil {
			w.ways = append(w.ways, typed)
		}
		if w.together {
			w.ways = append(w.ways, p.rejoined(v, i, last)...)
		}
		for _, entity := range w.entities {
			w.ways = append(w.ways, p.written(v, entity.term)...)
		}
		if w.ways != nil {
			p.wanted = append(p.wanted, w)
		}
		i = last + 1
	}
	return p
}

// rejoined is a phrase with the words joined that texts write with a hyphen:
// "non aggression pact" stands where "non-aggression pact" does.
func (p *Plan) rejoined(v *Vocabulary, first, last int) [][]part {
	var way []part
	for i := first; i <= last; i++ {
		word := p.query.Words[i].Word
		if i < last && slices.Contains(joined, word) {
			i++
			word += p.query.Words[i].Word
		}
		way = append(way, p.append(nil, v, word, 1))
	}
	if len(way) == last-first+1 {
		return nil
	}
	return [][]part{way}
}

// written are the ways in which texts write the name of an entity.
func (p *Plan) written(v *Vocabulary, id string) (ways [][]part) {
	for _, name := range p.names.written[id] {
		var way []part
		for _, word := range name {
			way = append(way, p.append(nil, v, word, worthName))
		}
		ways = append(ways, way)
	}
	return ways
}

// part finds the forms of a word.
func (p *Plan) part(v *Vocabulary, i int, w wanted) (forms part, tells bool) {
	word := p.query.Words[i].Word
	if IsEmpty(word) { // written like a code
		return nil, false
	}
	forms = p.append(forms, v, word, 1)
	exists := forms != nil
	if w.together { // as it is written
		if !exists && w.days == nil && w.entities == nil && p.mayMend() {
			if near := v.nearest(word); near != nil {
				p.changed[i] = near[0]
			}
		}
		return forms, true
	}
	for _, form := range formsOf(word) {
		forms = p.append(forms, v, form.term, form.worth)
	}
	if i == len(p.query.Words)-1 && w.days == nil && (len([]rune(word)) >= completedFrom || !exists && w.entities == nil) {
		for _, completion := range v.completions(word, completionsMost) {
			forms = p.append(forms, v, completion, worthCompletion)
		}
	}
	if w.days != nil || w.entities != nil {
		return forms, true
	}
	switch {
	case forms == nil && p.mayMend():
		near := v.nearest(word)
		for _, written := range transliterations(word) {
			near = append(near, v.nearest(written)...)
		}
		for _, other := range near {
			forms = p.append(forms, v, other, worthNear)
		}
		if near != nil {
			p.changed[i] = near[0]
		}
	case exists && len(forms) == 1 && forms[0].count <= rareMost && len(word) >= slipLetters && p.mayMend():
		if near := v.near(word, shapeOf(word), min(1, len(v.nearest(word)))); near != nil && v.count(near[0]) >= commonTimes*forms[0].count {
			p.changed[i] = near[0]
		}
	}
	return forms, true
}

// mayMend says whether a nearer word may be sought for one more.
func (p *Plan) mayMend() bool {
	if p.slips == slipsMost {
		return false
	}
	p.slips++
	return true
}

func formsOf(word string) (all []alternative) {
	for _, form := range forms(word) {
		all = append(all, alternative{term: form, worth: worthForm})
	}
	for _, other := range append(append(nominatives(word), adjectives(word)...), word) {
		if english, known := abroad[other]; known {
			all = append(all, alternative{term: english, worth: worthForeign})
		}
	}
	for _, written := range transliterations(word) {
		for _, form := range append(forms(written), written) {
			all = append(all, alternative{term: form, worth: worthForeign})
		}
	}
	return all
}

// append adds a term that exists.
func (p *Plan) append(to []alternative, v *Vocabulary, term string, worth float64) []alternative {
	count, number := v.find(term)
	if count == 0 || slices.ContainsFunc(to, func(a alternative) bool { return a.term == term }) {
		return to
	}
	if strings.Contains(term, ":") {
		p.ids[term] = true
	} else {
		p.words[term] = true
	}
	return append(to, alternative{term, worth, count, number})
}

// TellsNothing says that the query has only words that are nearly everywhere,
// none of which is a code.
func (p *Plan) TellsNothing() bool { return len(p.wanted) == 0 }

// Entities are the entities that the query may mean.
func (p *Plan) Entities() []string { return slices.Sorted(maps.Keys(p.ids)) }

// Terms are all terms whose postings decide the ranking.
func (p *Plan) Terms() []string {
	var terms []string
	add := func(all []alternative) {
		for _, a := range all {
			terms = append(terms, a.term)
		}
	}
	for _, w := range p.wanted {
		for _, way := range w.ways {
			for _, part := range way {
				add(part)
			}
		}
		add(w.entities)
	}
	slices.Sort(terms)
	return slices.Compact(terms)
}

// Suggestion is the query with the words that exist in place of those that
// look like slips and the month in place of a day that it does not have, ""
// where there is nothing of the kind.
func (p *Plan) Suggestion() string {
	if len(p.changed) == 0 && len(p.query.noDays) == 0 {
		return ""
	}
	var b strings.Builder
	end := 0
	for i, word := range p.query.Words {
		if other, isChanged := p.changed[i]; isChanged {
			b.WriteString(p.query.Text[end:word.Start] + other)
			end = word.End
		}
		if month, isNone := p.query.noDays[i]; isNone {
			b.WriteString(p.query.Text[end:word.Start] + month)
			date := slices.IndexFunc(p.query.Dates, func(d Date) bool { return d.First == i })
			end = p.query.Words[p.query.Dates[date].Last].End
		}
	}
	return strings.Join(strings.Fields(b.String()+p.query.Text[end:]), " ")
}
