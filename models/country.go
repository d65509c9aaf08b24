package models

// Country is a state or territory, current or former. A state that only
// changed its name is one Country with dated names; the Soviet Union and
// Russia are two.
type Country struct {
	Identity
	// Name is the usual English short name.
	Name string `yaml:"name" merge:"wording" need:"yes"`
	// OfficialName is the full English name.
	OfficialName string `yaml:"officialName" merge:"wording"`
	// Kind says whether it is or was a state of its own.
	Kind CountryKind `yaml:"kind" basis:"EDITORIAL" need:"yes"`
	// Alpha2 is the ISO 3166-1 alpha-2 code, in use or withdrawn.
	Alpha2 string `yaml:"alpha2"`
	// Alpha3 is the ISO 3166-1 alpha-3 code, in use or withdrawn.
	Alpha3 string `yaml:"alpha3"`
	// Numeric is the three-digit ISO 3166-1 numeric code; quote it in YAML.
	Numeric string `yaml:"numeric"`
	// FormerCode is the ISO 3166-3 alpha-4 code of a withdrawn country name.
	FormerCode string `yaml:"formerCode"`
	// COWNumber is the Correlates of War state number.
	COWNumber string `yaml:"cowNumber"`
	// WikidataID is the Wikidata item, such as Q423.
	WikidataID string `yaml:"wikidataId"`
	// Capital is the seat of government (the last one, for a former state).
	Capital string `yaml:"capital" merge:"wording"`
	// Region is the UN M49 region, such as Asia.
	Region string `yaml:"region"`
	// Subregion is the UN M49 subregion, such as Eastern Asia.
	Subregion string `yaml:"subregion"`
	// Latitude of a central point, in decimal degrees north.
	Latitude *float64 `yaml:"latitude" merge:"wording"`
	// Longitude of a central point, in decimal degrees east.
	Longitude *float64 `yaml:"longitude" merge:"wording"`
	// EstablishedOn is the day from which the state counts as existing.
	EstablishedOn Date `gorm:"embedded;embeddedPrefix:established" yaml:"establishedOn"`
	// DissolvedOn is the day on which it ceased to exist; ".." says that it exists.
	DissolvedOn Date `gorm:"embedded;embeddedPrefix:dissolved" yaml:"dissolvedOn" open:"yes"`
	Observed
}

// CountryKind says what a country is or was.
type CountryKind string

// The kinds of country.
const (
	// CountryKindState is a state of its own, recognized widely or in part.
	CountryKindState CountryKind = "STATE"
	// CountryKindTerritory is a dependency or other area with a code of its own.
	CountryKindTerritory CountryKind = "TERRITORY"
)

// Values lists the kinds of country.
func (CountryKind) Values() []string { return []string{"STATE", "TERRITORY"} }

// CountryName is a name that a country bore or bears, in one language and,
// where known, for a time.
type CountryName struct {
	Identity
	// CountryID is the country that bore the name.
	CountryID ID `parent:"country"`
	// Name is the name as it is written in the language.
	Name string `yaml:"name" key:"yes" need:"yes"`
	// Language is the BCP 47 tag, with the script where it matters.
	Language string `yaml:"language" key:"yes" need:"yes"`
	// Official tells a full or constitutional name from a short one.
	Official bool `yaml:"official"`
	// StartedOn is the first day of the name's use.
	StartedOn Date `gorm:"embedded;embeddedPrefix:started" yaml:"startedOn"`
	// EndedOn is the last day of the name's use; ".." says that it is in use.
	EndedOn Date `gorm:"embedded;embeddedPrefix:ended" yaml:"endedOn" open:"yes"`
	Observed
}

// Succession says that one state followed another.
type Succession struct {
	Identity
	// CountryID is the state that was followed.
	CountryID ID `parent:"country"`
	// SuccessorID is the state that followed.
	SuccessorID ID `yaml:"successor" ref:"country" key:"yes" need:"yes"`
	// Kind says how it followed.
	Kind SuccessionKind `yaml:"kind" basis:"EDITORIAL" need:"yes"`
	// OccurredOn is the day on which it followed.
	OccurredOn Date `gorm:"embedded;embeddedPrefix:occurred" yaml:"occurredOn"`
}

// SuccessionKind says how one state followed another.
type SuccessionKind string

// The kinds of succession. A query that includes predecessors follows
// continuation and merger only.
const (
	// SuccessionContinuation: the same international person goes on.
	SuccessionContinuation SuccessionKind = "CONTINUATION"
	// SuccessionMerger: the state was absorbed into the successor.
	SuccessionMerger SuccessionKind = "MERGER"
	// SuccessionPartition: the state ceased to exist and the successor is a part.
	SuccessionPartition SuccessionKind = "PARTITION"
	// SuccessionSecession: the successor left while the state went on.
	SuccessionSecession SuccessionKind = "SECESSION"
)

// Values lists the kinds of succession.
func (SuccessionKind) Values() []string {
	return []string{"CONTINUATION", "MERGER", "PARTITION", "SECESSION"}
}

// Organization is an international organization, or another body that acts
// between states.
type Organization struct {
	Identity
	// Name is the English name.
	Name string `yaml:"name" merge:"wording" need:"yes"`
	// ShortName is the usual abbreviation.
	ShortName string `yaml:"shortName" merge:"wording"`
	// Kind says what sort of body it is.
	Kind OrganizationKind `yaml:"kind" basis:"EDITORIAL" need:"yes"`
	// CountryID is the state to which a national body belongs.
	CountryID ID `yaml:"country" ref:"country"`
	// Headquarters is the place of its seat.
	Headquarters string `yaml:"headquarters" merge:"wording"`
	// WikidataID is the Wikidata item.
	WikidataID string `yaml:"wikidataId"`
	// FoundedOn is the day on which it came to be.
	FoundedOn Date `gorm:"embedded;embeddedPrefix:founded" yaml:"foundedOn"`
	// DissolvedOn is the day on which it ended; ".." says that it exists.
	DissolvedOn Date `gorm:"embedded;embeddedPrefix:dissolved" yaml:"dissolvedOn" open:"yes"`
	Observed
}

// Membership says that a state or organization is or was member of an organization.
type Membership struct {
	Identity
	// OrganizationID is the organization.
	OrganizationID ID `parent:"organization"`
	// MemberID is the member.
	MemberID ID `yaml:"member" ref:"country,organization" key:"yes" need:"yes"`
	// JoinedOn is the day on which it became a member.
	JoinedOn Date `gorm:"embedded;embeddedPrefix:joined" yaml:"joinedOn"`
	// LeftOn is the day from which it is no longer a member; ".." says that a
	// source found it a member.
	LeftOn Date `gorm:"embedded;embeddedPrefix:left" yaml:"leftOn" open:"yes"`
	// Instrument is the decision or deed by which it became a member, such as
	// "General Assembly resolution 46/1".
	Instrument string `yaml:"instrument" merge:"wording"`
	// RegistrationNumber is that of the UN Secretariat (Charter, article 102).
	RegistrationNumber string `yaml:"registrationNumber"`
	// UNTSVolume is the volume of the United Nations Treaty Series.
	UNTSVolume string `yaml:"untsVolume"`
	// UNTSPage is the first page within that volume.
	UNTSPage string `yaml:"untsPage"`
	Observed
}

// OrganizationKind says what sort of body an organization is.
type OrganizationKind string

// The kinds of organization.
const (
	// OrganizationIntergovernmental is founded by states.
	OrganizationIntergovernmental OrganizationKind = "INTERGOVERNMENTAL"
	// OrganizationGovernmentBody is a ministry, army or agency of one state.
	OrganizationGovernmentBody OrganizationKind = "GOVERNMENT_BODY"
	// OrganizationNonGovernmental is any other body.
	OrganizationNonGovernmental OrganizationKind = "NON_GOVERNMENTAL"
)

// Values lists the kinds of organization.
func (OrganizationKind) Values() []string {
	return []string{"INTERGOVERNMENTAL", "GOVERNMENT_BODY", "NON_GOVERNMENTAL"}
}
