package ingest

import (
	"bytes"
	"fmt"
	"io/fs"
	"strings"

	"golang.org/x/text/encoding/charmap"

	"entente/models"
)

// reign brings the leader list of REIGN. A record is a spell by the upstream's
// leadid; which spells are one person's, links say.
var reign = &Importer{
	Name:  "reign-2021-03",
	Takes: "leaderlist_3_21.csv",
	Import: func(raw fs.FS, out *Tables) error {
		rows, err := readLatin1(raw, "leaderlist_3_21.csv", "leadid", "leader")
		if err != nil {
			return err
		}
		keys := map[string]tenureKeys{} // by state and name
		used := map[string]bool{}
		for _, row := range rows {
			spell, err := readReign(row)
			if err != nil {
				return err
			}
			if used[spell.key] {
				spell.key += "/" + spell.start
			}
			used[spell.key] = true
			if reason := spell.notAPerson(); reason != "" {
				out.Leave("leadid "+spell.key, reason)
				continue
			}
			same := row["ccode"] + " " + FoldName(spell.name)
			if keys[same] == nil {
				keys[same] = tenureKeys{}
			}
			spell.add(row["ccode"], keys[same], out)
		}
		return nil
	},
}

// readLatin1 reads a CSV file in Latin-1 by its header.
func readLatin1(raw fs.FS, name string, columns ...string) ([]Row, error) {
	content, err := fs.ReadFile(raw, name)
	if err != nil {
		return nil, fmt.Errorf("%s cannot be read", name)
	}
	text, err := charmap.ISO8859_1.NewDecoder().Bytes(content)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return parseCSV(bytes.NewReader(text), name, columns...)
}

// A reignSpell is a row of the list.
type reignSpell struct {
	key, name, born string
	// start is a day; end is a month, ".." for who was in office.
	start, end string
}

// reignNames are names that the list garbles: by a wrong decoding, by cutting,
// or by another person's name beside the right year of birth and term.
var reignNames = map[string]string{
	"A2.9-979":   "Saca González",
	"se-345-3":   "Ivica Dačić",
	"cb-395-2":   "Sigurdur Ingi Jóhannsson",
	"CB-395-4":   "Katrín Jakobsdóttir",
	"A2.9-307":   "Jean-Claude Duvalier",
	"cb-42--001": "Ramfis Trujillo", // as the page says that the list cites
}

var (
	nameBrackets = expr(`\s*\(.*$`)
	nameSpaces   = expr(`\s+`)
)

func readReign(row Row) (*reignSpell, error) {
	s := &reignSpell{key: row["leadid"], name: row["leader"], end: models.OpenEnd}
	if s.key == "" {
		return nil, fmt.Errorf("the spell of %q in %s has no leadid", row["leader"], row["stateabb"])
	}
	var year, month, day int
	if _, err := fmt.Sscan(row["syear"]+" "+row["smonth"]+" "+row["sdate"], &year, &month, &day); err != nil {
		return nil, fmt.Errorf("leadid %s: its start %s-%s-%s is not a day", s.key, row["syear"], row["smonth"], row["sdate"])
	}
	s.start = fmt.Sprintf("%04d-%02d-%02d", year, month, day)
	if row["eyear"] != "" {
		if _, err := fmt.Sscan(row["eyear"]+" "+row["emonth"], &year, &month); err != nil {
			return nil, fmt.Errorf("leadid %s: its end %s-%s is not a month", s.key, row["eyear"], row["emonth"])
		}
		s.end = fmt.Sprintf("%04d-%02d", year, month)
	}
	for _, date := range []string{s.start, s.end} {
		if _, err := models.ParseDate(date); err != nil {
			return nil, fmt.Errorf("leadid %s: %w", s.key, err)
		}
	}
	if born := row["birthyear"]; digits(born) && len(born) == 4 { // -99 is not known
		s.born = born
	}
	if mended := reignNames[s.key]; mended != "" {
		s.name = mended
	}
	s.name = nameSpaces.ReplaceAllString(strings.TrimSpace(nameBrackets.ReplaceAllString(s.name, "")), " ")
	if last, first, ok := strings.Cut(s.name, ", "); ok {
		s.name = first + " " + last
	}
	if last, first, ok := strings.Cut(s.name, ","); ok { // Margai,M
		s.name = first + " " + last
	}
	return s, nil
}

var (
	collective = expr(`(?i)\b(council|junta|government)\b`)
	twoPersons = expr(` and | & `)
)

// reignElsewhere are spells of a person who led another state that the state
// had joined.
var reignElsewhere = map[string]bool{"A2.9-7447": true} // Nasser, as of Syria

// notAPerson is why a spell is no person's term, "" where it is.
func (s *reignSpell) notAPerson() string {
	switch {
	case collective.MatchString(s.name):
		return "a body, not a person"
	case twoPersons.MatchString(s.name):
		return "two persons in one row"
	case reignElsewhere[s.key]:
		return "the ruler of a state that this one had joined"
	}
	return ""
}

func (s *reignSpell) add(ccode string, keys tenureKeys, out *Tables) {
	locator := "leadid " + s.key
	spell := Row{
		"locator": locator, "office": "Effective leader", "role": string(models.RoleEffectiveLeader),
		"startedOn": s.start, "endedOn": s.end,
	}
	until := s.end
	if until == models.OpenEnd {
		until = reignObserved
	}
	// An end is a month: of the state in which that month began.
	tenures := divideSpell(spell, ByCOW, ccode, max(s.start, string(dateOf(until).Earliest())), out)
	record := Row{"key": s.key, "locator": locator, "name": s.name, "bornOn": s.born}
	for i, t := range tenures {
		if t["endedOn"] != "" && i == len(tenures)-1 {
			t["endedOn"] = s.end
		}
		t["parent"], t["row"] = s.key, keys.next("effective", t["startedOn"], s.start)
		record["country"] = t["country"]
		out.Add("tenures", t)
	}
	if tenures != nil {
		out.Add("leaders", record)
	}
}

// reignObserved is the month up to which the list observed.
const reignObserved = "2021-03"
