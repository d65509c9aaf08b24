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
			"TIME_IN_FORCE":         byNumber("days_in_force"),
			"PARTIES":               byCount("party_count"),
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
			ViaVisit:     "e.id IN (SELECT treaty_id FROM visit_events WHERE treaty_id IS NOT NULL AND visit_id = parent.value)",
			ViaSource:    bySource,
		},
	},
	orderBy: func(o *models.TreatyOrder) (string, models.OrderDirection) { return string(o.Field), o.Direction },
	where:   treatyWhere,
}

// inForce is [models.Treaty.InForce] in SQL.
var inForce = period{row: "e", notBefore: "signed_on", start: "entered_into_force_on", end: "terminated_on", observed: true}

func treatyWhere(c *conditions, w *models.TreatyWhere) {
	c.mean(w.Certainty, w.IncludePredecessors)
	c.allParties(w.PartiesAll)
	among(c, "SELECT treaty_id FROM parties WHERE actor_id", c.actors("partiesAny", w.PartiesAny))
	c.counts("partyCount", "e.party_count", w.PartyCount)
	among(c, "SELECT entity_id FROM treaty_kinds WHERE value", w.Kinds)
	among(c, "SELECT entity_id FROM treaty_subjects WHERE value", w.Subjects)
	among(c, "SELECT treaty_id FROM provisions WHERE obligation", w.Obligations)
	among(c, "SELECT treaty_id FROM signatories WHERE leader_id", c.entities("signedBy", w.SignedBy, "leader"))
	c.within("signed", "signed_on", w.Signed)
	c.within("enteredIntoForce", "entered_into_force_on", w.EnteredIntoForce)
	c.within("terminated", "terminated_on", w.Terminated)
	c.on(inForce, w.InForceOn)
	c.binds(w.Binds)
	c.partiesOf(w.PartiesOf)
	among(c, "SELECT p.treaty_id FROM memberships AS m JOIN parties AS p ON p.actor_id = m.member_id WHERE m.organization_id", c.memberOrganizations("membersOf", w.MembersOf))
	through(c, "visits", w.Visits, ofVisits, visitWhere, "e.id IN (SELECT treaty_id FROM visit_events WHERE treaty_id IS NOT NULL AND visit_id IN (%s))")
	c.sources(w.Sources)
	c.text("text", "e.folded", w.Text)
	nest(c, ofTreaties, w.Not, w.Any, treatyWhere)
}

// allParties demands that each of the actors is party, or with predecessors
// one of the states that stand for it. It is one condition however many they
// are, served by the parties' index of the actor.
func (c *conditions) allParties(codes []string) {
	asked := map[models.ID]bool{}
	pairs := [][2]models.ID{}
	for i, code := range codes {
		id, err := c.store.Actor(at(c.path("partiesAll"), i), code)
		if err != nil {
			c.fail(err)
			return
		}
		if asked[id] {
			continue
		}
		asked[id] = true
		for _, actor := range c.withPredecessors([]models.ID{id}) {
			pairs = append(pairs, [2]models.ID{id, actor})
		}
	}
	if len(pairs) == 0 {
		return
	}
	c.add(`e.id IN (SELECT p.treaty_id FROM json_each(?) AS asked CROSS JOIN parties AS p ON p.actor_id = asked.value ->> 1
		GROUP BY p.treaty_id HAVING count(DISTINCT asked.value ->> 0) = ?)`, jsonList(pairs), len(asked))
}
