package ingest

import (
	"bytes"
	"cmp"
	_ "embed"
	"slices"
	"strings"

	"entente/models"
)

// The rules by which records are one leader, from the surest to the least so.
// docs/linking.md says how each was checked.
const (
	ruleRead        = "both records read: one person in two spellings"
	ruleSameItem    = "Wikidata item"
	ruleSameSpell   = "the same spell of the state's ruler, by its first day"
	ruleSameStart   = "state, first day in office within 31 days, and name"
	ruleSameBirth   = "state, year of birth and name"
	ruleSameTerm    = "state, years in office and full name"
	ruleSameSurname = "state, years in office and a surname that nobody else in office bore then"
	ruleSameName    = "state and full name"
	ruleOnlyName    = "a full name that one leader of all states bears"
	ruleNewLeader   = "a leader whom no earlier source names"
)

// linkLeaders says which records of the sources of leaders are one person. It
// puts the records of one person together by the rules above, never two that
// committed links, Wikidata items or years of birth tell apart, gives the group
// the ID that one of them has, and mints one from its fullest name otherwise.
func linkLeaders(c *Corpus) []Proposal {
	g := newPersons(c)
	for _, e := range g.edges() {
		g.join(e)
	}
	return g.proposals()
}

// leaderDatasets are the sources of leaders, the ones with the fullest names first.
var leaderDatasets = []string{"wikidata-leaders-2025-10", "historyatstate-travelers", "archigos-4.1", "reign-2021-03"}

// A person is a record of a source, or a leader of the curated files.
type person struct {
	dataset *Dataset
	key     string
	id      models.ID // that a committed link or a curated file gives
	name    string
	names   [][]string
	born    models.Date
	item    string
	terms   []term
	states  []models.ID
	rule    string
	group   *group
	order   int
	not     []*person
}

// A group is the persons that are taken for one.
type group struct {
	members []*person
}

type persons struct {
	corpus *Corpus
	all    []*person
}

func newPersons(c *Corpus) *persons {
	g := &persons{corpus: c}
	g.addCurated()
	for _, name := range leaderDatasets {
		d := c.Datasets[name]
		tenures, others := d.Children("tenures"), d.Children("leader_names")
		for _, row := range d.Rows("leaders") {
			p := &person{
				dataset: d, key: row["key"], id: c.Linked(d.Source, row["key"]), name: row["name"],
				born: dateOf(row["bornOn"]), item: row["wikidataId"],
			}
			p.addName(row["name"])
			for _, other := range others[p.key] {
				p.addName(other["name"])
			}
			for _, t := range tenures[p.key] {
				p.addTerm(models.NewID("country", t["country"]), models.OfficeRole(t["role"]), dateOf(t["startedOn"]), dateOf(t["endedOn"]))
			}
			g.all = append(g.all, p)
		}
	}
	byID := map[models.ID]*group{}
	for i, p := range g.all {
		p.order = i
		p.group = byID[p.id]
		if p.id == "" || p.group == nil {
			p.group = &group{}
			byID[p.id] = p.group
		}
		p.group.members = append(p.group.members, p)
	}
	return g
}

func (g *persons) addCurated() {
	byID := map[models.ID]*person{}
	for _, l := range g.corpus.Curated.Leaders {
		p := &person{id: l.ID, name: l.Name, born: l.BornOn, item: l.WikidataID}
		p.addName(l.Name)
		if l.CountryID != "" {
			p.states = append(p.states, l.CountryID)
		}
		byID[l.ID] = p
		g.all = append(g.all, p)
	}
	for _, n := range g.corpus.Curated.LeaderNames {
		if p := byID[n.LeaderID]; p != nil {
			p.addName(n.Name)
		}
	}
	for _, t := range g.corpus.Curated.Tenures {
		if p := byID[t.LeaderID]; p != nil {
			p.addTerm(t.CountryID, t.Role, t.StartedOn, t.EndedOn)
		}
	}
}

func (p *person) addName(name string) {
	if words := NameWords(name); len(words) > 0 {
		p.names = append(p.names, words)
	}
}

func (p *person) addTerm(state models.ID, role models.OfficeRole, from, to models.Date) {
	p.terms = append(p.terms, term{role: role, from: from, to: to, state: state})
	if !slices.Contains(p.states, state) {
		p.states = append(p.states, state)
	}
}

// An edge says that two persons may be one.
type edge struct {
	a, b *person
	rule string
	// rank orders edges: the surer are joined first.
	rank int
}

// edges are the pairs of persons that a rule takes for one, the surest first.
func (g *persons) edges() []edge {
	edges := g.readMatches()
	byItem := map[string]*person{}
	byState := map[models.ID][]*person{}
	var states []models.ID
	for _, p := range g.all {
		if p.item != "" {
			if byItem[p.item] != nil {
				edges = append(edges, edge{byItem[p.item], p, ruleSameItem, 0})
			} else {
				byItem[p.item] = p
			}
		}
		for _, state := range p.states {
			if byState[state] == nil {
				states = append(states, state)
			}
			byState[state] = append(byState[state], p)
		}
	}
	for _, state := range states {
		for i, a := range byState[state] {
			for _, b := range byState[state][i+1:] {
				if rule, rank := sameLeader(a, b, state, byState[state]); rule != "" {
					edges = append(edges, edge{a, b, rule, rank})
				}
			}
		}
	}
	edges = append(edges, g.onlyNames()...)
	slices.SortStableFunc(edges, func(a, b edge) int { return cmp.Compare(a.rank, b.rank) })
	return edges
}

//go:embed leader_matches.csv
var leaderMatchesCSV []byte

// readMatches are the pairs of records that were read side by side and are one
// person, though no rule sees it. It marks those that are not, though one does.
func (g *persons) readMatches() []edge {
	rows, err := parseCSV(bytes.NewReader(leaderMatchesCSV), "leader_matches.csv")
	if err != nil {
		panic("ingest: " + err.Error())
	}
	byKey := map[string]*person{}
	for _, p := range g.all {
		if p.dataset != nil {
			byKey[p.dataset.Name+" "+p.key] = p
		} else {
			byKey["curated "+string(p.id)] = p
		}
	}
	var edges []edge
	for _, row := range rows {
		a, b := byKey[row["dataset"]+" "+row["key"]], byKey[row["other_dataset"]+" "+row["other_key"]]
		switch {
		case a == nil || b == nil:
		case row["same"] == "yes":
			edges = append(edges, edge{a, b, ruleRead, -1})
		default:
			a.not = append(a.not, b)
		}
	}
	return edges
}

// onlyNames are the leaders of curated files, whose records often say neither
// state nor office, with those of the sources who bear the same name, letter by
// letter, where these are of one state or one item.
func (g *persons) onlyNames() []edge {
	byName := map[string][]*person{}
	for _, p := range g.all {
		if p.dataset != nil && len(strings.Fields(FoldName(p.name))) > 1 {
			byName[FoldName(p.name)] = append(byName[FoldName(p.name)], p)
		}
	}
	var edges []edge
	for _, p := range g.all {
		same := byName[FoldName(p.name)]
		if p.dataset != nil || len(same) == 0 || slices.ContainsFunc(same, func(other *person) bool {
			return contradict(p.born, other.born) || other != same[0] && sameLeaderOf(other, same[0]) == "" ||
				len(p.states) > 0 && !slices.ContainsFunc(p.states, func(s models.ID) bool { return slices.Contains(other.states, s) })
		}) {
			continue
		}
		edges = append(edges, edge{p, same[0], ruleOnlyName, 12})
	}
	return edges
}

// sameLeaderOf is the rule by which two records are one person in any state.
func sameLeaderOf(a, b *person) string {
	for _, state := range a.states {
		if slices.Contains(b.states, state) {
			if rule, _ := sameLeader(a, b, state, nil); rule != "" {
				return rule
			}
		}
	}
	return ""
}

// startSlack is by how many days sources differ on the first day of a term:
// election, oath, the fall of the predecessor.
const startSlack = 31

// sameLeader is the rule by which two persons of a state are one, "" where none
// does, and its rank.
func sameLeader(a, b *person, state models.ID, others []*person) (string, int) {
	match := a.match(b)
	if sameSpell(a, b, state, match) {
		return ruleSameSpell, 0
	}
	if match == NoMatch || contradict(a.born, b.born) {
		return "", 0
	}
	full := match == Contained && a.hasFullName(b)
	switch {
	case startTogether(a, b, state) && (match >= NearMatch || a.sharesSurname(b)) && !a.rivalled(b, state, others, match) && !b.rivalled(a, state, others, match):
		return ruleSameStart, 1 + int(Contained-match)
	case a.born.IsKnown() && b.born.IsKnown() && year(a.born) == year(b.born) && match >= NearMatch && (full || closeTerms(a, b, state)):
		return ruleSameBirth, 4 + int(Contained-match)
	case full && overlap(a, b, state) && a.onlyOf(b, state, others):
		return ruleSameTerm, 8
	case match == Contained && overlap(a, b, state) && a.onlyOf(b, state, others):
		return ruleSameSurname, 9
	case full && sameWords(a, b) && len(a.terms)*len(b.terms) > 0 && closeTerms(a, b, state):
		return ruleSameName, 10
	case full && sameWords(a, b) && (a.dataset == nil || b.dataset == nil) && len(a.terms)*len(b.terms) == 0:
		return ruleSameName, 11
	}
	return "", 0
}

// sameSpell reports whether two sources of effective rulers describe one spell:
// it began on one day, and the name or the year of birth agrees. The later
// source copied the earlier, so that of these one may be mistaken.
func sameSpell(a, b *person, state models.ID, match NameMatch) bool {
	if a.dataset == nil || b.dataset == nil || a.dataset == b.dataset {
		return false
	}
	if match < NearMatch && (!a.born.IsKnown() || !b.born.IsKnown() || year(a.born) != year(b.born)) {
		return false
	}
	return anyTerms(a, b, state, func(x, y term) bool {
		return x.role == models.RoleEffectiveLeader && y.role == x.role && x.from.Span() == 1 && x.from.EDTF == y.from.EDTF
	})
}

// rivalled reports whether somebody else, who is another person by the item,
// came into office with the other at the same time and bears the name as well.
func (p *person) rivalled(other *person, state models.ID, others []*person, match NameMatch) bool {
	return slices.ContainsFunc(others, func(third *person) bool {
		return third != p && third != other && third.item != "" && p.item != "" && third.item != p.item &&
			third.match(other) >= match && startTogether(third, other, state)
	})
}

// match is how well the best of two persons' names agree.
func (p *person) match(other *person) NameMatch {
	best := NoMatch
	for _, a := range p.names {
		for _, b := range other.names {
			best = max(best, matchWords(a, b))
		}
	}
	return best
}

// hasFullName reports whether two names of two words and more agree.
func (p *person) hasFullName(other *person) bool {
	return slices.ContainsFunc(p.names, func(a []string) bool {
		return slices.ContainsFunc(other.names, func(b []string) bool {
			return len(a) > 1 && len(b) > 1 && matchWords(a, b) == Contained
		})
	})
}

// sameWords reports whether a name of each is made of the same words.
func sameWords(a, b *person) bool {
	return slices.ContainsFunc(a.names, func(x []string) bool {
		return slices.ContainsFunc(b.names, func(y []string) bool {
			return len(x) > 1 && (len(x) == len(y) && containsAll(x, y) || strings.Join(x, "") == strings.Join(y, ""))
		})
	})
}

func (p *person) sharesSurname(other *person) bool {
	return slices.ContainsFunc(p.names, func(a []string) bool {
		return slices.ContainsFunc(other.names, func(b []string) bool { return sharesSurname(a, b) })
	})
}

func year(d models.Date) string { return string(d.Earliest()[:len("2006")]) }

// contradict reports whether two dates of birth are more than a year apart:
// sources often differ by one.
func contradict(a, b models.Date) bool {
	return a.IsKnown() && b.IsKnown() && (shift(a.Latest(), 366) < b.Earliest() || shift(b.Latest(), 366) < a.Earliest())
}

// startTogether reports whether a term of each began in the state within 31
// days. Dates that are no days do not count.
func startTogether(a, b *person, state models.ID) bool {
	return anyTerms(a, b, state, func(x, y term) bool {
		return x.from.Span() == 1 && y.from.Span() == 1 &&
			shift(x.from.Earliest(), startSlack) >= y.from.Earliest() && shift(y.from.Earliest(), startSlack) >= x.from.Earliest()
	})
}

// overlap reports whether terms of the two in the state share days.
func overlap(a, b *person, state models.ID) bool {
	return anyTerms(a, b, state, func(x, y term) bool {
		return x.from.IsKnown() && y.from.IsKnown() && x.lastDay() >= y.from.Earliest() && y.lastDay() >= x.from.Earliest()
	})
}

// closeTerms reports whether terms of the two lie within a working life.
func closeTerms(a, b *person, state models.ID) bool {
	const days = 40 * 366
	return anyTerms(a, b, state, func(x, y term) bool {
		return x.from.IsKnown() && y.from.IsKnown() && shift(x.from.Earliest(), days) >= y.from.Earliest() && shift(y.from.Earliest(), days) >= x.from.Earliest()
	})
}

func anyTerms(a, b *person, state models.ID, fits func(x, y term) bool) bool {
	for _, x := range a.terms {
		for _, y := range b.terms {
			if x.state == state && y.state == state && fits(x, y) {
				return true
			}
		}
	}
	return false
}

// lastDay is the last day that the term may have had. One without a known end
// counts for a year.
func (t *term) lastDay() models.Day {
	switch {
	case t.to.IsKnown():
		return t.to.Latest()
	case t.to.IsOpen():
		return "9999-12-31"
	}
	return shift(t.from.Latest(), 366)
}

// onlyOf reports whether nobody else of the state whose terms meet theirs bears
// a name that agrees with the shorter of the two, unless it is one of them by
// the dates of birth.
func (p *person) onlyOf(other *person, state models.ID, others []*person) bool {
	short := p
	if len(other.name) < len(p.name) {
		short = other
	}
	for _, third := range others {
		if third == p || third == other || third.match(short) < NearMatch || !overlap(third, short, state) {
			continue
		}
		if third.match(p) < Contained || third.match(other) < Contained || contradict(third.born, p.born) || contradict(third.born, other.born) {
			return false
		}
	}
	return true
}

// join puts the groups of two persons together, unless that would make one of
// two who are known to be different.
func (g *persons) join(e edge) {
	a, b := e.a.group, e.b.group
	if a == b || a.differs(b, e.rule == ruleSameSpell || e.rule == ruleRead) {
		return
	}
	for _, p := range []*person{e.a, e.b} {
		if p.rule == "" {
			p.rule = e.rule
		}
	}
	for _, p := range b.members {
		p.group = a
	}
	a.members = append(a.members, b.members...)
}

// differs reports whether links, Wikidata items or, unless one is known to be
// mistaken, years of birth tell two groups apart.
func (a *group) differs(b *group, mistaken bool) bool {
	for _, x := range a.members {
		for _, y := range b.members {
			if slices.Contains(x.not, y) || slices.Contains(y.not, x) || x.id != "" && y.id != "" && x.id != y.id || x.item != "" && y.item != "" && x.item != y.item || !mistaken && contradict(x.born, y.born) {
				return true
			}
		}
	}
	return false
}
