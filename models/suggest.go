package models

import (
	"fmt"
	"strings"

	"github.com/hbollon/go-edlib"
)

// DidYouMean is "; did you mean X?" with the nearest of the words that exist,
// or "" when none is near.
func DidYouMean(got string, words []string) string {
	if near := Nearest(got, words); near != "" {
		return fmt.Sprintf("; did you mean %s?", near)
	}
	return ""
}

// Nearest is the word with the fewest edits from got (a swap of neighbours is
// one), at most a third of got's letters (and one at least), or "". Case is
// ignored.
func Nearest(got string, words []string) string {
	if len(got) > maxIDLength {
		return ""
	}
	best, bestDistance := "", max(1, len(got)/3)+1
	for _, word := range words {
		if d := edlib.OSADamerauLevenshteinDistance(strings.ToLower(got), strings.ToLower(word)); d < bestDistance {
			best, bestDistance = word, d
		}
	}
	return best
}
