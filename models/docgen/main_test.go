package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestTheGeneratedFileIsCurrent(t *testing.T) {
	want, err := generate("..")
	if err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile("../docs_gen.go")
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != string(want) {
		t.Fatal("models/docs_gen.go is stale; run go generate ./models")
	}
}

func TestWhatHasNoDocCommentIsNamed(t *testing.T) {
	dir := t.TempDir()
	code := "package models\n" +
		"type Dataset struct { Gifts []Gift }\n" +
		"type Gift struct { Title string }\n" +
		"// Date is a date.\ntype Date struct {\n// EDTF is its text.\nEDTF string\n}\n" +
		"// Fate is what became of it.\ntype Fate string\n" +
		"func (Fate) Values() []string { return []string{\"LOST\"} }\n"
	if err := os.WriteFile(filepath.Join(dir, "models.go"), []byte(code), 0o644); err != nil {
		t.Fatal(err)
	}
	_, err := generate(dir)
	if err == nil {
		t.Fatal("no error")
	}
	for _, name := range []string{"Gift ", "Gift.Title ", "Fate=LOST "} {
		if !strings.Contains(err.Error(), "models: "+name) {
			t.Errorf("%q is not named in %q", name, err)
		}
	}
	if strings.Contains(err.Error(), "Date") {
		t.Errorf("documented, and yet named: %q", err)
	}
}

func TestPlain(t *testing.T) {
	for _, c := range []struct{ name, doc, want string }{
		{"HostID", "HostID is the country\nvisited.\n", "The country visited."},
		{"AboutIDs", "AboutIDs are the entities.", "The entities."},
		{"Kind", "Kind says what sort it was.\n\nMore.", "Says what sort it was."},
		{"Possible", "Possible: it can be.", "It can be."},
		{"Stated", "Stated by the source.", "Stated by the source."},
		{"LicenseOpen", "LicenseOpen may be redistributed.", "May be redistributed."},
		{"Key", "", ""},
	} {
		if got := plain(c.name, c.doc); got != c.want {
			t.Errorf("plain(%q) = %q, want %q", c.doc, got, c.want)
		}
	}
}
