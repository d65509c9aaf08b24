package search

import (
	"math"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// A world is a few documents, and what a plain reading of them finds.
type world struct {
	documents []Document
	days      []Days
	worth     []float32
}

var (
	someWords    = []string{"treaty", "korea", "soviet", "union", "gift", "peace", "of", "gifts"}
	someEntities = []string{"country:A", "country:B", "leader:c"}
	someDays     = []Days{{}, {19610706, 19610706}, {19610101, 19611231}, {19500101, 19991231}, {19610630, 19620101}}
)

func drawWorld(t *rapid.T) world {
	var w world
	for range rapid.IntRange(1, 8).Draw(t, "documents") {
		var d Document
		for range rapid.IntRange(0, 3).Draw(t, "texts") {
			text := strings.Join(rapid.SliceOfN(rapid.SampledFrom(someWords), 0, 6).Draw(t, "words"), " ")
			d.Texts = append(d.Texts, Text{Class: Class(rapid.IntRange(0, int(classes)-1).Draw(t, "class")), Text: text})
		}
		for _, id := range rapid.SliceOfNDistinct(rapid.SampledFrom(someEntities), 0, 3, rapid.ID[string]).Draw(t, "mentions") {
			d.Mentions = append(d.Mentions, Mention{ID: id, Class: Class(rapid.IntRange(0, 2).Draw(t, "class"))})
		}
		w.documents = append(w.documents, d)
		w.days = append(w.days, rapid.SampledFrom(someDays).Draw(t, "days"))
		w.worth = append(w.worth, rapid.SampledFrom([]float32{0.5, 1, 2}).Draw(t, "worth"))
	}
	return w
}

func (w world) index() (*Vocabulary, *Catalogue, map[string]Postings) {
	v, catalogue, postings := indexOf(w.documents...)
	return v, &Catalogue{Days: w.days, Worth: w.worth, Texts: catalogue.Texts}, postings
}

// impact is what BM25F gives a term in a document, by the formula.
func (w world) impact(document int, term string) float64 {
	d := w.documents[document]
	title, sum := 0.0, 0.0
	count := func(class Class, times, length int) {
		c := weighings[class]
		if times == 0 {
			return
		}
		weight := float64(times) * c.weight / (1 + c.temper*(float64(length)/c.length-1))
		if class == Title {
			title = math.Max(title, weight)
		} else {
			sum += weight
		}
	}
	for _, text := range d.Texts {
		times, length := 0, 0
		for word := range strings.FieldsSeq(text.Text) {
			if word == "of" {
				continue
			}
			length++
			if word == term {
				times++
			}
		}
		count(text.Class, times, length)
	}
	for _, m := range d.Mentions {
		if m.ID != term {
			continue
		}
		length := 0
		for _, o := range d.Mentions {
			if o.Class == m.Class {
				length++
			}
		}
		count(m.Class, 1, length)
	}
	total := title + sum
	if total == 0 {
		return 0
	}
	return math.Max(1, math.Round(255*total/(total+1.2))) / 255
}

func (w world) rarity(having int) float64 {
	n, h := float64(len(w.documents)), math.Min(float64(having), float64(len(w.documents)))
	return math.Log(1 + (n-h+0.5)/(h+0.5))
}

func (w world) having(forms part) (n int) {
	for _, form := range forms {
		for document := range w.documents {
			if w.impact(document, form.term) > 0 {
				n++
			}
		}
	}
	return n
}

// best is what the best form is worth in a document.
func (w world) best(document int, forms part) (best float64) {
	for _, form := range forms {
		best = math.Max(best, form.worth*w.impact(document, form.term))
	}
	return best * w.rarity(w.having(forms))
}

// tellingWords are the words of a text without the empty one.
func tellingWords(text string) (words []string) {
	for word := range strings.FieldsSeq(text) {
		if word != "of" {
			words = append(words, word)
		}
	}
	return words
}

// isThere says whether the words begin with a form of each part.
func isThere(way []part, words []string) bool {
	for i, forms := range way {
		if i >= len(words) || !slices.ContainsFunc(forms, func(a alternative) bool { return a.term == words[i] }) {
			return false
		}
	}
	return true
}

// standsIn says whether the words of a way stand together in a text.
func (w world) standsIn(document int, way []part) bool {
	for _, text := range w.documents[document].Texts {
		words := tellingWords(text.Text)
		for at := range words {
			if text.Class != Sort && isThere(way, words[at:]) {
				return true
			}
		}
	}
	return false
}

// gain is the factor by which a document gains by its best title.
func (w world) gain(document int, p *Plan) float64 {
	best := 0.0
	for _, text := range w.documents[document].Texts {
		if text.Class != Title {
			continue
		}
		words := tellingWords(text.Text)
		covered, found := map[int]bool{}, map[int]bool{}
		type place struct{ wanted, at int }
		begins, ends := map[place]bool{}, map[place]bool{}
		for i, one := range p.wanted {
			for at := range words {
				for _, way := range one.ways {
					if !isThere(way, words[at:]) {
						continue
					}
					found[i], begins[place{i, at}], ends[place{i, at + len(way)}] = true, true, true
					for n := range way {
						covered[at+n] = true
					}
				}
			}
		}
		proximity := 0.0
		for i := range len(p.wanted) - 1 {
			neighbours := 0.0
			for at := range len(words) + 1 {
				if ends[place{i, at}] && begins[place{i + 1, at}] {
					neighbours = 1
				} else if ends[place{i + 1, at}] && begins[place{i, at}] {
					neighbours = math.Max(neighbours, worthReversed)
				}
			}
			proximity += neighbours / float64(len(p.wanted)-1)
		}
		if len(found) > 0 {
			coverage := float64(len(covered)) / float64(len(words)) * float64(len(found)) / float64(len(p.wanted))
			lead := 0.0
			if covered[0] {
				lead = worthLead
			}
			if coverage == 1 {
				lead += worthExact
			}
			best = math.Max(best, worthProximity*proximity+worthCoverage*coverage+lead)
		}
	}
	return 1 + best
}

// score is what a document gets for what is wanted, and whether it has it.
func (w world) score(document int, wanted wanted, own map[string]int) (score float64, has bool) {
	for i, way := range wanted.ways {
		sum, all := 0.0, true
		for _, forms := range way {
			one := w.best(document, forms)
			sum, all = sum+one, all && one > 0
		}
		switch {
		case all && (!wanted.together || w.standsIn(document, way)):
			score, has = math.Max(score, sum), true
		case i == 0 && !wanted.together:
			score = math.Max(score, sum/2)
		}
	}
	if one := w.best(document, wanted.entities); one > 0 {
		score, has = math.Max(score, one), true
	}
	if wanted.days != nil {
		met := 0
		for _, d := range w.days {
			if d.From > 0 && d.From <= wanted.days.To && wanted.days.From <= d.To {
				met++
			}
		}
		if d := w.days[document]; d.From > 0 && d.From <= wanted.days.To && wanted.days.From <= d.To {
			worth := worthDuring
			if d.From >= wanted.days.From && d.To <= wanted.days.To {
				worth = 1
			} else if d.From/10_000 == d.To/10_000 {
				worth = worthAbout
			}
			score, has = math.Max(score, worth*w.rarity(met)), true
		}
	}
	for _, entity := range wanted.entities {
		if at, ok := own[entity.term]; ok && at == document {
			score, has = math.Max(score, worthOwn*w.rarity(1)), true
		}
	}
	return score, has
}

func drawPlan(t *rapid.T, w world, v *Vocabulary) *Plan {
	term := func(from []string) alternative {
		a := alternative{term: rapid.SampledFrom(from).Draw(t, "term"), worth: rapid.SampledFrom([]float64{0.5, 1}).Draw(t, "worth"), number: -1}
		if a.count = w.having(part{a}); a.count > 0 {
			_, a.number = v.find(a.term)
		}
		return a
	}
	forms := func(label string, from []string) (all part) {
		for range rapid.IntRange(0, 2).Draw(t, label) {
			if a := term(from); !slices.ContainsFunc(all, func(o alternative) bool { return o.term == a.term }) {
				all = append(all, a)
			}
		}
		return all
	}
	p := &Plan{}
	for range rapid.IntRange(1, 3).Draw(t, "wanted") {
		one := wanted{entities: forms("entities", someEntities)}
		for range rapid.IntRange(1, 2).Draw(t, "ways") {
			var way []part
			for range rapid.IntRange(1, 2).Draw(t, "parts") {
				way = append(way, forms("forms", someWords))
			}
			one.ways = append(one.ways, way)
		}
		one.together = rapid.Bool().Draw(t, "together")
		if rapid.Bool().Draw(t, "dated") {
			one.days = &Days{19610101, 19611231}
		}
		p.wanted = append(p.wanted, one)
	}
	return p
}

func TestRankIsAsReadPlainly(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := drawWorld(t)
		v, catalogue, postings := w.index()
		p := drawPlan(t, w, v)
		own := map[string]int{"country:A": rapid.IntRange(0, len(w.documents)-1).Draw(t, "own")}
		allowed := func(document int) bool { return document != 2 }
		for range 2 { // the room of a ranking is used again
			hits, all := catalogue.Rank(p, postings, own, allowed)
			compareHits(t, w, p, own, allowed, hits, all)
		}
	})
}

func compareHits(t *rapid.T, w world, p *Plan, own map[string]int, allowed func(int) bool, hits []Hit, all bool) {
	scores, satisfied, most := map[int]float64{}, map[int]int{}, 1
	for document := range w.documents {
		for _, one := range p.wanted {
			score, has := w.score(document, one, own)
			scores[document] += score
			if has {
				satisfied[document]++
			}
		}
		if allowed(document) {
			most = max(most, satisfied[document])
		}
	}
	want := map[int]float64{}
	for document := range w.documents {
		if allowed(document) && satisfied[document] == most {
			want[document] = scores[document] * float64(w.worth[document]) * w.gain(document, p)
		}
	}
	if len(hits) != len(want) {
		t.Fatalf("%d hits, want %v", len(hits), want)
	}
	if wantAll := len(want) > 0 && most == len(p.wanted); all != wantAll {
		t.Fatalf("all is %v, want %v", all, wantAll)
	}
	for i, hit := range hits {
		if math.Abs(float64(hit.Score)-want[hit.Document]) > 1e-4 {
			t.Fatalf("document %d has %v, want %v", hit.Document, hit.Score, want[hit.Document])
		}
		if i > 0 && hits[i-1].Compare(hit) >= 0 {
			t.Fatalf("%v stands before %v", hits[i-1], hit)
		}
	}
}

func TestTermsAreCounted(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := drawWorld(t)
		b := NewBuilder()
		for i, d := range w.documents {
			b.Add(i, d, nil)
		}
		number := 0
		for term := range b.Terms() {
			if term.Number != number {
				t.Fatalf("%q has the number %d, want %d", term.Text, term.Number, number)
			}
			number++
			if want := w.having(part{{term: term.Text, worth: 1}}); term.Documents != want {
				t.Fatalf("%q is in %d documents, want %d", term.Text, term.Documents, want)
			}
			for document, packed := range term.Postings.All() {
				if want := w.impact(document, term.Text); math.Abs(float64(packed)/255-want) > 1e-9 {
					t.Fatalf("%q in %d has %d, want %v", term.Text, document, packed, 255*want)
				}
			}
		}
	})
}
