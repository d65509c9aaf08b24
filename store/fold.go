package store

import (
	"strings"

	"entente/search"
)

// fold brings text into the form in which it is compared.
func fold(text string) string { return search.Fold(text) }

// foldAll folds several texts into one, a line each, so that no word of a
// query matches across two.
func foldAll(texts ...string) string {
	folded := make([]string, 0, len(texts))
	for _, text := range texts {
		if text != "" {
			folded = append(folded, fold(text))
		}
	}
	return strings.Join(folded, "\n")
}
