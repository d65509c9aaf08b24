package ingest

import (
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"

	"entente/models"
)

// cowStates brings the Correlates of War numbers. The dates of membership in
// the state system are not those of statehood, and stay out.
var cowStates = &Importer{
	Name:  "cow-states-2016",
	Takes: "states2016.csv",
	Import: func(raw fs.FS, out *Tables) error {
		rows, err := readCSV(raw, "states2016.csv", "ccode", "statenme")
		if err != nil {
			return err
		}
		seen := map[string]bool{}
		for _, row := range rows {
			number := row["ccode"]
			if seen[number] {
				continue
			}
			seen[number] = true
			if number == "260" {
				out.Leave(number, "the number of Germany from 1955 to 1990, which bears 255 before and after")
				continue
			}
			record := Row{"key": number, "locator": "states2016.csv, ccode " + number, "cowNumber": number}
			if slug := onlyInCOW[number]; slug != "" {
				record["name"], record["kind"] = germanName(row["statenme"]), "STATE"
			}
			out.Add("countries", record)
		}
		return nil
	},
}

// onlyInCOW are the numbers of states that no other source here describes.
var onlyInCOW = map[string]string{
	"240": "hanover", "245": "bavaria", "267": "baden", "269": "saxony", "271": "wuerttemberg",
	"273": "hesse-electoral", "275": "hesse-grand-ducal", "280": "mecklenburg-schwerin",
	"332": "modena", "335": "parma", "337": "tuscany",
}

// germanName mends the one name that the list spells in a way of its own.
func germanName(name string) string {
	return strings.Replace(name, "Wuerttemburg", "Wuerttemberg", 1)
}

// icowHistory brings the months in which states left one that then ended. The
// Soviet Union is the one that the dataset knows by its number and by its end.
var icowHistory = &Importer{
	Name:  "icow-colonial-history-1.1",
	Takes: "icow_coldata110.csv",
	Import: func(raw fs.FS, out *Tables) error {
		rows, err := readCSV(raw, "icow_coldata110.csv", "State", "IndFrom", "IndDate", "SecFrom", "SecDate")
		if err != nil {
			return err
		}
		const soviet = "365"
		for _, row := range rows {
			if row["State"] == soviet {
				out.Add("countries", Row{"key": soviet, "locator": "coldata110.csv, State 365: central republic of USSR (1922-91)", "cowNumber": soviet})
			}
			date := row["SecDate"]
			if row["SecFrom"] != soviet && row["IndFrom"] == soviet {
				date = row["IndDate"]
			} else if row["SecFrom"] != soviet {
				continue
			}
			month := fmt.Sprintf("%.4s-%s", date, date[4:])
			country := State(ByCOW, row["State"], models.MustDate(month))
			if !strings.HasPrefix(month, "1991-") || country == "" {
				out.Leave("State "+row["State"], "left the Russian Empire, or another state under its number")
				continue
			}
			out.Add("successions", Row{"parent": soviet, "locator": "coldata110.csv, State " + row["State"], "successor": country.Slug(), "occurredOn": month})
		}
		return nil
	},
}

// manystates brings capitals, coordinates and dates of states from the Global
// Governance Observations, and the former states that only these describe.
var manystates = &Importer{
	Name:  "manystates-ggo",
	Takes: "states_ggo.csv",
	Import: func(raw fs.FS, out *Tables) error {
		rows, err := readCSV(raw, "states_ggo.csv", "stateID", "StateName", "Begin", "End")
		if err != nil {
			return err
		}
		spells, ofCode := map[models.ID][]Row{}, map[string][]Row{}
		for _, row := range rows {
			ofCode[row["stateID"]] = append(ofCode[row["stateID"]], row)
			country := ggoCountry(row)
			if country == "" {
				out.Leave(ggoKey(row), "a time of a state whose code means several, or an organization")
				continue
			}
			spells[country] = append(spells[country], row)
		}
		for country, times := range spells {
			addGGO(country, times, ofCode, out)
		}
		return nil
	},
}

// ggoStill is the day by which the upstream says that a state exists.
const ggoStill = "9999-12-31"

// ggoNotBegun are the spells whose beginning is not that of the state but that
// of a dynasty, a regime, a republic or a predecessor, or the end of an
// occupation or a union.
var ggoNotBegun = map[string]bool{
	"AUT/1955-07-27": true, "CHN/1368": true, "DEU/1949-05-23": true, "EGY/1953-06-18": true,
	"ETH/1270-01-01": true, "IRN/1979-04-01": true, "JPN/1600-01-01": true, "JPN/1952-04-28": true,
	"NLD/1945-05-05": true, "PRK/1945-09-06": true, "SLE/1971-04-19": true, "SYR/1961-09-28": true, "TKL/9999-12-31": true,
	"YUG/1878-07-13": true, "YUG/1944-10-20": true, "ZMB/1976-06-29": true,
}

// ggoCountries are the countries of spells whose last day is a later one than
// that which states.csv gives the country.
var ggoCountries = map[string]models.ID{"SRB/1992-04-27": "country:SCG", "YUG/1944-10-20": "country:YUG"}

// ggoOthers are spells of other lands than their code means: a Land of the
// occupied Germany, and Saxe-Meiningen.
var ggoOthers = map[string]bool{"HAN/1946-08-23": true, "SXM/1675-01-01": true}

func ggoKey(row Row) string { return row["stateID"] + "/" + row["Begin"] }

// ggoCountry is the country of a spell, "" where the spell spans several of
// ours, or is an earlier time of one that exists. A former state that
// states.csv does not know is named by the upstream's own name.
func ggoCountry(row Row) models.ID {
	code, still := row["stateID"], row["End"] == ggoStill
	_, known := states()[stateKey{ByAlpha3, code}]
	if country, given := ggoCountries[ggoKey(row)]; given {
		return country
	}
	switch {
	case code == "EUE" || ggoOthers[ggoKey(row)]:
		return ""
	case known && still:
		return models.NewID("country", lastOf(code))
	case known:
		country := State(ByAlpha3, code, ggoDay(row["Begin"]))
		if country == "" || country != State(ByAlpha3, code, ggoDay(row["End"])) || country == models.NewID("country", code) && isCurrent(code) {
			return ""
		}
		return country
	case still:
		return ""
	}
	return models.NewID("country", strings.ReplaceAll(StateName(row["StateName"]), " ", "-"))
}

// isCurrent reports whether an alpha-3 code is in use.
func isCurrent(code string) bool {
	switch code {
	case "ANT", "CSK", "DDR", "PCI", "SCG", "SUN", "YMD", "YUG":
		return false
	}
	return true
}

// ggoDay is a date of the upstream without its marks of doubt.
func ggoDay(text string) models.Date {
	date, err := models.ParseDate(strings.TrimRight(text, "~?"))
	if err != nil {
		return models.Date{}
	}
	return date
}

// lastOf is the country that a code means today.
func lastOf(code string) string {
	spells := states()[stateKey{ByAlpha3, code}]
	return spells[len(spells)-1].country.Slug()
}

// addGGO adds a country by the latest of its spells.
func addGGO(country models.ID, times []Row, ofCode map[string][]Row, out *Tables) {
	latest := slices.MaxFunc(times, func(a, b Row) int { return strings.Compare(a["Begin"], b["Begin"]) })
	key := ggoKey(latest)
	record := Row{"key": key, "locator": "states_ggo.csv, " + key, "capital": notNA(latest["Capital"]), "latitude": notNA(latest["Latitude"]), "longitude": notNA(latest["Longitude"])}
	if latest["End"] != ggoStill {
		record["name"], record["kind"] = latest["StateName"], "STATE"
	}
	first := ggoFirst(latest, ofCode[latest["stateID"]])
	began := State(ByAlpha3, first["stateID"], ggoDay(first["Begin"]))
	restored := slices.ContainsFunc(times, func(row Row) bool {
		return row["Begin"] < first["Begin"] && !ggoNotBegun[ggoKey(row)] && StateName(row["StateName"]) == StateName(latest["StateName"])
	})
	if !restored && !ggoNotBegun[ggoKey(first)] && (began == country || began == "") {
		record["establishedOn"] = first["Begin"]
		if began := ggoKey(first); began != key {
			record["locator"] += ", begun " + began
		}
	}
	switch end := latest["End"]; end {
	case ggoStill:
		record["dissolvedOn"] = models.OpenEnd
	default:
		record["dissolvedOn"] = end
	}
	for _, date := range []string{"establishedOn", "dissolvedOn"} {
		if _, err := models.ParseDate(record[date]); err != nil {
			out.Leave(key+" "+date, "a date that is none")
			delete(record, date)
		}
	}
	out.Add("countries", record)
}

// longestInterruption is for how many years a state may have been occupied, or
// one of a union, and is the same state afterwards.
const longestInterruption = 10

// ggoFirst is the spell in which a state began that was interrupted: the first
// of those under its name that follow each other without a long time between.
func ggoFirst(latest Row, spells []Row) Row {
	first := latest
	for {
		before := slices.IndexFunc(spells, func(row Row) bool {
			end, begin := ggoDay(row["End"]), ggoDay(first["Begin"])
			return row["Begin"] < first["Begin"] && !ggoNotBegun[ggoKey(row)] && StateName(row["StateName"]) == StateName(latest["StateName"]) &&
				end.IsKnown() && begin.IsKnown() && ggoYear(begin)-ggoYear(end) <= longestInterruption
		})
		if before < 0 {
			return first
		}
		first = spells[before]
	}
}

func ggoYear(d models.Date) int {
	year, _ := strconv.Atoi(string(d.Earliest()[:4])) // a known day has one
	return year
}

func notNA(text string) string {
	if text == "NA" {
		return ""
	}
	return text
}
