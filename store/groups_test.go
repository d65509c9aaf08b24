package store

import (
	"cmp"
	"context"
	"encoding/json"
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"

	"entente/models"
)

// keys are the values of an entry by each key of its list, as the oracle sees them.
type keys[T any] map[models.GroupKey]func(*T) []string

// keysOf gives the oracle's keys of a list.
func keysOf[T any](o oracle) keys[T] {
	for _, known := range []any{
		o.treatyKeys(), o.visitKeys(), o.giftKeys(), o.diplomaticEventKeys(), o.claimKeys(),
		o.leaderKeys(), o.countryKeys(), o.organizationKeys(), o.sourceKeys(), o.disagreementKeys(), o.timelineKeys(), o.partyKeys(),
	} {
		if k, ok := known.(keys[T]); ok {
			return k
		}
	}
	panic("no oracle for the groups of " + reflect.TypeFor[T]().Name())
}

// Every key of every list has an oracle, so that none goes unchecked.
func TestEveryGroupKeyHasAnOracle(t *testing.T) {
	o := newOracle(&models.Dataset{})
	for _, c := range []struct {
		shape  *shape
		oracle []models.GroupKey
	}{
		{&treaties.shape, names(o.treatyKeys())},
		{&visits.shape, names(o.visitKeys())},
		{&gifts.shape, names(o.giftKeys())},
		{&diplomaticEvents.shape, names(o.diplomaticEventKeys())},
		{&claims.shape, names(o.claimKeys())},
		{&leaders.shape, names(o.leaderKeys())},
		{&countries.shape, names(o.countryKeys())},
		{&organizations.shape, names(o.organizationKeys())},
		{&sources.shape, names(o.sourceKeys())},
		{&disagreements.shape, names(o.disagreementKeys())},
	} {
		if got := names(c.shape.keys); !slices.Equal(got, c.oracle) || len(got) == 0 {
			t.Errorf("%s are grouped by %v, the oracle knows %v", c.shape.table, got, c.oracle)
		}
	}
	if got := names(timelineKeys); !slices.Equal(got, names(o.timelineKeys())) {
		t.Errorf("timelines are grouped by %v, the oracle knows others", got)
	}
	if len(shapes()) != 10 {
		t.Error("there is a list of which this test does not know")
	}
}

func names[V any](m map[models.GroupKey]V) []models.GroupKey {
	var all []models.GroupKey
	for name := range m {
		all = append(all, name)
	}
	slices.Sort(all)
	return all
}

// one is a value, or none.
func one[S ~string](value S) []string { return known([]S{value}) }

// known are the values that are known, each once.
func known[S ~string](values []S) []string {
	var all []string
	for _, value := range values {
		if text := string(value); text != "" && !slices.Contains(all, text) {
			all = append(all, text)
		}
	}
	return all
}

func year(d models.Date) []string { return digits(d, 4, "") }

func decade(d models.Date) []string { return digits(d, 3, "X") }

func digits(d models.Date, n int, after string) []string {
	if d.Earliest() == "" || d.Earliest()[:n] != d.Latest()[:n] {
		return nil
	}
	return []string{string(d.Earliest()[:n]) + after}
}

// regions are those of the countries among some IDs.
func (o oracle) regions(ids ...models.ID) []string {
	return known(rows(o.ds.Countries, func(c *models.Country) (string, bool) { return c.Region, slices.Contains(ids, c.ID) }))
}

func ofKind(kind string, ids []models.ID) []string {
	return known(slices.DeleteFunc(slices.Clone(ids), func(id models.ID) bool { return id.Kind() != kind }))
}

func (o oracle) treatyKeys() keys[models.Treaty] {
	return keys[models.Treaty]{
		"KIND":    func(t *models.Treaty) []string { return known(t.Kinds) },
		"SUBJECT": func(t *models.Treaty) []string { return known(t.Subjects) },
		"OBLIGATION": func(t *models.Treaty) []string {
			return known(rows(o.ds.Provisions, func(p *models.Provision) (models.Obligation, bool) { return p.Obligation, p.TreatyID == t.ID }))
		},
		"YEAR":         func(t *models.Treaty) []string { return year(t.SignedOn) },
		"DECADE":       func(t *models.Treaty) []string { return decade(t.SignedOn) },
		"COUNTRY":      func(t *models.Treaty) []string { return ofKind("country", o.parties(t.ID)) },
		"REGION":       func(t *models.Treaty) []string { return o.regions(o.parties(t.ID)...) },
		"ORGANIZATION": func(t *models.Treaty) []string { return ofKind("organization", o.parties(t.ID)) },
		"LEADER":       func(t *models.Treaty) []string { return known(o.signatories(t.ID)) },
		"SOURCE":       func(t *models.Treaty) []string { return known(o.sourcesOf(t.ID)) },
	}
}

func (o oracle) visitKeys() keys[models.Visit] {
	return keys[models.Visit]{
		"KIND":        func(v *models.Visit) []string { return one(v.Kind) },
		"YEAR":        func(v *models.Visit) []string { return year(v.StartedOn) },
		"DECADE":      func(v *models.Visit) []string { return decade(v.StartedOn) },
		"VISITOR":     func(v *models.Visit) []string { return one(v.VisitorID) },
		"FROM":        func(v *models.Visit) []string { return one(v.FromID) },
		"FROM_REGION": func(v *models.Visit) []string { return o.regions(v.FromID) },
		"HOST":        func(v *models.Visit) []string { return one(v.HostID) },
		"HOST_REGION": func(v *models.Visit) []string { return o.regions(v.HostID) },
		"MET": func(v *models.Visit) []string {
			return known(rows(o.ds.Meetings, func(m *models.Meeting) (models.ID, bool) { return m.LeaderID, m.VisitID == v.ID }))
		},
		"EVENT": func(v *models.Visit) []string {
			return known(rows(o.ds.VisitEvents, func(e *models.VisitEvent) (models.VisitEventKind, bool) { return e.Kind, e.VisitID == v.ID }))
		},
		"SOURCE": func(v *models.Visit) []string { return known(o.sourcesOf(v.ID)) },
	}
}

func (o oracle) giftKeys() keys[models.Gift] {
	return keys[models.Gift]{
		"CATEGORY":         func(g *models.Gift) []string { return one(g.Category) },
		"YEAR":             func(g *models.Gift) []string { return year(g.GivenOn) },
		"DECADE":           func(g *models.Gift) []string { return decade(g.GivenOn) },
		"GIVER":            func(g *models.Gift) []string { return one(g.GiverID) },
		"GIVER_ACTOR":      func(g *models.Gift) []string { return one(g.GiverActorID) },
		"GIVER_REGION":     func(g *models.Gift) []string { return o.regions(g.GiverActorID) },
		"RECIPIENT":        func(g *models.Gift) []string { return one(g.RecipientID) },
		"RECIPIENT_ACTOR":  func(g *models.Gift) []string { return one(g.RecipientActorID) },
		"RECIPIENT_REGION": func(g *models.Gift) []string { return o.regions(g.RecipientActorID) },
		"CURRENCY":         func(g *models.Gift) []string { return one(g.Currency) },
		"VISIT":            func(g *models.Gift) []string { return one(g.VisitID) },
		"SOURCE":           func(g *models.Gift) []string { return known(o.sourcesOf(g.ID)) },
	}
}

func (o oracle) diplomaticEventKeys() keys[models.DiplomaticEvent] {
	return keys[models.DiplomaticEvent]{
		"KIND":    func(e *models.DiplomaticEvent) []string { return one(e.Kind) },
		"MISSION": func(e *models.DiplomaticEvent) []string { return one(e.Mission) },
		"YEAR":    func(e *models.DiplomaticEvent) []string { return year(e.OccurredOn) },
		"DECADE":  func(e *models.DiplomaticEvent) []string { return decade(e.OccurredOn) },
		"ACTOR":   func(e *models.DiplomaticEvent) []string { return known(sides(e.ActorID, e.CounterpartID)) },
		"REGION":  func(e *models.DiplomaticEvent) []string { return o.regions(e.ActorID, e.CounterpartID) },
		"SOURCE":  func(e *models.DiplomaticEvent) []string { return known(o.sourcesOf(e.ID)) },
	}
}

func (o oracle) claimKeys() keys[models.Claim] {
	return keys[models.Claim]{
		"KIND":    func(c *models.Claim) []string { return one(c.Kind) },
		"YEAR":    func(c *models.Claim) []string { return year(c.SaidOn) },
		"DECADE":  func(c *models.Claim) []string { return decade(c.SaidOn) },
		"SPEAKER": func(c *models.Claim) []string { return one(c.SpeakerID) },
		"ABOUT":   func(c *models.Claim) []string { return known(c.AboutIDs) },
		"SOURCE":  func(c *models.Claim) []string { return known(o.sourcesOf(c.ID)) },
	}
}

func (o oracle) leaderKeys() keys[models.Leader] {
	served := func(l *models.Leader) []models.ID {
		return append(rows(o.ds.Tenures, func(t *models.Tenure) (models.ID, bool) { return t.CountryID, t.LeaderID == l.ID }), l.CountryID)
	}
	return keys[models.Leader]{
		"COUNTRY": func(l *models.Leader) []string { return known(served(l)) },
		"REGION":  func(l *models.Leader) []string { return o.regions(served(l)...) },
		"ROLE": func(l *models.Leader) []string {
			return known(rows(o.ds.Tenures, func(t *models.Tenure) (models.OfficeRole, bool) { return t.Role, t.LeaderID == l.ID }))
		},
		"BIRTH_YEAR":   func(l *models.Leader) []string { return year(l.BornOn) },
		"BIRTH_DECADE": func(l *models.Leader) []string { return decade(l.BornOn) },
		"SOURCE":       func(l *models.Leader) []string { return known(o.sourcesOf(l.ID)) },
	}
}

func (o oracle) countryKeys() keys[models.Country] {
	return keys[models.Country]{
		"KIND":      func(c *models.Country) []string { return one(c.Kind) },
		"REGION":    func(c *models.Country) []string { return one(c.Region) },
		"SUBREGION": func(c *models.Country) []string { return one(c.Subregion) },
		"YEAR":      func(c *models.Country) []string { return year(c.EstablishedOn) },
		"DECADE":    func(c *models.Country) []string { return decade(c.EstablishedOn) },
		"ORGANIZATION": func(c *models.Country) []string {
			return known(rows(o.ds.Memberships, func(m *models.Membership) (models.ID, bool) { return m.OrganizationID, m.MemberID == c.ID }))
		},
		"SOURCE": func(c *models.Country) []string { return known(o.sourcesOf(c.ID)) },
	}
}

func (o oracle) organizationKeys() keys[models.Organization] {
	return keys[models.Organization]{
		"KIND":    func(g *models.Organization) []string { return one(g.Kind) },
		"COUNTRY": func(g *models.Organization) []string { return one(g.CountryID) },
		"REGION":  func(g *models.Organization) []string { return o.regions(g.CountryID) },
		"YEAR":    func(g *models.Organization) []string { return year(g.FoundedOn) },
		"DECADE":  func(g *models.Organization) []string { return decade(g.FoundedOn) },
		"SOURCE":  func(g *models.Organization) []string { return known(o.sourcesOf(g.ID)) },
	}
}

func (o oracle) sourceKeys() keys[models.Source] {
	return keys[models.Source]{
		"KIND":          func(s *models.Source) []string { return one(s.Kind) },
		"LICENSE_CLASS": func(s *models.Source) []string { return one(s.LicenseClass) },
		"LANGUAGE":      func(s *models.Source) []string { return one(s.Language) },
		"PUBLISHER":     func(s *models.Source) []string { return one(s.Publisher) },
		"COUNTRY":       func(s *models.Source) []string { return one(s.CountryID) },
		"REGION":        func(s *models.Source) []string { return o.regions(s.CountryID) },
		"YEAR":          func(s *models.Source) []string { return year(s.PublishedOn) },
		"DECADE":        func(s *models.Source) []string { return decade(s.PublishedOn) },
	}
}

func (o oracle) disagreementKeys() keys[models.Disagreement] {
	return keys[models.Disagreement]{
		"KIND":   func(x *models.Disagreement) []string { return one(x.SubjectID.Kind()) },
		"FIELD":  func(x *models.Disagreement) []string { return one(x.Field) },
		"SOURCE": func(x *models.Disagreement) []string { return known(o.speaking(x)) },
	}
}

func (o oracle) timelineKeys() keys[models.TimelineEntry] {
	return keys[models.TimelineEntry]{
		"KIND":             func(e *models.TimelineEntry) []string { return one(e.Kind) },
		"DIPLOMATIC_EVENT": func(e *models.TimelineEntry) []string { return one(e.DiplomaticEvent) },
		"YEAR":             func(e *models.TimelineEntry) []string { return year(e.On) },
		"DECADE":           func(e *models.TimelineEntry) []string { return decade(e.On) },
	}
}

// drawGrouping draws what is asked of the groups of a list.
func drawGrouping(d draw, all []models.GroupKey, ofGifts bool) models.Grouping {
	g := models.Grouping{By: []models.GroupKey{pick(d, "by", all)}}
	for _, more := range some(d, "more keys", all) {
		if len(g.By) < 3 && !slices.Contains(g.By, more) {
			g.By = append(g.By, more)
		}
	}
	orders := []models.GroupOrderField{models.GroupsByCount, models.GroupsByKeys}
	g.Having = maybe(d, "having", func() *models.GroupHaving { return &models.GroupHaving{Count: new(d.count("at least", 3))} })
	if ofGifts {
		g.Currency = pick(d, "currency", []string{"USD", "EUR"})
		orders = append(orders, models.GroupsBySum, models.GroupsByMedian)
		g.Having = maybe(d, "having worth", func() *models.GroupHaving {
			return &models.GroupHaving{Sum: pick(d, "sum", []*float64{nil, new(0.0), new(15.0)}), Median: pick(d, "median", []*float64{nil, new(10.0)})}
		})
	}
	if d.count("ordered", 2) > 0 {
		g.Order = &models.GroupOrder{Field: pick(d, "order", orders), Direction: pick(d, "direction", models.AllOrderDirection)}
	}
	if d.count("limited", 2) == 0 {
		g.First = new(d.count("groups", 3))
	}
	return g
}

// oracleGroup is a group as the oracle makes it; "" stands for what is not known.
type oracleGroup struct {
	values []string
	count  int
	worth  []float64
}

func (g *oracleGroup) sum() (sum float64) {
	for _, value := range g.worth {
		sum += value
	}
	return sum
}

func (g *oracleGroup) median() float64 {
	slices.Sort(g.worth)
	n := len(g.worth)
	if n == 0 {
		return 0
	}
	return (g.worth[(n-1)/2] + g.worth[n/2]) / 2
}

// grouped groups entries by the plainest code.
func grouped[T any](entries []*T, keys keys[T], g models.Grouping) []*oracleGroup {
	found := map[string]*oracleGroup{}
	for _, entry := range entries {
		combinations := [][]string{{}}
		for _, name := range g.By {
			values := keys[name](entry)
			if len(values) == 0 {
				values = []string{""}
			}
			var longer [][]string
			for _, combination := range combinations {
				for _, value := range values {
					longer = append(longer, append(slices.Clone(combination), value))
				}
			}
			combinations = longer
		}
		for _, combination := range combinations {
			name := strings.Join(combination, "\x00")
			if found[name] == nil {
				found[name] = &oracleGroup{values: combination}
			}
			found[name].count++
			if gift, ok := any(entry).(*models.Gift); ok && gift.Value != nil && gift.Currency == g.Currency {
				found[name].worth = append(found[name].worth, *gift.Value)
			}
		}
	}
	var all []*oracleGroup
	for _, group := range found {
		if h := g.Having; h == nil || (h.Count == nil || group.count >= *h.Count) && (h.Sum == nil || len(group.worth) > 0 && group.sum() >= *h.Sum) &&
			(h.Median == nil || len(group.worth) > 0 && group.median() >= *h.Median) {
			all = append(all, group)
		}
	}
	slices.SortFunc(all, func(a, b *oracleGroup) int { return compareGroups(a, b, g.Order) })
	most := 25
	if g.First != nil {
		most = *g.First
	}
	return all[:min(most, len(all))]
}

func compareGroups(a, b *oracleGroup, order *models.GroupOrder) int {
	field, sign := models.GroupsByCount, -1
	if order != nil {
		field = order.Field
		if order.Direction == models.OrderDirectionAsc {
			sign = 1
		}
	}
	worthless := func(g *oracleGroup) int {
		if len(g.worth) == 0 {
			return 1
		}
		return 0
	}
	byKeys := func(sign int) int {
		for i := range a.values {
			x, y := a.values[i], b.values[i]
			switch {
			case x == y:
			case x == "":
				return 1
			case y == "":
				return -1
			default:
				return sign * cmp.Compare(x, y)
			}
		}
		return 0
	}
	switch field {
	case models.GroupsByKeys:
		return byKeys(sign)
	case models.GroupsBySum:
		return cmp.Or(cmp.Compare(worthless(a), worthless(b)), sign*cmp.Compare(a.sum(), b.sum()), byKeys(1))
	case models.GroupsByMedian:
		return cmp.Or(cmp.Compare(worthless(a), worthless(b)), sign*cmp.Compare(a.median(), b.median()), byKeys(1))
	}
	return cmp.Or(sign*cmp.Compare(a.count, b.count), byKeys(1))
}

// checkGroups compares the groups of some parents' lists with the oracle's.
func checkGroups[T any](ctx context.Context, d draw, o oracle, pages []*models.Connection[*T], wanted [][]*T) {
	keys := keysOf[T](o)
	g := drawGrouping(d, names(keys), reflect.TypeFor[T]() == reflect.TypeFor[models.Gift]())
	for i, page := range pages {
		sameGroups(ctx, d, page, wanted[i], keys, g)
	}
}

func near(got *float64, n int, want float64) bool {
	if got == nil || n == 0 {
		return got == nil && n == 0
	}
	return math.Abs(*got-want) < 1e-9
}

func told(v any) string {
	switch groups := v.(type) {
	case []*oracleGroup:
		lines := make([]string, len(groups))
		for i, g := range groups {
			lines[i] = strings.Join(g.values, "|")
		}
		return strings.Join(lines, "; ")
	default:
		text, _ := json.Marshal(v)
		return string(text)
	}
}
