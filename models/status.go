package models

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
	Start     Date
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
	case p.Start.IsKnown() && p.Start.Earliest > day,
		p.NotBefore.IsKnown() && p.NotBefore.Earliest > day,
		p.End.IsKnown() && p.over(p.End.Latest, day):
		return No
	case p.Start.IsKnown() && p.Start.Latest <= day && p.lastsBeyond(day):
		return Definite
	}
	return Possible
}

func (p Period) lastsBeyond(day Day) bool {
	if p.End.IsOpen() {
		return p.Observed.IsKnown() && p.Observed.Earliest >= day
	}
	return p.End.IsKnown() && !p.over(p.End.Earliest, day)
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

// Bound is the period in which the party is bound. Where its own dates are
// not recorded those of the treaty stand for them.
func (p *Party) Bound(t *Treaty) Period {
	period := Period{NotBefore: p.SignedOn, Start: p.EnteredIntoForceOn, End: p.WithdrewOn, Observed: p.ObservedOn}
	if period.NotBefore.IsZero() {
		period.NotBefore = t.SignedOn
	}
	if period.End.IsZero() {
		period.End, period.Observed = t.TerminatedOn, t.ObservedOn
	}
	return period
}

// InOffice is the period of the tenure; the end is the last day in office.
func (t *Tenure) InOffice() Period {
	return Period{Start: t.StartedOn, End: t.EndedOn, Observed: t.ObservedOn, EndIncluded: true}
}

// Existing is the period in which the country existed.
func (c *Country) Existing() Period {
	return Period{Start: c.EstablishedOn, End: c.DissolvedOn, Observed: c.ObservedOn}
}
