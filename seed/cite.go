package seed

import "entente/models"

// citeGroup makes the citations of one entity or row. What one record states
// with one standing, basis and locator, and with our own value word for word,
// is one citation of several fields; any other statement is one of its own.
func (m *merger) citeGroup(g *merged, statements []*statement, standings []models.Standing) {
	type sameness struct {
		record   *record
		standing models.Standing
		basis    models.Basis
		rule     string
		locator  string
	}
	whole := map[sameness]int{}
	for i, s := range statements {
		citation := m.citation(g.id, s, standings[i])
		if s.value != g.outcomes[s.field.Name].value {
			citation.Value = s.value
			m.ds.Citations = append(m.ds.Citations, citation)
			continue
		}
		key := sameness{s.record, standings[i], s.basis, s.rule, s.locator}
		if at, ok := whole[key]; ok {
			m.ds.Citations[at].Fields = append(m.ds.Citations[at].Fields, s.field.Name)
			continue
		}
		whole[key] = len(m.ds.Citations)
		citation.Line = s.record.position.line
		m.ds.Citations = append(m.ds.Citations, citation)
	}
}

// cite makes a citation of each statement about whether a list includes a row.
func (m *merger) cite(subject models.ID, statements []*statement, out outcome) {
	for i, s := range statements {
		citation := m.citation(subject, s, out.standings[i])
		citation.Value = s.value
		m.ds.Citations = append(m.ds.Citations, citation)
	}
}

func (m *merger) citation(subject models.ID, s *statement, standing models.Standing) models.Citation {
	return models.Citation{
		Key:       len(m.ds.Citations) + 1,
		SubjectID: subject,
		SourceID:  s.source.ID,
		Fields:    []string{s.field.Name},
		Standing:  standing,
		Basis:     s.basis,
		Rule:      s.rule,
		Locator:   s.locator,
		File:      s.file,
		Line:      s.line,
	}
}
