package ingest

import (
	"regexp"
	"slices"
	"strings"
)

// A printedPerson is somebody as an upstream prints them: "Russian President
// Yeltsin" is a President named Yeltsin, of Russia.
type printedPerson struct {
	// Title is the office or rank, such as "Prime Minister".
	Title string
	// Name is the name alone.
	Name string
	// Of is the state or organization named with it; "" where none is.
	Of string
}

// Printed is the person with title, as readers know them.
func (p printedPerson) Printed() string { return strings.TrimSpace(p.Title + " " + p.Name) }

// Capacity is the office, with what it is of where that is printed.
func (p printedPerson) Capacity() string {
	if p.Of == "" {
		return p.Title
	}
	return p.Title + " of " + withArticle(p.Of)
}

// personTitles are the titles by which a text shows that a public person
// follows, each before those that it begins with.
var personTitles = []string{
	"Deputy Prime Minister and Foreign Minister", "Deputy Prime Minister/Foreign Minister",
	"Prime Minister and Foreign Minister", "Deputy Prime Minister", "Vice Prime Minister", "Acting Prime Minister",
	"Interim Prime Minister", "Prime Minister-designate", "Prime Minister-elect", "former Prime Minister", "Prime Minister",
	"Acting Foreign Minister", "Deputy Foreign Minister", "Vice Foreign Minister", "former Foreign Minister",
	"Foreign Minister", "Minister of Foreign Affairs", "Minister for Foreign Affairs", "External Affairs Minister",
	"Minister for External Affairs", "Minister of External Affairs", "Foreign Secretary", "Foreign Affairs Secretary",
	"State Councilor", "Defense Minister", "Minister of Defense", "Defence Minister", "Defense Secretary", "Interior Minister",
	"Finance Minister", "Secretary-General", "Secretary General", "General Secretary", "First Secretary",
	"Federal Chancellor", "Vice Chancellor", "former Chancellor", "Chancellor-elect", "Chancellor",
	"President-elect", "Acting President", "Interim President", "Provisional President", "former President",
	"Vice President", "President", "Vice Premier", "Premier", "Crown Prince", "Crown Princess", "Prince Regent",
	"Grand Duke", "Grand Duchess", "Governor General", "Governor-General", "King", "Queen", "Emperor", "Empress",
	"Shah", "Sultan", "Amir", "Emir", "Sheikh", "Regent", "Prince", "Princess", "Pope", "Chairman", "Taoiseach",
	"Generalissimo", "Marshal", "Lieutenant General", "Brigadier General", "General", "Head of State", "Chief of State",
	"Chief Executive", "High Representative",
}

// plural are titles that several names share.
var pluralTitles = map[string]string{
	"Presidents": "President", "Prime Ministers": "Prime Minister", "Foreign Ministers": "Foreign Minister",
	"Premiers": "Premier", "Chancellors": "Chancellor", "Kings": "King", "Crown Princes": "Crown Prince",
}

var (
	nameWord = `(?:[\p{Lu}][\p{L}\p{M}’'‘\-]*\.?|(?:al|el|as|ar|ad|an)[-–][\p{Lu}][\p{L}\p{M}’'\-]*|d[’'][\p{Lu}][\p{L}]+|II|III|IV|VI)`
	particle = `(?:bin|ibn|bint|ben|al|el|de|da|do|dos|das|del|della|di|du|der|den|van|von|ter|la|le|ould|Ould|y|e|zu|arap)`
	names    = `(?:` + particle + ` )*` + nameWord + `(?: (?:` + particle + ` )*` + nameWord + `)*`

	titled    = expr(`(?:^|[\s,;("/])((?:[\p{Lu}][\p{L}.\-]+ ){0,2}?)(` + strings.Join(quoted(personTitles), "|") + `) (` + names + `)`)
	plurals   = expr(`(?:^|\s)((?:[\p{Lu}][\p{L}.\-]+ )?)(` + strings.Join(quoted(slices.Sorted(mapKeys(pluralTitles))), "|") + `) (` + names + `(?:, ` + names + `)*,? and ` + names + `)`)
	ofCountry = expr(`^ of (?:the )?((?:[\p{Lu}][\p{L}’'.\-]+(?: and | of the | of )?\s?){1,4})`)
)

func quoted(texts []string) []string {
	out := make([]string, len(texts))
	for i, text := range texts {
		out[i] = regexp.QuoteMeta(text)
	}
	return out
}

func mapKeys(m map[string]string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for key := range m {
			if !yield(key) {
				return
			}
		}
	}
}

// personsIn are the persons that a text names by title, each once, in its order.
func personsIn(text string) []printedPerson {
	var found []printedPerson
	add := func(p printedPerson) {
		if p.Name != "" && !slices.ContainsFunc(found, func(f printedPerson) bool { return f.Printed() == p.Printed() }) {
			found = append(found, p)
		}
	}
	for _, m := range plurals.FindAllStringSubmatch(text, -1) {
		for _, name := range betweenNames.Split(m[3], -1) {
			add(printedPerson{Title: pluralTitles[m[2]], Name: cutName(name), Of: qualifier(m[1])})
		}
	}
	for at := 0; at < len(text); {
		m := titled.FindStringSubmatchIndex(text[at:])
		if m == nil {
			break
		}
		whole := text[at:]
		name := cutName(whole[m[6]:m[7]])
		end := m[6] + len(name)
		p := printedPerson{Title: upperFirst(whole[m[4]:m[5]]), Name: name, Of: qualifier(whole[m[2]:m[3]])}
		if of := ofCountry.FindStringSubmatch(whole[end:]); of != nil && p.Of == "" {
			p.Of = stateNamed(of[1])
		}
		if !strings.HasPrefix(whole[end:], "’s ") && !strings.HasPrefix(whole[end:], "'s ") {
			add(p)
		}
		at += max(end, m[5])
	}
	return found
}

var (
	initial = expr(`^(?:[\p{Lu}]\.)+$|^(?:Jr|Sr|St|Dr|Mrs|Mr|Ph)\.$`)
	// shortMonth begins the date behind a name; Jan alone may be a name.
	shortMonth = expr(`^(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.?$`)
	possessive = expr(`[’']s$`)
	noName     = map[string]bool{
		"Signed": true, "Also": true, "Met": true, "Attended": true, "Addressed": true, "Visited": true, "Left": true,
		"Discussed": true, "Cabinet": true, "Conference": true, "Minister": true, "Ministers": true, "Summit": true,
		"Meeting": true, "Council": true, "In": true, "At": true, "The": true, "Departed": true, "Afterwards": true,
		"Private": true, "Arrived": true, "General": true, "Assembly": true, "Assembly.": true, "January": true, "February": true, "March": true, "April": true, "May": true, "June": true,
		"July": true, "August": true, "September": true, "October": true, "November": true, "December": true, "Federal": true, "Emeritus": true, "Designate": true, "Elect": true,
	}
)

// cutName ends a name where a sentence ends, or where another title begins.
func cutName(name string) string {
	words := strings.Fields(name)
	for i, word := range words {
		rest := strings.Join(words[i:], " ")
		startsTitle := i > 0 && slices.ContainsFunc(personTitles, func(t string) bool { return strings.HasPrefix(rest+" ", t+" ") })
		switch {
		case noName[word] || i > 0 && i == len(words)-1 && shortMonth.MatchString(word) || startsTitle && word != "King" && word != "Prince" && word != "Sheikh":
			return strings.Join(words[:i], " ")
		case possessive.MatchString(word):
			return strings.Join(words[:i+1], " ")[:len(strings.Join(words[:i+1], " "))-len(possessive.FindString(word))]
		case strings.HasSuffix(word, ".") && !initial.MatchString(word):
			words[i] = strings.TrimSuffix(word, ".")
			return strings.Join(words[:i+1], " ")
		}
	}
	return strings.TrimRight(strings.Join(words, " "), "-’'")
}

func upperFirst(text string) string {
	if text == "" {
		return ""
	}
	return strings.ToUpper(text[:1]) + text[1:]
}

// qualifier is the state or organization that an adjective before a title
// means: "Russian", "PLO".
func qualifier(words string) string {
	words = strings.TrimSpace(words)
	if state := demonyms[words]; state != "" {
		return state
	}
	if last := words[strings.LastIndexByte(words, ' ')+1:]; demonyms[last] != "" {
		return demonyms[last]
	}
	return organizationsNamed[words]
}

var organizationsNamed = map[string]string{
	"NATO": "NATO", "UN": "United Nations", "U.N.": "United Nations", "PLO": "Palestine Liberation Organization",
	"OAS": "Organization of American States", "EU": "European Union", "European Commission": "European Commission",
	"European Council": "European Council", "European Union": "European Union", "ASEAN": "ASEAN", "Arab League": "Arab League",
}

// stateNamed is a state's name where the text is one, else "".
func stateNamed(text string) string {
	words := strings.Fields(text)
	for n := len(words); n > 0; n-- {
		name := strings.TrimRight(strings.Join(words[:n], " "), ".,")
		if _, known := states()[stateKey{ByName, StateName(name)}]; known {
			return name
		}
	}
	return ""
}
