package store

import (
	"reflect"
	"slices"
	"strings"

	"entente/models"
)

// maybe draws a value now and then: few conditions at once leave something over.
func maybe[T any](d draw, label string, value func() T) T {
	if d.count(label+"?", 5) != 0 {
		var none T
		return none
	}
	return value()
}

// list draws a list of up to three; now and then an empty one, which is not none.
func list[T comparable](d draw, label string, from []T) []T {
	return maybe(d, label, func() []T { return append([]T{}, some(d, label, from)...) })
}

func (d draw) codes(label string) []string {
	return list(d, label, []string{"AAA", "bbb", "CC", "old-empire", "country:AAA", "organization:league", "body"})
}

func (d draw) states(label string) []string {
	return list(d, label, []string{"AAA", "bbb", "CC", "old-empire", "country:AAA"})
}

func (d draw) organizations(label string) []string {
	return list(d, label, []string{"body", "organization:league"})
}

func (d draw) people(label string) []models.ID {
	return list(d, label, []models.ID{"ann", "leader:bob", "leader:cid"})
}

func (d draw) anybody(label string) []string {
	return list(d, label, []string{"AAA", "leader:ann", "leader:bob", "organization:body", "country:BBB"})
}

func (d draw) sources() []models.ID { return list(d, "sources", []models.ID{"s1", "source:s2"}) }

func (d draw) counts(label string) *models.CountRange {
	return maybe(d, label, func() *models.CountRange {
		from := d.count("least", 3)
		to := from + d.count("more", 2)
		return pick(d, label, []*models.CountRange{{}, {Min: &from}, {Max: &to}, {Min: &from, Max: &to}})
	})
}

func (d draw) dates(label string) *models.DateRange {
	return maybe(d, label, func() *models.DateRange {
		r := &models.DateRange{}
		from, to := models.MustDate(pick(d, "from", []string{"1949", "1950-03", "1961-07-06"})), models.MustDate(pick(d, "to", []string{"1961-07-06", "1961", "1995", "2024"}))
		if d.count("from", 1) == 1 {
			r.From = &from
		}
		if d.count("to", 1) == 1 {
			r.To = &to
		}
		return r
	})
}

func (d draw) day(label string) *models.Day {
	return maybe(d, label, func() *models.Day { day := pick(d, label, someDays); return &day })
}

func (d draw) certainty() *models.Certainty {
	return pick(d, "certainty", []*models.Certainty{nil, new(models.Definite), new(models.Possible), new(models.No)})
}

func (d draw) words(label string) *string {
	return maybe(d, label, func() *string {
		return new(pick(d, label, []string{"friend", "MUTUAL", "egal", "gal", "fri_", "%trade", "other", "lodz", "мир", "strasse", "평", "x trade", " ", "nothing"}))
	})
}

// A level is where a filter is drawn: within not or any, and behind how many
// relations.
type level struct {
	nested bool
	steps  int
}

// nested draws the filters of not and any.
func nested[W any](d draw, at level, filter func(level) *W) (not *W, anyOf []*W) {
	if at.nested {
		return nil, nil
	}
	at.nested = true
	not = maybe(d, "not", func() *W { return filter(at) })
	anyOf = maybe(d, "any", func() []*W {
		all := []*W{}
		for range d.count("any", 2) {
			all = append(all, filter(at))
		}
		return all
	})
	return not, anyOf
}

// step draws now and then the filter of a relation.
func step[W any](d draw, label string, at level, filter func(level) *W) *W {
	if at.steps == mostSteps {
		return nil
	}
	return maybe(d, label, func() *W { return filter(level{steps: at.steps + 1}) })
}

func (d draw) flag(label string) *bool {
	return pick(d, label, []*bool{nil, nil, nil, new(true), new(false)})
}

func vocabulary[T interface {
	~string
	Values() []string
}]() []T {
	var none T
	return values[T](none.Values())
}

func drawTreatyWhere(d draw, o oracle, at level) *models.TreatyWhere {
	w := &models.TreatyWhere{
		PartiesAll: d.codes("all"), PartiesAny: d.codes("any"), Kinds: list(d, "kinds", vocabulary[models.TreatyKind]()), Subjects: list(d, "subjects", vocabulary[models.Subject]()),
		Obligations: list(d, "obligations", vocabulary[models.Obligation]()), Signed: d.dates("signed"), EnteredIntoForce: d.dates("in force"), Terminated: d.dates("terminated"),
		PartyCount: d.counts("party count"), InForceOn: d.day("in force on"), Certainty: d.certainty(), SignedBy: d.people("signed by"), Sources: d.sources(), Text: d.words("text"),
	}
	w.IncludePredecessors, w.MembersOf = d.flag("predecessors"), d.organizations("members of")
	w.Binds = maybe(d, "binds", func() *models.BindsWhere {
		return &models.BindsWhere{Actors: some(d, "actors", []string{"AAA", "bbb", "organization:body"}), On: pick(d, "on", someDays)}
	})
	if len(o.ds.Treaties) > 1 {
		w.PartiesOf = list(d, "parties of", []models.ID{"t0", "treaty:t1"})
	}
	w.Visits = step(d, "visits", at, func(at level) *models.VisitWhere { return drawVisitWhere(d, o, at) })
	w.Not, w.Any = nested(d, at, func(at level) *models.TreatyWhere { return drawTreatyWhere(d, o, at) })
	return w
}

func drawVisitWhere(d draw, o oracle, at level) *models.VisitWhere {
	w := &models.VisitWhere{
		Visitors: d.people("visitors"), From: d.codes("from"), Hosts: d.states("hosts"), Countries: d.states("countries"), Kinds: list(d, "kinds", vocabulary[models.VisitKind]()),
		Started: d.dates("started"), On: d.day("on"), Certainty: d.certainty(), Met: d.people("met"), Events: list(d, "events", vocabulary[models.VisitEventKind]()),
		Sources: d.sources(), Text: d.words("text"),
	}
	w.IncludePredecessors = d.flag("predecessors")
	w.Visitor = step(d, "visitor", at, func(at level) *models.LeaderWhere { return drawLeaderWhere(d, o, at) })
	w.Treaties = step(d, "treaties", at, func(at level) *models.TreatyWhere { return drawTreatyWhere(d, o, at) })
	w.Gifts = step(d, "gifts", at, func(at level) *models.GiftWhere { return drawGiftWhere(d, o, at) })
	w.BoundBy = step(d, "bound by", at, func(at level) *models.TreatyWhere { return drawTreatyWhere(d, o, at) })
	w.Not, w.Any = nested(d, at, func(at level) *models.VisitWhere { return drawVisitWhere(d, o, at) })
	return w
}

func drawGiftWhere(d draw, o oracle, at level) *models.GiftWhere {
	w := &models.GiftWhere{
		Givers: d.anybody("givers"), Recipients: d.anybody("recipients"), Categories: list(d, "categories", vocabulary[models.GiftCategory]()), Given: d.dates("given"),
		Certainty: d.certainty(), Sources: d.sources(), Text: d.words("text"),
		Value: maybe(d, "value", func() *models.ValueRange {
			return &models.ValueRange{Currency: pick(d, "currency", []string{"USD", "EUR"}), Min: pick(d, "min", []*float64{nil, new(10.0)}), Max: pick(d, "max", []*float64{nil, new(50.0)})}
		}),
	}
	if len(o.ds.Visits) > 0 {
		w.Visits = list(d, "visits", []models.ID{"v0"})
	}
	w.IncludePredecessors = d.flag("predecessors")
	w.Visit = step(d, "visit", at, func(at level) *models.VisitWhere { return drawVisitWhere(d, o, at) })
	w.Giver = step(d, "giver", at, func(at level) *models.LeaderWhere { return drawLeaderWhere(d, o, at) })
	w.Recipient = step(d, "recipient", at, func(at level) *models.LeaderWhere { return drawLeaderWhere(d, o, at) })
	w.BoundBy = step(d, "bound by", at, func(at level) *models.TreatyWhere { return drawTreatyWhere(d, o, at) })
	w.Not, w.Any = nested(d, at, func(at level) *models.GiftWhere { return drawGiftWhere(d, o, at) })
	return w
}

func drawDiplomaticEventWhere(d draw, o oracle, at level) *models.DiplomaticEventWhere {
	w := &models.DiplomaticEventWhere{
		Kinds: list(d, "kinds", vocabulary[models.DiplomaticEventKind]()), Missions: list(d, "missions", vocabulary[models.MissionRank]()), Actors: d.states("actors"),
		Occurred: d.dates("occurred"), Certainty: d.certainty(), Sources: d.sources(), Text: d.words("text"),
	}
	w.IncludePredecessors, w.ActorsAll = d.flag("predecessors"), d.codes("actors all")
	w.BoundBy = step(d, "bound by", at, func(at level) *models.TreatyWhere { return drawTreatyWhere(d, o, at) })
	w.Not, w.Any = nested(d, at, func(at level) *models.DiplomaticEventWhere { return drawDiplomaticEventWhere(d, o, at) })
	return w
}

func drawClaimWhere(d draw, o oracle, at level) *models.ClaimWhere {
	w := &models.ClaimWhere{
		Kinds: list(d, "kinds", vocabulary[models.ClaimKind]()), Speakers: d.anybody("speakers"), About: d.anybody("about"), Statuses: list(d, "statuses", vocabulary[models.AllegationStatus]()),
		Said: d.dates("said"), Certainty: d.certainty(), Sources: d.sources(), Text: d.words("text"),
	}
	if len(o.ds.Claims) > 0 {
		w.Answers = list(d, "answers", []models.ID{"c0"})
	}
	w.IncludePredecessors = d.flag("predecessors")
	w.AboutTreaties = step(d, "about treaties", at, func(at level) *models.TreatyWhere { return drawTreatyWhere(d, o, at) })
	w.AboutVisits = step(d, "about visits", at, func(at level) *models.VisitWhere { return drawVisitWhere(d, o, at) })
	w.AboutGifts = step(d, "about gifts", at, func(at level) *models.GiftWhere { return drawGiftWhere(d, o, at) })
	w.Not, w.Any = nested(d, at, func(at level) *models.ClaimWhere { return drawClaimWhere(d, o, at) })
	return w
}

func drawLeaderWhere(d draw, o oracle, at level) *models.LeaderWhere {
	w := &models.LeaderWhere{
		Countries: d.states("countries"), Roles: list(d, "roles", vocabulary[models.OfficeRole]()), InOfficeOn: d.day("in office on"), Certainty: d.certainty(),
		Name: d.words("name"), Born: d.dates("born"), Died: d.dates("died"), Sources: d.sources(),
	}
	w.IncludePredecessors = d.flag("predecessors")
	w.Visits = step(d, "visits", at, func(at level) *models.VisitWhere { return drawVisitWhere(d, o, at) })
	w.Treaties = step(d, "treaties", at, func(at level) *models.TreatyWhere { return drawTreatyWhere(d, o, at) })
	w.Not, w.Any = nested(d, at, func(at level) *models.LeaderWhere { return drawLeaderWhere(d, o, at) })
	return w
}

func drawCountryWhere(d draw, o oracle, at level) *models.CountryWhere {
	w := &models.CountryWhere{
		Kinds: list(d, "kinds", vocabulary[models.CountryKind]()), Regions: list(d, "regions", []string{"Asia", "Africa"}), Subregions: list(d, "subregions", []string{"Eastern Asia"}),
		ExistingOn: d.day("existing on"), Certainty: d.certainty(), Name: d.words("name"),
	}
	w.Sources, w.MembersOf, w.MemberOn = d.sources(), d.organizations("members of"), d.day("member on")
	w.Treaties = step(d, "treaties", at, func(at level) *models.TreatyWhere { return drawTreatyWhere(d, o, at) })
	w.VisitsHosted = step(d, "visits hosted", at, func(at level) *models.VisitWhere { return drawVisitWhere(d, o, at) })
	w.Not, w.Any = nested(d, at, func(at level) *models.CountryWhere { return drawCountryWhere(d, o, at) })
	return w
}

func drawOrganizationWhere(d draw, o oracle, at level) *models.OrganizationWhere {
	w := &models.OrganizationWhere{
		Kinds: list(d, "kinds", vocabulary[models.OrganizationKind]()), Countries: d.states("countries"), ExistingOn: d.day("existing on"), Certainty: d.certainty(), Name: d.words("name"),
	}
	w.Sources, w.Members, w.MemberOn, w.IncludePredecessors = d.sources(), d.codes("members"), d.day("member on"), d.flag("predecessors")
	w.Not, w.Any = nested(d, at, func(at level) *models.OrganizationWhere { return drawOrganizationWhere(d, o, at) })
	return w
}

func drawSourceWhere(d draw, o oracle, at level) *models.SourceWhere {
	w := &models.SourceWhere{
		Kinds: list(d, "kinds", vocabulary[models.SourceKind]()), Licence: list(d, "licences", vocabulary[models.LicenseClass]()), Languages: list(d, "languages", []string{"en", "ko"}),
		Countries: d.states("countries"), Publisher: d.words("publisher"), Published: d.dates("published"), Certainty: d.certainty(), Text: d.words("text"),
	}
	w.About, w.IncludePredecessors = d.anybody("about"), d.flag("predecessors")
	w.Not, w.Any = nested(d, at, func(at level) *models.SourceWhere { return drawSourceWhere(d, o, at) })
	return w
}

func drawDisagreementWhere(d draw, o oracle, at level) *models.DisagreementWhere {
	subjects := []models.ID{"country:AAA"}
	fields := []string{"name", "parties", "startedOn", "signedOn"}
	for i := range o.ds.Disagreements {
		subjects, fields = append(subjects, o.ds.Disagreements[i].SubjectID), append(fields, o.ds.Disagreements[i].Field)
	}
	kinds := list(d, "kinds", []string{"treaty", "party", "country", "tenure"})
	fields = slices.DeleteFunc(fields, func(field string) bool { // no kind but these may have it
		return len(kinds) > 0 && !slices.ContainsFunc(kinds, func(kind string) bool {
			return models.KindOf(kind).Field(field) != nil || models.KindOf(kind).ListKind(field) != nil
		})
	})
	w := &models.DisagreementWhere{
		Kinds: kinds, Subjects: list(d, "subjects", subjects), Fields: list(d, "fields", fields),
		Ruled: pick(d, "ruled", []*bool{nil, nil, new(true), new(false)}), Stale: pick(d, "stale", []*bool{nil, nil, new(true), new(false)}), Sources: d.sources(), Text: d.words("text"),
	}
	w.Treaties = step(d, "treaties", at, func(at level) *models.TreatyWhere { return drawTreatyWhere(d, o, at) })
	w.Visits = step(d, "visits", at, func(at level) *models.VisitWhere { return drawVisitWhere(d, o, at) })
	w.Gifts = step(d, "gifts", at, func(at level) *models.GiftWhere { return drawGiftWhere(d, o, at) })
	w.Not, w.Any = nested(d, at, func(at level) *models.DisagreementWhere { return drawDisagreementWhere(d, o, at) })
	return w
}

// references counts the lists of IDs in a filter, which cost a statement each.
func references(where any) int {
	n := 0
	v := reflect.ValueOf(where).Elem()
	if bound := v.FieldByName("BoundBy"); bound.IsValid() && !bound.IsNil() {
		n++ // the treaties that count
	}
	for i := range v.NumField() {
		field, name := v.Field(i), v.Type().Field(i).Name
		switch {
		case field.Type() == reflect.TypeFor[[]models.ID]() && field.Len() > 0:
			n++
		case (name == "Givers" || name == "Recipients" || name == "Speakers" || name == "About") && strings.Contains(strings.Join(field.Interface().([]string), " "), "leader:"):
			n++
		case field.Kind() == reflect.Pointer && !field.IsNil() && strings.HasSuffix(field.Type().Elem().Name(), "Where"):
			n += references(field.Interface())
		case name == "Any":
			for j := range field.Len() {
				n += references(field.Index(j).Interface())
			}
		}
	}
	return n
}
