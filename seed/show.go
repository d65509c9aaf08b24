package seed

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"entente/models"
)

// Show prints one merged entity or row with the sources of each field, for
// curators. It reports an ID that is not in the dataset.
func Show(w io.Writer, ds *models.Dataset, id models.ID) error {
	for _, redirect := range ds.Redirects {
		if redirect.ID == id {
			fmt.Fprintf(w, "%s was %s: %s\n", id, strings.ToLower(string(redirect.Change)), redirect.Reason)
			if id = redirect.ToID; id == "" {
				return nil
			}
		}
	}
	kind := models.KindOf(id.Kind())
	if kind == nil || !kind.InDataset() {
		return fmt.Errorf("there is no %s", id)
	}
	s := shower{w: w, ds: ds}
	var ids []string
	for row := range kind.Rows(ds) {
		self := row.(models.Node).Self()
		if self == id {
			s.show(kind, row, "")
			return s.err
		}
		ids = append(ids, string(self))
	}
	return fmt.Errorf("there is no %s%s", id, models.DidYouMean(string(id), ids))
}

type shower struct {
	w   io.Writer
	ds  *models.Dataset
	err error
}

func (s *shower) line(format string, args ...any) {
	if s.err == nil {
		_, s.err = fmt.Fprintf(s.w, format+"\n", args...)
	}
}

func (s *shower) show(kind *models.Kind, row any, indent string) {
	id := row.(models.Node).Self()
	s.line("%s%s", indent, id)
	for _, field := range kind.Fields {
		if value := field.Get(row); value != "" {
			s.line("%s  %s: %s", indent, field.Name, value)
		}
		s.citations(id, field.Name, indent)
	}
	if kind.Name == "source" {
		return
	}
	for _, list := range kind.Lists {
		s.citations(id, list.List, indent)
	}
	for _, d := range s.ds.Disagreements {
		if d.SubjectID == id {
			s.line("%s  disagreement: %s", indent, d.Sentence)
			if d.Ruling != "" {
				s.line("%s    ruling: %s", indent, d.Ruling)
			}
		}
	}
	for _, u := range s.ds.Unknowns {
		if u.SubjectID == id {
			s.line("%s  %s: looked for in %s and not found", indent, u.Field, u.SourceID)
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

func (s *shower) citations(id models.ID, field, indent string) {
	for _, c := range s.ds.Citations {
		if c.SubjectID != id || !slices.Contains(c.Fields, field) {
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
		s.line("%s    %s  %s:%d", indent, text, c.File, c.Line)
	}
}
