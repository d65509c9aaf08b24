// Package store keeps the dataset in SQLite and answers questions about it.
// It is the only room that speaks SQL.
//
// The database is a build product: the truth lies in the seed's files.
// [Prepare] looks for a file that bears the key of the seed's content, the
// tables' shape and [builder]; where there is none it writes one into a
// temporary file and renames that into place. From then on the file is only
// read: no migration, no hook, no lock, nobody to change a fact over the
// network.
//
//	db, err := store.Prepare(ctx, store.Options{Revision: revision, Load: load})
//	...
//	page, err := db.Treaties.Page(ctx, &models.TreatyWhere{PartiesAll: []string{"PRK", "SUN"}}, nil, store.Page{})
//
// A question is asked for many entities at once, and is one statement however
// many they are: [Get] by ID, [Rows] of lists, [Store.Citations], and each
// [List] with [List.Of], which gives one page for each parent. So a loader
// that gathers the IDs of one level of a query costs one statement a level.
//
// A list is declared once, in a file named after it: its filters, its orders
// and what it can hang on, a line each. list.go and page.go do the rest.
package store
