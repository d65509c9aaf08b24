package search

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestBeginnings(t *testing.T) {
	for _, c := range []struct {
		text, asked string
		has         bool
	}{
		{"Romania", "oman", false},
		{"Sultanate of Oman", "OMAN", true},
		{"Nigeria", "niger", true}, // as one types it
		{"Somalia", "mali", false},
		{"Treaty concerning farms", "arms", false},
		{"Treaty concerning arms-control", "control ARM", true},
		{"Côte d'Ivoire", "ivoire", true},
		{"Côte d’Ivoire", "d'ivo", true},
		{"Côte d'Ivoire", "d'ôte", false},
		{"U.S. and Soviet", "u.s.", true},
		{"Utopia and Sylvania", "u.s.", false},
		{"The U. and S.", "u.s.", false},
		{"中华人民共和国", "共和国", true},
		{"ประเทศไทย", "ไทย", true},
		{"조선민주주의인민공화국", "인민", true},
		{"Łódź", "lodz", true},
		{"  a\tb  ", "b a", true},
		{"a b", "- a", true},
	} {
		words := Words(c.text)
		asked := Beginnings(c.asked)
		has := len(asked) > 0 && !slices.ContainsFunc(asked, func(word string) bool { return !strings.Contains(words, word) })
		if has != c.has {
			t.Errorf("%q in %q (%q in %q): %v", c.asked, c.text, asked, words, has)
		}
	}
	for _, nothing := range []string{"", " ", "%", "- _ «»"} {
		if got := Beginnings(nothing); got != nil {
			t.Errorf("%q begins %q", nothing, got)
		}
	}
}

func TestWordsHoldWhatTheyWereMadeOf(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.String().Draw(t, "text")
		words := Words(text)
		if again := Words(words); again != words {
			t.Fatalf("%q, again %q", words, again)
		}
		for _, begin := range Beginnings(text) {
			if !strings.Contains(words, begin) {
				t.Fatalf("%q is not in %q", begin, words)
			}
		}
	})
}
