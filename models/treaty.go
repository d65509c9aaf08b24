package models

// Treaty is an international agreement, in whatever form and by whatever
// name (Vienna Convention on the Law of Treaties, article 2).
type Treaty struct {
	Identity
	// Title is the official title in English, or a descriptive one of ours
	// (then the value is marked EDITORIAL).
	Title string `yaml:"title" merge:"wording" need:"yes"`
	// ShortTitle is what people call it.
	ShortTitle string `yaml:"shortTitle" merge:"wording" basis:"EDITORIAL"`
	// Kinds classify what the treaty does.
	Kinds []TreatyKind `gorm:"serializer:words" yaml:"kinds" basis:"EDITORIAL"`
	// Subjects are the fields of life that it covers.
	Subjects []Subject `gorm:"serializer:words" yaml:"subjects" basis:"EDITORIAL"`
	// Summary tells in our own words what it is.
	Summary string `yaml:"summary" merge:"wording" basis:"EDITORIAL"`
	// SignedOn is the day of signature (or of adoption).
	SignedOn Date `gorm:"embedded;embeddedPrefix:signed" yaml:"signedOn"`
	// SignedAt is the place of signature.
	SignedAt string `yaml:"signedAt"`
	// EnteredIntoForceOn is the day from which it binds its first parties.
	EnteredIntoForceOn Date `gorm:"embedded;embeddedPrefix:entered_into_force" yaml:"enteredIntoForceOn"`
	// TerminatedOn is the day on which it ceased to bind; ".." says that a
	// source found it in force.
	TerminatedOn Date `gorm:"embedded;embeddedPrefix:terminated" yaml:"terminatedOn" open:"yes"`
	// TerminationReason says in our own words how it ended.
	TerminationReason string `yaml:"terminationReason" merge:"wording" basis:"EDITORIAL"`
	// Duration is the agreed term as an ISO 8601 duration such as P10Y, or
	// INDEFINITE.
	Duration string `yaml:"duration"`
	// Renewal says in our own words how the term is prolonged.
	Renewal string `yaml:"renewal" merge:"wording" basis:"EDITORIAL"`
	// Depositary keeps the original.
	Depositary string `yaml:"depositary" merge:"wording"`
	// RegistrationNumber is that of the UN Secretariat (Charter, article 102).
	RegistrationNumber string `yaml:"registrationNumber"`
	// RegisteredOn is the day of that registration.
	RegisteredOn Date `gorm:"embedded;embeddedPrefix:registered" yaml:"registeredOn"`
	// UNTSVolume is the volume of the United Nations Treaty Series.
	UNTSVolume string `yaml:"untsVolume"`
	// UNTSPage is the first page within that volume.
	UNTSPage string `yaml:"untsPage"`
	// WikidataID is the Wikidata item.
	WikidataID string `yaml:"wikidataId"`
	Observed
}

// TreatyKind classifies what a treaty does.
type TreatyKind string

// Values lists the kinds of treaty.
func (TreatyKind) Values() []string {
	return []string{
		"DEFENCE_PACT", "NON_AGGRESSION_PACT", "NEUTRALITY_PACT", "CONSULTATION_PACT",
		"FRIENDSHIP", "PARTNERSHIP", "COOPERATION", "PEACE", "ARMISTICE", "BOUNDARY",
		"TERRITORIAL", "TRADE", "INVESTMENT", "ARMS_CONTROL", "JUSTICE", "TAXATION",
		"CULTURE", "ENVIRONMENT", "HUMAN_RIGHTS", "HUMANITARIAN", "FOUNDING", "STATUS_OF_FORCES",
		"TRANSPORT", "COMMUNICATIONS", "FINANCE", "DIPLOMATIC", "JOINT_DECLARATION", "OTHER",
	}
}

// Subject is a field of life that a treaty covers.
type Subject string

// Values lists the subjects.
func (Subject) Values() []string {
	return []string{
		"SECURITY", "MILITARY", "DISARMAMENT", "DIPLOMACY", "TERRITORY", "BORDERS", "TRADE",
		"INVESTMENT", "FINANCE", "TAXATION", "CUSTOMS", "TRANSPORT", "COMMUNICATIONS", "ENERGY", "NUCLEAR",
		"SPACE", "SCIENCE_AND_TECHNOLOGY", "AGRICULTURE", "FISHERIES", "MINING", "LABOUR",
		"HEALTH", "EDUCATION", "CULTURE", "SPORT", "TOURISM", "MEDIA", "ENVIRONMENT",
		"HUMAN_RIGHTS", "HUMANITARIAN", "MIGRATION", "JUSTICE", "TERRORISM", "INFORMATION_SECURITY", "OTHER",
	}
}

// Party is a state or organization that is bound, or was to be bound, by a
// treaty, with its own dates. A party may have signed and not ratified.
type Party struct {
	Identity
	TreatyID ID `parent:"treaty"`
	// ActorID is the state or organization.
	ActorID ID `yaml:"actor" ref:"country,organization" key:"yes" need:"yes"`
	// SignedOn is the day of its signature.
	SignedOn Date `gorm:"embedded;embeddedPrefix:signed" yaml:"signedOn"`
	// Consent says by which act it agreed to be bound.
	Consent Consent `yaml:"consent"`
	// ConsentedOn is the day of that act: ratification, accession, succession.
	ConsentedOn Date `gorm:"embedded;embeddedPrefix:consented" yaml:"consentedOn"`
	// EnteredIntoForceOn is the day from which it is bound.
	EnteredIntoForceOn Date `gorm:"embedded;embeddedPrefix:entered_into_force" yaml:"enteredIntoForceOn"`
	// WithdrewOn is the day from which it is no longer bound; ".." says that a
	// source found it bound.
	WithdrewOn Date `gorm:"embedded;embeddedPrefix:withdrew" yaml:"withdrewOn" open:"yes"`
	// Reservation says in our own words what it excepted.
	Reservation string `yaml:"reservation" merge:"wording" basis:"EDITORIAL"`
	Observed
}

// Consent is an act by which a state agrees to be bound (Vienna Convention
// on the Law of Treaties, articles 11 to 15).
type Consent string

// Values lists the acts of consent.
func (Consent) Values() []string {
	return []string{"SIGNATURE", "RATIFICATION", "ACCEPTANCE", "APPROVAL", "ACCESSION", "SUCCESSION", "EXCHANGE_OF_NOTES"}
}

// Signatory is a person who signed a treaty for one of its parties.
type Signatory struct {
	Identity
	TreatyID ID `parent:"treaty"`
	// ActorID is the party for which the person signed.
	ActorID ID `yaml:"actor" ref:"country,organization" key:"yes" need:"yes"`
	// LeaderID is the person, where known to us.
	LeaderID ID `yaml:"leader" ref:"leader" key:"yes"`
	// Name is the person's name as printed, where no Leader is meant.
	Name string `yaml:"name" key:"yes"`
	// Capacity is the office in which the person signed.
	Capacity string `yaml:"capacity" merge:"wording"`
}

// Provision is one article or clause, in our own words.
type Provision struct {
	Identity
	TreatyID ID `parent:"treaty"`
	// Article is its number, as "4" or "4-1" or "preamble".
	Article string `yaml:"article" key:"yes" need:"yes"`
	// Obligation is what it binds the parties to.
	Obligation Obligation `yaml:"obligation" basis:"EDITORIAL" need:"yes"`
	// Summary tells it in our own words.
	Summary string `yaml:"summary" merge:"wording" basis:"EDITORIAL" need:"yes"`
}

// Obligation is what a provision binds the parties to.
type Obligation string

// Values lists the obligations.
func (Obligation) Values() []string {
	return []string{
		"DEFENCE", "OFFENCE", "CONSULTATION", "NON_AGGRESSION", "NEUTRALITY", "NO_HOSTILE_ALLIANCE",
		"NON_INTERFERENCE", "COOPERATION", "TERRITORY", "PEACE", "DISARMAMENT", "DISPUTE_SETTLEMENT",
		"FINAL_CLAUSE", "OTHER",
	}
}

// TreatyText is a place where the text of a treaty can be read.
type TreatyText struct {
	Identity
	TreatyID ID `parent:"treaty"`
	// URL is its address.
	URL string `yaml:"url" key:"yes" need:"yes"`
	// Language is the BCP 47 tag of the text's language.
	Language string `yaml:"language"`
	// Authentic says whether the treaty itself calls the text in this language authentic.
	Authentic bool `yaml:"authentic"`
}

// TreatyRelation says what one treaty does to another.
type TreatyRelation struct {
	Identity
	TreatyID ID `parent:"treaty"`
	// Kind is what this treaty does to the other.
	Kind TreatyRelationKind `yaml:"kind" key:"yes" need:"yes"`
	// OtherID is the other treaty.
	OtherID ID `yaml:"treaty" ref:"treaty" key:"yes" need:"yes"`
	// Note explains in our own words.
	Note string `yaml:"note" merge:"wording" basis:"EDITORIAL"`
}

// TreatyRelationKind is what one treaty does to another.
type TreatyRelationKind string

// The relations between treaties.
const (
	TreatyReplaces TreatyRelationKind = "REPLACES"
)

// Values lists the relations between treaties.
func (TreatyRelationKind) Values() []string {
	return []string{"REPLACES", "AMENDS", "REAFFIRMS", "SUPPLEMENTS", "IMPLEMENTS", "TERMINATES"}
}
