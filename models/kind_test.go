package models

import (
	"slices"
	"testing"
)

func TestKinds(t *testing.T) {
	var tables, names []string
	for _, kind := range append(AllKinds(), sourceKind) {
		tables, names = append(tables, kind.Table), append(names, kind.Name)
		if KindOf(kind.Name) != kind {
			t.Errorf("%s is not found by its name", kind.Name)
		}
		open := 0
		for _, field := range kind.Fields {
			if kind.Field(field.Name) != field {
				t.Errorf("%s has %s twice", kind.Name, field.Name)
			}
			if field.Open {
				open++
				SetObserved(kind.New(Identity{}, ""), MustDate("1961")) // panics where there is no place for it
			}
		}
		if open > 1 {
			t.Errorf("%s has %d open ends, and one place for the day on which one was seen open", kind.Name, open)
		}
		if (kind.Parent != nil) != (len(kind.Keys()) > 0) {
			t.Errorf("%s has %d key fields; rows have some, entities none", kind.Name, len(kind.Keys()))
		}
		if (kind.Parent != nil) == (kind.Plural != "") || (kind.Parent != nil) != (kind.List != "") {
			t.Errorf("%s is named %q and %q; an entity has a plural, a row a list", kind.Name, kind.Plural, kind.List)
		}
		if kind.Parent != nil && kind.Parent.ListKind(kind.List) != kind {
			t.Errorf("%s is not found in %s", kind.List, kind.Parent.Name)
		}
		if kind.Parent != nil && kind.Parent.Field(kind.List) != nil {
			t.Errorf("%s has a field and a list %s", kind.Parent.Name, kind.List)
		}
	}
	slices.Sort(tables)
	slices.Sort(names)
	if len(slices.Compact(tables)) != len(names) || len(slices.Compact(names)) != len(tables) {
		t.Errorf("two kinds share a name or a table: %v %v", names, tables)
	}
	if !slices.Contains(tables, "treaty_relations") || !slices.Contains(tables, "parties") || !slices.Contains(tables, "visit_events") {
		t.Errorf("the tables are not named as SQL names them: %v", tables)
	}
	if KindOf("nation") != nil || KindOf("treaty").Field("colour") != nil || KindOf("treaty").ListKind("colours") != nil {
		t.Error("something is found that there is not")
	}
}

func TestRowsOfADataset(t *testing.T) {
	ds := &Dataset{}
	treaty, party := KindOf("treaty"), KindOf("party")
	treaty.Append(ds, treaty.New(Identity{ID: "treaty:a", File: "f", Line: 3}, ""))
	for _, id := range []ID{"party:a.PRK", "party:a.RUS", "party:a.SUN"} {
		party.Append(ds, party.New(Identity{ID: id}, "treaty:a"))
	}
	if treaty.Len(ds) != 1 || party.Len(ds) != 3 || ds.Parties[1].TreatyID != "treaty:a" || ds.Treaties[0].Line != 3 {
		t.Fatalf("the dataset holds %+v", ds)
	}
	var seen []ID
	for row := range party.Rows(ds) {
		seen = append(seen, row.(Node).Self())
		row.(*Party).Consent = "RATIFICATION" // a row is the dataset's own
		if party.ParentID(row) != "treaty:a" {
			t.Errorf("%s is in the list of %s", seen, party.ParentID(row))
		}
		if len(seen) == 2 {
			break
		}
	}
	if !slices.Equal(seen, []ID{"party:a.PRK", "party:a.RUS"}) || ds.Parties[1].Consent != "RATIFICATION" || ds.Parties[2].Consent != "" {
		t.Errorf("%v were seen; the dataset holds %+v", seen, ds.Parties)
	}
	if treaty.ParentID(&ds.Treaties[0]) != "" {
		t.Error("a treaty is in no list")
	}
}
