package ingest

import (
	"fmt"
	"io/fs"
	"strings"

	"entente/models"
)

// recognition brings the diplomatic events between the United States and other
// states from the Historian's guide: its headings say what happened and when,
// the first sentence of the entry the day.
var recognition = &Importer{
	Name:  "historyatstate-recognition",
	Takes: "us_recognition_and_relations.csv",
	Import: func(raw fs.FS, out *Tables) error {
		rows, err := readCSV(raw, "us_recognition_and_relations.csv", "article_id", "country", "section", "heading", "heading_date", "first_paragraph")
		if err != nil {
			return err
		}
		seen := map[string]int{}
		for _, row := range rows {
			addDiplomatic(row, seen, out)
		}
		return nil
	},
}

// guideCountry is the state of which the guide tells everything.
const guideCountry = "USA"

// An eventForm is a form of heading and what it tells.
type eventForm struct {
	heading *expression
	kind    string
}

// eventForms are tried in order; a heading can tell of two things, such as
// "Establishment of Diplomatic Relations and the American Legation in Haiti".
var eventForms = []eventForm{
	{expr(`(?i)(re-?establish|resum|restor|renew).*relations|relations.*(re-?established|restored|renewed|resumed)`), "RELATIONS_RESUMED"},
	{expr(`(?i)relations.*(severed|broken)|sever(ing|ance)|break(ing)? .*relations`), "RELATIONS_SEVERED"},
	{expr(`(?i)(cessation|end|termination|suspension|interruption) of.*relations|relations (ended|suspended|interrupted|terminated)`), "RELATIONS_INTERRUPTED"},
	{expr(`(?i)(establish(ment|ed|ing)?|normaliz).*relations|relations.*(established|normalized)`), "RELATIONS_ESTABLISHED"},
	{expr(`(?i)recog`), "RECOGNITION"},
}

// missionForms tell of a mission, whose rank stands in the heading too.
var missionForms = []eventForm{
	{expr(`(?i)elevat|raised`), "MISSION_RAISED"},
	{expr(`(?i)clos(ure|ed|ing)`), "MISSION_CLOSED"},
	{expr(`(?i)(re-?)?establish|open`), "MISSION_OPENED"},
}

var missionRanks = []struct{ word, rank string }{
	{"interests section", "INTERESTS_SECTION"},
	{"liaison office", "LIAISON_OFFICE"},
	{"consul", "CONSULATE"},
	{"embassy", "EMBASSY"},
	{"legation", "LEGATION"},
}

// notEvents are headings that name an event and tell of something else: the
// recognition of a third state or government in exile, treaties, moves.
var notEvents = expr(`(?i)treaty|convention|handled|under auspices|non-recog|committee|peru-bolivian|central american states|recognition of the united arab|resources`)

func addDiplomatic(row Row, seen map[string]int, out *Tables) {
	heading := strings.TrimSuffix(strings.ReplaceAll(row["heading"], "’", "'"), ".")
	locator := "article " + row["article_id"] + ", " + strings.TrimSpace(heading)
	year, ok := headingYear(heading, row["heading_date"])
	switch {
	case strings.HasPrefix(row["section"], "treat"), notEvents.MatchString(heading):
		out.Leave(locator, "tells of a treaty or of something else than relations")
		return
	case !ok:
		out.Leave(locator, "a heading without a single year")
		return
	}
	told := toldBy(heading)
	if len(told) == 0 {
		out.Leave(locator, "a heading of a form that tells of no diplomatic event")
		return
	}
	day := eventDay(row["first_paragraph"], year)
	other := guideState(row, heading, day)
	if other == "" || other.Slug() == guideCountry {
		out.Leave(locator, "an article on what is no one country of ours on that day")
		return
	}
	for _, event := range told {
		key := fmt.Sprintf("%s/%s/%s", row["article_id"], strings.ToLower(event.kind), year)
		if seen[key]++; seen[key] > 1 {
			key = fmt.Sprintf("%s/%d", key, seen[key])
		}
		record := Row{"key": key, "locator": locator, "kind": event.kind, "mission": event.rank, "occurredOn": day}
		record["actor"], record["counterpart"] = guideCountry, other.Slug()
		if actedFirst(heading) {
			record["actor"], record["counterpart"] = other.Slug(), guideCountry
		}
		record["title"] = event.title(record["actor"] == guideCountry, countryLabel(row["country"], other))
		out.Add("diplomatic_events", record)
	}
}

// guideState is the state of which an entry tells: that of the article on the
// day, unless the heading names another one of those that it covers.
func guideState(row Row, heading, day string) models.ID {
	on := models.MustDate(day)
	text := heading + " " + row["first_paragraph"]
	mentions := func(names ...string) bool {
		for _, name := range names {
			if strings.Contains(strings.ReplaceAll(text, "’", "'"), name) {
				return true
			}
		}
		return false
	}
	switch article := row["article_id"]; {
	case article == "germany" && strings.Contains(heading, "German Democratic"):
		return "country:DDR"
	case strings.Contains(heading, "Recognition of the Russian Federation"):
		return "country:RUS"
	case article == "china" && mentions("Taipei"):
		return "country:TWN"
	case article == "yemen" && on.Latest() < "1990-05-22":
		south, north := mentions("South", "Aden", "People's Democratic Republic"), mentions("North", "Taiz", "San'a", "Arab Republic", "Kingdom of Yemen")
		switch {
		case south && !north:
			return "country:YMD"
		case north && !south:
			return "country:north-yemen"
		}
		return ""
	case article == "vietnam" && on.Latest() < "1949": // it was a part of French Indochina
		return ""
	case article == "vietnam" && on.Latest() < "1955-10-26":
		return "country:state-of-vietnam"
	case article == "vietnam" && on.Latest() < "1976-07-02":
		return "country:south-vietnam"
	}
	return State(ByHistorian, row["article_id"], on)
}

// A toldEvent is what a heading tells of.
type toldEvent struct{ kind, rank string }

// toldBy are the events of a heading: at most one of the relations and one of
// a mission.
func toldBy(heading string) []toldEvent {
	var told []toldEvent
	if strings.Contains(heading, "with PRC/Termination") { // of two at once the one that the article is on
		return []toldEvent{{kind: "RELATIONS_ESTABLISHED"}}
	}
	for _, form := range eventForms {
		if strings.Contains(heading, "onsular") && !strings.Contains(heading, "iplomatic") {
			break
		}
		if form.heading.MatchString(heading) {
			told = append(told, toldEvent{kind: form.kind})
			break
		}
	}
	rank := ""
	for _, r := range missionRanks {
		if strings.Contains(strings.ToLower(heading), r.word) {
			rank = r.rank
			break
		}
	}
	if rank == "" {
		return told
	}
	for _, form := range missionForms {
		if !form.heading.MatchString(heading) {
			continue
		}
		event := toldEvent{form.kind, rank}
		switch {
		case form.kind == "MISSION_RAISED":
			event.rank = "EMBASSY"
		case rank == "CONSULATE":
			event.kind = strings.Replace(form.kind, "MISSION", "CONSULATE", 1)
		}
		return append(told, event)
	}
	return told
}

// theirMission is a heading on a mission of the other state.
var theirMission = expr(`(?i)(legation|embassy|mission|consulate).* (in|to) (the united states|the u\.s\.|washington)`)

// actedFirst reports whether a heading says that the other state acted.
func actedFirst(heading string) bool {
	for _, form := range []string{"Recognition of the United States", "Recognition of the U.S.", "Recognition of U.S.", "Recognition of American"} {
		if strings.Contains(heading, form) && !strings.HasPrefix(heading, "U.S. ") && !strings.HasPrefix(heading, "American ") {
			return true
		}
	}
	if theirMission.MatchString(heading) {
		return true
	}
	_, by, found := strings.Cut(heading, "evered by ")
	return found && !strings.HasPrefix(by, "the United States") && !strings.HasPrefix(by, "U.S.")
}

// title is a title of ours.
func (e toldEvent) title(byGuide bool, other string) string {
	actor, counterpart := "the United States", other
	if !byGuide {
		actor, counterpart = counterpart, actor
	}
	mission := strings.ToLower(strings.ReplaceAll(e.rank, "_", " "))
	switch e.kind {
	case "RECOGNITION":
		return fmt.Sprintf("Recognition of %s by %s", counterpart, actor)
	case "RELATIONS_ESTABLISHED":
		return fmt.Sprintf("Diplomatic relations of the United States and %s established", other)
	case "RELATIONS_RESUMED":
		return fmt.Sprintf("Diplomatic relations of the United States and %s resumed", other)
	case "RELATIONS_SEVERED":
		return fmt.Sprintf("Diplomatic relations of the United States and %s severed", other)
	case "RELATIONS_INTERRUPTED":
		return fmt.Sprintf("Diplomatic relations of the United States and %s interrupted", other)
	case "MISSION_RAISED":
		return fmt.Sprintf("Mission of %s in %s raised to an embassy", actor, counterpart)
	case "MISSION_CLOSED", "CONSULATE_CLOSED":
		return fmt.Sprintf("Closing of the %s of %s in %s", mission, actor, counterpart)
	}
	return fmt.Sprintf("Opening of the %s of %s in %s", mission, actor, counterpart)
}

// countryLabel is the article's name of a country, or that of the state of the
// time where the two are not one.
func countryLabel(article string, country models.ID) string {
	if name, ok := formerLabels[country.Slug()]; ok {
		return name
	}
	article = strings.ReplaceAll(strings.Trim(article, " *"), "’", "'")
	if rest, ok := strings.CutPrefix(article, "The "); ok {
		return "the " + rest
	}
	for _, word := range []string{"Islands", "States", "Kingdom", "Republic", "Emirates", "Federation", "Bahamas", "Comoros", "Gambia", "Maldives", "Netherlands", "Philippines", "Seychelles", "Two Sicilies", "Holy See", "Republic of the Congo", "Ivory Coast"} {
		if strings.HasSuffix(article, word) {
			return "the " + article
		}
	}
	return article
}

var formerLabels = map[string]string{
	"SUN": "the Soviet Union", "russian-empire": "the Russian Empire", "ottoman-empire": "the Ottoman Empire",
	"austria-hungary": "Austria-Hungary", "austrian-empire": "the Austrian Empire", "kingdom-of-great-britain": "Great Britain",
	"dutch-united-provinces": "the Dutch United Provinces", "batavian-republic": "the Batavian Republic", "kingdom-of-holland": "the Kingdom of Holland",
	"gran-colombia": "Gran Colombia", "tanganyika": "Tanganyika", "north-yemen": "North Yemen", "kingdom-of-serbia": "Serbia", "YUG": "Yugoslavia",
	"SCG": "Serbia and Montenegro", "kingdom-of-montenegro": "Montenegro", "CSK": "Czechoslovakia", "korea": "Korea",
	"RUS": "Russia", "DDR": "East Germany", "TWN": "Taiwan", "YMD": "South Yemen", "south-vietnam": "South Vietnam", "state-of-vietnam": "the State of Vietnam",
}

var (
	aSpan    = expr(`[0-9]{4}[-–][0-9]{2}`)
	aYear    = expr(`\b(1[78][0-9]{2}|19[0-9]{2}|20[0-2][0-9])\b`)
	aFullDay = expr(`\b(January|February|March|April|May|June|July|August|September|October|November|December) ([0-9]{1,2}), ([0-9]{4})\b`)
	aDay     = expr(`\b(January|February|March|April|May|June|July|August|September|October|November|December) [0-9]{1,2}\b`)
	sentence = expr(`[.!?] [A-Z]`)
)

// headingYear is the one year that a heading names; where it names none, that
// of the entry's date.
func headingYear(heading, date string) (string, bool) {
	years := aYear.FindAllString(heading, -1)
	if aSpan.MatchString(heading) {
		return "", false
	}
	if len(years) == 0 && len(date) >= 4 {
		years = []string{date[:4]}
	}
	return strings.Join(years, ""), len(years) == 1
}

// months by their English names.
var months = map[string]int{
	"January": 1, "February": 2, "March": 3, "April": 4, "May": 5, "June": 6, "July": 7, "August": 8, "September": 9, "October": 10, "November": 11, "December": 12,
}

// eventDay is the day of an event of a year: the only day that the first
// sentence which names the year names. Where it names several, or a day without
// a year, or tells of an appointment alone, the year is all that is taken.
func eventDay(paragraph, year string) string {
	for rest := paragraph; rest != ""; {
		first := rest
		if end := sentence.FindStringIndex(rest); end != nil {
			first, rest = rest[:end[0]+1], rest[end[1]-1:]
		} else {
			rest = ""
		}
		if strings.Contains(first, year) {
			return dayIn(first, year)
		}
	}
	return year
}

func dayIn(told, year string) string {
	days := aFullDay.FindAllStringSubmatch(told, -1)
	if len(days) == 0 || len(aDay.FindAllString(told, -1)) > len(days) || anAppointment.MatchString(told) && !anEvent.MatchString(told) {
		return year
	}
	found := ""
	for _, day := range days {
		written := fmt.Sprintf("%s-%02d-%02s", day[3], months[day[1]], day[2])
		if day[3] != year || found != "" && found != written {
			return year
		}
		found = written
	}
	return found
}

var (
	anAppointment = expr(`(?i)appoint|commission|nominat|named`)
	anEvent       = expr(`(?i)establish|open|clos|elevat|raised|recogni|sever|broke|resum|credential|restor`)
)
