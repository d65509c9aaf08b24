package ingest

import (
	"slices"
	"testing"
	"testing/fstest"

	"entente/models"
)

// visitSeed is a small seed with three sources of visits and a curated file.
func visitSeed(more map[string]string) fstest.MapFS {
	files := fstest.MapFS{}
	add := func(name, text string) { files[name] = &fstest.MapFile{Data: []byte(text)} }
	source := func(name string) {
		add(datasets+"/"+name+"/source.yaml", "source:\n  id: source:"+name+"\n  kind: DATASET\n  title: T\n  publisher: P\n  language: en\n  licenseClass: OPEN\n")
	}
	source("historyatstate-travels")
	source("historyatstate-visits")
	source("pe-latam-trips")
	add(datasets+"/historyatstate-visits/visits.csv", `key,title,visitorName,capacity,from,host,startedOn,endedOn
1,T,Ivan I. Ivanov,General Secretary,SUN,USA,1987-12-07,1987-12-10
2,T,Juan Prueba,President of Argentina,ARG,USA,2003-07-22,2003-07-23
3,T,Juan Prueba,President of Argentina,ARG,USA,2003-11-01,2003-11-02
4,T,Lee Park,President,KOR,USA,2010-04-12,2010-04-13
5,T,Lee Long,Prime Minister,SGP,USA,2010-04-12,2010-04-13
6,T,Juan Prueba,President of Argentina,ARG,USA,2003-07-22,2003-07-25
`)
	add(datasets+"/pe-latam-trips/visits.csv", `key,title,visitorName,capacity,from,host,startedOn,endedOn
1,T,Juan Prueba,President,ARG,USA,2003-07-21,2003-07-24
2,T,Juan Prueba,President,ARG,USA,2003-12-01,2003-12-02
3,T,Juan Otro,President,ARG,USA,2003-11-01,2003-11-02
`)
	add("links/historyatstate-visits.csv", "source,key,id,rule,checked_by\n")
	add("sources/articles/a.yaml", `source:
  id: source:a
  kind: ARTICLE
  title: T
  publisher: P
  language: en
  licenseClass: FACTS_ONLY
countries:
  - {id: USA, name: United States, kind: STATE}
  - {id: SUN, name: Soviet Union, kind: STATE}
leaders:
  - {id: ivan-ivanov, name: Ivan Ivanov}
visits:
  - {id: ivanov-usa-1987-12, title: T, visitor: ivan-ivanov, from: SUN, host: USA, startedOn: 1987-12-08}
`)
	for name, text := range more {
		add(name, text)
	}
	return files
}

func TestLinkVisits(t *testing.T) {
	want := []string{
		"historyatstate-visits 1 visit:ivanov-usa-1987-12 " + ruleVisitCurated,
		"historyatstate-visits 2 visit:prueba-usa-2003-07-22 " + ruleVisitItself,
		"historyatstate-visits 3 visit:prueba-usa-2003-11-01 " + ruleVisitItself,
		"historyatstate-visits 4 visit:lee-usa-2010-04-12 " + ruleVisitItself,
		"historyatstate-visits 5 visit:lee-usa-2010-04-12-2 " + ruleVisitItself,
		"historyatstate-visits 6 visit:prueba-usa-2003-07-22 " + ruleVisitSame,
		"pe-latam-trips 1 visit:prueba-usa-2003-07-22 " + ruleVisitStay,
		"pe-latam-trips 2 visit:prueba-usa-2003-12-01 " + ruleVisitItself,
		"pe-latam-trips 3 visit:otro-usa-2003-11-01 " + ruleVisitItself,
	}
	for range 2 { // the order of maps must not show
		if got := proposed(t, visitSeed(nil)); !slices.Equal(got, want) {
			t.Errorf("the links are\n%q, want\n%q", got, want)
		}
	}
}

// Two occasions on days that follow each other are two visits where the source
// that parts them has the second on its very days.
func TestLinkVisitsOfTwoOccasions(t *testing.T) {
	got := proposed(t, visitSeed(map[string]string{datasets + "/pe-latam-trips/visits.csv": `key,title,visitorName,capacity,from,host,startedOn,endedOn
1,T,Juan Prueba,President,ARG,USA,2003-10-30,2003-10-31
2,T,Juan Prueba,President,ARG,USA,2003-11-01,2003-11-02
`}))
	want := []string{
		"pe-latam-trips 1 visit:prueba-usa-2003-10-30 " + ruleVisitItself,
		"pe-latam-trips 2 visit:prueba-usa-2003-11-01 " + ruleVisitStay,
	}
	if !slices.Equal(got[len(got)-2:], want) {
		t.Errorf("the links are\n%q, want\n%q", got[len(got)-2:], want)
	}
}

// What is linked is not linked again, and gives no ID away.
func TestLinkVisitsAgain(t *testing.T) {
	got := proposed(t, visitSeed(map[string]string{"links/historyatstate-visits.csv": `source,key,id,rule,checked_by
source:historyatstate-visits,1,visit:ivanov-usa-1987-12,x,editors
source:historyatstate-visits,2,visit:first,x,editors
source:historyatstate-visits,3,visit:prueba-usa-2003-12-01,x,editors
source:historyatstate-visits,4,visit:four,x,editors
source:historyatstate-visits,5,visit:five,x,editors
source:historyatstate-visits,6,visit:first,x,editors
`}))
	want := []string{
		"pe-latam-trips 1 visit:first " + ruleVisitStay,
		"pe-latam-trips 2 visit:prueba-usa-2003-12-01-2 " + ruleVisitItself,
		"pe-latam-trips 3 visit:otro-usa-2003-11-01 " + ruleVisitItself,
	}
	if !slices.Equal(got, want) {
		t.Errorf("the links are\n%q, want\n%q", got, want)
	}
}

func proposed(t *testing.T, files fstest.MapFS) []string {
	t.Helper()
	corpus, err := ReadCorpus(files)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, p := range linkVisits(corpus) {
		got = append(got, p.Dataset+" "+p.Key+" "+string(p.ID)+" "+p.Rule)
	}
	return got
}

func TestDateOfID(t *testing.T) {
	for id, want := range map[models.ID]string{
		"visit:trump-kor-2019-06": "2019-06", "visit:ivanov-prk-2000-02-09": "2000-02-09", "visit:carter-prk-1994": "", "visit:x-2000-13": "",
	} {
		if got := dateOfID(id).EDTF; got != want {
			t.Errorf("the date of %s is %q, want %q", id, got, want)
		}
	}
}

// Who went elsewhere for a day and came back came twice.
func TestLinkVisitsOfOneDay(t *testing.T) {
	got := proposed(t, visitSeed(map[string]string{datasets + "/pe-latam-trips/visits.csv": `key,title,visitorName,capacity,from,host,startedOn,endedOn
1,T,Juan Prueba,President,ARG,SUN,2003-05-01,2003-05-01
2,T,Juan Prueba,President,ARG,SGP,2003-05-01,2003-05-01
3,T,Juan Prueba,President,ARG,SUN,2003-05-01,2003-05-02
`}))
	want := []string{
		"pe-latam-trips 1 visit:prueba-sun-2003-05-01 " + ruleVisitItself,
		"pe-latam-trips 2 visit:prueba-sgp-2003-05-01 " + ruleVisitItself,
		"pe-latam-trips 3 visit:prueba-sun-2003-05-01-2 " + ruleVisitItself,
	}
	if !slices.Equal(got[len(got)-3:], want) {
		t.Errorf("the links are\n%q, want\n%q", got[len(got)-3:], want)
	}
}
