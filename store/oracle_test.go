package store

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"entente/models"
)

// The oracle answers from the dataset itself, without SQL and by the plainest
// code, what a list must hold. It shares nothing with the code under test.
type oracle struct {
	ds    *models.Dataset
	homes map[models.ID]models.ID // of each row, the entity in whose list it is
}

func newOracle(ds *models.Dataset) oracle {
	o := oracle{ds: ds, homes: map[models.ID]models.ID{}}
	for _, kind := range models.AllKinds() {
		if kind.Parent == nil {
			continue
		}
		for row := range kind.Rows(ds) {
			o.homes[row.(models.Node).Self()] = kind.ParentID(row)
		}
	}
	return o
}

var plainLetters = strings.NewReplacer("É", "e", "é", "e", "Ł", "l", "ó", "o", "ź", "z", "ø", "o", "ß", "ss")

func hasWords(text *string, in ...string) bool {
	if text == nil {
		return true
	}
	for _, word := range strings.Fields(*text) {
		if !slices.ContainsFunc(in, func(s string) bool { return beginsWord(s, word) }) {
			return false
		}
	}
	return true
}

// saidOf are the values that sources give one of some fields alone.
func (o oracle) saidOf(id models.ID, fields ...string) []string {
	return rows(o.ds.Citations, func(c *models.Citation) (string, bool) {
		return c.Value, c.SubjectID == id && len(c.Fields) == 1 && slices.Contains(fields, c.Fields[0])
	})
}

// beginsWord says whether a word, or the words that a hyphen or the like part
// in it, begins somewhere in a text. What is written without spaces begins
// anywhere.
func beginsWord(text, word string) bool {
	plain := func(s string) string {
		return " " + strings.Join(strings.FieldsFunc(strings.ToLower(plainLetters.Replace(s)), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }), " ")
	}
	begin := plain(word)
	if strings.ContainsFunc(word, func(r rune) bool { return unicode.Is(unicode.Hangul, r) || unicode.Is(unicode.Han, r) }) {
		begin = begin[1:]
	}
	return strings.Contains(plain(text), begin)
}

func isIn[T comparable](list []T, one T) bool { return list == nil || slices.Contains(list, one) }

func meets[T comparable](list, set []T) bool {
	return list == nil || slices.ContainsFunc(list, func(one T) bool { return slices.Contains(set, one) })
}

// written are the codes that the tests use.
var written = map[string]models.ID{
	"AAA": "country:AAA", "bbb": "country:BBB", "CC": "country:CCC", "old-empire": "country:old-empire", "body": "organization:body",
}

// ids reads codes and short forms as the tests write them.
func ids[S ~string](list []S, kind string) []models.ID {
	if list == nil {
		return nil
	}
	all := make([]models.ID, len(list))
	for i, one := range list {
		all[i] = models.ID(one)
		if !strings.Contains(string(one), ":") {
			all[i] = models.NewID(kind, string(one))
		}
		if id, ok := written[string(one)]; ok {
			all[i] = id
		}
	}
	return all
}

func isCounted(r *models.CountRange, n int) bool {
	return r == nil || !(r.Min != nil && n < *r.Min || r.Max != nil && *r.Max < n)
}

func inRange(r *models.DateRange, c *models.Certainty, d models.Date) bool {
	if r == nil {
		return true
	}
	from, to := models.Day("0000-01-01"), models.Day("9999-12-31")
	if r.From != nil {
		from = r.From.Earliest()
	}
	if r.To != nil {
		to = r.To.Latest()
	}
	certainty := models.Definite
	if c != nil {
		certainty = *c
	}
	switch {
	case !d.IsKnown():
		return false
	case certainty == models.Definite:
		return from <= d.Earliest() && d.Latest() <= to
	case certainty == models.Possible:
		return d.Latest() >= from && d.Earliest() <= to
	}
	return d.Latest() < from || d.Earliest() > to
}

func holds(p models.Period, day *models.Day, c *models.Certainty) bool {
	if day == nil {
		return true
	}
	found, asked := p.On(*day), models.Definite
	if c != nil {
		asked = *c
	}
	return found == asked || asked == models.Possible && found == models.Definite
}

// oneHolds says whether one of some periods holds on a day; of NO, that there
// are some and none can hold.
func oneHolds(all []models.Period, day *models.Day, c *models.Certainty) bool {
	if day != nil && c != nil && *c == models.No {
		return len(all) > 0 && !slices.ContainsFunc(all, func(p models.Period) bool { return p.On(*day) != models.No })
	}
	return slices.ContainsFunc(all, func(p models.Period) bool { return holds(p, day, c) })
}

// logic adds what not and any demand.
func logic[W any](here bool, not *W, anyOf []*W, match func(*W) bool) bool {
	if not != nil && match(not) {
		return false
	}
	return here && (anyOf == nil || slices.ContainsFunc(anyOf, match))
}

// rows finds in a list of the dataset what a predicate wants of each row.
func rows[R, V any](list []R, want func(*R) (V, bool)) []V {
	var found []V
	for i := range list {
		if v, ok := want(&list[i]); ok {
			found = append(found, v)
		}
	}
	return found
}

func (o oracle) entityOf(subject models.ID) models.ID {
	if home, isRow := o.homes[subject]; isRow {
		return home
	}
	return subject
}

// sourcesOf are the sources of an entity and its rows.
func (o oracle) sourcesOf(entity models.ID) []models.ID {
	return rows(o.ds.Citations, func(c *models.Citation) (models.ID, bool) { return c.SourceID, o.entityOf(c.SubjectID) == entity })
}

func (o oracle) parties(t models.ID) []models.ID {
	return rows(o.ds.Parties, func(p *models.Party) (models.ID, bool) { return p.ActorID, p.TreatyID == t })
}

func (o oracle) signatories(t models.ID) []models.ID {
	return rows(o.ds.Signatories, func(s *models.Signatory) (models.ID, bool) { return s.LeaderID, s.TreatyID == t })
}

func (o oracle) treaty(w *models.TreatyWhere, t *models.Treaty) bool {
	w = settled(w)
	all := true
	for _, actor := range ids(w.PartiesAll, "country") {
		all = all && meets(o.actors([]models.ID{actor}, w.IncludePredecessors), o.parties(t.ID))
	}
	obligations := rows(o.ds.Provisions, func(p *models.Provision) (models.Obligation, bool) { return p.Obligation, p.TreatyID == t.ID })
	here := all && o.treatyThrough(w, t) && meets(o.actors(ids(w.PartiesAny, "country"), w.IncludePredecessors), o.parties(t.ID)) && meets(w.Kinds, t.Kinds) && meets(w.Subjects, t.Subjects) &&
		isCounted(w.PartyCount, len(o.parties(t.ID))) && meets(w.Obligations, obligations) && meets(ids(w.SignedBy, "leader"), o.signatories(t.ID)) &&
		inRange(w.Signed, w.Certainty, t.SignedOn) && inRange(w.EnteredIntoForce, w.Certainty, t.EnteredIntoForceOn) &&
		inRange(w.Terminated, w.Certainty, t.TerminatedOn) && holds(t.InForce(), w.InForceOn, w.Certainty) &&
		meets(ids(w.Sources, "source"), o.sourcesOf(t.ID)) && hasWords(w.Text, append(o.saidOf(t.ID, "title", "shortTitle"), t.Title, t.ShortTitle, t.Summary)...)
	return logic(here, w.Not, w.Any, func(w *models.TreatyWhere) bool { return o.treaty(w, t) })
}

func (o oracle) visit(w *models.VisitWhere, v *models.Visit) bool {
	w = settled(w)
	met := rows(o.ds.Meetings, func(m *models.Meeting) (models.ID, bool) { return m.LeaderID, m.VisitID == v.ID })
	events := rows(o.ds.VisitEvents, func(e *models.VisitEvent) (models.VisitEventKind, bool) { return e.Kind, e.VisitID == v.ID })
	named := func(codes []string) []models.ID { return o.actors(ids(codes, "country"), w.IncludePredecessors) }
	here := o.visitThrough(w, v) && isIn(ids(w.Visitors, "leader"), v.VisitorID) && isIn(named(w.From), v.FromID) && isIn(named(w.Hosts), v.HostID) &&
		meets(named(w.Countries), []models.ID{v.FromID, v.HostID}) && isIn(w.Kinds, v.Kind) && meets(ids(w.Met, "leader"), met) && meets(w.Events, events) &&
		inRange(w.Started, w.Certainty, v.StartedOn) && o.goingOn(v, w.On, w.Certainty) &&
		meets(ids(w.Sources, "source"), o.sourcesOf(v.ID)) && hasWords(w.Text, v.Title, v.VisitorName, v.Purpose, v.Summary)
	return logic(here, w.Not, w.Any, func(w *models.VisitWhere) bool { return o.visit(w, v) })
}

func (o oracle) goingOn(v *models.Visit, day *models.Day, c *models.Certainty) bool {
	return holds(models.Period{Start: v.StartedOn, End: v.EndedOn, EndIncluded: true}, day, c)
}

// sides are all that can be said to have given or received a gift.
func sides(leader, actor models.ID) []models.ID { return []models.ID{leader, actor} }

func (o oracle) gift(w *models.GiftWhere, g *models.Gift) bool {
	w = settled(w)
	named := func(codes []string) []models.ID { return o.actors(ids(codes, "country"), w.IncludePredecessors) }
	here := o.giftThrough(w, g) && meets(named(w.Givers), sides(g.GiverID, g.GiverActorID)) &&
		meets(named(w.Recipients), sides(g.RecipientID, g.RecipientActorID)) &&
		isIn(w.Categories, g.Category) && inRange(w.Given, w.Certainty, g.GivenOn) && isIn(ids(w.Visits, "visit"), g.VisitID) &&
		meets(ids(w.Sources, "source"), o.sourcesOf(g.ID)) && hasWords(w.Text, g.Title, g.Object, g.Occasion, g.Description)
	if v := w.Value; v != nil {
		here = here && g.Value != nil && g.Currency == v.Currency && (v.Min == nil || *g.Value >= *v.Min) && (v.Max == nil || *g.Value <= *v.Max)
	}
	return logic(here, w.Not, w.Any, func(w *models.GiftWhere) bool { return o.gift(w, g) })
}

func (o oracle) diplomaticEvent(w *models.DiplomaticEventWhere, e *models.DiplomaticEvent) bool {
	w = settled(w)
	all := true
	for _, actor := range ids(w.ActorsAll, "country") {
		all = all && meets(o.actors([]models.ID{actor}, w.IncludePredecessors), sides(e.ActorID, e.CounterpartID))
	}
	bound := w.BoundBy == nil || o.bothBound(w.BoundBy, e.ActorID, e.CounterpartID, e.OccurredOn, w.Certainty)
	here := all && bound && isIn(w.Kinds, e.Kind) && isIn(w.Missions, e.Mission) && meets(o.actors(ids(w.Actors, "country"), w.IncludePredecessors), sides(e.ActorID, e.CounterpartID)) &&
		inRange(w.Occurred, w.Certainty, e.OccurredOn) && meets(ids(w.Sources, "source"), o.sourcesOf(e.ID)) && hasWords(w.Text, e.Title, e.Place, e.Summary)
	return logic(here, w.Not, w.Any, func(w *models.DiplomaticEventWhere) bool { return o.diplomaticEvent(w, e) })
}

func (o oracle) claim(w *models.ClaimWhere, c *models.Claim) bool {
	w = settled(w)
	answers := rows(o.ds.Claims, func(a *models.Claim) (models.ClaimKind, bool) { return a.Kind, a.AnswersID == c.ID })
	status := models.AllegationStatus("")
	if c.Kind == models.ClaimAllegation {
		status = models.StatusOfAllegation(answers)
	}
	named := func(codes []string) []models.ID { return o.actors(ids(codes, "country"), w.IncludePredecessors) }
	here := o.claimThrough(w, c) && isIn(w.Kinds, c.Kind) && isIn(named(w.Speakers), c.SpeakerID) && meets(named(w.About), c.AboutIDs) &&
		isIn(ids(w.Answers, "claim"), c.AnswersID) && isIn(w.Statuses, status) && inRange(w.Said, w.Certainty, c.SaidOn) &&
		meets(ids(w.Sources, "source"), o.sourcesOf(c.ID)) && hasWords(w.Text, c.Summary, c.Quotation)
	return logic(here, w.Not, w.Any, func(w *models.ClaimWhere) bool { return o.claim(w, c) })
}

// leader knows from which countries' list the question comes, nil for none.
func (o oracle) leader(w *models.LeaderWhere, l *models.Leader, of []models.ID) bool {
	w = settled(w)
	names := rows(o.ds.LeaderNames, func(n *models.LeaderName) (string, bool) { return n.Name, n.LeaderID == l.ID })
	asked := o.actors(ids(w.Countries, "country"), w.IncludePredecessors)
	offices := rows(o.ds.Tenures, func(t *models.Tenure) (*models.Tenure, bool) {
		return t, t.LeaderID == l.ID && isIn(asked, t.CountryID) && isIn(w.Roles, t.Role)
	})
	held := rows(offices, func(t **models.Tenure) (models.ID, bool) { return (*t).CountryID, true })
	office := true
	switch {
	case w.Roles != nil || w.InOfficeOn != nil:
		office = oneHolds(rows(offices, func(t **models.Tenure) (models.Period, bool) {
			return (*t).HeldBy(l), of == nil || slices.Contains(of, (*t).CountryID)
		}), w.InOfficeOn, w.Certainty)
	case asked != nil:
		office = len(held) > 0 || slices.Contains(asked, l.CountryID)
	}
	here := office && o.leaderThrough(w, l) && hasWords(w.Name, append(append(names, l.Name), o.saidOf(l.ID, "name")...)...) && inRange(w.Born, w.Certainty, l.BornOn) && inRange(w.Died, w.Certainty, l.DiedOn) &&
		meets(ids(w.Sources, "source"), o.sourcesOf(l.ID))
	return logic(here, w.Not, w.Any, func(w *models.LeaderWhere) bool { return o.leader(w, l, of) })
}

func (o oracle) country(w *models.CountryWhere, c *models.Country) bool {
	w = settled(w)
	names := rows(o.ds.CountryNames, func(n *models.CountryName) (string, bool) { return n.Name, n.CountryID == c.ID })
	here := o.countryThrough(w, c) && meets(ids(w.Sources, "source"), o.sourcesOf(c.ID)) && isIn(w.Kinds, c.Kind) && isIn(w.Regions, c.Region) && isIn(w.Subregions, c.Subregion) &&
		holds(c.Existing(), w.ExistingOn, w.Certainty) && hasWords(w.Name, append(names, c.Name, c.OfficialName)...)
	return logic(here, w.Not, w.Any, func(w *models.CountryWhere) bool { return o.country(w, c) })
}

func (o oracle) organization(w *models.OrganizationWhere, g *models.Organization) bool {
	w = settled(w)
	life := models.Period{Start: g.FoundedOn, End: g.DissolvedOn, Observed: g.ObservedOn}
	here := o.member(o.actors(ids(w.Members, "country"), w.IncludePredecessors), w.MemberOn, w.Certainty, func(m *models.Membership) (models.ID, bool) { return m.MemberID, m.OrganizationID == g.ID }) &&
		meets(ids(w.Sources, "source"), o.sourcesOf(g.ID)) && isIn(w.Kinds, g.Kind) && isIn(o.actors(ids(w.Countries, "country"), w.IncludePredecessors), g.CountryID) && holds(life, w.ExistingOn, w.Certainty) && hasWords(w.Name, g.Name, g.ShortName)
	return logic(here, w.Not, w.Any, func(w *models.OrganizationWhere) bool { return o.organization(w, g) })
}

func (o oracle) source(w *models.SourceWhere, s *models.Source) bool {
	w = settled(w)
	about := rows(o.ds.Citations, func(c *models.Citation) (models.ID, bool) { return o.entityOf(c.SubjectID), c.SourceID == s.ID })
	here := meets(o.actors(ids(w.About, "country"), w.IncludePredecessors), about) && isIn(w.Kinds, s.Kind) && isIn(w.Licence, s.LicenseClass) && inLanguages(w.Languages, s.Language) && isIn(o.actors(ids(w.Countries, "country"), w.IncludePredecessors), s.CountryID) &&
		hasWords(w.Publisher, s.Publisher) && inRange(w.Published, w.Certainty, s.PublishedOn) && hasWords(w.Text, s.Title, s.Author, s.Note)
	return logic(here, w.Not, w.Any, func(w *models.SourceWhere) bool { return o.source(w, s) })
}

// inLanguages: zh means zh-Hans too.
func inLanguages(asked []string, language string) bool {
	return asked == nil || slices.ContainsFunc(asked, func(tag string) bool { return language == tag || strings.HasPrefix(language, tag+"-") })
}

// speaking are the sources that take part in a disagreement.
func (o oracle) speaking(d *models.Disagreement) []models.ID {
	return rows(o.ds.Citations, func(c *models.Citation) (models.ID, bool) {
		return c.SourceID, c.SubjectID == d.SubjectID && slices.Contains(c.Fields, d.Field)
	})
}

func (o oracle) disagreement(w *models.DisagreementWhere, d *models.Disagreement) bool {
	w = settled(w)
	here := o.disagreementThrough(w, d) && isIn(w.Kinds, d.SubjectID.Kind()) && meets(w.Subjects, []models.ID{d.SubjectID, o.entityOf(d.SubjectID)}) && isIn(w.Fields, d.Field) &&
		(w.Ruled == nil || *w.Ruled == (d.Ruling != "")) && (w.Stale == nil || *w.Stale == d.Stale) &&
		meets(ids(w.Sources, "source"), o.speaking(d)) && hasWords(w.Text, d.Sentence)
	return logic(here, w.Not, w.Any, func(w *models.DisagreementWhere) bool { return o.disagreement(w, d) })
}

// A place is where an entry stands in an order: known, and by which value.
type place struct {
	known  bool
	text   string
	number float64
}

func textPlace(s string) place {
	s = strings.Join(strings.Fields(strings.ToLower(plainLetters.Replace(s))), " ")
	return place{known: s != "", text: s}
}

// sorted puts IDs in order: unknown places last whichever way, ties by ID.
func sorted(places map[models.ID]place, descending bool) []models.ID {
	all := make([]models.ID, 0, len(places))
	for id := range places {
		all = append(all, id)
	}
	slices.SortFunc(all, func(a, b models.ID) int {
		x, y := places[a], places[b]
		if x.known != y.known {
			if x.known {
				return -1
			}
			return 1
		}
		c := cmp.Or(cmp.Compare(x.text, y.text), cmp.Compare(x.number, y.number), cmp.Compare(a, b))
		if descending {
			return -c
		}
		return c
	})
	return all
}
