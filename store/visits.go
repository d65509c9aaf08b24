package store

import "entente/models"

var visits = List[models.Visit, models.VisitWhere, models.VisitOrder]{
	shape: shape{
		table: "visits",
		orders: map[string]order{
			"STARTED_ON": byDate("started_on"),
			"ENDED_ON":   byDate("ended_on"),
			"TITLE":      byText("title_key"),
			"DURATION":   byNumber("days"),
			"KIND":       byKnown("kind"),
			"VISITOR":    byKnown("visitor_key"),
			"FROM":       byText("from_key"),
			"HOST":       byText("host_key"),
		},
		usual: "STARTED_ON", descending: true,
		keys: map[models.GroupKey]groupKey{
			"KIND":        groupBy("e.kind"),
			"YEAR":        groupByYear("started_on"),
			"DECADE":      groupByDecade("started_on"),
			"VISITOR":     groupBy("e.visitor_id").ofEntities(),
			"FROM":        groupBy("e.from_id").ofEntities(),
			"FROM_REGION": groupByRegion("from_id"),
			"HOST":        groupBy("e.host_id").ofEntities(),
			"HOST_REGION": groupByRegion("host_id"),
			"MET":         groupByRows("m.leader_id", "meetings AS m WHERE m.visit_id = e.id").ofEntities(),
			"EVENT":       groupByRows("v.kind", "visit_events AS v WHERE v.visit_id = e.id"),
			"SOURCE":      groupBySource,
		},
		vias: map[Via]string{
			ViaVisitor: "e.visitor_id = parent.value",
			ViaMet:     "e.id IN (SELECT visit_id FROM meetings WHERE leader_id = parent.value)",
			ViaHost:    "e.host_id = parent.value",
			ViaFrom:    "e.from_id = parent.value",
			ViaTreaty:  "e.id IN (SELECT visit_id FROM visit_events WHERE treaty_id = parent.value)",
			ViaFollows: "e.follows_id = parent.value",
			ViaSource:  bySource,
		},
	},
	orderBy: func(o *models.VisitOrder) (string, models.OrderDirection) { return string(o.Field), o.Direction },
	where:   visitWhere,
}

// goingOn is the time of a visit; its last day is one of it.
var goingOn = period{row: "e", start: "started_on", end: "ended_on", endIncluded: true}

func visitWhere(c *conditions, w *models.VisitWhere) {
	c.mean(w.Certainty, w.IncludePredecessors)
	oneOf(c, "e.visitor_id", c.entities("visitors", w.Visitors, "leader"))
	oneOf(c, "e.from_id", c.actors("from", w.From))
	oneOf(c, "e.host_id", c.countries("hosts", w.Hosts, "the host of a visit"))
	eitherOf(c, ofVisits, "host_id", "from_id", c.actors("countries", w.Countries))
	oneOf(c, "e.kind", w.Kinds)
	among(c, "SELECT visit_id FROM meetings WHERE leader_id", c.entities("met", w.Met, "leader"))
	among(c, "SELECT visit_id FROM visit_events WHERE kind", w.Events)
	c.within("started", "started_on", w.Started)
	c.on(goingOn, w.On)
	through(c, "visitor", w.Visitor, ofLeaders, leaderWhere, "e.visitor_id IN (%s)")
	through(c, "treaties", w.Treaties, ofTreaties, treatyWhere, "e.id IN (SELECT visit_id FROM visit_events WHERE treaty_id IN (%s))")
	through(c, "gifts", w.Gifts, ofGifts, giftWhere, "e.id IN (SELECT visit_id FROM gifts WHERE visit_id IS NOT NULL AND id IN (%s))")
	c.boundBy(w.BoundBy, ofVisits)
	c.sources(w.Sources)
	c.text("text", "e.folded", w.Text)
	nest(c, ofVisits, w.Not, w.Any, visitWhere)
}
