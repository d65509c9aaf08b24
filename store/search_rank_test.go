package store

import (
	"math"
	"math/bits"
	"slices"
	"strings"
	"testing"

	"entente/models"
	"entente/search"
)

// A reader ranks a dataset as docs/search.md says, document by document, with
// nothing indexed, packed or looked up.
type reader struct {
	entities []models.Node
	texts    map[models.ID][]search.Text
	known    map[models.ID]int // citations and other entities that speak of it
}

func newReader(o oracle) reader {
	r := reader{o.everything(), map[models.ID][]search.Text{}, map[models.ID]int{}}
	around := surroundingsOf(o.ds, wordingsOf(o.ds))
	for _, entity := range r.entities {
		document := around.document(entity)
		r.texts[entity.Self()] = document.Texts
		for _, mention := range document.Mentions {
			if models.ID(mention.ID) != entity.Self() {
				r.known[models.ID(mention.ID)]++
			}
		}
	}
	for _, citation := range o.ds.Citations {
		r.known[citation.SubjectID]++
	}
	return r
}

// weight is BM25F of a word in an entity, saturated, in steps of a byte.
func (r reader) weight(id models.ID, word string) float64 {
	title, other := 0.0, 0.0
	for _, text := range r.texts[id] {
		words := strings.Fields(tellingWords(text.Text))
		times := 0
		for _, w := range words {
			if w == word {
				times++
			}
		}
		tempered := func(weight, usual, b float64) float64 {
			return weight * float64(times) / (1 - b + b*float64(len(words))/usual)
		}
		switch text.Class {
		case search.Title:
			title = math.Max(title, tempered(4, 8, 0.5))
		case search.Detail:
			other += tempered(2, 8, 0.4)
		case search.Body:
			other += tempered(1, 30, 0.4)
		case search.Sort:
			other += tempered(0.4, 4, 0)
		}
	}
	if title+other == 0 {
		return 0
	}
	return math.Max(1, math.Round(255*(title+other)/(title+other+1.2))) / 255
}

// rarity is the inverse document frequency of a word.
func (r reader) rarity(word string) float64 {
	n, having := float64(len(r.entities)), 0.0
	for _, entity := range r.entities {
		if r.weight(entity.Self(), word) > 0 {
			having++
		}
	}
	return math.Log(1 + (n-having+0.5)/(having+0.5))
}

// fit is what an entity gains by a title.
func (r reader) fit(phrases []string, title string) float64 {
	title = tellingWords(title)
	words := strings.Fields(title)
	told, covered := 0, make([]bool, len(words))
	places := make([][]int, len(phrases)) // where each phrase begins, in words
	lengths := make([]int, len(phrases))
	for i, phrase := range phrases {
		lengths[i] = len(strings.Fields(phrase))
		for at := range words {
			if strings.HasPrefix(strings.Join(words[at:], " ")+" ", phrase+" ") {
				places[i] = append(places[i], at)
				for n := range lengths[i] {
					covered[at+n] = true
				}
			}
		}
		if places[i] != nil {
			told++
		}
	}
	if told == 0 {
		return 0
	}
	fit, neighbours := 0.0, 0.0
	follows := func(i, j int) bool {
		return slices.ContainsFunc(places[i], func(at int) bool { return slices.Contains(places[j], at+lengths[i]) })
	}
	for i := 1; i < len(phrases); i++ {
		if follows(i-1, i) {
			neighbours++
		} else if follows(i, i-1) {
			neighbours += 0.6
		}
	}
	if len(phrases) > 1 {
		fit += 0.3 * neighbours / float64(len(phrases)-1)
	}
	says := 0
	for _, is := range covered {
		if is {
			says++
		}
	}
	coverage := float64(says) / float64(len(words)) * float64(told) / float64(len(phrases))
	fit += 0.4 * coverage
	if coverage == 1 {
		fit += 0.15
	}
	if covered[0] {
		fit += 0.1
	}
	return fit
}

var kindWorth = map[string]float64{
	"country": 1.3, "organization": 1.2, "leader": 1.2, "treaty": 1.1, "visit": 1, "gift": 1, "diplomatic-event": 0.9, "claim": 0.8, "source": 0.7,
}

// scores are those of the entities that have the most of the phrases.
func (r reader) scores(phrases []string) map[models.ID]float64 {
	has, scores, most := map[models.ID]int{}, map[models.ID]float64{}, 1
	for _, entity := range r.entities {
		id := entity.Self()
		best := 0.0
		for _, text := range r.texts[id] {
			if text.Class == search.Title {
				best = math.Max(best, r.fit(phrases, text.Text))
			}
		}
		for _, phrase := range phrases {
			stands := slices.ContainsFunc(r.texts[id], func(text search.Text) bool {
				return text.Class != search.Sort && strings.Contains(tellingWords(text.Text), " "+phrase+" ")
			})
			if !stands {
				continue
			}
			has[id]++
			for word := range strings.FieldsSeq(phrase) {
				scores[id] += r.weight(id, word) * r.rarity(word)
			}
		}
		most = max(most, has[id])
		scores[id] *= (1 + best) * kindWorth[id.Kind()] * (1 + 0.05*float64(bits.Len(uint(r.known[id]))))
	}
	for id := range scores {
		if has[id] < most {
			delete(scores, id)
		}
	}
	return scores
}

// What is asked for in quotes is found and scored as a plain reading of all
// texts does it.
func TestSearchRanksAsReadPlainly(t *testing.T) {
	withRandom(t, func(d draw, o oracle, db *Store) {
		r := newReader(o)
		var phrases []string
		for range d.count("phrases", 2) + 1 {
			entity := pick(d, "of", r.entities)
			text := pick(d, "text", append(r.texts[entity.Self()], search.Text{Text: "unheard"}))
			words := strings.Fields(tellingWords(text.Text))
			if len(words) == 0 {
				continue
			}
			first := d.count("first", len(words)-1)
			phrases = append(phrases, strings.Join(words[first:min(len(words), first+1+d.count("more", 2))], " "))
		}
		if d.count("neighbours", 1) == 1 {
			title := models.TitleOf(pick(d, "title", r.entities))
			phrases = strings.Fields(tellingWords(title))
			if d.count("reversed", 1) == 1 {
				slices.Reverse(phrases)
			}
		}
		query := `"` + strings.Join(phrases, `" "`) + `"`
		parsed, err := search.Parse(query)
		if err != nil || len(parsed.Dates) > 0 || len(parsed.Phrases) != len(phrases) || namesIn(d, db, query) {
			return // read as something else than words
		}
		want := r.scores(phrases)
		found, _ := hits(d, db, query, nil)
		if len(found) != len(want) {
			d.Fatalf("%s finds %v, want %v", query, idsOf(found), want)
		}
		for i, hit := range found {
			if score, is := want[hit.EntityID]; !is || math.Abs(hit.Score-score) > 1e-4*score {
				d.Fatalf("%s: %s has %v, want %v", query, hit.EntityID, hit.Score, score)
			}
			if i > 0 && hit.Score > found[i-1].Score {
				d.Fatalf("%s: %s stands behind %s", query, hit.EntityID, found[i-1].EntityID)
			}
		}
	})
}
