package ingest

import (
	"slices"
	"strconv"
	"strings"

	"entente/models"
)

// The rules by which a gift is linked to the visit on which it was given.
const (
	ruleGivenByVisitor    = "given by a visitor to the recipient's state on a day of the visit"
	ruleReceivedByVisitor = "received by a visitor in the giver's state on a day of the visit"
	ruleReceivedByFamily  = "received by the First Family in the giver's state on a day of the President's visit"
)

func sameValue(printed string, value *float64) bool {
	if printed == "" || value == nil {
		return true
	}
	v, err := strconv.ParseFloat(printed, 64)
	return err == nil && v == *value
}

// linkGiftVisits links each gift that was received on a known day to the visit
// on which it was given: that of its giver to the United States, or that of
// its recipient, or of the President for the First Family, to the giver's state.
func linkGiftVisits(c *Corpus) []Proposal {
	var stays []*stay
	for _, name := range visitDatasets {
		d := c.Datasets[name]
		for _, row := range d.Rows("visits") {
			if id := c.Linked(d.Source, row["key"]); id != "" {
				s := newStay(d, row, id)
				s.leader = c.Linked(d.Source, row["key"]+"#visitor")
				stays = append(stays, s)
			}
		}
	}
	byPair := map[[2]models.ID][]*stay{}
	for _, s := range stays {
		byPair[[2]models.ID{s.from, s.host}] = append(byPair[[2]models.ID{s.from, s.host}], s)
	}
	const usa = models.ID("country:USA")
	var proposals []Proposal
	for _, name := range giftDatasets {
		d := c.Datasets[name]
		for _, row := range d.Rows("gifts") {
			given, err := models.ParseDate(row["givenOn"])
			state := models.NewID("country", row["giverActor"])
			if err != nil || given.Span() != 1 || row["giverActor"] == "" || c.Linked(d.Source, row["key"]+"#visit") != "" {
				continue
			}
			giver, isGiver := giverPerson(row["giverName"])
			id, rule := models.ID(""), ""
			if isGiver {
				leader, _ := c.namedLeader(row["giverName"], row["giverActor"], given)
				id, rule = oneStay(byPair[[2]models.ID{state, usa}], giver, leader, given), ruleGivenByVisitor
			}
			if recipient, office, _ := strings.Cut(row["recipientName"], ","); id == "" && office != "" {
				leader, _ := c.namedLeader(row["recipientName"], row["recipientActor"], given)
				id, rule = oneStay(byPair[[2]models.ID{usa, state}], recipient, leader, given), ruleReceivedByVisitor
			}
			if id == "" && row["recipientName"] == "the First Family of the United States" {
				id, rule = presidentsStay(byPair[[2]models.ID{usa, state}], given), ruleReceivedByFamily
			}
			if id != "" {
				proposals = append(proposals, Proposal{Dataset: d.Name, Source: d.Source, Key: row["key"] + "#visit", ID: id, Rule: rule})
			}
		}
	}
	return proposals
}

// presidentsStay is the visit of a president of the United States on a day, ""
// where there is none.
func presidentsStay(stays []*stay, on models.Date) models.ID {
	for _, s := range stays {
		if s.row["capacity"] == "President of the United States" && s.began.Span() == 1 && s.began.Earliest() <= on.Earliest() && on.Latest() <= s.last {
			return s.id
		}
	}
	return ""
}

// oneStay is the visit of a leader, or of a person of that name where it is not
// known who either is, on a day; "" where none or several fit.
func oneStay(stays []*stay, name string, leader models.ID, on models.Date) models.ID {
	var found models.ID
	words := plainNameWords(name)
	for _, s := range stays {
		if s.began.Span() != 1 || on.Earliest() < s.began.Earliest() || on.Latest() > s.last {
			continue
		}
		same := sameNamed(words, plainNameWords(s.row["visitorName"]), s.row["capacity"])
		if leader != "" && s.leader != "" {
			same = leader == s.leader
		}
		if !same {
			continue
		}
		if found != "" && found != s.id {
			return ""
		}
		found = s.id
	}
	return found
}

// sameNamed reports whether all words of the shorter of two names are in the
// longer, and are two at least; of a monarch, whose name is one word, the
// first words must be the same.
func sameNamed(a, b []string, capacity string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) == 0 {
		return false
	}
	for _, word := range a {
		if !slices.Contains(b, word) {
			return false
		}
	}
	office, _, _ := strings.Cut(capacity, " of ")
	return len(a) > 1 || royal(office) && a[0] == b[0]
}

var noNameWords = map[string]bool{
	"bin": true, "ibn": true, "bint": true, "al": true, "el": true, "de": true, "da": true, "do": true, "dos": true, "del": true, "la": true,
	"van": true, "von": true, "der": true, "den": true, "di": true, "king": true, "queen": true, "sheikh": true, "shaikh": true, "shaykh": true,
	"president": true, "general": true, "prince": true, "emir": true, "amir": true, "sultan": true, "dr": true, "sir": true, "lord": true,
}

// plainNameWords are the words of a name without titles, particles, numerals
// and initials.
func plainNameWords(name string) []string {
	return slices.DeleteFunc(visitorWords(name), func(w string) bool {
		return len(w) < 2 || noNameWords[w] || numerals[w] || suffixes[w]
	})
}
