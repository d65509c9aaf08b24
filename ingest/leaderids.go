package ingest

import (
	"cmp"
	"slices"
	"strings"

	"entente/models"
)

// proposals are the links of the records that have none, in the order of the sources.
func (g *persons) proposals() []Proposal {
	mint := g.corpus.NewMint("leader")
	ids := map[*group]models.ID{}
	for _, p := range g.all {
		if p.id != "" && ids[p.group] == "" {
			ids[p.group] = p.id
		}
	}
	var proposals []Proposal
	for _, p := range g.all {
		if p.dataset == nil || p.id != "" {
			continue
		}
		rule := p.rule
		if ids[p.group] == "" {
			ids[p.group], rule = p.group.mint(mint), ruleNewLeader
		}
		proposals = append(proposals, Proposal{Dataset: p.dataset.Name, Source: p.dataset.Source, Key: p.key, ID: ids[p.group], Rule: cmp.Or(rule, ruleNewLeader)})
	}
	return proposals
}

// mint gives the group an ID of its fullest name. A surname alone is told from
// others by the state, and namesakes by the state, else the year in which they
// came into office.
func (a *group) mint(m *Mint) models.ID {
	slices.SortFunc(a.members, func(x, y *person) int { return cmp.Compare(x.order, y.order) })
	name := a.fullestName()
	state, start := a.firstOffice()
	variants := []string{name, name + " " + state, name + " " + start, name + " " + state + " " + start}
	if len(strings.Fields(FoldName(name))) < 2 {
		variants = variants[1:]
	}
	for _, variant := range variants {
		slug := Slug(plainName(variant))
		if id := models.NewID(m.kind, slug); slug != "" && !m.taken[id] {
			m.taken[id] = true
			return id
		}
	}
	return m.New(plainName(name))
}

// plainName writes letters that have no decomposition as English usage does.
func plainName(name string) string {
	return latinLetters.Replace(strings.ToLower(inBraces.ReplaceAllString(name, " ")))
}

// fullestName is the name of the first source that gives more than a surname,
// else the first.
func (a *group) fullestName() string {
	for _, p := range a.members {
		if len(strings.Fields(p.name)) > 1 {
			return p.name
		}
	}
	for _, p := range a.members {
		if p.name != "" {
			return p.name
		}
	}
	return a.members[0].key
}

// firstOffice is the state and the year of the group's first office.
func (a *group) firstOffice() (state, start string) {
	var first *term
	for _, p := range a.members {
		for i := range p.terms {
			if t := &p.terms[i]; t.from.IsKnown() && (first == nil || t.from.Earliest() < first.from.Earliest()) {
				first = t
			}
		}
	}
	if first == nil {
		states := a.members[0].states
		if len(states) == 0 {
			return "", ""
		}
		return strings.ToLower(slices.Min(states).Slug()), ""
	}
	return strings.ToLower(first.state.Slug()), year(first.from)
}
