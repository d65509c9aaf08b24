package seed

import (
	"fmt"
	"slices"
	"strings"

	"entente/models"
)

// ruling is that of the curators and the value for which they ruled, nothing
// where they did not. One for a value that nobody gives is reported.
func (m *merger) ruling(key rulingKey, statements []*statement) (r *ruling, ruled string) {
	if r = m.rulings[key]; r == nil {
		return nil, ""
	}
	r.used = true
	given := slices.ContainsFunc(statements, func(s *statement) bool { return s.value == r.prefer })
	switch {
	case !given && m.partial: // a source that is withheld gives it
		return nil, ""
	case !given:
		m.problems.add(r.position, "the ruling prefers %q for %s of %s, which no source gives (any more); rule anew, or withdraw the ruling", r.prefer, r.field, r.subject)
		return r, ""
	case r.isStale(statements):
		m.problems.warn(r.position, "the ruling on %s of %s did not see a value that a source gives now; look again and bring saw: up to date", r.field, r.subject)
	}
	return r, r.prefer
}

// dispute records that sources contradict each other about a field, or about
// a row of a list.
func (m *merger) dispute(subject models.ID, statements []*statement, out outcome, r *ruling) {
	if !out.disputed() {
		return
	}
	field := statements[0].field
	slug := strings.ReplaceAll(string(subject), ":", ".") + "." + field.Name
	if field.Form == formListing {
		row, _ := listedRow(out.value)
		slug += "." + row
	}
	d := models.Disagreement{SubjectID: subject, Field: field.Name, Sentence: sentence(field, statements, out)}
	d.ID = models.NewID("disagreement", slug)
	d.File, d.Line = out.preferred.file, out.preferred.line
	if r != nil {
		d.Ruling, d.Stale = m.reason(r, statements), r.isStale(statements)
		d.File, d.Line = r.file, r.line
	}
	m.ds.Disagreements = append(m.ds.Disagreements, d)
}

// reason is that of a ruling. In a partial dataset it is told only where all
// is there that the curators weighed: it may speak of what is withheld.
func (m *merger) reason(r *ruling, statements []*statement) string {
	for _, value := range r.saw {
		if m.partial && !slices.ContainsFunc(statements, func(s *statement) bool { return s.value == value }) {
			return ""
		}
	}
	return r.reason
}

// sentence tells a disagreement: "signedOn is 1961-07-06 according to A and
// B, but 1961-07-11 according to C, and 1961 according to D." It is silent on
// values that agree with the preferred one and are not it.
func sentence(field *models.Field, statements []*statement, out outcome) string {
	said := func(s *statement) string {
		if sameText(s.value, out.value) {
			return out.value
		}
		return s.value
	}
	values := []string{out.value}
	publishers := map[string][]string{}
	for i, s := range statements {
		if out.standings[i] == models.Compatible {
			continue
		}
		value := said(s)
		if !slices.Contains(values, value) {
			values = append(values, value)
		}
		if !slices.Contains(publishers[value], s.source.Publisher) {
			publishers[value] = append(publishers[value], s.source.Publisher)
		}
	}
	clauses := make([]string, len(values))
	for i, value := range values {
		if clauses[i] = value; value == models.OpenEnd {
			clauses[i] = "still open"
		}
		clauses[i] += " according to " + enumerate(publishers[value])
	}
	verb := "is "
	if field.Form == formListing {
		verb = ""
	}
	return fmt.Sprintf("%s %s%s, but %s.", field.Name, verb, clauses[0], strings.Join(clauses[1:], ", and "))
}

// enumerate joins names as prose does.
func enumerate(names []string) string {
	last := len(names) - 1
	if last == 0 {
		return names[0]
	}
	return strings.Join(names[:last], ", ") + " and " + names[last]
}
