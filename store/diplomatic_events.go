package store

import "entente/models"

var diplomaticEvents = List[models.DiplomaticEvent, models.DiplomaticEventWhere, models.DiplomaticEventOrder]{
	shape: shape{
		table: "diplomatic_events",
		orders: map[string]order{
			"OCCURRED_ON": byDate("occurred_on"),
			"TITLE":       byText("title_key"),
			"KIND":        byText("kind"),
			"ACTOR":       byText("actor_key"),
			"COUNTERPART": byText("counterpart_key"),
		},
		usual: "OCCURRED_ON", descending: true,
		keys: map[models.GroupKey]groupKey{
			"KIND":    groupBy("e.kind"),
			"MISSION": groupBy("e.mission"),
			"YEAR":    groupByYear("occurred_on"),
			"DECADE":  groupByDecade("occurred_on"),
			"ACTOR":   groupKey{values: "CASE e.actor_id WHEN e.counterpart_id THEN json_array(e.actor_id) ELSE json_array(e.actor_id, e.counterpart_id) END"}.ofEntities(),
			"REGION":  groupByRows("c.region", "countries AS c WHERE c.id IN (e.actor_id, e.counterpart_id)"),
			"SOURCE":  groupBySource,
		},
		vias: map[Via]string{
			ViaActor:  "e.actor_id = parent.value OR e.counterpart_id = parent.value",
			ViaSource: bySource,
		},
	},
	orderBy: func(o *models.DiplomaticEventOrder) (string, models.OrderDirection) {
		return string(o.Field), o.Direction
	},
	where: diplomaticEventWhere,
}

func diplomaticEventWhere(c *conditions, w *models.DiplomaticEventWhere) {
	c.mean(w.Certainty, w.IncludePredecessors)
	oneOf(c, "e.kind", w.Kinds)
	oneOf(c, "e.mission", w.Missions)
	eitherOf(c, "diplomatic_events", "actor_id", "counterpart_id", c.anybody("actors", w.Actors, "organization"))
	c.within("occurred", "occurred_on", w.Occurred)
	for i, code := range w.ActorsAll {
		id, err := c.store.Actor(at(c.path("actorsAll"), i), code)
		if err != nil {
			c.fail(err)
			return
		}
		eitherOf(c, "diplomatic_events", "actor_id", "counterpart_id", c.withPredecessors([]models.ID{id}))
	}
	c.boundBy(w.BoundBy, ofDiplomaticEvents)
	c.sources(w.Sources)
	c.text("text", "e.folded", w.Text)
	nest(c, "diplomatic_events", w.Not, w.Any, diplomaticEventWhere)
}
