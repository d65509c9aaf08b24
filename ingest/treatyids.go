package ingest

import (
	"slices"
	"strings"

	"entente/models"
)

// shortNames are the names by which IDs call states, where that by which the
// state is known is long or is not the usual one.
var shortNames = map[string]string{
	"USA": "usa", "GBR": "united-kingdom", "kingdom-of-great-britain": "great-britain", "kingdom-of-england": "england", "SUN": "ussr",
	"RUS": "russia", "russian-empire": "russia", "PRK": "dprk", "KOR": "south-korea", "VNM": "vietnam", "IRN": "iran", "SYR": "syria",
	"LAO": "laos", "TZA": "tanzania", "COD": "dr-congo", "COG": "congo", "TWN": "taiwan", "BRN": "brunei", "PSE": "palestine", "DDR": "gdr",
	"YUG": "yugoslavia", "CSK": "czechoslovakia", "SCG": "serbia-montenegro", "ARE": "uae", "BIH": "bosnia", "VAT": "holy-see", "CHN": "china",
	"BOL": "bolivia", "VEN": "venezuela", "MDA": "moldova", "FSM": "micronesia", "MKD": "north-macedonia", "CZE": "czechia", "TUR": "turkey",
	"ottoman-empire": "turkey", "austrian-empire": "austria", "habsburg-empire": "austria", "dutch-united-provinces": "netherlands",
	"YMD": "south-yemen", "SWZ": "eswatini", "CPV": "cape-verde", "CIV": "ivory-coast", "LBY": "libya", "HKG": "hong-kong", "MAC": "macao",
	"STP": "sao-tome", "KNA": "saint-kitts", "VCT": "saint-vincent", "ATG": "antigua", "TTO": "trinidad", "CAF": "central-africa",
}

// shortName is how IDs call a party.
func (l *treatyLinker) shortName(actor models.ID) string {
	slug := actor.Slug()
	if name, ok := shortNames[slug]; ok {
		return name
	}
	if actor.Kind() != "country" {
		return slug
	}
	if name := l.countryNames()[slug]; name != "" {
		return Slug(StateName(name))
	}
	return strings.ToLower(slug)
}

// countryNames are the usual names of the countries of ISO 3166.
func (l *treatyLinker) countryNames() map[string]string {
	if l.names == nil {
		l.names = map[string]string{}
		for _, row := range l.corpus.Datasets["datasets-country-codes"].Rows("countries") {
			l.names[row["key"]] = row["name"]
		}
	}
	return l.names
}

// formNames are what IDs add of the form of an instrument.
var formNames = []struct{ mark, name string }{
	{"protocol", "protocol"},
	{"change", "amendment"},
	{"extension", "extension"},
	{"accession", "accession"},
	{"end", "termination"},
	{"suspension", "suspension"},
	{"notes", "notes"},
	{"declaration", "declaration"},
}

const (
	wordsOfTwo  = 2 // of the subject, beside the names of two parties
	wordsOfMany = 4
	idLength    = 58 // leaves room for a number behind
)

// newID mints the ID of a treaty of its parties' names, where there are two, a
// few telling words of its title, its form and its year. A title of more
// parties that tells little beside their names keeps these.
func (l *treatyLinker) newID(r *treatyRecord) models.ID {
	if id := treatyNames()[[2]string{r.dataset, r.key}]; id != "" && !l.mint.taken[id] {
		return l.mint.New(id.Slug())
	}
	var names, words, tail []string
	for actor := range r.actors {
		names = append(names, l.shortName(actor))
	}
	slices.Sort(names)
	names = slices.Compact(names)
	few := len(names) == 2
	if !few {
		names = nil
	}
	if len(r.titles) > 0 {
		title := tellingTitle(r.titles[0])
		most := wordsOfMany
		if few {
			most = wordsOfTwo
		}
		words = chosen(title, most, func(word string) bool { return r.words[stem(word)] })
		if !few && len(words) < wordsOfTwo {
			names := r.nameWords()
			words = chosen(title, most, func(word string) bool { return r.words[stem(word)] || names[stem(word)] })
		}
		for _, form := range formNames {
			if len(tail) == 0 && strings.Contains(r.form, form.mark) {
				tail = append(tail, form.name)
			}
		}
		if len(tail) > 0 && slices.Contains(words, tail[0]) {
			tail = nil // the title says it
		}
	} else {
		names, words = l.namelessWords(r)
	}
	if year := r.yearOfID(); year != "" {
		tail = append(tail, year)
	}
	if len(words) == 0 && len(names) == 0 {
		words = []string{"untitled"}
	}
	parts := func() string { return strings.Join(slices.Concat(names, words, tail), " ") }
	for len(Slug(parts())) >= idLength || len(parts()) > idLength {
		switch {
		case len(words) > 1:
			words = words[:len(words)-1]
		case len(words) == 1 && len(names) > 0:
			words = nil
		case len(names) > 1:
			names = names[:len(names)-1]
		default:
			return l.mint.New(parts())
		}
	}
	return l.mint.New(parts())
}

// yearOfID is the year of signature, or of a treaty without a date the only
// year that its title names: the year that a protocol or amendment names is
// that of the treaty that it belongs to.
func (r *treatyRecord) yearOfID() string {
	if r.signed.IsKnown() {
		return strings.TrimLeft(string(r.signed.Earliest()[:4]), "0")
	}
	if r.form != "" || len(r.titles) == 0 {
		return ""
	}
	years := slices.DeleteFunc(tellingTitle(r.titles[0]), func(word string) bool { return !isYear(word) })
	if len(years) != 1 {
		return ""
	}
	return years[0]
}

// chosen are the first words of a title that tell something, but years.
func chosen(title []string, most int, tells func(string) bool) []string {
	var words []string
	for _, word := range title {
		if len(words) < most && tells(word) && !slices.Contains(words, word) && !isYear(word) {
			words = append(words, word)
		}
	}
	return words
}

// mostInID is how many parties of a nameless treaty its ID names.
const mostInID = 3

// namelessWords are the parts of the ID of a treaty that no title names.
func (l *treatyLinker) namelessWords(r *treatyRecord) (names, words []string) {
	for actor := range r.actors {
		names = append(names, l.shortName(actor))
	}
	slices.Sort(names)
	if len(names) > mostInID {
		names = append(names[:mostInID], "and-others")
	}
	word := "treaty"
	for _, kind := range []struct{ kind, word string }{
		{"TRADE", "trade"}, {"DEFENCE_PACT", "defence"}, {"NON_AGGRESSION_PACT", "non-aggression"}, {"NEUTRALITY_PACT", "neutrality"}, {"CONSULTATION_PACT", "consultation"},
	} {
		if word == "treaty" && strings.Contains(r.kinds, kind.kind) {
			word = kind.word
		}
	}
	return names, []string{word}
}

// tellingTitle are the words of a title as they are written, without those that
// any title may hold.
func tellingTitle(title string) []string {
	var words []string
	folded := noWord.ReplaceAllString(strings.ReplaceAll(Fold(title), "'s", ""), " ")
	for _, word := range strings.Fields(dayOfMonth.ReplaceAllString(folded, " ")) {
		if len(word) > 1 && !untelling[word] && !untelling[stem(word)] {
			words = append(words, word)
		}
	}
	return words
}

func isYear(word string) bool { return len(word) == 4 && digits(word) }
