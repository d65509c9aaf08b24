package graph

import (
	"cmp"
	"context"
	"slices"
	"unicode"

	"golang.org/x/text/language"

	"entente/models"
	"entente/names"
)

// called is what a country is called in a locale: in English, and where nobody
// knows better, by our own name.
func (r *Resolver) called(ctx context.Context, country *models.Country, locale *string) (string, error) {
	if locale == nil {
		return country.Name, nil
	}
	tag, err := parseLocale("locale", *locale)
	if err != nil {
		return "", err
	}
	if names.SameLanguage(tag, language.English) {
		return country.Name, nil
	}
	if name, ok := names.Of(names.Territory(country.ID.Slug(), country.Alpha2), tag); ok {
		return name, nil
	}
	own, err := rows[models.CountryName](ctx, r, country.ID)
	if err != nil {
		return "", err
	}
	own = slices.DeleteFunc(slices.Clone(own), func(n *models.CountryName) bool {
		written, err := names.Parse(n.Language)
		return err != nil || !names.SameLanguage(written, tag) || names.Script(n.Language) != names.Script(tag.String())
	})
	if len(own) == 0 {
		return country.Name, nil
	}
	return slices.MinFunc(own, usual).Name, nil
}

// usual puts a short name before an official one, a name before its initials
// (СССР), one in use before one that is not, and the later before the earlier.
func usual(a, b *models.CountryName) int {
	return cmp.Or(
		cmp.Compare(number(a.Official), number(b.Official)),
		cmp.Compare(number(areInitials(a.Name)), number(areInitials(b.Name))),
		cmp.Compare(number(a.EndedOn.IsKnown()), number(b.EndedOn.IsKnown())),
		cmp.Compare(b.StartedOn.Earliest(), a.StartedOn.Earliest()),
		cmp.Compare(a.ID, b.ID),
	)
}

// areInitials says whether a name is in a script with capitals and has nothing
// else, two of them or more, as UdSSR has with one exception.
func areInitials(name string) bool {
	capitals, letters := 0, 0
	for _, r := range name {
		letters++
		if unicode.IsUpper(r) {
			capitals++
		}
	}
	return capitals > 1 && capitals >= letters-1
}

func number(b bool) int {
	if b {
		return 1
	}
	return 0
}

// inLanguage keeps the names in a language, all for none.
func inLanguage[T any](all []T, language *string, of func(T) string) ([]T, error) {
	if language == nil {
		return all, nil
	}
	asked, err := parseLocale("language", *language)
	if err != nil {
		return nil, err
	}
	kept := make([]T, 0, len(all))
	for _, name := range all {
		if written, err := names.Parse(of(name)); err == nil && names.Within(written, asked) {
			kept = append(kept, name)
		}
	}
	return kept, nil
}

func parseLocale(argument, text string) (language.Tag, error) {
	tag, err := names.Parse(text)
	if err != nil {
		return tag, &InputError{Argument: []any{argument}, Message: err.Error()}
	}
	return tag, nil
}

// known is a text, nil when it is empty.
func known(text string) *string {
	if text == "" {
		return nil
	}
	return &text
}
