package store

import "entente/models"

var organizations = List[models.Organization, models.OrganizationWhere, models.OrganizationOrder]{
	shape: shape{
		table: "organizations",
		orders: map[string]order{
			"NAME":         byText("name_key"),
			"FOUNDED_ON":   byDate("founded_on"),
			"DISSOLVED_ON": byDate("dissolved_on"),
			"SHORT_NAME":   byKnown("short_name_key"),
			"COUNTRY":      byKnown("country_key"),
			"MEMBERS":      byCount("member_count"),
			"TREATIES":     byCount("treaty_count"),
		},
		usual: "NAME",
		keys: map[models.GroupKey]groupKey{
			"KIND":    groupBy("e.kind"),
			"COUNTRY": groupBy("e.country_id").ofEntities(),
			"REGION":  groupByRegion("country_id"),
			"YEAR":    groupByYear("founded_on"),
			"DECADE":  groupByDecade("founded_on"),
			"SOURCE":  groupBySource,
		},
		vias: map[Via]string{ViaCountry: "e.country_id = parent.value", ViaSource: bySource},
	},
	orderBy: func(o *models.OrganizationOrder) (string, models.OrderDirection) { return string(o.Field), o.Direction },
	where:   organizationWhere,
}

// founded is the time of an organization, as that of a country.
var founded = period{row: "e", start: "founded_on", end: "dissolved_on", observed: true}

func organizationWhere(c *conditions, w *models.OrganizationWhere) {
	c.mean(w.Certainty, w.IncludePredecessors)
	oneOf(c, "e.kind", w.Kinds)
	oneOf(c, "e.country_id", c.countries("countries", w.Countries, "what a national body belongs to"))
	c.on(founded, w.ExistingOn)
	c.text("name", "e.folded", w.Name)
	c.member("organization_id", "member_id", c.actors("members", w.Members), w.MemberOn)
	c.sources(w.Sources)
	nest(c, "organizations", w.Not, w.Any, organizationWhere)
}
