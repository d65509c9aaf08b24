package store

import (
	"encoding/base64"
	"errors"
	"path/filepath"
	"testing"
	"unicode/utf8"

	"entente/models"
)

// FuzzCursor: whatever stands in a cursor, the list answers with a page or
// with a short error that names the argument.
func FuzzCursor(f *testing.F) {
	raw := func(text string) string { return base64.RawURLEncoding.EncodeToString([]byte(text)) }
	for _, text := range []string{
		"", "nonsense", "é", "AAA=",
		cursor{"treaties SIGNED_ON DESC", "1961-07-06", "treaty:a"}.String(),
		cursor{"treaties SIGNED_ON DESC", lastText + "\x00\u202e", ""}.String(),
		cursor{"treaties SIGNED_ON ASC", "", ""}.String(),
		cursor{"gifts VALUE ASC", "12.5", "gift:a"}.String(),
		cursor{"gifts VALUE ASC", "Inf", "gift:a"}.String(),
		cursor{"gifts VALUE ASC", "NaN", "gift:a"}.String(),
		cursor{"gifts VALUE ASC", "a car", "gift:a"}.String(),
		raw(`["2","treaties SIGNED_ON DESC","1961-07-06","treaty:a"]`), raw(`["1","treaties SIGNED_ON DESC"]`),
		raw(`["1",2,3,4]`), raw(`{}`), raw(`null`), raw(`["1","treaties SIGNED_ON DESC","` + "\xff" + `","x"]`),
	} {
		f.Add(text)
	}
	db := build(f, filepath.Join(f.TempDir(), "x"), example())
	byValue := &models.GiftOrder{Field: models.GiftOrderFieldValue, Direction: models.OrderDirectionAsc}
	f.Fuzz(func(t *testing.T, text string) {
		for argument, page := range map[string]Page{"after": {After: &text}, "before": {Before: &text}} {
			_, ofTreaties := db.Treaties.Page(t.Context(), nil, nil, page)
			_, ofGifts := db.Gifts.Page(t.Context(), nil, byValue, page)
			if ofTreaties == nil && ofGifts == nil {
				t.Errorf("%q is a cursor of two lists", text)
			}
			for _, err := range []error{ofTreaties, ofGifts} {
				wrong := (*ArgumentError)(nil)
				switch {
				case err == nil:
				case !errors.As(err, &wrong):
					t.Errorf("%q: %v", text, err)
				case len(wrong.Argument) != 1 || wrong.Argument[0] != argument || len(wrong.Message) > 500 || !utf8.ValidString(wrong.Message):
					t.Errorf("%q: %v: %q", text, wrong.Argument, wrong.Message)
				}
			}
		}
	})
}

// A key that is no number, NaN included, is in no place of an order of numbers.
func TestCursorsOfNumbers(t *testing.T) {
	for key, good := range map[string]bool{"12.5": true, "-1e3": true, "Inf": true, "-Inf": true, "NaN": false, "": false, "1961-07-06": false} {
		if _, err := parseCursor("after", cursor{"gifts VALUE ASC", key, "gift:a"}.String(), "gifts VALUE ASC", true); (err == nil) != good {
			t.Errorf("the key %q: %v", key, err)
		}
	}
}
