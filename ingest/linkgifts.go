package ingest

import (
	"cmp"
	"slices"
	"strings"

	"entente/models"
)

// The rules by which records of gifts are linked.
const (
	ruleGiftTwice   = "day, giver's state, named recipient, category and value of a gift in another notice"
	ruleGiftItself  = "a gift of its own"
	ruleGiftCurated = "object, recipient, giver's state and date of the curated gift"
)

// giftDatasets are the bulk sources of gifts.
var giftDatasets = []string{"us-foreign-gifts-1999-2018", "us-foreign-gifts-2018-2023"}

// linkGifts links each record to the curated gift that it speaks of, else to a
// new one.
func linkGifts(c *Corpus) []Proposal {
	mint := c.NewMint("gift")
	matches := c.curatedGifts()
	placed := map[string][]models.ID{}
	var proposals []Proposal
	for _, name := range giftDatasets {
		d := c.Datasets[name]
		for _, row := range d.Rows("gifts") {
			if linked := c.Linked(d.Source, row["key"]); linked != "" {
				if name == giftDatasets[0] {
					placed[twiceKey(row)] = append(placed[twiceKey(row)], linked)
				}
				continue
			}
			id, rule := matches[d.Name+"|"+row["key"]], ruleGiftCurated
			if id == "" && name != giftDatasets[0] {
				id, rule = sameInOtherNotice(row, placed), ruleGiftTwice
			}
			if id == "" {
				id, rule = mint.New(giverWord(row), "usa", row["givenOn"], objectWords(row["object"])), ruleGiftItself
			}
			if name == giftDatasets[0] {
				placed[twiceKey(row)] = append(placed[twiceKey(row)], id)
			}
			proposals = append(proposals, Proposal{Dataset: d.Name, Source: d.Source, Key: row["key"], ID: id, Rule: rule})
		}
	}
	return proposals
}

// twiceKey is what two notices say alike of one gift that both list.
func twiceKey(row Row) string {
	recipient, office, _ := strings.Cut(row["recipientName"], ",")
	if office == "" {
		recipient = "" // a role, which the two sets tell with more or fewer words
	}
	return strings.Join([]string{row["givenOn"], row["giverActor"], recipient, row["category"], row["value"]}, "|")
}

// sameInOtherNotice is the gift of the first set that a record of the second
// repeats, "" where none or several fit.
func sameInOtherNotice(row Row, placed map[string][]models.ID) models.ID {
	const day = len("2006-01-02")
	if same := placed[twiceKey(row)]; len(same) == 1 && len(row["givenOn"]) == day && row["value"] != "" {
		return same[0]
	}
	return ""
}

// giverWord is what an ID calls a giver: the surname, else the state.
func giverWord(row Row) string {
	if name, ok := giverPerson(row["giverName"]); ok {
		return donorSurname(name, "", models.NewID("country", row["giverActor"]))
	}
	return cmp.Or(strings.ToLower(row["giverActor"]), "undisclosed")
}

// giverPerson is the name of a giver who is one; roles and institutions are none.
func giverPerson(printed string) (string, bool) {
	name, _, _ := strings.Cut(printed, ",")
	if name == "" || institution.MatchString(name) || strings.HasPrefix(name, "the ") || strings.HasPrefix(name, "a ") || name == "not disclosed" || name == "several donors" {
		return "", false
	}
	return name, strings.Contains(printed, ",") || isPerson.MatchString(name)
}

// objectWords are the last words of an object, where its noun stands.
func objectWords(object string) string {
	const most = 3
	before, _, _ := strings.Cut(object, " of ")
	words := strings.Fields(before)
	if len(words) > 0 && containers[strings.ToLower(words[len(words)-1])] {
		words = strings.Fields(object)
	}
	return strings.Join(words[max(0, len(words)-most):], " ")
}

// curatedGifts are the records that speak of a gift which curated files
// describe: its head noun is in the object's words, the recipient's surname,
// the giver's state and the year agree, and neither side has another match.
func (c *Corpus) curatedGifts() map[string]models.ID {
	names := map[models.ID]string{}
	for _, l := range c.Curated.Leaders {
		names[l.ID] = l.Name
	}
	found := map[string]models.ID{}
	for _, g := range c.Curated.Gifts {
		if g.RecipientActorID != "country:USA" || !g.GivenOn.IsKnown() {
			continue
		}
		recipient := visitorWords(cmp.Or(names[g.RecipientID], g.RecipientName))
		noun, _ := headNoun(g.Object)
		var matches []string
		for _, name := range giftDatasets {
			d := c.Datasets[name]
			for _, row := range d.Rows("gifts") {
				theirs, _ := headNoun(row["object"])
				given, _ := models.ParseDate(row["givenOn"])
				who := visitorWords(firstPart(row["recipientName"]))
				if theirs == noun && noun != "" && compatible(given, g.GivenOn) && len(who) > 0 && slices.Contains(recipient, who[len(who)-1]) &&
					g.GiverActorID != "" && g.GiverActorID.Slug() == row["giverActor"] && sameValue(row["value"], g.Value) {
					matches = append(matches, d.Name+"|"+row["key"])
				}
			}
		}
		if len(matches) == 1 && found[matches[0]] == "" {
			found[matches[0]] = g.ID
		}
	}
	return found
}

func firstPart(text string) string {
	part, _, _ := strings.Cut(text, ",")
	return part
}

func compatible(a, b models.Date) bool { return a.Covers(b) || b.Covers(a) }
