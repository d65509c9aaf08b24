package models

// Visit is a journey of one person to one country in public capacity. A tour
// through two countries is two visits.
type Visit struct {
	Identity
	// Title is our descriptive title.
	Title string `yaml:"title" merge:"wording" basis:"EDITORIAL" need:"yes"`
	// VisitorID is the person who came, where known to us.
	VisitorID ID `yaml:"visitor" ref:"leader"`
	// VisitorName is the name as printed, where no Leader is meant.
	VisitorName string `yaml:"visitorName" merge:"wording"`
	// Capacity is the office in which the person came.
	Capacity string `yaml:"capacity" merge:"wording"`
	// FromID is the state or organization for which the person came.
	FromID ID `yaml:"from" ref:"country,organization" need:"yes"`
	// HostID is the country visited.
	HostID ID `yaml:"host" ref:"country" need:"yes"`
	// Kind is the protocol's class of the visit.
	Kind VisitKind `yaml:"kind"`
	// StartedOn is the day of arrival.
	StartedOn Date `gorm:"embedded;embeddedPrefix:started" yaml:"startedOn"`
	// EndedOn is the day of departure.
	EndedOn Date `gorm:"embedded;embeddedPrefix:ended" yaml:"endedOn"`
	// Purpose says in our own words what it was for.
	Purpose string `yaml:"purpose" merge:"wording" basis:"EDITORIAL"`
	// FollowsID is the visit that came before on the same tour.
	FollowsID ID `yaml:"follows" ref:"visit"`
	// YearsSinceLast is the number of years that a source counts since the
	// visitor's last visit to the same host.
	YearsSinceLast *int `yaml:"yearsSinceLast"`
	// Summary tells in our own words what happened.
	Summary string `yaml:"summary" merge:"wording" basis:"EDITORIAL"`
}

// VisitKind is the protocol's class of a visit.
type VisitKind string

// Values lists the kinds of visit.
func (VisitKind) Values() []string {
	return []string{
		"STATE",      // A head of state is received with the highest honours.
		"OFFICIAL",   // A formal visit by invitation, below a state visit.
		"WORKING",    // A visit for talks, with little ceremony.
		"PRIVATE",    // A visit on the visitor's own account.
		"TRANSIT",    // A stop on the way elsewhere.
		"SUMMIT",     // A visit for a meeting of leaders.
		"CONFERENCE", // A visit for a conference or a session of an organization.
		"CEREMONY",   // A visit for a funeral, inauguration, anniversary or the like.
		"OTHER",      // Another sort of visit.
	}
}

// VisitPlace is a place to which a visit went.
type VisitPlace struct {
	Identity
	// VisitID is the visit that went there.
	VisitID ID `parent:"visit"`
	// Name is the city or site.
	Name string `yaml:"name" key:"yes" need:"yes"`
}

// Meeting is somebody whom the visitor met.
type Meeting struct {
	Identity
	// VisitID is the visit during which they met.
	VisitID ID `parent:"visit"`
	// LeaderID is the person, where known to us.
	LeaderID ID `yaml:"leader" ref:"leader" key:"yes"`
	// Name is the name as printed, where no Leader is meant.
	Name string `yaml:"name" key:"yes"`
	// Capacity is the office in which the person met the visitor.
	Capacity string `yaml:"capacity" merge:"wording"`
	// MetOn is the day of the meeting.
	MetOn Date `gorm:"embedded;embeddedPrefix:met" yaml:"metOn"`
}

// VisitEvent is something that took place during a visit.
type VisitEvent struct {
	Identity
	// VisitID is the visit during which it took place.
	VisitID ID `parent:"visit"`
	// Key tells the events of one visit apart, such as welcome-ceremony.
	Key string `yaml:"key" key:"yes" basis:"EDITORIAL" need:"yes"`
	// Kind says what sort of event it was.
	Kind VisitEventKind `yaml:"kind" basis:"EDITORIAL" need:"yes"`
	// Summary tells it in our own words.
	Summary string `yaml:"summary" merge:"wording" basis:"EDITORIAL" need:"yes"`
	// Place is where it took place.
	Place string `yaml:"place" merge:"wording"`
	// OccurredOn is the day on which it took place.
	OccurredOn Date `gorm:"embedded;embeddedPrefix:occurred" yaml:"occurredOn"`
	// TreatyID is the treaty signed at it.
	TreatyID ID `yaml:"treaty" ref:"treaty"`
}

// VisitEventKind says what sort of event took place.
type VisitEventKind string

// Values lists the kinds of event.
func (VisitEventKind) Values() []string {
	return []string{
		"WELCOME_CEREMONY", // The host formally receives the visitor.
		"TALKS",            // Talks, of the leaders alone or of the delegations.
		"SIGNING",          // Something is signed.
		"CONCERT",          // A concert or other performance.
		"BANQUET",          // A banquet or other meal of state.
		"PRESS_CONFERENCE", // The leaders speak to the press.
		"WREATH_LAYING",    // A wreath is laid at a memorial.
		"MOTORCADE",        // A drive through the streets.
		"GIFT_EXCHANGE",    // Gifts are given or shown.
		"TOUR",             // The visitor is shown a place.
		"PARADE",           // A military or other parade.
		"SPEECH",           // A public address.
		"FAREWELL",         // The host sees the visitor off.
		"ARRIVAL",          // The visitor arrives.
		"OTHER",            // Another sort of event.
	}
}
