package ingest

import (
	"testing"
	"testing/fstest"

	"entente/models"
)

// leaderSeed is a small seed with two lists of leaders, linked, and a curated file.
func leaderSeed() fstest.MapFS {
	files := fstest.MapFS{}
	add := func(name, text string) { files[name] = &fstest.MapFile{Data: []byte(text)} }
	source := func(name string) {
		add(datasets+"/"+name+"/source.yaml", "source:\n  id: source:"+name+"\n  kind: DATASET\n  title: T\n  publisher: P\n  language: en\n  licenseClass: OPEN\n")
	}
	source("archigos-4.1")
	source("wikidata-leaders-2025-10")
	add(datasets+"/archigos-4.1/leaders.csv", `key,name,bornOn
a1,Roe,1900-01-01
a2,Adam Twin,1950
a3,Tantawi,1931
a4,Kim Doe Moe,1940
`)
	add(datasets+"/archigos-4.1/tenures.csv", `parent,row,country,office,role,startedOn,endedOn
a1,effective-1950,MEX,Ruler,EFFECTIVE_LEADER,1950-01-01,1956-12-31
a2,effective-2006,POL,Ruler,EFFECTIVE_LEADER,2006-07-14,2007-11-16
a3,effective-2011,EGY,Ruler,EFFECTIVE_LEADER,2011-02-11,2012-06-30
a4,effective-1990,KOR,Ruler,EFFECTIVE_LEADER,1990-01-01,1995-01-01
`)
	add(datasets+"/wikidata-leaders-2025-10/leaders.csv", `key,name,wikidataId
Q1,John Roe,Q1
Q2,Adam Twin,Q2
Q3,Otto Twin,Q3
Q4,Ada Open,Q4
`)
	add(datasets+"/wikidata-leaders-2025-10/tenures.csv", `parent,row,country,office,role,startedOn,endedOn
Q1,president-1950,MEX,Head of state,HEAD_OF_STATE,1950-01-01,1956-12-31
Q2,prime-minister-2006,POL,Head of government,HEAD_OF_GOVERNMENT,2006-07-14,2007-11-16
Q3,president-2005,POL,Head of state,HEAD_OF_STATE,2005-12-23,2010-04-10
Q4,president-2000,MEX,Head of state,HEAD_OF_STATE,2000-01-02,
`)
	add("links/archigos-4.1.csv", `source,key,id,rule,checked_by
source:archigos-4.1,a1,leader:john-roe,x,editors
source:archigos-4.1,a2,leader:adam-twin,x,editors
source:archigos-4.1,a3,leader:tantawi-egy,x,editors
source:archigos-4.1,a4,leader:kim-doe-moe,x,editors
`)
	add("links/wikidata-leaders-2025-10.csv", `source,key,id,rule,checked_by
source:wikidata-leaders-2025-10,Q1,leader:john-roe,x,editors
source:wikidata-leaders-2025-10,Q2,leader:adam-twin,x,editors
source:wikidata-leaders-2025-10,Q3,leader:otto-twin,x,editors
source:wikidata-leaders-2025-10,Q4,leader:ada-open,x,editors
`)
	add("sources/articles/a.yaml", `source:
  id: source:a
  kind: ARTICLE
  title: T
  publisher: P
  language: en
  licenseClass: FACTS_ONLY
leaders:
  - id: jane-envoy
    name: Jane Envoy
    tenures:
      - {key: foreign-minister-1950, country: MEX, office: Foreign minister, role: FOREIGN_MINISTER, startedOn: 1950-01-01, endedOn: 1956-12-31}
`)
	return files
}

func TestOfficeHolder(t *testing.T) {
	c, err := ReadCorpus(leaderSeed())
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		printed, state, on, want, rule string
	}{
		{"President Roe", "MEX", "1955-05-01", "john-roe", ruleInOffice},
		{"His Excellency Juan Roe, President of the United Mexican States", "MEX", "1955-05", "john-roe", ruleSpelling},
		{"President Roe", "MEX", "1957-05-01", "", ""},
		{"President Roe", "MEX", "1957-01-02", "john-roe", ruleInOffice}, // sources differ by days
		{"Former President John Roe", "MEX", "1965-05-01", "john-roe", ruleFullName},
		{"Former President Roe", "MEX", "1965-05-01", "", ""}, // a surname alone is not enough
		{"Vice President Roe", "MEX", "1955-05-01", "", ""},
		{"President of Mexico Roe", "MEX", "1955-05-01", "john-roe", ruleInOffice}, // the state is no name
		{"Nadia Tantawia, Office of the President", "EGY", "2012-01-01", "", ""},
		{"Jill Roe, Second Lady", "MEX", "1955-05-01", "", ""},
		{"President Il Doe", "KOR", "1992-06-01", "", ""}, // a given name of somebody is no surname
		{"Prime Minister of Poland Nobody", "POL", "2006-10-01", "", ""},
		{"President Roe", "GTM", "1955-05-01", "", ""},
		{"President Roe", "MEX", "", "", ""},
		{"The President of Mexico", "MEX", "1955-05-01", "", ""}, // nobody is named
		{"Foreign Minister Envoy", "MEX", "1955-05-01", "jane-envoy", ruleInOffice},
		{"President Envoy", "MEX", "1955-05-01", "", ""}, // another office, and no full name
		{"President Jane Envoy", "MEX", "1955-05-01", "jane-envoy", ruleInOffice},
		{"President Twin", "POL", "2006-10-01", "otto-twin", ruleInOffice}, // the office tells brothers apart
		{"Prime Minister Twin", "POL", "2006-10-01", "adam-twin", ruleInOffice},
		{"Mr. Twin", "POL", "2006-10-01", "", ""},
		{"President Tantawy", "EGY", "2012-01-01", "tantawi-egy", ruleSpelling},
		{"President Moe Kim-Doe", "KOR", "1992-06-01", "kim-doe-moe", ruleInOffice},
		{"President Open", "MEX", "2003-01-01", "", ""}, // no end is recorded, and no full name
		{"President Ada Open", "MEX", "2003-01-01", "ada-open", ruleInOffice},
	} {
		var want models.ID
		if test.want != "" {
			want = models.NewID("leader", test.want)
		}
		id, rule := c.OfficeHolder(test.printed, models.NewID("country", test.state), models.MustDate(test.on))
		if id != want || rule != test.rule {
			t.Errorf("%q of %s on %s is %q by %q, want %q by %q", test.printed, test.state, test.on, id, rule, want, test.rule)
		}
	}
}

func FuzzReadTitle(f *testing.F) {
	f.Add("His Excellency Yoon Suk-yeol, President of the Republic of Korea")
	f.Add("President of Chile, Salvador Allende")
	f.Fuzz(func(t *testing.T, printed string) {
		name, title := readTitle(printed)
		for _, word := range NameWords(name) {
			if title.roles != nil && (word == "president" || word == "excellency") {
				t.Errorf("%q names %q", printed, name)
			}
		}
	})
}
