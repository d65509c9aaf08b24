package genqlient_test

import (
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/Khan/genqlient/graphql"
	"github.com/google/go-cmp/cmp"

	"entente/clients/genqlient"
	api "entente/graph"
	"entente/seed"
	"entente/store"
)

// serve serves the invented world of the tests of graph.
func serve(t *testing.T) graphql.Client {
	t.Helper()
	ds, problems := seed.Load(os.DirFS("../../graph/testdata/seed"))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	path := filepath.Join(t.TempDir(), "clients.sqlite")
	if err := store.Build(t.Context(), path, ds, io.Discard); err != nil {
		t.Fatal(err)
	}
	db, err := store.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(api.NewHandler(api.NewSchema(db), api.DefaultLimits(), api.WithLoaders(db)))
	t.Cleanup(func() {
		server.Close()
		_ = db.Close()
	})
	return graphql.NewClient(server.URL, http.DefaultClient)
}

func TestObjectsAndInterfaces(t *testing.T) {
	client := serve(t)
	answer, err := genqlient.Allies(t.Context(), client, "XFR", "1975-01-01", nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	if answer.Country == nil || answer.Country.Treaties.TotalCount != 1 || len(answer.Country.Treaties.Nodes) != 1 || answer.Country.Treaties.PageInfo.HasNextPage {
		t.Fatalf("the alliances of XFR: %+v", answer.Country)
	}
	treaty := answer.Country.Treaties.Nodes[0]
	if treaty.Id != "treaty:friendship-1961" || treaty.SignedOn == nil || *treaty.SignedOn != "1961-07-06" || treaty.Status.InForce != genqlient.CertaintyDefinite {
		t.Errorf("its treaty: %+v", treaty.Alliance)
	}
	var allies []string
	for _, party := range treaty.Parties {
		if _, isCountry := party.Actor.(*genqlient.AlliancePartiesPartyActorCountry); !isCountry {
			t.Errorf("%s is a %T", party.Actor.GetName(), party.Actor)
		}
		allies = append(allies, party.Actor.GetId())
	}
	if want := []string{"country:XFR", "country:XOR"}; !slices.Equal(allies, want) {
		t.Errorf("its parties are %v, want %v", allies, want)
	}
	nobody, err := genqlient.Allies(t.Context(), client, "ZZZ", "1975-01-01", nil, nil)
	if err != nil || nobody.Country != nil {
		t.Errorf("a country that there is not: %+v, %v", nobody.Country, err)
	}
}

// What a filter leaves out genqlient sends as null: that must be the same.
func TestFiltersWithNulls(t *testing.T) {
	client := serve(t)
	from, last := "1961", 1
	where := &genqlient.TreatyWhere{
		PartiesAny: []string{"XFR"},
		Not:        &genqlient.TreatyWhere{Kinds: []genqlient.TreatyKind{genqlient.TreatyKindTrade}},
		Any: []genqlient.TreatyWhere{
			{Signed: &genqlient.DateRange{From: &from}},
			{Obligations: []genqlient.Obligation{genqlient.ObligationConsultation}},
		},
	}
	orderBy := &genqlient.TreatyOrder{Field: genqlient.TreatyOrderFieldSignedOn, Direction: genqlient.OrderDirectionAsc}
	var walked []string
	var before *string
	for {
		page, err := genqlient.Treaties(t.Context(), client, where, orderBy, &last, before)
		if err != nil {
			t.Fatal(err)
		}
		edges := page.Treaties.Edges
		if len(edges) == 0 {
			if len(walked) != page.Treaties.TotalCount || len(walked) < 2 {
				t.Errorf("walked %v of %d", walked, page.Treaties.TotalCount)
			}
			break
		}
		walked = append(walked, edges[0].Node.Id)
		before = &edges[0].Cursor
	}
	if diff := cmp.Diff([]string{"treaty:partnership-2024", "treaty:friendship-2000", "treaty:friendship-1961"}, walked); diff != "" {
		t.Errorf("treaties from the last (-want +got):\n%s", diff)
	}
	bad := "1961-13"
	_, err := genqlient.Treaties(t.Context(), client, &genqlient.TreatyWhere{Signed: &genqlient.DateRange{To: &bad}}, nil, nil, nil)
	if err == nil {
		t.Error("a thirteenth month is no error")
	}
}

func TestGroups(t *testing.T) {
	client := serve(t)
	answer, err := genqlient.GiftsByDecade(t.Context(), client, []string{"XFR"}, "EUR")
	if err != nil {
		t.Fatal(err)
	}
	if groups := answer.Gifts.Groups; len(groups) != 1 || groups[0].Keys[0].Value == nil || *groups[0].Keys[0].Value != "202X" || groups[0].Sum == nil || *groups[0].Sum != 1200.5 {
		t.Errorf("the gifts to XFR: %+v", groups)
	}
}

func TestAnythingByItsID(t *testing.T) {
	client := serve(t)
	answer, err := genqlient.WhoSays(t.Context(), client, "treaty:friendship-1961", "signedOn")
	if err != nil || answer.Node == nil {
		t.Fatalf("%+v, %v", answer, err)
	}
	treaty, ok := (*answer.Node).(*genqlient.WhoSaysNodeTreaty)
	if !ok || treaty.Title == "" || len(treaty.Citations) == 0 {
		t.Fatalf("it is %+v", *answer.Node)
	}
	if first := treaty.Citations[0]; first.Standing != genqlient.StandingPreferred || first.Value == nil || *first.Value != "1961-07-06" || first.Source.Publisher == "" {
		t.Errorf("it is cited so: %+v", first)
	}
	gift, err := genqlient.WhoSays(t.Context(), client, "gift:vase-1961", "title")
	if err != nil || gift.Node == nil {
		t.Fatalf("%+v, %v", gift, err)
	}
	if _, ok := (*gift.Node).(*genqlient.WhoSaysNodeGift); !ok {
		t.Errorf("a gift is a %T", *gift.Node)
	}
}
