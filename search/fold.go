package search

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// plain are the letters that Unicode does not take apart into a letter and a mark.
var plain = strings.NewReplacer("ß", "ss", "æ", "ae", "œ", "oe", "ø", "o", "đ", "d", "ð", "d", "þ", "th", "ł", "l", "ħ", "h", "ı", "i",
	"’", "'", "‘", "'", "‐", "-", "–", "-", "—", "-")

// Fold brings text into the form in which it is compared: lower case, without
// diacritics, words parted by single spaces.
func Fold(text string) string {
	lower := strings.ToLower(text)
	if !isASCII(lower) {
		stripped := norm.NFC.String(strings.Map(unmarked, norm.NFKD.String(lower)))
		lower = plain.Replace(strings.ToLower(stripped))
	}
	if isSpaced(lower) {
		return lower
	}
	return strings.Join(strings.Fields(lower), " ")
}

// unmarked drops what marks a letter.
func unmarked(r rune) rune {
	if r >= 0x300 && unicode.Is(unicode.Mn, r) {
		return -1
	}
	return r
}

// isSpaced says that words are surely parted by single spaces: most texts are
// written so, and there are a hundred thousand.
func isSpaced(text string) bool {
	return isASCII(text) && !strings.ContainsAny(text, "\t\n\v\f\r") && !strings.Contains(text, "  ") &&
		!strings.HasPrefix(text, " ") && !strings.HasSuffix(text, " ")
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}
