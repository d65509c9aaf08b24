// Package seed reads the dataset's files, merges what they state and checks
// it. It is pure: files in, a [models.Dataset] and a list of [Problem]s out.
//
//	ds, problems := seed.Load(seed.Files)
//
// The form is source-centred. A file under sources/ names one source and then
// the facts that it states, so that every fact is cited by where it stands:
//
//	source:
//	  id: source:pravda-1961-07-07-treaty
//	  ...
//	treaties:
//	  - id: dprk-ussr-friendship-1961
//	    signedOn: 1961-07-06
//
// Several files may speak of one entity. Each value that one of them gives is
// a statement; [resolve] chooses among the statements for one field, and all
// of them stay as citations with a standing. links/ says which record of a
// bulk source is which entity, decisions/ holds the curators' rulings. See
// docs/editing.md for the form and docs/provenance.md for the rules of merging.
package seed

//go:generate go run ./schemagen
