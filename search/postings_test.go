package search

import (
	"testing"

	"pgregory.net/rapid"
)

func TestPostingsComeBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		type posting struct {
			document int
			impact   byte
		}
		var want []posting
		var packed []byte
		last := -1
		for range rapid.IntRange(0, 30).Draw(t, "count") {
			next := posting{last + rapid.IntRange(1, 1<<22).Draw(t, "distance"), rapid.Byte().Draw(t, "impact")}
			packed = appendPosting(packed, last, next.document, next.impact)
			last, want = next.document, append(want, next)
		}
		var got []posting
		for document, impact := range Postings(packed).All() {
			got = append(got, posting{document, impact})
		}
		if len(got) != len(want) {
			t.Fatalf("%d of %d", len(got), len(want))
		}
		for i := range got {
			if got[i] != want[i] {
				t.Fatalf("%d: %v, want %v", i, got[i], want[i])
			}
		}
	})
}

// A file that somebody changed must not take the server down.
func FuzzPostings(f *testing.F) {
	f.Add([]byte{1, 5, 0x80, 0x01, 9})
	f.Add([]byte{0xff, 0xff, 0xff})
	f.Fuzz(func(t *testing.T, packed []byte) {
		last, n := -1, 0
		for document := range Postings(packed).All() {
			if document <= last {
				t.Fatalf("%v: %d after %d", packed, document, last)
			}
			last, n = document, n+1
			if n > len(packed) {
				t.Fatalf("%v: more documents than bytes", packed)
			}
		}
	})
}
