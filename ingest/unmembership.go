package ingest

import (
	"fmt"
	"io/fs"
	"strings"

	"entente/models"
)

// unMembership brings the admission of the members of the United Nations:
// chapters I.1 (original members, by the deposit of their ratification of the
// Charter) and I.2 (declarations of acceptance, by the resolution that admitted
// them and the registration with the Secretariat).
var unMembership = &Importer{
	Name:  "un-membership-2015",
	Takes: "participants.csv of the UN multilateral treaties",
	Import: func(raw fs.FS, out *Tables) error {
		rows, err := readCSV(raw, "participants.csv", "treaty_id", "participant", "action")
		if err != nil {
			return err
		}
		out.Add("organizations", Row{"key": "un", "locator": "chapter I", "name": "United Nations", "shortName": "UN", "kind": "INTERGOVERNMENTAL"})
		for _, row := range rows {
			switch row["treaty_id"] {
			case "1-1":
				addMember(row, Row{"joinedOn": markedDay(row["action"])}, out)
			case "1-2":
				addMember(row, admission(row["action"]), out)
			}
		}
		return nil
	},
}

// addMember adds a member under the state that it was on the day. What the list
// names by the state of today was then another one in a few cases, such as the
// Soviet Union: of those it does not say how long they were members.
func addMember(row, member Row, out *Tables) {
	locator := fmt.Sprintf("chapter I.%s, %s", strings.TrimPrefix(row["treaty_id"], "1-"), row["participant"])
	day := member["joinedOn"]
	then := State(ByName, row["participant"], models.MustDate(day))
	if day == "" || then == "" {
		out.Leave(locator, "a row without a day, or a name that means no one state on it")
		return
	}
	member["parent"], member["locator"], member["member"] = "un", locator, then.Slug()
	if then == State(ByName, row["participant"], models.MustDate("2015")) {
		member["leftOn"] = models.OpenEnd
	}
	out.Add("memberships", member)
}

// admission reads "Resolution=46/1; Date of Adoption=17 Sep 1991; …".
func admission(action string) Row {
	told := map[string]string{}
	for part := range strings.SplitSeq(action, ";") {
		label, value, _ := strings.Cut(part, "=")
		told[strings.TrimSpace(label)] = strings.TrimSpace(value)
	}
	member := Row{
		"joinedOn":           markedDay(told["Date of Adoption"]),
		"registrationNumber": told["Registration Number"], "untsVolume": told["UNTS Volume"], "untsPage": told["UNTS Page"],
	}
	if resolution := strings.ReplaceAll(told["Resolution"], "21 75", "2175"); resolution != "" {
		member["instrument"] = "General Assembly resolution " + resolution
	}
	return member
}

var unDate = expr(`^([0-9]{1,2} [A-Z][a-z]{2} [0-9]{4})\b`)

// markedDay reads the UN's "17 Sep 1991", whatever mark follows; "" for anything else.
func markedDay(text string) string {
	found := unDate.FindStringSubmatch(text)
	if found == nil {
		return ""
	}
	return unDay(found[1])
}
