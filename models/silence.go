package models

import (
	"cmp"
	"slices"
)

// Silence is a time in which nothing happened between two states or
// organizations, as far as the dataset knows.
type Silence struct {
	// After came before it, and Before ended it.
	After, Before *TimelineEntry
	// From and To are its first and last day.
	From, To Day
	// Days is how many days it lasted.
	Days int
}

// DefiniteSilence is the longest time between two entries in which, by their
// dates, none of them can have happened; the earliest of several, nil when
// there is none. The entries are in the order of their first possible days.
func DefiniteSilence(entries []*TimelineEntry) *Silence {
	var longest *Silence
	var last *TimelineEntry // the one so far that can have happened the latest
	for _, entry := range entries {
		if last != nil {
			longest = longer(longest, last, entry, last.On.Latest(), entry.On.Earliest())
		}
		if last == nil || entry.On.Latest() > last.On.Latest() {
			last = entry
		}
	}
	return longest
}

// PossibleSilence is the longest time between two entries in which none of
// them need have happened: all others can have come before or after it. An
// entry without a first possible day begins none, and one without a last
// possible day ends none. The entries are in the order of their first possible
// days.
func PossibleSilence(entries []*TimelineEntry) *Silence {
	var longest *Silence
	var next *TimelineEntry // of those that must come later, the one that comes at the latest first
	for end := len(entries); end > 0; {
		day := entries[end-1].On.Earliest()
		begin := end - 1 // of those with the same first possible day
		for begin > 0 && entries[begin-1].On.Earliest() == day {
			begin--
		}
		after, before := soonest(entries[begin:end]), next
		if before == nil || before.On.Latest() == lastDay { // nothing must come later
			before = latestOf(entries, after)
		}
		if day != firstDay && before != nil {
			silence := longer(nil, after, before, day, before.On.Latest())
			if silence != nil && (longest == nil || silence.Days >= longest.Days) {
				longest = silence
			}
		}
		if next == nil || after.On.Latest() <= next.On.Latest() {
			next = after
		}
		end = begin
	}
	return longest
}

// soonest is the entry whose last possible day is the first.
func soonest(entries []*TimelineEntry) *TimelineEntry {
	return slices.MinFunc(entries, func(a, b *TimelineEntry) int { return cmp.Compare(a.On.Latest(), b.On.Latest()) })
}

// latestOf is the entry but one whose last possible day is the last and known.
func latestOf(entries []*TimelineEntry, but *TimelineEntry) *TimelineEntry {
	var latest *TimelineEntry
	for _, entry := range entries {
		if entry != but && entry.On.Latest() != lastDay && (latest == nil || entry.On.Latest() > latest.On.Latest()) {
			latest = entry
		}
	}
	return latest
}

// longer is the silence between two days where it is longer than another.
func longer(than *Silence, after, before *TimelineEntry, last, next Day) *Silence {
	days := next.Since(last) - 1
	if days < 1 || than != nil && days <= than.Days {
		return than
	}
	return &Silence{After: after, Before: before, From: last.add(1), To: next.add(-1), Days: days}
}
