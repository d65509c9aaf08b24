package main

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"
)

// An object is a JSON object in its own order, which documents keep.
type object []member

type member struct {
	key   string
	value any
}

func (o object) get(key string) any {
	for _, m := range o {
		if m.key == key {
			return m.value
		}
	}
	return nil
}

// A cut stands in a list for the elements that a document leaves out.
type cut string

func isCut(value any) bool {
	_, is := value.(cut)
	return is
}

// parse reads JSON into object, []any, string, json.Number, bool and nil.
func parse(t *testing.T, text []byte) any {
	t.Helper()
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber()
	var value func() any
	next := func() json.Token {
		token, err := decoder.Token()
		if err != nil {
			t.Fatalf("%v in %.200s", err, text)
		}
		return token
	}
	value = func() any {
		switch token := next(); token {
		case json.Delim('{'):
			members := object{}
			for decoder.More() {
				key, _ := next().(string)
				members = append(members, member{key, value()})
			}
			next()
			return members
		case json.Delim('['):
			elements := []any{}
			for decoder.More() {
				elements = append(elements, value())
			}
			next()
			return elements
		default:
			return token
		}
	}
	return value()
}

// printWidth is the longest line that holds a whole object or list.
const printWidth = 120

// pretty writes JSON for people: what fits on a line stays on it.
func pretty(value any) string { return prettyAt(value, "", 0) }

// prettyAt writes a value within lines that begin with indent, behind used
// characters of its own line.
func prettyAt(value any, indent string, used int) string {
	opening, closing, names, values := parts(value)
	line := inline(value)
	if len(values) == 0 || !strings.Contains(line, "\n") && used+utf8.RuneCountInString(line) <= printWidth {
		return line
	}
	deeper := indent + "  "
	var text strings.Builder
	text.WriteString(opening)
	for i, v := range values {
		text.WriteString("\n" + deeper)
		if isCut(v) {
			text.WriteString("// " + string(v.(cut)))
			continue
		}
		text.WriteString(names[i] + prettyAt(v, deeper, len(deeper)+len(names[i])+len(",")))
		if i+1 < len(values) && !isCut(values[i+1]) {
			text.WriteString(",")
		}
	}
	return text.String() + "\n" + indent + closing
}

// inline writes a value on one line; a cut, which cannot stand on one, breaks it.
func inline(value any) string {
	opening, closing, names, values := parts(value)
	if opening == "" {
		return quote(value)
	}
	for i, v := range values {
		names[i] += inline(v)
	}
	return opening + strings.Join(names, ", ") + closing
}

// parts takes an object or list apart into what stands before each value and
// the values; anything else has none.
func parts(value any) (opening, closing string, names []string, values []any) {
	switch v := value.(type) {
	case object:
		for _, m := range v {
			names, values = append(names, quote(m.key)+": "), append(values, m.value)
		}
		return "{", "}", names, values
	case []any:
		return "[", "]", make([]string, len(v)), v
	}
	return "", "", nil, nil
}

func quote(value any) string {
	if isCut(value) {
		return "\n"
	}
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	_ = encoder.Encode(value) // a string, number, bool or null
	return strings.TrimSpace(text.String())
}
