package ingest

import (
	"encoding/csv"
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"

	"entente/models"
)

// A Match is a committed link that says that two records are one thing, or
// whom a record means, with what either side says, for a person to judge.
type Match struct {
	Source models.ID
	Key    string
	ID     models.ID
	Rule   string
	// Left is what the linked record says, Right what else is known of the entity.
	Left, Right string
}

// Samples draws up to n matches of each rule by which records are linked to
// entities of a kind, and of each place in which records mention them. The same seed of the dataset gives the same sample. A
// link to an entity that nothing else describes is no match.
func (c *Corpus) Samples(kind string, n int) []Match {
	known := c.described()
	byRule := map[string][]Match{}
	for key, link := range c.linked {
		if link.id.Kind() != kind {
			continue
		}
		record, _, mention := strings.Cut(key.key, "#")
		left := known.bySource[linkKey{key.source, record}]
		var others []string
		for _, d := range known.byEntity[c.Linked(key.source, key.key)] {
			if mention || d.source != key.source || d.key != record {
				others = append(others, d.text)
			}
		}
		if len(others) == 0 {
			continue
		}
		slices.Sort(others)
		drawer := placeOf(key.key) + "|" + link.rule
		byRule[drawer] = append(byRule[drawer], Match{key.source, key.key, c.Linked(key.source, key.key), link.rule, left, strings.Join(others, " || ")})
	}
	const seed1, seed2 = 1961, 7
	var drawn []Match
	for _, rule := range slices.Sorted(maps.Keys(byRule)) {
		matches := byRule[rule]
		slices.SortFunc(matches, func(a, b Match) int {
			return strings.Compare(string(a.Source)+a.Key, string(b.Source)+b.Key)
		})
		rand.New(rand.NewPCG(seed1, seed2)).Shuffle(len(matches), func(i, j int) { matches[i], matches[j] = matches[j], matches[i] })
		drawn = append(drawn, matches[:min(n, len(matches))]...)
	}
	return drawn
}

// placeOf is where a record mentions somebody, by the key of a link: "giver" of
// 618#giver, "met" of 421#met.Prime Minister Roe, "" of a record's own link.
func placeOf(key string) string {
	_, mention, _ := strings.Cut(key, "#")
	place, _, _ := strings.Cut(mention, ".")
	return place
}

// WriteSamples writes matches as CSV, with the columns that a reader fills in.
func WriteSamples(w io.Writer, matches []Match) error {
	out := csv.NewWriter(w)
	_ = out.Write([]string{"source", "key", "id", "rule", "left", "right", "verdict", "note"})
	for _, m := range matches {
		_ = out.Write([]string{string(m.Source), m.Key, string(m.ID), m.Rule, m.Left, m.Right, "", ""})
	}
	out.Flush()
	return out.Error()
}

// descriptions are what records and curated files say of entities, as text.
type descriptions struct {
	bySource map[linkKey]string
	byEntity map[models.ID][]description
}

type description struct {
	source models.ID
	key    string
	text   string
}

func (c *Corpus) described() descriptions {
	d := descriptions{map[linkKey]string{}, map[models.ID][]description{}}
	for _, name := range slices.Sorted(maps.Keys(c.Datasets)) {
		set := c.Datasets[name]
		for _, kind := range models.Kinds {
			children := map[string]map[string][]Row{}
			for _, list := range kind.Lists {
				children[list.List] = set.Children(list.Table)
			}
			for _, row := range set.Rows(kind.Table) {
				text := name + ": " + cellsOf(row, "key", "locator")
				for _, list := range kind.Lists {
					for _, child := range children[list.List][row["key"]] {
						text += "; " + list.List + " " + cellsOf(child, "parent", "locator")
					}
				}
				const longest = 600
				text = clipped(text, longest)
				d.bySource[linkKey{set.Source, row["key"]}] = text
				if id := c.Linked(set.Source, row["key"]); id != "" {
					d.byEntity[id] = append(d.byEntity[id], description{set.Source, row["key"], text})
				}
			}
		}
	}
	for _, kind := range models.Kinds {
		for row := range kind.Rows(c.Curated) {
			var cells []string
			for _, field := range kind.Fields {
				if value := field.Get(row); value != "" {
					cells = append(cells, field.Name+"="+value)
				}
			}
			id := row.(models.Node).Self()
			d.byEntity[id] = append(d.byEntity[id], description{text: "curated: " + strings.Join(cells, ", ")})
		}
	}
	return d
}

func cellsOf(row Row, without ...string) string {
	var cells []string
	for _, column := range slices.Sorted(maps.Keys(row)) {
		if !slices.Contains(without, column) {
			cells = append(cells, fmt.Sprintf("%s=%s", column, row[column]))
		}
	}
	return strings.Join(cells, ", ")
}

func clipped(text string, longest int) string {
	if runes := []rune(text); len(runes) > longest {
		return string(runes[:longest]) + "…"
	}
	return text
}
