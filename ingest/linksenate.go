package ingest

import (
	"slices"
	"strconv"
	"strings"
)

// senateWait is how many years before its Congress a treaty may have been
// signed: a few of a bilateral one, more of a multilateral one that others
// brought into being. A protocol or amendment is followed by others of nearly
// the same title, so that an old one is rarely meant.
const (
	senateWait          = 12
	senateWaitBilateral = 3
	senateWaitOfForm    = 5
)

func (r *treatyRecord) isSenate() bool { return r.dataset == "us-senate-treaty-documents" }

// congressYears are the years of the Congress by whose number a treaty
// document is named: 81-15 is the 15th of the 81st, 1949 to 1951.
func (r *treatyRecord) congressYears() (from, to int) {
	number, _, _ := strings.Cut(r.key, "-")
	n, err := strconv.Atoi(number)
	if err != nil {
		return 0, -1
	}
	from = 1789 + 2*(n-1)
	return from, from + 2
}

// matchSenate links a treaty document of the Senate, which bears no date, to a
// treaty signed before its Congress ended.
func (m *treatyMatcher) matchSenate(r, other *treatyRecord) (treatyMatch, bool) {
	if !other.signed.IsKnown() || r.form != other.form && !lenient(r, other) {
		return treatyMatch{}, false
	}
	if !namesYearOf(r, other) {
		return treatyMatch{}, false
	}
	from, to := r.congressYears()
	signed := yearOf(other.signed)
	like := m.likeness(r, other)
	switch parties := relate(r, other); {
	case signed > to || signed < from-senateWait:
	case r.form != "" && signed < from-senateWaitOfForm && !r.namesAYear():
	case parties == partiesPair && (len(other.actors) == 2 || other.dataset == "") && signed >= from-senateWaitBilateral && like >= alike:
		return treatyMatch{bySenate, 1, like}, true
	case parties == partiesUnknown && len(r.actors) == 0 && len(other.actors) != 2 && like >= veryAlike && len(r.words) >= 3:
		return treatyMatch{bySenate, 2, like}, true
	}
	return treatyMatch{}, false
}

// namesAYear reports whether the title names any year, which then must agree.
func (r *treatyRecord) namesAYear() bool {
	for _, title := range r.titles {
		if slices.ContainsFunc(tellingTitle(title), isYear) {
			return true
		}
	}
	return false
}

// namesYearOf reports whether a year that the title of a document names is
// that of the signature, or stands in the other title too: the Protocol of 1984
// is not that of 1976.
func namesYearOf(r, other *treatyRecord) bool {
	named := false
	for _, title := range r.titles {
		for _, word := range tellingTitle(title) {
			if !isYear(word) {
				continue
			}
			if other.words[word] || string(other.signed.Earliest()[:4]) == word {
				return true
			}
			named = true
		}
	}
	return !named
}
