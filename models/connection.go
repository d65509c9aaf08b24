package models

import "context"

// Connection is a page of a list as the Relay Cursor Connections
// Specification describes it. Every list of the API is one.
type Connection[T any] struct {
	Edges    []Edge[T]
	PageInfo PageInfo
	// Count counts the whole list; it runs only when somebody asks.
	Count func(context.Context) (int, error)
	// Grouped groups the whole list; it runs only when somebody asks.
	Grouped func(context.Context, Grouping) ([]*Group, error)
}

// Edge is one entry of a page and the cursor that names its place.
type Edge[T any] struct {
	Node   T
	Cursor string
}

// PageInfo says whether there is more before and after the page.
type PageInfo struct {
	HasNextPage     bool
	HasPreviousPage bool
	StartCursor     string
	EndCursor       string
}

// Nodes are the entries without their cursors.
func (c *Connection[T]) Nodes() []T {
	nodes := make([]T, len(c.Edges))
	for i, edge := range c.Edges {
		nodes[i] = edge.Node
	}
	return nodes
}

// TotalCount is the number of entries of the whole list.
func (c *Connection[T]) TotalCount(ctx context.Context) (int, error) { return c.Count(ctx) }

// The connections of the API.
type (
	CountryConnection         = Connection[*Country]
	CountryEdge               = Edge[*Country]
	OrganizationConnection    = Connection[*Organization]
	OrganizationEdge          = Edge[*Organization]
	LeaderConnection          = Connection[*Leader]
	LeaderEdge                = Edge[*Leader]
	TreatyConnection          = Connection[*Treaty]
	TreatyEdge                = Edge[*Treaty]
	VisitConnection           = Connection[*Visit]
	VisitEdge                 = Edge[*Visit]
	GiftConnection            = Connection[*Gift]
	GiftEdge                  = Edge[*Gift]
	DiplomaticEventConnection = Connection[*DiplomaticEvent]
	DiplomaticEventEdge       = Edge[*DiplomaticEvent]
	ClaimConnection           = Connection[*Claim]
	ClaimEdge                 = Edge[*Claim]
	SourceConnection          = Connection[*Source]
	SourceEdge                = Edge[*Source]
	DisagreementConnection    = Connection[*Disagreement]
	DisagreementEdge          = Edge[*Disagreement]
	SourceFactsConnection     = Connection[*SourceFacts]
	SourceFactsEdge           = Edge[*SourceFacts]
	PartyConnection           = Connection[*Party]
	PartyEdge                 = Edge[*Party]
	TimelineConnection        = Connection[*TimelineEntry]
	TimelineEdge              = Edge[*TimelineEntry]
	PartnerConnection         = Connection[*Partner]
	PartnerEdge               = Edge[*Partner]
)
