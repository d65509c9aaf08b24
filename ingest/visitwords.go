package ingest

import (
	"slices"
	"strings"

	"entente/models"
)

// A remark is what an upstream's sentences on a visit say, in our words.
type remark struct {
	// Style is the protocol's name of the visit where the text gives it, such
	// as "Official working visit", and Kind its class.
	Style string
	Kind  models.VisitKind
	// Purposes are phrases of our vocabulary.
	Purposes []string
	Events   []visitEvent
	Met      []metPerson
	// Elect says that the visitor had been elected and not yet taken office.
	Elect bool
}

// A metPerson is somebody whom the visitor met, and the day where one is named.
type metPerson struct {
	printedPerson
	On string
}

type visitEvent struct {
	Key, Kind, Summary, On string
}

// visitStyles are the protocol's names of visits, each before what it contains.
var visitStyles = []struct {
	words *expression
	style string
	kind  models.VisitKind
}{
	{expr(`(?i)\bstate visit\b`), "State visit", "STATE"},
	{expr(`(?i)\boffical working visit|official working visit`), "Official working visit", "WORKING"},
	{expr(`(?i)\bunofficial visit\b`), "Unofficial visit", "PRIVATE"},
	{expr(`(?i)\b(?:official|offical) (?:select )?visit\b`), "Official visit", "OFFICIAL"},
	{expr(`(?i)\b(?:guest of (?:the )?(?:u\.s\. government|government|president)|presidential guest|guest of u\.s\.)`), "Official visit", "OFFICIAL"},
	{expr(`(?i)\bworking visit\b`), "Working visit", "WORKING"},
	{expr(`(?i)\binformal (?:visit|meeting)`), "Informal visit", "WORKING"},
	{expr(`(?i)\b(?:private visit|vacation|fishing trip|pastoral visit|pleasure trip)`), "Private visit", "PRIVATE"},
}

// afterwards marks what a visitor did after the visit itself.
var afterwards = expr(`(?i)\b(?:private|informal) visit (?:to [^.;]+ )?after|\bafterwards? (?:made a )?private visit|(?:and )?afterwards made a private visit|private visit to [^.;]* afterwards?|followed by a private visit`)

// bodies are the organizations and circles whose meetings people attend.
var bodies = []struct {
	words *expression
	name  string
}{
	{expr(`\bNATO\b|North Atlantic (?:Council|Alliance|Treaty)`), "NATO"},
	{expr(`\b(?:UN|U\.N\.|United Nations) General Assembly|General Assembly of the U|(?:UN|U\.N\.) Special Session|UN Mill?enn?ium`), "the UN General Assembly"},
	{expr(`\bUN Security Council|U\.N\. Security Council`), "the UN Security Council"},
	{expr(`\bAPEC\b|Asia-Pacific Economic|Asia Pacific Economic`), "APEC"},
	{expr(`\bASEAN\b`), "ASEAN"},
	{expr(`\bG[-–‑]?\s?7\b|Group of Seven`), "the G7"},
	{expr(`\bG[-–‑]?\s?8\b`), "the G8"},
	{expr(`\bG[-–‑]?\s?20\b`), "the G20"},
	{expr(`Summit of the Americas`), "the Americas"},
	{expr(`\bOAS\b|Organization of American States`), "the OAS"},
	{expr(`\b(?:OSCE|CSCE)\b|Conference on Security and Co-?operation in Europe`), "the CSCE or OSCE"},
	{expr(`\bSEATO\b|Southeast Asia Treaty`), "SEATO"},
	{expr(`\bCENTO\b|Baghdad Pact`), "CENTO"},
	{expr(`\bANZUS\b`), "ANZUS"},
	{expr(`\bOECD\b`), "the OECD"},
	{expr(`\bCARICOM\b|\bCaricom\b|Caribbean Leaders`), "the Caribbean states"},
	{expr(`U\.S\.[-–]\s?(?:EU|European Union)|EU[-–]U\.?S|United States-European Union`), "the United States and the European Union"},
	{expr(`U\.S\.[-–]\s?Africa|United States-Africa`), "the United States and Africa"},
	{expr(`Pacific Islands?`), "the Pacific islands"},
	{expr(`Nuclear Security Summit`), "nuclear security"},
	{expr(`World Economic Forum`), "the World Economic Forum"},
	{expr(`Summit for Democracy`), "democracy"},
	{expr(`Economic Summit`), "the leading economies"},
	{expr(`\bQuad\b`), "the Quad"},
	{expr(`\bQuartet\b`), "the Quartet on the Middle East"},
	{expr(`\bContact Group\b`), "the Contact Group"},
	{expr(`Gulf Cooperation Council|\bGCC\b`), "the Gulf Cooperation Council"},
	{expr(`North American Leaders`), "the North American leaders"},
	{expr(`Ibero-?[Aa]meric|Cumbre Iberoamericana`), "the Ibero-American states"},
	{expr(`(?i)mercosu[rl]`), "Mercosur"},
	{expr(`(?i)\bunasur\b`), "Unasur"},
	{expr(`(?i)\bcelac\b`), "CELAC"},
	{expr(`(?i)\bbrics?\b`), "the BRICS"},
	{expr(`(?i)\bagnu\b|asamblea general de (?:la onu|las naciones)|assembleia[- ]geral`), "the UN General Assembly"},
	{expr(`(?i)\bcop ?-?\d+|climate`), "climate change"},
	{expr(`(?i)cumbre de las am[eé]ricas|c[uú]pula das am[eé]ricas`), "the Americas"},
	{expr(`(?i)\bdavos\b|foro econ[oó]mico mundial`), "the World Economic Forum"},
}

var (
	isSummit     = expr(`(?i)\bsummit|heads of (?:state|government)|cumbre|c[uú]pula|leaders[’']? meeting`)
	isConference = expr(`(?i)\b(?:conference|ministerial|meetings? of|council meeting|session|general assembly|forum|ministers[’']? meeting|congress of|foro|reuni[oó]n de)|(?:Meeting|Meetings)\b`)
	isAttended   = expr(`(?i)\b(?:attend|participat|took part|led the|headed|co-?chaired|co-?hosted|delegation|opened|addressed (?:the )?(?:u\.?n\.?|united nations)\b|(?:at|during) (?:a meeting of )?the (?:u\.?n\.?|united nations|g-?\d|nato|summit))`)
	isNamedAlone = expr(`^(?:[\p{Lu}\d][^ ]*\s){0,5}(?:Summit|Conference)\b|^Working Visit \(Leaders`)
)

// reasons are further purposes, by what shows them.
var reasons = []struct {
	words  *expression
	phrase string
	kind   models.VisitKind
	aside  bool // does not make the kind of a visit on which there were talks
}{
	{expr(`(?i)\b(?:funeral|memorial service|memorial services|requiem|funeral rites|condolences|exequias|entierro|funerales)`), "a funeral or memorial service", "CEREMONY", false},
	{expr(`(?i)\b(?:inaugurations? of (?:the )?(?:president|mexican|brazil)|inaugurations? (?:ceremon|of [\p{Lu}][\p{L}.]+ (?:as|[\p{Lu}]))|swearing[- ]in|asunci[oó]n|toma de posesi[oó]n|posse d)`), "an inauguration", "CEREMONY", false},
	{expr(`(?i)\bcoronation|enthronement|investiture`), "a coronation or enthronement", "CEREMONY", false},
	{expr(`(?i)\b(?:anniversary|commemorat|centennial|bicenten)`), "a commemoration", "CEREMONY", true},
	{expr(`(?i)\bdedicat(?:ion|ed)\b`), "a dedication", "CEREMONY", true},
	{expr(`(?i)\b(?:wedding)\b`), "a wedding", "CEREMONY", false},
	{expr(`(?i)\b(?:en route|refuel|stopped (?:en|while|over)|overnight stop|stopover|disembarked|embarked|changed planes|transit)\b`), "a stop on the way elsewhere", "TRANSIT", true},
	{expr(`(?i)\b(?:vacation|fishing trip|pleasure trip)\b`), "a vacation", "PRIVATE", false},
	{expr(`(?i)\bpastoral visit`), "a pastoral visit", "", false},
	{expr(`(?i)\bgood ?will\b`), "a tour of good will", "OTHER", true},
	{expr(`(?i)\b(?:medical treatment|surgery|hospital|health reasons)`), "medical treatment", "PRIVATE", true},
	{expr(`(?i)\b(?:U\.S\. (?:military personnel|troops|forces)|military personnel|armed forces personnel|American troops)`), "a visit to United States troops", "OTHER", true},
	{expr(`(?i)\bhonorary degree|\bprize\b|\baward`), "an honour", "", false},
}

// subjects are what talks were about.
var subjects = []struct {
	words  *expression
	phrase string
}{
	{expr(`(?i)middle east|israeli?[-– ](?:palestin|egypt|syri|leban|jordan)|arab[-– ]israeli|egyptian[-– ](?:and )?israeli|golan|gaza|disengagement`), "the Middle East"},
	{expr(`(?i)strategic arms|arms (?:control|reduction)|disarmament|\bSALT\b|\bSTART\b|\bINF\b|nuclear (?:test|arms|weapons)`), "arms control"},
	{expr(`(?i)bosnia`), "Bosnia"},
	{expr(`(?i)kosovo`), "Kosovo"},
	{expr(`(?i)persian gulf|gulf (?:war|crisis)|iraqi invasion|occupation of kuwait`), "the Persian Gulf"},
	{expr(`(?i)\biraq\b`), "Iraq"},
	{expr(`(?i)\bafghan`), "Afghanistan"},
	{expr(`(?i)north korea|denucleari|DPRK`), "North Korea"},
	{expr(`(?i)iran(?:ian|’s|'s)? nuclear|joint comprehensive plan`), "Iran's nuclear programme"},
	{expr(`(?i)\bukrain`), "Ukraine"},
	{expr(`(?i)\bsyrian (?:crisis|conflict|civil)`), "Syria"},
	{expr(`(?i)rhodesia`), "Rhodesia"},
	{expr(`(?i)namibia`), "Namibia"},
	{expr(`(?i)\blebanon`), "Lebanon"},
	{expr(`(?i)\bcyprus`), "Cyprus"},
	{expr(`(?i)panama canal`), "the Panama Canal"},
	{expr(`(?i)vietnam|indochina|\blaos\b`), "Indochina"},
	{expr(`(?i)berlin|german (?:question|peace)|germany`), "Germany"},
	{expr(`(?i)central america`), "Central America"},
	{expr(`(?i)free[- ]trade|\btrade\b`), "trade"},
	{expr(`(?i)econom(?:ic|y)`), "economic affairs"},
	{expr(`(?i)\bdrugs?\b|narcotic`), "drugs"},
	{expr(`(?i)migration|refugee`), "migration and refugees"},
	{expr(`(?i)defen[cs]e|military assistance|security`), "defence and security"},
}

var (
	talked     = expr(`(?i)\b(?:discuss\w*|negotiat\w+|reviewed|conferred|consult\w*|talks|briefed|conversations?|mediat\w+|shuttle)\b`)
	met        = expr(`(?i)\b(?:met|meetings?|meet|discussed|discussions|confer(?:red|ence)|talks|negotiat\w+|briefed|greeted|audience|consulted|spoke|joined by|received by|hosted by|reviewed|conversations)\b`)
	notMet     = expr(`(?i)(?:(?:wife|widow|husband|sons?|daughters?|brother|sister|mother|father|envoy|advisers?|aides?) of|funeral(?: services?)? (?:of|for)|inaugurations? of|memorial services? (?:of|for)|death of|tomb of|burial of|wedding of|coronation of|accompanied(?: by)?|accompany|accompanying|joined|birthday of|respects to(?: the family of)?|in honor of|on behalf of|swearing-in of|anniversary of|supported|family of|release of|government of|condolences .{0,20}for|residence of|guest of|invitation of|invited by|service for|arrival of|visit (?:of|by)|meeting between|meetings between|between)\s+(?:the )?(?:late |former |then |[\p{Lu}]\w+ )?$`)
	sentences  = expr(`(?:[.;] +|\.\]|\]|;|\)\. )`)
	electVisit = expr(`(?i)as (?:the )?(?:president|secretary|prime minister)[- ]*elect|secretary-designate`)
)

// readRemark reads the sentences on a visit that began on a day.
func readRemark(text string, began models.Date) remark {
	var r remark
	r.Elect = electVisit.MatchString(text)
	main := afterwards.ReplaceAllString(text, "")
	for _, s := range visitStyles {
		if s.words.MatchString(main) && !accompaniedOn(main) {
			r.Style, r.Kind = s.style, s.kind
			break
		}
	}
	for _, sentence := range splitSentences(text) {
		r.readMeeting(sentence)
		r.readEvents(sentence, began)
		if met.MatchString(sentence) {
			r.addMet(sentence, began)
		}
	}
	for _, reason := range reasons {
		if reason.words.MatchString(text) {
			r.purpose(reason.phrase)
			if r.Kind == "" && !(reason.aside && len(r.Met) > 0) {
				r.Kind = reason.kind
			}
		}
	}
	if accompanied.MatchString(text) {
		r.purpose("the journey of the head of state, whom the visitor accompanied")
	}
	r.readTalks(text)
	return r
}

var accompanied = expr(`\b[Aa]ccompanied (?:the )?President|\bJoined President`)

// accompaniedOn reports whether the class in the text is that of somebody
// else's visit, on which this visitor went along.
func accompaniedOn(text string) bool { return accompanied.MatchString(text) }

func (r *remark) purpose(phrase string) {
	if !slices.Contains(r.Purposes, phrase) {
		r.Purposes = append(r.Purposes, phrase)
	}
}

// readTalks adds what was talked about, or that there were talks at all.
func (r *remark) readTalks(text string) {
	if talked.MatchString(text) {
		for _, s := range subjects {
			if s.words.MatchString(text) {
				r.purpose("talks on " + s.phrase)
			}
		}
	}
	if len(r.Purposes) == 0 && (len(r.Met) > 0 || met.MatchString(text)) {
		r.purpose("talks")
	}
	if r.Kind == "" && slices.ContainsFunc(r.Purposes, func(p string) bool { return strings.HasPrefix(p, "talks") }) {
		r.Kind = "WORKING"
	}
}

// Purpose is a sentence of our vocabulary; "" where nothing is known.
func (r *remark) Purpose() string {
	const most = 3 // the first are the weightiest; a list of all is no purpose
	if len(r.Purposes) == 0 {
		return ""
	}
	phrases := r.Purposes[:min(most, len(r.Purposes))]
	if len(phrases) == 1 {
		return "For " + phrases[0] + "."
	}
	return "For " + strings.Join(phrases[:len(phrases)-1], ", ") + " and " + phrases[len(phrases)-1] + "."
}

// readMeeting finds the summits and conferences of a sentence.
func (r *remark) readMeeting(sentence string) {
	if !isAttended.MatchString(sentence) && !isNamedAlone.MatchString(sentence) {
		return
	}
	summit, conference := isSummit.MatchString(sentence), isConference.MatchString(sentence)
	if !summit && !conference {
		return
	}
	what, kind := "a conference", models.VisitKind("CONFERENCE")
	if summit {
		what, kind = "a summit", "SUMMIT"
	}
	named := false
	for _, body := range bodies {
		if !body.words.MatchString(sentence) {
			continue
		}
		if body.name == "the leading economies" && named {
			continue // "the G-8 Economic Summit" is one
		}
		named = true
		switch {
		case strings.HasPrefix(body.name, "the UN "):
			r.purpose("a session of " + body.name)
			if r.Kind == "" {
				r.Kind = "CONFERENCE"
			}
		case body.name == "nuclear security" || body.name == "democracy" || body.name == "climate change":
			r.purpose(what + " on " + body.name)
		default:
			r.purpose(what + " of " + body.name)
		}
	}
	if !named {
		r.purpose(what)
	}
	if r.Kind == "" {
		r.Kind = kind
	}
	key := strings.TrimPrefix(what, "a ")
	r.event(visitEvent{Key: key, Kind: "OTHER", Summary: "The visitor took part in " + what + "."})
}

// splitSentences parts a text at full stops and semicolons, not at the dots of
// "U.S." and of initials.
func splitSentences(text string) []string {
	const dot = "\x00"
	safe := initials.ReplaceAllStringFunc(text, func(s string) string { return strings.ReplaceAll(s, ".", dot) })
	var out []string
	for _, s := range sentences.Split(safe, -1) {
		if s = strings.TrimSpace(strings.ReplaceAll(s, dot, ".")); s != "" {
			out = append(out, s)
		}
	}
	return out
}

var initials = expr(`\b(?:[\p{Lu}]\.)+|\b(?:St|Dr|Mt|Ft|Jr|Calif|Fla|Va|Gen|Mass|Miss)\.`)

// toMeet begins a meeting that was still to come.
var toMeet = expr(`(?i)\binvitation to (?:meet|visit|come)\b`)

// addMet adds the persons of a sentence whom it says the visitor met.
func (r *remark) addMet(sentence string, began models.Date) {
	from := met.FindStringIndex(sentence)
	if ahead := toMeet.FindStringIndex(sentence[from[0]:]); ahead != nil {
		sentence = sentence[:from[0]+ahead[0]]
	}
	for _, p := range personsIn(sentence[from[0]:]) {
		at := strings.Index(sentence, p.Name)
		before := sentence[:max(at, 0)]
		if i := strings.LastIndex(before, firstWord(p.Title)); i >= 0 {
			before = before[:i]
		} else if i := strings.LastIndex(before, strings.ToLower(firstWord(p.Title))); i >= 0 {
			before = before[:i]
		}
		if notMet.MatchString(before) {
			continue
		}
		if slices.ContainsFunc(r.Met, func(o metPerson) bool { return o.Printed() == p.Printed() }) {
			continue
		}
		on := ""
		if day := dayAfterName.FindString(sentence[max(at, 0)+len(p.Name):]); at >= 0 && day != "" {
			on = dayNamed(day, began)
		}
		r.Met = append(r.Met, metPerson{p, on})
	}
}

func firstWord(text string) string {
	word, _, _ := strings.Cut(text, " ")
	return word
}

var (
	monthNames   = []string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}
	dayAfterName = expr(`^(?: on)? \(?(?:` + strings.Join(monthNames, "|") + `) \d{1,2}\b`)
	monthDay     = expr(`\b(` + strings.Join(monthNames, "|") + `) (\d{1,2})\b`)
)
