package store

import (
	"encoding/base64"
	"encoding/json"
	"math"
	"strconv"
	"strings"

	"entente/models"
)

// cursorVersion is the form of a cursor; another form is refused.
const cursorVersion = "1"

// maxCursor bounds what is decoded, in bytes.
const maxCursor = 4096

// A cursor is a place in a list: after the entry with that key and ID, whether
// there is such an entry or not. So it stays good when the dataset changes.
type cursor struct {
	list string // the list and its order, such as "treaties SIGNED_ON DESC"
	key  string
	id   models.ID
}

func (c cursor) String() string {
	encoded, err := json.Marshal([]string{cursorVersion, c.list, c.key, string(c.id)})
	if err != nil {
		panic(err) // strings always encode
	}
	return base64.RawURLEncoding.EncodeToString(encoded)
}

// parseCursor reads a cursor that was made for the given list and order.
func parseCursor(argument, text, list string, numeric bool) (cursor, error) {
	var parts []string
	wrong := func() (cursor, error) {
		return cursor{}, wrongArgument([]string{argument}, "%q is not a cursor; take one from an edge's cursor or from pageInfo", clip(text))
	}
	if len(text) > maxCursor {
		return wrong()
	}
	decoded, err := base64.RawURLEncoding.DecodeString(text)
	if err != nil || json.Unmarshal(decoded, &parts) != nil || len(parts) != 4 || parts[0] != cursorVersion {
		return wrong()
	}
	if parts[1] != list {
		return cursor{}, wrongArgument([]string{argument}, "the cursor is of the list %s, and this is %s; a cursor is good for the list and order that gave it",
			describeList(clip(parts[1])), describeList(list))
	}
	if key, err := strconv.ParseFloat(parts[2], 64); numeric && (err != nil || math.IsNaN(key)) {
		return wrong()
	}
	return cursor{list: parts[1], key: parts[2], id: models.ID(parts[3])}, nil
}

// cursorListOf is the list that a cursor says it is of, "" for what is no cursor.
func cursorListOf(text string) string {
	var parts []string
	decoded, err := base64.RawURLEncoding.DecodeString(text)
	if len(text) > maxCursor || err != nil || json.Unmarshal(decoded, &parts) != nil || len(parts) != 4 {
		return ""
	}
	return parts[1]
}

// describeList says "treaties ordered by SIGNED_ON DESC".
func describeList(list string) string {
	name, order, _ := strings.Cut(list, " ")
	return name + " ordered by " + order
}
