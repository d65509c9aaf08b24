package store

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"entente/models"
)

// A reference is an ID that a filter names, and where.
type reference struct {
	argument []string
	asked    string
	id       models.ID
	what     string // what it may have been
	coded    bool   // whether a country may be meant, which has a code
}

// entities resolves IDs of a kind, given with or without the kind, and makes
// sure that there are such entities: one statement for the list.
func (c *conditions) entities(name string, ids []models.ID, kind string) []models.ID {
	if ids == nil {
		return nil
	}
	resolved := make([]models.ID, len(ids))
	references := make([]reference, len(ids))
	for i, id := range ids {
		found, err := c.store.refer(at(c.path(name), i), string(id), kind)
		if err != nil {
			c.fail(err)
			return resolved
		}
		references[i], resolved[i] = found, found.id
	}
	c.mustExist(references)
	return resolved
}

// anybody resolves codes of countries and organizations, and IDs of the kinds;
// a word that is no code may be the slug of the first kind.
func (c *conditions) anybody(name string, words []string, kinds ...string) []models.ID {
	if words == nil {
		return nil
	}
	resolved := make([]models.ID, len(words))
	var references []reference
	for i, word := range words {
		argument := at(c.path(name), i)
		id, err := c.store.Actor(argument, word)
		if err != nil && !strings.HasPrefix(word, "country:") && !strings.HasPrefix(word, "organization:") {
			if found, otherErr := c.store.refer(argument, word, kinds...); otherErr == nil {
				if !strings.Contains(word, ":") {
					found.what = "country, organization or " + found.what
				}
				references, id, err = append(references, found), found.id, nil
			} else if strings.Contains(word, ":") {
				err = otherErr
			}
		}
		if err != nil {
			c.fail(err)
			return resolved
		}
		resolved[i] = id
	}
	c.mustExist(references)
	return c.withPredecessors(resolved)
}

// refer reads an ID with or without its kind and follows renames.
func (s *Store) refer(argument []string, text string, kinds ...string) (reference, error) {
	full := text
	if !strings.Contains(text, ":") {
		full = kinds[0] + ":" + text
	}
	id, err := models.ParseID(full)
	if err != nil {
		return reference{}, wrongArgument(argument, "%v", err)
	}
	if !slices.Contains(kinds, id.Kind()) {
		return reference{}, wrongArgument(argument, "%q is not the ID of %s", clip(text), oneOfKinds(kinds...))
	}
	if id, err = s.Resolve(id); err != nil {
		return reference{}, wrongArgument(argument, "%v", err)
	}
	return reference{argument, text, id, id.Kind(), slices.Contains(kinds, "country")}, nil
}

// mustExist reports the first reference that leads nowhere.
func (c *conditions) mustExist(references []reference) {
	if len(references) == 0 || c.err != nil {
		return
	}
	there, err := c.store.existing(c.ctx, references)
	if err != nil {
		c.fail(err)
		return
	}
	for _, r := range references {
		if !there[r.id] {
			hint := c.store.SuggestID(c.ctx, r.id)
			if r.coded && !strings.Contains(r.asked, ":") {
				hint = orElse(c.store.codes.suggest(r.asked), hint)
			}
			c.fail(wrongArgument(r.argument, "there is no %s %q%s", r.what, clip(r.asked), hint))
			return
		}
	}
}

func orElse(text, other string) string {
	if text == "" {
		return other
	}
	return text
}

// existing finds out which of the entities there are, in one statement.
func (s *Store) existing(ctx context.Context, references []reference) (map[models.ID]bool, error) {
	byKind := map[string][]models.ID{}
	for _, r := range references {
		byKind[r.id.Kind()] = append(byKind[r.id.Kind()], r.id)
	}
	var parts []string
	var args []any
	for _, kind := range models.AllKinds() {
		if byKind[kind.Name] != nil {
			parts, args = append(parts, existsIn(kind)), append(args, jsonList(byKind[kind.Name]))
		}
	}
	if source := models.KindOf("source"); byKind[source.Name] != nil {
		parts, args = append(parts, existsIn(source)), append(args, jsonList(byKind[source.Name]))
	}
	var found []models.ID
	err := s.db.WithContext(ctx).Raw(strings.Join(parts, " UNION ALL "), args...).Find(&found).Error
	there := make(map[models.ID]bool, len(found))
	for _, id := range found {
		there[id] = true
	}
	return there, failed(ctx, "looking for entities", err)
}

func existsIn(kind *models.Kind) string {
	return fmt.Sprintf("SELECT id FROM %s WHERE id IN (SELECT value FROM json_each(?))", quoted(kind.Table))
}

// similarMost bounds the IDs that a wrong one is compared with.
const similarMost = 2000

// SuggestID is "; did you mean …?" with an ID that is there, or nothing. It
// looks at IDs that begin alike and are about as long.
func (s *Store) SuggestID(ctx context.Context, id models.ID) string {
	const alike = 2 // letters of the slug
	length := len(id)
	prefix := id.Kind() + ":" + id.Slug()[:min(alike, len(id.Slug()))]
	var near []string
	// Served by the table's key.
	err := s.db.WithContext(ctx).Raw(fmt.Sprintf("SELECT id FROM %s WHERE id >= ? AND id < ? AND length(id) BETWEEN ? AND ? LIMIT ?", quoted(models.KindOf(id.Kind()).Table)),
		prefix, prefix+"\U0010FFFF", length-length/3, length+length/3, similarMost).Find(&near).Error
	if err != nil {
		return "" // the request ends with another error
	}
	if hint := models.DidYouMean(string(id), near); hint != "" || len(id.Slug()) < shortestWord {
		return hint
	}
	// People write putin for vladimir-putin. Served by the table's key.
	var whole string
	err = s.db.WithContext(ctx).Raw(fmt.Sprintf("SELECT id FROM %s WHERE id >= ? AND id < ? AND instr(replace(replace(id, ':', '-'), '.', '-') || '-', ?) > 0 ORDER BY length(id), id LIMIT 1", quoted(models.KindOf(id.Kind()).Table)),
		id.Kind()+":", id.Kind()+";", "-"+id.Slug()+"-").Scan(&whole).Error
	if err != nil || whole == "" {
		return ""
	}
	return fmt.Sprintf("; did you mean %s?", whole)
}

// shortestWord is of how many letters a word must be to be looked for in IDs.
const shortestWord = 3
