package store

import (
	"slices"

	"entente/models"
)

// A calendar is dates in their order, by their first possible days, then by
// their last; at its first place is none. So places compare as dates do, in a
// hundredth of the time.
type calendar struct {
	dates []models.Date
	days  []span // those that each can mean; none at all for the first
}

// sort puts the dates in order and says where each has gone. Those that say
// the same in other words stay two.
func (c *calendar) sort() (places []int32) {
	order := make([]int32, len(c.dates))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortFunc(order[1:], func(a, b int32) int { return models.CompareDates(c.dates[a], c.dates[b]) })
	sorted := make([]models.Date, len(order))
	places, c.days = make([]int32, len(order)), make([]span, len(order))
	for place, old := range order {
		date := c.dates[old]
		places[old], sorted[place] = int32(place), date
		if date.IsKnown() {
			c.days[place] = span{dayNumber(date.Earliest()), dayNumber(date.Latest())}
		}
	}
	c.dates = sorted
	return places
}

// laterPlace is the later of two dates, none when one is.
func laterPlace(a, b int32) int32 {
	if a == 0 || b == 0 {
		return 0
	}
	return max(a, b)
}

// earlierPlace is the earlier of two dates, the known one when the other is not.
func earlierPlace(a, b int32) int32 {
	if a == 0 || b == 0 {
		return max(a, b)
	}
	return min(a, b)
}
