package search

import (
	"iter"
	"slices"
	"strings"
)

// A Document is what can be found.
type Document struct {
	// Texts are all that is searched of it.
	Texts []Text
	// Mentions are the entities of which it is, itself among them, by ID. An
	// ID has a colon and is never a word.
	Mentions []Mention
}

// A Text is one of a document's texts.
type Text struct {
	// Field names it to the reader.
	Field string
	// Class is what it is to the document.
	Class Class
	// Text is the text itself.
	Text string
}

// A Mention is an entity that a document is of.
type Mention struct {
	// Field names to the reader where it is mentioned.
	Field string
	// ID is the entity's.
	ID string
	// Class is what the entity is to the document.
	Class Class
}

// A Term is a word, or the ID of an entity, and the documents that have it.
type Term struct {
	// Number is the term's own: it stands for the word in [Texts].
	Number    int
	Text      string
	Documents int
	Postings  Postings
}

// A Builder makes an index.
type Builder struct {
	terms map[string]*building
	// In the order in which they came. Words are numbered apart from entities,
	// of which there are more, so that their numbers are short.
	words, entities []*building
	// Of the document being added:
	touched []*building
	counted []*building
	tokens  []Token
	packed  []byte // the words of the text being added, see texts.go
	texts   []byte
}

// building is a term while documents are added.
type building struct {
	text     string
	number   int
	postings []byte
	last     int // document
	count    int // of documents

	times         int     // in the text being added
	titles, other float64 // weights in the document being added
}

// NewBuilder begins an index.
func NewBuilder() *Builder { return &Builder{terms: map[string]*building{}} }

// Add adds a document. Documents are numbered from 0 and added in rising order.
// It appends the words of its texts to packed, for [Texts].
func (b *Builder) Add(number int, d Document, packed []byte) []byte {
	b.touched, b.texts = b.touched[:0], b.texts[:0]
	for _, text := range d.Texts {
		b.addText(text)
	}
	var lengths [classes]int
	for _, mention := range d.Mentions {
		lengths[mention.Class]++
	}
	for _, mention := range d.Mentions {
		b.add(b.term(mention.ID, &b.entities), mention.Class, 1, lengths[mention.Class])
	}
	for _, t := range b.touched {
		t.postings = appendPosting(t.postings, t.last, number, impact(t.titles+t.other))
		t.last, t.count = number, t.count+1
		t.titles, t.other = 0, 0
	}
	return appendTexts(packed, b.texts)
}

// addText adds the words of a text.
func (b *Builder) addText(text Text) {
	b.counted, b.packed = b.counted[:0], b.packed[:0]
	length, neighbours := 0, 0
	b.tokens = appendTokens(b.tokens[:0], text.Text)
	for _, token := range b.tokens {
		if IsEmpty(token.Word) {
			continue
		}
		t := b.term(token.Word, &b.words)
		if t.times == 0 {
			b.counted = append(b.counted, t)
		}
		t.times++
		length++
		if !token.part {
			b.packed = appendWordNumber(b.packed, t.number)
			neighbours++
		}
	}
	if text.Class != Sort && neighbours > 0 {
		b.texts = appendText(b.texts, text.Class, neighbours, b.packed)
	}
	for _, t := range b.counted {
		b.add(t, text.Class, t.times, length)
		t.times = 0
	}
}

// add adds to the weight of a term in the document. Titles and names are
// alternatives to each other: the one that fits best counts.
func (b *Builder) add(t *building, class Class, times, length int) {
	if t.titles == 0 && t.other == 0 {
		b.touched = append(b.touched, t)
	}
	weight := weigh(class, times, length)
	if class == Title {
		t.titles = max(t.titles, weight)
	} else {
		t.other += weight
	}
}

func (b *Builder) term(text string, list *[]*building) *building {
	t, ok := b.terms[text]
	if !ok {
		t = &building{text: strings.Clone(text), number: len(*list), last: -1} // not a part of the whole text
		b.terms[t.text] = t
		*list = append(*list, t)
	}
	return t
}

// Terms are all terms, in the order of their numbers: words, then entities.
func (b *Builder) Terms() iter.Seq[Term] {
	return func(yield func(Term) bool) {
		for i, t := range slices.Concat(b.words, b.entities) {
			if !yield(Term{i, t.text, t.count, t.postings}) {
				return
			}
		}
	}
}
