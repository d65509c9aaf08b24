package ingest

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"entente/models"
)

var updateTables = flag.Bool("update", false, "write the golden tables anew")

// importGolden imports testdata/<name>/raw twice and holds the tables against
// testdata/<name>/want.
func importGolden(t *testing.T, importer *Importer) *Report {
	t.Helper()
	base := filepath.Join("testdata", importer.Name)
	seedDir := t.TempDir()
	dir := filepath.Join(seedDir, filepath.FromSlash(datasets), importer.Name)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "source.yaml"), []byte("source: {id: test}\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	first, err := importer.Run(filepath.Join(base, "raw"), seedDir)
	if err != nil {
		t.Fatal(err)
	}
	files, _ := filepath.Glob(filepath.Join(dir, "*.csv"))
	if len(files) == 0 {
		t.Fatal("the import wrote no tables")
	}
	if *updateTables {
		if err := os.MkdirAll(filepath.Join(base, "want"), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	before := map[string][]byte{}
	for _, file := range files {
		got, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		before[file] = got
		golden := filepath.Join(base, "want", filepath.Base(file))
		if *updateTables {
			if err := os.WriteFile(golden, got, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil || !bytes.Equal(got, want) {
			t.Errorf("%s is\n%s\nwant\n%s", golden, got, want)
		}
	}
	goldens, _ := filepath.Glob(filepath.Join(base, "want", "*.csv"))
	if len(goldens) != len(files) {
		t.Errorf("the import wrote %d tables, want %d", len(files), len(goldens))
	}
	again, err := importer.Run(filepath.Join(base, "raw"), seedDir)
	if err != nil {
		t.Fatal(err)
	}
	for _, table := range again.Tables {
		if len(table.New)+len(table.Vanished)+len(table.Changed) > 0 {
			t.Errorf("a second import changes %s: %+v", table.Name, table)
		}
	}
	for file, was := range before {
		if now, _ := os.ReadFile(file); !bytes.Equal(now, was) {
			t.Errorf("a second import writes %s anew", file)
		}
	}
	return first
}

func TestVisitImporters(t *testing.T) {
	for _, importer := range []*Importer{historianTravels, historianVisits, latamTrips} {
		t.Run(importer.Name, func(t *testing.T) { importGolden(t, importer) })
	}
}

func TestTravelsReport(t *testing.T) {
	dir := t.TempDir()
	seedDir := t.TempDir()
	set := filepath.Join(seedDir, filepath.FromSlash(datasets), historianVisits.Name)
	visit := func(id, day string) string {
		return `<visit><id>` + id + `</id><start-date>` + day + `</start-date><end-date>` + day + `</end-date><visitor>King Omar</visitor><from id="jordan">Jordan</from><description>Working visit.</description></visit>`
	}
	run := func(visits ...string) *TableReport {
		t.Helper()
		write(t, filepath.Join(dir, "data", "1990.xml"), "<visits>"+strings.Join(visits, "")+"</visits>")
		report, err := historianVisits.Run(dir, seedDir)
		if err != nil {
			t.Fatal(err)
		}
		return report.Tables[0]
	}
	write(t, filepath.Join(set, "source.yaml"), "source: {id: test}\n")
	run(visit("1", "1990-01-01"), visit("2", "1990-02-01"))
	r := run(visit("2", "1990-02-03"), visit("3", "1990-03-01"))
	if !slices.Equal(r.New, []string{"3"}) || !slices.Equal(r.Vanished, []string{"1"}) || !slices.Equal(r.Changed, []string{"2"}) {
		t.Errorf("the report says new %v, vanished %v, changed %v", r.New, r.Vanished, r.Changed)
	}
}

func TestVisitImportersRefuse(t *testing.T) {
	dir := t.TempDir()
	for _, importer := range []*Importer{historianTravels, historianVisits, latamTrips} {
		if err := importer.Import(os.DirFS(dir), NewTables()); err == nil {
			t.Errorf("%s imports an empty folder", importer.Name)
		}
	}
	write(t, filepath.Join(dir, "data", "1990.xml"), "<visits><visit><id>7</id><start-date>soon</start-date></visit></visits>")
	err := historianVisits.Import(os.DirFS(dir), NewTables())
	if err == nil || !strings.Contains(err.Error(), "data/1990.xml, 7") || !strings.Contains(err.Error(), "soon") {
		t.Errorf("a wrong date is reported as %v", err)
	}
}

func write(t *testing.T, file, content string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestReadRemark(t *testing.T) {
	began := models.MustDate("1987-12-07")
	for _, test := range []struct {
		text, style, kind, purpose string
		met, events                []string
	}{
		{"State visit.", "State visit", "STATE", "", nil, nil},
		{"Offical Visit.", "Official visit", "OFFICIAL", "", nil, nil},
		{"Official Working Visit. Signed ABC Treaty December 8.", "Official working visit", "WORKING", "", nil, []string{"signing-treaty 1987-12-08"}},
		{"Met with President Roe at the UN General Assembly in New York City.", "", "CONFERENCE", "For a session of the UN General Assembly.", []string{"President Roe"}, []string{"conference "}},
		{"Attended the G-20 Economic Summit Meeting.", "", "SUMMIT", "For a summit of the G20.", nil, []string{"summit "}},
		{"Discussed a Middle East peace conference with King Omar.", "", "WORKING", "For talks on the Middle East.", []string{"King Omar"}, nil},
		{"Attended the funeral of President Black; met with President Roe December 9.", "", "CEREMONY", "For a funeral or memorial service.", []string{"President Roe 1987-12-09"}, []string{"funeral "}},
		{"Accompanied President Roe on an official visit.", "", "", "For the journey of the head of state, whom the visitor accompanied.", nil, nil},
		{"Vacation.", "Private visit", "PRIVATE", "For a vacation.", nil, nil},
		{"Refueling stop en route from Uruguay.", "", "TRANSIT", "For a stop on the way elsewhere.", nil, nil},
		{"Met with the wife of former Deputy Prime Minister Roe.", "", "WORKING", "For talks.", nil, nil},
		{"Met with President Roe's advisers.", "", "WORKING", "For talks.", nil, nil},
		{"Met with President Roe and delivered an invitation to meet with President Black.", "", "WORKING", "For talks.", []string{"President Roe"}, nil},
		{"", "", "", "", nil, nil},
	} {
		r := readRemark(test.text, began)
		var met, events []string
		for _, p := range r.Met {
			met = append(met, strings.TrimSpace(p.Printed()+" "+p.On))
		}
		for _, e := range r.Events {
			events = append(events, e.Key+" "+e.On)
		}
		if r.Style != test.style || string(r.Kind) != test.kind || r.Purpose() != test.purpose || !slices.Equal(met, test.met) || !slices.Equal(events, test.events) {
			t.Errorf("%q is %q, %q, %q, met %q, events %q", test.text, r.Style, r.Kind, r.Purpose(), met, events)
		}
	}
}

func TestPersonsIn(t *testing.T) {
	for text, want := range map[string]string{
		"with Russian President Yeltsin and King Hussein of Jordan":     "President Yeltsin/Russia; King Hussein/Jordan",
		"Presidents Clay and Stone":                                     "President Clay/; President Stone/",
		"Prime Ministers Oak, Elm, and Ash":                             "Prime Minister Oak/; Prime Minister Elm/; Prime Minister Ash/",
		"NATO Secretary General Lund":                                   "Secretary General Lund/NATO",
		"King Salman bin Abdel Aziz al-Saud and senior officials":       "King Salman bin Abdel Aziz al-Saud/",
		"Foreign Minister Mary Roe. Signed an accord":                   "Foreign Minister Mary Roe/",
		"Queen Anna II, Deputy Prime Minister Ray, and President d’Arc": "Queen Anna II/; Deputy Prime Minister Ray/; President d’Arc/",
		"the Presidents of Estonia and Latvia":                          "",
		"President Nixon April 1":                                       "President Nixon/",
		"Met with President Nixon Oct. 1":                               "President Nixon/",
		"Addressed the U.N. General Assembly.":                          "",
		"Met with President Jan Roe.":                                   "President Jan Roe/",
		"President Valery G. Sand’s adviser":                            "",
	} {
		var got []string
		for _, p := range personsIn(text) {
			got = append(got, p.Printed()+"/"+p.Of)
		}
		if strings.Join(got, "; ") != want {
			t.Errorf("personsIn(%q) is %q, want %q", text, strings.Join(got, "; "), want)
		}
	}
}

func TestVisitorsNamed(t *testing.T) {
	for text, want := range map[string]string{
		"President Diaz":                                    "President|Diaz",
		"Prime Minster Adrian Nastase":                      "Prime Minister|Adrian Nastase",
		"Governor General Lord Gowrie":                      "Governor General|Lord Gowrie",
		"Crown Prince Salman bin Hamad":                     "Crown Prince|Salman bin Hamad",
		"President Anna Nowak and Prime Minister Jan Kowal": "President|Anna Nowak; Prime Minister|Jan Kowal",
		"Valdas Adamkus":                                    "|Valdas Adamkus",
		"Amir Sheikh Tamim bin Hamad Al Thani":              "Amir|Sheikh Tamim bin Hamad Al Thani",
	} {
		var got []string
		for _, p := range visitorsNamed(text) {
			got = append(got, p.Title+"|"+p.Name)
		}
		if strings.Join(got, "; ") != want {
			t.Errorf("visitorsNamed(%q) is %q, want %q", text, strings.Join(got, "; "), want)
		}
	}
}

func TestVisitorSurname(t *testing.T) {
	for _, test := range []struct{ name, capacity, from, want string }{
		{"Mikhail S. Gorbachev", "General Secretary of the Soviet Union", "SUN", "gorbachev"},
		{"Xi Jinping", "President of China", "CHN", "xi"},
		{"Abdullah II", "King of Jordan", "JOR", "abdullah-ii"},
		{"Hussein", "King of Jordan", "JOR", "hussein"},
		{"Luiz Inácio Lula da Silva", "President", "BRA", "lula"},
		{"Benigno Aquino 3rd", "President of the Philippines", "PHL", "aquino"},
	} {
		if got := visitorSurname(test.name, test.capacity, models.NewID("country", test.from)); got != test.want {
			t.Errorf("visitorSurname(%q) is %q, want %q", test.name, got, test.want)
		}
	}
}

func TestHistorianState(t *testing.T) {
	for _, test := range []struct{ slug, day, want string }{
		{"russia", "1987-12-07", "country:SUN"},
		{"russia", "1992-02-16", "country:RUS"},
		{"vietnam", "1969-07-30", "country:south-vietnam"},
		{"vietnam", "1951-09-03", ""},
		{"kosovo", "1999-11-23", "country:SCG"},
		{"egypt", "1960-09-26", "country:united-arab-republic"},
		{"somoa", "2022-09-28", "country:WSM"},
		{"atlantis", "2022-09-28", ""},
	} {
		if got := historianState(test.slug, models.MustDate(test.day)); string(got) != test.want {
			t.Errorf("%s on %s is %q, want %q", test.slug, test.day, got, test.want)
		}
	}
}

// The names that demonyms mean must be names that the table of states knows.
func TestDemonymsAreStates(t *testing.T) {
	for adjective, name := range demonyms {
		if _, known := states()[stateKey{ByName, StateName(name)}]; !known {
			t.Errorf("%s means %q, which states.csv does not have", adjective, name)
		}
	}
}

func FuzzReadRemark(f *testing.F) {
	f.Add("Met with Presidents Yeltsin, Kravchuk, and King Hussein of Jordan; addressed Congress May 1.", "Washington, D.C., Halifax (Nova Scotia)")
	f.Add("President . visited , and ’s (", ")")
	f.Fuzz(func(t *testing.T, text, locale string) {
		r := readRemark(text, models.MustDate("1999-12-31"))
		for _, p := range r.Met {
			if p.Name == "" || strings.TrimSpace(p.Name) != p.Name {
				t.Errorf("met %q", p.Name)
			}
		}
		for _, e := range r.Events {
			if _, err := models.ParseDate(e.On); err != nil {
				t.Errorf("event %q on %q", e.Key, e.On)
			}
		}
		placesIn(locale)
		visitedPlaces(text)
		visitorsNamed(text)
	})
}
