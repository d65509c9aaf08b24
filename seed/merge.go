package seed

import (
	"cmp"
	"io/fs"
	"slices"
	"strings"

	"entente/models"
)

// Load reads a seed's files, merges what they state and checks the result.
// The dataset is whole and servable only where the problems hold no error.
func Load(fsys fs.FS) (*models.Dataset, Problems) {
	c := read(fsys)
	m := &merger{contents: c, ds: &models.Dataset{Revision: c.revision}, origins: map[models.ID]*merged{}}
	m.merge()
	m.check()
	return m.ds, c.problems.sorted()
}

// A merger makes the dataset of what the files say.
type merger struct {
	*contents
	ds *models.Dataset
	// origins are the merged entities and rows by ID.
	origins map[models.ID]*merged
	tenures map[models.ID][]*models.Tenure // by leader; see tenuresOf
	// groups are all entities and rows, merged or still to be merged.
	groups groups
	// members are the parties of treaties; see partiesOf.
	members map[models.ID][]models.ID
}

// merged is one entity or row and the records that it was made of.
type merged struct {
	kind     *models.Kind
	id       models.ID
	entity   models.ID // itself, or the entity in whose list it is
	records  []*record
	row      any // pointer to the kind's struct
	outcomes map[string]outcome
}

// at is where to correct it.
func (g *merged) at() position { return g.records[0].position }

// place is where a field's value stands, or else the entity itself.
func (g *merged) place(field string) position {
	if out, ok := g.outcomes[field]; ok {
		return position{out.preferred.file, out.preferred.line}
	}
	return g.at()
}

func (m *merger) merge() {
	m.groups = m.group()
	for _, kind := range models.AllKinds() {
		for _, g := range m.groups[kind] {
			m.mergeGroup(g)
		}
	}
	m.mergeSources()
	m.redirect()
	slices.SortFunc(m.ds.Disagreements, func(a, b models.Disagreement) int { return cmp.Compare(a.ID, b.ID) })
}

// mergeSources gives each source its row: one file alone describes it.
func (m *merger) mergeSources() {
	slices.SortFunc(m.sources, func(a, b *source) int {
		return cmp.Or(cmp.Compare(a.ID, b.ID), cmp.Compare(a.file, b.file))
	})
	for i, src := range m.sources {
		if i > 0 && m.sources[i-1].ID == src.ID {
			m.problems.add(src.position, "%s is the id of %s:%d too; an id names one source", src.ID, m.sources[i-1].file, m.sources[i-1].line)
			continue
		}
		m.ds.Sources = append(m.ds.Sources, src.Source)
	}
}

// compareRecords puts the records of the most trusted kind of source first,
// and of these the fullest: that is where to correct an entity. The order does
// not depend on the names of files.
func compareRecords(a, b *record) int {
	return cmp.Or(
		cmp.Compare(a.source.rank(), b.source.rank()),
		cmp.Compare(len(b.statements), len(a.statements)),
		cmp.Compare(a.source.ID, b.source.ID),
		cmp.Compare(a.file, b.file),
		cmp.Compare(a.position.line, b.position.line),
	)
}

// mergeGroup makes one entity or row.
func (m *merger) mergeGroup(g *merged) {
	slices.SortFunc(g.records, compareRecords)
	first := g.records[0].position
	var parent models.ID
	if g.kind.Parent != nil {
		parent = g.entity
	}
	g.row = g.kind.New(models.Identity{ID: g.id, File: first.file, Line: first.line}, parent)
	m.origins[g.id] = g
	var all []*statement
	var standings []models.Standing
	var absent []*models.Field
	state := func(field *models.Field, statements []*statement) {
		r := m.rulings[rulingKey{subject: g.id, field: field.Name}]
		out := resolve(statements, m.ruled(r, statements))
		g.outcomes[field.Name] = out
		m.set(field, g.row, out.value, position{out.preferred.file, out.preferred.line})
		if out.observed.IsKnown() {
			models.SetObserved(g.row, out.observed)
		}
		all, standings = append(all, statements...), append(standings, out.standings...)
		m.dispute(g.id, statements, out, r)
	}
	for _, field := range g.kind.Fields {
		if statements := g.statements(field); len(statements) > 0 {
			state(field, statements)
		} else {
			absent = append(absent, field)
		}
	}
	for _, field := range absent { // what follows from all that is stated
		if statements := m.derive(g, field); len(statements) > 0 {
			state(field, statements)
		} else if field.Needed {
			m.problems.add(g.at(), "%s has no %s; one of its files must give it", g.id, field.Name)
		}
	}
	m.citeGroup(g, all, standings)
	m.noteUnknown(g)
	g.kind.Append(m.ds, g.row)
}

// statements are what its records state for a field.
func (g *merged) statements(field *models.Field) []*statement {
	var statements []*statement
	for _, r := range g.records {
		for _, s := range r.statements {
			if s.field == field {
				statements = append(statements, s)
			}
		}
	}
	return statements
}

// noteUnknown records what was looked for in vain.
func (m *merger) noteUnknown(g *merged) {
	var unknown []models.Unknown
	for _, r := range g.records {
		for _, field := range r.unknown {
			unknown = append(unknown, models.Unknown{SubjectID: g.id, Field: field, SourceID: r.source.ID})
		}
	}
	slices.SortFunc(unknown, func(a, b models.Unknown) int {
		return cmp.Or(strings.Compare(a.Field, b.Field), cmp.Compare(a.SourceID, b.SourceID))
	})
	m.ds.Unknowns = append(m.ds.Unknowns, slices.Compact(unknown)...)
}
