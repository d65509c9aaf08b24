package search

import (
	"strings"
	"unicode"
)

// Words brings a text into the form in which the beginnings of its words are
// found: folded, every word behind a single space, without what is neither
// letter nor digit. So "d'Ivoire" is " d ivoire".
func Words(text string) string {
	if !isASCII(text) {
		text = Fold(text)
	}
	var b strings.Builder
	b.Grow(len(text) + 1)
	parted := true
	for _, r := range text {
		if !isWordRune(r) {
			parted = true
			continue
		}
		if parted {
			b.WriteByte(' ')
			parted = false
		}
		if 'A' <= r && r <= 'Z' {
			r += 'a' - 'A'
		}
		b.WriteRune(r)
	}
	return b.String()
}

// Beginnings takes apart what somebody looks for by the beginnings of words:
// each is in the [Words] of a text that has it. One of several words, such as
// d'Ivoire, stands there together. Where a script does not part its words, one
// begins anywhere.
func Beginnings(text string) []string {
	var all []string
	for word := range strings.FieldsSeq(text) {
		begin := Words(word)
		if begin == "" {
			continue
		}
		if r := []rune(begin)[1]; isPaired(r) || unicode.In(r, unspaced...) {
			begin = begin[1:]
		}
		all = append(all, begin)
	}
	return all
}

// unspaced are the scripts, beside those that are taken apart into pairs, that
// write words without spaces between them.
var unspaced = []*unicode.RangeTable{unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar, unicode.Tibetan}
