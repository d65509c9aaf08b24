package ingest

import (
	"path"
	"slices"
	"strings"

	"entente/models"
)

// The rules, besides those of [Corpus.OfficeHolder], by which visitors are linked.
const ruleTraveller = "the Historian's name of the traveller's file"

// both is a linker of records and of those whom they mention.
func both(first, second func(*Corpus) []Proposal) func(*Corpus) []Proposal {
	return func(c *Corpus) []Proposal { return append(first(c), second(c)...) }
}

// linkVisitPersons links the visitors and those whom they met to leaders.
func linkVisitPersons(c *Corpus) []Proposal {
	travellers := c.Datasets["historyatstate-travelers"]
	var proposals []Proposal
	for _, name := range visitDatasets {
		d := c.Datasets[name]
		met := d.Children("meetings")
		for _, row := range d.Rows("visits") {
			on, _ := models.ParseDate(row["startedOn"])
			visitor := c.Linked(d.Source, row["key"]+"#visitor")
			if visitor == "" {
				rule := ""
				if name == "historyatstate-travels" && travellers != nil {
					file, _, _ := strings.Cut(row["locator"], ",")
					visitor, rule = c.Linked(travellers.Source, strings.TrimSuffix(path.Base(file), ".xml")), ruleTraveller
				} else {
					visitor, rule = c.visitorOf(row, on)
				}
				if visitor != "" {
					proposals = append(proposals, Proposal{Dataset: d.Name, Source: d.Source, Key: row["key"] + "#visitor", ID: visitor, Rule: rule})
				}
			}
			known := []models.ID{visitor}
			for _, person := range met[row["key"]] {
				key := row["key"] + "#met." + person["name"]
				if id := c.Linked(d.Source, key); id != "" {
					known = append(known, id)
					continue
				}
				id, rule := c.metOf(row, person, on)
				if id == "" || slices.Contains(known, id) {
					continue
				}
				known = append(known, id)
				proposals = append(proposals, Proposal{Dataset: d.Name, Source: d.Source, Key: key, ID: id, Rule: rule})
			}
		}
	}
	return proposals
}

// visitorOf is the leader who came, in office on the day: a full name may also
// be that of somebody who came under another title, as a vice-premier.
func (c *Corpus) visitorOf(row Row, on models.Date) (models.ID, string) {
	office, _, _ := strings.Cut(row["capacity"], " of ")
	from := models.NewID("country", row["from"])
	id, rule := c.OfficeHolder(strings.TrimSpace(office+" "+row["visitorName"]), from, on)
	if rule == RuleFullName {
		id, rule = c.OfficeHolder(row["visitorName"], from, on)
	}
	if rule == RuleFullName {
		return "", ""
	}
	return id, rule
}

// metOf is the leader whom a visitor met: of the state that is printed, else
// of the host, else of the visitor's own.
func (c *Corpus) metOf(visit, person Row, on models.Date) (models.ID, string) {
	if day, err := models.ParseDate(person["metOn"]); err == nil && day.IsKnown() {
		on = day
	}
	host, from := models.NewID("country", visit["host"]), models.NewID("country", visit["from"])
	if _, of, printed := strings.Cut(person["capacity"], " of "); printed {
		state := State(ByName, of, on)
		if state == "" {
			return "", ""
		}
		return c.OfficeHolder(person["name"], state, on)
	}
	if id, rule := c.OfficeHolder(person["name"], host, on); id != "" {
		return id, rule
	}
	const usa = models.ID("country:USA")
	if from != usa {
		return "", ""
	}
	id, rule := c.OfficeHolder(person["name"], from, on)
	if rule != ruleInOffice {
		return "", "" // another spelling, of a state that nothing names, is a guess
	}
	return id, rule
}

// linkGiftPersons links givers and recipients to leaders, and gifts to visits.
func linkGiftPersons(c *Corpus) []Proposal {
	var proposals []Proposal
	for _, name := range giftDatasets {
		d := c.Datasets[name]
		for _, row := range d.Rows("gifts") {
			given, _ := models.ParseDate(row["givenOn"])
			for _, place := range []struct{ field, printed, state string }{
				{"giver", row["giverName"], row["giverActor"]}, {"recipient", row["recipientName"], row["recipientActor"]},
			} {
				if c.Linked(d.Source, row["key"]+"#"+place.field) != "" {
					continue
				}
				if id, rule := c.namedLeader(place.printed, place.state, given); id != "" {
					proposals = append(proposals, Proposal{Dataset: d.Name, Source: d.Source, Key: row["key"] + "#" + place.field, ID: id, Rule: rule})
				}
			}
		}
	}
	return append(proposals, linkGiftVisits(c)...)
}

// namedLeader is the leader whom a notice names with office, "" for roles,
// institutions and couples.
func (c *Corpus) namedLeader(printed, state string, on models.Date) (models.ID, string) {
	name, isPerson := giverPerson(printed)
	if !isPerson || state == "" || strings.Contains(printed, ", and ") || strings.Contains(name, " and ") {
		return "", ""
	}
	return c.OfficeHolder(printed, models.NewID("country", state), on)
}
