package store

import (
	"math"

	"entente/models"
)

// The days before and after all others; a recorded date lies between.
const (
	firstDay models.Day = "0000-01-01"
	lastDay  models.Day = "9999-12-31"
)

// rangeDays are the first and last day of a range.
func rangeDays(r *models.DateRange) (from, to models.Day) {
	from, to = firstDay, lastDay
	if r.From != nil {
		from = r.From.Earliest()
	}
	if r.To != nil {
		to = r.To.Latest()
	}
	return from, to
}

// checkRange refuses a range that holds no day.
func checkRange(argument []string, r *models.DateRange) error {
	if r == nil {
		return nil
	}
	if from, to := rangeDays(r); to < from {
		return wrongArgument(argument, "the range ends on %s, before it begins on %s", to, from)
	}
	return nil
}

// checkCounts refuses a range of numbers that holds none.
func checkCounts(argument []string, r *models.CountRange) error {
	switch {
	case r == nil:
	case r.Min != nil && *r.Min < 0:
		return wrongArgument(append(argument, "min"), "min is %d; a number of things is 0 or more", *r.Min)
	case r.Max != nil && *r.Max < 0:
		return wrongArgument(append(argument, "max"), "max is %d; a number of things is 0 or more", *r.Max)
	case r.Min != nil && r.Max != nil && *r.Max < *r.Min:
		return wrongArgument(argument, "the range ends at %d, before it begins at %d", *r.Max, *r.Min)
	}
	return nil
}

// countHolds says whether a number is in a range; nil takes all.
func countHolds(n int, r *models.CountRange) bool {
	return r == nil || (r.Min == nil || n >= *r.Min) && (r.Max == nil || n <= *r.Max)
}

// counts demands that a column of numbers, by which there is an order, lies in
// a range.
func (c *conditions) counts(name, column string, r *models.CountRange) {
	if r == nil {
		return
	}
	if err := checkCounts(c.path(name), r); err != nil {
		c.fail(err)
		return
	}
	from, to := 0, math.MaxInt32
	if r.Min != nil {
		from = *r.Min
	}
	if r.Max != nil {
		to = *r.Max
	}
	c.add(column+" BETWEEN ? AND ?", from, to)
}

func certaintyOf(certainty *models.Certainty) models.Certainty {
	if certainty == nil {
		return models.Definite
	}
	return *certainty
}
