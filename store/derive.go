package store

import "entente/models"

// facts is what derived columns need to know of the rest of the dataset.
type facts struct {
	entities map[models.ID]models.ID // the entity in whose list a row is
	names    map[models.ID][]string  // further names of countries and leaders
}

func gatherFacts(ds *models.Dataset) *facts {
	rows := 0
	for _, kind := range models.AllKinds() {
		if kind.Parent != nil {
			rows += kind.Len(ds)
		}
	}
	f := &facts{entities: make(map[models.ID]models.ID, rows), names: map[models.ID][]string{}}
	for _, kind := range models.AllKinds() {
		if kind.Parent == nil {
			continue
		}
		for row := range kind.Rows(ds) {
			f.entities[row.(models.Node).Self()] = kind.ParentID(row)
		}
	}
	for i := range ds.CountryNames {
		name := &ds.CountryNames[i]
		f.names[name.CountryID] = append(f.names[name.CountryID], name.Name)
	}
	for i := range ds.LeaderNames {
		name := &ds.LeaderNames[i]
		f.names[name.LeaderID] = append(f.names[name.LeaderID], name.Name)
	}
	return f
}

// entity is the entity of a row, or the entity itself.
func (f *facts) entity(subject models.ID) models.ID {
	if entity, ok := f.entities[subject]; ok {
		return entity
	}
	return subject
}

// derivations are the derived columns of each table: folded is what a text
// filter looks into, title_key and its like are what a list is ordered by.
var derivations = map[string][]derivedColumn{
	"countries": {
		derive("folded", func(f *facts, c *models.Country) string {
			return foldAll(append([]string{c.Name, c.OfficialName}, f.names[c.ID]...)...)
		}),
		derive("name_key", func(_ *facts, c *models.Country) string { return fold(c.Name) }),
	},
	"organizations": {
		derive("folded", func(_ *facts, o *models.Organization) string { return foldAll(o.Name, o.ShortName) }),
		derive("name_key", func(_ *facts, o *models.Organization) string { return fold(o.Name) }),
	},
	"leaders": {
		derive("folded", func(f *facts, l *models.Leader) string {
			return foldAll(append([]string{l.Name}, f.names[l.ID]...)...)
		}),
		derive("name_key", func(_ *facts, l *models.Leader) string { return fold(l.Name) }),
	},
	"treaties": {
		derive("folded", func(_ *facts, t *models.Treaty) string { return foldAll(t.Title, t.ShortTitle, t.Summary) }),
		derive("title_key", func(_ *facts, t *models.Treaty) string { return fold(t.Title) }),
	},
	"visits": {
		derive("folded", func(_ *facts, v *models.Visit) string {
			return foldAll(v.Title, v.VisitorName, v.Purpose, v.Summary)
		}),
		derive("title_key", func(_ *facts, v *models.Visit) string { return fold(v.Title) }),
	},
	"gifts": {
		derive("folded", func(_ *facts, g *models.Gift) string {
			return foldAll(g.Title, g.Object, g.Occasion, g.Description)
		}),
		derive("title_key", func(_ *facts, g *models.Gift) string { return fold(g.Title) }),
	},
	"diplomatic_events": {
		derive("folded", func(_ *facts, e *models.DiplomaticEvent) string { return foldAll(e.Title, e.Place, e.Summary) }),
		derive("title_key", func(_ *facts, e *models.DiplomaticEvent) string { return fold(e.Title) }),
	},
	"claims": {
		derive("folded", func(_ *facts, c *models.Claim) string { return foldAll(c.Summary, c.Quotation) }),
	},
	"sources": {
		derive("folded", func(_ *facts, s *models.Source) string { return foldAll(s.Title, s.Author, s.Note) }),
		derive("title_key", func(_ *facts, s *models.Source) string { return fold(s.Title) }),
		derive("publisher_key", func(_ *facts, s *models.Source) string { return fold(s.Publisher) }),
	},
	"disagreements": {
		derive("folded", func(_ *facts, d *models.Disagreement) string { return fold(d.Sentence) }),
		derive("entity_id", func(f *facts, d *models.Disagreement) string { return string(f.entity(d.SubjectID)) }),
		derive("subject_kind", func(_ *facts, d *models.Disagreement) string { return d.SubjectID.Kind() }),
	},
}

func derive[T any](name string, value func(*facts, *T) string) derivedColumn {
	return derivedColumn{name: name, value: func(f *facts, row any) string { return value(f, row.(*T)) }}
}
