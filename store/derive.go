package store

import (
	"cmp"
	"sync"

	"entente/models"
)

// facts is what derived columns need to know of the rest of the dataset.
type facts struct {
	entities func() map[models.ID]models.ID // the entity in whose list a row is
	names    map[models.ID][]string         // further names of countries and leaders
	called   map[models.ID]string           // the names of actors and leaders, folded
	wordings map[models.ID][]wording        // what sources call treaties and leaders
	counts
}

func gatherFacts(ds *models.Dataset) *facts {
	f := &facts{
		entities: sync.OnceValue(func() map[models.ID]models.ID { return entitiesOf(ds) }), // wanted late
		names:    map[models.ID][]string{},
		called:   namesOf(ds),
		wordings: wordingsOf(ds),
		counts:   countAll(ds),
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

// entitiesOf gives each row the entity in whose list it is.
func entitiesOf(ds *models.Dataset) map[models.ID]models.ID {
	rows := 0
	for _, kind := range models.AllKinds() {
		if kind.Parent != nil {
			rows += kind.Len(ds)
		}
	}
	entities := make(map[models.ID]models.ID, rows)
	for _, kind := range models.AllKinds() {
		if kind.Parent == nil {
			continue
		}
		for row := range kind.Rows(ds) {
			entities[row.(models.Node).Self()] = kind.ParentID(row)
		}
	}
	return entities
}

// entity is the entity of a row, or the entity itself.
func (f *facts) entity(subject models.ID) models.ID {
	if entity, ok := f.entities()[subject]; ok {
		return entity
	}
	return subject
}

// furtherWords are the titles or names that sources give and that have words
// which ours do not have.
func (f *facts) furtherWords(id models.ID, names ...string) (texts []string) {
	for _, w := range further(f.wordings[id], names...) {
		texts = append(texts, w.text)
	}
	return texts
}

// derivations are the derived columns of each table: folded is what a text
// filter looks into, title_key and its like are what a list is ordered by.
var derivations = map[string][]derivedColumn{
	"countries": {
		derive("folded", func(f *facts, c *models.Country) string {
			return wordsOf(append([]string{c.Name, c.OfficialName}, f.names[c.ID]...)...)
		}),
		derive("name_key", func(_ *facts, c *models.Country) string { return fold(c.Name) }),
		deriveCount[*models.Country]("treaty_count", func(f *facts) map[models.ID]int { return f.treaties }),
		deriveCount[*models.Country]("visit_count", func(f *facts) map[models.ID]int { return f.visits }),
		deriveCount[*models.Country]("hosted_count", func(f *facts) map[models.ID]int { return f.hosted }),
		deriveCount[*models.Country]("given_count", func(f *facts) map[models.ID]int { return f.given }),
		deriveCount[*models.Country]("received_count", func(f *facts) map[models.ID]int { return f.received }),
	},
	"organizations": {
		derive("folded", func(_ *facts, o *models.Organization) string { return wordsOf(o.Name, o.ShortName) }),
		derive("name_key", func(_ *facts, o *models.Organization) string { return fold(o.Name) }),
		deriveKnown("short_name_key", func(_ *facts, o *models.Organization) string { return fold(o.ShortName) }),
		deriveKnown("country_key", func(f *facts, o *models.Organization) string { return f.called[o.CountryID] }),
		deriveCount[*models.Organization]("member_count", func(f *facts) map[models.ID]int { return f.members }),
		deriveCount[*models.Organization]("treaty_count", func(f *facts) map[models.ID]int { return f.treaties }),
	},
	"leaders": {
		derive("folded", func(f *facts, l *models.Leader) string {
			return wordsOf(append(append([]string{l.Name}, f.names[l.ID]...), f.furtherWords(l.ID, l.Name)...)...)
		}),
		derive("name_key", func(_ *facts, l *models.Leader) string { return fold(l.Name) }),
		deriveKnown("country_key", func(f *facts, l *models.Leader) string { return f.called[l.CountryID] }),
		deriveKnown("took_office_on_earliest", func(f *facts, l *models.Leader) string { return string(f.tookOffice[l.ID]) }),
		deriveCount[*models.Leader]("treaty_count", func(f *facts) map[models.ID]int { return f.treaties }),
		deriveCount[*models.Leader]("visit_count", func(f *facts) map[models.ID]int { return f.visits }),
		deriveCount[*models.Leader]("given_count", func(f *facts) map[models.ID]int { return f.given }),
		deriveCount[*models.Leader]("received_count", func(f *facts) map[models.ID]int { return f.received }),
	},
	"treaties": {
		derive("folded", func(f *facts, t *models.Treaty) string {
			return wordsOf(append([]string{t.Title, t.ShortTitle, t.Summary}, f.furtherWords(t.ID, t.Title, t.ShortTitle)...)...)
		}),
		derive("title_key", func(_ *facts, t *models.Treaty) string { return fold(t.Title) }),
		deriveDays("days_in_force", false, func(t *models.Treaty) (begin, end models.Date) { return t.EnteredIntoForceOn, t.TerminatedOn }),
		deriveCount[*models.Treaty]("party_count", func(f *facts) map[models.ID]int { return f.parties }),
	},
	"visits": {
		derive("folded", func(_ *facts, v *models.Visit) string {
			return wordsOf(v.Title, v.VisitorName, v.Purpose, v.Summary)
		}),
		derive("title_key", func(_ *facts, v *models.Visit) string { return fold(v.Title) }),
		deriveDays("days", true, func(v *models.Visit) (begin, end models.Date) { return v.StartedOn, v.EndedOn }),
		deriveKnown("visitor_key", func(f *facts, v *models.Visit) string { return f.person(v.VisitorID, v.VisitorName) }),
		derive("from_key", func(f *facts, v *models.Visit) string { return f.called[v.FromID] }),
		derive("host_key", func(f *facts, v *models.Visit) string { return f.called[v.HostID] }),
	},
	"gifts": {
		derive("folded", func(_ *facts, g *models.Gift) string {
			return wordsOf(g.Title, g.Object, g.Occasion, g.Description)
		}),
		derive("title_key", func(_ *facts, g *models.Gift) string { return fold(g.Title) }),
		deriveKnown("giver_key", func(f *facts, g *models.Gift) string {
			return cmp.Or(f.person(g.GiverID, g.GiverName), f.called[g.GiverActorID])
		}),
		deriveKnown("recipient_key", func(f *facts, g *models.Gift) string {
			return cmp.Or(f.person(g.RecipientID, g.RecipientName), f.called[g.RecipientActorID])
		}),
		deriveKnown("worth_key", func(_ *facts, g *models.Gift) string {
			if g.Value == nil || g.Currency == "" {
				return ""
			}
			return worthKey(g.Currency, *g.Value)
		}),
	},
	"diplomatic_events": {
		derive("folded", func(_ *facts, e *models.DiplomaticEvent) string { return wordsOf(e.Title, e.Place, e.Summary) }),
		derive("title_key", func(_ *facts, e *models.DiplomaticEvent) string { return fold(e.Title) }),
		derive("actor_key", func(f *facts, e *models.DiplomaticEvent) string { return f.called[e.ActorID] }),
		derive("counterpart_key", func(f *facts, e *models.DiplomaticEvent) string { return f.called[e.CounterpartID] }),
	},
	"claims": {
		derive("folded", func(_ *facts, c *models.Claim) string { return wordsOf(c.Summary, c.Quotation) }),
		deriveKnown("speaker_key", func(f *facts, c *models.Claim) string { return f.person(c.SpeakerID, c.SpeakerName) }),
		deriveCount[*models.Claim]("answer_count", func(f *facts) map[models.ID]int { return f.answers }),
	},
	"sources": {
		derive("folded", func(_ *facts, s *models.Source) string { return wordsOf(s.Title, s.Author, s.Note) }),
		derive("title_key", func(_ *facts, s *models.Source) string { return fold(s.Title) }),
		derive("publisher_words", func(_ *facts, s *models.Source) string { return wordsOf(s.Publisher) }),
		derive("publisher_key", func(_ *facts, s *models.Source) string { return fold(s.Publisher) }),
		deriveKnown("country_key", func(f *facts, s *models.Source) string { return f.called[s.CountryID] }),
	},
	"disagreements": {
		derive("folded", func(_ *facts, d *models.Disagreement) string { return wordsOf(d.Sentence) }),
		derive("entity_id", func(f *facts, d *models.Disagreement) string { return string(f.entity(d.SubjectID)) }),
		derive("subject_kind", func(_ *facts, d *models.Disagreement) string { return d.SubjectID.Kind() }),
	},
}

// derive adds a text that every row has.
func derive[T any](name string, value func(*facts, *T) string) derivedColumn {
	return derivedColumn{name: name, kind: "TEXT NOT NULL", value: func(f *facts, row any) any { return value(f, row.(*T)) }}
}

// deriveKnown adds a text that may be unknown, then "".
func deriveKnown[T any](name string, value func(*facts, *T) string) derivedColumn {
	return derivedColumn{name: name, kind: "TEXT", value: func(f *facts, row any) any { return orNull(value(f, row.(*T))) }}
}

// deriveCount adds how often something is said of a row.
func deriveCount[T models.Node](name string, counts func(*facts) map[models.ID]int) derivedColumn {
	return derivedColumn{name: name, kind: "INTEGER NOT NULL", value: func(f *facts, row any) any { return int64(counts(f)[row.(T).Self()]) }}
}

// deriveDays adds the days that surely lie between two dates, both of them
// counted if so said; not known where the dates leave even their order open.
func deriveDays[T any](name string, both bool, ends func(*T) (begin, end models.Date)) derivedColumn {
	return derivedColumn{name: name, kind: "INTEGER", value: func(_ *facts, row any) any {
		begin, end := ends(row.(*T))
		from, to := begin.Latest(), end.Earliest()
		if from == "" || to == "" || to < from {
			return nil
		}
		days := to.Since(from)
		if both {
			days++
		}
		return int64(days)
	}}
}
