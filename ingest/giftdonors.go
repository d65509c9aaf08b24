package ingest

import (
	"cmp"
	"strings"

	"entente/models"
)

// A giftDonor is who gave a gift: a person in public office by name, an
// institution, or a role.
type giftDonor struct {
	Name    string
	State   models.ID
	Surname string
}

var (
	withheld      = expr(`(?i)redacted|7342\(f\)|disclosure could|not disclosed`)
	unknownDonor  = expr(`(?i)^\W*(?:unknown|unnamed|not known|n/a|anonymous|undetermined)`)
	isPerson      = expr(`(?i)^(?:the )?(?:t\.h\. |h\.e\. |h\.?r\.?h\.? |(?:his|her|their|(?:right |rt\. )?hon|mr|mrs|ms|miss|dr|prof|sir|lord|general|gen\b|admiral|adm\b|vice admiral|rear admiral|vadm|radm|colonel|col\b|major|maj\b|lieutenant|lt\b|ltg|brigadier|brig|captain|capt\b|commander|cdr|field marsh|air (?:chief )?(?:marsh|vice|commodore)|air marshal|marshal|chief marshal|acm|commodore|sheikh|shaikh|shaykh|sheik|sayyid|prince|princess|king|queen|crown prince|sultan|amir|emir|president|prime minister|ambassador|minister|senator|governor|mayor|his|pope|cardinal|archbishop|custodian|vice president|first lady|foreign minister|chief|director|speaker|deputy|judge|lieutenant|sergeant|madame?|begum|spouse|wife|lady|shaikha|sheikha|sayed|syed|right hon\w*)\b)`)
	institution   = expr(`(?i)^(?:the )?(?:royal )?(?:government|ministry|embassy|kingdom|republic|state of|people|university|national|department|organization|international|institute|foundation|association|office|commission|council|committee|city|municipality|parliament|senate|armed forces|army|navy|air force|police|bank|center|centre|union|united nations|european|world|delegation|agency|chamber|company|corporation|federal|federation|islamic|consulate|general secretariat|secretariat|central|asia|african|arab|permanent mission|presidency|court|house|civil|defen[cs]e|intelligence|security|nato|oecd|apec|asean|academy|society|school|college|mission|museum|hashemite|sultanate|emirate|democratic)\b`)
	publicOffice  = expr(`(?i)\b(?:(?:president|prime minister|premier|king|queen|emperor|empress|sultan|amir|emir|crown prince|crown princess|prince|princess|ministers?|chancellor|ambassador|secretary|speaker|governor|mayor|chair(?:man|woman|person),? (?:of )?(?:the )?(?:[\p{L}]+ )?(?:national|standing|state|house|presidency|council|joint|parliament|senate|supreme|people.?s?|palestine?|interim|governing|assembly|congress|committee|legislative|plo)|chairman yasser|senator|member of (?:the )?(?:parliament|congress|national assembly|senate|knesset|house)|parliament|deputy|chiefs? of|commander|commandant|director|attorney general|prosecutor|justice|judge|general|admiral|marshall?|colonel|head of|consul|envoy|representative|pope|cardinal|patriarch|ruler|custodian|dalai lama|comptroller|commissioner|inspector|attach\S*|military|armed forces|army|navy|air force|national guard|police|undersecretary|under secretary|national security advis[eo]r|heir apparent|chief executive of|prefect|first lady)\b|charg|palestin)`)
	privateOffice = expr(`(?i)\b(?:group|company|corporation|co\.|inc\.?|ltd|limited|foundation|university|institute|bank|businessman|business|entrepreneur|author|artist|professor|journalist|hotel|association|chief executive officer|ceo|rector|chamber of commerce|society|holdings?|enterprise|federation of|club|museum|academy|school|hospital|singer|designer|citizen|private)\b`)
	spouseOf      = expr(`(?i)\b(?:spouse|wife|husband|widow|first lady|mother|father|daughter|son) (?:of|to)\b|\bfirst lady\b|^mrs?\.? [^,]*$|\bspouse\b`)
	andSpouse     = expr(`(?i),? (?:and|&) (?:his |her )?(?:partner|husband|mrs|madam|madame|ms|wife|spouse|mr|dr|her (?:majesty|royal|excellency)|shaikha|sheikha|lady|queen|princess)\b\.?[^,]*`)
	toAnother     = expr(`(?i)\s(?:to|in|near) (?:the )?(?:united states|u\.s|usa|washington|united nations|us\b|un\b|united kingdom|holy see|european|nato).*$`)
)

var (
	headline = expr(`(?i)identity of foreign|foreign donor|Gifts\]`)
	wordsEnd = expr(`[\p{Ll}A-Z]{3}\)?\. `)
	honored  = expr(`(?:His|Her) (?:Excellency|Majesty|Highness|Royal)`)
	// stateSlips mends names of states that notices misspell or shorten.
	stateSlips = strings.NewReplacer(
		"Peoples Republic", "People's Republic", "Peoples' Republic", "People's Republic", "Democratic Rep. of", "Democratic Republic of",
		"Papua, New Guinea", "Papua New Guinea", "Great Britain and Northern Ireland", "Great Britain", "Republic China", "Taiwan",
		"Chinese Taipei", "Taiwan", " Valentyn Znoba, Kiev, Ukraine", "", "Prime Minster", "Prime Minister", "H. E.", "H.E.", "Columbia", "Colombia", "North American", "continental", "Latin American", "continental", "Inter-American", "continental",
	)
	// sentTo is the state to which a diplomat is sent, not the sender.
	sentTo = expr(`(?i)(\b(?:ambassador|embassy|consulate?|counsel|representative|attach\S*|nuncio|minister|mission|envoy)\b.*) (?:to|in) (?:the )?[\p{Lu}].*$`)
)

// donorStates are the states of donors of whom a notice prints two, or another
// than that of the office; each with its reason.
var donorStates = []struct{ words, state string }{
	{"Chief of Defense of Qatar, Romania", "QAT"}, // the office is named first and is Qatar's
	{"He is Iraqi", "IRQ"},                        // as it says
	{"Apostolic Nuncio", "VAT"},                   // a nuncio is the Holy See's ambassador, wherever he serves
}

// donorOf reads the donor of a notice. The state that the text names wins over
// the upstream's guess, which is used where the text names none.
func donorOf(text, guess string, on models.Date) giftDonor {
	text = strings.Trim(plainGiftText(text), " ,;./-")
	switch {
	case withheld.MatchString(text):
		return giftDonor{Name: "not disclosed"}
	case text == "" || unknownDonor.MatchString(text):
		return giftDonor{State: guessedState(guess, on)}
	}
	if len(honored.FindAllString(text, -1)) > 2 {
		return giftDonor{Name: "several donors"}
	}
	if one, other, two := cutAround(text, nextDonor); two {
		if bareName(firstPart(one)) != bareName(firstPart(other)) {
			several := giftDonor{Name: "several donors"}
			if state := stateInText(one, true, on); state == stateInText(other, true, on) {
				several.State = state
			}
			return several
		}
		text = one
	}
	if headline.MatchString(text) { // of the next page of the notice, behind the donor
		if m := wordsEnd.FindStringIndex(text); m != nil {
			text = strings.TrimRight(text[:m[1]], " .")
		}
	}
	text = stateSlips.Replace(text)
	text = strings.NewReplacer("; ", ", ", "Excellency, ", "Excellency ", "Highness, ", "Highness ", "Majesty, ", "Majesty ", "Honorable, ", "Honorable ").Replace(text)
	text = punctuated(text)
	if kin := relative.FindStringIndex(text); consort.MatchString(text) || kin != nil && !heads.MatchString(text) && !heads.MatchString(text[strings.IndexByte(text, ',')+1:]) {
		return giftDonor{Name: "the spouse or a relative of an official", State: cmp.Or(stateInText(text, true, on), guessedState(guess, on))}
	}
	text = alsoGave.ReplaceAllString(text, "")
	person := isPerson.MatchString(text) || strings.Contains(text, ",") && publicOffice.MatchString(text[strings.Index(text, ","):]) && !institution.MatchString(text)
	alone := andSpouse.ReplaceAllString(text, "")
	state := stateInText(alone, person, on)
	if state == "" {
		state = stateInText(text, person, on)
	}
	if state == "" {
		state = guessedState(guess, on)
	}
	switch {
	case titledBy.MatchString(text):
		return giftDonor{Name: "the spouse or a relative of an official", State: state}
	case isPrivate(text):
		return giftDonor{Name: "a person without public office", State: state}
	case !person:
		return giftDonor{Name: institutionName(text), State: state}
	}
	d := giftDonor{State: state}
	name, office, found := strings.Cut(alone, ",")
	bare := bareName(name)
	switch {
	case spouseOf.MatchString(alone) && !heads.MatchString(office) && !heads.MatchString(bare):
		d.Name = "the spouse or a relative of an official"
	case privateOffice.MatchString(office) && !expr(`(?i)minister|ambassador|governor|mayor|army|navy|air force`).MatchString(office):
		d.Name = "a person without public office"
	case found && (publicOffice.MatchString(office) || dignified.MatchString(text)), !found && publicOffice.MatchString(name):
		d.Name = strings.TrimSpace(bare)
		if found {
			d.Name += ", " + strings.TrimSpace(office)
		}
		d.Surname = donorSurname(bare, office, state)
	case publicOffice.MatchString(name) || dignified.MatchString(text):
		d.Name = bare
		if found && publicOffice.MatchString(office) {
			d.Name += ", " + strings.TrimSpace(office)
		}
		d.Surname = donorSurname(bare, "", state)
	default:
		d.Name = "a person whose office is not printed"
	}
	return d
}

var (
	// nextDonor begins a second donor behind the first.
	nextDonor = expr(`\. (?:His|Her) (?:Excellency|Majesty|Highness|Royal)`)
	// familyName is what a comma parts from the name of a king.
	familyName = expr(`(Aziz), (Al Saud)`)
	// officeBehind is a high office behind a name, with no comma or a full stop between.
	officeBehind = expr(`^([^,]*?([^\s,]+?))\.? (President of (?:the )?\p{Lu}|King of (?:the )?\p{Lu}|Prime Minister of (?:the )?\p{Lu}|Sultan and Yang|Custodian of the Two)`)
	// noNameBefore is a word before an office that is no end of a name.
	noNameBefore = expr(`^(?i:the|of|to|for|by|and|vice|deputy|acting|interim|former|first|second|state|assistant|excellency|majesty|highness|president|king|minister|his|her|\d.*)$|^\p{Ll}`)
)

// punctuated puts a comma before an office that a notice prints behind a name
// without one, and takes it out of a name.
func punctuated(text string) string {
	text = familyName.ReplaceAllString(text, "$1 $2")
	if m := officeBehind.FindStringSubmatchIndex(text); m != nil && !noNameBefore.MatchString(text[m[4]:m[5]]) {
		return text[:m[3]] + ", " + text[m[6]:]
	}
	return text
}

// cutAround cuts a text where a pattern begins, and says whether it does.
func cutAround(text string, pattern *expression) (before, after string, found bool) {
	m := pattern.FindStringIndex(text)
	if m == nil {
		return text, "", false
	}
	return text[:m[0]], strings.TrimLeft(text[m[0]:], ". "), true
}

var (
	// titledBy is somebody whose title is that of a marriage.
	titledBy      = expr(`(?i)^[^,]*, (?:the )?duchess of [\p{L} ]+$`)
	privatePerson = expr(`(?i)\b(?:business(?:man|men|woman|women)|entrepreneur|private (?:citizen|individual)s?|painter|ceo|chief executive officer|founder|managing director|consultant|trade unions?|tribal (?:leader|sheikh)|almco)\b|^[^,]*\(retired\)(?:, \p{Lu}\p{L}+)?$`)
	firm          = expr(`(?i)\b(?:group|company|corporation|inc|ltd|limited)\b`)
	publicBank    = expr(`(?i)\b(?:central|national|state|development) bank\b|\bbank for international settlements\b`)
	ofMembers     = expr(`(?i)\b(?:(?:con)?federation|association|union|council) of\b`)
	personsAlone  = expr(`^[\p{Lu}][\p{L}.'’\-]+(?: (?:&|and|[\p{Lu}][\p{L}.'’\-]*))+$`)
)

// isPrivate reports whether a donor's text names persons by a trade or a firm
// and by no public office.
func isPrivate(text string) bool {
	if privatePerson.MatchString(text) {
		return !ofMembers.MatchString(text)
	}
	noInstitution := func(name string) bool {
		return personsAlone.MatchString(name) && !institution.MatchString(name) && !privateOffice.MatchString(name) && !orgWords.MatchString(name)
	}
	if name, of, found := strings.Cut(text, " of "); found && noInstitution(name) && firm.MatchString(of) {
		return true
	}
	name, of, found := strings.Cut(text, ",")
	return found && noInstitution(name) && privateOffice.MatchString(of) && !publicOffice.MatchString(of) && !publicBank.MatchString(of)
}

var orgWords = expr(`(?i)\b(?:government|ministry|embassy|organi[sz]ation|agency|council|committee|office|department|command|navy|army|forces|police|center|centre|union|commission|fund|forum|province|republic|kingdom|programme|program|service|authority|network|secretariat|conference|administration|parliament|board|delegation|corps|trade|team|consortium|initiative)\b|(?-i:\b[A-Z]{3,}\b)`)

var (
	// consort is a spouse whom a notice places in the office of the other.
	consort  = expr(`(?i)^[^,]*, (?:c/ ?o\b|office of the (?:vice )?(?:president|prime minister|chancellor)|prime minister['’]s residence|partner of )`)
	relative = expr(`(?i)\b(?:daugh?t?h?er|son|(?:half[- ])?(?:sister|brother)|mother|father|cousin|nephew|niece|spouse|wife|husband|widow)s? (?:of|to)\b|['’]s (?:daughter|son|wife|husband|sister|brother)\b`)
	// alsoGave is another donor behind the first.
	alsoGave  = expr(`, (?:Mr|Ms|Mrs|Messrs)\. .*$`)
	dignified = expr(`(?i)^(?:the )?(?:his|her) (?:excellency|majesty|royal|highness|holiness|eminence)|^h\.e\.|^h\.?r\.?h`)
	heads     = expr(`(?i)^\W*(?:the )?(?:president|prime minister|king|sultan|amir|emir|vice president|chancellor|ambassador|governor|queen)\b`)
)

func institutionName(text string) string {
	text = strings.TrimPrefix(strings.TrimPrefix(text, "The "), "the ")
	const most = 120
	if len([]rune(text)) > most || !institution.MatchString(text) && !privateOffice.MatchString(text) && !orgWords.MatchString(text) {
		if _, known := states()[stateKey{ByName, StateName(text)}]; known {
			return text
		}
		return "a donor whose office is not printed"
	}
	return text
}

func guessedState(guess string, on models.Date) models.ID {
	switch guess {
	case "Palestinian Territories":
		guess = "Palestine"
	case "Myanmar (Burma)":
		guess = "Myanmar"
	case "Hong Kong SAR China":
		guess = "Hong Kong"
	case "Macau SAR China":
		guess = "Macao"
	case "Korea":
		return ""
	}
	return State(ByName, strings.ReplaceAll(guess, "&", "and"), on)
}

// stateInText is the state that a donor's text names last, by name or by
// adjective; "" where it names none. A person's own name is not searched.
func stateInText(text string, person bool, on models.Date) models.ID {
	for _, d := range donorStates {
		if strings.Contains(text, d.words) {
			return models.NewID("country", d.state)
		}
	}
	text = sentTo.ReplaceAllString(toAnother.ReplaceAllString(text, ""), "$1")
	text = inBracket.ReplaceAllString(text, "")
	if person {
		if i := strings.IndexByte(text, ','); i >= 0 {
			text = text[i:]
		}
	}
	words := strings.Fields(strings.NewReplacer(",", " , ", "--", " , ", "(", " , ", ")", " , ", "/", " , ").Replace(text))
	const longest = 8 // "Great Socialist People's Libyan Arab Jamahiriya"
	for end := len(words); end > 0; end-- {
		for start := max(0, end-longest); start < end; start++ {
			name := strings.Join(words[start:end], " ")
			if strings.Contains(name, " , ") || words[start] == "," || words[end-1] == "," {
				continue
			}
			if state := State(ByName, strings.TrimSuffix(strings.ReplaceAll(name, "&", "and"), "."), on); state != "" && state != "country:USA" && !aPlaceElsewhere(words[:start]) {
				return state
			}
		}
	}
	for end := len(words); end > 0; end-- {
		for start := max(0, end-2); start < end; start++ {
			if name := demonyms[strings.Trim(strings.Join(words[start:end], " "), ".,'’")]; name != "" {
				if state := State(ByName, name, on); state != "country:USA" {
					return state
				}
			}
		}
	}
	return ""
}

// aPlaceElsewhere reports whether the words before a state's name say that it
// is the one to which somebody was sent.
func aPlaceElsewhere(before []string) bool {
	tail := strings.ToLower(strings.Join(before[max(0, len(before)-2):], " "))
	return strings.HasSuffix(tail, " to the") || strings.HasSuffix(tail, " to") || tail == "to"
}

// donorSurname is the word by which an ID calls a donor.
func donorSurname(name, office string, state models.ID) string {
	title := ""
	name, _, _ = strings.Cut(name, " of ")
	for _, royalTitle := range []string{"King", "Queen", "Sultan", "Emperor", "Amir", "Emir"} {
		if strings.HasPrefix(name, royalTitle+" ") {
			title, name = royalTitle, strings.TrimPrefix(name, royalTitle+" ")
		}
	}
	for _, ranked := range []string{"General", "Admiral", "Lieutenant", "Major", "Colonel", "Brigadier", "Vice", "Rear", "Sheikh", "Shaikh", "Shaykh", "Sayyid", "Prince", "Crown Prince", "Field Marshal", "Captain", "Lt.", "Gen.", "Dr.", "President"} {
		name = strings.TrimPrefix(name, ranked+" ")
	}
	surname := visitorSurname(name, title, state)
	if last := name[strings.LastIndexByte(name, ' ')+1:]; strings.HasSuffix(wordsSlug(last), surname) {
		return wordsSlug(last) // both parts of a double name
	}
	return surname
}
