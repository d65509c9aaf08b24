package ingest

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"entente/models"
)

// linkerSeed is a seed of lists of leaders, each a table of
// key|name|born|state|role|from|to, and the text of a curated file.
func linkerSeed(lists map[string][]string, curated string, links map[string]string) fstest.MapFS {
	files := fstest.MapFS{}
	add := func(name, text string) { files[name] = &fstest.MapFile{Data: []byte(text)} }
	for _, name := range leaderDatasets {
		add(datasets+"/"+name+"/source.yaml", "source:\n  id: source:"+name+"\n  kind: DATASET\n  title: T\n  publisher: P\n  language: en\n  licenseClass: OPEN\n")
		leaders, tenures := "key,name,bornOn,wikidataId\n", "parent,row,country,office,role,startedOn,endedOn\n"
		for _, line := range lists[name] {
			f := strings.Split(line, "|")
			item := ""
			if strings.HasPrefix(f[0], "Q") {
				item = f[0]
			}
			leaders += fmt.Sprintf("%s,%s,%s,%s\n", f[0], f[1], f[2], item)
			if len(f) > 3 {
				tenures += fmt.Sprintf("%s,a,%s,o,%s,%s,%s\n", f[0], f[3], f[4], f[5], f[6])
			}
		}
		add(datasets+"/"+name+"/leaders.csv", leaders)
		add(datasets+"/"+name+"/tenures.csv", tenures)
	}
	add("sources/articles/a.yaml", "source:\n  id: source:a\n  kind: ARTICLE\n  title: T\n  publisher: P\n  language: en\n  licenseClass: FACTS_ONLY\nleaders:\n"+curated)
	for name, text := range links {
		add("links/"+name+".csv", "source,key,id,rule,checked_by\n"+text)
	}
	return files
}

func proposedLeaders(t *testing.T, files fstest.MapFS) []string {
	t.Helper()
	c, err := ReadCorpus(files)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, p := range linkLeaders(c) {
		got = append(got, p.Key+" "+p.ID.Slug()+" | "+p.Rule)
	}
	return got
}

const (
	arch, wiki, rei, his = "archigos-4.1", "wikidata-leaders-2025-10", "reign-2021-03", "historyatstate-travelers"
	anybody              = "  - {id: someone-else, name: Someone Else}\n"
)

func TestLinkLeaders(t *testing.T) {
	const effective, state = "EFFECTIVE_LEADER", "HEAD_OF_STATE"
	for _, test := range []struct {
		name    string
		lists   map[string][]string
		curated string
		links   map[string]string
		want    []string
	}{
		{
			"one person in three lists",
			map[string][]string{
				wiki: {"Q1|Richard Roe||CAN|" + state + "|1951-03-04|1953-05-06"},
				arch: {"a1|Roe|1900|CAN|" + effective + "|1951-03-01|1953-05-06"},
				rei:  {"r1|Roe|1900|CAN|" + effective + "|1951-03-01|1953-05"},
			},
			anybody, nil,
			[]string{"Q1 richard-roe | " + ruleNewLeader, "a1 richard-roe | " + ruleSameSpell, "r1 richard-roe | " + ruleSameSpell},
		},
		{
			"namesakes are two by their births",
			map[string][]string{
				arch: {"a1|Otto Moe|1888|GRC|" + effective + "|1944-01-01|1945-01-01", "a2|Otto Moe|1952|GRC|" + effective + "|1979-10-01|1981-10-01"},
			},
			anybody, nil,
			[]string{"a1 otto-moe | " + ruleNewLeader, "a2 otto-moe-grc | " + ruleNewLeader},
		},
		{
			"a surname of two in office is nobody's",
			map[string][]string{
				wiki: {"Q1|Adam Twin||POL|" + state + "|2005-12-23|2010-04-10", "Q2|Otto Twin||POL|HEAD_OF_GOVERNMENT|2006-07-14|2007-11-16"},
				arch: {"a1|Twin|1949|POL|" + effective + "|2006-02-01|2007-06-16"},
			},
			anybody, nil,
			[]string{"Q1 adam-twin | " + ruleNewLeader, "Q2 otto-twin | " + ruleNewLeader, "a1 twin-pol | " + ruleNewLeader},
		},
		{
			"two of a surname who began on one day are left to people",
			map[string][]string{
				wiki: {"Q1|Serj Sark||ARM|" + state + "|2008-04-09|2018-04-09", "Q2|Tigran Sark||ARM|HEAD_OF_GOVERNMENT|2008-04-09|2014-04-03"},
				arch: {"a1|Sark|1954|ARM|" + effective + "|2008-04-09|"},
			},
			anybody, nil,
			[]string{"Q1 serj-sark | " + ruleNewLeader, "Q2 tigran-sark | " + ruleNewLeader, "a1 sark-arm | " + ruleNewLeader},
		},
		{
			"one spell is one person, whatever the births",
			map[string][]string{
				arch: {"a1|Moe|1931|EGY|" + effective + "|2011-02-11|2012-06-30"},
				rei:  {"r1|Moe|1935|EGY|" + effective + "|2011-02-11|2012-06"},
			},
			anybody, nil,
			[]string{"a1 moe-egy | " + ruleNewLeader, "r1 moe-egy | " + ruleSameSpell},
		},
		{
			"other states, other people",
			map[string][]string{
				wiki: {"Q1|John Roe||CAN|" + state + "|1951-03-04|1953-05-06", "Q2|John Roe||FRA|" + state + "|1951-03-04|1953-05-06"},
			},
			anybody, nil,
			[]string{"Q1 john-roe | " + ruleNewLeader, "Q2 john-roe-fra | " + ruleNewLeader},
		},
		{
			"years of a term and the full name",
			map[string][]string{
				wiki: {"Q1|John Roe||GBR|" + state + "|1940|1945"},
				arch: {"a1|John Roe|1874|GBR|" + effective + "|1940-05-10|1945-07-26"},
			},
			anybody, nil,
			[]string{"Q1 john-roe | " + ruleNewLeader, "a1 john-roe | " + ruleSameTerm},
		},
		{
			"a curated leader by name alone, where one bears it",
			map[string][]string{
				wiki: {"Q1|Jane Doe||CAN|" + state + "|1951-03-04|1953-05-06", "Q2|Max Poe||CAN|" + state + "|1961-03-04|1963-05-06"},
				arch: {"a2|Max Poe|1900|FRA|" + effective + "|1911-03-04|1913-05-06"},
			},
			"  - {id: doe-jane-curated, name: Jane Doe}\n  - {id: max-poe, name: Max Poe}\n", nil,
			[]string{"Q1 doe-jane-curated | " + ruleOnlyName, "Q2 max-poe-can | " + ruleNewLeader, "a2 max-poe-fra | " + ruleNewLeader},
		},
		{
			"initials tell presidents apart",
			map[string][]string{
				his: {"bush-a|George A. B. Shrub|1924|USA|" + state + "|1989-01-20|1993-01-20", "bush-c|George C. Shrub|1946|USA|" + state + "|2001-01-20|2009-01-20"},
			},
			"  - {id: george-c-shrub, name: George C. Shrub}\n", nil,
			[]string{"bush-a george-a-b-shrub | " + ruleNewLeader, "bush-c george-c-shrub | " + ruleOnlyName},
		},
		{
			"what is linked stays, and is joined by what is not",
			map[string][]string{
				wiki: {"Q1|Richard Roe||CAN|" + state + "|1951-03-04|1953-05-06"},
				arch: {"a1|Roe|1900|CAN|" + effective + "|1951-03-01|1953-05-06"},
			},
			anybody,
			map[string]string{arch: "source:" + arch + ",a1,leader:old-roe,x,editors\n"},
			[]string{"Q1 old-roe | " + ruleSameStart},
		},
		{
			"two that are linked to different leaders are never joined",
			map[string][]string{
				wiki: {"Q1|Richard Roe||CAN|" + state + "|1951-03-04|1953-05-06"},
				arch: {"a1|Richard Roe|1900|CAN|" + effective + "|1951-03-04|1953-05-06"},
				rei:  {"r1|Richard Roe|1900|CAN|" + effective + "|1951-03-04|1953-05"},
			},
			anybody,
			map[string]string{
				arch: "source:" + arch + ",a1,leader:old-roe,x,editors\n", wiki: "source:" + wiki + ",Q1,leader:other-roe,x,editors\n",
			},
			[]string{"r1 old-roe | " + ruleSameSpell},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			for range 2 { // the order of maps must not show
				if got := proposedLeaders(t, linkerSeed(test.lists, test.curated, test.links)); !slices.Equal(got, test.want) {
					t.Errorf("the links are\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(test.want, "\n"))
				}
			}
		})
	}
}

// The pairs that people read name records that there are in the seed's tables.
func TestLeaderMatches(t *testing.T) {
	rows, err := parseCSV(strings.NewReader(string(leaderMatchesCSV)), "leader_matches.csv")
	if err != nil || len(rows) == 0 {
		t.Fatalf("there are %d pairs: %v", len(rows), err)
	}
	for _, row := range rows {
		for _, side := range []string{"", "other_"} {
			dataset := row[side+"dataset"]
			if dataset == "curated" {
				if _, err := models.ParseID(row[side+"key"]); err != nil {
					t.Error(err)
				}
				continue
			}
			if !slices.Contains(leaderDatasets, dataset) {
				t.Errorf("%q is no list of leaders", dataset)
			}
		}
		if row["same"] != "yes" && row["same"] != "no" {
			t.Errorf("%s and %s are the same: %q", row["key"], row["other_key"], row["same"])
		}
	}
}

func TestWikidataPersons(t *testing.T) {
	for item, row := range wikidataPersons() {
		if !strings.HasPrefix(item, "Q") || !digits(item[1:]) {
			t.Errorf("%q is no item", item)
		}
		if row["name"] == "" && row["why"] == "" {
			t.Errorf("%s says neither a name nor why the person is kept", item)
		}
	}
}
