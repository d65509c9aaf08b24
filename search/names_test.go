package search

import (
	"slices"
	"strings"
	"testing"
)

func someNames() *Names {
	n := NewNames()
	n.Entity("country:PRK", "North Korea", "Democratic People's Republic of Korea")
	for _, name := range []string{"North Korea", "Democratic People's Republic of Korea", "Корейская Народно-Демократическая Республика", "朝鲜", "Северная Корея"} {
		n.AddWithInitials(name)
	}
	n.AddCode("PRK")
	n.AddCode("KP")
	n.Entity("country:KOR", "South Korea")
	n.AddWithInitials("Republic of Korea")
	n.Entity("country:IND", "India")
	n.AddCode("IN")
	n.Entity("country:CHN", "China")
	n.Add("Китай")
	n.Entity("country:SUN", "Soviet Union")
	n.Add("Советский Союз")
	n.Entity("country:USA", "United States")
	n.Add("Соединённые Штаты Америки")
	n.Entity("leader:zhou-enlai", "Zhou Enlai")
	n.Add("Chou En-lai")
	return n
}

func TestNamesAreFound(t *testing.T) {
	names := someNames()
	for text, want := range map[string]string{
		"north korea":                            "country:PRK",
		"Korea, Democratic People's Republic of": "country:PRK",
		"dprk":                                   "country:PRK",
		"КНДР":                                   "country:PRK",
		"корейская народно демократическая республика": "country:PRK",
		"朝鲜":            "country:PRK",
		"договор Китая": "country:CHN",
		"договор Северной Кореи":         "country:PRK",
		"Советским Союзом":               "country:SUN",
		"Соединенных Штатов Америки":     "country:USA",
		"Северной Китая":                 "country:CHN",
		"PRK":                            "country:PRK",
		"prk":                            "",
		"ROK":                            "country:KOR",
		"rk":                             "country:KOR",
		"IN":                             "country:IND",
		"in gift":                        "",
		"korea":                          "",
		"chou en lai":                    "leader:zhou-enlai",
		"DPRK and the Republic of Korea": "country:PRK country:KOR",
		"treaty of north korea with ROK": "country:PRK country:KOR",
	} {
		var got []string
		q, err := Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range names.spans(q.Words) {
			got = append(got, s.ids...)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q names %q, want %q", text, got, want)
		}
	}
}

func TestSharedInitialsMeanNothing(t *testing.T) {
	names := NewNames()
	for _, name := range []string{"Aaa Bbb", "Aba Bab", "Aca Bac", "Ada Bad", "Afa Baf"} {
		names.Entity("country:" + name)
		names.AddWithInitials(name)
	}
	if got := names.find(Tokens("AB")); got != nil {
		t.Errorf("AB means %v", got)
	}
	names.Entity("country:AB")
	names.Add("ab")
	if got := names.find(Tokens("AB")); !slices.Equal(got, []string{"country:AB"}) {
		t.Errorf("AB, the name of one and the initials of others, means %v", got)
	}
	if got := names.find(Tokens("Bbb aaa")); !slices.Equal(got, []string{"country:Aaa Bbb"}) {
		t.Errorf("Bbb aaa means %v", got)
	}
}

// What is asked for under one name is found under another.
func TestOneNameFindsAnother(t *testing.T) {
	documents := []Document{
		{Texts: []Text{{Class: Title, Text: "North Korea"}}, Mentions: []Mention{{ID: "country:PRK", Class: Title}}},
		{Texts: []Text{{Class: Title, Text: "Treaty of 1961"}}, Mentions: []Mention{{ID: "country:PRK", Class: Detail}}},
		{Texts: []Text{{Class: Title, Text: "News from North Korea"}}},
		{Texts: []Text{{Class: Title, Text: "КНДР"}}},
		{Texts: []Text{{Class: Title, Text: "The north of South Korea"}}},
		{Texts: []Text{{Class: Title, Text: "Treaty with Japan"}}},
	}
	for range 44 {
		documents = append(documents, Document{Texts: []Text{{Class: Title, Text: "Something else"}}})
	}
	v, catalogue, postings := indexOf(documents...)
	for query, want := range map[string][]int{
		"КНДР":        {0, 1, 2, 3, 4},
		"dprk":        {0, 1, 2, 4},
		"dprk treaty": {1},
		"PRK":         {0, 1, 2, 4},
	} {
		q, err := Parse(query)
		if err != nil {
			t.Fatal(err)
		}
		hits, _ := catalogue.Rank(v.Plan(q, someNames()), postings, map[string]int{"country:PRK": 0}, func(int) bool { return true })
		var got []int
		for _, hit := range hits {
			got = append(got, hit.Document)
		}
		if len(got) == 0 || got[0] != want[0] {
			t.Errorf("%q finds %v first of %v, want %v", query, got, hits, want[0])
		}
		slices.Sort(got)
		if !slices.Equal(got, want) {
			t.Errorf("%q finds %v, want %v", query, got, want)
		}
	}
}
