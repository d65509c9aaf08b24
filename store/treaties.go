package store

import (
	"slices"

	"entente/models"
)

var treaties = List[models.Treaty, models.TreatyWhere, models.TreatyOrder]{
	shape: shape{
		table: "treaties",
		orders: map[string]order{
			"SIGNED_ON":             byDate("signed_on"),
			"ENTERED_INTO_FORCE_ON": byDate("entered_into_force_on"),
			"TERMINATED_ON":         byDate("terminated_on"),
			"TITLE":                 byText("title_key"),
		},
		usual: "SIGNED_ON", descending: true,
		keys: map[models.GroupKey]groupKey{
			"KIND":         groupBySet("kinds"),
			"SUBJECT":      groupBySet("subjects"),
			"OBLIGATION":   groupByRows("p.obligation", "provisions AS p WHERE p.treaty_id = e.id"),
			"YEAR":         groupByYear("signed_on"),
			"DECADE":       groupByDecade("signed_on"),
			"COUNTRY":      groupByRows("p.actor_id", "parties AS p WHERE p.treaty_id = e.id AND p.actor_id LIKE 'country:%'").ofEntities(),
			"REGION":       groupByRows("c.region", "parties AS p JOIN countries AS c ON c.id = p.actor_id WHERE p.treaty_id = e.id"),
			"ORGANIZATION": groupByRows("p.actor_id", "parties AS p WHERE p.treaty_id = e.id AND p.actor_id LIKE 'organization:%'").ofEntities(),
			"LEADER":       groupByRows("s.leader_id", "signatories AS s WHERE s.treaty_id = e.id").ofEntities(),
			"SOURCE":       groupBySource,
		},
		vias: map[Via]string{
			ViaParty:     "e.id IN (SELECT treaty_id FROM parties WHERE actor_id = parent.value)",
			ViaSignatory: "e.id IN (SELECT treaty_id FROM signatories WHERE leader_id = parent.value)",
			ViaSource:    bySource,
		},
	},
	orderBy: func(o *models.TreatyOrder) (string, models.OrderDirection) { return string(o.Field), o.Direction },
	where:   treatyWhere,
}

// inForce is [models.Treaty.InForce] in SQL.
var inForce = period{row: "e", notBefore: "signed_on", start: "entered_into_force_on", end: "terminated_on", observed: true}

func treatyWhere(c *conditions, w *models.TreatyWhere) {
	c.allParties(c.actors("partiesAll", w.PartiesAll))
	among(c, "SELECT treaty_id FROM parties WHERE actor_id", c.actors("partiesAny", w.PartiesAny))
	among(c, "SELECT entity_id FROM treaty_kinds WHERE value", w.Kinds)
	among(c, "SELECT entity_id FROM treaty_subjects WHERE value", w.Subjects)
	among(c, "SELECT treaty_id FROM provisions WHERE obligation", w.Obligations)
	among(c, "SELECT treaty_id FROM signatories WHERE leader_id", c.entities("signedBy", w.SignedBy, "leader"))
	c.within("signed", "signed_on", w.Signed, w.Certainty)
	c.within("enteredIntoForce", "entered_into_force_on", w.EnteredIntoForce, w.Certainty)
	c.within("terminated", "terminated_on", w.Terminated, w.Certainty)
	c.on(inForce, w.InForceOn, w.Certainty)
	c.sources(w.Sources)
	c.text("text", "e.folded", w.Text)
	nest(c, w.Not, w.Any, treatyWhere)
}

// allParties demands that each of the actors is party. It is one condition
// however many they are, served by the parties' index of the actor.
func (c *conditions) allParties(actors []models.ID) {
	if len(actors) == 0 {
		return
	}
	slices.Sort(actors)
	distinct := slices.Compact(actors)
	c.add(`e.id IN (SELECT treaty_id FROM parties WHERE actor_id IN (SELECT value FROM json_each(?))
		GROUP BY treaty_id HAVING count(DISTINCT actor_id) = ?)`, jsonList(distinct), len(distinct))
}
