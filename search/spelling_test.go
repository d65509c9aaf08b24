package search

import (
	"slices"
	"strings"
	"testing"

	"github.com/hbollon/go-edlib"
	"pgregory.net/rapid"
)

var letters = rapid.StringOf(rapid.RuneFrom([]rune("abcé한")))

func TestEdits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b, most := letters.Draw(t, "a"), letters.Draw(t, "b"), rapid.IntRange(0, 4).Draw(t, "most")
		want := edlib.OSADamerauLevenshteinDistance(a, b)
		if len([]rune(a)) > 64 || len([]rune(b)) > 64 {
			return
		}
		switch got := edits([]rune(a), []rune(b), most); {
		case want <= most && got != want:
			t.Fatalf("%q and %q: %d edits, want %d", a, b, got, want)
		case want > most && got <= most:
			t.Fatalf("%q and %q: %d edits, there are %d", a, b, got, want)
		}
	})
}

// drawVocabulary draws words with counts.
func drawVocabulary(t *rapid.T) *Vocabulary {
	terms := rapid.SliceOfDistinct(letters.Filter(func(s string) bool { return s != "" && len([]rune(s)) < 60 }), rapid.ID[string]).Draw(t, "terms")
	var all []Term
	for i, text := range terms {
		all = append(all, Term{Number: i, Text: text, Documents: rapid.IntRange(1, 3).Draw(t, "count")})
	}
	return NewVocabulary(all)
}

func TestNearestIsNearest(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := drawVocabulary(t)
		word := letters.Draw(t, "word")
		most := map[bool]int{true: 2, false: map[bool]int{true: 1, false: 0}[len([]rune(word)) >= 4]}[len([]rune(word)) >= 6]
		fewest := most + 1
		for _, term := range v.terms {
			if n := edlib.OSADamerauLevenshteinDistance(word, term); n > 0 && n < fewest {
				fewest = n
			}
		}
		got := v.nearest(word)
		if (len(got) == 0) != (fewest > most) {
			t.Fatalf("%q: %q; the nearest of %q is %d edits away", word, got, v.terms, fewest)
		}
		for _, near := range got {
			if n := edlib.OSADamerauLevenshteinDistance(word, near); n != fewest {
				t.Fatalf("%q: %q is %d edits away, the nearest %d", word, near, n, fewest)
			}
		}
	})
}

func TestCompletions(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := drawVocabulary(t)
		prefix, most := letters.Draw(t, "prefix"), rapid.IntRange(1, 5).Draw(t, "most")
		got := v.completions(prefix, most)
		var want []string
		for _, term := range v.terms {
			if strings.HasPrefix(term, prefix) && term != prefix {
				want = append(want, term)
			}
		}
		slices.SortStableFunc(want, func(a, b string) int { return v.count(b) - v.count(a) })
		if want = want[:min(most, len(want))]; !slices.Equal(got, want) {
			t.Fatalf("%q of %q: %q, want %q", prefix, v.terms, got, want)
		}
	})
}

func TestFormsOfAWord(t *testing.T) {
	for word, want := range map[string]string{
		"treaties": "treaty", "treaty": "treaties", "gift": "gifts", "gifts": "gift", "congress": "congresses", "status": "statuses",
		"defence": "defense", "organisation": "organization", "labour": "labor", "centre": "center", "zelensky": "zelenskyy",
		"Путин": "putin", "ельцин": "yeltsin", "хрущев": "khrushchev", "зеленскии": "zelensky", "tratado": "treaty", "Путиным": "putin", "ельцина": "yeltsin", "договора": "treaty", "st": "saint", "mount": "mt",
	} {
		if all := formsOf(foldWord(word)); !slices.ContainsFunc(all, func(a alternative) bool { return a.term == want }) {
			t.Errorf("%q is also written %v, not %q", word, all, want)
		}
	}
}

func TestSuggestion(t *testing.T) {
	documents := slices.Repeat([]Document{{Texts: []Text{{Class: Title, Text: "Treaty of Tordesillas friendship"}}}}, 50)
	v, _, _ := indexOf(append(documents, Document{Texts: []Text{{Class: Title, Text: "Trety"}}})...)
	for query, want := range map[string]string{
		"tordesilas":               "tordesillas",
		"the Traety of Tordesilas": "the treaty of tordesillas",
		"frendship treaty":         "friendship treaty",
		"trety":                    "treaty", // there is one, and fifty beside it
		"treaty":                   "",
		"tord":                     "", // it is completed
		"qqqqqq":                   "",
	} {
		q, err := Parse(query)
		if err != nil {
			t.Fatal(err)
		}
		if got := v.Plan(q, NewNames()).Suggestion(); got != want {
			t.Errorf("%q: did you mean %q, want %q", query, got, want)
		}
	}
}

// However many words a query has, a nearer one is sought for few: the rest
// stand as they are written.
func TestFewWordsAreMended(t *testing.T) {
	documents := slices.Repeat([]Document{{Texts: []Text{{Class: Title, Text: "Treaty"}}}}, 50)
	v, _, _ := indexOf(append(documents, Document{Texts: []Text{{Class: Title, Text: "Trety"}}})...)
	for name, word := range map[string]string{
		"slips": "traety ", "slips in quotes": `"traety" `, "unlike any": "qqqqqq ", "unlike any, in quotes": `"qqqqqq" `, "rare words": "trety ",
	} {
		q, err := Parse(strings.Repeat(word, 20))
		if err != nil {
			t.Fatal(err)
		}
		p := v.Plan(q, NewNames())
		if p.slips != slipsMost {
			t.Errorf("%s: a nearer word was sought for %d of 20", name, p.slips)
		}
		if got, most := strings.Count(p.Suggestion(), "treaty"), slipsMost; got != most && !strings.HasPrefix(word, "q") && !strings.HasPrefix(word, `"q`) {
			t.Errorf("%s: %d words are mended, want %d", name, got, most)
		}
	}
}
