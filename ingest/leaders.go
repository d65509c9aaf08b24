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

// startSlack is by how many days sources differ on the first day of a term:
// election, oath, the fall of the predecessor.
const startSlack = 31

func year(d models.Date) string { return string(d.Earliest()[:len("2006")]) }

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
