package store

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"entente/models"
)

// DisagreementsOf reads the disagreements about entities, with those about
// the rows of their lists, or about rows.
func (s *Store) DisagreementsOf(ctx context.Context, subjects []models.ID) ([][]*models.Disagreement, error) {
	type disputed struct {
		Asked models.ID
		models.Disagreement
	}
	var disagreements []*disputed
	// Served by disagreements_by_entity and disagreements_by_subject.
	err := s.db.WithContext(ctx).Table("disagreements").Select("disputed.asked, disagreements.*").Joins(`JOIN (
			SELECT entity_id AS asked, id FROM disagreements WHERE entity_id IN (SELECT value FROM json_each(?))
			UNION
			SELECT subject_id, id FROM disagreements WHERE subject_id IN (SELECT value FROM json_each(?))
		) AS disputed ON disputed.id = disagreements.id`, jsonList(subjects), jsonList(subjects)).
		Order("disagreements.subject_id, disagreements.field, disagreements.id").Find(&disagreements).Error
	if err != nil {
		return nil, failed(ctx, "reading disagreements", err)
	}
	answers := make([][]*models.Disagreement, len(subjects))
	for i, rows := range group(subjects, disagreements, func(d *disputed) models.ID { return d.Asked }) {
		for _, row := range rows {
			answers[i] = append(answers[i], &row.Disagreement)
		}
	}
	return answers, nil
}

// Candidates reads the values of disagreements and who gives each, the
// preferred value first: one statement for the citations and one for each
// kind of subject.
func (s *Store) Candidates(ctx context.Context, disagreements []*models.Disagreement) ([][]*models.Candidate, error) {
	subjects := make([]models.ID, len(disagreements))
	for i, d := range disagreements {
		subjects[i] = d.SubjectID
	}
	citations, err := s.Citations(ctx, subjects)
	if err != nil {
		return nil, err
	}
	rows, err := s.Nodes(ctx, subjects)
	if err != nil {
		return nil, err
	}
	answers := make([][]*models.Candidate, len(disagreements))
	for i, d := range disagreements {
		answers[i] = candidates(d, rows[i], citations[i])
	}
	return answers, nil
}

// candidates groups the citations of a field by value. One that says nothing
// of the value states ours. An inclusion in a list is disputed row by row, so
// only what the sources say of the same row belongs together.
func candidates(d *models.Disagreement, row models.Node, citations []*models.Citation) []*models.Candidate {
	own, ofList := "", true
	if kind := models.KindOf(d.SubjectID.Kind()); kind != nil && kind.Field(d.Field) != nil {
		ofList = false
		if row != nil {
			own = kind.Field(d.Field).Get(row)
		}
	}
	byValue := map[string]*models.Candidate{}
	var all []*models.Candidate
	for _, citation := range citations {
		if !slices.Contains(citation.Fields, d.Field) {
			continue
		}
		value := cmp.Or(citation.Value, own)
		if ofList && !strings.HasSuffix(string(d.ID), "."+value[strings.LastIndexByte(value, ' ')+1:]) {
			continue
		}
		if byValue[value] == nil {
			byValue[value] = &models.Candidate{Value: value, Standing: citation.Standing}
			all = append(all, byValue[value])
		}
		byValue[value].Citations = append(byValue[value].Citations, citation)
	}
	return all
}
