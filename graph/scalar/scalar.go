// Package scalar reads and writes GraphQL's built-in scalars as the dataset
// means them. An empty text is no value, so it is written as null; an Int
// has 32 bits; nothing is converted from another type.
//
// It stands apart from graph because the generated code, which graph imports,
// imports it.
package scalar

import (
	"encoding/json"
	"fmt"
	"io"
	"math"
	"strconv"

	"github.com/99designs/gqlgen/graphql"
)

// MarshalString writes a text, or null for an empty one. Every enumeration
// of models passes here too.
func MarshalString(s string) graphql.Marshaler {
	if s == "" {
		return graphql.Null
	}
	return graphql.MarshalString(s)
}

// UnmarshalString reads a text.
func UnmarshalString(v any) (string, error) {
	s, ok := v.(string)
	if !ok {
		return "", fmt.Errorf("a string is written in quotation marks")
	}
	return s, nil
}

// MarshalID writes an ID.
func MarshalID(id string) graphql.Marshaler { return MarshalString(id) }

// UnmarshalID reads an ID; the specification lets it be a number.
func UnmarshalID(v any) (string, error) {
	switch v := v.(type) {
	case json.Number:
		return v.String(), nil
	case int64:
		return strconv.FormatInt(v, 10), nil
	}
	return UnmarshalString(v)
}

// MarshalInt writes a whole number.
func MarshalInt(i int) graphql.Marshaler {
	return graphql.WriterFunc(func(w io.Writer) { _, _ = io.WriteString(w, strconv.Itoa(i)) })
}

// UnmarshalInt reads a whole number of 32 bits.
func UnmarshalInt(v any) (int, error) {
	f, err := UnmarshalFloat(v)
	if err != nil || f != math.Trunc(f) || f < math.MinInt32 || f > math.MaxInt32 {
		return 0, fmt.Errorf("an integer is a whole number of 32 bits")
	}
	return int(f), nil
}

// UnmarshalFloat reads a number.
func UnmarshalFloat(v any) (float64, error) {
	switch v := v.(type) {
	case json.Number:
		return v.Float64()
	case float64:
		return v, nil
	case int64:
		return float64(v), nil
	case int:
		return float64(v), nil
	}
	return 0, fmt.Errorf("a number is written without quotation marks")
}

// MarshalFloat writes a number, digit by digit unless it is longer than a
// float can tell: 7765708.31 and not 7.76570831e+06.
func MarshalFloat(f float64) graphql.Marshaler {
	const longest = 1e21
	if math.Abs(f) >= longest || f != 0 && math.Abs(f) < 1/longest {
		return graphql.MarshalFloat(f)
	}
	return graphql.WriterFunc(func(w io.Writer) { _, _ = io.WriteString(w, strconv.FormatFloat(f, 'f', -1, 64)) })
}
