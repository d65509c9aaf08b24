package ingest

import (
	"maps"
	"slices"
	"strings"
	"sync"
	"time"

	"entente/models"
)

// The rules by which OfficeHolder finds a leader; they are what links by it say.
const (
	// ruleInOffice: all words of the printed name are words of the name of one
	// holder of an office of the state on the day.
	ruleInOffice = "name, state and day in office"
	// ruleSpelling: the printed name is another spelling of the name of the one
	// holder of the printed office of the state on the day.
	ruleSpelling = "name in another spelling, office, state and day in office"
	// ruleFullName: nobody of the name held office on the day, and one leader of
	// the state who bears the full name did before or after.
	ruleFullName = "full name and state, in office before or after"
)

// OfficeHolder answers whom a printed text means that names a person by title
// and name, such as "President Diaz" or "His Excellency Yoon Suk-yeol,
// President of the Republic of Korea", of a state on a day. It gives the
// leader's ID and the rule by which it was found, or "" where nobody fits or
// more than one does.
//
// The name is compared in any order of its words, without diacritics, single
// letters and particles (de, bin, von). The title says which office it must
// be, where it names one: a president is not the prime minister of that name.
// A name in another spelling ("Sayed Tantawi") counts only where the state,
// the office and the day leave a single person. A full name may also be that
// of somebody who held office at another time of the state ("Former President
// Jimmy Carter"): who needs an office on the day refuses that rule by its
// name, [RuleFullName]. The date may be a month or a year; then everybody
// counts who held office on any day of it.
//
// It knows the leaders that are linked when it is first called.
func (c *Corpus) OfficeHolder(printed string, state models.ID, on models.Date) (models.ID, string) {
	if c.terms == nil {
		c.terms = c.readTerms()
	}
	name, title := readTitle(printed)
	words := personWords(name, state)
	if len(words) == 0 || state == "" || !on.IsKnown() {
		return "", ""
	}
	return findHolder(c.terms[state], words, title, on)
}

// personWords are the words of a printed name without those of the state.
func personWords(name string, state models.ID) []string {
	words := NameWords(name)
	if others := slices.DeleteFunc(slices.Clone(words), func(w string) bool { return stateWords()[state][w] }); len(others) > 0 {
		return others
	}
	return words
}

// stateWords are the words of the names of each state, which a printed text
// may hold beside the person's: "President of Chile Allende".
var stateWords = sync.OnceValue(func() map[models.ID]map[string]bool {
	words := map[models.ID]map[string]bool{}
	for key, spells := range states() {
		if key.scheme != ByName {
			continue
		}
		for _, spell := range spells {
			if words[spell.country] == nil {
				words[spell.country] = map[string]bool{}
			}
			for word := range strings.FieldsSeq(key.code) {
				words[spell.country][word] = true
			}
		}
	}
	return words
})

// RuleFullName is the rule of OfficeHolder that does not ask for an office on the day.
const RuleFullName = ruleFullName

// A term is what one source says of one tenure, with the names of who held it.
type term struct {
	leader models.ID
	names  [][]string
	state  models.ID
	role   models.OfficeRole
	from   models.Date
	to     models.Date
}

// readTerms are the tenures of the linked leaders of all bulk sources and of
// the curated files, by state.
func (c *Corpus) readTerms() map[models.ID][]term {
	names := map[models.ID][][]string{}
	addName := func(id models.ID, name string) {
		// Of "Talal of Jordan" the land is no name: every premier has one of Jordan.
		name, _, _ = strings.Cut(name, " of ")
		if words := NameWords(name); len(words) > 0 {
			names[id] = append(names[id], words)
		}
	}
	for _, l := range c.Curated.Leaders {
		addName(l.ID, l.Name)
	}
	for _, n := range c.Curated.LeaderNames {
		addName(n.LeaderID, n.Name)
	}
	for _, d := range c.sorted() {
		for _, row := range d.Rows("leaders") {
			if id := c.Linked(d.Source, row["key"]); id != "" {
				addName(id, row["name"])
			}
		}
		for _, row := range d.Rows("leader_names") {
			if id := c.Linked(d.Source, row["parent"]); id != "" {
				addName(id, row["name"])
			}
		}
	}
	terms := map[models.ID][]term{}
	add := func(leader, state models.ID, role models.OfficeRole, from, to models.Date) {
		terms[state] = append(terms[state], term{leader, names[leader], state, role, from, to})
	}
	for _, t := range c.Curated.Tenures {
		add(t.LeaderID, t.CountryID, t.Role, t.StartedOn, t.EndedOn)
	}
	for _, d := range c.sorted() {
		for _, row := range d.Rows("tenures") {
			if id := c.Linked(d.Source, row["parent"]); id != "" {
				add(id, models.NewID("country", row["country"]), models.OfficeRole(row["role"]), dateOf(row["startedOn"]), dateOf(row["endedOn"]))
			}
		}
	}
	return terms
}

// sorted are the bulk sources by name.
func (c *Corpus) sorted() []*Dataset {
	var all []*Dataset
	for _, name := range slices.Sorted(maps.Keys(c.Datasets)) {
		all = append(all, c.Datasets[name])
	}
	return all
}

// dateOf is the date of a cell, the zero date where it is none: the checker
// reports those.
func dateOf(cell string) models.Date {
	date, err := models.ParseDate(cell)
	if err != nil {
		return models.Date{}
	}
	return date
}

// officeSlack is by how many days the date of a visit may miss a term: sources
// differ on the first and last days.
const officeSlack = 3

// holds says whether somebody held an office on a date: not, perhaps (the term
// has no known beginning or end), or surely.
func (t *term) holds(on models.Date) (surely, perhaps bool) {
	begun := !t.from.IsKnown() || shift(on.Latest(), officeSlack) >= t.from.Earliest()
	ended := t.to.IsKnown() && shift(on.Earliest(), -officeSlack) > t.to.Latest()
	perhaps = begun && !ended
	return perhaps && t.from.IsKnown() && !t.to.IsZero(), perhaps
}

// shift moves a day.
func shift(day models.Day, days int) models.Day {
	return models.Day(day.Time().AddDate(0, 0, days).Format(time.DateOnly))
}

// A title is what the text around a name says of the office.
type title struct {
	// roles are those that the office may be recorded with, its own first; none
	// where the title names no office of these.
	roles []models.OfficeRole
	// absent says that the person did not hold it then: a former president, a
	// president-elect, a deputy.
	absent bool
}

func (t title) allows(role models.OfficeRole) bool {
	return len(t.roles) == 0 || slices.Contains(t.roles, role)
}

var (
	absentTitle  = expr(`\b(former|ex|elect|designate|vice|deputy|late|crown|incoming|assistant|under|wife|spouse|mrs|first lady|ambassador|widow|c o|sister|brother|daughter|son of)\b`)
	foreignTitle = expr(`\b(foreign (minister|secretary)|(minister|secretary) (of|for) (foreign|external)|minister (of|for) external|secretary of state|external affairs)\b`)
	headTitle    = expr(`\b(president|king|queen|emperor|empress|shah|sultan|emir|amir|grand duke|grand duchess|pope|monarch|head of state|governor general|chairman|general secretary|regent|sovereign|ruler|negus|leader)\b`)
	governing    = expr(`\b(prime minister|premier|chancellor|taoiseach|minister president|president of the (council|government)|head of government|chief executive|chairman of the council of ministers|first minister)\b`)
	// titleWords are words of titles and addresses, which are no names.
	titleWords = expr(`\b(his|her|their|excellenc(y|ies)|majest(y|ies)|royal|imperial|serene|highness(es)?|holiness|beatitude|the|rt|right|honou?rable|hon|mr|mrs|ms|miss|dr|prof|professor|sir|dame|lord|lady|madame|madam|monsieur|former|ex|elect|designate|vice|deputy|late|crown|incoming|acting|interim|president|prime|minister|premier|king|queen|emperor|empress|shah|sultan|emir|amir|grand|duke|duchess|pope|monarch|head|state|states|government|governor|general|chairman|chairwoman|chairperson|secretary|prince|princess|regent|sovereign|ruler|chancellor|taoiseach|council|ministers|chief|executive|first|foreign|external|affairs|field|marshal|colonel|lieutenant|major general|captain|brigadier|admiral|air|commander|comandante|sheikh|shaikh|sheik|shaykh|sayyid|leader|supreme|republic|kingdom|of|for|and|committee|central|party|federal|federation|generalissimo|senator|ambassador|doctor|revolutionary|national|security|defen[cs]e|custodian|two|holy|mosques)\b`)
	// afterName is what follows a name and says who it is.
	afterName = expr(`[,;].*$`)
	numbers   = expr(`\b[0-9]+(st|nd|rd|th)?\b`)
)

// readTitle parts a printed text into a name and what it says of the office.
func readTitle(printed string) (string, title) {
	plain := strings.ToLower(FoldName(printed))
	var t title
	switch {
	case foreignTitle.MatchString(plain):
		t.roles = []models.OfficeRole{models.RoleForeignMinister}
	case governing.MatchString(plain):
		t.roles = []models.OfficeRole{models.RoleHeadOfGovernment, models.RoleEffectiveLeader}
	case headTitle.MatchString(plain):
		t.roles = []models.OfficeRole{models.RoleHeadOfState, models.RoleEffectiveLeader, models.RolePartyLeader}
	}
	t.absent = absentTitle.MatchString(plain)
	// "Yoon Suk-yeol, President of the Republic of Korea": the office follows;
	// "President of Chile, Salvador Allende": the name does.
	name := afterName.ReplaceAllString(printed, "")
	if onlyTitle(name) {
		name = printed
	}
	return numbers.ReplaceAllString(titleWords.ReplaceAllString(FoldName(name), " "), " "), t
}

// onlyTitle reports whether a text names an office and nobody.
func onlyTitle(text string) bool {
	left := titleWords.ReplaceAllString(FoldName(text), " ")
	return len(strings.Fields(left)) == 0 || strings.Contains(FoldName(text), " of ") && headTitle.MatchString(FoldName(text))
}

// findHolder looks for the one leader whom a name and title mean on a date.
func findHolder(terms []term, words []string, t title, on models.Date) (models.ID, string) {
	if !t.absent {
		if id := oneHolder(terms, words, t, on, Contained); id != "" {
			return id, ruleInOffice
		}
		if id := oneHolder(terms, words, t, on, NearMatch); id != "" {
			return id, ruleSpelling
		}
		if id := soleHolder(terms, words, t, on); id != "" {
			return id, ruleSpelling
		}
	}
	if len(words) > 1 && !slices.ContainsFunc(terms, func(t term) bool {
		_, perhaps := t.holds(on)
		return perhaps && t.bears(words) >= NearMatch
	}) || t.absent && len(words) > 1 {
		if id := fullNamed(terms, words, on); id != "" {
			return id, ruleFullName
		}
	}
	return "", ""
}

// bears is how well the best of the names of a term's holder agrees with words.
// A surname alone does not speak for a full name where the given name is known.
func (t *term) bears(words []string) NameMatch {
	best := NoMatch
	known := len(words) > 1 && slices.ContainsFunc(t.names, func(name []string) bool { return len(name) > 1 })
	for _, name := range t.names {
		if known && len(name) == 1 {
			continue
		}
		best = max(best, matchWords(name, words))
	}
	return best
}

// reigns reports whether a name begins with the one by which a ruler is known,
// as that of King Abdullah bin Abd al-Aziz does.
func (t *term) reigns(words []string) bool {
	return slices.ContainsFunc(t.names, func(name []string) bool {
		return len(name) == 1 && (name[0] == words[0] || nearWords(name[0], words[0]))
	})
}

// oneHolder is the one leader in office on the date whose name agrees at
// least so well. Where several do, the printed office decides.
func oneHolder(terms []term, words []string, t title, on models.Date, least NameMatch) models.ID {
	found := map[models.ID]bool{}
	byOffice, exactly := map[models.ID]bool{}, map[models.ID]bool{}
	for _, held := range terms {
		surely, perhaps := held.holds(on)
		fits := t.allows(held.role)
		match := held.bears(words)
		if match < NearMatch && fits && len(t.roles) > 0 && held.reigns(words) {
			match = NearMatch
		}
		switch {
		case !perhaps || match < least:
			continue
		case !surely && (len(words) < 2 || match < Contained):
			continue // a term without its bounds needs a full name
		case !fits && (len(words) < 2 || match < Contained):
			continue // so does another office than the printed one
		}
		found[held.leader] = true
		if fits && len(t.roles) > 0 {
			byOffice[held.leader] = true
			if held.role == t.roles[0] { // not only the one who ruled in effect
				exactly[held.leader] = true
			}
		}
	}
	return only(found, byOffice, exactly)
}

// only is the one leader of a set, or of the first narrower set that has one.
func only(sets ...map[models.ID]bool) models.ID {
	for _, set := range sets {
		if len(set) == 1 {
			for id := range set {
				return id
			}
		}
	}
	return ""
}

// soleHolder is the one leader in the printed office on the date with whom the
// name shares the surname, or has it in another spelling, beside given names
// that do not agree.
func soleHolder(terms []term, words []string, t title, on models.Date) models.ID {
	if len(t.roles) == 0 {
		return ""
	}
	found := map[models.ID]bool{}
	for _, held := range terms {
		if surely, _ := held.holds(on); surely && t.allows(held.role) && slices.ContainsFunc(held.names, func(name []string) bool {
			return sharesSurname(name, words) || spellsSurname(name, words)
		}) {
			found[held.leader] = true
		}
	}
	return only(found)
}

// commonWords are too frequent to tell persons apart by themselves.
var commonWords = map[string]bool{
	"kim": true, "lee": true, "nguyen": true, "muhammad": true, "mohammed": true, "mohamed": true, "mohammad": true, "ahmed": true, "ahmad": true,
	"ali": true, "abdullah": true, "abdallah": true, "khan": true, "hassan": true, "hussein": true, "hasan": true, "husayn": true, "sabah": true,
	"thani": true, "saud": true, "khalifa": true, "maktoum": true, "nahyan": true, "abdul": true, "singh": true, "maria": true, "jose": true,
}

// sharesSurname reports whether two names share a surname: the last word of
// both; the last of one and the first of the other, which begins with it; or,
// under one given name, the last of one and any of the other, which has two.
// A word that many bear does not tell.
func sharesSurname(a, b []string) bool {
	return surnameIn(a, b) || surnameIn(b, a)
}

// spellsSurname reports whether the surnames of two names are spellings of one
// and the given names begin alike.
func spellsSurname(a, b []string) bool {
	x, y := a[len(a)-1], b[len(b)-1]
	return nearWords(x, y) && !commonWords[x] && !commonWords[y] &&
		(len(a) == 1 || len(b) == 1 || a[0][0] == b[0][0])
}

func surnameIn(a, b []string) bool {
	surname := a[len(a)-1]
	switch {
	case len(surname) < 3 || commonWords[surname]:
		return false
	case surname == b[len(b)-1] || surname == b[0]:
		return true
	}
	return len(a) > 1 && a[0] == b[0] && slices.Contains(b, surname)
}

// nearInTime is how many years from the date a leader's terms may lie who is
// meant by a full name alone.
const nearInTime = 30

// fullNamed is the one leader of the state who bears the full name and held
// office within a lifetime of the date.
func fullNamed(terms []term, words []string, on models.Date) models.ID {
	found := map[models.ID]bool{}
	for _, held := range terms {
		from, to := held.from.Earliest(), held.to.Latest()
		if from != "" && from > shift(on.Latest(), nearInTime*366) || to != "" && to < shift(on.Earliest(), -nearInTime*366) || held.bears(words) < Contained {
			continue
		}
		if slices.ContainsFunc(held.names, func(name []string) bool { return len(name) > 1 && matchWords(name, words) == Contained }) {
			found[held.leader] = true
		}
	}
	return only(found)
}
