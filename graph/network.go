package graph

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"sync"

	"entente/models"
	"entente/network"
)

// The bounds of a network. All states and organizations with all that ever
// linked them make some 350 nodes and 30,000 edges, of which nobody can see
// anything.
const (
	mostNodes  = 1000
	mostEdges  = 5000
	mostChains = 25
	mostDepth  = 5 // further steps reach everybody
)

// atMost checks an argument that says how many.
func atMost(argument string, n, most int) error {
	if n < 1 || n > most {
		return &InputError{Argument: []any{argument}, Message: fmt.Sprintf("%s is %d; it must be from 1 to %d", argument, n, most)}
	}
	return nil
}

// bounded gives the first of what was drawn, or all of it where nobody says how
// many; it refuses what is larger than allowed, and says how to narrow it.
func bounded[T any](what string, all []T, first *int, most, bound int) ([]T, error) {
	if first != nil {
		if err := atMost("first", *first, bound); err != nil {
			return nil, err
		}
		return all[:min(*first, len(all))], nil
	}
	if err := atMost("most", most, bound); err != nil {
		return nil, err
	}
	if len(all) > most {
		return nil, &InputError{Argument: []any{"most"}, Message: fmt.Sprintf(
			"the network has %d %s and %d are allowed; narrow it with where (kinds of treaties, a time), on, among, around, or a greater minimumWeight, take only the first of them with first, or allow up to %d with most",
			len(all), what, most, bound,
		)}
	}
	return all, nil
}

// network draws who is linked with whom.
func (r *Resolver) network(ctx context.Context, q models.LinkQuery, among []string, around *string, depth, minimumWeight int) (*models.Network, error) {
	for _, bad := range []error{atMost("depth", depth, mostDepth), atMost("minimumWeight", minimumWeight, 1_000_000)} {
		if bad != nil {
			return nil, bad
		}
	}
	named, err := told(r.db.Actors("among", among))
	if err != nil {
		return nil, err
	}
	var middle models.ID
	if around != nil {
		if middle, err = told(r.db.Actor([]string{"around"}, *around)); err != nil {
			return nil, err
		}
		if named != nil && !slices.Contains(named, middle) {
			named = append(named, middle)
		}
	}
	links, err := told(r.db.Links(ctx, q, named))
	if err != nil {
		return nil, err
	}
	links.Edges = slices.DeleteFunc(links.Edges, func(e *models.NetworkEdge) bool { return e.Weight < minimumWeight })
	return draw(links, named, middle, depth), nil
}

// draw makes a network of links: of those who are linked or named, or, with
// somebody in the middle, of those so many steps around.
func draw(links *models.Links, named []models.ID, middle models.ID, depth int) *models.Network {
	whole := graphOf(len(links.Actors), links.Edges)
	var distances []int
	if middle != "" {
		distances = whole.Distances(slices.Index(links.Actors, middle))
	}
	within := func(i int) bool {
		if middle != "" {
			return distances[i] != network.Unreachable && distances[i] <= depth
		}
		return whole.Degree(i) > 0 || slices.Contains(named, links.Actors[i])
	}
	n := &models.Network{}
	place := map[int]int{}
	for i, id := range links.Actors {
		if !within(i) {
			continue
		}
		node := &models.NetworkNode{Network: n, Place: len(place), ActorID: id}
		if middle != "" {
			node.Distance = &distances[i]
		}
		place[i] = node.Place
		n.Actors = append(n.Actors, node)
	}
	for _, edge := range links.Edges {
		a, isThere := place[edge.A]
		b, isThereToo := place[edge.B]
		if isThere && isThereToo {
			edge.A, edge.B = a, b
			n.Pairs = append(n.Pairs, edge)
		}
	}
	measure(n)
	slices.SortFunc(n.Actors, func(a, b *models.NetworkNode) int {
		return cmp.Or(cmp.Compare(b.Degree, a.Degree), cmp.Compare(b.Strength, a.Strength), cmp.Compare(a.ActorID, b.ActorID))
	})
	slices.SortFunc(n.Pairs, func(a, b *models.NetworkEdge) int {
		return cmp.Or(cmp.Compare(b.Weight, a.Weight), cmp.Compare(a.FromID, b.FromID), cmp.Compare(a.ToID, b.ToID))
	})
	return n
}

// measure fills in what is counted of each node, and lets the rest be computed
// when it is asked for.
func measure(n *models.Network) {
	drawn := graphOf(len(n.Actors), n.Pairs)
	for _, node := range n.Actors {
		node.Degree, node.Strength = drawn.Degree(node.Place), drawn.Strength(node.Place)
	}
	n.Betweenness = sync.OnceValue(drawn.Betweenness)
	n.Communities = sync.OnceValues(func() ([]int, float64) {
		communities := drawn.Communities()
		return communities, drawn.Modularity(communities)
	})
}

func graphOf(nodes int, edges []*models.NetworkEdge) *network.Graph {
	plain := make([]network.Edge, len(edges))
	for i, e := range edges {
		plain[i] = network.Edge{A: e.A, B: e.B, Weight: e.Weight}
	}
	return network.New(nodes, plain)
}

// path finds the shortest chains between two, nil when there is none.
func (r *Resolver) path(ctx context.Context, q models.LinkQuery, from, to string) (*models.Path, error) {
	first, err := told(r.db.Actor([]string{"from"}, from))
	if err != nil {
		return nil, err
	}
	last, err := told(r.db.Actor([]string{"to"}, to))
	if err != nil {
		return nil, err
	}
	if first == last {
		return nil, &InputError{Argument: []any{"to"}, Message: fmt.Sprintf("from and to are both %s; a path leads from one to another", first)}
	}
	links, err := told(r.db.Links(ctx, q, nil))
	if err != nil {
		return nil, err
	}
	chains := graphOf(len(links.Actors), links.Edges).Chains(slices.Index(links.Actors, first), slices.Index(links.Actors, last), mostChains)
	if chains == nil {
		return nil, nil
	}
	return pathOf(links, chains), nil
}

func pathOf(links *models.Links, chains *network.Chains) *models.Path {
	edges := make(map[[2]int]*models.NetworkEdge, 2*len(links.Edges))
	for _, e := range links.Edges {
		edges[[2]int{e.A, e.B}] = e
	}
	path := &models.Path{Length: chains.Length, Count: chains.Count}
	for _, nodes := range chains.Best {
		chain := &models.Chain{ActorIDs: []models.ID{links.Actors[nodes[0]]}}
		for i, next := range nodes[1:] {
			step := edges[[2]int{nodes[i], next}]
			if step == nil {
				step = edges[[2]int{next, nodes[i]}].Reversed()
			}
			chain.ActorIDs = append(chain.ActorIDs, links.Actors[next])
			chain.Steps = append(chain.Steps, step)
		}
		path.Best = append(path.Best, chain)
	}
	return path
}
