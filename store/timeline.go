package store

import (
	"context"
	"fmt"
	"slices"

	"entente/models"
)

// Timeline is a page of a timeline that [Relation.Entries] read.
func Timeline(entries []*models.TimelineEntry, where *models.TimelineWhere, direction models.OrderDirection, page Page) (*models.Connection[*models.TimelineEntry], error) {
	q := &query{list: fmt.Sprintf("timeline DATE %s", direction)}
	if err := q.page(page); err != nil {
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
	return cut(q, entries, placeOf, compare), nil
}

// FilterTimeline copies the entries for which a filter holds; nil leaves all.
func FilterTimeline(entries []*models.TimelineEntry, where *models.TimelineWhere) ([]*models.TimelineEntry, error) {
	if where == nil {
		return slices.Clone(entries), nil
	}
	if err := checkRange([]string{"where", "on"}, where.On); err != nil {
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
// days, in one statement: two states share some thousands at most. What has no
// date is in the lists only.
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
		return fmt.Sprintf(`SELECT '%[1]s' AS kind, e.id AS subject_id, %[3]s AS title, %[5]s AS event,
			e.%[4]s AS happened_on, e.%[4]s_earliest AS happened_on_earliest, e.%[4]s_latest AS happened_on_latest
			FROM %[2]s AS e WHERE e.%[4]s_earliest IS NOT NULL AND (?)`, kind, table, title, column, event)
	}
	// Served by the indexes of the references.
	err := r.store.db.WithContext(ctx).Raw(
		dated(models.TimelineTreatySigned, "treaties", "e.title", "signed_on")+" UNION ALL "+
			dated(models.TimelineTreatyInForce, "treaties", "e.title", "entered_into_force_on")+" UNION ALL "+
			dated(models.TimelineTreatyTerminated, "treaties", "e.title", "terminated_on")+" UNION ALL "+
			dated(models.TimelineVisit, "visits", "e.title", "started_on")+" UNION ALL "+
			dated(models.TimelineGift, "gifts", "e.title", "given_on")+" UNION ALL "+
			dated(models.TimelineDiplomatic, "diplomatic_events", "e.title", "occurred_on")+" UNION ALL "+
			dated(models.TimelineClaim, "claims", "e.summary", "said_on"),
		r.treaties(), r.treaties(), r.treaties(), either(r.visits), either(r.gifts), either(r.diplomaticEvents), r.claims()).Find(&rows).Error
	if err != nil {
		return nil, failed(ctx, "reading a timeline", err)
	}
	entries := make([]*models.TimelineEntry, len(rows))
	for i, row := range rows {
		entries[i] = &models.TimelineEntry{Kind: row.Kind, On: row.Happened, SubjectID: row.SubjectID, Title: row.Title, DiplomaticEvent: row.Event}
	}
	slices.SortFunc(entries, func(a, b *models.TimelineEntry) int { return comparePlaces(placeOf(a), placeOf(b)) })
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
	if where.On == nil {
		return true
	}
	from, to := rangeDays(where.On)
	switch certaintyOf(where.Certainty) {
	case models.Definite:
		return from <= e.On.Earliest() && e.On.Latest() <= to
	case models.Possible:
		return from <= e.On.Latest() && e.On.Earliest() <= to
	}
	return e.On.Latest() < from || to < e.On.Earliest()
}
