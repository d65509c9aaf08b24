package ingest

import (
	"slices"
	"strings"
	"testing"
)

func TestFormOf(t *testing.T) {
	for title, want := range map[string]string{
		"Convention on Lamps":                                  "",
		"Convention on Lamps with Additional Protocol":         "",
		"Convention on Lamps and Optional Protocol":            "",
		"Protocol to the Convention on Lamps":                  "protocol",
		"Additional Protocol to the Convention on Lamps":       "protocol addition",
		"Exchange of Notes about Lamps":                        "notes",
		"Exchange of Letters extending the Agreement on Lamps": "extension notes",
		"Lamp Agreement, 1968, as extended":                    "amended text extension",
		"Amendment to the Lamp Agreement":                      "change",
		"Convention on Environmental Modification Techniques":  "",
		"Agreement on the Withdrawal of Forces":                "",
		"Agreement on the Withdrawal of a Reservation":         "end",
		"Convention on Letters of Credit":                      "",
		"Act of Accession of Norway":                           "accession",
		"Third Lamp Agreement":                                 "second",
	} {
		if got := formOf(title); got != want {
			t.Errorf("%q is of the form %q, want %q", title, got, want)
		}
	}
}

func TestTellingWords(t *testing.T) {
	for title, want := range map[string]string{
		"Agreement between the Government and the Republic concerning Lamps":    "lamp",
		"Annex III to the Third Convention on Lamps, signed on 3rd March, 1950": "3 lamp 1950",
		"Co-operation in the Defense of Ferries":                                "cooperation defence ferr",
		"":                                                                      "",
	} {
		if got := strings.Join(tellingWords(title), " "); got != want {
			t.Errorf("%q tells %q, want %q", title, got, want)
		}
	}
}

func FuzzTellingWords(f *testing.F) {
	f.Add("Exchange of Notes respecting Annex III of 3rd March, 1950")
	f.Add("Protocole à la Convention « XX »")
	f.Fuzz(func(t *testing.T, title string) {
		words := tellingWords(title)
		for _, word := range words {
			if untelling[word] || word == "" || strings.ContainsAny(word, " ,") {
				t.Errorf("%q tells %q", title, word)
			}
		}
		if sorted := slices.Compact(slices.Sorted(slices.Values(words))); len(sorted) != len(words) {
			t.Errorf("%q tells a word twice: %q", title, words)
		}
		if form := formOf(title); strings.TrimSpace(form) != form {
			t.Errorf("%q is of the form %q", title, form)
		}
	})
}
