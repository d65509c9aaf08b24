package ingest

import (
	"io/fs"
	"slices"
	"strings"

	"entente/models"
)

// desta brings the trade agreements of the Design of Trade Agreements
// database. It calls them by their parties, "Bhutan India", which is no title:
// the seed describes what no other source names. Those of more parties keep the
// upstream's name. What reads as a name, such as a customs union, is what people
// call it.
var desta = &Importer{
	Name:  "manytreaties-desta",
	Takes: "agreements_desta.csv and parties_desta.csv",
	Import: func(raw fs.FS, out *Tables) error {
		agreements, err := readCSV(raw, "agreements_desta.csv", "treatyID", "Title", "Signature", "Force", "destaID")
		if err != nil {
			return err
		}
		parties, err := readCSV(raw, "parties_desta.csv", "treatyID", "stateID")
		if err != nil {
			return err
		}
		states := map[string][]string{}
		for _, row := range parties {
			if id := row["destaID"]; row["stateID"] != "" && !slices.Contains(states[id], row["stateID"]) {
				states[id] = append(states[id], row["stateID"])
			}
		}
		shared := map[string]int{}
		for _, row := range agreements {
			shared[row["treatyID"]]++
		}
		seen := map[string]bool{}
		for _, row := range agreements {
			if id := row["treatyID"] + "/" + row["destaID"]; seen[id] {
				out.Leave(id, "a second row of one agreement")
				continue
			} else {
				seen[id] = true
			}
			addDESTA(row, shared[row["treatyID"]] == 1, states[row["destaID"]], out)
		}
		addOrganizations(out)
		return nil
	},
}

func addDESTA(row Row, unique bool, states []string, out *Tables) {
	key := row["treatyID"]
	switch {
	case row["Signature"] == "":
		out.Leave(key, "an agreement that was not signed")
		return
	case !unique:
		key += "/" + row["destaID"]
	}
	signed := dateOf(row["Signature"])
	var parties []models.ID
	for _, code := range states {
		state := State(ByAlpha3, code, signed)
		if state == "" {
			out.Leave(key+" "+code, "a code that is no state of ours, or means several at the time")
			continue
		}
		if !slices.Contains(parties, state) {
			parties = append(parties, state)
		}
	}
	name := destaName(row)
	if len(parties) < 2 && name == "" {
		out.Leave(key, "an agreement of which neither name nor parties are told")
		return
	}
	record := Row{
		"key": key, "locator": "DESTA " + row["destaID"], "shortTitle": name, "kinds": "TRADE", "subjects": "TRADE",
		"signedOn": row["Signature"], "enteredIntoForceOn": row["Force"],
	}
	if len(parties) > 2 {
		record["title"] = row["Title"] // which alone tells it from others of the same year
	}
	keepOrder(record, key, out, treatySteps...)
	out.Add("treaties", record)
	for _, state := range parties {
		out.Add("parties", Row{"parent": key, "actor": actorOf(state)})
	}
}

// destaName is the name that an agreement bears, "" where it is that of its
// parties alone.
func destaName(row Row) string {
	for _, name := range []string{row["TitleAlt"], row["Title"]} {
		if instrument.MatchString(name) || strings.Contains(name, "(") {
			return name
		}
	}
	return ""
}
