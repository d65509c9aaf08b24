package seed

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"iter"
)

// csvRows gives the place and the cells of each row of a CSV file, the header
// first, and reports the rows that are none. The cells are good until the next row.
func csvRows(name string, content []byte, problems *Problems) iter.Seq2[position, []string] {
	return func(yield func(position, []string) bool) {
		reader := csv.NewReader(bytes.NewReader(content))
		reader.ReuseRecord = true
		for {
			cells, err := reader.Read()
			switch {
			case errors.Is(err, io.EOF):
				return
			case errors.Is(err, csv.ErrFieldCount): // the rows after it can be read
				problems.add(position{name, brokenLine(err)}, "the row has %d cells and the header %d; quote a cell that holds a comma", len(cells), reader.FieldsPerRecord)
				continue
			case err != nil:
				problems.add(position{name, brokenLine(err)}, "this is not CSV: %v; quote a cell that holds a quotation mark, and write the mark twice", errors.Unwrap(err))
				return
			}
			line, _ := reader.FieldPos(0)
			if !yield(position{name, line}, cells) {
				return
			}
		}
	}
}

// brokenLine is the line on which a row that cannot be read begins.
func brokenLine(err error) int {
	var broken *csv.ParseError
	if errors.As(err, &broken) {
		return broken.StartLine
	}
	return 1
}
