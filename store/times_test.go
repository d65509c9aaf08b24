package store

import (
	"context"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"testing"

	"entente/models"
)

// manyTimes is a dataset in which the dates meet in all sorts of ways.
func manyTimes() *models.Dataset {
	r := rand.New(rand.NewPCG(3, 4))
	date := func() models.Date { return models.MustDate(someDates[r.IntN(len(someDates))]) }
	end := func() models.Date { return models.MustDate(someEnds[r.IntN(len(someEnds))]) }
	ds := &models.Dataset{Revision: "times"}
	for i := range 1200 {
		id := func(kind string) models.Identity { return identity(models.ID(fmt.Sprintf("%s:%04d", kind, i))) }
		observed := models.Observed{ObservedOn: date()}
		ds.Treaties = append(ds.Treaties, models.Treaty{Identity: id("treaty"), SignedOn: date(), EnteredIntoForceOn: date(), TerminatedOn: end(), Observed: observed})
		ds.Visits = append(ds.Visits, models.Visit{Identity: id("visit"), StartedOn: date(), EndedOn: date()})
		ds.Countries = append(ds.Countries, models.Country{Identity: id("country"), EstablishedOn: date(), DissolvedOn: end(), Observed: observed})
		ds.Leaders = append(ds.Leaders, models.Leader{Identity: id("leader")})
		ds.Tenures = append(ds.Tenures, models.Tenure{Identity: id("tenure"), LeaderID: ds.Leaders[i].ID, StartedOn: date(), EndedOn: end(), Observed: observed})
	}
	consents := append(models.Consent("").Values(), "")
	for i, treaty := range ds.Treaties {
		for j := range 1 + r.IntN(3) {
			ds.Parties = append(ds.Parties, models.Party{
				Identity: identity(models.ID(fmt.Sprintf("party:%04d.%d", i, j))), TreatyID: treaty.ID, ActorID: ds.Countries[j].ID,
				SignedOn: date(), Consent: models.Consent(consents[r.IntN(len(consents))]), ConsentedOn: date(),
				EnteredIntoForceOn: []models.Date{{}, date()}[r.IntN(2)], WithdrewOn: end(), Observed: models.Observed{ObservedOn: date()},
			})
		}
	}
	for i := range 60 {
		claim := models.Claim{Identity: identity(models.ID(fmt.Sprintf("claim:%04d", i))), Kind: models.ClaimKind(models.ClaimKind("").Values()[r.IntN(7)])}
		if i >= 10 {
			claim.AnswersID = ds.Claims[r.IntN(10)].ID
		} else {
			claim.Kind = models.ClaimAllegation
		}
		ds.Claims = append(ds.Claims, claim)
	}
	return ds
}

// everything walks a list to its end.
func everything[T, W, O any](t *testing.T, list *List[T, W, O], where *W) []models.ID {
	t.Helper()
	var all []models.ID
	page := Page{First: new(mostPage)}
	for {
		got, err := list.Page(context.Background(), where, nil, page)
		if err != nil {
			t.Fatal(err)
		}
		for _, edge := range got.Edges {
			all = append(all, any(edge.Node).(models.Node).Self())
		}
		if !got.PageInfo.HasNextPage {
			slices.Sort(all)
			return all
		}
		page.After = &got.PageInfo.EndCursor
	}
}

// same compares a list with what a predicate finds in the dataset.
func same[T, W, O any](t *testing.T, list *List[T, W, O], where *W, all []T, match func(*T) bool) {
	t.Helper()
	wanted := rows(all, func(e *T) (models.ID, bool) { return any(e).(models.Node).Self(), match(e) })
	if got := everything(t, list, where); !slices.Equal(got, wanted) {
		t.Errorf("%s: %d found, want %d: %+v", list.table, len(got), len(wanted), where)
	}
}

func TestTimesAreReasonedAsThePeriodsSay(t *testing.T) {
	ds := manyTimes()
	o, db := newOracle(ds), build(t, filepath.Join(t.TempDir(), "x"), ds)
	for _, day := range []models.Day{"1950-03-01", "1950-03-31", "1961-07-06", "1961-12-31", "1970-01-01", "1995-09-07"} {
		for _, certainty := range []*models.Certainty{nil, new(models.Possible), new(models.No)} {
			inForce := &models.TreatyWhere{InForceOn: &day, Certainty: certainty}
			same(t, db.Treaties, inForce, ds.Treaties, func(e *models.Treaty) bool { return o.treaty(inForce, e) })
			same(t, db.Treaties, &models.TreatyWhere{Not: inForce}, ds.Treaties, func(e *models.Treaty) bool { return !o.treaty(inForce, e) })
			binds := &models.TreatyWhere{Binds: &models.BindsWhere{Actors: []string{"country:0001"}, On: day}, Certainty: certainty}
			same(t, db.Treaties, binds, ds.Treaties, func(e *models.Treaty) bool { return o.treaty(binds, e) })
			on := &models.VisitWhere{On: &day, Certainty: certainty}
			same(t, db.Visits, on, ds.Visits, func(e *models.Visit) bool { return o.visit(on, e) })
			existing := &models.CountryWhere{ExistingOn: &day, Certainty: certainty}
			same(t, db.Countries, existing, ds.Countries, func(e *models.Country) bool { return o.country(existing, e) })
			inOffice := &models.LeaderWhere{InOfficeOn: &day, Certainty: certainty}
			same(t, db.Leaders, inOffice, ds.Leaders, func(e *models.Leader) bool {
				return holds(ds.Tenures[slices.IndexFunc(ds.Tenures, func(t models.Tenure) bool { return t.LeaderID == e.ID })].InOffice(), &day, certainty)
			})
			to := models.MustDate(string(day))
			for _, from := range []*models.Date{nil, new(models.MustDate("1949-12-31")), new(models.MustDate("1950-03")), &to} {
				if from != nil && from.Earliest() > to.Latest() {
					continue
				}
				signed := &models.TreatyWhere{Signed: &models.DateRange{From: from, To: &to}, Certainty: certainty}
				same(t, db.Treaties, signed, ds.Treaties, func(e *models.Treaty) bool { return o.treaty(signed, e) })
				same(t, db.Treaties, &models.TreatyWhere{Not: signed}, ds.Treaties, func(e *models.Treaty) bool { return !o.treaty(signed, e) })
				since := &models.TreatyWhere{Terminated: &models.DateRange{From: &to}, Certainty: certainty}
				same(t, db.Treaties, since, ds.Treaties, func(e *models.Treaty) bool { return o.treaty(since, e) })
			}
		}
	}
}

func TestAllegationsByTheirAnswers(t *testing.T) {
	ds := manyTimes()
	o, db := newOracle(ds), build(t, filepath.Join(t.TempDir(), "x"), ds)
	for _, status := range models.AllegationStatus("").Values() {
		where := &models.ClaimWhere{Statuses: []models.AllegationStatus{models.AllegationStatus(status)}}
		same(t, db.Claims, where, ds.Claims, func(c *models.Claim) bool { return o.claim(where, c) })
		if len(everything(t, db.Claims, where)) == 0 {
			t.Errorf("no allegation is %s", status)
		}
	}
}
