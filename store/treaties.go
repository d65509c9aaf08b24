package store

import "entente/models"

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
	for _, actor := range c.actors("partiesAll", w.PartiesAll) {
		c.add("e.id IN (SELECT treaty_id FROM parties WHERE actor_id = ?)", actor)
	}
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
	c.text("e.folded", w.Text)
	nest(c, w.Not, w.Any, treatyWhere)
}
