package ingest

import (
	"io/fs"
	"strings"
)

// countryCodes brings the names, codes and regions of today's countries and
// territories.
var countryCodes = &Importer{
	Name:  "datasets-country-codes",
	Takes: "country-codes.csv",
	Import: func(raw fs.FS, out *Tables) error {
		rows, err := readCSV(raw, "country-codes.csv", "ISO3166-1-Alpha-3", "ISO3166-1-Alpha-2", "UNTERM English Short", "UNTERM English Formal", "CLDR display name",
			"Capital", "Region Name", "Sub-region Name", "is_independent", "wikidata_id")
		if err != nil {
			return err
		}
		for _, row := range rows {
			addCountryCodes(row, out)
		}
		return nil
	},
}

// untermLanguages are the languages of the UN's terminology beside English.
var untermLanguages = []struct{ column, tag string }{
	{"Arabic", "ar"}, {"Chinese", "zh"}, {"French", "fr"}, {"Russian", "ru"}, {"Spanish", "es"},
}

// outdatedCapitals are capitals under a name that they no longer bear.
var outdatedCapitals = map[string]bool{"Nur-Sultan": true}

func addCountryCodes(row Row, out *Tables) {
	code := row["ISO3166-1-Alpha-3"]
	capital := row["Capital"]
	if outdatedCapitals[capital] {
		out.Leave(code, "the capital, under a name that it no longer bears")
		capital = ""
	}
	out.Add("countries", Row{
		"key": code, "name": usualName(row), "officialName": untermName(row["UNTERM English Formal"]),
		"kind":   countryKind(row),
		"alpha2": row["ISO3166-1-Alpha-2"], "alpha3": code,
		"wikidataId": row["wikidata_id"][strings.LastIndex(row["wikidata_id"], "/")+1:],
		"capital":    capital, "region": row["Region Name"], "subregion": row["Sub-region Name"],
	})
	for _, language := range untermLanguages {
		short, formal := untermName(row["UNTERM "+language.column+" Short"]), untermName(row["UNTERM "+language.column+" Formal"])
		if short != "" {
			out.Add("country_names", Row{"parent": code, "name": short, "language": language.tag})
		}
		if formal != "" && formal != short {
			out.Add("country_names", Row{"parent": code, "name": formal, "language": language.tag, "official": "true"})
		}
	}
}

// countryKind takes a country that the UN names formally for a state, be it
// contested or not.
func countryKind(row Row) string {
	independent := row["is_independent"]
	if independent == "Yes" || independent == "In contention" && row["UNTERM English Formal"] != "" {
		return "STATE"
	}
	return "TERRITORY"
}

// usualName is the name of the Common Locale Data Repository, with its
// abbreviations written out. Where that is no name in full ("UK",
// "Congo - Kinshasa") another source names the country.
func usualName(row Row) string {
	name, unterm := row["CLDR display name"], untermName(row["UNTERM English Short"])
	switch {
	case strings.HasPrefix(unterm, name+" and "):
		return unterm
	case len(name) < 4 && name != "", strings.Contains(name, " - "):
		return ""
	}
	return strings.NewReplacer("St. ", "Saint ", " & ", " and ", "’", "'").Replace(name)
}

// untermName is a name of the UN's terminology without its article and marks:
// "Comoros (the)", "la République de Corée", "Holy See (the) *".
func untermName(name string) string {
	name, _, _ = strings.Cut(name, ";")
	if at := strings.Index(name, " ("); at > 0 && len(name)-at < len(" (los ) **")+2 {
		name = name[:at]
	}
	name = strings.TrimSpace(strings.Trim(name, "* "))
	for _, article := range []string{"the ", "la ", "le ", "les ", "el ", "los ", "las ", "l'", "l’"} {
		if rest, ok := strings.CutPrefix(name, article); ok {
			return rest
		}
	}
	return name
}
