package models

import "strings"

// Explain says in a sentence why [Period.On] answers as it does.
func (p Period) Explain(day Day) string {
	switch p.On(day) {
	case No:
		return p.whyNot(day)
	case Definite:
		return "It began on " + p.Start.EDTF + " and " + p.lasted() + "."
	}
	return sentence(p.doubts(day))
}

func (p Period) whyNot(day Day) string {
	switch {
	case p.Start.IsKnown() && p.Start.Earliest > day:
		return "It began on " + p.Start.EDTF + "."
	case p.NotBefore.IsKnown() && p.NotBefore.Earliest > day:
		return "It was signed on " + p.NotBefore.EDTF + "."
	}
	return "It ended on " + p.End.EDTF + "."
}

func (p Period) lasted() string {
	if p.End.IsOpen() {
		return "was found going on on " + p.Observed.EDTF
	}
	return "ended on " + p.End.EDTF
}

// doubts are the reasons why it is not known whether the period holds.
func (p Period) doubts(day Day) []string {
	var doubts []string
	switch {
	case !p.Start.IsKnown():
		doubts = append(doubts, "no beginning is recorded")
	case p.Start.Latest > day:
		doubts = append(doubts, "the beginning, "+p.Start.EDTF+", may be after that day")
	}
	switch {
	case p.End.IsZero():
		doubts = append(doubts, "no end is recorded")
	case p.End.IsOpen() && !p.Observed.IsKnown():
		doubts = append(doubts, "a source found it going on on a day that is not recorded")
	case p.End.IsOpen() && p.Observed.Earliest < day:
		doubts = append(doubts, "it was last found going on on "+p.Observed.EDTF+", before that day")
	case p.End.IsKnown() && !p.lastsBeyond(day):
		doubts = append(doubts, "the end, "+p.End.EDTF+", may be before that day")
	}
	return doubts
}

// sentence joins clauses of ASCII letters.
func sentence(clauses []string) string {
	text := strings.Join(clauses, ", and ")
	return strings.ToUpper(text[:1]) + text[1:] + "."
}
