package search

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func words(text string) []string {
	var all []string
	for _, t := range Tokens(text) {
		all = append(all, t.Word)
	}
	return all
}

func TestTokens(t *testing.T) {
	for text, want := range map[string]string{
		"Treaty of Tordesillas":                 "treaty of tordesillas",
		"Élysée, Łódź & Møde":                   "elysee lodz mode",
		"the people's army":                     "the people s army",
		"U.S.S.R. and the U.S.":                 "ussr and the us",
		"John F. Kennedy":                       "john f kennedy",
		"Co-operation":                          "co operation cooperation",
		"a non-aggression pact":                 "a non aggression nonaggression pact",
		"Driza-Bone":                            "driza bone",
		"КНДР":                                  "кндр",
		"Хрущёв":                                "хрущев",
		"中华人民":                                  "中华 华人 人民",
		"중국 방문":                                 "중국 방문",
		"김정은":                                   "김정 정은",
		"北":                                     "北",
		"1961-07-06":                            "1961 07 06",
		"":                                      "",
		"  –— ":                                 "",
		"\xff\xfe":                              "",
		strings.Repeat("x", longestWord+1):      "",
		"a" + strings.Repeat("\u0301", 3) + "b": "ab",
	} {
		if got := strings.Join(words(text), " "); got != want {
			t.Errorf("Tokens(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestTokensStandWhereTheySay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.OneOf(rapid.String(), rapid.StringOf(rapid.RuneFrom([]rune("aB1.-' éÖ中한й,")))).Draw(t, "text")
		end := 0
		for _, token := range Tokens(text) {
			if token.Start < 0 || token.End > len(text) || token.Start >= token.End || token.End < end {
				t.Fatalf("%q has %+v after %d", text, token, end)
			}
			end = token.End
			if token.Word == "" || token.Word != foldWord(token.Word) {
				t.Fatalf("%q has the word %q, folded %q", text, token.Word, foldWord(token.Word))
			}
			if utf8.ValidString(text) && !utf8.ValidString(text[token.Start:token.End]) {
				t.Fatalf("%q is cut within a letter: %+v", text, token)
			}
		}
	})
}

// Case and diacritics tell nothing.
func TestFoldIsTheSameForAllWaysToWrite(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOf(rapid.RuneFrom([]rune("abcéüøß xyzйж"))).Draw(t, "text")
		if a, b := words(text), words(strings.ToUpper(text)); !slices.Equal(a, b) {
			t.Fatalf("%q: %q, in capitals %q", text, a, b)
		}
	})
}
