package seed

import (
	"cmp"
	"fmt"
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
	groups := m.group()
	for _, kind := range models.AllKinds() {
		for _, g := range groups[kind] {
			m.mergeGroup(g)
		}
	}
	slices.SortFunc(m.sources, func(a, b *source) int { return cmp.Compare(a.ID, b.ID) })
	for i, src := range m.sources {
		if i > 0 && m.sources[i-1].ID == src.ID {
			m.problems.add(src.position, "%s is the id of %s:%d too; an id names one source", src.ID, m.sources[i-1].position.file, m.sources[i-1].position.line)
			continue
		}
		m.ds.Sources = append(m.ds.Sources, src.Source)
	}
	for _, redirect := range m.links.redirects {
		m.ds.Redirects = append(m.ds.Redirects, redirect)
	}
	slices.SortFunc(m.ds.Redirects, func(a, b models.Redirect) int { return cmp.Compare(a.ID, b.ID) })
	slices.SortFunc(m.ds.Disagreements, func(a, b models.Disagreement) int { return cmp.Compare(a.ID, b.ID) })
}

// group collects the records of each entity and row, in the order of IDs, and
// leaves out the rows that are denied with more right than they are stated.
func (m *merger) group() map[*models.Kind][]*merged {
	byID := map[models.ID]*merged{}
	groups := map[*models.Kind][]*merged{}
	denials := map[models.ID][]*record{}
	for _, r := range m.records {
		if r.denied {
			denials[r.id] = append(denials[r.id], r)
			continue
		}
		g := byID[r.id]
		if g == nil {
			g = &merged{kind: r.kind, id: r.id, entity: r.entityID(), outcomes: map[string]outcome{}}
			byID[r.id] = g
			groups[r.kind] = append(groups[r.kind], g)
		}
		g.records = append(g.records, r)
	}
	m.denyIncomplete(byID, denials)
	for kind := range groups {
		groups[kind] = slices.DeleteFunc(groups[kind], func(g *merged) bool {
			return len(denials[g.id]) > 0 && !m.isListed(g, denials[g.id])
		})
		slices.SortFunc(groups[kind], func(a, b *merged) int { return cmp.Compare(a.id, b.id) })
	}
	return groups
}

// denyIncomplete adds a denial of each row that a source leaves out of a list
// which it calls complete.
func (m *merger) denyIncomplete(byID map[models.ID]*merged, denials map[models.ID][]*record) {
	for _, whole := range m.records {
		for _, list := range whole.complete {
			for _, g := range byID {
				if g.kind.Parent != whole.kind || g.kind.List != list || g.entity != whole.id {
					continue
				}
				if !slices.ContainsFunc(g.records, func(r *record) bool { return r.source == whole.source }) {
					denials[g.id] = append(denials[g.id], whole)
				}
			}
		}
	}
}

// listing is the field under which it is disputed whether a row is in a list.
var listing = &models.Field{Name: "listed", Form: models.FormBool}

// isListed weighs the sources that have a row in their list against those
// that say it is not in it, by the rules for any other field. The
// disagreement is one of the entity, under the list's name.
func (m *merger) isListed(g *merged, denials []*record) bool {
	field := *listing
	field.Name = g.kind.List
	name := g.id.Slug()[len(g.entity.Slug())+1:]
	var statements []*statement
	for _, r := range g.records {
		statements = append(statements, &statement{record: r, field: &field, value: "includes " + name, basis: models.Stated, locator: r.locator, line: r.line})
	}
	for _, r := range denials {
		statements = append(statements, &statement{record: r, field: &field, value: "does not include " + name, basis: models.Stated, locator: r.locator, line: r.line})
	}
	out := resolve(statements, m.ruledValue(g.entity, field.Name, statements))
	m.cite(g.entity, statements, out)
	m.dispute(g.entity, field.Name, statements, out)
	return out.value == statements[0].value
}

// mergeGroup makes one entity or row.
func (m *merger) mergeGroup(g *merged) {
	slices.SortStableFunc(g.records, func(a, b *record) int {
		return cmp.Or(cmp.Compare(kindRank(a.source), kindRank(b.source)), cmp.Compare(a.file, b.file), cmp.Compare(a.position.line, b.position.line))
	})
	first := g.records[0].position
	var parent models.ID
	if g.kind.Parent != nil {
		parent = g.entity
	}
	g.row = g.kind.New(models.Identity{ID: g.id, File: first.file, Line: first.line}, parent)
	m.origins[g.id] = g
	var cited []*statement
	var standings []models.Standing
	for _, field := range g.kind.Fields {
		var statements []*statement
		for _, r := range g.records {
			for _, s := range r.statements {
				if s.field == field {
					statements = append(statements, s)
				}
			}
		}
		if len(statements) == 0 {
			statements = m.derive(g, field)
		}
		if len(statements) == 0 {
			m.noteAbsence(g, field)
			continue
		}
		out := resolve(statements, m.ruledValue(g.id, field.Name, statements))
		g.outcomes[field.Name] = out
		m.set(field, g.row, out.value, position{out.preferred.file, out.preferred.line})
		if out.observed.IsKnown() {
			models.SetObserved(g.row, out.observed)
		}
		cited, standings = append(cited, statements...), append(standings, out.standings...)
		m.dispute(g.id, field.Name, statements, out)
	}
	m.citeGroup(g, cited, standings)
	m.noteUnknown(g)
	g.kind.Append(m.ds, g.row)
}

func kindRank(src *source) int { return slices.Index(src.Kind.Values(), string(src.Kind)) }

// noteAbsence reports a field that an entity must have.
func (m *merger) noteAbsence(g *merged, field *models.Field) {
	if field.Needed {
		m.problems.add(g.at(), "%s has no %s; one of its files must give it", g.id, field.Name)
	}
}

// noteUnknown records what was looked for in vain.
func (m *merger) noteUnknown(g *merged) {
	for _, r := range g.records {
		for _, field := range r.unknown {
			m.ds.Unknowns = append(m.ds.Unknowns, models.Unknown{SubjectID: g.id, Field: field, SourceID: r.source.ID})
		}
	}
}

// dispute records that sources contradict each other about a field.
func (m *merger) dispute(subject models.ID, field string, statements []*statement, out outcome) {
	if !out.disputed() {
		return
	}
	d := models.Disagreement{SubjectID: subject, Field: field, Sentence: sentence(field, statements, out)}
	slug := strings.ReplaceAll(string(subject), ":", ".") + "." + field
	if strings.HasPrefix(out.value, "includes ") || strings.HasPrefix(out.value, "does not include ") {
		slug += "." + out.value[strings.LastIndexByte(out.value, ' ')+1:]
	}
	d.ID = models.NewID("disagreement", slug)
	d.File, d.Line = out.preferred.file, out.preferred.line
	if r := m.ruling(subject, field); r != nil {
		d.Ruling, d.Stale = r.reason, r.isStale(statements)
		d.File, d.Line = r.position.file, r.position.line
	}
	m.ds.Disagreements = append(m.ds.Disagreements, d)
}

// sentence tells a disagreement: "signedOn is 1961-07-06 according to A and
// B, but 1961-07-11 according to C."
func sentence(field string, statements []*statement, out outcome) string {
	var values []string
	publishers := map[string][]string{}
	for _, preferred := range []bool{true, false} {
		for i, s := range statements {
			if sameText(s.value, out.value) != preferred || out.standings[i] == models.Compatible {
				continue
			}
			if publishers[s.value] == nil {
				values = append(values, s.value)
			}
			if !slices.Contains(publishers[s.value], s.source.Publisher) {
				publishers[s.value] = append(publishers[s.value], s.source.Publisher)
			}
		}
	}
	parts := make([]string, len(values))
	for i, value := range values {
		said := value
		if value == models.OpenEnd {
			said = "still open"
		}
		parts[i] = fmt.Sprintf("%s according to %s", said, enumerate(publishers[value]))
	}
	verb := " is "
	if strings.Contains(values[0], "include") {
		verb = " "
	}
	return field + verb + strings.Join(parts, ", but ") + "."
}

// enumerate joins names as prose does.
func enumerate(names []string) string {
	if len(names) == 1 {
		return names[0]
	}
	return strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1]
}
