package seed

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"entente/models"
)

// Problem is something wrong in the seed's files: where it is, what is wrong
// and what would be right.
type Problem struct {
	// File is below the seed's folder; Line counts from 1, 0 where the whole
	// file is meant.
	File string
	Line int
	// Message says what is wrong and what would be right.
	Message string
	// Warning marks what a curator should look at and what does not keep the
	// dataset from being served.
	Warning bool
}

// String is the problem as file:line: message, which editors understand.
func (p Problem) String() string {
	where := p.File
	if p.Line > 0 {
		where = fmt.Sprintf("%s:%d", p.File, p.Line)
	}
	if p.Warning {
		return fmt.Sprintf("%s: warning: %s", where, p.Message)
	}
	return fmt.Sprintf("%s: %s", where, p.Message)
}

// Problems are all that is wrong, found in one run.
type Problems []Problem

// Errors leaves the warnings out.
func (ps Problems) Errors() Problems {
	return slices.DeleteFunc(slices.Clone(ps), func(p Problem) bool { return p.Warning })
}

// Error is one problem a line.
func (ps Problems) Error() string {
	lines := make([]string, len(ps))
	for i, p := range ps {
		lines[i] = p.String()
	}
	return strings.Join(lines, "\n")
}

// sorted orders problems by place and drops repetitions.
func (ps Problems) sorted() Problems {
	slices.SortFunc(ps, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Message, b.Message))
	})
	return slices.Compact(ps)
}

// position is a place in the seed's files.
type position struct {
	file string
	line int
}

func (ps *Problems) add(at position, format string, args ...any) {
	*ps = append(*ps, Problem{File: at.file, Line: at.line, Message: fmt.Sprintf(format, args...)})
}

func (ps *Problems) warn(at position, format string, args ...any) {
	*ps = append(*ps, Problem{File: at.file, Line: at.line, Message: fmt.Sprintf(format, args...), Warning: true})
}

// unknownKey reports a key that there is not.
func (c *contents) unknownKey(what string, e entry, keys []string) {
	c.problems.add(e.at, "%s has no %q%s", what, e.key, models.OneOf(e.key, keys))
}

// a is a noun with its article.
func a(noun string) string {
	if strings.ContainsRune("aeiou", rune(noun[0])) {
		return "an " + noun
	}
	return "a " + noun
}
