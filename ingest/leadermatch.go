package ingest

import (
	_ "embed"
	"slices"
	"strings"

	"entente/models"
)

// sameLeaderOf is the rule by which two records are one person in any state.
func sameLeaderOf(a, b *person) string {
	for _, state := range a.states {
		if slices.Contains(b.states, state) {
			if rule, _ := sameLeader(a, b, state, nil); rule != "" {
				return rule
			}
		}
	}
	return ""
}

// sameLeader is the rule by which two persons of a state are one, "" where none
// does, and its rank.
func sameLeader(a, b *person, state models.ID, others []*person) (string, int) {
	match := a.match(b)
	if sameSpell(a, b, state, match) {
		return ruleSameSpell, 0
	}
	if match == NoMatch || contradict(a.born, b.born) {
		return "", 0
	}
	full := match == Contained && a.hasFullName(b)
	switch {
	case startTogether(a, b, state) && (match >= NearMatch || a.sharesSurname(b)) && !a.rivalled(b, state, others, match) && !b.rivalled(a, state, others, match):
		return ruleSameStart, 1 + int(Contained-match)
	case a.born.IsKnown() && b.born.IsKnown() && year(a.born) == year(b.born) && match >= NearMatch && (full || closeTerms(a, b, state)):
		return ruleSameBirth, 4 + int(Contained-match)
	case full && overlap(a, b, state) && a.onlyOf(b, state, others):
		return ruleSameTerm, 8
	case match == Contained && overlap(a, b, state) && a.onlyOf(b, state, others):
		return ruleSameSurname, 9
	case full && sameWords(a, b) && len(a.terms)*len(b.terms) > 0 && closeTerms(a, b, state):
		return ruleSameName, 10
	case full && sameWords(a, b) && (a.dataset == nil || b.dataset == nil) && len(a.terms)*len(b.terms) == 0:
		return ruleSameName, 11
	}
	return "", 0
}

// sameSpell reports whether two sources of effective rulers describe one spell:
// it began on one day, and the name or the year of birth agrees. The later
// source copied the earlier, so that of these one may be mistaken.
func sameSpell(a, b *person, state models.ID, match NameMatch) bool {
	if a.dataset == nil || b.dataset == nil || a.dataset == b.dataset {
		return false
	}
	if match < NearMatch && (!a.born.IsKnown() || !b.born.IsKnown() || year(a.born) != year(b.born)) {
		return false
	}
	return anyTerms(a, b, state, func(x, y term) bool {
		return x.role == models.RoleEffectiveLeader && y.role == x.role && x.from.Span() == 1 && x.from.EDTF == y.from.EDTF
	})
}

// rivalled reports whether somebody else, who is another person by the item,
// came into office with the other at the same time and bears the name as well.
func (p *person) rivalled(other *person, state models.ID, others []*person, match NameMatch) bool {
	return slices.ContainsFunc(others, func(third *person) bool {
		return third != p && third != other && third.item != "" && p.item != "" && third.item != p.item &&
			third.match(other) >= match && startTogether(third, other, state)
	})
}

// match is how well the best of two persons' names agree.
func (p *person) match(other *person) NameMatch {
	best := NoMatch
	for _, a := range p.names {
		for _, b := range other.names {
			best = max(best, matchWords(a, b))
		}
	}
	return best
}

// hasFullName reports whether two names of two words and more agree.
func (p *person) hasFullName(other *person) bool {
	return slices.ContainsFunc(p.names, func(a []string) bool {
		return slices.ContainsFunc(other.names, func(b []string) bool {
			return len(a) > 1 && len(b) > 1 && matchWords(a, b) == Contained
		})
	})
}

// sameWords reports whether a name of each is made of the same words.
func sameWords(a, b *person) bool {
	return slices.ContainsFunc(a.names, func(x []string) bool {
		return slices.ContainsFunc(b.names, func(y []string) bool {
			return len(x) > 1 && (len(x) == len(y) && containsAll(x, y) || strings.Join(x, "") == strings.Join(y, ""))
		})
	})
}

func (p *person) sharesSurname(other *person) bool {
	return slices.ContainsFunc(p.names, func(a []string) bool {
		return slices.ContainsFunc(other.names, func(b []string) bool { return sharesSurname(a, b) })
	})
}

// contradict reports whether two dates of birth are more than a year apart:
// sources often differ by one.
func contradict(a, b models.Date) bool {
	return a.IsKnown() && b.IsKnown() && (shift(a.Latest(), 366) < b.Earliest() || shift(b.Latest(), 366) < a.Earliest())
}

// startTogether reports whether a term of each began in the state within 31
// days. Dates that are no days do not count.
func startTogether(a, b *person, state models.ID) bool {
	return anyTerms(a, b, state, func(x, y term) bool {
		return x.from.Span() == 1 && y.from.Span() == 1 &&
			shift(x.from.Earliest(), startSlack) >= y.from.Earliest() && shift(y.from.Earliest(), startSlack) >= x.from.Earliest()
	})
}

// overlap reports whether terms of the two in the state share days.
func overlap(a, b *person, state models.ID) bool {
	return anyTerms(a, b, state, func(x, y term) bool {
		return x.from.IsKnown() && y.from.IsKnown() && x.lastDay() >= y.from.Earliest() && y.lastDay() >= x.from.Earliest()
	})
}

// closeTerms reports whether terms of the two lie within a working life.
func closeTerms(a, b *person, state models.ID) bool {
	const days = 40 * 366
	return anyTerms(a, b, state, func(x, y term) bool {
		return x.from.IsKnown() && y.from.IsKnown() && shift(x.from.Earliest(), days) >= y.from.Earliest() && shift(y.from.Earliest(), days) >= x.from.Earliest()
	})
}

func anyTerms(a, b *person, state models.ID, fits func(x, y term) bool) bool {
	for _, x := range a.terms {
		for _, y := range b.terms {
			if x.state == state && y.state == state && fits(x, y) {
				return true
			}
		}
	}
	return false
}

// lastDay is the last day that the term may have had. One without a known end
// counts for a year.
func (t *term) lastDay() models.Day {
	switch {
	case t.to.IsKnown():
		return t.to.Latest()
	case t.to.IsOpen():
		return "9999-12-31"
	}
	return shift(t.from.Latest(), 366)
}

// onlyOf reports whether nobody else of the state whose terms meet theirs bears
// a name that agrees with the shorter of the two, unless it is one of them by
// the dates of birth.
func (p *person) onlyOf(other *person, state models.ID, others []*person) bool {
	short := p
	if len(other.name) < len(p.name) {
		short = other
	}
	for _, third := range others {
		if third == p || third == other || third.match(short) < NearMatch || !overlap(third, short, state) {
			continue
		}
		if third.match(p) < Contained || third.match(other) < Contained || contradict(third.born, p.born) || contradict(third.born, other.born) {
			return false
		}
	}
	return true
}
