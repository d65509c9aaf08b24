package models

// Identity is what every entity and every row of a list has.
type Identity struct {
	// ID is its permanent, readable name.
	ID ID `gorm:"primaryKey"`
	// File is the seed file to edit to correct it, below the seed's folder.
	File string
	// Line is its line there.
	Line int
}

// Self is the ID; it makes a type a [Node].
func (i Identity) Self() ID { return i.ID }

// WrittenAt is the seed file, below the seed's folder, and the line in which it is
// written.
func (i Identity) WrittenAt() (file string, line int) { return i.File, i.Line }

// seedFolder is the seed's folder in the repository.
const seedFolder = "seed/"

// EditFile is the file to edit to correct it, as a path in the repository.
func (i Identity) EditFile() string { return seedFolder + i.File }

// EditLine is its line there.
func (i Identity) EditLine() int { return i.Line }

// Node is anything with a permanent ID.
type Node interface{ Self() ID }

// Cited is anything whose facts carry citations.
type Cited interface{ Self() ID }

// Actor is a state or an organization: what can be party to a treaty.
type Actor interface {
	Node
	actor()
}

func (*Country) actor()      {}
func (*Organization) actor() {}

// Speaker is who can say something: a person, a state or an organization.
type Speaker interface {
	Node
	speaker()
}

func (*Leader) speaker()       {}
func (*Country) speaker()      {}
func (*Organization) speaker() {}

// Observed stands beside an end that may be open.
type Observed struct {
	// ObservedOn is the last day on which a source that calls the end open
	// was looking; empty where none does.
	ObservedOn Date `gorm:"embedded;embeddedPrefix:observed"`
}

// Dataset is the whole merged dataset: what seed makes of its files, store
// writes to SQLite and export writes to a folder. Each slice is in the order
// of its IDs.
type Dataset struct {
	// Revision is a hash of the content of the seed's files.
	Revision string

	Countries        []Country
	CountryNames     []CountryName
	Successions      []Succession
	Organizations    []Organization
	Memberships      []Membership
	Leaders          []Leader
	LeaderNames      []LeaderName
	Kinships         []Kinship
	Tenures          []Tenure
	Treaties         []Treaty
	Parties          []Party
	Signatories      []Signatory
	Provisions       []Provision
	TreatyTexts      []TreatyText
	TreatyRelations  []TreatyRelation
	Visits           []Visit
	VisitPlaces      []VisitPlace
	Meetings         []Meeting
	VisitEvents      []VisitEvent
	Gifts            []Gift
	DiplomaticEvents []DiplomaticEvent
	Claims           []Claim
	Sources          []Source

	Citations     []Citation
	Disagreements []Disagreement
	Unknowns      []Unknown
	Redirects     []Redirect
}
