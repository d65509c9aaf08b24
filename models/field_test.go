package models

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// eachField runs a test for every field of every kind, sources among them.
func eachField(t *testing.T, test func(t *testing.T, kind *Kind, field *Field)) {
	t.Helper()
	for _, kind := range append(AllKinds(), sourceKind) {
		for _, field := range kind.Fields {
			t.Run(kind.Name+"."+field.Name, func(t *testing.T) { test(t, kind, field) })
		}
	}
}

// draw gives what a file may give for a field, none of it empty.
func draw(t *rapid.T, field *Field) string {
	switch field.Form {
	case FormDate:
		return vaguer(t, days().Draw(t, "day")).EDTF
	case FormEnum, FormEnums:
		return rapid.SampledFrom(field.Enum).Draw(t, "value")
	case FormRef, FormRefs:
		slug := rapid.StringMatching(`[A-Za-z0-9]{1,9}(-[a-z0-9]{1,9}){0,2}`).Draw(t, "slug")
		return string(NewID(rapid.SampledFrom(field.Kinds).Draw(t, "kind"), slug))
	case FormNumber:
		return rapid.StringMatching(`-?[1-9][0-9]{0,5}(\.[0-9]{0,2}[1-9])?`).Draw(t, "number")
	case FormInt:
		return rapid.StringMatching(`-?[1-9][0-9]{0,8}`).Draw(t, "integer")
	case FormBool:
		return "true"
	}
	if field.Pattern != "" {
		return rapid.StringMatching(field.Pattern).Draw(t, "text of its form")
	}
	return rapid.StringMatching(`[^\s\pC\pZ](.{0,20}[^\s\pC\pZ])?`).Draw(t, "text")
}

func TestFieldsComeBackAsTheyWentIn(t *testing.T) {
	eachField(t, func(t *testing.T, kind *Kind, field *Field) {
		rapid.Check(t, func(t *rapid.T) {
			row := kind.New(Identity{ID: "a:b"}, "c:d")
			if got := field.Get(row); got != "" {
				t.Fatalf("an empty row has %q", got)
			}
			raw := draw(t, field)
			value, err := field.Canonical(raw)
			if err != nil {
				t.Fatalf("%q is refused: %v", raw, err)
			}
			if again, err := field.Canonical("  " + value + "\t"); err != nil || again != value {
				t.Fatalf("%q is canonical as %q, %v", value, again, err)
			}
			if field.IsSet() {
				value = strings.Join([]string{value, value}, " ")
			}
			if err := field.Set(row, value); err != nil {
				t.Fatal(err)
			}
			if got := field.Get(row); got != value {
				t.Fatalf("%q went in, %q came back", value, got)
			}
			if id := row.(Node).Self(); id != "a:b" || kind.Parent != nil && kind.ParentID(row) != "c:d" {
				t.Fatalf("its identity became %s", id)
			}
			for _, other := range kind.Fields {
				if other != field && other.Get(row) != "" {
					t.Fatalf("it went into %s too", other.Name)
				}
			}
		})
	})
}

func TestFieldsRefuseWhatIsNotOfTheirForm(t *testing.T) {
	for _, c := range []struct{ kind, field, raw, why string }{
		{"treaty", "signedOn", "6 July 1961", "write it as 1961-07-06"},
		{"treaty", "signedOn", "..", "signedOn is no end"},
		{"treaty", "kinds", "DEFENSE_PACT", "did you mean DEFENCE_PACT?"},
		{"treaty", "kinds", "defence_pact", "did you mean DEFENCE_PACT?"},
		{"treaty", "wikidataId", "423", "write it as Q423"},
		{"treaty", "duration", "ten years", "write it as P10Y"},
		{"text", "url", "www.un.org", "write it as https://"},
		{"text", "language", "English", "write it as en"},
		{"party", "actor", "leader:kim-il-sung", "is no country or organization"},
		{"party", "actor", "P R K", "IDs look like"},
		{"party", "actor", "contry:PRK", "did you mean country?"},
		{"country", "alpha3", "PK", "write it as PRK"},
		{"country", "numeric", "8", `write it as "408"`},
		{"country", "latitude", "39,03", "is not a number"},
		{"country", "latitude", "NaN", "is not a number"},
		{"country", "latitude", "Inf", "is not a number"},
		{"country", "latitude", "1e999", "is not a number"},
		{"country-name", "official", "yes", "neither true nor false"},
		{"gift", "quantity", "1.5", "not a whole number"},
		{"gift", "quantity", "3000000000", "not a whole number"},
		{"gift", "currency", "roubles", "write it as RUB"},
		{"visit", "yearsSinceLast", "twenty", "not a whole number"},
	} {
		value, err := KindOf(c.kind).Field(c.field).Canonical(c.raw)
		if err == nil || !strings.Contains(err.Error(), c.why) {
			t.Errorf("%s.%s: %q is read as %q, %v; want %q", c.kind, c.field, c.raw, value, err, c.why)
		}
	}
}

// A stated "false" is read as "false" and weighs among the sources; a row has
// no way to tell it from silence.
func TestFalseIsSilent(t *testing.T) {
	name, official := &CountryName{Official: true}, KindOf("country-name").Field("official")
	if value, err := official.Canonical("false"); value != "false" || err != nil {
		t.Errorf("false is read as %q, %v", value, err)
	}
	if err := official.Set(name, "false"); err != nil || official.Get(name) != "" || name.Official {
		t.Errorf("false is set as %t, %v", name.Official, err)
	}
}

func TestCanonicalValues(t *testing.T) {
	for _, c := range []struct{ kind, field, raw, want string }{
		{"party", "actor", " PRK ", "country:PRK"}, // the first of the kinds
		{"party", "actor", "organization:un", "organization:un"},
		{"claim", "speaker", "kim-jong-un", "leader:kim-jong-un"},
		{"country", "latitude", "39.030", "39.03"},
		{"country", "latitude", "1e1", "10"},
		{"gift", "quantity", "+02", "2"},
		{"treaty", "terminatedOn", "..", ".."},
		{"treaty", "title", "  A treaty\n", "A treaty"},
		{"country", "numeric", "036", "036"},
		{"treaty", "signedOn", "", ""},
	} {
		if value, err := KindOf(c.kind).Field(c.field).Canonical(c.raw); err != nil || value != c.want {
			t.Errorf("%s.%s: %q is read as %q, %v; want %q", c.kind, c.field, c.raw, value, err, c.want)
		}
	}
}
