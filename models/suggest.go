package models

import (
	"fmt"
	"strings"
	"unicode/utf8"

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

// OneOf is "; did you mean X?" where one of the words that exist is near, else
// "; there are" and all of them.
func OneOf(got string, words []string) string {
	if hint := DidYouMean(got, words); hint != "" {
		return hint
	}
	return "; there are " + strings.Join(words, ", ")
}

// Nearest is the word with the fewest edits from got (a swap of neighbours is
// one), at most a third of got's letters (and one at least), or "". Case is
// ignored; of words as near as each other it is the first.
func Nearest(got string, words []string) string {
	if len(got) > maxIDLength {
		return ""
	}
	got = strings.ToLower(got)
	letters := utf8.RuneCountInString(got)
	best, fewest := "", max(1, letters/3)+1
	for _, word := range words {
		lower := strings.ToLower(word)
		if more := utf8.RuneCountInString(lower) - letters; max(more, -more) >= fewest {
			continue // each letter more or less is an edit
		}
		if edits := edlib.OSADamerauLevenshteinDistance(got, lower); edits < fewest {
			best, fewest = word, edits
		}
	}
	return best
}
