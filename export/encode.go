package export

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"reflect"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// separator parts the members of a set in a cell.
const separator = "|"

// CSV writes the table's CSV file.
func (t *Table) CSV(w io.Writer) error {
	out := csv.NewWriter(w)
	record := make([]string, len(t.Columns))
	for i, column := range t.Columns {
		record[i] = column.Name
	}
	if err := out.Write(record); err != nil {
		return err
	}
	err := t.each(func(cells []any) error {
		for i, cell := range cells {
			switch record[i] = text(cell); cell.(type) {
			case string, []string:
				record[i] = guard(record[i])
			}
		}
		return out.Write(record)
	})
	out.Flush()
	return errors.Join(err, out.Error())
}

// JSONLines writes the table's file of JSON Lines: an object a line, its keys
// those of the columns, all of them and in their order.
func (t *Table) JSONLines(w io.Writer) error {
	var line bytes.Buffer
	values := json.NewEncoder(&line)
	values.SetEscapeHTML(false) // no line goes into a web page unescaped
	return t.each(func(cells []any) error {
		line.Reset()
		before := `{"`
		for i, cell := range cells {
			line.WriteString(before + t.Columns[i].Name + `":`)
			before = `,"`
			if err := values.Encode(cell); err != nil {
				return fmt.Errorf("%s of %s: %w", t.Columns[i].Name, text(cells[0]), err)
			}
			line.Truncate(line.Len() - 1) // the encoder ends each value's line
		}
		line.WriteString("}\n")
		_, err := w.Write(line.Bytes())
		return err
	})
}

// each gives the cells of one row after another, in the same slice.
func (t *Table) each(write func(cells []any) error) error {
	cells := make([]any, len(t.Columns))
	for row, err := range t.rows {
		if err != nil {
			return err
		}
		for i, column := range t.Columns {
			if cells[i], err = clean(column.get(row)); err != nil {
				return fmt.Errorf("%s%s of %s in %s %w", t.origin(row), column.Name, text(cells[0]), t.Name, err)
			}
		}
		if err := write(cells); err != nil {
			return err
		}
	}
	return nil
}

// origin is the file and line where to correct a row, as a compiler puts them
// before an error, "" where it has none.
func (t *Table) origin(row reflect.Value) string {
	file, line := t.Columns[len(t.Columns)-2], t.Columns[len(t.Columns)-1]
	if file.Name != "edit_file" {
		return ""
	}
	return fmt.Sprintf("%s:%s: ", text(file.get(row)), text(line.get(row)))
}

// text is a cell in letters, "" for none.
func text(cell any) string {
	switch cell := cell.(type) {
	case nil:
		return ""
	case string:
		return cell
	case []string:
		return strings.Join(cell, separator)
	}
	return fmt.Sprint(cell)
}

// clean makes line ends LF and refuses what no text of ours holds.
func clean(cell any) (any, error) {
	switch cell := cell.(type) {
	case string:
		return cleanText(cell)
	case []string:
		for _, member := range cell {
			if _, err := cleanText(member); err != nil {
				return nil, err
			}
			if member == "" || strings.Contains(member, separator) {
				return nil, fmt.Errorf("has the member %q, which cannot stand among others parted by %q", member, separator)
			}
		}
	}
	return cell, nil
}

var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n")

func cleanText(s string) (string, error) {
	if !utf8.ValidString(s) {
		return "", errors.New("is not valid UTF-8")
	}
	s = lineEnds.Replace(s)
	for _, r := range s {
		if unicode.IsControl(r) && r != '\n' && r != '\t' {
			return "", fmt.Errorf("holds the control character %U", r)
		}
	}
	return s, nil
}

// formulas are the characters, in half and full width, at which a spreadsheet
// takes a cell for a formula and runs it.
const formulas = "=+-@＝＋－＠"

// guard puts an apostrophe before a text that a spreadsheet would run, be it
// behind spaces or apostrophes of its own (https://owasp.org/www-community/attacks/CSV_Injection).
// Who reads the file takes one apostrophe away from a text that begins with
// apostrophes or spaces and then one of these. A negative number stays one,
// also as the value of a citation.
func guard(s string) string {
	if isFormula(s) {
		return "'" + s
	}
	return s
}

var negative = regexp.MustCompile(`^-[0-9]+(\.[0-9]+)?$`)

func isFormula(s string) bool {
	rest := strings.TrimLeft(s, "' \t\n")
	first, size := utf8.DecodeRuneInString(rest)
	return size > 0 && strings.ContainsRune(formulas, first) && !negative.MatchString(s)
}
