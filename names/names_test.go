package names

import (
	"strings"
	"testing"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
	"pgregory.net/rapid"
)

func TestOf(t *testing.T) {
	for _, c := range []struct{ code, locale, name string }{
		{"DE", "ru", "Германия"},
		{"DE", "ru-KZ", "Германия"},
		{"KP", "zh", "朝鲜"},
		{"KP", "zh-TW", "北韓"},
		{"KP", "zh-Hant-TW", "北韓"},
		{"RS", "sr", "Србија"},
		{"RS", "sr-Latn-RS", "Srbija"},
		{"SZ", "en", "Eswatini"},
		{"MK", "de", "Nordmazedonien"},
		{"XK", "sq", "Kosovë"},
		{"US", "iw", "ארצות הברית"},       // an old tag of Hebrew
		{"US", "pt_BR", "Estados Unidos"}, // as programs write it
		{"JP", "ja-u-ca-japanese", "日本"},  // extensions say nothing of names
		{"TR", "qaa", ""},
		{"TR", "tlh", ""}, // no language, and one without names
		{"SU", "ru", ""},
		{"", "ru", ""},
		{"ZZ", "en", ""},
	} {
		tag, err := Parse(c.locale)
		if err != nil {
			t.Fatal(err)
		}
		if got, ok := Of(c.code, tag); got != c.name || ok != (c.name != "") {
			t.Errorf("%s in %s is %q %v, want %q", c.code, c.locale, got, ok, c.name)
		}
	}
}

func TestParseRefuses(t *testing.T) {
	for _, wrong := range []string{"", "!", "russian language", "-", strings.Repeat("x", 900)} {
		if tag, err := Parse(wrong); err == nil {
			t.Errorf("%q is %v", wrong, tag)
		} else if len(err.Error()) > 200 {
			t.Errorf("%v", err)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.String().Draw(t, "text")
		if tag, err := Parse(text); err == nil {
			Of("DE", tag)
		}
		Script(text)
	})
}

func TestParseTellsWhatWasMeant(t *testing.T) {
	for wrong, want := range map[string]string{
		"xx":           `"xx" is not a locale: BCP 47 knows no "xx"; write a BCP 47 tag such as ru, zh-Hant or pt-BR`,
		"zh-Hatn":      `"zh-Hatn" is not a locale: BCP 47 knows no "Hatn"; did you mean zh?`,
		"german":       `"german" is not a locale; did you mean de?`,
		"Русский":      `"Русский" is not a locale; did you mean ru?`,
		"jp":           `"jp" is not a locale: BCP 47 knows no "jp"; did you mean ja?`,
		"en_US.UTF-8":  `"en_US.UTF-8" is not a locale; did you mean en?`,
		"russian text": `"russian text" is not a locale; write a BCP 47 tag such as ru, zh-Hant or pt-BR`,
		"C":            `"C" is not a locale; write a BCP 47 tag such as ru, zh-Hant or pt-BR`,
	} {
		if _, err := Parse(wrong); err == nil || err.Error() != want {
			t.Errorf("%q: %v, want %s", wrong, err, want)
		}
	}
	for _, right := range []string{"la", "tlh", "qaa", "x-own", "und", "mul"} { // without names, and known
		if _, err := Parse(right); err != nil {
			t.Error(err)
		}
	}
}

// Most names have not changed since the edition that x/text carries.
func TestMostNamesAreThoseOfTheLibrary(t *testing.T) {
	same, all := 0, 0
	for _, locale := range []string{"fr", "ru", "ar", "ko", "ja", "es", "hi", "tr"} {
		namer := display.Regions(language.MustParse(locale))
		for code := range cldr().names["en"] {
			if region, err := language.ParseRegion(code); err == nil && len(code) == 2 {
				all++
				if name, _ := Of(code, language.MustParse(locale)); name == namer.Name(region) {
					same++
				}
			}
		}
	}
	if all < 1500 || same < all*8/10 {
		t.Errorf("%d of %d names are the same", same, all)
	}
}

func TestTable(t *testing.T) {
	if n := len(Locales()); n < 250 {
		t.Errorf("%d locales", n)
	}
	codes, count := map[string]bool{}, 0
	for code, name := range All {
		if len(code) != 2 || name == "" {
			t.Fatalf("%q is called %q", code, name)
		}
		codes[code] = true
		count++
	}
	if len(codes) < 249 || count < 50_000 { // as ISO 3166-1 has
		t.Errorf("%d names of %d territories", count, len(codes))
	}
}

func TestScript(t *testing.T) {
	for tag, want := range map[string]string{"ko": "Kore", "ko-Latn": "Latn", "ru": "Cyrl", "zh-Hant": "Hant", "en": "Latn", "und": "", "": "", "!": ""} {
		if got := Script(tag); got != want {
			t.Errorf("%q is written in %q, want %q", tag, got, want)
		}
	}
}
