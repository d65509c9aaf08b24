package seed

import (
	"cmp"
	"hash/maphash"
	"slices"
	"strings"

	"entente/models"
)

// checkTwins reports entities of one kind that look like one thing: the same
// key facts, and nothing that tells them apart. Two treaties of one title and
// day may have different parties, and two gifts of one occasion one title.
func (m *merger) checkTwins() {
	seen := make(map[uint64]models.ID, len(m.ds.Treaties)+len(m.ds.Visits)+len(m.ds.Leaders)+len(m.ds.Gifts)+len(m.ds.Claims))
	twin := func(id models.ID, apart uint64, facts ...string) {
		if slices.Contains(facts, "") {
			return
		}
		print := fingerprint(apart, append(facts, id.Kind())...)
		if other, ok := seen[print]; ok && !m.allowed(id, checkTwin) {
			m.problems.add(m.origins[id].at(), "%s and %s have the same key facts (%s); write one id in both files, or rule allow: %s for %s", other, id, strings.Join(facts, ", "), checkTwin, id)
		}
		seen[print] = id
	}
	m.checkNamesakes()
	for i := range m.ds.Countries {
		c := &m.ds.Countries[i]
		twin(c.ID, 0, c.Name, c.EstablishedOn.EDTF)
	}
	for i := range m.ds.Organizations {
		twin(m.ds.Organizations[i].ID, 0, m.ds.Organizations[i].Name)
	}
	for i := range m.ds.DiplomaticEvents {
		e := &m.ds.DiplomaticEvents[i]
		twin(e.ID, fingerprint(0, string(e.Mission), e.Place), string(e.Kind), string(e.ActorID), string(e.CounterpartID), e.OccurredOn.EDTF)
	}
	parties := m.partiesOf()
	for i := range m.ds.Treaties {
		t := &m.ds.Treaties[i]
		twin(t.ID, parties[t.ID], t.Title, t.SignedOn.EDTF)
	}
	for i := range m.ds.Visits {
		v := &m.ds.Visits[i]
		twin(v.ID, 0, cmp.Or(string(v.VisitorID), v.VisitorName), string(v.HostID), v.StartedOn.EDTF)
	}
	for i := range m.ds.Leaders {
		l := &m.ds.Leaders[i]
		twin(l.ID, 0, l.Name, l.BornOn.EDTF)
	}
	for i := range m.ds.Gifts {
		g := &m.ds.Gifts[i]
		apart := fingerprint(0, g.Object, string(g.GiverID), g.GiverName, string(g.GiverActorID), g.Description)
		twin(g.ID, apart, g.Title, g.GivenOn.EDTF, string(g.RecipientID)+string(g.RecipientActorID))
	}
	for i := range m.ds.Claims {
		c := &m.ds.Claims[i]
		twin(c.ID, 0, c.Summary, string(c.SpeakerID)+c.SpeakerName)
	}
}

// checkNamesakes reports two leaders of one name and country of whom one has
// no known birth that would tell them apart.
func (m *merger) checkNamesakes() {
	named := make(map[string][]*models.Leader, len(m.ds.Leaders))
	for i := range m.ds.Leaders {
		l := &m.ds.Leaders[i]
		if l.CountryID == "" {
			continue
		}
		key := strings.ToLower(l.Name) + "|" + string(l.CountryID)
		for _, other := range named[key] {
			if (!l.BornOn.IsKnown() || !other.BornOn.IsKnown()) && !m.allowed(l.ID, checkTwin) {
				m.problems.add(m.origins[l.ID].at(), "%s and %s are both called %s, of %s, and no birth tells them apart; write one id in both files, or rule allow: %s for %s", other.ID, l.ID, l.Name, l.CountryID, checkTwin, l.ID)
			}
		}
		named[key] = append(named[key], l)
	}
}

// partiesOf is a fingerprint of the actors of each treaty, in the order of the
// rows' IDs.
func (m *merger) partiesOf() map[models.ID]uint64 {
	parties := make(map[models.ID]uint64, len(m.ds.Treaties))
	for i := range m.ds.Parties {
		p := &m.ds.Parties[i]
		parties[p.TreatyID] = fingerprint(parties[p.TreatyID], string(p.ActorID))
	}
	return parties
}

var fingerprintSeed = maphash.MakeSeed()

// fingerprint is a number for texts, in either case of letters, that follow
// what has the number before: of a hundred thousand, two have the same once in
// a thousand million seeds. The texts themselves would take a tenth of a
// load's memory.
func fingerprint(before uint64, texts ...string) uint64 {
	var h maphash.Hash
	h.SetSeed(fingerprintSeed)
	maphash.WriteComparable(&h, before)
	for _, text := range texts {
		_, _ = h.WriteString(strings.ToLower(text)) // never fails
		_ = h.WriteByte(0)
	}
	return h.Sum64()
}
