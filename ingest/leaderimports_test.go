package ingest

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestLeaderImporters(t *testing.T) {
	for _, test := range []struct {
		importer *Importer
		left     []string
	}{
		{archigos, []string{
			"a family tie to nobody who is known by the leadid that it names",
			"a state that the table of states does not know",
			"the time in office before the Soviet Union ended, of a ruler of Russia; what came after is given without a start",
			"a date of birth or death that another spell of the person contradicts",
		}},
		{reign, []string{"a body, not a person", "two persons in one row"}},
		{wikidata, []string{
			"a person whom no other source here knows, and nobody checked: fictional people are among them",
			"a term without a beginning", "a term that ends before it begins", "a date that is none",
			"a member of the Swiss Federal Council, which is the head of state as a body",
			"an office of a republic of the Soviet Union, Yugoslavia or Czechoslovakia",
			"an office of a land that is part of another state",
			"the head of state once more as head of government",
			"joined with the term of the same person that it continues or repeats",
		}},
		{travelers, nil},
	} {
		t.Run(test.importer.Name, func(t *testing.T) {
			report := importGolden(t, test.importer)
			for _, reason := range test.left {
				if len(report.Left[reason]) == 0 {
					t.Errorf("nothing was left out as %q; the reasons are %q", reason, slices.Sorted(maps.Keys(report.Left)))
				}
			}
		})
	}
}

// A refreshed download tells what is new, gone and changed, and keeps the keys.
func TestReignReport(t *testing.T) {
	dir, seedDir := t.TempDir(), t.TempDir()
	const header = "stateabb,ccode,leadid,leader,sdate,smonth,syear,emonth,eyear,birthyear,gender\n"
	run := func(rows ...string) *TableReport {
		t.Helper()
		write(t, filepath.Join(dir, "leaderlist_3_21.csv"), header+strings.Join(rows, "\n"))
		report, err := reign.Run(dir, seedDir)
		if err != nil {
			t.Fatal(err)
		}
		return report.Tables[0]
	}
	write(t, filepath.Join(seedDir, filepath.FromSlash(datasets), reign.Name, "source.yaml"), "source: {id: test}\n")
	run("CAN,20,a,Roe,1,1,1950,2,1951,1900,1", "CAN,20,b,Doe,1,2,1951,3,1952,1901,1")
	r := run("CAN,20,b,Doe,1,2,1951,3,1952,1902,1", "CAN,20,c,Poe,1,3,1952,,,1903,1")
	if !slices.Equal(r.New, []string{"c"}) || !slices.Equal(r.Vanished, []string{"a"}) || !slices.Equal(r.Changed, []string{"b"}) {
		t.Errorf("the report says new %v, vanished %v, changed %v", r.New, r.Vanished, r.Changed)
	}
}

func TestLeaderImportersRefuse(t *testing.T) {
	dir := t.TempDir()
	for _, importer := range []*Importer{archigos, reign, wikidata, travelers} {
		if err := importer.Import(os.DirFS(dir), NewTables()); err == nil {
			t.Errorf("%s imports an empty folder", importer.Name)
		}
	}
	for text, says := range map[string]string{
		"leadid,leader,sdate,smonth,syear\na,Roe,x,1,1950\n":                  "leadid a: its start 1950-1-x is not a day",
		"leadid,leader,sdate,smonth,syear\na,Roe,1,13,1950\n":                 "leadid a",
		"leadid,leader,sdate,smonth,syear,eyear,emonth\na,Roe,1,1,1950,51,\n": "is not a month",
		"leadid,leader,stateabb\n,Roe,CAN\n":                                  "has no leadid",
	} {
		write(t, filepath.Join(dir, "leaderlist_3_21.csv"), text)
		if err := reign.Import(os.DirFS(dir), NewTables()); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%q is refused with %v, want %q", text, err, says)
		}
	}
}

func TestReadKin(t *testing.T) {
	const id = "00000000-0000-0000-0000-00000000000"
	persons := map[string]*archigosPerson{}
	for key, row := range map[string]Row{
		id + "1":          {"leader": "Roe", "gender": "M"},
		id + "2":          {"leader": "Doe", "gender": "F"},
		id + "1/XXX-1888": {"leader": "Elder", "gender": "M"},
	} {
		persons[key] = &archigosPerson{key: key, spells: []Row{row}}
	}
	for tie, want := range map[string]string{
		"Father of Doe%" + id + "2":       id + "2 DAUGHTER",
		"Son of Doe%" + id + "2":          id + "2 MOTHER",
		"Sister of Roe%" + id + "1":       id + "1 BROTHER",
		"Wife of Roe%" + id + "1":         id + "1 SPOUSE",
		"Uncle-in-law of Roe%" + id + "1": id + "1 OTHER",
		"Son of Elder%" + id + "1":        id + "1/XXX-1888 FATHER",
		"Son of Nobody%" + id + "9":       "",
		"no tie at all":                   "",
	} {
		got := ""
		if relative, relation := readKin(tie, persons); relative != nil {
			got = relative.key + " " + string(relation)
		}
		if got != want {
			t.Errorf("%q is %q, want %q", tie, got, want)
		}
	}
}

func TestTenureKeys(t *testing.T) {
	keys := tenureKeys{}
	want := []string{"effective-1902", "effective-1902-06", "effective-1902-06-05", "effective-1902-06-05-2", "effective-1991", "premier"}
	got := []string{
		keys.next("effective", "1902-01-05", ""), keys.next("effective", "1902-06-05", ""), keys.next("effective", "1902-06-05", ""),
		keys.next("effective", "1902-06-05", ""), keys.next("effective", "", "1991-08-21"), keys.next("premier", "", ""),
	}
	if !slices.Equal(got, want) {
		t.Errorf("the keys are %q, want %q", got, want)
	}
}
