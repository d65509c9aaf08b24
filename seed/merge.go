package seed

import (
	"cmp"
	"io/fs"
	"slices"
	"strings"
	"sync"

	"entente/models"
)

// Load reads a seed's files, merges what they state and checks the result.
// The dataset is whole and servable only where the problems hold no error.
func Load(fsys fs.FS) (*models.Dataset, Problems) {
	return LoadAhead(fsys, func(*models.Dataset, *models.Kind) {})
}

// LoadAhead is Load, and tells of each kind when the dataset has all of its
// entities or rows. These do not change any more; whether they are right is
// known when all is.
func LoadAhead(fsys fs.FS, whole func(*models.Dataset, *models.Kind)) (*models.Dataset, Problems) {
	m := newMerger(read(fsys))
	m.whole = whole
	m.merge()
	m.check()
	return m.ds, m.problems.sorted()
}

func newMerger(c *contents) *merger {
	ds := &models.Dataset{Revision: c.revision}
	return &merger{
		contents: c, ds: ds, attributions: map[attributionKey]*models.Attribution{}, fieldSets: map[string]string{},
		whole:  func(*models.Dataset, *models.Kind) {},
		stated: sync.OnceValue(func() map[models.ID][]int { return citationsOf(ds) }),
	}
}

// A merger makes the dataset of what the files say.
type merger struct {
	*contents
	ds *models.Dataset
	// origins are the entities and rows by ID, merged or still to be merged.
	origins map[models.ID]*merged
	groups  groups
	tenures map[models.ID][]*models.Tenure // by leader; see tenuresOf
	// members are the parties of treaties; see partyNames.
	members map[models.ID][]models.ID
	// regions are those that countries have of their successors; see inherit.
	regions map[inheritanceKey]inheritance
	// work is what is used anew for each entity or row.
	work workspace
	// attributions are those of the citations: few, and shared.
	attributions map[attributionKey]*models.Attribution
	// fieldSets are the sets of fields that they name, each as one text.
	fieldSets map[string]string
	// stated are the citations of each entity and row; see place. It is asked
	// when all are merged.
	stated func() map[models.ID][]int
	// whole is told of each kind of which all is merged.
	whole func(*models.Dataset, *models.Kind)
	// partial says that some sources are withheld, see [LoadOnly].
	partial bool
}

// merged is one entity or row and the records that it was made of.
type merged struct {
	kind   *models.Kind
	id     models.ID
	entity models.ID // itself, or the entity in whose list it is
	// records are gone after merging where all are rows of tables: there are
	// many, and the citations tell as much.
	records []*record
	first   [1]*record // room for the records of most
	row     any        // pointer to the kind's struct in the dataset
}

// at is where to correct it.
func (g *merged) at() position {
	file, line := g.row.(interface{ WrittenAt() (string, int) }).WrittenAt()
	return position{file, line}
}

// outcomes are those of the fields of one entity or row.
type outcomes []fieldOutcome

type fieldOutcome struct {
	field *models.Field
	outcome
}

// of is the outcome of a field for which there is a value.
func (o outcomes) of(field string) (out outcome, ok bool) {
	for i := range o {
		if o[i].field.Name == field {
			return o[i].outcome, true
		}
	}
	return outcome{}, false
}

// A workspace holds what is made of one entity or row while it is merged.
type workspace struct {
	statements []statement
	outcomes   outcomes
	cited      []cited
	wholes     []whole
	names      []byte
}

func (m *merger) merge() {
	m.ds.Citations = make([]models.Citation, 0, m.expectedCitations())
	m.groups = m.group()
	m.records = nil
	if m.partial {
		m.prune()
	}
	m.inheritRegions()
	for _, kind := range models.AllKinds() {
		kind.Grow(m.ds, len(m.groups[kind]))
		for _, g := range m.groups[kind] {
			m.mergeGroup(g)
			g.release()
		}
		m.whole(m.ds, kind)
	}
	m.mergeSources()
	m.redirect()
	slices.SortFunc(m.ds.Disagreements, func(a, b models.Disagreement) int { return cmp.Compare(a.ID, b.ID) })
}

// expectedCitations is how many citations there will be at least, and a little
// more: what one record says on one basis is one citation, but for what others
// dispute. To grow a slice of so many takes the memory twice.
func (m *merger) expectedCitations() int {
	n := 0
	var bases []basis
	for _, r := range m.records {
		bases = bases[:0]
		for i := range r.values {
			b := r.basis(i)
			if !slices.Contains(bases, b) {
				bases = append(bases, b)
			}
		}
		n += len(bases)
	}
	const disputed = 16 // one in so many is cited by itself
	return n + n/disputed
}

// mergeSources gives each source its row: one file alone describes it, and one
// page is one source. Datasets may share the page that tells of them.
func (m *merger) mergeSources() {
	slices.SortFunc(m.sources, func(a, b *source) int {
		return cmp.Or(cmp.Compare(a.ID, b.ID), cmp.Compare(a.file, b.file))
	})
	pages := map[string]*source{}
	for i, src := range m.sources {
		if i > 0 && m.sources[i-1].ID == src.ID {
			m.problems.add(src.position, "%s is the id of %s:%d too; an id names one source", src.ID, m.sources[i-1].file, m.sources[i-1].line)
			continue
		}
		if page := pageOf(src.URL); page != "" && src.Kind != models.SourceDataset {
			if first := pages[page]; first != nil {
				m.problems.add(src.position, "%s is the page of %s too, %s:%d; say there what it states", src.ID, first.ID, first.file, first.line)
			}
			pages[page] = src
		}
		m.ds.Sources = append(m.ds.Sources, src.Source)
	}
}

// pageOf is what the addresses of one page have in common.
func pageOf(url string) string {
	_, page, _ := strings.Cut(url, "://")
	return strings.TrimSuffix(strings.TrimPrefix(page, "www."), "/")
}

// compareRecords puts the records of the most trusted kind of source first,
// and of these the fullest: that is where to correct an entity. The order does
// not depend on the names of files.
func compareRecords(a, b *record) int {
	return cmp.Or(
		cmp.Compare(a.source.rank(), b.source.rank()),
		cmp.Compare(len(b.values), len(a.values)),
		cmp.Compare(a.source.ID, b.source.ID),
		cmp.Compare(a.file, b.file),
		cmp.Compare(a.line, b.line),
	)
}

// mergeGroup makes one entity or row.
func (m *merger) mergeGroup(g *merged) {
	if len(g.records) > 1 {
		slices.SortFunc(g.records, compareRecords)
	}
	at := g.records[0].at()
	var parent models.ID
	if g.kind.Parent != nil {
		parent = g.entity
	}
	g.row = g.kind.Add(m.ds, models.Identity{ID: g.id, File: at.file, Line: at.line}, parent)
	m.work.statements, m.work.cited, m.work.outcomes = m.work.statements[:0], m.work.cited[:0], m.work.outcomes[:0]
	for _, field := range g.kind.Fields {
		if statements := m.statements(g, field); len(statements) > 0 {
			m.settle(g, field, statements)
		}
	}
	for _, field := range g.kind.Fields { // what follows from all that is stated
		if _, stated := m.work.outcomes.of(field.Name); stated {
			continue
		}
		if statements := m.derive(g, field); len(statements) > 0 {
			m.settle(g, field, statements)
		} else if field.Needed {
			m.problems.add(at, "%s has no %s; one of its files must give it", g.id, field.Name)
		}
	}
	m.citeGroup(g)
	m.noteUnknown(g)
}

// settle makes one value of what is stated for a field.
func (m *merger) settle(g *merged, field *models.Field, statements []*statement) {
	r, ruled := m.ruling(rulingKey{subject: g.id, field: field.Name}, statements)
	out := resolve(statements, ruled)
	m.work.outcomes = append(m.work.outcomes, fieldOutcome{field, out})
	if field.Form == models.FormDate {
		field.SetDate(g.row, out.preferred.date)
	} else {
		m.set(field, g.row, out.value, position{out.preferred.file, out.preferred.line})
	}
	if out.observed.IsKnown() {
		models.SetObserved(g.row, out.observed)
	}
	for i, s := range statements {
		m.work.cited = append(m.work.cited, cited{s, out.standings[i], s.value == out.value})
	}
	m.dispute(g.id, statements, out, r)
}

// statements are what the records of an entity or row state for a field.
func (m *merger) statements(g *merged, field *models.Field) []*statement {
	var statements []*statement
	for _, r := range g.records {
		for i := range r.values {
			if r.values[i].field == field {
				m.work.statements = append(m.work.statements, r.statement(i))
				statements = append(statements, &m.work.statements[len(m.work.statements)-1])
			}
		}
	}
	return statements
}

// place is where the value of a field stands, or else the entity itself.
func (m *merger) place(g *merged, field *models.Field) position {
	if g.records == nil {
		return m.citedPlace(g, field)
	}
	if s := m.preferred(g, field); s != nil {
		return position{s.file, s.line}
	}
	return g.at()
}

// preferred is the statement whose value the dataset has for a field, nil
// where no record gives one. The records must still be there.
func (m *merger) preferred(g *merged, field *models.Field) *statement {
	var statements []*statement // not in the workspace: checks ask for places beside each other
	for _, r := range g.records {
		if i := r.given(field.Name); i >= 0 {
			statements = append(statements, new(r.statement(i)))
		}
	}
	if len(statements) == 0 {
		return nil
	}
	ruled := ""
	if r := m.rulings[rulingKey{subject: g.id, field: field.Name}]; r != nil && slices.ContainsFunc(statements, func(s *statement) bool { return s.value == r.prefer }) {
		ruled = r.prefer
	}
	return resolve(statements, ruled).preferred
}

// release lets go of the records where all are rows of tables.
func (g *merged) release() {
	for _, r := range g.records {
		if !strings.HasSuffix(r.file, ".csv") {
			return
		}
	}
	g.records, g.first = nil, [1]*record{}
}

// citationsOf are the places of the citations of each entity and row.
func citationsOf(ds *models.Dataset) map[models.ID][]int {
	stated := map[models.ID][]int{}
	for i := range ds.Citations {
		id := ds.Citations[i].SubjectID
		stated[id] = append(stated[id], i)
	}
	return stated
}

// citedPlace is where the preferred citation of a field is written.
func (m *merger) citedPlace(g *merged, field *models.Field) position {
	for _, i := range m.stated()[g.id] {
		if c := &m.ds.Citations[i]; c.Standing == models.Preferred && slices.Contains(c.Fields, field.Name) {
			return position{c.File, c.Line}
		}
	}
	return g.at()
}

// noteUnknown records what was looked for in vain.
func (m *merger) noteUnknown(g *merged) {
	var unknown []models.Unknown
	for _, r := range g.records {
		for _, field := range r.unknown {
			unknown = append(unknown, models.Unknown{SubjectID: g.id, Field: field, SourceID: r.source.ID})
		}
	}
	if unknown == nil {
		return
	}
	slices.SortFunc(unknown, func(a, b models.Unknown) int {
		return cmp.Or(strings.Compare(a.Field, b.Field), cmp.Compare(a.SourceID, b.SourceID))
	})
	m.ds.Unknowns = append(m.ds.Unknowns, slices.Compact(unknown)...)
}
