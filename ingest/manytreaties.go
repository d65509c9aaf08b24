package ingest

import (
	"cmp"
	"fmt"
	"hash/fnv"
	"io/fs"
	"maps"
	"slices"
	"strings"

	"entente/models"
)

// ggoTreaties brings the agreements of the Global Governance Observations.
var ggoTreaties = &Importer{
	Name:  "manytreaties-ggo",
	Takes: "agreements_ggo.csv and parties_ggo_multilateral.csv",
	Import: func(raw fs.FS, out *Tables) error {
		agreements, err := readCSV(raw, "agreements_ggo.csv", "treatyID", "Title", "Signature", "Force", "End", "TypeDomain", "TypeAgree", "TypeSubject", "Location", "Depository", "Parties")
		if err != nil {
			return err
		}
		parties, err := readCSV(raw, "parties_ggo_multilateral.csv", "treatyID", "stateID", "StateSignature", "StateRatification", "StateForce", "StateEnd")
		if err != nil {
			return err
		}
		dated := map[string][]Row{}
		for _, row := range parties {
			dated[row["treatyID"]] = append(dated[row["treatyID"]], row)
		}
		byID := map[string][]Row{}
		for _, row := range agreements {
			byID[row["treatyID"]] = append(byID[row["treatyID"]], row)
		}
		for _, id := range slices.Sorted(maps.Keys(byID)) {
			rows := byID[id]
			for _, row := range rows {
				addGGOAgreement(row, ggoTreatyKey(row, rows), len(rows) == 1, dated[id], out)
			}
		}
		addOrganizations(out)
		return nil
	},
}

// ggoTreatyKey is the upstream's id, which several agreements may share: then
// with the day of signature, and with a mark of the title where that is one too.
func ggoTreatyKey(row Row, same []Row) string {
	key := row["treatyID"]
	if len(same) == 1 {
		return key
	}
	key += "/" + row["Signature"]
	sameDay := slices.DeleteFunc(slices.Clone(same), func(other Row) bool { return other["Signature"] != row["Signature"] })
	if len(sameDay) == 1 {
		return key
	}
	hash := fnv.New32a()
	_, _ = hash.Write([]byte(row["Title"]))
	return fmt.Sprintf("%s/%08x", key, hash.Sum32())
}

// ggoNoTreaty are the sorts of record that states adopt and are no party to.
var ggoNoTreaty = setOf("Resolution Report")

// noTreatyTitle are acts of organizations and conferences.
var noTreatyTitle = expr(`(?i)^(wha|cescr|wma|world medical|agenda|transforming our|general comment|a/?res|a/?hrc|eb\d|accelerating|towards a comprehensive|action in respect|resolution\b)|general comment|world (summit|conference|assembly)|\bresolution (on|of|adopted)\b|plan of action|programme of action|global strategy`)

// softLaw are declarations of principle, rules and guidelines, which bodies of
// the United Nations, of physicians or of judges lay down: the upstream counts
// all states of the day as their parties.
var softLaw = expr(`(?i)universal declaration|american declaration|nuremberg code|code of (conduct|practice)|guidelines for|standard (minimum )?rules|united nations rules|political declaration|declaration (of|on) (the )?(rights?|old age|commitment|alma-ata|tokyo)|(rio|istanbul|mental health|caracas) declaration|^moscow declaration$|^implementation of the (international health|convention on the rights)`)

func addGGOAgreement(row Row, key string, unique bool, dated []Row, out *Tables) {
	title := titleCase(cleanTitle(depositaryVersion.ReplaceAllString(row["Title"], "")))
	trade := strings.Contains(row["TypeDomain"], "Trade")
	named := instrument.MatchString(title)
	switch {
	case ggoNoTreaty[row["TypeAgree"]] || noTreatyTitle.MatchString(title) || softLaw.MatchString(title):
		out.Leave(key, "a resolution, report, programme or set of principles, which has no parties")
		return
	case !named && !trade:
		out.Leave(key, "a document whose title names no agreement")
		return
	}
	record := Row{
		"key": key, "signedOn": ggoDate(row["Signature"]), "enteredIntoForceOn": ggoDate(row["Force"]),
		"terminatedOn": ggoDate(row["End"]), "signedAt": row["Location"], "depositary": ggoDepositary(row["Depository"]),
	}
	record["kinds"], record["subjects"] = classify(title, row["TypeSubject"], row["TypeDomain"])
	if named {
		record["title"] = title
	}
	keepOrder(record, key, out, treatySteps...)
	parties := ggoParties(row, key, unique, dated, record, out)
	if !named && len(parties) < 2 {
		out.Leave(key, "an agreement of which neither title nor parties are told")
		return
	}
	if len(parties) > 2 {
		record["title"] = title // of an agreement called by its parties it alone tells it from others
	}
	out.Add("treaties", record)
	for _, party := range parties {
		out.Add("parties", party)
	}
}

// ggoDate is a date of the upstream as EDTF. It writes an interval with two
// dots, and 9999-12-31 where no end is recorded.
func ggoDate(text string) string {
	text = strings.ReplaceAll(text, "..", "/")
	text = strings.ReplaceAll(text, "-99", "-XX")
	if strings.HasPrefix(text, "9999") || !dateOf(text).IsKnown() {
		return ""
	}
	return text
}

var organizationCode = expr(`^[A-Z]{2,}\s+([A-Z][a-z])`)

// ggoDepositary is a depositary without the code before its name.
func ggoDepositary(text string) string {
	names := strings.Split(text, " | ")
	for i, name := range names {
		names[i] = organizationCode.ReplaceAllString(name, "$1")
	}
	return strings.Join(names, "; ")
}

// fewParties is from how many parties on an agreement is multilateral, and has
// its parties' dates in a table of their own.
const fewParties = 8

// ggoParties are the parties of an agreement: with their dates where the
// upstream's table has them; of bilateral ones the codes alone. An id that
// several agreements share has the parties of all of them: then the two states
// of the id itself count, of a bilateral agreement.
func ggoParties(row Row, key string, unique bool, dated []Row, treaty Row, out *Tables) []Row {
	signed := dateOf(firstOf(treaty["signedOn"], treaty["enteredIntoForceOn"]))
	codes := strings.Split(row["Parties"], "|")
	if !unique {
		pair := bilateralID.FindStringSubmatch(row["treatyID"])
		if pair == nil {
			if row["Parties"] != "" {
				out.Leave(key+" parties", "parties of an id that several agreements share")
			}
			return nil
		}
		codes, dated = pair[1:], nil
	}
	if len(dated) > 0 {
		return ggoDatedParties(key, dated, treaty, out)
	}
	if len(codes) >= fewParties {
		out.Leave(key+" parties", "parties of an amendment or annex, which are those of the treaty that it amends")
		return nil
	}
	var parties []Row
	seen := map[models.ID]bool{}
	for _, code := range codes {
		if code == "" {
			continue
		}
		actor := ggoActor(code, signed)
		if actor == "" {
			out.Leave(key+" "+code, "a code that is no state of ours, or means several at the time")
			continue
		}
		if !seen[actor] {
			seen[actor] = true
			parties = append(parties, Row{"parent": key, "actor": actorOf(actor)})
		}
	}
	return parties
}

var bilateralID = expr(`^([A-Z]{3})-([A-Z]{3})_`)

// ggoActor is whom a code means on a day. Where the upstream means by a code of
// today a state of the past, the day tells.
func ggoActor(code string, on models.Date) models.ID {
	if organization, ok := Organization(code, on); ok {
		return organization
	}
	if code == "EAZ" { // listed beside Tanzania, of which it is a part
		return ""
	}
	return State(ByAlpha3, code, on)
}

// mostSharing is how many parties can leave a treaty on one day, where the
// treaty goes on; ends that more of them share are placeholders.
const mostSharing = 2

// ggoDatedParties reads the parties of a multilateral agreement. Codes mean
// the state of the day on which it acted, so that a successor's row with its
// predecessor's dates is the predecessor's.
func ggoDatedParties(key string, rows []Row, treaty Row, out *Tables) []Row {
	signed := dateOf(firstOf(treaty["signedOn"], treaty["enteredIntoForceOn"]))
	sharing := map[string]int{}
	for _, row := range rows {
		sharing[row["StateEnd"]]++
	}
	found := map[models.ID]Row{}
	for _, row := range rows {
		locator := key + " " + row["stateID"]
		acted := dateOf(firstOf(ggoDate(row["StateRatification"]), ggoDate(row["StateSignature"]), ggoDate(row["StateForce"]), signed.EDTF))
		actor := ggoActor(row["stateID"], acted)
		if actor == "" {
			out.Leave(locator, "a code that is no state of ours, or means several at the time")
			continue
		}
		party := Row{
			"parent": key, "actor": actorOf(actor), "signedOn": ggoDate(row["StateSignature"]),
			"consentedOn": ggoDate(row["StateRatification"]), "enteredIntoForceOn": ggoDate(row["StateForce"]),
		}
		if end := ggoDate(row["StateEnd"]); end != "" {
			if sharing[row["StateEnd"]] <= mostSharing && !strings.HasSuffix(end, "-12-31") {
				party["withdrewOn"] = end
			} else {
				out.Leave(locator+" StateEnd", "an end that many parties share, or the last day of a year: a placeholder")
			}
		}
		tidyParty(party, actor, treaty, locator, out)
		if earlier := found[actor]; earlier != nil {
			keepCommon(earlier, party, locator, out)
			continue
		}
		found[actor] = party
	}
	parties := make([]Row, 0, len(found))
	for _, party := range found {
		parties = append(parties, party)
	}
	slices.SortFunc(parties, func(a, b Row) int { return cmp.Compare(a["actor"], b["actor"]) })
	return parties
}

// tidyParty drops dates that cannot be those of a party: before the treaty was
// signed or the state was independent, and out of order. What the upstream calls
// the signature of a state that acceded is often the day of its accession, or
// that of the treaty's entry into force; accession needs no signature.
func tidyParty(party Row, actor models.ID, treaty Row, locator string, out *Tables) {
	signed := dateOf(treaty["signedOn"])
	signature, consent, force := dateOf(party["signedOn"]), dateOf(party["consentedOn"]), dateOf(treaty["enteredIntoForceOn"])
	switch {
	case !signature.IsKnown() || !signed.IsKnown() || signature.Earliest() <= signed.Latest():
	case consent.IsKnown() && signature.Latest() >= consent.Earliest(), force.IsKnown() && signature.Earliest() >= force.Earliest():
		out.Leave(locator+" StateSignature", "a signature on or after the day of consent or of the treaty's entry into force: an accession")
		party["signedOn"] = ""
	}
	from := independence[actor.Slug()]
	for _, field := range partySteps {
		date := dateOf(party[field])
		switch {
		case !date.IsKnown():
		case date.Latest() < from:
			out.Leave(locator+" "+field, "a date before the state was independent")
			party[field] = ""
		case signed.IsKnown() && date.Latest() < signed.Earliest():
			out.Leave(locator+" "+field, "a date of a party before the signature of the treaty")
			party[field] = ""
		}
	}
	keepOrder(party, locator, out, partySteps...)
}

// keepCommon makes one of two rows of a party: where they give different
// dates, none.
func keepCommon(row, other Row, locator string, out *Tables) {
	for _, field := range partySteps {
		switch {
		case row[field] == "":
			row[field] = other[field]
		case other[field] != "" && other[field] != row[field]:
			out.Leave(locator+" "+field, "two dates for one step of one party")
			row[field] = ""
		}
	}
	keepOrder(row, locator, out, partySteps...)
}
