package models

import (
	"cmp"
	"strings"
)

// Explain says in a sentence why [Period.On] answers as it does.
func (p Period) Explain(day Day) string {
	switch p.On(day) {
	case No:
		return p.whyNot(day)
	case Definite:
		return "It began " + p.Start.when() + " and " + p.lasted() + "."
	}
	return sentence(p.doubts(day))
}

func (p Period) whyNot(day Day) string {
	switch {
	case p.Start.IsKnown() && p.Start.Earliest() > day:
		return "It began " + p.Start.when() + "."
	case p.NotBefore.IsKnown() && p.NotBefore.Earliest() > day:
		return "It " + cmp.Or(p.Act, "was signed") + " " + p.NotBefore.when() + "."
	case p.NotFrom.IsKnown() && p.NotFrom.Latest() <= day:
		return "Who was bound ceased to exist " + p.NotFrom.when() + "."
	}
	return "It ended " + p.End.when() + "."
}

func (p Period) lasted() string {
	if p.End.IsOpen() {
		return "still held " + p.Observed.when()
	}
	return "ended " + p.End.when()
}

// doubts are the reasons why it is not known whether the period holds.
func (p Period) doubts(day Day) []string {
	var doubts []string
	switch {
	case !p.Start.IsKnown():
		doubts = append(doubts, "no beginning is recorded")
	case p.Start.Latest() > day:
		doubts = append(doubts, "the beginning, "+p.Start.EDTF+", may be after that day")
	}
	switch {
	case p.End.IsZero():
		doubts = append(doubts, "no end is recorded")
	case p.End.IsOpen() && !p.Observed.IsKnown():
		doubts = append(doubts, "it is not recorded on which day a source found it still to hold")
	case p.End.IsOpen() && p.Observed.Earliest() < day:
		doubts = append(doubts, "it is last known to have held "+p.Observed.when()+", before that day")
	case p.End.IsKnown() && !p.lastsBeyond(day):
		doubts = append(doubts, "the end, "+p.End.EDTF+", may be before that day")
	}
	if p.NotFrom.IsKnown() && p.NotFrom.Earliest() <= day {
		doubts = append(doubts, "who was bound ceased to exist "+p.NotFrom.when()+", perhaps before that day")
	}
	return doubts
}

// when is the date with its preposition.
func (d Date) when() string {
	if d.Earliest() == d.Latest() {
		return "on " + d.EDTF
	}
	return "in " + d.EDTF
}

// sentence joins clauses of ASCII letters.
func sentence(clauses []string) string {
	text := strings.Join(clauses, ", and ")
	return strings.ToUpper(text[:1]) + text[1:] + "."
}
