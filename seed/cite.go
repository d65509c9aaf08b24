package seed

import (
	"slices"

	"entente/models"
)

// A cited statement is one that an entity or row is made of.
type cited struct {
	*statement
	standing models.Standing
	own      bool // its value is the dataset's word for word
}

// A whole is the citation of all that one record states in the same way.
type whole struct {
	record   *record
	standing models.Standing
	basis    models.Basis
	rule     string
	locator  string
	at       int // in the dataset's citations
	fields   []string
}

// citeGroup makes the citations of one entity or row. What one record states
// with one standing, basis and locator, and with our own value word for word,
// is one citation of several fields; any other statement is one of its own.
func (m *merger) citeGroup(g *merged) {
	wholes := m.work.wholes[:0]
	m.work.wholes = m.work.wholes[:cap(m.work.wholes)] // for their room
	for _, s := range m.work.cited {
		if !s.own {
			citation := m.citation(g.id, s.statement, s.standing)
			citation.Value = s.value
			m.ds.Citations = append(m.ds.Citations, citation)
			continue
		}
		i := slices.IndexFunc(wholes, func(w whole) bool {
			return w.record == s.record && w.standing == s.standing && w.basis == s.basis && w.rule == s.rule && w.locator == s.locator
		})
		if i < 0 {
			i = len(wholes)
			wholes = append(wholes, whole{s.record, s.standing, s.basis, s.rule, s.locator, len(m.ds.Citations), m.work.fieldsAt(i)})
			citation := m.citation(g.id, s.statement, s.standing)
			citation.Line = s.record.position.line
			m.ds.Citations = append(m.ds.Citations, citation)
		}
		wholes[i].fields = append(wholes[i].fields, s.field.Name)
	}
	for _, w := range wholes {
		m.ds.Citations[w.at].Fields = m.fieldSet(w.fields...)
	}
	m.work.wholes = wholes
}

// fieldsAt is room for the fields of a whole citation.
func (w *workspace) fieldsAt(i int) []string {
	if i < len(w.wholes) {
		return w.wholes[i].fields[:0]
	}
	return nil
}

// fieldSet is one slice for all citations that name the same fields.
func (m *merger) fieldSet(fields ...string) []string {
	m.work.names = m.work.names[:0]
	for _, field := range fields {
		m.work.names = append(append(m.work.names, field...), ' ')
	}
	set, ok := m.fieldSets[string(m.work.names)]
	if !ok {
		set = slices.Clone(fields)
		m.fieldSets[string(m.work.names)] = set
	}
	return set
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
		Fields:    m.fieldSet(s.field.Name),
		Standing:  standing,
		Basis:     s.basis,
		Rule:      s.rule,
		Locator:   s.locator,
		File:      s.file,
		Line:      s.line,
	}
}
