package search

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// shown writes highlights with brackets around what is marked.
func shown(parts []Part) string {
	var b strings.Builder
	for _, part := range parts {
		if part.Marked {
			b.WriteString("[" + part.Text + "]")
		} else {
			b.WriteString(part.Text)
		}
	}
	return b.String()
}

func planFor(t interface{ Fatal(...any) }, query string, texts ...Text) *Plan {
	v, _, _ := indexOf(Document{Texts: texts, Mentions: []Mention{{ID: "country:PRK"}}})
	q, err := Parse(query)
	if err != nil {
		t.Fatal(err)
	}
	return v.Plan(q, someNames())
}

func TestHighlights(t *testing.T) {
	for _, c := range []struct{ query, text, want string }{
		{"tordesillas", "Treaty of Tordesillas", "Treaty of [Tordesillas]"},
		{"elysee", "The Élysée treaty", "The [Élysée] treaty"},
		{"friend", "Treaty of Friendship", "Treaty of [Friendship]"},
		{"dprk treaty", "Treaty with the Democratic People's Republic of Korea", "[Treaty] with the [Democratic People's Republic of Korea]"},
		{"north korea", "The North Korean army", "The [North] [Korean] army"},
		{"김정은", "[김정은 방중]", "[[김정은] 방중]"},
		{"cooperation", "Co-operation in space", "[Co-operation] in space"},
		{"ussr", "with the U.S.S.R.", "with the [U.S.S.R]."},
		{"tordesillas", "nothing of that", ""},
	} {
		text := Text{Field: "title", Class: Title, Text: c.text}
		highlights := planFor(t, c.query, text, Text{Text: "Tordesillas U.S.S.R. North Korean"}).Highlights([]Text{text}, 3)
		got := ""
		for _, h := range highlights {
			got += shown(h.Parts)
		}
		if got != c.want {
			t.Errorf("%q in %q: %q, want %q", c.query, c.text, got, c.want)
		}
	}
}

func TestTheTextsWithMostWordsAreShown(t *testing.T) {
	texts := []Text{
		{Field: "title", Class: Title, Text: "Treaty"},
		{Field: "summary", Class: Body, Text: "A treaty of friendship"},
		{Field: "purpose", Class: Body, Text: "Nothing"},
		{Field: "object", Class: Detail, Text: "friendship"},
	}
	var got []string
	for _, h := range planFor(t, "treaty friendship", texts...).Highlights(texts, 2) {
		got = append(got, h.Field)
	}
	if strings.Join(got, " ") != "summary title" {
		t.Errorf("%q", got)
	}
}

func TestLongTextsAreCut(t *testing.T) {
	long := strings.Repeat("lorem ipsum ", 60) + "the needle and the thread " + strings.Repeat("dolor sit ", 60)
	text := Text{Field: "summary", Class: Body, Text: long}
	got := shown(planFor(t, "needle thread", text).Highlights([]Text{text}, 1)[0].Parts)
	if !strings.Contains(got, "the [needle] and the [thread] dolor") || !strings.HasPrefix(got, ellipsis) || !strings.HasSuffix(got, ellipsis) || len(got) > snippetBytes+3*len(ellipsis) {
		t.Errorf("%d bytes: %s", len(got), got)
	}
}

// Without its ellipses, what is shown stands so in the text.
func TestHighlightsAreOfTheText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(rapid.SampledFrom([]string{"treaty", "Élysée", "of", "North Korea", "김정은 방중", "<b>", "co-operation", strings.Repeat("x", 50), "é\n"}), 1, 60).Draw(t, "words"), rapid.SampledFrom([]string{" ", "", "-"}).Draw(t, "between"))
		texts := []Text{{Field: "title", Class: Title, Text: text}}
		for _, h := range planFor(t, "treaty elysee korea 김정은 cooperation", texts...).Highlights(texts, 1) {
			var b strings.Builder
			marked := false
			for i, part := range h.Parts {
				marked = marked || part.Marked
				if part.Text != ellipsis || i > 0 && i < len(h.Parts)-1 {
					b.WriteString(part.Text)
				}
			}
			if !strings.Contains(text, b.String()) {
				t.Fatalf("%q is not in %q", b.String(), text)
			}
			if !marked {
				t.Fatalf("nothing is marked in %q of %q", b.String(), text)
			}
		}
	})
}
