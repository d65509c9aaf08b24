package seed

import (
	"fmt"
	"slices"
	"strings"

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
	m.checkReferences()
	m.checkRulings()
	m.checkOrders()
	m.checkOffices()
	m.checkCodes()
	m.checkTwins()
	m.checkClaims()
	m.checkBounds()
}

func (m *merger) allowed(subject models.ID, check string) bool {
	for _, r := range m.rulings {
		if r.subject == subject && r.allows == check {
			r.used = true
			return true
		}
	}
	return false
}

// checkReferences reports IDs that name nothing.
func (m *merger) checkReferences() {
	for _, kind := range models.AllKinds() {
		for row := range kind.Rows(m.ds) {
			g := m.origins[row.(models.Node).Self()]
			if parent := kind.ParentID(row); parent != "" {
				m.checkReference(g.at(), "its entity", parent)
			}
			for _, field := range kind.Fields {
				if field.Form == models.FormRef || field.Form == models.FormRefs {
					for id := range strings.FieldsSeq(field.Get(row)) {
						m.checkReference(g.place(field.Name), field.Name, models.ID(id))
					}
				}
			}
		}
	}
	for _, src := range m.sources {
		if src.CountryID != "" {
			m.checkReference(src.position, "country", src.CountryID)
		}
	}
	for id, redirect := range m.links.redirects {
		if m.origins[id] != nil {
			m.problems.add(m.links.places[id], "%s was %s and is still in use at %s:%d", id, strings.ToLower(string(redirect.Change)), m.origins[id].at().file, m.origins[id].at().line)
		}
		if redirect.ToID != "" {
			m.checkReference(m.links.places[id], "to", m.links.current(redirect.ToID))
		}
	}
}

func (m *merger) checkReference(at position, field string, id models.ID) {
	if m.origins[id] != nil {
		return
	}
	if redirect, ok := m.links.redirects[id]; ok {
		m.problems.add(at, "%s: %s was %s: %s", field, id, strings.ToLower(string(redirect.Change)), redirect.Reason)
		return
	}
	var slugs []string
	for other := range m.origins {
		if other.Kind() == id.Kind() {
			slugs = append(slugs, other.Slug())
		}
	}
	slices.Sort(slugs)
	hint := models.DidYouMean(id.Slug(), slugs)
	if hint == "" {
		hint = fmt.Sprintf("; add the %s to the file of a source that describes it", id.Kind())
	}
	m.problems.add(at, "%s: there is no %s%s", field, id, hint)
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
		m.problems.add(r.position, "the ruling is on %s of %s, for which no source gives a value", r.field, r.subject)
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
			first, second := models.MustDate(before.Get(row)), models.MustDate(after.Get(row))
			id := row.(models.Node).Self()
			if first.IsKnown() && second.IsKnown() && first.Earliest > second.Latest && !m.allowed(id, checkOrder) {
				m.problems.add(m.origins[id].place(order.after), "%s of %s, %s, is before its %s, %s", order.after, id, second, order.before, first)
			}
		}
	}
}

// checkOffices reports signatories and visitors who, by all their recorded
// tenures, held no office on the day.
func (m *merger) checkOffices() {
	tenures := map[models.ID][]*models.Tenure{}
	for i := range m.ds.Tenures {
		t := &m.ds.Tenures[i]
		tenures[t.LeaderID] = append(tenures[t.LeaderID], t)
	}
	check := func(leader models.ID, on models.Date, id models.ID, did string) {
		if leader == "" || !on.IsKnown() || len(tenures[leader]) == 0 {
			return
		}
		for _, t := range tenures[leader] {
			period := t.InOffice()
			if period.On(on.Earliest) != models.No || period.On(on.Latest) != models.No {
				return
			}
		}
		if !m.allowed(id, checkOffice) {
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

// checkCodes reports codes that name two countries.
func (m *merger) checkCodes() {
	owners := map[string]models.ID{}
	for i := range m.ds.Countries {
		c := &m.ds.Countries[i]
		for _, code := range []string{c.Alpha2, c.Alpha3, c.FormerCode} {
			if owner := owners[code]; code != "" && owner != "" {
				m.problems.add(m.origins[c.ID].at(), "the code %s is that of %s and of %s", code, owner, c.ID)
			}
			owners[code] = c.ID
		}
	}
}

// checkTwins reports entities of one kind that look like one thing.
func (m *merger) checkTwins() {
	seen := map[string]models.ID{}
	twin := func(id models.ID, facts ...string) {
		if slices.Contains(facts, "") {
			return
		}
		key := id.Kind() + "|" + strings.ToLower(strings.Join(facts, "|"))
		if other, ok := seen[key]; ok && !m.allowed(id, checkTwin) {
			m.problems.add(m.origins[id].at(), "%s and %s have the same key facts (%s); write one id in both files, or rule allow: %s for %s", other, id, strings.Join(facts, ", "), checkTwin, id)
		}
		seen[key] = id
	}
	for i := range m.ds.Treaties {
		t := &m.ds.Treaties[i]
		twin(t.ID, t.Title, t.SignedOn.EDTF)
	}
	for i := range m.ds.Visits {
		v := &m.ds.Visits[i]
		twin(v.ID, string(v.VisitorID), string(v.HostID), v.StartedOn.EDTF)
	}
	for i := range m.ds.Leaders {
		l := &m.ds.Leaders[i]
		twin(l.ID, l.Name, l.BornOn.EDTF)
	}
	for i := range m.ds.Gifts {
		g := &m.ds.Gifts[i]
		twin(g.ID, g.Title, g.GivenOn.EDTF, string(g.RecipientID)+string(g.RecipientActorID))
	}
	for i := range m.ds.Claims {
		c := &m.ds.Claims[i]
		twin(c.ID, c.Summary, string(c.SpeakerID)+c.SpeakerName)
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
			m.problems.add(g.place("quotation"), "the quotation has %d letters; quote at most %d, and tell the rest in our own words", n, maxQuotation)
		}
		answered := m.origins[c.AnswersID]
		if c.Kind == models.ClaimDenial && answered != nil && answered.row.(*models.Claim).Kind != models.ClaimAllegation {
			m.problems.warn(g.place("answers"), "%s denies %s, which is no ALLEGATION", c.ID, c.AnswersID)
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
