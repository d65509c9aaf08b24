package scalar_test

import (
	"encoding/json"
	"strings"
	"testing"

	"entente/graph/scalar"
)

func TestInt(t *testing.T) {
	for _, v := range []any{json.Number("2147483647"), json.Number("-2147483648"), int64(0), json.Number("25")} {
		if _, err := scalar.UnmarshalInt(v); err != nil {
			t.Errorf("%v (%T): %v", v, v, err)
		}
	}
	for _, v := range []any{
		json.Number("2147483648"), json.Number("-2147483649"), json.Number("1.5"), json.Number("1e400"),
		int64(1 << 40), "1", true, nil,
		[]any{json.Number("1")},
	} {
		if got, err := scalar.UnmarshalInt(v); err == nil {
			t.Errorf("%v (%T) is read as %d", v, v, got)
		}
	}
}

func TestFloat(t *testing.T) {
	if got, err := scalar.UnmarshalFloat(json.Number("1.5")); err != nil || got != 1.5 {
		t.Errorf("1.5 is read as %v, %v", got, err)
	}
	for _, v := range []any{"1.5", true, json.Number("1e400"), nil} {
		if got, err := scalar.UnmarshalFloat(v); err == nil {
			t.Errorf("%v (%T) is read as %v", v, v, got)
		}
	}
	for f, want := range map[float64]string{0: "0", 7765708.31: "7765708.31", 1200.5: "1200.5", -0.25: "-0.25", 1e300: "1e+300"} {
		var b strings.Builder
		if scalar.MarshalFloat(f).MarshalGQL(&b); b.String() != want {
			t.Errorf("%v is written as %s, want %s", f, b.String(), want)
		}
	}
}

func TestString(t *testing.T) {
	for _, v := range []any{json.Number("1"), true, nil, []any{"a"}} {
		if got, err := scalar.UnmarshalString(v); err == nil {
			t.Errorf("%v (%T) is read as %q", v, v, got)
		}
	}
	var b strings.Builder
	for _, s := range []string{"", `"Aurus" & <tea set>`, "Путин\n"} {
		scalar.MarshalString(s).MarshalGQL(&b)
		b.WriteByte(' ')
	}
	if want := `null "\"Aurus\" & <tea set>" "Путин\n" `; b.String() != want {
		t.Errorf("written as %s, want %s", b.String(), want)
	}
}

// The specification lets an ID be a number.
func TestID(t *testing.T) {
	for _, v := range []any{"42", json.Number("42"), int64(42)} {
		if got, err := scalar.UnmarshalID(v); err != nil || got != "42" {
			t.Errorf("%v (%T) is read as %q, %v", v, v, got, err)
		}
	}
	if got, err := scalar.UnmarshalID(1.5); err == nil {
		t.Errorf("1.5 is read as %q", got)
	}
}
