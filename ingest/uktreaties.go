package ingest

import (
	"io/fs"
	"slices"
	"strings"

	"entente/models"
)

// ByFCDO is what the Foreign, Commonwealth and Development Office calls a
// state in its list of treaties, where that differs from the usual name or the
// office tells by it what others do not: a successor is named beside its
// predecessor, whatever the date of the treaty.
const ByFCDO Scheme = "fcdo"

// byFCDOBilateral is the same in treaties of two parties, which are concluded
// by the state of the day.
const byFCDOBilateral Scheme = "fcdo-bilateral"

// ukTreaties brings UK Treaties Online. Its parties are the states with any
// recorded action: none is said to have signed or ratified.
var ukTreaties = &Importer{
	Name:  "uk-treaties-fcdo",
	Takes: "uk_treaties.csv",
	Import: func(raw fs.FS, out *Tables) error {
		rows, err := readCSV(raw, "uk_treaties.csv",
			"record_id", "title", "ambit", "subject", "signed_date", "signed_place", "adopted_date",
			"entry_into_force_date", "entry_into_force_effective_date", "provisional_application_date", "terminated_date",
			"terminated_effective_date", "withdrawn_date", "parties", "references", "record_url")
		if err != nil {
			return err
		}
		for _, row := range rows {
			addUKTreaty(row, out)
		}
		addOrganizations(out)
		return nil
	},
}

// ukLibrary is where the office keeps its pages and texts.
const ukLibrary = "https://treaties.fcdo.gov.uk/data/Library2/"

func addUKTreaty(row Row, out *Tables) {
	key := row["record_id"]
	title := cleanTitle(depositaryVersion.ReplaceAllString(row["title"], ""))
	if title == "" {
		out.Leave(key, "a record without a title")
		return
	}
	record := Row{
		"key": key, "locator": strings.TrimPrefix(row["record_url"], ukLibrary), "title": title,
		"signedOn": firstOf(row["signed_date"], row["adopted_date"]), "signedAt": row["signed_place"],
		"enteredIntoForceOn": firstOf(row["entry_into_force_date"], row["entry_into_force_effective_date"]),
		"terminatedOn":       firstOf(row["terminated_effective_date"], row["terminated_date"]),
	}
	record["kinds"], record["subjects"] = classify(title, row["subject"])
	if row["provisional_application_date"] != "" {
		out.Leave(key+" provisional_application_date", "a date in the provisional column, which holds provisional application and entry into force alike")
	}
	if row["ambit"] == "bilateral" && yearsBetween(record["signedOn"], record["enteredIntoForceOn"]) > longestWait {
		out.Leave(key+" enteredIntoForceOn", "a bilateral treaty that enters into force generations after its signature: a slip")
		delete(record, "enteredIntoForceOn")
	}
	keepOrder(record, key, out, treatySteps...)
	addUNTS(record, row["references"])
	out.Add("treaties", record)
	for _, url := range ukTexts(row["references"]) {
		out.Add("treaty_texts", Row{"parent": key, "url": url, "language": "en"})
	}
	addUKParties(key, row, dateOf(record["signedOn"]), out)
}

func firstOf(texts ...string) string {
	for _, text := range texts {
		if text != "" {
			return text
		}
	}
	return ""
}

// longestWait is how many years a bilateral treaty may wait for its ratification.
const longestWait = 40

// yearsBetween counts whole years, 0 where a date is missing.
func yearsBetween(from, to string) int {
	a, b := dateOf(from), dateOf(to)
	if !a.IsKnown() || !b.IsKnown() {
		return 0
	}
	return yearOf(b) - yearOf(a)
}

// yearOf is the first year that a date can mean.
func yearOf(d models.Date) int {
	year := 0
	for _, digit := range d.Earliest()[:4] {
		year = year*10 + int(digit-'0')
	}
	return year
}

var (
	unRegistration = expr(`UN Registration ([^/;]*)/[^:;]*: (\d+) (\d+)(?:;|$)`)
	ukText         = expr(`~/(pdf/[^;|]+\.pdf)`)
)

// addUNTS takes number, volume and page of the UN Treaty Series. What was
// signed before there was one is registered there only where a number says so:
// the volumes of the League's series stand in the same place.
func addUNTS(record Row, references string) {
	found := unRegistration.FindStringSubmatch(references)
	if found == nil || found[2] == "0" {
		return
	}
	number := strings.TrimSpace(found[1])
	isNumber := digits(number) && number != "0"
	if !isNumber && record["signedOn"] < "1945" {
		return
	}
	if isNumber {
		record["registrationNumber"] = number
	}
	record["untsVolume"], record["untsPage"] = found[2], found[3]
}

func ukTexts(references string) []string {
	var urls []string
	for _, found := range ukText.FindAllStringSubmatch(references, -1) {
		if url := ukLibrary + strings.ReplaceAll(found[1], " ", "%20"); !slices.Contains(urls, url) {
			urls = append(urls, url)
		}
	}
	return urls
}

// openToAccession is the day of the first treaty that other states could join
// at any later time, the Declaration of Paris: a state named among the parties
// of an older one is the state of that time.
const openToAccession models.Day = "1856-04-16"

func addUKParties(key string, row Row, signed models.Date, out *Tables) {
	seen := map[string]bool{}
	add := func(actor models.ID) {
		if !seen[string(actor)] {
			seen[string(actor)] = true
			party := Row{"parent": key, "actor": actorOf(actor)}
			if actor == "country:GBR" && row["withdrawn_date"] > string(signed.Latest()) {
				party["withdrewOn"] = row["withdrawn_date"]
			}
			out.Add("parties", party)
		}
	}
	for _, name := range strings.Split(row["parties"], "|") {
		switch organization, isOrganization := Organization(name, signed); {
		case name == "":
		case !isShouted(name):
			out.Leave(key+" "+name, "a territory of a party")
		case isOrganization:
			add(organization)
		case name == "SWEDEN AND NORWAY": // two kingdoms of one king
			add("country:SWE")
			add("country:NOR")
		default:
			if state := ukState(name, row["ambit"], signed); state != "" {
				add(state)
				continue
			}
			out.Leave(key+" "+name, "a name that is no state of ours, or means several at the time")
		}
	}
}

// ukState is the state that a name means among the parties of a treaty.
func ukState(name, ambit string, signed models.Date) models.ID {
	name = strings.TrimSuffix(StateName(name), " the")
	if ambit == "bilateral" {
		if state := State(byFCDOBilateral, name, signed); state != "" && hasName(byFCDOBilateral, name) {
			return state
		}
	}
	if hasName(ByFCDO, name) {
		return State(ByFCDO, name, signed)
	}
	if ambit != "bilateral" && signed.IsKnown() && signed.Earliest() >= openToAccession {
		signed = models.MustDate(string(signed.Earliest()) + "/..") // its action may have come at any time since
	}
	return State(ByName, name, signed)
}

func hasName(scheme Scheme, name string) bool {
	_, found := states()[stateKey{scheme, name}]
	return found
}
