package ingest

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"entente/models"
)

func TestImportersOfStatesAndAlliances(t *testing.T) {
	for _, test := range []struct {
		importer *Importer
		left     int
	}{
		{iso3166, 1},
		{countryCodes, 1},
		{territories, 1},
		{cowStates, 1},
		{icowHistory, 1},
		{manystates, 5},
		{recognition, 5},
		{unMembership, 2},
		{cowAlliances, 1},
		{atop, 1},
	} {
		t.Run(test.importer.Name, func(t *testing.T) {
			left := 0
			for _, locators := range importGolden(t, test.importer).Left {
				left += len(locators)
			}
			if left != test.left {
				t.Errorf("%d records are left out, want %d", left, test.left)
			}
		})
	}
}

// A code or name means the state of the day; a date that leaves open which of
// several is meant means none.
func TestState(t *testing.T) {
	for _, test := range []struct {
		scheme   Scheme
		code, on string
		want     models.ID
	}{
		{ByCOW, "365", "1900", "country:russian-empire"},
		{ByCOW, "365", "1961-07-06", "country:SUN"},
		{ByCOW, "365", "1991-12-26", "country:RUS"},
		{ByCOW, "365", "1991", ""},
		{ByCOW, "365", "", ""},
		{ByCOW, "731", "", "country:PRK"},
		{ByAlpha3, "GBR", "1386-05-09", "country:kingdom-of-england"},
		{ByAlpha3, "GBR", "1800-12", "country:kingdom-of-great-britain"},
		{ByAlpha3, "TUR", "1922-11-01", "country:ottoman-empire"},
		{ByAlpha3, "TUR", "1923-07-24", "country:TUR"},
		{ByAlpha3, "RVN", "1973-01-27", "country:south-vietnam"},
		{ByAlpha3, "RVN", "2000-12-25", "country:VNM"},
		{ByFCDO, "hejaz", "1924-08-28", "country:hejaz"},
		{ByFCDO, "hejaz", "1928-08-27", "country:SAU"},
		{ByFCDO, "danzig", "1957-10-03", ""},
		{ByAlpha3, "SAR", "1855-01-26", "country:sardinia"},
		{ByAlpha3, "SAR", "2006-06-20", "country:ESH"},
		{ByFCDO, "tanganyika", "1963-04-24", "country:tanganyika"},
		{ByFCDO, "tanganyika", "1964-07-10", "country:TZA"},
		{ByFCDO, "zanzibar", "1945-06-26", "country:zanzibar"},
		{ByFCDO, "zanzibar", "1965-04-09", ""},
		{byFCDOBilateral, "south africa", "1890-07-24", "country:transvaal"},
		{byFCDOBilateral, "south africa", "1910-06-01", ""},
		{byFCDOBilateral, "tanzania", "1962-10-10", "country:tanganyika"},
		{byFCDOBilateral, "tanzania", "1963-08-07", "country:zanzibar"},
		{byFCDOBilateral, "zanzibar", "1964-09-02", "country:TZA"},
		{ByName, "Zanzibar", "2005-06-08", "country:TZA"},
		{ByName, "The  Côte d’Ivoire", "", "country:CIV"},
		{ByName, "Republic of Korea", "1961", "country:KOR"},
		{ByName, "Atlantis", "1950", ""},
		{ByHistorian, "west-germany-1990", "1960", "country:DEU"},
	} {
		if got := State(test.scheme, test.code, models.MustDate(test.on)); got != test.want {
			t.Errorf("%s %q on %q is %q, want %q", test.scheme, test.code, test.on, got, test.want)
		}
	}
}

// Every row of the table is of a known scheme, names a country by code or slug,
// ends after it begins, and no code means two countries on one day.
func TestTheTableOfStates(t *testing.T) {
	rows, err := csv.NewReader(bytes.NewReader(statesCSV)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if header := strings.Join(rows[0], ","); header != "scheme,code,from,to,country,note" {
		t.Fatalf("the header is %s", header)
	}
	for key, spells := range states() {
		for i, a := range spells {
			if a.from.IsKnown() && a.to.IsKnown() && a.from.Earliest() > a.to.Latest() {
				t.Errorf("%v: %s ends before it begins", key, a.country)
			}
			if _, err := models.ParseID(string(a.country)); err != nil {
				t.Errorf("%v: %v", key, err)
			}
			for _, b := range spells[:i] {
				apart := a.to.IsKnown() && b.from.IsKnown() && a.to.Latest() < b.from.Earliest() ||
					b.to.IsKnown() && a.from.IsKnown() && b.to.Latest() < a.from.Earliest()
				if a.country != b.country && !apart {
					t.Errorf("%v means %s and %s on one day", key, a.country, b.country)
				}
			}
		}
	}
}

// A newer download is compared record by record; one that cannot be read says
// what was looked for, and changes nothing.
func TestReports(t *testing.T) {
	seedDir, download := t.TempDir(), t.TempDir()
	dir := filepath.Join(seedDir, filepath.FromSlash(datasets), iso3166.Name)
	run := func(current string) (*Report, error) {
		put(t, filepath.Join(download, "iso_3166-1.csv"), "alpha2,alpha3,numeric,name\n"+current)
		put(t, filepath.Join(download, "iso_3166-3.csv"), "alpha4,type,alpha2,alpha3,numeric\n")
		return iso3166.Run(download, seedDir)
	}
	if _, err := run("KP,PRK,408,\n"); err == nil || !strings.Contains(err.Error(), "needs a source.yaml") {
		t.Errorf("without a source: %v", err)
	}
	put(t, filepath.Join(dir, "source.yaml"), "source: {id: source:iso}\n")
	if _, err := run("KP,PRK,408,\nDJ,DJI,262,\n"); err != nil {
		t.Fatal(err)
	}
	report, err := run("KP,PRK,409,\nHT,HTI,332,\n")
	if err != nil {
		t.Fatal(err)
	}
	var text strings.Builder
	report.Write(&text)
	const want = "countries: 2 records, 1 new, 1 vanished, 1 changed\n  new: HTI\n  vanished: DJI\n  changed: PRK\n"
	if text.String() != want {
		t.Errorf("%s, want\n%s", &text, want)
	}
	before, err := os.ReadFile(filepath.Join(dir, "countries.csv"))
	if err != nil {
		t.Fatal(err)
	}
	for download, want := range map[string]string{
		filepath.Join(download, "missing"): "cannot be read; iso-3166 takes iso_3166-1.csv",
		t.TempDir():                        "iso_3166-1.csv cannot be read; it takes",
	} {
		if _, err := iso3166.Run(download, seedDir); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %q", err, want)
		}
	}
	if after, _ := os.ReadFile(filepath.Join(dir, "countries.csv")); !bytes.Equal(before, after) {
		t.Error("an import that failed changed the table")
	}
	if _, err := ImporterOf("iso-3167"); err == nil || !strings.Contains(err.Error(), "iso-3166") {
		t.Errorf("%v", err)
	}
}

func put(t *testing.T, file, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// The linker of states proposes an identity for each record without one, and
// another for none; what it has proposed and written it does not propose again.
func TestLinkCountries(t *testing.T) {
	seedDir := t.TempDir()
	for _, importer := range []*Importer{iso3166, cowStates, manystates} {
		put(t, filepath.Join(seedDir, datasets, importer.Name, "source.yaml"), "source: {id: source:"+importer.Name+"}\n")
		if _, err := importer.Run(filepath.Join("testdata", importer.Name, "raw"), seedDir); err != nil {
			t.Fatal(err)
		}
	}
	put(t, filepath.Join(seedDir, "links", "iso-3166.csv"), strings.Join(linkHeader, ",")+"\nsource:iso-3166,DJI,country:old-djibouti,by hand,editors\n")
	put(t, filepath.Join(seedDir, "links", "changes.csv"), "id,to,change,reason\ncountry:old-djibouti,country:DJI,RENAMED,its code\n")
	propose := func() (*Corpus, []Proposal) {
		c, err := ReadCorpus(os.DirFS(seedDir))
		if err != nil {
			t.Fatal(err)
		}
		return c, linkCountries(c)
	}
	_, proposals := propose()
	got := map[string]models.ID{}
	for _, p := range proposals {
		got[p.Dataset+" "+p.Key] = p.ID
	}
	for key, want := range map[string]models.ID{
		"iso-3166 SUHH": "country:SUN", "iso-3166 DJI": "", "cow-states-2016 255": "country:DEU", "cow-states-2016 245": "country:bavaria",
		"manystates-ggo RUS/1922-12-30": "country:SUN", "manystates-ggo ABK/0778": "country:abkhazia", "manystates-ggo BEL/1945-06-26": "country:BEL",
	} {
		if got[key] != want {
			t.Errorf("%s is %q, want %q", key, got[key], want)
		}
	}
	if err := WriteLinks(seedDir, proposals); err != nil {
		t.Fatal(err)
	}
	c, again := propose()
	if len(again) > 0 || c.Linked("source:iso-3166", "DJI") != "country:DJI" {
		t.Errorf("%v, %s", again, c.Linked("source:iso-3166", "DJI"))
	}
	mint := c.NewMint("country")
	if a, b := mint.New("Abkhazia"), mint.New("Côte d'Or, Duchy of"); a != "country:abkhazia-2" || b != "country:cote-dor-duchy-of" {
		t.Errorf("minted %s, %s", a, b)
	}
	samples := c.Samples("country", 2)
	if len(samples) == 0 || len(samples) > 2*3 {
		t.Errorf("%d samples", len(samples))
	}
	for _, s := range samples {
		if s.Left == "" || s.Right == "" || s.ID.Kind() != "country" {
			t.Errorf("%+v", s)
		}
	}
}

func FuzzEventDay(f *testing.F) {
	f.Add("The legation was opened on May 3, 1950. It closed on June 4, 1951.", uint16(1950))
	f.Add("mid-1795", uint16(1795))
	f.Fuzz(func(t *testing.T, paragraph string, number uint16) {
		year := fmt.Sprintf("%04d", number%10000)
		day := eventDay(paragraph, year)
		if !strings.HasPrefix(day, year) {
			t.Errorf("%q is not in %s", day, year)
		}
	})
}
