package seed

import (
	"cmp"
	"slices"

	"entente/models"
)

// redirect leads the IDs that changed to those of today, and with them those
// of the rows that are named by them: the rows of an entity, and the rows of
// any whose key is a reference to it.
func (m *merger) redirect() {
	former := map[models.ID][]*change{} // by the ID of today
	for id, change := range m.links.changes {
		r := change.Redirect
		if now := m.links.current(id); now != id {
			r.ToID = now
			former[now] = append(former[now], change)
		}
		m.ds.Redirects = append(m.ds.Redirects, r)
	}
	if len(former) > 0 {
		for id, g := range m.origins {
			if g.kind.Parent != nil {
				m.redirectRow(id, g, former)
			}
		}
	}
	slices.SortFunc(m.ds.Redirects, func(a, b models.Redirect) int {
		return cmp.Or(cmp.Compare(a.ID, b.ID), cmp.Compare(a.ToID, b.ToID))
	})
	if m.partial {
		m.ds.Redirects = slices.DeleteFunc(m.ds.Redirects, func(r models.Redirect) bool { return m.origins[r.ToID] == nil })
	}
	m.ds.Redirects = slices.CompactFunc(m.ds.Redirects, func(a, b models.Redirect) bool { return a.ID == b.ID })
}

// A naming is a part of a row's ID, and the change since which it is not.
type naming struct {
	part    string
	changed *change
}

// namings are how an ID named rows: now, and before each of its changes.
func namings(id models.ID, former map[models.ID][]*change) []naming {
	all := []naming{{part: id.Slug()}}
	for _, change := range former[id] {
		all = append(all, naming{change.ID.Slug(), change})
	}
	return all
}

// isNamedAnew reports whether an ID changed by which a row is named: few did.
func isNamedAnew(g *merged, former map[models.ID][]*change) bool {
	return former[g.entity] != nil || slices.ContainsFunc(g.kind.Keys(), func(key *models.Field) bool {
		return key.Form == models.FormRef && former[models.ID(key.Get(g.row))] != nil
	})
}

// redirectRow leads the IDs that a row had to the one that it has.
func (m *merger) redirectRow(id models.ID, g *merged, former map[models.ID][]*change) {
	if !isNamedAnew(g, former) {
		return
	}
	names := namings(g.entity, former)
	separator := "."
	for _, key := range g.kind.Keys() {
		value := key.Get(g.row)
		if value == "" {
			continue
		}
		parts := []naming{{part: rowSlug(key, value)}}
		if key.Form == models.FormRef {
			parts = namings(models.ID(value), former)
		}
		var longer []naming
		for _, name := range names {
			for _, part := range parts {
				longer = append(longer, naming{name.part + separator + part.part, cmp.Or(name.changed, part.changed)})
			}
		}
		names, separator = longer, "-"
	}
	for _, name := range names {
		old := models.NewID(id.Kind(), name.part)
		if name.changed != nil && m.links.changes[old] == nil && m.origins[old] == nil {
			m.ds.Redirects = append(m.ds.Redirects, models.Redirect{ID: old, ToID: id, Change: name.changed.Change, Reason: name.changed.Reason})
		}
	}
}
