package ingest

import (
	"fmt"
	"io/fs"
	"strconv"
	"strings"

	"entente/models"
)

// foreignGifts1999 brings the gifts of foreign governments to federal
// employees of the United States as the notices of 2000 to 2020 print them.
var foreignGifts1999 = &Importer{
	Name:  "us-foreign-gifts-1999-2018",
	Takes: "gifts.csv",
	Import: func(raw fs.FS, out *Tables) error {
		rows, err := readCSV(raw, "gifts.csv",
			"id", "recipient", "agency_name", "year_received", "date_received", "donor", "donor_country",
			"gift_description", "value_usd", "justification", "fr_document", "fr_publication_date", "fr_text_check")
		if err != nil {
			return err
		}
		b := giftBuilder{out: out, titles: map[string]int{}}
		seen := map[string]bool{}
		for _, row := range rows {
			if row["id"] == "" || row["fr_document"] == "" {
				return fmt.Errorf("gifts.csv: a row has no id or no fr_document")
			}
			if seen[row["id"]] {
				out.Leave(giftLocator(row["fr_document"], row["id"]), "the same row a second time")
				continue
			}
			seen[row["id"]] = true
			b.add(noticeRow{
				key: row["id"], document: row["fr_document"], published: row["fr_publication_date"], recipient: row["recipient"], agency: row["agency_name"],
				donor: row["donor"], country: row["donor_country"], text: row["gift_description"], year: row["year_received"], day: row["date_received"],
			})
		}
		return nil
	},
}

// foreignGifts2018 brings later gifts of the same notices, whose fields a
// language model drew out: only rows whose text was found again in the notice,
// and none of the document that the other set holds.
var foreignGifts2018 = &Importer{
	Name:  "us-foreign-gifts-2018-2023",
	Takes: "gifts.csv",
	Import: func(raw fs.FS, out *Tables) error {
		rows, err := readCSV(raw, "gifts.csv",
			"id", "recipient_name", "recipient_title", "recipient_as_printed", "date_received", "donor_as_printed",
			"donor_name", "donor_title", "donor_country", "gift_description", "estimated_value_usd", "disposition",
			"circumstances", "fr_document", "fr_publication_date", "fr_text_check")
		if err != nil {
			return err
		}
		b := giftBuilder{out: out, titles: map[string]int{}}
		for _, row := range rows {
			locator := giftLocator(row["fr_document"], row["id"])
			switch {
			case row["fr_document"] == inBothSets:
				out.Leave(locator, "in the set of 1999 to 2018")
				continue
			case row["fr_text_check"] != "yes":
				out.Leave(locator, "its text was not found whole in the notice")
				continue
			}
			text := row["gift_description"]
			if !receivedMark.MatchString(text) {
				text = strings.TrimRight(text, " .") + ". Rec'd--" + row["date_received"]
				if row["estimated_value_usd"] != "" {
					text += ". Est. Value--$" + row["estimated_value_usd"]
				}
				text += ". Disposition--" + row["disposition"]
			}
			b.add(noticeRow{
				key: row["id"], document: row["fr_document"], published: row["fr_publication_date"], recipient: row["recipient_as_printed"],
				donor: row["donor_as_printed"], country: row["donor_country"], text: text, day: row["date_received"], year: yearOfDay(row["date_received"]),
			})
		}
		return nil
	},
}

// inBothSets is the document whose rows stand in both sets.
const inBothSets = "2020-03722"

func giftLocator(document, id string) string { return "document " + document + ", row " + id }

func yearOfDay(day string) string {
	if len(day) < 4 {
		return ""
	}
	return day[:4]
}

// A noticeRow is a row of either set.
type noticeRow struct {
	key, document, published, recipient, agency, donor, country, text, year, day string
}

// A giftBuilder makes gifts of rows, and titles that tell them apart.
type giftBuilder struct {
	out    *Tables
	titles map[string]int
}

func (b *giftBuilder) add(n noticeRow) {
	locator := giftLocator(n.document, n.key)
	parts := readGiftText(n.text, n.year)
	recipient := recipientOf(n.recipient, n.agency)
	switch {
	case recipient.Child:
		b.out.Leave(locator, "for a child, alone or with others")
		return
	case len(parts) == 0:
		b.out.Leave(locator, "travel, hospitality or nothing that can be named: no object")
		return
	}
	total := 0
	for _, part := range parts {
		total += len(part.Objects)
	}
	number := 0
	for _, part := range parts {
		given := part.Given
		if day, err := models.ParseDate(n.day); err == nil && day.IsKnown() && (len(parts) == 1 || !given.IsKnown()) {
			given = day
		}
		if n.published != "" && given.IsKnown() && string(given.Earliest()) > n.published {
			b.out.Leave(locator+" givenOn", "a day after the notice was published: a slip; the year stands unless it is one too")
			given = models.Date{}
			if n.year <= n.published[:4] {
				given, _ = models.ParseDate(n.year)
			}
		}
		donor := donorOf(n.donor, n.country, given)
		if state := giftStates[n.key]; state != "" && n.agency != "" {
			donor.State = models.NewID("country", state)
		}
		named := inOffice(recipient, given)
		for _, object := range part.Objects {
			number++
			key := n.key
			if total > 1 {
				key = fmt.Sprintf("%s/%d", n.key, number)
			}
			object.Object = withoutRecipient(object.Object, n.recipient, named)
			b.gift(key, locator, object, part, given, named, donor)
		}
	}
}

// ofSomebody is a person whom an object shows.
var ofSomebody = expr(`\bof (?:[\p{Lu}][\p{L}.]+ )+([\p{Lu}][\p{L}]+)$`)

// withoutRecipient takes the name of a recipient who is not named out of an
// object: a portrait of theirs is one of the recipient.
func withoutRecipient(object, printed string, named giftRecipient) string {
	m := ofSomebody.FindStringSubmatchIndex(object)
	if m == nil || !strings.Contains(printed, object[m[2]:m[3]]) || strings.Contains(named.Name, object[m[2]:m[3]]) {
		return object
	}
	return object[:m[0]] + "of the recipient"
}

// unnamedPresidents are the presidents of the years in which notices print the
// office alone, with the days on which they took office and left it as the
// Office of the Historian lists them.
var unnamedPresidents = []struct{ name, short, from, to string }{
	{"William J. Clinton", "Bill Clinton", "1993-01-20", "2001-01-20"},
	{"George W. Bush", "George W. Bush", "2001-01-20", "2009-01-20"},
}

// inOffice names a president whom the notice calls by the office alone, where
// the date leaves only one.
func inOffice(r giftRecipient, on models.Date) giftRecipient {
	for _, p := range unnamedPresidents {
		if on.IsKnown() && string(on.Earliest()) > p.from && string(on.Latest()) < p.to {
			switch r.Name {
			case "the President of the United States":
				return giftRecipient{Name: p.name + ", President of the United States", Short: p.short}
			case "the President and the First Lady of the United States":
				return giftRecipient{Name: p.name + ", the President of the United States, and the First Lady", Short: p.short + " and the First Lady"}
			}
		}
	}
	return r
}

// giftStates are the states of donors where the notice itself prints a wrong
// one, by the row of the set of 1999 to 2018.
var giftStates = map[string]string{
	// "President …, Constitutional Court of Korea, Democratic People's Republic
	// of Korea": the Constitutional Court of Korea is that of the Republic of
	// Korea; the other Korea has none.
	"3617": "KOR",
}

func (b *giftBuilder) gift(key, locator string, object giftObject, part giftPart, given models.Date, recipient giftRecipient, donor giftDonor) {
	row := Row{
		"key": key, "locator": locator, "object": object.Object, "category": string(object.Category),
		"giverName": donor.Name, "recipientName": recipient.Name, "recipientActor": "USA", "givenOn": given.EDTF, "fate": part.Fate,
	}
	if donor.State != "" {
		row["giverActor"] = donor.State.Slug()
	}
	if object.Quantity > 1 {
		row["quantity"] = strconv.Itoa(object.Quantity)
	}
	if part.Value != nil {
		value := strconv.FormatFloat(*part.Value, 'f', -1, 64)
		if len(part.Objects) == 1 {
			row["value"], row["currency"] = value, "USD"
		} else {
			row["description"] = fmt.Sprintf("One of %d objects that the notice values together at %s US dollars.", len(part.Objects), value)
		}
	}
	row["title"] = b.title(capitalized(object.Object)+" for "+recipient.Short, donor, given)
	b.out.Add("gifts", row)
}

// title adds the giver, and a number, where a gift of the same day, or of the
// same year without a day, bears the title already.
func (b *giftBuilder) title(title string, donor giftDonor, given models.Date) string {
	taken := func(t string) bool { return b.titles[strings.ToLower(t)+"|"+given.EDTF] > 0 }
	full := title
	if taken(full) && donor.Name != "" && donor.Name != "not disclosed" {
		name, _, _ := strings.Cut(donor.Name, ",")
		full = title + " from " + name
	}
	for n := 2; taken(full); n++ {
		full = fmt.Sprintf("%s (%d)", title, n)
	}
	b.titles[strings.ToLower(full)+"|"+given.EDTF]++
	return full
}
