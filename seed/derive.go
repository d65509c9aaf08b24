package seed

import (
	"strings"

	"entente/models"
)

// servedState is the rule by which a gift's state follows from its person.
const servedState = "the state that the person served on that day"

// derive makes statements for a field that no source gives and that follows
// from one that a source does give. Each is cited to that source, as DERIVED
// by a named rule.
func (m *merger) derive(g *merged, field *models.Field) []*statement {
	switch {
	case g.kind.Name == "gift":
		return m.deriveState(g, field)
	case g.kind.Name == "treaty" && field.Name == "title":
		return m.describe(g, field)
	case g.kind.Name == "country" && (field.Name == "region" || field.Name == "subregion"):
		return m.deriveRegion(g, field)
	}
	return nil
}

// deriveState gives a gift the state of its giver or recipient.
func (m *merger) deriveState(g *merged, field *models.Field) []*statement {
	person, ok := strings.CutSuffix(field.Name, "Actor")
	if !ok {
		return nil
	}
	known, ok := m.work.outcomes.of(person)
	if !ok {
		return nil
	}
	gift := g.row.(*models.Gift)
	state := m.stateOf(models.ID(known.value), gift.GivenOn)
	if state == "" {
		return nil
	}
	from := known.preferred
	return []*statement{{
		record: from.record, field: field, value: string(state),
		basis: models.Derived, rule: servedState, locator: from.locator, line: from.line,
	}}
}

// stateOf is the state in which a person may have held office on a date,
// where it is one only, else the one that the person served.
func (m *merger) stateOf(leader models.ID, on models.Date) models.ID {
	person := m.origins[leader]
	if person == nil {
		return ""
	}
	states := map[models.ID]bool{}
	for _, t := range m.tenuresOf(leader) {
		if on.IsKnown() && mayOverlap(t, on) {
			states[t.CountryID] = true
		}
	}
	if len(states) == 1 {
		for state := range states {
			return state
		}
	}
	return person.row.(*models.Leader).CountryID
}

// tenuresOf are the tenures recorded of a person. It is asked when all
// leaders are merged.
func (m *merger) tenuresOf(leader models.ID) []*models.Tenure {
	if m.tenures == nil {
		m.tenures = map[models.ID][]*models.Tenure{}
		for i := range m.ds.Tenures {
			t := &m.ds.Tenures[i]
			m.tenures[t.LeaderID] = append(m.tenures[t.LeaderID], t)
		}
	}
	return m.tenures[leader]
}

// mayOverlap reports whether the person may have been in office on a day that
// the date can mean.
func mayOverlap(t *models.Tenure, on models.Date) bool {
	begun := !t.StartedOn.IsKnown() || t.StartedOn.Earliest() <= on.Latest()
	ended := t.EndedOn.IsKnown() && t.EndedOn.Latest() < on.Earliest()
	return begun && !ended
}
