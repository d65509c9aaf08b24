package store

import (
	"fmt"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// effect counts how often a filter was drawn, and how often it let entries
// through and kept some out.
type effect struct{ drawn, admits, excludes int }

// TestEveryFilterIsDrawnAndTells goes through the filters that the schema has:
// each must be drawn by the property tests and be known to the oracle, which
// shows in that it admits some entries and excludes others. So a new filter
// without an oracle fails.
func TestEveryFilterIsDrawnAndTells(t *testing.T) {
	effects := map[string]map[string]*effect{}
	missing := []string{"all"}
	for range mostRounds {
		if len(missing) > 0 {
			drawEffects(t, effects)
			missing = untold(effects)
		}
	}
	if len(effects) != len(shapes()) {
		t.Errorf("filters of %d lists were drawn, there are %d", len(effects), len(shapes()))
	}
	for _, filter := range missing {
		t.Errorf("%s; draw it in filters_test.go and teach it to the oracle", filter)
	}
}

// mostRounds is how often it is drawn until each filter has told something:
// what is drawn is chance, and rare ones need several.
const mostRounds = 12

func drawEffects(t *testing.T, effects map[string]map[string]*effect) {
	rapid.Check(t, func(rt *rapid.T) {
		ds := drawDataset(rt)
		d, o := draw{rt}, newOracle(ds)
		for range 8 {
			tell(effects, drawTreatyWhere(d, o, level{}), ds.Treaties, o.treaty)
			tell(effects, drawVisitWhere(d, o, level{}), ds.Visits, o.visit)
			tell(effects, drawGiftWhere(d, o, level{}), ds.Gifts, o.gift)
			tell(effects, drawDiplomaticEventWhere(d, o, level{}), ds.DiplomaticEvents, o.diplomaticEvent)
			tell(effects, drawClaimWhere(d, o, level{}), ds.Claims, o.claim)
			tell(effects, drawLeaderWhere(d, o, level{}), ds.Leaders, o.anyLeader)
			tell(effects, drawCountryWhere(d, o, level{}), ds.Countries, o.country)
			tell(effects, drawOrganizationWhere(d, o, level{}), ds.Organizations, o.organization)
			tell(effects, drawSourceWhere(d, o, level{}), ds.Sources, o.source)
			tell(effects, drawDisagreementWhere(d, o, level{}), ds.Disagreements, o.disagreement)
		}
	})
}

// untold are the conditions that have not admitted some entries and excluded others.
func untold(effects map[string]map[string]*effect) []string {
	var missing []string
	for name, fields := range effects {
		for field, e := range fields {
			if e.drawn == 0 || e.admits == 0 || e.excludes == 0 {
				missing = append(missing, fmt.Sprintf("%s.%s was drawn alone %d times, admitted %d entries and excluded %d", name, field, e.drawn, e.admits, e.excludes))
			}
		}
	}
	return missing
}

// conditional are the fields that only say how others are meant.
var conditional = []string{"Certainty", "IncludePredecessors"}

// tell applies each condition of a filter by itself.
func tell[T, W any](effects map[string]map[string]*effect, where *W, all []T, match func(*W, *T) bool) {
	filter := reflect.ValueOf(where).Elem()
	name := filter.Type().Name()
	if effects[name] == nil {
		effects[name] = map[string]*effect{}
	}
	for i := range filter.NumField() {
		field := filter.Type().Field(i).Name
		if slices.Contains(conditional, field) {
			continue
		}
		e := effects[name][field]
		if e == nil {
			e = &effect{}
			effects[name][field] = e
		}
		if filter.Field(i).IsZero() {
			continue
		}
		alone := reflect.New(filter.Type())
		alone.Elem().Field(i).Set(filter.Field(i))
		for _, how := range conditional {
			if to := alone.Elem().FieldByName(how); to.IsValid() {
				to.Set(filter.FieldByName(how))
			}
		}
		e.drawn++
		for j := range all {
			if match(alone.Interface().(*W), &all[j]) {
				e.admits++
			} else {
				e.excludes++
			}
		}
	}
}
