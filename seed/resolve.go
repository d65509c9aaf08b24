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
// independent sources, then by the newest of them, then by source ID. The most
// precise value of the winning cluster is preferred.
func resolve(statements []*statement, ruled string) outcome {
	if len(statements) == 1 || agree(statements) {
		return agreed(statements)
	}
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
	}
	if best.date.IsOpen() {
		out.observed = best.observed
	}
	return out
}

// agree reports whether all statements give one value, and no open end: of
// these it matters when each was seen.
func agree(statements []*statement) bool {
	first := statements[0]
	if first.date.IsOpen() {
		return false
	}
	for _, s := range statements[1:] {
		if s.value != first.value {
			return false
		}
	}
	return true
}

// agreed is the outcome where all give one value: the usual case, and the
// quick one.
func agreed(statements []*statement) outcome {
	best := 0
	for i, s := range statements {
		if i > 0 && compareStatements(s, statements[best]) < 0 {
			best = i
		}
	}
	out := outcome{value: statements[best].value, preferred: statements[best], standings: preferredAlone}
	if len(statements) > 1 {
		out.standings = make([]models.Standing, len(statements))
		for i := range statements {
			out.standings[i] = models.Supporting
		}
		out.standings[best] = models.Preferred
	}
	if out.preferred.date.IsOpen() {
		out.observed = out.preferred.observed
	}
	return out
}

// preferredAlone are the standings of a single statement.
var preferredAlone = []models.Standing{models.Preferred}

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
		case len(strings.Fields(s.value)) == len(union): // each word is there once
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
	slices.SortStableFunc(precise, compareVagueness)
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

// compareVagueness orders statements from the most precise to the least: by
// the number of days that a date can mean, a doubtful one after a plain one,
// open ends last and of these the one that was seen open latest first. Other
// values are all as precise as each other.
func compareVagueness(a, b *statement) int {
	return cmp.Or(
		-compareBool(a.date.IsOpen(), b.date.IsOpen()),
		cmp.Compare(b.seenOpen(), a.seenOpen()),
		cmp.Compare(a.date.Span(), b.date.Span()),
		-compareBool(a.date.IsQualified(), b.date.IsQualified()),
	)
}

// seenOpen is the day on which the source saw an end open, "" of any other value.
func (s *statement) seenOpen() models.Day {
	if !s.date.IsOpen() {
		return ""
	}
	return s.observed.Earliest()
}

// compatible reports whether two statements for one field can both be true.
// An end can fall on the day on which it was seen open. The text that
// identifies a row is, by that identity, one text in several spellings.
func compatible(a, b *statement) bool {
	switch {
	case a.field.Wording || sameText(a.value, b.value):
		return true
	case a.field.Form != models.FormDate:
		return a.field.Key && a.field.Form == models.FormText
	case a.date.IsOpen():
		return b.date.IsOpen() || b.date.Latest() >= a.observed.Earliest()
	case b.date.IsOpen():
		return a.date.Latest() >= b.observed.Earliest()
	}
	return a.date.Earliest() <= b.date.Latest() && b.date.Earliest() <= a.date.Latest()
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
// else the best ranked of those as precise as the core. Of open ends it is the
// one that was seen open latest.
func (c *cluster) preferred(ruled string) *statement {
	value := c.core.value
	if c.holds(ruled) {
		value = ruled
	}
	var best *statement
	for _, s := range c.members { // in order of rank
		if s.value == value && (best == nil || s.seenOpen() > best.seenOpen()) {
			best = s
		}
	}
	return best
}

// compare orders clusters, the better first. Their witnesses, of which each
// has its core at least, are in order of rank.
func (c *cluster) compare(other *cluster) int {
	return cmp.Or(
		cmp.Compare(c.witnesses[0].rank(), other.witnesses[0].rank()),
		cmp.Compare(other.support(), c.support()),
		cmp.Compare(other.newest(), c.newest()),
		cmp.Compare(c.firstID(), other.firstID()),
		cmp.Compare(c.core.value, other.core.value),
	)
}

// support is the number of independent sources: copies of one text count once.
func (c *cluster) support() int {
	origins := map[string]bool{}
	for _, s := range c.witnesses {
		origins[cmp.Or(s.source.Origin, string(s.source.ID))] = true
	}
	return len(origins)
}

func (c *cluster) newest() models.Day {
	var newest models.Day
	for _, s := range c.witnesses {
		newest = max(newest, s.source.published())
	}
	return newest
}

// firstID is the first of its sources' IDs: another witness never harms.
func (c *cluster) firstID() models.ID {
	id := c.core.source.ID
	for _, s := range c.witnesses {
		id = min(id, s.source.ID)
	}
	return id
}

// compareStatements orders statements by their sources, the better first.
func compareStatements(a, b *statement) int {
	return cmp.Or(
		cmp.Compare(a.rank(), b.rank()),
		cmp.Compare(b.source.published(), a.source.published()),
		cmp.Compare(a.source.ID, b.source.ID),
		cmp.Compare(a.file, b.file),
		cmp.Compare(a.line, b.line),
	)
}

// rank is the trust in a source for a field: that in its kind, or less than in
// any where it says that it is less reliable here.
func (s *statement) rank() int {
	if slices.Contains(s.source.lessReliable, s.field.Name) {
		return len(sourceKinds)
	}
	return s.source.rank()
}

// rank is the place of its kind in the order of [models.SourceKind].
func (src *source) rank() int { return slices.Index(sourceKinds, string(src.Kind)) }

var sourceKinds = models.SourceKind("").Values()

// published is the day on which it was there at the earliest; what bears no
// date is the oldest.
func (src *source) published() models.Day { return src.PublishedOn.Earliest() }

// compareBool puts what is true first.
func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return -1
	}
	return 1
}
