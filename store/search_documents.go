package store

import (
	"cmp"
	"strings"

	"entente/models"
	"entente/search"
)

// searched are the kinds of entity that can be found, in the order in which
// their documents are numbered, and the factor by which each ranks above or
// below the others: who looks for Korea means the state, and who looks for a
// treaty seldom means an article about it.
var searched = []searchedKind{
	{models.SearchCountry, "country", 1.3},
	{models.SearchOrganization, "organization", 1.2},
	{models.SearchLeader, "leader", 1.2},
	{models.SearchTreaty, "treaty", 1.1},
	{models.SearchVisit, "visit", 1},
	{models.SearchGift, "gift", 1},
	{models.SearchDiplomaticEvent, "diplomatic-event", 0.9},
	{models.SearchClaim, "claim", 0.8},
	{models.SearchSource, "source", 0.7},
}

type searchedKind struct {
	kind  models.SearchKind
	name  string // of the kind in IDs
	worth float64
}

func isOfKind(kind models.SearchKind) func(searchedKind) bool {
	return func(s searchedKind) bool { return s.kind == kind }
}

// surroundings are what a document says beyond the fields of its entity: the
// rows of its lists and the names of others.
type surroundings struct {
	names        map[models.ID]string // of countries, organizations and leaders
	countryNames map[models.ID][]*models.CountryName
	members      map[models.ID][]*models.Membership
	leaderNames  map[models.ID][]*models.LeaderName
	wordings     map[models.ID][]wording
	relatives    map[models.ID][]*models.Kinship
	tenures      map[models.ID][]*models.Tenure
	parties      map[models.ID][]*models.Party
	signatories  map[models.ID][]*models.Signatory
	provisions   map[models.ID][]*models.Provision
	places       map[models.ID][]*models.VisitPlace
	met          map[models.ID][]*models.Meeting
	events       map[models.ID][]*models.VisitEvent
}

// A found is a document being put together.
type found struct {
	search.Document
	from, to models.Date // its time
	names    map[models.ID]string
}

func (f *found) text(class search.Class, field string, texts ...string) {
	for _, text := range texts {
		if text != "" {
			f.Texts = append(f.Texts, search.Text{Field: field, Class: class, Text: text})
		}
	}
}

// sort adds the words that say which sort of thing it is.
func (f *found) sort(words ...string) {
	f.text(search.Sort, "kind", strings.ToLower(strings.ReplaceAll(strings.Join(words, " "), "_", " ")))
}

// named adds the words of an ID, without numbers: they are a name that
// curators chose, or the words of the title that tell most.
func (f *found) named(class search.Class, id models.ID) {
	words := strings.FieldsFunc(id.Slug(), func(r rune) bool { return r == '-' || r == '.' || '0' <= r && r <= '9' })
	f.text(class, "id", strings.Join(words, " "))
}

// of notes the entities of which it is.
func (f *found) of(field string, ids ...models.ID) {
	for _, id := range ids {
		if id != "" {
			f.mention(search.Detail, field, id)
		}
	}
}

func (f *found) mention(class search.Class, field string, id models.ID) {
	for _, m := range f.Mentions {
		if m.ID == string(id) {
			return
		}
	}
	f.Mentions = append(f.Mentions, search.Mention{Field: field, ID: string(id), Class: class})
}

// person is somebody of ours, or by a printed name.
func (f *found) person(field string, id models.ID, name, capacity string) {
	f.of(field, id)
	known := f.names[id]
	f.text(search.Detail, field, join(cmp.Or(known, name), capacity))
	if known != name && known != "" {
		f.text(search.Detail, field, name)
	}
}

func join(name, capacity string) string {
	if name == "" || capacity == "" {
		return name + capacity
	}
	return name + ", " + capacity
}

// document is what is searched of an entity. Fields go by their names in the
// API.
func (s *surroundings) document(entity models.Node) *found {
	f := &found{names: s.names}
	f.mention(search.Title, "id", entity.Self())
	switch e := entity.(type) {
	case *models.Country:
		s.country(f, e)
	case *models.Organization:
		s.organization(f, e)
	case *models.Leader:
		s.leader(f, e)
	case *models.Treaty:
		s.treaty(f, e)
	case *models.Visit:
		s.visit(f, e)
	case *models.Gift:
		s.gift(f, e)
	case *models.DiplomaticEvent:
		f.text(search.Title, "title", e.Title)
		f.text(search.Detail, "place", e.Place)
		f.text(search.Body, "summary", e.Summary)
		f.of("actor", e.ActorID)
		f.of("counterpart", e.CounterpartID)
		f.sort("diplomatic event", string(e.Kind), string(e.Mission))
		f.from, f.to = e.OccurredOn, e.OccurredOn
	case *models.Claim:
		s.claim(f, e)
	case *models.Source:
		f.text(search.Title, "title", e.Title)
		f.text(search.Detail, "publisher", e.Publisher, e.OriginalPublisher)
		f.text(search.Detail, "author", e.Author)
		f.text(search.Body, "coverage", e.Coverage)
		f.text(search.Body, "note", e.Note)
		f.of("country", e.CountryID)
		f.sort("source", string(e.Kind))
		f.from, f.to = e.PublishedOn, e.PublishedOn
	}
	return f
}

func (s *surroundings) country(f *found, c *models.Country) {
	f.text(search.Title, "name", c.Name)
	f.text(search.Title, "officialName", c.OfficialName)
	for _, name := range s.countryNames[c.ID] {
		f.text(search.Title, "names", name.Name)
	}
	f.text(search.Detail, "alpha3", c.Alpha3)
	f.text(search.Detail, "formerCode", c.FormerCode)
	f.text(search.Detail, "capital", c.Capital)
	f.text(search.Body, "subregion", c.Subregion)
	f.text(search.Body, "region", c.Region)
	f.sort("country", string(c.Kind))
	f.from, f.to = c.EstablishedOn, c.DissolvedOn
}

func (s *surroundings) organization(f *found, o *models.Organization) {
	f.text(search.Title, "name", o.Name)
	f.text(search.Title, "shortName", o.ShortName)
	f.text(search.Detail, "headquarters", o.Headquarters)
	f.of("country", o.CountryID)
	for _, member := range s.members[o.ID] {
		f.of("members", member.MemberID)
	}
	f.sort("organization", string(o.Kind))
	f.from, f.to = o.FoundedOn, o.DissolvedOn
}

func (s *surroundings) leader(f *found, l *models.Leader) {
	f.text(search.Title, "name", l.Name)
	for _, name := range s.leaderNames[l.ID] {
		f.text(search.Title, "names", name.Name)
	}
	for _, w := range further(s.wordings[l.ID], l.Name) {
		f.text(search.Title, w.field, w.text)
	}
	f.of("country", l.CountryID)
	told := map[string]bool{}
	for _, tenure := range s.tenures[l.ID] {
		f.of("tenures", tenure.CountryID)
		if !told[tenure.Office] {
			f.text(search.Detail, "tenures", tenure.Office)
		}
		told[tenure.Office] = true
		f.extend(tenure.StartedOn, tenure.EndedOn)
	}
	for _, kin := range s.relatives[l.ID] {
		f.mention(search.Body, "relatives", kin.RelativeID)
	}
	f.sort("leader")
}

// extend makes the time longer, so that it has a further one in it.
func (f *found) extend(from, to models.Date) {
	if from.Earliest() != "" && (f.from.Earliest() == "" || from.Earliest() < f.from.Earliest()) {
		f.from = from
	}
	if to.IsOpen() || !f.to.IsOpen() && to.Latest() > f.to.Latest() {
		f.to = to
	}
}

func (s *surroundings) treaty(f *found, t *models.Treaty) {
	f.text(search.Title, "title", t.Title)
	f.text(search.Title, "shortTitle", t.ShortTitle)
	for _, w := range further(s.wordings[t.ID], t.Title, t.ShortTitle) {
		f.text(search.Title, w.field, w.text)
	}
	f.named(search.Title, t.ID)
	f.text(search.Detail, "signedAt", t.SignedAt)
	for _, party := range s.parties[t.ID] {
		f.of("parties", party.ActorID)
	}
	for _, signatory := range s.signatories[t.ID] {
		f.person("signatories", signatory.LeaderID, signatory.Name, signatory.Capacity)
	}
	f.text(search.Body, "summary", t.Summary)
	for _, provision := range s.provisions[t.ID] {
		f.text(search.Body, "provisions", provision.Summary)
	}
	f.text(search.Body, "terminationReason", t.TerminationReason)
	f.text(search.Body, "renewal", t.Renewal)
	f.text(search.Body, "depositary", t.Depositary)
	f.sort("treaty agreement", spaced(t.Kinds), spaced(t.Subjects))
	f.from = t.SignedOn
	if !f.from.IsKnown() {
		f.from = t.EnteredIntoForceOn
	}
	f.to = f.from
}

func spaced[T ~string](values []T) string {
	all := make([]string, len(values))
	for i, value := range values {
		all[i] = string(value)
	}
	return strings.Join(all, " ")
}

func (s *surroundings) visit(f *found, v *models.Visit) {
	f.text(search.Title, "title", v.Title)
	f.person("visitor", v.VisitorID, v.VisitorName, v.Capacity)
	f.of("from", v.FromID)
	f.of("host", v.HostID)
	for _, place := range s.places[v.ID] {
		f.text(search.Detail, "places", place.Name)
	}
	for _, meeting := range s.met[v.ID] {
		f.person("met", meeting.LeaderID, meeting.Name, meeting.Capacity)
	}
	f.text(search.Body, "purpose", v.Purpose)
	f.text(search.Body, "summary", v.Summary)
	for _, event := range s.events[v.ID] {
		f.text(search.Body, "events", event.Summary)
		f.text(search.Body, "events", event.Place)
		if event.TreatyID != "" {
			f.mention(search.Body, "events", event.TreatyID)
		}
	}
	f.sort("visit", string(v.Kind))
	f.from, f.to = v.StartedOn, v.EndedOn
}

func (s *surroundings) gift(f *found, g *models.Gift) {
	f.text(search.Title, "title", g.Title)
	f.text(search.Detail, "object", g.Object)
	f.person("giver", g.GiverID, g.GiverName, "")
	f.of("giver", g.GiverActorID)
	f.person("recipient", g.RecipientID, g.RecipientName, "")
	f.of("recipient", g.RecipientActorID)
	f.of("visit", g.VisitID)
	f.text(search.Body, "occasion", g.Occasion)
	f.text(search.Body, "description", g.Description)
	f.text(search.Body, "fate", g.Fate)
	category := string(g.Category)
	f.sort("gift present", category)
	if g.Category != "OTHER" {
		f.sort(models.ValueDoc("GiftCategory", category))
	}
	f.from, f.to = g.GivenOn, g.GivenOn
}

func (s *surroundings) claim(f *found, c *models.Claim) {
	f.text(search.Title, "summary", c.Summary)
	f.named(search.Sort, c.ID)
	f.text(search.Body, "quotation", c.Quotation)
	f.person("speaker", c.SpeakerID, c.SpeakerName, c.Capacity)
	for _, id := range c.AboutIDs {
		f.of("about", id)
	}
	f.sort("claim", string(c.Kind))
	f.from, f.to = c.SaidOn, c.SaidOn
}
