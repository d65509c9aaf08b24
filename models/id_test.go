package models

import (
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestParseID(t *testing.T) {
	for _, s := range []string{
		"country:PRK", "country:ottoman-empire", "treaty:dprk-ussr-friendship-1961",
		"party:dprk-ussr-friendship-1961.SUN", "country-name:PRK.korea-en",
		"source:kcna-2024-06-20-treaty", "disagreement:treaty.dprk-ussr-friendship-1961.signedOn",
		"gift:" + strings.Repeat("a", maxIDLength-len("gift:")),
	} {
		id, err := ParseID(s)
		if err != nil || string(id) != s || NewID(id.Kind(), id.Slug()) != id {
			t.Errorf("ParseID(%q) = %q, %v", s, id, err)
		}
	}
}

func TestParseIDRefuses(t *testing.T) {
	for s, why := range map[string]string{
		"":                      "IDs look like",
		"PRK":                   "IDs look like",
		"country:":              "IDs look like",
		":PRK":                  "IDs look like",
		"Country:PRK":           "IDs look like",
		"country:P RK":          "IDs look like",
		"country:-PRK":          "IDs look like",
		"country:PRK-":          "IDs look like",
		"country:a--b":          "IDs look like",
		"country:a.":            "IDs look like",
		"country:PRK\n":         "IDs look like",
		"country:Корея":         "IDs look like",
		"country:a:b":           "IDs look like",
		"nation:PRK":            `there is no kind "nation"`,
		"contry:PRK":            "did you mean country?",
		"threaty:x":             "did you mean treaty?",
		"gift:" + longText(400): "…",
	} {
		id, err := ParseID(s)
		if err == nil || id != "" {
			t.Errorf("ParseID(%q) = %q, %v; want an error", s, id, err)
			continue
		}
		if !strings.Contains(err.Error(), why) || len(err.Error()) > 300 {
			t.Errorf("ParseID(%q): %q does not say %q", s, err, why)
		}
	}
}

func longText(n int) string { return strings.Repeat("a", n) }

func FuzzParseID(f *testing.F) {
	for _, seed := range []string{"country:PRK", "party:a-b.SUN", "country:", "x:y", "a:b\n", "COUNTRY:prk", "country:é"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		id, err := ParseID(s)
		if err != nil {
			if id != "" || len(err.Error()) > 800 {
				t.Fatalf("%q: %q beside the error %q", s, id, err)
			}
			return
		}
		if string(id) != s || KindOf(id.Kind()) == nil || id.Slug() == "" || NewID(id.Kind(), id.Slug()) != id {
			t.Fatalf("%q is read as kind %q, slug %q", s, id.Kind(), id.Slug())
		}
	})
}

// The form by hand is that of the expression.
func TestTheFormOfIDs(t *testing.T) {
	form := regexp.MustCompile(`^[a-z][a-z-]*:[A-Za-z0-9]+(?:[-.][A-Za-z0-9]+)*$`)
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringOf(rapid.SampledFrom([]rune("aZ0:-.é "))).Draw(t, "text")
		if got := hasIDForm(s); got != form.MatchString(s) {
			t.Fatalf("%q has the form: %t", s, got)
		}
	})
}
