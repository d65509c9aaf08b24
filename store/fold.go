package store

import (
	"strings"

	"entente/search"
)

// fold brings text into the form in which it is compared.
func fold(text string) string { return search.Fold(text) }

// wordsOf are the words of several texts, a line for each text, in which a
// text filter finds the beginnings of words; see [search.Beginnings].
func wordsOf(texts ...string) string {
	lines := make([]string, 0, len(texts))
	for _, text := range texts {
		if words := search.Words(text); words != "" {
			lines = append(lines, words)
		}
	}
	return strings.Join(lines, "\n")
}
