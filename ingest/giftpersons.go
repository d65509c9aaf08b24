package ingest

import (
	"cmp"
	"strings"
)

// A giftRecipient is who received a gift, as the dataset may say it: holders of
// a public office by name, everybody else by agency and role.
type giftRecipient struct {
	// Name is the name with the office, or the role.
	Name string
	// Short is what a title calls the recipient.
	Short string
	// Child says that the gift was for a child, which is left out.
	Child bool
}

var (
	styles       = expr(`^(?:(?:The|Rt\.?|Right|Most)?\s?(?:Honorable|Hon\.|Reverend)|T\.\s?H\.|H\.E\.|His|Her|Their|All|Excellenc(?:y|ies|e)\.?|Worship|Majest(?:y|ies)|Royal|Highness(?:es)?|Eminence|Holiness|Serene|Beatitude|Mr\.?|Mrs\.?|Ms\.?|Miss|Dr\.?|Sir|Dame|The|President-elect|Sec(?:retary|\.)|Senator|Sen\.|Congressman|Congresswoman|Representative|Rep\.|and|Ambassador|Amb\.|Speaker|Former),?\s+`)
	children     = expr(`(?i)\bchelsea\b|\bchild(?:ren)?\b|\bdaughters?\b|\bsons?\b|\bgrand(?:child|children|son|daughter)\b|\bbarron\b|\bsasha\b|\bmalia\b|\bjenna\b`)
	deputies     = expr(`(?i)\b(?:deputy|under|assistant|asst|former|acting|chief of staff|adviser|advisor|special|staff|office of|executive secretary|principal|to the secretary|spouse|wife|husband|aide|associate|counsel|liaison|mrs\. .*spouse|military|press|personal|regional|political|cultural|of the (?:army|navy|air force)|of the senate)\b`)
	cabinet      = expr(`(?i)\b(?:Secretary|Sec\.) (?:of|for) (?:the )?(?:Department of )?(State|Defense|Treasury|the Treasury|Commerce|Energy|Agriculture|Labor|Interior|the Interior|Education|Transportation|Health and Human Services|Homeland Security|Housing and Urban Development|Veterans['’]? Affairs)(?:$|[,;.(]| (?:of|and|&)\b)`)
	departmentOf = expr(`(?i)^Secretary(?: of the Department of ([\w ]+))?$`)
	inCongress   = expr(`(?i)\b(?:(?:U\.S\.|United States) Senator|Senator of the United States|Senator|Member of (?:the )?(?:Congress|U\.S\. House)|Member, U\.S\. House|Congress(?:man|woman)|Speaker of the (?:U\.S\. )?House|(?:Majority|Minority) Leader|Representative of the United States|U\.S\. Representative|President Pro Tempore|(?:Majority|Minority) Whip)`)
	agencyHeads  = []struct {
		words *expression
		role  string
	}{
		{expr(`(?i)^(?:Director,?(?: of)?(?: the)? (?:Central Intelligence(?: Agency)?|CIA)\b|Director of the CIA)`), "Director of the Central Intelligence Agency"},
		{expr(`(?i)^Director,?(?: of)?(?: the)? (?:Federal Bureau of Investigation|FBI)`), "Director of the Federal Bureau of Investigation"},
		{expr(`(?i)^Director,?(?: of)? National Intelligence`), "Director of National Intelligence"},
		{expr(`(?i)^(?:U\.S\. |United States )?Attorney General`), "Attorney General"},
		{expr(`(?i)^(?:Administrator|NASA Administrator)(?:,| of)?(?: the)? ?(?:National Aeronautics|NASA)`), "Administrator of NASA"},
		{expr(`(?i)^Administrator(?:,| of)?(?: the)? ?(?:Environmental Protection|EPA|U\.S\. Environmental)`), "Administrator of the Environmental Protection Agency"},
		{expr(`(?i)^Administrator(?:,| of)?(?: the)? ?(?:U\.?S\.? Agency for International Development|USAID|United States Agency)`), "Administrator of the Agency for International Development"},
		{expr(`(?i)^Director(?:,| of)?(?: the)? ?Peace Corps`), "Director of the Peace Corps"},
		{expr(`(?i)^(?:U\.?S\.?|United States) Trade Representative`), "Trade Representative"},
		{expr(`(?i)^Chairman(?:,| of)?(?: the)? ?(?:Board of Governors|Federal Reserve)`), "Chairman of the Federal Reserve"},
	}
)

var andFamily = expr(`(?i),? (?:and|&) family$`)

// firstSpouses are the names that notices print of first and second spouses.
var firstSpouses = expr(`(?i)\b(?:(Michelle Obama|Melania Trump|Laura Bush|Jill Biden|Hillary (?:Rodham )?Clinton)|(Lynne Cheney|Karen Pence|Tipper Gore|Douglas Emhoff))\b`)

var (
	// secretaries are the members of the cabinet whom the notice of 2000 prints
	// as "Secretary" alone, as it does people who type.
	secretaries = map[string]string{
		"Madeleine K. Albright": "Secretary of State",
		"William S. Cohen":      "Secretary of Defense",
		"William M. Daley":      "Secretary of Commerce",
		"Lawrence H. Summers":   "Secretary of the Treasury",
	}
	// misprinted are the roles of people whom a notice puts in an office that is
	// not theirs: the Secretary of the Senate is no senator.
	misprinted = map[string]string{"Nancy Erickson": "an official"}
)

// recipientOf reads the recipient of a notice.
func recipientOf(text, agency string) giftRecipient {
	text = strings.TrimSpace(andFamily.ReplaceAllString(plainGiftText(text), ""))
	if i := strings.Index(text, "[FR Doc"); i > 0 {
		text = strings.TrimRight(text[:i], " .")
	}
	if children.MatchString(text) { // alone or among others
		return giftRecipient{Child: true}
	}
	if r := presidentialOf(text); r != nil {
		return *r
	}
	name, office := nameAndOffice(text)
	if name != "" && misprinted[name] == "" {
		title := namedOffice(office, agency)
		if office == "Secretary" && agency == "" {
			title = secretaries[name]
		}
		if title != "" {
			return giftRecipient{Name: name + ", " + title, Short: name}
		}
	}
	role := cmp.Or(misprinted[name], roleOf(text))
	switch known := agencyName(agency); {
	case strings.HasPrefix(role, "the ") && !strings.HasPrefix(role, "the s"): // an office that there is once
		return giftRecipient{Name: role + " of the United States", Short: role}
	case known != "":
		return giftRecipient{Name: role + " of the " + known, Short: role + " of the " + known}
	}
	return giftRecipient{Name: role + " of the United States", Short: role + " of the United States"}
}

var (
	isPresident  = expr(`(?i)^(?:the )?(?:honorable )?(?:([\p{Lu}][\p{L}.]*(?: [\p{Lu}][\p{L}.]*){1,3}),? )?(?:the )?President(?: of the United States(?: of America)?)?$|^President ([\p{Lu}][\p{L}.]+(?: [\p{Lu}][\p{L}.]+){1,2})$`)
	isVice       = expr(`(?i)^(?:the )?(?:honorable )?(?:([\p{Lu}][\p{L}.]*(?: [\p{Lu}][\p{L}.]*){1,3}(?:, Jr\.)?),? )?(?:the )?Vice President(?: of the United States)?$|^Vice President ([\p{Lu}][\p{L}.]+(?: [\p{Lu}][\p{L}.]+){0,2})$`)
	bothSpouses  = expr(`(?i)(?:,? ?(?:and|&) (?:the )?(?:mrs|first lady|dr\.? jill|spouse|mr\.? (?:doug|emhoff)|second lady).*)$`)
	isFirstLady  = expr(`(?i)^(?:the )?first lady\b|first lady of the united states|^mrs\.? (?:laura bush|michelle obama|melania trump)|^former first lady`)
	isSecondLady = expr(`(?i)second (?:lady|gentleman)|^mrs\.? (?:lynne )?cheney|^mr\.? douglas emhoff|^mrs\.? karen pence|^dr\.? jill biden|^mrs\.? tipper gore|^mrs\.? gore`)
)

// presidentialOf reads presidents, vice-presidents and their spouses.
func presidentialOf(text string) *giftRecipient {
	lower := strings.ToLower(text)
	both := bothSpouses.MatchString(text)
	alone := strings.TrimRight(bothSpouses.ReplaceAllString(text, ""), " ,.")
	if strings.HasPrefix(lower, "first family") || strings.HasPrefix(lower, "the first family") {
		return &giftRecipient{Name: "the First Family of the United States", Short: "the First Family"}
	}
	if m := isPresident.FindStringSubmatch(alone); m != nil && !strings.Contains(strings.ToLower(alone), "vice") {
		name := bareName(m[1] + m[2])
		if both {
			return couple(name, "the President", "the First Lady")
		}
		return officer(name, "President of the United States")
	}
	if m := isVice.FindStringSubmatch(alone); m != nil {
		name := bareName(m[1] + m[2])
		if both {
			return couple(name, "the Vice President", "the Second Lady")
		}
		return officer(name, "Vice President of the United States")
	}
	named := firstSpouses.FindString(text)
	switch {
	case strings.Contains(lower, "secretary of state") || strings.Contains(lower, "senator"):
		return nil // as which Hillary Clinton received more than as First Lady
	case isFirstLady.MatchString(text):
		return officer(named, "First Lady of the United States")
	case isSecondLady.MatchString(text) && !strings.Contains(lower, "first lady"):
		if named == "Douglas Emhoff" {
			return officer(named, "Second Gentleman of the United States")
		}
		return officer(named, "Second Lady of the United States")
	}
	return nil
}

func officer(name, office string) *giftRecipient {
	if name == "" {
		return &giftRecipient{Name: "the " + office, Short: "the " + office}
	}
	return &giftRecipient{Name: name + ", " + office, Short: name}
}

func couple(name, office, spouse string) *giftRecipient {
	if name == "" {
		return &giftRecipient{Name: office + " and " + spouse + " of the United States", Short: office + " and " + spouse}
	}
	return &giftRecipient{Name: name + ", " + office + " of the United States, and " + spouse, Short: name + " and " + spouse}
}

// bareName is a name without the style before it.
func bareName(text string) string {
	text = strings.TrimSpace(text)
	for styles.MatchString(text) {
		text = strings.TrimSpace(styles.ReplaceAllString(text, ""))
	}
	return strings.TrimSpace(strings.TrimSuffix(text, ", Jr."))
}

var (
	surnameComma = expr(`^([\p{Lu}][\p{L}'’\-]+), ([\p{Lu}][\p{L}.]*(?: [\p{Lu}][\p{L}.]*)?)(?:, Jr\.?)?\s?(?:--|, |\()(.*)$`)
	withoutComma = expr(`^((?:[\p{Lu}][\p{L}.'’\-]* ){2,3})(Secretary of [\p{Lu}].*)$`)
	plainPerson  = expr(`^[\p{Lu}][\p{L}.'’\-]*(?: (?:[\p{Lu}][\p{L}.'’\-]*|de|da|la|von|van)){1,3}$`)
	officeWord   = expr(`(?i)\b(?:secretary|sec\.|senator|member of|director|administrator|attorney general|chairman|representative|majority|minority|speaker|congress)\b`)
)

// nameAndOffice parts "George J. Tenet, Director, Central Intelligence" and
// "Cohen, William S.--Secretary of Defense".
func nameAndOffice(text string) (name, office string) {
	if m := surnameComma.FindStringSubmatch(text); m != nil && officeWord.MatchString(m[3]) && !officeWord.MatchString(m[2]) {
		return m[2] + " " + m[1], strings.TrimSpace(m[3])
	}
	before, after, found := strings.Cut(strings.ReplaceAll(text, ", Jr.", ""), ",")
	if !found {
		if m := expr(`(?i)\b(?:member of congress|u\.s\. senator)`).FindStringIndex(text); m != nil && m[0] > 0 {
			before, after = strings.TrimSpace(text[:m[0]]), text[m[0]:]
		} else if m := withoutComma.FindStringSubmatch(text); m != nil {
			before, after = m[1], m[2]
		} else if rest, is := strings.CutPrefix(text, "Senator "); is {
			before, after = rest, "Senator"
		}
	}
	name = bareName(before)
	if !plainPerson.MatchString(name) || officeWord.MatchString(name) {
		return "", ""
	}
	return name, strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(after), "The "))
}

// namedOffice is the office under which a person is named, "" where they are
// not: the cabinet, Congress, and heads of agencies.
func namedOffice(office, agency string) string {
	office = strings.TrimPrefix(strings.TrimSpace(office), "the ")
	if inCongress.MatchString(office) && !expr(`(?i)\b(?:staff|spouse|aide|assistant|office of|counsel|director|clerk|legislative|advisor|committee)\b`).MatchString(office) {
		if expr(`(?i)senat`).MatchString(office + agency) {
			return "member of the Senate of the United States"
		}
		return "member of the Congress of the United States"
	}
	if deputies.MatchString(office) {
		return ""
	}
	if m := cabinet.FindStringSubmatch(office); m != nil {
		return "Secretary of " + m[1]
	}
	if m := departmentOf.FindStringSubmatch(office); m != nil {
		switch department := strings.TrimPrefix(agencyName(agency), "Department of "); {
		case m[1] != "":
			return "Secretary of " + m[1]
		case department != agencyName(agency) && department != "":
			return "Secretary of " + department
		}
	}
	for _, head := range agencyHeads {
		if head.words.MatchString(office) {
			return head.role
		}
	}
	return ""
}

// roles are what other recipients are called, by words of their offices.
var roles = []struct {
	words *expression
	role  string
}{
	{expr(`(?i)(?:spouse|wife|husband) (?:of|to)\b|^mrs\b|^spouse`), "the spouse of an official"},
	{expr(`(?i)chief justice`), "the Chief Justice"},
	{expr(`(?i)\bjustice of the supreme|associate justice`), "a justice of the Supreme Court"},
	{expr(`(?i)\bjudge\b`), "a judge"},
	{expr(`(?i)^[^,]*(?:, ?|--)chairman,?(?: of)?(?: the)? joint`), "the Chairman of the Joint Chiefs of Staff"},
	{expr(`(?i)deputy director`), "a deputy director"},
	{expr(`(?i)assistant to the president for national security|national security advis`), "the National Security Adviser"},
	{expr(`(?i)deputy (?:assistant )?secretary`), "a deputy secretary"},
	{expr(`(?i)under ?secretary`), "an under secretary"},
	{expr(`(?i)assistant secretary`), "an assistant secretary"},
	{expr(`(?i)secretary of the (?:army|navy|air force)`), "a secretary of a service"},
	{expr(`(?i)former (?:secretary|president|vice president)`), "a former official"},
	{expr(`(?i)(?:advis[oe]r|assistant|counsel\w*) to the president`), "an adviser to the President"},
	{expr(`(?i)chief of protocol|protocol`), "an officer of protocol"},
	{expr(`(?i)\bambassador\b|chief of mission|charg`), "an ambassador or chief of mission"},
	{expr(`(?i)consul\b|consul general`), "a consul"},
	{expr(`(?i)special envoy|special representative`), "a special envoy"},
	{expr(`(?i)special agent|security officer`), "a special agent"},
	{expr(`(?i)\bmayor\b`), "a mayor"},
	{expr(`(?i)\bgovernor\b`), "a governor"},
	{expr(`(?i)chief of naval|chief of navy|chief of staff,? (?:of the )?(?:u\.?s\.? )?(?:army|air force|usaf)|commandant`), "a chief of a service"},
	{expr(`(?i)\b(?:general|gen\.?|admiral|adm\.?|vadm|radm|brigadier|ltg|mg)\b`), "a general or admiral"},
	{expr(`(?i)\b(?:colonel|col\.?|captain|capt\.?|major|lieutenant|lt\.?|commander|cdr|sergeant|sgt\.?|petty officer|chief warrant|ltcol|ltc)\b`), "an officer of the armed forces"},
	{expr(`(?i)legislative|chief of staff|staff director|professional staff|counsel|correspondent|staff member|aide|office of (?:senator|representative)`), "a staff member"},
	{expr(`(?i)administrator`), "an administrator"},
	{expr(`(?i)\bdirector\b`), "a director"},
	{expr(`(?i)\b(?:president|secretary|vice president)\b`), "an official"},
}

// roleOf is the role of a recipient in our words, which hold no name.
func roleOf(text string) string {
	for _, r := range roles {
		if r.words.MatchString(text) {
			return r.role
		}
	}
	return "an employee"
}

// agencyName is an agency as readers know it.
func agencyName(agency string) string {
	agency = strings.TrimSpace(plainGiftText(agency))
	switch agency {
	case "U.S. Senate":
		return "Senate of the United States"
	case "U.S. House of Representatives":
		return "House of Representatives"
	case "FBI":
		return "Federal Bureau of Investigation"
	case "Department of Treasury":
		return "Department of the Treasury"
	case "Health and Human Services":
		return "Department of Health and Human Services"
	case "Department of Navy", "Department of Army", "Department of Air Force":
		return strings.Replace(agency, "of ", "of the ", 1)
	}
	return agency
}
