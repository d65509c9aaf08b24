package ingest

import (
	"strings"
	"unicode"

	"entente/models"
)

// actorOf writes the ID of a party as a table does: the usual kind unnamed.
func actorOf(id models.ID) string {
	if id.Kind() == "country" {
		return id.Slug()
	}
	return string(id)
}

// stateInScheme is the country that a name means in a scheme of the upstream's
// own, or in that of names where the scheme does not know the name.
func stateInScheme(scheme Scheme, name string, on models.Date) models.ID {
	if _, own := states()[stateKey{scheme, StateName(name)}]; own {
		return State(scheme, StateName(name), on)
	}
	return State(ByName, name, on)
}

// keepOrder drops from a record the dates that come before an earlier step,
// such as an entry into force before the signature. Fields are named in the
// order of the steps.
func keepOrder(row Row, locator string, out *Tables, steps ...string) {
	for i, later := range steps {
		date := dateOf(row[later])
		if row[later] != "" && row[later] != models.OpenEnd && !date.IsKnown() {
			out.Leave(locator+" "+later, "a date that is none")
			delete(row, later)
			continue
		}
		for _, earlier := range steps[:i] {
			if before := dateOf(row[earlier]); date.IsKnown() && before.IsKnown() && before.Earliest() > date.Latest() {
				out.Leave(locator+" "+later, later+" before "+earlier)
				delete(row, later)
				break
			}
		}
	}
}

// treatySteps are the dates of a treaty in the order in which they come.
var treatySteps = []string{"signedOn", "enteredIntoForceOn", "terminatedOn"}

// partySteps are those of a party.
var partySteps = []string{"signedOn", "consentedOn", "enteredIntoForceOn", "withdrewOn"}

// lowered are the words that stand in lower case inside a title.
var lowered = setOf(`a an and as at between by concerning constituting during for from in into its of on or over
	regarding regulating relating relative respecting than that the their thereto to towards under upon with within without`)

// capitals are the words that are all capitals in a title.
var capitals = setOf(`ABM ASEAN CARICOM CARIFORUM CEFTA CESCR COMESA CSCE EC ECOWAS EEC EFTA EPA EU FAO GATT IAEA ICAO ILO IMO INF ITU MARPOL
	MERCOSUR NATO OECD SACU SADC SALT SOLAS START TIAS UK UN UNESCO UNIDO UPU US USA USSR WHA WHO WIPO WMO WTO
	II III IV VI VII VIII IX XI XII XIII XIV XV XVI XVII XVIII XIX XX XXI XXII XXIII`)

func setOf(words string) map[string]bool {
	set := map[string]bool{}
	for _, word := range strings.Fields(words) {
		set[word] = true
	}
	return set
}

var spaces = expr(`\s+`)

// titleCase writes a title of which the upstream has lost the cases, because it
// prints all letters large or begins every word with a large one: small words
// are written small, others begin large, known abbreviations stay.
func titleCase(title string) string {
	words := strings.Fields(title)
	for i, word := range words {
		bare := strings.Trim(word, `.,;:()[]"'`)
		lower := strings.ToLower(bare)
		switch {
		case bare == "":
		case capitals[strings.ToUpper(bare)] && (bare == strings.ToUpper(bare)):
		case i > 0 && lowered[lower] && !strings.HasSuffix(words[i-1], ":"):
			words[i] = strings.Replace(word, bare, lower, 1)
		case bare == strings.ToUpper(bare):
			words[i] = strings.Replace(word, bare, largeInitials(lower), 1)
		}
	}
	return strings.Join(words, " ")
}

// largeInitials begins a word, and each part after a hyphen, with a large letter.
func largeInitials(word string) string {
	large := true
	return strings.Map(func(r rune) rune {
		if large {
			r = unicode.ToUpper(r)
		}
		large = r == '-' || r == '('
		return r
	}, word)
}

// isShouted reports whether a text has no small letter.
func isShouted(text string) bool { return text == strings.ToUpper(text) }

// cleanTitle is a title without doubled spaces, notes and final stop. Letters
// that the upstream broke are left out.
func cleanTitle(title string) string {
	title = strings.ReplaceAll(title, "\ufffds ", "'s ")
	title = strings.ReplaceAll(title, "\ufffd", "")
	title = spaces.ReplaceAllString(title, " ")
	return strings.TrimRight(strings.TrimSpace(title), ".*, ")
}

// instrument are the words of which a title of a treaty holds at least one.
var instrument = expr(`(?i)\b(accords?|acts?|agreements?|agreed|amend\w*|annex(es)?|arrangements?|articles?|charter|code|communi[qc]u?e|compact|concordat|constitution|contract|conventions?|covenant|declarations?|exchange|instruments?|joint|letters?|measures|memorand\w*|minutes?|modus|notes?|pact|plan|proc[eè]s|protocols?|provisions|regulations?|resolutions?|rules|statutes?|terms|treaty|treaties|understanding|undertaking|union|market|area|community|communities|association)\b`)

// depositaryVersion marks the text of one of several depositaries: they are one treaty.
var depositaryVersion = expr(`(?i)\s*[\[(](london|moscow|washington)( d\.?c\.?)? version[\])]`)
