package store

import (
	"context"
	"fmt"
	"slices"
	"strconv"

	"gorm.io/gorm/clause"

	"entente/models"
)

// Relation resolves the codes of two states or organizations. With
// predecessors, each side is also the states that it continues or has
// absorbed, but neither the other side nor what both go back to: a treaty of
// a common predecessor with a third state is none between the two. It reads
// no SQL.
func (s *Store) Relation(between []string, includePredecessors bool) (*models.Relation, error) {
	if len(between) != 2 {
		return nil, wrongArgument([]string{"between"}, "a relation is between two; write the codes of two states or organizations, such as [\"PRK\", \"RUS\"]")
	}
	r := &models.Relation{}
	for i, code := range between {
		id, err := s.Actor([]string{"between", strconv.Itoa(i)}, code)
		if err != nil {
			return nil, err
		}
		r.Between[i] = id
	}
	if r.Between[0] == r.Between[1] {
		return nil, wrongArgument([]string{"between", "1"}, "%q and %q are the same; a relation is between two", clip(between[0]), clip(between[1]))
	}
	first := s.side(r.Between[0], r.Between[1], includePredecessors)
	second := s.side(r.Between[1], r.Between[0], includePredecessors)
	r.Sides[0] = slices.DeleteFunc(slices.Clone(first), func(id models.ID) bool { return slices.Contains(second, id) })
	r.Sides[1] = slices.DeleteFunc(second, func(id models.ID) bool { return slices.Contains(first, id) })
	return r, nil
}

// Relation reads what links two sides.
type Relation struct {
	store         *Store
	first, second string // the sides, as lists for json_each
	pair          string // for cursors
	// existing are the times of the states and organizations of each side.
	existing [2][]models.Period
}

// Between reads what links the two sides of a relation.
func (s *Store) Between(r *models.Relation) *Relation {
	between := &Relation{store: s, first: jsonList(r.Sides[0]), second: jsonList(r.Sides[1]), pair: pairOf(r)}
	for i, side := range r.Sides {
		for _, id := range side {
			between.existing[i] = append(between.existing[i], s.codes.periods[id])
		}
	}
	return between
}

// Treaties are those to which both sides are or were party, or which both signed.
func (r *Relation) Treaties(ctx context.Context, where *models.TreatyWhere, orderBy *models.TreatyOrder, page Page) (*models.TreatyConnection, error) {
	return r.store.Treaties.that(ctx, r.pair, r.treaties(), where, orderBy, page)
}

// Visits are those from one side to the other.
func (r *Relation) Visits(ctx context.Context, where *models.VisitWhere, orderBy *models.VisitOrder, page Page) (*models.VisitConnection, error) {
	return r.store.Visits.that(ctx, r.pair, either(ofVisits, r.visits), where, orderBy, page)
}

// Gifts are those from one side to the other.
func (r *Relation) Gifts(ctx context.Context, where *models.GiftWhere, orderBy *models.GiftOrder, page Page) (*models.GiftConnection, error) {
	return r.store.Gifts.that(ctx, r.pair, either(ofGifts, r.gifts), where, orderBy, page)
}

// DiplomaticEvents are what happened to their relations themselves.
func (r *Relation) DiplomaticEvents(ctx context.Context, where *models.DiplomaticEventWhere, orderBy *models.DiplomaticEventOrder, page Page) (*models.DiplomaticEventConnection, error) {
	return r.store.DiplomaticEvents.that(ctx, r.pair, either("diplomatic_events", r.diplomaticEvents), where, orderBy, page)
}

// Claims are what one side said of the other, and what anybody said of both
// or of what links them.
func (r *Relation) Claims(ctx context.Context, where *models.ClaimWhere, orderBy *models.ClaimOrder, page Page) (*models.ClaimConnection, error) {
	return r.store.Claims.that(ctx, r.pair, r.claims(), where, orderBy, page)
}

// that reads a page of the entries for which a condition holds.
func (l *List[T, W, O]) that(ctx context.Context, of string, condition clause.Expr, where *W, orderBy *O, page Page) (*models.Connection[*T], error) {
	q, err := l.query(ctx, viaRelation, where, orderBy, page, of)
	if err != nil {
		return nil, err
	}
	q.conditions.add(condition.SQL, condition.Vars...)
	return only(pages[T](ctx, q, []models.ID{""}))
}

// viaRelation tells the cursors of a relation's lists from those of others.
const viaRelation Via = "relation"

// Counts counts all of it in one statement.
func (r *Relation) Counts(ctx context.Context) (*models.RelationCounts, error) {
	var counts models.RelationCounts
	err := r.store.db.WithContext(ctx).Raw(`SELECT
		(SELECT count(*) FROM treaties AS e WHERE ?) AS treaties,
		(SELECT count(*) FROM visits AS e WHERE ?) AS visits_there, (SELECT count(*) FROM visits AS e WHERE ?) AS visits_back,
		(SELECT count(*) FROM gifts AS e WHERE ?) AS gifts_there, (SELECT count(*) FROM gifts AS e WHERE ?) AS gifts_back,
		(SELECT count(*) FROM diplomatic_events AS e WHERE ?) AS diplomatic_events,
		(SELECT count(*) FROM claims AS e WHERE ?) AS claims`, // served by the indexes of the references
		r.treaties(), r.visits(true), r.visits(false), r.gifts(true), r.gifts(false), either("diplomatic_events", r.diplomaticEvents), r.claims()).Scan(&counts).Error
	return &counts, failed(ctx, "counting a relation", err)
}

// GiftValues sums what the gifts each way are said to be worth, by currency
// in the order of its code.
func (r *Relation) GiftValues(ctx context.Context) ([]*models.GiftValues, error) {
	var values []*models.GiftValues
	// Served by the indexes of the references.
	err := r.store.db.WithContext(ctx).Raw(`SELECT currency, sum(there) AS gifts_there, sum(1 - there) AS gifts_back,
		sum(value * there) AS there, sum(value * (1 - there)) AS back
		FROM (SELECT (?) AS there, currency, value FROM gifts AS e WHERE e.value IS NOT NULL AND (?)) AS priced
		GROUP BY currency ORDER BY currency`, r.gifts(true), either(ofGifts, r.gifts)).Find(&values).Error
	return values, failed(ctx, "summing gifts", err)
}

// The conditions on an entry e.

func (r *Relation) treaties() clause.Expr {
	return expr(`e.id IN (SELECT treaty_id FROM parties WHERE actor_id IN (SELECT value FROM json_each(?))
		INTERSECT SELECT treaty_id FROM parties WHERE actor_id IN (SELECT value FROM json_each(?)))`, r.first, r.second)
}

// visits are those there, from the first side to the second, or back.
func (r *Relation) visits(there bool) clause.Expr { return r.directed("from_id", "host_id", there) }

// gifts are those there, from the first side to the second, or back.
func (r *Relation) gifts(there bool) clause.Expr {
	return r.directed("giver_actor_id", "recipient_actor_id", there)
}

// diplomaticEvents are those in which the first side acted, or the second.
func (r *Relation) diplomaticEvents(first bool) clause.Expr {
	return r.directed("actor_id", "counterpart_id", first)
}

func (r *Relation) directed(from, to string, there bool) clause.Expr {
	first, second := r.first, r.second
	if !there {
		first, second = second, first
	}
	return expr(fmt.Sprintf("e.%s IN (SELECT value FROM json_each(?)) AND e.%s IN (SELECT value FROM json_each(?))", from, to), first, second)
}

// either is what goes one way or the other, of a table. Each way is served by
// its own index; to say OR makes SQLite read the whole table.
func either(table string, directed func(there bool) clause.Expr) clause.Expr {
	return expr("e.rowid IN (SELECT e.rowid FROM "+table+" AS e WHERE ? UNION ALL SELECT e.rowid FROM "+table+" AS e WHERE ?)", directed(true), directed(false))
}

// claims are what one side, its leaders or its bodies said of the other, and
// what anybody said of both or of a treaty, visit or gift that links them.
func (r *Relation) claims() clause.Expr {
	said := func(by, about string) clause.Expr {
		return expr("e.speaker_id IN (?) AND e.id IN (?)", belongingTo(by), claimsAbout(belongingTo(about)))
	}
	link := func(table string, condition clause.Expr) clause.Expr {
		return expr("SELECT e.id FROM "+table+" AS e WHERE ?", condition)
	}
	return expr("(?) OR (?) OR (e.id IN (?) AND e.id IN (?)) OR e.id IN (?)",
		said(r.first, r.second), said(r.second, r.first),
		claimsAbout(belongingTo(r.first)), claimsAbout(belongingTo(r.second)),
		claimsAbout(expr("? UNION ALL ? UNION ALL ?", link("treaties", r.treaties()), link("visits", either(ofVisits, r.visits)), link("gifts", either(ofGifts, r.gifts)))))
}

// belongingTo finds a side's states, their leaders and their bodies.
func belongingTo(side string) clause.Expr {
	return expr(`SELECT value FROM json_each(?)
		UNION ALL SELECT id FROM leaders WHERE country_id IN (SELECT value FROM json_each(?))
		UNION ALL SELECT leader_id FROM tenures WHERE country_id IN (SELECT value FROM json_each(?))
		UNION ALL SELECT id FROM organizations WHERE country_id IN (SELECT value FROM json_each(?))`, side, side, side, side)
}

func claimsAbout(subjects clause.Expr) clause.Expr {
	return expr("SELECT entity_id FROM claim_about WHERE value IN (?)", subjects)
}

func expr(sql string, vars ...any) clause.Expr { return clause.Expr{SQL: sql, Vars: vars} }
