package store

import (
	"cmp"
	"context"
	"slices"

	"gorm.io/gorm/clause"

	"entente/models"
)

// Citations reads the citations of entities or rows, the best standing first.
// Those of an entity's rows are not among them.
func (s *Store) Citations(ctx context.Context, subjects []models.ID) ([][]*models.Citation, error) {
	var citations []*models.Citation
	// Served by the table's key.
	err := s.db.WithContext(ctx).
		Where("subject_id IN (SELECT value FROM json_each(?))", jsonList(subjects)).Order("key").Find(&citations).Error
	if err != nil {
		return nil, failed(ctx, "reading citations", err)
	}
	sortCitations(citations)
	return group(subjects, citations, func(c *models.Citation) models.ID { return c.SubjectID }), nil
}

// ListCitations reads the citations of all rows of one list of entities, such
// as the "parties" of treaties, one statement for each kind of parent.
func (s *Store) ListCitations(ctx context.Context, list string, parents []models.ID) ([][]*models.Citation, error) {
	type cited struct {
		Parent models.ID
		models.Citation
	}
	var citations []*cited
	for _, kind := range models.Kinds {
		of := slices.DeleteFunc(slices.Clone(parents), func(id models.ID) bool { return id.Kind() != kind.Name })
		rows := kind.ListKind(list)
		if rows == nil || len(of) == 0 {
			continue
		}
		var some []*cited
		parent := column(schemaOf(rows.New(models.Identity{}, "")), parentField(rows))
		// Served by the index of the rows' parent and the key of citations.
		err := s.db.WithContext(ctx).Table("citations").
			Select("r.? AS parent, citations.*", clause.Column{Name: parent}).
			Joins("JOIN ? AS r ON r.id = citations.subject_id", clause.Table{Name: rows.Table}).
			Where("r.? IN (SELECT value FROM json_each(?))", clause.Column{Name: parent}, jsonList(of)).
			Order("citations.key").Find(&some).Error
		if err != nil {
			return nil, failed(ctx, "reading the citations of rows", err)
		}
		citations = append(citations, some...)
	}
	answers := make([][]*models.Citation, len(parents))
	for i, rows := range group(parents, citations, func(c *cited) models.ID { return c.Parent }) {
		for _, row := range rows {
			answers[i] = append(answers[i], &row.Citation)
		}
		sortCitations(answers[i])
	}
	return answers, nil
}

// sortCitations puts the best standing first and keeps the order otherwise.
func sortCitations(citations []*models.Citation) {
	ranks := models.Standing("").Values()
	slices.SortStableFunc(citations, func(a, b *models.Citation) int {
		return cmp.Compare(slices.Index(ranks, string(a.Standing)), slices.Index(ranks, string(b.Standing)))
	})
}

// FilterCitations keeps the citations of one field (nil for all), and those
// with one of the standings (nil for all). A field that the subject does not
// have is an [*ArgumentError].
func FilterCitations(subject models.ID, all []*models.Citation, field *string, standing []models.Standing) ([]*models.Citation, error) {
	if field != nil {
		kind := models.KindOf(subject.Kind())
		if kind == nil || kind.Field(*field) == nil {
			return nil, unknownField(subject, kind, *field)
		}
	}
	kept := make([]*models.Citation, 0, len(all))
	for _, citation := range all {
		if (field == nil || slices.Contains(citation.Fields, *field)) && (standing == nil || slices.Contains(standing, citation.Standing)) {
			kept = append(kept, citation)
		}
	}
	return kept, nil
}

func unknownField(subject models.ID, kind *models.Kind, field string) error {
	var names []string
	if kind != nil {
		names = kind.FieldNames()
		for _, list := range kind.Lists {
			names = append(names, list.List)
		}
	}
	return wrongArgument([]string{"field"}, "a %s has no field %q%s", subject.Kind(), clip(field), models.DidYouMean(field, names))
}

// SourcesOf reads the sources of entities, with those of the rows of their
// lists, or of rows; the most trusted kind first, then the newest.
func (s *Store) SourcesOf(ctx context.Context, subjects []models.ID) ([][]*models.Source, error) {
	type cited struct {
		Subject models.ID
		models.Source
	}
	var sources []*cited
	// Served by the keys of the three tables.
	err := s.db.WithContext(ctx).Table("sources").Select("cited.subject, sources.*").Joins(`JOIN (
			SELECT subject_id AS subject, source_id FROM citations WHERE subject_id IN (SELECT value FROM json_each(?))
			UNION
			SELECT entity_id, source_id FROM entity_sources WHERE entity_id IN (SELECT value FROM json_each(?))
		) AS cited ON cited.source_id = sources.id`, jsonList(subjects), jsonList(subjects)).
		Find(&sources).Error
	if err != nil {
		return nil, failed(ctx, "reading sources", err)
	}
	ranks := models.SourceKind("").Values()
	slices.SortFunc(sources, func(a, b *cited) int {
		return cmp.Or(cmp.Compare(slices.Index(ranks, string(a.Kind)), slices.Index(ranks, string(b.Kind))),
			cmp.Compare(b.PublishedOn.Earliest(), a.PublishedOn.Earliest()), cmp.Compare(a.ID, b.ID))
	})
	answers := make([][]*models.Source, len(subjects))
	for i, rows := range group(subjects, sources, func(c *cited) models.ID { return c.Subject }) {
		for _, row := range rows {
			answers[i] = append(answers[i], &row.Source)
		}
	}
	return answers, nil
}

// Unknowns reads the fields for which somebody looked in vain.
func (s *Store) Unknowns(ctx context.Context, subjects []models.ID) ([][]*models.Unknown, error) {
	var unknowns []*models.Unknown
	// Served by the table's key.
	err := s.db.WithContext(ctx).Where("subject_id IN (SELECT value FROM json_each(?))", jsonList(subjects)).
		Order("subject_id, field, source_id").Find(&unknowns).Error
	if err != nil {
		return nil, failed(ctx, "reading unknown fields", err)
	}
	return group(subjects, unknowns, func(u *models.Unknown) models.ID { return u.SubjectID }), nil
}
