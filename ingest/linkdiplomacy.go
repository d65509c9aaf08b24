package ingest

import (
	"strings"

	"entente/models"
)

// linkDiplomaticEvents gives each entry of the Historian's guide an entity of
// its own: no other source tells of these events by record.
func linkDiplomaticEvents(c *Corpus) []Proposal {
	d := c.Datasets["historyatstate-recognition"]
	mint := c.NewMint("diplomatic-event")
	var proposals []Proposal
	for _, row := range d.Rows("diplomatic_events") {
		if c.Linked(d.Source, row["key"]) != "" {
			continue
		}
		id := mint.New(slugOf(row["actor"]), slugOf(row["counterpart"]), strings.ReplaceAll(row["kind"], "_", " "), row["occurredOn"][:len("1803")])
		proposals = append(proposals, Proposal{Dataset: d.Name, Source: d.Source, Key: row["key"], ID: id, Rule: "an entry of its own"})
	}
	return proposals
}

// slugOf is the slug of a reference, with or without its kind.
func slugOf(reference string) string {
	if strings.Contains(reference, ":") {
		return models.ID(reference).Slug()
	}
	return reference
}
