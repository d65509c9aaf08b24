package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"entente/models"
)

// writeCurated counts what was read and written by hand, one source at a time,
// and demands of each count that it does not fall below its floor. Everything
// counts only as far as a curated file states it, whatever bulk data adds.
func writeCurated(t *testing.T, b *strings.Builder, ds *models.Dataset) {
	c := newCurated(ds)
	factsOfSource := slices.Sorted(maps.Values(c.facts))
	visits := c.visits(ds)
	denied := c.allegationsDenied(ds)
	fmt.Fprintf(b, "## The curated core\n\nWhat people read and wrote by hand, one source a file. Everything counts here only as far as such a file states it; bulk data adds the breadth.\n\n| what | number | at least |\n| --- | ---: | ---: |\n")
	floor := func(what string, number, least int) {
		fmt.Fprintf(b, "| %s | %d | %d |\n", what, number, least)
		if number < least {
			t.Errorf("the curated core has %d %s; it needs %d", number, what, least)
		}
	}
	floor("files, each one source", len(c.sources), 180)
	floor("facts of a file, at the median", factsOfSource[len(factsOfSource)/2], 10)
	floor("facts", sum(c.facts), 3000)
	floor("treaties with provisions in our own words", len(c.parents(ds, "provision")), 150)
	floor("visits with events and the people met", len(visits), 250)
	floor("gifts with category and fate", c.gifts(ds), 200)
	floor("claims", c.count("claim"), 150)
	floor("allegations with a denial", denied, 30)
	floor("disagreements on dates, numbers, parties or roles", c.disagreements(ds), 60)
	floor("chains of treaties", c.chains(ds), 40)
	floor("countries of publishers", c.countries, 25)
	floor("languages of what was read", c.languages, 8)
	b.WriteString("\n")
}

// curated is what the files say that people wrote by hand.
type curated struct {
	sources              map[models.ID]bool
	facts                map[models.ID]int // by source
	stated               map[models.ID]map[string]bool
	entities             func(models.ID) models.ID
	countries, languages int
}

func newCurated(ds *models.Dataset) *curated {
	c := &curated{map[models.ID]bool{}, map[models.ID]int{}, map[models.ID]map[string]bool{}, entitiesOf(ds), 0, 0}
	countries, languages := map[models.ID]bool{}, map[string]bool{}
	for i := range ds.Sources {
		if source := &ds.Sources[i]; isCurated(source) {
			c.sources[source.ID] = true
			countries[source.CountryID], languages[source.Language] = true, true
		}
	}
	delete(countries, "")
	delete(languages, "")
	c.countries, c.languages = len(countries), len(languages)
	for i := range ds.Citations {
		citation := &ds.Citations[i]
		if !c.sources[citation.SourceID] {
			continue
		}
		c.facts[citation.SourceID] += len(citation.Fields)
		if c.stated[citation.SubjectID] == nil {
			c.stated[citation.SubjectID] = map[string]bool{}
		}
		for _, field := range citation.Fields {
			c.stated[citation.SubjectID][field] = true
		}
	}
	return c
}

func isCurated(source *models.Source) bool {
	return !strings.HasPrefix(source.File, "sources/datasets/")
}

// count counts the entities or rows of a kind.
func (c *curated) count(kind string) int {
	n := 0
	for id := range c.stated {
		if id.Kind() == kind {
			n++
		}
	}
	return n
}

// parents gives the entities that have rows of a kind.
func (c *curated) parents(ds *models.Dataset, kind string) map[models.ID]bool {
	parents := map[models.ID]bool{}
	for row := range models.KindOf(kind).Rows(ds) {
		if id := row.(models.Node).Self(); c.stated[id] != nil {
			parents[c.entities(id)] = true
		}
	}
	return parents
}

func (c *curated) visits(ds *models.Dataset) map[models.ID]bool {
	met := c.parents(ds, "meeting")
	visits := c.parents(ds, "event")
	maps.DeleteFunc(visits, func(id models.ID, _ bool) bool { return !met[id] })
	return visits
}

func (c *curated) gifts(ds *models.Dataset) int {
	n := 0
	for i := range ds.Gifts {
		if stated := c.stated[ds.Gifts[i].ID]; stated["category"] && stated["fate"] {
			n++
		}
	}
	return n
}

func (c *curated) allegationsDenied(ds *models.Dataset) int {
	answers := map[models.ID][]models.ClaimKind{}
	for i := range ds.Claims {
		answers[ds.Claims[i].AnswersID] = append(answers[ds.Claims[i].AnswersID], ds.Claims[i].Kind)
	}
	n := 0
	for i := range ds.Claims {
		claim := &ds.Claims[i]
		if claim.Kind == models.ClaimAllegation && c.stated[claim.ID] != nil && slices.Contains(answers[claim.ID], models.ClaimDenial) {
			n++
		}
	}
	return n
}

// disagreements counts those in which a curated file speaks, and in which
// dates, numbers, parties or roles are at stake, not the name of a place.
func (c *curated) disagreements(ds *models.Dataset) int {
	n := 0
	for i := range ds.Disagreements {
		d := &ds.Disagreements[i]
		if c.stated[d.SubjectID][d.Field] && d.Sentence != "" && d.Field != "signedAt" && d.Field != "object" {
			n++
		}
	}
	return n
}

// chains counts the groups of treaties of which each replaces, changes,
// confirms, supplements, carries out or ends another one of the group.
func (c *curated) chains(ds *models.Dataset) int {
	of := map[models.ID]models.ID{}
	var root func(models.ID) models.ID
	root = func(id models.ID) models.ID {
		if of[id] == "" || of[id] == id {
			of[id] = id
			return id
		}
		of[id] = root(of[id])
		return of[id]
	}
	for i := range ds.TreatyRelations {
		if relation := &ds.TreatyRelations[i]; c.stated[relation.ID] != nil {
			of[root(relation.TreatyID)] = root(relation.OtherID)
		}
	}
	roots := map[models.ID]bool{}
	for id := range of {
		roots[root(id)] = true
	}
	return len(roots)
}
