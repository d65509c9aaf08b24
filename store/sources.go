package store

import "entente/models"

var sources = List[models.Source, models.SourceWhere, models.SourceOrder]{
	shape: shape{
		table: "sources",
		orders: map[string]order{
			"PUBLISHED_ON": byDate("published_on"),
			"TITLE":        byText("title_key"),
			"PUBLISHER":    byText("publisher_key"),
			"SEEN_ON":      byDate("seen_on"),
			"KIND":         byText("kind"),
			"LANGUAGE":     byKnown("language"),
			"COUNTRY":      byKnown("country_key"),
			"ENTITIES":     byRowsOf("entity_sources WHERE source_id = e.id"),
		},
		usual: "PUBLISHED_ON", descending: true,
		keys: map[models.GroupKey]groupKey{
			"KIND":          groupBy("e.kind"),
			"LICENSE_CLASS": groupBy("e.license_class"),
			"LANGUAGE":      groupBy("e.language"),
			"PUBLISHER":     groupBy("e.publisher"),
			"COUNTRY":       groupBy("e.country_id").ofEntities(),
			"REGION":        groupByRegion("country_id"),
			"YEAR":          groupByYear("published_on"),
			"DECADE":        groupByDecade("published_on"),
		},
	},
	orderBy: func(o *models.SourceOrder) (string, models.OrderDirection) { return string(o.Field), o.Direction },
	where:   sourceWhere,
}

func sourceWhere(c *conditions, w *models.SourceWhere) {
	c.mean(w.Certainty, w.IncludePredecessors)
	oneOf(c, "e.kind", w.Kinds)
	oneOf(c, "e.license_class", w.Licence)
	c.languages("languages", "e.language", w.Languages)
	oneOf(c, "e.country_id", c.countries("countries", w.Countries, "the country of a publisher"))
	c.text("publisher", "e.publisher_words", w.Publisher)
	c.within("published", "published_on", w.Published)
	c.text("text", "e.folded", w.Text)
	among(c, "SELECT source_id FROM entity_sources WHERE entity_id", c.anybody("about", w.About, aboutKinds...))
	nest(c, "sources", w.Not, w.Any, sourceWhere)
}
