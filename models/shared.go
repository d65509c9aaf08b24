package models

import (
	"cmp"
	"slices"
)

// Side is one of two between which a treaty is looked at.
type Side struct {
	// Parties are the parties of the treaty that count as it.
	Parties []*Party
	// Existing are the times of all states and organizations that count as it.
	Existing []Period
}

// Shared is when something happened to a treaty between two sides; a date is
// zero where it did not, or nobody says when.
type Shared struct{ SignedOn, EnteredIntoForceOn, TerminatedOn Date }

// Between is when a treaty of that many parties was signed by both of two
// sides, bound both, and ceased to bind both, each as sure as asked: DEFINITE
// by what is recorded of the parties, or of a treaty of two, which is of both
// from the beginning. POSSIBLE lets the dates of a treaty of many stand for
// those of a party of which none are recorded, but not for one that joined
// later or that did not exist then: a state of 1991 signed no treaty of 1899.
// What happened once one of them was no more did not happen between them.
func (t *Treaty) Between(parties int, first, second Side, certainty Certainty) Shared {
	one, other := t.For(first, parties, certainty), t.For(second, parties, certainty)
	shared := Shared{
		SignedOn:           laterOf(one.SignedOn, other.SignedOn),
		EnteredIntoForceOn: laterOf(one.EnteredIntoForceOn, other.EnteredIntoForceOn),
		TerminatedOn:       earlierOf(one.TerminatedOn, other.TerminatedOn),
	}
	wereBound := first.existed(t.TerminatedOn) && second.existed(t.TerminatedOn)
	if certainty == Definite {
		wereBound = wereBound && shared.EnteredIntoForceOn.IsKnown()
	}
	if parties == bilateral || wereBound {
		shared.TerminatedOn = earlierOf(shared.TerminatedOn, t.TerminatedOn)
	}
	for _, on := range []*Date{&shared.SignedOn, &shared.EnteredIntoForceOn, &shared.TerminatedOn} {
		if first.ceasedBy(*on) || second.ceasedBy(*on) {
			*on = Date{}
		}
	}
	return shared
}

// For is when the first of a side's parties signed a treaty of that many
// parties and was bound by it, and when the last withdrew, as sure as asked;
// see [Treaty.Between].
func (t *Treaty) For(side Side, parties int, certainty Certainty) Shared {
	var of Shared
	withdrawn := true
	for _, p := range side.Parties {
		signed, inForce := p.SignedOn, p.EnteredIntoForceOn
		possible := certainty == Possible
		if !signed.IsKnown() && !p.joined() && (parties == bilateral || possible && side.existed(t.SignedOn)) {
			signed = t.SignedOn
		}
		late := p.SignedOn.after(t.EnteredIntoForceOn) || p.ConsentedOn.after(t.EnteredIntoForceOn)
		if !inForce.IsKnown() && (parties == bilateral || p.consentedBy(t.EnteredIntoForceOn) || possible && !late && side.existed(t.EnteredIntoForceOn)) {
			inForce = t.EnteredIntoForceOn
		}
		of.SignedOn, of.EnteredIntoForceOn = earlierOf(of.SignedOn, signed), earlierOf(of.EnteredIntoForceOn, inForce)
		withdrawn = withdrawn && p.WithdrewOn.IsKnown()
		if CompareDates(p.WithdrewOn, of.TerminatedOn) > 0 {
			of.TerminatedOn = p.WithdrewOn
		}
	}
	if !withdrawn {
		of.TerminatedOn = Date{}
	}
	return of
}

// joined says whether the party became one without signing.
func (p *Party) joined() bool { return p.Consent == "ACCESSION" || p.Consent == "SUCCESSION" }

// existed says whether the side can have existed on one of a date's days.
func (s Side) existed(on Date) bool {
	for _, period := range s.Existing {
		if !period.Start.after(on) && !(period.End.IsKnown() && on.IsKnown() && period.End.Latest() <= on.Earliest()) {
			return true
		}
	}
	return false
}

// ceasedBy says whether all of the side surely existed no longer on a date.
func (s Side) ceasedBy(on Date) bool {
	return len(s.Existing) > 0 && on.IsKnown() && !slices.ContainsFunc(s.Existing, func(period Period) bool {
		return !period.End.IsKnown() || period.End.Latest() > on.Earliest()
	})
}

// after says whether a date is surely after another.
func (d Date) after(other Date) bool {
	return d.IsKnown() && other.IsKnown() && d.Earliest() > other.Latest()
}

// laterOf is the later of two dates, unknown when one is.
func laterOf(a, b Date) Date {
	switch {
	case !a.IsKnown() || !b.IsKnown():
		return Date{}
	case CompareDates(a, b) < 0:
		return b
	}
	return a
}

// earlierOf is the earlier of two dates, the known one when the other is not.
func earlierOf(a, b Date) Date {
	switch {
	case !b.IsKnown():
		return a
	case !a.IsKnown() || CompareDates(b, a) < 0:
		return b
	}
	return a
}

// CompareDates orders dates, by the first possible days, then by the last.
func CompareDates(a, b Date) int {
	return cmp.Or(cmp.Compare(a.Earliest(), b.Earliest()), cmp.Compare(a.Latest(), b.Latest()), cmp.Compare(a.EDTF, b.EDTF))
}
