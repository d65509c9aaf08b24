package cite

import (
	"fmt"
	"strconv"
	"strings"
)

// bibTeXEscapes are the characters that mean something to TeX. A brace is
// written as a command: BibTeX counts escaped ones too.
var bibTeXEscapes = strings.NewReplacer(
	`\`, `\textbackslash{}`, `{`, `\textbraceleft{}`, `}`, `\textbraceright{}`,
	`#`, `\#`, `$`, `\$`, `%`, `\%`, `&`, `\&`, `_`, `\_`, `~`, `\textasciitilde{}`, `^`, `\textasciicircum{}`,
)

// bibTeX is an entry for BibTeX and BibLaTeX: @article for journalism, @misc
// for all else, which every style knows. Titles stand in two braces, so that
// no style changes their case.
func (w Work) bibTeX() string {
	kind, within := "misc", "howpublished"
	if w.Kind == kindArticle {
		kind, within = "article", "journal"
	}
	var b strings.Builder
	fmt.Fprintf(&b, "@%s{%s", kind, w.Key)
	field := func(name, value string) {
		if value != "" {
			fmt.Fprintf(&b, ",\n  %s = {%s}", name, value)
		}
	}
	whole := func(text string) string {
		if text == "" {
			return ""
		}
		return "{" + bibTeXEscapes.Replace(text) + "}"
	}
	field("author", whole(w.Author))
	field("title", whole(w.Title))
	field(within, bibTeXEscapes.Replace(orElse(w.Container, w.Publisher)))
	if parts, _ := partsOf(w.IssuedOn); len(parts) > 0 {
		field("year", fmt.Sprintf("%04d", parts[0]))
		if len(parts) > 1 {
			field("month", strconv.Itoa(parts[1]))
		}
	} else {
		field("year", bibTeXEscapes.Replace(w.IssuedOn.EDTF))
	}
	field("note", bibTeXEscapes.Replace(upperFirst(w.note())))
	field("url", verbatim(w.URL))
	field("urldate", w.readOn().EDTF)
	b.WriteString("\n}")
	return b.String()
}

// note is what has no field of its own: few styles know a version.
func (w Work) note() string {
	var parts []string
	for _, part := range []struct{ before, text string }{{"version ", w.Version}, {"", w.Note}, {"", w.License}} {
		if part.text != "" {
			parts = append(parts, part.before+part.text)
		}
	}
	return strings.Join(parts, "; ")
}

// verbatim is an address as the commands for addresses take it: nothing in it
// is escaped, so what would end it is written in percent.
func verbatim(url string) string {
	var b strings.Builder
	for _, r := range []byte(url) {
		if r <= ' ' || strings.ContainsRune(`{}\"<>^|`+"`", rune(r)) {
			fmt.Fprintf(&b, "%%%02X", r)
			continue
		}
		b.WriteByte(r)
	}
	return b.String()
}

func orElse(text, other string) string {
	if text == "" {
		return other
	}
	return text
}
