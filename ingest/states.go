package ingest

import (
	"bytes"
	_ "embed"
	"encoding/csv"
	"fmt"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/runes"
	"golang.org/x/text/transform"
	"golang.org/x/text/unicode/norm"

	"entente/models"
)

// A Scheme is a way in which upstreams name states.
type Scheme string

// The schemes of states.csv.
const (
	// ByAlpha3 is ISO 3166-1 alpha-3 and what is used in its manner.
	ByAlpha3 Scheme = "iso3"
	// ByCOW is the Correlates of War state number.
	ByCOW Scheme = "cow"
	// ByHistorian is a slug of the Office of the Historian.
	ByHistorian Scheme = "hist"
	// ByName is an English name, compared by [StateName].
	ByName Scheme = "name"
)

//go:embed states.csv
var statesCSV []byte

// A stateSpell says which country a code means from one day to another, both
// included; no day is no bound.
type stateSpell struct {
	from, to models.Date
	country  models.ID
	// phase marks a code that means a time of a country, such as West Germany,
	// and not the whole of it.
	phase bool
}

type stateKey struct {
	scheme Scheme
	code   string
}

// states is the table states.csv, read once.
var states = sync.OnceValue(func() map[stateKey][]stateSpell {
	table := map[stateKey][]stateSpell{}
	rows, err := csv.NewReader(bytes.NewReader(statesCSV)).ReadAll()
	if err != nil {
		panic(fmt.Sprintf("ingest: states.csv: %v", err))
	}
	for _, row := range rows[1:] {
		key := stateKey{Scheme(row[0]), row[1]}
		table[key] = append(table[key], stateSpell{
			from: models.MustDate(row[2]), to: models.MustDate(row[3]),
			country: models.NewID("country", row[4]), phase: row[5] == "phase",
		})
	}
	return table
})

// State is the country that an upstream's code or name means on a date, ""
// where it is not in the table, or where the date (or its absence) leaves open
// which of several countries is meant.
func State(scheme Scheme, code string, on models.Date) models.ID {
	if scheme == ByName {
		code = StateName(code)
	}
	spells := states()[stateKey{scheme, code}]
	var found models.ID
	for _, s := range spells {
		if !s.mayMean(on) {
			continue
		}
		if found != "" && found != s.country {
			return ""
		}
		found = s.country
	}
	return found
}

// mayMean reports whether some day that the date can mean is in the spell.
func (s stateSpell) mayMean(on models.Date) bool {
	if !on.IsKnown() {
		return true
	}
	return (!s.from.IsKnown() || on.Latest() >= s.from.Earliest()) && (!s.to.IsKnown() || on.Earliest() <= s.to.Latest())
}

var (
	inBrackets = expr(`\([^)]*\)`)
	noWord     = expr(`[^a-z0-9]+`)
)

// StateName is a state's name as it is compared: lower case, without
// diacritics, brackets, punctuation and a leading article.
func StateName(name string) string {
	plain := inBrackets.ReplaceAllString(Fold(name), " ")
	plain = strings.TrimSpace(noWord.ReplaceAllString(plain, " "))
	return strings.TrimPrefix(plain, "the ")
}

// Fold is a text in lower case and without diacritics, as names are compared.
func Fold(text string) string {
	folded, _, err := transform.String(transform.Chain(norm.NFKD, runes.Remove(runes.In(unicode.Mn)), norm.NFC), text)
	if err != nil { // only what is not UTF-8, which stays as it is
		folded = text
	}
	return strings.ToLower(folded)
}
