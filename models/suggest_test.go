package models

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestNearest(t *testing.T) {
	words := []string{"signedOn", "signedAt", "summary", "title", "ÖSTERREICH"}
	for got, want := range map[string]string{
		"signedOn":                "signedOn",
		"SIGNEDON":                "signedOn",   // case is ignored
		"singedOn":                "signedOn",   // a swap of neighbours is one edit
		"signed":                  "signedOn",   // of two as near the first
		"sumary":                  "summary",    // a letter is missing
		"tittle":                  "title",      // a letter is too many
		"titul":                   "",           // two edits of five letters
		"ti":                      "",           // three edits of two letters
		"österreihc":              "ÖSTERREICH", // letters are counted, not bytes
		"colour":                  "",
		"":                        "",
		longText(maxIDLength + 1): "",
	} {
		if near := Nearest(got, words); near != want {
			t.Errorf("Nearest(%q) = %q, want %q", clip(got), near, want)
		}
	}
	if hint := DidYouMean("sumary", words); hint != "; did you mean summary?" {
		t.Errorf("the hint is %q", hint)
	}
	if hint := DidYouMean("colour", words); hint != "" {
		t.Errorf("the hint is %q, where nothing is near", hint)
	}
}

func TestNearestFindsASlipOfThePen(t *testing.T) {
	words := KindOf("treaty").FieldNames()
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.SampledFrom(words).Draw(t, "word")
		letters := []rune(word)
		at := rapid.IntRange(0, len(letters)-2).Draw(t, "at")
		switch rapid.SampledFrom([]string{"swap", "drop", "add", "change"}).Draw(t, "slip") {
		case "swap":
			letters[at], letters[at+1] = letters[at+1], letters[at]
		case "drop":
			letters = slices.Delete(letters, at, at+1)
		case "add":
			letters = slices.Insert(letters, at, 'q')
		case "change":
			letters[at] = 'q'
		}
		if near := Nearest(string(letters), words); near != word {
			t.Fatalf("%q is nearest to %q, not to %q", string(letters), near, word)
		}
	})
}
