package models

import (
	"testing"

	"pgregory.net/rapid"
)

// The rules of docs/provenance.md, one by one.
func TestPeriodOn(t *testing.T) {
	const day = "1975-06-15"
	for _, c := range []struct {
		why                             string
		notBefore, start, end, observed string
		notFrom                         string
		endIncluded                     bool
		want                            Certainty
	}{
		{why: "a stated entry and a stated end after the day", start: "1961", end: "1996-09-10", want: Definite},
		{why: "a stated entry and an end found open after the day", start: "1961", end: "..", observed: "1975-06-16", want: Definite},
		{why: "found open on the very day", start: "1961", end: "..", observed: day, want: Definite},
		{why: "found open in the month, perhaps before the day", start: "1961", end: "..", observed: "1975-06", want: Possible},
		{why: "found open before the day", start: "1961", end: "..", observed: "1974", want: Possible},
		{why: "found open, nobody says when", start: "1961", end: "..", want: Possible},
		{why: "a treaty of 1703 without a recorded end", notBefore: "1703-05-16", start: "1703", want: Possible},
		{why: "signed, and no entry recorded", notBefore: "1961-07-06", end: "1996", want: Possible},
		{why: "nothing recorded", want: Possible},
		{why: "an entry after the day", start: "1975-06-16", want: No},
		{why: "an entry on the day", start: day, end: "1996", want: Definite},
		{why: "an entry some day of the month", start: "1975-06", end: "1996", want: Possible},
		{why: "an entry some day of the decade", start: "197X", end: "1996", want: Possible},
		{why: "signed after the day, and no entry recorded", notBefore: "1975-06-16", want: No},
		{why: "an end on the day, the first without it", start: "1961", end: day, want: No},
		{why: "an end on the day, the last with it", start: "1961", end: day, endIncluded: true, want: Definite},
		{why: "an end on the day before", start: "1961", end: "1975-06-14", endIncluded: true, want: No},
		{why: "an end some day of the month", start: "1961", end: "1975-06", want: Possible},
		{why: "an end before the day, no entry recorded", end: "1974", want: No},
		{why: "who was bound ceased to exist on the day", start: "1961", end: "..", observed: "2012", notFrom: day, want: No},
		{why: "who was bound ceased to exist on the day after", start: "1961", end: "..", observed: "2012", notFrom: "1975-06-16", want: Definite},
		{why: "who was bound ceased to exist some day of the month", start: "1961", end: "..", observed: "2012", notFrom: "1975-06", want: Possible},
		{why: "that it ceased to exist later makes nothing sure", start: "1961", notFrom: "1990", want: Possible},
	} {
		p := Period{NotBefore: MustDate(c.notBefore), Start: MustDate(c.start), End: MustDate(c.end), Observed: MustDate(c.observed), NotFrom: MustDate(c.notFrom), EndIncluded: c.endIncluded}
		if got := p.On(day); got != c.want {
			t.Errorf("%s: %s, want %s", c.why, got, c.want)
		}
	}
}

// maybe is a date around a day, or none.
func maybe(t *rapid.T, name string, day Day) Date {
	if !rapid.Bool().Draw(t, name+" is recorded") {
		return Date{}
	}
	return vaguer(t, day)
}

// meant is a day that the date can mean, of all the days there are when it is
// not known.
func meant(t *rapid.T, name string, d Date) Day {
	if !d.IsKnown() {
		return days().Draw(t, name)
	}
	return rapid.SampledFrom([]Day{
		d.Earliest(), d.Latest(),
		min(max(d.Earliest(), days().Draw(t, name)), d.Latest()),
	}).Draw(t, name+" among its days")
}

// periods have dates that can all be true together: from a signature through
// an entry to an end.
func periods(t *rapid.T) Period {
	start := days().Draw(t, "true start")
	p := Period{EndIncluded: rapid.Bool().Draw(t, "end included")}
	p.Start = maybe(t, "start", start)
	p.NotBefore = maybe(t, "not before", min(start, days().Draw(t, "true signature")))
	end := max(start, days().Draw(t, "true end"))
	if rapid.Bool().Draw(t, "open") {
		p.End = Date{EDTF: OpenEnd}
		p.Observed = maybe(t, "observed", end)
	} else {
		p.End = maybe(t, "end", end)
	}
	p.NotFrom = maybe(t, "not from", max(end, days().Draw(t, "true end of who was bound")))
	return p
}

// holds says whether a period of whole days holds on a day.
func (p Period) holds(start, end, notFrom, day Day) bool {
	return start <= day && (day < end || p.EndIncluded && day == end) && day < notFrom
}

// afterAll is later than every day.
const afterAll = lastDay + "+"

func TestDefiniteHoldsWhateverTheDatesMean(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, day := periods(t), days().Draw(t, "day")
		if p.On(day) != Definite {
			return
		}
		if !p.Start.IsKnown() || p.End.IsZero() {
			t.Fatalf("%+v is definite on %s, with nothing recorded", p, day)
		}
		end := meant(t, "end", p.End)
		if p.End.IsOpen() {
			end = max(day, meant(t, "observed", p.Observed)) + "+" // some time after it was found open
			if p.Observed.Earliest() < day {
				t.Fatalf("%+v was not observed on %s", p, day)
			}
		}
		notFrom := afterAll
		if p.NotFrom.IsKnown() {
			notFrom = meant(t, "not from", p.NotFrom)
		}
		if !p.holds(meant(t, "start", p.Start), end, notFrom, day) {
			t.Fatalf("%+v is definite, and need not hold on %s", p, day)
		}
	})
}

func TestNoIsExact(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, day := periods(t), days().Draw(t, "day")
		start, end, notFrom := firstDay, lastDay, afterAll // the longest that it can be
		if p.Start.IsKnown() {
			start = p.Start.Earliest()
		}
		if p.NotBefore.IsKnown() {
			start = max(start, p.NotBefore.Earliest())
		}
		if p.End.IsKnown() {
			end = p.End.Latest()
		}
		if p.NotFrom.IsKnown() {
			notFrom = p.NotFrom.Latest()
		}
		if excluded := !p.holds(start, end, notFrom, day); excluded != (p.On(day) == No) {
			t.Fatalf("%+v is %s on %s", p, p.On(day), day)
		}
	})
}

func TestDaysAreThoseOfOn(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, day := periods(t), days().Draw(t, "day")
		on := p.On(day)
		for certainty, want := range map[Certainty]bool{Definite: on == Definite, Possible: on != No} {
			if first, last := p.Days(certainty); (first <= day && day <= last) != want {
				t.Fatalf("%+v is %s on %s, and its %s days are %s to %s", p, on, day, certainty, first, last)
			}
		}
	})
}

// What is learned later never overturns a certainty, as long as it agrees
// with what was known.
func TestCertaintyIsMonotonic(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, day := periods(t), days().Draw(t, "day")
		learned := p
		if p.Start.IsKnown() {
			learned.Start = MustDate(string(meant(t, "start", p.Start)))
		}
		if p.NotBefore.IsKnown() && p.NotBefore.Earliest() <= learned.Start.Latest() {
			learned.NotBefore = MustDate(string(p.NotBefore.Earliest()))
		}
		if p.NotFrom.IsKnown() {
			learned.NotFrom = MustDate(string(meant(t, "not from", p.NotFrom)))
		}
		switch {
		case p.End.IsKnown():
			learned.End = MustDate(string(meant(t, "end", p.End)))
		case p.End.IsOpen() && p.Observed.IsKnown():
			learned.Observed = MustDate(string(max(p.Observed.Latest(), days().Draw(t, "observed later"))))
		}
		if before, after := p.On(day), learned.On(day); before != Possible && after != before {
			t.Fatalf("%+v is %s on %s, and %+v is %s", p, before, day, learned, after)
		}
	})
}

func TestPeriodsOfTheDataset(t *testing.T) {
	day := func(on string) Date { return MustDate(on) }
	treaty := &Treaty{
		SignedOn: day("1961-07-06"), EnteredIntoForceOn: day("1961-09-10"), TerminatedOn: day("1996-09-10"),
	}
	inForce := &Treaty{SignedOn: day("1961-07-11"), EnteredIntoForceOn: day("1961-09-10"), TerminatedOn: day("..")}
	inForce.ObservedOn = day("2021-07-11")
	open := Party{EnteredIntoForceOn: day("1961-09-10"), WithdrewOn: day("..")}
	open.ObservedOn = day("1990")
	tenure := &Tenure{StartedOn: day("1958-03-27"), EndedOn: day("1964-10-15")}
	country := &Country{EstablishedOn: day("1922-12-30"), DissolvedOn: day("1991-12-26")}
	for _, c := range []struct {
		what   string
		period Period
		want   map[Day]Certainty
	}{
		{"a treaty", treaty.InForce(), map[Day]Certainty{
			"1961-07-05": No, "1961-09-09": No, "1961-09-10": Definite, "1996-09-09": Definite, "1996-09-10": No,
		}},
		{"a treaty found in force", inForce.InForce(), map[Day]Certainty{
			"1961-09-09": No, "2021-07-11": Definite, "2021-07-12": Possible,
		}},
		{"a party without dates", (&Party{}).Bound(treaty, 3, Period{}), map[Day]Certainty{
			"1961-07-05": No, "1975-01-01": Possible, "1996-09-10": No,
		}},
		{"one of two parties without dates", (&Party{}).Bound(treaty, 2, Period{}), map[Day]Certainty{
			"1961-09-09": No, "1961-09-10": Definite, "1996-09-09": Definite, "1996-09-10": No,
		}},
		{"a party that ratified late", (&Party{SignedOn: day("1962-01-01"), EnteredIntoForceOn: day("1963-01-01")}).Bound(treaty, 3, Period{}), map[Day]Certainty{
			"1961-12-31": No, "1962-06-01": No, "1963-01-01": Definite, "1996-09-10": No,
		}},
		{"a party that acceded, from when is not recorded", (&Party{Consent: "ACCESSION", ConsentedOn: day("1970-05")}).Bound(treaty, 3, Period{}), map[Day]Certainty{
			"1970-04-30": No, "1970-05-01": Possible, "1975-01-01": Possible, "1996-09-10": No,
		}},
		{"a party that signed in the year before", (&Party{SignedOn: day("1969"), Consent: "RATIFICATION", ConsentedOn: day("1970-05")}).Bound(treaty, 3, Period{}), map[Day]Certainty{
			"1969-06-01": No, "1970-05-01": Possible,
		}},
		{"a successor, which may be bound from the day of its independence", (&Party{Consent: "SUCCESSION", ConsentedOn: day("1970-05")}).Bound(treaty, 3, Period{}), map[Day]Certainty{
			"1961-07-05": No, "1965-01-01": Possible,
		}},
		{"a party that consented in a way that nobody names", (&Party{ConsentedOn: day("1970-05")}).Bound(treaty, 3, Period{}), map[Day]Certainty{
			"1965-01-01": Possible,
		}},
		{"one of two parties, of which one exchanged its instrument later than the other", (&Party{Consent: "RATIFICATION", ConsentedOn: day("1962")}).Bound(treaty, 2, Period{}), map[Day]Certainty{
			"1961-09-10": Definite,
		}},
		{"a party bound from before it acceded, as a source states", (&Party{Consent: "ACCESSION", ConsentedOn: day("1970"), EnteredIntoForceOn: day("1965"), WithdrewOn: day("1990")}).Bound(treaty, 3, Period{}), map[Day]Certainty{
			"1966-01-01": Definite,
		}},
		{"a party that ratified before the treaty entered into force", (&Party{Consent: "RATIFICATION", ConsentedOn: day("1961-08")}).Bound(treaty, 3, Period{}), map[Day]Certainty{
			"1961-09-09": No, "1961-09-10": Definite, "1996-09-09": Definite, "1996-09-10": No,
		}},
		{"a party that ratified in the month in which the treaty entered into force", (&Party{Consent: "RATIFICATION", ConsentedOn: day("1961-09")}).Bound(treaty, 3, Period{}), map[Day]Certainty{
			"1961-08-31": No, "1961-09-10": Possible,
		}},
		{"a party that ceased to exist", (&Party{EnteredIntoForceOn: day("1961-09-10")}).Bound(treaty, 3, Period{End: day("1991-12-26")}), map[Day]Certainty{
			"1991-12-25": Definite, "1991-12-26": No,
		}},
		{"a party that ceased to exist in a year", (&Party{EnteredIntoForceOn: day("1961-09-10")}).Bound(treaty, 3, Period{End: day("1991")}), map[Day]Certainty{
			"1990-12-31": Definite, "1991-06-01": Possible, "1992-01-01": No,
		}},
		{"a party that withdrew before it ceased to exist", (&Party{EnteredIntoForceOn: day("1961-09-10"), WithdrewOn: day("1970-01-01")}).Bound(treaty, 3, Period{End: day("1991-12-26")}), map[Day]Certainty{
			"1969-12-31": Definite, "1970-01-01": No,
		}},
		{"a party that acceded after its end, as wrong dates say", (&Party{EnteredIntoForceOn: day("1970-01-01")}).Bound(treaty, 3, Period{End: day("1941-04-20")}), map[Day]Certainty{
			"1969-12-31": No, "1975-01-01": Definite,
		}},
		{"a party that came to exist later", (&Party{}).Bound(treaty, 3, Period{Start: day("1993-01-01")}), map[Day]Certainty{
			"1975-01-01": No, "1992-12-31": No, "1993-01-01": Possible,
		}},
		{"a successor that came to exist later", (&Party{Consent: "SUCCESSION", ConsentedOn: day("1993-05-28")}).Bound(treaty, 3, Period{Start: day("1993-01-01")}), map[Day]Certainty{
			"1992-12-31": No, "1993-01-01": Possible,
		}},
		{"a party that acted before it was a state", (&Party{ConsentedOn: day("1961-08-01")}).Bound(treaty, 3, Period{Start: day("1991-08-24")}), map[Day]Certainty{
			"1961-09-09": No, "1975-01-01": Definite,
		}},
		{"one of two parties of a treaty from before it was a state", (&Party{}).Bound(treaty, 2, Period{Start: day("1991-08-24")}), map[Day]Certainty{
			"1961-09-09": No, "1975-01-01": Definite,
		}},
		{"a party that withdrew", (&Party{EnteredIntoForceOn: day("1961-09-10"), WithdrewOn: day("1970-01-01")}).Bound(treaty, 3, Period{}), map[Day]Certainty{
			"1969-12-31": Definite, "1970-01-01": No,
		}},
		{"a party found bound, of a treaty that ended later", open.Bound(treaty, 3, Period{}), map[Day]Certainty{
			"1990-01-01": Definite, "1995-01-01": Definite, "1996-09-10": No,
		}},
		{"a party found bound, of a treaty without a recorded end", open.Bound(&Treaty{}, 3, Period{}), map[Day]Certainty{
			"1990-01-01": Definite, "1995-01-01": Possible,
		}},
		{"a tenure, whose last day counts", tenure.InOffice(), map[Day]Certainty{
			"1958-03-26": No, "1958-03-27": Definite, "1964-10-15": Definite, "1964-10-16": No,
		}},
		{"a tenure without dates of somebody who was born and died", (&Tenure{}).HeldBy(&Leader{BornOn: day("1912-04-15"), DiedOn: day("1994-07-08")}), map[Day]Certainty{
			"1912-04-14": No, "1912-04-15": Possible, "1994-07-08": Possible, "1994-07-09": No,
		}},
		{"a tenure that is recorded to last beyond death", tenure.HeldBy(&Leader{DiedOn: day("1960")}), map[Day]Certainty{
			"1958-03-26": No, "1960-12-31": Definite, "1961-01-01": No,
		}},
		{"a country", country.Existing(), map[Day]Certainty{
			"1922-12-29": No, "1991-12-25": Definite, "1991-12-26": No,
		}},
	} {
		for on, want := range c.want {
			if got := c.period.On(on); got != want {
				t.Errorf("%s on %s: %s, want %s", c.what, on, got, want)
			}
		}
	}
}

func TestStatusOfAllegation(t *testing.T) {
	for want, answers := range map[AllegationStatus][]ClaimKind{
		AllegationUnanswered:   {ClaimReaction, ClaimForecast},
		AllegationDenied:       {ClaimReaction, ClaimDenial},
		AllegationAcknowledged: {ClaimAcknowledgement},
		AllegationDisputed:     {ClaimAcknowledgement, ClaimDenial, ClaimDenial},
	} {
		if got := StatusOfAllegation(answers); got != want {
			t.Errorf("answered by %v an allegation is %s, want %s", answers, got, want)
		}
	}
}

func TestPartyStatusOn(t *testing.T) {
	treaty := &Treaty{SignedOn: MustDate("1961-07-06"), EnteredIntoForceOn: MustDate("1961-09-10"), TerminatedOn: MustDate("1996-09-10")}
	for _, c := range []struct {
		why           string
		party         Party
		parties       int
		day           Day
		signed, bound Certainty
		ceased        string
	}{
		{"one of two, without dates of its own", Party{}, 2, "1961-08-01", Definite, No, ""},
		{"one of two, in force", Party{}, 2, "1975-01-01", Definite, Definite, ""},
		{"one of many, without dates of its own", Party{}, 40, "1975-01-01", Possible, Possible, ""},
		{"one that acceded", Party{Consent: "ACCESSION", EnteredIntoForceOn: MustDate("1970")}, 40, "1975-01-01", No, Definite, ""},
		{"signed and not ratified", Party{SignedOn: MustDate("1962-01-01")}, 40, "1975-01-01", Definite, Possible, ""},
		{"before it signed", Party{SignedOn: MustDate("1962-01-01")}, 40, "1961-12-31", No, No, ""},
		{"a state that is no more", Party{}, 2, "1992-01-01", Definite, No, "1991-12-26"},
		{"before anybody signed", Party{}, 40, "1961-07-05", No, No, ""},
	} {
		status := c.party.StatusOn(treaty, c.parties, Period{End: MustDate(c.ceased)}, c.day)
		if status.Signed != c.signed || status.Bound != c.bound || status.On != c.day || status.Explanation == "" {
			t.Errorf("%s: %+v; want signed %s, bound %s", c.why, status, c.signed, c.bound)
		}
	}
}
