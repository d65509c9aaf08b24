package ingest

import (
	"encoding/xml"
	"fmt"
	"io/fs"
	"strconv"
	"strings"

	"entente/models"
)

// travelers brings the presidents of the United States with their terms, and
// the secretaries of state whose journeys the Office of the Historian lists. A
// record is a person by the upstream's id, which its trips name as who.
var travelers = &Importer{
	Name:  "historyatstate-travelers",
	Takes: "presidents/presidents.xml and secretary-travels/*.xml",
	Import: func(raw fs.FS, out *Tables) error {
		if err := addPresidents(raw, out); err != nil {
			return err
		}
		return addSecretaries(raw, out)
	},
}

type historianPresident struct {
	ID     string `xml:"id"`
	Name   string `xml:"name"`
	Born   string `xml:"birth-year"`
	Died   string `xml:"death-year"`
	Took   string `xml:"took-office-date"`
	Left   string `xml:"left-office-date"`
	Number string `xml:"n,attr"`
}

func addPresidents(raw fs.FS, out *Tables) error {
	const file = "presidents/presidents.xml"
	content, err := fs.ReadFile(raw, file)
	if err != nil {
		return fmt.Errorf("%s cannot be read", file)
	}
	var list struct {
		Presidents []historianPresident `xml:"president"`
	}
	if err := xml.Unmarshal(content, &list); err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	added := map[string]bool{}
	for _, p := range list.Presidents {
		if _, err := models.ParseDay(p.Took); err != nil {
			return fmt.Errorf("%s: %s took office on %w", file, p.ID, err)
		}
		locator := file + ", n " + p.Number
		if !added[p.ID] {
			added[p.ID] = true
			out.Add("leaders", Row{
				"key": p.ID, "locator": locator, "name": strings.ReplaceAll(p.Name, "H.W.", "H. W."),
				"bornOn": yearOnly(p.Born), "diedOn": yearOnly(p.Died), "country": "USA",
			})
		}
		tenure := Row{
			"parent": p.ID, "row": "president-" + p.Took[:len("2006")], "locator": locator, "country": "USA",
			"office": "President of the United States", "role": string(models.RoleHeadOfState),
			"startedOn": p.Took, "endedOn": strings.TrimSpace(p.Left),
		}
		if tenure["endedOn"] == "" {
			tenure["endedOn"] = models.OpenEnd
		}
		out.Add("tenures", tenure)
	}
	return nil
}

// yearOnly is a year, "" for anything else, such as that of the living.
func yearOnly(text string) string {
	if text = strings.TrimSpace(text); digits(text) && len(text) == 4 {
		return text
	}
	return ""
}

// addSecretaries adds who travelled as secretary of state. The upstream gives
// journeys and no terms: a tenure is named by the year of the first journey
// and has no dates.
func addSecretaries(raw fs.FS, out *Tables) error {
	files, err := fs.Glob(raw, "secretary-travels/*.xml")
	if err != nil || len(files) == 0 {
		return fmt.Errorf("there is no secretary-travels/*.xml")
	}
	for _, file := range files {
		content, err := fs.ReadFile(raw, file)
		if err != nil {
			return err
		}
		var list struct {
			Trips []struct {
				Who   string `xml:"who,attr"`
				Name  string `xml:"name"`
				Start string `xml:"start-date"`
			} `xml:"trip"`
		}
		if err := xml.Unmarshal(content, &list); err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
		if len(list.Trips) == 0 {
			return fmt.Errorf("%s has no trip", file)
		}
		first := list.Trips[0]
		for _, trip := range list.Trips {
			if trip.Start < first.Start {
				first = trip
			}
		}
		if _, err := strconv.Atoi(first.Start[:min(4, len(first.Start))]); err != nil || len(first.Start) < 4 {
			return fmt.Errorf("%s: the trip of %q has no date", file, first.Who)
		}
		name, _, _ := strings.Cut(first.Name, "(")
		_, rest, _ := strings.Cut(first.Name, ")")
		out.Add("leaders", Row{"key": first.Who, "locator": file, "name": strings.Join(strings.Fields(name+rest), " "), "country": "USA"})
		out.Add("tenures", Row{
			"parent": first.Who, "row": "secretary-of-state-" + first.Start[:4], "locator": file, "country": "USA",
			"office": "Secretary of State of the United States", "role": string(models.RoleForeignMinister),
		})
	}
	return nil
}
