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
		"VEHICLE",            // A car, carriage or other land vehicle.
		"AIRCRAFT",           // An aeroplane, helicopter or balloon.
		"VESSEL",             // A ship or boat.
		"WEAPON",             // A weapon, whether for use or for show.
		"TABLEWARE",          // A tea set, porcelain, silver, glass.
		"ARTWORK",            // A painting, print, drawing or other picture.
		"SCULPTURE",          // A statue, bust, relief or carving.
		"PHOTOGRAPH",         // A photograph or an album.
		"JEWELLERY",          // Jewels, watches, precious ornaments.
		"COIN_OR_MEDAL",      // A coin, medal or plaque; not an order bestowed.
		"CLOTHING",           // Something to wear.
		"TEXTILE",            // Cloth, embroidery, a flag.
		"CARPET",             // A carpet or rug.
		"FURNITURE",          // A piece of furniture.
		"BOOK",               // A printed book.
		"MANUSCRIPT",         // A handwritten book, letter or document.
		"MUSICAL_INSTRUMENT", // A musical instrument.
		"SPORT",              // Sporting goods or a trophy.
		"ELECTRONICS",        // An electrical or electronic device.
		"ANIMAL",             // A living animal.
		"PLANT",              // A living plant, or seeds.
		"FOOD_AND_DRINK",     // Something to eat, drink or smoke.
		"MONUMENT",           // A monument put up in public.
		"BUILDING",           // A building or a part of one.
		"SPACE_OBJECT",       // Something from space, or that was there.
		"ANTIQUITY",          // An ancient object.
		"RELIGIOUS_OBJECT",   // An object of worship or a relic.
		"MONEY",              // A sum of money.
		"OTHER",              // Something else.
	}
}
