package ingest

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"entente/models"
)

// treatySeed is a small seed of a curated file and lists of treaties, given by
// the rows of their tables: key, title, day of signature, then what the list
// adds, then the parties parted by spaces.
func treatySeed(lists map[string][]string) fstest.MapFS {
	files := fstest.MapFS{}
	add := func(name, text string) { files[name] = &fstest.MapFile{Data: []byte(text)} }
	add("links/other.csv", strings.Join(linkHeader, ",")+"\n")
	add("sources/articles/a.yaml", `source: {id: source:a, kind: ARTICLE, title: T, publisher: P, language: en, licenseClass: FACTS_ONLY}
countries:
  - {id: FRA, name: France, kind: STATE}
  - {id: ITA, name: Italy, kind: STATE}
  - {id: ESP, name: Spain, kind: STATE}
treaties:
  - {id: lamp-alliance-1930, title: Lamp Alliance, kinds: [DEFENCE_PACT], signedOn: 1930, parties: [{actor: FRA}, {actor: ITA}]}
  - {id: treaty-of-lamps-1950, title: Convention on Imaginary Lamps, signedOn: 1950-05-05, parties: [{actor: FRA}, {actor: ITA}, {actor: ESP}]}
`)
	add(datasets+"/datasets-country-codes/source.yaml", "source: {id: source:codes, kind: DATASET, title: T, publisher: P, language: en, licenseClass: OPEN}\n")
	add(datasets+"/datasets-country-codes/countries.csv", "key,name\nFRA,France\nGBR,United Kingdom\nESP,Spain\nITA,Italy\n")
	for name, rows := range lists {
		add(datasets+"/"+name+"/source.yaml", "source: {id: source:"+name+", kind: DATASET, title: T, publisher: P, language: en, licenseClass: OPEN}\n")
		var treaties, parties, texts strings.Builder
		treaties.WriteString("key,locator,title,kinds,signedOn,enteredIntoForceOn,untsVolume,untsPage\n")
		parties.WriteString("parent,actor\n")
		texts.WriteString("parent,url\n")
		for _, row := range rows {
			cells := strings.Split(row, "|")
			cells = append(cells, make([]string, 9-len(cells))...)
			for i := range cells {
				cells[i] = strings.TrimSpace(cells[i])
			}
			key, title, signed, actors, kinds, locator, force, unts, text := cells[0], cells[1], cells[2], cells[3], cells[4], cells[5], cells[6], cells[7], cells[8]
			volume, page, _ := strings.Cut(unts, "/")
			treaties.WriteString(strings.Join([]string{key, `"` + locator + `"`, `"` + title + `"`, kinds, signed, force, volume, page}, ",") + "\n")
			for _, actor := range strings.Fields(actors) {
				parties.WriteString(key + "," + actor + "\n")
			}
			if text != "" {
				texts.WriteString(key + "," + text + "\n")
			}
		}
		add(datasets+"/"+name+"/treaties.csv", treaties.String())
		add(datasets+"/"+name+"/parties.csv", parties.String())
		add(datasets+"/"+name+"/treaty_texts.csv", texts.String())
	}
	return files
}

// unrelated are titles that make the words of a test's titles as rare as they
// are among thousands.
func unrelated() []string {
	var rows []string
	for i := range 200 {
		rows = append(rows, fmt.Sprintf("0-%d|Notes on Matter%d||", i, i))
	}
	return rows
}

const (
	unList, ukList, ggoList, destaList = "un-mtdsg-2015", "uk-treaties-fcdo", "manytreaties-ggo", "manytreaties-desta"
	atopList, cowList, senateList      = "atop-4.01", "cow-alliances-4.1", "us-senate-treaty-documents"
	many                               = "ARG AUS AUT BEL BRA CAN CHE CHL DEU ESP"
)

// What two lists say decides whether they mean one treaty. A case names each
// record that must be linked, and by which rule; what it does not name is the
// first of its treaty.
func TestLinkTreaties(t *testing.T) {
	for _, test := range []struct {
		name  string
		lists map[string][]string
		want  map[string]string // "list key" of a record: "list key" of another, by rule
	}{
		{"one title, day and parties", map[string][]string{
			unList: {"1|Convention on Imaginary Lamps|1961-04-18|" + many}, ukList: {"2|Imaginary Lamps Convention|1961-04-18|" + many + " FRA"},
		}, map[string]string{"uk-treaties-fcdo 2": "un-mtdsg-2015 1 by " + byTitleDay}},
		{"a list that names no parties, and the very title", map[string][]string{
			unList: {"1|Convention on the Wicks of Imaginary Lamps|1961-04-18|"}, ukList: {"2|Convention on Wicks of Imaginary Lamps|1961-04-18|" + many},
		}, map[string]string{"uk-treaties-fcdo 2": "un-mtdsg-2015 1 by " + byTitleDay}},
		{"a list that names no parties, and a title somewhat alike", map[string][]string{
			unList: {"1|Convention on the Wicks of Imaginary Lamps|1961-04-18|"}, ukList: {"2|Convention on the Oil of Imaginary Lanterns|1961-04-18|" + many},
		}, nil},
		{"other parties", map[string][]string{
			ukList: {"1|Treaty on Lamps|1961-04-18|FRA GBR"}, ggoList: {"2|Treaty on Lamps|1961-04-18|ESP GBR"},
		}, nil},
		{"another day", map[string][]string{
			ukList: {"1|Treaty on Lamps|1961-04-18|FRA GBR"}, ggoList: {"2|Treaty on Lamps|1961-06-18|FRA GBR"},
		}, nil},
		{"a protocol is not its treaty", map[string][]string{
			ukList: {"1|Convention on Imaginary Lamps|1961-04-18|" + many}, ggoList: {"2|Protocol to the Convention on Imaginary Lamps|1961-04-18|" + many},
		}, nil},
		{"an accession is not its treaty", map[string][]string{
			ukList: {"1|Convention on Imaginary Lamps|1961-04-18|FRA GBR"}, ggoList: {"2|Accession to the Convention on Imaginary Lamps|1961-04-18|FRA GBR"},
		}, nil},
		{"a treaty with a protocol is the treaty", map[string][]string{
			ukList: {"1|Convention on Imaginary Lamps with Protocol|1961-04-18|" + many}, ggoList: {"2|Convention on Imaginary Lamps|1961-04-18|" + many},
		}, map[string]string{"manytreaties-ggo 2": "uk-treaties-fcdo 1 by " + byTitleDay}},
		{"numbers and days written otherwise", map[string][]string{
			ukList: {"1|Amendment to Annex II of the Lamp Convention of 3rd March, 1950|1961-04-18|" + many}, ggoList: {"2|Amendment to Annex 2 of the Lamp Convention 1950|1961-04-18|" + many},
		}, map[string]string{"manytreaties-ggo 2": "uk-treaties-fcdo 1 by " + byTitleDay}},
		{"another annex", map[string][]string{
			ukList: {"1|Amendment to Annex II of the Imaginary Lamp Convention|1961-04-18|" + many}, ggoList: {"2|Amendment to Annex 1 of the Imaginary Lamp Convention|1961-04-18|" + many},
		}, nil},
		{"two parties, one day, a common subject", map[string][]string{
			ukList: {"1|Agreement respecting Lighthouses and their Lamps|1904-04-08|FRA GBR"}, ggoList: {"2|Convention about Lamps|1904-04-08|FRA GBR"},
		}, map[string]string{"manytreaties-ggo 2": "uk-treaties-fcdo 1 by " + byPairDay}},
		{"two parties, one day, another subject", map[string][]string{
			ukList: {"1|Agreement respecting Lighthouses|1904-04-08|FRA GBR"}, ggoList: {"2|Agreement respecting Sardines|1904-04-08|FRA GBR"},
		}, nil},
		{"days apart", map[string][]string{
			ukList: {"1|Agreement on Lighthouses, Lamps and Wicks|1904-04-08|FRA GBR"}, ggoList: {"2|Agreement on Lighthouses, Lamps and Wicks|1904-04-12|FRA GBR"},
		}, map[string]string{"manytreaties-ggo 2": "uk-treaties-fcdo 1 by " + byTitleNear}},
		{"two that match equally well", map[string][]string{
			ukList: {"1|Agreement on Lamps|1904-04-08|FRA GBR|||1904-05-01", "2|Agreement on Lamps|1904-04-08|FRA GBR|||1904-06-01"}, ggoList: {"3|Agreement on Lamps|1904-04-08|FRA GBR"},
		}, nil},
		{"the texts of three depositaries", map[string][]string{
			ukList: {"1|Lamp Ban Treaty|1968-07-01|" + many, "2|Lamp Ban Treaty|1968-07-01|" + many + " FRA", "3|Lamp Ban Treaty|1968-07-01|" + many + " ITA"},
		}, map[string]string{"uk-treaties-fcdo 2": "uk-treaties-fcdo 1 by " + byTwice, "uk-treaties-fcdo 3": "uk-treaties-fcdo 1 by " + byTwice}},
		{"one text printed twice", map[string][]string{
			ukList: {"1|Notes on Lamps|1950-01-01|FRA GBR|||||a.pdf", "2|Notes on Lamps|1950-01-01|FRA GBR|||||a.pdf"},
		}, map[string]string{"uk-treaties-fcdo 2": "uk-treaties-fcdo 1 by " + byTwice}},
		{"one page of the series", map[string][]string{
			ukList: {"1|Notes on Lamps|1950-01-01|FRA GBR||||55/77", "2|Notes on Lamps|1950-01-01|ESP GBR||||55/77"},
		}, map[string]string{"uk-treaties-fcdo 2": "uk-treaties-fcdo 1 by " + byTwice}},
		{"two notes of one title and day", map[string][]string{
			ukList: {"1|Notes on Lamps|1950-01-01|FRA GBR|||||a.pdf", "2|Notes on Lamps|1950-01-01|FRA GBR|||||b.pdf"},
		}, nil},
		{"two pages of one volume", map[string][]string{
			ukList: {"1|Notes on Lamps|1950-01-01|FRA GBR||||55/77|a.pdf", "2|Notes on Lamps|1950-01-01|FRA GBR||||55/78|a.pdf"},
		}, nil},
		{"the UN's numbers stay apart", map[string][]string{
			unList: {"1|Lamp Agreement|1968-07-01|" + many, "1-a|Lamp Agreement|1968-07-01|" + many},
		}, nil},
		{"a curated treaty", map[string][]string{
			ukList: {"1|Convention on Imaginary Lamps|1950-05-05|FRA ITA ESP"},
		}, map[string]string{"uk-treaties-fcdo 1": "treaty:treaty-of-lamps-1950 by " + byTitleDay}},
		{"an alliance and the treaty that makes it", map[string][]string{
			ukList: {"1|Treaty of Alliance|1904-04-08|FRA GBR", "2|Air Services Agreement|1904-04-08|FRA GBR"}, atopList: {"3||1904-04-08|FRA GBR"},
		}, map[string]string{"atop-4.01 3": "uk-treaties-fcdo 1 by " + byAlliance}},
		{"an alliance, and another treaty of the day", map[string][]string{
			ukList: {"2|Air Services Agreement|1904-04-08|FRA GBR"}, atopList: {"3||1904-04-08|FRA GBR"},
		}, nil},
		{"ATOP's reference to COW", map[string][]string{
			atopList: {"10||1904-04-08|FRA GBR||atopid 10, cow4id 7"}, cowList: {"7||1904-06-08|FRA GBR", "8||1904-04-08|FRA GBR"},
		}, map[string]string{"cow-alliances-4.1 7": "atop-4.01 10 by " + byCrossID}},
		{"a reference to an alliance of others", map[string][]string{
			atopList: {"10||1904-04-08|FRA GBR||atopid 10, cow4id 7"}, cowList: {"7||1904-04-08|ESP ITA"},
		}, nil},
		{"a curated alliance of which a page gives the year", map[string][]string{
			atopList: {"10||1930-04-08|FRA ITA"},
		}, map[string]string{"atop-4.01 10": "treaty:lamp-alliance-1930 by " + byAllianceYear}},
		{"one id in both lists of manytreaties", map[string][]string{
			ggoList: {"ESP-ITA_1970O||1970-03-03|ESP ITA|TRADE"}, destaList: {"ESP-ITA_1970O||1970|ESP ITA|TRADE"},
		}, map[string]string{"manytreaties-desta ESP-ITA_1970O": "manytreaties-ggo ESP-ITA_1970O by " + byTradeID}},
		{"one id of other parties", map[string][]string{
			ggoList: {"LAMP_1970O||1970-03-03|ESP ITA|TRADE"}, destaList: {"LAMP_1970O||1970|ESP FRA|TRADE"},
		}, nil},
		{"the same states in the same year", map[string][]string{
			ggoList: {"A_1970O||1970-03-03|ESP ITA|TRADE"}, destaList: {"B_1970O||1970|ESP ITA|TRADE"},
		}, map[string]string{"manytreaties-desta B_1970O": "manytreaties-ggo A_1970O by " + byTrade}},
		{"a document sent to the Senate in the years after", map[string][]string{
			unList: {"1|Convention against the Smuggling of Imaginary Lamps|1961-04-18|" + many}, senateList: {"88-3|Convention against the Smuggling of Imaginary Lamps||"},
		}, map[string]string{"us-senate-treaty-documents 88-3": "un-mtdsg-2015 1 by " + bySenate}},
		{"a document older than the treaty", map[string][]string{
			unList: {"1|Convention against the Smuggling of Imaginary Lamps|1971-04-18|" + many}, senateList: {"88-3|Convention against the Smuggling of Imaginary Lamps||"},
		}, nil},
		{"a document that names another year", map[string][]string{
			unList: {"1|Protocol on the Smuggling of Imaginary Lamps|1961-04-18|" + many}, senateList: {"88-3|1962 Protocol on the Smuggling of Imaginary Lamps||"},
		}, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			lists := maps.Clone(test.lists)
			lists[senateList] = slices.Concat(lists[senateList], unrelated())
			corpus, err := ReadCorpus(treatySeed(lists))
			if err != nil {
				t.Fatal(err)
			}
			proposals := linkTreaties(corpus)
			first := map[models.ID]string{}
			for _, p := range proposals {
				if p.Rule == byMint {
					if first[p.ID] != "" {
						t.Errorf("%s and %s %s are both the first of %s", first[p.ID], p.Dataset, p.Key, p.ID)
					}
					first[p.ID] = p.Dataset + " " + p.Key
				}
			}
			got := map[string]string{}
			for _, p := range proposals {
				if p.Rule != byMint {
					to := first[p.ID]
					if to == "" {
						to = string(p.ID)
					}
					got[p.Dataset+" "+p.Key] = to + " by " + p.Rule
				}
			}
			if !maps.Equal(got, test.want) {
				t.Errorf("linked are %q, want %q", got, test.want)
			}
		})
	}
}

// The order of maps must not show, and what is linked is not linked again.
func TestLinkTreatiesAgain(t *testing.T) {
	files := treatySeed(map[string][]string{
		unList:  {"1|Convention on Imaginary Lamps|1961-04-18|" + many, "2|Lamp Agreement|1962-01-01|"},
		ukList:  {"1|Convention on Imaginary Lamps|1961-04-18|" + many, "2|Treaty of Alliance|1904-04-08|FRA GBR", "3|Treaty of Alliance|1904-04-08|FRA ESP"},
		ggoList: {"1|Convention on Imaginary Lamps|1961-04-18|" + many, "2|Lamp Agreement|1962-01-01|"},
	})
	propose := func() []Proposal {
		corpus, err := ReadCorpus(files)
		if err != nil {
			t.Fatal(err)
		}
		return linkTreaties(corpus)
	}
	once := propose()
	if !slices.Equal(once, propose()) {
		t.Error("linking twice proposes two sets of links")
	}
	rows := strings.Join(linkHeader, ",") + "\nsource:un-mtdsg-2015,1,treaty:lamps,x,editors\nsource:uk-treaties-fcdo,2,treaty:france-united-kingdom-alliance-1904-2,x,editors\n"
	files["links/un-mtdsg-2015.csv"] = &fstest.MapFile{Data: []byte(rows)}
	got := map[string]models.ID{}
	for _, p := range propose() {
		got[p.Dataset+" "+p.Key] = p.ID
	}
	if got["un-mtdsg-2015 1"] != "" || got["uk-treaties-fcdo 2"] != "" {
		t.Errorf("what is linked is linked again: %v", got)
	}
	if got["uk-treaties-fcdo 1"] != "treaty:lamps" || got["manytreaties-ggo 1"] != "treaty:lamps" {
		t.Errorf("the others do not follow the committed link: %v", got)
	}
}

// IDs are readable: parties of two, telling words, form and year.
func TestTreatyIDs(t *testing.T) {
	files := treatySeed(map[string][]string{ukList: {
		"01|Treaty of Friendship between Her Majesty and the President of the French Republic|1904-04-08|FRA GBR",
		"02|Exchange of Notes respecting the Lamp of 3rd March, 1899|1904-04-09|FRA GBR",
		"03|Exchange of Notes respecting the Lamp of 4th March, 1899|1904-10-09|FRA GBR",
		"04|Convention on Imaginary Lamps|1961-04-18|" + many,
		"05|Protocol to the Convention on Imaginary Lamps|1961-04-18|" + many,
		"06|Treaty with Spain, Italy and France|1950|ESP FRA ITA",
		"07||1907-01-01|FRA GBR|DEFENCE_PACT",
		"08||1907-01-02|ESP FRA GBR ITA|NON_AGGRESSION_PACT",
		"09|Agreement||",
		"10|1968 Lamp Agreement||",
		"11|Amendment to the 1968 Lamp Agreement||",
	}})
	corpus, err := ReadCorpus(files)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, p := range linkTreaties(corpus) {
		got = append(got, p.Key+" "+p.ID.Slug())
	}
	want := []string{
		"01 france-united-kingdom-friendship-1904",
		"02 france-united-kingdom-lamp-notes-1904",
		"03 france-united-kingdom-lamp-notes-1904-2",
		"04 imaginary-lamps-1961",
		"05 imaginary-lamps-protocol-1961",
		"06 spain-italy-france-1950",
		"07 france-united-kingdom-defence-1907",
		"08 france-italy-spain-and-others-non-aggression-1907",
		"09 untitled",
		"10 lamp-1968",
		"11 lamp-amendment",
	}
	if !slices.Equal(got, want) {
		t.Errorf("the IDs are\n%q, want\n%q", got, want)
	}
}

// Each row of the table of names is one record of a list of treaties, in order,
// and its slug may be an ID.
func TestTreatyNames(t *testing.T) {
	rows, err := csv.NewReader(bytes.NewReader(treatyNamesCSV)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if header := strings.Join(rows[0], ","); header != "dataset,key,slug" {
		t.Fatalf("the header is %s", header)
	}
	var keys []string
	for _, row := range rows[1:] {
		keys = append(keys, row[0]+","+row[1])
		if !slices.Contains(treatyDatasets, row[0]) {
			t.Errorf("%q: there is no list %s", row, row[0])
		}
		if row[2] != Slug(row[2]) || row[1] == "" {
			t.Errorf("%q: the slug would be %s", row, Slug(row[2]))
		}
	}
	if unique := slices.Compact(slices.Sorted(slices.Values(keys))); len(unique) != len(keys) {
		t.Errorf("%d rows name %d records", len(keys), len(unique))
	}
}
