package store

import (
	"fmt"
	"path/filepath"
	"slices"
	"testing"

	"entente/models"
)

func TestCountriesByTheirNamesInAnyLocale(t *testing.T) {
	country := func(id models.ID, alpha2, name string, dissolved string) models.Country {
		return models.Country{Identity: identity(id), Alpha2: alpha2, Name: name, Kind: "STATE", DissolvedOn: models.MustDate(dissolved)}
	}
	db := build(t, filepath.Join(t.TempDir(), "x"), &models.Dataset{Revision: "names", Countries: []models.Country{
		country("country:DEU", "DE", "Germany", ".."), country("country:CIV", "CI", "Côte d'Ivoire", ""), country("country:PRK", "KP", "North Korea", ""),
		country("country:KOR", "KR", "South Korea", ""), country("country:kosovo", "", "Kosovo", ""), country("country:SUN", "SU", "Soviet Union", "1991-12-26"),
		country("country:old-japan", "JP", "Old Japan", "1900"),
		country("country:ROU", "RO", "Romania", ""), country("country:OMN", "OM", "Oman", ""), country("country:NER", "NE", "Niger", ""), country("country:NGA", "NG", "Nigeria", ""),
		country("country:MLI", "ML", "Mali", ""), country("country:SOM", "SO", "Somalia", ""),
	}})
	for name, want := range map[string][]models.ID{
		"Германия": {"country:DEU"}, "alemania": {"country:DEU"}, "독일": {"country:DEU"}, "德国": {"country:DEU"}, "LLEMAGN": nil, "ermania": nil,
		"KOREA": {"country:KOR", "country:PRK"}, "кндр": {"country:PRK"}, "Північна корея": {"country:PRK"}, "朝鲜": {"country:PRK"}, "elfenbeinküste": {"country:CIV"}, "ivoire": {"country:CIV"},
		"Косово": {"country:kosovo"}, "日本": nil, "soviet": {"country:SUN"}, "german": {"country:DEU"}, "xyz": nil,
		"oman": {"country:OMN"}, "niger": {"country:NER", "country:NGA"}, "mali": {"country:MLI"}, "d'ivoire": {"country:CIV"}, "côte - ivoire": {"country:CIV"}, "comoran": nil,
		"alem": nil, "deutschl": {"country:DEU"}, "germ": {"country:DEU"}, "japo": nil,
	} {
		page, err := db.Countries.Page(t.Context(), &models.CountryWhere{Name: &name}, nil, Page{First: new(100)})
		if err != nil {
			t.Fatal(err)
		}
		var got []models.ID
		for _, c := range page.Nodes() {
			got = append(got, c.ID)
		}
		slices.Sort(got)
		if !slices.Equal(got, want) {
			t.Errorf("%q finds %v, want %v", name, got, want)
		}
	}
	for _, nothing := range []string{"%", "_ -"} {
		_, err := db.Countries.Page(t.Context(), &models.CountryWhere{Name: &nothing}, nil, Page{})
		wantArgument(t, err, "where.name", fmt.Sprintf("name %q has no letters or digits; write words or beginnings of words", nothing))
	}
	all, err := db.Countries.Page(t.Context(), &models.CountryWhere{Name: new(" "), Not: &models.CountryWhere{Name: new("Германия")}}, nil, Page{})
	if err != nil || len(all.Edges) != 12 {
		t.Errorf("%d are not called Германия, %v", len(all.Edges), err)
	}
}
