package seed

import (
	"cmp"
	"slices"
	"strings"

	"entente/models"
)

// An outcome is what the sources' statements for one field come to.
type outcome struct {
	// value is the dataset's value.
	value string
	// observed is the last day on which an open end was seen open.
	observed models.Date
	// standings are those of the statements, in their order.
	standings []models.Standing
	// preferred is the statement whose value is the dataset's.
	preferred *statement
}

// disputed reports whether a statement contradicts the outcome.
func (o outcome) disputed() bool { return slices.Contains(o.standings, models.Contradicting) }

// resolve chooses among the statements that sources make for one field of
// one entity or row. ruled, where not empty, is the value that the curators
// ruled for; it must be one of the statements' values.
//
// Statements that can be true together form a cluster. Clusters are ranked
// by the ruling, then by their best source's kind, then by the number of
// independent sources, then by the newest of them, then by source ID. Within
// the winning cluster the most precise value is preferred.
func resolve(statements []*statement, ruled string) outcome {
	ordered := slices.Clone(statements)
	slices.SortStableFunc(ordered, compareStatements)
	if ordered[0].field.IsSet() {
		return resolveSet(statements, ordered)
	}
	clusters := clustersOf(ordered)
	winner := slices.MinFunc(clusters, func(a, b *cluster) int {
		return cmp.Or(compareBool(a.holds(ruled), b.holds(ruled)), a.compare(b))
	})
	best := winner.preferred(ruled)
	out := outcome{value: best.value, preferred: best, standings: make([]models.Standing, len(statements))}
	for i, s := range statements {
		switch {
		case s == best:
			out.standings[i] = models.Preferred
		case sameText(s.value, best.value):
			out.standings[i] = models.Supporting
		case compatible(s, best):
			out.standings[i] = models.Compatible
		default:
			out.standings[i] = models.Contradicting
		}
		if s.date.IsOpen() && best.date.IsOpen() && s.observed.Earliest > out.observed.Earliest {
			out.observed = s.observed
		}
	}
	return out
}

// resolveSet unites sets: a source that names fewer kinds or subjects than
// another does not deny the rest.
func resolveSet(statements, ordered []*statement) outcome {
	var union []string
	for _, s := range ordered {
		for _, word := range strings.Fields(s.value) {
			if !slices.Contains(union, word) {
				union = append(union, word)
			}
		}
	}
	out := outcome{value: strings.Join(union, " "), preferred: ordered[0], standings: make([]models.Standing, len(statements))}
	for i, s := range statements {
		switch {
		case s == ordered[0]:
			out.standings[i] = models.Preferred
		case len(strings.Fields(s.value)) == len(union):
			out.standings[i] = models.Supporting
		default:
			out.standings[i] = models.Compatible
		}
	}
	return out
}

// A cluster is statements that can be true together: a core, the most precise
// of them, and whatever is compatible with it. A vague statement is a member
// of every cluster with which it agrees, and a witness for none of them where
// it agrees with several.
type cluster struct {
	core      *statement
	members   []*statement
	witnesses []*statement
}

// clustersOf makes the clusters of statements that are in order of rank.
func clustersOf(ordered []*statement) []*cluster {
	precise := slices.Clone(ordered)
	slices.SortStableFunc(precise, func(a, b *statement) int { return cmp.Compare(vagueness(a), vagueness(b)) })
	var clusters []*cluster
	for _, s := range precise {
		if !slices.ContainsFunc(clusters, func(c *cluster) bool { return compatible(s, c.core) }) {
			clusters = append(clusters, &cluster{core: s})
		}
	}
	for _, s := range ordered {
		var agreeing []*cluster
		for _, c := range clusters {
			if compatible(s, c.core) {
				c.members = append(c.members, s)
				agreeing = append(agreeing, c)
			}
		}
		if len(agreeing) == 1 {
			agreeing[0].witnesses = append(agreeing[0].witnesses, s)
		}
	}
	return clusters
}

// vagueness orders statements from the most precise to the least: by the
// number of days that a date can mean, a doubtful one after a plain one, an
// open end last. Other values are all as precise as each other.
func vagueness(s *statement) int {
	const openEnd = 1 << 40
	switch {
	case s.date.IsOpen():
		return openEnd
	case s.date.IsQualified():
		return 2*s.date.Span() + 1
	}
	return 2 * s.date.Span()
}

// compatible reports whether two statements for one field can both be true.
func compatible(a, b *statement) bool {
	switch {
	case a.field.Wording || sameText(a.value, b.value):
		return true
	case a.field.Form != models.FormDate:
		return false
	case a.date.IsOpen():
		return b.date.IsOpen() || b.date.Latest > a.observed.Earliest
	case b.date.IsOpen():
		return a.date.Latest > b.observed.Earliest
	}
	return a.date.Earliest <= b.date.Latest && b.date.Earliest <= a.date.Latest
}

// sameText ignores case and the width of white space.
func sameText(a, b string) bool {
	return strings.EqualFold(strings.Join(strings.Fields(a), " "), strings.Join(strings.Fields(b), " "))
}

// holds reports whether a member gives the value.
func (c *cluster) holds(value string) bool {
	return value != "" && slices.ContainsFunc(c.members, func(s *statement) bool { return s.value == value })
}

// preferred is the member whose value the cluster stands for: the ruled one,
// else the best ranked of those as precise as the core.
func (c *cluster) preferred(ruled string) *statement {
	value := c.core.value
	if c.holds(ruled) {
		value = ruled
	}
	return c.members[slices.IndexFunc(c.members, func(s *statement) bool { return s.value == value })]
}

// compare orders clusters, the better first; their witnesses, of which each
// has its core at least, are in order of rank.
func (c *cluster) compare(other *cluster) int {
	a, b := c.witnesses[0], other.witnesses[0]
	return cmp.Or(
		cmp.Compare(rank(a), rank(b)),
		cmp.Compare(other.support(), c.support()),
		cmp.Compare(other.newest(), c.newest()),
		cmp.Compare(c.core.source.ID, other.core.source.ID),
		cmp.Compare(c.core.value, other.core.value),
	)
}

// support is the number of independent sources: copies of one text count once.
func (c *cluster) support() int {
	origins := map[string]bool{}
	for _, s := range c.witnesses {
		origin := s.source.Origin
		if origin == "" {
			origin = string(s.source.ID)
		}
		origins[origin] = true
	}
	return len(origins)
}

func (c *cluster) newest() models.Day {
	var newest models.Day
	for _, s := range c.witnesses {
		newest = max(newest, s.source.PublishedOn.Latest)
	}
	return newest
}

// compareStatements orders statements by their sources, the better first.
func compareStatements(a, b *statement) int {
	return cmp.Or(
		cmp.Compare(rank(a), rank(b)),
		cmp.Compare(b.source.PublishedOn.Latest, a.source.PublishedOn.Latest),
		cmp.Compare(a.source.ID, b.source.ID),
		cmp.Compare(a.file, b.file),
		cmp.Compare(a.line, b.line),
	)
}

// rank is the trust in a source for a field: its kind's place in the order of
// [models.SourceKind], or after all of them where it says that it is less
// reliable here.
func rank(s *statement) int {
	kinds := s.source.Kind.Values()
	if slices.Contains(s.source.lessReliable, s.field.Name) {
		return len(kinds)
	}
	return slices.Index(kinds, string(s.source.Kind))
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return -1
	}
	return 1
}
