// Package names knows what territories are called in the locales of the
// Unicode Common Locale Data Repository (CLDR). The table is made by
// names/namegen from the package cldr-localenames-full, under the Unicode
// License v3 (names/LICENSE). golang.org/x/text carries an older edition, in
// which Eswatini is Swaziland.
//
//	tag, err := names.Parse("ru")
//	name, ok := names.Of("DE", tag) // Германия
package names

import (
	"bytes"
	"compress/gzip"
	_ "embed" // the table
	"errors"
	"fmt"
	"io"
	"strings"
	"sync"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

// table is, compressed, a line for each locale and below it one for each
// territory: its code, a tab and the name. A name that the locale above it
// has too (that of zh-Hant-HK is zh-Hant) is left out. A code followed by
// another word, such as CZ-variant, is another usual name.
//
//go:embed territories.tsv.gz
var table []byte

// read is the table, read when first asked for.
type read struct {
	locales []string
	tags    []language.Tag
	names   map[string]map[string]string // by locale and code
	matcher language.Matcher
}

var cldr = sync.OnceValue(func() *read {
	unpacked, err := gzip.NewReader(bytes.NewReader(table))
	if err != nil {
		panic(err) // a test reads it
	}
	text, err := io.ReadAll(unpacked)
	if err != nil {
		panic(err)
	}
	r := &read{names: map[string]map[string]string{}}
	var of map[string]string
	for line := range strings.Lines(string(text)) {
		code, name, isName := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		if isName {
			of[code] = name
			continue
		}
		of = map[string]string{}
		r.locales, r.tags, r.names[code] = append(r.locales, code), append(r.tags, language.Make(code)), of
	}
	r.matcher = language.NewMatcher(append([]language.Tag{language.Und}, r.tags...))
	return r
})

// Parse reads a locale, a BCP 47 tag such as ru, zh-Hant or pt-BR. All of its
// subtags must be known to BCP 47; the CLDR need not have the language. The
// error says what is wrong, and what may have been meant.
func Parse(locale string) (language.Tag, error) {
	tag, err := language.All.Parse(locale) // that of an old tag is today's: iw is he
	if err == nil {
		return tag, nil
	}
	wrong := fmt.Sprintf("%q is not a locale", clip(locale))
	if unknown := language.ValueError(nil); errors.As(err, &unknown) {
		wrong += fmt.Sprintf(": BCP 47 knows no %q", unknown.Subtag())
	}
	if meant := meant(locale); meant != "" {
		return language.Und, fmt.Errorf("%s; did you mean %s?", wrong, meant)
	}
	return language.Und, fmt.Errorf("%s; write a BCP 47 tag such as ru, zh-Hant or pt-BR", wrong)
}

// meant is the locale of somebody who wrote the name of a language, in English
// or as it calls itself, the code of a state, or a script or region that is
// none behind a language; "" for others.
func meant(locale string) string {
	if tag, known := called()[strings.ToLower(locale)]; known {
		return tag
	}
	first, _, isLong := strings.Cut(strings.ReplaceAll(locale, "_", "-"), "-")
	if base, err := language.ParseBase(first); isLong && err == nil {
		return base.String()
	}
	if region, err := language.ParseRegion(locale); err == nil && len(locale) == 2 && region.IsCountry() {
		base, _ := language.Make("und-" + region.String()).Base()
		return base.String()
	}
	return ""
}

// called are the locales of languages by their names, in lower case.
var called = sync.OnceValue(func() map[string]string {
	byName := map[string]string{}
	for _, tag := range cldr().tags {
		for _, namer := range []display.Namer{display.English.Tags(), display.Self} {
			if name := strings.ToLower(namer.Name(tag)); name != "" && byName[name] == "" {
				byName[name] = tag.String()
			}
		}
	}
	return byName
})

// Of is what a territory is called in a locale or the nearest one of its
// language and script: that of ru-KZ is ru, that of zh-TW is zh-Hant. The code
// is that of ISO 3166-1, of two letters, or XK for Kosovo.
func Of(code string, tag language.Tag) (name string, ok bool) {
	r := cldr()
	_, i, confidence := r.matcher.Match(tag)
	// The library's last resort is English.
	if i == 0 || confidence < language.High || !SameLanguage(tag, r.tags[i-1]) {
		return "", false
	}
	for locale := r.locales[i-1]; ; {
		if name, ok = r.names[locale][code]; ok {
			return name, true
		}
		cut := strings.LastIndexByte(locale, '-')
		if cut < 0 {
			return "", false
		}
		locale = locale[:cut]
	}
}

// SameLanguage says whether two tags are of one language, whatever the script
// and region.
func SameLanguage(a, b language.Tag) bool {
	one, _ := a.Base()
	other, _ := b.Base()
	return one == other
}

// Within says whether a tag is of the language of another, and of its script
// and region where that names them: ko-Latn is within ko, and ko is not within
// ko-Latn.
func Within(tag, wide language.Tag) bool {
	base, script, region := tag.Raw()
	wideBase, wideScript, wideRegion := wide.Raw()
	return base == wideBase && (wideScript == script || wideScript == language.Script{}) && (wideRegion == region || wideRegion == language.Region{})
}

// Territory is the code by which a country has names in the CLDR: its ISO
// 3166-1 code of two letters, and for Kosovo, which has none, XK.
func Territory(slug, alpha2 string) string {
	if slug == "kosovo" && alpha2 == "" {
		return "XK"
	}
	return alpha2
}

// All calls yield with each name of each territory in each locale, some of
// them several times.
func All(yield func(code, name string) bool) {
	r := cldr()
	for _, locale := range r.locales {
		for code, name := range r.names[locale] {
			if !yield(code[:2], name) {
				return
			}
		}
	}
}

// Locales are the locales of the table, in the order of their tags.
func Locales() []string { return cldr().locales }

// unwritten is the code for no script that is known.
const unwritten = "Zzzz"

// Script is the ISO 15924 code of the script of a text by the tag of its
// language: the one that it names, else the usual one of the language; "" for
// a tag that tells none.
func Script(tag string) string {
	parsed, err := language.Parse(tag)
	if err != nil {
		return ""
	}
	base, named, _ := parsed.Raw()
	if script := named.String(); script != unwritten {
		return script
	}
	if base.String() == "und" {
		return ""
	}
	script, _ := parsed.Script()
	if script.String() == unwritten {
		return ""
	}
	return script.String()
}

// clip keeps an echoed input short.
func clip(text string) string {
	const most = 60
	if len(text) <= most {
		return text
	}
	return strings.ToValidUTF8(text[:most], "") + "…"
}
