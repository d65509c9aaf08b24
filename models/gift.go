package models

// Gift is one object given by or to a state or its representatives. Several
// gifts may share an occasion or a visit.
type Gift struct {
	Identity
	// Title names it in our words.
	Title string `yaml:"title" merge:"wording" basis:"EDITORIAL" need:"yes"`
	// Object is what a source calls it, in a few words; sources may differ.
	Object string `yaml:"object"`
	// Category classifies it.
	Category GiftCategory `yaml:"category" basis:"EDITORIAL" need:"yes"`
	// Quantity is the number of pieces where it is not one.
	Quantity *int `yaml:"quantity"`
	// GiverID is the person who gave it, where known to us.
	GiverID ID `yaml:"giver" ref:"leader"`
	// GiverName is the name as printed, where no Leader is meant.
	GiverName string `yaml:"giverName" merge:"wording"`
	// GiverActorID is the state or organization that gave it.
	GiverActorID ID `yaml:"giverActor" ref:"country,organization"`
	// RecipientID is the person who received it, where known to us.
	RecipientID ID `yaml:"recipient" ref:"leader"`
	// RecipientName is the name or role as printed, where no Leader is meant.
	RecipientName string `yaml:"recipientName" merge:"wording"`
	// RecipientActorID is the state or organization that received it.
	RecipientActorID ID `yaml:"recipientActor" ref:"country,organization"`
	// GivenOn is the day on which it was given.
	GivenOn Date `gorm:"embedded;embeddedPrefix:given" yaml:"givenOn"`
	// VisitID is the visit during which it was given.
	VisitID ID `yaml:"visit" ref:"visit"`
	// Occasion says in our own words what it was given for.
	Occasion string `yaml:"occasion" merge:"wording" basis:"EDITORIAL"`
	// Value is what it was said to be worth, in units of Currency.
	Value *float64 `yaml:"value"`
	// Currency is the ISO 4217 code of Value.
	Currency string `yaml:"currency"`
	// ValuedOn is the day of the valuation.
	ValuedOn Date `gorm:"embedded;embeddedPrefix:valued" yaml:"valuedOn"`
	// Fate says in our own words what became of it.
	Fate string `yaml:"fate" merge:"wording" basis:"EDITORIAL"`
	// Description tells in our own words what it is like.
	Description string `yaml:"description" merge:"wording" basis:"EDITORIAL"`
}

// GiftCategory classifies a gift.
type GiftCategory string

// Values lists the categories of gifts.
func (GiftCategory) Values() []string {
	return []string{
		"VEHICLE", "AIRCRAFT", "VESSEL", "WEAPON", "TABLEWARE", "ARTWORK", "SCULPTURE", "PHOTOGRAPH",
		"JEWELLERY", "COIN_OR_MEDAL", "CLOTHING", "TEXTILE", "CARPET", "FURNITURE", "BOOK", "MANUSCRIPT",
		"MUSICAL_INSTRUMENT", "SPORT", "ELECTRONICS", "ANIMAL", "PLANT", "FOOD_AND_DRINK", "MONUMENT",
		"BUILDING", "SPACE_OBJECT", "ANTIQUITY", "RELIGIOUS_OBJECT", "MONEY", "OTHER",
	}
}
