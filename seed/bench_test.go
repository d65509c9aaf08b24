package seed

import (
	"fmt"
	"io/fs"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"
)

// The size of a dataset with the bulk sources in it.
const (
	benchCountries = 200
	benchTreaties  = 12_000
	benchParties   = 5 // of a treaty: 60,000 in all
	benchArticles  = 500
	benchRulings   = 2_000
)

// A big seed is two datasets that speak of the same treaties, articles that
// add to some of them, and rulings on what they dispute.
func bigSeed() fstest.MapFS {
	files := fstest.MapFS{}
	put := func(name string, b *strings.Builder) { files[name] = &fstest.MapFile{Data: []byte(b.String())} }
	header := func(id, kind string) *strings.Builder {
		b := &strings.Builder{}
		fmt.Fprintf(b, "source: {id: %s, kind: %s, title: T, publisher: P, language: en, licenseClass: OPEN, publishedOn: 2024, observedThroughOn: 2020}\n", id, kind)
		return b
	}
	countries := header("atlas", "REFERENCE")
	countries.WriteString("countries:\n")
	for i := range benchCountries {
		fmt.Fprintf(countries, "  - {id: country-%d, name: Country %d, kind: STATE}\n", i, i)
	}
	put("sources/atlas.yaml", countries)
	for d, dataset := range []string{"alliances", "agreements"} {
		put("sources/datasets/"+dataset+"/source.yaml", header(dataset, "DATASET"))
		treaties, parties, links := &strings.Builder{}, &strings.Builder{}, &strings.Builder{}
		treaties.WriteString("key,locator,title,kinds,subjects,signedOn,enteredIntoForceOn,terminatedOn\n")
		parties.WriteString("parent,actor,signedOn,consent,consentedOn\n")
		links.WriteString("source,key,id,rule,checked_by\n")
		for i := range benchTreaties {
			year := 1900 + i%100
			fmt.Fprintf(treaties, "%d,row %d,Treaty number %d,TRADE FRIENDSHIP,TRADE,%d-0%d-01,%d-07-01,%s\n", i, i, i, year, 1+d, year, []string{"..", "2021"}[d])
			for p := range benchParties {
				fmt.Fprintf(parties, "%d,country-%d,%d-0%d-01,RATIFICATION,%d-06-01\n", i, (i+p*7)%benchCountries, year, 1+d, year)
			}
			fmt.Fprintf(links, "source:%s,%d,treaty:treaty-%d,title and date,editors\n", dataset, i, i)
		}
		put("sources/datasets/"+dataset+"/treaties.csv", treaties)
		put("sources/datasets/"+dataset+"/parties.csv", parties)
		put("links/"+dataset+".csv", links)
	}
	for i := range benchArticles {
		article := header(fmt.Sprintf("article-%d", i), "ARTICLE")
		fmt.Fprintf(article, "treaties:\n  - id: treaty-%d\n    signedAt: Harbour City\n    parties: [{actor: country-%d}]\n    complete: [parties]\n", i, i%benchCountries)
		put(fmt.Sprintf("sources/articles/%d.yaml", i), article)
	}
	rulings := &strings.Builder{}
	rulings.WriteString("rulings:\n")
	for i := range benchRulings {
		year := 1900 + i%100
		fmt.Fprintf(rulings, "  - {subject: \"treaty:treaty-%d\", field: signedOn, prefer: %d-02-01, saw: [%d-01-01, %d-02-01], reason: R, by: editors, on: 2024-01-01}\n", i, year, year, year)
	}
	put("decisions/rulings.yaml", rulings)
	return files
}

func BenchmarkLoad(b *testing.B) {
	whole := bigSeed()
	broken := bigSeed()
	delete(broken, "sources/atlas.yaml") // each party dangles
	unlinked := bigSeed()
	delete(unlinked, "links/alliances.csv")
	for _, c := range []struct {
		name   string
		files  fs.FS
		errors int
	}{
		{"whole", whole, 0},
		{"a file lost", broken, 1},
		{"links lost", unlinked, 1},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				ds, problems := Load(c.files)
				if wrong := problems.Errors(); min(len(wrong), 1) != c.errors || len(ds.Sources) == 0 {
					b.Fatalf("%d errors: %.500v", len(wrong), wrong)
				}
				if c.errors == 0 {
					b.ReportMetric(float64(len(ds.Citations)), "citations")
				}
				runtime.KeepAlive(ds)
			}
			var mem runtime.MemStats
			runtime.ReadMemStats(&mem)
			b.ReportMetric(float64(mem.HeapSys)/(1<<20), "MB-heap")
		})
	}
}
