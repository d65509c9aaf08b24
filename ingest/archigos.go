package ingest

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"entente/models"
)

// archigos brings the effective rulers of states, their terms and their kin.
// A record is a person by the upstream's leadid.
var archigos = &Importer{
	Name:  "archigos-4.1",
	Takes: "archigos_4.1.csv",
	Import: func(raw fs.FS, out *Tables) error {
		rows, err := readCSV(raw, "archigos_4.1.csv", "obsid", "leadid", "ccode", "leader", "startdate", "enddate", "gender", "yrborn", "yrdied", "ebirthdate", "edeathdate", "dbpedia", "fties")
		if err != nil {
			return err
		}
		persons := archigosPersons(rows)
		known := map[string]*archigosPerson{}
		for _, p := range persons {
			known[p.key] = p
		}
		for _, p := range persons {
			p.add(known, out)
		}
		return nil
	},
}

// An archigosPerson is a ruler with all spells, in the order of their starts.
type archigosPerson struct {
	key    string
	spells []Row
}

// archigosOthers are the spells that bear the leadid of another person.
var archigosOthers = map[string]string{
	"DOM-1876-4": "Buenaventura Baez bears the leadid of W. L. Mackenzie King",
	"SWD-1888":   "Gillis Bildt bears the leadid of Carl Bildt, who was born 129 years after him",
}

// archigosKey is the key of the person whose spell it is.
func archigosKey(row Row) string {
	if archigosOthers[row["obsid"]] != "" {
		return row["leadid"] + "/" + row["obsid"]
	}
	return row["leadid"]
}

func archigosPersons(rows []Row) []*archigosPerson {
	byKey := map[string]*archigosPerson{}
	var persons []*archigosPerson
	for _, row := range rows {
		key := archigosKey(row)
		if byKey[key] == nil {
			byKey[key] = &archigosPerson{key: key}
			persons = append(persons, byKey[key])
		}
		byKey[key].spells = append(byKey[key].spells, row)
	}
	for _, p := range persons {
		slices.SortStableFunc(p.spells, func(a, b Row) int { return strings.Compare(a["startdate"], b["startdate"]) })
	}
	return persons
}

func (p *archigosPerson) add(known map[string]*archigosPerson, out *Tables) {
	obsids := make([]string, len(p.spells))
	for i, s := range p.spells {
		obsids[i] = s["obsid"]
	}
	record := Row{"key": p.key, "locator": "obsid " + strings.Join(obsids, ", "), "name": p.name()}
	record["bornOn"] = p.lifeDate(archigosBorn, "yrborn", "ebirthdate", out)
	record["diedOn"] = p.lifeDate(nil, "yrdied", "edeathdate", out)
	keys := tenureKeys{}
	for _, s := range p.spells {
		for _, t := range archigosTenures(s, out) {
			t["parent"], t["row"] = p.key, keys.next("effective", t["startedOn"], s["startdate"])
			out.Add("tenures", t)
			if record["country"] == "" {
				record["country"] = t["country"]
			}
		}
	}
	out.Add("leaders", record)
	p.addKin(known, out)
}

// archigosBorn are years of birth that the upstream gives with one spell and
// contradicts with another of the same person, and that are wrong.
var archigosBorn = map[string]bool{
	"LIT-2004-2": true, "GNB-2009-2": true, "SOL-2006-2": true, "SOL-2014": true, "TRI-2001": true, "SUR-2010": true,
}

// lifeDate is a day of birth or death, or the year where no day is given or
// where the day is of another year. Spells that contradict each other leave it
// empty, but for those that are known to be wrong.
func (p *archigosPerson) lifeDate(wrong map[string]bool, yearColumn, dayColumn string, out *Tables) string {
	found := ""
	for _, s := range p.spells {
		if wrong[s["obsid"]] {
			continue
		}
		value := s[yearColumn]
		if !digits(value) || len(value) != 4 { // -777 is alive, or not known
			value = ""
		}
		if day := s[dayColumn]; day != "" && (value == "" || strings.HasPrefix(day, value)) {
			value = day
		}
		switch {
		case value == "" || strings.HasPrefix(found, value):
		case found == "" || strings.HasPrefix(value, found):
			found = value
		default:
			out.Leave(s["obsid"]+" "+yearColumn, "a date of birth or death that another spell of the person contradicts")
			return ""
		}
	}
	if _, err := models.ParseDate(found); err != nil {
		out.Leave(p.spells[0]["obsid"]+" "+dayColumn, "a date that is none")
		return ""
	}
	return found
}

// stillInOffice is the exit of those who were in office at the end of the
// upstream's observation, which for some states was before its last day.
const (
	archigosEnd   = "2015-12-31"
	stillInOffice = "Still in Office"
)

// archigosState says of which state the spells are that begin in one and end
// in another, where it is not to be divided.
var archigosState = map[string]models.ID{
	"TUR-1922": "country:TUR", // the government of the Grand National Assembly became that of the republic
	"SER-2006": "country:SRB", // begins on the day on which the union ended
	"AUH-1916": "country:austria-hungary",
}

// archigosTenures are the tenures of a spell: two where one state followed
// another during it.
func archigosTenures(s Row, out *Tables) []Row {
	spell := Row{
		"locator": "obsid " + s["obsid"], "office": "Effective primary ruler", "role": string(models.RoleEffectiveLeader),
		"startedOn": s["startdate"], "endedOn": s["enddate"],
	}
	end := s["enddate"]
	if s["exit"] == stillInOffice || end == archigosEnd {
		spell["endedOn"] = models.OpenEnd
		if end != archigosEnd {
			spell["observedThroughOn"] = end
		}
	}
	if state := archigosState[s["obsid"]]; state != "" {
		spell["country"] = state.Slug()
		return []Row{spell}
	}
	if s["ccode"] == "678" { // here also Yemen since 1990, which bears another number elsewhere
		return divideSpell(spell, ByAlpha3, "YEM", end, out)
	}
	return divideSpell(spell, ByCOW, s["ccode"], end, out)
}

// divideSpell gives the tenures of a spell that a code of states means: one,
// or one for each of the states that followed each other during it. The days
// on which it is divided are those of the table of states, and the locator
// says so.
func divideSpell(spell Row, scheme Scheme, code, end string, out *Tables) []Row {
	first, last := State(scheme, code, dateOf(spell["startedOn"])), State(scheme, code, dateOf(end))
	switch {
	case first != "" && first == last:
		spell["country"] = first.Slug()
		return []Row{spell}
	case first == "country:SUN" && last == "country:RUS":
		// Who led Russia within the Soviet Union did not lead the Soviet Union.
		out.Leave(spell["locator"], "the time in office before the Soviet Union ended, of a ruler of Russia; what came after is given without a start")
		spell["country"] = last.Slug()
		delete(spell, "startedOn")
		return []Row{spell}
	}
	var parts []Row
	for _, s := range states()[stateKey{scheme, code}] {
		from, to := max(spell["startedOn"], string(s.from.Earliest())), end
		if s.to.IsKnown() {
			to = min(end, string(s.to.Latest()))
		}
		if from > to {
			continue
		}
		part := Row{}
		for column, cell := range spell {
			part[column] = cell
		}
		part["country"], part["startedOn"] = s.country.Slug(), from
		if to != end {
			part["endedOn"] = to
		}
		part["locator"] += ", the part under this state"
		parts = append(parts, part)
	}
	if parts == nil {
		out.Leave(spell["locator"], "a state that the table of states does not know")
	}
	return parts
}

// tenureKeys gives the tenures of one person their keys: the office and the
// year, and from the second of a year on also the month, the day or a number.
type tenureKeys map[string]bool

func (k tenureKeys) next(office, start, fallback string) string {
	if start == "" {
		start = fallback
	}
	var key string
	for _, length := range []int{len("2006"), len("2006-01"), len("2006-01-02")} {
		key = strings.Trim(office+"-"+start[:min(length, len(start))], "-")
		if !k[key] {
			k[key] = true
			return key
		}
	}
	for n := 2; ; n++ {
		if numbered := fmt.Sprintf("%s-%d", key, n); !k[numbered] {
			k[numbered] = true
			return numbered
		}
	}
}

// archigosNoPage are spells whose page is another person's.
var archigosNoPage = map[string]bool{"BNG-1990": true, "CZR-1993": true, "PAR-1919": true}

// pageBrackets are what a page's title says beside the name.
var pageBrackets = expr(`_?\([^)]*\)`)

// name is the fullest name: the title of the page that the upstream gives,
// where it is one of the same name, else the longest that it prints.
func (p *archigosPerson) name() string {
	printed := ""
	for _, s := range p.spells {
		if len(s["leader"]) > len(printed) {
			printed = s["leader"]
		}
	}
	if last, first, ok := strings.Cut(printed, ", "); ok {
		printed = first + " " + last
	}
	for _, s := range p.spells {
		page := notNA(s["dbpedia"])
		if page == "" || archigosNoPage[s["obsid"]] {
			continue
		}
		title := strings.TrimSpace(strings.ReplaceAll(pageBrackets.ReplaceAllString(page, ""), "_", " "))
		if MatchNames(title, printed) >= SharedWord || archigosPages[title] {
			return title
		}
	}
	return printed
}

// archigosPages are pages whose titles share no word with the printed name, and
// are nevertheless of the same person: another form of the name or its
// spelling. Each was read beside its spell.
var archigosPages = map[string]bool{
	"Delfim Moreira": true, "Charles I of Austria": true, "Zog of Albania": true, "Constantine I of Greece": true,
	"Prajadhipok": true, "Mehmed VI": true, "Xu Shichang": true, "Frederik Willem de Klerk": true, "Óscar R. Benavides": true,
	"Ramón Barros Luco": true, "Washington Luís Pereira de Sousa": true, "Tomás Romero Pereira": true, "Klaus Berntsen": true,
	"Gaafar Nimeiry": true, "Abdul Salam Arif": true, "Abdullah Yaqta": true, "Benyoucef Benkhedda": true, "Chadli Bendjedid": true,
	"Sidónio Pais": true, "Karl Dönitz": true, "Georgios Kafantaris": true, "Vyacheslau Kuznyetsov": true, "Ayaz Mütallibov": true,
	"Karl Staaff": true, "U Nu": true, "Gustaf Åkerhielm": true, "Hugo Egmont Hørring": true, "Clement Attlee": true,
	"Steingrímur Steinþórsson": true, "Benedikt Sigurðsson Gröndal": true, "Nguyen Khanh": true,
}
