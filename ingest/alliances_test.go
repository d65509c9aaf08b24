package ingest

import (
	"slices"
	"testing"
)

func TestYMD(t *testing.T) {
	for _, test := range []struct{ year, month, day, want string }{
		{"1961", "7", "6", "1961-07-06"},
		{"1961", "12", "31", "1961-12-31"},
		{"1961", "7", "", "1961-07"},
		{"1961", "7", "99", "1961-07"},
		{"1961", "0", "6", "1961"},
		{"1961", "-9", "", "1961"},
		{"0", "7", "6", ""},
		{"", "", "", ""},
		{"-9", "1", "1", ""},
	} {
		if got := ymd(test.year, test.month, test.day); got != test.want {
			t.Errorf("%s, %s, %s is %q, want %q", test.year, test.month, test.day, got, test.want)
		}
	}
}

// Lengths are in months.
func TestMonthsDuration(t *testing.T) {
	for months, want := range map[int]string{120: "P10Y", 12: "P1Y", 3: "P3M", 106: "P106M"} {
		if got := monthsDuration(months); got != want {
			t.Errorf("%d months are %s, want %s", months, got, want)
		}
	}
}

// Two numbers of one country are one member, from its first entry to its last
// exit; a number that means no one state is left out.
func TestEachMembership(t *testing.T) {
	rows := []Row{
		{"id": "1", "ccode": "260", "on": "1990-10-03"},
		{"id": "1", "ccode": "255", "on": "1955-05-05"},
		{"id": "1", "ccode": "365", "on": "1961-07-06"},
		{"id": "1", "ccode": "9999", "on": "1961-07-06"},
		{"id": "2", "ccode": "365", "on": "1992-01-01"},
	}
	out := NewTables()
	var got []string
	eachMembership(rows, "id", "ccode", func(row Row) string { return row["on"] }, out, func(country string, spells []Row, _ *Tables) {
		got = append(got, spells[0]["id"]+" "+country)
		for _, spell := range spells {
			got = append(got, spell["on"])
		}
	})
	want := []string{"1 DEU", "1955-05-05", "1990-10-03", "1 SUN", "1961-07-06", "2 RUS", "1992-01-01"}
	if !slices.Equal(got, want) {
		t.Errorf("the memberships are %q, want %q", got, want)
	}
	if left := out.left["a member whose number means no one state on that day"]; !slices.Equal(left, []string{"id 1, ccode 9999"}) {
		t.Errorf("left out are %q", left)
	}
}

func TestRenewal(t *testing.T) {
	for _, test := range []struct{ how, length, want string }{
		{"2", "60", "Prolonged by 5 years at a time."},
		{"2", "12", "Prolonged by a year at a time."},
		{"1", "6", "Can be prolonged by 6 months at a time."},
		{"0", "60", ""},
		{"2", "0", ""},
		{"2", "", ""},
		{"2", "-9", ""},
	} {
		if got := renewal(test.how, test.length); got != test.want {
			t.Errorf("%s, %s is %q, want %q", test.how, test.length, got, test.want)
		}
	}
}
