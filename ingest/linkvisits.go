package ingest

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"entente/models"
)

// The rules by which records of visits are linked.
const (
	ruleVisitItself  = "a visit of its own"
	ruleVisitSame    = "visitor's name, host and first day"
	ruleVisitStay    = "visitor's name, state and host, and days that overlap"
	ruleVisitCurated = "visitor's name, state and host, and days that overlap with the curated visit's"
)

// visitDatasets are the bulk sources of visits, the one whose dates make the
// IDs first.
var visitDatasets = []string{"historyatstate-travels", "historyatstate-visits", "pe-latam-trips"}

// A stay is a visit of a record or of a curated file, as the linker compares it.
type stay struct {
	id      models.ID
	leader  models.ID // the visitor, where linked
	source  *Dataset
	row     Row
	words   []string // of the visitor's name
	surname string
	from    models.ID
	host    models.ID
	began   models.Date
	last    models.Day
	away    bool // the visitor was in another host on the first day only
}

// linkVisits links each record to the curated visit that it speaks of, else to
// that of another record, else to a new one.
func linkVisits(c *Corpus) []Proposal {
	known := c.curatedStays()
	var records []*stay
	for _, name := range visitDatasets {
		d := c.Datasets[name]
		for _, row := range d.Rows("visits") {
			records = append(records, newStay(d, row, c.Linked(d.Source, row["key"])))
		}
	}
	for _, r := range records {
		if r.id != "" {
			known = append(known, r)
		}
	}
	markAway(records)
	mint := c.NewMint("visit")
	byHost, recordsByHost := map[models.ID][]*stay{}, map[models.ID][]*stay{}
	for _, k := range known {
		byHost[k.host] = append(byHost[k.host], k)
	}
	for _, r := range records {
		recordsByHost[r.host] = append(recordsByHost[r.host], r)
	}
	var proposals []Proposal
	for _, r := range records {
		if r.id != "" {
			continue
		}
		id, rule := r.match(byHost[r.host], recordsByHost[r.host])
		if id == "" {
			id, rule = mint.New(r.surname, strings.ToLower(r.host.Slug()), r.began.EDTF), ruleVisitItself
		}
		r.id = id
		byHost[r.host] = append(byHost[r.host], r)
		proposals = append(proposals, Proposal{Dataset: r.source.Name, Source: r.source.Source, Key: r.row["key"], ID: id, Rule: rule})
	}
	return proposals
}

// markAway marks the stays on whose first day the visitor went to another host
// and left it, so that a second record of the day may be of a second arrival.
func markAway(records []*stay) {
	type outing struct {
		source *Dataset
		who    string
		day    models.Day
	}
	of := func(s *stay) outing { return outing{s.source, strings.Join(s.words, " "), s.began.Earliest()} }
	hosts := map[outing][]models.ID{}
	for _, r := range records {
		if r.began.Span() == 1 && r.last == r.began.Latest() {
			hosts[of(r)] = append(hosts[of(r)], r.host)
		}
	}
	for _, r := range records {
		r.away = slices.ContainsFunc(hosts[of(r)], func(host models.ID) bool { return host != r.host })
	}
}

func newStay(d *Dataset, row Row, id models.ID) *stay {
	s := &stay{
		id: id, source: d, row: row, words: visitorWords(row["visitorName"]),
		from: models.NewID("country", row["from"]), host: models.NewID("country", row["host"]),
	}
	s.began, _ = models.ParseDate(row["startedOn"])
	ended, _ := models.ParseDate(row["endedOn"])
	s.last = cmp.Or(ended.Latest(), s.began.Latest())
	s.surname = visitorSurname(row["visitorName"], row["capacity"], s.from)
	return s
}

// curatedStays are the visits of the curated files whose days are known.
func (c *Corpus) curatedStays() []*stay {
	names := map[models.ID][]string{}
	for _, l := range c.Curated.Leaders {
		names[l.ID] = append(names[l.ID], l.Name)
	}
	for _, n := range c.Curated.LeaderNames {
		names[n.LeaderID] = append(names[n.LeaderID], n.Name)
	}
	var stays []*stay
	for _, v := range c.Curated.Visits {
		began := v.StartedOn
		if !began.IsKnown() {
			began = dateOfID(v.ID)
		}
		if !began.IsKnown() {
			continue
		}
		words := visitorWords(strings.Join(append(names[v.VisitorID], v.VisitorName), " "))
		stays = append(stays, &stay{
			id: v.ID, words: words, from: v.FromID, host: v.HostID, began: began, last: cmp.Or(v.EndedOn.Latest(), began.Latest()),
		})
	}
	return stays
}

// dateAtEnd is the month or day by which curators tell visits apart in their IDs.
var dateAtEnd = expr(`-(\d{4}-\d{2}(?:-\d{2})?)$`)

// dateOfID is the date at the end of a curated ID, for a visit of which no
// source states one.
func dateOfID(id models.ID) models.Date {
	m := dateAtEnd.FindStringSubmatch(id.Slug())
	if m == nil {
		return models.Date{}
	}
	date, err := models.ParseDate(m[1])
	if err != nil {
		return models.Date{}
	}
	return date
}

// match is the visit among known ones that a record speaks of, and the rule.
// Of two that fit the one that begins on the same day is meant, else neither.
// A stay on the day before or after is the same only if no other record of the
// same source has the visit on its very days: who speaks to the United Nations
// and meets the President the day after came on two occasions there.
func (s *stay) match(known, records []*stay) (models.ID, string) {
	found, sameDay := map[models.ID]string{}, map[models.ID]string{}
	for _, k := range known {
		if !slices.Contains(k.words, s.lastWord()) || k.from != s.from {
			continue
		}
		switch {
		case k.source == s.source:
			if k.began == s.began && !s.away && slices.Equal(k.words, s.words) {
				found[k.id] = ruleVisitSame
			}
		case k.overlaps(s, staySlack):
			if !k.overlaps(s, 0) && slices.ContainsFunc(records, func(o *stay) bool {
				return o != s && o.source == s.source && o.from == s.from && slices.Contains(k.words, o.lastWord()) && k.overlaps(o, 0)
			}) {
				continue
			}
			rule := ruleVisitStay
			if k.source == nil {
				rule = ruleVisitCurated
			}
			if found[k.id] == "" {
				found[k.id] = rule
			}
			if k.began == s.began {
				sameDay[k.id] = rule
			}
		}
	}
	for _, set := range []map[models.ID]string{found, sameDay} {
		if len(set) == 1 {
			for id, rule := range set {
				return id, rule
			}
		}
	}
	return "", ""
}

// staySlack is by how many days sources differ on one stay: departures by
// night, and the day line.
const staySlack = 1

// overlaps reports whether two stays, each of known days, share some, or lie
// no more days apart than the slack. A stay known by its month alone overlaps
// with what lies in the month; one known by its year alone with nothing, since
// leaders come twice a year.
func (s *stay) overlaps(o *stay, slack int) bool {
	const month = 31
	if s.began.Span() > month || o.began.Span() > month {
		return false
	}
	return moved(s.began.Earliest(), -slack) <= o.last && moved(o.began.Earliest(), -slack) <= s.last
}

func moved(day models.Day, days int) models.Day {
	return models.Day(day.Time().AddDate(0, 0, days).Format(time.DateOnly))
}

// lastWord is the word of the name that tells the visitor from others.
func (s *stay) lastWord() string { return s.surname[strings.LastIndexByte(s.surname, '-')+1:] }

// visitorWords are the words of a name as names are compared.
func visitorWords(name string) []string {
	return strings.FieldsFunc(wordsSlug(name), func(r rune) bool { return r == '-' })
}

// wordsSlug is a name in lower case with hyphens, of any length.
func wordsSlug(name string) string {
	return strings.Trim(noWord.ReplaceAllString(strings.NewReplacer("'", "", "’", "").Replace(Fold(name)), "-"), "-")
}

// surnameFirst are the states whose people bear the family name before the
// given name, as the upstreams print them.
var surnameFirst = map[models.ID]bool{
	"country:CHN": true, "country:KOR": true, "country:PRK": true, "country:VNM": true, "country:TWN": true,
	"country:south-vietnam": true, "country:SGP": true, "country:KHM": true,
}

var (
	numerals = map[string]bool{"i": true, "ii": true, "iii": true, "iv": true, "v": true, "vi": true, "vii": true, "viii": true, "ix": true, "x": true, "xii": true, "xvi": true}
	suffixes = map[string]bool{"jr": true, "sr": true, "3rd": true}
)

// calledBy are the ends of names of which the last word is not what their
// bearers are called by.
var calledBy = map[string]string{
	"lula-da-silva": "lula", "lacalle-pou": "lacalle-pou", "duarte-frutos": "duarte", "boric-font": "boric",
	"de-la-rua": "de-la-rua", "de-la-madrid": "de-la-madrid", "lopez-obrador": "lopez-obrador", "lopez-portillo": "lopez-portillo",
	"pena-nieto": "pena-nieto", "sanchez-de-lozada": "sanchez-de-lozada", "salinas-de-gortari": "salinas", "de-gaulle": "de-gaulle",
	"zedillo-ponce-de-leon": "zedillo", "giscard-destaing": "giscard-destaing", "suazo-cordova": "suazo", "garcia-perez": "garcia",
	"rodriguez-zapatero": "zapatero", "bin-salman": "mohammed-bin-salman", "ben-ali": "ben-ali", "ben-gurion": "ben-gurion",
	"lopez-mateos": "lopez-mateos", "diaz-ordaz": "diaz-ordaz", "echeverria-alvarez": "echeverria", "mackenzie-king": "mackenzie-king",
}

// visitorSurname is the name by which an ID calls a visitor: a family name,
// and of a monarch, who has none, the name of the reign with its number.
func visitorSurname(name, capacity string, from models.ID) string {
	words := visitorWords(name)
	words = slices.DeleteFunc(words, func(w string) bool { return suffixes[w] })
	if len(words) == 0 {
		return "visitor"
	}
	for tail, called := range calledBy {
		if strings.HasSuffix(strings.Join(words, "-"), tail) {
			return called
		}
	}
	office, _, _ := strings.Cut(capacity, " of ")
	last := words[len(words)-1]
	switch {
	case numerals[last]:
		return strings.Join(words, "-")
	case royal(office):
		return words[0]
	case surnameFirst[from]:
		return words[0]
	}
	return last
}
