package models

import "slices"

// Certainty is how sure it is that something held on a day.
type Certainty string

// The certainties.
const (
	// Definite: it held, by dates that sources state.
	Definite Certainty = "DEFINITE"
	// Possible: what is recorded does not exclude it.
	Possible Certainty = "POSSIBLE"
	// No: what is recorded excludes it.
	No Certainty = "NO"
)

// Values lists the certainties.
func (Certainty) Values() []string { return []string{"DEFINITE", "POSSIBLE", "NO"} }

// Period is the time from one date to another, each of which may be
// imprecise, open or not recorded.
type Period struct {
	// NotBefore is a date before which it cannot have begun, such as the
	// signature of a treaty; it may be zero.
	NotBefore Date
	// Act is what took place then, as in "It was signed"; that when empty.
	Act string
	// NotFrom is a date from which it cannot hold any more, such as the end of
	// the state that was bound; it may be zero.
	NotFrom Date
	Start   Date
	// End is the first day on which it no longer holds; ".." says that a
	// source found it going on.
	End Date
	// Observed is the last day on which that source was looking.
	Observed Date
	// EndIncluded says that the End is the last day on which it still holds,
	// as with a person's last day in office.
	EndIncluded bool
}

// On says whether the period holds on a day. DEFINITE needs a recorded start
// on or before the day, and either a recorded end after it or an end that was
// still open on or after it. NO needs a start that is certainly after the
// day, or an end that is certainly not after it. All else is POSSIBLE: a
// treaty of 1703 without a recorded end is not known to be in force today.
func (p Period) On(day Day) Certainty {
	switch {
	case p.Start.IsKnown() && p.Start.Earliest() > day,
		p.NotBefore.IsKnown() && p.NotBefore.Earliest() > day,
		p.NotFrom.IsKnown() && p.NotFrom.Latest() <= day,
		p.End.IsKnown() && p.over(p.End.Latest(), day):
		return No
	case p.Start.IsKnown() && p.Start.Latest() <= day && p.lastsBeyond(day) && !(p.NotFrom.IsKnown() && p.NotFrom.Earliest() <= day):
		return Definite
	}
	return Possible
}

// Days are the first and the last day on which it is that certain that the
// period holds, POSSIBLE with what is DEFINITE; the last is before the first
// where there is no such day. By the rules of [Period.On] there is no gap
// between them.
func (p Period) Days(certainty Certainty) (first, last Day) {
	first, last = firstDay, lastDay
	// Not excluded:
	if p.Start.IsKnown() {
		first = p.Start.Earliest()
	}
	if p.NotBefore.IsKnown() {
		first = max(first, p.NotBefore.Earliest())
	}
	if p.End.IsKnown() {
		last = p.lastBefore(p.End.Latest())
	}
	if p.NotFrom.IsKnown() {
		last = min(last, dayBefore(p.NotFrom.Latest()))
	}
	if certainty != Definite {
		return first, last
	}
	switch {
	case !p.Start.IsKnown(), !p.End.IsKnown() && !(p.End.IsOpen() && p.Observed.IsKnown()):
		return lastDay, firstDay
	case p.End.IsOpen():
		last = min(last, p.Observed.Earliest())
	default:
		last = min(last, p.lastBefore(p.End.Earliest()))
	}
	if p.NotFrom.IsKnown() {
		last = min(last, dayBefore(p.NotFrom.Earliest()))
	}
	return max(first, p.Start.Latest()), last
}

// lastBefore is the last day of a period that ends on a day.
func (p Period) lastBefore(end Day) Day {
	if p.EndIncluded {
		return end
	}
	return dayBefore(end)
}

// dayBefore is the day before another, "" before the first.
func dayBefore(day Day) Day {
	if day == firstDay {
		return ""
	}
	return day.add(-1)
}

func (p Period) lastsBeyond(day Day) bool {
	if p.End.IsOpen() {
		return p.Observed.IsKnown() && p.Observed.Earliest() >= day
	}
	return p.End.IsKnown() && !p.over(p.End.Earliest(), day)
}

func (p Period) over(end, day Day) bool {
	if p.EndIncluded {
		return end < day
	}
	return end <= day
}

// InForce is the period in which the treaty binds, article 24 of the Vienna
// Convention on the Law of Treaties for its beginning.
func (t *Treaty) InForce() Period {
	return Period{NotBefore: t.SignedOn, Start: t.EnteredIntoForceOn, End: t.TerminatedOn, Observed: t.ObservedOn}
}

// Bound is the period in which the party is bound, in a treaty t of that many
// parties; existing is the time of the state or organization that is the party.
//
// Where its own dates are not recorded those of the treaty stand for them: the
// signature as the day before which it was not bound, the end as its end (also
// where its own was only found open), and the beginning in a treaty of two,
// which binds both at once, and for a party that consented no later. Where
// nobody says from when it is bound, it is not before it consented (article 24
// of the Vienna Convention on the Law of Treaties). Nobody is bound who does
// not exist yet or any more, unless what is recorded of the party says that it
// did; for one that another state continues, ask with the end of that one.
func (p *Party) Bound(t *Treaty, parties int, existing Period) Period {
	period := Period{NotBefore: p.SignedOn, Start: p.EnteredIntoForceOn, End: p.WithdrewOn, Observed: p.ObservedOn}
	if period.NotBefore.IsZero() {
		period.NotBefore = t.SignedOn
	}
	if period.Start.IsZero() && (parties == bilateral || p.consentedBy(t.EnteredIntoForceOn)) {
		period.Start = t.EnteredIntoForceOn
	}
	if period.Start.IsZero() && p.Consent.precedesForce() && p.ConsentedOn.Earliest() > period.NotBefore.Earliest() {
		period.NotBefore, period.Act = p.ConsentedOn, "consented to be bound"
	}
	if period.End.IsZero() || period.End.IsOpen() && t.TerminatedOn.IsKnown() {
		period.End, period.Observed = t.TerminatedOn, t.ObservedOn
	}
	if began := existing.Start; began.IsKnown() && began.Earliest() > period.NotBefore.Earliest() && !p.actedBefore(began, t, parties) {
		period.NotBefore, period.Act = began, "came to exist"
	}
	// Who became a party afterwards, as wrong dates say, is not bound by less than these say.
	if first, _ := period.Days(Possible); existing.End.IsKnown() && existing.End.Latest() > first {
		period.NotFrom = existing.End
	}
	return period
}

// actedBefore says whether by what is recorded of it the party may have signed,
// consented or been bound before a date, as the Ukrainian Soviet Republic had
// long before Ukraine was independent.
func (p *Party) actedBefore(began Date, t *Treaty, parties int) bool {
	acts := []Date{p.SignedOn, p.ConsentedOn, p.EnteredIntoForceOn}
	if parties == bilateral {
		acts = append(acts, t.SignedOn, t.EnteredIntoForceOn)
	}
	return slices.ContainsFunc(acts, func(act Date) bool { return act.IsKnown() && act.Earliest() < began.Earliest() })
}

// consentedBy says whether the party surely consented to be bound on a date or
// before, when the treaty entered into force between all who had.
func (p *Party) consentedBy(inForce Date) bool {
	return p.ConsentedOn.IsKnown() && inForce.IsKnown() && p.ConsentedOn.Latest() <= inForce.Earliest()
}

// precedesForce says whether nobody is bound before such an act. A succession
// reaches back, and an act that nobody names may be one.
func (c Consent) precedesForce() bool { return c != "" && c != "SUCCESSION" }

// bilateral is the number of parties of a treaty that all sign and that binds
// all or none.
const bilateral = 2

// InOffice is the period of the tenure; the end is the last day in office.
func (t *Tenure) InOffice() Period {
	return Period{Start: t.StartedOn, End: t.EndedOn, Observed: t.ObservedOn, EndIncluded: true}
}

// HeldBy is the period in which the leader held the office, who did not before
// birth or after death.
func (t *Tenure) HeldBy(l *Leader) Period {
	period := t.InOffice()
	period.NotBefore, period.Act = l.BornOn, "was born"
	if l.DiedOn.IsKnown() && l.DiedOn.Latest() < lastDay {
		period.NotFrom = Date{EDTF: string(l.DiedOn.Latest().add(1))}
	}
	return period
}

// InUse is the period in which the country bore the name; the end is the last
// day of its use.
func (n *CountryName) InUse() Period {
	return Period{Start: n.StartedOn, End: n.EndedOn, Observed: n.ObservedOn, EndIncluded: true}
}

// Held is the period of the membership.
func (m *Membership) Held() Period {
	return Period{Start: m.JoinedOn, End: m.LeftOn, Observed: m.ObservedOn}
}

// Existing is the period in which the country existed.
func (c *Country) Existing() Period {
	return Period{Start: c.EstablishedOn, End: c.DissolvedOn, Observed: c.ObservedOn}
}

// Existing is the period in which the organization existed.
func (o *Organization) Existing() Period {
	return Period{Start: o.FoundedOn, End: o.DissolvedOn, Observed: o.ObservedOn}
}

// TreatyStatus is whether a treaty is in force on a day.
type TreatyStatus struct {
	// On is the day.
	On Day
	// InForce is how sure it is.
	InForce Certainty
	// Explanation says why, in a sentence.
	Explanation string
}

// StatusOn says whether the treaty is in force on a day.
func (t *Treaty) StatusOn(day Day) *TreatyStatus {
	period := t.InForce()
	return &TreatyStatus{On: day, InForce: period.On(day), Explanation: period.Explain(day)}
}

// PartyStatus is whether a party is bound by its treaty on a day.
type PartyStatus struct {
	// On is the day.
	On Day
	// Signed is how sure it is that it has signed by that day.
	Signed Certainty
	// Bound is how sure it is that it is bound.
	Bound Certainty
	// Explanation says why, in a sentence.
	Explanation string
}

// StatusOn says whether the party is bound on a day by its treaty t, which has
// that many parties; existing is the time of the state or organization.
func (p *Party) StatusOn(t *Treaty, parties int, existing Period, day Day) *PartyStatus {
	bound := p.Bound(t, parties, existing)
	return &PartyStatus{On: day, Signed: p.signedBy(t, parties, day), Bound: bound.On(day), Explanation: bound.Explain(day)}
}

// signedBy says whether the party has signed by the end of a day. One that
// acceded or succeeded never signed; in a treaty of many, one whose own day is
// not recorded may have signed later than the first.
func (p *Party) signedBy(t *Treaty, parties int, day Day) Certainty {
	signed := p.SignedOn
	if signed.IsZero() && parties == bilateral {
		signed = t.SignedOn
	}
	switch {
	case signed.IsZero() && p.joined(),
		signed.IsKnown() && signed.Earliest() > day,
		t.SignedOn.IsKnown() && t.SignedOn.Earliest() > day:
		return No
	case signed.IsKnown() && signed.Latest() <= day:
		return Definite
	}
	return Possible
}
