package network

import (
	"container/heap"
	"math"
	"slices"
)

// Chains are the shortest chains from one node to another.
type Chains struct {
	// Length is how many edges each has.
	Length int
	// Count is how many there are, math.MaxInt32 when there are more.
	Count int
	// Best are some of them, each with both ends: those whose edges weigh most
	// together first, then by their nodes.
	Best [][]int
}

// Chains finds the shortest chains between two different nodes and the best so
// many of them; nil when no chain leads from one to the other.
func (g *Graph) Chains(from, to, best int) *Chains {
	distances := g.Distances(to)
	if distances[from] == Unreachable {
		return nil
	}
	c := &chainSearch{graph: g, distances: distances, weight: map[int]int{to: 0}, count: map[int]int{to: 1}}
	c.weigh(from)
	found := &Chains{Length: distances[from], Count: c.count[from]}
	queue := &chainQueue{{nodes: []int{from}, weight: c.weight[from]}}
	for queue.Len() > 0 && len(found.Best) < best {
		chain := heap.Pop(queue).(partial)
		last := chain.nodes[len(chain.nodes)-1]
		if last == to {
			found.Best = append(found.Best, chain.nodes)
			continue
		}
		gained := chain.weight - c.weight[last]
		for _, next := range c.onward(last) {
			heap.Push(queue, partial{nodes: append(slices.Clone(chain.nodes), next.node), weight: gained + next.weight + c.weight[next.node]})
		}
	}
	return found
}

// A chainSearch knows of each node on the way the weight of the best rest of a
// chain and how many such rests there are.
type chainSearch struct {
	graph         *Graph
	distances     []int // to the end
	weight, count map[int]int
}

// onward are the neighbours that are nearer to the end.
func (c *chainSearch) onward(node int) []neighbour {
	return slices.DeleteFunc(slices.Clone(c.graph.neighbours[node]), func(n neighbour) bool { return c.distances[n.node] != c.distances[node]-1 })
}

func (c *chainSearch) weigh(node int) {
	if _, known := c.count[node]; known {
		return
	}
	count, weight := 0, 0
	for _, next := range c.onward(node) {
		c.weigh(next.node)
		count = min(count+c.count[next.node], math.MaxInt32)
		weight = max(weight, next.weight+c.weight[next.node])
	}
	c.count[node], c.weight[node] = count, weight
}

// A partial chain and what it weighs with the best rest.
type partial struct {
	nodes  []int
	weight int
}

// A chainQueue gives the heaviest first.
type chainQueue []partial

func (q chainQueue) Len() int { return len(q) }
func (q chainQueue) Less(i, j int) bool {
	return q[i].weight > q[j].weight || q[i].weight == q[j].weight && slices.Compare(q[i].nodes, q[j].nodes) < 0
}
func (q chainQueue) Swap(i, j int) { q[i], q[j] = q[j], q[i] }
func (q *chainQueue) Push(x any)   { *q = append(*q, x.(partial)) }
func (q *chainQueue) Pop() any {
	old := *q
	last := old[len(old)-1]
	*q = old[:len(old)-1]
	return last
}
