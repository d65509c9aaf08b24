package store

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"entente/models"
)

// withRandom runs a test on databases of random datasets.
func withRandom(t *testing.T, test func(d draw, o oracle, db *Store)) {
	folder, n := t.TempDir(), 0
	rapid.Check(t, func(rt *rapid.T) {
		n++
		ds := drawDataset(rt)
		path := filepath.Join(folder, fmt.Sprintf("%d.sqlite", n))
		if err := Build(t.Context(), path, ds, discard{}); err != nil {
			rt.Fatal(err)
		}
		db, err := Open(t.Context(), path)
		if err != nil {
			rt.Fatal(err)
		}
		defer db.Close()
		test(draw{rt}, newOracle(ds), db)
	})
}

// statements runs f and tells how many statements it took.
func statements(f func(ctx context.Context)) int {
	ctx, counter := WithCounter(context.Background())
	f(ctx)
	return counter.Load()
}

func TestEverythingComesBackAsItWas(t *testing.T) {
	withRandom(t, func(d draw, o oracle, db *Store) {
		for _, kind := range append(models.AllKinds(), models.KindOf("source"), models.KindOf("disagreement")) {
			var wanted []models.Node
			ids := []models.ID{"treaty:nowhere", "nonsense"}
			for row := range kind.Rows(o.ds) {
				wanted, ids = append(wanted, row.(models.Node)), append(ids, row.(models.Node).Self())
			}
			var got []models.Node
			n := statements(func(ctx context.Context) {
				var err error
				if got, err = db.Nodes(ctx, ids); err != nil {
					d.Fatal(err)
				}
			})
			if most := 2; n > most || got[0] != nil || got[1] != nil {
				d.Fatalf("%d statements, %v", n, got[:2])
			}
			for i, row := range wanted {
				if !reflect.DeepEqual(got[i+2], row) {
					d.Fatalf("%s: got %+v, want %+v", ids[i+2], got[i+2], row)
				}
			}
		}
	})
}

func TestRowsOfMany(t *testing.T) {
	withRandom(t, func(d draw, o oracle, db *Store) {
		treaties := []models.ID{"treaty:t1", "treaty:t0", "treaty:nowhere", "treaty:t0"}
		parties, err := Rows[models.Party](context.Background(), db, treaties)
		if err != nil || len(parties) != len(treaties) {
			d.Fatal(parties, err)
		}
		for i, id := range treaties {
			var wanted []*models.Party
			for j := range o.ds.Parties {
				if o.ds.Parties[j].TreatyID == id {
					wanted = append(wanted, &o.ds.Parties[j])
				}
			}
			slices.SortFunc(wanted, func(a, b *models.Party) int {
				return cmp.Or(cmp.Compare(cmp.Or(a.SignedOn.Earliest(), "z"), cmp.Or(b.SignedOn.Earliest(), "z")), strings.Compare(string(a.ID), string(b.ID)))
			})
			if !reflect.DeepEqual(parties[i], wanted) {
				d.Fatalf("parties of %s: got %v, want %v", id, parties[i], wanted)
			}
		}
		before, err := RowsBy[models.Succession](context.Background(), db, "successor", []models.ID{"country:AAA"})
		if err != nil || len(before[0]) != len(rows(o.ds.Successions, func(s *models.Succession) (bool, bool) { return true, s.SuccessorID == "country:AAA" })) {
			d.Fatal(before, err)
		}
	})
}

func TestProvisionsComeInTheOrderOfTheirNumbers(t *testing.T) {
	for _, pair := range [][2]string{{"a.9", "a.10"}, {"a.2", "a.2-1"}, {"a.02", "a.3"}, {"a.4", "b.1"}, {"a", "a.1"}, {"a.1", "a.preamble"}} {
		if compareNatural(pair[0], pair[1]) >= 0 || compareNatural(pair[1], pair[0]) <= 0 || compareNatural(pair[0], pair[0]) != 0 {
			t.Errorf("%s does not come before %s", pair[0], pair[1])
		}
	}
}

func TestProvenanceOfMany(t *testing.T) {
	withRandom(t, func(d draw, o oracle, db *Store) {
		subjects := []models.ID{"country:AAA", "treaty:t0", "treaty:nowhere"}
		for _, p := range o.ds.Parties {
			subjects = append(subjects, p.ID)
		}
		ctx, counter := WithCounter(context.Background())
		citations, err := db.Citations(ctx, subjects)
		if err != nil || counter.Load() != 1 {
			d.Fatal(counter.Load(), err)
		}
		sources, err := db.SourcesOf(ctx, subjects)
		if err != nil || counter.Load() != 2 {
			d.Fatal(counter.Load(), err)
		}
		disputes, err := db.DisagreementsOf(ctx, subjects)
		if err != nil || counter.Load() != 3 {
			d.Fatal(counter.Load(), err)
		}
		listed, err := db.ListCitations(ctx, "parties", subjects)
		if err != nil {
			d.Fatal(err)
		}
		for i, id := range subjects {
			wanted := rows(o.ds.Citations, func(c *models.Citation) (int, bool) { return c.Key, c.SubjectID == id })
			got := rows(citations[i], func(c **models.Citation) (int, bool) {
				return (*c).Key, reflect.DeepEqual(**c, o.ds.Citations[(*c).Key-1])
			})
			slices.Sort(got)
			if !slices.Equal(got, wanted) {
				d.Fatalf("citations of %s: %v, want %v", id, got, wanted)
			}
			if !slices.IsSortedFunc(citations[i], func(a, b *models.Citation) int {
				return cmp.Compare(slices.Index(a.Standing.Values(), string(a.Standing)), slices.Index(a.Standing.Values(), string(b.Standing)))
			}) {
				d.Fatalf("citations of %s are not by standing", id)
			}
			about := rows(o.ds.Citations, func(c *models.Citation) (models.ID, bool) {
				return c.SourceID, c.SubjectID == id || o.entityOf(c.SubjectID) == id
			})
			slices.Sort(about)
			found := rows(sources[i], func(s **models.Source) (models.ID, bool) { return (*s).ID, true })
			slices.Sort(found)
			if !slices.Equal(found, slices.Compact(about)) {
				d.Fatalf("sources of %s: %v, want %v", id, found, about)
			}
			disputed := rows(o.ds.Disagreements, func(x *models.Disagreement) (bool, bool) {
				return true, x.SubjectID == id || o.entityOf(x.SubjectID) == id
			})
			if len(disputes[i]) != len(disputed) {
				d.Fatalf("disagreements about %s: %v, want %d", id, disputes[i], len(disputed))
			}
			ofParties := rows(o.ds.Citations, func(c *models.Citation) (bool, bool) {
				return true, c.SubjectID.Kind() == "party" && o.entityOf(c.SubjectID) == id
			})
			if len(listed[i]) != len(ofParties) {
				d.Fatalf("citations of the parties of %s: %v, want %d", id, listed[i], len(ofParties))
			}
		}
	})
}

func TestFilterCitations(t *testing.T) {
	all := []*models.Citation{
		{Key: 1, Attribution: &models.Attribution{Fields: []string{"signedOn", "title"}, Standing: models.Preferred}},
		{Key: 2, Attribution: &models.Attribution{Fields: []string{"title"}, Standing: models.Supporting}},
	}
	keys := func(field *string, standing []models.Standing) []int {
		kept, err := FilterCitations("treaty:t", all, field, standing)
		if err != nil {
			t.Fatal(err)
		}
		return rows(kept, func(c **models.Citation) (int, bool) { return (*c).Key, true })
	}
	if got := keys(new("signedOn"), nil); !slices.Equal(got, []int{1}) {
		t.Error(got)
	}
	if got := keys(nil, []models.Standing{models.Supporting}); !slices.Equal(got, []int{2}) {
		t.Error(got)
	}
	if got := keys(new("signedAt"), nil); got != nil {
		t.Error(got)
	}
	_, err := FilterCitations("treaty:t", all, new("signedon"), nil)
	wantArgument(t, err, "field", `a treaty has no field "signedon"; did you mean signedOn?`)
}

// wantArgument checks an error about an argument.
func wantArgument(t *testing.T, err error, path, message string) {
	t.Helper()
	var wrong *ArgumentError
	if !errors.As(err, &wrong) || strings.Join(wrong.Argument, ".") != path || wrong.Message != message {
		t.Errorf("got %#v, want %s: %s", err, path, message)
	}
}

func TestCandidatesOfADisagreement(t *testing.T) {
	ds := &models.Dataset{
		Treaties: []models.Treaty{{Identity: identity("treaty:t"), Title: "T", TerminatedOn: models.MustDate("1996-09-10")}},
		Sources:  []models.Source{{Identity: identity("source:s1")}},
		Citations: []models.Citation{
			{Key: 1, SubjectID: "treaty:t", Value: "1995-09-07", Attribution: &models.Attribution{SourceID: "source:s1", Fields: []string{"terminatedOn"}, Standing: models.Contradicting}},
			{Key: 2, SubjectID: "treaty:t", Attribution: &models.Attribution{SourceID: "source:s1", Fields: []string{"title", "terminatedOn"}, Standing: models.Preferred}},
			{Key: 3, SubjectID: "treaty:t", Attribution: &models.Attribution{SourceID: "source:s1", Fields: []string{"title"}, Standing: models.Supporting}},
			{Key: 4, SubjectID: "treaty:t", Value: "includes CHN", Attribution: &models.Attribution{SourceID: "source:s1", Fields: []string{"parties"}, Standing: models.Preferred}},
			{Key: 5, SubjectID: "treaty:t", Value: "does not include CHN", Attribution: &models.Attribution{SourceID: "source:s1", Fields: []string{"parties"}, Standing: models.Contradicting}},
			{Key: 6, SubjectID: "treaty:t", Value: "includes VNM", Attribution: &models.Attribution{SourceID: "source:s1", Fields: []string{"parties"}, Standing: models.Preferred}},
		},
		Disagreements: []models.Disagreement{
			{Identity: identity("disagreement:treaty.t.terminatedOn"), SubjectID: "treaty:t", Field: "terminatedOn"},
			{Identity: identity("disagreement:treaty.t.parties.CHN"), SubjectID: "treaty:t", Field: "parties"},
		},
	}
	db := build(t, filepath.Join(t.TempDir(), "x"), ds)
	got, err := db.Candidates(t.Context(), []*models.Disagreement{&ds.Disagreements[0], &ds.Disagreements[1]})
	if err != nil {
		t.Fatal(err)
	}
	var told []string
	for _, candidates := range got {
		for _, c := range candidates {
			told = append(told, fmt.Sprint(c.Value, " ", c.Standing, " ", rows(c.Citations, func(c **models.Citation) (int, bool) { return (*c).Key, true })))
		}
	}
	want := []string{"1996-09-10 PREFERRED [2]", "1995-09-07 CONTRADICTING [1]", "includes CHN PREFERRED [4]", "does not include CHN CONTRADICTING [5]"}
	if !slices.Equal(told, want) {
		t.Errorf("got %q, want %q", told, want)
	}
}
