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
			cited = slices.Contains(sources, source)
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

// shorten leaves out of each list what only others than the source say, where
// the source says something of its own.
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
			if all := allCited(e); len(all) == 0 || slices.Contains(all, any(source)) {
				short = append(short, shorten(e, source))
			}
		}
		switch {
		case len(short) == 0:
			return v
		case len(short) < len(v):
			return append(short, cut("… and other sources"))
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
	var index, sections strings.Builder
	number := 0
	for i, q := range questions {
		if q.chapter != "" {
			fmt.Fprintf(&sections, "\n## %s\n", q.chapter)
		}
		title := fmt.Sprintf("%d. %s", i+1, q.title)
		fmt.Fprintf(&sections, "\n### %s\n\n", title)
		for _, f := range q.facts {
			number++
			fmt.Fprintf(&index, "| %d | %s | [%s](#%s) |\n", number, f.words, title, anchor(title))
			fmt.Fprintf(&sections, "- **Fact %d.** %s\n", number, f.words)
		}
		fmt.Fprintf(&sections, "\n```graphql\n%s\n```\n\n```jsonc\n%s\n```\n", q.query, pretty(shorten(q.answer, q.cites)))
	}
	return "<!-- Written by TestFoundingArticle from testdata/founding: go test . -run TestFoundingArticle -update -->\n\n" +
		strings.TrimSpace(introduction) + "\n\n| | the fact | the query and its answer |\n| ---: | --- | --- |\n" + index.String() + sections.String()
}

var notOfAnchor = regexp.MustCompile(`[^\p{L}\p{N} -]`)

// anchor is the fragment under which GitHub finds a heading.
func anchor(heading string) string {
	return strings.ReplaceAll(notOfAnchor.ReplaceAllString(strings.ToLower(heading), ""), " ", "-")
}
