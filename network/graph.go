// Package network measures weighted, undirected graphs: who stands between
// whom, who belongs together, and by which shortest chains one reaches
// another. It knows nothing of states and treaties: nodes are numbers.
//
//	g := network.New(3, []network.Edge{{A: 0, B: 1, Weight: 2}, {A: 1, B: 2, Weight: 1}})
//	g.Betweenness() // 0, 1, 0
//
// Everything is deterministic: the same graph gives the same numbers, without
// a seed. What is equally good is decided by the order of the nodes.
package network

import "slices"

// An Edge links two different nodes; its weight is how strongly, above zero.
type Edge struct{ A, B, Weight int }

// A Graph is nodes from 0 and the edges between them.
type Graph struct{ neighbours [][]neighbour }

type neighbour struct{ node, weight int }

// New makes a graph of so many nodes. Between two nodes there is one edge.
func New(nodes int, edges []Edge) *Graph {
	g := &Graph{neighbours: make([][]neighbour, nodes)}
	for _, e := range edges {
		g.neighbours[e.A] = append(g.neighbours[e.A], neighbour{e.B, e.Weight})
		g.neighbours[e.B] = append(g.neighbours[e.B], neighbour{e.A, e.Weight})
	}
	for _, list := range g.neighbours {
		slices.SortFunc(list, func(a, b neighbour) int { return a.node - b.node })
	}
	return g
}

// Degree is how many nodes a node is linked with.
func (g *Graph) Degree(node int) int { return len(g.neighbours[node]) }

// Strength is the sum of the weights of a node's edges.
func (g *Graph) Strength(node int) int {
	sum := 0
	for _, n := range g.neighbours[node] {
		sum += n.weight
	}
	return sum
}

// Unreachable is the distance to a node that no chain leads to.
const Unreachable = -1

// Distances are how many edges each node is away from one, [Unreachable]
// where no chain leads.
func (g *Graph) Distances(from int) []int {
	distances := make([]int, len(g.neighbours))
	for i := range distances {
		distances[i] = Unreachable
	}
	distances[from] = 0
	queue := []int{from}
	for len(queue) > 0 {
		node := queue[0]
		queue = queue[1:]
		for _, n := range g.neighbours[node] {
			if distances[n.node] == Unreachable {
				distances[n.node] = distances[node] + 1
				queue = append(queue, n.node)
			}
		}
	}
	return distances
}

// Betweenness is, for each node, the share of the shortest chains between two
// others that lead through it, averaged over all pairs of others: 0 to 1
// (Freeman 1977, computed after Brandes 2001; weights do not matter).
func (g *Graph) Betweenness() []float64 {
	n := len(g.neighbours)
	between := make([]float64, n)
	chains, share := make([]float64, n), make([]float64, n)
	distance, order := make([]int, n), make([]int, 0, n)
	for from := range n {
		for i := range n {
			chains[i], share[i], distance[i] = 0, 0, Unreachable
		}
		chains[from], distance[from] = 1, 0
		order = append(order[:0], from)
		for i := 0; i < len(order); i++ {
			node := order[i]
			for _, next := range g.neighbours[node] {
				if distance[next.node] == Unreachable {
					distance[next.node] = distance[node] + 1
					order = append(order, next.node)
				}
				if distance[next.node] == distance[node]+1 {
					chains[next.node] += chains[node]
				}
			}
		}
		for _, node := range slices.Backward(order) {
			for _, next := range g.neighbours[node] {
				if distance[next.node] == distance[node]+1 {
					share[node] += chains[node] / chains[next.node] * (1 + share[next.node])
				}
			}
			if node != from {
				between[node] += share[node]
			}
		}
	}
	if pairs := float64((n - 1) * (n - 2)); pairs > 0 { // each was met from both its ends
		for i := range between {
			between[i] /= pairs
		}
	}
	return between
}
