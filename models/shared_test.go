package models

import "testing"

func TestBetween(t *testing.T) {
	day := MustDate
	treaty := &Treaty{SignedOn: day("1899-07-29"), EnteredIntoForceOn: day("1900-09-04"), TerminatedOn: day("1990-01-01")}
	old := []Period{{Start: day("1776-07-04"), End: day("..")}}
	young := []Period{{Start: day("1991-12-16"), End: day("..")}}
	gone := []Period{{Start: day("1922"), End: day("1991-12-26")}}
	unknown := []Period{{}}
	side := func(existing []Period, parties ...*Party) Side { return Side{Parties: parties, Existing: existing} }
	founder := side(old, &Party{})
	for _, c := range []struct {
		why                    string
		treaty                 *Treaty
		parties                int
		second                 Side
		signed, inForce, ended string
	}{
		{"two founders without dates of their own", treaty, 40, side(old, &Party{}), "1899-07-29", "1900-09-04", "1990-01-01"},
		{"nobody says since when the other exists", treaty, 40, side(unknown, &Party{}), "1899-07-29", "1900-09-04", "1990-01-01"},
		{"one signed later", treaty, 40, side(old, &Party{SignedOn: day("1900-01-01")}), "1900-01-01", "1900-09-04", "1990-01-01"},
		{"one signed after it was in force", treaty, 40, side(old, &Party{SignedOn: day("1905")}), "1905", "", "1990-01-01"},
		{"one acceded, and is bound from a day", treaty, 40, side(old, &Party{Consent: "ACCESSION", ConsentedOn: day("1907"), EnteredIntoForceOn: day("1908-02-01")}), "", "1908-02-01", "1990-01-01"},
		{"one acceded, from when is not recorded", treaty, 40, side(old, &Party{Consent: "ACCESSION", ConsentedOn: day("1907")}), "", "", "1990-01-01"},
		{"one did not exist", treaty, 40, side(young, &Party{}), "", "", ""},
		{"one did not exist and is bound from a day", treaty, 40, side(young, &Party{EnteredIntoForceOn: day("1995-03-02"), WithdrewOn: day("1999-03-02")}), "", "1995-03-02", "1999-03-02"},
		{"one existed no longer when it ended", &Treaty{SignedOn: day("1987-12-08"), EnteredIntoForceOn: day("1988-06-01"), TerminatedOn: day("2019-08-02")}, 40, side(gone, &Party{}), "1987-12-08", "1988-06-01", ""},
		{"one ended, and its successor counts as it", &Treaty{SignedOn: day("1987-12-08"), TerminatedOn: day("2019-08-02")}, 40, side(append(young, gone...), &Party{}), "1987-12-08", "", "2019-08-02"},
		{"a treaty of two, whatever is recorded of the states", treaty, 2, side(young, &Party{}), "1899-07-29", "1900-09-04", "1990-01-01"},
		{"a treaty of two that ended when one of them was no more", &Treaty{SignedOn: day("1987-12-08"), EnteredIntoForceOn: day("1988-06-01"), TerminatedOn: day("2019-08-02")}, 2, side(gone, &Party{}), "1987-12-08", "1988-06-01", ""},
		{"one was no more when the other signed", &Treaty{SignedOn: day("1995-02-16")}, 40, side(gone, &Party{SignedOn: day("1990-01-26")}), "", "", ""},
		{"one withdrew, as is recorded, when it was no more", &Treaty{SignedOn: day("1971-12-18")}, 40, side(gone, &Party{WithdrewOn: day("2001-03-20")}), "1971-12-18", "", ""},
		{"a treaty of two that entered into force when one of them was no more", &Treaty{SignedOn: day("1991-07-31"), EnteredIntoForceOn: day("1994-12-05")}, 2, side(gone, &Party{}), "1991-07-31", "", ""},
		{"one withdrew", treaty, 40, side(old, &Party{WithdrewOn: day("1950-01-01")}), "1899-07-29", "1900-09-04", "1950-01-01"},
		{"a state and its predecessor on one side", treaty, 40, side(append(young, gone...), &Party{SignedOn: day("1993")}, &Party{SignedOn: day("1930"), WithdrewOn: day("1950")}), "1930", "", "1990-01-01"},
		{"a treaty without dates", &Treaty{}, 40, side(old, &Party{}), "", "", ""},
	} {
		want := Shared{day(c.signed), day(c.inForce), day(c.ended)}
		if got := c.treaty.Between(c.parties, founder, c.second, Possible); got != want {
			t.Errorf("%s: %+v, want %+v", c.why, got, want)
		}
		if got := c.treaty.Between(c.parties, c.second, founder, Possible); got != want {
			t.Errorf("%s, the other way round: %+v, want %+v", c.why, got, want)
		}
	}
}

// What is not recorded of a party of a treaty of many is not definite.
func TestBetweenForCertain(t *testing.T) {
	day := MustDate
	treaty := &Treaty{SignedOn: day("1864-08-22"), EnteredIntoForceOn: day("1865-06-22"), TerminatedOn: day("1966-10-10")}
	side := func(parties ...*Party) Side {
		return Side{Parties: parties, Existing: []Period{{Start: day("1776-07-04"), End: day("..")}}}
	}
	for _, c := range []struct {
		why                    string
		parties                int
		first, second          *Party
		signed, inForce, ended string
	}{
		{"a treaty of two", 2, &Party{}, &Party{}, "1864-08-22", "1865-06-22", "1966-10-10"},
		{"a treaty of many, nothing recorded of the parties", 12, &Party{}, &Party{}, "", "", ""},
		{"nothing recorded of one", 12, &Party{SignedOn: day("1864-08-22"), EnteredIntoForceOn: day("1865-06-22")}, &Party{}, "", "", ""},
		{"both signed and were bound", 12, &Party{SignedOn: day("1864-08-22"), EnteredIntoForceOn: day("1865-06-22")}, &Party{SignedOn: day("1864-12-08"), EnteredIntoForceOn: day("1866")}, "1864-12-08", "1866", "1966-10-10"},
		{"both had consented when it entered into force", 12, &Party{ConsentedOn: day("1864-09")}, &Party{ConsentedOn: day("1865-01-01")}, "", "1865-06-22", "1966-10-10"},
		{"one consented later", 12, &Party{ConsentedOn: day("1864-09")}, &Party{ConsentedOn: day("1882-03-01")}, "", "", ""},
	} {
		want := Shared{day(c.signed), day(c.inForce), day(c.ended)}
		if got := treaty.Between(c.parties, side(c.first), side(c.second), Definite); got != want {
			t.Errorf("%s: %+v, want %+v", c.why, got, want)
		}
	}
}
