package ingest

import (
	"slices"
	"strings"

	"entente/models"
)

// addWikidataPerson adds a person with all terms.
func addWikidataPerson(terms []*wikidataTerm, out *Tables) {
	slices.SortStableFunc(terms, func(a, b *wikidataTerm) int { return strings.Compare(a.start+string(a.role), b.start+string(b.role)) })
	item := terms[0].item
	record := Row{"key": item, "locator": "item " + item, "wikidataId": item, "name": wikidataName(terms[0])}
	keys := tenureKeys{}
	added := false
	for _, t := range terms {
		if t.unnamed {
			out.Leave(t.locator(), "a term of a leader of North Korea, whom the query calls head of state whatever the office was")
			added = true
			continue
		}
		for _, tenure := range t.tenures(out) {
			tenure["parent"] = item
			tenure["row"] = keys.next(t.word(), tenure["startedOn"], t.start)
			if key := wikidataKeys[item+" "+tenure["row"]]; key != "" {
				tenure["row"] = key
			}
			if record["country"] == "" || t.iso3 != "CAN" && t.iso3 != "AUS" { // the crown's realms come after its seat
				record["country"] = tenure["country"]
			}
			out.Add("tenures", tenure)
			added = true
		}
	}
	if added {
		out.Add("leaders", record)
	}
}

// wikidataName is an English name; a label that is only an item's number is none.
func wikidataName(t *wikidataTerm) string {
	if name := wikidataPersons()[t.item]["name"]; name != "" {
		return name
	}
	if t.label == t.item {
		return ""
	}
	return strings.TrimSpace(t.label)
}

// wikidataOpen are terms that the query lists as current and that had ended by
// then: they are left without an end.
var wikidataOpen = map[string]bool{
	"VNM Q10831196 HEAD_OF_STATE": true, // To Lam, whose successor was elected on 2024-10-21
}

// tenures are the tenures of a term: two where one state followed another.
func (t *wikidataTerm) tenures(out *Tables) []Row {
	tenure := Row{"locator": t.locator(), "role": string(t.role), "startedOn": t.start, "endedOn": t.end, "office": "Head of state"}
	switch {
	case t.role == models.RoleHeadOfGovernment:
		tenure["office"] = "Head of government"
	case t.iso3 == "AUS" && !australianMonarchs[t.item]:
		tenure["office"], tenure["role"] = "Governor-General", string(models.RoleOther)
	}
	until := t.end
	if t.end == "" {
		until = t.start
		if t.current && !wikidataOpen[t.iso3+" "+t.item+" "+string(t.role)] {
			tenure["endedOn"], until = models.OpenEnd, wikidataObserved
		}
	}
	if t.iso3 == "TWN" && t.start < taipei {
		tenure["country"] = models.NewID("country", "CHN").Slug()
		return []Row{tenure}
	}
	if wikidataFounded[t.iso3] != "" {
		tenure["country"] = models.NewID("country", t.iso3).Slug()
		return []Row{tenure}
	}
	return divideSpell(tenure, ByAlpha3, t.iso3, until, out)
}

// australianMonarchs are the heads of state of Australia. Of all the crown's
// realms the query lists governors general there too, who stand for the monarch.
var australianMonarchs = map[string]bool{"Q9682": true, "Q43274": true}

// taipei is the day from which the government of the Republic of China sat on
// Taiwan. Its heads until then were those of China.
const taipei = "1949-12-07"

// wikidataObserved is about when the query was made.
const wikidataObserved = "2025-10-01"

// word is the word of the office in the key of a tenure. It is only a name: what
// the office is, its title and role say.
func (t *wikidataTerm) word() string {
	head := t.role == models.RoleHeadOfState
	switch {
	case head && monarchies[t.iso3]:
		return "monarch"
	case head && (presidential[t.iso3] || t.start >= "1946" && !headOfState[t.iso3]):
		return "president"
	case head:
		return "head-of-state"
	case t.iso3 == "DEU" || t.iso3 == "AUT":
		return "chancellor"
	case t.iso3 == "CHN" || t.iso3 == "PRK" || t.iso3 == "TWN":
		return "premier"
	}
	return "prime-minister"
}

var (
	monarchies = map[string]bool{
		"GBR": true, "BEL": true, "NLD": true, "DNK": true, "NOR": true, "SWE": true, "ESP": true, "LUX": true, "JOR": true, "MAR": true,
		"THA": true, "BHR": true, "QAT": true, "KWT": true, "OMN": true, "SAU": true, "BTN": true, "BRN": true, "TON": true, "LSO": true,
		"SWZ": true, "MCO": true, "LIE": true, "JPN": true, "MYS": true, "KHM": true,
	}
	// headOfState are states whose heads are a crown's, its governors general,
	// or otherwise not presidents for a part of the time.
	headOfState = map[string]bool{
		"AUS": true, "CAN": true, "NZL": true, "VAT": true, "AND": true, "SMR": true, "WSM": true, "IRN": true, "AFG": true, "ETH": true, "LBY": true,
		"IRQ": true, "EGY": true, "GRC": true, "NPL": true, "ROU": true, "HUN": true, "BGR": true, "ALB": true, "LAO": true, "JAM": true, "BHS": true,
		"BRB": true, "BLZ": true, "GRD": true, "LCA": true, "VCT": true, "KNA": true, "ATG": true, "PNG": true, "SLB": true, "TUV": true, "FJI": true,
		"ARE": true, "PRK": true, "TUN": true, "YEM": true, "MDG": true, "BDI": true,
	}
)

// wikidataKeys are the keys of tenures that were committed before this importer.
var wikidataKeys = map[string]string{
	"Q16988 president-1959": "chairman-1959",
}
