package seed

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"pgregory.net/rapid"

	"entente/models"
)

// partyStates are the countries of which sources say in these tests that a treaty
// has them among its parties, or has not.
var partyStates = []string{"arcadia", "lilliput", "utopia"}

// A lister is a source that speaks of the parties of the one treaty.
type lister struct {
	models.Source
	has, hasNot []string
	complete    bool
}

func someLister(t *rapid.T, id string) lister {
	l := lister{}
	l.ID = models.NewID("source", id)
	l.Kind = models.SourceKind(rapid.SampledFrom(l.Kind.Values()).Draw(t, "kind"))
	l.Origin = rapid.SampledFrom([]string{"", "", "agency-1"}).Draw(t, "origin")
	l.PublishedOn = models.MustDate(rapid.SampledFrom([]string{"", "1961-07-20", "2024"}).Draw(t, "published"))
	for _, state := range partyStates {
		switch rapid.IntRange(0, 2).Draw(t, state) {
		case 0:
			l.has = append(l.has, state)
		case 1:
			l.hasNot = append(l.hasNot, state)
		}
	}
	l.complete = len(l.has) > 0 && rapid.Bool().Draw(t, "complete")
	return l
}

// says is whether the state is a party, and whether the source says anything of it.
func (l lister) says(state string) (party, speaks bool) {
	party = slices.Contains(l.has, state)
	return party, party || l.complete || slices.Contains(l.hasNot, state)
}

func (l lister) file() string {
	rows := func(states []string) string {
		var all []string
		for _, state := range states {
			all = append(all, "{actor: "+state+"}")
		}
		return "[" + strings.Join(all, ", ") + "]"
	}
	var b strings.Builder
	fmt.Fprintf(&b, sourceBlock, l.ID.Slug(), l.Kind)
	if l.PublishedOn.IsKnown() {
		fmt.Fprintf(&b, "  publishedOn: %s\n", l.PublishedOn)
	}
	if l.Origin != "" {
		fmt.Fprintf(&b, "  origin: %s\n", l.Origin)
	}
	b.WriteString("treaties:\n  - id: the-treaty\n    title: The treaty\n")
	if len(l.has) > 0 {
		fmt.Fprintf(&b, "    parties: %s\n", rows(l.has))
	}
	if len(l.hasNot) > 0 {
		fmt.Fprintf(&b, "    not: {parties: %s}\n", rows(l.hasNot))
	}
	if l.complete {
		b.WriteString("    complete: [parties]\n")
	}
	return b.String()
}

// better orders two camps, the stronger first: by the kind of their best
// source, the number of independent sources, the newest, the first ID.
func better(a, b []lister) int {
	rank := func(camp []lister) int {
		n := 99
		for _, l := range camp {
			n = min(n, slices.Index(l.Kind.Values(), string(l.Kind)))
		}
		return n
	}
	voices := func(camp []lister) int {
		origins := map[string]bool{}
		for _, l := range camp {
			origins[cmp.Or(l.Origin, string(l.ID))] = true
		}
		return len(origins)
	}
	newest := func(camp []lister) (day models.Day) {
		for _, l := range camp {
			day = max(day, l.PublishedOn.Earliest())
		}
		return day
	}
	first := func(camp []lister) models.ID {
		id := camp[0].ID
		for _, l := range camp {
			id = min(id, l.ID)
		}
		return id
	}
	return cmp.Or(cmp.Compare(rank(a), rank(b)), cmp.Compare(voices(b), voices(a)), cmp.Compare(newest(b), newest(a)), cmp.Compare(first(a), first(b)))
}

// A row is in a list when a source adds it and no stronger ones deny it, by
// naming it or by leaving it out of a list that is complete; a ruling decides
// each row by itself. Who merely leaves it out says nothing.
func TestLists(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		listers := make([]lister, rapid.IntRange(1, 5).Draw(t, "sources"))
		files := folder([]string{fmt.Sprintf(sourceBlock, "atlas", "REFERENCE") + atlas + "  - {id: lilliput, name: Lilliput, kind: STATE}\n"})
		for i := range listers {
			listers[i] = someLister(t, fmt.Sprintf("source-%d", i))
			files[fmt.Sprintf("sources/lister-%d.yaml", i)] = &fstest.MapFile{Data: []byte(listers[i].file())}
		}
		camps := func(state string) (have, deny []lister) {
			for _, l := range listers {
				switch party, speaks := l.says(state); {
				case party:
					have = append(have, l)
				case speaks:
					deny = append(deny, l)
				}
			}
			return have, deny
		}
		ruledState, ruling, stale := someListRuling(t, camps)
		if ruledState != "" {
			files["decisions/parties.yaml"] = &fstest.MapFile{Data: []byte(ruling)}
		}
		ds, problems := Load(files)
		if wrong := problems.Errors(); len(wrong) > 0 {
			t.Fatal(wrong)
		}
		everyValueIsCited(t, ds)
		if warned := strings.Contains(problems.Error(), "did not see"); warned != stale {
			t.Fatalf("the ruling is stale: %t; warned of: %t\n%s\n%v", stale, warned, ruling, problems)
		}
		disputes := 0
		for _, state := range partyStates {
			have, deny := camps(state)
			want := len(have) > 0 && (len(deny) == 0 || better(have, deny) < 0)
			if state == ruledState {
				want = strings.Contains(ruling, "prefer: "+includes)
			}
			if len(have) > 0 && len(deny) > 0 {
				disputes++
			}
			got := slices.ContainsFunc(ds.Parties, func(p models.Party) bool { return p.ActorID == models.NewID("country", state) })
			if got != want {
				t.Fatalf("%s is a party: %t, want %t", state, got, want)
			}
		}
		if len(ds.Disagreements) != disputes {
			t.Fatalf("%d rows are disputed, and there are %d disagreements", disputes, len(ds.Disagreements))
		}
	})
}

// someListRuling rules on a state of which sources disagree, or on none. It
// is stale when it did not see both values.
func someListRuling(t *rapid.T, camps func(state string) (have, deny []lister)) (state, file string, stale bool) {
	for _, state := range partyStates {
		have, deny := camps(state)
		if len(have) == 0 || len(deny) == 0 || !rapid.Bool().Draw(t, "ruled on "+state) {
			continue
		}
		values := []string{includes + state, excludes + state}
		prefer := rapid.SampledFrom(values).Draw(t, "ruling")
		if stale = rapid.Bool().Draw(t, "stale"); stale {
			values = []string{prefer}
		}
		return state, fmt.Sprintf("rulings:\n  - subject: treaty:the-treaty\n    field: parties\n    prefer: %s\n    saw: [%s]\n    reason: It is so.\n    by: editors\n    on: 2026-11-24\n",
			prefer, strings.Join(values, ", ")), stale
	}
	return "", "", false
}

// A vague statement that agrees with several clusters decides nothing between
// them, whoever makes it.
func TestAVagueWitnessDecidesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		statements := anyStatements(t, dateField)
		days := []string{"1961-07-06", "1961-07-11", "1962-01-01"}
		for i, s := range statements {
			s.value = days[(i+rapid.IntRange(0, 2).Draw(t, "day"))%len(days)]
			s.date = models.MustDate(s.value)
		}
		if !slices.ContainsFunc(statements, func(s *statement) bool { return s.value != statements[0].value }) {
			return // one cluster: for this one it may speak
		}
		before := resolve(statements, "")
		vague := states(t, dateField, 99)
		vague.value, vague.date = "196X", models.MustDate("196X")
		if after := resolve(append(slices.Clone(statements), vague), ""); after.value != before.value {
			t.Fatalf("%q became %q when a %s said 196X", before.value, after.value, vague.source.Kind)
		}
	})
}
