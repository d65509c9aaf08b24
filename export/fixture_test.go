package export_test

import "entente/models"

// small is a dataset of states that never were (Anthony Hope's and George Barr
// McCutcheon's), with something in each table and each oddity once: an open
// end, a decade, a negative coordinate, a text like a formula, a line break.
func small() *models.Dataset {
	at := func(id models.ID, line int) models.Identity {
		return models.Identity{ID: id, File: "sources/articles/zenda-gazette.yaml", Line: line}
	}
	const (
		ruritania = models.ID("country:ruritania")
		graustark = models.ID("country:graustark")
		rudolf    = models.ID("leader:rudolf-v")
		yetive    = models.ID("leader:yetive")
		treaty    = models.ID("treaty:zenda-1894")
		visit     = models.ID("visit:rudolf-edelweiss-1894")
		gazette   = models.ID("source:zenda-gazette")
		courier   = models.ID("source:edelweiss-courier")
	)
	latitude, longitude, worth, pieces, years := -48.5, 0.25, 1250.5, 0, 24
	return &models.Dataset{
		Revision: "example",
		Countries: []models.Country{
			{
				Identity: at(ruritania, 4), Name: "Ruritania", Kind: "STATE", Alpha2: "NA", Numeric: "008", Capital: "Strelsau",
				Latitude: &latitude, Longitude: &longitude,
				EstablishedOn: models.MustDate("16XX"), DissolvedOn: models.MustDate(".."),
				Observed: models.Observed{ObservedOn: models.MustDate("1894-11-30")},
			},
			{Identity: at(graustark, 9), Name: "Graustark", Kind: "STATE", EstablishedOn: models.MustDate("/1700")},
		},
		CountryNames: []models.CountryName{
			{Identity: at("country-name:ruritania.de-ruritanien", 6), CountryID: ruritania, Name: "Königreich Ruritanien", Language: "de", Official: true},
		},
		Successions: []models.Succession{
			{Identity: at("succession:graustark.ruritania", 11), CountryID: graustark, SuccessorID: ruritania, Kind: models.SuccessionMerger, OccurredOn: models.MustDate("1901?")},
		},
		Organizations: []models.Organization{
			{Identity: at("organization:royal-guard", 13), Name: "Royal Guard", Kind: models.OrganizationGovernmentBody, CountryID: ruritania},
		},
		Memberships: []models.Membership{{
			Identity: at("membership:royal-guard.graustark", 14), OrganizationID: "organization:royal-guard", MemberID: graustark,
			JoinedOn: models.MustDate("1894-07"), LeftOn: models.MustDate(".."), Instrument: "Order 5", RegistrationNumber: "7", UNTSVolume: "1", UNTSPage: "39",
			Observed: models.Observed{ObservedOn: models.MustDate("1894-11-30")},
		}},
		Leaders: []models.Leader{
			{Identity: at(rudolf, 15), Name: "Rudolf V", BornOn: models.MustDate("186X"), CountryID: ruritania},
			{Identity: at(yetive, 17), Name: "Yetive", CountryID: graustark},
		},
		LeaderNames: []models.LeaderName{{Identity: at("leader-name:rudolf-v.de-rudolf-der-fuenfte", 16), LeaderID: rudolf, Name: "Rudolf der Fünfte", Language: "de"}},
		Kinships:    []models.Kinship{{Identity: at("kinship:rudolf-v.yetive", 18), LeaderID: rudolf, RelativeID: yetive, Relation: "OTHER"}},
		Tenures: []models.Tenure{{
			Identity: at("tenure:rudolf-v.king", 19), LeaderID: rudolf, Key: "king", CountryID: ruritania, Office: "King",
			Role: models.RoleHeadOfState, StartedOn: models.MustDate("1894"),
		}},
		Treaties: []models.Treaty{{
			Identity: at(treaty, 21), Title: "Treaty of Zenda", ShortTitle: "=Zenda", Kinds: []models.TreatyKind{"DEFENCE_PACT", "FRIENDSHIP"},
			Summary: "They \"stand together\", come what may,\nand say so.", SignedOn: models.MustDate("1894-07"), SignedAt: "Zenda",
			TerminatedOn: models.MustDate("1901~"), Duration: "P10Y", UNTSVolume: "12",
		}},
		Parties: []models.Party{
			{Identity: at("party:zenda-1894.ruritania", 24), TreatyID: treaty, ActorID: ruritania, SignedOn: models.MustDate("1894-07-06"), Consent: "RATIFICATION"},
			{Identity: at("party:zenda-1894.graustark", 25), TreatyID: treaty, ActorID: graustark},
		},
		Signatories:     []models.Signatory{{Identity: at("signatory:zenda-1894.ruritania", 26), TreatyID: treaty, ActorID: ruritania, LeaderID: rudolf, Capacity: "King"}},
		Provisions:      []models.Provision{{Identity: at("provision:zenda-1894.1", 27), TreatyID: treaty, Article: "1", Obligation: "DEFENCE", Summary: "Each comes to the other's help."}},
		TreatyTexts:     []models.TreatyText{{Identity: at("text:zenda-1894.de", 28), TreatyID: treaty, URL: "https://zenda.example/treaty?a=1&b=<2>", Language: "de"}},
		TreatyRelations: []models.TreatyRelation{{Identity: at("treaty-relation:zenda-1894.replaces", 29), TreatyID: treaty, Kind: models.TreatyReplaces, OtherID: treaty, Note: "It renewed itself."}},
		Visits: []models.Visit{{
			Identity: at(visit, 31), Title: "Rudolf V in Edelweiss", VisitorID: rudolf, FromID: ruritania, HostID: graustark,
			Kind: "STATE", StartedOn: models.MustDate("1894-10-01"), EndedOn: models.MustDate("1894-10-03"), YearsSinceLast: &years,
		}},
		VisitPlaces: []models.VisitPlace{{Identity: at("place:rudolf-edelweiss-1894.edelweiss", 33), VisitID: visit, Name: "Edelweiss"}},
		Meetings:    []models.Meeting{{Identity: at("meeting:rudolf-edelweiss-1894.yetive", 34), VisitID: visit, LeaderID: yetive, MetOn: models.MustDate("1894-10-XX")}},
		VisitEvents: []models.VisitEvent{{Identity: at("event:rudolf-edelweiss-1894.banquet", 35), VisitID: visit, Key: "banquet", Kind: "BANQUET", Summary: "A banquet."}},
		Gifts: []models.Gift{{
			Identity: at("gift:rudolf-yetive-box-1894", 37), Title: "Snuff-box", Object: "@ tea box", Category: "TABLEWARE", Quantity: &pieces,
			GiverID: rudolf, RecipientID: yetive, GivenOn: models.MustDate("1894-10-02"), VisitID: visit, Value: &worth, Currency: "XXX",
		}},
		DiplomaticEvents: []models.DiplomaticEvent{{
			Identity: at("diplomatic-event:graustark-ruritania-legation", 38), Title: "Legation of Ruritania in Edelweiss", Kind: "MISSION_OPENED", ActorID: ruritania, CounterpartID: graustark,
			Mission: "LEGATION", Place: "Edelweiss", OccurredOn: models.MustDate("1894-09"), Summary: "The first envoy presented his credentials.",
		}},
		Claims: []models.Claim{{
			Identity: at("claim:yetive-friendship-1894", 39), Kind: models.ClaimStatement, SpeakerID: yetive, SaidOn: models.MustDate("1894-10-02"),
			Summary: "She called it a true friendship.", Quotation: "+ true friends", AboutIDs: []models.ID{treaty, visit},
		}},
		Sources: []models.Source{
			{
				Identity: models.Identity{ID: courier, File: "sources/articles/edelweiss-courier.yaml", Line: 1}, Kind: models.SourceArticle, Title: "The King's journey",
				Publisher: "Edelweiss Courier", Language: "en", URL: "https://edelweiss.example/journey", LicenseClass: models.LicenseProprietary,
			},
			{
				Identity: at(gazette, 1), Kind: models.SourceOfficialRecord, Title: "Court circular", Publisher: "Zenda Gazette", Language: "de",
				PublishedOn: models.MustDate("1894-11"), SeenOn: models.MustDate("2024-06-20"), LicenseClass: models.LicenseOfficial,
			},
		},
		Citations: []models.Citation{
			{Key: 1, SubjectID: treaty, Attribution: &models.Attribution{SourceID: gazette, Fields: []string{"title", "kinds", "signedOn"}, Standing: models.Preferred, Basis: models.Stated, File: "sources/articles/zenda-gazette.yaml"}, Locator: "p. 3", Line: 21},
			{Key: 2, SubjectID: treaty, Attribution: &models.Attribution{SourceID: courier, Fields: []string{"signedOn"}, Standing: models.Contradicting, Basis: models.Derived, Rule: "month-of-publication", File: "sources/articles/edelweiss-courier.yaml"}, Value: "1894-08", Line: 9},
			{Key: 3, SubjectID: treaty, Attribution: &models.Attribution{SourceID: courier, Fields: []string{"kinds"}, Standing: models.Compatible, Basis: models.Editorial, File: "sources/articles/edelweiss-courier.yaml"}, Value: "DEFENCE_PACT TRADE", Line: 10},
			{Key: 4, SubjectID: treaty, Attribution: &models.Attribution{SourceID: courier, Fields: []string{"parties"}, Standing: models.Contradicting, Basis: models.Stated, File: "sources/articles/edelweiss-courier.yaml"}, Value: "does not include graustark", Line: 11},
			{Key: 5, SubjectID: "text:zenda-1894.de", Attribution: &models.Attribution{SourceID: gazette, Fields: []string{"authentic"}, Standing: models.Preferred, Basis: models.Stated, File: "sources/articles/zenda-gazette.yaml"}, Line: 28},
			{Key: 6, SubjectID: ruritania, Attribution: &models.Attribution{SourceID: gazette, Fields: []string{"latitude"}, Standing: models.Preferred, Basis: models.Stated, File: "sources/articles/zenda-gazette.yaml"}, Line: 4},
			{Key: 7, SubjectID: "party:zenda-1894.graustark", Attribution: &models.Attribution{SourceID: gazette, Standing: models.Preferred, Basis: models.Stated, File: "sources/articles/zenda-gazette.yaml"}, Line: 25},
		},
		Disagreements: []models.Disagreement{
			{
				Identity: at("disagreement:treaty.zenda-1894.signedOn", 23), SubjectID: treaty, Field: "signedOn",
				Sentence: "signedOn is 1894-07 according to Zenda Gazette, but 1894-08 according to Edelweiss Courier.", Stale: true,
			},
		},
		Unknowns:  []models.Unknown{{SubjectID: visit, Field: "met", SourceID: courier}, {SubjectID: treaty, Field: "untsPage", SourceID: gazette}},
		Redirects: []models.Redirect{{ID: "treaty:zenda", ToID: treaty, Change: models.IDRenamed, Reason: "The year was missing."}},
	}
}
