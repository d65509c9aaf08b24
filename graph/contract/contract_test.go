package contract

import (
	"encoding/json"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
)

func load(t *testing.T, sdl string) *ast.Schema {
	t.Helper()
	schema, err := gqlparser.LoadSchema(&ast.Source{Name: "schema", Input: sdl})
	if err != nil {
		t.Fatalf("%v\n%s", err, sdl)
	}
	return schema
}

func read(t *testing.T, file string) string {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// A change in testdata/changes.json is an edit of testdata/base.graphql, and
// what Compare shall say of it. The clients' tests hold graphql-js against the
// same list; graphqlJs are the classes that it finds where they are not ours.
type change struct {
	From, To string
	Also     [][2]string
	Changes  []string
}

func (c change) apply(t *testing.T, base string) string {
	for _, edit := range append([][2]string{{c.From, c.To}}, c.Also...) {
		if strings.Count(base, edit[0]) == 0 {
			t.Fatalf("testdata/base.graphql has no %q", edit[0])
		}
		base = strings.Replace(base, edit[0], edit[1], 1)
	}
	return base
}

func TestChangesAreClassed(t *testing.T) {
	var cases []change
	if err := json.Unmarshal([]byte(read(t, "testdata/changes.json")), &cases); err != nil {
		t.Fatal(err)
	}
	base := read(t, "testdata/base.graphql")
	for _, c := range cases {
		t.Run(c.From+" -> "+c.To, func(t *testing.T) {
			found := []string{}
			for _, change := range Compare(load(t, base), load(t, c.apply(t, base))) {
				found = append(found, change.String())
			}
			if diff := cmp.Diff(c.Changes, found); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

func TestDeprecationsNameSuccessorAndDay(t *testing.T) {
	const schema = `
		type Query {
			treaty(id: ID!, code: String <argument>): Treaty
			treaties(where: Where, most: Int! <required argument>): [Treaty!]
		}
		type Treaty {
			signedOn: String
			signed: String <field>
			older: String @deprecated(reason: "Use ` + "`Treaty.signedOn`" + ` instead. Removed after 2027-01-31.")
		}
		input Where { kind: Kind kinds: [Kind!] text: String! = "" <input> must: String! <required input> }
		enum Kind { PACT ALLIANCE <value> }
	`
	const good = "Use `Treaty.signedOn` instead. Removed after 2027-06-30."
	for _, c := range []struct{ place, reason, want string }{
		{"<field>", good, ""},
		{"<argument>", "Use `Query.treaty(id:)`: it takes codes too. Removed after 2027-06-30.", ""},
		{"<input>", "Use `Where.kinds` and `Where.kind` instead. Removed after 2027-06-30.", ""},
		{"<value>", "Use `Kind.PACT` instead. Removed after 2027-06-30.", ""},
		{"<field>", "Use `Treaty` instead. Removed after 2027-06-30.", ""},
		{"<field>", "", `Treaty.signed: its reason is ""; write it as "Use`},
		{"<field>", "No longer supported", "Treaty.signed: its reason is"},
		{"<field>", "Use `Treaty.signedOn` instead.", "Treaty.signed: its reason is"},
		{"<field>", "Removed after 2027-06-30.", "Treaty.signed: its reason is"},
		{"<field>", "Use Treaty.signedOn instead. Removed after 2027-06-30.", "Treaty.signed: its reason is"},
		{"<field>", "Use `Treaty.signedOn` instead. Removed after June 2027.", "Treaty.signed: its reason is"},
		{"<field>", "Use `Treaty.signedOn` instead. Removed after 2027-06-31.", "Treaty.signed: there is no day 2027-06-31"},
		{"<field>", "Use `Treaty.begunOn` instead. Removed after 2027-06-30.", "Treaty.signed: its successor Treaty.begunOn does not exist"},
		{"<field>", "Use `signedOn` instead. Removed after 2027-06-30.", "Treaty.signed: its successor signedOn does not exist"},
		{"<field>", "Use `Treaty.signedOn` or `Kind.NONE` instead. Removed after 2027-06-30.", "Treaty.signed: its successor Kind.NONE does not exist"},
		{"<field>", "Use `Treaty.signed` instead. Removed after 2027-06-30.", "Treaty.signed: it names itself as its successor"},
		{"<field>", "Use `Treaty.older` instead. Removed after 2027-06-30.", "Treaty.signed: its successor Treaty.older is deprecated itself"},
		{"<argument>", "", "Query.treaty(code:): its reason"},
		{"<input>", "", "Where.text: its reason"},
		{"<value>", "", "Kind.ALLIANCE: its reason"},
		{"<required argument>", good, "Query.treaties(most:) is required"},
		{"<required input>", good, "Where.must is required"},
	} {
		directive, err := json.Marshal(c.reason)
		if err != nil {
			t.Fatal(err)
		}
		sdl := strings.Replace(schema, c.place, "@deprecated(reason: "+string(directive)+")", 1)
		if sdl == schema {
			t.Fatalf("the schema has no %s", c.place)
		}
		sdl = unused.ReplaceAllString(sdl, "")
		wrong := WrongDeprecations(load(t, sdl))
		if got := strings.Join(wrong, "\n"); c.want == "" && got != "" || c.want != "" && (len(wrong) != 1 || !strings.HasPrefix(got, c.want)) {
			t.Errorf("%s %q:\ngot  %q\nwant %q", c.place, c.reason, got, c.want)
		}
	}
}

// unused are the places that a case leaves as they are.
var unused = regexp.MustCompile("<[a-z ]+>")

// What Print writes is the same schema, and prints as the same text.
func TestPrint(t *testing.T) {
	base := load(t, `
		"""
		A day, or a \"""day\""",

		some "day"
		"""
		scalar Day
		"What ends with a \"quote\""
		scalar Quote
		extend type Query { more("How \"many\"." most: Int = 3 "In which order." order: [String!]! = ["a"]): Int! @deprecated(reason: "Use `+"`Query.treaty`"+`. Removed after 2027-06-30.") }
	`+read(t, "testdata/base.graphql"))
	printed := Print(base)
	if changes := Compare(base, load(t, printed)); len(changes) > 0 {
		t.Errorf("printed and read, it differs: %v\n%s", changes, printed)
	}
	if again := Print(load(t, printed)); again != printed {
		t.Errorf("printed twice (-once +twice):\n%s", cmp.Diff(printed, again))
	}
	if query := strings.Index(printed, "type Query {"); query < 0 || query > strings.Index(printed, "union About") {
		t.Errorf("Query does not come first:\n%s", printed)
	}
}

func TestUntold(t *testing.T) {
	changes := []Change{
		{Class: Breaking, At: "Treaty.name", What: "was removed"},
		{Class: Breaking, At: "Treaty.kind", What: "was removed"},
		{Class: Breaking, At: "Query.treaties(where:)", What: "was removed"},
		{Class: Dangerous, At: "Kind.PACT", What: "was added"},
	}
	const unreleased, heading = "## Unreleased", "### Breaking"
	for _, c := range []struct {
		paragraphs []string
		want       []Change
	}{
		{[]string{"# Changelog", unreleased, heading, "- `Treaty.name` went; `Query.treaties(where:)` too.", "### Added", "- `Treaty.kind`", "## 0.1.0", heading, "- `Treaty.kind`"}, changes[1:2]},
		{[]string{unreleased, heading, "#### Of treaties", "- `Treaty.name`, `Treaty.kind` and `Query.treaties(where:)`"}, changes[:0]},
		{[]string{unreleased, heading, "- Treaty.name, `Treaty.kinds` and `Query.treaties`"}, changes[:3]},
		{[]string{unreleased, "- `Treaty.name`", "## 0.1.0", heading, "- `Treaty.kind`"}, changes[:3]},
		{[]string{"# Changelog", "## 0.1.0", heading, "- `Treaty.kind`"}, changes[:3]},
		{nil, changes[:3]},
	} {
		changelog := strings.Join(c.paragraphs, "\n\n") + "\n"
		if diff := cmp.Diff(c.want, Untold(changes, changelog)); diff != "" {
			t.Errorf("%s\n-want +got:\n%s", changelog, diff)
		}
	}
}

func TestPremature(t *testing.T) {
	was := load(t, `type Query { a: Int b: Int c: Int @deprecated d: Int @deprecated(reason: "Use `+"`Query.a`"+` instead. Removed after 2027-06-30.") }`)
	changes := Compare(was, load(t, `type Query { a: Int }`))
	if len(changes) != 3 {
		t.Fatal(changes)
	}
	for today, want := range map[string]int{"2026-12-31": 1, "2027-06-30": 1, "2027-07-01": 0} {
		if premature := Premature(changes, today); len(premature) != want {
			t.Errorf("on %s: %v", today, premature)
		}
	}
}
