package ingest

import (
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"

	"entente/models"
)

// cowAlliances brings the Formal Alliances of the Correlates of War. They bear
// no names: the seed describes what no other source names. An alliance begins
// with its signature; an empty end means that it was in force when the
// observation ended.
var cowAlliances = &Importer{
	Name:  "cow-alliances-4.1",
	Takes: "alliance_v4.1_by_member.csv",
	Import: func(raw fs.FS, out *Tables) error {
		rows, err := readCSV(raw, "alliance_v4.1_by_member.csv",
			"version4id", "ccode", "ss_type", "all_st_day", "all_st_month", "all_st_year", "all_end_day", "all_end_month",
			"all_end_year", "mem_st_day", "mem_st_month", "mem_st_year", "mem_end_day", "mem_end_month", "mem_end_year",
			"left_censor", "right_censor", "defense", "neutrality", "nonaggression", "entente")
		if err != nil {
			return err
		}
		seen := map[string]bool{}
		for _, row := range rows {
			if !seen[row["version4id"]] {
				seen[row["version4id"]] = true
				addCOWAlliance(row, out)
			}
		}
		eachMembership(rows, "version4id", "ccode", cowMemberSigned, out, addCOWMember)
		return nil
	},
}

// eachMembership calls add with the spells of each country in each alliance.
// Two numbers of one country (West Germany and Germany) are one member.
func eachMembership(rows []Row, alliance, number string, begun func(Row) string, out *Tables, add func(country string, spells []Row, out *Tables)) {
	type member struct{ alliance, country string }
	spells := map[member][]Row{}
	var order []member
	for _, row := range rows {
		locator := fmt.Sprintf("%s %s, %s %s", alliance, row[alliance], number, row[number])
		country := State(ByCOW, row[number], models.MustDate(begun(row)))
		if country == "" {
			out.Leave(locator, "a member whose number means no one state on that day")
			continue
		}
		row["locator"] = locator
		m := member{row[alliance], country.Slug()}
		if spells[m] == nil {
			order = append(order, m)
		}
		spells[m] = append(spells[m], row)
	}
	for _, m := range order {
		slices.SortStableFunc(spells[m], func(a, b Row) int { return strings.Compare(begun(a), begun(b)) })
		add(m.country, spells[m], out)
	}
}

func addCOWAlliance(row Row, out *Tables) {
	kinds := allianceKinds(map[string]bool{
		"DEFENCE_PACT":        row["defense"] == "1" || strings.HasPrefix(row["ss_type"], "Type I:"),
		"NEUTRALITY_PACT":     row["neutrality"] == "1",
		"NON_AGGRESSION_PACT": row["nonaggression"] == "1",
		"CONSULTATION_PACT":   row["entente"] == "1" || strings.HasPrefix(row["ss_type"], "Type III"),
	})
	out.Add("treaties", Row{
		"key": row["version4id"], "locator": "version4id " + row["version4id"],
		"kinds": kinds, "signedOn": cowDay(row, "all_st_"), "terminatedOn": cowEnd(row, "all_end_"),
	})
}

// cowMemberSigned is the day on which a member signed. The list begins in 1816:
// of what is older it gives the alliance's own day alone.
func cowMemberSigned(row Row) string {
	if row["left_censor"] == "1" {
		return cowDay(row, "all_st_")
	}
	return cowDay(row, "mem_st_")
}

// addCOWMember adds one state's membership. Of several spells in one alliance
// the first signature and the last end count.
func addCOWMember(country string, spells []Row, out *Tables) {
	first, last := spells[0], spells[len(spells)-1]
	record := Row{"parent": first["version4id"], "locator": first["locator"], "actor": country}
	if first["left_censor"] != "1" {
		record["signedOn"] = cowMemberSigned(first)
	}
	if end := cowEnd(last, "mem_end_"); end != cowEnd(last, "all_end_") && end > cowMemberSigned(first) {
		record["withdrewOn"] = end
	}
	out.Add("parties", record)
}

// cowDay is the day of three columns, year, month and day, as EDTF.
func cowDay(row Row, columns string) string {
	return ymd(row[columns+"year"], row[columns+"month"], row[columns+"day"])
}

// cowEnd is such a day, or an open end where the upstream leaves it empty.
func cowEnd(row Row, columns string) string {
	if day := cowDay(row, columns); day != "" {
		return day
	}
	return models.OpenEnd
}

// ymd is a date of numbers of which the later may be missing or 0.
func ymd(year, month, day string) string {
	known := func(n string) bool { return n != "" && n != "0" && n != "99" && !strings.HasPrefix(n, "-") }
	switch {
	case !known(year):
		return ""
	case !known(month):
		return fmt.Sprintf("%04s", year)
	case !known(day):
		return fmt.Sprintf("%04s-%02s", year, month)
	}
	return fmt.Sprintf("%04s-%02s-%02s", year, month, day)
}

// allianceKinds are the kinds of treaty whose obligation is coded.
func allianceKinds(coded map[string]bool) string {
	var kinds []string
	for _, kind := range []string{"DEFENCE_PACT", "NON_AGGRESSION_PACT", "NEUTRALITY_PACT", "CONSULTATION_PACT"} {
		if coded[kind] {
			kinds = append(kinds, kind)
		}
	}
	return strings.Join(kinds, " ")
}

// atop brings the Alliance Treaty Obligations and Provisions. They bear no
// names either; begyr is the signature, and an end of 0 means that the
// alliance was in force at the end of 2016.
var atop = &Importer{
	Name:  "atop-4.01",
	Takes: "atop_alliance_level.csv and atop_member_level.csv",
	Import: func(raw fs.FS, out *Tables) error {
		alliances, err := readCSV(raw, "atop_alliance_level.csv",
			"atopid", "cow4id", "begyr", "begmo", "begday", "endyr", "endmo", "endday", "length", "proren", "renewlgt",
			"defense", "offense", "neutral", "nonagg", "consul")
		if err != nil {
			return err
		}
		members, err := readCSV(raw, "atop_member_level.csv", "atopid", "member", "yrent", "moent", "dayent", "yrexit", "moexit", "dayexit")
		if err != nil {
			return err
		}
		ends := map[string]string{}
		for _, row := range alliances {
			ends[row["atopid"]] = addATOPAlliance(row, out)
		}
		eachMembership(members, "atopid", "member", atopEntry, out, func(country string, spells []Row, out *Tables) {
			addATOPMember(country, spells, ends, out)
		})
		return nil
	},
}

// monthsDuration is a number of months, the unit of ATOP's lengths, as an ISO 8601 duration.
func monthsDuration(months int) string {
	if months%12 == 0 {
		return fmt.Sprintf("P%dY", months/12)
	}
	return fmt.Sprintf("P%dM", months)
}

// renewal says how the term is prolonged; how is ATOP's code, 2 where it is by
// itself and 1 where the parties must agree. "" where no length is given.
func renewal(how, length string) string {
	verb := map[string]string{"1": "Can be prolonged", "2": "Prolonged"}[how]
	months, err := strconv.Atoi(length)
	if verb == "" || err != nil || months <= 0 {
		return ""
	}
	count, unit := months, "month"
	if months%12 == 0 {
		count, unit = months/12, "year"
	}
	if count == 1 {
		return verb + " by a " + unit + " at a time."
	}
	return fmt.Sprintf("%s by %d %ss at a time.", verb, count, unit)
}

// addATOPAlliance gives back its end.
func addATOPAlliance(row Row, out *Tables) string {
	id := row["atopid"]
	end := ymd(row["endyr"], row["endmo"], row["endday"])
	if end == "" {
		end = models.OpenEnd
	}
	record := Row{
		"key": id, "locator": atopLocator(row), "kinds": allianceKinds(map[string]bool{
			"DEFENCE_PACT": row["defense"] == "1", "NON_AGGRESSION_PACT": atLeastOne(row["nonagg"]),
			"NEUTRALITY_PACT": row["neutral"] == "1", "CONSULTATION_PACT": row["consul"] == "1",
		}),
		"signedOn": ymd(row["begyr"], row["begmo"], row["begday"]), "terminatedOn": end,
	}
	if months, err := strconv.Atoi(row["length"]); err == nil && months > 0 {
		record["duration"] = monthsDuration(months)
		record["renewal"] = renewal(row["proren"], row["renewlgt"])
	}
	out.Add("treaties", record)
	for _, o := range atopObligations {
		if atLeastOne(row[o.column]) {
			out.Add("provisions", Row{"parent": id, "locator": "atopid " + id + ", " + o.column, "article": "unnumbered " + strings.ToLower(strings.ReplaceAll(o.obligation, "_", " ")), "obligation": o.obligation, "summary": o.summary})
		}
	}
	return end
}

// atopLocator names an alliance by its id, and by that of the Correlates of War
// where the upstream knows it: by that the linker finds the two to be one.
func atopLocator(row Row) string {
	locator := "atopid " + row["atopid"]
	if cow := row["cow4id"]; digits(cow) && cow != "0" {
		locator += ", cow4id " + cow
	}
	return locator
}

// atLeastOne reads a count that may be missing.
func atLeastOne(n string) bool { return n != "" && n != "0" && !strings.HasPrefix(n, "-") }

// atopObligations are the obligations that the upstream codes, whatever the
// article in which each stands.
var atopObligations = []struct{ column, obligation, summary string }{
	{"defense", "DEFENCE", "The treaty obliges to help a member with arms when it is attacked (as coded)."},
	{"offense", "OFFENCE", "The treaty obliges to help a member with arms when it has not been attacked (as coded)."},
	{"neutral", "NEUTRALITY", "The treaty obliges to stay neutral when a member is at war (as coded)."},
	{"nonagg", "NON_AGGRESSION", "The treaty obliges the members not to use force against each other (as coded)."},
	{"consul", "CONSULTATION", "The treaty obliges the members to consult in crises that could lead to war (as coded)."},
}

func atopEntry(row Row) string { return ymd(row["yrent"], row["moent"], row["dayent"]) }

// addATOPMember adds one state's membership, from its first entry to its last exit.
func addATOPMember(country string, spells []Row, ends map[string]string, out *Tables) {
	first, last := spells[0], spells[len(spells)-1]
	id := first["atopid"]
	record := Row{"parent": id, "locator": first["locator"], "actor": country}
	if exit := ymd(last["yrexit"], last["moexit"], last["dayexit"]); exit != "" && exit != ends[id] && exit > atopEntry(first) {
		record["withdrewOn"] = exit
	}
	out.Add("parties", record)
}
