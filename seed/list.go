package seed

import (
	"slices"
	"strings"

	"entente/models"
)

// formListing is the form of what sources say of a row's place in a list.
const formListing models.Form = "listing"

// The values of that form, before the row's name.
const (
	includes = "includes "
	excludes = "does not include "
)

// listedRow is the name of the row of which such a value speaks.
func listedRow(value string) (string, bool) {
	if row, ok := strings.CutPrefix(value, includes); ok {
		return row, true
	}
	return strings.CutPrefix(value, excludes)
}

// groups are the merged entities and rows of each kind, in the order of IDs.
type groups map[*models.Kind][]*merged

// group collects the records of each entity and row, and leaves out the rows
// that are denied with more right than they are stated.
func (m *merger) group() groups {
	byID := make(map[models.ID]*merged, len(m.records))
	byKind := groups{}
	denials := map[models.ID][]*record{}
	var room slab[merged]
	for _, r := range m.records {
		if r.denied {
			denials[r.id] = append(denials[r.id], r)
			continue
		}
		g := byID[r.id]
		if g == nil {
			g = &room.take(1)[0]
			g.kind, g.id, g.entity = r.kind, r.id, r.entityID()
			g.records = g.first[:0]
			byID[r.id] = g
			byKind[r.kind] = append(byKind[r.kind], g)
		}
		g.records = append(g.records, r)
	}
	m.denyIncomplete(byKind, denials)
	for _, kind := range models.AllKinds() {
		slices.SortFunc(byKind[kind], func(a, b *merged) int { return strings.Compare(string(a.id), string(b.id)) })
		byKind[kind] = slices.DeleteFunc(byKind[kind], func(g *merged) bool {
			return len(denials) > 0 && len(denials[g.id]) > 0 && !m.isListed(g, denials[g.id])
		})
	}
	m.citeDenials(byID, denials)
	m.origins = byID
	for id := range denials {
		if g := byID[id]; g != nil && !slices.Contains(byKind[g.kind], g) {
			delete(byID, id)
		}
	}
	return byKind
}

// denyIncomplete adds a denial of each row that a source leaves out of a list
// which it calls complete.
func (m *merger) denyIncomplete(byKind groups, denials map[models.ID][]*record) {
	type list struct {
		entity models.ID
		kind   *models.Kind
	}
	complete := map[list][]*record{}
	for _, r := range m.records {
		for _, name := range r.complete {
			key := list{r.id, r.kind.ListKind(name)}
			complete[key] = append(complete[key], r)
		}
	}
	if len(complete) == 0 {
		return
	}
	for kind, rows := range byKind {
		for _, row := range rows {
			for _, whole := range complete[list{row.entity, kind}] {
				if !slices.ContainsFunc(row.records, func(r *record) bool { return r.source == whole.source }) {
					denials[row.id] = append(denials[row.id], whole)
				}
			}
		}
	}
}

// isListed weighs the sources that have a row in their list against those
// that say it is not in it, by the rules for any other field. The
// disagreement is one of the entity, under the list's name.
func (m *merger) isListed(g *merged, denials []*record) bool {
	statements := append(listings(g.kind, g.id, g.entity, includes, g.records), listings(g.kind, g.id, g.entity, excludes, denials)...)
	r, ruled := m.ruling(rulingKey{subject: g.entity, field: g.kind.List, row: rowName(g.id, g.entity)}, statements)
	out := resolve(statements, ruled)
	m.cite(g.entity, statements, out)
	m.dispute(g.entity, statements, out, r)
	return strings.HasPrefix(out.value, includes)
}

// citeDenials keeps what sources say of rows that nobody has in a list.
func (m *merger) citeDenials(byID map[models.ID]*merged, denials map[models.ID][]*record) {
	var ids []models.ID
	for id := range denials {
		if byID[id] == nil {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	for _, id := range ids {
		first := denials[id][0]
		statements := listings(first.kind, id, first.entityID(), excludes, denials[id])
		m.cite(first.entityID(), statements, resolve(statements, ""))
	}
}

// listings are statements that a list includes a row, or that it does not.
func listings(kind *models.Kind, id, entity models.ID, says string, records []*record) []*statement {
	slices.SortFunc(records, compareRecords)
	field := &models.Field{Name: kind.List, Form: formListing}
	statements := make([]*statement, len(records))
	for i, r := range records {
		statements[i] = &statement{record: r, field: field, value: says + rowName(id, entity), basis: models.Stated, locator: r.locator, line: r.line}
	}
	return statements
}

// rowName is the part of a row's ID that tells it from the other rows.
func rowName(id, entity models.ID) string { return id.Slug()[len(entity.Slug())+1:] }
