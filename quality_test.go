package main

import (
	"encoding/csv"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"entente/models"
	"entente/seed"
)

const (
	qualityDocument = "docs/data-quality.md"
	// qualityChecks is what people found when they read the data against its
	// sources; it is written by hand and stands in the document as it is.
	qualityChecks = "docs/checks.md"
)

// TestDataQuality demands that the document on the quality of the data tells
// the dataset as it is. With -update it writes the document anew.
func TestDataQuality(t *testing.T) {
	ds, problems := seed.Load(seed.Files)
	if wrong := problems.Errors(); len(wrong) > 0 {
		t.Fatal(wrong)
	}
	checks, err := os.ReadFile(qualityChecks)
	if err != nil {
		t.Fatal(err)
	}
	_, checked, _ := strings.Cut(string(checks), "\n\n") // without its title
	var b strings.Builder
	fmt.Fprintf(&b, "<!-- Written by TestDataQuality; go generate . writes it anew. -->\n\n# The quality of the data\n\n")
	fmt.Fprintf(&b, "What the dataset holds, where it comes from, where its sources disagree, and what was found when it was read against them. [Where a value comes from](provenance.md) tells the rules, [How records are linked](linking.md) how records of several sources become one entity.\n\n")
	writeCounts(&b, ds)
	writeSources(&b, ds)
	writeCurated(t, &b, ds)
	writeLinks(t, &b)
	writeDisagreements(&b, ds)
	writeUnknowns(&b, ds)
	writeWarnings(&b, problems)
	fmt.Fprintf(&b, "## Read again\n\n%s", checked)
	compare(t, qualityDocument, b.String())
}

func writeCounts(b *strings.Builder, ds *models.Dataset) {
	fmt.Fprintf(b, "## What it holds\n\n| kind | entities | and of their lists |\n| --- | ---: | --- |\n")
	for _, kind := range models.Kinds {
		var lists []string
		for _, list := range kind.Lists {
			lists = append(lists, fmt.Sprintf("%d %s", list.Len(ds), list.List))
		}
		fmt.Fprintf(b, "| %s | %d | %s |\n", kind.Plural, kind.Len(ds), strings.Join(lists, ", "))
	}
	fmt.Fprintf(b, "\n%d sources, %d citations, %d disagreements.\n\n", len(ds.Sources), len(ds.Citations), len(ds.Disagreements))
}

// writeSources counts, for each bulk source, the entities of each kind of which
// it states something, and the curated files by kind of source.
func writeSources(b *strings.Builder, ds *models.Dataset) {
	entities := entitiesOf(ds)
	cited := map[models.ID]map[string]map[models.ID]bool{}
	for i := range ds.Citations {
		c := &ds.Citations[i]
		entity := entities(c.SubjectID)
		if cited[c.SourceID] == nil {
			cited[c.SourceID] = map[string]map[models.ID]bool{}
		}
		if cited[c.SourceID][entity.Kind()] == nil {
			cited[c.SourceID][entity.Kind()] = map[models.ID]bool{}
		}
		cited[c.SourceID][entity.Kind()][entity] = true
	}
	fmt.Fprintf(b, "## Where it comes from\n\n| bulk source | licence class | states something of |\n| --- | --- | --- |\n")
	curated := map[models.SourceKind]int{}
	publishers, languages, countries := map[string]int{}, map[string]bool{}, map[models.ID]bool{}
	for _, source := range ds.Sources {
		if isCurated(&source) {
			curated[source.Kind]++
			publishers[source.Publisher]++
			languages[source.Language], countries[source.CountryID] = true, true
			continue
		}
		var counts []string
		for _, kind := range models.Kinds {
			if n := len(cited[source.ID][kind.Name]); n > 0 {
				counts = append(counts, fmt.Sprintf("%d %s", n, kind.Plural))
			}
		}
		fmt.Fprintf(b, "| %s | %s | %s |\n", source.Title, source.LicenseClass, strings.Join(counts, ", "))
	}
	delete(countries, "")
	fmt.Fprintf(b, "\nBeside these %d published things were read one by one, of %d publishers, from %d countries and in %d languages; the most of one publisher are %d.\n\n",
		sum(curated), len(publishers), len(countries), len(languages), slices.Max(slices.Collect(maps.Values(publishers))))
	fmt.Fprintf(b, "| kind of source | number |\n| --- | ---: |\n")
	for _, kind := range models.SourceKind("").Values() {
		if n := curated[models.SourceKind(kind)]; n > 0 {
			fmt.Fprintf(b, "| %s | %d |\n", kind, n)
		}
	}
	b.WriteString("\n")
}

func sum[K comparable](counts map[K]int) int {
	total := 0
	for _, n := range counts {
		total += n
	}
	return total
}

// entitiesOf gives the entity in whose list a row is.
func entitiesOf(ds *models.Dataset) func(models.ID) models.ID {
	parents := map[models.ID]models.ID{}
	for _, kind := range models.AllKinds() {
		if kind.Parent == nil {
			continue
		}
		for row := range kind.Rows(ds) {
			parents[row.(models.Node).Self()] = kind.ParentID(row)
		}
	}
	return func(id models.ID) models.ID {
		if parent, ok := parents[id]; ok {
			return parent
		}
		return id
	}
}

// A linkRule is a rule by which records were linked: what it links, in words.
type linkRule struct{ what, rule string }

// A verdict is what people said of the links of a rule that they drew and read.
type verdict struct{ links, right, doubtful, wrong int }

// writeLinks counts the committed links by rule, and what people found who
// read samples of them.
func writeLinks(t *testing.T, b *strings.Builder) {
	rules, changes := map[linkRule]*verdict{}, 0
	of := func(row map[string]string) *verdict {
		rule := linkRule{ruleOf(row["key"], row["id"]), row["rule"]}
		if rules[rule] == nil {
			rules[rule] = &verdict{}
		}
		return rules[rule]
	}
	eachRow(t, seed.Files, "links/*.csv", func(row map[string]string) {
		if row["change"] != "" {
			changes++
			return
		}
		of(row).links++
	})
	eachRow(t, os.DirFS("ingest/samples"), "*.csv", func(row map[string]string) {
		switch v := of(row); row["verdict"] {
		case "right":
			v.right++
		case "doubtful":
			v.doubtful++
		case "wrong":
			v.wrong++
		default:
			t.Errorf("a sample's verdict on %s is %q; it is right, doubtful or wrong", row["key"], row["verdict"])
		}
	})
	fmt.Fprintf(b, "## How its records are linked\n\n| what | rule | links | read | right | doubtful | wrong |\n| --- | --- | ---: | ---: | ---: | ---: | ---: |\n")
	order := slices.SortedFunc(maps.Keys(rules), func(x, y linkRule) int {
		return strings.Compare(x.what+"|"+x.rule, y.what+"|"+y.rule)
	})
	for _, rule := range order {
		v := rules[rule]
		read := v.right + v.doubtful + v.wrong
		if v.links == 0 {
			t.Errorf("samples were drawn of a rule by which nothing is linked: %s, %s", rule.what, rule.rule)
		}
		if read == 0 {
			fmt.Fprintf(b, "| %s | %s | %d | | | | |\n", rule.what, rule.rule, v.links)
			continue
		}
		fmt.Fprintf(b, "| %s | %s | %d | %d | %d | %d | %d |\n", rule.what, rule.rule, v.links, read, v.right, v.doubtful, v.wrong)
	}
	fmt.Fprintf(b, "\n%d IDs were renamed, merged or withdrawn.\n\n", changes)
}

// ruleOf says what a link links: a record to an entity, or a field to one.
func ruleOf(key, id string) string {
	kind := models.ID(id).Kind()
	_, field, mention := strings.Cut(key, "#")
	if !mention {
		return kind
	}
	field, _, _ = strings.Cut(field, ".")
	return field + " to " + kind
}

// eachRow reads the rows of CSV files by the names of their columns.
func eachRow(t *testing.T, files fs.FS, pattern string, use func(row map[string]string)) {
	t.Helper()
	names, err := fs.Glob(files, pattern)
	if err != nil || len(names) == 0 {
		t.Fatalf("no %s: %v", pattern, err)
	}
	for _, name := range names {
		file, err := files.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		rows, err := csv.NewReader(file).ReadAll()
		_ = file.Close()
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for _, cells := range rows[1:] {
			row := map[string]string{}
			for i, cell := range cells {
				row[rows[0][i]] = cell
			}
			use(row)
		}
	}
}

func writeDisagreements(b *strings.Builder, ds *models.Dataset) {
	fields, ruled, stale := map[string]int{}, 0, 0
	for _, d := range ds.Disagreements {
		fields[d.SubjectID.Kind()+"."+d.Field]++
		if d.Ruling != "" {
			ruled++
		}
		if d.Stale {
			stale++
		}
	}
	fmt.Fprintf(b, "## Where sources disagree\n\n%d disagreements, of which %d are ruled on by curators (%d rulings are stale); the rest is decided by the general rules.\n\n| field | disagreements |\n| --- | ---: |\n", len(ds.Disagreements), ruled, stale)
	writeByCount(b, fields)
}

func writeUnknowns(b *strings.Builder, ds *models.Dataset) {
	fields := map[string]int{}
	for _, u := range ds.Unknowns {
		fields[u.SubjectID.Kind()+"."+u.Field]++
	}
	fmt.Fprintf(b, "## What was looked for in vain\n\n| field | times |\n| --- | ---: |\n")
	writeByCount(b, fields)
}

// writeByCount writes the most frequent first.
func writeByCount(b *strings.Builder, counts map[string]int) {
	names := slices.SortedFunc(maps.Keys(counts), func(x, y string) int {
		if counts[x] != counts[y] {
			return counts[y] - counts[x]
		}
		return strings.Compare(x, y)
	})
	for _, name := range names {
		fmt.Fprintf(b, "| %s | %d |\n", name, counts[name])
	}
	b.WriteString("\n")
}

func writeWarnings(b *strings.Builder, problems seed.Problems) {
	fmt.Fprintf(b, "## What the checker warns of\n\n")
	if len(problems) == 0 {
		b.WriteString("Nothing.\n\n")
	}
	for _, p := range problems {
		fmt.Fprintf(b, "- `seed/%s`\n", p)
	}
	if len(problems) > 0 {
		b.WriteString("\n")
	}
}
