package ingest

import (
	"strings"

	"entente/models"
)

// giftNouns say by its noun what sort of thing a gift is. Words of several
// parts come before those that they end with, since the longest one decides.
var giftNouns = func() map[string]models.GiftCategory {
	nouns := map[string]models.GiftCategory{}
	for category, words := range map[models.GiftCategory]string{
		"VEHICLE":            "car, automobile, motorcycle, bicycle, bike, carriage, scooter, truck, cart, saddle, bridle, horse tack, saddlebag",
		"WEAPON":             "sword, dagger, jambyah, bow, hatchet, daggar, firearm, flint-lock-rifle, stirrups, saber, sabre, knife, rifle, pistol, gun, revolver, musket, khanjar, khanjer, jambiya, jambia, bayonet, shield, spear, bow and arrow, machete, scimitar, sheath, katana, dirk, kukri, blade, shotgun, weapon, epee, axe, mace",
		"TABLEWARE":          "tea set, napkin ring, coffee set, tea service, coffee service, dinnerware, tableware, silverware, flatware, glassware, bowl, plate, salver, beaker, dessert service, place setting, platter, vase, tray, teapot, coffee pot, coffeepot, pot, cup, mug, goblet, glass, decanter, pitcher, ewer, jug, urn, samovar, candlestick, candle holder, candleholder, candelabra, dish, saucer, cutlery, spoon, fork, tumbler, chalice, carafe, flask, ice bucket, wine cooler, centerpiece, jar, tankard, flute, stemware, china, porcelain, crystal, coaster, tureen, caddy, kettle, cup set, sake set, jardiniere, vessel, demitasse, charger, compote, tea caddy, kitchenware, amphora, bottle set, coffee maker, wine set, potpourri, glasses",
		"ARTWORK":            "painting, artwork, seascape, landscape, depiction, storyboard, pastel, print, drawing, lithograph, etching, watercolor, watercolour, picture, portrait, calligraphy, mosaic, art, canvas, engraving, sketch, poster, collage, mural, scroll, icon painting, map, tile, triptych, serigraph, woodblock, batik, wall hanging, panel, needlepoint, scene, art piece, papyrus, diorama, enamel",
		"SCULPTURE":          "sculpture, statue, statute, giraffe, idol, oryx, head, gourd, statuette, bust, figurine, figure, carving, relief, mask, totem, bookend, model, replica, horse head, eagle, elephant, falcon, camel, horse, lion, ship, dhow, boat, dragon, tree, bird, globe, obelisk, miniature, model ship, egg, matryoshka, doll, nesting doll, puppet, pyramid, palm tree, fish, bull, owl, bear, turtle, oyster, mosque, lighthouse, ornament, castle, fort, house, tower, sailboat, incense burner, burner, candle, monument, knight, helmet, angelfish, dove, swan, rooster, peacock, deer, dolphin, leopard, tiger, stallion, pearl diver",
		"PHOTOGRAPH":         "photograph, photo, photography, album, photo album, photographs, print photograph, snapshot, photobook",
		"JEWELLERY":          "watch, wristwatch, broach, braclet, amethyst, necklace, bracelet, earring, ring, brooch, pendant, cufflink, cuff link, pin, jewelry, jewelry set, pearl, diamond, bangle, tie clip, tie bar, tie tack, chain, gem, gemstone, stone, sapphire, ruby, emerald, tiara, locket, lapel pin, choker, anklet, charm, timepiece, bead, amulet, belt buckle, wrist watch, pocket watch, cufflinks set, stud, chronograph, amber, rolex, suite, parure, strand, prayer beads, worry beads",
		"COIN_OR_MEDAL":      "coin, medal, medallion, plaque, currency, banknote, medallions, commemorative, commemorative plate, key to the city, seal, emblem, badge, insignia, ingot, stamp, stamps, token",
		"CLOTHING":           "scarf, shawl, tie, necktie, robe, jacket, coat, shirt, dress, hat, cap, sweater, poncho, clothing, belt, handbag, purse, bag, wallet, briefcase, shoe, boot, clog, sandal, slipper, glove, pashmina, stole, suit, gown, kimono, sari, vest, cloak, caftan, kaftan, thobe, jersey, ties, pajama, blouse, skirt, uniform, tote, tote bag, clutch, attache case, portfolio, luggage, suitcase, backpack, umbrella, fan, cane, walking stick, sunglasses, bisht, chapan, guayabera, turban, wrap, outfit, attire, t-shirt, sash, abaya, headdress, costume, cape, tunic, garment, fez, sarong, hand bag, apron, moccasin, folio, card case, cardholder, card holder, key chain, keychain, key ring, passport holder, key case, wallets, change purse, duffel bag, toiletry bag, bandana, kerchief, handkerchief, mantle, sarape, parka, fleece, barong, accessory, accessories",
		"TEXTILE":            "cloth, fabric, silk, tapestry, textile, embroidery, tablecloth, table cloth, blanket, quilt, throw, bedspread, bed cover, flag, curtain, cushion, pillow, linen, napkin, towel, runner, table runner, wool, cashmere, suzani, ribbon, banner, linens, placemat, place mat, weaving, lace, material, brocade, sheet, pillowcase, suiting, kente, pillow cover, doily, bedding, songket",
		"CARPET":             "rug, carpet, kilim, prayer rug, area rug, kelim, mat, carpeting",
		"FURNITURE":          "chair, table, desk, stool, cabinet, chest, trunk, bench, lamp, mirror, clock, furniture, screen, bed, bookcase, lantern, mantel clock, desk clock, carriage clock, wall clock, shelf, chess table, throne, hammock, chandelier, sideboard, settee, cradle, bookshelf, bookstand, easel, armoire, night stand, rocking chair, partition, candle lamp, frame, picture frame, photo frame, thermometer, barometer, hourglass, table lamp, travel clock, alarm clock, cabinet set, basket, footstool",
		"BOOK":               "book, atlas, volume, hardcover, dictionary, encyclopedia, catalog, catalogue, booklet, guidebook, cookbook, novel, magazine, bible, koran, quran, biography, books, softcover, calendar, diary, journal, brochure, facsimile, anthology, monograph, autobiography",
		"MANUSCRIPT":         "manuscript, letter, document, certificate, diploma, resolution, letters, message, poem, proclamation",
		"MUSICAL_INSTRUMENT": "guitar, violin, drum, piano, harp, musical instrument, instrument, flute instrument, bandoneon, clarinet, balalaika, lute, oud, trumpet, horn, zither, bagpipe, ukulele, harmonica, gong, music box, tambourine, charango, cello, koto, sitar, accordion, bell, cowbell, xylophone, maracas, rattle, didgeridoo, vuvuzela, drum set",
		"SPORT":              "golf club, golf bag, golf ball, football, soccer ball, basketball, baseball, ball, baseball bat, bat, trophy, racket, fishing rod, fishing reel, skis, ski, golf set, putter, cricket bat, polo mallet, hockey stick, driver, boxing glove, skateboard, surfboard, snowboard, golf clubs, rod, tennis racket, boomerang, cup trophy, saddle blanket, fly rod, oar, paddle, binoculars, sled, canoe",
		"ELECTRONICS":        "phone, cell phone, cellphone, galaxy, exerciser, camera, laptop, computer, tablet, ipad, ipod, iphone, radio, television, tv, dvd player, player, printer, telephone, video camera, camcorder, speaker, headphone, flash drive, usb drive, gps, smartphone, mobile phone, projector, stereo, cd, dvd, compact disc, video, videotape, cd set, tape, cds, dvds, recorder, blackberry, smart watch, apple watch, mp3 player, cassette, recording, drone, usb, charger set, monitor, dvd set, cd collection, compact discs, record album",
		"ANIMAL":             "puppy, dog, foal, pony, calf, komodo dragon, panda, tortoise",
		"PLANT":              "plant, orchid, seedling, sapling, bonsai, bouquet, flower, roses, seed, floral arrangement, arrangement, bulbs, flowers, lilies, poinsettia, topiary",
		"FOOD_AND_DRINK":     "wine, champagne, cognac, whiskey, whisky, vodka, brandy, tea, coffee, chocolate, candy, caviar, cavier, fruit, food, cookie, cake, honey, oil, olive oil, cigar, date, nuts, liquor, spirits, rum, tequila, sake, beer, consumable, foodstuff, liqueur, lamb, meat, cheese, spice, saffron, jam, mango, bottle, bottles, sweets, biscuit, pastry, gift basket, port, water, salmon, tobacco, cigarettes, confection, nougat, pistachio, grape, chacha, armagnac, bourbon, scotch, gin, ham, baklava, fruit basket, rice, juice, walnuts, treats, delicacies, ginseng, mushrooms, dates, almonds, edibles, food basket, chocolates, syrup, vinegar, cigar set, mate, beverage, melons, candies, soju, mead, groceries, snack, pisco, grappa",
		"ANTIQUITY":          "antiquity, artifact, arrowhead, oil lamp, fossil, relic, ammonite, pottery shard, ancient coin, shard, antique, mortar, tooth, meteorite fragment, meteorite",
		"RELIGIOUS_OBJECT":   "icon, cross, crucifix, rosary, nativity, nativity scene, menorah, prayer book, buddha, holy water, nativity set, mezuzah, kiddush cup, torah, shofar, creche, crèche, ketubah, reliquary, candelabrum, prayer shawl, kiswah, kiswa, hanukkah lamp, dreidel, hamsa, seder plate",
		"MONEY":              "cash, money, check, gift card, gift certificate, voucher, honorarium, currency set, prize money, gratuity, dollars, euros, cash gift, monetary gift, per diem",
		"OTHER":              "box, bar, crown, wreath, key, abacus, inkstand, ore, holder, collectable, collectible, mineral, mini-pen, pen, pencil, desk set, desk accessory, humidor, chess set, game, backgammon set, backgammon, fountain pen, ballpoint pen, pen set, perfume, cologne, oud oil, fragrance, letter opener, case, paperweight, paper weight, inkwell, lighter, toy, soap, cosmetic, jewelry box, tissue box, cigarette case, cigarette box, cigar box, bottle opener, pipe, hookah, chest box, stationery, notebook, writing set, card, puzzle, gift set, gift box, container, basket set, teddy bear, stuffed animal, compass, telescope, magnifying glass, tool, box set, desk set accessory, shell, kit, pen holder, desk, ashtray, display, stand, spinning wheel, astrolabe, sextant, rock, crystal rock, blotter, pencil set, playing cards, mouse pad, organizer, rollerball, rollerball pen, stuffed toy, pens, ink, bookmark, leather set, horn cup, accessory set, item, chess board, chessboard, board, incense, agarwood, bakhoor, lacquerware, grooming kit, manicure set, shaving set, snuff bottle, snuff box, snuffbox, pillbox, pill box, compact, brush, comb, travel kit, beauty products, skin care, cosmetics, eau de toilette, lotion, bath salts, model kit, weather station, corkscrew, leather goods, handicraft, craft, souvenir, memento, keepsake, membership, ticket, license plate, desk items, office set, office supplies, tusk, horns, quill, whip, quiver, barbecue, opener, shadow box, shadowbox, showcase, sundial, kaleidoscope, domino set, dominoes, mate set, sewing kit, matches, drapes, spurs, toiletries",
	} {
		for _, noun := range strings.Split(words, ", ") {
			if _, twice := nouns[noun]; twice && category == "OTHER" {
				continue
			}
			nouns[noun] = category
		}
	}
	for noun, category := range map[string]models.GiftCategory{
		"desk": "FURNITURE", "china": "TABLEWARE", "bottle": "FOOD_AND_DRINK", "basket": "OTHER", "flute": "TABLEWARE", "port": "FOOD_AND_DRINK",
		"candle": "OTHER", "seal": "OTHER", "frame": "FURNITURE", "mate": "FOOD_AND_DRINK", "ball": "SPORT", "glass": "TABLEWARE", "horn": "MUSICAL_INSTRUMENT",
		"currency": "COIN_OR_MEDAL", "date": "FOOD_AND_DRINK", "stone": "JEWELLERY", "ship": "SCULPTURE", "boat": "SCULPTURE", "pottery": "TABLEWARE",
	} {
		nouns[noun] = category
	}
	return nouns
}()

// classNouns are the classes that notices print before a colon.
var classNouns = map[string]models.GiftCategory{
	"household item": "OTHER", "household items": "OTHER", "clothing": "CLOTHING", "jewelry": "JEWELLERY", "artwork": "ARTWORK", "book": "BOOK",
	"books": "BOOK", "hardcover book": "BOOK", "hardcover books": "BOOK", "paperback books": "BOOK", "paperback book": "BOOK", "consumable": "FOOD_AND_DRINK",
	"consumables": "FOOD_AND_DRINK", "photograph": "PHOTOGRAPH", "photographs": "PHOTOGRAPH", "weapon": "WEAPON", "weaponry": "WEAPON", "accessory": "CLOTHING",
	"accessories": "CLOTHING", "desk accessory": "OTHER", "desk accessories": "OTHER", "glassware": "TABLEWARE", "carpet": "CARPET", "rug": "CARPET",
	"coin": "COIN_OR_MEDAL", "coins": "COIN_OR_MEDAL", "collectable": "OTHER", "collectables": "OTHER", "collectible": "OTHER", "miscellaneous": "OTHER",
	"miscellaneous item": "OTHER", "sculpture": "SCULPTURE", "painting": "ARTWORK", "flag": "TEXTILE", "sporting goods": "SPORT", "electronics": "ELECTRONICS",
	"book, hardcover": "BOOK", "books, hardcover": "BOOK", "book, paperback": "BOOK", "books, paperback": "BOOK", "medallion": "COIN_OR_MEDAL",
}

// singular is a noun without the ending of its plural.
func singular(word string) string {
	if one, irregular := irregularPlurals[word]; irregular {
		return one
	}
	for _, end := range []struct{ plural, one string }{{"ies", "y"}, {"ches", "ch"}, {"shes", "sh"}, {"sses", "ss"}, {"xes", "x"}, {"s", ""}} {
		if stem, found := strings.CutSuffix(word, end.plural); found && len(stem) > 1 && !strings.HasSuffix(word, "ss") {
			return stem + end.one
		}
	}
	return word
}

var irregularPlurals = map[string]string{
	"knives": "knife", "scarves": "scarf", "shelves": "shelf", "calves": "calf", "loaves": "loaf", "wolves": "wolf", "horses": "horse", "vases": "vase",
	"necklaces": "necklace", "dishes": "dish", "cases": "case", "brushes": "brush", "matches": "matches", "roses": "roses", "neckties": "necktie", "neckscarves": "scarf", "leaves": "leaf", "axes": "axe", "boxes": "box", "briefcases": "briefcase", "purses": "purse",
}

// containers are what stands before "of" and is not the thing that was given.
var containers = map[string]bool{
	"set": true, "pair": true, "box": true, "boxes": true, "bottle": true, "bottles": true, "basket": true, "collection": true, "group": true,
	"case": true, "bouquet": true, "selection": true, "piece": true, "pieces": true, "length": true, "lengths": true, "assortment": true, "series": true,
	"yards": true, "meters": true, "pounds": true, "bag": true, "bags": true, "jar": true, "jars": true, "tin": true, "tins": true, "sets": true,
	"pairs": true, "kilogram": true, "kilograms": true, "cans": true, "can": true, "suite": true, "number": true, "type": true, "variety": true,
	"one": true, "two": true, "three": true, "four": true, "five": true, "six": true, "cases": true, "string": true, "strand": true, "copy": true, "copies": true,
}

var notLetters = expr(`[^\p{L}\-' ]+`)

// headNoun is the noun of a phrase that says what was given, and its
// category; "" where the phrase has no noun of ours.
func headNoun(phrase string) (string, models.GiftCategory) {
	plain := strings.ToLower(notLetters.ReplaceAllString(phrase, " "))
	if before, after, found := strings.Cut(plain, " of "); found {
		words := strings.Fields(before)
		if len(words) > 0 && containers[words[len(words)-1]] {
			if noun, category := lastNoun(after); noun != "" {
				return noun, category
			}
		}
		plain = before
	}
	return lastNoun(plain)
}

// lastNoun is the noun of ours that ends last in a phrase, the longest of those.
func lastNoun(phrase string) (string, models.GiftCategory) {
	words := strings.Fields(phrase)
	for end := len(words); end > 0; end-- {
		for start := max(0, end-4); start < end; start++ {
			noun := strings.Join(words[start:end], " ")
			for _, form := range []string{noun, strings.Join(append(append([]string{}, words[start:end-1]...), singular(words[end-1])), " ")} {
				if category, known := giftNouns[form]; known {
					return form, category
				}
			}
		}
	}
	return "", ""
}

// fates are what notices say became of a gift, and our words for it.
var fates = []struct {
	words *expression
	fate  string
}{
	{expr(`(?i)destroyed|discarded|consumed`), "Destroyed or consumed."},
	{expr(`(?i)pending destruction`), "To be destroyed."},
	{expr(`(?i)pending (?:purchase|reimbursement)|wish(?:es|ed)? to purchase|intends? to purchase|awaiting .*purchase|purchase pending|to be purchased`), "To be bought by the recipient."},
	{expr(`(?i)purchased|reimbursed`), "Bought by the recipient."},
	{expr(`(?i)pending transfer to (?:the )?(?:national archives|nara\b)|to be transferred to (?:the )?(?:national archives|nara\b)`), "To be transferred to the National Archives."},
	{expr(`(?i)secretary of (?:the )?senate`), "Deposited with the Secretary of the Senate."},
	{expr(`(?i)\bclerk\b`), "Deposited with the Clerk of the House of Representatives."},
	{expr(`(?i)\barchives?\b|\bnara\b|national achives`), "Transferred to the National Archives."},
	{expr(`(?i)donated|charity`), "Given to charity."},
	{expr(`(?i)returned to`), "Returned."},
	{expr(`(?i)(?:pending|awaiting|for|to be|will be)[^.;]*(?:gsa|general services)|gift office; pending`), "To be transferred to the General Services Administration."},
	{expr(`(?i)\bgsa\b|general services`), "Transferred to the General Services Administration."},
	{expr(`(?i)perishable|secret service`), "Handled under the rules of the Secret Service or as perishable."},
	{expr(`(?i)official use|official display|on display|displayed|retain|display|diplomacy|museum`), "Kept for official use or display."},
	{expr(`(?i)government property`), "Made the property of the government."},
	{expr(`(?i)gift (?:office|locker|program|unit)|vault|stored|storage|custody|locker`), "Kept in store."},
	{expr(`(?i)treasury|expended|forwarded`), "Handed to the agency or the Treasury."},
}

// fateOf is what became of a gift, in our words; "" where the notice does not say.
func fateOf(disposition string) string {
	for _, f := range fates {
		if f.words.MatchString(disposition) {
			return f.fate
		}
	}
	return ""
}
