package store

import "entente/models"

var claims = List[models.Claim, models.ClaimWhere, models.ClaimOrder]{
	shape: shape{
		table: "claims",
		orders: map[string]order{
			"SAID_ON": byDate("said_on"),
			"KIND":    byText("kind"),
			"SPEAKER": byKnown("speaker_key"),
			"ANSWERS": byCount("answer_count"),
		},
		usual: "SAID_ON", descending: true,
		keys: map[models.GroupKey]groupKey{
			"KIND":    groupBy("e.kind"),
			"YEAR":    groupByYear("said_on"),
			"DECADE":  groupByDecade("said_on"),
			"SPEAKER": groupBy("e.speaker_id").ofEntities(),
			"ABOUT":   groupBySet("about_ids").ofEntities(),
			"SOURCE":  groupBySource,
		},
		vias: map[Via]string{
			ViaSpeaker: "e.speaker_id = parent.value",
			ViaAbout:   "e.id IN (SELECT entity_id FROM claim_about WHERE value = parent.value)",
			ViaAnswers: "e.answers_id = parent.value",
			ViaSource:  bySource,
		},
	},
	orderBy: func(o *models.ClaimOrder) (string, models.OrderDirection) { return string(o.Field), o.Direction },
	where:   claimWhere,
}

func claimWhere(c *conditions, w *models.ClaimWhere) {
	c.mean(w.Certainty, w.IncludePredecessors)
	oneOf(c, "e.kind", w.Kinds)
	oneOf(c, "e.speaker_id", c.anybody("speakers", w.Speakers, "leader"))
	among(c, "SELECT entity_id FROM claim_about WHERE value", c.anybody("about", w.About, aboutKinds...))
	oneOf(c, "e.answers_id", c.entities("answers", w.Answers, "claim"))
	c.answered(w.Statuses)
	c.within("said", "said_on", w.Said)
	through(c, "aboutTreaties", w.AboutTreaties, ofTreaties, treatyWhere, aboutOneOf)
	through(c, "aboutVisits", w.AboutVisits, ofVisits, visitWhere, aboutOneOf)
	through(c, "aboutGifts", w.AboutGifts, ofGifts, giftWhere, aboutOneOf)
	c.sources(w.Sources)
	c.text("text", "e.folded", w.Text)
	nest(c, "claims", w.Not, w.Any, claimWhere)
}

// aboutOneOf is the relation of a claim to that of which it speaks.
const aboutOneOf = "e.id IN (SELECT entity_id FROM claim_about WHERE value IN (%s))"

// aboutKinds are the kinds of which a claim may speak. A slug without a kind
// means a treaty.
var aboutKinds = append([]string{"treaty"}, models.KindOf("claim").Field("about").Kinds...)

// answered demands an allegation whose answers give one of the statuses, by
// the rules of [models.StatusOfAllegation].
func (c *conditions) answered(statuses []models.AllegationStatus) {
	if statuses == nil {
		return
	}
	const by = "EXISTS (SELECT 1 FROM claims AS answer WHERE answer.answers_id = e.id AND answer.kind = ?)"
	c.add("e.kind = ?", models.ClaimAllegation)
	c.add("CASE WHEN "+by+" THEN CASE WHEN "+by+" THEN ? ELSE ? END WHEN "+by+" THEN ? ELSE ? END IN (SELECT value FROM json_each(?))",
		models.ClaimDenial, models.ClaimAcknowledgement, models.AllegationDisputed, models.AllegationDenied,
		models.ClaimAcknowledgement, models.AllegationAcknowledged, models.AllegationUnanswered, jsonList(statuses))
}
