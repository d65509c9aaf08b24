// Package ingest brings bulk sources into the seed. An [Importer] turns the raw
// download of one upstream into the tables of seed/sources/datasets/<name>/; a
// [Linker] proposes which record of which source is which entity.
//
//	entente import uk-treaties-fcdo ~/Downloads/uk-treaties
//	entente link treaty
//
// Importers are pure: the same download gives the same bytes, whatever the
// seed holds. They carry facts over and leave prose behind, in the columns of
// our own vocabulary. What an upstream calls a state goes through one table,
// states.csv, which parts what upstreams fold together (the Soviet Union is
// not Russia, whatever number they share). Who a printed name means, and which
// records of several upstreams are one treaty, importers do not say: that is
// decided by rows of seed/links/, which linkers propose and people commit.
//
// The source.yaml beside the tables is written by hand: it says what the
// upstream is, on what terms, up to when it observed, and what is wrong with it.
package ingest
