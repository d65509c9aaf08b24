package seed

import (
	"fmt"
	"slices"
	"strings"

	"entente/models"
)

// describedTitle is the rule by which a treaty that no source names is called.
const describedTitle = "a descriptive title of kind, parties and year, for a treaty that no source names"

// mostNamed is how many parties a descriptive title names.
const mostNamed = 3

// describe makes a title of ours for a treaty without one, from what sources
// state of its kinds, parties and signature. It is EDITORIAL.
func (m *merger) describe(g *merged, field *models.Field) []*statement {
	names := m.partyNames(g.id)
	if len(names) == 0 {
		return nil
	}
	title := m.sort() + " " + between(names)
	if signed, ok := m.work.outcomes.of("signedOn"); ok && len(signed.value) >= len("1386") {
		title += ", " + signed.value[:len("1386")]
	}
	from := g.records[0]
	return []*statement{{
		record: from, field: field, value: title,
		basis: models.Editorial, rule: describedTitle, locator: from.locator, line: from.line,
	}}
}

// sort says in a word or two what a nameless treaty is: by the strongest of the
// obligations by which alliances are classed, or because it is of trade.
func (m *merger) sort() string {
	stated, _ := m.work.outcomes.of("kinds")
	kinds := strings.Fields(stated.value)
	for _, sort := range []struct{ kind, words string }{
		{"DEFENCE_PACT", "Defence pact"},
		{"NON_AGGRESSION_PACT", "Non-aggression pact"},
		{"NEUTRALITY_PACT", "Neutrality pact"},
		{"CONSULTATION_PACT", "Consultation pact"},
		{"TRADE", "Trade agreement"},
	} {
		if slices.Contains(kinds, sort.kind) {
			return sort.words
		}
	}
	return "Treaty"
}

// between names the parties as a title does: "between A and B", "among A, B, C
// and 4 others".
func between(names []string) string {
	switch n := len(names); {
	case n == 1:
		return "of " + names[0]
	case n == 2:
		return "between " + enumerate(names)
	case n <= mostNamed+1:
		return "among " + enumerate(names)
	}
	return fmt.Sprintf("among %s and %d others", strings.Join(names[:mostNamed], ", "), len(names)-mostNamed)
}

// partyNames are the names of a treaty's parties, in their order. It is asked
// when all countries and organizations are merged.
func (m *merger) partyNames(treaty models.ID) []string {
	if m.members == nil {
		m.members = map[models.ID][]models.ID{}
		for _, party := range m.groups[models.KindOf("party")] {
			actor := models.ID(party.records[0].get("actor"))
			m.members[party.entity] = append(m.members[party.entity], actor)
		}
	}
	var names []string
	for _, actor := range m.members[treaty] {
		switch row := m.rowOf(actor).(type) {
		case *models.Country:
			names = append(names, row.Name)
		case *models.Organization:
			names = append(names, row.Name)
		}
	}
	slices.Sort(names)
	return names
}

// rowOf is the merged entity of an ID, nil where there is none.
func (m *merger) rowOf(id models.ID) any {
	if g := m.origins[id]; g != nil {
		return g.row
	}
	return nil
}
