package seed

import (
	"iter"
	"strings"
)

// csvRows gives the place and the cells of each row of a CSV file (RFC 4180),
// the header first, and reports the rows that are none. The cells are parts of
// the content, without a copy where no quotation mark is doubled. The slice is
// good until the next row.
func csvRows(name, content string, problems *Problems) iter.Seq2[position, []string] {
	return func(yield func(position, []string) bool) {
		r := csvReader{rest: content, line: 1}
		columns := 0
		for r.rest != "" {
			at := position{name, r.line}
			cells, mistake := r.row()
			switch {
			case mistake != "":
				problems.add(at, "this is not CSV: %s; quote a cell that holds a quotation mark, and write the mark twice", mistake)
				return
			case cells == nil: // an empty line
			case columns > 0 && len(cells) != columns: // the rows after it can be read
				problems.add(at, "the row has %d cells and the header %d; quote a cell that holds a comma", len(cells), columns)
			default:
				columns = len(cells)
				if !yield(at, cells) {
					return
				}
			}
		}
	}
}

// A csvReader takes rows from the beginning of what is left.
type csvReader struct {
	rest  string
	line  int
	cells []string
}

// row takes one row, none of an empty line, or says what is wrong with it.
func (r *csvReader) row() (cells []string, mistake string) {
	r.cells = r.cells[:0]
	line, rest, _ := strings.Cut(r.rest, "\n")
	if strings.IndexByte(line, '"') >= 0 {
		return r.quotedRow()
	}
	r.rest, r.line = rest, r.line+1
	if line == "" {
		return nil, ""
	}
	for {
		cell, more, found := strings.Cut(line, ",")
		r.cells = append(r.cells, cell)
		if !found {
			return r.cells, ""
		}
		line = more
	}
}

// quotedRow takes a row that has quotation marks, and may have several lines.
func (r *csvReader) quotedRow() (cells []string, mistake string) {
	for {
		var last bool
		if strings.HasPrefix(r.rest, `"`) {
			last, mistake = r.quotedCell()
		} else {
			last, mistake = r.plainCell()
		}
		if mistake != "" {
			return nil, mistake
		}
		if last {
			return r.cells, ""
		}
	}
}

func (r *csvReader) plainCell() (last bool, mistake string) {
	end := strings.IndexAny(r.rest, ",\n")
	if end < 0 {
		end = len(r.rest)
	}
	cell := r.rest[:end]
	if strings.Contains(cell, `"`) {
		return false, `bare " in non-quoted-field`
	}
	return r.endCell(cell, end), ""
}

func (r *csvReader) quotedCell() (last bool, mistake string) {
	const wrong = `extraneous or missing " in quoted-field`
	doubled := false
	end := 1 // of what is read of the cell, behind the opening mark
	for {
		mark := strings.IndexByte(r.rest[end:], '"')
		if mark < 0 {
			return false, wrong
		}
		end += mark
		if !strings.HasPrefix(r.rest[end+1:], `"`) {
			break
		}
		doubled = true
		end += len(`""`)
	}
	cell := r.rest[1:end]
	r.line += strings.Count(cell, "\n")
	if doubled {
		cell = strings.ReplaceAll(cell, `""`, `"`)
	}
	end++ // the closing mark
	if end < len(r.rest) && r.rest[end] != ',' && r.rest[end] != '\n' {
		return false, wrong
	}
	return r.endCell(cell, end), ""
}

// endCell takes a cell that ends before a comma, a new line or nothing, and
// says whether it is the last of its row.
func (r *csvReader) endCell(cell string, end int) (last bool) {
	r.cells = append(r.cells, cell)
	last = end == len(r.rest) || r.rest[end] == '\n'
	r.rest = r.rest[min(end+1, len(r.rest)):]
	if last {
		r.line++
	}
	return last
}
