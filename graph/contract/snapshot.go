package contract

import (
	"regexp"
	"slices"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/formatter"
)

// Print is a schema as SDL, with its descriptions: directives, then Query, then
// the other types by name, each whole, wherever its parts were written. What
// the specification itself declares is left out, and so is the list of root
// types, whose names must be the usual ones.
func Print(schema *ast.Schema) string {
	var sections []string
	section := func(doc ast.SchemaDocument) {
		var b strings.Builder
		formatter.NewFormatter(&b, formatter.WithIndent("  ")).FormatSchemaDocument(&doc)
		if b.Len() > 0 {
			sections = append(sections, tidy(b.String()))
		}
	}
	types := owned(schema)
	if i := slices.Index(types, schema.Query); i > 0 {
		types = slices.Insert(slices.Delete(types, i, i+1), 0, schema.Query)
	}
	for _, def := range declared(schema) {
		section(ast.SchemaDocument{Directives: ast.DirectiveDefinitionList{def}})
	}
	for _, def := range types {
		section(ast.SchemaDocument{Definitions: ast.DefinitionList{def}})
	}
	return strings.Join(sections, "\n")
}

var (
	description    = regexp.MustCompile(`(?s)"""\n(.*?)\n *"""`)
	beforeArgument = regexp.MustCompile(`\n\n( +""")`)
)

// tidy brings what gqlparser writes into the layout of graphql-js: a
// description of one line stands on one line, and arguments follow each other.
func tidy(sdl string) string {
	sdl = description.ReplaceAllStringFunc(sdl, func(block string) string {
		text := strings.TrimSpace(block[len(`"""`) : len(block)-len(`"""`)])
		if strings.Contains(text, "\n") || strings.HasSuffix(text, `"`) || strings.HasSuffix(text, `\`) {
			return block
		}
		return `"""` + text + `"""`
	})
	return beforeArgument.ReplaceAllString(sdl, "\n$1")
}

// Untold are the breaking changes that a changelog does not tell: those whose
// coordinate does not stand in backticks under "### Breaking" in the section
// "## Unreleased".
func Untold(changes []Change, changelog string) []Change {
	told := under("### Breaking", under("## Unreleased", changelog))
	return slices.DeleteFunc(OfClass(Breaking, changes), func(change Change) bool {
		return strings.Contains(told, "`"+change.At+"`")
	})
}

// Premature are the changes that break a promise: what they remove was to stay
// until after today, a day such as 2027-06-30.
func Premature(changes []Change, today string) []Change {
	return slices.DeleteFunc(slices.Clone(changes), func(change Change) bool { return change.Promised < today })
}

// under is what a Markdown text has under a heading, with the headings below
// it; "" when there is none.
func under(heading, text string) string {
	_, section, _ := strings.Cut("\n"+text, "\n"+heading+"\n")
	for level := strings.Index(heading, " "); level > 0; level-- {
		section, _, _ = strings.Cut(section, "\n"+strings.Repeat("#", level)+" ")
	}
	return section
}
