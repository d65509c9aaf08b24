package ingest

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"strings"
	"time"

	"entente/models"
)

// senateTreaties brings the treaties that the President sent to the Senate.
// The upstream has the days on which they were received, and not those of the
// signatures: they help to tell which state a name means, and stay out.
var senateTreaties = &Importer{
	Name:  "us-senate-treaty-documents",
	Takes: "treaties_with_countries.json",
	Import: func(raw fs.FS, out *Tables) error {
		content, err := fs.ReadFile(raw, "treaties_with_countries.json")
		if err != nil {
			return fmt.Errorf("treaties_with_countries.json cannot be read")
		}
		var documents []senateDocument
		if err := json.Unmarshal(content, &documents); err != nil {
			return fmt.Errorf("treaties_with_countries.json: %w", err)
		}
		for _, d := range documents {
			d.add(out)
		}
		return nil
	},
}

type senateDocument struct {
	Number    string   `json:"Treaty Document Number"`
	Title     string   `json:"Title"`
	URL       string   `json:"URL"`
	Received  string   `json:"Date Received From President"`
	Topic     string   `json:"Treaty Topic"`
	Countries []string `json:"countries"`
}

// congress is where the documents are read.
const congress = "https://www.congress.gov/"

// senateMisprints are slips in the upstream's titles that were found by reading.
var senateMisprints = strings.NewReplacer("Po Land", "Poland")

func (d senateDocument) add(out *Tables) {
	title := cleanTitle(d.Title)
	if isShouted(title) {
		title = titleCase(title)
	}
	title = senateMisprints.Replace(title)
	record := Row{"key": d.Number, "locator": strings.TrimPrefix(d.URL, congress), "title": title}
	record["kinds"], record["subjects"] = classify(title, d.Topic)
	out.Add("treaties", record)
	parties := d.parties(out)
	if len(parties) == 0 {
		return // a multilateral treaty, of which the upstream names no parties
	}
	for _, actor := range append(parties, "country:USA") {
		out.Add("parties", Row{"parent": d.Number, "actor": actorOf(actor)})
	}
}

// calledByCity are treaties that bear the name of a state where they were
// concluded, and which the upstream takes for treaties with it.
var calledByCity = expr(`(?i)^(singapore|panama|luxembourg|monaco) (treaty|convention|act|agreement)`)

// parties are the states with which a bilateral treaty is concluded.
func (d senateDocument) parties(out *Tables) []models.ID {
	var found []models.ID
	bilateral := false
	for _, name := range d.Countries {
		if name == "Bilateral" {
			bilateral = true
		}
	}
	if !bilateral {
		return nil
	}
	if calledByCity.MatchString(d.Title) {
		out.Leave(d.Number+" parties", "a treaty that is called by the place where it was concluded")
		return nil
	}
	received := models.Date{}
	if day, err := time.Parse("01/02/2006", d.Received); err == nil {
		received = models.MustDate(day.Format(time.DateOnly))
	}
	for _, name := range d.Countries {
		if name == "Bilateral" {
			continue
		}
		state := State(ByName, name, received)
		if state == "" {
			out.Leave(d.Number+" "+name, "a name that is no state of ours, or means several at the time")
			continue
		}
		found = append(found, state)
	}
	return found
}
