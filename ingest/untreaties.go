package ingest

import (
	"fmt"
	"io/fs"
	"strings"
	"time"

	"entente/models"
)

// ByUN is what the United Nations Treaty Collection calls a state, where it
// means another by it than the usual name does: it lists predecessors under
// the names of those that came after.
const ByUN Scheme = "un"

// unTreaties brings the Multilateral Treaties Deposited with the
// Secretary-General, with each participant's signature and consent.
var unTreaties = &Importer{
	Name:  "un-mtdsg-2015",
	Takes: "index.csv and participants.csv",
	Import: func(raw fs.FS, out *Tables) error {
		index, err := readCSV(raw, "index.csv", "chapter_no", "treaty_no", "treaty_name", "url", "chapter_name")
		if err != nil {
			return err
		}
		participants, err := readCSV(raw, "participants.csv", "treaty_id", "participant", "signature", "action")
		if err != nil {
			return err
		}
		for _, row := range index {
			addUNTreaty(row, out)
		}
		for _, row := range participants {
			addParticipant(row, out)
		}
		addOrganizations(out)
		return nil
	},
}

// unElsewhere are the entries about membership of the United Nations and the
// jurisdiction of its Court.
var unElsewhere = map[string]bool{"1-1": true, "1-2": true, "1-3": true, "1-4": true}

// unKey is the number of a treaty as the tables of participants are named.
func unKey(row Row) string {
	return strings.ToLower(strings.ReplaceAll(row["chapter_no"]+"-"+row["treaty_no"], ".", "-"))
}

func addUNTreaty(row Row, out *Tables) {
	key := unKey(row)
	if unElsewhere[key] {
		out.Leave(key, "membership of the United Nations and its Court, which is no treaty of this list")
		return
	}
	title, place, day := unTitle(row["treaty_name"])
	record := Row{"key": key, "locator": unNumber(row["url"]), "title": title, "signedOn": day, "signedAt": place}
	if day == "" {
		out.Leave(key+" signedOn", "a name without a day of adoption")
	}
	record["kinds"], record["subjects"] = classify(title, row["chapter_name"])
	out.Add("treaties", record)
}

var mtdsgNumber = expr(`mtdsg_no=([^&]+)`)

// unNumber is the number by which the Collection cites a treaty, III-3.
func unNumber(url string) string {
	if found := mtdsgNumber.FindStringSubmatch(url); found != nil {
		return found[1]
	}
	return ""
}

// unName is a name, then the place and day of adoption.
var unName = expr(`^(.*?)[.\s*]*\. ?(?:([^.]*?), )?(\d{1,2} [A-Z][a-z]+ \d{4})\.?$`)

// unTitle parts a name of the list into title, place and day.
func unTitle(name string) (title, place, day string) {
	name = spaces.ReplaceAllString(name, " ")
	found := unName.FindStringSubmatch(name)
	if found == nil {
		return cleanTitle(name), "", ""
	}
	title = cleanTitle(found[1])
	if isShouted(title) {
		title = titleCase(title)
	}
	place = found[2]
	if strings.ContainsAny(place, "0123456789") { // a treaty concluded in steps
		place = ""
	}
	return title, place, unDay(found[3])
}

// unDay is a day such as 18 Apr 1961 as EDTF, "" for anything else.
func unDay(text string) string {
	for _, layout := range []string{"2 Jan 2006", "2 January 2006"} {
		if day, err := time.Parse(layout, text); err == nil {
			return day.Format(time.DateOnly)
		}
	}
	return ""
}

// consents are the acts of consent by their marks; no mark is a ratification.
// P and p (consent to be bound, simplified procedure), c and C (confirmation)
// name no act of ours.
var consents = map[string]string{
	"": "RATIFICATION", "a": "ACCESSION", "d": "SUCCESSION", "A": "ACCEPTANCE", "AA": "APPROVAL", "s": "SIGNATURE",
	"P": "", "p": "", "c": "", "C": "",
}

// An action is what a participant did, by the second column of its table.
type action struct {
	consent, day string
	// application marks a day from which the participant applies the treaty.
	application bool
}

var unAction = expr(`^(\d{1,2} [A-Z][a-z]+ \d{4})(?: (\w{1,2}))?$`)

// readAction reads the act of consent of a cell such as "31 May 1995 AA", or,
// of tables with columns of their own, "Provisional application(n)=2 Jun 1999 n;
// 5 May 2000 a". What is not consent (provisional application, notifications)
// is passed over.
func readAction(cell string) (action, bool) {
	for _, part := range strings.Split(cell, "; ") {
		label, value, labelled := strings.Cut(part, "=")
		if !labelled {
			label, value = "", part
		}
		found := unAction.FindStringSubmatch(strings.TrimSpace(value))
		if found == nil || strings.Contains(label, "rovisional") || strings.HasPrefix(label, "Notification") {
			continue
		}
		consent, known := consents[found[2]]
		if !known {
			continue
		}
		a := action{consent: consent, day: unDay(found[1])}
		if strings.HasPrefix(label, "Application") {
			a.consent, a.application = "", true
		}
		if a.day != "" {
			return a, true
		}
	}
	return action{}, false
}

func addParticipant(row Row, out *Tables) {
	key, name := row["treaty_id"], row["participant"]
	locator := key + " " + name
	if unElsewhere[key] {
		return // the treaty is left out
	}
	act, acted := readAction(row["action"])
	if !acted && row["action"] != "" {
		out.Leave(locator+" action", "an action that is no consent to be bound, such as provisional application")
	}
	signed := unDay(row["signature"])
	if signed == "" && row["signature"] != "" {
		out.Leave(locator+" signature", "a succession to a signature")
	}
	if signed == "" && !acted {
		out.Leave(locator, "neither signature nor consent")
		return
	}
	actor := unActor(name, dateOf(firstOf(act.day, signed)))
	if actor == "" {
		out.Leave(locator, "a name that means several states on that day, or a territory")
		return
	}
	party := Row{"parent": key, "actor": actorOf(actor), "signedOn": signed, "consent": act.consent, "consentedOn": act.day}
	if act.application {
		party["consentedOn"], party["enteredIntoForceOn"] = "", act.day
	}
	if act.consent == "SIGNATURE" && signed == "" {
		party["signedOn"] = act.day
	}
	if signer := unActor(name, dateOf(signed)); signed != "" && acted && signer != actor {
		out.Leave(locator+" signature", "a signature by a predecessor, beside the act of its successor")
		party["signedOn"] = ""
		if signer != "" {
			addOnce(out, Row{"parent": key, "actor": actorOf(signer), "signedOn": signed})
		}
	}
	keepOrder(party, locator, out, partySteps...)
	addOnce(out, party)
}

// unActor is whom a name of the list means on a day, ... which is that of the act.
func unActor(name string, on models.Date) models.ID {
	if organization, ok := Organization(name, on); ok {
		return organization
	}
	state := stateInScheme(ByUN, name, on)
	if before, known := independence[state.Slug()]; known && on.IsKnown() && on.Latest() < before {
		return "" // the act of the state from which it came
	}
	return state
}

// addOnce adds a party unless the treaty has it; what it says more is added.
func addOnce(out *Tables, party Row) {
	if table := out.tables["parties"]; table != nil {
		for i := len(table.rows) - 1; i >= 0 && table.rows[i]["parent"] == party["parent"]; i-- {
			if row := table.rows[i]; row["actor"] == party["actor"] {
				for field, value := range party {
					if row[field] == "" {
						row[field] = value
					}
				}
				keepOrder(row, fmt.Sprint(party["parent"], " ", party["actor"]), out, partySteps...)
				return
			}
		}
	}
	out.Add("parties", party)
}
