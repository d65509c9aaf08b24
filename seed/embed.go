package seed

import "embed"

// Files is the dataset as it was when the program was built.
//
//go:embed all:sources all:links all:decisions
var Files embed.FS
