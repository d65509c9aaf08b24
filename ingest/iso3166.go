package ingest

import (
	"io/fs"

	"entente/models"
)

// iso3166 brings the codes of ISO 3166-1, and of ISO 3166-3 those that belong
// to a former state of ours. A withdrawn code of a country that only changed
// its name stays out: a country bears one code of each sort.
var iso3166 = &Importer{
	Name:  "iso-3166",
	Takes: "iso_3166-1.csv and iso_3166-3.csv",
	Import: func(raw fs.FS, out *Tables) error {
		current, err := readCSV(raw, "iso_3166-1.csv", "alpha2", "alpha3", "numeric")
		if err != nil {
			return err
		}
		inUse := map[string]bool{}
		for _, row := range current {
			inUse[row["alpha3"]] = true
			out.Add("countries", Row{
				"key": row["alpha3"], "locator": "iso_3166-1.csv",
				"alpha2": row["alpha2"], "alpha3": row["alpha3"], "numeric": row["numeric"],
			})
		}
		withdrawn, err := readCSV(raw, "iso_3166-3.csv", "alpha2", "alpha3", "alpha4", "numeric")
		if err != nil {
			return err
		}
		for _, row := range withdrawn {
			code := row["alpha3"]
			if inUse[code] || State(ByAlpha3, code, models.Date{}) == "" && code != "YUG" && code != "PCI" {
				out.Leave(row["alpha4"], "a withdrawn code of a country or territory that has another one now")
				continue
			}
			record := Row{
				"key": row["alpha4"], "locator": "iso_3166-3.csv", "formerCode": row["alpha4"],
				"alpha2": row["alpha2"], "alpha3": code, "numeric": withdrawnNumeric(row),
			}
			if code == "YUG" { // elsewhere it is named only by its constitutions
				record["name"], record["kind"] = row["name"], "STATE"
			}
			out.Add("countries", record)
		}
		return nil
	},
}

// withdrawnNumeric leaves out a numeric code that another state bears: that of
// Yugoslavia passed to Serbia and Montenegro.
func withdrawnNumeric(row Row) string {
	if row["alpha3"] == "SCG" {
		return ""
	}
	return row["numeric"]
}
