package ingest

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"entente/models"
)

func TestTreatyImporters(t *testing.T) {
	for _, test := range []struct {
		importer *Importer
		left     map[string]int // by reason
	}{
		{ukTreaties, map[string]int{
			"a record without a title": 1, "a territory of a party": 1,
			"a name that is no state of ours, or means several at the time":                                    2,
			"a date in the provisional column, which holds provisional application and entry into force alike": 1,
			"a bilateral treaty that enters into force generations after its signature: a slip":                1,
			"enteredIntoForceOn before signedOn":                                                               1,
		}},
		{unTreaties, map[string]int{
			"membership of the United Nations and its Court, which is no treaty of this list": 1,
			"a name without a day of adoption":                                                1,
			"an action that is no consent to be bound, such as provisional application":       1,
			"neither signature nor consent":                                                   2,
			"a name that means several states on that day, or a territory":                    1,
			"a signature by a predecessor, beside the act of its successor":                   1,
			"a succession to a signature":                                                     1,
			"consentedOn before signedOn":                                                     1,
		}},
		{ggoTreaties, map[string]int{
			"a resolution, report, programme or set of principles, which has no parties":                   3,
			"a document whose title names no agreement":                                                    1,
			"parties of an amendment or annex, which are those of the treaty that it amends":               1,
			"a code that is no state of ours, or means several at the time":                                1,
			"a signature on or after the day of consent or of the treaty's entry into force: an accession": 1,
			"an end that many parties share, or the last day of a year: a placeholder":                     1,
			"a date before the state was independent":                                                      1,
			"a date of a party before the signature of the treaty":                                         1,
		}},
		{desta, map[string]int{
			"a second row of one agreement": 1, "an agreement that was not signed": 1,
			"an agreement of which neither name nor parties are told":       1,
			"a code that is no state of ours, or means several at the time": 1,
			"enteredIntoForceOn before signedOn":                            1,
		}},
		{senateTreaties, map[string]int{
			"a treaty that is called by the place where it was concluded":   1,
			"a name that is no state of ours, or means several at the time": 1,
		}},
	} {
		t.Run(test.importer.Name, func(t *testing.T) {
			left := importGolden(t, test.importer).Left
			for reason, locators := range left {
				if len(locators) != test.left[reason] {
					t.Errorf("left out: %q, %q; want %d", locators, reason, test.left[reason])
				}
			}
			for reason := range test.left {
				if left[reason] == nil {
					t.Errorf("nothing is left out as %q", reason)
				}
			}
		})
	}
}

func TestTreatyImportersRefuse(t *testing.T) {
	for _, importer := range []*Importer{ukTreaties, unTreaties, ggoTreaties, desta, senateTreaties, cowAlliances, atop} {
		dir := t.TempDir()
		for _, file := range strings.Split(importer.Takes, " and ") {
			err := importer.Import(os.DirFS(dir), NewTables())
			if err == nil || !strings.Contains(err.Error(), file) {
				t.Errorf("%s without %s: %v", importer.Name, file, err)
			}
			raw, readErr := os.ReadFile(filepath.Join("testdata", importer.Name, "raw", file))
			if readErr != nil {
				t.Fatal(readErr)
			}
			write(t, filepath.Join(dir, file), string(raw))
		}
	}
	dir := t.TempDir()
	write(t, filepath.Join(dir, senateTreaties.Takes), `[{"Title": 7}]`)
	if err := senateTreaties.Import(os.DirFS(dir), NewTables()); err == nil || !strings.Contains(err.Error(), senateTreaties.Takes) {
		t.Errorf("a title that is a number is reported as %v", err)
	}
}

// A newer download reports what is new, vanished and changed, and keeps the
// keys of the rest.
func TestTreatiesReport(t *testing.T) {
	dir, seedDir := t.TempDir(), t.TempDir()
	write(t, filepath.Join(seedDir, filepath.FromSlash(datasets), ukTreaties.Name, "source.yaml"), "source: {id: test}\n")
	raw, err := os.ReadFile(filepath.Join("testdata", ukTreaties.Name, "raw", ukTreaties.Takes))
	if err != nil {
		t.Fatal(err)
	}
	header, _, _ := strings.Cut(string(raw), "\n")
	treaty := func(id, title, signed, parties string) string {
		return id + "," + title + ",bilateral,LIGHTS," + signed + ",,,,,,,,," + parties + ",,"
	}
	run := func(rows ...string) map[string]*TableReport {
		t.Helper()
		write(t, filepath.Join(dir, ukTreaties.Takes), header+"\n"+strings.Join(rows, "\n")+"\n")
		report, err := ukTreaties.Run(dir, seedDir)
		if err != nil {
			t.Fatal(err)
		}
		tables := map[string]*TableReport{}
		for _, table := range report.Tables {
			tables[table.Name] = table
		}
		return tables
	}
	run(treaty("1", "Treaty on Lamps", "1950-01-01", "FRANCE|UNITED KINGDOM"), treaty("2", "Treaty on Oil", "1951-01-01", "FRANCE|UNITED KINGDOM"))
	r := run(treaty("2", "Treaty on Oil", "1951-01-02", "NORWAY|UNITED KINGDOM"), treaty("3", "Treaty on Wicks", "1952-01-01", "FRANCE|UNITED KINGDOM"))
	treaties, parties := r["treaties"], r["parties"]
	if !slices.Equal(treaties.New, []string{"3"}) || !slices.Equal(treaties.Vanished, []string{"1"}) || !slices.Equal(treaties.Changed, []string{"2"}) {
		t.Errorf("of treaties the report says %+v", treaties)
	}
	if !slices.Contains(parties.New, "2//NOR") || !slices.Contains(parties.Vanished, "2//FRA") || slices.Contains(parties.Changed, "2//GBR") {
		t.Errorf("of parties the report says %+v", parties)
	}
}

func TestUNTitle(t *testing.T) {
	for _, test := range []struct{ name, title, place, day string }{
		{"Convention on Lamps. Vienna, 18 April 1961", "Convention on Lamps", "Vienna", "1961-04-18"},
		{"Convention on the  St. Example Lamp. New York, 1 May 1950.", "Convention on the St. Example Lamp", "New York", "1950-05-01"},
		{"CONVENTION ON LAMPS OF THE UN*. Geneva, 2 June 1962", "Convention on Lamps of the UN", "Geneva", "1962-06-02"},
		{"Protocol on Lamps. Geneva, 1 May 1962 and New York, 2 June 1962", "Protocol on Lamps", "", "1962-06-02"},
		{"Convention on Lamps. 18 April 1961", "Convention on Lamps", "", "1961-04-18"},
		{"Convention on Lamps", "Convention on Lamps", "", ""},
		{"Convention on Lamps. Vienna, 31 February 1961", "Convention on Lamps", "Vienna", ""},
	} {
		if title, place, day := unTitle(test.name); title != test.title || place != test.place || day != test.day {
			t.Errorf("%q is read as %q, %q, %q", test.name, title, place, day)
		}
	}
}

func TestReadAction(t *testing.T) {
	for _, test := range []struct {
		cell string
		want action
		acts bool
	}{
		{"24 Sep 1945", action{consent: "RATIFICATION", day: "1945-09-24"}, true},
		{"24 September 1945 a", action{consent: "ACCESSION", day: "1945-09-24"}, true},
		{"1 Jan 1992 d", action{consent: "SUCCESSION", day: "1992-01-01"}, true},
		{"1 Jan 1992 A", action{consent: "ACCEPTANCE", day: "1992-01-01"}, true},
		{"1 Jan 1992 AA", action{consent: "APPROVAL", day: "1992-01-01"}, true},
		{"1 Jan 1992 s", action{consent: "SIGNATURE", day: "1992-01-01"}, true},
		{"1 Jan 1992 P", action{day: "1992-01-01"}, true},
		{"Provisional application(n)=29 Dec 1992 n; 9 Jul 2009", action{consent: "RATIFICATION", day: "2009-07-09"}, true},
		{"Application=5 May 2000", action{day: "2000-05-05", application: true}, true},
		{"Notification=5 May 2000", action{}, false},
		{"Provisional application=29 Dec 1992", action{}, false},
		{"1 Jan 1992 x", action{}, false},
		{"32 Jan 1992", action{}, false},
		{"", action{}, false},
	} {
		if got, acts := readAction(test.cell); got != test.want || acts != test.acts {
			t.Errorf("%q is read as %+v, %v", test.cell, got, acts)
		}
	}
}

func TestAddUNTS(t *testing.T) {
	for _, test := range []struct{ references, signed, number, volume, page string }{
		{"UN Registration 1234/0: 55 77", "1950-01-01", "1234", "55", "77"},
		{"Treaty Series 1/1951: Cmd 1;UN Registration United/0: 55 0;Other", "1950-01-01", "", "55", "0"},
		{"UN Registration Example/0: 12 34", "1925-01-01", "", "", ""}, // a volume of the League's series
		{"UN Registration 1234/0: 12 34", "1925-01-01", "1234", "12", "34"},
		{"UN Registration 0/0: 0 0", "1950-01-01", "", "", ""},
		{"UN Registration  /0: 0", "1950-01-01", "", "", ""},
		{"", "1950-01-01", "", "", ""},
	} {
		record := Row{"signedOn": test.signed}
		addUNTS(record, test.references)
		if record["registrationNumber"] != test.number || record["untsVolume"] != test.volume || record["untsPage"] != test.page {
			t.Errorf("%q is read as %v", test.references, record)
		}
	}
}

func TestUKTexts(t *testing.T) {
	got := ukTexts("Treaty Series 1||~/pdf/1951 TS0001.pdf;Other||~/pdf/1951 TS0001.pdf|~/pdf/b.pdf;~/html/c.html")
	if want := []string{ukLibrary + "pdf/1951%20TS0001.pdf", ukLibrary + "pdf/b.pdf"}; !slices.Equal(got, want) {
		t.Errorf("the texts are %q, want %q", got, want)
	}
}

func TestGGODate(t *testing.T) {
	for text, want := range map[string]string{
		"1961-04-18": "1961-04-18", "1961-04-01..1961-04-30": "1961-04-01/1961-04-30", "1962-01-99": "1962-01-XX",
		"9999-12-31": "", "": "", "soon": "", "1961": "1961", "1961-04-18?": "1961-04-18?",
	} {
		if got := ggoDate(text); got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
}

// Agreements that share the upstream's id keep keys that a new agreement of
// the same id does not change, unless it was signed on the same day.
func TestGGOTreatyKey(t *testing.T) {
	lamps, oil := Row{"treatyID": "A", "Signature": "1970-01-01", "Title": "Lamps"}, Row{"treatyID": "A", "Signature": "1970-01-01", "Title": "Oil"}
	wicks := Row{"treatyID": "A", "Signature": "1970-02-02", "Title": "Wicks"}
	if key := ggoTreatyKey(wicks, []Row{wicks}); key != "A" {
		t.Errorf("the only one is %s", key)
	}
	all := []Row{lamps, oil, wicks}
	if key := ggoTreatyKey(wicks, all); key != "A/1970-02-02" {
		t.Errorf("the only one of its day is %s", key)
	}
	a, b := ggoTreatyKey(lamps, all), ggoTreatyKey(oil, all)
	if a == b || !strings.HasPrefix(a, "A/1970-01-01/") || !strings.HasPrefix(b, "A/1970-01-01/") {
		t.Errorf("two of one day are %s and %s", a, b)
	}
}

func TestTitleCase(t *testing.T) {
	for title, want := range map[string]string{
		"CONVENTION ON THE LAW OF LAMPS":              "Convention on the Law of Lamps",
		"Treaty Between The Un And The Whole-World":   "Treaty between the Un and the Whole-World",
		"ANNEX II OF THE UN CONVENTION (WHOLE-WORLD)": "Annex II of the UN Convention (Whole-World)",
		"The Lamp: The Oil":                           "The Lamp: The Oil",
		"":                                            "",
	} {
		if got := titleCase(title); got != want {
			t.Errorf("%q is written %q, want %q", title, got, want)
		}
	}
}

func TestCleanTitle(t *testing.T) {
	for title, want := range map[string]string{
		"  A  Treaty\ton Lamps.* ": "A Treaty on Lamps", "The King\ufffds Lamp": "The King's Lamp", "Lamp\ufffd of Day": "Lamp of Day", ".": "",
	} {
		if got := cleanTitle(title); got != want {
			t.Errorf("%q is cleaned to %q, want %q", title, got, want)
		}
	}
}

func TestKeepOrder(t *testing.T) {
	out := NewTables()
	row := Row{"signedOn": "1950-06", "enteredIntoForceOn": "1950-05-31", "terminatedOn": "soon"}
	keepOrder(row, "7", out, treatySteps...)
	if row["signedOn"] != "1950-06" || row["enteredIntoForceOn"] != "" || row["terminatedOn"] != "" {
		t.Errorf("the dates are kept as %v", row)
	}
	open := Row{"signedOn": "1950-06-30", "enteredIntoForceOn": "1950-06", "terminatedOn": models.OpenEnd}
	keepOrder(open, "8", out, treatySteps...)
	if open["enteredIntoForceOn"] != "1950-06" || open["terminatedOn"] != models.OpenEnd {
		t.Errorf("what may follow is dropped: %v", open)
	}
}

func FuzzUNTitle(f *testing.F) {
	f.Add("Convention on Lamps. Vienna, 18 April 1961")
	f.Add("PROTOCOL*. Geneva, 1 May 1962 and New York, 2 June 1962")
	f.Fuzz(func(t *testing.T, name string) {
		title, place, day := unTitle(name)
		if strings.ContainsAny(place, "0123456789") || day != "" && !isDay(dateOf(day)) || len(title) > 2*len(name)+2 {
			t.Errorf("%q is read as %q, %q, %q", name, title, place, day)
		}
	})
}

func FuzzReadAction(f *testing.F) {
	f.Add("24 Sep 1945 a")
	f.Add("Provisional application(n)=29 Dec 1992 n; 9 Jul 2009")
	f.Fuzz(func(t *testing.T, cell string) {
		got, acts := readAction(cell)
		if acts != (got.day != "") || acts && !isDay(dateOf(got.day)) {
			t.Errorf("%q is read as %+v, %v", cell, got, acts)
		}
	})
}

func FuzzGGODate(f *testing.F) {
	f.Add("1961-04-01..1961-04-30")
	f.Add("1962-01-99")
	f.Fuzz(func(t *testing.T, text string) {
		if got := ggoDate(text); got != "" && !dateOf(got).IsKnown() {
			t.Errorf("%q is %q, which is no date", text, got)
		}
	})
}

func FuzzTitleCase(f *testing.F) {
	f.Add("CONVENTION ON THE LAW OF LAMPS (WHOLE-WORLD)")
	f.Fuzz(func(t *testing.T, title string) {
		title = strings.ToValidUTF8(title, "") // as a file is read
		once := titleCase(cleanTitle(title))
		if !strings.EqualFold(strings.Join(strings.Fields(once), " "), strings.Join(strings.Fields(cleanTitle(title)), " ")) {
			t.Errorf("%q becomes other letters: %q", title, once)
		}
	})
}

func FuzzReferences(f *testing.F) {
	f.Add("UN Registration 1234/0: 55 77;Treaty Series 1||~/pdf/1951 TS0001.pdf", "1950-01-01")
	f.Fuzz(func(t *testing.T, references, signed string) {
		record := Row{"signedOn": signed}
		addUNTS(record, references)
		if number := record["registrationNumber"]; number != "" && !digits(number) || !digits(record["untsVolume"]+record["untsPage"]+"0") {
			t.Errorf("%q is read as %v", references, record)
		}
		for _, url := range ukTexts(references) {
			if !strings.HasPrefix(url, ukLibrary) || strings.Contains(url, " ") {
				t.Errorf("%q has the text %q", references, url)
			}
		}
	})
}
