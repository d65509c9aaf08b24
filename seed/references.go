package seed

import (
	"fmt"
	"slices"
	"strings"

	"entente/models"
)

// references looks for what IDs name. It compares an ID that names nothing
// with all those that there are, which takes time: the hint of each missing ID
// is kept, and after many there are none.
type references struct {
	*merger
	problems Problems // beside those of other checks
	sources  map[models.ID]position
	slugs    map[string][]string // of the entities and rows, by kind
	hints    map[models.ID]string
}

// maxHints is how many missing IDs are compared with all others. So many are
// a lost file, not slips of the pen.
const maxHints = 100

// checkReferences reports IDs that name nothing, or the wrong thing.
func (m *merger) checkReferences() Problems {
	refs := &references{merger: m, sources: map[models.ID]position{}, hints: map[models.ID]string{}}
	for _, kind := range models.AllKinds() {
		for row := range kind.Rows(m.ds) {
			refs.checkRow(m.origins[row.(models.Node).Self()], kind, row)
		}
	}
	for _, src := range m.sources {
		refs.sources[src.ID] = src.position
		if src.CountryID != "" {
			refs.check(src.position, "country", src.CountryID)
		}
	}
	for id, change := range m.links.changes {
		refs.checkChange(id, change)
	}
	return refs.problems
}

func (refs *references) checkRow(g *merged, kind *models.Kind, row any) {
	if kind.Parent != nil {
		if _, found := refs.find(g.entity); !found {
			refs.report(g.at(), "its "+kind.Parent.Name, g.entity)
		}
	}
	for _, field := range kind.Fields {
		if field.Form != models.FormRef && field.Form != models.FormRefs {
			continue
		}
		for word := range strings.FieldsSeq(field.Get(row)) {
			id := models.ID(word)
			if _, found := refs.find(id); !found {
				refs.report(refs.place(g, field), field.Name, id)
			}
			if id == g.entity {
				refs.problems.add(refs.place(g, field), "%s: %s names itself; write the id of the other %s", field.Name, id, id.Kind())
			}
		}
	}
}

func (refs *references) checkChange(id models.ID, change *change) {
	if at, used := refs.find(id); used {
		refs.problems.add(change.position, "%s was %s and is still in use at %s:%d", id, change.what(), at.file, at.line)
	}
	if change.ToID == "" {
		return
	}
	now := refs.links.current(id)
	if next := refs.links.changes[now]; next != nil && next.ToID != "" {
		refs.problems.add(change.position, "the changes of %s lead in a circle; an id leads to one that there is", id)
		return
	}
	refs.check(change.position, "to", now)
}

// find says whether and where there is an entity, a row or a source.
func (refs *references) find(id models.ID) (position, bool) {
	if g := refs.origins[id]; g != nil {
		return g.at(), true
	}
	at, found := refs.sources[id]
	return at, found
}

func (refs *references) check(at position, what string, id models.ID) {
	if _, found := refs.find(id); !found {
		refs.report(at, what, id)
	}
}

// report reports an ID that names nothing.
func (refs *references) report(at position, what string, id models.ID) {
	if change := refs.links.changes[id]; change != nil {
		refs.problems.add(at, "%s: %s was %s: %s", what, id, change.what(), change.Reason)
		return
	}
	refs.problems.add(at, "%s: there is no %s%s", what, id, refs.hint(id))
}

func (refs *references) hint(id models.ID) string {
	hint, known := refs.hints[id]
	if known || len(refs.hints) >= maxHints {
		return hint
	}
	hint = fmt.Sprintf("; add the %s to the file of a source that describes it", id.Kind())
	if near := models.Nearest(id.Slug(), refs.slugsOf(id.Kind())); near != "" {
		hint = fmt.Sprintf("; did you mean %s?", models.NewID(id.Kind(), near))
	}
	refs.hints[id] = hint
	return hint
}

// slugsOf are the slugs of a kind, in order.
func (refs *references) slugsOf(kind string) []string {
	if refs.slugs == nil {
		refs.slugs = map[string][]string{}
		for id := range refs.origins {
			refs.slugs[id.Kind()] = append(refs.slugs[id.Kind()], id.Slug())
		}
		for _, slugs := range refs.slugs {
			slices.Sort(slugs)
		}
	}
	return refs.slugs[kind]
}
