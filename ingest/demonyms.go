package ingest

import "strings"

// demonyms are the adjectives that stand before an office, and the state that
// each means, by a name of states.csv.
var demonyms = map[string]string{
	"Afghan": "Afghanistan", "Albanian": "Albania", "Algerian": "Algeria", "American": "United States", "Angolan": "Angola",
	"Argentine": "Argentina", "Armenian": "Armenia", "Australian": "Australia", "Austrian": "Austria", "Azerbaijani": "Azerbaijan",
	"Bahamian": "Bahamas", "Bahraini": "Bahrain", "Bangladeshi": "Bangladesh", "Belarusian": "Belarus", "Belgian": "Belgium",
	"Bolivian": "Bolivia", "Bosnian": "Bosnia and Herzegovina", "Brazilian": "Brazil", "British": "United Kingdom",
	"Bulgarian": "Bulgaria", "Burmese": "Myanmar", "Burundian": "Burundi", "Cambodian": "Cambodia", "Canadian": "Canada",
	"Chilean": "Chile", "Chinese": "China", "Colombian": "Colombia", "Congolese": "Democratic Republic of the Congo",
	"Costa Rican": "Costa Rica", "Croatian": "Croatia", "Cuban": "Cuba", "Cypriot": "Cyprus", "Czech": "Czech Republic",
	"Czechoslovak": "Czechoslovakia", "Danish": "Denmark", "Dominican": "Dominican Republic", "Dutch": "Netherlands",
	"East German": "German Democratic Republic", "Ecuadorian": "Ecuador", "Ecuadoran": "Ecuador", "Egyptian": "Egypt",
	"Estonian": "Estonia", "Ethiopian": "Ethiopia", "Filipino": "Philippines", "Finnish": "Finland", "French": "France",
	"Georgian": "Georgia", "German": "Germany", "West German": "Germany", "Ghanaian": "Ghana", "Greek": "Greece",
	"Guatemalan": "Guatemala", "Haitian": "Haiti", "Honduran": "Honduras", "Hungarian": "Hungary", "Icelandic": "Iceland",
	"Indian": "India", "Indonesian": "Indonesia", "Iranian": "Iran", "Iraqi": "Iraq", "Irish": "Ireland", "Israeli": "Israel",
	"Italian": "Italy", "Jamaican": "Jamaica", "Japanese": "Japan", "Jordanian": "Jordan", "Kazakh": "Kazakhstan",
	"Kazakhstani": "Kazakhstan", "Kenyan": "Kenya", "Kuwaiti": "Kuwait", "Kyrgyz": "Kyrgyzstan", "Lao": "Laos", "Laotian": "Laos",
	"Latvian": "Latvia", "Lebanese": "Lebanon", "Liberian": "Liberia", "Libyan": "Libya", "Lithuanian": "Lithuania",
	"Macedonian": "North Macedonia", "Malaysian": "Malaysia", "Malian": "Mali", "Maltese": "Malta", "Mexican": "Mexico",
	"Moldovan": "Moldova", "Mongolian": "Mongolia", "Montenegrin": "Montenegro", "Moroccan": "Morocco",
	"Mozambican": "Mozambique", "Nepalese": "Nepal", "New Zealand": "New Zealand", "Nicaraguan": "Nicaragua",
	"Nigerian": "Nigeria", "North Korean": "North Korea", "Norwegian": "Norway", "Omani": "Oman", "Pakistani": "Pakistan",
	"Palestinian": "Palestine", "Panamanian": "Panama", "Paraguayan": "Paraguay", "Peruvian": "Peru", "Philippine": "Philippines",
	"Polish": "Poland", "Portuguese": "Portugal", "Qatari": "Qatar", "Romanian": "Romania", "Russian": "Russia",
	"Rwandan": "Rwanda", "Salvadoran": "El Salvador", "Saudi": "Saudi Arabia", "Saudi Arabian": "Saudi Arabia",
	"Senegalese": "Senegal", "Serbian": "Serbia", "Slovak": "Slovakia", "Slovenian": "Slovenia", "Somali": "Somalia",
	"South African": "South Africa", "South Korean": "South Korea", "South Vietnamese": "South Vietnam", "Soviet": "Soviet Union",
	"Spanish": "Spain", "Sudanese": "Sudan", "Swedish": "Sweden", "Swiss": "Switzerland", "Syrian": "Syria",
	"Taiwanese": "Taiwan", "Tajik": "Tajikistan", "Tanzanian": "Tanzania", "Thai": "Thailand", "Tunisian": "Tunisia",
	"Turkish": "Turkey", "Ugandan": "Uganda", "Ukrainian": "Ukraine", "Uruguayan": "Uruguay", "Uzbek": "Uzbekistan",
	"Venezuelan": "Venezuela", "Vietnamese": "Vietnam", "Yemeni": "Yemen", "Yugoslav": "Yugoslavia", "Zambian": "Zambia",
	"Zimbabwean": "Zimbabwe",
}

// withThe are the states whose English names take the article.
var withThe = map[string]bool{
	"bahamas": true, "central african republic": true, "comoros": true, "cook islands": true, "czech republic": true,
	"democratic republic of the congo": true, "dominican republic": true, "gambia": true, "german democratic republic": true,
	"holy see": true, "maldives": true, "marshall islands": true, "netherlands": true, "netherlands antilles": true,
	"philippines": true, "republic of the congo": true, "seychelles": true, "solomon islands": true, "soviet union": true,
	"united arab emirates": true, "united arab republic": true, "united kingdom": true, "united nations": true,
	"united states": true, "european union": true, "european commission": true, "european council": true,
	"palestine liberation organization": true, "organization of american states": true, "arab league": true,
}

// withArticle is a name as it stands in a sentence.
func withArticle(name string) string {
	plain := strings.TrimPrefix(name, "The ")
	if withThe[strings.ToLower(plain)] {
		return "the " + plain
	}
	return plain
}
