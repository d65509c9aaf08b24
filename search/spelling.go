package search

import (
	"cmp"
	"math/bits"
	"slices"
	"strings"
	"unicode/utf8"
)

// A shape tells quickly that two words are far from each other.
type shape struct {
	letters uint8  // how many it has, 0 for what is no word
	set     uint32 // which, some sharing a bit
}

func shapeOf(word string) shape {
	if strings.Contains(word, ":") {
		return shape{}
	}
	s := shape{letters: uint8(min(255, utf8.RuneCountInString(word)))}
	for _, r := range word {
		s.set |= 1 << (r % 32)
	}
	return s
}

// nearestMost is how many words as near as each other stand for a wrong one.
const nearestMost = 8

// nearest are the words with the fewest edits from a word that does not exist
// (see [edits]): one edit for four or five letters, two from six on. Those
// that begin alike come first, then those that more documents have.
func (v *Vocabulary) nearest(word string) []string {
	s := shapeOf(word)
	most := 0
	switch {
	case s.letters >= 6:
		most = 2
	case s.letters >= 4:
		most = 1
	}
	return v.near(word, s, most)
}

func (v *Vocabulary) near(word string, s shape, most int) []string {
	letters := []rune(word)
	type candidate struct {
		at    int
		edits int
	}
	var found []candidate
	for i, other := range v.shapes {
		if other.letters == 0 || abs(int(other.letters)-int(s.letters)) > most ||
			bits.OnesCount32(other.set&^s.set) > most || bits.OnesCount32(s.set&^other.set) > most {
			continue // each edit changes one letter
		}
		if n := edits(letters, []rune(v.terms[i]), most); n <= most && n > 0 {
			if n < most {
				most = n
			}
			found = append(found, candidate{i, n})
		}
	}
	found = slices.DeleteFunc(found, func(c candidate) bool { return c.edits > most })
	first := letters[:min(1, len(letters))]
	unlike := func(c candidate) int {
		if strings.HasPrefix(v.terms[c.at], string(first)) {
			return 0
		}
		return 1
	}
	slices.SortStableFunc(found, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(unlike(a), unlike(b)), cmp.Compare(v.counts[b.at], v.counts[a.at]))
	})
	var words []string
	for _, c := range found[:min(len(found), nearestMost)] {
		words = append(words, v.terms[c.at])
	}
	return words
}

// edits is the number of letters to insert, drop, replace or swap with their
// neighbours to make one word of the other (optimal string alignment), or more
// than most when that is all one needs to know.
func edits(a, b []rune, most int) int {
	const longest = 64
	if len(a) > longest || len(b) > longest || abs(len(a)-len(b)) > most {
		return most + 1
	}
	var rows [3][longest + 1]int
	before, above, row := &rows[0], &rows[1], &rows[2]
	for j := range len(b) + 1 {
		above[j] = j
	}
	for i, x := range a {
		row[0] = i + 1
		fewest := row[0]
		for j, y := range b {
			n := above[j]
			if x != y {
				n++
			}
			n = min(n, above[j+1]+1, row[j]+1)
			if i > 0 && j > 0 && x == b[j-1] && a[i-1] == y {
				n = min(n, before[j-1]+1)
			}
			row[j+1] = n
			fewest = min(fewest, n)
		}
		if fewest > most {
			return most + 1
		}
		before, above, row = above, row, before
	}
	return above[len(b)]
}

func abs(n int) int { return max(n, -n) }
