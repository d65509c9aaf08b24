// Package models is the vocabulary of Entente: states and organizations,
// leaders and the offices they held, treaties and their parties, visits,
// gifts, and what people said of them; and beside each fact the sources that
// state it.
//
// It imports nothing of ours. Every other room speaks in these words: seed
// reads files into a [Dataset], store writes a Dataset into SQLite and reads
// it back, graph serves it, export writes it out.
//
// A struct here is one flat row. One field of it is at once a column of
// SQLite, a key of the seed's YAML, a column of a CSV file and a field of the
// GraphQL API, and [Kinds] describes all of them, so that the rooms need no
// list of fields of their own:
//
//	kind := models.KindOf("treaty")
//	field := kind.Field("signedOn")
//	field.Get(&treaty) // "1961-07-06"
//
// The tags say what a type cannot say:
//
//	yaml      the key in seed files, the field's name everywhere outside Go
//	ref       the kinds of entity that an ID may name
//	merge     "wording": another wording is no contradiction
//	basis     the basis of a value whose file says nothing (default STATED)
//	key       the field identifies a row of a list within its entity
//	open      an end that may be stated as still open ("..")
//	need      "yes": an entity without it is incomplete
package models

//go:generate go run ./docgen
