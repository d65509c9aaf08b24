package store

import (
	"cmp"
	"slices"

	"entente/models"
)

// Some lists are short and made in memory: what happened between two states,
// the parties of a treaty. They are cut into pages by [cut] and grouped here, as
// [query.groups] groups those of SQL.

// A memoryKey is what the entries of such a list can be grouped by.
type memoryKey[T any] struct {
	value  func(T) string // "" where it is not known
	entity bool           // the values are IDs
}

// groupInMemory groups entries.
func groupInMemory[T any](what string, entries []T, keys map[models.GroupKey]memoryKey[T], g models.Grouping) ([]*models.Group, error) {
	most, err := groupingBounds(what, g, func(key models.GroupKey) bool { _, ok := keys[key]; return ok })
	if err != nil {
		return nil, err
	}
	byValues := map[[mostKeys]string]*models.Group{}
	groups := []*models.Group{}
	for _, entry := range entries {
		var values [mostKeys]string
		for i, name := range g.By {
			values[i] = keys[name].value(entry)
		}
		group := byValues[values]
		if group == nil {
			group = &models.Group{}
			for i, name := range g.By {
				value := &models.GroupValue{By: name, Value: values[i]}
				if keys[name].entity {
					value.NodeID = models.ID(values[i])
				}
				group.Keys = append(group.Keys, value)
			}
			byValues[values], groups = group, append(groups, group)
		}
		group.Count++
	}
	if g.Having != nil && g.Having.Count != nil {
		groups = slices.DeleteFunc(groups, func(group *models.Group) bool { return group.Count < *g.Having.Count })
	}
	slices.SortFunc(groups, func(a, b *models.Group) int { return inGroupOrder(a, b, g.Order) })
	return groups[:min(most, len(groups))], nil
}

// inGroupOrder compares as [orderOfGroups] orders: the largest first when
// nothing is asked for; what is not known comes last.
func inGroupOrder(a, b *models.Group, order *models.GroupOrder) int {
	if order == nil {
		order = &models.GroupOrder{Field: models.GroupsByCount, Direction: models.OrderDirectionDesc}
	}
	sign := 1
	if order.Direction == models.OrderDirectionDesc {
		sign = -1
	}
	if order.Field != models.GroupsByKeys {
		if c := sign * cmp.Compare(a.Count, b.Count); c != 0 {
			return c
		}
		sign = 1
	}
	for i := range a.Keys {
		x, y := a.Keys[i].Value, b.Keys[i].Value
		switch {
		case x == y:
		case x == "":
			return 1
		case y == "":
			return -1
		default:
			return sign * cmp.Compare(x, y)
		}
	}
	return 0
}

// sharedDigits are the first digits of all days that a date can mean, with
// what comes after them; "" where they differ or there are none.
func sharedDigits(date models.Date, digits int, after string) string {
	first, last := date.Days()
	if first == "" || first[:digits] != last[:digits] {
		return ""
	}
	return string(first[:digits]) + after
}

// dateHolds says whether a date lies in a range, as [conditions.within] does.
func dateHolds(date models.Date, r *models.DateRange, certainty models.Certainty) bool {
	if r == nil {
		return true
	}
	if !date.IsKnown() {
		return false
	}
	from, to := rangeDays(r)
	earliest, latest := date.Days()
	switch certainty {
	case models.Possible:
		return from <= latest && earliest <= to
	case models.No:
		return latest < from || to < earliest
	}
	return from <= earliest && latest <= to
}
