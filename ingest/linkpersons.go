package ingest

import (
	"path"
	"slices"
	"strings"

	"entente/models"
)

// The rules, besides those of [Corpus.OfficeHolder], by which visitors are linked.
const ruleTraveller = "the Historian's name of the traveller's file"

// both is a linker of records and of those whom they mention.
func both(first, second func(*Corpus) []Proposal) func(*Corpus) []Proposal {
	return func(c *Corpus) []Proposal { return append(first(c), second(c)...) }
}

// holder is OfficeHolder, without those of its answers that rest on a name in
// another spelling or at another time and in which the names are not the same
// person's after all: of the families that rule in the Gulf many bear the words
// of a ruler's name, and in East Asia a given name may be another's surname.
func (c *Corpus) holder(printed string, state models.ID, on models.Date) (models.ID, string) {
	id, rule := c.OfficeHolder(printed, state, on)
	if id == "" {
		return "", ""
	}
	name, title := readTitle(printed)
	words := personWords(name, state)
	_, office, _ := strings.Cut(printed, ",")
	if rule != RuleFullName && (len(title.roles) == 0 || !c.inOffice(id, state, title.roles[0], on)) {
		// Who is not known in the very office that is printed: a minister is not
		// the emir of that name, and "Prime Minister al-Thani" is nobody's name.
		reigns := len(title.roles) > 0 && patronymic.MatchString(printed) && c.inOffice(id, state, models.RoleHeadOfState, on)
		if reigns || len(words) == 1 && commonWords[words[0]] {
			return "", ""
		}
	}
	if rule == ruleInOffice {
		titled := len(title.roles) > 0 && !title.absent && !ofInstitution.MatchString(printed) && (heading.MatchString(printed) || heading.MatchString(office))
		switch {
		case len(words) > 1 && !c.fullyNamed(id, state, words, printed, titled):
			return "", ""
		case office != "" && len(title.roles) == 0 && patronymic.MatchString(printed):
			return "", "" // in another office, one of the many of that name
		case len(words) == 1 && crowned.MatchString(printed) && !c.reignsAs(id, state, words[0]):
			return "", ""
		}
		return id, rule
	}
	if rule == ruleSpelling {
		if ofInstitution.MatchString(printed) {
			return "", ""
		}
		// Who bears the printed name word for word is another, who held the office
		// before or after; but brothers bear all words of each other's names.
		if other := fullNamed(c.terms[state], words, on); len(words) > 1 && other != "" && other != id && !patronymic.MatchString(printed) {
			return "", ""
		}
	}
	for _, held := range c.terms[state] {
		if held.leader == id && slices.ContainsFunc(held.names, func(theirs []string) bool {
			return samePersonsName(words, theirs, state, printed, rule)
		}) {
			return id, rule
		}
	}
	return "", ""
}

// ofInstitution shows a president of something else than a state or government.
var ofInstitution = expr(`(?i)\bpresident,?(?: of)?(?: the)?(?: [\p{L}'’]+)* (?:assembly|senate|parliament|court|university|bank|academy|party|association|foundation|federation|society|institute|chamber|traditional council)\b`)

// crowned shows a monarch, whom one word names by the reign and not by the father.
var crowned = expr(`(?i)^\W*(?:the )?(?:his majesty |her majesty )?(?:king|queen)\b`)

// inOffice reports whether a leader perhaps held an office of a state on a day.
func (c *Corpus) inOffice(id, state models.ID, role models.OfficeRole, on models.Date) bool {
	return slices.ContainsFunc(c.terms[state], func(held term) bool {
		_, perhaps := held.holds(on)
		return held.leader == id && perhaps && held.role == role
	})
}

// reignsAs reports whether a word, in whichever spelling, begins a name of a leader.
func (c *Corpus) reignsAs(id, state models.ID, word string) bool {
	return slices.ContainsFunc(c.terms[state], func(held term) bool {
		return held.leader == id && slices.ContainsFunc(held.names, func(name []string) bool { return name[0] == word || nearWords(name[0], word) })
	})
}

// fullyNamed reports whether a printed full name agrees with one of a leader's
// full names. Where the title is that of a head of state or government the
// surname that OfficeHolder found is enough, but for names of the Arab manner:
// in these the given name, before the father's, must be the leader's. There
// are at least two printed words.
func (c *Corpus) fullyNamed(id, state models.ID, printed []string, text string, titled bool) bool {
	given := NameWords(fathers.Split(text, 2)[0])
	if !fathers.MatchString(text) {
		given = printed[:2] // the rest are the fathers' and the family's
	}
	full := false
	for _, held := range c.terms[state] {
		if held.leader != id {
			continue
		}
		for _, theirs := range held.names {
			if len(theirs) < 2 {
				continue
			}
			full = true
			same := !patronymic.MatchString(text) || slices.ContainsFunc(given, func(w string) bool { return w == theirs[0] || nearWords(w, theirs[0]) })
			if same && (titled || matchWords(theirs, printed) == Contained) {
				return true
			}
		}
	}
	return !full && titled
}

// fathers parts a given name from the father's.
var fathers = expr(`(?i)[\s-](?:bin|ibn|ibni|bint)[\s-]`)

// patronymic shows a name of the Arab manner, which begins with the given name.
var patronymic = expr(`(?i)\b(?:bin|ibn|bint|al|el|as|ash)[\s-]`)

// oneWord reports whether a name is one word, or one twice.
func oneWord(name []string) bool {
	return !slices.ContainsFunc(name, func(w string) bool { return w != name[0] })
}

var givenSultan = expr(`(?i)\b(?:sultan|emir|amir) (?:bin|ibn)\b`)

// samePersonsName reports whether a printed name can be that of a leader. Of a
// name in another spelling, the family name must be in it where it comes
// first. Of one who held office at another time all printed words or all of
// the leader's must be the other's, the leader's first word among them; in the
// Arab manner the first words must be the same, and the fathers' names too.
func samePersonsName(printed, theirs []string, state models.ID, text, rule string) bool {
	if len(printed) == 0 || len(theirs) == 0 {
		return false
	}
	near := func(word string, in []string) bool {
		return slices.ContainsFunc(in, func(w string) bool { return w == word || nearWords(w, word) })
	}
	if rule != RuleFullName {
		return !surnameFirst[state] || near(theirs[0], printed)
	}
	switch {
	case !containsAll(theirs, printed) && !containsAll(printed, theirs) || oneWord(theirs) && len(printed) > 1:
		return false
	case givenSultan.MatchString(text):
		return false // Sultan is the name, and what follows the father's
	case patronymic.MatchString(text):
		return (printed[0] == theirs[0] || nearWords(printed[0], theirs[0])) && (len(printed) < 2 || len(theirs) < 2 || near(printed[1], theirs[:min(2, len(theirs))]) || near(theirs[1], printed[:2]))
	}
	return slices.Contains(printed, theirs[0])
}

// linkVisitPersons links the visitors and those whom they met to leaders.
func linkVisitPersons(c *Corpus) []Proposal {
	travellers := c.Datasets["historyatstate-travelers"]
	var proposals []Proposal
	for _, name := range visitDatasets {
		d := c.Datasets[name]
		met := d.Children("meetings")
		for _, row := range d.Rows("visits") {
			on, _ := models.ParseDate(row["startedOn"])
			visitor := c.Linked(d.Source, row["key"]+"#visitor")
			if visitor == "" {
				rule := ""
				if name == "historyatstate-travels" && travellers != nil {
					file, _, _ := strings.Cut(row["locator"], ",")
					visitor, rule = c.Linked(travellers.Source, strings.TrimSuffix(path.Base(file), ".xml")), ruleTraveller
				} else {
					visitor, rule = c.visitorOf(row, on)
				}
				if visitor != "" {
					proposals = append(proposals, Proposal{Dataset: d.Name, Source: d.Source, Key: row["key"] + "#visitor", ID: visitor, Rule: rule})
				}
			}
			known := []models.ID{visitor}
			for _, person := range met[row["key"]] {
				key := row["key"] + "#met." + person["name"]
				if id := c.Linked(d.Source, key); id != "" {
					known = append(known, id)
					continue
				}
				id, rule := c.metOf(row, person, on)
				if id == "" || slices.Contains(known, id) {
					continue
				}
				known = append(known, id)
				proposals = append(proposals, Proposal{Dataset: d.Name, Source: d.Source, Key: key, ID: id, Rule: rule})
			}
		}
	}
	return proposals
}

// visitorOf is the leader who came, in office on the day: a full name may also
// be that of somebody who came under another title, as a vice-premier.
func (c *Corpus) visitorOf(row Row, on models.Date) (models.ID, string) {
	office, _, _ := strings.Cut(row["capacity"], " of ")
	from := models.NewID("country", row["from"])
	id, rule := c.holder(strings.TrimSpace(office+" "+row["visitorName"]), from, on)
	if rule == RuleFullName {
		id, rule = c.holder(row["visitorName"], from, on)
	}
	if rule == RuleFullName {
		return "", ""
	}
	return id, rule
}

// metOf is the leader whom a visitor met: of the state that is printed, else
// of the host, else of the visitor's own.
func (c *Corpus) metOf(visit, person Row, on models.Date) (models.ID, string) {
	if day, err := models.ParseDate(person["metOn"]); err == nil && day.IsKnown() {
		on = day
	}
	host, from := models.NewID("country", visit["host"]), models.NewID("country", visit["from"])
	if _, of, printed := strings.Cut(person["capacity"], " of "); printed {
		state := State(ByName, of, on)
		if state == "" {
			return "", ""
		}
		return c.holder(person["name"], state, on)
	}
	if id, rule := c.holder(person["name"], host, on); id != "" {
		return id, rule
	}
	const usa = models.ID("country:USA")
	if from != usa {
		return "", ""
	}
	id, rule := c.holder(person["name"], from, on)
	if rule != ruleInOffice {
		return "", "" // another spelling, of a state that nothing names, is a guess
	}
	return id, rule
}

// linkGiftPersons links givers and recipients to leaders, and gifts to visits.
func linkGiftPersons(c *Corpus) []Proposal {
	var proposals []Proposal
	for _, name := range giftDatasets {
		d := c.Datasets[name]
		for _, row := range d.Rows("gifts") {
			given, _ := models.ParseDate(row["givenOn"])
			for _, place := range []struct{ field, printed, state string }{
				{"giver", row["giverName"], row["giverActor"]}, {"recipient", row["recipientName"], row["recipientActor"]},
			} {
				if c.Linked(d.Source, row["key"]+"#"+place.field) != "" {
					continue
				}
				if id, rule := c.namedLeader(place.printed, place.state, given); id != "" {
					proposals = append(proposals, Proposal{Dataset: d.Name, Source: d.Source, Key: row["key"] + "#" + place.field, ID: id, Rule: rule})
				}
			}
		}
	}
	return append(proposals, linkGiftVisits(c)...)
}

// namedLeader is the leader whom a notice names with office, "" for roles,
// institutions and couples.
func (c *Corpus) namedLeader(printed, state string, on models.Date) (models.ID, string) {
	name, isPerson := giverPerson(printed)
	if !isPerson || state == "" || strings.Contains(printed, ", and ") || strings.Contains(name, " and ") {
		return "", ""
	}
	id, rule := c.holder(printed, models.NewID("country", state), on)
	_, office, _ := strings.Cut(printed, ",")
	bare, title := readTitle(printed)
	if len(NameWords(bare)) == 1 && len(title.roles) == 0 {
		return "", "" // "Minister Khan"
	}
	if notMeant[name] || rule == ruleSpelling && !heading.MatchString(office) && !heading.MatchString(name) {
		return "", ""
	}
	return id, rule
}

// heading begins the office of a head of state or government. Of others a name
// in another spelling is more often that of a relative.
var heading = expr(`(?i)^\W*(?:sheikh |general |lieutenant general )?(?:the )?(?:president|prime minister|premier|king\b|sultan|amir|emir|custodian|chancellor)`)

// notMeant are printed names that hold all words of a leader's and are others'.
var notMeant = map[string]bool{
	"Nayla Rene Moawad": true, // the widow of the president, and a minister
}
