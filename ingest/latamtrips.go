package ingest

import (
	"io/fs"
	"strings"

	"entente/models"
)

// latamTrips brings the journeys of Latin American presidents of which the
// upstream names the page on which it read them, and trusts that page.
var latamTrips = &Importer{
	Name:  "pe-latam-trips",
	Takes: "trips.csv",
	Import: func(raw fs.FS, out *Tables) error {
		rows, err := readCSV(raw, "trips.csv",
			"Journey_ID", "Trip_ID", "President", "Origin_Country", "Trip_Status", "Start_Date", "End_Date",
			"Destination_Country", "Destination_City", "Visit_Subtype", "Counterpart_Event", "Counterpart_Type",
			"Trip_Objective", "Source_Reliability", "Verificacion_Status", "SignedAgreement")
		if err != nil {
			return err
		}
		for _, row := range rows {
			addLatamTrip(row, out)
		}
		return nil
	},
}

// originStates are the Spanish names of the states whose presidents travelled.
var originStates = map[string]struct{ code, name string }{
	"Argentina": {"ARG", "Argentina"}, "Brasil": {"BRA", "Brazil"}, "Chile": {"CHL", "Chile"}, "Paraguay": {"PRY", "Paraguay"}, "Uruguay": {"URY", "Uruguay"},
}

// latamKinds are the upstream's classes that say what ours do. It calls many a
// visit one of state that its own words call official.
var latamKinds = map[string]models.VisitKind{
	"Working Visit": "WORKING", "Global Forum": "CONFERENCE", "Inauguration/Funeral": "CEREMONY", "Transit/Medical": "TRANSIT",
	"Regional Summit": "SUMMIT",
}

var (
	stateVisitEs    = expr(`(?i)\bvisita de estado\b`)
	officialVisitEs = expr(`(?i)\bvisita oficial\b`)
	announcedEs     = expr(`(?i)cancelaci[oó]n|cancelad|suspendid|no (?:viaj|asisti|concret)`)
	bothNames       = expr(`\s*(?:/|;| y | e | and )\s*`)
	personEs        = expr(`^(?:(Canciller|Rey|Reina|Papa|Emir|Rei|Emperador|Presidente|Presidenta|Primer ministro|Primera ministra|Primer Ministro) )?([\p{Lu}][\p{L}'’\-]+(?: (?:de|da|do|dos|del|bin|al|la|van|von|[\p{Lu}][\p{L}'’.\-]*))*(?: [IVX]+)?)$`)
	noPersonEs      = expr(`(?i)gobierno|congreso|cumbre|foro|c[aá]mara|consejo|universidad|asamblea|instituto|empresa|reuni|banco|fmi|onu|oea|visita|santa sede|parlamento|autoridades|ministerio|comunidad|casa|asunci|presidencia|rep[uú]blica|estado|mandatario|varios|l[ií]deres|inversor|delegaci|uni[oó]n|comisi|organizaci|mercosur|celac|g20|nacional|internacional|posse|firma|transmisi|centenario|acuerdo|misa|jura|encuentro|viaje|funeral|exequias|entierro|investidura|toma de`)
)

// citiesEs are the Spanish and Portuguese names of cities that have English ones.
var citiesEs = map[string]string{
	"Nueva Delhi": "New Delhi", "Tokio": "Tokyo", "París": "Paris", "Berlín": "Berlin", "Roma": "Rome", "La Habana": "Havana",
	"Ciudad de México": "Mexico City", "Lisboa": "Lisbon", "Ginebra": "Geneva", "Bruselas": "Brussels", "Argel": "Algiers",
	"Praga": "Prague", "Ciudad del Vaticano": "Vatican City", "Abu Dabi": "Abu Dhabi", "Dubái": "Dubai", "Taipéi": "Taipei",
	"Chengdú": "Chengdu", "Panamá": "Panama City", "Ciudad de Guatemala": "Guatemala City", "Nueva York": "New York",
	"Londres": "London", "Moscú": "Moscow", "El Cairo": "Cairo", "Pekín": "Beijing",
}

var titlesEs = map[string]string{
	"Canciller": "Chancellor", "Rey": "King", "Rei": "King", "Reina": "Queen", "Papa": "Pope", "Emir": "Emir", "Emperador": "Emperor",
	"Presidente": "President", "Presidenta": "President", "Primer ministro": "Prime Minister", "Primer Ministro": "Prime Minister", "Primera ministra": "Prime Minister",
}

func addLatamTrip(row Row, out *Tables) {
	locator := "trips.csv, " + row["Journey_ID"] + "/" + row["Trip_ID"]
	began, err := models.ParseDate(row["Start_Date"])
	origin := originStates[row["Origin_Country"]]
	host := State(ByName, row["Destination_Country"], began)
	switch {
	case row["Verificacion_Status"] != "Verificada-URL" || row["Source_Reliability"] != "High":
		out.Leave(locator, "not verified by an address of high reliability")
		return
	case row["Trip_Status"] != "Completed" || announcedEs.MatchString(row["Trip_Objective"]):
		out.Leave(locator, "cancelled, or cancelled by the words of its own objective")
		return
	case err != nil || !began.IsKnown():
		out.Leave(locator, "no date of its beginning")
		return
	case host == "" || origin.code == "":
		out.Leave(locator, "no country of ours is "+row["Destination_Country"]+" on that day")
		return
	case host.Slug() == origin.code:
		out.Leave(locator, "within the traveller's own country")
		return
	}
	text := row["Counterpart_Event"] + ". " + row["Trip_Objective"]
	r := remark{Kind: latamKinds[row["Visit_Subtype"]]}
	switch {
	case stateVisitEs.MatchString(text):
		r.Style, r.Kind = "State visit", "STATE"
	case officialVisitEs.MatchString(text):
		r.Style, r.Kind = "Official visit", "OFFICIAL"
	}
	latamPurposes(&r, row)
	if row["Counterpart_Type"] == "Jefe de Estado/Gobierno" {
		r.Met = latamMet(row["Counterpart_Event"])
	}
	ended := row["End_Date"]
	if end, err := models.ParseDate(ended); err != nil || !end.IsKnown() || end.Earliest() < began.Earliest() {
		ended = ""
	}
	v := visitRow{
		key: row["Trip_ID"], locator: locator, name: row["President"], capacity: "President of " + origin.name, from: models.NewID("country", origin.code),
		host: host, hostName: hostName(host, row["Destination_Country"]), began: row["Start_Date"], ended: ended, remark: r,
	}
	if city := row["Destination_City"]; city != "NA" {
		for _, place := range placesIn(strings.ReplaceAll(strings.ReplaceAll(city, " / ", ", "), "/", ", ")) {
			if english := citiesEs[place]; english != "" {
				place = english
			}
			v.places = append(v.places, place)
		}
	}
	v.title = visitTitle(r.Style, v.name, v.hostName, began)
	v.add(out)
}

// latamPurposes reads the event of a journey by the tables of meetings.
func latamPurposes(r *remark, row Row) {
	event := row["Counterpart_Event"]
	switch row["Visit_Subtype"] {
	case "Regional Summit", "Global Forum":
		what := "a conference"
		if isSummit.MatchString(event) {
			what = "a summit"
		} else if r.Kind == "SUMMIT" {
			r.Kind = "CONFERENCE"
		}
		for _, body := range bodies {
			if body.words.MatchString(event) {
				if strings.HasPrefix(body.name, "the UN ") {
					r.purpose("a session of " + body.name)
				} else if body.name == "climate change" {
					r.purpose(what + " on " + body.name)
				} else {
					r.purpose(what + " of " + body.name)
				}
			}
		}
		if len(r.Purposes) == 0 {
			r.purpose(what)
		}
	case "Inauguration/Funeral":
		for _, reason := range reasons {
			if reason.kind == "CEREMONY" && reason.words.MatchString(event) {
				r.purpose(reason.phrase)
			}
		}
		if len(r.Purposes) == 0 {
			r.purpose("a ceremony of state")
		}
	case "Working Visit", "State Visit":
		r.purpose("talks")
	}
	if row["SignedAgreement"] == "TRUE" {
		r.event(visitEvent{Key: "signing", Kind: "SIGNING", Summary: "Something was signed."})
	}
}

// latamMet are the heads of state or government whom the counterpart names.
func latamMet(counterpart string) []metPerson {
	var found []metPerson
	for _, name := range bothNames.Split(brackets.ReplaceAllString(counterpart, ""), -1) {
		m := personEs.FindStringSubmatch(strings.TrimSpace(name))
		if m == nil || noPersonEs.MatchString(name) || !strings.Contains(strings.TrimSpace(name), " ") {
			continue
		}
		found = append(found, metPerson{printedPerson{Title: titlesEs[m[1]], Name: m[2]}, ""})
	}
	return found
}
