package search

import (
	"slices"
	"strings"
	"testing"
)

func TestParse(t *testing.T) {
	for text, want := range map[string]string{
		"treaty 1961 soviet korea":  "treaty 1961 soviet korea",
		"the Treaty of Versailles!": "treaty versailles",
		"non-aggression":            "nonaggression",
		"visits IN 1972":            "visits in 1972",
		"de Gaulle":                 "gaulle",
		"peace AND war":             "peace war",
		"who":                       "who",
		"the IT":                    "it",
	} {
		q, err := Parse(text)
		if err != nil {
			t.Errorf("%q: %v", text, err)
			continue
		}
		var got []string
		for _, word := range q.Words {
			got = append(got, word.Word)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q has the words %q, want %q", text, got, want)
		}
	}
}

func TestPhrases(t *testing.T) {
	for text, want := range map[string][]Phrase{
		`"law of the sea" convention`:   {{0, 1}},
		`treaty "mutual assistance"`:    {{1, 2}},
		`“open skies” «холодная война»`: {{0, 1}, {2, 3}},
		`"one" "two"`:                         {{0, 0}, {1, 1}},
		`"unbalanced quote`:                   nil,
		`one "two three" four "five`:          {{1, 2}},
		`"" treaty`:                           nil,
		`"of the" treaty`:                     nil,
		`"北朝鲜" treaty`:                        {{0, 1}},
		`treaty of "Guadalupe Hidalgo", 1848`: {{1, 2}},
	} {
		q, err := Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(q.Phrases, want) {
			t.Errorf("%q has the phrases %v, want %v", text, q.Phrases, want)
		}
	}
}

// A name or a date does not reach from a phrase into what stands beside it.
func TestPhrasesBoundNamesAndDates(t *testing.T) {
	v, _, _ := indexOf(Document{Texts: []Text{{Class: Title, Text: "North Korea, July 1961"}}, Mentions: []Mention{{ID: "country:PRK"}}})
	for text, want := range map[string]string{
		`north korea treaty`:   "country:PRK",
		`"north korea" treaty`: "country:PRK",
		`"north" korea`:        "",
		`"north korea treaty"`: "",
	} {
		q, err := Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(v.Plan(q, someNames()).Entities(), " "); got != want {
			t.Errorf("%s means %q, want %q", text, got, want)
		}
	}
	q, err := Parse(`july "1961"`)
	if want := []Date{{1, 1, Days{19610101, 19611231}}}; err != nil || !slices.Equal(q.Dates, want) {
		t.Errorf("the dates are %v, %v, want %v", q.Dates, err, want)
	}
}

func TestParseSaysWhatIsWrong(t *testing.T) {
	for text, want := range map[string]string{
		"":                        "is empty",
		" \t\n":                   "is empty",
		"?!":                      "no letters or digits",
		strings.Repeat("y", 61):   "longer than any word",
		strings.Repeat("y", 601):  "601 letters long; it may be 600",
		strings.Repeat("ab ", 61): "61 words; it may have 60",
	} {
		if _, err := Parse(text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: the error is %v, want one with %q", text, err, want)
		}
	}
}

func TestDates(t *testing.T) {
	for text, want := range map[string][]Date{
		"1961":              {{0, 0, Days{19610101, 19611231}}},
		"treaty 1961-07-06": {{1, 3, Days{19610706, 19610706}}},
		"1961-07 korea":     {{0, 1, Days{19610701, 19610731}}},
		"6 July 1961":       {{0, 2, Days{19610706, 19610706}}},
		"July 6, 1961":      {{0, 2, Days{19610706, 19610706}}},
		"summit june 2000":  {{1, 2, Days{20000601, 20000631}}},
		"1939 1945":         {{0, 0, Days{19390101, 19391231}}, {1, 1, Days{19450101, 19451231}}},
		"1961-13":           {{0, 0, Days{19610101, 19611231}}},
		"1961 07":           {{0, 0, Days{19610101, 19611231}}},
		"1961/07/06":        {{0, 2, Days{19610706, 19610706}}},
		"6.7.1961":          {{0, 2, Days{19610706, 19610706}}},
		"pact 06.07.1961":   {{1, 3, Days{19610706, 19610706}}},
		"31/7/1961":         {{0, 2, Days{19610731, 19610731}}},
		"7/31/1961":         {{0, 2, Days{19610731, 19610731}}},
		"7/7/1961":          {{0, 2, Days{19610707, 19610707}}},
		"6/7/1961":          {{0, 2, Days{19610101, 19611231}}}, // in June or in July
		"6 7 1961":          {{2, 2, Days{19610101, 19611231}}},
		"13.13.1961":        {{2, 2, Days{19610101, 19611231}}},
		"1939-1945":         {{0, 1, Days{19390101, 19451231}}},
		"1945–1939":         {{0, 0, Days{19450101, 19451231}}, {1, 1, Days{19390101, 19391231}}},
		"the 1960s":         {{0, 0, Days{19600101, 19691231}}},
		"19th century war":  {{0, 1, Days{18010101, 19001231}}},
		"0190s":             nil,
		"99th century":      nil,
		"1961-02-30":        {{0, 2, Days{19610201, 19610231}}}, // no such day
		"1960-02-29":        {{0, 2, Days{19600229, 19600229}}},
		"31 June 1961 pact": {{0, 2, Days{19610601, 19610631}}},
		"may":               nil,
		"resolution 9999":   nil,
		"0999":              nil,
		"31 march":          nil,
	} {
		q, err := Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(q.Dates, want) {
			t.Errorf("%q has the dates %v, want %v", text, q.Dates, want)
		}
	}
}

// A day that is in no calendar is read as its month, which the suggestion tells.
func TestNoSuchDay(t *testing.T) {
	v, _, _ := indexOf(Document{Texts: []Text{{Class: Title, Text: "Treaty of friendship"}}})
	for text, want := range map[string]string{
		"1961-02-30":                   "1961-02",
		"treaty of 30 February 1961 !": "treaty of 1961-02 !",
		"fiendship February 29, 1961":  "friendship 1961-02",
		"30.2.1961, 31.4.1962":         "1961-02, 1962-04",
		"1960-02-29 31.12.1961":        "",
	} {
		q, err := Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		if got := v.Plan(q, NewNames()).Suggestion(); got != want {
			t.Errorf("%q: %q is suggested, want %q", text, got, want)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, seed := range []string{"treaty 1961 soviet korea", "6 July 1961", "U.S.S.R.", "Korea, Democratic People's Republic of", "김정은 2018-03", "co-", "\xff", `"law of the sea" 1982`, `"unbalanced`, `«»"`, `"1961" july "north`, "30 February 1961"} {
		f.Add(seed)
	}
	names := NewNames()
	names.Entity("country:PRK", "North Korea")
	names.AddWithInitials("Democratic People's Republic of Korea")
	names.AddCode("PRK")
	v, catalogue, postings := indexOf(Document{Texts: []Text{{Class: Title, Text: "Treaty between North Korea and the Soviet Union, 1961"}}, Mentions: []Mention{{ID: "country:PRK"}}})
	f.Fuzz(func(t *testing.T, text string) {
		q, err := Parse(text)
		if err != nil {
			return
		}
		if len(q.Words) == 0 || len(q.Words) > mostWords { // empty ones are codes
			t.Fatalf("%q has %d words", text, len(q.Words))
		}
		last := -1
		for _, d := range q.Dates {
			if d.First <= last || d.Last < d.First || d.Last >= len(q.Words) || d.Days.From > d.Days.To {
				t.Fatalf("%q has the date %+v", text, d)
			}
			last = d.Last
		}
		next := 0
		for _, p := range q.Phrases {
			if p.First < next || p.Last < p.First || p.Last >= len(q.Words) {
				t.Fatalf("%q has the phrase %+v", text, p)
			}
			next = p.Last + 1
		}
		plan := v.Plan(q, names)
		hits, _ := catalogue.Rank(plan, postings, nil, func(int) bool { return true })
		again, _ := catalogue.Rank(plan, postings, nil, func(int) bool { return true })
		if !slices.Equal(hits, again) {
			t.Fatalf("%q: %v, then %v", text, hits, again)
		}
		plan.Suggestion()
		plan.Highlights([]Text{{Text: text}}, 1)
	})
}

// indexOf makes an index of documents without dates.
func indexOf(documents ...Document) (*Vocabulary, *Catalogue, map[string]Postings) {
	b := NewBuilder()
	catalogue := &Catalogue{Days: make([]Days, len(documents)), Worth: slices.Repeat([]float32{1}, len(documents))}
	for i, d := range documents {
		catalogue.Texts.Add(b.Add(i, d, nil), 1)
	}
	postings := map[string]Postings{}
	for term := range b.Terms() {
		postings[term.Text] = term.Postings
	}
	return NewVocabulary(slices.Collect(b.Terms())), catalogue, postings
}
