package store

import (
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"entente/models"
)

// codesDataset has codes that were given twice, and IDs that lead elsewhere.
func codesDataset() *models.Dataset {
	country := func(slug, alpha2, alpha3, former, name, dissolved string) models.Country {
		return models.Country{
			Identity: identity(models.NewID("country", slug)), Name: name, Alpha2: alpha2, Alpha3: alpha3, FormerCode: former, DissolvedOn: models.MustDate(dissolved),
		}
	}
	return &models.Dataset{
		Countries: []models.Country{
			country("AUS", "AU", "AUS", "", "Australia", ""), country("CSK", "CS", "CSK", "CSHH", "Czechoslovakia", "1992-12-31"),
			country("PRK", "KP", "PRK", "", "North Korea", ".."), country("RUS", "RU", "RUS", "", "Russia", ".."), country("SCG", "CS", "SCG", "CSXX", "Serbia and Montenegro", "2006-06-03"),
			country("SUN", "SU", "SUN", "SUHH", "Soviet Union", "1991-12-26"), country("ottoman-empire", "", "", "", "Ottoman Empire", "1922-11-01"),
			country("BUR", "BU", "BUR", "BUMM", "Burma", "1989-12-05"), country("BUX", "BU", "BUX", "", "Buland", ".."),
		},
		Organizations: []models.Organization{{Identity: identity("organization:au"), Name: "African Union"}, {Identity: identity("organization:nato"), Name: "North Atlantic Treaty Organization", ShortName: "NATO"}},
		Leaders:       []models.Leader{{Identity: identity("leader:kim-il-sung"), Name: "Kim Il Sung"}},
		Visits:        []models.Visit{{Identity: identity("visit:v"), FromID: "country:PRK", HostID: "country:RUS"}},
		Successions: []models.Succession{
			{Identity: identity("succession:SUN.RUS"), CountryID: "country:SUN", SuccessorID: "country:RUS", Kind: models.SuccessionContinuation},
			{Identity: identity("succession:SUN.BUX"), CountryID: "country:SUN", SuccessorID: "country:BUX", Kind: models.SuccessionSecession},
			{Identity: identity("succession:CSK.AUS"), CountryID: "country:CSK", SuccessorID: "country:AUS", Kind: models.SuccessionMerger},
			{Identity: identity("succession:CSK.BUX"), CountryID: "country:CSK", SuccessorID: "country:BUX", Kind: models.SuccessionMerger},
			{Identity: identity("succession:ottoman-empire.SUN"), CountryID: "country:ottoman-empire", SuccessorID: "country:SUN", Kind: models.SuccessionMerger},
			{Identity: identity("succession:RUS.SUN"), CountryID: "country:RUS", SuccessorID: "country:SUN", Kind: models.SuccessionContinuation},
		},
		Redirects: []models.Redirect{
			{ID: "country:ussr", ToID: "country:SUN", Change: models.IDRenamed, Reason: "code"},
			{ID: "leader:kim", ToID: "leader:kim-il-sun", Change: models.IDRenamed, Reason: "x"},
			{ID: "leader:kim-il-sun", ToID: "leader:kim-il-sung", Change: models.IDRenamed, Reason: "x"},
			{ID: "visit:never", Change: models.IDWithdrawn, Reason: "it did not take place"},
			{ID: "gift:a", ToID: "gift:b", Change: models.IDMerged, Reason: "x"},
			{ID: "gift:b", ToID: "gift:a", Change: models.IDMerged, Reason: "x"},
		},
	}
}

func TestCodes(t *testing.T) {
	db := build(t, filepath.Join(t.TempDir(), "x"), codesDataset())
	for code, want := range map[string]models.ID{
		"PRK": "country:PRK", "kp": "country:PRK", "Prk": "country:PRK", "country:PRK": "country:PRK", "SUHH": "country:SUN", "ottoman-empire": "country:ottoman-empire",
		"country:ussr": "country:SUN", "ussr": "country:SUN", "XYZ": "", "country:XYZ": "", "BU": "country:BUX", "BUMM": "country:BUR", "AU": "country:AUS", "nato": "",
	} {
		if got, err := db.CountryID(code); err != nil || got != want {
			t.Errorf("CountryID(%q) = %q, %v; want %q", code, got, err, want)
		}
	}
	for code, want := range map[string]models.ID{"nato": "organization:nato", "NATO": "organization:nato", "AU": "country:AUS", "organization:au": "organization:au", "SUN": "country:SUN"} {
		if got, err := db.Actor([]string{"x"}, code); err != nil || got != want {
			t.Errorf("Actor(%q) = %q, %v; want %q", code, got, err, want)
		}
	}
	for code, message := range map[string]string{
		"PRQ":             `there is no country or organization "PRQ"; did you mean PRK?`,
		"North Korea":     `there is no country or organization "North Korea"; write PRK`,
		"north koreA":     `there is no country or organization "north koreA"; write PRK`,
		"CS":              `"CS" is or was the code of several; write CSK or SCG`,
		"":                `"" is not a code; write one such as PRK, SUN, ottoman-empire or organization:nato`,
		"a b c":           `"a b c" is not a code; write one such as PRK, SUN, ottoman-empire or organization:nato`,
		"leader:kim":      `"leader:kim" is not the ID of a country or an organization`,
		"country:nowhere": `there is no country or organization "country:nowhere"`,
	} {
		_, err := db.Actor([]string{"where", "partiesAll", "1"}, code)
		wantArgument(t, err, "where.partiesAll.1", message)
	}
}

func TestRedirects(t *testing.T) {
	db := build(t, filepath.Join(t.TempDir(), "x"), codesDataset())
	if id, err := db.Resolve("leader:kim"); id != "leader:kim-il-sung" || err != nil {
		t.Error(id, err)
	}
	var withdrawn *WithdrawnError
	if _, err := db.Resolve("visit:never"); !errors.As(err, &withdrawn) || err.Error() != "visit:never was withdrawn: it did not take place" {
		t.Error(err)
	}
	if _, err := db.Resolve("gift:a"); err != nil {
		t.Error("a circle does not end:", err)
	}
	for text, want := range map[string]models.ID{" leader:kim ": "leader:kim-il-sung", "country:ussr": "country:SUN"} {
		found, err := db.Search(t.Context(), text, nil, Page{})
		if err != nil || len(found.Edges) != 1 || found.Edges[0].Node.EntityID != want {
			t.Errorf("%q finds %v, %v", text, found, err)
		}
	}
	if _, err := db.Search(t.Context(), "visit:never", nil, Page{}); !errors.As(err, &withdrawn) {
		t.Error("a withdrawn ID is searched for:", err)
	}
	people, err := Get[models.Leader](t.Context(), db, []models.ID{"leader:kim", "leader:nobody", "leader:kim-il-sung"})
	if err != nil || people[0] == nil || people[1] != nil || people[0] != people[2] {
		t.Error(people, err)
	}
	nodes, err := db.Nodes(t.Context(), []models.ID{"visit:never", "country:ussr"})
	if err != nil || nodes[0] != nil || nodes[1].Self() != "country:SUN" {
		t.Error(nodes, err)
	}
}

// TestTheLargestFilter asks for as much as the edge lets through.
func TestTheLargestFilter(t *testing.T) {
	db := build(t, filepath.Join(t.TempDir(), "x"), codesDataset())
	const long = 100 // elements of a list
	where := func() *models.TreatyWhere {
		return &models.TreatyWhere{
			PartiesAll: slices.Repeat([]string{"PRK", "RUS"}, long/2), PartiesAny: slices.Repeat([]string{"PRK"}, long), Kinds: slices.Repeat([]models.TreatyKind{"TRADE"}, long),
			Text: new(strings.Repeat("word ", mostWords)), InForceOn: new(models.Day("1961-07-06")), Signed: period1900(), Terminated: period1900(),
		}
	}
	whole := where()
	whole.Not = where()
	for range long {
		whole.Any = append(whole.Any, where())
	}
	page, err := db.Treaties.Page(t.Context(), whole, nil, Page{})
	if err != nil {
		t.Fatal(err)
	}
	if n, err := page.TotalCount(t.Context()); n != 0 || err != nil {
		t.Error(n, err)
	}
}

func TestWrongArguments(t *testing.T) {
	db := build(t, filepath.Join(t.TempDir(), "x"), codesDataset())
	ctx := t.Context()
	treaties := func(where *models.TreatyWhere, page Page) error {
		_, err := db.Treaties.Page(ctx, where, nil, page)
		return err
	}
	visits := func(where *models.VisitWhere, order *models.VisitOrder, page Page) error {
		_, err := db.Visits.Page(ctx, where, order, page)
		return err
	}
	wantArgument(t, treaties(nil, Page{First: new(-1)}), "first", "first is -1; it must be from 0 to 100")
	wantArgument(t, treaties(nil, Page{Last: new(1000)}), "last", "last is 1000; it must be from 0 to 100")
	wantArgument(t, treaties(nil, Page{First: new(1), Last: new(1)}), "last", "a page goes one way: give first and after, or last and before")
	wantArgument(t, treaties(nil, Page{After: new("x"), Before: new("x")}), "last", "a page goes one way: give first and after, or last and before")
	wantArgument(t, treaties(nil, Page{After: new("nonsense")}), "after", `"nonsense" is not a cursor; take one from an edge's cursor or from pageInfo`)
	page, err := db.Visits.Page(ctx, nil, nil, Page{})
	if err != nil || len(page.Edges) != 1 {
		t.Fatal(page, err)
	}
	cursor := page.Edges[0].Cursor
	wantArgument(t, treaties(nil, Page{Before: &cursor}), "before",
		"the cursor is of the list visits ordered by STARTED_ON DESC, and this is treaties ordered by SIGNED_ON DESC; a cursor is good for the list and order that gave it")
	order := &models.VisitOrder{Field: models.VisitOrderFieldStartedOn, Direction: models.OrderDirectionAsc}
	wantArgument(t, visits(nil, order, Page{After: &cursor}), "after",
		"the cursor is of the list visits ordered by STARTED_ON DESC, and this is visits ordered by STARTED_ON ASC; a cursor is good for the list and order that gave it")

	wantArgument(t, treaties(&models.TreatyWhere{PartiesAll: []string{"PRK", "RUZ"}}, Page{}), "where.partiesAll.1", `there is no country or organization "RUZ"; did you mean RUS?`)
	wantArgument(t, treaties(&models.TreatyWhere{Any: []*models.TreatyWhere{{}, {PartiesAny: []string{"RUZ"}}}}, Page{}), "where.any.1.partiesAny.0", `there is no country or organization "RUZ"; did you mean RUS?`)
	wantArgument(t, treaties(&models.TreatyWhere{Not: &models.TreatyWhere{Not: &models.TreatyWhere{}}}, Page{}), "where.not", "not and any are not nested in one another; a filter has them at its top only")
	wantArgument(t, treaties(&models.TreatyWhere{SignedBy: []models.ID{"kim-il-sun", "kim-il-zung"}}, Page{}), "where.signedBy.1", `there is no leader "kim-il-zung"; did you mean leader:kim-il-sung?`)
	wantArgument(t, treaties(&models.TreatyWhere{SignedBy: []models.ID{"sung"}}, Page{}), "where.signedBy.0", `there is no leader "sung"; did you mean leader:kim-il-sung?`)
	wantArgument(t, treaties(&models.TreatyWhere{SignedBy: []models.ID{"il"}}, Page{}), "where.signedBy.0", `there is no leader "il"`) // too short to look for
	wantArgument(t, treaties(&models.TreatyWhere{SignedBy: []models.ID{"PRK"}}, Page{}), "where.signedBy.0", `there is no leader "PRK"`)
	wantArgument(t, treaties(&models.TreatyWhere{SignedBy: []models.ID{"visit:v"}}, Page{}), "where.signedBy.0", `"visit:v" is not the ID of a leader`)
	from, to := models.MustDate("1970"), models.MustDate("1950")
	wantArgument(t, treaties(&models.TreatyWhere{Signed: &models.DateRange{From: &from, To: &to}}, Page{}), "where.signed", "the range ends on 1950-12-31, before it begins on 1970-01-01")
	wantArgument(t, visits(&models.VisitWhere{Visitors: []models.ID{"a b"}}, nil, Page{}), "where.visitors.0", `"leader:a b" is not an ID; IDs look like treaty:dprk-ussr-friendship-1961 or country:PRK`)
	_, err = db.Claims.Page(ctx, &models.ClaimWhere{Speakers: []string{"PRK", "leader:nobody"}}, nil, Page{})
	wantArgument(t, err, "where.speakers.1", `there is no leader "leader:nobody"`)
	_, err = db.Claims.Page(ctx, &models.ClaimWhere{Answers: []models.ID{"visit:never"}}, nil, Page{})
	wantArgument(t, err, "where.answers.0", `"visit:never" is not the ID of a claim`)
	_, err = db.Gifts.Page(ctx, &models.GiftWhere{Visits: []models.ID{"never"}}, nil, Page{})
	wantArgument(t, err, "where.visits.0", "visit:never was withdrawn: it did not take place")
	_, err = db.Gifts.Page(ctx, &models.GiftWhere{Givers: []string{"XQZ"}}, nil, Page{})
	wantArgument(t, err, "where.givers.0", `there is no country, organization or leader "XQZ"`)
	_, err = db.Gifts.Page(ctx, &models.GiftWhere{Value: &models.ValueRange{Currency: "usd"}}, nil, Page{})
	wantArgument(t, err, "where.value.currency", `"usd" is not the code of a currency; write its three letters after ISO 4217, such as USD`)
	gifts, err := db.Gifts.Page(ctx, nil, nil, Page{})
	if err != nil {
		t.Fatal(err)
	}
	_, err = gifts.Grouped(ctx, models.Grouping{By: []models.GroupKey{"CATEGORY"}, Currency: "EURO"})
	wantArgument(t, err, "currency", `"EURO" is not the code of a currency; write its three letters after ISO 4217, such as USD`)
	_, err = db.Countries.Page(ctx, &models.CountryWhere{Regions: []string{"Africa", "asia"}}, nil, Page{})
	wantArgument(t, err, "where.regions.1", `the UN M49 has no "asia"; did you mean Asia?`)
	_, err = db.Countries.Page(ctx, &models.CountryWhere{Subregions: []string{"East Asia"}}, nil, Page{})
	wantArgument(t, err, "where.subregions.0", `the UN M49 has no "East Asia"; did you mean Eastern Asia?`)
	_, err = db.Disagreements.Page(ctx, &models.DisagreementWhere{Kinds: []string{"traety"}}, nil, Page{})
	wantArgument(t, err, "where.kinds.0", `there is no kind "traety"; did you mean treaty?`)

	wantArgument(t, treaties(&models.TreatyWhere{Text: new(strings.Repeat("word ", 21))}, Page{}), "where.text", "text has 21 words; it may have 20")

	_, err = db.Relation([]string{"PRK"}, false)
	wantArgument(t, err, "between", `a relation is between two; write the codes of two states or organizations, such as ["PRK", "RUS"]`)
	_, err = db.Relation([]string{"PRK", "RUZ"}, false)
	wantArgument(t, err, "between.1", `there is no country or organization "RUZ"; did you mean RUS?`)
	_, err = db.Relation([]string{"PRK", "kp"}, false)
	wantArgument(t, err, "between.1", `"PRK" and "kp" are the same; a relation is between two`)
}
