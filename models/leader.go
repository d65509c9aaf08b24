package models

// Leader is a person who holds or held public office, or who took part in
// public affairs at the side of one who did.
type Leader struct {
	Identity
	// Name is the usual English name, in the person's own order.
	Name string `yaml:"name" merge:"wording" need:"yes"`
	// BornOn is the day of birth.
	BornOn Date `gorm:"embedded;embeddedPrefix:born" yaml:"bornOn"`
	// DiedOn is the day of death.
	DiedOn Date `gorm:"embedded;embeddedPrefix:died" yaml:"diedOn"`
	// CountryID is the state that the person served.
	CountryID ID `yaml:"country" ref:"country" basis:"EDITORIAL"`
	// WikidataID is the Wikidata item.
	WikidataID string `yaml:"wikidataId"`
}

// LeaderName is another name of a person: another spelling, script or style.
type LeaderName struct {
	Identity
	// LeaderID is the person who bears the name.
	LeaderID ID `parent:"leader"`
	// Name is the name as it is written in the language.
	Name string `yaml:"name" key:"yes" need:"yes"`
	// Language is the BCP 47 tag, with the script where it matters.
	Language string `yaml:"language" key:"yes" need:"yes"`
}

// Kinship says that another person is a relative of this one.
type Kinship struct {
	Identity
	// LeaderID is the person whose relative it is.
	LeaderID ID `parent:"leader"`
	// RelativeID is the other person.
	RelativeID ID `yaml:"relative" ref:"leader" key:"yes" need:"yes"`
	// Relation is what the other person is to this one: a sister, say.
	Relation KinshipRelation `yaml:"relation" need:"yes"`
}

// KinshipRelation is what a relative is to a person.
type KinshipRelation string

// The relations, each seen from the person whose relative it is.
const (
	// KinMother is the mother.
	KinMother KinshipRelation = "MOTHER"
	// KinFather is the father.
	KinFather KinshipRelation = "FATHER"
	// KinSister is a sister.
	KinSister KinshipRelation = "SISTER"
	// KinBrother is a brother.
	KinBrother KinshipRelation = "BROTHER"
	// KinDaughter is a daughter.
	KinDaughter KinshipRelation = "DAUGHTER"
	// KinSon is a son.
	KinSon KinshipRelation = "SON"
	// KinSpouse is the wife or husband, present or past.
	KinSpouse KinshipRelation = "SPOUSE"
	// KinOther is any other relative.
	KinOther KinshipRelation = "OTHER"
)

// Values lists the relations.
func (KinshipRelation) Values() []string {
	return []string{"MOTHER", "FATHER", "SISTER", "BROTHER", "DAUGHTER", "SON", "SPOUSE", "OTHER"}
}

// Tenure is one period in one office.
type Tenure struct {
	Identity
	// LeaderID is the person in office.
	LeaderID ID `parent:"leader"`
	// Key tells the tenures of one person apart, such as premier-1958. It is
	// part of the ID and never changes.
	Key string `yaml:"key" key:"yes" basis:"EDITORIAL" need:"yes"`
	// CountryID is the state in which the office is.
	CountryID ID `yaml:"country" ref:"country" need:"yes"`
	// Office is the office's English title.
	Office string `yaml:"office" merge:"wording" need:"yes"`
	// Role says what the office is in the working of the state.
	Role OfficeRole `yaml:"role" basis:"EDITORIAL" need:"yes"`
	// StartedOn is the first day in office.
	StartedOn Date `gorm:"embedded;embeddedPrefix:started" yaml:"startedOn"`
	// EndedOn is the last day in office; ".." says that it goes on.
	EndedOn Date `gorm:"embedded;embeddedPrefix:ended" yaml:"endedOn" open:"yes"`
	Observed
}

// OfficeRole says what an office is in the working of a state.
type OfficeRole string

// The roles of offices.
const (
	// RoleHeadOfState represents the state, as a president or monarch.
	RoleHeadOfState OfficeRole = "HEAD_OF_STATE"
	// RoleHeadOfGovernment leads the government, as a prime minister.
	RoleHeadOfGovernment OfficeRole = "HEAD_OF_GOVERNMENT"
	// RoleEffectiveLeader holds the most power whatever the office is called.
	RoleEffectiveLeader OfficeRole = "EFFECTIVE_LEADER"
	// RolePartyLeader leads the ruling party.
	RolePartyLeader OfficeRole = "PARTY_LEADER"
	// RoleForeignMinister heads the foreign ministry.
	RoleForeignMinister OfficeRole = "FOREIGN_MINISTER"
	// RoleDefenceMinister heads the defence ministry.
	RoleDefenceMinister OfficeRole = "DEFENCE_MINISTER"
	// RoleLegislator presides over a parliament.
	RoleLegislator OfficeRole = "SPEAKER_OF_PARLIAMENT"
	// RoleOther is any other public office.
	RoleOther OfficeRole = "OTHER"
)

// Values lists the roles of offices.
func (OfficeRole) Values() []string {
	return []string{
		"HEAD_OF_STATE", "HEAD_OF_GOVERNMENT", "EFFECTIVE_LEADER", "PARTY_LEADER",
		"FOREIGN_MINISTER", "DEFENCE_MINISTER", "SPEAKER_OF_PARLIAMENT", "OTHER",
	}
}
