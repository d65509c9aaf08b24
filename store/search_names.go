package store

import (
	"context"
	"slices"
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"entente/models"
	cldr "entente/names"
	"entente/search"
)

// demonyms are what people call what is of a state, and the state itself, where
// its names do not say so: the first letters of Russian are Russia, those of
// Dutch are nothing.
var demonyms = map[models.ID]string{
	"country:ARE": "emirati", "country:AFG": "afghan", "country:ARG": "argentine argentinian", "country:BEL": "belgian", "country:BRA": "brazilian",
	"country:CHE": "swiss", "country:CHN": "chinese prc", "country:CZE": "czech", "country:DEU": "german frg", "country:DNK": "danish dane",
	"country:COD": "drc zaire zairian", "country:DDR": "east-german", "country:EGY": "egyptian", "country:ESP": "spanish", "country:FIN": "finnish", "country:FRA": "french",
	"country:GBR": "british english britain uk", "country:GRC": "greek", "country:HUN": "hungarian", "country:IDN": "indonesian", "country:IND": "indian",
	"country:IRL": "irish", "country:IRN": "iranian", "country:ITA": "italian", "country:JPN": "japanese", "country:KAZ": "kazakh",
	"country:KOR": "south-korean rok 한국 남한 南韓 韓國", "country:PRK": "north-korean 조선 북조선 북한 北朝鲜 北韓", "country:MEX": "mexican", "country:MMR": "burmese burma", "country:NLD": "dutch holland",
	"country:NOR": "norwegian", "country:PER": "peruvian", "country:PHL": "philippine filipino", "country:POL": "polish", "country:PRT": "portuguese",
	"country:ROU": "romanian", "country:RUS": "russian", "country:SAU": "saudi", "country:SUN": "soviet ussr", "country:SWE": "swedish", "country:THA": "thai",
	"country:TUR": "turkish", "country:TWN": "roc taiwanese", "country:UKR": "ukrainian", "country:USA": "american america", "country:VAT": "papal vatican", "country:VNM": "vietnamese",
	"country:YUG": "yugoslav", "country:ottoman-empire": "ottoman", "country:prussia": "prussian", "country:austria-hungary": "austro-hungarian", "organization:european-community": "eec", "organization:un": "onu",
}

// searchNames reads what states, organizations and persons are called: their
// names in the dataset, the initials of their full names, their codes, and the
// names of states in the languages of CLDR.
func (s *Store) searchNames(ctx context.Context) (*search.Names, error) {
	names, abroad := search.NewNames(), cldrNames(fold)
	others, err := s.furtherNames(ctx)
	if err != nil {
		return nil, err
	}
	worded, err := s.leaderWordings(ctx)
	if err != nil {
		return nil, err
	}
	var countries []models.Country
	if err := s.db.WithContext(ctx).Order("id").Find(&countries).Error; err != nil {
		return nil, err
	}
	for _, c := range countries {
		names.Entity(string(c.ID), c.Name, c.OfficialName)
		add := names.Add
		if c.Alpha3 != "" || c.FormerCode != "" { // KGB is no kingdom
			add = names.AddWithInitials
		}
		for _, name := range append(others[c.ID], c.Name, c.OfficialName) {
			add(name)
		}
		for demonym := range strings.FieldsSeq(demonyms[c.ID]) {
			names.Add(strings.ReplaceAll(demonym, "-", " "))
		}
		names.AddCode(c.Alpha2)
		names.AddCode(c.Alpha3)
		names.AddCode(c.FormerCode)
		if !c.DissolvedOn.IsKnown() { // a withdrawn code may have been given to another since
			for _, name := range abroad[cldr.Territory(c.ID.Slug(), c.Alpha2)] {
				names.Add(name)
				if usual, _, isExplained := strings.Cut(name, "("); isExplained { // Myanmar (Burma)
					names.Add(usual)
				}
			}
		}
	}
	var organizations []models.Organization
	if err := s.db.WithContext(ctx).Order("id").Find(&organizations).Error; err != nil {
		return nil, err
	}
	for _, o := range organizations {
		names.Entity(string(o.ID), o.Name, o.ShortName)
		names.AddWithInitials(o.Name)
		names.Add(o.ShortName)
		names.AddCode(o.ShortName) // WHO is a word that tells nothing, else
		for other := range strings.FieldsSeq(demonyms[o.ID]) {
			names.Add(other)
		}
		for _, name := range leagueNames(o.ShortName) {
			names.AddWithInitials(name)
		}
	}
	var leaders []models.Leader
	if err := s.db.WithContext(ctx).Select("id", "name").Order("id").Find(&leaders).Error; err != nil {
		return nil, err
	}
	for _, l := range leaders {
		names.Entity(string(l.ID))
		for _, name := range append(others[l.ID], l.Name) {
			names.Add(name)
		}
		for _, w := range further(worded[l.ID], l.Name) {
			if strings.Contains(w.text, " ") { // of a family name alone there may be others
				names.Add(w.text)
			}
		}
	}
	return names, nil
}

// furtherNames are the rows of names of countries and leaders.
func (s *Store) furtherNames(ctx context.Context) (map[models.ID][]string, error) {
	var rows []struct {
		ID   models.ID
		Name string
	}
	err := s.db.WithContext(ctx).Raw("SELECT country_id AS id, name FROM country_names UNION ALL SELECT leader_id, name FROM leader_names").Find(&rows).Error
	names := map[models.ID][]string{}
	for _, row := range rows {
		names[row.ID] = append(names[row.ID], row.Name)
	}
	return names, err
}

// leagues are the organizations that the CLDR names beside the states.
var leagues = []string{"EU", "UN"}

// leagueNames are what an organization is called in the languages of the CLDR,
// nothing for most. The table of ours is of states only.
func leagueNames(code string) (names []string) {
	if !slices.Contains(leagues, code) {
		return nil
	}
	region := language.MustParseRegion(code)
	for _, tag := range display.Supported.Tags() {
		if namer := display.Regions(tag); namer != nil {
			names = append(names, namer.Name(region))
		}
	}
	return names
}
