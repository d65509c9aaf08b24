package ingest

import (
	"fmt"
	"slices"
	"strings"

	"entente/models"
)

func (r *remark) event(e visitEvent) {
	if !slices.ContainsFunc(r.Events, func(o visitEvent) bool { return o.Key == e.Key }) {
		r.Events = append(r.Events, e)
	}
}

// visitEvents are what a sentence tells of, by what shows it.
var visitEvents = []struct {
	words              *expression
	key, kind, summary string
}{
	{expr(`\b[Ss]igned\b[^.;]*\b(?:[Tt]reaty|[Tt]reaties)\b`), "signing-treaty", "SIGNING", "A treaty was signed."},
	{expr(`\b[Ss]igned\b[^.;]*\b(?:[Aa]greements?|[Aa]ccords?)\b`), "signing-agreement", "SIGNING", "An agreement was signed."},
	{expr(`\b[Ss]igned\b[^.;]*\b(?:[Mm]emorand\w+)\b`), "signing-memorandum", "SIGNING", "A memorandum was signed."},
	{expr(`\b[Ss]igned\b[^.;]*\b(?:[Cc]onventions?|[Pp]rotocols?)\b`), "signing-convention", "SIGNING", "A convention or protocol was signed."},
	{expr(`\b[Ss]igned\b[^.;]*\b(?:[Dd]eclaration|[Cc]ommunique|[Cc]ommuniqué|[Ss]tatement|[Cc]harter)\b`), "signing-declaration", "SIGNING", "A declaration was signed."},
	{expr(`\b[Aa]ttended (?:the )?(?:signing|initialling)\b`), "signing-attended", "SIGNING", "The visitor was present at a signing."},
	{expr(`\b[Aa]ddressed (?:a |the )?(?:[Jj]oint (?:[Ss]ession|[Mm]eeting)|U\.S\. Congress|Congress|U\.S\. Senate|U\.S\. House)`), "speech-congress", "SPEECH", "The visitor spoke before the Congress of the United States."},
	{expr(`\b[Aa]ddressed [^.;]*\b(?:[Pp]arliament|Knesset|National Assembly|Duma|Bundestag|Senate|Congress|Diet|Dail|Cortes)\b`), "speech-parliament", "SPEECH", "The visitor spoke before the host's parliament."},
	{expr(`\b[Aa]ddressed (?:the )?(?:UN|U\.N\.|United Nations)`), "speech-un", "SPEECH", "The visitor spoke at the United Nations."},
	{expr(`\b(?:[Dd]elivered|[Gg]ave) [^.;]*\b(?:address|addresses|speech|speeches)\b|\b[Aa]ddressed\b`), "speech", "SPEECH", "The visitor gave a public address."},
	{expr(`\b[Ll]aid (?:a )?wreath`), "wreath-laying", "WREATH_LAYING", "The visitor laid a wreath."},
	{expr(`\b(?:[Tt]oured|[Ii]nspected)\b`), "tour", "TOUR", "The visitor was shown places."},
	{expr(`\b(?:dinner|luncheon|lunch|breakfast|brunch|banquet)\b`), "banquet", "BANQUET", "There was a meal in the visitor's honour or in the visitor's presence."},
	{expr(`\b(?:parade|naval review)\b`), "parade", "PARADE", "There was a parade."},
	{expr(`\b(?:news|press) conference\b`), "press-conference", "PRESS_CONFERENCE", "There was a press conference."},
	{expr(`(?i)\bfuneral|memorial services?\b`), "funeral", "OTHER", "The visitor attended a funeral or memorial service."},
	{expr(`(?i)\b(?:attended|participated in|witnessed|headed|led)\b[^.;]*\binauguration of (?:president|[\p{Lu}])`), "inauguration", "OTHER", "The visitor attended an inauguration."},
}

func (r *remark) readEvents(sentence string, began models.Date) {
	spoke := false
	for _, e := range visitEvents {
		if !e.words.MatchString(sentence) || e.kind == "SPEECH" && spoke {
			continue
		}
		spoke = spoke || e.kind == "SPEECH"
		on := ""
		if e.kind == "SIGNING" || e.kind == "SPEECH" {
			on = dayNamed(sentence, began)
		}
		r.event(visitEvent{Key: e.key, Kind: e.kind, Summary: e.summary, On: on})
	}
}

// dayNamed is the one day that a sentence names, in the year of the visit's
// beginning or, of a visit in December, the next; "" where it names none or several.
func dayNamed(sentence string, began models.Date) string {
	days := monthDay.FindAllStringSubmatch(sentence, -1)
	if len(days) != 1 || strings.Contains(sentence, days[0][0]+"–") || len(began.EDTF) < len("2006-01") {
		return ""
	}
	year, month := 0, slices.Index(monthNames, days[0][1])+1
	_, _ = fmt.Sscan(began.EDTF[:4], &year)
	if began.EDTF[5:7] == "12" && month == 1 {
		year++
	}
	day := 0
	_, _ = fmt.Sscan(days[0][2], &day)
	date, err := models.ParseDate(fmt.Sprintf("%04d-%02d-%02d", year, month, day))
	if err != nil || date.Earliest() < began.Earliest() {
		return ""
	}
	return date.EDTF
}
