package search

import (
	"slices"
	"strings"
)

// Names are what states, organizations and persons are called, in whatever
// language: by them a query finds what is of a state under another name.
type Names struct {
	ids     []string
	written map[string][][]string // by ID: the words of the names that texts use
	keys    map[string][]int32    // by their words, sorted; see nameKey
	most    int                   // words of a name
}

// sharedMost is how many entities may bear a name that is still one: initials
// that many share mean nothing.
const sharedMost = 4

// longestName is how many words a name may have.
const longestName = 10

// NewNames begins with no names.
func NewNames() *Names {
	return &Names{keys: map[string][]int32{}, written: map[string][][]string{}}
}

// Entity begins the names of an entity; the names that follow are its own.
// Texts write it by the names given here, so that what is asked for by another
// name is found in them too.
func (n *Names) Entity(id string, written ...string) {
	n.ids = append(n.ids, id)
	for _, name := range written {
		var words []string
		for _, t := range Tokens(name) {
			if !t.part && !IsEmpty(t.Word) {
				words = append(words, t.Word)
			}
		}
		if words != nil {
			n.written[id] = append(n.written[id], words)
		}
	}
}

// Add adds a name of the entity begun last. The order of its words does not
// matter: Korea, Republic of.
func (n *Names) Add(name string) { n.add(nameKey(Tokens(name))) }

// AddWithInitials adds a name of several words and its initials, with those of
// the empty words and without: ROK, DPRK, КНДР.
func (n *Names) AddWithInitials(name string) {
	tokens := Tokens(name)
	n.add(nameKey(tokens))
	var all, short strings.Builder
	for _, t := range tokens {
		if t.part || isASCII(t.Word) && t.Word == "s" { // people's
			continue
		}
		first := []rune(t.Word)[0]
		if isPaired(first) {
			return
		}
		all.WriteRune(first)
		if !IsEmpty(t.Word) {
			short.WriteRune(first)
		}
	}
	for _, initials := range []string{all.String(), short.String()} {
		if len([]rune(initials)) >= 2 {
			n.addKey(initialsMark + initials)
		}
	}
}

// AddCode adds a code, which is one only when it is written in capitals.
func (n *Names) AddCode(code string) {
	if code != "" {
		n.addKey(codeMark + strings.ToLower(code))
	}
}

// The marks tell codes and initials from words.
const codeMark, initialsMark = "=", "."

func (n *Names) add(key string, words int) {
	if words > 0 && words <= longestName {
		n.most = max(n.most, words)
		n.addKey(key)
	}
}

func (n *Names) addKey(key string) {
	id := int32(len(n.ids) - 1)
	if have := n.keys[key]; !slices.Contains(have, id) {
		n.keys[key] = append(have, id)
		n.most = max(n.most, 1)
	}
}

// find are the entities that the words mean: those that are called so or have
// the code, else those whose initials they are.
func (n *Names) find(words []Token) []string {
	key, _ := nameKey(words)
	found := n.keys[key]
	if len(words) == 1 && words[0].isCode() {
		found = append(slices.Clone(found), n.keys[codeMark+words[0].Word]...)
	}
	if len(found) == 0 {
		found = n.keys[initialsMark+key]
	}
	if len(found) == 0 {
		found = n.declined(words)
	}
	if len(found) > sharedMost {
		return nil
	}
	ids := make([]string, len(found))
	for i, at := range found {
		ids[i] = n.ids[at]
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// declinedMost is how many Russian words a name may have that is found in any
// case: each is tried in some ways.
const declinedMost = 3

// declined are the entities whose names the words are in one of the other
// Russian cases: Китая, Северной Кореи, Советского Союза.
func (n *Names) declined(words []Token) (found []int32) {
	if len(words) > declinedMost {
		return nil
	}
	keys := [][]string{nil}
	for i, word := range words {
		bases := nominatives(word.Word)
		if len(words) > 1 {
			bases = append(bases, word.Word)
		}
		if i < len(words)-1 {
			bases = append(bases, adjectives(word.Word)...)
		}
		var longer [][]string
		for _, key := range keys {
			for _, base := range bases {
				longer = append(longer, append(slices.Clone(key), base))
			}
		}
		keys = longer
	}
	for _, key := range keys {
		slices.Sort(key)
		for _, id := range n.keys[strings.Join(key, " ")] {
			if !slices.Contains(found, id) {
				found = append(found, id)
			}
		}
	}
	return found
}

// A span is neighbouring words that are a name.
type span struct {
	first, last int
	ids         []string
}

// spans finds the names in words, the longest first, none within another.
func (n *Names) spans(words []Token) []span {
	var all []span
	for i := 0; i < len(words); i++ {
		for length := min(n.most, len(words)-i); length > 0; length-- {
			if ids := n.find(words[i : i+length]); len(ids) > 0 {
				all = append(all, span{i, i + length - 1, ids})
				i += length - 1
				break
			}
		}
	}
	return all
}

// nameKey is the words of a name, sorted, without the empty ones, and how many.
func nameKey(tokens []Token) (string, int) {
	words := make([]string, 0, len(tokens))
	for _, t := range tokens {
		if !t.part && !IsEmpty(t.Word) {
			words = append(words, t.Word)
		}
	}
	if len(words) == 1 {
		return words[0], 1
	}
	slices.Sort(words)
	return strings.Join(words, " "), len(words)
}
