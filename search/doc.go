// Package search finds documents by words: it takes texts apart into words,
// indexes them, and ranks what a query asks for.
//
//	index := search.NewBuilder()
//	index.Add(0, search.Document{Texts: []search.Text{{Class: search.Title, Text: "Treaty of Tordesillas"}}})
//	for term := range index.Terms() { … } // rows of a table: a word, how many documents have it, which
//
// All that decides a ranking is here and is pure: no SQL, no clock, no file.
// store keeps terms and documents in plain tables and hands them back, so
// that another database would rank the same.
//
// The way of a text: [Tokens] takes it apart and folds each word (lower case,
// no diacritics); [Builder] weighs each word of a document by BM25F (bm25.go)
// and packs the weights into postings (postings.go).
//
// The way of a query: [Parse] reads words and dates; [Plan] gives each word
// its forms: itself, its singular and plural, other spellings, completions of
// the last one, transliterations, the state or person that a name means
// (names.go), and, where nothing of that exists, the nearest words that do
// (spelling.go); [Rank] adds up the weights; [Highlighter] marks the words in
// the texts.
package search
