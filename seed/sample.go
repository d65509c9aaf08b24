package seed

import (
	"encoding/csv"
	"io"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"

	"entente/models"
)

// A Fact is one value that one curated source gives, and where it can be read.
type Fact struct {
	Source    *models.Source
	SubjectID models.ID
	Field     string
	Value     string
	Basis     models.Basis
	Locator   string
	File      string
	Line      int
}

// Sample draws n facts at random from the sources that were read one by one,
// for people to read again. The same dataset gives the same sample.
func Sample(ds *models.Dataset, n int) []Fact {
	sources := map[models.ID]*models.Source{}
	for i := range ds.Sources {
		if !strings.HasPrefix(ds.Sources[i].File, sourcesDir+"/datasets/") {
			sources[ds.Sources[i].ID] = &ds.Sources[i]
		}
	}
	rows := map[models.ID]any{}
	for _, kind := range models.AllKinds() {
		for row := range kind.Rows(ds) {
			rows[row.(models.Node).Self()] = row
		}
	}
	var facts []Fact
	for i := range ds.Citations {
		c := &ds.Citations[i]
		if sources[c.SourceID] == nil {
			continue
		}
		for _, name := range c.Fields {
			value := c.Value
			if field := models.KindOf(c.SubjectID.Kind()).Field(name); value == "" && field != nil && rows[c.SubjectID] != nil {
				value = field.Get(rows[c.SubjectID])
			}
			facts = append(facts, Fact{sources[c.SourceID], c.SubjectID, name, value, c.Basis, c.Locator, c.File, c.Line})
		}
	}
	slices.SortFunc(facts, func(a, b Fact) int {
		return strings.Compare(string(a.Source.ID)+string(a.SubjectID)+a.Field, string(b.Source.ID)+string(b.SubjectID)+b.Field)
	})
	const seed1, seed2 = 2024, 6
	rand.New(rand.NewPCG(seed1, seed2)).Shuffle(len(facts), func(i, j int) { facts[i], facts[j] = facts[j], facts[i] })
	return facts[:min(n, len(facts))]
}

// WriteSample writes facts as CSV, with the columns that a reader fills in.
func WriteSample(w io.Writer, facts []Fact) error {
	out := csv.NewWriter(w)
	_ = out.Write([]string{"source", "publisher", "title", "url", "subject", "field", "value", "basis", "locator", "file", "line", "verdict", "note"})
	for _, f := range facts {
		_ = out.Write([]string{
			string(f.Source.ID), f.Source.Publisher, f.Source.Title, f.Source.URL, string(f.SubjectID), f.Field, f.Value,
			string(f.Basis), f.Locator, f.File, strconv.Itoa(f.Line), "", "",
		})
	}
	out.Flush()
	return out.Error()
}
