package ingest

import (
	"encoding/xml"
	"fmt"
	"io/fs"
	"strings"

	"entente/models"
)

// historianTravels brings the journeys abroad of the presidents and the
// secretaries of state of the United States.
var historianTravels = &Importer{
	Name:  "historyatstate-travels",
	Takes: "the folders president-travels and secretary-travels with an XML file for each traveller",
	Import: func(raw fs.FS, out *Tables) error {
		var files []string
		for _, folder := range []string{"president-travels", "secretary-travels"} {
			found, err := fs.Glob(raw, folder+"/*.xml")
			if err != nil || len(found) == 0 {
				return fmt.Errorf("there is no %s/*.xml", folder)
			}
			files = append(files, found...)
		}
		for _, file := range files {
			var content struct {
				Trips []trip `xml:"trip"`
			}
			if err := readXML(raw, file, &content); err != nil {
				return err
			}
			for _, t := range content.Trips {
				if err := t.add(file, out); err != nil {
					return err
				}
			}
		}
		return nil
	},
}

// A trip is one stay in one country.
type trip struct {
	Role    string `xml:"role,attr"`
	ID      string `xml:"id"`
	Name    string `xml:"name"`
	Start   string `xml:"start-date"`
	End     string `xml:"end-date"`
	Country struct {
		ID    string `xml:"id,attr"`
		Label string `xml:",chardata"`
	} `xml:"country"`
	Locale  string `xml:"locale"`
	Remarks string `xml:"remarks"`
}

// readXML reads one file of an upstream; its error names the file.
func readXML(raw fs.FS, file string, into any) error {
	content, err := fs.ReadFile(raw, file)
	if err != nil {
		return fmt.Errorf("%s cannot be read", file)
	}
	if err := xml.Unmarshal(content, into); err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	return nil
}

// oneLine is a text of an XML file without the line breaks of its layout.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

var travelCapacity = map[string]string{"president": "President", "secretary": "Secretary of State"}

func (t *trip) add(file string, out *Tables) error {
	locator := file + ", " + t.ID
	began, err := models.ParseDate(oneLine(t.Start))
	if err != nil {
		return fmt.Errorf("%s: %w", locator, err)
	}
	slug, label := t.Country.ID, oneLine(t.Country.Label)
	host := historianState(slug, began)
	if host == "" {
		out.Leave(locator, "no country of ours is "+slug+" on that day")
		return nil
	}
	capacity, known := travelCapacity[t.Role]
	if !known {
		return fmt.Errorf("%s: the role %q is neither president nor secretary", locator, t.Role)
	}
	name := oneLine(brackets.ReplaceAllString(t.Name, ""))
	text := oneLine(t.Remarks)
	r := readRemark(text, began)
	if r.Elect {
		capacity += "-elect"
	}
	capacity += " of the United States"
	host1 := hostName(host, label)
	v := visitRow{
		key: t.ID, locator: locator, name: name, capacity: capacity, from: "country:USA", host: host, hostName: host1,
		began: oneLine(t.Start), ended: oneLine(t.End), remark: r, places: placesIn(oneLine(t.Locale)),
	}
	v.title = visitTitle(r.Style, name, host1, began)
	if stepped := crossing(t, text); stepped != nil {
		v.remark.Met = withoutPerson(v.remark.Met, stepped.remark.Met)
		v.add(out)
		stepped.capacity, stepped.name, stepped.locator = capacity, name, locator
		stepped.title = visitTitle("", name, stepped.hostName, began)
		stepped.add(out)
		return nil
	}
	v.add(out)
	return nil
}

var crossedOver = expr(`crossed briefly into North Korean territory where he .*?(Chairman [\p{L} \-]+)`)

// crossing is the second stay that a remark tells of, nil where there is none.
// The step over the border on 2019-06-30 is filed under South Korea; one visit
// is one stay in one country, and so that row becomes two.
func crossing(t *trip, text string) *visitRow {
	m := crossedOver.FindStringSubmatch(text)
	if m == nil {
		return nil
	}
	return &visitRow{
		key: t.ID + "/north-korea", from: "country:USA", host: "country:PRK", hostName: "North Korea",
		began: oneLine(t.Start), ended: oneLine(t.End),
		remark: remark{Kind: "OTHER", Purposes: []string{"a meeting on the border"}, Met: []metPerson{{personsIn(m[1])[0], ""}}},
	}
}

// withoutPerson are the persons of a list who are not in another.
func withoutPerson(all, others []metPerson) []metPerson {
	var rest []metPerson
	for _, p := range all {
		if len(others) == 0 || p.Name != others[0].Name {
			rest = append(rest, p)
		}
	}
	return rest
}

// historianState is the country that a slug of the Office of the Historian
// means on a day. Travels and visits use the slugs of today's states for those
// that were there before them.
func historianState(slug string, on models.Date) models.ID {
	if _, apart := states()[stateKey{byTravel, slug}]; apart {
		return State(byTravel, slug, on)
	}
	return State(ByHistorian, slug, on)
}

// byTravel are the slugs that travels and visits use otherwise than the list
// of territories does.
const byTravel Scheme = "travel"

// hostNames are the names of countries in titles where the upstream's label
// is another, or one of two.
var hostNames = map[models.ID]string{
	"country:SUN": "Soviet Union", "country:CHN": "China", "country:TWN": "Taiwan", "country:KOR": "South Korea",
	"country:PRK": "North Korea", "country:DEU": "Germany", "country:DDR": "German Democratic Republic",
	"country:COD": "Democratic Republic of the Congo", "country:COG": "Republic of the Congo", "country:YUG": "Yugoslavia",
	"country:SCG": "Serbia and Montenegro", "country:south-vietnam": "South Vietnam", "country:VNM": "Vietnam",
	"country:north-yemen": "North Yemen", "country:YEM": "Yemen", "country:VAT": "Holy See", "country:PSE": "Palestine",
	"country:TUR": "Turkey", "country:CIV": "Côte d'Ivoire", "country:CZE": "Czech Republic", "country:RUS": "Russia",
	"country:MKD": "North Macedonia", "country:GMB": "Gambia", "country:united-arab-republic": "United Arab Republic",
	"country:BIH": "Bosnia and Herzegovina", "country:KNA": "Saint Kitts and Nevis", "country:LCA": "Saint Lucia",
	"country:VCT": "Saint Vincent and the Grenadines", "country:WSM": "Samoa", "country:FSM": "Micronesia",
	"country:tanganyika": "Tanganyika", "country:kingdom-of-hawaii": "Hawaii", "country:MMR": "Myanmar",
	"country:KHM": "Cambodia", "country:BFA": "Burkina Faso", "country:BEN": "Benin", "country:LKA": "Sri Lanka",
	"country:THA": "Thailand", "country:OMN": "Oman", "country:TLS": "Timor-Leste", "country:KGZ": "Kyrgyzstan",
	"country:BLR": "Belarus", "country:SVK": "Slovakia", "country:BRN": "Brunei", "country:CPV": "Cape Verde",
	"country:ZWE": "Zimbabwe", "country:PRI": "Puerto Rico", "country:ZAF": "South Africa", "country:GBR": "United Kingdom",
	"country:USA": "United States", "country:kosovo": "Kosovo", "country:SOM": "Somalia", "country:DNK": "Denmark",
	"country:MYS": "Malaysia",
}

// hostName is a country's name for a title.
func hostName(country models.ID, label string) string {
	if name := hostNames[country]; name != "" {
		return name
	}
	return strings.TrimSpace(brackets.ReplaceAllString(label, ""))
}

var brackets = expr(`\s*\([^)]*\)`)

// placesIn are the places of a locale: "Halifax, Stellarton (Nova Scotia)".
func placesIn(locale string) []string {
	var places []string
	inside := 0
	from := 0
	for i, r := range locale + "," {
		switch {
		case r == '(':
			inside++
		case r == ')':
			inside--
		case r == ',' && inside == 0:
			place := strings.TrimSpace(locale[from:min(i, len(locale))])
			from = i + 1
			if place == "D.C." || place == "D.F." || place == "D.F" {
				continue // the rest of "Washington, D.C." and "Mexico, D.F."
			}
			if place != "" {
				places = append(places, place)
			}
		}
	}
	return places
}
