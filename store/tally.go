package store

import "entente/models"

// counts are what lists are ordered by that the rest of the dataset says of an
// entity.
type counts struct {
	parties         map[models.ID]int // of a treaty
	treaties        map[models.ID]int // to which an actor is party, or that a leader signed
	visits          map[models.ID]int // for an actor, or by a leader
	hosted          map[models.ID]int // to a country
	given, received map[models.ID]int // gifts by and to an actor or leader
	members         map[models.ID]int // of an organization
	answers         map[models.ID]int // to a claim
	tookOffice      map[models.ID]models.Day
}

func countAll(ds *models.Dataset) counts {
	c := counts{
		parties: make(map[models.ID]int, len(ds.Treaties)), treaties: map[models.ID]int{}, visits: map[models.ID]int{}, hosted: map[models.ID]int{},
		given: map[models.ID]int{}, received: map[models.ID]int{}, members: map[models.ID]int{}, answers: map[models.ID]int{}, tookOffice: map[models.ID]models.Day{},
	}
	for i := range ds.Parties {
		c.parties[ds.Parties[i].TreatyID]++
		c.treaties[ds.Parties[i].ActorID]++
	}
	signed := map[[2]models.ID]bool{} // a leader may sign for several
	for i := range ds.Signatories {
		s := &ds.Signatories[i]
		if by := [2]models.ID{s.TreatyID, s.LeaderID}; !signed[by] {
			signed[by] = true
			c.treaties[s.LeaderID]++
		}
	}
	for i := range ds.Visits {
		v := &ds.Visits[i]
		c.visits[v.VisitorID]++
		c.visits[v.FromID]++
		c.hosted[v.HostID]++
	}
	for i := range ds.Gifts {
		g := &ds.Gifts[i]
		c.given[g.GiverID]++
		c.given[g.GiverActorID]++
		c.received[g.RecipientID]++
		c.received[g.RecipientActorID]++
	}
	for i := range ds.Memberships {
		c.members[ds.Memberships[i].OrganizationID]++
	}
	for i := range ds.Claims {
		c.answers[ds.Claims[i].AnswersID]++
	}
	for i := range ds.Tenures {
		t := &ds.Tenures[i]
		day := t.StartedOn.Earliest()
		if first, known := c.tookOffice[t.LeaderID]; day != "" && (!known || day < first) {
			c.tookOffice[t.LeaderID] = day
		}
	}
	return c
}

// namesOf are the names by which lists are ordered, folded.
func namesOf(ds *models.Dataset) map[models.ID]string {
	called := make(map[models.ID]string, len(ds.Countries)+len(ds.Organizations)+len(ds.Leaders))
	for i := range ds.Countries {
		called[ds.Countries[i].ID] = fold(ds.Countries[i].Name)
	}
	for i := range ds.Organizations {
		called[ds.Organizations[i].ID] = fold(ds.Organizations[i].Name)
	}
	for i := range ds.Leaders {
		called[ds.Leaders[i].ID] = fold(ds.Leaders[i].Name)
	}
	return called
}

// person is the name of somebody whom an ID names or who is only called
// something, folded, "" for nobody.
func (f *facts) person(id models.ID, name string) string {
	if id != "" {
		return f.called[id]
	}
	return fold(name)
}
