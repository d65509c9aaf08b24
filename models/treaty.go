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
		"DEFENCE_PACT",        // Each side is to defend the other when it is attacked.
		"NON_AGGRESSION_PACT", // The parties are not to attack each other.
		"NEUTRALITY_PACT",     // Each side is to stay out of a war of the other with somebody else.
		"CONSULTATION_PACT",   // The parties are to confer in a crisis.
		"FRIENDSHIP",          // A general treaty of friendship or good neighbourliness.
		"PARTNERSHIP",         // A general treaty of partnership, strategic or other.
		"COOPERATION",         // They agree to work together in named fields of life.
		"PEACE",               // It ends a war for good.
		"ARMISTICE",           // It halts the fighting: an armistice, ceasefire or truce.
		"BOUNDARY",            // It draws or marks a border.
		"TERRITORIAL",         // It cedes, leases or returns territory.
		"TRADE",               // It governs the exchange of goods and services.
		"INVESTMENT",          // It promotes or protects investment.
		"ARMS_CONTROL",        // It limits, bans or inspects weapons.
		"JUSTICE",             // Extradition, legal assistance, transfer of prisoners, courts.
		"TAXATION",            // It avoids double taxation or exchanges tax information.
		"CULTURE",             // Culture, education, science or sport.
		"ENVIRONMENT",         // It protects nature, climate or waters.
		"HUMAN_RIGHTS",        // It guarantees rights to persons.
		"HUMANITARIAN",        // The law of war, relief, refugees.
		"FOUNDING",            // It founds an organization or a union, or amends its charter.
		"STATUS_OF_FORCES",    // It governs the troops or bases of one party in another.
		"TRANSPORT",           // Air, sea, road, rail or inland navigation.
		"COMMUNICATIONS",      // Post, telecommunications, broadcasting.
		"FINANCE",             // Loans, credits, payments, debts, grants.
		"DIPLOMATIC",          // Relations, recognition, embassies, consulates, visas.
		"JOINT_DECLARATION",   // A joint declaration or communiqué, which need not bind.
		"OTHER",               // It does something else.
	}
}

// Subject is a field of life that a treaty covers.
type Subject string

// Values lists the subjects.
func (Subject) Values() []string {
	return []string{
		"SECURITY",               // The safety of the state, alliances, guarantees.
		"MILITARY",               // Armed forces, arms, training, bases.
		"DISARMAMENT",            // Fewer or no weapons of some sort.
		"DIPLOMACY",              // Diplomatic and consular relations.
		"TERRITORY",              // Who holds which land or sea.
		"BORDERS",                // The course, marking and crossing of borders.
		"TRADE",                  // Goods and services.
		"INVESTMENT",             // Capital placed in the other country.
		"FINANCE",                // Loans, payments, banks, debts.
		"TAXATION",               // Taxes.
		"CUSTOMS",                // Duties and their administration.
		"TRANSPORT",              // The carriage of persons and goods.
		"COMMUNICATIONS",         // Post, telephone, radio, data.
		"ENERGY",                 // Oil, gas, electricity, heat.
		"NUCLEAR",                // Nuclear energy and material, for whatever use.
		"SPACE",                  // Outer space.
		"SCIENCE_AND_TECHNOLOGY", // Research, inventions, standards.
		"AGRICULTURE",            // Farming, forestry, veterinary and plant health.
		"FISHERIES",              // Fishing and the living sea.
		"MINING",                 // Minerals and their extraction.
		"LABOUR",                 // Work, workers, social security.
		"HEALTH",                 // Medicine and public health.
		"EDUCATION",              // Schools, universities, degrees, students.
		"CULTURE",                // Arts, heritage, language.
		"SPORT",                  // Sport and games.
		"TOURISM",                // Tourists.
		"MEDIA",                  // Press, broadcasting, news agencies.
		"ENVIRONMENT",            // Nature, climate, waters.
		"HUMAN_RIGHTS",           // Rights of persons.
		"HUMANITARIAN",           // The law of war, relief, refugees, prisoners of war.
		"MIGRATION",              // Entry, stay, return, visas, citizenship.
		"JUSTICE",                // Courts, crime, extradition, civil law.
		"TERRORISM",              // The fight against terrorism.
		"INFORMATION_SECURITY",   // Security of networks and information.
		"OTHER",                  // Another field of life.
	}
}

// Party is a state or organization that is bound, or was to be bound, by a
// treaty, with its own dates. A party may have signed and not ratified.
type Party struct {
	Identity
	// TreatyID is the treaty.
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
	return []string{
		"SIGNATURE",         // Signature alone bound it (article 12).
		"RATIFICATION",      // It confirmed its signature by ratification (article 14).
		"ACCEPTANCE",        // It accepted the treaty, as by ratification (article 14).
		"APPROVAL",          // It approved the treaty, as by ratification (article 14).
		"ACCESSION",         // It joined a treaty that it had not signed (article 15).
		"SUCCESSION",        // It took over the place of a predecessor state.
		"EXCHANGE_OF_NOTES", // The parties exchanged the instruments (article 13).
	}
}

// Signatory is a person who signed a treaty for one of its parties.
type Signatory struct {
	Identity
	// TreatyID is the treaty signed.
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
	// TreatyID is the treaty in which it stands.
	TreatyID ID `parent:"treaty"`
	// Article is its number, as "4" or "4-1" or "preamble", or where the source
	// gives none a name of ours, which then is EDITORIAL, as "reparation".
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
		"DEFENCE",             // To help with arms a party that is attacked.
		"OFFENCE",             // To join a party in attacking somebody.
		"CONSULTATION",        // To confer in a crisis or about common concerns.
		"NON_AGGRESSION",      // Not to use force against each other.
		"NEUTRALITY",          // To stay out of a war of the other party.
		"NO_HOSTILE_ALLIANCE", // To join no alliance and take no step against the other party.
		"NON_INTERFERENCE",    // To respect sovereignty and stay out of internal affairs.
		"COOPERATION",         // To work together in some field of life.
		"TERRITORY",           // To cede, lease, return or recognize territory or a border.
		"PEACE",               // To end a war, or keep the peace.
		"DISARMAMENT",         // To limit, give up or open to inspection some weapons.
		"DISPUTE_SETTLEMENT",  // To settle disputes in an agreed way.
		"FINAL_CLAUSE",        // Entry into force, duration, amendment, languages.
		"OTHER",               // Something else, or nothing: a preamble.
	}
}

// TreatyText is a place where the text of a treaty can be read.
type TreatyText struct {
	Identity
	// TreatyID is the treaty.
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
	// TreatyID is the treaty that does something to the other.
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
	// TreatyReplaces: it takes the place of the other.
	TreatyReplaces TreatyRelationKind = "REPLACES"
)

// Values lists the relations between treaties.
func (TreatyRelationKind) Values() []string {
	return []string{
		"REPLACES",    // It takes the place of the other.
		"AMENDS",      // It changes the text of the other.
		"REAFFIRMS",   // It confirms the other, which goes on.
		"SUPPLEMENTS", // It adds to the other, as a protocol does.
		"IMPLEMENTS",  // It carries the other out.
		"TERMINATES",  // It ends the other and puts nothing in its place.
	}
}
