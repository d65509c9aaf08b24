package models

// SearchHit is something that a search found.
type SearchHit struct {
	// Kind is what it is.
	Kind SearchKind
	// EntityID is the entity.
	EntityID ID
	// Score is how well it fits, for comparing within one search.
	Score float64
	// Query is what was searched for.
	Query string
}

// SearchConnection is a page of what a search found, the best first.
type SearchConnection struct {
	Connection[*SearchHit]
	// AllWords says whether each hit has all words of the query.
	AllWords bool
	// DidYouMean is the query with words that exist in place of those that
	// look like slips, "" where none does.
	DidYouMean string
	// Kinds counts the hits of each kind that has some.
	Kinds []SearchKindCount
}

// SearchKindCount is how many hits are of a kind.
type SearchKindCount struct {
	Kind  SearchKind
	Count int
}

// Highlight is a text of a hit, or a part of it, with what fits the query marked.
type Highlight struct {
	// Field names the text.
	Field string
	// Parts are the text, one after the other.
	Parts []HighlightPart
	// HTML is the text, escaped, with mark elements around what fits.
	HTML string
}

// HighlightPart is a stretch of a text.
type HighlightPart struct {
	Text   string
	Marked bool
}

// SearchKind is a kind of entity that can be found.
type SearchKind string

// The kinds of entity that can be found.
const (
	// SearchCountry is a country or territory.
	SearchCountry SearchKind = "COUNTRY"
	// SearchOrganization is an organization.
	SearchOrganization SearchKind = "ORGANIZATION"
	// SearchLeader is a person.
	SearchLeader SearchKind = "LEADER"
	// SearchTreaty is a treaty.
	SearchTreaty SearchKind = "TREATY"
	// SearchVisit is a visit.
	SearchVisit SearchKind = "VISIT"
	// SearchGift is a gift.
	SearchGift SearchKind = "GIFT"
	// SearchDiplomaticEvent is a diplomatic event.
	SearchDiplomaticEvent SearchKind = "DIPLOMATIC_EVENT"
	// SearchClaim is a claim.
	SearchClaim SearchKind = "CLAIM"
	// SearchSource is a source.
	SearchSource SearchKind = "SOURCE"
)

// Values lists the kinds of entity that can be found.
func (SearchKind) Values() []string {
	return []string{"COUNTRY", "ORGANIZATION", "LEADER", "TREATY", "VISIT", "GIFT", "DIPLOMATIC_EVENT", "CLAIM", "SOURCE"}
}

// SearchEdge is a hit and its place among all.
type SearchEdge = Edge[*SearchHit]

// TitleOf is the title or name of an entity, or the summary of a claim.
func TitleOf(entity Node) string {
	switch e := entity.(type) {
	case *Country:
		return e.Name
	case *Organization:
		return e.Name
	case *Leader:
		return e.Name
	case *Treaty:
		return e.Title
	case *Visit:
		return e.Title
	case *Gift:
		return e.Title
	case *DiplomaticEvent:
		return e.Title
	case *Claim:
		return e.Summary
	case *Source:
		return e.Title
	}
	return ""
}

// DateOf is when an entity was signed, began, was given, happened, was said or
// published; the zero Date for what has no such day.
func DateOf(entity Node) Date {
	switch e := entity.(type) {
	case *Treaty:
		return e.SignedOn
	case *Visit:
		return e.StartedOn
	case *Gift:
		return e.GivenOn
	case *DiplomaticEvent:
		return e.OccurredOn
	case *Claim:
		return e.SaidOn
	case *Source:
		return e.PublishedOn
	}
	return Date{}
}
