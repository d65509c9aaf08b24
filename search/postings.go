package search

import (
	"encoding/binary"
	"iter"
)

// Postings say which documents have a term and how much it weighs in each: for
// each document, in rising order, its distance from the one before as a
// varint, and the weight as one byte; see [impact].
type Postings []byte

// appendPosting adds a document after last, -1 for none.
func appendPosting(p []byte, last, document int, impact byte) []byte {
	return append(binary.AppendUvarint(p, uint64(document-last)), impact)
}

// All are the documents with their weights. What is damaged ends them.
func (p Postings) All() iter.Seq2[int, byte] {
	return func(yield func(int, byte) bool) {
		document := -1
		for at := 0; at < len(p); at++ {
			distance, size := uint64(p[at]), 1
			if distance >= 0x80 {
				distance, size = binary.Uvarint(p[at:])
			}
			at += size
			if size <= 0 || distance == 0 || at >= len(p) {
				return
			}
			document += int(distance)
			if !yield(document, p[at]) {
				return
			}
		}
	}
}
