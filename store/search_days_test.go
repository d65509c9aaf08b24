package store

import "entente/models"

// goesOn says whether an entity's time may have a day in common with another.
func (o oracle) goesOn(id models.ID, from, to models.Day) bool {
	first, last := o.lasts(id)
	return first != "" && first <= to && from <= last
}

// lasts is the first and the last day of an entity's time, "" for none.
func (o oracle) lasts(id models.ID) (first, last models.Day) {
	time := func(begin, end models.Date) (first, last models.Day) {
		if last = max(begin.Latest(), end.Latest()); end.EDTF == ".." {
			last = "9999-12-31"
		}
		return begin.Earliest(), last
	}
	for _, entity := range o.everything() {
		if entity.Self() != id {
			continue
		}
		switch e := entity.(type) {
		case *models.Country:
			return time(e.EstablishedOn, e.DissolvedOn)
		case *models.Organization:
			return time(e.FoundedOn, e.DissolvedOn)
		case *models.Leader:
			var begin, end models.Date
			for _, tenure := range o.ds.Tenures {
				if tenure.LeaderID != id {
					continue
				}
				if s := tenure.StartedOn; s.Earliest() != "" && (begin.Earliest() == "" || s.Earliest() < begin.Earliest()) {
					begin = s
				}
				if e := tenure.EndedOn; e.EDTF == ".." || end.EDTF != ".." && e.Latest() > end.Latest() {
					end = e
				}
			}
			return time(begin, end)
		case *models.Treaty:
			if e.SignedOn.Earliest() == "" {
				return time(e.EnteredIntoForceOn, models.Date{})
			}
			return time(e.SignedOn, models.Date{})
		case *models.Visit:
			return time(e.StartedOn, e.EndedOn)
		}
		return time(models.DateOf(entity), models.Date{})
	}
	return "", ""
}
