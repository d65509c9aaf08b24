package bench

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing/fstest"
)

// The size of the whole: what the staged sources come to.
const (
	countries  = 700
	treaties   = 13_000
	shared     = 3_000 // treaties that a second source has too: 16,000 records
	manyStates = 13    // parties of a shared treaty, which two sources list: 80,000 rows
	fewStates  = 3     // parties of any other: 30,000 rows
	leaders    = 4_500
	twice      = 3_500 // leaders whom a second source has too: 8,000 records
	tenures    = 3     // of a leader, and one more of some
	visits     = 9_000
	gifts      = 9_000
)

// treatySources are how many datasets have treaties.
const treatySources = 7

// Synthetic is a seed in the form of the real one and of the size of the
// whole, the same at each call: bulk sources as tables with links, and the
// files of a few articles. It has no errors.
func Synthetic() fstest.MapFS {
	s := &synthesis{files: fstest.MapFS{}, chance: rand.New(rand.NewPCG(1, 2))}
	s.countries()
	s.leaders()
	s.treaties()
	s.visitsAndGifts()
	s.articles()
	return s.files
}

// WriteTo writes the files of a seed below a folder.
func WriteTo(dir string, files fstest.MapFS) error {
	for name, file := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(path, file.Data, 0o644); err != nil {
			return err
		}
	}
	return nil
}

type synthesis struct {
	files  fstest.MapFS
	chance *rand.Rand
}

// A dataset is a bulk source while it is being written.
type dataset struct {
	*synthesis
	name   string
	tables map[string]*table
}

type table struct {
	content bytes.Buffer
	writer  *csv.Writer
}

func (t *table) row(cells ...string) {
	if err := t.writer.Write(cells); err != nil {
		panic(err) // a buffer takes all
	}
}

func newTable(columns string) *table {
	t := &table{}
	t.writer = csv.NewWriter(&t.content)
	t.row(strings.Split(columns, ",")...)
	return t
}

func (s *synthesis) put(name, content string) {
	s.files[name] = &fstest.MapFile{Data: []byte(content)}
}

func (s *synthesis) dataset(name, kind, class, more string, tables map[string]string) *dataset {
	d := &dataset{synthesis: s, name: name, tables: map[string]*table{}}
	s.put(d.folder()+"source.yaml", fmt.Sprintf(
		"source:\n  id: %s\n  kind: %s\n  title: The dataset %s\n  publisher: The publisher of %s\n  language: en\n  licenseClass: %s\n  publishedOn: 2020\n  observedThroughOn: 2018-12-31\n%s",
		name, kind, name, name, class, more))
	for file, columns := range tables {
		d.tables[file] = newTable(columns)
	}
	d.tables[""] = newTable("source,key,id,rule,checked_by")
	return d
}

func (d *dataset) folder() string { return "sources/datasets/" + d.name + "/" }

func (d *dataset) row(table string, cells ...string) { d.tables[table].row(cells...) }

func (d *dataset) link(key, id, rule string) {
	d.row("", "source:"+d.name, key, id, rule, "editors")
}

func (d *dataset) close() {
	for name, t := range d.tables {
		t.writer.Flush()
		path := d.folder() + name + ".csv"
		if name == "" {
			path = "links/" + d.name + ".csv"
		}
		d.files[path] = &fstest.MapFile{Data: t.content.Bytes()}
	}
}

func (s *synthesis) day(year int) string {
	return fmt.Sprintf("%04d-%02d-%02d", year, 1+s.chance.IntN(12), 1+s.chance.IntN(28))
}

// state is one of all; a few have the most.
func (s *synthesis) state() int {
	return int(countries * s.chance.Float64() * s.chance.Float64())
}

// states are some that differ.
func (s *synthesis) states(n int) []int {
	var some []int
	seen := map[int]bool{}
	for len(some) < n {
		if next := s.state(); !seen[next] {
			seen[next] = true
			some = append(some, next)
		}
	}
	return some
}

// alpha names a state of the synthetic world.
func alpha(i int) string { return "state-" + strconv.Itoa(i) }

func (s *synthesis) countries() {
	d := s.dataset("states-list", "REFERENCE", "OPEN", "", map[string]string{
		"countries":     "key,locator,name,kind,establishedOn,dissolvedOn",
		"country_names": "parent,name,language,startedOn",
	})
	for i := range countries {
		key := strconv.Itoa(i)
		d.row("countries", key, "row "+key, "The State of "+key, "STATE", strconv.Itoa(1800+i%100), "")
		d.row("country_names", key, "L'État de "+key, "fr", "1900")
		d.link(key, "country:"+alpha(i), "code and years")
	}
	d.close()
}

func leader(i int) string { return "some-leader-" + strconv.Itoa(i) }

// born is the year of a leader's birth.
func born(i int) int { return 1880 + i%70 }

func (s *synthesis) leaders() {
	var all []*dataset
	for _, name := range []string{"rulers", "leaders-month-by-month", "people", "ministers"} {
		all = append(all, s.dataset(name, "DATASET", []string{"SCHOLARLY", "OPEN"}[len(all)%2], "", map[string]string{
			"leaders": "key,locator,name,country,bornOn,diedOn",
			"tenures": "parent,row,locator,country,office,role,startedOn,endedOn",
		}))
	}
	for i := range leaders {
		in := []*dataset{all[i%4]}
		if i < twice {
			in = append(in, all[(i+1)%4])
		}
		for n, d := range in {
			key := fmt.Sprintf("8220-%08x", i*7919+n)
			birth := s.day(born(i))
			if n > 0 {
				birth = birth[:4]
			}
			d.row("leaders", key, "record "+key, fmt.Sprintf("Some Leader of Line %d", i), alpha(i%countries), birth, strconv.Itoa(born(i)+90))
			d.link(key, "leader:"+leader(i), "state, name and dates in office")
			for t := range tenures + i%2 {
				if n > 0 && t%2 > 0 {
					continue
				}
				began := born(i) + 30 + 10*t
				d.row("tenures", key, fmt.Sprintf("president-%d", began), "record "+key, alpha(i%countries), "President", "HEAD_OF_STATE",
					fmt.Sprintf("%d-01-01", began), fmt.Sprintf("%d-12-31", began+9))
			}
		}
	}
	for _, d := range all {
		d.close()
	}
}

func treaty(i int) string { return fmt.Sprintf("some-states-agreement-%d", i) }

func (s *synthesis) treaties() {
	kinds := []string{"TRADE", "FRIENDSHIP", "DEFENCE_PACT NEUTRALITY_PACT", "BOUNDARY", "TAXATION"}
	var all []*dataset
	for n := range treatySources {
		all = append(all, s.dataset(fmt.Sprintf("treaties-%d", n), "DATASET", []string{"OPEN", "SCHOLARLY", "OFFICIAL"}[n%3], "", map[string]string{
			"treaties": "key,locator,title,kinds,subjects,signedOn,signedAt,enteredIntoForceOn,terminatedOn",
			"parties":  "parent,locator,actor,signedOn,consent,consentedOn,enteredIntoForceOn",
		}))
	}
	for i := range treaties {
		in, members := []*dataset{all[i%treatySources]}, fewStates
		if i < shared {
			in, members = append(in, all[(i+3)%treatySources]), manyStates
		}
		year := 1880 + i%130
		signed, force := s.day(year), s.day(year+1)
		states := s.states(members)
		for n, d := range in {
			key := fmt.Sprintf("%05d/%d", i, year)
			day := signed
			if n > 0 && i%4 == 0 {
				day = s.day(year)
			}
			title := fmt.Sprintf("Agreement %d between the Government of Some State and the Government of Another State concerning trade, navigation and \"good relations\"", i)
			end := []string{"", "..", strconv.Itoa(year + 30)}[i%3]
			d.row("treaties", key, "record "+key, title, kinds[i%len(kinds)], "TRADE", day, "Harbour City", force, end)
			d.link(key, "treaty:"+treaty(i), "title, date and parties")
			if i%8 > 0 {
				day = signed // of the parties, most sources say the same
			}
			for _, state := range states {
				consented := s.day(year + 1)
				if n == 0 || s.chance.IntN(12) > 0 {
					consented = consented[:4]
				}
				d.row("parties", key, "record "+key, alpha(state), day, "RATIFICATION", consented, force)
			}
		}
	}
	for _, d := range all {
		d.close()
	}
}

func (s *synthesis) visitsAndGifts() {
	d := s.dataset("visits-list", "OFFICIAL_RECORD", "OFFICIAL", "  derived: {visit.from: the state that the visitor served}\n", map[string]string{
		"visits":       "key,locator,title,visitorName,from,host,kind,startedOn,endedOn,purpose",
		"visit_places": "parent,locator,name",
		"meetings":     "parent,locator,name,capacity",
		"visit_events": "parent,row,locator,kind,summary",
	})
	g := s.dataset("gifts-list", "OFFICIAL_RECORD", "OFFICIAL", "", map[string]string{
		"gifts": "key,locator,title,object,category,giverName,giverActor,recipientName,recipientActor,givenOn,value,currency,fate,description",
	})
	for i := range visits {
		who := s.chance.IntN(leaders)
		from, host := who%countries, s.state()
		if host == from {
			host = (from + 1) % countries
		}
		day := s.day(born(who) + 30 + s.chance.IntN(30))
		key := fmt.Sprintf("%d-%s", i, day[:7])
		d.row("visits", key, "visit "+key, fmt.Sprintf("Visit %d of a president to State %d", i, host), fmt.Sprintf("President %d", who), alpha(from), alpha(host), "OFFICIAL", day, day[:7], "Talks on trade and on the border.")
		d.row("visit_places", key, "visit "+key, fmt.Sprintf("City %d", host))
		visit := fmt.Sprintf("visit:%s-%s-%d", leader(who), day, i)
		d.link(key, visit, "visitor, host and day")
		d.link(key+"#visitor", "leader:"+leader(who), "surname, state and day in office")
		if i%3 == 0 {
			d.row("meetings", key, "visit "+key, "Prime Minister Roe", "Prime Minister")
			d.row("visit_events", key, "talks", "visit "+key, "TALKS", "The two presidents hold talks.")
		}
		if i >= gifts {
			continue
		}
		key = fmt.Sprintf("%s-%d", day[:4], i)
		g.row("gifts", key, "page "+key, fmt.Sprintf("Silver bowl %d", i), "silver bowl with an engraving", "TABLEWARE", fmt.Sprintf("His Excellency President %d", who), alpha(from), "Secretary of State", alpha(host), day, strconv.Itoa(300+i%700), "USD", "Transferred to the archives.", "A bowl of silver with the arms of the state, in a wooden case.")
		g.link(key, fmt.Sprintf("gift:bowl-%d", i), "the record's own id")
		g.link(key+"#giver", "leader:"+leader(who), "surname, state and day in office")
		if i%2 == 0 {
			g.link(key+"#visit", visit, "given by the visitor during the visit")
		}
	}
	d.close()
	g.close()
}

// articles are small files, as people write them.
func (s *synthesis) articles() {
	for i := range 300 {
		s.put(fmt.Sprintf("sources/articles/article-%d.yaml", i), fmt.Sprintf(
			"source:\n  id: article-%d\n  kind: ARTICLE\n  title: A page about treaty %d\n  publisher: The Herald\n  language: en\n  licenseClass: FACTS_ONLY\n  publishedOn: 2021\ntreaties:\n  - id: %s\n    signedAt: Hill City\n    parties: [{actor: %s}]\nclaims:\n  - {id: claim-%d, kind: STATEMENT, speakerName: The Herald, summary: \"The publisher judges the agreement %d.\", about: [\"treaty:%s\"]}\n",
			i, i, treaty(i), alpha(i), i, i, treaty(i)))
	}
}
