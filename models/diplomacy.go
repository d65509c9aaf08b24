package models

// DiplomaticEvent is something that happened to the relations of two states or
// organizations themselves: one recognized the other, relations were
// established, broken or resumed, a mission was opened, raised or closed
// (Vienna Convention on Diplomatic Relations, articles 2 and 45).
type DiplomaticEvent struct {
	Identity
	// Title is our descriptive title.
	Title string `yaml:"title" merge:"wording" basis:"EDITORIAL" need:"yes"`
	// Kind says what happened.
	Kind DiplomaticEventKind `yaml:"kind" basis:"EDITORIAL" need:"yes"`
	// ActorID is who acted: who recognized, broke relations or sent the
	// mission. Where both acted it is either of the two.
	ActorID ID `yaml:"actor" ref:"country,organization" need:"yes"`
	// CounterpartID is the other.
	CounterpartID ID `yaml:"counterpart" ref:"country,organization" need:"yes"`
	// Mission is the rank of the mission that was opened, raised or closed.
	Mission MissionRank `yaml:"mission"`
	// Place is where the mission is.
	Place string `yaml:"place" merge:"wording"`
	// OccurredOn is the day on which it happened.
	OccurredOn Date `gorm:"embedded;embeddedPrefix:occurred" yaml:"occurredOn"`
	// Summary tells in our own words what happened.
	Summary string `yaml:"summary" merge:"wording" basis:"EDITORIAL"`
}

// DiplomaticEventKind says what happened to the relations of two states.
type DiplomaticEventKind string

// Values lists the kinds of diplomatic event.
func (DiplomaticEventKind) Values() []string {
	return []string{
		"RECOGNITION",           // One recognized the other as a state, or its government.
		"RELATIONS_ESTABLISHED", // Diplomatic relations were established.
		"RELATIONS_SEVERED",     // Diplomatic relations were broken off.
		"RELATIONS_INTERRUPTED", // Relations ceased without being broken off, as by war or annexation.
		"RELATIONS_RESUMED",     // Diplomatic relations were resumed.
		"MISSION_OPENED",        // A mission was opened, or the first envoy received.
		"MISSION_RAISED",        // A mission was raised in rank, as from legation to embassy.
		"MISSION_CLOSED",        // A mission was closed or moved away.
		"CONSULATE_OPENED",      // A consulate was opened, or the first consul received.
		"CONSULATE_CLOSED",      // A consulate was closed.
		"OTHER",                 // Something else.
	}
}

// MissionRank is the rank of a diplomatic or consular mission.
type MissionRank string

// Values lists the ranks of missions.
func (MissionRank) Values() []string {
	return []string{
		"EMBASSY",           // Headed by an ambassador.
		"LEGATION",          // Headed by a minister or a lower envoy.
		"HIGH_COMMISSION",   // As an embassy, between members of the Commonwealth.
		"INTERESTS_SECTION", // Looks after interests below another state's flag.
		"LIAISON_OFFICE",    // Stands in where there are no relations.
		"CONSULATE",         // A consulate of whatever rank.
	}
}
