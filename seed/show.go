package seed

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"entente/models"
)

// Show prints one merged entity, row or source with the sources of each
// field, for curators. It follows an ID that changed, and reports one that is
// not in the dataset.
func Show(w io.Writer, ds *models.Dataset, id models.ID) error {
	s := shower{w: w, ds: ds, citations: map[models.ID][]*models.Citation{}}
	if id = s.follow(id); id == "" {
		return s.err
	}
	kind := models.KindOf(id.Kind())
	if kind == nil {
		return fmt.Errorf("there is no %s", id)
	}
	var ids []string
	for row := range kind.Rows(ds) {
		self := row.(models.Node).Self()
		if self == id {
			for i := range ds.Citations {
				c := &ds.Citations[i]
				s.citations[c.SubjectID] = append(s.citations[c.SubjectID], c)
			}
			s.show(kind, row, "")
			return s.err
		}
		ids = append(ids, string(self))
	}
	return fmt.Errorf("there is no %s%s", id, models.DidYouMean(string(id), ids))
}

type shower struct {
	w         io.Writer
	ds        *models.Dataset
	citations map[models.ID][]*models.Citation // by subject
	err       error
}

func (s *shower) line(indent, format string, args ...any) {
	if s.err == nil {
		_, s.err = fmt.Fprintf(s.w, indent+format+"\n", args...)
	}
}

// follow tells what became of an ID, and gives that of today, "" when there is
// none.
func (s *shower) follow(id models.ID) models.ID {
	for range s.ds.Redirects {
		i := slices.IndexFunc(s.ds.Redirects, func(r models.Redirect) bool { return r.ID == id })
		if i < 0 {
			break
		}
		r := s.ds.Redirects[i]
		s.line("", "%s was %s: %s", id, strings.ToLower(string(r.Change)), r.Reason)
		id = r.ToID
	}
	return id
}

func (s *shower) show(kind *models.Kind, row any, indent string) {
	id := row.(models.Node).Self()
	s.line(indent, "%s", id)
	for _, field := range kind.Fields {
		if value := field.Get(row); value != "" {
			s.line(indent, "  %s: %s", field.Name, value)
		}
		s.cited(id, field.Name, indent)
	}
	for _, list := range kind.Lists { // which rows are disputed or denied
		if slices.ContainsFunc(s.citations[id], func(c *models.Citation) bool { return slices.Contains(c.Fields, list.List) }) {
			s.line(indent, "  %s:", list.List)
			s.cited(id, list.List, indent)
		}
	}
	for _, d := range s.ds.Disagreements {
		if d.SubjectID == id {
			s.line(indent, "  disagreement: %s", d.Sentence)
			if d.Ruling != "" {
				s.line(indent, "    ruling: %s", d.Ruling)
			}
		}
	}
	for _, u := range s.ds.Unknowns {
		if u.SubjectID == id {
			s.line(indent, "  %s: looked for in %s and not found", u.Field, u.SourceID)
		}
	}
	for _, list := range kind.Lists {
		for child := range list.Rows(s.ds) {
			if list.ParentID(child) == id {
				s.show(list, child, indent+"  ")
			}
		}
	}
}

// cited prints who states a field.
func (s *shower) cited(id models.ID, field, indent string) {
	for _, c := range s.citations[id] {
		if !slices.Contains(c.Fields, field) {
			continue
		}
		text := fmt.Sprintf("%s (%s, %s", c.SourceID, strings.ToLower(string(c.Standing)), strings.ToLower(string(c.Basis)))
		if c.Rule != "" {
			text += ": " + c.Rule
		}
		text += ")"
		if c.Value != "" {
			text += fmt.Sprintf(" gives %q", c.Value)
		}
		if c.Locator != "" {
			text += ", " + c.Locator
		}
		s.line(indent, "    %s  %s:%d", text, c.File, c.Line)
	}
}
