package ingest

import (
	"slices"
	"strings"
)

// A kindRule says of which kind and subject a treaty is by words of its title.
// An empty one says nothing.
type kindRule struct {
	words         *expression
	kind, subject string
}

func rule(words, kind, subject string) kindRule {
	return kindRule{expr(`\b(` + words + `)`), kind, subject}
}

// kindRules are read in order; a treaty takes at most two kinds and subjects.
// They class by the title alone, cautiously: what they do not know is OTHER.
var kindRules = []kindRule{
	rule(`extradition|surrender of (fugitive|criminal|deserter)|fugitive (criminal|offender)`, "JUSTICE", "JUSTICE"),
	rule(`mutual (legal )?assistance in criminal|legal proceedings|civil procedure|judicial|judgments|arbitral awards|sentenced persons|penal|offenders|transnational organi[sz]ed crime|criminal court|corruption|bribery`, "JUSTICE", "JUSTICE"),
	rule(`terroris|taking of hostages`, "JUSTICE", "TERRORISM"),
	rule(`double taxation|double income taxation|income tax|tax convention|taxes|taxation|estate dut|death dut|fiscal evasion|tax information`, "TAXATION", "TAXATION"),
	rule(`air services?\b|air transport|civil aviation|air navigation|aircraft|airworthiness|airlines?\b|aerial navigation|air traffic`, "TRANSPORT", "TRANSPORT"),
	rule(`shipping|merchant (vessel|ship)|maritime transport|load ?lines?\b|safety of life at sea|collisions? at sea|tonnage|road traffic|road transport|carriage (of|by)|railways?\b|motor vehicles?|pilotage|lighthouse|seamen|inland navigation|container|tunnel`, "TRANSPORT", "TRANSPORT"),
	rule(`treat(y|ies) of peace|peace treaty|definitive treaty|preliminar(y|ies) of peace|peace and`, "PEACE", "SECURITY"),
	rule(`armistice|cease-?fire|truce|cessation of hostilities|suspension of (arms|hostilities)`, "ARMISTICE", "MILITARY"),
	rule(`boundar(y|ies)|frontiers?\b|delimitation|demarcation|border (line|regime)`, "BOUNDARY", "BORDERS"),
	rule(`cession|ceding|annexation|retrocession`, "TERRITORIAL", "TERRITORY"),
	rule(`non-?aggression`, "NON_AGGRESSION_PACT", "SECURITY"),
	rule(`defensive alliance|treaty of alliance|mutual defen[cs]e treaty|treaty of mutual defen[cs]e|collective defen[cs]e`, "DEFENCE_PACT", "SECURITY"),
	{expr(`^(protocol to )?(the )?north atlantic treaty$`), "DEFENCE_PACT", "SECURITY"},
	rule(`status of (forces|international military headquarters)|stationing of|visiting forces|military bases?\b|leased bases|naval (and air )?bases`, "STATUS_OF_FORCES", "MILITARY"),
	rule(`disarmament|limitation of (naval )?arm|strategic (offensive )?arms|chemical weapons|biological weapons|bacteriological|non-?proliferation|test.?ban|nuclear weapon|nuclear.free|cluster munition|anti-personnel mine|weapons of mass|conventional weapons|naval armament|arms trade`, "ARMS_CONTROL", "DISARMAMENT"),
	rule(`friendship|amity|good neighbou?r`, "FRIENDSHIP", "DIPLOMACY"),
	rule(`strategic partnership`, "PARTNERSHIP", "DIPLOMACY"),
	rule(`(promotion|encouragement|protection)[a-z ,]* of investments?|investment (protection|treaty|guarant)|encouragement and protection of investment`, "INVESTMENT", "INVESTMENT"),
	rule(`commerce|commercial|trade\b|trading|tariffs?\b|most.favou?red|free trade|imports?\b|exports?\b|sugar agreement|wheat agreement|coffee agreement|cocoa agreement|tin agreement|commodit`, "TRADE", "TRADE"),
	rule(`customs`, "TRADE", "CUSTOMS"),
	rule(`atomic energy|nuclear energy|nuclear (safety|material|accident|damage|installations)|radioactive`, "", "NUCLEAR"),
	rule(`outer space|space objects|moon and|space (co-?operation|research)`, "", "SPACE"),
	rule(`cultural (co|conv|rel|agree|prop|exch|herit|insti|and)|culture|education|universit|films?\b|sport`, "CULTURE", "CULTURE"),
	rule(`scientific|science|technolog|research`, "", "SCIENCE_AND_TECHNOLOGY"),
	rule(`fisher|fishing|whal(e|ing)|salmon|tunas?\b|halibut|seals?\b`, "", "FISHERIES"),
	rule(`pollution|environment|climate change|ozone|biological diversity|biosafety|conservation|wild (fauna|birds)|wildlife|migratory birds|hazardous waste|desertification|wetlands|watercourses|mercury|organic pollutants|waters of|whaling`, "ENVIRONMENT", "ENVIRONMENT"),
	rule(`human rights|discrimination|slave(ry|s)?\b|traffic in (women|persons|white)|rights of|torture|genocide|political rights|statelessness|civil and political|economic, social and cultural`, "HUMAN_RIGHTS", "HUMAN_RIGHTS"),
	rule(`refugees?\b|wounded|sick in armed|prisoners of war|red cross|war graves|humanitarian|(laws?|customs) of war|relief`, "HUMANITARIAN", "HUMANITARIAN"),
	rule(`constitution of|statute of|charter of|articles of agreement of|establishment of (the|an?) (international|european|inter)|establishing (the|an?) [a-z -]*(organi[sz]ation|union|community|bank|fund|commission|centre|institute|council|agency|association)`, "FOUNDING", ""),
	rule(`postal|parcels?\b|money orders?|telegraph|telephon|telecommunication|radio|broadcast|satellite|submarine cable`, "COMMUNICATIONS", "COMMUNICATIONS"),
	rule(`loans?\b|credits?\b|debts?\b|payments?\b|monetary|financial|grants?\b|claims|indemnit|compensation|sterling|war damage|annuit|reparation`, "FINANCE", "FINANCE"),
	rule(`consular|consuls|diplomatic|visas?\b|legations?\b|privileges and immunities|passports?\b`, "DIPLOMATIC", "DIPLOMACY"),
	rule(`joint (declaration|communique|statement)`, "JOINT_DECLARATION", ""),
	rule(`social security|social insurance|employment|workers|labou?r|pensions?\b|unemployment`, "", "LABOUR"),
	rule(`health|sanitary|disease|medical|narcotic|opium|drugs?\b|psychotropic`, "", "HEALTH"),
	rule(`petroleum|oil\b|gas\b|electric|energy|power project|hydro`, "", "ENERGY"),
	rule(`agricultur|veterinary|plants?\b|locusts?\b|food|grain`, "", "AGRICULTURE"),
	rule(`nationality|naturali[sz]ation|immigration|migration|emigra`, "", "MIGRATION"),
	rule(`patents?\b|trade ?marks?\b|copyright|industrial property|literary and artistic|intellectual property`, "", "SCIENCE_AND_TECHNOLOGY"),
	rule(`defence|defense|military|naval|armed forces`, "", "MILITARY"),
	rule(`arbitration|pacific settlement|settlement of disputes|conciliation`, "", "JUSTICE"),
	rule(`technical (co-?operation|assistance)|economic co-?operation|co-?operation|mutual assistance`, "COOPERATION", ""),
}

// topics are the kinds and subjects of the upstreams' own subjects, asked where
// the title says nothing.
var topics = map[string]kindRule{
	"AVIATION": {kind: "TRANSPORT", subject: "TRANSPORT"}, "SHIPPING": {kind: "TRANSPORT", subject: "TRANSPORT"},
	"ROAD TRANSPORT": {kind: "TRANSPORT", subject: "TRANSPORT"}, "RAILWAYS": {kind: "TRANSPORT", subject: "TRANSPORT"},
	"TRADE": {kind: "TRADE", subject: "TRADE"}, "COMMERCE": {kind: "TRADE", subject: "TRADE"}, "GATT": {kind: "TRADE", subject: "TRADE"},
	"CUSTOMS": {kind: "TRADE", subject: "CUSTOMS"}, "LOANS, CREDITS & GRANTS": {kind: "FINANCE", subject: "FINANCE"},
	"DEBTS": {kind: "FINANCE", subject: "FINANCE"}, "STERLING": {kind: "FINANCE", subject: "FINANCE"}, "COMPENSATION": {kind: "FINANCE", subject: "FINANCE"},
	"ENEMY PROPERTY": {kind: "FINANCE", subject: "FINANCE"}, "DEFENCE": {subject: "MILITARY"}, "ECONOMIC CO-OPERATION": {kind: "COOPERATION"},
	"TECHNICAL ASSISTANCE": {kind: "COOPERATION"}, "BOUNDARIES": {kind: "BOUNDARY", subject: "BORDERS"}, "TERRITORIES, ADMINISTRATION OF": {subject: "TERRITORY"},
	"POSTAL": {kind: "COMMUNICATIONS", subject: "COMMUNICATIONS"}, "TELECOMMUNICATIONS": {kind: "COMMUNICATIONS", subject: "COMMUNICATIONS"},
	"UNIVERSAL POSTAL UNION (UPU)": {kind: "COMMUNICATIONS", subject: "COMMUNICATIONS"},
	"LEGAL PROCEEDINGS":            {kind: "JUSTICE", subject: "JUSTICE"}, "JURISDICTION": {kind: "JUSTICE", subject: "JUSTICE"}, "DISPUTES": {subject: "JUSTICE"},
	"TAXATION": {kind: "TAXATION", subject: "TAXATION"}, "Taxation": {kind: "TAXATION", subject: "TAXATION"}, "VISA": {kind: "DIPLOMATIC", subject: "MIGRATION"},
	"INVESTMENT PROTECTION": {kind: "INVESTMENT", subject: "INVESTMENT"}, "DIPLOMATIC & CONSULAR RELATIONS": {kind: "DIPLOMATIC", subject: "DIPLOMACY"},
	"SOCIAL SECURITY": {subject: "LABOUR"}, "LABOUR": {subject: "LABOUR"}, "FOOD": {subject: "AGRICULTURE"}, "SLAVERY": {kind: "HUMAN_RIGHTS", subject: "HUMAN_RIGHTS"},
	"FISHERIES": {subject: "FISHERIES"}, "ATOMIC ENERGY": {subject: "NUCLEAR"}, "CULTURAL RELATIONS": {kind: "CULTURE", subject: "CULTURE"}, "HEALTH": {subject: "HEALTH"},
	"HUMAN RIGHTS": {kind: "HUMAN_RIGHTS", subject: "HUMAN_RIGHTS"}, "POLLUTION": {kind: "ENVIRONMENT", subject: "ENVIRONMENT"},
	"ANIMALS & CONSERVATION": {kind: "ENVIRONMENT", subject: "ENVIRONMENT"}, "DISARMAMENT": {kind: "ARMS_CONTROL", subject: "DISARMAMENT"}, "SPACE": {subject: "SPACE"},
	"INTELLECTUAL PROPERTY": {subject: "SCIENCE_AND_TECHNOLOGY"}, "WAR GRAVES": {kind: "HUMANITARIAN", subject: "HUMANITARIAN"}, "REFUGEES": {kind: "HUMANITARIAN", subject: "HUMANITARIAN"},

	"Fishing": {subject: "FISHERIES"}, "Delimitation": {kind: "BOUNDARY", subject: "BORDERS"}, "Trade": {kind: "TRADE", subject: "TRADE"},
	"Marine Pollution": {kind: "ENVIRONMENT", subject: "ENVIRONMENT"}, "Nuclear Energy": {subject: "NUCLEAR"}, "Navigation": {kind: "TRANSPORT", subject: "TRANSPORT"},
	"Nuclear Weapons": {kind: "ARMS_CONTROL", subject: "DISARMAMENT"}, "Peace": {kind: "PEACE", subject: "SECURITY"},
	"Environment": {subject: "ENVIRONMENT"}, "Health": {subject: "HEALTH"}, "Human Rights": {kind: "HUMAN_RIGHTS", subject: "HUMAN_RIGHTS"},

	"Extradition and Criminal Assistance": {kind: "JUSTICE", subject: "JUSTICE"}, "Extradition": {kind: "JUSTICE", subject: "JUSTICE"},
	"Mutual Legal Assistance": {kind: "JUSTICE", subject: "JUSTICE"}, "Fisheries and Wildlife": {subject: "FISHERIES"}, "Aviation": {kind: "TRANSPORT", subject: "TRANSPORT"},
	"Consular": {kind: "DIPLOMATIC", subject: "DIPLOMACY"}, "Arms Control": {kind: "ARMS_CONTROL", subject: "DISARMAMENT"}, "Maritime Boundaries and Claims": {kind: "BOUNDARY", subject: "BORDERS"},
	"Investment": {kind: "INVESTMENT", subject: "INVESTMENT"}, "Labor": {subject: "LABOUR"}, "Telecommunications": {kind: "COMMUNICATIONS", subject: "COMMUNICATIONS"},
	"Terrorism": {kind: "JUSTICE", subject: "TERRORISM"}, "Shipping and Marine Pollution": {subject: "TRANSPORT"},

	"Traffic in Persons": {kind: "HUMAN_RIGHTS", subject: "HUMAN_RIGHTS"}, "Commodities": {kind: "TRADE", subject: "TRADE"},
	"Narcotic Drugs and Psychotropic Substances": {kind: "JUSTICE", subject: "HEALTH"}, "Penal Matters": {kind: "JUSTICE", subject: "JUSTICE"},
	"Transport and Communications": {kind: "TRANSPORT", subject: "TRANSPORT"}, "Law of the Sea": {subject: "TERRITORY"}, "Fiscal Matters": {kind: "TAXATION", subject: "TAXATION"},
	"Refugees and Stateless Persons": {kind: "HUMANITARIAN", subject: "HUMANITARIAN"}, "Status of Women": {kind: "HUMAN_RIGHTS", subject: "HUMAN_RIGHTS"},
	"Privileges and Immunities, Diplomatic and Consular Relations, etc": {kind: "DIPLOMATIC", subject: "DIPLOMACY"},
	"Disarmament": {kind: "ARMS_CONTROL", subject: "DISARMAMENT"}, "Outer Space": {subject: "SPACE"}, "International Trade and Development": {kind: "TRADE", subject: "TRADE"},
	"Obscene Publications": {kind: "JUSTICE", subject: "JUSTICE"}, "Educational and Cultural Matters": {kind: "CULTURE", subject: "CULTURE"},
}

// mostKinds is how many kinds, and how many subjects, a title gives at most.
const mostKinds = 2

// classify gives the kinds and subjects of a treaty by its title, and by the
// upstream's own topics where the title says nothing. They are EDITORIAL.
func classify(title string, upstream ...string) (kinds, subjects string) {
	folded := Fold(title)
	var kindWords, subjectWords []string
	add := func(words *[]string, word string) {
		if word != "" && len(*words) < mostKinds && !slices.Contains(*words, word) {
			*words = append(*words, word)
		}
	}
	for _, r := range kindRules {
		if r.words.MatchString(folded) {
			add(&kindWords, r.kind)
			add(&subjectWords, r.subject)
		}
	}
	noKind, noSubject := len(kindWords) == 0, len(subjectWords) == 0
	for _, topic := range upstream {
		t := topics[topic]
		if noKind {
			add(&kindWords, t.kind)
		}
		if noSubject {
			add(&subjectWords, t.subject)
		}
	}
	if len(kindWords) == 0 {
		kindWords = []string{"OTHER"}
	}
	return strings.Join(kindWords, " "), strings.Join(subjectWords, " ")
}
