package main

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// plain turns a doc comment into sentences for people who do not read Go: its
// first paragraph on one line, without the Go name with which it begins.
//
//	HostID is the country visited.          The country visited.
//	Kind says what sort of event it was.    Says what sort of event it was.
//	ClaimDenial: it denies an allegation.   It denies an allegation.
//	Stated by the source itself.            Stated by the source itself.
func plain(name, doc string) string {
	doc = sentence(doc)
	rest, found := strings.CutPrefix(doc, name)
	first, after, _ := strings.Cut(strings.TrimLeft(rest, ": "), " ")
	switch {
	case !found || slices.Contains(prepositions, first):
		return doc
	case strings.HasPrefix(rest, ": "):
		return capital(strings.TrimPrefix(rest, ": "))
	case first == "is" || first == "are":
		return capital(after)
	}
	return capital(strings.TrimSpace(rest))
}

// Where one of these follows, the name is a word of the sentence.
var prepositions = []string{"by", "from", "in", "of"}

func sentence(doc string) string {
	paragraph, _, _ := strings.Cut(doc, "\n\n")
	return strings.Join(strings.Fields(paragraph), " ")
}

func capital(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[size:]
}
