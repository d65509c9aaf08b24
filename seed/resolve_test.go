package seed

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"entente/models"
)

var (
	dateField    = models.KindOf("treaty").Field("terminatedOn")
	textField    = models.KindOf("treaty").Field("signedAt")
	wordingField = models.KindOf("treaty").Field("title")
	setField     = models.KindOf("treaty").Field("subjects")
)

// The values that sources give in these tests: few, so that they meet.
var (
	dateValues = []string{
		"1961-07-06", "1961-07-11", "1961-07", "1961", "1961-07-06?", "196X", "1962-01-01", "1961-07-05/1961-07-12", "..",
	}
	textValues = []string{"Harbour City", "harbour  city", "Hill City", "River City"}
	setValues  = []string{"SECURITY", "TRADE", "SECURITY TRADE", "TRADE SECURITY", "CULTURE"}
)

func valuesOf(field *models.Field) []string {
	switch field.Form {
	case models.FormDate:
		return dateValues
	case models.FormEnums:
		return setValues
	}
	return textValues
}

// anyField is one of each way of merging.
func anyField(t *rapid.T) *models.Field {
	return rapid.SampledFrom([]*models.Field{dateField, textField, wordingField, setField}).Draw(t, "field")
}

// states makes a statement of a source drawn at random.
func states(t *rapid.T, field *models.Field, id int) *statement {
	src := &source{}
	src.ID = models.ID(fmt.Sprintf("source:s%02d", id))
	src.Kind = models.SourceKind(rapid.SampledFrom(src.Kind.Values()).Draw(t, "kind"))
	src.Origin = rapid.SampledFrom([]string{"", "", "agency-1", "agency-2"}).Draw(t, "origin")
	src.PublishedOn = models.MustDate(rapid.SampledFrom([]string{"", "1961-07-20", "1961-08", "2024"}).Draw(t, "published"))
	src.Publisher = "Publisher " + string(src.ID)
	if rapid.IntRange(0, 4).Draw(t, "less reliable") == 0 {
		src.lessReliable = []string{field.Name}
	}
	value := rapid.SampledFrom(valuesOf(field)).Draw(t, "value")
	return stated(src, field, value, rapid.SampledFrom([]string{"1961-07-08", "1961-12-31", "2012"}).Draw(t, "observed"))
}

func stated(src *source, field *models.Field, value, observed string) *statement {
	seen := models.MustDate(observed)
	s := &statement{record: &record{provenance: &provenance{source: src, observed: seen}}, field: field, value: value, basis: models.Stated}
	if field.Form == models.FormDate {
		s.date = models.MustDate(value)
	}
	return s
}

func anyStatements(t *rapid.T, field *models.Field) []*statement {
	statements := make([]*statement, rapid.IntRange(1, 7).Draw(t, "number of statements"))
	for i := range statements {
		statements[i] = states(t, field, i)
	}
	return statements
}

// anyRuling is a value that a source gives, or none.
func anyRuling(t *rapid.T, statements []*statement) string {
	if statements[0].field.IsSet() || !rapid.Bool().Draw(t, "ruled") {
		return ""
	}
	return rapid.SampledFrom(statements).Draw(t, "ruling").value
}

// canBothBeTrue is the meaning of compatible, told day by day.
func canBothBeTrue(a, b *statement) bool {
	if a.field.Form != models.FormDate {
		return a.field.Wording || a.field.IsSet() || strings.EqualFold(strings.Join(strings.Fields(a.value), ""), strings.Join(strings.Fields(b.value), ""))
	}
	means := func(s *statement, end models.Day) bool {
		if s.date.IsOpen() {
			return end >= s.observed.Earliest()
		}
		return s.date.Earliest() <= end && end <= s.date.Latest()
	}
	ends := []models.Day{"9999-12-31"}
	for _, s := range []*statement{a, b} {
		ends = append(ends, s.date.Earliest(), s.date.Latest(), s.observed.Earliest())
	}
	return slices.ContainsFunc(ends, func(end models.Day) bool { return end != "" && means(a, end) && means(b, end) })
}

func TestStandings(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		field := anyField(t)
		statements := anyStatements(t, field)
		out := resolve(statements, anyRuling(t, statements))
		preferred := 0
		for i, s := range statements {
			switch standing := out.standings[i]; standing {
			case models.Preferred:
				preferred++
				if s != out.preferred || !field.IsSet() && s.value != out.value {
					t.Fatalf("%q is preferred, and %q is the value", s.value, out.value)
				}
			case models.Supporting:
				if !field.IsSet() && !sameText(s.value, out.value) {
					t.Fatalf("%q supports %q", s.value, out.value)
				}
			case models.Compatible, models.Contradicting:
				if (standing == models.Compatible) != canBothBeTrue(s, out.preferred) || !field.IsSet() && sameText(s.value, out.value) {
					t.Fatalf("%q (seen on %s) is %s beside %q (seen on %s)", s.value, s.observed, standing, out.value, out.preferred.observed)
				}
			default:
				t.Fatalf("%q has the standing %q", s.value, standing)
			}
		}
		if preferred != 1 {
			t.Fatalf("%d statements are preferred", preferred)
		}
		if out.disputed() != slices.Contains(out.standings, models.Contradicting) {
			t.Fatal("a contradiction is a disagreement, and nothing else is")
		}
	})
}

func TestOrderOfStatementsDoesNotMatter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		statements := anyStatements(t, anyField(t))
		ruled := anyRuling(t, statements)
		shuffled := rapid.Permutation(statements).Draw(t, "other order")
		a, b := resolve(statements, ruled), resolve(shuffled, ruled)
		if a.value != b.value || a.preferred != b.preferred || a.observed != b.observed {
			t.Fatalf("%q of %s, and in another order %q of %s", a.value, a.preferred.source.ID, b.value, b.preferred.source.ID)
		}
		for i, s := range statements {
			if j := slices.Index(shuffled, s); a.standings[i] != b.standings[j] {
				t.Fatalf("%s is %s, and in another order %s", s.source.ID, a.standings[i], b.standings[j])
			}
		}
	})
}

// Where values are as precise as each other, a cluster is all who give one
// value, and the ranking can be told in one expression.
func TestRanking(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		statements := anyStatements(t, textField)
		ruled := anyRuling(t, statements)
		byText := map[string][]*statement{}
		for _, s := range statements {
			text := strings.ToLower(strings.Join(strings.Fields(s.value), " "))
			byText[text] = append(byText[text], s)
		}
		var clusters [][]*statement
		for _, cluster := range byText {
			clusters = append(clusters, cluster)
		}
		best := slices.MinFunc(clusters, func(a, b []*statement) int {
			return cmp.Or(
				cmp.Compare(ruledFirst(a, ruled), ruledFirst(b, ruled)),
				cmp.Compare(least(a, (*statement).rank), least(b, (*statement).rank)),
				cmp.Compare(witnesses(b), witnesses(a)),
				cmp.Compare(newest(b), newest(a)),
				cmp.Compare(first(a), first(b)),
			)
		})
		if out := resolve(statements, ruled); !slices.Contains(best, out.preferred) {
			t.Fatalf("%q is preferred; the best cluster says %q", out.value, best[0].value)
		}
	})
}

func ruledFirst(cluster []*statement, ruled string) int {
	if ruled != "" && slices.ContainsFunc(cluster, func(s *statement) bool { return s.value == ruled }) {
		return 0
	}
	return 1
}

func least(cluster []*statement, of func(*statement) int) int {
	n := of(cluster[0])
	for _, s := range cluster {
		n = min(n, of(s))
	}
	return n
}

func witnesses(cluster []*statement) int {
	seen := map[string]bool{}
	for _, s := range cluster {
		seen[cmp.Or(s.source.Origin, string(s.source.ID))] = true
	}
	return len(seen)
}

func newest(cluster []*statement) models.Day {
	var day models.Day
	for _, s := range cluster {
		day = max(day, s.source.PublishedOn.Earliest())
	}
	return day
}

// first is the first of a cluster's source IDs.
func first(cluster []*statement) models.ID {
	id := cluster[0].source.ID
	for _, s := range cluster {
		id = min(id, s.source.ID)
	}
	return id
}

func TestKindsOfSourceAreRanked(t *testing.T) {
	var ranks []int
	for _, kind := range []models.SourceKind{
		models.SourceTreatyText, models.SourceOfficialRecord, models.SourceReference, models.SourceDataset, models.SourceArticle,
	} {
		src := &source{Source: models.Source{Kind: kind}}
		ranks = append(ranks, src.rank())
		src.lessReliable = []string{"signedAt"}
		if less := stated(src, textField, "Hill City", ""); less.rank() != len(kind.Values()) {
			t.Errorf("a less reliable %s has rank %d", kind, less.rank())
		}
	}
	if !slices.Equal(ranks, []int{0, 1, 2, 3, 4}) {
		t.Errorf("the kinds of source have the ranks %v", ranks)
	}
}

func TestTheMostPreciseOfTheClusterWins(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		statements := anyStatements(t, dateField)
		out := resolve(statements, "")
		best := out.preferred
		for _, s := range statements {
			if s.date.IsOpen() && best.date.IsOpen() && s.observed.Earliest() > out.observed.Earliest() {
				t.Fatalf("an end seen open on %s is preferred to one seen open on %s", out.observed, s.observed)
			}
			morePrecise := s.date.IsKnown() && (!best.date.IsKnown() || s.date.Span() < best.date.Span())
			elsewhere := slices.ContainsFunc(statements, func(other *statement) bool { // then it speaks for neither
				return !canBothBeTrue(other, best) && canBothBeTrue(other, s)
			})
			if morePrecise && canBothBeTrue(s, best) && !elsewhere {
				t.Fatalf("%q is preferred to the more precise %q", out.value, s.value)
			}
		}
	})
}

func TestACopyIsNoWitness(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		field := rapid.SampledFrom([]*models.Field{dateField, textField, wordingField}).Draw(t, "field")
		statements := anyStatements(t, field)
		original := rapid.SampledFrom(statements).Draw(t, "original")
		if original.source.Origin == "" {
			original.source.Origin = "agency-3"
		}
		before := resolve(statements, "")
		src := *original.source
		src.ID += "-copy"
		after := resolve(append(slices.Clone(statements), stated(&src, field, original.value, string(original.observed.EDTF))), "")
		if before.value != after.value {
			t.Fatalf("%q became %q when %q was copied", before.value, after.value, original.value)
		}
	})
}

func TestAnotherWitnessNeverHarms(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		field := rapid.SampledFrom([]*models.Field{dateField, textField}).Draw(t, "field")
		statements := anyStatements(t, field)
		before := resolve(statements, "")
		witness := states(t, field, 99)
		witness.value, witness.date, witness.observed = before.value, before.preferred.date, before.preferred.observed
		if after := resolve(append(slices.Clone(statements), witness), ""); !sameText(after.value, before.value) {
			t.Fatalf("%q became %q when %s said it too", before.value, after.value, witness.source.Kind)
		}
	})
}

func TestARulingDecides(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		field := rapid.SampledFrom([]*models.Field{dateField, textField, wordingField}).Draw(t, "field")
		statements := anyStatements(t, field)
		ruled := rapid.SampledFrom(statements).Draw(t, "ruling").value
		if out := resolve(statements, ruled); out.value != ruled {
			t.Fatalf("the ruling is for %q, the value %q", ruled, out.value)
		}
	})
}

func TestSetsUniteAndWordingNeverContradicts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		sets := anyStatements(t, setField)
		out := resolve(sets, "")
		words := strings.Fields(out.value)
		for i, s := range sets {
			for word := range strings.FieldsSeq(s.value) {
				if !slices.Contains(words, word) {
					t.Fatalf("%s is not in %q", word, out.value)
				}
			}
			if whole := len(strings.Fields(s.value)) == len(words); out.standings[i] == models.Supporting && !whole || out.standings[i] == models.Compatible && whole {
				t.Fatalf("%q is %s beside %q", s.value, out.standings[i], out.value)
			}
		}
		slices.Sort(words)
		if len(slices.Compact(words)) != len(strings.Fields(out.value)) {
			t.Fatalf("a word stands twice in %q", out.value)
		}
		if out.disputed() || resolve(anyStatements(t, wordingField), "").disputed() {
			t.Fatal("there is a disagreement")
		}
	})
}

// An end found open in 2012 agrees with one of 2024, not with one of 2001.
func TestOpenEnds(t *testing.T) {
	src := &source{Source: models.Source{Kind: models.SourceDataset}}
	open := stated(src, dateField, models.OpenEnd, "2012-12-31")
	for value, want := range map[string]bool{
		"2024-12-04": true, "2013": true, "2012": true, "2012-12-31": true, "2012-12-30": false, "2012-11": false, "2001-05-01": false, "..": true,
	} {
		end := stated(src, dateField, value, "2000-01-01")
		if got := compatible(open, end); got != want || compatible(end, open) != want {
			t.Errorf("open on 2012-12-31 beside an end of %s: compatible %t", value, got)
		}
	}
}

// A row's key is one text in several spellings; its other texts are not.
func TestSpellingsOfAKeyAgree(t *testing.T) {
	src := &source{Source: models.Source{Kind: models.SourceArticle}}
	name := models.KindOf("country-name").Field("name")
	if a, b := stated(src, name, "Côte d’Or", ""), stated(src, name, "Cote d'Or", ""); !compatible(a, b) {
		t.Error("two spellings of a key contradict each other")
	}
	if a, b := stated(src, textField, "Hill City", ""), stated(src, textField, "Hill-City", ""); compatible(a, b) {
		t.Error("two spellings of a place are compatible")
	}
}
