package search

import "strings"

// forms are other ways to write a word: its singular or plural, British and
// American spelling. They need not exist.
func forms(word string) []string {
	if !isASCII(word) || len(word) < 2 {
		return nil
	}
	var all []string
	if len(word) > 2 {
		all = numbers(word)
	}
	if other, known := shortened[word]; known {
		all = append(all, other)
	}
	for _, pair := range spellings {
		for i, ending := range pair {
			if before, found := strings.CutSuffix(word, ending); found && len(before) > 1 {
				all = append(all, before+pair[1-i])
			}
		}
	}
	return all
}

// shortened are words that titles also write in short.
var shortened = map[string]string{"st": "saint", "saint": "st", "mt": "mount", "mount": "mt"}

// spellings are endings that are written in two ways.
var spellings = [][2]string{
	{"isation", "ization"},
	{"isations", "izations"},
	{"our", "or"},
	{"ours", "ors"},
	{"ence", "ense"},
	{"re", "er"},
	{"ise", "ize"},
	{"ised", "ized"},
	{"logue", "log"},
	{"amme", "am"},
	{"ewellery", "ewelry"},
	{"sky", "skyy"},
	{"sky", "skiy"},
	{"sky", "ski"},
}

// numbers are the singular and plural of a word, as the S-stemmer has them
// (Harman, How Effective Is Suffixing?, 1991).
func numbers(word string) []string {
	stem, isPlural := strings.CutSuffix(word, "s")
	switch {
	case isPlural && (strings.HasSuffix(stem, "s") || strings.HasSuffix(stem, "u")): // congress, status
		return []string{word + "es"}
	case strings.HasSuffix(word, "ies") && len(word) > 4:
		return []string{word[:len(word)-3] + "y"}
	case strings.HasSuffix(word, "es"):
		return []string{stem, word[:len(word)-2]}
	case isPlural:
		return []string{stem}
	case strings.HasSuffix(word, "y"):
		return []string{word[:len(word)-1] + "ies", word + "s"}
	}
	return []string{word + "s", word + "es"}
}

// latin are Cyrillic letters, folded (й is и), as English writes them
// (BGN/PCGN, without marks).
var latin = strings.NewReplacer(
	"ии", "y", "ыи", "y", "ье", "ye", "кс", "x",
	"а", "a", "б", "b", "в", "v", "г", "g", "д", "d", "е", "e", "ж", "zh", "з", "z", "и", "i", "к", "k", "л", "l", "м", "m",
	"н", "n", "о", "o", "п", "p", "р", "r", "с", "s", "т", "t", "у", "u", "ф", "f", "х", "kh", "ц", "ts", "ч", "ch", "ш", "sh", "щ", "shch",
	"ъ", "", "ы", "y", "ь", "", "э", "e", "ю", "yu", "я", "ya", "і", "i", "є", "ye", "ґ", "g",
)

// declined are the endings of Russian nouns and names in the other cases, and
// what stands for them in the nominative, folded (й is и).
var declined = [][2]string{
	{"а", ""}, {"у", ""}, {"ом", ""}, {"ым", ""}, {"е", ""}, {"ы", ""}, // Путина, Вьетнамом, Ельциным
	{"я", "и"}, {"ю", "и"}, {"ем", "и"}, {"е", "и"}, // Китая
	{"и", "я"}, {"ю", "я"}, {"еи", "я"}, // России, Кореей
	{"ы", "а"}, {"е", "а"}, {"у", "а"}, {"ои", "а"}, {"и", "а"}, // Кубы
	{"ов", "ы"}, {"ам", "ы"}, {"ами", "ы"}, {"ах", "ы"}, // Штатов
	{"я", "ь"}, {"ю", "ь"}, {"ем", "ь"}, {"и", "ь"}, // Израиля
}

// declinedAdjectives are the endings of Russian adjectives in the other cases,
// and what stands for them in the nominative, folded (й is и).
var declinedAdjectives = [][2]string{
	{"ои", "ая"},
	{"ую", "ая"},
	{"еи", "яя"},
	{"юю", "яя"}, // Северной
	{"ого", "ии"},
	{"ому", "ии"},
	{"им", "ии"},
	{"ом", "ии"}, // Советского
	{"ого", "ыи"},
	{"ому", "ыи"},
	{"ым", "ыи"},
	{"ом", "ыи"},
	{"ого", "ое"},
	{"ому", "ое"},
	{"им", "ое"},
	{"ым", "ое"},
	{"ом", "ое"}, // королевство
	{"ых", "ые"},
	{"ым", "ые"},
	{"ыми", "ые"},
	{"их", "ие"}, // Соединённых
}

// adjectives are what a Cyrillic word may be in the nominative when it is an
// adjective. They need not exist.
func adjectives(word string) (all []string) {
	for _, ending := range declinedAdjectives {
		if stem, found := strings.CutSuffix(word, ending[0]); found && len(stem) > 4 {
			all = append(all, stem+ending[1])
		}
	}
	return all
}

// nominatives are what a Cyrillic word may be in the nominative. They need not
// exist.
func nominatives(word string) (all []string) {
	if len([]rune(word)) < 4 || latin.Replace(word) == word {
		return nil
	}
	for _, ending := range declined {
		if stem, found := strings.CutSuffix(word, ending[0]); found {
			all = append(all, stem+ending[1])
		}
	}
	return all
}

// InLatin is how a folded Cyrillic word is written in Latin letters, in one way
// or several; nothing for other words.
func InLatin(word string) []string { return transliterations(word) }

// transliterations are how a Cyrillic word is written in Latin letters: Путин
// is Putin, Ельцин is Yeltsin.
func transliterations(word string) []string {
	written := latin.Replace(word)
	if written == word || !isASCII(written) {
		return nil
	}
	all := []string{written}
	for _, base := range nominatives(word) {
		all = append(all, latin.Replace(base))
	}
	if strings.HasPrefix(word, "е") {
		for _, other := range all {
			all = append(all, "y"+other)
		}
	}
	return all
}

// abroad are words for the things that are found, in the languages in which
// they are often asked for.
var abroad = map[string]string{
	"tratado": "treaty", "traite": "treaty", "trattato": "treaty", "vertrag": "treaty", "договор": "treaty", "معاهدة": "treaty", "条约": "treaty", "条約": "treaty", "조약": "treaty",
	"accord": "agreement", "accords": "agreement", "acuerdo": "agreement", "accordo": "agreement", "abkommen": "agreement", "соглашение": "agreement", "اتفاقية": "agreement", "协定": "agreement", "協定": "agreement", "협정": "agreement",
	"visita": "visit", "visite": "visit", "besuch": "visit", "визит": "visit", "زيارة": "visit", "访问": "visit", "訪問": "visit", "방문": "visit",
	"regalo": "gift", "cadeau": "gift", "geschenk": "gift", "подарок": "gift", "هدية": "gift", "礼物": "gift", "선물": "gift",
	"amistad": "friendship", "amitie": "friendship", "amicizia": "friendship", "freundschaft": "friendship", "дружба": "friendship", "友好": "friendship", "우호": "friendship",
	"pacte": "pact", "pacto": "pact", "patto": "pact", "pakt": "pact", "пакт": "pact",
	"варшавскии": "warsaw", "варшава": "warsaw", "varsovie": "warsaw", "varsovia": "warsaw", "varsavia": "warsaw", "warschau": "warsaw", "warschauer": "warsaw",
	"версальскии": "versailles", "версаль": "versailles", "versailler": "versailles",
	"парижскии": "paris", "лондонскии": "london", "берлинскии": "berlin", "венскии": "vienna", "женевскии": "geneva", "римскии": "rome", "вашингтонскии": "washington", "портсмутскии": "portsmouth",
	"pariser": "paris", "londoner": "london", "berliner": "berlin", "wiener": "vienna", "genfer": "geneva", "ginevra": "geneva", "ginebra": "geneva", "viena": "vienna", "vienne": "vienna", "londra": "london", "londres": "london",
	"paix": "peace", "paz": "peace", "pace": "peace", "frieden": "peace", "мир": "peace",
}
