package seed

import (
	"slices"
	"strconv"

	"entente/models"
)

// A ruling is the curators' choice among contradicting values, with the
// values that they saw and their reason.
type ruling struct {
	position
	subject models.ID
	field   string
	prefer  string
	saw     []string
	reason  string
	by      string
	on      models.Date
	// used says that the subject and its field are in the dataset.
	used bool
	// allows names a check whose finding the curators accept.
	allows string
}

// A bound is the least and the most that the dataset may hold of a kind, so
// that a lost file or a doubled import does not pass unseen.
type bound struct {
	position
	kind        *models.Kind
	least, most int
}

// isStale reports whether a source gives a value that the ruling did not see.
func (r *ruling) isStale(statements []*statement) bool {
	return slices.ContainsFunc(statements, func(s *statement) bool { return !slices.Contains(r.saw, s.value) })
}

func (m *merger) ruling(subject models.ID, field string) *ruling {
	for _, r := range m.rulings {
		if r.subject == subject && r.field == field && r.allows == "" {
			return r
		}
	}
	return nil
}

// readDecisions reads a file of rulings, allowances and bounds.
func (c *contents) readDecisions(name string, content []byte) {
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
			c.problems.add(e.at, "unknown key %q; a file of decisions holds rulings and bounds", e.key)
		}
	}
}

func (c *contents) readRuling(n *node) {
	r := &ruling{position: n.at()}
	for _, e := range n.mapping("a ruling", &c.problems) {
		if e.key == "saw" {
			r.saw = c.readWords(e)
			continue
		}
		text, ok := c.plain(e)
		if !ok {
			continue
		}
		switch e.key {
		case "subject":
			id, err := models.ParseID(text)
			if err != nil {
				c.problems.add(e.at, "subject: %v", err)
			}
			r.subject = c.links.current(id)
		case "field":
			r.field = text
		case "prefer":
			r.prefer = text
		case "allow":
			r.allows = text
		case "reason":
			r.reason = text
		case "by":
			r.by = text
		case "on":
			r.on = c.readObserved(e)
		default:
			c.problems.add(e.at, "a ruling has no %q%s", e.key, models.DidYouMean(e.key, []string{"subject", "field", "prefer", "saw", "allow", "reason", "by", "on"}))
		}
	}
	decides := r.prefer != "" && r.field != "" && len(r.saw) > 0
	if r.subject == "" || decides == (r.allows != "") || r.reason == "" || r.by == "" || !r.on.IsKnown() {
		c.problems.add(r.position, "a ruling needs subject, reason, by and on, and either field, prefer and the values that it saw, or the check that it allows")
		return
	}
	if r.allows != "" && !slices.Contains(allowable, r.allows) {
		c.problems.add(r.position, "no check %q can be allowed%s", r.allows, models.DidYouMean(r.allows, allowable))
	}
	c.rulings = append(c.rulings, r)
}

func (c *contents) readBound(e entry) {
	kind := kindByTable(e.key)
	if kind == nil {
		c.problems.add(e.at, "no kind has a table %q%s", e.key, models.DidYouMean(e.key, tables()))
		return
	}
	b := bound{position: e.at, kind: kind}
	limits := e.value.sequence(e.key, &c.problems)
	if len(limits) == 2 {
		least, errLeast := limits[0].scalar()
		most, errMost := limits[1].scalar()
		if errLeast == nil && errMost == nil {
			var err1, err2 error
			b.least, err1 = strconv.Atoi(least)
			b.most, err2 = strconv.Atoi(most)
			if err1 == nil && err2 == nil && b.least <= b.most {
				c.bounds = append(c.bounds, b)
				return
			}
		}
	}
	c.problems.add(e.at, "write the least and the most that may be: %s: [10, 20]", e.key)
}
