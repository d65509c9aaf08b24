package models

import (
	"database/sql/driver"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"
)

// Date is a calendar date that may be imprecise or uncertain, in the Extended
// Date/Time Format (EDTF, ISO 8601-2:2019) levels 0 and 1, in the proleptic
// Gregorian calendar: 1961-07-06, 1961-07, 1961, 1961? (uncertain), 1961~
// (approximate), 1961% (both), 196X (some year of the decade), 1961-07-XX
// (some day of the month), 1961-21 (a season), 1995-09/1996-09 (some time
// between the two). ".." alone, allowed where something ends, says that a
// source states that it has not ended. The zero Date says that nobody
// recorded one.
//
// In SQL the first and the last day that it can mean stand beside it, for
// orders and filters.
type Date struct {
	// EDTF is the date as it was recorded.
	EDTF string `gorm:"column:_on"`
}

// Day is one calendar day as YYYY-MM-DD, "" when not known. Days compare as
// strings. In SQL an unknown day is NULL.
type Day string

// OpenEnd is the EDTF of an end that is stated to be still open.
const OpenEnd = ".."

const (
	firstDay Day = "0000-01-01"
	lastDay  Day = "9999-12-31"
)

// ParseDate reads one EDTF expression. Its error says what is wrong and
// gives an example of what would be right.
func ParseDate(s string) (Date, error) {
	if s == "" || s == OpenEnd || isWholeDay(s) {
		return Date{EDTF: s}, nil
	}
	if _, _, err := extent(s); err != nil {
		return Date{}, fmt.Errorf("%q is not a date: %w; write it as 1961-07-06, 1961-07, 1961, 1961? or 196X (EDTF)", clip(s), err)
	}
	return Date{EDTF: s}, nil
}

// Earliest is the first day that the date can mean, "" when it is not known.
func (d Date) Earliest() Day {
	earliest, _ := d.Days()
	return earliest
}

// Latest is the last day that the date can mean, "" when it is not known.
func (d Date) Latest() Day {
	_, latest := d.Days()
	return latest
}

// Days are the first and the last day that the date can mean.
func (d Date) Days() (earliest, latest Day) {
	if !d.IsKnown() {
		return "", ""
	}
	if isWholeDay(d.EDTF) {
		return Day(d.EDTF), Day(d.EDTF)
	}
	earliest, latest, err := extent(d.EDTF)
	if err != nil { // it is not of [ParseDate]
		return "", ""
	}
	return earliest, latest
}

// isWholeDay reports whether s is a day as most of a seed's million dates are,
// YYYY-MM-DD; one that it does not know is left to [extent].
func isWholeDay(s string) bool {
	const safeDays = 28 // every month has them
	if len(s) != len("1961-07-06") || s[4] != '-' || s[7] != '-' || !isDigits(s[:4]) || !isDigits(s[5:7]) || !isDigits(s[8:]) {
		return false
	}
	month, day := int(s[5]-'0')*10+int(s[6]-'0'), int(s[8]-'0')*10+int(s[9]-'0')
	return month >= 1 && month <= 12 && day >= 1 && (day <= safeDays || day <= daysIn(int(s[0]-'0')*1000+int(s[1]-'0')*100+int(s[2]-'0')*10+int(s[3]-'0'), month))
}

func daysIn(year, month int) int {
	return time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

// MustDate is ParseDate for dates written in code.
func MustDate(s string) Date {
	d, err := ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

// IsZero reports whether nobody recorded a date.
func (d Date) IsZero() bool { return d.EDTF == "" }

// IsOpen reports whether the date is an end stated to be still open.
func (d Date) IsOpen() bool { return d.EDTF == OpenEnd }

// IsKnown reports whether the date names at least a range of days.
func (d Date) IsKnown() bool { return d.EDTF != "" && d.EDTF != OpenEnd }

// IsQualified reports whether the date is marked uncertain or approximate.
func (d Date) IsQualified() bool { return strings.ContainsAny(d.EDTF, "?~%") }

// Covers reports whether every day that other can mean is one that d can mean.
func (d Date) Covers(other Date) bool {
	return d.IsKnown() && other.IsKnown() && d.Earliest() <= other.Earliest() && other.Latest() <= d.Latest()
}

// Span is the number of days that the date can mean, 0 when it is not known.
func (d Date) Span() int {
	if !d.IsKnown() {
		return 0
	}
	return d.Latest().Since(d.Earliest()) + 1
}

// String is the date's EDTF.
func (d Date) String() string { return d.EDTF }

// MarshalGQL writes the date as its EDTF, or null.
func (d Date) MarshalGQL(w io.Writer) { writeStringOrNull(w, d.EDTF) }

// UnmarshalGQL reads an EDTF expression.
func (d *Date) UnmarshalGQL(v any) error {
	s, ok := v.(string)
	if !ok {
		return fmt.Errorf("a date is a string such as \"1961-07-06\"")
	}
	parsed, err := ParseDate(s)
	if err == nil && !parsed.IsKnown() {
		err = fmt.Errorf("%q is not a date; write it as 1961-07-06, 1961-07 or 1961", s)
	}
	if err != nil {
		return err
	}
	*d = parsed
	return nil
}

// ParseDay reads a whole day, YYYY-MM-DD.
func ParseDay(s string) (Day, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return "", fmt.Errorf("%q is not a day; write it as 1975-01-31", clip(s))
	}
	return Day(t.Format(time.DateOnly)), nil
}

// DayOf is the day of an instant, in UTC.
func DayOf(t time.Time) Day { return Day(t.UTC().Format(time.DateOnly)) }

// Time is the first instant of the day in UTC, the zero time when not known.
func (d Day) Time() time.Time {
	t, err := time.Parse(time.DateOnly, string(d))
	if err != nil {
		return time.Time{}
	}
	return t
}

// Since is the number of days from another day to this one.
func (d Day) Since(other Day) int {
	const dayInSeconds = 24 * 60 * 60 // a time.Duration ends after 292 years
	return int((d.Time().Unix() - other.Time().Unix()) / dayInSeconds)
}

// add is the day so many days later.
func (d Day) add(days int) Day { return Day(d.Time().AddDate(0, 0, days).Format(time.DateOnly)) }

// Value stores an unknown day as NULL.
func (d Day) Value() (driver.Value, error) {
	if d == "" {
		return nil, nil
	}
	return string(d), nil
}

// Scan reads a day from SQL.
func (d *Day) Scan(v any) error {
	switch v := v.(type) {
	case nil:
		*d = ""
	case string:
		*d = Day(v)
	case []byte:
		*d = Day(v)
	default:
		return fmt.Errorf("cannot read a day from %T", v)
	}
	return nil
}

// MarshalGQL writes the day, or null.
func (d Day) MarshalGQL(w io.Writer) { writeStringOrNull(w, string(d)) }

// UnmarshalGQL reads a whole day.
func (d *Day) UnmarshalGQL(v any) error {
	s, ok := v.(string)
	if !ok {
		return fmt.Errorf("a day is a string such as \"1975-01-31\"")
	}
	day, err := ParseDay(s)
	*d = day
	return err
}

func writeStringOrNull(w io.Writer, s string) {
	if s == "" {
		_, _ = io.WriteString(w, "null")
		return
	}
	_, _ = io.WriteString(w, strconv.Quote(s)) // dates hold ASCII only
}

// extent gives the first and last day that a date or an interval can mean.
func extent(s string) (Day, Day, error) {
	if from, to, isInterval := strings.Cut(s, "/"); isInterval {
		return intervalBounds(from, to)
	}
	return bounds(s)
}

// intervalBounds reads from/to, where either may be open ("..") or unknown ("").
func intervalBounds(from, to string) (Day, Day, error) {
	earliest, latest := firstDay, lastDay
	hasFrom, hasTo := from != "" && from != OpenEnd, to != "" && to != OpenEnd
	if !hasFrom && !hasTo {
		return "", "", fmt.Errorf("the interval names neither a beginning nor an end")
	}
	var err error
	if hasFrom {
		if earliest, _, err = bounds(from); err != nil {
			return "", "", err
		}
	}
	if hasTo {
		if _, latest, err = bounds(to); err != nil {
			return "", "", err
		}
	}
	if latest < earliest {
		return "", "", fmt.Errorf("the interval ends before it begins")
	}
	return earliest, latest, nil
}

// bounds gives the first and last day that one date without "/" can mean.
func bounds(s string) (Day, Day, error) {
	if n := len(s); n > 0 && strings.ContainsRune("?~%", rune(s[n-1])) {
		s = s[:n-1]
	}
	year, rest, hasMonth := strings.Cut(s, "-")
	month, day, hasDay := strings.Cut(rest, "-")
	firstYear, lastYear, err := yearBounds(year)
	if err != nil {
		return "", "", err
	}
	wholeYears := func() (Day, Day, error) {
		return dayOf(firstYear, 1, 1), dayOf(lastYear, 12, 31), nil
	}
	switch {
	case !hasMonth:
		return wholeYears()
	case firstYear != lastYear:
		return "", "", fmt.Errorf("a year with an X has no month")
	case !hasDay && isSeason(month):
		return wholeYears() // a season has other months in each hemisphere
	case month == "XX" && (!hasDay || day == "XX"):
		return wholeYears()
	}
	m, err := twoDigits(month, "month", 1, 12)
	if err != nil {
		return "", "", err
	}
	monthEnd := daysIn(firstYear, m)
	first, last := 1, monthEnd
	if hasDay && day != "XX" {
		d, err := twoDigits(day, "day", 1, monthEnd)
		if err != nil {
			return "", "", err
		}
		first, last = d, d
	}
	return dayOf(firstYear, m, first), dayOf(firstYear, m, last), nil
}

// dayOf writes a day; a seed holds a million, and fmt takes its time.
func dayOf(year, month, day int) Day {
	digit := func(n int) byte { return byte('0' + n%10) }
	return Day([]byte{
		digit(year / 1000), digit(year / 100), digit(year / 10), digit(year), '-',
		digit(month / 10), digit(month), '-', digit(day / 10), digit(day),
	})
}

func isSeason(month string) bool {
	return month == "21" || month == "22" || month == "23" || month == "24"
}

// yearBounds reads YYYY, YYYX (a decade) and YYXX (a century).
func yearBounds(s string) (first, last int, err error) {
	digits := strings.TrimRight(s, "X")
	if len(s) != 4 || len(digits) < 2 || !isDigits(digits) {
		return 0, 0, fmt.Errorf("the year needs four digits")
	}
	n, err := strconv.Atoi(digits)
	if err != nil {
		return 0, 0, err
	}
	width := 1
	for range 4 - len(digits) {
		width *= 10
	}
	return n * width, n*width + width - 1, nil
}

func twoDigits(s, what string, low, high int) (int, error) {
	if len(s) != 2 || !isDigits(s) {
		return 0, fmt.Errorf("the %s needs two digits", what)
	}
	n, err := strconv.Atoi(s)
	if err != nil || n < low || n > high {
		return 0, fmt.Errorf("there is no %s %s here", what, s)
	}
	return n, nil
}

func isDigits(s string) bool {
	for _, r := range s {
		if r < '0' || r > '9' {
			return false
		}
	}
	return s != ""
}

// clip keeps an echoed input short.
func clip(s string) string {
	const most = 60
	if len(s) <= most {
		return s
	}
	return strings.ToValidUTF8(s[:most], "") + "…"
}
