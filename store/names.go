package store

import (
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"entente/models"
	cldr "entente/names"
	"entente/search"
)

// nameWords are the words of what countries are called in all locales of the
// CLDR. They are some tens of thousands and the same for every database, so
// they are made once, when somebody first looks for one.
var nameWords = sync.OnceValue(func() map[string][]string { return cldrNames(search.Words) })

// cldrNames are what countries are called in all locales of the CLDR, by code,
// each brought into a form once.
func cldrNames(form func(string) string) map[string][]string {
	byCode, seen := map[string][]string{}, map[[2]string]bool{}
	for code, name := range cldr.All {
		formed := form(name)
		if key := [2]string{code, formed}; !seen[key] {
			seen[key] = true
			byCode[code] = append(byCode[code], formed)
		}
	}
	return byCode
}

// calledIn finds the countries of which each word is in one of their names in
// some locale, see begins.
func (s *Store) calledIn(words []string) []models.ID {
	var found []models.ID
	for code, all := range nameWords() {
		id, ok := s.codes.territories[code]
		if ok && slices.ContainsFunc(all, func(name string) bool { return begins(name, words) }) {
			found = append(found, id)
		}
	}
	slices.Sort(found)
	return found
}

// shortBeginning is how many letters a word has that is only looked for as a
// whole in the names of the CLDR: shorter ones begin a name of some other
// country in one of hundreds of languages.
const shortBeginning = 4

// begins says whether each word begins a word of a name, short ones make one up.
func begins(name string, words []string) bool {
	for _, word := range words {
		if strings.HasPrefix(word, " ") && utf8.RuneCountInString(word[1:]) <= shortBeginning {
			if !strings.Contains(name+" ", word+" ") {
				return false
			}
		} else if !strings.Contains(name, word) {
			return false
		}
	}
	return len(words) > 0
}

// named demands of a country that every word begins one of its own names, or
// of one of its names in some locale.
func (c *conditions) named(name string, text *string) {
	own := newConditions(c.ctx, c.store, c.via)
	own.argument = c.argument
	own.text(name, "e.folded", text)
	if own.err != nil {
		c.fail(own.err)
		return
	}
	if len(own.parts) == 0 {
		return
	}
	sql, args := own.sql()
	called := c.store.calledIn(search.Beginnings(*text))
	c.add("("+sql+") OR e.id IN (SELECT value FROM json_each(?))", append(args, jsonList(called))...)
}
