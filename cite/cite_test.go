package cite

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"pgregory.net/rapid"

	"entente/models"
)

var update = flag.Bool("update", false, "write testdata anew")

var about = &models.About{Title: "Entente: treaties, visits and gifts between states", Version: "0.1.0", Revision: "be067b436d7b73b0", License: "CC-BY-4.0"}

func identity(id models.ID) models.Identity { return models.Identity{ID: id} }

// works are the cases: each is a work, and what each format makes of it is in
// testdata/<name>.<format>.
var works = map[string]Work{
	"dataset":      Dataset(about, "https://entente.example/", "2026-11-25"),
	"country":      Record(about, &models.Country{Identity: identity("country:CIV"), Name: "Côte d'Ivoire"}, "https://entente.example/id/country:CIV", "2026-11-25"),
	"organization": Record(about, &models.Organization{Identity: identity("organization:un"), Name: "United Nations"}, "https://entente.example/id/organization:un", "2026-11-25"),
	"leader":       Record(about, &models.Leader{Identity: identity("leader:kim-il-sung"), Name: "Kim Il Sung"}, "https://entente.example/id/leader:kim-il-sung", "2026-11-25"),
	"treaty":       Record(about, &models.Treaty{Identity: identity("treaty:some"), Title: `Treaty of "Friendship" & Co-operation, 50% off_{sic} #1 ~ $x^2 \n`}, "https://entente.example/id/treaty:some", "2026-11-25"),
	"visit":        Record(about, &models.Visit{Identity: identity("visit:some"), Title: "Визит в Пхеньян\n 평양 방문"}, "https://entente.example/id/visit:some", "2026-11-25"),
	"gift":         Record(about, &models.Gift{Identity: identity("gift:some"), Title: "Tea set"}, "https://entente.example/id/gift:some", "2026-11-25"),
	"event":        Record(about, &models.DiplomaticEvent{Identity: identity("diplomatic-event:some"), Title: "Recognition of A by B"}, "https://entente.example/id/diplomatic-event:some", "2026-11-25"),
	"claim":        Record(about, &models.Claim{Identity: identity("claim:some"), Summary: "Russia denies it."}, "https://entente.example/id/claim:some", "2026-11-25"),
	"article": Source(&models.Source{
		Identity: identity("source:some-article"), Kind: models.SourceArticle, Title: "Who gave what?", Publisher: "The Gazette & Herald", Author: "A. Reporter", Language: "en",
		PublishedOn: models.MustDate("2024-06-19"), SeenOn: models.MustDate("2026-11-24"), URL: "https://example.org/a_b?c=d%20e&f={g}#h", OriginalPublisher: "an agency",
	}),
	"undated": Source(&models.Source{Identity: identity("source:undated"), Kind: models.SourceReference, Title: "Handbook", Publisher: "A Press", Language: "en", PublishedOn: models.MustDate("196X")}),
	"text": Source(&models.Source{
		Identity: identity("source:treaty"), Kind: models.SourceTreatyText, Title: "No. 6045", Publisher: "United Nations", Language: "en", PublishedOn: models.MustDate("1961-07?"),
	}),
	"record": Source(&models.Source{Identity: identity("source:record"), Kind: models.SourceOfficialRecord, Title: "Visits", Publisher: "A ministry", Language: "en", PublishedOn: models.MustDate("1961~")}),
	"asked": Source(&models.Source{
		Identity: identity("source:data"), Kind: models.SourceDataset, Title: "Alliances", Publisher: "A project", Language: "en", Version: "4.1", License: "CC0",
		CitationText: "Author (2009). Alliances, 1648–2008. A Press.",
	}),
}

var endings = map[models.CitationFormat]string{
	models.CitationFormatBibtex: "bib", models.CitationFormatCsl: "json", models.CitationFormatRis: "ris", models.CitationFormatText: "txt",
}

func TestFormats(t *testing.T) {
	for name, work := range works {
		for _, format := range models.AllCitationFormat {
			file := filepath.Join("testdata", name+"."+endings[format])
			got := work.In(format) + "\n"
			if *update {
				if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), got); diff != "" {
				t.Errorf("%s (-want +got; go test ./cite -update writes it anew):\n%s", file, diff)
			}
			sound(t, work, format, work.In(format))
		}
	}
}

type failer interface {
	Helper()
	Fatalf(format string, args ...any)
}

var (
	bibTeXField = regexp.MustCompile(`^  [a-z]+ = \{.*\},?$`)
	bibTeXPlain = regexp.MustCompile(`\\(textbackslash|textbraceleft|textbraceright|textasciitilde|textasciicircum)\{\}|\\[#$%&_]`)
	risLine     = regexp.MustCompile(`^[A-Z][A-Z0-9]  - .+$`)
	schema      = func() *jsonschema.Schema {
		parsed, err := jsonschema.UnmarshalJSON(strings.NewReader(cslSchema))
		if err != nil {
			panic(err)
		}
		compiler := jsonschema.NewCompiler()
		if err := compiler.AddResource("csl.json", parsed); err != nil {
			panic(err)
		}
		return compiler.MustCompile("csl.json")
	}()
)

// sound demands of a citation what its readers need.
func sound(t failer, w Work, format models.CitationFormat, text string) {
	t.Helper()
	switch format {
	case models.CitationFormatBibtex:
		soundBibTeX(t, text)
	case models.CitationFormatCsl:
		item, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
		if err != nil {
			t.Fatalf("%v in %s", err, text)
		}
		if err := schema.Validate(item); err != nil {
			t.Fatalf("%v in %s", err, text)
		}
		var items []cslItem
		if err := json.Unmarshal([]byte(text), &items); err != nil || items[0].Title != oneLine(w.Title) || items[0].ID != w.Key {
			t.Fatalf("%v %+v, want %q", err, items, w.Title)
		}
	case models.CitationFormatRis:
		lines := strings.Split(text, "\r\n")
		last := len(lines) - 1 // after the last end of a line
		if !strings.HasPrefix(lines[0], "TY  - ") || lines[last] != "" || lines[last-1] != "ER  - " {
			t.Fatalf("no reference: %q", text)
		}
		for _, line := range lines[:last-1] {
			if !risLine.MatchString(line) || strings.ContainsAny(line, "\r\n") {
				t.Fatalf("%q is no line of RIS", line)
			}
		}
	default:
		if text == "" || strings.ContainsAny(text, "\r\n") {
			t.Fatalf("%q is no line", text)
		}
	}
}

// soundBibTeX: braces are balanced, and but for commands nothing means
// anything to TeX outside of an address.
func soundBibTeX(t failer, text string) {
	t.Helper()
	lines := strings.Split(text, "\n")
	if !strings.HasPrefix(lines[0], "@") || lines[len(lines)-1] != "}" {
		t.Fatalf("no entry: %s", text)
	}
	for _, line := range lines[1 : len(lines)-1] {
		if !bibTeXField.MatchString(line) {
			t.Fatalf("%q is no field", line)
		}
		depth := 0
		for _, r := range line {
			switch r {
			case '{':
				depth++
			case '}':
				depth--
			}
			if depth < 0 {
				t.Fatalf("%q closes what it did not open", line)
			}
		}
		if depth != 0 {
			t.Fatalf("%q is not closed", line)
		}
		if strings.HasPrefix(line, "  url") {
			continue
		}
		_, value, _ := strings.Cut(line, "{")
		value = strings.TrimSuffix(strings.TrimSuffix(value, ","), "}")
		value = strings.TrimPrefix(value, "{")
		if whole := strings.HasPrefix(line, "  title") || strings.HasPrefix(line, "  author"); whole {
			value = strings.TrimSuffix(value, "}")
		}
		if rest := bibTeXPlain.ReplaceAllString(value, ""); strings.ContainsAny(rest, `\{}#$%&_~^`) {
			t.Fatalf("%q means something to TeX", line)
		}
	}
}

// Whatever a title holds, each format stays whole.
func TestAnyTitle(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOf(rapid.OneOf(rapid.Rune(), rapid.SampledFrom([]rune(`\{}#$%&_~^"'@,= `+"\r\n\t\x00\u2028"))))
		work := Source(&models.Source{
			Identity: identity("source:any"), Kind: models.SourceKind(rapid.SampledFrom(models.SourceKind("").Values()).Draw(t, "kind")),
			Title: "T" + text.Draw(t, "title"), Author: text.Draw(t, "author"), Publisher: text.Draw(t, "publisher"), Version: text.Draw(t, "version"), License: text.Draw(t, "licence"),
			URL: text.Draw(t, "url"), CitationText: text.Draw(t, "asked"), OriginalPublisher: text.Draw(t, "original"),
			PublishedOn: models.MustDate(rapid.SampledFrom([]string{"", "1961", "1961-07", "1961-07-06", "1961?", "196X", "1961/1963", "1961-22", "../1950", "1961-XX"}).Draw(t, "published")),
		})
		for _, format := range models.AllCitationFormat {
			sound(t, work, format, work.In(format))
		}
	})
}

// TeX shows what was written: each command is one character.
func TestEscapesAreUndone(t *testing.T) {
	shown := strings.NewReplacer(`\textbackslash{}`, `\`, `\textbraceleft{}`, `{`, `\textbraceright{}`, `}`, `\textasciitilde{}`, `~`, `\textasciicircum{}`, `^`,
		`\#`, `#`, `\$`, `$`, `\%`, `%`, `\&`, `&`, `\_`, `_`)
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOf(rapid.SampledFrom([]rune(`\{}#$%&_~^ab`))).Draw(t, "text")
		if got := shown.Replace(bibTeXEscapes.Replace(text)); got != text {
			t.Fatalf("%q is shown as %q", text, got)
		}
	})
}

func TestEveryEntityHasATitle(t *testing.T) {
	for _, kind := range models.Kinds {
		entity := kind.New(models.Identity{ID: models.NewID(kind.Name, "x")}, "").(models.Node)
		if got := Title(entity); got != "" {
			t.Errorf("%s is called %q", kind.Name, got)
		}
	}
	if !bytes.HasPrefix([]byte(Title(&models.Party{Identity: identity("party:x.y")})), []byte("party:")) {
		t.Error("a row is called by its ID")
	}
}
