package ingest

import (
	"slices"
	"strings"
	"testing"
)

func TestMatchNames(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want NameMatch
	}{
		{"Porfirio Díaz", "Diaz", Contained},
		{"Yoon Suk-yeol", "Suk Yeol Yoon", Contained},
		{"Nagy Imre", "Imre Nagy", Contained},
		{"Kim Jong-un", "Kim Jongun", Contained},
		{"Lech Wałęsa", "Walesa", Contained},
		{"Charles de Gaulle", "De Gaulle", Contained},
		{"Hosni Mubarak", "Muhammad Hosni Said Mubarak", Contained},
		{"Mikhail S. Gorbachev", "Mikhail Gorbachev", Contained},
		{"Marshall Rommel (general)", "Rommel Marshall", Contained},
		{"Ali Abdullah Saleh", "Ali Abdallah Salih", NearMatch},
		{"François Mitterrand", "Mitterand", NearMatch},
		{"Nikita Khrushchev", "Khruschev", NearMatch},
		{"George Bush", "George Clinton", SharedWord},
		{"Otto Moe", "Otto Roe", SharedWord},
		{"Roe", "Moe", NoMatch},
		{"", "Moe", NoMatch},
	} {
		if got := MatchNames(test.a, test.b); got != test.want {
			t.Errorf("%q and %q match as %d, want %d", test.a, test.b, got, test.want)
		}
		if there, back := MatchNames(test.a, test.b), MatchNames(test.b, test.a); there != back {
			t.Errorf("%q and %q match as %d, and as %d the other way", test.a, test.b, there, back)
		}
	}
}

func TestNameWords(t *testing.T) {
	for name, want := range map[string]string{
		"Øystein Ærlig":                "oystein aerlig",
		"O'Brien, Jr.":                 "obrien",
		"Sheikh Isa bin Salman [emir]": "sheikh isa salman",
		"U Nu":                         "nu",
		"de la":                        "de la",
		"J. R. Roe":                    "roe",
	} {
		if got := strings.Join(NameWords(name), " "); got != want {
			t.Errorf("the words of %q are %q, want %q", name, got, want)
		}
	}
}

func FuzzMatchNames(f *testing.F) {
	f.Add("Porfirio Díaz", "Diaz")
	f.Add("Kim Jong-un", "ı’ Ł(")
	f.Fuzz(func(t *testing.T, a, b string) {
		if MatchNames(a, b) != MatchNames(b, a) {
			t.Errorf("%q and %q match otherwise the other way", a, b)
		}
		if words := NameWords(a); len(words) > 0 && MatchNames(a, a) != Contained {
			t.Errorf("%q, of the words %q, is not itself", a, words)
		}
		if folded := FoldName(a); FoldName(folded) != folded {
			t.Errorf("%q folds to %q, and that to %q", a, folded, FoldName(folded))
		}
	})
}

func TestEditDistance(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want int
	}{{"", "", 0}, {"abc", "", 3}, {"saleh", "salih", 1}, {"kitten", "sitting", 3}} {
		if got := editDistance(test.a, test.b); got != test.want {
			t.Errorf("from %q to %q are %d edits, want %d", test.a, test.b, got, test.want)
		}
	}
	if !slices.Equal(NameWords("a b"), []string{"a", "b"}) {
		t.Error("a name of single letters keeps them")
	}
}
