package search

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Token is one word of a text.
type Token struct {
	// Word is the word as it is compared, see [Fold].
	Word string
	// Start and End are the bytes of the text between which it stands.
	Start, End int
	// Capitals says that it is written in capitals, as codes and initials are.
	Capitals bool
	// part says that it is half of a word that was joined from two.
	part bool
}

// joined are first halves that are written with and without a hyphen:
// co-operation is cooperation.
var joined = []string{"anti", "co", "counter", "inter", "multi", "non", "post", "pre", "re", "sub"}

// longestWord bounds a word, in bytes: what is longer is no word.
const longestWord = 60

// Tokens takes a text apart. Words are runs of letters and digits; initials
// with dots are one word (U.S.S.R.); a word that is also written as one is
// there with its halves (non-aggression: non, aggression, nonaggression).
// Chinese, Japanese and Korean, which are written without spaces or with
// endings, are taken apart into pairs of characters.
func Tokens(text string) []Token { return appendTokens(nil, text) }

func appendTokens(tokens []Token, text string) []Token {
	lower := "" // of the whole text, where that is folding too
	if isASCII(text) {
		lower = strings.ToLower(text)
	}
	for start := 0; start < len(text); {
		r, size := utf8.DecodeRuneInString(text[start:])
		if !isWordRune(r) {
			start += size
			continue
		}
		end := wordEnd(text, start)
		switch word := text[start:end]; {
		case isPaired(r):
			tokens = appendPairs(tokens, text, start, end)
		case end-start <= longestWord:
			t := Token{Start: start, End: end, Capitals: isCapitals(word)}
			if dotted := initialsEnd(text, start, end); dotted > end {
				t.Word, t.End = foldWord(strings.ReplaceAll(text[start:dotted], ".", "")), dotted
			} else if lower != "" {
				t.Word = lower[start:end]
			} else {
				t.Word = foldWord(word)
			}
			tokens, end = appendWord(tokens, text, t), t.End
		}
		start = end
	}
	return tokens
}

// appendWord adds a word, and the word that it ends.
func appendWord(tokens []Token, text string, t Token) []Token {
	if t.Word == "" {
		return tokens
	}
	tokens = append(tokens, t)
	if n := len(tokens); n > 1 {
		first := &tokens[n-2]
		if text[first.End:t.Start] == "-" && slices.Contains(joined, first.Word) {
			first.part, tokens[n-1].part = true, true
			tokens = append(tokens, Token{Word: first.Word + t.Word, Start: first.Start, End: t.End})
		}
	}
	return tokens
}

// appendPairs adds the pairs of characters of a run, or its only one.
func appendPairs(tokens []Token, text string, start, end int) []Token {
	run := []rune(text[start:end])
	if len(run) == 1 {
		return append(tokens, Token{Word: foldWord(text[start:end]), Start: start, End: end})
	}
	for i := range len(run) - 1 {
		size := utf8.RuneLen(run[i])
		pair := size + utf8.RuneLen(run[i+1])
		tokens = append(tokens, Token{Word: foldWord(text[start : start+pair]), Start: start, End: start + pair})
		start += size
	}
	return tokens
}

// wordEnd is where the word that begins at start ends.
func wordEnd(text string, start int) int {
	first, _ := utf8.DecodeRuneInString(text[start:])
	paired := isPaired(first)
	for i, r := range text[start:] {
		if !isWordRune(r) || isPaired(r) != paired {
			return start + i
		}
	}
	return len(text)
}

// initialsEnd is where initials with dots end: after the last letter of
// U.S.S.R, or where the word ends when it is none of them.
func initialsEnd(text string, start, end int) int {
	last := end
	for utf8.RuneCountInString(text[start:end]) == 1 && end < len(text) && text[end] == '.' {
		start = end + 1
		r, _ := utf8.DecodeRuneInString(text[start:])
		if start == len(text) || !unicode.IsLetter(r) || isPaired(r) {
			break
		}
		if end = wordEnd(text, start); utf8.RuneCountInString(text[start:end]) > 1 {
			break
		}
		last = end
	}
	return last
}

func foldWord(word string) string {
	if isASCII(word) {
		return strings.ToLower(word)
	}
	folded := Fold(word)
	return strings.Map(func(r rune) rune {
		if isWordRune(r) {
			return r
		}
		return -1
	}, folded)
}

func isCapitals(word string) bool {
	for _, r := range word {
		if !unicode.IsUpper(r) && !unicode.IsDigit(r) {
			return false
		}
	}
	return true
}

func isWordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.M, r))
}

// isPaired says whether a script is taken apart into pairs of characters.
func isPaired(r rune) bool {
	return r >= 0x1100 && unicode.In(r, unicode.Han, unicode.Hangul, unicode.Hiragana, unicode.Katakana)
}

// empty are the words, articles and the like, that tell nothing, in English
// and in the languages that titles are often quoted in. A query may leave them
// out or write them.
var empty = func() map[string]bool {
	words := map[string]bool{}
	for word := range strings.FieldsSeq("a an and are as at be between by d for from in into is it its l of on or s that the their this to was were which who with " +
		"au aux das de del der des di du el et la las le les los mit und von y " +
		"в во для за и из к ко между на о об от по при с со") {
		words[word] = true
	}
	return words
}()

// IsEmpty says whether a folded word tells nothing.
func IsEmpty(word string) bool { return empty[word] }
