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
	cited           // the first of them
	at     int      // in the dataset's citations
	fields []string // of all of them
}

// citeGroup makes the citations of one entity or row. What one record states
// with one standing, basis and locator, and with our own value word for word,
// is one citation of several fields; any other statement is one of its own.
func (m *merger) citeGroup(g *merged) {
	wholes := m.work.wholes[:0]
	m.work.wholes = m.work.wholes[:cap(m.work.wholes)] // for their room
	for _, s := range m.work.cited {
		if !s.own {
			citation := m.citation(g.id, s.statement, m.attribution(s.statement, s.standing, s.field.Name))
			citation.Value = s.value
			m.ds.Citations = append(m.ds.Citations, citation)
			continue
		}
		i := slices.IndexFunc(wholes, func(w whole) bool {
			return w.record == s.record && w.standing == s.standing && w.basis == s.basis && w.rule == s.rule && w.locator == s.locator
		})
		if i < 0 {
			i = len(wholes)
			wholes = append(wholes, whole{s, len(m.ds.Citations), m.work.fieldsAt(i)})
			citation := m.citation(g.id, s.statement, nil) // not yet
			citation.Line = s.record.line
			m.ds.Citations = append(m.ds.Citations, citation)
		}
		wholes[i].fields = append(wholes[i].fields, s.field.Name)
	}
	for _, w := range wholes {
		m.ds.Citations[w.at].Attribution = m.attribution(w.statement, w.standing, w.fields...)
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

// cite makes a citation of each statement about whether a list includes a row.
func (m *merger) cite(subject models.ID, statements []*statement, out outcome) {
	for i, s := range statements {
		citation := m.citation(subject, s, m.attribution(s, out.standings[i], s.field.Name))
		citation.Value = s.value
		m.ds.Citations = append(m.ds.Citations, citation)
	}
}

func (m *merger) citation(subject models.ID, s *statement, attribution *models.Attribution) models.Citation {
	return models.Citation{
		Key:         len(m.ds.Citations) + 1,
		SubjectID:   subject,
		Attribution: attribution,
		Locator:     s.locator,
		Line:        s.line,
	}
}

// attributionKey is what tells an attribution from others.
type attributionKey struct {
	source   models.ID
	fields   string // as one text
	standing models.Standing
	basis    models.Basis
	rule     string
	file     string
}

// attribution is the one that all citations share which state these fields on
// the same ground, out of one file.
func (m *merger) attribution(s *statement, standing models.Standing, fields ...string) *models.Attribution {
	key := attributionKey{s.source.ID, fields[0], standing, s.basis, s.rule, s.file}
	if len(fields) > 1 {
		key.fields = m.joined(fields)
	}
	shared := m.attributions[key]
	if shared == nil {
		shared = &models.Attribution{SourceID: s.source.ID, Fields: slices.Clone(fields), Standing: standing, Basis: s.basis, Rule: s.rule, File: s.file}
		m.attributions[key] = shared
	}
	return shared
}

// joined is one text for all that name the same fields.
func (m *merger) joined(fields []string) string {
	m.work.names = m.work.names[:0]
	for _, field := range fields {
		m.work.names = append(append(m.work.names, field...), ' ')
	}
	text, ok := m.fieldSets[string(m.work.names)]
	if !ok {
		text = string(m.work.names)
		m.fieldSets[text] = text
	}
	return text
}
