package ingest

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"entente/models"
)

func TestGiftImporters(t *testing.T) {
	for _, importer := range []*Importer{foreignGifts1999, foreignGifts2018} {
		t.Run(importer.Name, func(t *testing.T) {
			report := importGolden(t, importer)
			left := 0
			for reason, locators := range report.Left {
				if !strings.HasPrefix(reason, "a day after the notice was published") { // the row stays, without its day
					left += len(locators)
				}
			}
			if left != 2 {
				t.Errorf("%d rows are left out, want 2: %v", left, report.Left)
			}
		})
	}
}

func TestReadGiftText(t *testing.T) {
	for text, want := range map[string]string{
		`36" silver samovar set with a floral design; Recd-June 3, 2000; Est. Value-$1000; Archives Foreign.`:                                        "2000-06-03 1000 Transferred to the National Archives. [silver samovar set TABLEWARE]",
		"Footed bowl, cut crystal. Rec'd 3/15/17. Est. Value-- $3,100.00. Disposition-- Transferred to NARA.":                                        "2017-03-15 3100 Transferred to the National Archives. [Footed bowl TABLEWARE]",
		"Wool rug. Silver bowl. Rec'd--9/14/ 2011. Est. Value-- $1,533.00. Location-- Recipient Wishes to Purchase.":                                 "2011-09-14 1533 To be bought by the recipient. [wool rug CARPET] [silver bowl TABLEWARE]",
		"Stone: polished jade. Small plaque on stone engraved: ``X.'' Recd-- May 3, 2001. Est. Value--$500. Archives Foreign.":                       "2001-05-03 500 Transferred to the National Archives. [stone JEWELLERY]",
		"Two silk ties. Recd--March 16, 2003. Est. Value--$80. Government Property. Medallion. Recd--March 17, 2003. Est. Value--Not Applicable.":    "2003-03-16 80 Made the property of the government. [two silk ties CLOTHING x2] | 2003-03-17 -  [medallion COIN_OR_MEDAL]",
		"Ceramic vase. Rec'd--December 11, 2006. Est. Value--$225 to $300. Disposition-- Displayed in S-230 for Official Use.":                       "2006-12-11 - Kept for official use or display. [ceramic vase TABLEWARE]",
		"Gold watch. Rec'd--10/ 23-25/2011. Est. Value--$1,316.00.":                                                                                  "2010 1316  [gold watch JEWELLERY]",
		"TRAVEL: Hotel and meals. Rec'd--1/1/2010. Est. Value--$20.":                                                                                 "",
		"Attendance at a conference. Rec'd--1/1/2010.":                                                                                               "",
		"Leather case, wallet. Received Date: 5/10/2004. Estimated Value: $492.00. Disposition: Department of Air Force, Approved for Official Use.": "2004-05-10 492 Kept for official use or display. [leather case OTHER]",
		"Steel watch. Given to Jane Doe at Crown Prince's dinner in Utopia. Rec'd--March 16, 2002. Est. Value--$300.":                                "2002-03-16 300  [steel watch JEWELLERY]",
		"Two shells. One of the shells arrived broken. Rec'd--March 16, 2002. Est. Value--$300.":                                                     "2002-03-16 300  [two shells OTHER x2]",
		"": "",
	} {
		var parts []string
		for _, p := range readGiftText(text, "2010") {
			value := "-"
			if p.Value != nil {
				value = fmt.Sprint(*p.Value)
			}
			part := p.Given.EDTF + " " + value + " " + p.Fate
			for _, o := range p.Objects {
				part += " [" + o.Object + " " + string(o.Category)
				if o.Quantity > 0 {
					part += fmt.Sprintf(" x%d", o.Quantity)
				}
				part += "]"
			}
			parts = append(parts, part)
		}
		if got := strings.Join(parts, " | "); got != want {
			t.Errorf("%q is\n%s, want\n%s", text, got, want)
		}
	}
}

func TestRecipientOf(t *testing.T) {
	for _, test := range []struct{ text, agency, want string }{
		{"President", "", "the President of the United States"},
		{"The Honorable Richard Roe, President of the United States", "Executive Office of the President", "Richard Roe, President of the United States"},
		{"The Honorable Richard Roe, President of the United States, and Mrs. Jane Roe", "", "Richard Roe, the President of the United States, and the First Lady"},
		{"First Lady Michelle Obama", "", "Michelle Obama, First Lady of the United States"},
		{"Doe, Jane S.--Secretary of Defense", "", "Jane S. Doe, Secretary of Defense"},
		{"The Honorable Jane Doe, Senator of the United States", "U.S. Senate", "Jane Doe, member of the Senate of the United States"},
		{"Jane Doe, Deputy Secretary of Defense", "Department of Defense", "a deputy secretary of the Department of Defense"},
		{"Mr. Richard Roe, Special Agent", "Department of State", "a special agent of the Department of State"},
		{"Ms. Jane Doe, Legislative Assistant, Office of Senator Roe", "U.S. Senate", "a staff member of the Senate of the United States"},
		{"Mrs. Jane Doe, Spouse of the Secretary of State", "Department of State", "the spouse of an official of the Department of State"},
		{"An Agency Employee", "Central Intelligence Agency", "an employee of the Central Intelligence Agency"},
		{"Jane Doe", "Peace Corps", "an employee of the Peace Corps"},
		{"Doe, Jane S.--Secretary", "", "an official of the United States"}, // of somebody, and not of a department
		{"T.H. Madeleine K. Albright, Secretary", "", "Madeleine K. Albright, Secretary of State"},
		{"Cohen, William S.--Secretary", "", "William S. Cohen, Secretary of Defense"},
		{"The Honorable Richard Roe, Secretary of Defense International Security Affairs", "Department of Defense", "an official of the Department of Defense"},
		{"The Honorable Richard Roe, Secretary of Defense of the United States", "Department of Defense", "Richard Roe, Secretary of Defense"},
		{"The Honorable Nancy Erickson, Senator of the United States", "U.S. Senate", "an official of the Senate of the United States"},
		{"Amb. Richard Roe, United States Trade Representative", "Office of the U.S. Trade Representative", "Richard Roe, Trade Representative"},
	} {
		if got := recipientOf(test.text, test.agency); got.Name != test.want || got.Child {
			t.Errorf("%q of %q is %q, want %q", test.text, test.agency, got.Name, test.want)
		}
	}
	for _, child := range []string{"Chelsea", "First Family Children", "First Lady and Chelsea"} {
		if !recipientOf(child, "").Child {
			t.Errorf("%q is no child", child)
		}
	}
}

func TestDonorOf(t *testing.T) {
	on := models.MustDate("2009-05-13")
	for _, test := range []struct{ text, guess, name, state string }{
		{"His Excellency Ivan Ivanov, President of the Russian Federation", "Russia", "Ivan Ivanov, President of the Russian Federation", "country:RUS"},
		{"His Excellency Hong Gil-dong, Ambassador of the Republic of Korea to the United States", "United States", "Hong Gil-dong, Ambassador of the Republic of Korea to the United States", "country:KOR"},
		{"Air Marshall Alfa, Chief of Staff, Nigerian Air Force", "Marshall Islands", "Air Marshall Alfa, Chief of Staff, Nigerian Air Force", "country:NGA"},
		{"Mrs. Ana Roe, Spouse of the President of Mexico", "Mexico", "the spouse or a relative of an official", "country:MEX"},
		{"Mr. Hans Muster, Chairman of the Muster Group, Switzerland", "", "a person without public office", "country:CHE"},
		{"Redacted -- Disclosure could adversely affect intelligence sources", "", "not disclosed", ""},
		{"5 U.S.C. 7342(f)(4)", "", "not disclosed", ""},
		{"Mrs. Ana Roe, Office of the President of the Republic of Chile", "Chile", "the spouse or a relative of an official", "country:CHL"},
		{"Ana Roe, c/ o The President of the Republic of Chile", "Chile", "the spouse or a relative of an official", "country:CHL"},
		{"Ana Roe, Daugther of President Juan Roe of the Republic of Chile", "Chile", "the spouse or a relative of an official", "country:CHL"},
		{"Ana Roe, spouse of Juan Roe, Chilean CNO", "Chile", "the spouse or a relative of an official", "country:CHL"},
		{"A landlady, Ms. Ana Roe's daughter", "Chile", "the spouse or a relative of an official", "country:CHL"},
		{"Juan Roe, Prime Minister of Slovenia and his partner Ms. Ana Roe", "Slovenia", "Juan Roe, Prime Minister of Slovenia", "country:SVN"},
		{"Ana Roe, Duchess of Erewhon", "", "the spouse or a relative of an official", ""},
		{"Ana Roe and Juan Roe, private citizens of Chile", "Chile", "a person without public office", "country:CHL"},
		{"Chilean Businessman Juan Roe", "Chile", "a person without public office", "country:CHL"},
		{"Ana Roe & Juan Roe, Erewhon Steel Group", "Chile", "a person without public office", "country:CHL"},
		{"Juan Roe of Erewhon Tourism Company-- Santiago", "Chile", "a person without public office", "country:CHL"},
		{"Juan Roe, Chairman of the Central Bank of Chile", "Chile", "Juan Roe, Chairman of the Central Bank of Chile", "country:CHL"},
		{"ABC Confederation of Businessmen of Chile", "Chile", "ABC Confederation of Businessmen of Chile", "country:CHL"},
		{"His Excellency Juan Roe President of the Republic of Chile", "Chile", "Juan Roe, President of the Republic of Chile", "country:CHL"},
		{"His Excellency Juan Roe, Vice President of the Republic of Chile", "Chile", "Juan Roe, Vice President of the Republic of Chile", "country:CHL"},
		{"Ambassador Juan Roe of the President of the Republic of Chile", "Chile", "Juan Roe of the President of the Republic of Chile", "country:CHL"},
		{"His Majesty Sultan Haji Roe. Sultan and Yang Di-Pertuan of Brunei Darussalam. / -", "Brunei", "Sultan Haji Roe, Sultan and Yang Di-Pertuan of Brunei Darussalam", "country:BRN"},
		{"His Majesty Zaid bin Abd al-Aziz, Al Saud Custodian of the Two Holy Mosques, King of the Kingdom of Saudi Arabia", "Saudi Arabia", "Zaid bin Abd al-Aziz Al Saud, Custodian of the Two Holy Mosques, King of the Kingdom of Saudi Arabia", "country:SAU"},
		{"His Excellency Juan Roe, Prime Minister of Chile. His Excellency Juan Roe, Prime Minister of Chile", "Chile", "Juan Roe, Prime Minister of Chile", "country:CHL"},
		{"His Excellency Juan Roe, Minister of Chile. His Excellency Pedro Poe, Minister of Chile", "Chile", "several donors", "country:CHL"},
		{"His Excellency Juan Roe, Minister of Chile. His Excellency Pedro Poe, Minister of Peru", "Chile", "several donors", ""},
		{"His Excellency Juan Roe; President of Chile", "Chile", "Juan Roe, President of Chile", "country:CHL"},
		{"His Excellence Juan Roe, Prime Minister of Chile. . /", "Chile", "Juan Roe, Prime Minister of Chile", "country:CHL"},
		{"His Worship Juan Roe, Mayor of Santiago, Chile", "Chile", "Juan Roe, Mayor of Santiago, Chile", "country:CHL"},
		{"Juan Roe, Managing Director of Erewhon Trading", "Chile", "a person without public office", "country:CHL"},
		{"Mr. Juan Roe, Chairman and Managing Director, Republic of Chile", "Chile", "a person without public office", "country:CHL"},
		{"Mr. Juan Roe, Consultant for the Office of the President of Chile", "Chile", "a person without public office", "country:CHL"},
		{"Juan Roe, General Coordinator of the Center for Trade Unions, Chile", "Chile", "a person without public office", "country:CHL"},
		{"Sheikh Roe, Local Tribal Leader of Erewhon, Iraq", "Iraq", "a person without public office", "country:IRQ"},
		{"Colonel Juan Roe (Retired), Chile", "Chile", "a person without public office", "country:CHL"},
		{"General Juan Roe, Chief of Defense of Chile (Retired)", "Chile", "General Juan Roe, Chief of Defense of Chile (Retired)", "country:CHL"},
		{"Major General Juan Roe (rtd), National Security Advisor of Chile", "Chile", "Major General Juan Roe (rtd), National Security Advisor of Chile", "country:CHL"},
		{"Dr. Ana Roe, Prime Minister's Residence", "Nepal", "the spouse or a relative of an official", "country:NPL"},
		{"Ms. Ana Roe, Partner of the Prime Minister of Belgium", "Belgium", "the spouse or a relative of an official", "country:BEL"},
		{"Unknown", "", "", ""},
		{"Government of the Republic of Colombia", "Colombia", "Government of the Republic of Colombia", "country:COL"},
		{"Jane Doe", "Chile", "a donor whose office is not printed", "country:CHL"},
		{"Apostolic Nuncio to the Swiss Confederation", "France", "a donor whose office is not printed", "country:VAT"},
	} {
		if got := donorOf(test.text, test.guess, on); got.Name != test.name || string(got.State) != test.state {
			t.Errorf("%q is %q of %q, want %q of %q", test.text, got.Name, got.State, test.name, test.state)
		}
	}
}

// A row whose notice prints a wrong state has the state of the ruling.
func TestGiftStates(t *testing.T) {
	out := NewTables()
	b := giftBuilder{out: out, titles: map[string]int{}}
	b.add(noticeRow{key: "3617", document: "d", recipient: "The Honorable Jane Doe, Chief Justice", agency: "Supreme Court", donor: "President Hong, Constitutional Court of Korea, Democratic People's Republic of Korea", country: "North Korea", text: "Silk scarf. Rec'd--5/13/2009.", year: "2009"})
	if got := out.tables["gifts"].rows[0]["giverActor"]; got != "KOR" {
		t.Errorf("the judge is of %s, want KOR", got)
	}
}

// Who is no holder of an office is not named by a portrait either.
func TestPortraitOfRecipient(t *testing.T) {
	for recipient, want := range map[string]string{
		"White House Staff Member Doe, Jane":                        "framed pencil portrait of the recipient",
		"The Honorable Jane Doe, Secretary of State":                "framed pencil portrait of Jane Doe",
		"The Honorable Richard Roe, President of the United States": "framed pencil portrait of Jane Doe",
	} {
		out := NewTables()
		b := giftBuilder{out: out, titles: map[string]int{}}
		b.add(noticeRow{key: "1", document: "d", recipient: recipient, donor: "Unknown", text: "Framed pencil portrait of Jane Doe. Rec'd--5/13/2009.", year: "2009"})
		if got := out.tables["gifts"].rows[0]["object"]; got != want {
			t.Errorf("of %q it is a %q, want %q", recipient, got, want)
		}
	}
}

func TestGiftTitlesDiffer(t *testing.T) {
	out := NewTables()
	b := giftBuilder{out: out, titles: map[string]int{}}
	for i := range 3 {
		b.add(noticeRow{key: fmt.Sprint(i), document: "d", recipient: "An Agency Employee", donor: "Unknown", text: "Watch. Rec'd--5/13/2009.", year: "2009"})
	}
	seen := map[string]bool{}
	for _, row := range out.tables["gifts"].rows {
		if seen[row["title"]] {
			t.Errorf("two gifts are called %q", row["title"])
		}
		seen[row["title"]] = true
	}
}

func giftSeed() fstest.MapFS {
	files := visitSeed(nil)
	add := func(name, text string) { files[name] = &fstest.MapFile{Data: []byte(text)} }
	for _, name := range giftDatasets {
		add(datasets+"/"+name+"/source.yaml", "source:\n  id: source:"+name+"\n  kind: DATASET\n  title: T\n  publisher: P\n  language: en\n  licenseClass: OPEN\n")
	}
	add("links/pe-latam-trips.csv", "source,key,id,rule,checked_by\n")
	add("links/historyatstate-visits.csv", `source,key,id,rule,checked_by
source:historyatstate-visits,2,visit:prueba,x,editors
source:historyatstate-visits,6,visit:prueba,x,editors
source:historyatstate-visits,5,visit:lee,x,editors
`)
	const header = "key,title,object,category,giverName,giverActor,recipientName,recipientActor,givenOn,value\n"
	add(datasets+"/us-foreign-gifts-1999-2018/gifts.csv", header+`1,T,silver bowl,TABLEWARE,"Juan Prueba, President of Argentina",ARG,"Richard Roe, President of the United States",USA,2003-07-22,500
2,T,silver bowl,TABLEWARE,"Juan Prueba, President of Argentina",ARG,"Richard Roe, President of the United States",USA,2003-08-22,
3,T,silver bowl,TABLEWARE,"Juan Otro, Minister of Argentina",ARG,"Richard Roe, President of the United States",USA,2003-07-22,
4,T,watch,JEWELLERY,not disclosed,,an employee of the Agency,USA,2010-04-12,
5,T,vase,TABLEWARE,the spouse or a relative of an official,MEX,the First Family of the United States,USA,2003-07-22,
6,T,vase,TABLEWARE,the spouse or a relative of an official,MEX,the First Family of the United States,USA,2003-07-25,
7,T,vase,TABLEWARE,the spouse or a relative of an official,MEX,the First Lady of the United States,USA,2003-07-22,
`)
	add("links/historyatstate-travels.csv", `source,key,id,rule,checked_by
source:historyatstate-travels,90,visit:roe-mex,x,editors
source:historyatstate-travels,91,visit:doe-mex,x,editors
`)
	add(datasets+"/historyatstate-travels/visits.csv", `key,visitorName,capacity,from,host,startedOn,endedOn
90,Richard Roe,President of the United States,USA,MEX,2003-07-21,2003-07-23
91,Jane Doe,Secretary of State of the United States,USA,MEX,2003-07-21,2003-07-25
`)
	add(datasets+"/us-foreign-gifts-2018-2023/gifts.csv", header+`1,T,bowl,TABLEWARE,"Prueba Juan, President of Argentina",ARG,"Richard Roe, Secretary",USA,2003-07-22,500
2,T,bowl,TABLEWARE,"Prueba Juan, President of Argentina",ARG,"Jane Doe, Secretary",USA,2003-07-22,500
`)
	return files
}

func TestLinkGifts(t *testing.T) {
	corpus, err := ReadCorpus(giftSeed())
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, p := range append(linkGifts(corpus), linkGiftVisits(corpus)...) {
		got = append(got, p.Dataset[len("us-foreign-gifts-"):]+" "+p.Key+" "+string(p.ID)+" "+p.Rule)
	}
	want := []string{
		"1999-2018 1 gift:prueba-usa-2003-07-22-silver-bowl " + ruleGiftItself,
		"1999-2018 2 gift:prueba-usa-2003-08-22-silver-bowl " + ruleGiftItself,
		"1999-2018 3 gift:otro-usa-2003-07-22-silver-bowl " + ruleGiftItself,
		"1999-2018 4 gift:undisclosed-usa-2010-04-12-watch " + ruleGiftItself,
		"1999-2018 5 gift:mex-usa-2003-07-22-vase " + ruleGiftItself,
		"1999-2018 6 gift:mex-usa-2003-07-25-vase " + ruleGiftItself,
		"1999-2018 7 gift:mex-usa-2003-07-22-vase-2 " + ruleGiftItself,
		"2018-2023 1 gift:prueba-usa-2003-07-22-silver-bowl " + ruleGiftTwice,
		"2018-2023 2 gift:juan-usa-2003-07-22-bowl " + ruleGiftItself,
		"1999-2018 1#visit visit:prueba " + ruleGivenByVisitor,
		"1999-2018 5#visit visit:roe-mex " + ruleReceivedByFamily,
		"2018-2023 1#visit visit:prueba " + ruleGivenByVisitor,
		"2018-2023 2#visit visit:prueba " + ruleGivenByVisitor,
	}
	if !slices.Equal(got, want) {
		t.Errorf("the links are\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestSameNamed(t *testing.T) {
	for _, test := range []struct {
		a, b, capacity string
		want           bool
	}{
		{"Ivan Ivanov", "Ivan I. Ivanov", "President of Russia", true},
		{"Ivan Ivanov", "Ivanov", "President of Russia", false},
		{"King Abdullah II ibn Al Hussein", "Abdullah II", "King of Jordan", true},
		{"King Abdullah II ibn Al Hussein", "Hussein", "King of Jordan", false},
		{"Turki al Faisal", "Saud al-Faisal", "Prince of Saudi Arabia", false},
	} {
		if got := sameNamed(plainNameWords(test.a), plainNameWords(test.b), test.capacity); got != test.want {
			t.Errorf("%q and %q: %v, want %v", test.a, test.b, got, test.want)
		}
	}
}

func FuzzReadGiftText(f *testing.F) {
	f.Add("(1) Silver bowl. (2) Rug; Recd--May 1, 2001; Est. Value--$1,000.00; Archives.", "President and Mrs. Roe", "His Excellency X, King of Jordan")
	f.Add("Book: “a. b”. Rec'd--13/45/2001.", "Doe, J.--", "Mrs. , Spouse of")
	f.Fuzz(func(t *testing.T, text, recipient, donor string) {
		for _, part := range readGiftText(text, "2001") {
			if len(part.Objects) == 0 {
				t.Error("a part without objects")
			}
			for _, o := range part.Objects {
				if o.Object == "" || o.Category == "" {
					t.Errorf("an object %+v", o)
				}
			}
		}
		if r := recipientOf(recipient, "Peace Corps"); !r.Child && (r.Name == "" || r.Short == "") {
			t.Errorf("%q is nobody", recipient)
		}
		donorOf(donor, "Chile", models.MustDate("2001-05-01"))
	})
}
