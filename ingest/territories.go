package ingest

import (
	"encoding/xml"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"entente/models"
)

// territories brings the historical names of the Office of the Historian:
// countries, the names that they bore, and what followed what. A territory
// that states.csv calls a phase of a country (West Germany, Siam) gives the
// country a dated name, and neither its beginning nor its end.
var territories = &Importer{
	Name:  "historyatstate-territories",
	Takes: "the folder territories with an XML file for each",
	Import: func(raw fs.FS, out *Tables) error {
		all, err := readTerritories(raw)
		if err != nil {
			return err
		}
		for _, t := range all {
			t.add(all, out)
		}
		addNames(all, out)
		return nil
	},
}

// A territory is one file: a name or status that a territory had for a time.
type territory struct {
	ID           string   `xml:"id"`
	Short        string   `xml:"short-form-name"`
	Long         string   `xml:"long-form-name"`
	Type         string   `xml:"type-of-territory"`
	Since        string   `xml:"valid-since"`
	Until        string   `xml:"valid-until"`
	Predecessors []string `xml:"predecessors>predecessor"`
	Successors   []string `xml:"successors>successor"`

	country models.ID
	phase   bool
}

// territoryStill is the year by which the upstream says that a status lasts.
const territoryStill = "9999"

func readTerritories(raw fs.FS) (map[string]*territory, error) {
	files, err := fs.Glob(raw, "territories/*.xml")
	if err != nil || len(files) == 0 {
		return nil, fmt.Errorf("there is no territories/*.xml")
	}
	all := map[string]*territory{}
	for _, file := range files {
		content, err := fs.ReadFile(raw, file)
		if err != nil {
			return nil, err
		}
		t := &territory{}
		if err := xml.Unmarshal(content, t); err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		for _, text := range []*string{&t.ID, &t.Short, &t.Long, &t.Type, &t.Since, &t.Until} {
			*text = strings.ReplaceAll(strings.TrimSpace(*text), "’", "'")
		}
		if t.ID != strings.TrimSuffix(path.Base(file), ".xml") {
			return nil, fmt.Errorf("%s: its id is %q, which is not the file's name", file, t.ID)
		}
		t.country, t.phase = historianCountry(t.ID)
		all[t.ID] = t
	}
	return all, nil
}

// historianCountry is the country that a territory's id means, the last one
// where the slug meant others before, and whether it is only a phase of it.
func historianCountry(id string) (models.ID, bool) {
	spells := states()[stateKey{ByHistorian, id}]
	if len(spells) == 0 {
		return "", false
	}
	last := spells[len(spells)-1]
	return last.country, last.phase
}

func (t *territory) add(all map[string]*territory, out *Tables) {
	if t.country == "" {
		out.Leave(t.ID, "an island, district or stage of a colony that is no country of ours")
		return
	}
	locator := "territories/" + t.ID + ".xml"
	record := Row{"key": t.ID, "locator": locator}
	if !t.phase {
		record["name"] = t.Short
		record["officialName"] = t.officialName()
		record["kind"] = "TERRITORY"
		if t.Type == "independent-state" || sovereign[t.ID] {
			record["kind"] = "STATE"
		}
		if !t.hadPhases(all) {
			record["establishedOn"] = t.since()
		}
		record["dissolvedOn"] = t.until()
	}
	for _, s := range t.successions(all) {
		out.Add("successions", Row{"parent": t.ID, "successor": s.country.Slug(), "kind": s.kind, "occurredOn": t.until()})
	}
	out.Add("countries", record)
}

// sovereign are states that the upstream calls dependencies.
var sovereign = map[string]bool{
	"batavian-republic-1805": true, "dutch-united-provinces-1795": true, "habsburg-empire-1804": true,
	"kingdom-of-serbia-1918": true, "transvaal-1910": true,
}

// hadPhases reports whether the country was there before under another name:
// then the territory's first year is that of a name or a regime.
func (t *territory) hadPhases(all map[string]*territory) bool {
	for _, other := range all {
		if other.phase && other.country == t.country && other.since() != "" && other.since() < t.since() {
			return true
		}
	}
	return false
}

// addNames gives each country the names of its territories. One that it bore
// twice, as Egypt did before and after the United Arab Republic, has no dates:
// a name has one beginning and one end.
func addNames(all map[string]*territory, out *Tables) {
	type bearer struct {
		country models.ID
		name    string
	}
	names := map[bearer]Row{}
	for _, id := range slices.Sorted(maps.Keys(all)) {
		t := all[id]
		if t.country == "" {
			continue
		}
		for i, name := range []string{t.Short, t.officialName()} {
			if name == "" {
				continue
			}
			row := Row{"parent": t.ID, "name": name, "language": "en", "startedOn": t.since(), "endedOn": t.until()}
			if i > 0 {
				row["official"] = "true"
			}
			if earlier := names[bearer{t.country, name}]; earlier != nil {
				joinSpells(earlier, row)
				continue
			}
			names[bearer{t.country, name}] = row
			out.Add("country_names", row)
		}
	}
}

// joinSpells makes one time of two that follow each other at once, and none of
// two that do not.
func joinSpells(row, other Row) {
	switch {
	case row["endedOn"] != "" && row["endedOn"] == other["startedOn"]:
		row["endedOn"] = other["endedOn"]
	case other["endedOn"] != "" && other["endedOn"] == row["startedOn"]:
		row["startedOn"] = other["startedOn"]
	case row["startedOn"] != other["startedOn"] || row["endedOn"] != other["endedOn"]:
		delete(row, "startedOn")
		delete(row, "endedOn")
	}
}

// officialName is the long form where it says more than the short one.
func (t *territory) officialName() string {
	if t.Long == t.Short || t.Long == "(none)" || t.Long == "None" {
		return ""
	}
	return t.Long
}

// since is the year of the beginning; some files give none, or a slip such as
// a beginning after the end.
func (t *territory) since() string {
	year := ediYear(t.Since)
	if year != "" && t.until() != "" && year > t.until() {
		return ""
	}
	return year
}

func (t *territory) until() string {
	if t.Until == territoryStill {
		return ""
	}
	return ediYear(t.Until)
}

// ediYear is a year as EDTF writes it, "" for anything else.
func ediYear(text string) string {
	if !digits(text) || len(text) > 4 {
		return ""
	}
	return fmt.Sprintf("%04s", text)
}

type succession struct {
	country models.ID
	kind    string
}

// successions are the countries that followed one that ended. The upstream
// does not say how: we call it a partition where several followed, a merger
// where it became part of a country that there was before, and a continuation
// where one that began then took its place.
func (t *territory) successions(all map[string]*territory) []succession {
	if t.Until == territoryStill || !t.wasLast(all) {
		return nil
	}
	var followers []*territory
	for _, id := range t.Successors {
		next := all[id]
		if next == nil || next.country == "" || next.country == t.country || !t.endsWhen(next) {
			continue
		}
		if !slices.ContainsFunc(followers, func(f *territory) bool { return f.country == next.country }) {
			followers = append(followers, next)
		}
	}
	var found []succession
	for _, next := range followers {
		kind := "PARTITION"
		switch {
		case continues[t.ID] == next.ID:
			kind = "CONTINUATION"
		case seceded[next.ID] == t.ID:
			kind = "SECESSION"
		case len(followers) > 1:
		case next.hadPhases(all), next.since() != "" && next.since() < t.until():
			kind = "MERGER"
		default:
			kind = "CONTINUATION"
		}
		found = append(found, succession{next.country, kind})
	}
	return found
}

// wasLast reports whether no other name or status of the same country came after.
func (t *territory) wasLast(all map[string]*territory) bool {
	for _, other := range all {
		if other.country == t.country && other != t && (other.Until == territoryStill || other.until() > t.until()) {
			return false
		}
	}
	return true
}

// continues names the one of several successors that is the same person in
// international law.
var continues = map[string]string{
	"soviet-union-1991":          "russia",
	"russian-empire-1917":        "soviet-union-1991",
	"ottoman-empire-1922":        "turkey",
	"serbia-and-montenegro-2006": "serbia",
}

// seceded are the successors that left before their predecessor ended.
var seceded = map[string]string{
	"estonia": "soviet-union-1991", "latvia": "soviet-union-1991", "lithuania": "soviet-union-1991",
	"empire-of-brazil-1889": "united-kingdom-of-portugal-brazil-and-algarves-1822",
}

// endsWhen reports whether a successor follows at once. The upstream also
// names those that came later, after others.
func (t *territory) endsWhen(next *territory) bool {
	const slack = 2 // years are all that is given
	var end, begin int
	if _, err := fmt.Sscan(t.until(), &end); err != nil {
		return false
	}
	if _, err := fmt.Sscan(next.since(), &begin); err != nil {
		return false
	}
	return begin <= end+slack && (next.Until == territoryStill || next.until() > t.until())
}
