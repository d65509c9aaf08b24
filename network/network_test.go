package network

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"gonum.org/v1/gonum/graph"
	"gonum.org/v1/gonum/graph/community"
	gonum "gonum.org/v1/gonum/graph/network"
	"gonum.org/v1/gonum/graph/simple"
	"pgregory.net/rapid"
)

func drawEdges(t *rapid.T, most int) (int, []Edge) {
	nodes := rapid.IntRange(1, most).Draw(t, "nodes")
	var edges []Edge
	for a := range nodes {
		for b := range a {
			if weight := rapid.IntRange(-3, 3).Draw(t, "weight"); weight > 0 {
				edges = append(edges, Edge{A: a, B: b, Weight: weight})
			}
		}
	}
	return nodes, edges
}

// other is the same graph of another library.
func other(nodes int, edges []Edge) *simple.WeightedUndirectedGraph {
	g := simple.NewWeightedUndirectedGraph(0, 0)
	for i := range nodes {
		g.AddNode(simple.Node(i))
	}
	for _, e := range edges {
		g.SetWeightedEdge(simple.WeightedEdge{F: simple.Node(e.A), T: simple.Node(e.B), W: float64(e.Weight)})
	}
	return g
}

// chainsOf are all chains without repetition, found by trying.
func chainsOf(edges []Edge, from, to int) [][]int {
	var found [][]int
	var walk func(chain []int)
	walk = func(chain []int) {
		last := chain[len(chain)-1]
		if last == to {
			found = append(found, slices.Clone(chain))
			return
		}
		for _, e := range edges {
			for _, next := range []int{e.A, e.B} {
				if (e.A == last || e.B == last) && next != last && !slices.Contains(chain, next) {
					walk(append(slices.Clone(chain), next))
				}
			}
		}
	}
	walk([]int{from})
	return found
}

func weightOf(edges []Edge, chain []int) int {
	sum := 0
	for i := range chain[1:] {
		for _, e := range edges {
			if e.A == chain[i] && e.B == chain[i+1] || e.B == chain[i] && e.A == chain[i+1] {
				sum += e.Weight
			}
		}
	}
	return sum
}

func TestChains(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		nodes, edges := drawEdges(t, 7)
		from, to := rapid.IntRange(0, nodes-1).Draw(t, "from"), rapid.IntRange(0, nodes-1).Draw(t, "to")
		if from == to {
			return
		}
		want := chainsOf(edges, from, to)
		slices.SortFunc(want, func(a, b []int) int {
			if len(a) != len(b) {
				return len(a) - len(b)
			}
			if wa, wb := weightOf(edges, a), weightOf(edges, b); wa != wb {
				return wb - wa
			}
			return slices.Compare(a, b)
		})
		want = slices.DeleteFunc(want, func(c []int) bool { return len(c) > len(want[0]) })
		best := rapid.IntRange(1, 4).Draw(t, "best")
		got := New(nodes, edges).Chains(from, to, best)
		if len(want) == 0 {
			if got != nil {
				t.Fatalf("%v, and there is none", got)
			}
			return
		}
		if got == nil || got.Length != len(want[0])-1 || got.Count != len(want) || !slices.EqualFunc(got.Best, want[:min(best, len(want))], slices.Equal) {
			t.Fatalf("%+v, want of %v", got, want)
		}
	})
}

// Thirty rungs of two make more chains than there are numbers for.
func TestManyChains(t *testing.T) {
	const rungs = 40
	var edges []Edge
	for i := range rungs {
		first := 3 * i
		edges = append(edges, Edge{first, first + 1, 1}, Edge{first, first + 2, 1}, Edge{first + 1, first + 3, 1}, Edge{first + 2, first + 3, 1})
	}
	got := New(3*rungs+1, edges).Chains(0, 3*rungs, 5)
	if got.Length != 2*rungs || got.Count != math.MaxInt32 || len(got.Best) != 5 {
		t.Errorf("%d chains of %d, %d of them told", got.Count, got.Length, len(got.Best))
	}
}

func TestBetweennessIsThatOfAnotherLibrary(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		nodes, edges := drawEdges(t, 12)
		got, want := New(nodes, edges).Betweenness(), gonum.Betweenness(other(nodes, edges))
		for node, between := range got {
			pairs := float64(max(1, (nodes-1)*(nodes-2)))
			if math.Abs(between-want[int64(node)]/pairs) > 1e-9 || between < 0 || between > 1+1e-9 {
				t.Fatalf("node %d: %v, want %v", node, between, want[int64(node)]/pairs)
			}
		}
	})
}

// groups are communities as another library has them.
func groups(communities []int) [][]graph.Node {
	all := make([][]graph.Node, slices.Max(communities))
	for node, number := range communities {
		all[number-1] = append(all[number-1], simple.Node(node))
	}
	return all
}

func TestModularityIsThatOfAnotherLibrary(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		nodes, edges := drawEdges(t, 12)
		g := New(nodes, edges)
		communities := g.Communities()
		if !slices.Equal(communities, New(nodes, edges).Communities()) {
			t.Fatal("the same graph has other communities")
		}
		want := 0.0
		if len(edges) > 0 {
			want = community.Q(other(nodes, edges), groups(communities), 1)
		}
		if got := g.Modularity(communities); math.Abs(got-want) > 1e-9 || got < -1e-9 {
			t.Fatalf("%v, want %v, and not less than that of one community for all", got, want)
		}
		sizes := make([]int, nodes+1)
		for _, number := range communities {
			sizes[number]++
		}
		if !slices.IsSortedFunc(sizes[1:], func(a, b int) int { return b - a }) {
			t.Fatalf("%v are not numbered by size", communities)
		}
	})
}

// On random graphs with groups in them the communities are as good as those
// that another implementation of the method finds.
func TestCommunitiesAreAsGood(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	ours, theirs := 0.0, 0.0
	for range 40 {
		const nodes = 60
		var edges []Edge
		for a := range nodes {
			for b := range a {
				if chance := map[bool]float64{true: 0.3, false: 0.04}[a%4 == b%4]; r.Float64() < chance {
					edges = append(edges, Edge{a, b, 1 + r.IntN(3)})
				}
			}
		}
		g, same := New(nodes, edges), other(nodes, edges)
		ours += g.Modularity(g.Communities())
		theirs += community.Q(same, community.Modularize(same, 1, rand.NewPCG(5, 6)).Communities(), 1)
	}
	if ours < 0.99*theirs {
		t.Errorf("modularity is %.3f on average, theirs %.3f", ours/40, theirs/40)
	}
}

func TestCommunitiesOfTwoCliques(t *testing.T) {
	var edges []Edge
	for _, clique := range [][]int{{0, 2, 4, 6, 8}, {1, 3, 5, 7}} {
		for i, a := range clique {
			for _, b := range clique[:i] {
				edges = append(edges, Edge{a, b, 1})
			}
		}
	}
	g := New(10, append(edges, Edge{0, 1, 1}))
	if got := g.Communities(); !slices.Equal(got, []int{1, 2, 1, 2, 1, 2, 1, 2, 1, 3}) {
		t.Errorf("%v", got)
	}
	if got := g.Distances(8); !slices.Equal(got, []int{1, 2, 1, 3, 1, 3, 1, 3, 0, Unreachable}) {
		t.Errorf("%v", got)
	}
	if g.Degree(0) != 5 || New(2, []Edge{{0, 1, 7}}).Strength(1) != 7 {
		t.Error("degree or strength")
	}
	if New(1, nil).Communities()[0] != 1 || New(0, nil).Communities() == nil {
		t.Error("small graphs")
	}
}

func BenchmarkBetweenness(b *testing.B) {
	const nodes = 300
	var edges []Edge
	for a := range nodes {
		for c := range a {
			if (a*31+c*17)%3 > 0 {
				edges = append(edges, Edge{a, c, 1 + (a+c)%5})
			}
		}
	}
	g := New(nodes, edges)
	b.Run("betweenness", func(b *testing.B) {
		for b.Loop() {
			g.Betweenness()
		}
	})
	b.Run("communities", func(b *testing.B) {
		for b.Loop() {
			g.Communities()
		}
	})
}
