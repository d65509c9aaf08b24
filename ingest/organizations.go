package ingest

import (
	"bytes"
	_ "embed"
	"encoding/csv"
	"fmt"
	"strings"
	"sync"

	"entente/models"
)

//go:embed organizations.csv
var organizationsCSV []byte

// An organization is one that upstreams name as a party.
type organization struct {
	slug, name, shortName string
}

// organizations is the table organizations.csv by what upstreams print.
var organizations = sync.OnceValue(func() map[string]organization {
	rows, err := csv.NewReader(bytes.NewReader(organizationsCSV)).ReadAll()
	if err != nil {
		panic(fmt.Sprintf("ingest: organizations.csv: %v", err))
	}
	table := map[string]organization{}
	for _, row := range rows[1:] {
		for _, printed := range strings.Split(row[3], "|") {
			table[StateName(printed)] = organization{row[0], row[1], row[2]}
		}
	}
	return table
})

// europeanUnion is the day from which there is a European Union. Before it,
// what upstreams call by that name was the Community.
const europeanUnion models.Day = "1993-11-01"

// Organization is the organization that an upstream prints by a name or code,
// as it was on a day; none where it is not in the table.
func Organization(printed string, on models.Date) (models.ID, bool) {
	found, ok := organizations()[StateName(printed)]
	if !ok {
		return "", false
	}
	if found.slug == "eu" && on.IsKnown() && on.Latest() < europeanUnion {
		found.slug = "european-community"
	}
	return models.NewID("organization", found.slug), true
}

// addOrganizations describes the organizations that the parties name.
func addOrganizations(out *Tables) {
	table := out.tables["parties"]
	if table == nil {
		return
	}
	named := map[string]bool{}
	for _, row := range table.rows {
		if slug, ok := strings.CutPrefix(row["actor"], "organization:"); ok {
			named[slug] = true
		}
	}
	seen := map[string]bool{}
	for _, o := range organizations() {
		if named[o.slug] && !seen[o.slug] {
			seen[o.slug] = true
			out.Add("organizations", Row{"key": o.slug, "name": o.name, "shortName": o.shortName, "kind": string(models.OrganizationIntergovernmental)})
		}
	}
}
