package ingest

import (
	"strings"

	"entente/models"
)

// linkCountries links the records of states by the codes that they are keyed
// by, through states.csv.
func linkCountries(c *Corpus) []Proposal {
	var proposals []Proposal
	for _, list := range []struct {
		dataset, rule string
		country       func(key string) models.ID
	}{
		{"iso-3166", "code", isoCountry},
		{"datasets-country-codes", "alpha-3 code", isoCountry},
		{"historyatstate-territories", "slug, by the table of states", func(key string) models.ID {
			country, _ := historianCountry(key)
			return country
		}},
		{"cow-states-2016", "number, by the table of states", cowCountry},
		{"manystates-ggo", "code, name and dates", nil},
	} {
		d := c.Datasets[list.dataset]
		for _, row := range d.Rows("countries") {
			key := row["key"]
			if c.Linked(d.Source, key) != "" {
				continue
			}
			var id models.ID
			if list.country != nil {
				id = list.country(key)
			} else {
				id = ggoRecordCountry(row)
			}
			if id != "" {
				proposals = append(proposals, Proposal{Dataset: d.Name, Source: d.Source, Key: key, ID: id, Rule: list.rule})
			}
		}
	}
	return proposals
}

// isoCountry takes an alpha-3 code in use, or the alpha-4 code of a withdrawn name.
func isoCountry(key string) models.ID {
	switch key {
	case "ANHH":
		key = "ANT"
	case "CSHH":
		key = "CSK"
	case "CSXX":
		key = "SCG"
	case "DDDE":
		key = "DDR"
	case "PCHH":
		key = "PCI"
	case "SUHH":
		key = "SUN"
	case "YDYE":
		key = "YMD"
	case "YUCS":
		key = "YUG"
	}
	return models.NewID("country", key)
}

// cowCountry is the country that bears a number now or bore it last: those that
// bore it before are known by other numbers or by none.
func cowCountry(number string) models.ID {
	if slug := onlyInCOW[number]; slug != "" {
		return models.NewID("country", slug)
	}
	spells := states()[stateKey{ByCOW, number}]
	if len(spells) == 0 {
		return ""
	}
	return spells[len(spells)-1].country
}

// ggoRecordCountry is the country of a spell by its key, code/begin.
func ggoRecordCountry(row Row) models.ID {
	code, begin, _ := strings.Cut(row["key"], "/")
	end := row["dissolvedOn"]
	if end == models.OpenEnd {
		end = ggoStill
	}
	return ggoCountry(Row{"stateID": code, "Begin": begin, "End": end, "StateName": row["name"]})
}
