package models_test

import (
	"testing"

	"entente/models"
)

func TestExplain(t *testing.T) {
	date := models.MustDate
	for _, c := range []struct {
		name      string
		period    models.Period
		day       models.Day
		certainty models.Certainty
		want      string
	}{
		{"held", models.Period{Start: date("1961-09-10"), End: date("1996-09-10")}, "1975-01-01", models.Definite, "It began on 1961-09-10 and ended on 1996-09-10."},
		{"still held", models.Period{Start: date("2024-12"), End: date(".."), Observed: date("2026-01-31")}, "2026-01-31", models.Definite, "It began in 2024-12 and still held on 2026-01-31."},
		{"not begun", models.Period{Start: date("1961-09-10")}, "1961-09-09", models.No, "It began on 1961-09-10."},
		{"not yet acceded", models.Period{NotBefore: date("2004-03-29"), Act: "consented to be bound"}, "1975-01-01", models.No, "It consented to be bound on 2004-03-29."},
		{"of a state that is no more", models.Period{Start: date("1961"), NotFrom: date("1991-12-26")}, "1995-01-01", models.No, "Who was bound ceased to exist on 1991-12-26."},
		{"of a state that ended in the year", models.Period{Start: date("1961"), End: date("1996"), NotFrom: date("1991")}, "1991-06-01", models.Possible, "Who was bound ceased to exist in 1991, perhaps before that day."},
		{"not signed", models.Period{NotBefore: date("1961")}, "1960-12-31", models.No, "It was signed in 1961."},
		{"over", models.Period{Start: date("1961"), End: date("199X")}, "2000-01-01", models.No, "It ended in 199X."},
		{"no dates", models.Period{}, "1975-01-01", models.Possible, "No beginning is recorded, and no end is recorded."},
		{"vague ends", models.Period{Start: date("1961"), End: date("1961")}, "1961-06-30", models.Possible, "The beginning, 1961, may be after that day, and the end, 1961, may be before that day."},
		{"ancient", models.Period{Start: date("1703")}, "2026-01-31", models.Possible, "No end is recorded."},
		{"not looked since", models.Period{Start: date("1961"), End: date(".."), Observed: date("2004-12-31")}, "2005-01-01", models.Possible, "It is last known to have held on 2004-12-31, before that day."},
		{"never looked", models.Period{Start: date("1961"), End: date("..")}, "1975-01-01", models.Possible, "It is not recorded on which day a source found it still to hold."},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := c.period.On(c.day); got != c.certainty {
				t.Errorf("it is %s, want %s", got, c.certainty)
			}
			if got := c.period.Explain(c.day); got != c.want {
				t.Errorf("explained as %q, want %q", got, c.want)
			}
		})
	}
}

func TestPartyStatus(t *testing.T) {
	date := models.MustDate
	treaty := &models.Treaty{SignedOn: date("1961-07-06"), EnteredIntoForceOn: date("1961-09-10"), TerminatedOn: date("1996-09-10")}
	for _, c := range []struct {
		name          string
		party         models.Party
		parties       int
		day           models.Day
		signed, bound models.Certainty
	}{
		{"before the signature", models.Party{}, 2, "1961-07-05", models.No, models.No},
		{"signed, not yet in force", models.Party{}, 2, "1961-08-01", models.Definite, models.No},
		{"a treaty of two binds both", models.Party{}, 2, "1975-01-01", models.Definite, models.Definite},
		{"a treaty of many may bind some later", models.Party{}, 3, "1975-01-01", models.Possible, models.Possible},
		{"one of many by its own dates", models.Party{SignedOn: date("1962"), EnteredIntoForceOn: date("1963-01-01")}, 3, "1975-01-01", models.Definite, models.Definite},
		{"signed and never ratified", models.Party{SignedOn: date("1961-07-06")}, 3, "1975-01-01", models.Definite, models.Possible},
		{"acceded, never signed", models.Party{Consent: "ACCESSION", EnteredIntoForceOn: date("1970")}, 3, "1975-01-01", models.No, models.Definite},
		{"withdrew", models.Party{EnteredIntoForceOn: date("1961-09-10"), WithdrewOn: date("1974")}, 3, "1975-01-01", models.Possible, models.No},
		{"after the treaty's end", models.Party{}, 2, "1996-09-10", models.Definite, models.No},
	} {
		t.Run(c.name, func(t *testing.T) {
			status := c.party.StatusOn(treaty, c.parties, models.Period{}, c.day)
			if status.Signed != c.signed || status.Bound != c.bound {
				t.Errorf("signed %s, bound %s; want %s, %s", status.Signed, status.Bound, c.signed, c.bound)
			}
		})
	}
}
