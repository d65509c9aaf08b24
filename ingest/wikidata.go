package ingest

import (
	"bytes"
	_ "embed"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"sync"

	"entente/models"
)

// wikidata brings heads of state and of government from Wikidata. The query
// finds everybody who bears the office there, fictional people and emperors of
// novels too; a person is kept where Archigos knows them, or where
// wikidata_persons.csv says who else does or that the list was read.
var wikidata = &Importer{
	Name:  "wikidata-leaders-2025-10",
	Takes: "leaders_history.csv and leaders_current.csv",
	Import: func(raw fs.FS, out *Tables) error {
		history, err := readCSV(raw, "leaders_history.csv", "iso3", "role", "person", "person_qid", "start", "end", "archigos_obsid")
		if err != nil {
			return err
		}
		current, err := readCSV(raw, "leaders_current.csv", "iso3", "role", "person_qid", "start")
		if err != nil {
			return err
		}
		terms := wikidataTerms(history, current, out)
		byPerson := map[string][]*wikidataTerm{}
		for _, t := range terms {
			byPerson[t.item] = append(byPerson[t.item], t)
		}
		for _, item := range slices.Sorted(maps.Keys(byPerson)) {
			addWikidataPerson(byPerson[item], out)
		}
		return nil
	},
}

//go:embed wikidata_persons.csv
var wikidataPersonsCSV []byte

// wikidataPersons are rows item, name, why: an English name where the query
// gives another language's, and why a person is kept whom Archigos does not know.
var wikidataPersons = sync.OnceValue(func() map[string]Row {
	rows, err := parseCSV(bytes.NewReader(wikidataPersonsCSV), "wikidata_persons.csv")
	if err != nil {
		panic("ingest: " + err.Error())
	}
	persons := map[string]Row{}
	for _, row := range rows {
		persons[row["item"]] = row
	}
	return persons
})

// A wikidataTerm is a term, or several of one person that follow each other.
type wikidataTerm struct {
	iso3, item, label string
	role              models.OfficeRole
	start, end        string
	// current says that the query of the day lists the person in the office.
	current bool
	// unnamed says that the office is not what the query calls it: the person
	// is kept, the term is not.
	unnamed bool
	// doubtful says that the beginning is recorded on several days of its year.
	doubtful bool
}

// wikidataTerms are the terms that are kept.
func wikidataTerms(history, current []Row, out *Tables) []*wikidataTerm {
	known := map[string]bool{}
	for _, row := range history {
		if row["archigos_obsid"] != "" {
			known[row["person_qid"]] = true
		}
	}
	inOffice := map[string]bool{}
	for _, row := range current {
		inOffice[row["iso3"]+row["role"]+row["person_qid"]+first10(row["start"])] = true
	}
	var terms []*wikidataTerm
	for _, row := range history {
		reason := leaveWikidata(row, known)
		if reason != "" {
			out.Leave(row["iso3"]+" "+row["role"]+" "+row["person_qid"], reason)
			continue
		}
		terms = append(terms, &wikidataTerm{
			iso3: row["iso3"], item: row["person_qid"], label: row["person"], role: wikidataRole(row), start: row["start"], end: row["end"],
			unnamed: row["iso3"] == "PRK" && row["role"] == "head_of_state",
			current: row["end"] == "" && inOffice[row["iso3"]+row["role"]+row["person_qid"]+row["start"]],
		})
	}
	terms = joinTerms(dropTwins(terms, out), out)
	for _, t := range terms {
		t.blurPlaceholders(terms)
	}
	return terms
}

func first10(text string) string { return text[:min(len(text), len("2006-01-02"))] }

// firstYear is where the states of this dataset begin to have recorded heads;
// the query's lists go back to antiquity.
const firstYear = "1800"

// leaveWikidata is why a row is left out, "" where it is kept.
func leaveWikidata(row Row, known map[string]bool) string {
	start, end := row["start"], row["end"]
	_, startErr := models.ParseDay(start)
	_, endErr := models.ParseDay(end)
	key := row["iso3"] + " " + row["role"] + " " + row["person_qid"]
	switch {
	case wikidataWrong[key] != "":
		return wikidataWrong[key]
	case row["iso3"] == "CHE" && row["role"] == "head_of_state":
		return "a member of the Swiss Federal Council, which is the head of state as a body"
	case !known[row["person_qid"]] && wikidataPersons()[row["person_qid"]]["why"] == "":
		return "a person whom no other source here knows, and nobody checked: fictional people are among them"
	case start == "":
		return "a term without a beginning"
	case startErr != nil || end != "" && endErr != nil:
		return "a date that is none"
	case end != "" && end < start:
		return "a term that ends before it begins"
	case start < firstYear:
		return "a term that began before " + firstYear
	case wikidataLand[row["iso3"]]:
		return "an office of a land that is part of another state"
	case end != "" && end < wikidataFounded[row["iso3"]]:
		return "an office of a republic of the Soviet Union, Yugoslavia or Czechoslovakia"
	}
	return ""
}

// wikidataWrong are terms that are not what the query calls them. Each was
// found while its state's list was read beside Archigos and REIGN.
var wikidataWrong = map[string]string{
	"BRA head_of_government Q1085260": "a body, not a person",
	"LKA head_of_government Q4410":    "a president listed as head of government",
	"RUS head_of_government Q34453":   "the president, who led the government himself for some months",
}

// wikidataLand are codes of lands whose heads are a governor or a monarch of
// another state.
var wikidataLand = map[string]bool{
	"ABW": true, "AIA": true, "ALA": true, "ASM": true, "BES": true, "BLM": true, "BMU": true, "CUW": true, "CYM": true, "ESH": true,
	"FLK": true, "FRO": true, "GGY": true, "GIB": true, "GLP": true, "GRL": true, "GUF": true, "GUM": true, "HKG": true, "IMN": true,
	"JEY": true, "MAC": true, "MAF": true, "MNP": true, "MSR": true, "MTQ": true, "MYT": true, "NCL": true, "NFK": true, "PCN": true,
	"PRI": true, "REU": true, "SHN": true, "SJM": true, "SPM": true, "SXM": true, "TCA": true, "TKL": true, "VGB": true, "VIR": true,
	"WLF": true,
}

// wikidataFounded are the days on which republics of former federations became
// states. Until then the query lists their offices under the code of the state.
var wikidataFounded = map[string]string{
	"RUS": "1991-12-26", "UKR": "1991-08-24", "BLR": "1991-08-25", "MDA": "1991-08-27", "GEO": "1991-04-09", "ARM": "1991-09-21",
	"AZE": "1991-08-30", "KAZ": "1991-12-16", "KGZ": "1991-08-31", "UZB": "1991-09-01", "TJK": "1991-09-09", "TKM": "1991-10-27",
	"HRV": "1991-06-25", "SVN": "1991-06-25", "MKD": "1991-09-08", "BIH": "1992-03-01", "SRB": "2006-06-05", "MNE": "2006-06-03",
	"CZE": "1993-01-01", "SVK": "1993-01-01", "VNM": "1945-09-02",
}

// presidential are states in which the president leads the government: the
// query lists presidents there as heads of government, of state, or both.
var presidential = map[string]bool{
	"USA": true, "MEX": true, "BRA": true, "ARG": true, "CHL": true, "COL": true, "CRI": true, "DOM": true, "ECU": true, "SLV": true,
	"GTM": true, "HND": true, "NIC": true, "PAN": true, "PRY": true, "URY": true, "VEN": true, "BOL": true, "PHL": true, "LBR": true,
	"FSM": true, "PLW": true, "MHL": true, "KIR": true, "NRU": true, "CYP": true, "ZAF": true, "BWA": true, "GHA": true, "KEN": true,
	"MWI": true, "ZMB": true, "NGA": true, "GMB": true, "SYC": true, "MDV": true, "IDN": true, "CUB": true, "CHE": true,
	"AGO": true, "BEN": true, "BRN": true, "SUR": true,
}

// prime ministers of states that are presidential at other times.
var primeMinisters = map[string]bool{
	"ZAF": true, "GHA": true, "KEN": true, "MWI": true, "ZMB": true, "NGA": true, "GMB": true, "IDN": true, "CUB": true, "BWA": true, "SYC": true, "SUR": true, "BRN": true,
}

// wikidataRole is the role of a row's office.
func wikidataRole(row Row) models.OfficeRole {
	if row["role"] == "head_of_state" || presidential[row["iso3"]] && !primeMinisters[row["iso3"]] {
		return models.RoleHeadOfState
	}
	return models.RoleHeadOfGovernment
}

// dropTwins leaves out the heads of government who are the same person as the
// head of state at the same time, as presidents are who lead the government.
func dropTwins(terms []*wikidataTerm, out *Tables) []*wikidataTerm {
	states := map[string][]*wikidataTerm{}
	for _, t := range terms {
		if t.role == models.RoleHeadOfState && !t.unnamed {
			states[t.iso3+t.item] = append(states[t.iso3+t.item], t)
		}
	}
	return slices.DeleteFunc(terms, func(t *wikidataTerm) bool {
		twin := t.role == models.RoleHeadOfGovernment && slices.ContainsFunc(states[t.iso3+t.item], func(s *wikidataTerm) bool {
			return s.start <= t.start && (s.end == "" || t.end != "" && t.end <= s.end || t.start < s.end && near(t.start, s.start)) || near(t.start, s.start)
		})
		if twin {
			out.Leave(t.locator(), "the head of state once more as head of government")
		}
		return twin
	})
}

// near reports whether two days are within three of each other.
func near(a, b string) bool {
	return a != "" && b != "" && string(shift(models.Day(a), -officeSlack)) <= b && b <= string(shift(models.Day(a), officeSlack))
}

// joinTerms makes one term of those of a person in an office that follow each
// other within a day or overlap: re-elections, cabinets, and terms that are
// recorded twice. Of two beginnings in one year the one is taken on which the
// term before ended, else only the year.
func joinTerms(terms []*wikidataTerm, out *Tables) []*wikidataTerm {
	slices.SortStableFunc(terms, func(a, b *wikidataTerm) int {
		return strings.Compare(a.iso3+string(a.role)+a.item+a.start+a.end, b.iso3+string(b.role)+b.item+b.start+b.end)
	})
	var joined []*wikidataTerm
	for _, t := range terms {
		var last *wikidataTerm
		if n := len(joined); n > 0 && joined[n-1].iso3 == t.iso3 && joined[n-1].role == t.role && joined[n-1].item == t.item {
			last = joined[n-1]
		}
		if last == nil || last.end != "" && string(shift(models.Day(last.end), 1)) < t.start {
			joined = append(joined, t)
			continue
		}
		out.Leave(t.locator(), "joined with the term of the same person that it continues or repeats")
		last.join(t, terms)
	}
	return joined
}

// join extends a term by one that overlaps or continues it.
func (t *wikidataTerm) join(other *wikidataTerm, all []*wikidataTerm) {
	sameYear := t.start[:4] == other.start[:4]
	switch {
	case sameYear && t.start != other.start && (strings.HasSuffix(t.start, placeholder) || follows(other, all)) && !follows(t, all):
		t.start = other.start // the more precise of two records of one term
	case sameYear && t.start != other.start && !follows(t, all) && !strings.HasSuffix(other.start, placeholder) && (t.end == other.end || t.end == "" || other.end == ""):
		t.doubtful = true
	}
	switch {
	case t.end == "" && !t.current && other.end != "" && !other.current:
		t.end = other.end // one record of the term lacks the end
	case other.end == "" && other.current:
		t.end, t.current = "", true
	case other.end != "" && t.end != "" && (other.end > t.end && !strings.HasSuffix(other.end, placeholder) || strings.HasSuffix(t.end, placeholder) && other.end[:4] == t.end[:4]):
		t.end = other.end
	case other.end > t.end && t.end != "" && !(strings.HasSuffix(other.end, placeholder) && withinDay(t.end, other.end)):
		t.end = other.end // a first of January beside the eve of it is the successor's day
	}
}

// placeholder ends a date that stands for its year: Wikidata writes a year as
// its first day.
const placeholder = "-01-01"

// follows reports whether another person's term in the office ended when it
// began. That two years are the same says nothing of the day.
func follows(t *wikidataTerm, all []*wikidataTerm) bool {
	return slices.ContainsFunc(all, func(o *wikidataTerm) bool {
		return o.iso3 == t.iso3 && o.role == t.role && o.item != t.item && o.end != "" && withinDay(o.end, t.start) &&
			!(strings.HasSuffix(o.end, placeholder) && strings.HasSuffix(t.start, placeholder))
	})
}

func withinDay(end, start string) bool {
	return end == start || string(shift(models.Day(end), 1)) == start
}

// blurPlaceholders makes a year of a first of January, unless a term before
// ended then, or on the eve.
func (t *wikidataTerm) blurPlaceholders(all []*wikidataTerm) {
	dayBefore := func(o *wikidataTerm) bool {
		return o.iso3 == t.iso3 && o.role == t.role && o.item != t.item && o.end != "" && string(shift(models.Day(o.end), 1)) == t.start
	}
	if t.doubtful || strings.HasSuffix(t.start, placeholder) && !slices.ContainsFunc(all, dayBefore) {
		t.start = t.start[:4]
	}
	if strings.HasSuffix(t.end, placeholder) {
		t.end = t.end[:4]
	}
}

func (t *wikidataTerm) locator() string {
	return "item " + t.item + ", " + t.iso3 + " " + strings.ToLower(string(t.role)) + " from " + t.start
}
