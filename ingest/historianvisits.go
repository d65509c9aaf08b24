package ingest

import (
	"fmt"
	"io/fs"
	"strings"

	"entente/models"
)

// historianVisits brings the visits of foreign leaders to the United States.
var historianVisits = &Importer{
	Name:  "historyatstate-visits",
	Takes: "the folder data with an XML file for each decade",
	Import: func(raw fs.FS, out *Tables) error {
		files, err := fs.Glob(raw, "data/*.xml")
		if err != nil || len(files) == 0 {
			return fmt.Errorf("there is no data/*.xml")
		}
		for _, file := range files {
			var content struct {
				Visits []usVisit `xml:"visit"`
			}
			if err := readXML(raw, file, &content); err != nil {
				return err
			}
			for _, v := range content.Visits {
				if err := v.add(file, out); err != nil {
					return err
				}
			}
		}
		return nil
	},
}

type usVisit struct {
	ID      string `xml:"id"`
	Start   string `xml:"start-date"`
	End     string `xml:"end-date"`
	Visitor string `xml:"visitor"`
	From    struct {
		ID    string `xml:"id,attr"`
		Label string `xml:",chardata"`
	} `xml:"from"`
	Description string `xml:"description"`
}

func (u *usVisit) add(file string, out *Tables) error {
	locator := file + ", " + u.ID
	began, err := models.ParseDate(oneLine(u.Start))
	if err != nil {
		return fmt.Errorf("%s: %w", locator, err)
	}
	if reason := misnamed[u.ID]; reason != "" {
		out.Leave(locator, reason)
		return nil
	}
	from := historianState(u.From.ID, began)
	if from == "" {
		out.Leave(locator, "no country of ours is "+u.From.ID+" on that day")
		return nil
	}
	text := oneLine(u.Description)
	r := readRemark(text, began)
	country := hostName(from, oneLine(u.From.Label))
	for i, person := range visitorsNamed(oneLine(u.Visitor)) {
		key := u.ID
		if i > 0 {
			key = fmt.Sprintf("%s/%d", u.ID, i+1) // one row may hold two visitors, and a visit is one person's
		}
		shown := person.Name
		if person.Title != "" && (!strings.Contains(person.Name, " ") || royal(person.Title)) {
			shown = person.Printed() + " of " + withArticle(country)
		}
		v := visitRow{
			key: key, locator: locator, title: visitTitle(r.Style, shown, "United States", began), name: person.Name,
			capacity: person.Capacity(), from: from, host: "country:USA", hostName: "United States",
			began: oneLine(u.Start), ended: oneLine(u.End), remark: r, places: visitedPlaces(text),
		}
		if person.Title != "" && person.Of == "" {
			v.capacity = person.Title + " of " + withArticle(country)
		}
		v.add(out)
	}
	return nil
}

// misnamed are records that name a visitor who cannot have come: those of the
// summit with South-East Asia of May 2022 that repeat the name of the leader
// who came to the summit of February 2016 and had left office since.
var misnamed = map[string]string{
	"3051": "names the prime minister who came to the summit of 2016, out of office since that year",
	"3086": "names the president who came to the summit of 2016, out of office since that year",
	"3088": "names the president who came to the summit of 2016, out of office since that year",
}

func royal(title string) bool {
	for _, t := range []string{"King", "Queen", "Emperor", "Empress", "Shah", "Sultan", "Amir", "Emir", "Prince", "Crown Prince", "Grand Duke", "Grand Duchess", "Pope", "Regent"} {
		if title == t {
			return true
		}
	}
	return false
}

var (
	slips = strings.NewReplacer(
		"Prime Minster", "Prime Minister", "Prime Ministere", "Prime Minister", "Prime MinisterHaidar al- Abadi", "Prime Minister Haidar al-Abadi",
		"President- designate", "President-designate", "President- elect", "President-elect", "President-Elect", "President-elect",
		"Prime Minister-Prince", "Prime Minister Prince", "Lula de Salva", "Lula da Silva", "Dilma Rousseff", "Dilma Rousseff", "Dilma Roussef", "Dilma Rousseff", "(Xanana) ", "(Ruud) ",
	)
	twoVisitors = expr(`(?:, | and )((?:President|Prime Minister|King|Queen) .*)$`)
	visitTitles = append([]string{
		"President of the Council of Ministers", "Chairman of the Presidency", "President-designate", "Junta Member",
		"Interim Prime Minister", "Prime Minister Prince", "Governor General Lord", "Regent Prince",
		"Governor General Viscount", "Governor General Earl of", "Amir Sheikh", "Emir Sheikh", "President Sheikh",
	}, personTitles...)
)

// visitorsNamed parts the visitors of a row, and the title from the name.
func visitorsNamed(text string) []printedPerson {
	text = slips.Replace(text)
	if m := twoVisitors.FindStringSubmatchIndex(text); m != nil {
		return append(visitorsNamed(text[:m[0]]), visitorsNamed(text[m[2]:m[3]])...)
	}
	for _, title := range visitTitles {
		if name, found := strings.CutPrefix(text, title+" "); found {
			return []printedPerson{splitHonorific(title, strings.TrimSpace(name))}
		}
	}
	return []printedPerson{{Name: text}}
}

// splitHonorific leaves to the name what belongs to it: "Governor General Lord
// Gowrie" is Lord Gowrie, a Governor General.
func splitHonorific(title, name string) printedPerson {
	for _, honorific := range []string{"Lord", "Viscount", "Earl of", "Sheikh", "Prince"} {
		if office, found := strings.CutSuffix(title, " "+honorific); found && office != "Crown" {
			return printedPerson{Title: office, Name: honorific + " " + name}
		}
	}
	return printedPerson{Title: title, Name: name}
}

var (
	placeWords   = `(?:[\p{Lu}][\p{L}.'’\-]*)(?: [\p{Lu}][\p{L}.'’\-]*)*(?: \([^)]*\))?`
	visitedWords = expr(`\b(?:[Vv]isited|[Vv]isiting|[Vv]isit to|[Ss]tops included)(?: the)? (` + placeWords + `(?:(?:, and |, | and )(?:the )?` + placeWords + `)*)`)
	atPlace      = expr(`\b(?:at|in|to) (Camp David|New York City|Washington|Crawford|Williamsburg|Hyde Park|San Clemente|Key Biscayne|Honolulu|Chicago|San Francisco|Los Angeles|Miami|Sea Island|Hot Springs|Houston|Seattle|Denver|Philadelphia|Boston|Atlanta|Detroit|Palm Springs|Sunnylands|Mar-a-Lago|Kennebunkport|Williamsburg|Puerto Rico|Midway Island|Guam|Rancho Mirage|Annapolis|Wye Plantation|Dayton|Pittsburgh|Palm Beach)\b`)
	betweenNames = expr(`,? and |, `)
	notPlaces    = map[string]bool{"U.S": true, "US": true, "President": true, "White House": true, "Congress": true, "Canada": true, "Mexico": true, "United States": true, "Stops": true, "D.C": true, "Mass": true, "Fla": true, "Conn": true, "Kans": true, "Calif": true, "Jan": true}
)

// placeSlips mends what the upstream mistyped or this cut short.
var placeSlips = strings.NewReplacer("San Francsico", "San Francisco", "New York City City", "New York City", "Minneapolis-St", "Minneapolis", "Omal", "Omaha")

// visitedPlaces are the places in the United States that a description names.
func visitedPlaces(text string) []string {
	var places []string
	for _, m := range atPlace.FindAllStringSubmatch(text, -1) {
		places = append(places, m[1])
	}
	for _, m := range visitedWords.FindAllStringSubmatch(text, -1) {
		for _, place := range betweenNames.Split(brackets.ReplaceAllString(m[1], ""), -1) {
			place = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(place), "the "))
			place = monthDay.ReplaceAllString(place, "")
			if i := strings.Index(place, ". "); i > 0 && !strings.HasPrefix(place, "St. ") && !strings.HasPrefix(place, "Ft. ") {
				place = place[:i]
			}
			place = placeSlips.Replace(strings.Trim(place, ". "))
			if len(place) > 2 && !notPlaces[place] && !notPlaces[firstWord(place)] && !monthNamed(place) && personsIn(place) == nil {
				places = append(places, place)
			}
		}
	}
	return unique(places)
}

func monthNamed(text string) bool {
	for _, month := range monthNames {
		if strings.Contains(text, month) {
			return true
		}
	}
	return false
}
