package models

// LinkQuery is the question who is linked with whom.
type LinkQuery struct {
	// By is what links.
	By LinkKind
	// On leaves only treaties by which both are bound on the day; nil leaves all.
	On *Day
	// Certainty is how sure that, and what Where says of a time, must be:
	// DEFINITE or POSSIBLE.
	Certainty Certainty
	// Where says which treaties, visits or gifts; nil leaves all.
	Where *LinkWhere
}

// Partner is a state or organization with which another has to do.
type Partner struct {
	// ActorID is the state or organization.
	ActorID ID
	// Count is how many treaties, visits or gifts link the two.
	Count int
	// There and Back are how many visits or gifts go to the partner and come
	// from it, nil for treaties.
	There, Back *int
	// FirstOn and LastOn are the dates of the first and last of them that have one.
	FirstOn, LastOn Date
}

// Links are states and organizations, in the order of their IDs, and the
// pairs of them that are linked.
type Links struct {
	Actors []ID
	Edges  []*NetworkEdge
}

// NetworkEdge is two states or organizations and what links them.
type NetworkEdge struct {
	// A and B are their places in the actors of the links or network.
	A, B int
	// FromID and ToID are their IDs.
	FromID, ToID ID
	// Weight is how many treaties, visits or gifts link them.
	Weight int
	// There and Back are how many visits or gifts go from the one to the other
	// and back, nil for treaties.
	There, Back *int
	// Subjects are the IDs of so many of them at most, the newest first.
	Subjects func(most int) []ID
}

// Reversed is the same edge from the other end.
func (e *NetworkEdge) Reversed() *NetworkEdge {
	return &NetworkEdge{A: e.B, B: e.A, FromID: e.ToID, ToID: e.FromID, Weight: e.Weight, There: e.Back, Back: e.There, Subjects: e.Subjects}
}

// Network is states and organizations and what links them.
type Network struct {
	// Actors are its nodes: who is linked with the most others first.
	Actors []*NetworkNode
	// Pairs are its edges, the heaviest first.
	Pairs []*NetworkEdge
	// Betweenness is each node's, by its place; Communities their numbers and
	// how distinct they are. Both are computed when first asked for.
	Betweenness func() []float64
	Communities func() (numbers []int, modularity float64)
}

// NodeCount is how many nodes it has.
func (n *Network) NodeCount() int { return len(n.Actors) }

// EdgeCount is how many pairs are linked.
func (n *Network) EdgeCount() int { return len(n.Pairs) }

// Density is the share of all possible pairs that are linked, nil with fewer than two nodes.
func (n *Network) Density() *float64 {
	if len(n.Actors) < 2 {
		return nil
	}
	share := 2 * float64(len(n.Pairs)) / float64(len(n.Actors)*(len(n.Actors)-1))
	return &share
}

// CommunityCount is how many communities there are.
func (n *Network) CommunityCount() int {
	numbers, _ := n.Communities()
	most := 0
	for _, number := range numbers {
		most = max(most, number)
	}
	return most
}

// Modularity is how distinct the communities are.
func (n *Network) Modularity() float64 {
	_, modularity := n.Communities()
	return modularity
}

// NetworkNode is a state or organization in a network.
type NetworkNode struct {
	Network *Network
	// Place is its place in what the network's numbers are about.
	Place int
	// ActorID is the state or organization.
	ActorID ID
	// Degree is with how many others it is linked, and Strength by how many
	// treaties, visits or gifts, those with each other summed.
	Degree, Strength int
	// Distance is how many steps it is away from the one in the middle, nil in
	// a network around nobody.
	Distance *int
}

// Betweenness is the share of the shortest chains between two others that
// lead through it, on average.
func (n *NetworkNode) Betweenness() float64 { return n.Network.Betweenness()[n.Place] }

// Community is the number of its community: 1 is the largest.
func (n *NetworkNode) Community() int {
	numbers, _ := n.Network.Communities()
	return numbers[n.Place]
}

// Path is the shortest chains from one state or organization to another.
type Path struct {
	// Length is how many steps each has.
	Length int
	// Count is how many there are, the greatest 32-bit number when there are more.
	Count int
	// Best are some of them, those with the most links first.
	Best []*Chain
}

// Chain is one chain from one state or organization to another.
type Chain struct {
	// ActorIDs are those whom it leads through, both ends included.
	ActorIDs []ID
	// Steps are its steps, each in the direction of the chain.
	Steps []*NetworkEdge
}
