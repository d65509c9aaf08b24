// Package bench measures the program on a dataset of the size of the whole.
//
//	make bench
//
// prints a table of a first start, of later starts and of a check, each in a
// process of its own, how long a cheap query waits while many clients ask slow
// ones, and then the benchmarks of reading, merging and
// building, and of the search of the embedded dataset beside that of SQLite. The
// dataset of the others is [Synthetic], unless a seed is named.
//
// What is claimed of speed comes from one run of this, as a ratio of two of
// its figures: other programs share the machine.
package bench
