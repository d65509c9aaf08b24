package store

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/text/currency"

	"entente/models"
	cldr "entente/names"
)

// Words in filters whose values are a closed set: a word that is none of them is
// an error, for nothing can have it, and an empty answer would look like a
// finding.

// actorsOfKind resolves the codes of countries or those of organizations, where
// the field can hold only the one; what names it in the error.
func (c *conditions) actorsOfKind(name string, codes []string, kind, what string) []models.ID {
	if codes == nil {
		return nil
	}
	ids := make([]models.ID, len(codes))
	for i, code := range codes {
		id, err := c.store.actorOfKind(at(c.path(name), i), code, kind, what)
		if err != nil {
			c.fail(err)
		}
		ids[i] = id
	}
	return c.withPredecessors(ids)
}

// countries resolves the codes of countries; what it is that only they can be
// is said in the error: a host.
func (c *conditions) countries(name string, codes []string, what string) []models.ID {
	return c.actorsOfKind(name, codes, "country", what)
}

// memberOrganizations resolves the codes of organizations that have members.
func (c *conditions) memberOrganizations(name string, codes []string) []models.ID {
	return c.actorsOfKind(name, codes, "organization", "what has members")
}

func (s *Store) actorOfKind(argument []string, code, kind, what string) (models.ID, error) {
	lists := map[string]map[string][]models.ID{"country": s.codes.countries, "organization": s.codes.organizations}
	id, err := s.find(argument, code, lists[kind], "country", "organization")
	if err != nil || id.Kind() == kind {
		return id, err
	}
	if id == "" { // by a code of its own, or it is of the other kind
		if id, err = s.Actor(argument, code); err != nil {
			if _, known := s.codes.names[fold(code)]; !known {
				err = wrongArgument(argument, "there is no %s %q%s", kind, clip(code), models.DidYouMean(code, s.codes.wordsOf(lists[kind])))
			}
			return "", err
		}
	}
	return "", wrongArgument(argument, "%s is %s, and %s is %s", id, oneOfKinds(id.Kind()), what, oneOfKinds(kind))
}

// wordsOf are the codes in a list, as they are written.
func (c *codes) wordsOf(list map[string][]models.ID) []string {
	var words []string
	for _, word := range c.words {
		if list[strings.ToUpper(word)] != nil {
			words = append(words, word)
		}
	}
	return words
}

// SortingName is the name of a country or organization by which lists are
// ordered: without accents and case. It is "" for any other.
func (s *Store) SortingName(id models.ID) string { return s.codes.sorting[id] }

// oneOfKinds says "a country, an organization or a leader".
func oneOfKinds(kinds ...string) string {
	var words []string
	for _, kind := range kinds {
		word := "a " + kind
		if strings.ContainsAny(kind[:1], "aeio") {
			word = "an " + kind
		}
		if !slices.Contains(words, word) {
			words = append(words, word)
		}
	}
	last := len(words) - 1
	if last == 0 {
		return words[0]
	}
	return strings.Join(words[:last], ", ") + " or " + words[last]
}

// languages demands a text in one of some languages, each with those that it
// means: zh means zh-Hans too.
func (c *conditions) languages(name, column string, tags []string) {
	if tags == nil {
		return
	}
	parts, args := []string{"0"}, []any(nil)
	for i, text := range tags {
		tag, err := cldr.Parse(text)
		if err != nil {
			c.fail(wrongArgument(at(c.path(name), i), "%v", err))
			return
		}
		parts, args = append(parts, fmt.Sprintf("%[1]s = ? OR %[1]s LIKE ?", column)), append(args, tag.String(), tag.String()+"-%")
	}
	c.add(strings.Join(parts, " OR "), args...)
}

var currencyForm = regexp.MustCompile(`^[A-Z]{3}$`)

// checkCurrency refuses a code that ISO 4217 never gave, unless a gift is
// valued in it: the standard is older in the library than in the data.
func (s *Store) checkCurrency(ctx context.Context, argument []string, code string) error {
	if !currencyForm.MatchString(code) {
		return wrongArgument(argument, "%q is not the code of a currency; write its three letters after ISO 4217, such as USD", clip(code))
	}
	if _, err := currency.ParseISO(code); err == nil {
		return nil
	}
	var valued []string
	if err := s.db.WithContext(ctx).Raw("SELECT DISTINCT currency FROM gifts WHERE currency IS NOT NULL ORDER BY currency").Find(&valued).Error; err != nil {
		return failed(ctx, "reading currencies", err)
	}
	if slices.Contains(valued, code) {
		return nil
	}
	return wrongArgument(argument, "there is no currency %q in ISO 4217, and no gift is valued in it%s", code, models.OneOf(code, valued))
}
