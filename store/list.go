package store

import (
	"context"
	"fmt"

	"entente/models"
)

// Lists are the lists of the API.
type Lists struct {
	Treaties         *List[models.Treaty, models.TreatyWhere, models.TreatyOrder]
	Visits           *List[models.Visit, models.VisitWhere, models.VisitOrder]
	Gifts            *List[models.Gift, models.GiftWhere, models.GiftOrder]
	DiplomaticEvents *List[models.DiplomaticEvent, models.DiplomaticEventWhere, models.DiplomaticEventOrder]
	Claims           *List[models.Claim, models.ClaimWhere, models.ClaimOrder]
	Leaders          *List[models.Leader, models.LeaderWhere, models.LeaderOrder]
	Countries        *List[models.Country, models.CountryWhere, models.CountryOrder]
	Organizations    *List[models.Organization, models.OrganizationWhere, models.OrganizationOrder]
	Sources          *List[models.Source, models.SourceWhere, models.SourceOrder]
	Disagreements    *List[models.Disagreement, models.DisagreementWhere, models.DisagreementOrder]
}

func listsOf(s *Store) Lists {
	return Lists{
		Treaties: treaties.of(s), Visits: visits.of(s), Gifts: gifts.of(s), DiplomaticEvents: diplomaticEvents.of(s), Claims: claims.of(s), Leaders: leaders.of(s),
		Countries: countries.of(s), Organizations: organizations.of(s), Sources: sources.of(s), Disagreements: disagreements.of(s),
	}
}

// shapes are the lists without their types.
func shapes() []*shape {
	return []*shape{
		&treaties.shape, &visits.shape, &gifts.shape, &diplomaticEvents.shape, &claims.shape, &leaders.shape,
		&countries.shape, &organizations.shape, &sources.shape, &disagreements.shape,
	}
}

// A List is all entities of one kind, in pages: T is the kind, W what a page
// can be filtered by and O how it can be ordered.
type List[T, W, O any] struct {
	shape
	store *Store
	// where adds the conditions of a filter.
	where func(c *conditions, where *W)
	// orderBy takes an order apart.
	orderBy func(*O) (field string, direction models.OrderDirection)
}

// A shape is what a list is, without its types.
type shape struct {
	// table is the table of its entries; in SQL an entry is e.
	table string
	// orders are the ways to sort it, by their names in the API.
	orders map[string]order
	// usual is the order when none is asked for, descending if so.
	usual      string
	descending bool
	// keys are what it can be grouped by, by their names in the API.
	keys map[models.GroupKey]groupKey
	// vias are the conditions by which it hangs on parent.value.
	vias map[Via]string
}

// Via says how a list hangs on another entity.
type Via string

// The ways in which lists hang on entities.
const (
	// ViaAll hangs on nothing: the list of the whole dataset.
	ViaAll Via = ""
	// ViaParty: treaties to which a country or organization is party.
	ViaParty Via = "party"
	// ViaSignatory: treaties that a leader signed.
	ViaSignatory Via = "signatory"
	// ViaSource: entities of which a source, or of whose rows it, states something.
	ViaSource Via = "source"
	// ViaVisitor: visits that a leader made.
	ViaVisitor Via = "visitor"
	// ViaMet: visits on which a leader was met.
	ViaMet Via = "met"
	// ViaHost: visits to a country.
	ViaHost Via = "host"
	// ViaFrom: visits for a country or organization.
	ViaFrom Via = "from"
	// ViaVisit: gifts given and treaties signed during a visit.
	ViaVisit Via = "visit"
	// ViaTreaty: visits during which a treaty was signed.
	ViaTreaty Via = "treaty"
	// ViaFollows: visits that came next on the tour of a visit.
	ViaFollows Via = "follows"
	// ViaGiver: gifts by a leader, country or organization.
	ViaGiver Via = "giver"
	// ViaRecipient: gifts to a leader, country or organization.
	ViaRecipient Via = "recipient"
	// ViaActor: diplomatic events of a country or organization, on either side.
	ViaActor Via = "actor"
	// ViaSpeaker: claims by a leader, country or organization.
	ViaSpeaker Via = "speaker"
	// ViaAbout: claims about an entity.
	ViaAbout Via = "about"
	// ViaAnswers: claims that answer a claim.
	ViaAnswers Via = "answers"
	// ViaOffice: leaders who hold or held an office of a country; with
	// inOfficeOn or roles in the filter, such an office.
	ViaOffice Via = "office"
	// ViaCountry: organizations that belong to a country.
	ViaCountry Via = "country"
)

// bySource is the condition of ViaSource, the same for all lists.
const bySource = "e.id IN (SELECT entity_id FROM entity_sources WHERE source_id = parent.value)"

// of binds the declaration of a list to a database.
func (l List[T, W, O]) of(s *Store) *List[T, W, O] {
	l.store = s
	return &l
}

// Page reads a page of the whole list. Where and order may be nil.
func (l *List[T, W, O]) Page(ctx context.Context, where *W, orderBy *O, page Page) (*models.Connection[*T], error) {
	return only(l.Of(ctx, ViaAll, []models.ID{""}, where, orderBy, page))
}

// Of reads a page of the list that hangs on each of the parents: one
// statement for all of them, and one for all their total counts, once
// somebody asks for one.
func (l *List[T, W, O]) Of(ctx context.Context, via Via, parents []models.ID, where *W, orderBy *O, page Page) ([]*models.Connection[*T], error) {
	condition, ok := l.vias[via]
	if !ok && via != ViaAll {
		panic(fmt.Sprintf("store: %s do not hang on anything via %s", l.table, via))
	}
	q, err := l.query(ctx, via, where, orderBy, page, textsOf(parents)...)
	if err != nil {
		return nil, err
	}
	if condition != "" {
		q.conditions.add(q.conditions.parent(condition))
	}
	return pages[T](ctx, q, parents)
}

// query puts the arguments of a list that hangs on some things together.
func (l *List[T, W, O]) query(ctx context.Context, via Via, where *W, orderBy *O, page Page, of ...string) (*query, error) {
	field, descending := l.usual, l.descending
	if orderBy != nil {
		named, direction := l.orderBy(orderBy)
		field, descending = named, direction == models.OrderDirectionDesc
	}
	chosen, ok := l.orders[field]
	if !ok {
		return nil, wrongArgument([]string{"orderBy", "field"}, "%s cannot be ordered by %q", l.table, clip(field))
	}
	q := &query{store: l.store, table: l.table, keys: l.keys, order: chosen, descending: descending, list: cursorList(l.table, via, field, descending)}
	if err := q.page(page, of...); err != nil {
		return nil, err
	}
	q.conditions = newConditions(ctx, l.store, via)
	if where != nil {
		l.where(q.conditions, where)
	}
	return q, q.conditions.err
}

// cursorList names the list and order for which a cursor is good.
func cursorList(table string, via Via, field string, descending bool) string {
	direction := models.OrderDirectionAsc
	if descending {
		direction = models.OrderDirectionDesc
	}
	if via != ViaAll {
		table += "-by-" + string(via)
	}
	return fmt.Sprintf("%s %s %s", table, field, direction)
}

func textsOf[T ~string](words []T) []string {
	texts := make([]string, len(words))
	for i, word := range words {
		texts[i] = string(word)
	}
	return texts
}

func only[T any](answers []T, err error) (T, error) {
	if err != nil {
		var none T
		return none, err
	}
	return answers[0], nil
}
