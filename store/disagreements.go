package store

import (
	"slices"
	"strings"

	"entente/models"
)

var disagreements = List[models.Disagreement, models.DisagreementWhere, models.DisagreementOrder]{
	shape: shape{
		table: "disagreements",
		orders: map[string]order{
			"SUBJECT": byText("subject_id"),
			"FIELD":   byText("field"),
			"SOURCES": byRowsOf("(SELECT DISTINCT source_id FROM citations AS c WHERE c.subject_id = e.subject_id AND ' '||c.fields||' ' LIKE '% '||e.field||' %')"),
		},
		usual: "SUBJECT",
		keys: map[models.GroupKey]groupKey{
			"KIND":   groupBy("e.subject_kind"),
			"FIELD":  groupBy("e.field"),
			"SOURCE": groupByRows("c.source_id", "citations AS c WHERE c.subject_id = e.subject_id AND ' '||c.fields||' ' LIKE '% '||e.field||' %'").ofEntities(),
		},
		vias: map[Via]string{
			// Served by the index of a source's entities, then by that of an entity's disagreements.
			ViaSource: `e.entity_id IN (SELECT entity_id FROM entity_sources WHERE source_id = parent.value) AND EXISTS (SELECT 1 FROM citations
				WHERE citations.subject_id = e.subject_id AND citations.source_id = parent.value AND ' '||citations.fields||' ' LIKE '% '||e.field||' %')`,
		},
	},
	orderBy: func(o *models.DisagreementOrder) (string, models.OrderDirection) { return string(o.Field), o.Direction },
	where:   disagreementWhere,
}

func disagreementWhere(c *conditions, w *models.DisagreementWhere) {
	c.kinds(w.Kinds)
	eitherOf(c, "disagreements", "entity_id", "subject_id", c.subjects(w.Subjects))
	oneOf(c, "e.field", c.fields(w.Kinds, w.Fields))
	c.is("e.ruling IS NOT NULL", w.Ruled)
	c.is("e.stale", w.Stale)
	if ids := c.entities("sources", w.Sources, "source"); ids != nil {
		// Served by the index of a source's entities and by the key of citations: few citations speak of one entity or row.
		list := jsonList(ids)
		c.add("e.entity_id IN (SELECT entity_id FROM entity_sources WHERE source_id IN (SELECT value FROM json_each(?)))", list)
		c.add(`EXISTS (SELECT 1 FROM citations WHERE citations.subject_id = e.subject_id
			AND citations.source_id IN (SELECT value FROM json_each(?)) AND ' '||citations.fields||' ' LIKE '% '||e.field||' %')`, list)
	}
	through(c, "treaties", w.Treaties, ofTreaties, treatyWhere, "e.entity_id IN (%s)")
	through(c, "visits", w.Visits, ofVisits, visitWhere, "e.entity_id IN (%s)")
	through(c, "gifts", w.Gifts, ofGifts, giftWhere, "e.entity_id IN (%s)")
	c.text("text", "e.folded", w.Text)
	nest(c, "disagreements", w.Not, w.Any, disagreementWhere)
}

// kinds demands a subject of one of the kinds, by their names.
func (c *conditions) kinds(names []string) {
	for i, name := range names {
		if !slices.Contains(kindNames(), name) {
			c.fail(wrongArgument(at(c.path("kinds"), i), "there is no kind %q%s", clip(name), models.DidYouMean(name, kindNames())))
		}
	}
	oneOf(c, "e.subject_kind", names)
}

func kindNames() []string {
	var names []string
	for _, kind := range models.AllKinds() {
		names = append(names, kind.Name)
	}
	return names
}

// fields refuses what is no field or list of any of the kinds, of all for none.
func (c *conditions) fields(kinds, names []string) []string {
	owners, known := strings.Join(kinds, " or "), []string(nil)
	if len(kinds) == 0 {
		owners, kinds = "entity or row", kindNames()
	}
	for _, name := range kinds {
		if kind := models.KindOf(name); kind != nil {
			known = append(known, kind.FieldNames()...)
			for _, list := range kind.Lists {
				known = append(known, list.List)
			}
		}
	}
	for i, name := range names {
		if !slices.Contains(known, name) {
			c.fail(wrongArgument(at(c.path("fields"), i), "no %s has a field or list %q%s", owners, clip(name), models.DidYouMean(name, known)))
		}
	}
	return names
}

// subjects reads IDs of entities or rows of any kind. That there are no
// disagreements about one is no error.
func (c *conditions) subjects(ids []models.ID) []models.ID {
	if ids == nil {
		return nil
	}
	resolved := make([]models.ID, len(ids))
	references := make([]reference, len(ids))
	for i, id := range ids {
		argument := at(c.path("subjects"), i)
		if !strings.Contains(string(id), ":") {
			c.fail(wrongArgument(argument, "%q does not say of which kind it is; write the whole ID, such as treaty:dprk-ussr-friendship-1961", clip(string(id))))
			return resolved
		}
		found, err := c.store.refer(argument, string(id), kindNames()...)
		if err != nil {
			c.fail(err)
			return resolved
		}
		references[i], resolved[i] = found, found.id
	}
	c.mustExist(references)
	return resolved
}
