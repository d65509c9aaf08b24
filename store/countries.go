package store

import "entente/models"

var countries = List[models.Country, models.CountryWhere, models.CountryOrder]{
	shape: shape{
		table: "countries",
		orders: map[string]order{
			"NAME":           byText("name_key"),
			"ESTABLISHED_ON": byDate("established_on"),
			"DISSOLVED_ON":   byDate("dissolved_on"),
			"REGION":         byKnown("region"),
			"TREATIES":       byCount("treaty_count"),
			"VISITS_HOSTED":  byCount("hosted_count"),
			"VISITS_MADE":    byCount("visit_count"),
			"GIFTS_GIVEN":    byCount("given_count"),
			"GIFTS_RECEIVED": byCount("received_count"),
		},
		usual: "NAME",
		vias:  map[Via]string{ViaSource: bySource},
		keys: map[models.GroupKey]groupKey{
			"KIND":         groupBy("e.kind"),
			"REGION":       groupBy("e.region"),
			"SUBREGION":    groupBy("e.subregion"),
			"YEAR":         groupByYear("established_on"),
			"DECADE":       groupByDecade("established_on"),
			"ORGANIZATION": groupByRows("m.organization_id", "memberships AS m WHERE m.member_id = e.id").ofEntities(),
			"SOURCE":       groupBySource,
		},
	},
	orderBy: func(o *models.CountryOrder) (string, models.OrderDirection) { return string(o.Field), o.Direction },
	where:   countryWhere,
}

// existing is [models.Country.Existing] in SQL.
var existing = period{row: "e", start: "established_on", end: "dissolved_on", observed: true}

func countryWhere(c *conditions, w *models.CountryWhere) {
	c.mean(w.Certainty, nil)
	oneOf(c, "e.kind", w.Kinds)
	oneOf(c, "e.region", c.areas("regions", w.Regions, m49Regions))
	oneOf(c, "e.subregion", c.areas("subregions", w.Subregions, m49Subregions))
	c.on(existing, w.ExistingOn)
	c.named("name", w.Name)
	c.member("member_id", "organization_id", c.memberOrganizations("membersOf", w.MembersOf), w.MemberOn)
	through(c, "treaties", w.Treaties, ofTreaties, treatyWhere, "e.id IN (SELECT actor_id FROM parties WHERE treaty_id IN (%s))")
	through(c, "visitsHosted", w.VisitsHosted, ofVisits, visitWhere, "e.id IN (SELECT host_id FROM visits WHERE id IN (%s))")
	c.sources(w.Sources)
	nest(c, "countries", w.Not, w.Any, countryWhere)
}
