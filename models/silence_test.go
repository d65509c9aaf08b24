package models

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// silences are all numbers of silent days between two entries that dates
// leave open, found by putting each entry on each of its days.
func silences(entries []*TimelineEntry, from int, placed []Day, found map[int]bool) {
	if from == len(entries) {
		days := slices.Sorted(slices.Values(placed))
		most := 0
		for i := 1; i < len(days); i++ {
			most = max(most, days[i].Since(days[i-1])-1)
		}
		found[most] = true
		return
	}
	for day := entries[from].On.Earliest(); day <= entries[from].On.Latest(); day = day.add(1) {
		silences(entries, from+1, append(placed, day), found)
	}
}

func drawEntries(t *rapid.T) []*TimelineEntry {
	var entries []*TimelineEntry
	for range rapid.IntRange(0, 4).Draw(t, "entries") {
		from := Day("2024-02-20").add(rapid.IntRange(0, 14).Draw(t, "day"))
		to := from.add(rapid.IntRange(0, 5).Draw(t, "span"))
		entries = append(entries, &TimelineEntry{On: MustDate(string(from) + "/" + string(to))})
	}
	return entries
}

func TestSilences(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		entries := drawEntries(t)
		slices.SortStableFunc(entries, func(a, b *TimelineEntry) int { return a.On.Earliest().Since(b.On.Earliest()) })
		found := map[int]bool{}
		silences(entries, 0, nil, found)
		most := 0
		for days := range found {
			most = max(most, days)
		}
		check(t, "possible", PossibleSilence(entries), most, entries)
		check(t, "definite", DefiniteSilence(entries), longestUncovered(entries), entries)
	})
}

// longestUncovered counts day by day the days on which nothing can have happened.
func longestUncovered(entries []*TimelineEntry) int {
	longest, run := 0, 0
	if len(entries) == 0 {
		return 0
	}
	for day := entries[0].On.Earliest(); day <= "2024-04-01"; day = day.add(1) {
		if slices.ContainsFunc(entries, func(e *TimelineEntry) bool { return e.On.Earliest() <= day && day <= e.On.Latest() }) {
			longest, run = max(longest, run), 0
		} else {
			run++
		}
	}
	return longest
}

func check(t *rapid.T, what string, got *Silence, days int, entries []*TimelineEntry) {
	t.Helper()
	if got == nil {
		if days != 0 {
			t.Fatalf("no %s silence, want %d days", what, days)
		}
		return
	}
	if got.Days != days || got.To.Since(got.From)+1 != days || !slices.Contains(entries, got.After) || !slices.Contains(entries, got.Before) {
		t.Fatalf("%s: %+v, want %d days", what, got, days)
	}
	if before, after := got.From.add(-1), got.To.add(1); before < got.After.On.Earliest() || before > got.After.On.Latest() || after < got.Before.On.Earliest() || after > got.Before.On.Latest() {
		t.Fatalf("%s: %+v does not lie between %v and %v", what, got, got.After.On, got.Before.On)
	}
}

func TestSilencesOfOpenDates(t *testing.T) {
	entries := []*TimelineEntry{{On: MustDate("../1950")}, {On: MustDate("1961-07-06")}, {On: MustDate("1970/..")}}
	if got := DefiniteSilence(entries); got == nil || got.From != "1951-01-01" || got.To != "1961-07-05" {
		t.Errorf("%+v", got)
	}
	if got := PossibleSilence(entries); got != nil { // neither the beginning of the first nor the end of the last is known
		t.Errorf("%+v", got)
	}
	for _, days := range []struct {
		exchange Exchange
		share    float64
	}{{Exchange{1, 1}, 1}, {Exchange{3, 1}, 0.5}, {Exchange{0, 4}, 0}} {
		if got := days.exchange.Reciprocated(); got == nil || *got != days.share {
			t.Errorf("%v: %v", days.exchange, got)
		}
	}
	if (Exchange{}).Reciprocated() != nil {
		t.Error("nothing is answered in kind where there is nothing")
	}
}
