package store

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"entente/models"
)

// build makes a database of a dataset and opens it.
func build(t testing.TB, path string, ds *models.Dataset) *Store {
	t.Helper()
	if err := Build(t.Context(), path, ds, discard{}); err != nil {
		t.Fatal(err)
	}
	db, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	return db
}

type discard struct{}

func (discard) Write(p []byte) (int, error) { return len(p), nil }

// The few values that random datasets are made of, so that filters meet.
var (
	someDates = []string{
		"", "", "1949", "195X", "1950-03", "1950-03-01", "1950-03-31", "1950-03-31", "1961-07-06", "1961-07", "1961?", "1961/1963",
		"1961-07-XX", "1970-01-01", "1991-12-26", "1995-09-07", "2024-06-19", "../1950", "1961-22",
	}
	someEnds  = append([]string{"..", "..", ".."}, someDates...)
	someWords = []string{"Friendship", "Égalité", "mutual assistance", "Trade", "50% off_", "Łódź Møde", "мир", "평화", "straße", "x"}
	someActor = []models.ID{"country:AAA", "country:BBB", "country:CCC", "country:old-empire", "organization:league", "organization:body"}
	someState = someActor[:4]
	somebody  = []models.ID{"leader:ann", "leader:bob", "leader:cid", "leader:dee", ""}
	someSrc   = []models.ID{"source:s1", "source:s2", "source:s3"}
	someDays  = []models.Day{"1949-12-31", "1950-03-01", "1950-03-31", "1961-07-06", "1961-12-31", "1970-01-01", "1995-09-07", "2024-06-19", "2030-01-01"}
)

type draw struct{ *rapid.T }

func (d draw) date(label string) models.Date {
	return models.MustDate(rapid.SampledFrom(someDates).Draw(d.T, label))
}

func (d draw) end(label string) models.Date {
	return models.MustDate(rapid.SampledFrom(someEnds).Draw(d.T, label))
}

func (d draw) text(label string) string {
	return rapid.SampledFrom(someWords).Draw(d.T, label) + " " + rapid.SampledFrom(someWords).Draw(d.T, label)
}

// name is how somebody is called, now and then.
func (d draw) name(label string) string {
	return pick(d, label, append(slices.Clone(someWords), "", "", ""))
}

func (d draw) count(label string, most int) int { return rapid.IntRange(0, most).Draw(d.T, label) }

func pick[T any](d draw, label string, from []T) T { return rapid.SampledFrom(from).Draw(d.T, label) }

// some picks a set of up to three, in the order of the values.
func some[T comparable](d draw, label string, from []T) []T {
	var set []T
	for range d.count(label, 3) {
		if one := pick(d, label, from); !slices.Contains(set, one) {
			set = append(set, one)
		}
	}
	return set
}

func values[T ~string](names []string) []T {
	all := make([]T, min(4, len(names)))
	for i := range all {
		all[i] = T(names[i])
	}
	return all
}

// drawDataset draws a small dataset. Its facts need not make sense.
func drawDataset(t *rapid.T) *models.Dataset {
	d := draw{t}
	ds := &models.Dataset{Revision: "random"}
	d.actors(ds)
	d.leaders(ds)
	d.treaties(ds)
	d.visits(ds)
	d.giftsAndClaims(ds)
	d.provenance(ds)
	return ds
}

func identity(id models.ID) models.Identity {
	return models.Identity{ID: id, File: "sources/a.yaml", Line: 7}
}

func (d draw) actors(ds *models.Dataset) {
	for i, id := range someState {
		c := models.Country{
			Identity: identity(id), Name: d.text("name"), Kind: pick(d, "kind", values[models.CountryKind](models.CountryKind("").Values())),
			Region: pick(d, "region", []string{"Asia", "Europe", ""}), Subregion: pick(d, "subregion", []string{"Eastern Asia", "Southern Europe", ""}), EstablishedOn: d.date("established"), DissolvedOn: d.end("dissolved"),
			Observed: models.Observed{ObservedOn: d.date("observed")},
		}
		if i < 3 {
			c.Alpha3, c.Alpha2 = id.Slug(), id.Slug()[:2]
		}
		if d.count("point", 1) == 1 {
			latitude := 39.03
			c.Latitude = &latitude
		}
		ds.Countries = append(ds.Countries, c)
		for j := range d.count("names", 2) {
			ds.CountryNames = append(ds.CountryNames, models.CountryName{
				Identity: identity(models.ID(fmt.Sprintf("country-name:%s.%d", id.Slug(), j))), CountryID: id, Name: d.text("other name"), Language: "ko", Official: j == 1,
			})
		}
		for _, successor := range some(d, "successors", someState) {
			ds.Successions = append(ds.Successions, models.Succession{
				Identity: identity(models.ID("succession:" + id.Slug() + "." + successor.Slug())), CountryID: id, SuccessorID: successor,
				Kind: pick(d, "succession", values[models.SuccessionKind](models.SuccessionKind("").Values())), OccurredOn: d.date("occurred"),
			})
		}
	}
	for _, id := range someActor[4:] {
		ds.Organizations = append(ds.Organizations, models.Organization{
			Identity: identity(id), Name: d.text("name"), ShortName: d.text("short"), Kind: pick(d, "kind", values[models.OrganizationKind](models.OrganizationKind("").Values())),
			CountryID: pick(d, "country", append(slices.Clone(someState), "")), FoundedOn: d.date("founded"), DissolvedOn: d.end("dissolved"),
			Observed: models.Observed{ObservedOn: d.date("observed")},
		})
		for _, member := range some(d, "members", someState) {
			ds.Memberships = append(ds.Memberships, models.Membership{
				Identity: identity(models.ID("membership:" + id.Slug() + "." + member.Slug())), OrganizationID: id, MemberID: member,
				JoinedOn: d.date("joined"), LeftOn: d.end("left"), Observed: models.Observed{ObservedOn: d.date("observed")},
			})
		}
	}
}

func (d draw) leaders(ds *models.Dataset) {
	for _, id := range somebody[:4] {
		ds.Leaders = append(ds.Leaders, models.Leader{
			Identity: identity(id), Name: d.text("name"), BornOn: d.date("born"), DiedOn: d.date("died"),
			CountryID: pick(d, "country", append(slices.Clone(someState), "")),
		})
		if d.count("names", 1) == 1 {
			ds.LeaderNames = append(ds.LeaderNames, models.LeaderName{Identity: identity(models.ID("leader-name:" + id.Slug() + ".x")), LeaderID: id, Name: d.text("other name"), Language: "ru"})
		}
		for j := range d.count("tenures", 3) {
			ds.Tenures = append(ds.Tenures, models.Tenure{
				Identity: identity(models.ID(fmt.Sprintf("tenure:%s.t%d", id.Slug(), j))), LeaderID: id, Key: fmt.Sprintf("t%d", j),
				CountryID: pick(d, "office of", someState), Office: "office", Role: pick(d, "role", values[models.OfficeRole](models.OfficeRole("").Values())),
				StartedOn: d.date("started"), EndedOn: d.end("ended"), Observed: models.Observed{ObservedOn: d.date("observed")},
			})
		}
	}
}

func (d draw) treaties(ds *models.Dataset) {
	n := d.count("treaties", 8)
	id := func(i int) models.ID { return models.ID(fmt.Sprintf("treaty:t%d", i)) }
	for i := range n {
		ds.Treaties = append(ds.Treaties, models.Treaty{
			Identity: identity(id(i)), Title: d.text("title"), ShortTitle: d.text("short"), Summary: d.text("summary"),
			Kinds:    some(d, "kinds", values[models.TreatyKind](models.TreatyKind("").Values())),
			Subjects: some(d, "subjects", values[models.Subject](models.Subject("").Values())),
			SignedOn: d.date("signed"), EnteredIntoForceOn: d.date("in force"), TerminatedOn: d.end("terminated"), Observed: models.Observed{ObservedOn: d.date("observed")},
		})
		row := func(kind, key string) models.Identity {
			return identity(models.ID(fmt.Sprintf("%s:t%d.%s", kind, i, key)))
		}
		for _, actor := range some(d, "parties", someActor) {
			ds.Parties = append(ds.Parties, models.Party{
				Identity: row("party", actor.Slug()), TreatyID: id(i), ActorID: actor, SignedOn: d.date("signed"), Reservation: pick(d, "reservation", []string{"", "", "own words"}),
				Consent: pick(d, "consent", []models.Consent{"", "RATIFICATION", "ACCESSION", "SUCCESSION"}), ConsentedOn: d.date("consented"),
				EnteredIntoForceOn: pick(d, "bound from", []models.Date{{}, {}, models.MustDate("1950-03"), models.MustDate("1961")}), WithdrewOn: d.end("withdrew"), Observed: models.Observed{ObservedOn: d.date("observed")},
			})
		}
		for _, leader := range some(d, "signatories", somebody) {
			ds.Signatories = append(ds.Signatories, models.Signatory{Identity: row("signatory", "x"+leader.Slug()), TreatyID: id(i), ActorID: "country:AAA", LeaderID: leader})
		}
		for j := range d.count("provisions", 2) {
			ds.Provisions = append(ds.Provisions, models.Provision{
				Identity: row("provision", fmt.Sprint(9+j)), TreatyID: id(i), Article: fmt.Sprint(9 + j), Summary: "own words",
				Obligation: pick(d, "obligation", values[models.Obligation](models.Obligation("").Values())),
			})
		}
		for _, other := range some(d, "relations", []int{0, 1, 2, 3}) {
			if other < n {
				ds.TreatyRelations = append(ds.TreatyRelations, models.TreatyRelation{
					Identity: row("treaty-relation", fmt.Sprintf("r%d", other)), TreatyID: id(i), OtherID: id(other),
					Kind: pick(d, "relation", []models.TreatyRelationKind{models.TreatyReplaces, "AMENDS"}),
				})
			}
		}
	}
}

func (d draw) visits(ds *models.Dataset) {
	treaties := []models.ID{""}
	for i := range ds.Treaties {
		treaties = append(treaties, ds.Treaties[i].ID)
	}
	for i := range d.count("visits", 8) {
		slug := fmt.Sprintf("v%d", i)
		id := models.NewID("visit", slug)
		ds.Visits = append(ds.Visits, models.Visit{
			Identity: identity(id), Title: d.text("title"), VisitorID: pick(d, "visitor", somebody), VisitorName: d.name("visitor called"), FromID: pick(d, "from", someActor), HostID: pick(d, "host", someState),
			Kind: pick(d, "kind", append(values[models.VisitKind](models.VisitKind("").Values()), "")), StartedOn: d.date("started"), EndedOn: d.date("ended"),
			Purpose: d.text("purpose"), Summary: d.text("summary"),
		})
		if i > 0 && d.count("follows", 2) == 0 {
			ds.Visits[i].FollowsID = ds.Visits[d.count("which", i-1)].ID
		}
		for _, leader := range some(d, "met", somebody) {
			ds.Meetings = append(ds.Meetings, models.Meeting{Identity: identity(models.ID("meeting:" + slug + ".x" + leader.Slug())), VisitID: id, LeaderID: leader, MetOn: d.date("met")})
		}
		for j := range d.count("events", 2) {
			ds.VisitEvents = append(ds.VisitEvents, models.VisitEvent{
				Identity: identity(models.ID(fmt.Sprintf("event:%s.e%d", slug, j))), VisitID: id, Key: fmt.Sprintf("e%d", j),
				Kind: pick(d, "event", values[models.VisitEventKind](models.VisitEventKind("").Values())), Summary: "own words", OccurredOn: d.date("occurred"), TreatyID: pick(d, "signed", treaties),
			})
		}
	}
}

func (d draw) giftsAndClaims(ds *models.Dataset) {
	for i := range d.count("gifts", 6) {
		gift := models.Gift{
			Identity: identity(models.ID(fmt.Sprintf("gift:g%d", i))), Title: d.text("title"), Object: d.text("object"), Description: d.text("description"),
			Category: pick(d, "category", values[models.GiftCategory](models.GiftCategory("").Values())),
			GiverID:  pick(d, "giver", somebody), GiverName: d.name("giver called"), GiverActorID: pick(d, "giver actor", append(slices.Clone(someActor), "", "", "")),
			RecipientID: pick(d, "recipient", somebody), RecipientName: d.name("recipient called"), RecipientActorID: pick(d, "recipient actor", append(slices.Clone(someActor), "", "", "")),
			GivenOn: d.date("given"),
		}
		if len(ds.Visits) > 0 {
			gift.VisitID = pick(d, "visit", []models.ID{"", ds.Visits[0].ID})
		}
		if value := pick(d, "value", []float64{0, 10, 10, 99.5, -1}); value >= 0 {
			gift.Value, gift.Currency = &value, pick(d, "currency", []string{"USD", "EUR"})
		}
		ds.Gifts = append(ds.Gifts, gift)
	}
	for i := range d.count("diplomatic events", 5) {
		ds.DiplomaticEvents = append(ds.DiplomaticEvents, models.DiplomaticEvent{
			Identity: identity(models.ID(fmt.Sprintf("diplomatic-event:d%d", i))), Title: d.text("title"), Summary: d.text("summary"), Place: d.text("place"),
			Kind: pick(d, "kind", values[models.DiplomaticEventKind](models.DiplomaticEventKind("").Values())), Mission: pick(d, "mission", []models.MissionRank{"", "EMBASSY", "LEGATION"}),
			ActorID: pick(d, "actor", someActor), CounterpartID: pick(d, "counterpart", someActor), OccurredOn: d.date("occurred"),
		})
	}
	about := slices.Clone(someActor)
	for i := range ds.Treaties {
		about = append(about, ds.Treaties[i].ID)
	}
	for i := range ds.Visits {
		about = append(about, ds.Visits[i].ID)
	}
	for i := range ds.Gifts {
		about = append(about, ds.Gifts[i].ID)
	}
	about = append(about, somebody[:4]...)
	for i := range d.count("claims", 8) {
		claim := models.Claim{
			Identity: identity(models.ID(fmt.Sprintf("claim:c%d", i))), Kind: pick(d, "kind", []models.ClaimKind{models.ClaimAllegation, models.ClaimDenial, models.ClaimAcknowledgement, models.ClaimStatement}),
			SpeakerID: pick(d, "speaker", append(append(slices.Clone(someActor), somebody[:4]...), "")), SpeakerName: d.name("speaker called"), SaidOn: d.date("said"), Summary: d.text("summary"), Quotation: d.text("quotation"),
			AboutIDs: some(d, "about", about),
		}
		if i > 0 {
			claim.AnswersID = pick(d, "answers", []models.ID{"", ds.Claims[0].ID, ds.Claims[i-1].ID})
		}
		ds.Claims = append(ds.Claims, claim)
	}
}

func (d draw) provenance(ds *models.Dataset) {
	for _, id := range someSrc {
		ds.Sources = append(ds.Sources, models.Source{
			Identity: identity(id), Kind: pick(d, "kind", values[models.SourceKind](models.SourceKind("").Values())), Title: d.text("title"), Publisher: d.text("publisher"),
			Language: pick(d, "language", []string{"en", "ru", "ko-Latn"}), CountryID: pick(d, "country", append(slices.Clone(someState), "")), Author: d.text("author"), Note: d.text("note"),
			LicenseClass: pick(d, "licence", values[models.LicenseClass](models.LicenseClass("").Values())), PublishedOn: d.date("published"), SeenOn: d.date("seen"),
		})
	}
	for _, kind := range models.AllKinds() {
		for row := range kind.Rows(ds) {
			id := row.(models.Node).Self()
			for _, source := range some(d, "cited by", someSrc) {
				fields := some(d, "fields", kind.FieldNames())
				slices.Sort(fields)
				ds.Citations = append(ds.Citations, models.Citation{
					Key: len(ds.Citations) + 1, SubjectID: id, Line: 3, Value: pick(d, "value", []string{"", "1961", "Friendship of others"}),
					Attribution: &models.Attribution{
						SourceID: source, Fields: fields, Basis: models.Stated, File: "a.yaml",
						Standing: pick(d, "standing", values[models.Standing](models.Standing("").Values())),
					},
				})
			}
			if d.count("disputed", 9) == 0 {
				field := pick(d, "field", kind.FieldNames())
				ds.Disagreements = append(ds.Disagreements, models.Disagreement{
					Identity: identity(models.ID("disagreement:" + kind.Name + "." + id.Slug() + "." + field)), SubjectID: id, Field: field,
					Sentence: d.text("sentence"), Ruling: pick(d, "ruling", []string{"", "because"}), Stale: d.count("stale", 1) == 1,
				})
			}
		}
	}
}
