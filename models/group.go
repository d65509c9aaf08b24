package models

import (
	"context"
	"fmt"
	"io"
	"strconv"
)

// A Group is the entries of a list that have the same values of some keys.
type Group struct {
	// Keys are the values, in the order of the keys asked for.
	Keys []*GroupValue
	// Count is the number of entries.
	Count int
	// Valued is the number of gifts valued in the currency asked for.
	Valued int
	// Sum is their value together, Median the middle one; nil when there are none.
	Sum, Median *float64
}

// A GroupValue is what the entries of a group have in common by one key.
type GroupValue struct {
	// By is the key.
	By GroupKey
	// Value is "" where it is not known.
	Value string
	// NodeID is the value where it names an entity, else empty.
	NodeID ID
}

// A Grouping says how a list is to be grouped.
type Grouping struct {
	By     []GroupKey
	Having *GroupHaving
	Order  *GroupOrder
	// Currency is that of the values of gifts; empty for other lists.
	Currency string
	// First is how many groups are wanted; nil means the usual number.
	First *int
}

// GroupHaving is what a group must come up to.
type GroupHaving struct {
	Count       *int
	Sum, Median *float64
}

// GroupOrder is the order of groups.
type GroupOrder struct {
	Field     GroupOrderField
	Direction OrderDirection
}

// GroupOrderField is by what groups can be ordered.
type GroupOrderField string

// The orders of groups; sum and median are of gifts only.
const (
	GroupsByCount  GroupOrderField = "COUNT"
	GroupsByKeys   GroupOrderField = "KEYS"
	GroupsBySum    GroupOrderField = "SUM"
	GroupsByMedian GroupOrderField = "MEDIAN"
)

// GroupKey is what a list can be grouped by. Each list has keys of its own,
// which the schema enumerates.
type GroupKey string

// Groups are the groups of the whole list.
func (c *Connection[T]) Groups(ctx context.Context, by []GroupKey, having *GroupHaving, orderBy *GroupOrder, first *int) ([]*Group, error) {
	return c.Grouped(ctx, Grouping{By: by, Having: having, Order: orderBy, First: first})
}

// GiftGroups are the groups of a list of gifts with their worth in a currency.
func (c *Connection[T]) GiftGroups(ctx context.Context, by []GroupKey, having *GroupHaving, orderBy *GroupOrder, currency string, first *int) ([]*Group, error) {
	return c.Grouped(ctx, Grouping{By: by, Having: having, Order: orderBy, Currency: currency, First: first})
}

// The API has a type of its own for the keys of each list, and for gifts,
// whose groups have a worth.
type (
	CountryGroupKey         = GroupKey
	OrganizationGroupKey    = GroupKey
	LeaderGroupKey          = GroupKey
	TreatyGroupKey          = GroupKey
	VisitGroupKey           = GroupKey
	GiftGroupKey            = GroupKey
	DiplomaticEventGroupKey = GroupKey
	ClaimGroupKey           = GroupKey
	SourceGroupKey          = GroupKey
	DisagreementGroupKey    = GroupKey
	TimelineGroupKey        = GroupKey
	PartyGroupKey           = GroupKey
	PartnerGroupKey         = GroupKey
	SourceFactsGroupKey     = GroupKey
	SearchGroupKey          = GroupKey

	GiftGroup           = Group
	GiftGroupHaving     = GroupHaving
	GiftGroupOrder      = GroupOrder
	GiftGroupOrderField = GroupOrderField
)

// MarshalGQL writes the key.
func (k GroupKey) MarshalGQL(w io.Writer) { _, _ = io.WriteString(w, strconv.Quote(string(k))) }

// UnmarshalGQL reads a key; the schema says which there are.
func (k *GroupKey) UnmarshalGQL(v any) error { return unmarshalEnum((*string)(k), v) }

// MarshalGQL writes the order.
func (f GroupOrderField) MarshalGQL(w io.Writer) { _, _ = io.WriteString(w, strconv.Quote(string(f))) }

// UnmarshalGQL reads an order; the schema says which there are.
func (f *GroupOrderField) UnmarshalGQL(v any) error { return unmarshalEnum((*string)(f), v) }

func unmarshalEnum(to *string, v any) error {
	text, ok := v.(string)
	if !ok {
		return fmt.Errorf("%v is no value of an enumeration", v)
	}
	*to = text
	return nil
}
