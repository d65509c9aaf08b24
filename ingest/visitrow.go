package ingest

import (
	"slices"

	"entente/models"
)

// A visitRow is a visit as an importer of visits understood it.
type visitRow struct {
	key, locator   string
	title          string
	name, capacity string
	from           models.ID
	host           models.ID
	hostName       string
	began, ended   string
	remark         remark
	places         []string
}

// add puts a visit and the rows of its lists into the tables.
func (v *visitRow) add(out *Tables) {
	row := Row{
		"key": v.key, "locator": v.locator, "title": v.title, "visitorName": v.name, "capacity": v.capacity,
		"from": v.from.Slug(), "host": v.host.Slug(), "kind": string(v.remark.Kind),
		"startedOn": v.began, "endedOn": v.ended, "purpose": v.remark.Purpose(),
	}
	out.Add("visits", row)
	for _, place := range unique(v.places) {
		out.Add("visit_places", Row{"parent": v.key, "name": place})
	}
	for _, p := range v.remark.Met {
		out.Add("meetings", Row{"parent": v.key, "name": p.Printed(), "capacity": p.Capacity(), "metOn": p.On})
	}
	for _, e := range v.remark.Events {
		out.Add("visit_events", Row{"parent": v.key, "row": e.Key, "kind": e.Kind, "summary": e.Summary, "occurredOn": e.On})
	}
}

func unique(texts []string) []string {
	var out []string
	for _, text := range texts {
		if text != "" && !slices.Contains(out, text) {
			out = append(out, text)
		}
	}
	return out
}

// visitTitle is our title of a visit: "Official working visit of Mikhail S.
// Gorbachev to the United States, December 1987".
func visitTitle(style, visitor, host string, began models.Date) string {
	if style == "" {
		style = "Visit"
	}
	title := style + " of " + visitor + " to " + withArticle(host)
	if began.IsKnown() {
		year, month := began.EDTF[:4], began.EDTF[5:7]
		for i, name := range monthNames {
			if month == twoDigits(i+1) {
				title += ", " + name + " " + year
			}
		}
	}
	return title
}

func twoDigits(n int) string {
	return string([]byte{byte('0' + n/10), byte('0' + n%10)})
}
