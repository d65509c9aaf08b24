package seed

import (
	"slices"

	"entente/models"
)

// The findings that a ruling may allow, each for one entity.
const (
	// checkOffice: a signatory or visitor whose recorded tenures exclude it.
	checkOffice = "out-of-office"
	// checkOrder: dates that come in an unusual order, such as an entry into
	// force before the signature.
	checkOrder = "order-of-dates"
	// checkTwin: two entities with the same key facts.
	checkTwin = "same-facts"
)

var allowable = []string{checkOffice, checkOrder, checkTwin}

// check reports what cannot be right in the merged dataset.
func (m *merger) check() {
	dangling := make(chan Problems, 1)
	go func() { dangling <- m.checkReferences() }() // as long as all others
	m.checkOrders()
	m.checkOffices()
	m.checkLifetimes()
	m.checkCodes()
	m.checkTwins()
	m.checkVisits()
	m.checkGifts()
	m.checkClaims()
	m.checkBounds()
	m.problems = append(m.problems, <-dangling...)
	m.checkRulings() // after the checks that they allow
}

func (m *merger) allowed(subject models.ID, check string) bool {
	r := m.rulings[rulingKey{subject: subject, allows: check}]
	if r == nil {
		return false
	}
	r.used = true
	return true
}

func (m *merger) checkRulings() {
	for _, r := range m.rulings {
		if r.used {
			continue
		}
		if r.allows != "" {
			m.problems.warn(r.position, "the ruling allows %s for %s, and nothing there needs it; withdraw it", r.allows, r.subject)
			continue
		}
		m.problems.add(r.position, "the ruling on %s of %s decides nothing (any more): no source gives a value, or none denies the row; withdraw it", r.field, r.subject)
	}
}

// orders are the pairs of dates of which the first cannot come after the second.
var orders = []struct{ kind, before, after string }{
	{"country", "establishedOn", "dissolvedOn"},
	{"country-name", "startedOn", "endedOn"},
	{"organization", "foundedOn", "dissolvedOn"},
	{"leader", "bornOn", "diedOn"},
	{"tenure", "startedOn", "endedOn"},
	{"treaty", "signedOn", "enteredIntoForceOn"},
	{"treaty", "signedOn", "terminatedOn"},
	{"treaty", "signedOn", "registeredOn"},
	{"treaty", "enteredIntoForceOn", "terminatedOn"},
	{"party", "signedOn", "consentedOn"},
	{"party", "signedOn", "withdrewOn"},
	{"party", "enteredIntoForceOn", "withdrewOn"},
	{"visit", "startedOn", "endedOn"},
}

func (m *merger) checkOrders() {
	for _, order := range orders {
		kind := models.KindOf(order.kind)
		before, after := kind.Field(order.before), kind.Field(order.after)
		for row := range kind.Rows(m.ds) {
			first, second := before.Date(row), after.Date(row)
			id := row.(models.Node).Self()
			if first.IsKnown() && second.IsKnown() && first.Earliest() > second.Latest() && !m.allowed(id, checkOrder) {
				m.problems.add(m.place(m.origins[id], after), "%s of %s, %s, is before its %s, %s; correct a date, or rule allow: %s for %s", order.after, id, second, order.before, first, checkOrder, id)
			}
		}
	}
}

// checkOffices reports signatories and visitors who, by all their recorded
// tenures, held no office on the day.
func (m *merger) checkOffices() {
	check := func(leader models.ID, on models.Date, id models.ID, did string) {
		tenures := m.tenuresOf(leader)
		inOffice := slices.ContainsFunc(tenures, func(t *models.Tenure) bool { return mayOverlap(t, on) })
		if len(tenures) > 0 && on.IsKnown() && !inOffice && !m.allowed(id, checkOffice) {
			m.problems.add(m.origins[id].at(), "%s %s on %s, outside all tenures recorded for them; correct a date, add the tenure, or rule allow: %s for %s", leader, did, on, checkOffice, id)
		}
	}
	for i := range m.ds.Signatories {
		s := &m.ds.Signatories[i]
		if treaty := m.origins[s.TreatyID]; treaty != nil {
			check(s.LeaderID, treaty.row.(*models.Treaty).SignedOn, s.ID, "signed "+string(s.TreatyID))
		}
	}
	for i := range m.ds.Visits {
		v := &m.ds.Visits[i]
		check(v.VisitorID, v.StartedOn, v.ID, "visited "+string(v.HostID))
	}
}

// checkLifetimes reports visitors, those whom they met, and signatories who
// were not born yet, or no longer alive.
func (m *merger) checkLifetimes() {
	check := func(id models.ID, leader models.ID, on models.Date, did string) {
		person, ok := m.rowOf(leader).(*models.Leader)
		if !ok || !on.IsKnown() {
			return
		}
		switch {
		case person.BornOn.IsKnown() && on.Latest() < person.BornOn.Earliest():
			m.problems.add(m.origins[id].at(), "%s %s on %s, before their birth on %s; correct a date, or say whom the source means", leader, did, on, person.BornOn)
		case person.DiedOn.IsKnown() && on.Earliest() > person.DiedOn.Latest():
			m.problems.add(m.origins[id].at(), "%s %s on %s, after their death on %s; correct a date, or say whom the source means", leader, did, on, person.DiedOn)
		}
	}
	for i := range m.ds.Visits {
		v := &m.ds.Visits[i]
		check(v.ID, v.VisitorID, v.StartedOn, "visited "+string(v.HostID))
	}
	for i := range m.ds.Meetings {
		met := &m.ds.Meetings[i]
		on := met.MetOn
		if visit, ok := m.rowOf(met.VisitID).(*models.Visit); ok && !on.IsKnown() {
			on = visit.StartedOn
		}
		check(met.ID, met.LeaderID, on, "was met on "+string(met.VisitID))
	}
	for i := range m.ds.Signatories {
		s := &m.ds.Signatories[i]
		if treaty, ok := m.rowOf(s.TreatyID).(*models.Treaty); ok {
			check(s.ID, s.LeaderID, treaty.SignedOn, "signed "+string(s.TreatyID))
		}
	}
}

// checkCodes reports codes that name two countries. An alpha-2 code that was
// withdrawn is given again.
func (m *merger) checkCodes() {
	owners := map[string]models.ID{}
	for i := range m.ds.Countries {
		c := &m.ds.Countries[i]
		codes := []string{c.Alpha3, c.FormerCode}
		if !c.DissolvedOn.IsKnown() {
			codes = append(codes, c.Alpha2)
		}
		for _, code := range codes {
			if owner := owners[code]; code != "" && owner != "" {
				m.problems.add(m.origins[c.ID].at(), "the code %s is that of %s and of %s; a code names one country", code, owner, c.ID)
			}
			owners[code] = c.ID
		}
	}
}

func (m *merger) checkVisits() {
	for i := range m.ds.Visits {
		v := &m.ds.Visits[i]
		if v.VisitorID == "" && v.VisitorName == "" {
			m.problems.add(m.origins[v.ID].at(), "%s has no visitor; a visit is somebody's: give visitor or visitorName", v.ID)
		}
	}
}

func (m *merger) checkGifts() {
	for i := range m.ds.Gifts {
		g := &m.ds.Gifts[i]
		if (g.Value != nil) != (g.Currency != "") {
			m.problems.add(m.origins[g.ID].at(), "%s has a value or a currency without the other; give both", g.ID)
		}
	}
}

// maxQuotation is how long a quotation may be, in letters: a person's short
// words, not a passage of somebody's text.
const maxQuotation = 280

func (m *merger) checkClaims() {
	for i := range m.ds.Claims {
		c := &m.ds.Claims[i]
		g := m.origins[c.ID]
		if c.SpeakerID == "" && c.SpeakerName == "" {
			m.problems.add(g.at(), "%s has no speaker; a claim is somebody's: give speaker or speakerName", c.ID)
		}
		if n := len([]rune(c.Quotation)); n > maxQuotation {
			m.problems.add(m.place(g, g.kind.Field("quotation")), "the quotation has %d letters; quote at most %d, and tell the rest in our own words", n, maxQuotation)
		}
		answered := m.origins[c.AnswersID]
		if c.Kind == models.ClaimDenial && answered != nil && answered.row.(*models.Claim).Kind != models.ClaimAllegation {
			m.problems.warn(m.place(g, g.kind.Field("answers")), "%s denies %s, which is no ALLEGATION", c.ID, c.AnswersID)
		}
	}
}

func (m *merger) checkBounds() {
	for _, b := range m.bounds {
		if n := b.kind.Len(m.ds); n < b.least || n > b.most {
			m.problems.add(b.position, "the dataset holds %d %s; it should hold from %d to %d. Was a file lost or read twice? Else mend the bound", n, b.kind.Table, b.least, b.most)
		}
	}
}
