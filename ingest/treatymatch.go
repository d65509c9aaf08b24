package ingest

import (
	"maps"
	"math"
	"slices"
	"strings"

	"entente/models"
)

// A treatyMatcher weighs whether two records speak of one treaty. Rare words
// of titles tell more than frequent ones.
type treatyMatcher struct {
	weight map[string]float64
}

func newTreatyMatcher(records []*treatyRecord) *treatyMatcher {
	count := map[string]int{}
	for _, r := range records {
		for word := range r.words {
			count[word]++
		}
	}
	m := &treatyMatcher{map[string]float64{}}
	for word, n := range count {
		m.weight[word] = math.Log(float64(len(records)+1) / float64(n))
	}
	return m
}

// likeness of two titles is the cosine of their telling words, from 0 to 1.
func (m *treatyMatcher) likeness(a, b *treatyRecord) float64 {
	var common, left, right float64
	for word := range a.words {
		w := m.weight[word] * m.weight[word]
		left += w
		if b.words[word] {
			common += w
		}
	}
	for word := range b.words {
		right += m.weight[word] * m.weight[word]
	}
	if left == 0 || right == 0 {
		return 0
	}
	return common / math.Sqrt(left*right)
}

// A relation of parties is how those of two records stand to each other.
type partyRelation int

const (
	partiesDiffer  partyRelation = iota
	partiesUnknown               // one of the records names none
	partiesOverlap               // most of the fewer are among the others
	partiesPair                  // the same two
)

// relate compares the parties. A record of a treaty of two may also name the
// successors of either.
func relate(a, b *treatyRecord) partyRelation {
	if len(a.actors) == 0 || len(b.actors) == 0 {
		return partiesUnknown
	}
	few, many := a.actors, b.actors
	if len(few) > len(many) {
		few, many = many, few
	}
	common := 0
	for actor := range few {
		if many[actor] {
			common++
		}
	}
	const withSuccessors = 6 // both parties and what came after one
	switch {
	case common == len(few) && len(few) == 1: // a record that names one of them only
		return partiesUnknown
	case common == len(few) && len(few) == 2 && len(many) <= withSuccessors:
		return partiesPair
	case common >= 2 && float64(common) >= 0.6*float64(len(few)) && len(few) > 2:
		return partiesOverlap
	case common == len(few) && common >= 2:
		return partiesOverlap
	}
	return partiesDiffer
}

// The rules by which records are linked, as the rows of links name them.
const (
	byTitleDay     = "title, day of signature and parties"
	byPairDay      = "the same two parties on one day, title alike"
	byTitleNear    = "title and parties, signed within days"
	byTitleYear    = "title and parties, year of signature"
	byAlliance     = "members and day of signature of an alliance"
	byAllianceYear = "members and year of an alliance, of which a page gives no day"
	byCrossID      = "cross-reference of ATOP to COW, members and date"
	byTradeID      = "one id in both lists of manytreaties, parties and year"
	byTrade        = "parties and year of a trade agreement"
	bySenate       = "title and parties, of a treaty sent to the Senate in the years after"
	byTwice        = "one title, day and parties twice in a list"
	byName         = "both records read by an editor"
	byMint         = "the first record of this treaty"
	byOrganization = "name or code, by the table of organizations"
)

// A treatyMatch is a rule that unites two records, and how alike they are.
type treatyMatch struct {
	rule string
	rank int // of the rule: lower is surer
	like float64
}

const (
	alike     = 0.55 // titles that share most of what tells them
	veryAlike = 0.8
	theSame   = 0.99
	somewhat  = 0.3 // where party and day are one, a common subject is enough
	nearDays  = 10
)

// match finds the surest rule by which two records of different sources are one.
func (m *treatyMatcher) match(a, b *treatyRecord) (treatyMatch, bool) {
	if a.isAlliance() || b.isAlliance() {
		return m.matchAlliance(a, b)
	}
	parties := relate(a, b)
	if parties == partiesDiffer || a.form != b.form && !lenient(a, b) || otherParts(a, b) {
		return treatyMatch{}, false
	}
	if a.isDESTA() || b.isDESTA() {
		return m.matchTrade(a, b)
	}
	like, apart := m.likeness(a, b), daysApart(a.signed, b.signed)
	distinct := len(a.words) >= 3 && len(b.words) >= 3
	same := like >= theSame && len(a.words) == 2 && len(b.words) == 2
	switch {
	case apart == 0 && like >= alike && (parties != partiesUnknown || like >= veryAlike && distinct || same):
		return treatyMatch{byTitleDay, 1, like}, true
	case apart == 0 && parties == partiesPair && like >= somewhat:
		return treatyMatch{byPairDay, 2, like}, true
	case apart > 0 && apart <= nearDays && like >= veryAlike && distinct && parties != partiesUnknown:
		return treatyMatch{byTitleNear, 3, like}, true
	case apart < 0 && sameYear(a.signed, b.signed) && like >= veryAlike && distinct && parties != partiesUnknown:
		return treatyMatch{byTitleYear, 4, like}, true
	}
	return treatyMatch{}, false
}

// otherParts reports whether each title numbers an annex, a protocol or the
// like, and the numbers differ: Annex I is not Annex II.
func otherParts(a, b *treatyRecord) bool {
	differ := false
	for _, part := range a.parts {
		kind, _, _ := strings.Cut(part, " ")
		sameKind := func(other string) bool { return strings.HasPrefix(other, kind+" ") }
		if slices.Contains(b.parts, part) {
			return false
		}
		differ = differ || slices.ContainsFunc(b.parts, sameKind)
	}
	return differ
}

// lenient pairs a title of ours with an upstream's: a curated title is often
// shorter than the official one.
func lenient(a, b *treatyRecord) bool {
	return (a.dataset == "" || b.dataset == "") && strings.Contains(a.form, "protocol") == strings.Contains(b.form, "protocol") &&
		strings.Contains(a.form, "change") == strings.Contains(b.form, "change")
}

// daysApart counts the days between two dates known to the day, -1 of others.
func daysApart(a, b models.Date) int {
	if !isDay(a) || !isDay(b) {
		return -1
	}
	x, y := dayNumber(a.Earliest()), dayNumber(b.Earliest())
	if x > y {
		x, y = y, x
	}
	return y - x
}

func isDay(d models.Date) bool { return d.IsKnown() && d.Earliest() == d.Latest() }

// dayNumber counts days as if each month had 31: enough to tell days from weeks.
func dayNumber(day models.Day) int {
	number := func(text models.Day) int {
		n := 0
		for _, digit := range text {
			n = n*10 + int(digit-'0')
		}
		return n
	}
	return (number(day[:4])*12+number(day[5:7]))*31 + number(day[8:10])
}

func sameYear(a, b models.Date) bool {
	return a.IsKnown() && b.IsKnown() && a.Earliest()[:4] == b.Earliest()[:4] && a.Earliest() <= b.Latest() && b.Earliest() <= a.Latest()
}

func (r *treatyRecord) isAlliance() bool {
	return r.dataset == "atop-4.01" || r.dataset == "cow-alliances-4.1"
}

func (r *treatyRecord) isDESTA() bool { return r.dataset == "manytreaties-desta" }

// sameMembers reports whether two alliances have the same members: all where
// there are two, most where there are more.
func sameMembers(a, b *treatyRecord) bool {
	common := 0
	for actor := range a.actors {
		if b.actors[actor] {
			common++
		}
	}
	all := len(a.actors) + len(b.actors) - common
	return common >= 2 && (common == all || min(len(a.actors), len(b.actors)) > 2 && float64(common) >= 0.6*float64(all))
}

// withOriginals reports whether the members of an alliance include all three or
// more that a curated file names, which may name only those that founded it.
func withOriginals(a, b *treatyRecord) bool {
	if a.dataset != "" {
		a, b = b, a
	}
	if a.dataset != "" || len(a.actors) < 3 {
		return false
	}
	for actor := range a.actors {
		if !b.actors[actor] {
			return false
		}
	}
	return true
}

var cowNumber = expr(`cow4id (\d+)`)

// allianceTitle are the words of treaties that make or hold an alliance.
var allianceTitle = expr(`alliance|defen[cs]|friend|mutual|aggression|neutral|guarant|pact|entente|security|assistance|good neighbo|amity|peace|solidarity|collaborat|strategic|federation|relations|coalition|collective|military|integrity|joint action|combined operations|pacification|war\b|america[n]? states`)

// noAlliance are those of treaties that do not, though made on the same day.
var noAlliance = expr(`air |postal|tax|loan|extradition|commerc|trade|tariff|fish|visa|passport|customs|claims|financ|economic|cultur|technical|consular|pension|compensation|telecom|nationalit`)

// matchAlliance links the alliances of COW and ATOP, which have no titles, to
// each other and to treaties of the same members signed on the same day.
func (m *treatyMatcher) matchAlliance(a, b *treatyRecord) (treatyMatch, bool) {
	if !sameMembers(a, b) && !(len(a.actors) == 2 && relate(a, b) == partiesPair) && !withOriginals(a, b) {
		return treatyMatch{}, false
	}
	if a.isAlliance() && b.isAlliance() {
		atop, cow := a, b
		if atop.dataset != "atop-4.01" {
			atop, cow = cow, atop
		}
		found := cowNumber.FindStringSubmatch(atop.locator)
		apart := daysApart(a.signed, b.signed)
		crossed := found != nil && found[1] == cow.key
		switch {
		case crossed && (apart >= 0 && apart <= 2*366 || sameYear(a.signed, b.signed)):
			return treatyMatch{byCrossID, 0, 1 / (1 + float64(max(apart, 0)))}, true
		case apart == 0 && found == nil:
			return treatyMatch{byAlliance, 2, 1}, true
		}
		return treatyMatch{}, false
	}
	titled := a
	if a.isAlliance() {
		titled = b
	}
	apart := daysApart(a.signed, b.signed)
	vague := apart < 0 && titled.dataset == "" && sameYear(a.signed, b.signed)
	if len(titled.titles) == 0 || apart != 0 && !vague || titled.form != "" {
		return treatyMatch{}, false
	}
	folded := Fold(strings.Join(titled.titles, " "))
	hasPact := strings.Contains(titled.kinds, "PACT")
	if !hasPact && (!allianceTitle.MatchString(folded) || noAlliance.MatchString(folded)) {
		return treatyMatch{}, false
	}
	like := 0.5
	if hasPact || strings.Contains(folded, "alliance") || strings.Contains(folded, "mutual assistance") {
		like = 1
	}
	if vague {
		return treatyMatch{byAllianceYear, 3, like}, hasPact || strings.Contains(folded, "alliance")
	}
	return treatyMatch{byAlliance, 2, like}, true
}

// matchTrade links the trade agreements of DESTA, which have years and no
// titles, by the id that both lists of manytreaties give (and the title, where
// several agreements share it), and else by the same parties in the same year.
// An agreement of GGO that has no title either comes from the same list.
func (m *treatyMatcher) matchTrade(a, b *treatyRecord) (treatyMatch, bool) {
	if sameYear(a.signed, b.signed) && relate(a, b) >= partiesOverlap && sameTradeID(a, b) {
		if a.key == b.key || m.likeness(a, b) >= theSame {
			return treatyMatch{byTradeID, 1, 1}, true
		}
	}
	isTrade := strings.Contains(a.kinds, "TRADE") && strings.Contains(b.kinds, "TRADE")
	if !isTrade || !sameYear(a.signed, b.signed) || !sameStates(a, b) {
		return treatyMatch{}, false
	}
	like := 0.8
	if len(a.titles) > 0 && len(b.titles) > 0 && len(a.actors) > 2 {
		if like = m.likeness(a, b); like < alike {
			return treatyMatch{}, false
		}
	}
	return treatyMatch{byTrade, 2, like}, true
}

// sameTradeID reports whether both lists give one id, with which an agreement
// stands alone or, behind a stroke, beside others.
func sameTradeID(a, b *treatyRecord) bool {
	left, _, _ := strings.Cut(a.key, "/")
	right, _, _ := strings.Cut(b.key, "/")
	return left == right && (a.key != b.key || left == a.key)
}

// sameStates reports whether two records name the same states, whatever
// organizations they add: DESTA names the members of the Communities, and GGO
// the Community too. Nearly the same is not enough, for the agreements of the
// Communities with two states differ in one.
func sameStates(a, b *treatyRecord) bool {
	states := func(r *treatyRecord) map[models.ID]bool {
		only := map[models.ID]bool{}
		for actor := range r.actors {
			if actor.Kind() == "country" {
				only[actor] = true
			}
		}
		return only
	}
	left := states(a)
	return len(left) >= 2 && maps.Equal(left, states(b))
}
