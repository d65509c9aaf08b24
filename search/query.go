package search

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

// The bounds of a query: somebody's words or the title of a treaty, of which
// one in six has more than 200 letters, not a document.
const (
	mostLetters = 600
	mostWords   = 60
)

// A Query is what somebody typed, taken apart.
type Query struct {
	// Text is the query as it was typed.
	Text string
	// Words are its words that tell something, in their order.
	Words []Token
	// Dates are the dates among them.
	Dates []Date
	// Phrases are the words in quotes.
	Phrases []Phrase
	// noDays are the dates that name a day which is in no calendar, 30 February
	// say, by their first words. They are read as the month.
	noDays map[int]string
}

// A Phrase is neighbouring words of a query, by the first and last of them.
type Phrase struct{ First, Last int }

// A Date is some neighbouring words of a query that are a date.
type Date struct {
	// First and Last are the first and last of the words.
	First, Last int
	// Days are what it means.
	Days Days
}

// Days are a time: its first and last day, each as a number such as 19610706.
type Days struct{ From, To int32 }

// Day makes the number of a day.
func Day(year, month, day int) int32 { return int32(year*10_000 + month*100 + day) }

func (d Days) year() int32 { return d.From / 10_000 }

// within says whether all of a time lies in another.
func (d Days) within(o Days) bool { return o.From <= d.From && d.To <= o.To }

// Meets says whether two times have a day in common.
func (d Days) Meets(o Days) bool { return d.From <= o.To && o.From <= d.To }

// Parse takes a query apart. Its error says what is wrong with it and what
// would be right.
func Parse(text string) (*Query, error) {
	if letters := utf8.RuneCountInString(text); letters > mostLetters {
		return nil, fmt.Errorf("the query is %d letters long; it may be %d: write the few words that matter", letters, mostLetters)
	}
	q := &Query{Text: text}
	var empty []Token
	for _, token := range Tokens(text) {
		switch {
		case token.part:
		case IsEmpty(token.Word) && (!token.isCode() || token.Word == "and"): // Andorra is AD too
			empty = append(empty, token)
		default:
			q.Words = append(q.Words, token)
		}
	}
	if len(q.Words) == 0 { // who, it: codes, or nothing
		for _, token := range empty {
			token.Capitals = true
			q.Words = append(q.Words, token)
		}
	}
	switch {
	case len(q.Words) > mostWords:
		return nil, fmt.Errorf("the query has %d words; it may have %d: write the few that matter", len(q.Words), mostWords)
	case len(q.Words) > 0:
	case strings.ContainsFunc(text, isWordRune):
		return nil, fmt.Errorf("the query %q is longer than any word; write words such as tordesillas", text)
	case strings.ContainsFunc(text, func(r rune) bool { return r > ' ' }):
		return nil, fmt.Errorf("the query %q has no letters or digits; write a word such as tordesillas", text)
	default:
		return nil, errors.New("the query is empty; write a word such as tordesillas")
	}
	q.findPhrases()
	q.findDates()
	return q, nil
}

// quotes are the marks between which words stand that belong together.
const quotes = "\"“”„«»「」『』"

// findPhrases finds the words between one quote and the next. A quote that
// nothing closes is none.
func (q *Query) findPhrases() {
	open, inside := -1, 0 // the quote and the first word behind it
	for at, r := range q.Text {
		if !strings.ContainsRune(quotes, r) {
			continue
		}
		here := slices.IndexFunc(q.Words, func(t Token) bool { return t.Start > at })
		if here < 0 {
			here = len(q.Words)
		}
		if open < 0 {
			open, inside = at, here
			continue
		}
		if here > inside {
			q.Phrases = append(q.Phrases, Phrase{inside, here - 1})
		}
		open = -1
	}
}

// stretch is the words from first to the one before end that are the phrase in
// which a word stands, or stand between phrases with it.
func (q *Query) stretch(word int) (s struct{ first, end int }) {
	s.end = len(q.Words)
	for _, p := range q.Phrases {
		switch {
		case p.Last < word:
			s.first = p.Last + 1
		case p.First > word:
			s.end = min(s.end, p.First)
		default:
			s.first, s.end = p.First, p.Last+1
			return s
		}
	}
	return s
}

// Unquoted is the text of the query without its quotes.
func (q *Query) Unquoted() string {
	text := strings.Map(func(r rune) rune {
		if strings.ContainsRune(quotes, r) {
			return ' '
		}
		return r
	}, q.Text)
	return strings.Join(strings.Fields(text), " ")
}

// isCode says whether a word is written as the codes of states are: IN is
// India, in is nothing.
func (t Token) isCode() bool { return t.Capitals && t.End-t.Start >= 2 }

// The years that a number of four digits can mean.
const firstYear, lastYear = 1000, 2100

var months = map[string]int{
	"january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8, "september": 9, "october": 10, "november": 11, "december": 12,
	"jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12,
}

// findDates finds dates: 1961, 1961-07, 1961-07-06, July 1961, 6 July 1961,
// July 6, 1961, 6.7.1961, 1960s, 1939-1945, 19th century.
func (q *Query) findDates() {
	for i := 0; i < len(q.Words); i++ {
		if date, ok := q.dateAt(i); ok && q.stretch(date.First) == q.stretch(date.Last) {
			if year, month, day := date.Days.From/10_000, date.Days.From/100%100, date.Days.From%100; date.Days.From == date.Days.To && day > lastOf(year, month) {
				date.Days = daysOf(int(year), int(month), 0)
				if q.noDays == nil {
					q.noDays = map[int]string{}
				}
				q.noDays[date.First] = fmt.Sprintf("%04d-%02d", year, month)
			}
			q.Dates = append(q.Dates, date)
			i = date.Last
		}
	}
}

func (q *Query) dateAt(i int) (Date, bool) {
	month, day := q.month(i), 0
	switch {
	case q.year(i) > 0 && q.year(i+1) > q.year(i) && strings.Contains("-–—/", q.between(i)):
		return Date{i, i + 1, Days{Day(q.year(i), 1, 1), Day(q.year(i+1), 12, 31)}}, true
	case q.year(i) > 0:
		year, last := q.year(i), i
		if month = q.hyphened(i+1, 12); month > 0 {
			if last, day = i+1, q.hyphened(i+2, 31); day > 0 {
				last = i + 2
			}
		}
		return Date{i, last, daysOf(year, month, day)}, true
	case month > 0 && q.year(i+1) > 0:
		return Date{i, i + 1, daysOf(q.year(i+1), month, 0)}, true
	case month > 0 && q.number(i+1, 31) > 0 && q.year(i+2) > 0:
		return Date{i, i + 2, daysOf(q.year(i+2), month, q.number(i+1, 31))}, true
	case q.number(i, 31) > 0 && q.month(i+1) > 0 && q.year(i+2) > 0:
		return Date{i, i + 2, daysOf(q.year(i+2), q.month(i+1), q.number(i, 31))}, true
	case q.number(i, 31) > 0 && q.number(i+1, 31) > 0 && q.year(i+2) > 0:
		month, day = q.dayAndMonth(i)
		return Date{i, i + 2, daysOf(q.year(i+2), month, day)}, month > 0 || day == 0 && q.between(i) == "/" && q.between(i+1) == "/"
	case q.decade(i) > 0:
		return Date{i, i, Days{Day(q.decade(i), 1, 1), Day(q.decade(i)+9, 12, 31)}}, true
	case q.century(i) > 0:
		return Date{i, i + 1, Days{Day(100*q.century(i)-99, 1, 1), Day(100*q.century(i), 12, 31)}}, true
	}
	return Date{}, false
}

// dayAndMonth reads 6.7.1961 and, where it can mean only one, 31/7/1961 and
// 7/31/1961. Of 6/7/1961 it knows neither.
func (q *Query) dayAndMonth(i int) (month, day int) {
	first, second := q.number(i, 31), q.number(i+1, 31)
	switch mark := q.between(i); {
	case mark != q.between(i+1) || mark != "." && mark != "/":
	case second <= 12 && (mark == "." || first > 12 || first == second):
		return second, first
	case first <= 12 && second > 12 && mark == "/":
		return first, second
	}
	return 0, 0
}

// between is what stands between a word and the next.
func (q *Query) between(i int) string { return q.Text[q.Words[i].End:q.Words[i+1].Start] }

// decade is the first year of the 1960s.
func (q *Query) decade(i int) int {
	if year, isDecade := strings.CutSuffix(q.Words[i].Word, "0s"); isDecade && len(year) == 3 {
		if n, err := strconv.Atoi(year + "0"); err == nil && n >= firstYear && n <= lastYear {
			return n
		}
	}
	return 0
}

// century is the number of the 19th century.
func (q *Query) century(i int) int {
	if i+1 < len(q.Words) && q.Words[i+1].Word == "century" {
		for _, ending := range []string{"th", "st", "nd", "rd"} {
			number, isOrdinal := strings.CutSuffix(q.Words[i].Word, ending)
			if n, err := strconv.Atoi(number); isOrdinal && err == nil && n > firstYear/100 && n <= lastYear/100+1 {
				return n
			}
		}
	}
	return 0
}

func (q *Query) year(i int) int {
	if i < len(q.Words) && len(q.Words[i].Word) == 4 {
		if year := q.number(i, lastYear); year >= firstYear {
			return year
		}
	}
	return 0
}

func (q *Query) month(i int) int {
	if i < len(q.Words) {
		return months[q.Words[i].Word]
	}
	return 0
}

// number is a number from 1 to most, else 0.
func (q *Query) number(i, most int) int {
	if i < len(q.Words) {
		if n, err := strconv.Atoi(q.Words[i].Word); err == nil && n > 0 && n <= most {
			return n
		}
	}
	return 0
}

// hyphened is a number of two digits behind a hyphen, else 0.
func (q *Query) hyphened(i, most int) int {
	if i < len(q.Words) && len(q.Words[i].Word) == 2 && strings.Contains("-/", q.between(i-1)) {
		return q.number(i, most)
	}
	return 0
}

// lastOf is the last day of a month.
func lastOf(year, month int32) int32 {
	return int32(time.Date(int(year), time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day())
}

// daysOf is a year, a month or a day. Every month may have 31 days here: days
// are only compared.
func daysOf(year, month, day int) Days {
	switch {
	case month == 0:
		return Days{Day(year, 1, 1), Day(year, 12, 31)}
	case day == 0:
		return Days{Day(year, month, 1), Day(year, month, 31)}
	}
	return Days{Day(year, month, day), Day(year, month, day)}
}
