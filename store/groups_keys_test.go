package store

import (
	"slices"

	"entente/models"
)

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
