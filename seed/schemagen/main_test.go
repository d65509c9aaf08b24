package main

import (
	"os"
	"regexp"
	"testing"

	"entente/models"
)

func TestTheSchemasAreCurrent(t *testing.T) {
	for name, schema := range schemas() {
		want, err := encode(schema)
		if err != nil {
			t.Fatal(err)
		}
		got, err := os.ReadFile("../schema/" + name)
		if err != nil || string(got) != string(want) {
			t.Errorf("seed/schema/%s is stale (%v); run go generate ./seed", name, err)
		}
	}
}

// The pattern takes what ParseDate takes, and refuses what it refuses but for
// days that a month does not have.
func TestThePatternOfDates(t *testing.T) {
	pattern := regexp.MustCompile(dateForm("", "").get("anyOf").([]object)[0].get("pattern").(string))
	for _, s := range []string{
		"1961-07-06", "1961-07", "1961", "1961?", "1961-07~", "1961-07-06%", "196X", "19XX", "1961-XX", "1961-XX-XX", "1961-02-XX", "1961-21",
		"1995-09/1996-09", "1995?/1996~", "1961-07-06/..", "1961/", "../1961", "/1961-07",
		"", "61", "1XXX", "1961-7-6", "1961-13", "1961-00", "6 July 1961", "1961-07-06T10:00", "/", "../..", "..", "1961/1962/1963", "1961-07-06??", " 1961", "soon",
	} {
		d, err := models.ParseDate(s)
		if takes := pattern.MatchString(s); takes != (err == nil && d.IsKnown()) {
			t.Errorf("the pattern takes %q: %t; ParseDate: %v", s, takes, err)
		}
	}
	for _, s := range []string{"1961-02-30", "1961-06-31"} {
		if _, err := models.ParseDate(s); err == nil || !pattern.MatchString(s) {
			t.Errorf("%q is a day that the pattern lets pass and ParseDate does not", s)
		}
	}
}

func (o object) get(key string) any {
	for _, m := range o {
		if m.key == key {
			return m.value
		}
	}
	return nil
}

func TestEverythingInTheSchemasIsDescribed(t *testing.T) {
	for _, kind := range append(models.AllKinds(), models.KindOf("source")) {
		if models.TypeDoc(kind.Type.Name()) == "" {
			t.Errorf("%s has no description", kind.Name)
		}
		for _, field := range kind.Fields {
			if models.FieldDoc(kind.Type.Name(), field.GoName) == "" {
				t.Errorf("%s.%s has no description", kind.Name, field.Name)
			}
		}
	}
}
