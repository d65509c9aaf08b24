package store

import (
	"encoding/base64"
	"encoding/json"
	"math"
	"slices"
	"strconv"
	"strings"

	"entente/models"
)

// cursorVersion is the form of a cursor; another form is refused.
const cursorVersion = "2"

// maxCursor bounds what is decoded, in bytes.
const maxCursor = 4096

// A cursor is a place in a list: after the entry with that key and ID, whether
// there is such an entry or not. So it stays good when the dataset changes, and
// for another filter of the same list.
type cursor struct {
	list string // the list and its order, such as "treaties SIGNED_ON DESC"
	of   string // on what the list hangs, such as country:PRK; "" for a list of the whole dataset
	key  string
	id   models.ID
}

func (c cursor) String() string {
	encoded, err := json.Marshal([]string{cursorVersion, c.list, c.of, c.key, string(c.id)})
	if err != nil {
		panic(err) // strings always encode
	}
	return base64.RawURLEncoding.EncodeToString(encoded)
}

// decodeCursor reads what [cursor.String] wrote, and nothing else: what is like
// it, such as null for a text, is no cursor.
func decodeCursor(text string) (c cursor, ok bool) {
	var parts []string
	decoded, err := base64.RawURLEncoding.DecodeString(text)
	const members = 5
	if len(text) > maxCursor || err != nil || json.Unmarshal(decoded, &parts) != nil || len(parts) != members {
		return cursor{}, false
	}
	c = cursor{list: parts[1], of: parts[2], key: parts[3], id: models.ID(parts[4])}
	return c, c.String() == text && models.KindOf(c.id.Kind()) != nil
}

// parseCursor reads a cursor that was made for a list, on one thing that it
// hangs on, in an order.
func parseCursor(argument, text, list, of string, order order) (cursor, error) {
	c, ok := decodeCursor(text)
	switch {
	case !ok:
		return cursor{}, wrongArgument([]string{argument}, "%q is not a cursor; take one from an edge's cursor or from pageInfo", clip(text))
	case c.list != list || c.of != of:
		return cursor{}, wrongArgument([]string{argument}, "the cursor is of the list %s, and this is %s; a cursor is good for the list and order that gave it",
			describeList(clip(c.list), clip(c.of)), describeList(list, of))
	case !order.has(c.key):
		return cursor{}, wrongArgument([]string{argument}, "%q is not a cursor: the list %s has no place %q; take one from an edge's cursor or from pageInfo",
			clip(text), describeList(list, of), clip(c.key))
	}
	return c, nil
}

// has says whether a key can be one of the order's.
func (o order) has(key string) bool {
	switch {
	case o.numeric:
		number, err := strconv.ParseFloat(key, 64)
		return err == nil && !math.IsNaN(number)
	case o.dated && key != "" && key != strings.Trim(lastText, "'"):
		_, err := models.ParseDay(key)
		return err == nil
	}
	return true
}

// describeList says "treaties of country:PRK ordered by SIGNED_ON DESC".
func describeList(list, of string) string {
	name, order, _ := strings.Cut(list, " ")
	if of != "" {
		name += " of " + of
	}
	return name + " ordered by " + order
}

// pairOf names a relation, whichever of the two is first, for the cursors of
// its lists.
func pairOf(r *models.Relation) string {
	pair := r.Between
	slices.Sort(pair[:])
	return string(pair[0]) + " and " + string(pair[1])
}
