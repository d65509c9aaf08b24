package ingest

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"

	"entente/models"
)

// A treatyRecord is what one source says of one treaty, as linkers compare it.
type treatyRecord struct {
	dataset string // "" for a curated treaty
	source  models.ID
	key     string
	id      models.ID // the entity, where a committed link or a curated file says it
	titles  []string
	kinds   string
	// locator is the record's, which may hold another upstream's id.
	locator string
	signed  models.Date
	// unts are volume and page of the UN Treaty Series, where both are known.
	unts string
	// texts are the addresses of its text.
	texts []string
	// apart are the volume of the series and the days of entry into force and of
	// the end, which are the same of one treaty wherever a list gives them twice.
	apart  [3]string
	actors map[models.ID]bool
	// words are the telling words of the titles, without those of the parties' names.
	words map[string]bool
	// parts are the numbers of the annexes, protocols and the like that the title names.
	parts []string
	// form is the sort of instrument by the title: a protocol, an exchange of notes.
	form string
}

// treatyDatasets are the sources of treaties, those that know them best first.
var treatyDatasets = []string{
	"un-mtdsg-2015", "uk-treaties-fcdo", "manytreaties-ggo", "manytreaties-desta",
	"atop-4.01", "cow-alliances-4.1", "us-senate-treaty-documents",
}

// treatyRecords are the records of a dataset, in the order of its file.
func (c *Corpus) treatyRecords(dataset string) []*treatyRecord {
	d := c.Datasets[dataset]
	if d == nil {
		return nil
	}
	parties, texts := d.Children("parties"), d.Children("treaty_texts")
	var records []*treatyRecord
	for _, row := range d.Rows("treaties") {
		r := &treatyRecord{
			dataset: dataset, source: d.Source, key: row["key"], id: c.Linked(d.Source, row["key"]),
			kinds: row["kinds"], locator: row["locator"], signed: dateOf(row["signedOn"]), actors: map[models.ID]bool{},
			apart: [3]string{row["untsVolume"], row["enteredIntoForceOn"], row["terminatedOn"]},
		}
		if row["untsPage"] != "" && row["untsPage"] != "0" {
			r.unts = row["untsVolume"] + "/" + row["untsPage"]
		}
		for _, party := range parties[r.key] {
			r.actors[actorID(party["actor"])] = true
		}
		for _, text := range texts[r.key] {
			r.texts = append(r.texts, text["url"])
		}
		r.setTitles(row["title"], row["shortTitle"])
		records = append(records, r)
	}
	return records
}

func actorID(cell string) models.ID {
	if strings.Contains(cell, ":") {
		return models.ID(cell)
	}
	return models.NewID("country", cell)
}

// curatedTreaties are the treaties that curated files describe.
func (c *Corpus) curatedTreaties() []*treatyRecord {
	actors := map[models.ID]map[models.ID]bool{}
	for i := range c.Curated.Parties {
		p := &c.Curated.Parties[i]
		if actors[p.TreatyID] == nil {
			actors[p.TreatyID] = map[models.ID]bool{}
		}
		actors[p.TreatyID][p.ActorID] = true
	}
	var records []*treatyRecord
	for i := range c.Curated.Treaties {
		t := &c.Curated.Treaties[i]
		kinds := make([]string, len(t.Kinds))
		for i, kind := range t.Kinds {
			kinds[i] = string(kind)
		}
		r := &treatyRecord{id: t.ID, kinds: strings.Join(kinds, " "), signed: t.SignedOn, actors: actors[t.ID]}
		r.setTitles(t.Title, t.ShortTitle)
		records = append(records, r)
	}
	return records
}

// setTitles takes the titles and what is compared of them.
func (r *treatyRecord) setTitles(titles ...string) {
	r.words = map[string]bool{}
	names := r.nameWords()
	for _, title := range titles {
		if title == "" {
			continue
		}
		if r.titles == nil {
			r.form = formOf(title)
		}
		r.titles = append(r.titles, title)
		r.parts = append(r.parts, partsOf(title)...)
		for _, word := range tellingWords(title) {
			if !names[word] {
				r.words[word] = true
			}
		}
	}
}

// untelling are words that any treaty's title may hold.
var untelling = setOf(`a an and as at between by concerning constituting during for from in into its of on or over regarding regulating relating
	relative respecting than that the their thereto to towards under upon with within without
	treaty treaties convention conventions agreement agreements international general government governments majesty britannic king queen emperor republic
	kingdom united state states great britain british northern ireland country countries people peoples democratic socialist union s his her
	done signed concluded dated open signature accession annex annexes note notes exchange exchanges letters letter protocol additional supplementary
	amending amendment further other certain matters english french text between respect territory territories part
	be given providing respective agreed highness imperial president establishing establishment bringing made both any all which was are
	having such constitute constituted form lord excellency majestys`)

// tellingWords are the words of a title that tell it from others, in their order.
func tellingWords(title string) []string {
	var words []string
	folded := noWord.ReplaceAllString(strings.ReplaceAll(Fold(title), "co-op", "coop"), " ")
	for _, word := range strings.Fields(dayOfMonth.ReplaceAllString(folded, " ")) {
		word = stem(word)
		if (len(word) > 1 || digits(word)) && !untelling[word] && !slices.Contains(words, word) {
			words = append(words, word)
		}
	}
	return words
}

// numberedPart finds the number of a part of a treaty, or of one of several
// protocols to it.
var numberedPart = expr(`\b(annex|appendix|protocol|schedule|no)\.? ([ivx]+|\d{1,2})\b`)

// partsOf are the parts that a title numbers: annex 2 of Annex II, no 98.
func partsOf(title string) []string {
	var parts []string
	for _, found := range numberedPart.FindAllStringSubmatch(Fold(title), -1) {
		parts = append(parts, found[1]+" "+stem(found[2]))
	}
	return parts
}

// dayOfMonth finds days such as 8th June or March 3: one title dates the treaty
// that it amends, another does not. The year stays.
var dayOfMonth = func() *expression {
	const month = `(january|february|march|april|may|june|july|august|september|october|november|december)`
	return expr(`\b\d{1,2}(st|nd|rd|th)?( day)?( of)? ` + month + `\b|\b` + month + ` \d{1,2}(st|nd|rd|th)?\b`)
}()

// ordinals are numbers as one list writes them, and as another does: Annex III,
// Annex 3, the Third Annex.
var ordinals = func() map[string]string {
	table := map[string]string{}
	for _, row := range []string{
		"i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx",
		"one two three four five six seven eight nine ten eleven twelve",
		"first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth",
		"1st 2nd 3rd 4th 5th 6th 7th 8th 9th 10th 11th 12th",
	} {
		for i, word := range strings.Fields(row) {
			table[word] = strconv.Itoa(i + 1)
		}
	}
	return table
}()

// stem takes the commonest endings off a word, and unites spellings.
func stem(word string) string {
	if number := ordinals[word]; number != "" {
		return number
	}
	if digits(word) {
		return word
	}
	word = strings.ReplaceAll(strings.ReplaceAll(word, "isation", "ization"), "defense", "defence")
	for _, ending := range []string{"ies", "es", "s"} {
		if base, cut := strings.CutSuffix(word, ending); cut && len(base) > 3 && !untelling[word] {
			return base
		}
	}
	return strings.TrimSuffix(word, "y")
}

// titleStateWords are the words of the names by which states.csv knows a country,
// and those of its people.
var titleStateWords = sync.OnceValue(func() map[models.ID]map[string]bool {
	table := map[models.ID]map[string]bool{}
	add := func(country models.ID, name string) {
		if table[country] == nil {
			table[country] = map[string]bool{}
		}
		for _, word := range strings.Fields(noWord.ReplaceAllString(Fold(name), " ")) {
			table[country][stem(word)] = true
		}
	}
	for key, spells := range states() {
		if key.scheme == ByAlpha3 || key.scheme == ByCOW {
			continue
		}
		for _, spell := range spells {
			add(spell.country, key.code)
		}
	}
	for people, state := range demonyms {
		for _, spell := range states()[stateKey{ByName, StateName(state)}] {
			add(spell.country, people)
		}
	}
	return table
})

// nameWords are the words of the names of the parties of a treaty between few.
func (r *treatyRecord) nameWords() map[string]bool {
	words := map[string]bool{}
	if len(r.actors) > fewParties {
		return words
	}
	for actor := range r.actors {
		maps.Copy(words, titleStateWords()[actor])
	}
	return words
}

// forms are the sorts of instrument that differ from the treaty that they
// belong to. A title may show several.
var forms = []struct {
	mark  string
	words *expression
}{
	{"protocol", expr(`\bprotocols?\b`)},
	{"amended text", expr(`\bas (amended|modified|revised|extended)|and amended by|and modified by`)},
	{"change", expr(`\b(amend\w*|modif\w*|revis\w*|alter\w*|varying|replacing|substitut\w*|rectif\w*|correct\w*)\b`)},
	{"addition", expr(`\b(supplement\w*|additional|explanatory|interpret\w*|complet\w*)\b`)},
	{"extension", expr(`\b(exten(d|sion)\w*|prolong\w*|renew\w*|continu\w*|bring\w* into force)\b`)},
	{"accession", expr(`\b(accession|acced\w*|adhe(sion|rence))\b`)},
	{"association", expr(`\bassociation of .+ with\b`)},
	{"end", expr(`\b(terminat\w*|denunciat\w*|abrogat\w*|cancel\w*|withdraw\w*)\b`)},
	{"suspension", expr(`\bsuspen\w*\b`)},
	{"notes", expr(`\b(exchanges? of|notes?|letters?)\b`)},
	{"declaration", expr(`\b(declaration|statement|communique|minutes?)\b`)},
	{"memorandum", expr(`\b(memorandum|understanding)\b`)},
	{"annex", expr(`\b(annex (to|of|[ivx0-9]+)|schedule to)`)},
	{"second", expr(`\b(second|2nd|third|3rd|fourth|4th|fifth|5th|sixth|6th|seventh|eighth|no\.? ?[2-9])\b`)},
}

// inTail are the words that begin what a title says of other treaties and of
// attached papers: "with Protocol", "signed on".
var inTail = expr(`\(with |\[with |\bwith (an? )?(final |additional )?(protocol|annex|declaration|exchange|note|act|memorand)|\btogether with\b| and (final |additional |optional )?(protocols?|exchanges?|notes|declarations?)\b|, ?signed\b|\bopen for signature\b`)

// noForm are the words that name what a treaty is about, where they look like a
// sort of instrument: letters that are posted, troops that are withdrawn.
var noForm = expr(`\bletters of credit\b|\binsured letters\b|\bof letters from\b|\bupon letters\b|\bwithdrawal of (\w+ )*(forces|troops|commissions|water)\b|\bwithdrawn from\b|\benvironmental modification\b`)

// formOf is the sort of instrument that a title names.
func formOf(title string) string {
	folded := dayOfMonth.ReplaceAllString(noForm.ReplaceAllString(Fold(title), ""), "")
	if at := inTail.FindStringIndex(folded); at != nil && at[0] > 0 {
		folded = folded[:at[0]]
	}
	var marks []string
	for _, form := range forms {
		if form.words.MatchString(folded) {
			marks = append(marks, form.mark)
		}
	}
	return strings.Join(marks, " ")
}
