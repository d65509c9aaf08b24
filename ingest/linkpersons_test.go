package ingest

import (
	"slices"
	"testing"
	"testing/fstest"

	"entente/models"
)

func TestSamePersonsName(t *testing.T) {
	for _, test := range []struct {
		printed, leader, state, rule string
		want                         bool
	}{
		{"Luis Federico Ensayo Gomez", "Federico Ensayo", "PRY", RuleFullName, true},
		{"Rasha Al-Sabah", "Sabah Al-Sabah", "KWT", RuleFullName, false},
		{"Ahmad Al-Khalid Al-Sabah", "Sabah Al-Khalid Al-Sabah", "KWT", RuleFullName, false},
		{"Tamim bin Hamad Al-Thani", "Tamim bin Hamad Al Thani", "QAT", RuleFullName, true},
		{"Abdullah bin Khalifa Al-Thani", "Abdullah bin Nasser bin Khalifa Al Thani", "QAT", RuleFullName, false},
		{"Sultan bin Salman Al Saud", "Salman Al Saud", "SAU", RuleFullName, false},
		{"Wunna Maung Lwin", "Maung Maung", "MMR", RuleFullName, false},
		{"Li Liqiang", "Li Qiang", "CHN", RuleFullName, false},
		{"Il Kwon Chung", "Park Chung Hee", "KOR", ruleSpelling, false},
		{"Kim Yong-sam", "Kim Young Sam", "KOR", ruleSpelling, true},
	} {
		name, _ := readTitle(test.printed)
		got := samePersonsName(NameWords(name), NameWords(test.leader), models.NewID("country", test.state), test.printed, test.rule)
		if got != test.want {
			t.Errorf("%q and %q by %q: %v, want %v", test.printed, test.leader, test.rule, got, test.want)
		}
	}
}

// personSeed adds leaders with tenures to the seed of visits.
func personSeed() fstest.MapFS {
	files := visitSeed(nil)
	add := func(name, text string) { files[name] = &fstest.MapFile{Data: []byte(text)} }
	add("sources/articles/b.yaml", `source:
  id: source:b
  kind: ARTICLE
  title: T
  publisher: P
  language: en
  licenseClass: FACTS_ONLY
countries:
  - {id: ARG, name: Argentina, kind: STATE}
leaders:
  - id: juan-prueba
    name: Juan Prueba
    tenures: [{key: president-2003, country: ARG, office: President, role: HEAD_OF_STATE, startedOn: 2003-01-01, endedOn: 2003-09-30}]
  - id: richard-roe
    name: Richard Roe
    tenures: [{key: president-2001, country: USA, office: President, role: HEAD_OF_STATE, startedOn: 2001-01-20, endedOn: 2009-01-20}]
`)
	add(datasets+"/historyatstate-visits/meetings.csv", `parent,name,capacity
2,President Roe,President
2,President Prueba,President of Argentina
3,President Black,President
`)
	return files
}

func TestLinkVisitPersons(t *testing.T) {
	corpus, err := ReadCorpus(personSeed())
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, p := range linkVisitPersons(corpus) {
		got = append(got, p.Dataset+" "+p.Key+" "+string(p.ID))
	}
	// The visitor of record 3 was out of office by then, and of record 2 the
	// second whom he is said to have met is himself.
	want := []string{
		"historyatstate-visits 2#visitor leader:juan-prueba",
		"historyatstate-visits 2#met.President Roe leader:richard-roe",
		"historyatstate-visits 6#visitor leader:juan-prueba",
		"pe-latam-trips 1#visitor leader:juan-prueba",
	}
	if !slices.Equal(got, want) {
		t.Errorf("the links are %q, want %q", got, want)
	}
}

func TestNamedLeader(t *testing.T) {
	corpus, err := ReadCorpus(personSeed())
	if err != nil {
		t.Fatal(err)
	}
	for printed, want := range map[string]string{
		"Juan Prueba, President of the Argentine Republic": "leader:juan-prueba",
		"Ana Prueba, Minister of Health of Argentina":      "",
		"the spouse or a relative of an official":          "",
		"not disclosed":           "",
		"Government of Argentina": "",
	} {
		if got, _ := corpus.namedLeader(printed, "ARG", dateOf("2003-07-22")); string(got) != want {
			t.Errorf("%q is %q, want %q", printed, got, want)
		}
	}
}

// Namesakes, fathers' names and presidents of councils are not the leader.
func TestHolderOfNamesakes(t *testing.T) {
	files := visitSeed(nil)
	files["sources/articles/b.yaml"] = &fstest.MapFile{Data: []byte(`source:
  id: source:b
  kind: ARTICLE
  title: T
  publisher: P
  language: en
  licenseClass: FACTS_ONLY
leaders:
  - id: nasser-thani
    name: Nasser Al Thani
    tenures:
      - {key: emir-2000, country: QAT, office: Emir, role: HEAD_OF_STATE, startedOn: 2000-01-01, endedOn: 2009-12-31}
      - {key: effective-2000, country: QAT, office: Ruler, role: EFFECTIVE_LEADER, startedOn: 2000-01-01, endedOn: 2009-12-31}
  - id: zaid-ii
    name: Zaid bin Talal
    tenures: [{key: king-2000, country: JOR, office: King, role: HEAD_OF_STATE, startedOn: 2000-01-01, endedOn: 2009-12-31}]
  - id: john-atta-roe
    name: Atta Roe
    tenures: [{key: president-2000, country: GHA, office: President, role: HEAD_OF_STATE, startedOn: 2000-01-01, endedOn: 2009-12-31}]
  - id: roe-father
    name: Roe Paternal
    tenures: [{key: president-1990, country: TGO, office: President, role: HEAD_OF_STATE, startedOn: 1990-01-01, endedOn: 2000-12-31}]
  - id: roe-son
    name: Filius Roe
    tenures: [{key: president-2001, country: TGO, office: President, role: HEAD_OF_STATE, startedOn: 2001-01-01, endedOn: 2009-12-31}]
  - id: jamal
    name: Zafar Khan Jamal
    tenures: [{key: pm-2000, country: PAK, office: Prime Minister, role: HEAD_OF_GOVERNMENT, startedOn: 2000-01-01, endedOn: 2009-12-31}]
`)}
	corpus, err := ReadCorpus(files)
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct{ printed, state, want string }{
		{"Nasser bin Salim Al Thani, Amir of the State of Qatar", "QAT", "leader:nasser-thani"},
		{"Emir al-Thani", "QAT", "leader:nasser-thani"},
		{"Prime Minister al-Thani", "QAT", ""},
		{"Nasser bin Salim Al Thani, Commander of the Navy of the State of Qatar", "QAT", ""},
		{"Nasser bin Salim Al-Thani, Prime Minister and Minister of Foreign Affairs of the State of Qatar", "QAT", ""},
		{"Talal Hamid Al-Nasser Al-Thani, Embassy of Qatar", "QAT", ""},
		{"King Zaid of Jordan", "JOR", "leader:zaid-ii"},
		{"King Talal of Jordan", "JOR", ""},
		{"President Atta Roe, President of the Republic of Ghana", "GHA", "leader:john-atta-roe"},
		{"Kwesi Atta, President, Coast Traditional Council, Republic of Ghana", "GHA", ""},
		{"Filius Roe, President of the Togolese Republic", "TGO", "leader:roe-son"},
		{"Roe Paternal, President of the Togolese Republic", "TGO", ""},
		{"Prime Minister Khan Jamal", "PAK", "leader:jamal"},
		{"Minister Khan", "PAK", ""},
	} {
		if got, _ := corpus.namedLeader(test.printed, test.state, dateOf("2003-06-09")); string(got) != test.want {
			t.Errorf("%q is %q, want %q", test.printed, got, test.want)
		}
	}
}
