package seed

import (
	"io/fs"
	"slices"
	"strings"

	"entente/models"
)

// Withheld is what a dataset of some classes of licence leaves out.
type Withheld struct {
	// Sources are those of other classes, and Records what they say.
	Sources, Records int
	// Gone are, by kind, the entities and rows of which the sources that stay
	// say too little: nothing, not what is needed, or nothing but of another
	// that is gone.
	Gone map[*models.Kind]int
}

// LoadOnly reads a seed as [Load] does and merges what sources of some classes
// of licence state, and nothing else: a value, an entity, a row, a disagreement
// or an unknown that only another source tells is not there. What then lacks
// what it needs is left out, and so is what points to it.
//
// The problems are those of reading alone. Checks of the whole are for the
// whole: see [Load].
func LoadOnly(fsys fs.FS, classes []models.LicenseClass) (*models.Dataset, Withheld, Problems) {
	m := newMerger(read(fsys))
	m.ds.Revision += "-" + classWords(classes)
	withheld := m.withhold(classes)
	m.merge()
	for _, kind := range models.AllKinds() {
		if withheld.Gone[kind] -= kind.Len(m.ds); withheld.Gone[kind] == 0 {
			delete(withheld.Gone, kind)
		}
	}
	return m.ds, withheld, m.problems.sorted()
}

// classWords names classes in their order: open-official.
func classWords(classes []models.LicenseClass) string {
	var words []string
	for _, class := range models.LicenseClass("").Values() {
		if slices.Contains(classes, models.LicenseClass(class)) {
			words = append(words, strings.ToLower(strings.ReplaceAll(class, "_", "-")))
		}
	}
	return strings.Join(words, "-")
}

// withhold drops the sources of other classes and what they say. What there
// was is counted for [Withheld.Gone].
func (m *merger) withhold(classes []models.LicenseClass) Withheld {
	m.partial = true
	w := Withheld{Gone: map[*models.Kind]int{}}
	counted := make(map[models.ID]bool, len(m.records))
	closed := func(src *source) bool { return !slices.Contains(classes, src.LicenseClass) }
	for _, r := range m.records {
		if !r.denied && !counted[r.id] {
			counted[r.id] = true
			w.Gone[r.kind]++
		}
		if closed(r.source) {
			w.Records++
		}
	}
	m.records = slices.DeleteFunc(m.records, func(r *record) bool { return closed(r.source) })
	before := len(m.sources)
	m.sources = slices.DeleteFunc(m.sources, closed)
	w.Sources = before - len(m.sources)
	return w
}

// prune takes out of a partial dataset what lacks what it needs, until nothing
// points to what is not there.
func (m *merger) prune() {
	for gone := true; gone; {
		gone = false
		described := m.describable()
		for kind, all := range m.groups {
			m.groups[kind] = slices.DeleteFunc(all, func(g *merged) bool {
				if m.stands(g, described) {
					return false
				}
				delete(m.origins, g.id)
				gone = true
				return true
			})
		}
	}
	// What was said of lists stands with the entity.
	m.ds.Citations = slices.DeleteFunc(m.ds.Citations, func(c models.Citation) bool { return m.origins[c.SubjectID] == nil })
	m.ds.Disagreements = slices.DeleteFunc(m.ds.Disagreements, func(d models.Disagreement) bool { return m.origins[d.SubjectID] == nil })
	for i := range m.ds.Citations {
		m.ds.Citations[i].Key = i + 1
	}
	for _, src := range m.sources {
		if m.origins[src.CountryID] == nil {
			src.CountryID = ""
		}
	}
}

// describable are the treaties for which [merger.describe] makes a title.
func (m *merger) describable() map[models.ID]bool {
	treaties := map[models.ID]bool{}
	for _, party := range m.groups[models.KindOf("party")] {
		treaties[party.entity] = true
	}
	return treaties
}

// alternatives are fields of which an entity needs one, and of which the
// reference may be lost.
var alternatives = []struct{ kind, reference, name string }{
	{"visit", "visitor", "visitorName"},
	{"claim", "speaker", "speakerName"},
}

// stands takes references to what is not there out of an entity or row, and
// reports whether it has all that it needs.
func (m *merger) stands(g *merged, described map[models.ID]bool) bool {
	if m.origins[g.entity] == nil || !m.dropReferences(g) {
		return false
	}
	for _, field := range g.kind.Fields {
		isDescribed := g.kind.Name == "treaty" && field.Name == "title" && described[g.id]
		if field.Needed && !g.states(field.Name) && !isDescribed {
			return false
		}
	}
	for _, a := range alternatives {
		if g.kind.Name == a.kind && !g.states(a.reference) && !g.states(a.name) {
			return false
		}
	}
	if g.kind.Name == "gift" && g.states("value") != g.states("currency") { // the one says nothing without the other
		g.drop(func(v given) bool { return v.field.Name == "value" || v.field.Name == "currency" })
	}
	return true
}

// dropReferences takes out references to what is not there. It reports false
// where one of them makes the identity of a row.
func (m *merger) dropReferences(g *merged) bool {
	isThere := true
	for _, r := range g.records {
		for i := range r.values {
			v := &r.values[i]
			if v.field.Form != models.FormRef && v.field.Form != models.FormRefs {
				continue
			}
			var kept []string
			for id := range strings.FieldsSeq(v.value) {
				if m.origins[models.ID(id)] != nil {
					kept = append(kept, id)
				} else if v.field.Key {
					isThere = false
				}
			}
			v.value = strings.Join(kept, " ")
		}
	}
	g.drop(func(v given) bool { return v.value == "" })
	return isThere
}

// drop takes values out of all records.
func (g *merged) drop(goes func(given) bool) {
	for _, r := range g.records {
		r.drop(goes)
	}
}

// states reports whether a record gives a value for a field.
func (g *merged) states(field string) bool {
	return slices.ContainsFunc(g.records, func(r *record) bool { return r.states(field) })
}
