package search

import (
	"encoding/binary"
	"iter"
)

// Texts are the words of all documents, text by text in their order, without
// the empty ones: what stands next to what.
//
// They are packed: for each document how many bytes follow, and for each text
// how many words it has and its class in one varint, and the number of each
// word as a varint. The [Sort] of a document is not among them.
type Texts struct {
	packed []byte
	starts []uint32 // of the documents, and the end
}

// classBits is how much of a varint says the class of a text.
const classBits = 2

func appendWordNumber(to []byte, number int) []byte { return binary.AppendUvarint(to, uint64(number)) }

func appendText(to []byte, class Class, length int, words []byte) []byte {
	return append(binary.AppendUvarint(to, uint64(length)<<classBits|uint64(class)), words...)
}

func appendTexts(to, texts []byte) []byte {
	return append(binary.AppendUvarint(to, uint64(len(texts))), texts...)
}

// Add adds the next documents, so many. What is damaged has no words.
func (t *Texts) Add(packed []byte, documents int) {
	if t.starts == nil {
		t.starts = append(t.starts, 0)
	}
	for range documents {
		length, size := binary.Uvarint(packed)
		if size <= 0 || length > uint64(len(packed)-size) {
			length, size, packed = 0, 0, nil
		}
		end := size + int(length)
		t.packed = append(t.packed, packed[size:end]...)
		t.starts = append(t.starts, uint32(len(t.packed)))
		packed = packed[end:]
	}
}

// of are the texts of a document. The words are good until the next text.
func (t *Texts) of(document int) iter.Seq2[Class, []int32] {
	return func(yield func(Class, []int32) bool) {
		if document+1 >= len(t.starts) {
			return
		}
		var room [64]int32
		at := t.packed[t.starts[document]:t.starts[document+1]]
		next := func() (uint64, bool) {
			value, size := binary.Uvarint(at)
			at = at[max(0, size):]
			return value, size > 0
		}
		for len(at) > 0 {
			head, ok := next()
			words := room[:0]
			for range min(head>>classBits, uint64(len(at))) {
				number, isNumber := next()
				ok = ok && isNumber
				words = append(words, int32(number))
			}
			if !ok || !yield(Class(head&(1<<classBits-1)), words) {
				return
			}
		}
	}
}
