package ingest

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"entente/models"
)

var (
	measure     = expr(`(?i)\(?\b(?:approx(?:imately|\.)?\s*)?\d+(?:[.,]\d+)?(?:\s\d+/\d+)?\s*(?:"|”|''|inch(?:es)?|in\.|cm\.?|mm\.?|ml\.?|oz\.?|lbs?\.?|kg\.?|feet|ft\.?|foot|liters?|litres?|karats?|kt\.?|k\b|carats?|meters?|dwt|grams?|cl\b)[hwldHWLD]?(?:\s*(?:x|by|×)\s*\d+(?:[.,]\d+)?(?:\s\d+/\d+)?\s*(?:"|”|''|inch(?:es)?|in\.|cm\.?|mm\.?|feet|ft\.?)?[hwldHWLD]?)*(?:\s(?:tall|high|long|wide|diameter|in diameter|square|length|height))?\)?`)
	feet        = expr(`\b\d+(?:\.\d+)?'(?:\s?\d+(?:\.\d+)?(?:"|”|'')?)?\s*(?:x|by)\s*\d+(?:\.\d+)?'?(?:\s?\d+(?:\.\d+)?(?:"|”|'')?)?`)
	bareSize    = expr(`(?i)\b\d+(?:[.,]\d+)?(?:\s\d+/\d+)?\s*(?:”|")?\s*x\s*\d+(?:[.,]\d+)?(?:\s\d+/\d+)?(?:\s*(?:”|")?\s*x\s*\d+(?:[.,]\d+)?)?\s*(?:"|”|'')?`)
	halves      = expr(`\b\d+/\d+\b|[“”"]|\b\d+(?:''|")`)
	countIn     = expr(`\((\d{1,3})\)`)
	inBracket   = expr(`\([^)]*\)|\[[^\]]*\]`)
	objectCut   = expr(`(?i)[,;:(]|\.\s|--| - |\s(?:with|that|which|who|featuring|features|depicting|depicts|depicted|in|lined|lining|held|on|showing|including|includes|inscribed|engraved|designed|by|made|set in|accompanied|consisting|consists|composed|comprised|containing|contains|mounted|presented|signed|bearing|displaying|displayed|decorated|from|inlaid|adorned|encrusted|dated|titled|entitled|housed|measuring|commemorating|symbolizing|representing|matted|against|over|under|within|inside|atop|surrounded|surmounted|embossed|used|having|has|is|are|was|for|printed|reading|reads|marked|along|enclosed|wrapped|covered in|produced|published|handmade by|crafted|each|plus|attached|resting|at|to|created|using|about|where|whose|packaged|showcasing|portraying|inscription)(?:\s|$)`)
	forWhom     = expr(`(?i)^for (?:the )?(?:president|first lady|first family|vice president|mrs\.? \w+|chelsea)\s*:?\s*`)
	leftOfSize  = expr(`^(?:\d+\s+)?x\s+`)
	leading     = expr(`(?i)^(?:an?|the|one|misc\.?|miscellaneous|assorted|various|approximately|certified|limited[- ]edition|genuine|original|beautiful|gift of|gift:?)\s+`)
	numberWords = map[string]int{"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12}
)

// mostObjectWords is how many words an object has at most: an inventory's.
const mostObjectWords = 8

// readObject reads one object's phrase; nil where nothing is left of it.
func readObject(text string) *giftObject {
	text = strings.Trim(text, " ,;.-–")
	var class models.GiftCategory
	quantity := 0
	if before, after, found := strings.Cut(text, ":"); found {
		bare := strings.TrimSpace(inBracket.ReplaceAllString(before, ""))
		if category, known := classNouns[strings.ToLower(bare)]; known {
			class = category
			if m := countIn.FindStringSubmatch(before); m != nil {
				quantity, _ = strconv.Atoi(m[1])
			}
			if phrase := objectPhrase(after); phrase != "" {
				if noun, category := headNoun(phrase); noun != "" && !strings.Contains(after, "; and") {
					return &giftObject{Object: phrase, Noun: noun, Category: betterOf(category, class), Quantity: quantityOf(phrase, quantity)}
				}
			}
			phrase := plainCase(strings.ToLower(bare))
			if phrase == "miscellaneous" || phrase == "miscellaneous item" {
				phrase = "item"
			}
			noun, _ := headNoun(phrase)
			return &giftObject{Object: phrase, Noun: noun, Category: class, Quantity: quantity}
		}
	}
	if m := countIn.FindStringSubmatch(text); m != nil {
		quantity, _ = strconv.Atoi(m[1])
	}
	phrase := objectPhrase(text)
	if phrase == "" {
		return nil
	}
	noun, category := headNoun(phrase)
	if noun == "" {
		category = "OTHER"
		if n, c := lastNoun(strings.ToLower(notLetters.ReplaceAllString(firstClause(text), " "))); n != "" {
			return &giftObject{Object: n, Noun: n, Category: c, Quantity: quantity}
		}
	}
	return &giftObject{Object: phrase, Noun: noun, Category: category, Quantity: quantityOf(phrase, quantity)}
}

func firstClause(text string) string {
	clause, _, _ := strings.Cut(text, ". ")
	return quotations.ReplaceAllString(clause, " ")
}

func betterOf(category, class models.GiftCategory) models.GiftCategory {
	if category == "OTHER" && class != "" {
		return class
	}
	return category
}

// quantityOf is the number with which a phrase begins, else a count in brackets.
func quantityOf(phrase string, counted int) int {
	if n := numberWords[strings.ToLower(firstWord(phrase))]; n > 0 {
		return n
	}
	if n, err := strconv.Atoi(firstWord(phrase)); err == nil && n > 1 && n < 1000 {
		return n
	}
	return counted
}

// objectPhrase is the noun phrase with which a text begins, without measures,
// titles and what follows it.
func objectPhrase(text string) string {
	text = quotations.ReplaceAllString(text, " ")
	text = feet.ReplaceAllString(text, " ")
	text = measure.ReplaceAllString(text, " ")
	text = bareSize.ReplaceAllString(text, " ")
	text = halves.ReplaceAllString(text, " ")
	text = strings.TrimLeft(strings.Join(strings.Fields(text), " "), " ,;.-–:'")
	text = forWhom.ReplaceAllString(text, "")
	text = leftOfSize.ReplaceAllString(text, "")
	phrase := text
	for from := 0; ; {
		cut := objectCut.FindStringIndex(text[from:])
		if cut == nil {
			phrase = text
			break
		}
		phrase = text[:from+cut[0]]
		if noun, _ := headNoun(inBracket.ReplaceAllString(phrase, " ")); noun != "" {
			break
		}
		if from += cut[1] - 1; cut[1]-cut[0] == 1 {
			from++
		}
		if from >= len(text) {
			break
		}
	}
	phrase = strings.Join(strings.Fields(inBracket.ReplaceAllString(phrase, " ")), " ")
	phrase = strings.Map(func(r rune) rune {
		if strings.ContainsRune(",;:()[]<>*\\/=", r) {
			return ' '
		}
		return r
	}, phrase)
	phrase = strings.Trim(strings.Join(strings.Fields(phrase), " "), " .-–'’&")
	for leading.MatchString(phrase) {
		phrase = leading.ReplaceAllString(phrase, "")
	}
	words := strings.Fields(shorter(phrase))
	for len(words) > 0 && smallWords[strings.ToLower(words[len(words)-1])] {
		words = words[:len(words)-1]
	}
	phrase = plainCase(strings.Join(words, " "))
	for leading.MatchString(phrase) {
		phrase = leading.ReplaceAllString(phrase, "")
	}
	return phrase
}

// shorter keeps the end of a long phrase, where its noun stands, from the last
// place at which it can begin.
func shorter(phrase string) string {
	words := strings.Fields(phrase)
	if len(words) <= mostObjectWords {
		return phrase
	}
	noun, _ := headNoun(phrase)
	for end := len(words); end > 0; end-- {
		if n, _ := headNoun(strings.Join(words[:end], " ")); n != noun {
			break
		}
		words = words[:end]
	}
	const kept = 5
	if len(words) > kept {
		words = words[len(words)-kept:]
	}
	for len(words) > 1 && smallWords[strings.ToLower(words[0])] {
		words = words[1:]
	}
	return strings.Join(words, " ")
}

var smallWords = map[string]bool{"and": true, "of": true, "or": true, "with": true, "the": true, "a": true, "an": true, "in": true, "on": true, "mr": true, "mrs": true}

// plainWords are common words, which have no capital inside a phrase.
var plainWords = func() map[string]bool {
	words := map[string]bool{}
	for noun := range giftNouns {
		for _, word := range strings.Fields(noun) {
			words[word] = true
		}
	}
	for _, word := range strings.Fields(`silver gold golden sterling plated white black red blue green yellow brown beige tan grey gray purple pink orange
		ivory cream burgundy navy turquoise teal maroon multicolored multicolor colored small large medium big framed hand handmade hand-made carved
		hand-carved hand-painted painted woven hand-woven handwoven knotted embroidered decorative ornamental traditional ceremonial antique modern wooden wood
		leather silk wool cotton linen crystal glass porcelain ceramic bronze brass copper pewter steel stainless metal marble stone jade onyx lapis lazuli
		lacquer lacquered enamel filigree mother mother-of-pearl pearl velvet ornate round oval square rectangular tall men's women's ladies lady's ladies'
		gentleman's man's woman's matching pair set sets two three four five six seven eight nine ten twelve eleven dozen piece pieces commemorative miniature
		hardcover softcover paperback presentation display desk dinner serving limited edition oil watercolor acrylic fountain ballpoint of and or
		inlaid engraved etched cut blown hand-blown knit cashmere fine rolled genuine signed personalized custom assorted various covered hinged plastic
		acrylic clay pottery terracotta silver-plated gold-plated 24k 18k 14k tone gold-tone silver-tone toned floral geometric polished double
		single wall table musical mechanical digital electric quartz automatic replica scale model old new first second boxed unframed mounted full`) {
		words[word] = true
	}
	return words
}()

// plainCase writes common words in lower case, and leaves names as they are.
func plainCase(phrase string) string {
	words := strings.Fields(phrase)
	for i, word := range words {
		lower := strings.ToLower(word)
		if plainWords[lower] || plainWords[singular(lower)] {
			words[i] = lower
		}
	}
	return strings.Join(words, " ")
}

// capitalized begins a title.
func capitalized(phrase string) string {
	r, size := utf8.DecodeRuneInString(phrase)
	if size == 0 {
		return ""
	}
	return string(unicode.ToUpper(r)) + phrase[size:]
}
