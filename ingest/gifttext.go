package ingest

import (
	"fmt"
	"html"
	"slices"
	"strconv"
	"strings"

	"entente/models"
)

// A giftPart is what a notice says of one object, or of several that it values
// together.
type giftPart struct {
	Objects []giftObject
	Given   models.Date
	// Value is the figure for all Objects, nil where none or no exact one is printed.
	Value *float64
	Fate  string
}

// A giftObject is one object.
type giftObject struct {
	// Object is what it is, as plainly as in an inventory.
	Object   string
	Noun     string
	Category models.GiftCategory
	Quantity int
}

var (
	entities     = expr(`\[([a-zA-Z]+)\]`)
	fraction     = expr(`(\d?)\\(\d+)/\s?(\d+)\\`)
	brokenDate   = expr(`(\d)\s?/\s?(\d{1,4})\s?/\s?(\d{2,4})`)
	brokenHyphen = expr(`(\p{L})- (\p{L})`)
	receivedMark = expr(`(?i)[;,.\s]*\b(?:Recd|Rec['’]d|Rec'ed|Reced|Recv'd|Date Received|Received Date|Rec|Record|Received)\s?\.?\s*[-–:]+\s*\.?\s*|[;,.\s]*\bRec['’]d\s+`)
	valueMark    = expr(`(?i)[;,.\s]*(?:\bEst\.?\s?(?:imated)?\s?[Vv]alue|\bEstimated Value|\bAppraised Value|\bApprox(?:imate)?\.? Value)\)?\s*[-–:.]*\s*`)
	figure       = expr(`^\$?\s?(\d{1,3}(?:,\d{3})+|\d+)(\.\d{1,2})?\b`)
	vagueFigure  = expr(`(?i)^(?:over|less|under|approx|between|about)|^\$?\s?[\d,.]+\s?(?:-|–|to)\s?\$?\d|^\$?\s?[\d,.]+\s?(?:each|\(each)|not submitted|unknown`)
	place        = expr(`(?i)^\s*(?:Disposi\w*|Location|Dispo\w*)\s*[-–:]+\s*`)
	anyPlace     = expr(`(?i)\b(?:Disposi\w*|Location)\s*[-–:]+\s*`)
	sentenceEnd  = expr(`[.;](?:\s+|$)`)
	noObject     = expr(`(?i)^\W*(?:gift of )?travel\b|^\W*(?:round[- ]?trip |one[- ]way |ground |local |air |in-country |helicopter |roundtrip )*(?:transportation|air ?fare|airfare|flight|lodging|accom+odations?|hotel|meals?|tuition|travel|air travel|room and board|airline|train|bus|dinner|lunch|luncheon|breakfast|reception|expenses|registration|admission|per diem|helicopter|international travel|food and lodging|food,? lodging|military aircraft|military transportation)\b|travel expenses|reimburse|AGENCY: `)
)

// plainGiftText mends the marks of typesetting that a notice's text holds.
func plainGiftText(text string) string {
	text = entities.ReplaceAllStringFunc(text, func(e string) string {
		if r := html.UnescapeString("&" + e[1:len(e)-1] + ";"); !strings.HasPrefix(r, "&") {
			return r
		}
		return e
	})
	text = strings.Join(strings.Fields(text), " ")
	text = fraction.ReplaceAllString(text, "$1 $2/$3")
	text = brokenDate.ReplaceAllString(text, "$1/$2/$3")
	text = strings.NewReplacer("Transferr ed", "Transferred", "Transferre d", "Transferred", "Permissio n", "Permission", "Departmen t", "Department",
		"Perishabl e", "Perishable", "``", "“", "''", "”", "Al- ", "Al-", "al- ", "al-", "—", "--").Replace(text)
	text = brokenHyphen.ReplaceAllString(text, "$1-$2")
	return text
}

// readGiftText parts the text of a notice on a gift: objects, then the day of
// receipt, the value and what became of it, once or several times over.
func readGiftText(text string, year string) []giftPart {
	text = plainGiftText(text)
	if noObject.MatchString(text) {
		return nil
	}
	marks := receivedMark.FindAllStringIndex(text, -1)
	if len(marks) == 0 {
		if m := valueMark.FindStringIndex(text); m != nil {
			marks = [][]int{{m[0], m[0]}}
		} else if m := bareTail.FindStringIndex(text); m != nil {
			marks = [][]int{{m[0], m[0]}}
		} else {
			return joined(readObjects(text), nil, models.Date{}, "")
		}
	}
	var parts []giftPart
	begin := 0
	for i, mark := range marks {
		end := len(text)
		if i+1 < len(marks) {
			end = marks[i+1][0]
		}
		objects := strings.Trim(text[begin:mark[0]], " ,;.")
		date, value, rest := readTail(text[mark[1]:end])
		fate := rest
		begin = end
		if i+1 < len(marks) {
			var left string
			fate, left = firstSentence(rest)
			begin = end - len(left)
		}
		if !date.IsKnown() {
			date, _ = models.ParseDate(year)
		}
		parts = append(parts, joined(readObjects(objects), value, date, fateOf(fate))...)
	}
	return parts
}

// bareTail begins where a row of 2003 gives day and price without words.
var bareTail = expr(`,\s*\d{1,2}/\d{1,2}/\d{4},`)

func joined(objects []giftObject, value *float64, date models.Date, fate string) []giftPart {
	if len(objects) == 0 {
		return nil
	}
	return []giftPart{{Objects: objects, Value: value, Given: date, Fate: fate}}
}

// readTail reads what follows the objects.
func readTail(tail string) (date models.Date, value *float64, rest string) {
	rest = tail
	if m := valueMark.FindStringIndex(tail); m != nil {
		date = dayOfReceipt(tail[:m[0]])
		rest = tail[m[1]:]
		if f := figure.FindStringSubmatch(rest); f != nil {
			if v, err := strconv.ParseFloat(strings.ReplaceAll(f[1], ",", "")+f[2], 64); err == nil && v > 0 && !vagueFigure.MatchString(rest) {
				value = &v
			}
		}
		if end := sentenceEnd.FindStringIndex(rest); end != nil {
			rest = rest[end[1]:]
		} else {
			rest = ""
		}
	} else {
		date = dayOfReceipt(tail)
		if m := anyPlace.FindStringIndex(tail); m != nil {
			rest = tail[m[0]:]
		} else if end := sentenceEnd.FindStringIndex(tail); end != nil {
			rest = tail[end[1]:]
		}
	}
	return date, value, rest
}

// firstSentence parts what became of one object from the next object.
func firstSentence(text string) (sentence, rest string) {
	from := 0
	if m := place.FindStringIndex(text); m != nil {
		from = m[1]
	}
	if m := sentenceEnd.FindStringIndex(text[from:]); m != nil {
		return text[:from+m[1]], text[from+m[1]:]
	}
	for _, known := range []string{"Archives Foreign", "Government Property", "President retained"} {
		if i := strings.Index(text, known); i >= 0 {
			return text[:i+len(known)], text[i+len(known):]
		}
	}
	return text, ""
}

var (
	slashDate = expr(`^\W*(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})\b`)
	longDate  = expr(`(?i)^\W*(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s?(\d{1,2})?,? (\d{4})\b`)
	shortDate = expr(`(?i)^\W*(\d{1,2})[- ](Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*[- ](\d{2}|\d{4})\b`)
)

// dayOfReceipt reads a day or month as notices print it; a range of days, or
// anything else, is no date.
func dayOfReceipt(text string) models.Date {
	if m := slashDate.FindStringSubmatch(text); m != nil {
		return numericDate(m[3], m[1], m[2])
	}
	if m := longDate.FindStringSubmatch(text); m != nil {
		month := slices.IndexFunc(monthNames, func(n string) bool { return strings.EqualFold(n[:3], m[1]) }) + 1
		if m[2] == "" {
			date, _ := models.ParseDate(m[3] + "-" + twoDigits(month))
			return date
		}
		return numericDate(m[3], strconv.Itoa(month), m[2])
	}
	if m := shortDate.FindStringSubmatch(text); m != nil {
		month := slices.IndexFunc(monthNames, func(n string) bool { return strings.EqualFold(n[:3], m[2]) }) + 1
		return numericDate(m[3], strconv.Itoa(month), m[1])
	}
	return models.Date{}
}

func numericDate(year, month, day string) models.Date {
	if len(year) == 2 {
		year = "20" + year // the notices with years of two digits are of 2006 to 2018
	}
	date, err := models.ParseDate(fmt.Sprintf("%s-%02s-%02s", year, month, day))
	if err != nil {
		return models.Date{}
	}
	return date
}

var (
	numberedList = expr(`(?:^|[\s;,.])\((\d{1,2})\) `)
	dottedList   = expr(`(?:^|[\s;,.])(\d)\. `)
	details      = expr(`(?i)^(?:small plaque|plaque (?:on|reads)|held|inscri|presented|includ|with |the |also|engraved|signed|set in|comes|it |in |an? .*(?:on|inside) (?:the )?(?:base|lid|back|front|case)\b|made|each|each of|black lacquer display|certificate|box |book has|printed|on |accompanied|features|framed|matted|all |title|designed|measur|weigh|both|one side|lid|frame|has |these|this|from |by |mounted|packaged|wooden stand|presentation|case |artist|enclosed|limited|bearing|decorat|embossed|depict|size|dimension|in original|located|original|barcode|no\.|number|packag|stamped|velvet|hand|contain|gift was|gifts? |marked|back |front |base|top |there|their|attached|dated)`)
)

// tells finds the verb of a sentence, which no inventory of things has.
var tells = expr(`(?i)\s(?:is|are|was|were|has|have|measures?|comes?|depicts?|shows?|reads?|represents?|bears?|weighs?|features|includes?|consists?|symbolizes?|commemorates?)\s`)

// readObjects parts the objects of a text where it separates them: by numbers
// in brackets, by semicolons, or by full stops, each part naming a thing. Else
// the text is one object.
func readObjects(text string) []giftObject {
	text = strings.Trim(text, " ,;.-–:")
	if text == "" {
		return nil
	}
	for _, list := range []*expression{numberedList, dottedList} {
		if marks := list.FindAllStringSubmatchIndex(text, -1); len(marks) > 1 && inOrder(text, marks) {
			var parts []string
			for i, m := range marks {
				end := len(text)
				if i+1 < len(marks) {
					end = marks[i+1][0]
				}
				parts = append(parts, text[m[1]:end])
			}
			if objects := eachAThing(parts, false); objects != nil {
				return objects
			}
		}
	}
	quoted := quotations.ReplaceAllStringFunc(text, func(q string) string { return strings.NewReplacer(";", ",", ".", "").Replace(q) })
	if parts := expr(`;\s+`).Split(quoted, -1); len(parts) > 1 {
		if objects := eachAThing(parts, true); objects != nil {
			return objects
		}
	}
	if parts := parted(quoted); len(parts) > 1 {
		if objects := eachAThing(parts, true); objects != nil {
			return objects
		}
	}
	if object := readObject(text); object != nil && object.Noun != "" {
		return []giftObject{*object}
	}
	return nil
}

var (
	quotations = expr(`“[^”]*”`)
	shortened  = expr(`\b(?:[\p{Lu}]|oz|lb|lbs|Dr|Mr|Mrs|St|No|Inc|Co|Jr|vol|Vol|ed|in|cm|ft|approx|diam|et al|ca|c|H|W|L|D)\.$`)
)

// parted splits at full stops that end sentences.
func parted(text string) []string {
	var parts []string
	from := 0
	for _, m := range expr(`\. +[\p{Lu}\d]`).FindAllStringIndex(text, -1) {
		if shortened.MatchString(text[from : m[0]+1]) {
			continue
		}
		parts = append(parts, text[from:m[0]])
		from = m[1] - 1
	}
	return append(parts, text[from:])
}

func inOrder(text string, marks [][]int) bool {
	for i, m := range marks {
		if text[m[2]:m[3]] != strconv.Itoa(i+1) {
			return false
		}
	}
	return true
}

// noThing says to whom an object went or how it came, and is none.
var noThing = expr(`(?i)^(?:given to|one of the \w+ arrived)\b`)

// eachAThing are the objects of parts, nil where one of them does not name a
// thing of its own or, of parts that nothing numbers, tells more of another.
func eachAThing(parts []string, careful bool) []giftObject {
	var objects []giftObject
	for _, part := range parts {
		part = strings.Trim(part, " ,;.")
		if part == "" {
			continue
		}
		part = strings.TrimPrefix(part, "and ")
		if noThing.MatchString(part) {
			continue
		}
		if careful && (details.MatchString(part) || tells.MatchString(part)) {
			return nil
		}
		object := readObject(part)
		if object == nil || object.Noun == "" {
			return nil
		}
		objects = append(objects, *object)
	}
	if len(objects) < 2 {
		return nil
	}
	return objects
}
