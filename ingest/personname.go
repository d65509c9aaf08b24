package ingest

import (
	"slices"
	"strings"
)

// letters that decomposition leaves as they are, as English usage writes them.
var latinLetters = strings.NewReplacer(
	"ł", "l", "ø", "o", "đ", "d", "ð", "d", "ı", "i", "ß", "ss", "æ", "ae", "œ", "oe", "þ", "th", "ə", "a",
	"’", "'", "‘", "'", "ʻ", "'", "ʼ", "'", "`", "'", "´", "'",
)

// particles of names stand or fall from one list to another: de, bin, von.
var particles = map[string]bool{
	"a": true, "abd": true, "al": true, "an": true, "and": true, "as": true, "ash": true, "at": true, "az": true, "bin": true, "ibn": true, "bint": true,
	"ben": true, "da": true, "das": true, "de": true, "del": true, "della": true, "den": true, "der": true, "des": true, "di": true,
	"do": true, "dos": true, "du": true, "e": true, "ed": true, "el": true, "i": false, "la": true, "las": true, "le": false, "los": true,
	"of": true, "ol": true, "san": false, "ter": true, "the": true, "ul": true, "ur": true, "van": false, "von": true, "vom": true, "y": true, "zu": true,
	"jr": true, "sr": true, "junior": true,
}

var (
	nameBreak  = expr(`[^a-z0-9]+`)
	inBraces   = expr(`[(\[][^)\]]*[)\]]`)
	apostrophe = expr(`'s\b|'`)
)

// FoldName is a person's name as names are compared: lower case, in plain
// letters, without what stands in brackets.
func FoldName(name string) string {
	folded := latinLetters.Replace(Fold(inBraces.ReplaceAllString(name, " ")))
	return strings.TrimSpace(nameBreak.ReplaceAllString(apostrophe.ReplaceAllString(folded, ""), " "))
}

// NameWords are the words of a name that tell persons apart: those of FoldName
// without particles and single letters. A name of particles alone keeps them.
func NameWords(name string) []string {
	all := strings.Fields(FoldName(name))
	words := slices.DeleteFunc(slices.Clone(all), func(w string) bool { return particles[w] || len(w) == 1 && !digits(w) })
	if len(words) == 0 {
		return all
	}
	return words
}

// A NameMatch says how well two names agree.
type NameMatch int

// How names may agree, from not at all to word for word.
const (
	// NoMatch: they share no word.
	NoMatch NameMatch = iota
	// SharedWord: they share a word, and others contradict each other.
	SharedWord
	// NearMatch: each word of the shorter stands in the longer, some in another
	// spelling, such as one of transliteration.
	NearMatch
	// Contained: all words of the shorter stand in the longer, in any order.
	Contained
)

// MatchNames compares two names whatever the order of their words, so that
// Yoon Suk-yeol is Suk Yeol Yoon, and Nagy Imre is Imre Nagy. Hyphens part
// words, and words that one writes together the other may part.
func MatchNames(a, b string) NameMatch {
	return matchWords(NameWords(a), NameWords(b))
}

func matchWords(a, b []string) NameMatch {
	if len(a) == 0 || len(b) == 0 {
		return NoMatch
	}
	if len(a) > len(b) {
		a, b = b, a
	}
	if containsAll(b, a) || strings.Join(a, "") == strings.Join(b, "") || len(a) > 1 && joinedWithin(a, b) {
		return Contained
	}
	near, shared := 0, false
	for _, word := range a {
		same := slices.Contains(b, word)
		shared = shared || same
		if same || slices.ContainsFunc(b, func(other string) bool { return nearWords(word, other) }) {
			near++
		}
	}
	switch {
	case near == len(a):
		return NearMatch
	case shared:
		return SharedWord
	}
	return NoMatch
}

func containsAll(all, some []string) bool {
	return !slices.ContainsFunc(some, func(w string) bool { return !slices.Contains(all, w) })
}

// joinedWithin reports whether the words agree when neighbours of the longer
// are written together: Jong un and Jongun.
func joinedWithin(a, b []string) bool {
	joined := slices.Clone(b)
	for i := range len(b) - 1 {
		joined = append(joined, b[i]+b[i+1])
	}
	if containsAll(joined, a) {
		return true
	}
	joined = slices.Clone(a)
	for i := range len(a) - 1 {
		joined = append(joined, a[i]+a[i+1])
	}
	return containsAll(joined, b)
}

// The length from which words may differ by one letter, and by two, and still
// be one word in two spellings. Shorter ones are too often different names.
const (
	nearFrom     = 5
	nearTwiceFor = 8
)

// nearWords reports whether two words are spellings of one. The form of a wife
// or daughter (Putina) is another name.
func nearWords(a, b string) bool {
	if a == b+"a" || b == a+"a" {
		return false
	}
	switch shorter := min(len(a), len(b)); {
	case shorter < nearFrom:
		return false
	case shorter < nearTwiceFor:
		return editDistance(a, b) <= 1
	}
	return editDistance(a, b) <= 2
}

// editDistance is the Levenshtein distance of two plain words.
func editDistance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := diagonal
			if a[i] != b[j] {
				cost = 1 + min(diagonal, row[j], row[j+1])
			}
			diagonal, row[j+1] = row[j+1], cost
		}
	}
	return row[len(b)]
}
