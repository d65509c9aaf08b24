package store

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"entente/models"
)

// bigDataset has the size of the whole: 12,000 treaties with 60,000 parties,
// 8,000 visits, 6,000 gifts and 300,000 citations of all of them.
func bigDataset(treatyCount, citationCount int) *models.Dataset {
	r := rand.New(rand.NewPCG(1, 2))
	ds := &models.Dataset{Revision: fmt.Sprint(treatyCount, citationCount)}
	day := func() models.Date {
		return models.MustDate(fmt.Sprintf("%04d-%02d-%02d", 1800+r.IntN(225), 1+r.IntN(12), 1+r.IntN(28)))
	}
	row := func(kind, slug string, n int) models.Identity {
		return models.Identity{ID: models.ID(fmt.Sprintf("%s:%s-%06d", kind, slug, n)), File: "sources/datasets/some-upstream/rows.csv", Line: n}
	}
	state := func() models.ID { return ds.Countries[int(float64(len(ds.Countries))*r.Float64()*r.Float64())].ID } // a few have most
	for i := range 300 {
		code := fmt.Sprintf("C%02d", i)
		ds.Countries = append(ds.Countries, models.Country{Identity: models.Identity{ID: models.ID("country:" + code)}, Name: "Country " + code, Alpha3: code, Kind: "STATE"})
	}
	for i := range 200 {
		ds.Sources = append(ds.Sources, models.Source{Identity: row("source", "upstream", i), Title: "Some upstream", Publisher: "Some publisher", Kind: "DATASET", LicenseClass: "OPEN", PublishedOn: day()})
	}
	for i := range treatyCount / 3 {
		leader := models.Leader{Identity: row("leader", "some-leader", i), Name: fmt.Sprint("Some Leader ", i), CountryID: state(), BornOn: day()}
		ds.Leaders = append(ds.Leaders, leader)
		for j := range 3 {
			started, ended := day(), day()
			ds.Tenures = append(ds.Tenures, models.Tenure{Identity: row("tenure", "some-tenure", 3*i+j), LeaderID: leader.ID, CountryID: leader.CountryID, Office: "President", Role: "HEAD_OF_STATE", StartedOn: started, EndedOn: ended})
		}
	}
	kinds, subjects := models.TreatyKind("").Values(), models.Subject("").Values()
	for i := range treatyCount {
		treaty := models.Treaty{
			Identity: row("treaty", "agreement-between-some-states", i), Title: fmt.Sprintf("Agreement %d concerning the promotion of good relations between some states", i),
			Kinds: []models.TreatyKind{models.TreatyKind(kinds[r.IntN(len(kinds))])}, Subjects: []models.Subject{models.Subject(subjects[r.IntN(len(subjects))])},
			SignedOn: day(), EnteredIntoForceOn: day(), TerminatedOn: models.MustDate(".."), Observed: models.Observed{ObservedOn: models.MustDate("2018-12-31")},
		}
		ds.Treaties = append(ds.Treaties, treaty)
		if i%5 == 4 {
			ds.TreatyRelations = append(ds.TreatyRelations, models.TreatyRelation{Identity: row("treaty-relation", "agreement-between-some-states", i), TreatyID: treaty.ID, Kind: models.TreatyReplaces, OtherID: ds.Treaties[i-4].ID})
		}
		for j := range 5 {
			ds.Parties = append(ds.Parties, models.Party{Identity: row("party", "agreement-between-some-states", 5*i+j), TreatyID: treaty.ID, ActorID: state(), SignedOn: treaty.SignedOn, Consent: "RATIFICATION", ConsentedOn: day(), EnteredIntoForceOn: day()})
		}
	}
	for i := range treatyCount * 2 / 3 {
		ds.Visits = append(ds.Visits, models.Visit{Identity: row("visit", "some-visit", i), Title: "A visit of some leader to some country", VisitorID: ds.Leaders[r.IntN(len(ds.Leaders))].ID, FromID: state(), HostID: state(), Kind: "STATE", StartedOn: day(), EndedOn: day()})
	}
	for i := range treatyCount / 2 {
		value := r.Float64() * 1000
		ds.Gifts = append(ds.Gifts, models.Gift{Identity: row("gift", "some-gift", i), Title: "A silver bowl with an engraving", Category: "TABLEWARE", GiverID: ds.Leaders[r.IntN(len(ds.Leaders))].ID, RecipientActorID: state(), GivenOn: day(), Value: &value, Currency: "USD", VisitID: ds.Visits[r.IntN(len(ds.Visits))].ID})
	}
	for i := range 200 {
		ds.Organizations = append(ds.Organizations, models.Organization{Identity: row("organization", "some-organization", i), Name: fmt.Sprint("Organization ", i), Kind: "INTERGOVERNMENTAL"})
		for j := range 5 {
			ds.Memberships = append(ds.Memberships, models.Membership{Identity: row("membership", fmt.Sprint("some-organization-", i), j), OrganizationID: ds.Organizations[i].ID, MemberID: ds.Countries[i+j].ID, JoinedOn: day()})
		}
	}
	for i := range treatyCount / 3 {
		ds.VisitEvents = append(ds.VisitEvents, models.VisitEvent{Identity: row("event", "some-visit", i), VisitID: ds.Visits[i].ID, Key: "signing", Kind: "SIGNING", TreatyID: ds.Treaties[i].ID})
		ds.Disagreements = append(ds.Disagreements, models.Disagreement{Identity: row("disagreement", "some-disagreement", i), SubjectID: ds.Treaties[i].ID, Field: []string{"signedOn", "title", "terminatedOn"}[i%3], Sentence: "They differ."})
	}
	for i := range treatyCount {
		ds.Claims = append(ds.Claims, models.Claim{Identity: row("claim", "some-claim", i), Kind: "STATEMENT", SpeakerID: state(), Summary: "Something", AboutIDs: []models.ID{ds.Treaties[i].ID, state()}, SaidOn: day()})
		ds.DiplomaticEvents = append(ds.DiplomaticEvents, models.DiplomaticEvent{Identity: row("diplomatic-event", "some-event", i), Title: "Relations", Kind: "RELATIONS_ESTABLISHED", ActorID: state(), CounterpartID: state(), OccurredOn: day()})
	}
	// As the seed does: entity by entity, a few records of a source or two each.
	each := citationCount/(len(ds.Treaties)+len(ds.Parties)+len(ds.Visits)+len(ds.Gifts)) + 1
	cite := func(id models.ID) {
		source := r.IntN(len(ds.Sources) - 1)
		var by [2]*models.Attribution
		for i := range by {
			by[i] = &models.Attribution{
				SourceID: ds.Sources[source+i].ID, Fields: []string{"title", "signedOn", "enteredIntoForceOn"},
				Standing: models.Supporting, Basis: models.Stated, File: "sources/datasets/some-upstream/rows.csv",
			}
		}
		for n := range min(each, citationCount-len(ds.Citations)) {
			ds.Citations = append(ds.Citations, models.Citation{
				Key: len(ds.Citations) + 1, SubjectID: id, Attribution: by[n%2], Locator: fmt.Sprint("record ", len(ds.Citations)), Line: len(ds.Citations),
			})
		}
	}
	for i := range ds.Treaties {
		cite(ds.Treaties[i].ID)
	}
	for i := range ds.Parties {
		cite(ds.Parties[i].ID)
	}
	for i := range ds.Visits {
		cite(ds.Visits[i].ID)
	}
	for i := range ds.Gifts {
		cite(ds.Gifts[i].ID)
	}
	return ds
}

func BenchmarkBuild(b *testing.B) {
	for _, size := range []struct{ treaties, citations int }{{4_000, 100_000}, {12_000, 300_000}} {
		ds := bigDataset(size.treaties, size.citations)
		b.Run(fmt.Sprintf("citations=%d", size.citations), func(b *testing.B) {
			path := filepath.Join(b.TempDir(), "big.sqlite")
			for b.Loop() {
				if err := Build(b.Context(), path, ds, discard{}); err != nil {
					b.Fatal(err)
				}
			}
			info, err := os.Stat(path)
			if err != nil {
				b.Fatal(err)
			}
			b.ReportMetric(float64(info.Size())/1e6, "MB")
		})
	}
}

func BenchmarkRead(b *testing.B) {
	path := filepath.Join(b.TempDir(), "big.sqlite")
	if err := Build(b.Context(), path, bigDataset(12_000, 300_000), discard{}); err != nil {
		b.Fatal(err)
	}
	db, err := openKept(b.Context(), path)
	if err != nil {
		b.Fatal(err)
	}
	defer db.Close()
	ctx := b.Context()
	var states []models.ID
	for i := range 25 {
		states = append(states, models.ID(fmt.Sprintf("country:C%02d", i)))
	}
	first := new(5)
	page, err := db.Treaties.Page(ctx, nil, nil, Page{First: new(100)})
	if err != nil {
		b.Fatal(err)
	}
	var treatyIDs []models.ID
	for _, edge := range page.Edges {
		treatyIDs = append(treatyIDs, edge.Node.ID)
	}
	relation, err := db.Relation([]string{"C00", "C01"}, false)
	if err != nil {
		b.Fatal(err)
	}
	for name, run := range map[string]func() error{
		"open": func() error {
			again, err := openKept(ctx, path)
			if err != nil {
				return err
			}
			return again.Close()
		},
		"25 treaties by ID": func() error { _, err := Get[models.Treaty](ctx, db, treatyIDs[:25]); return err },
		"parties of 25":     func() error { _, err := Rows[models.Party](ctx, db, treatyIDs[:25]); return err },
		"citations of 25":   func() error { _, err := db.Citations(ctx, treatyIDs[:25]); return err },
		"sources of 25":     func() error { _, err := db.SourcesOf(ctx, treatyIDs[:25]); return err },
		"first page":        func() error { _, err := db.Treaties.Page(ctx, nil, nil, Page{}); return err },
		"page after the middle": func() error {
			_, err := db.Treaties.Page(ctx, nil, nil, Page{After: &page.PageInfo.EndCursor})
			return err
		},
		"treaties of 25 states": func() error {
			_, err := db.Treaties.Of(ctx, ViaParty, states, nil, nil, Page{First: first})
			return err
		},
		"visits to 25 states": func() error { _, err := db.Visits.Of(ctx, ViaHost, states, nil, nil, Page{First: first}); return err },
		"gifts by 25 states":  func() error { _, err := db.Gifts.Of(ctx, ViaGiver, states, nil, nil, Page{First: first}); return err },
		"filtered": func() error {
			_, err := db.Treaties.Page(ctx, &models.TreatyWhere{PartiesAll: []string{"C00", "C50"}, Kinds: []models.TreatyKind{"TRADE"}}, nil, Page{})
			return err
		},
		"in force": func() error {
			_, err := db.Treaties.Page(ctx, &models.TreatyWhere{InForceOn: new(models.Day("1900-01-01"))}, nil, Page{})
			return err
		},
		"text": func() error {
			_, err := db.Treaties.Page(ctx, &models.TreatyWhere{Text: new("agreement 777")}, nil, Page{})
			return err
		},
		"count": func() error {
			page, err := db.Treaties.Page(ctx, &models.TreatyWhere{PartiesAny: []string{"C00"}}, nil, Page{First: new(0)})
			if err == nil {
				_, err = page.TotalCount(ctx)
			}
			return err
		},
		"timeline": func() error {
			_, err := db.Between(relation).Entries(ctx)
			return err
		},
		"counts of a relation": func() error { _, err := db.Between(relation).Counts(ctx); return err },
		"counts":               func() error { _, err := db.Counts(ctx); return err },
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if err := run(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
