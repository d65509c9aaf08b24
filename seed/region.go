package seed

import (
	"slices"

	"entente/models"
)

// successorsRegion is the rule by which a country without a region of its own,
// most often a former state, has that of its successors.
const successorsRegion = "the region of the state that continues or absorbed it, else the one that all its successors share"

// An inheritance is the region or subregion of a country, and the statements
// from which it follows. It is empty where nothing follows.
type inheritance struct {
	value string
	from  []*statement
	// derived tells a value of the successors from one that a source states.
	derived bool
}

// inheritanceKey names one: of the country itself, or of a country as a whole,
// with all that became of it.
type inheritanceKey struct {
	country models.ID
	field   string
	whole   bool
}

// inheritRegions finds the regions and subregions that countries have of their
// successors. The records of all countries and successions must be there.
func (m *merger) inheritRegions() {
	m.regions = map[inheritanceKey]inheritance{}
	successions := map[models.ID][]*merged{}
	for _, g := range m.groups[models.KindOf("succession")] {
		successions[g.entity] = append(successions[g.entity], g)
	}
	for _, g := range m.groups[models.KindOf("country")] {
		if successions[g.id] != nil {
			m.inherit(g, "region", false, successions)
			m.inherit(g, "subregion", false, successions)
		}
	}
}

// inherit is what a country has for one of the two fields: what is stated, or
// what follows from its successions where no source states a region. As a
// whole it has what all its successors share, whichever of them continues it:
// what the Soviet Union absorbed need not lie where Russia does.
func (m *merger) inherit(g *merged, field string, whole bool, successions map[models.ID][]*merged) inheritance {
	key := inheritanceKey{g.id, field, whole}
	if known, ok := m.regions[key]; ok {
		return known
	}
	m.regions[key] = inheritance{} // for successions that lead in a circle
	var found inheritance
	if stated := m.preferred(g, g.kind.Field(field)); stated != nil {
		found = inheritance{value: stated.value, from: []*statement{stated}}
	} else if !g.states("region") {
		rows, absorbed := successions[g.id], false
		if !whole {
			rows, absorbed = m.deciding(rows)
		}
		found = m.shared(rows, field, absorbed, successions)
	}
	m.regions[key] = found
	return found
}

// shared is what all successors have, nothing where they differ or one of them
// has none.
func (m *merger) shared(rows []*merged, field string, whole bool, successions map[models.ID][]*merged) inheritance {
	var all inheritance
	for i, row := range rows {
		succession := m.preferred(row, row.kind.Field("successor"))
		successor := m.origins[models.ID(succession.value)]
		if successor == nil { // which a check reports
			return inheritance{}
		}
		its := m.inherit(successor, field, whole, successions)
		if its.value == "" || i > 0 && its.value != all.value {
			return inheritance{}
		}
		all.value, all.derived = its.value, true
		all.from = append(append(all.from, succession), its.from...)
	}
	return all
}

// deciding are the successions that say where a country lay: the
// continuations, else the mergers, which absorbed it, else all. Secessions
// alone do not: the country went on without those that left.
func (m *merger) deciding(rows []*merged) (deciding []*merged, absorbed bool) {
	byKind := map[models.SuccessionKind][]*merged{}
	for _, row := range rows {
		if s := m.preferred(row, row.kind.Field("kind")); s != nil {
			byKind[models.SuccessionKind(s.value)] = append(byKind[models.SuccessionKind(s.value)], row)
		}
	}
	switch {
	case byKind[models.SuccessionContinuation] != nil:
		return byKind[models.SuccessionContinuation], false
	case byKind[models.SuccessionMerger] != nil:
		return byKind[models.SuccessionMerger], true
	case byKind[models.SuccessionPartition] != nil:
		return rows, false
	}
	return nil, false
}

// deriveRegion gives a country the region or subregion of its successors. It
// is cited once to each source that it follows from: of the successions, and
// of the successors' regions.
func (m *merger) deriveRegion(g *merged, field *models.Field) []*statement {
	found := m.regions[inheritanceKey{g.id, field.Name, false}]
	if !found.derived {
		return nil
	}
	var statements []*statement
	for _, from := range found.from {
		if slices.ContainsFunc(statements, func(s *statement) bool { return s.source == from.source }) {
			continue
		}
		statements = append(statements, &statement{
			record: from.record, field: field, value: found.value,
			basis: models.Derived, rule: successorsRegion, locator: from.locator, line: from.line,
		})
	}
	return statements
}
