package store

import (
	"fmt"
	"strings"
)

// lastText sorts after every other text, so that what is unknown comes last.
const lastText = "'\U0010FFFF'"

// An order is a way to sort a list: an expression over the row e for each
// direction, in which an unknown value is the last. Both are indexed, so that a
// page begins anywhere without reading what comes before it, but for counted
// orders, which are of few rows and are computed row by row. Ties are broken by
// the ID: rows are written in the order of their IDs, and every index ends with
// the number of the row.
type order struct {
	up, down string
	numeric  bool
	counted  bool // when asked, by no index
	dated    bool // the keys are days
}

// byDate orders by the first day that a date can mean; the column is the
// date's, such as signed_on.
func byDate(column string) order {
	return order{up: fmt.Sprintf("ifnull(e.%s_earliest, %s)", column, lastText), down: fmt.Sprintf("ifnull(e.%s_earliest, '')", column), dated: true}
}

// byText orders by a column of text that every row has, byte by byte.
func byText(column string) order { return order{up: "e." + column, down: "e." + column} }

// byKnown orders by a column of text that a row may lack, byte by byte.
func byKnown(column string) order {
	return order{up: fmt.Sprintf("ifnull(e.%s, %s)", column, lastText), down: fmt.Sprintf("ifnull(e.%s, '')", column)}
}

// byCount orders by a column of numbers that every row has.
func byCount(column string) order {
	return order{up: "e." + column, down: "e." + column, numeric: true}
}

// byRowsOf orders a list of few entries by how many rows a query finds for e.
func byRowsOf(from string) order {
	count := "(SELECT count(*) FROM " + from + ")"
	return order{up: count, down: count, numeric: true, counted: true}
}

// byNumber orders by a column of numbers.
func byNumber(column string) order {
	return order{up: fmt.Sprintf("ifnull(e.%s, 9e999)", column), down: fmt.Sprintf("ifnull(e.%s, -9e999)", column), numeric: true}
}

// key is the expression for a direction.
func (o order) key(descending bool) string {
	if descending {
		return o.down
	}
	return o.up
}

// ofColumn is an expression as an index has it, without the row's name.
func ofColumn(expression string) string { return strings.ReplaceAll(expression, "e.", "") }
