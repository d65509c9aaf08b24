package models

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestParseDate(t *testing.T) {
	for _, c := range []struct{ edtf, earliest, latest string }{
		// Level 0.
		{"1961-07-06", "1961-07-06", "1961-07-06"},
		{"1961-07", "1961-07-01", "1961-07-31"},
		{"1961", "1961-01-01", "1961-12-31"},
		{"1900-02", "1900-02-01", "1900-02-28"}, // no leap year
		{"2000-02", "2000-02-01", "2000-02-29"},
		{"0000-02-29", "0000-02-29", "0000-02-29"},
		{"1995-09/1996-09", "1995-09-01", "1996-09-30"},
		{"1995/1995-06-30", "1995-01-01", "1995-06-30"},
		{"1961-07-06/1961-07-06", "1961-07-06", "1961-07-06"},
		// Level 1: uncertain, approximate, both.
		{"1961?", "1961-01-01", "1961-12-31"},
		{"1961-07~", "1961-07-01", "1961-07-31"},
		{"1961-07-06%", "1961-07-06", "1961-07-06"},
		{"1995?/1996~", "1995-01-01", "1996-12-31"},
		// Level 1: unspecified digits.
		{"196X", "1960-01-01", "1969-12-31"},
		{"19XX", "1900-01-01", "1999-12-31"},
		{"196X?", "1960-01-01", "1969-12-31"},
		{"1961-XX", "1961-01-01", "1961-12-31"},
		{"1961-XX-XX", "1961-01-01", "1961-12-31"},
		{"1961-02-XX", "1961-02-01", "1961-02-28"},
		// Level 1: seasons, which have other months in each hemisphere.
		{"1961-21", "1961-01-01", "1961-12-31"},
		{"1961-24~", "1961-01-01", "1961-12-31"},
		// Level 1: an interval with one end that is open or not known.
		{"1961-07-06/..", "1961-07-06", "9999-12-31"},
		{"1961/", "1961-01-01", "9999-12-31"},
		{"../1961", "0000-01-01", "1961-12-31"},
		{"/1961-07", "0000-01-01", "1961-07-31"},
		// No date at all, and an end that is stated to be open.
		{"", "", ""},
		{"..", "", ""},
	} {
		d, err := ParseDate(c.edtf)
		if err != nil || d.EDTF != c.edtf || d.Earliest() != Day(c.earliest) || d.Latest() != Day(c.latest) {
			t.Errorf("ParseDate(%q) = %+v, %v; want %s to %s", c.edtf, d, err, c.earliest, c.latest)
		}
	}
}

func TestParseDateRefuses(t *testing.T) {
	for edtf, why := range map[string]string{
		"61":                    "the year needs four digits",
		"19611":                 "the year needs four digits",
		"1XXX":                  "the year needs four digits",
		"XXXX":                  "the year needs four digits",
		"1X61":                  "the year needs four digits",
		"-500":                  "the year needs four digits",
		"?":                     "the year needs four digits",
		"６１":                    "the year needs four digits",
		"6 July 1961":           "the year needs four digits",
		"1961-7-6":              "the month needs two digits",
		"1961-July":             "the month needs two digits",
		"1961-XX-06":            "the month needs two digits",
		"1961-13":               "there is no month 13 here",
		"1961-00":               "there is no month 00 here",
		"1961-21-06":            "there is no month 21 here",
		"1961-06-31":            "there is no day 31 here",
		"1900-02-29":            "there is no day 29 here",
		"1961-07-6":             "the day needs two digits",
		"1961-07-":              "the day needs two digits",
		"1961-07-06-1":          "the day needs two digits",
		"1961-07-06T10:00":      "the day needs two digits",
		"1961-07-06??":          "the day needs two digits",
		"196X-07":               "a year with an X has no month",
		"1961-":                 "the month needs two digits",
		" 1961":                 "the year needs four digits",
		"/":                     "neither a beginning nor an end",
		"../..":                 "neither a beginning nor an end",
		"/..":                   "neither a beginning nor an end",
		"../":                   "neither a beginning nor an end",
		"1996/1995":             "ends before it begins",
		"1961/1962/1963":        "the year needs four digits",
		"1961/yesterday":        "the year needs four digits",
		strings.Repeat("1", 99): "…",
	} {
		d, err := ParseDate(edtf)
		if err == nil || d != (Date{}) {
			t.Errorf("ParseDate(%q) = %+v, %v; want an error", edtf, d, err)
			continue
		}
		if !strings.Contains(err.Error(), why) || !strings.Contains(err.Error(), "write it as 1961-07-06") {
			t.Errorf("ParseDate(%q): %q does not say %q and what would be right", edtf, err, why)
		}
	}
}

func TestDateQuestions(t *testing.T) {
	for _, c := range []struct {
		edtf                             string
		zero, open, known, qualified     bool
		span                             int
		covers, coveredBy, neverBothWays string
	}{
		{edtf: "", zero: true},
		{edtf: "..", open: true},
		{edtf: "1961-07-06", known: true, span: 1, covers: "1961-07-06", coveredBy: "1961-07"},
		{edtf: "1961-07", known: true, span: 31, covers: "1961-07-31", coveredBy: "1961"},
		{edtf: "1961~", known: true, qualified: true, span: 365, covers: "1961-21", coveredBy: "196X"},
		{edtf: "19XX", known: true, span: 36524, covers: "1961", coveredBy: "../1999"},
		{edtf: "../1999", known: true, span: 730485, covers: "0000-01-01", coveredBy: "../2000", neverBothWays: "1999/.."},
	} {
		d := MustDate(c.edtf)
		if d.IsZero() != c.zero || d.IsOpen() != c.open || d.IsKnown() != c.known || d.IsQualified() != c.qualified || d.Span() != c.span {
			t.Errorf("%q: zero %t, open %t, known %t, qualified %t, span %d", c.edtf, d.IsZero(), d.IsOpen(), d.IsKnown(), d.IsQualified(), d.Span())
		}
		if c.covers != "" && !d.Covers(MustDate(c.covers)) {
			t.Errorf("%q does not cover %q", c.edtf, c.covers)
		}
		if c.coveredBy != "" && !MustDate(c.coveredBy).Covers(d) {
			t.Errorf("%q is not covered by %q", c.edtf, c.coveredBy)
		}
		if other := MustDate(c.neverBothWays); d.Covers(other) || other.Covers(d) {
			t.Errorf("%q and %q cover each other", c.edtf, other)
		}
	}
}

func TestMustDatePanics(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("MustDate took what is no date")
		}
	}()
	MustDate("soon")
}

// days are those of 1960 to 1979: few enough to meet, many enough to differ.
func days() *rapid.Generator[Day] {
	first := time.Date(1960, 1, 1, 0, 0, 0, 0, time.UTC)
	return rapid.Map(rapid.IntRange(0, 20*365), func(n int) Day { return DayOf(first.AddDate(0, 0, n)) })
}

// vaguer writes a day as EDTF of some precision and with some doubt.
func vaguer(t *rapid.T, day Day) Date {
	year, month := string(day[:4]), string(day[:7])
	other := days().Draw(t, "other")
	edtf := rapid.SampledFrom([]string{
		string(day), month, year, month + "-XX", year + "-XX", year[:3] + "X", year[:2] + "XX", year + "-22",
		string(min(day, other) + "/" + max(day, other)), string(day) + "/..", "/" + month,
	}).Draw(t, "form")
	if !strings.Contains(edtf, "/") {
		edtf += rapid.SampledFrom([]string{"", "", "?", "~", "%"}).Draw(t, "doubt")
	}
	return MustDate(edtf)
}

func TestDateHoldsTheDaysItCanMean(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		day := days().Draw(t, "day")
		d := vaguer(t, day)
		if !d.IsKnown() || d.Earliest() > d.Latest() || day < d.Earliest() || d.Latest() < day {
			t.Fatalf("%s means %s to %s, not %s", d, d.Earliest(), d.Latest(), day)
		}
		if !d.Covers(MustDate(string(day))) || !d.Covers(d) {
			t.Fatalf("%s does not cover what it can mean", d)
		}
		if d.Earliest().Time().AddDate(0, 0, d.Span()-1) != d.Latest().Time() {
			t.Fatalf("%s spans %d days", d, d.Span())
		}
		if again, err := ParseDate(d.String()); err != nil || again != d {
			t.Fatalf("%s reads back as %+v, %v", d, again, err)
		}
		other := vaguer(t, days().Draw(t, "other day"))
		if d.Covers(other) && other.Covers(d) != (d.Span() == other.Span()) {
			t.Fatalf("%s and %s cover each other wrongly", d, other)
		}
	})
}

func TestDayReadsAndWrites(t *testing.T) {
	for _, wrong := range []string{"", "1961", "1961-07", "1961-02-29", "1961-7-6", "1961-07-06 ", "..", "today"} {
		if day, err := ParseDay(wrong); err == nil || day != "" {
			t.Errorf("ParseDay(%q) = %q, %v", wrong, day, err)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		day := days().Draw(t, "day")
		if again, err := ParseDay(string(day)); err != nil || again != day {
			t.Fatalf("%s reads back as %s, %v", day, again, err)
		}
		value, err := day.Value()
		var scanned, bytes Day
		if err != nil || scanned.Scan(value) != nil || bytes.Scan([]byte(day)) != nil || scanned != day || bytes != day {
			t.Fatalf("%s comes back from SQL as %s and %s", day, scanned, bytes)
		}
	})
	day := Day("1961-07-06")
	if value, err := Day("").Value(); value != nil || err != nil {
		t.Errorf("an unknown day is stored as %v, %v", value, err)
	}
	if err := day.Scan(nil); err != nil || day != "" || !day.Time().IsZero() {
		t.Errorf("NULL is read as %q, %v", day, err)
	}
	if err := day.Scan(7); err == nil {
		t.Error("a day is read from an integer")
	}
}

func TestDatesInGraphQL(t *testing.T) {
	for _, c := range []struct {
		in      any
		date    string
		day     string
		dateErr bool
		dayErr  bool
	}{
		{in: "1961-07-06", date: `"1961-07-06"`, day: `"1961-07-06"`},
		{in: "1961-07", date: `"1961-07"`, dayErr: true, day: "null"},
		{in: "", dateErr: true, dayErr: true, day: "null"},
		{in: "..", dateErr: true, dayErr: true, day: "null"},
		{in: `"1961"`, dateErr: true, dayErr: true, day: "null"},
		{in: 1961, dateErr: true, dayErr: true, day: "null"},
		{in: nil, dateErr: true, dayErr: true, day: "null"},
	} {
		var date Date
		if err := date.UnmarshalGQL(c.in); (err != nil) != c.dateErr {
			t.Errorf("%v as a date: %v", c.in, err)
		}
		var out strings.Builder
		if date.MarshalGQL(&out); c.dateErr && out.String() != "null" || !c.dateErr && out.String() != c.date {
			t.Errorf("%v as a date is written %s", c.in, out.String())
		}
		var day Day
		if err := day.UnmarshalGQL(c.in); (err != nil) != c.dayErr {
			t.Errorf("%v as a day: %v", c.in, err)
		}
		out.Reset()
		if day.MarshalGQL(&out); out.String() != c.day {
			t.Errorf("%v as a day is written %s", c.in, out.String())
		}
	}
}

func FuzzParseDate(f *testing.F) {
	for _, seed := range []string{
		"", "..", "1961-07-06", "1961?", "196X", "1961-21", "1995-09/1996-09", "/..", "1900-02-29", "../1999", "1961-XX-XX%", "１９６１", "1961-07-06\n",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := ParseDate(s)
		if err != nil {
			if d != (Date{}) || len(err.Error()) > 500 {
				t.Fatalf("%q: %+v beside the error %q", s, d, err)
			}
			return
		}
		if d.String() != s || d.IsKnown() == (s == "" || s == OpenEnd) {
			t.Fatalf("%q is read as %+v", s, d)
		}
		if !d.IsKnown() {
			return
		}
		for _, day := range []Day{d.Earliest(), d.Latest()} {
			if again, err := ParseDay(string(day)); err != nil || again != day {
				t.Fatalf("%q is bounded by %q: %v", s, day, err)
			}
		}
		if d.Earliest() > d.Latest() || d.Span() < 1 {
			t.Fatalf("%q means %s to %s, %d days", s, d.Earliest(), d.Latest(), d.Span())
		}
	})
}

func ExampleParseDate() {
	for _, s := range []string{"1961-07-06", "1961?", "196X", "6 July 1961"} {
		d, err := ParseDate(s)
		fmt.Println(d.Earliest(), d.Latest(), err)
	}
	// Output:
	// 1961-07-06 1961-07-06 <nil>
	// 1961-01-01 1961-12-31 <nil>
	// 1960-01-01 1969-12-31 <nil>
	//   "6 July 1961" is not a date: the year needs four digits; write it as 1961-07-06, 1961-07, 1961, 1961? or 196X (EDTF)
}

// A whole day is quickly read, and as any other date is.
func TestWholeDays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := fmt.Sprintf("%04d-%02d-%02d", rapid.IntRange(0, 9999).Draw(t, "year"), rapid.IntRange(0, 13).Draw(t, "month"), rapid.IntRange(0, 32).Draw(t, "day"))
		earliest, latest, err := bounds(s)
		if isWholeDay(s) != (err == nil) || err == nil && (earliest != Day(s) || latest != Day(s)) {
			t.Fatalf("%s is a whole day: %t; its bounds are %s and %s: %v", s, isWholeDay(s), earliest, latest, err)
		}
	})
}
