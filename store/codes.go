package store

import (
	"context"
	"regexp"
	"slices"
	"strings"

	"entente/models"
	cldr "entente/names"
)

// codes finds countries and organizations by what people call them in queries.
type codes struct {
	countries     map[string][]models.ID // by code or slug in upper case
	organizations map[string][]models.ID
	known         map[models.ID]bool
	existing      map[models.ID]bool          // countries whose end is not recorded
	periods       map[models.ID]models.Period // in which countries and organizations exist
	written       map[models.ID]string        // the code to suggest
	names         map[string]models.ID        // by folded name
	sorting       map[models.ID]string        // the folded name, to order by
	territories   map[string]models.ID        // countries of today by their code in the CLDR
	regions       map[models.ID]string        // of countries, where known
	words         []string                    // all that a slip can be near to: codes and names
}

var codeForm = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9.:-]{0,199}$`)

func (s *Store) rememberCodes(ctx context.Context) error {
	c := &codes{
		countries: map[string][]models.ID{}, organizations: map[string][]models.ID{}, known: map[models.ID]bool{},
		existing: map[models.ID]bool{}, written: map[models.ID]string{}, names: map[string]models.ID{}, territories: map[string]models.ID{}, regions: map[models.ID]string{},
		sorting: map[models.ID]string{}, periods: map[models.ID]models.Period{},
	}
	var countries []models.Country
	if err := s.db.WithContext(ctx).Order("id").Find(&countries).Error; err != nil {
		return err
	}
	for _, country := range countries {
		c.existing[country.ID] = !country.DissolvedOn.IsKnown()
		c.periods[country.ID] = country.Existing()
		c.regions[country.ID] = country.Region
		if code := cldr.Territory(country.ID.Slug(), country.Alpha2); code != "" && c.existing[country.ID] {
			c.territories[code] = country.ID
		}
		c.add(c.countries, country.ID, country.ID.Slug(), country.Alpha3, country.Alpha2, country.FormerCode)
		c.name(country.ID, country.Name, country.OfficialName)
		c.sorting[country.ID] = fold(country.Name)
	}
	var organizations []models.Organization
	if err := s.db.WithContext(ctx).Order("id").Find(&organizations).Error; err != nil {
		return err
	}
	for _, organization := range organizations {
		c.add(c.organizations, organization.ID, organization.ID.Slug())
		c.periods[organization.ID] = organization.Existing()
		c.name(organization.ID, organization.Name, organization.ShortName)
		c.sorting[organization.ID] = fold(organization.Name)
	}
	s.codes = c
	return nil
}

// Existing is the time of a country or organization. It reads no SQL.
func (s *Store) Existing(actor models.ID) models.Period { return s.codes.periods[actor] }

func (c *codes) add(list map[string][]models.ID, id models.ID, written ...string) {
	c.known[id], c.written[id] = true, id.Slug()
	for _, code := range written {
		key := strings.ToUpper(code)
		if code == "" || slices.Contains(list[key], id) {
			continue
		}
		list[key] = append(list[key], id)
		c.words = append(c.words, code)
	}
}

func (c *codes) name(id models.ID, names ...string) {
	for _, name := range names {
		folded := fold(name)
		if _, taken := c.names[folded]; folded != "" && !taken {
			c.names[folded] = id
			c.words = append(c.words, name)
		}
	}
}

// CountryID finds a country by alpha-2, alpha-3 or former code, slug or ID, in
// any case; "" when there is none. A code that cannot be one, or that was
// given to several states, is an [*ArgumentError].
func (s *Store) CountryID(code string) (models.ID, error) {
	return s.find([]string{"code"}, code, s.codes.countries, "country")
}

// Actor finds the country or organization that an argument names. One that
// does not exist is an [*ArgumentError] which suggests what was meant.
func (s *Store) Actor(argument []string, code string) (models.ID, error) {
	id, err := s.find(argument, code, s.codes.countries, "country", "organization")
	if id == "" && err == nil {
		id, err = s.find(argument, code, s.codes.organizations, "country", "organization")
	}
	if id == "" && err == nil {
		err = wrongArgument(argument, "there is no country or organization %q%s", code, s.codes.suggest(code))
	}
	return id, err
}

// find looks a code up; full IDs must be of one of the kinds.
func (s *Store) find(argument []string, code string, list map[string][]models.ID, kinds ...string) (models.ID, error) {
	if _, named := s.codes.names[fold(code)]; !named && !codeForm.MatchString(code) {
		return "", wrongArgument(argument, "%q is not a code; write one such as PRK, SUN, ottoman-empire or organization:nato", clip(code))
	}
	if strings.Contains(code, ":") {
		id, err := models.ParseID(code)
		if err != nil || !slices.Contains(kinds, id.Kind()) {
			return "", wrongArgument(argument, "%q is not the ID of %s", clip(code), oneOfKinds(kinds...))
		}
		if id, err = s.Resolve(id); err != nil || !s.codes.known[id] {
			return "", err
		}
		return id, nil
	}
	found := list[strings.ToUpper(code)]
	if len(found) > 1 { // a withdrawn code that was given away again
		if now := slices.DeleteFunc(slices.Clone(found), func(id models.ID) bool { return !s.codes.existing[id] }); len(now) == 1 {
			found = now
		}
	}
	switch len(found) {
	case 0:
		return s.redirected(code, kinds)
	case 1:
		return found[0], nil
	}
	written := make([]string, len(found))
	for i, id := range found {
		written[i] = s.codes.written[id]
	}
	return "", wrongArgument(argument, "%q is or was the code of several; write %s", code, strings.Join(written, " or "))
}

// redirected finds what a slug without its kind was renamed to.
func (s *Store) redirected(slug string, kinds []string) (models.ID, error) {
	for _, kind := range kinds {
		old := models.NewID(kind, slug)
		if id, err := s.Resolve(old); err != nil || id != old {
			return id, err
		}
	}
	return "", nil
}

// suggest is "; write PRK" for the name of a country, "; did you mean PRK?"
// for something near a code or name, or nothing.
func (c *codes) suggest(code string) string {
	if id, ok := c.names[fold(code)]; ok {
		return "; write " + c.written[id]
	}
	near := models.Nearest(code, c.words)
	if id, ok := c.names[fold(near)]; ok {
		near = c.written[id]
	}
	if near == "" {
		return ""
	}
	return "; did you mean " + near + "?"
}

// clip keeps an echoed input short.
func clip(text string) string {
	const most = 60
	if len(text) <= most {
		return text
	}
	return strings.ToValidUTF8(text[:most], "") + "…"
}
