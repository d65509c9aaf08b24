package graph

import (
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/vektah/gqlparser/v2/ast"
	"pgregory.net/rapid"

	"entente/models"
	"entente/store"
)

// crowd is a dataset with many ties and gaps in every column by which a list
// can be ordered.
func crowd() *models.Dataset {
	random := rand.New(rand.NewPCG(1, 2))
	date := func() models.Date {
		some := []string{"", "", "1961", "1961-07", "1961-07-06", "196X", "1961?", "2000-02-09"}
		return models.MustDate(some[random.IntN(len(some))])
	}
	word := func() string { return []string{"Ähre", "ahre", "Zoo", "zoo", "Éire", "42"}[random.IntN(6)] }
	amount := func() *float64 {
		return []*float64{nil, new(float64), func() *float64 { v := 10.5; return &v }()}[random.IntN(3)]
	}
	ds := &models.Dataset{Revision: "crowd"}
	identity := func(kind string, n int) models.Identity {
		return models.Identity{ID: models.NewID(kind, fmt.Sprintf("%s-%03d", kind, n)), File: "crowd.yaml", Line: n}
	}
	a, b := models.ID("country:country-000"), models.ID("country:country-001")
	for i := range 60 {
		ds.Countries = append(ds.Countries, models.Country{Identity: identity("country", i), Name: word(), Kind: models.CountryKindState, EstablishedOn: date(), DissolvedOn: date()})
		ds.Organizations = append(ds.Organizations, models.Organization{Identity: identity("organization", i), Name: word(), Kind: models.OrganizationGovernmentBody, CountryID: a, FoundedOn: date(), DissolvedOn: date()})
		ds.Leaders = append(ds.Leaders, models.Leader{Identity: identity("leader", i), Name: word(), CountryID: a, BornOn: date(), DiedOn: date()})
		ds.Sources = append(ds.Sources, models.Source{Identity: identity("source", i), Kind: models.SourceArticle, Title: word(), Publisher: word(), Language: "en", PublishedOn: date(), SeenOn: date(), LicenseClass: models.LicenseOpen})
		treaty := models.Treaty{Identity: identity("treaty", i), Title: word(), SignedOn: date(), EnteredIntoForceOn: date(), TerminatedOn: date()}
		ds.Treaties = append(ds.Treaties, treaty)
		for _, actor := range []models.ID{a, b} {
			ds.Parties = append(ds.Parties, models.Party{Identity: models.Identity{ID: models.NewID("party", treaty.ID.Slug()+"."+actor.Slug())}, TreatyID: treaty.ID, ActorID: actor})
		}
		ds.Visits = append(ds.Visits, models.Visit{Identity: identity("visit", i), Title: word(), FromID: b, HostID: a, StartedOn: date(), EndedOn: date()})
		ds.Gifts = append(ds.Gifts, models.Gift{Identity: identity("gift", i), Title: word(), Category: "OTHER", GiverActorID: b, RecipientActorID: a, GivenOn: date(), Value: amount(), Currency: "EUR"})
		ds.Claims = append(ds.Claims, models.Claim{Identity: identity("claim", i), Kind: models.ClaimStatement, SpeakerID: b, Summary: word(), AboutIDs: []models.ID{a}, SaidOn: date()})
		ds.Disagreements = append(ds.Disagreements, models.Disagreement{Identity: identity("disagreement", i), SubjectID: treaty.ID, Field: []string{"title", "signedOn"}[random.IntN(2)], Sentence: word()})
	}
	return ds
}

// pagedList is a connection of the schema: the field, what stands around it,
// and in which orders it comes.
type pagedList struct {
	name   string
	around string // with %s for the field
	orders []string
}

// pagedLists are all connections of the root and of one country, and the
// timeline, which has a direction only.
func pagedLists() []pagedList {
	var lists []pagedList
	for around, parent := range map[string]string{`%s`: "Query", `country(code: "country-000") { %s }`: "Country"} {
		for _, field := range schema().Types[parent].Fields {
			kind, isConnection := strings.CutSuffix(field.Type.Name(), "Connection")
			if !isConnection {
				continue
			}
			list := pagedList{name: field.Name, around: around, orders: []string{""}}
			if kind == "Search" {
				list.orders = []string{`query: "treaty"`, `query: "country"`, `query: "visit of treaty", where: {kinds: [TREATY, VISIT]}`}
				lists = append(lists, list)
				continue
			}
			for _, value := range schema().Types[kind+"OrderField"].EnumValues {
				for _, direction := range []string{"ASC", "DESC"} {
					list.orders = append(list.orders, fmt.Sprintf("orderBy: {field: %s, direction: %s}", value.Name, direction))
				}
			}
			if by := field.Arguments.ForName("by"); by != nil { // a ranking
				list.orders = combined(schema().Types[by.Type.Name()], list.orders)
			}
			lists = append(lists, list)
		}
	}
	lists = append(lists, pagedList{
		name: "timeline", around: `relation(between: ["country-000", "country-001"]) { %s }`,
		orders: []string{"", "direction: ASC", "direction: DESC"},
	})
	slices.SortFunc(lists, func(a, b pagedList) int { return strings.Compare(a.around+a.name, b.around+b.name) })
	return lists
}

// combined says by what a ranking ranks, in each order.
func combined(by *ast.Definition, orders []string) []string {
	var all []string
	for _, value := range by.EnumValues {
		for _, order := range orders {
			all = append(all, strings.TrimSpace("by: "+value.Name+" "+order))
		}
	}
	return all
}

type pageOf struct {
	PageInfo   struct{ HasNextPage, HasPreviousPage bool }
	TotalCount int
	Edges      []struct {
		Cursor string
		Node   json.RawMessage
	}
}

func (p pageOf) nodes() []string {
	nodes := make([]string, len(p.Edges))
	for i, edge := range p.Edges {
		nodes[i] = string(edge.Node)
	}
	return nodes
}

// page asks for one page of the list.
func (l pagedList) page(t *rapid.T, handler *Handler, order, page string) pageOf {
	node := "id"
	switch l.name {
	case "partners":
		node = "actor { id }"
	case "search":
		node = "entity { id }"
	case "timeline":
		node = "kind on subject { id }"
	}
	field := fmt.Sprintf("list: %s(%s %s) { totalCount pageInfo { hasNextPage hasPreviousPage } edges { cursor node { %s } } }", l.name, order, page, node)
	a, refused := handler.answer(context.Background(), request{query: "{ " + fmt.Sprintf(l.around, field) + " }"})
	if refused != nil || len(a.errors) > 0 {
		t.Fatalf("%s: %v %v", field, refused, a.errors)
	}
	data := a.data
	for range strings.Count(l.around, "{") {
		var outer map[string]json.RawMessage
		if err := json.Unmarshal(data, &outer); err != nil {
			t.Fatal(err)
		}
		for _, inner := range outer {
			data = inner
		}
	}
	var found struct{ List pageOf }
	if err := json.Unmarshal(data, &found); err != nil {
		t.Fatal(err)
	}
	return found.List
}

// Paging forwards or backwards, in pages of any size, gives each entry of a
// list once and in the list's order, whatever the order.
func TestPagesMakeUpTheList(t *testing.T) {
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "crowd.sqlite")
	if err := store.Build(ctx, path, crowd(), t.Output()); err != nil {
		t.Fatal(err)
	}
	db, err := store.Open(ctx, path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	lists, handler := pagedLists(), NewHandler(newSchema(db, time.Now), DefaultLimits(), withLoaders(0))
	rapid.Check(t, func(t *rapid.T) {
		list := rapid.SampledFrom(lists).Draw(t, "list")
		order := rapid.SampledFrom(list.orders).Draw(t, "order")
		size := rapid.IntRange(3, 70).Draw(t, "size")
		forward := rapid.Bool().Draw(t, "forward")

		whole := list.page(t, handler, order, "first: 100")
		var nodes []string
		from := ""
		for {
			arguments := fmt.Sprintf("first: %d %s", size, from)
			if !forward {
				arguments = fmt.Sprintf("last: %d %s", size, from)
			}
			page := list.page(t, handler, order, arguments)
			if page.TotalCount != whole.TotalCount {
				t.Fatalf("totalCount is %d on a page, %d on the whole", page.TotalCount, whole.TotalCount)
			}
			isFirst, more := from == "", page.PageInfo.HasNextPage
			behind := page.PageInfo.HasPreviousPage
			if !forward {
				more, behind = behind, more
			}
			if behind == isFirst && whole.TotalCount > 0 {
				t.Fatalf("a page that begins after %q says of what is before it: %v", from, behind)
			}
			if len(page.Edges) == 0 {
				break
			}
			if forward {
				nodes = append(nodes, page.nodes()...)
				from = fmt.Sprintf("after: %q", page.Edges[len(page.Edges)-1].Cursor)
			} else {
				nodes = append(page.nodes(), nodes...)
				from = fmt.Sprintf("before: %q", page.Edges[0].Cursor)
			}
			if !more {
				break
			}
		}
		if len(nodes) != whole.TotalCount {
			t.Fatalf("%d of %d entries came", len(nodes), whole.TotalCount)
		}
		if want := whole.nodes(); !slices.Equal(want, nodes[:len(want)]) { // the timeline is longer than a page may be
			t.Fatalf("the pages differ from the list (-list +pages):\n%s", cmp.Diff(want, nodes[:len(want)]))
		}
	})
}
