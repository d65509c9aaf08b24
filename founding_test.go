package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// theArticle is the founding article, which every answer must cite unless its
// file says "# cites:".
const theArticle = "source:defense-news-2024-06-russia-dprk"

const foundingDocument = "docs/founding-article.md"

// A question is one file of testdata/founding: a title, what the answer must
// show, and the query.
//
//	# The title
//	# chapter: where a chapter begins
//	# cites: source:another, where the article is not what is cited
//	# fact: A fact in our words.
//	# want: key: what the answer shows under that key, cited
//	{ query }
type question struct {
	file, title, chapter, cites string
	facts                       []fact
	query                       string
	answer                      any
}

type fact struct {
	words string
	wants []string
}

// TestFoundingArticle asks for every fact of the founding article, over HTTP,
// and demands of each answer the fact and its citation. With -update it writes
// the document anew.
func TestFoundingArticle(t *testing.T) {
	address := serveSeed(t)
	files, err := filepath.Glob("testdata/founding/*.graphql")
	if err != nil || len(files) == 0 {
		t.Fatalf("no queries: %v", err)
	}
	var questions []question
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			q := readQuestion(t, file)
			q.answer = parse(t, answer(t, address, q.query))
			for _, f := range q.facts {
				for _, want := range f.wants {
					if !shows(q.answer, want, q.cites, false) {
						t.Errorf("%s\nthe answer does not show %q cited to %s:\n%s", f.words, want, q.cites, pretty(q.answer))
					}
				}
			}
			questions = append(questions, q)
		})
	}
	if t.Failed() {
		return
	}
	introduction, err := os.ReadFile("testdata/founding/introduction.md")
	if err != nil {
		t.Fatal(err)
	}
	compare(t, foundingDocument, foundingText(string(introduction), questions))
}

// TestShows holds what TestFoundingArticle takes for an answer.
func TestShows(t *testing.T) {
	const text = `{"treaty": {
		"signedOn": "2024-06-19", "yearsSinceLast": 24, "subjects": ["TRADE", "CULTURE"],
		"citations": [{"value": "2024", "source": {"id": "source:a"}}, {"value": "2023", "source": {"id": "source:b"}}],
		"parties": [{"actor": {"name": "Russia"}, "citations": [{"source": {"id": "source:b"}}]}],
		"unknown": [{"field": "signedAt", "source": {"id": "source:c"}}]}}`
	for _, c := range []struct {
		want, source string
		shown        bool
	}{
		{"signedOn: 2024-06", "source:a", true},
		{"signedOn: 2024-07", "source:a", false},
		{"signedOn: 2024-06", "source:d", false},
		{"yearsSinceLast: 24", "source:a", true},
		{"yearsSinceLast: 2", "source:a", false},
		{"subjects: CULTURE", "source:b", true},
		{"value: 2023", "source:b", true},
		{"value: 2023", "source:a", false},
		{"name: Russia", "source:b", true},
		{"name: Russia", "source:a", false},
		{"field: signedAt", "source:c", true},
		{"field: signedAt", "source:a", false},
	} {
		if got := shows(parse(t, []byte(text)), c.want, c.source, false); got != c.shown {
			t.Errorf("%s cited to %s: %v", c.want, c.source, got)
		}
	}
}

func readQuestion(t *testing.T, file string) question {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	q := question{file: file, cites: theArticle}
	rest := strings.TrimSpace(string(text))
	for strings.HasPrefix(rest, "#") {
		var line string
		line, rest, _ = strings.Cut(rest, "\n")
		line = strings.TrimSpace(strings.TrimPrefix(line, "#"))
		name, value, _ := strings.Cut(line, ": ")
		switch {
		case q.title == "":
			q.title = line
		case name == "chapter":
			q.chapter = value
		case name == "cites":
			q.cites = value
		case name == "fact":
			q.facts = append(q.facts, fact{words: value})
		case name == "want" && len(q.facts) > 0:
			last := &q.facts[len(q.facts)-1]
			last.wants = append(last.wants, value)
		default:
			t.Fatalf("%s: what is %q?", file, line)
		}
	}
	q.query = rest
	if len(q.facts) == 0 || slices.ContainsFunc(q.facts, func(f fact) bool { return len(f.wants) == 0 }) {
		t.Fatalf("%s: each file needs a fact, each fact a want", file)
	}
	return q
}

// shows tells whether the answer gives what is wanted, "key: value", where the
// nearest thing around it that carries citations cites the source. A text must
// contain the value, anything else must be equal to it.
func shows(value any, want, source string, cited bool) bool {
	switch v := value.(type) {
	case []any:
		return slices.ContainsFunc(v, func(e any) bool { return shows(e, want, source, cited) })
	case object:
		if v.get("id") == source {
			cited = true
		} else if sources := citedIn(v); len(sources) > 0 {
			cited = slices.Contains(sources, any(source))
		}
		key, wanted, _ := strings.Cut(want, ": ")
		for _, m := range v {
			if cited && m.key == key && gives(m.value, wanted) || shows(m.value, want, source, cited) {
				return true
			}
		}
	}
	return false
}

func gives(value any, wanted string) bool {
	switch v := value.(type) {
	case object:
		return false
	case []any:
		return slices.ContainsFunc(v, func(e any) bool { return gives(e, wanted) })
	case string:
		return strings.Contains(v, wanted)
	}
	return quote(value) == wanted
}

// citedIn gives the sources that an object names itself: the one of a citation,
// those of the citations that it carries.
func citedIn(o object) (sources []any) {
	for _, m := range o {
		switch v := m.value.(type) {
		case object:
			if m.key == "source" {
				sources = append(sources, v.get("id"))
			}
		case []any:
			for _, e := range v {
				if citation, ok := e.(object); ok {
					if s, ok := citation.get("source").(object); ok {
						sources = append(sources, s.get("id"))
					}
				}
			}
		}
	}
	return sources
}

// shorten leaves out of each list, where the source says something of its own,
// what only others say.
func shorten(value any, source string) any {
	switch v := value.(type) {
	case object:
		short := make(object, len(v))
		for i, m := range v {
			short[i] = member{m.key, shorten(m.value, source)}
		}
		return short
	case []any:
		var short []any
		for _, e := range v {
			if slices.Contains(allCited(e), any(source)) {
				short = append(short, shorten(e, source))
			}
		}
		switch {
		case len(short) == 0:
			return v
		case len(short) < len(v):
			short = append(short, cut("… more from other sources"))
		}
		return short
	}
	return value
}

// allCited gives all sources that are cited anywhere in a value.
func allCited(value any) (sources []any) {
	switch v := value.(type) {
	case object:
		sources = citedIn(v)
		for _, m := range v {
			sources = append(sources, allCited(m.value)...)
		}
	case []any:
		for _, e := range v {
			sources = append(sources, allCited(e)...)
		}
	}
	return sources
}

func foundingText(introduction string, questions []question) string {
	var ours, others, sections strings.Builder
	number := 0
	for i, q := range questions {
		if q.chapter != "" {
			fmt.Fprintf(&sections, "\n## %s\n", q.chapter)
		}
		title := fmt.Sprintf("%d. %s", i+1, q.title)
		fmt.Fprintf(&sections, "\n### %s\n\n", title)
		index := &ours
		if q.cites != theArticle {
			index = &others
		}
		for _, f := range q.facts {
			number++
			fmt.Fprintf(index, "| %d | %s | [%s](#%s) |\n", number, f.words, title, anchor(title))
			fmt.Fprintf(&sections, "- **Fact %d.** %s\n", number, f.words)
		}
		fmt.Fprintf(&sections, "\n```graphql\n%s\n```\n\n```jsonc\n%s\n```\n", q.query, pretty(shorten(q.answer, q.cites)))
	}
	return "<!-- Written by TestFoundingArticle from testdata/founding; go generate . writes it anew. -->\n\n" +
		strings.TrimSpace(introduction) + "\n" +
		"\n| | a fact of the article | the query and its answer |\n| ---: | --- | --- |\n" + ours.String() +
		"\n| | what other sources add | the query and its answer |\n| ---: | --- | --- |\n" + others.String() +
		sections.String()
}

var notOfAnchor = regexp.MustCompile(`[^\p{L}\p{N} -]`)

// anchor is the fragment under which GitHub finds a heading.
func anchor(heading string) string {
	return strings.ReplaceAll(notOfAnchor.ReplaceAllString(strings.ToLower(heading), ""), " ", "-")
}
