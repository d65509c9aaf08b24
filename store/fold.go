package store

import (
	"strings"
	"unicode"

	"golang.org/x/text/runes"
	"golang.org/x/text/transform"
	"golang.org/x/text/unicode/norm"
)

// plain are the letters that Unicode does not take apart into a letter and a mark.
var plain = strings.NewReplacer("ß", "ss", "æ", "ae", "œ", "oe", "ø", "o", "đ", "d", "ð", "d", "þ", "th", "ł", "l", "ħ", "h", "ı", "i",
	"’", "'", "‘", "'", "‐", "-", "–", "-", "—", "-")

// fold brings text into the form in which it is compared: lower case, without
// diacritics, words parted by single spaces.
func fold(text string) string {
	lower := strings.ToLower(text)
	if !isASCII(lower) {
		strip := transform.Chain(norm.NFKD, runes.Remove(runes.In(unicode.Mn)), norm.NFC)
		if stripped, _, err := transform.String(strip, lower); err == nil {
			lower = plain.Replace(strings.ToLower(stripped))
		}
	}
	return strings.Join(strings.Fields(lower), " ")
}

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

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}
