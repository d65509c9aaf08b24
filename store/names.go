package store

import (
	"slices"
	"strings"
	"sync"

	"entente/models"
	cldr "entente/names"
)

// foldedNames are what countries are called in all locales of the CLDR, folded.
// They are some tens of thousands and the same for every database, so they are
// folded once, when somebody first looks for one.
var foldedNames = sync.OnceValue(func() map[string][]string {
	byCode, seen := map[string][]string{}, map[[2]string]bool{}
	for code, name := range cldr.All {
		folded := fold(name)
		if key := [2]string{code, folded}; !seen[key] {
			seen[key] = true
			byCode[code] = append(byCode[code], folded)
		}
	}
	return byCode
})

// calledIn finds the countries of which each word begins a word of one of
// their names in some locale.
func (s *Store) calledIn(words []string) []models.ID {
	var found []models.ID
	for code, all := range foldedNames() {
		id, ok := s.codes.territories[code]
		if ok && slices.ContainsFunc(all, func(name string) bool { return begins(name, words) }) {
			found = append(found, id)
		}
	}
	slices.Sort(found)
	return found
}

// begins says whether each word begins a word of a name.
func begins(name string, words []string) bool {
	for _, word := range words {
		if !strings.HasPrefix(name, word) && !strings.Contains(name, " "+word) && !strings.Contains(name, "-"+word) && !strings.Contains(name, "'"+word) {
			return false
		}
	}
	return len(words) > 0
}

// named demands of a country that every word is somewhere in its own names, or
// begins one of its names in some locale.
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
	called := c.store.calledIn(strings.Fields(fold(*text)))
	c.add("("+sql+") OR e.id IN (SELECT value FROM json_each(?))", append(args, jsonList(called))...)
}
