package network

import "slices"

// Communities parts the nodes into groups that have more to do with each other
// than with the rest: those of high modularity that the method of Blondel and
// others finds (2008, "Louvain"), going through nodes in their order. A node
// without edges is a community of its own. They are numbered from 1, the
// largest first, then by their first node.
func (g *Graph) Communities() []int {
	n := len(g.neighbours)
	of := make([]int, n) // the community of each node, a node of the next level
	for i := range of {
		of[i] = i
	}
	for level := g.level(); ; {
		moved, joined := level.settle()
		if !moved {
			return bySize(of)
		}
		next, number := level.merge(joined)
		for i, at := range of {
			of[i] = number[joined[at]]
		}
		level = next
	}
}

// Modularity is how much more weight lies within the communities than chance
// would put there, below 1 (Newman and Girvan 2004); 0 for a graph without edges.
func (g *Graph) Modularity(communities []int) float64 {
	within, strength := map[int]float64{}, map[int]float64{}
	total := 0.0
	for node, list := range g.neighbours {
		for _, n := range list {
			w := float64(n.weight)
			total += w
			strength[communities[node]] += w
			if communities[n.node] == communities[node] {
				within[communities[node]] += w
			}
		}
	}
	if total == 0 {
		return 0
	}
	sum := 0.0
	for _, community := range slices.Sorted(keys(strength)) {
		share := strength[community] / total
		sum += within[community]/total - share*share
	}
	return sum
}

func keys(m map[int]float64) func(func(int) bool) {
	return func(yield func(int) bool) {
		for key := range m {
			if !yield(key) {
				return
			}
		}
	}
}

// A level is a graph whose nodes are communities of the level below; what lies
// within one is a loop.
type level struct {
	neighbours [][]neighbour
	strength   []int // of all edges, a loop counted twice
	total      int   // of all strengths
}

func (g *Graph) level() *level {
	l := &level{neighbours: g.neighbours, strength: make([]int, len(g.neighbours))}
	for node := range g.neighbours {
		l.strength[node] = g.Strength(node)
		l.total += l.strength[node]
	}
	return l
}

// settle moves nodes to the neighbouring community where each adds most to
// modularity, until none wants to move.
func (l *level) settle() (moved bool, community []int) {
	n := len(l.neighbours)
	community = make([]int, n)
	strength := slices.Clone(l.strength) // of each community
	for i := range community {
		community[i] = i
	}
	weights, touched := make([]int, n), make([]int, 0, n) // to each neighbouring community
	for again := true; again; {
		again = false
		for node, list := range l.neighbours {
			home := community[node]
			touched = append(touched[:0], home)
			for _, next := range list {
				if at := community[next.node]; next.node != node {
					if weights[at] == 0 && at != home {
						touched = append(touched, at)
					}
					weights[at] += next.weight
				}
			}
			strength[home] -= l.strength[node]
			// Whole numbers, so that rounding decides nothing: the gain times total squared over two.
			gain := func(at int) int { return weights[at]*l.total - strength[at]*l.strength[node] }
			best := home
			for _, at := range touched[1:] {
				if gain(at) > gain(best) || gain(at) == gain(best) && best != home && at < best {
					best = at
				}
			}
			strength[best] += l.strength[node]
			if best != home {
				community[node], moved, again = best, true, true
			}
			for _, at := range touched {
				weights[at] = 0
			}
		}
	}
	return moved, community
}

// merge makes a node of each community; number says which.
func (l *level) merge(community []int) (next *level, number []int) {
	number = make([]int, len(community))
	count := 0
	for at := range community {
		if slices.Contains(community, at) {
			number[at] = count
			count++
		}
	}
	next = &level{neighbours: make([][]neighbour, count), strength: make([]int, count), total: l.total}
	weights := make([]map[int]int, count)
	for node, list := range l.neighbours {
		from := number[community[node]]
		next.strength[from] += l.strength[node]
		if weights[from] == nil {
			weights[from] = map[int]int{}
		}
		for _, n := range list {
			weights[from][number[community[n.node]]] += n.weight
		}
	}
	for from, to := range weights {
		for node, weight := range to {
			next.neighbours[from] = append(next.neighbours[from], neighbour{node, weight})
		}
		slices.SortFunc(next.neighbours[from], func(a, b neighbour) int { return a.node - b.node })
	}
	return next, number
}

// bySize numbers communities from 1, the largest first.
func bySize(of []int) []int {
	type group struct{ at, size, first int }
	groups := map[int]*group{}
	var all []*group
	for node, at := range of {
		if groups[at] == nil {
			groups[at] = &group{at: at, first: node}
			all = append(all, groups[at])
		}
		groups[at].size++
	}
	slices.SortStableFunc(all, func(a, b *group) int { return b.size - a.size })
	number := map[int]int{}
	for i, g := range all {
		number[g.at] = i + 1
	}
	numbered := make([]int, len(of))
	for node, at := range of {
		numbered[node] = number[at]
	}
	return numbered
}
