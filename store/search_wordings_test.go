package store

import (
	"path/filepath"
	"slices"
	"testing"

	"entente/models"
)

// What a source calls a treaty or a person finds it, though we call it
// otherwise; and the hit shows why.
func TestSearchByTheWordsOfSources(t *testing.T) {
	says := func(key int, subject models.ID, field, value string) models.Citation {
		return models.Citation{Key: key, SubjectID: subject, Value: value, Attribution: &models.Attribution{SourceID: "source:s", Fields: []string{field}, Standing: models.Compatible, Basis: models.Stated}}
	}
	db := build(t, filepath.Join(t.TempDir(), "x"), &models.Dataset{
		Revision: "wordings",
		Treaties: []models.Treaty{{Identity: identity("treaty:belfast-1998"), Title: "Agreement reached in the multi-party negotiations", ShortTitle: "Belfast Agreement"}},
		Leaders:  []models.Leader{{Identity: identity("leader:felix-tshisekedi"), Name: "Félix Tshisekedi"}, {Identity: identity("leader:ann-harris"), Name: "Ann Harris"}, {Identity: identity("leader:bob-harris"), Name: "Bob Harris"}},
		Visits:   []models.Visit{{Identity: identity("visit:v"), Title: "A visit to Utopia", VisitorID: "leader:felix-tshisekedi", Summary: "x"}},
		Sources:  []models.Source{{Identity: identity("source:s"), Title: "A list"}},
		Citations: []models.Citation{
			says(1, "leader:ann-harris", "name", "Harris"),
			says(2, "leader:felix-tshisekedi", "name", "Felix Tschisekedi"), says(3, "leader:felix-tshisekedi", "bornOn", "1963"),
			says(4, "treaty:belfast-1998", "shortTitle", "Good Friday Agreement"), says(5, "treaty:belfast-1998", "title", "the Belfast agreement"),
		},
	})
	for query, want := range map[string][]models.ID{
		"good friday agreement": {"treaty:belfast-1998"},
		"Tschisekedi":           {"leader:felix-tshisekedi"},
		"Felix Tschisekedi":     {"leader:felix-tshisekedi", "visit:v"},
		"harris":                {"leader:ann-harris", "leader:bob-harris"},
		"1963":                  nil,
	} {
		found, err := db.Search(t.Context(), query, nil, Page{})
		if err != nil {
			t.Fatal(err)
		}
		if got := idsOf(found.Nodes()); !slices.Equal(got, want) {
			t.Errorf("%q finds %v, want %v", query, got, want)
		}
	}
	treaties, err := db.Treaties.Page(t.Context(), &models.TreatyWhere{Text: new("friday")}, nil, Page{})
	if err != nil || len(treaties.Edges) != 1 {
		t.Errorf("the list finds %v, %v", treaties, err)
	}
	people, err := db.Leaders.Page(t.Context(), &models.LeaderWhere{Name: new("tschi")}, nil, Page{})
	if err != nil || len(people.Edges) != 1 {
		t.Errorf("the list finds %v, %v", people, err)
	}
	entities, err := db.Nodes(t.Context(), []models.ID{"treaty:belfast-1998"})
	if err != nil {
		t.Fatal(err)
	}
	shown, err := db.Highlights(t.Context(), "good friday", entities)
	if err != nil || len(shown[0]) != 1 || shown[0][0].Field != "shortTitle" || shown[0][0].HTML != "<mark>Good</mark> <mark>Friday</mark> Agreement" {
		t.Errorf("it shows %+v, %v", shown[0], err)
	}
}

func TestFurtherWordings(t *testing.T) {
	all := []wording{{"title", "Treaty of Peace"}, {"title", "The Peace of Utopia, 1961"}, {"shortTitle", "Peace of Utopia"}, {"shortTitle", "Utopian Peace"}}
	want := []wording{all[1], all[3]}
	if got := further(all, "A Treaty of Peace", ""); !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}
