package seed

import (
	"slices"
	"strconv"

	"entente/models"
)

// A ruling is the curators' choice among contradicting values, with the
// values that they saw, or their leave for a finding of a check; each with
// its reason.
type ruling struct {
	position
	subject models.ID
	field   string
	row     string // of the field's list
	prefer  string
	saw     []string
	// allows names the check whose finding the curators accept.
	allows string
	reason string
	by     string
	on     models.Date
	// used says that the dataset has what the ruling is about.
	used bool
}

// A rulingKey is what a ruling is about: a field, a row of a list, or a check.
type rulingKey struct {
	subject            models.ID
	field, row, allows string
}

func (r *ruling) key() rulingKey { return rulingKey{r.subject, r.field, r.row, r.allows} }

// isStale reports whether a source gives a value that the ruling did not see.
func (r *ruling) isStale(statements []*statement) bool {
	return slices.ContainsFunc(statements, func(s *statement) bool { return !slices.Contains(r.saw, s.value) })
}

// A bound is the least and the most that the dataset may hold of a kind, so
// that a lost file or a doubled import does not pass unseen.
type bound struct {
	position
	kind        *models.Kind
	least, most int
}

// readDecisions reads a file of rulings and bounds.
func (c *contents) readDecisions(name, content string) {
	root := parseYAML(name, content, &c.problems)
	if root == nil {
		return
	}
	for _, e := range root.mapping("the file", &c.problems) {
		switch e.key {
		case "rulings":
			for _, item := range e.value.sequence(e.key, &c.problems) {
				c.readRuling(item)
			}
		case "bounds":
			for _, b := range e.value.mapping(e.key, &c.problems) {
				c.readBound(b)
			}
		default:
			c.unknownKey("a file of decisions", e, []string{"rulings", "bounds"})
		}
	}
}

func (c *contents) readRuling(n *node) {
	r := &ruling{position: n.at()}
	var prefer, saw []string
	for _, e := range n.mapping("a ruling", &c.problems) {
		switch e.key {
		case "subject":
			if text, ok := c.plain(e); ok {
				id, err := models.ParseID(text)
				if err != nil {
					c.problems.add(e.at, "subject: %v", err)
					return
				}
				r.subject = c.links.current(id)
			}
		case "field":
			r.field, _ = c.plain(e)
		case "prefer":
			if text, ok := c.plain(e); ok {
				prefer = []string{text}
			}
		case "saw":
			saw = c.readWords(e)
		case "allow":
			r.allows, _ = c.plain(e)
		case "reason":
			r.reason, _ = c.plain(e)
		case "by":
			r.by, _ = c.plain(e)
		case "on":
			r.on = c.readDay(e, "the day of the ruling")
		default:
			c.unknownKey("a ruling", e, []string{"subject", "field", "prefer", "saw", "allow", "reason", "by", "on"})
		}
	}
	prefers := r.field != "" && prefer != nil && saw != nil && r.allows == ""
	allows := r.field == "" && prefer == nil && saw == nil && r.allows != ""
	switch {
	case r.subject == "" || r.reason == "" || r.by == "" || !r.on.IsKnown() || !prefers && !allows:
		c.problems.add(r.position, "a ruling needs subject, reason, by and on, and either field, prefer and the values that it saw, or the check that it allows")
	case allows && !slices.Contains(allowable, r.allows):
		c.problems.add(r.position, "no check %q can be allowed%s", r.allows, models.OneOf(r.allows, allowable))
	case prefers && !c.weighs(r, prefer, saw):
	case c.rulings[r.key()] != nil:
		c.problems.add(r.position, "the same is ruled at %s:%d; keep one ruling", c.rulings[r.key()].file, c.rulings[r.key()].line)
	default:
		c.rulings[r.key()] = r
	}
}

// weighs reads the values that a ruling weighs, and reports one that it cannot.
func (c *contents) weighs(r *ruling, prefer, saw []string) bool {
	kind := models.KindOf(r.subject.Kind())
	field, list := kind.Field(r.field), kind.ListKind(r.field)
	switch {
	case field == nil && list == nil:
		names := append(kind.FieldNames(), lists(kind)...)
		c.problems.add(r.position, "%s has no %q%s", a(kind.Name), r.field, models.OneOf(r.field, names))
		return false
	case field != nil && field.IsSet():
		c.problems.add(r.position, "what sources state of %s is united; there is nothing to rule", r.field)
		return false
	}
	canonical := func(raw string) string {
		if list != nil {
			if _, ok := listedRow(raw); !ok {
				c.problems.add(r.position, "%q is no value of a list; write %sNAME or %sNAME", raw, includes, excludes)
			}
			return raw
		}
		value, err := field.Canonical(raw)
		if err != nil {
			c.problems.add(r.position, "%s: %v", r.field, err)
		} else if field.Form == models.FormRef {
			value = string(c.links.current(models.ID(value)))
		}
		return value
	}
	wrong := len(c.problems)
	r.prefer = canonical(prefer[0])
	if list != nil {
		r.row, _ = listedRow(r.prefer)
	}
	for _, value := range saw {
		r.saw = append(r.saw, canonical(value))
	}
	if len(c.problems) == wrong && !slices.Contains(r.saw, r.prefer) {
		c.problems.add(r.position, "the ruling prefers %q, which it did not see; saw: lists every value that was weighed", r.prefer)
	}
	return len(c.problems) == wrong
}

func (c *contents) readBound(e entry) {
	kind := kindByTable(e.key)
	if e.key == "sources" {
		kind = models.KindOf("source")
	}
	if kind == nil {
		c.problems.add(e.at, "no kind has a table %q%s", e.key, models.OneOf(e.key, append(tables(), "sources")))
		return
	}
	var limits []int
	for _, word := range c.readWords(e) {
		if n, err := strconv.Atoi(word); err == nil && n >= 0 {
			limits = append(limits, n)
		}
	}
	if len(limits) != 2 || limits[0] > limits[1] {
		c.problems.add(e.at, "write the least and the most that there may be: %s: [10, 20]", e.key)
		return
	}
	c.bounds = append(c.bounds, bound{position: e.at, kind: kind, least: limits[0], most: limits[1]})
}
