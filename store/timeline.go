package store

import (
	"context"
	"fmt"
	"slices"

	"entente/models"
)

// Timeline is a page of the timeline of a relation that [Relation.Entries] read.
func Timeline(relation *models.Relation, entries []*models.TimelineEntry, where *models.TimelineWhere, direction models.OrderDirection, page Page) (*models.Connection[*models.TimelineEntry], error) {
	q := &query{list: fmt.Sprintf("timeline DATE %s", direction)}
	if err := q.page(page, pairOf(relation)); err != nil {
		return nil, err
	}
	entries, err := FilterTimeline(entries, where)
	if err != nil {
		return nil, err
	}
	compare := comparePlaces
	if direction == models.OrderDirectionDesc {
		slices.Reverse(entries)
		compare = func(a, b cursor) int { return comparePlaces(b, a) }
	}
	connection := cut(q, entries, placeOf, compare)
	connection.Grouped = func(_ context.Context, g models.Grouping) ([]*models.Group, error) {
		return groupInMemory("a timeline", entries, timelineKeys, g)
	}
	return connection, nil
}

// timelineKeys are by what a timeline can be grouped.
var timelineKeys = map[models.GroupKey]memoryKey[*models.TimelineEntry]{
	"KIND":             {value: func(e *models.TimelineEntry) string { return string(e.Kind) }},
	"DIPLOMATIC_EVENT": {value: func(e *models.TimelineEntry) string { return string(e.DiplomaticEvent) }},
	"YEAR":             {value: func(e *models.TimelineEntry) string { return sharedDigits(e.On, 4, "") }},
	"DECADE":           {value: func(e *models.TimelineEntry) string { return sharedDigits(e.On, 3, "X") }},
}

// FilterTimeline copies the entries for which a filter holds; nil leaves all.
func FilterTimeline(entries []*models.TimelineEntry, where *models.TimelineWhere) ([]*models.TimelineEntry, error) {
	if where == nil {
		return slices.Clone(entries), nil
	}
	if err := checkRange([]string{"where", "on"}, where.On); err != nil {
		return nil, err
	}
	if err := checkCounts([]string{"where", "partyCount"}, where.PartyCount); err != nil {
		return nil, err
	}
	kept := make([]*models.TimelineEntry, 0, len(entries))
	for _, entry := range entries {
		if wanted(entry, where) {
			kept = append(kept, entry)
		}
	}
	return kept, nil
}

// Entries are all dated things between the two sides by their first possible
// days, in two statements: two states share some thousands at most. A treaty
// is there when it was signed by both, bound both and ceased to, by the rules
// of [models.Treaty.Between]. What has no date is in the lists only.
func (r *Relation) Entries(ctx context.Context) ([]*models.TimelineEntry, error) {
	var rows []struct {
		Kind      models.TimelineKind
		SubjectID models.ID
		Title     string
		Event     models.DiplomaticEventKind
		Happened  models.Date `gorm:"embedded;embeddedPrefix:happened"`
	}
	dated := func(kind models.TimelineKind, table, title, column string) string {
		event := "NULL"
		if kind == models.TimelineDiplomatic {
			event = "e.kind"
		}
		return fmt.Sprintf(`SELECT '%[1]s' AS kind, e.id AS subject_id, %[3]s AS title, %[5]s AS event, e.%[4]s AS happened_on
			FROM %[2]s AS e WHERE e.%[4]s_earliest IS NOT NULL AND (?)`, kind, table, title, column, event)
	}
	// Served by the indexes of the references.
	err := r.store.db.WithContext(ctx).Raw(
		dated(models.TimelineVisit, "visits", "e.title", "started_on")+" UNION ALL "+
			dated(models.TimelineGift, "gifts", "e.title", "given_on")+" UNION ALL "+
			dated(models.TimelineDiplomatic, "diplomatic_events", "e.title", "occurred_on")+" UNION ALL "+
			dated(models.TimelineClaim, "claims", "e.summary", "said_on"),
		either(ofVisits, r.visits), either(ofGifts, r.gifts), either("diplomatic_events", r.diplomaticEvents), r.claims()).Find(&rows).Error
	if err != nil {
		return nil, failed(ctx, "reading a timeline", err)
	}
	entries, err := r.treatyEntries(ctx)
	if err != nil {
		return nil, failed(ctx, "reading a timeline", err)
	}
	for _, row := range rows {
		entries = append(entries, &models.TimelineEntry{Kind: row.Kind, On: row.Happened, Certainty: models.Definite, SubjectID: row.SubjectID, Title: row.Title, DiplomaticEvent: row.Event})
	}
	slices.SortFunc(entries, func(a, b *models.TimelineEntry) int { return comparePlaces(placeOf(a), placeOf(b)) })
	return entries, nil
}

// treatyEntries are what happened to the treaties between the two sides.
func (r *Relation) treatyEntries(ctx context.Context) ([]*models.TimelineEntry, error) {
	var rows []struct {
		models.Treaty
		Party   models.Party `gorm:"embedded;embeddedPrefix:party_"`
		Side    int
		Parties int
	}
	// Served by the parties' indexes of actor and treaty.
	err := r.store.db.WithContext(ctx).Raw(`SELECT e.id, e.title, e.signed_on, e.entered_into_force_on, e.terminated_on,
		p.signed_on AS party_signed_on, p.consent AS party_consent, p.consented_on AS party_consented_on,
		p.entered_into_force_on AS party_entered_into_force_on, p.withdrew_on AS party_withdrew_on,
		p.actor_id IN (SELECT value FROM json_each(?)) AS side, (SELECT count(*) FROM parties WHERE treaty_id = e.id) AS parties
		FROM treaties AS e JOIN parties AS p ON p.treaty_id = e.id AND p.actor_id IN (SELECT value FROM json_each(?) UNION ALL SELECT value FROM json_each(?))
		WHERE ? ORDER BY e.id`, r.second, r.first, r.second, r.treaties()).Find(&rows).Error
	if err != nil {
		return nil, err
	}
	var entries []*models.TimelineEntry
	for first := 0; first < len(rows); {
		beyond, sides := first, [2]models.Side{{Existing: r.existing[0]}, {Existing: r.existing[1]}}
		for ; beyond < len(rows) && rows[beyond].ID == rows[first].ID; beyond++ {
			side := &sides[rows[beyond].Side]
			side.Parties = append(side.Parties, &rows[beyond].Party)
		}
		treaty := &rows[first].Treaty
		sure := treaty.Between(rows[first].Parties, sides[0], sides[1], models.Definite)
		shared := treaty.Between(rows[first].Parties, sides[0], sides[1], models.Possible)
		for _, event := range []struct {
			kind         models.TimelineKind
			on, surelyOn models.Date
		}{
			{models.TimelineTreatySigned, shared.SignedOn, sure.SignedOn},
			{models.TimelineTreatyInForce, shared.EnteredIntoForceOn, sure.EnteredIntoForceOn},
			{models.TimelineTreatyTerminated, shared.TerminatedOn, sure.TerminatedOn},
		} {
			if !event.on.IsKnown() {
				continue
			}
			certainty := models.Possible
			if event.on == event.surelyOn {
				certainty = models.Definite
			}
			entries = append(entries, &models.TimelineEntry{
				Kind: event.kind, On: event.on, Certainty: certainty, SubjectID: treaty.ID, Title: treaty.Title, PartyCount: rows[first].Parties,
			})
		}
		first = beyond
	}
	return entries, nil
}

// placeOf is where an entry stands: by day, then in the order of the kinds, then by ID.
func placeOf(e *models.TimelineEntry) cursor {
	kind := slices.Index(e.Kind.Values(), string(e.Kind))
	return cursor{key: fmt.Sprintf("%s %d", e.On.Earliest(), kind), id: e.SubjectID}
}

// wanted says whether an entry is one of those asked for.
func wanted(e *models.TimelineEntry, where *models.TimelineWhere) bool {
	if where.Kinds != nil && !slices.Contains(where.Kinds, e.Kind) {
		return false
	}
	if where.DiplomaticEvents != nil && !slices.Contains(where.DiplomaticEvents, e.DiplomaticEvent) {
		return false
	}
	if e.SubjectID.Kind() == "treaty" && !countHolds(e.PartyCount, where.PartyCount) {
		return false
	}
	if where.On != nil && e.Certainty == models.Possible && certaintyOf(where.Certainty) != models.Possible {
		return false // it may have happened on another day
	}
	return dateHolds(e.On, where.On, certaintyOf(where.Certainty))
}
