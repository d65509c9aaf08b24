package search

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

// A Highlight is a text, or the part of a long one that fits the query best,
// with what fits it marked.
type Highlight struct {
	// Field names the text.
	Field string
	// Parts are the text, one after the other; ellipses stand for what is
	// left out.
	Parts []Part
}

// A Part is a stretch of text.
type Part struct {
	Text string
	// Marked says whether it fits the query.
	Marked bool
}

const (
	// snippetBytes is about how long a highlight is.
	snippetBytes = 200
	// snippetLead is how much of it stands before what is marked.
	snippetLead = 40
	ellipsis    = "…"
)

// Highlights marks what fits the plan in the texts of a document: the best
// few texts, those with the most different words first.
func (p *Plan) Highlights(texts []Text, most int) []Highlight {
	type candidate struct {
		text   Text
		marks  []mark
		unlike int
	}
	var fitting []candidate
	for _, text := range texts {
		if marks := p.marks(text.Text); len(marks) > 0 {
			fitting = append(fitting, candidate{text, marks, unlike(marks)})
		}
	}
	slices.SortStableFunc(fitting, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(b.unlike, a.unlike), cmp.Compare(a.text.Class, b.text.Class))
	})
	highlights := []Highlight{}
	for _, c := range fitting[:min(len(fitting), most)] {
		highlights = append(highlights, Highlight{c.text.Field, cut(c.text.Text, c.marks)})
	}
	return highlights
}

// Mentioned says whether the plan looks for an entity.
func (p *Plan) Mentioned(id string) bool { return p.ids[id] }

// A mark is a stretch of a text that fits, and by what.
type mark struct {
	start, end int
	by         string
}

func unlike(marks []mark) int {
	by := map[string]bool{}
	for _, m := range marks {
		by[m.by] = true
	}
	return len(by)
}

// marks finds the words and names of the plan in a text, in their order, none
// overlapping another.
func (p *Plan) marks(text string) []mark {
	var found []mark
	tokens := Tokens(text)
	for _, t := range tokens {
		if p.words[t.Word] {
			found = append(found, mark{t.Start, t.End, t.Word})
		}
	}
	if len(p.ids) > 0 {
		words := slices.DeleteFunc(tokens, func(t Token) bool { return t.part || IsEmpty(t.Word) && !t.isCode() })
		for _, s := range p.names.spans(words) {
			if at := slices.IndexFunc(s.ids, p.Mentioned); at >= 0 {
				found = append(found, mark{words[s.first].Start, words[s.last].End, s.ids[at]})
			}
		}
	}
	slices.SortStableFunc(found, func(a, b mark) int { return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(b.end, a.end)) })
	var marks []mark
	for _, m := range found {
		if n := len(marks); n > 0 && m.start <= marks[n-1].end && (m.start < marks[n-1].end || m.end == m.start) {
			marks[n-1].end = max(marks[n-1].end, m.end)
			continue
		}
		marks = append(marks, m)
	}
	return marks
}

// cut takes the part of a text with the most marks and makes parts of it.
func cut(text string, marks []mark) []Part {
	begin, end := 0, len(text)
	if len(text) > snippetBytes {
		best := 0
		for i := range marks {
			until := marks[i].start + snippetBytes - snippetLead
			if n := countBefore(marks[i:], until); n > best {
				best, begin = n, marks[i].start
			}
		}
		begin = wordStart(text, max(0, begin-snippetLead))
		end = wordStop(text, min(len(text), begin+snippetBytes))
	}
	var parts []Part
	add := func(text string, marked bool) {
		if text != "" {
			parts = append(parts, Part{text, marked})
		}
	}
	if begin > 0 {
		add(ellipsis, false)
	}
	at := begin
	for _, m := range marks {
		if m.start < at || m.end > end {
			continue
		}
		add(text[at:m.start], false)
		add(text[m.start:m.end], true)
		at = m.end
	}
	add(text[at:end], false)
	if end < len(text) {
		add(ellipsis, false)
	}
	return parts
}

func countBefore(marks []mark, until int) (n int) {
	for _, m := range marks {
		if m.end <= until {
			n++
		}
	}
	return n
}

// wordStart moves a place in a text forward to the beginning of a word.
func wordStart(text string, at int) int {
	if at == 0 {
		return 0
	}
	for !utf8.RuneStart(text[at]) {
		at++
	}
	if space := strings.IndexByte(text[at:min(len(text), at+snippetLead)], ' '); space >= 0 {
		return at + space + 1
	}
	return at
}

// wordStop moves a place in a text back to the end of a word.
func wordStop(text string, at int) int {
	if at == len(text) {
		return at
	}
	for !utf8.RuneStart(text[at]) {
		at--
	}
	if space := strings.LastIndexByte(text[max(0, at-snippetLead):at], ' '); space >= 0 {
		return max(0, at-snippetLead) + space
	}
	return at
}
