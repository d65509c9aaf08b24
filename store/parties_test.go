package store

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"entente/models"
)

func (d draw) partyWhere(nested bool) *models.PartyWhere {
	w := &models.PartyWhere{
		Actors: d.codes("actors"), Regions: list(d, "regions", []string{"Asia", "Europe"}), Consents: list(d, "consents", []models.Consent{"RATIFICATION", "ACCESSION"}),
		HasConsented: d.flag("has consented"), HasReservation: d.flag("has reservation"), Signed: d.dates("signed"), Consented: d.dates("consented"),
		EnteredIntoForce: d.dates("in force"), Withdrew: d.dates("withdrew"), BoundOn: d.day("bound on"), Certainty: d.certainty(), IncludePredecessors: d.flag("predecessors"),
	}
	if !nested {
		w.Not = maybe(d, "not", func() *models.PartyWhere { return d.partyWhere(true) })
		w.Any = maybe(d, "any", func() []*models.PartyWhere { return []*models.PartyWhere{d.partyWhere(true), d.partyWhere(true)} })
	}
	return w
}

func (o oracle) party(w *models.PartyWhere, t *models.Treaty, p *models.Party) bool {
	w = settled(w)
	here := isIn(o.actors(ids(w.Actors, "country"), w.IncludePredecessors), p.ActorID) && (w.Regions == nil || meets(w.Regions, o.regions(p.ActorID))) && isIn(w.Consents, p.Consent) &&
		inRange(w.Signed, w.Certainty, p.SignedOn) && inRange(w.Consented, w.Certainty, p.ConsentedOn) && inRange(w.EnteredIntoForce, w.Certainty, p.EnteredIntoForceOn) &&
		inRange(w.Withdrew, w.Certainty, p.WithdrewOn) && holds(o.bound(p, t, p.ActorID), w.BoundOn, w.Certainty)
	if w.HasConsented != nil && *w.HasConsented != (p.Consent != "" || p.ConsentedOn.EDTF != "") || w.HasReservation != nil && *w.HasReservation != (p.Reservation != "") {
		here = false
	}
	return logic(here, w.Not, w.Any, func(w *models.PartyWhere) bool { return o.party(w, t, p) })
}

// partyKeys are by what the oracle groups.
func (o oracle) partyKeys() keys[models.Party] {
	return keys[models.Party]{
		"ACTOR":            func(p *models.Party) []string { return one(p.ActorID) },
		"REGION":           func(p *models.Party) []string { return o.regions(p.ActorID) },
		"CONSENT":          func(p *models.Party) []string { return one(p.Consent) },
		"SIGNATURE_YEAR":   func(p *models.Party) []string { return year(p.SignedOn) },
		"SIGNATURE_DECADE": func(p *models.Party) []string { return decade(p.SignedOn) },
		"CONSENT_YEAR":     func(p *models.Party) []string { return year(p.ConsentedOn) },
		"CONSENT_DECADE":   func(p *models.Party) []string { return decade(p.ConsentedOn) },
	}
}

func TestPartiesAsTheOracle(t *testing.T) {
	if got, want := names(partyKeys(nil)), names(oracle{}.partyKeys()); !slices.Equal(got, want) {
		t.Fatalf("parties are grouped by %v, the oracle knows %v", got, want)
	}
	places := map[models.PartyOrderField]func(*models.Party) place{
		"ACTOR":     func(p *models.Party) place { return place{known: true, text: string(p.ActorID)} },
		"SIGNED_ON": func(p *models.Party) place { return dayPlace(p.SignedOn) }, "CONSENTED_ON": func(p *models.Party) place { return dayPlace(p.ConsentedOn) },
		"ENTERED_INTO_FORCE_ON": func(p *models.Party) place { return dayPlace(p.EnteredIntoForceOn) }, "WITHDREW_ON": func(p *models.Party) place { return dayPlace(p.WithdrewOn) },
	}
	if len(places) != len(models.AllPartyOrderField) {
		t.Fatal("there is an order of which the oracle does not know")
	}
	withRandom(t, func(d draw, o oracle, db *Store) {
		ctx := context.Background()
		for i := range o.ds.Treaties {
			treaty := &o.ds.Treaties[i]
			all := rows(o.ds.Parties, func(p *models.Party) (*models.Party, bool) { return p, p.TreatyID == treaty.ID })
			where, order := d.partyWhere(false), &models.PartyOrder{Field: pick(d, "order", models.AllPartyOrderField), Direction: pick(d, "direction", models.AllOrderDirection)}
			wanted := slices.DeleteFunc(slices.Clone(all), func(p *models.Party) bool { return !o.party(where, treaty, p) })
			found := map[models.ID]place{}
			for _, p := range wanted {
				found[p.ID] = places[order.Field](p)
			}
			ordered := sorted(found, order.Direction == models.OrderDirectionDesc)
			size := 1 + d.count("size", 2)
			var after, before *string
			for begin := 0; begin <= len(ordered); begin += size {
				page, err := db.Parties(treaty, all, where, order, Page{First: &size, After: after})
				if err != nil {
					d.Fatal(err)
				}
				compare(d, page, ordered, begin, min(begin+size, len(ordered)))
				after = &page.PageInfo.EndCursor
				if begin == 0 {
					checkGroups(ctx, d, o, []*models.Connection[*models.Party]{page}, [][]*models.Party{wanted})
				}
				if begin+size >= len(ordered) {
					break
				}
			}
			for end := len(ordered); end > 0; end -= size {
				page, err := db.Parties(treaty, all, where, order, Page{Last: &size, Before: before})
				if err != nil {
					d.Fatal(err)
				}
				compare(d, page, ordered, max(0, end-size), end)
				before = &page.PageInfo.StartCursor
			}
		}
	})
}

func TestPartiesRefuse(t *testing.T) {
	ds := codesDataset()
	db := build(t, t.TempDir()+"/x", ds)
	treaty := &models.Treaty{Identity: identity("treaty:x")}
	backward := &models.DateRange{From: new(models.MustDate("1970")), To: new(models.MustDate("1960"))}
	for at, where := range map[string]*models.PartyWhere{
		"where actors 0":       {Actors: []string{"XYZ"}},
		"where not actors 0":   {Not: &models.PartyWhere{Actors: []string{"XYZ"}}},
		"where any 0 signed":   {Any: []*models.PartyWhere{{Signed: backward}}},
		"where any 0":          {Any: []*models.PartyWhere{{Not: &models.PartyWhere{}}}},
		"where not consented":  {Not: &models.PartyWhere{Consented: backward}},
		"where withdrew":       {Withdrew: backward},
		"where any 0 actors 1": {Any: []*models.PartyWhere{{Actors: []string{"RUS", "XYZ"}}}},
	} {
		_, err := db.Parties(treaty, nil, where, nil, Page{})
		var wrong *ArgumentError
		if !errors.As(err, &wrong) || strings.Join(wrong.Argument, " ") != at {
			t.Errorf("%s: %v", at, err)
		}
	}
	crafted := cursor{list: "parties-by-treaty ACTOR ASC", of: "treaty:x", id: "party:x"}.String()
	if _, err := db.Parties(treaty, nil, nil, nil, Page{After: &crafted}); err != nil {
		t.Errorf("a cursor without a key: %v", err)
	}
}
