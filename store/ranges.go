package store

import "entente/models"

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

func certaintyOf(certainty *models.Certainty) models.Certainty {
	if certainty == nil {
		return models.Definite
	}
	return *certainty
}
