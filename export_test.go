package main

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"entente/models"
)

// In this seed all that only closed sources tell holds the word hush: their
// own titles, entities, rows, values, places and rulings.
var hushed = map[string]string{
	"sources/open.yaml": `source: {id: atlas, kind: REFERENCE, title: Atlas, publisher: Atlas, language: en, licenseClass: OPEN, publishedOn: 2024, country: hushland}
countries:
  - {id: arcadia, name: Arcadia, kind: STATE}
  - {id: utopia, name: Utopia, kind: STATE}
treaties:
  - id: arcadia-utopia
    title: Treaty of Arcadia and Utopia
    signedOn: 1961-07-06
    parties: [{actor: arcadia}, {actor: utopia}, {actor: hushland}]
    signatories: [{actor: arcadia, leader: hush-doe}, {actor: utopia, name: Jane Roe}]
  - id: nameless
    kinds: [DEFENCE_PACT]
    parties: [{actor: arcadia}, {actor: utopia}]
visits:
  - {id: roe-arcadia, title: Visit of Jane Roe, visitor: hush-doe, visitorName: Jane Roe, from: utopia, host: arcadia, startedOn: 1961-07-05}
  - {id: doe-utopia, title: Visit of somebody, visitor: hush-doe, from: arcadia, host: utopia}
gifts:
  - {id: vase, title: Vase, category: TABLEWARE, giverName: Jane Roe, recipient: hush-doe, visit: doe-utopia, value: 100, currency: USD}
claims:
  - {id: roe-speaks, kind: STATEMENT, speakerName: Jane Roe, summary: Jane Roe speaks of the treaty., about: ["treaty:arcadia-utopia", "gift:hush-box"]}
`,
	"sources/second.yaml": `source: {id: almanac, kind: REFERENCE, title: Almanac, publisher: Almanac, language: en, licenseClass: OPEN, publishedOn: 2023}
treaties:
  - {id: arcadia-utopia, signedOn: 1961-07-11, not: {parties: [{actor: utopia}]}}
`,
	"sources/closed.yaml": `source: {id: hush-herald, kind: TREATY_TEXT, title: Hush Herald, publisher: Hush, language: en, licenseClass: FACTS_ONLY, publishedOn: 2025}
countries:
  - {id: hushland, name: Hushland, kind: STATE}
  - {id: arcadia, capital: Hush City, unknown: [region], locator: hush page}
leaders:
  - {id: hush-doe, name: John Hush, tenures: [{key: hush-king, country: arcadia, office: Hush King, role: HEAD_OF_STATE}]}
treaties:
  - {id: arcadia-utopia, signedOn: 1961-07-07, shortTitle: Hush Treaty, provisions: [{article: "1", obligation: DEFENCE, summary: Hush clause.}]}
  - {id: nameless, title: Hush pact, derived: {title: hush rule}}
gifts:
  - {id: vase, currency: EUR, fate: Hush attic}
  - {id: hush-box, title: Hush box, category: OTHER}
`,
	"links/changes.csv": "id,to,change,reason\ntreaty:hush-old,,WITHDRAWN,hush\nleader:hush-deer,leader:hush-doe,RENAMED,hush\n",
	"decisions/rulings.yaml": `rulings:
  - {subject: "treaty:arcadia-utopia", field: signedOn, prefer: 1961-07-06, saw: [1961-07-06, 1961-07-07, 1961-07-11], reason: The Hush Herald gives the day after., by: editors, on: 2024-01-01}
`,
}

// An open export holds no word that only a closed source says, in any file.
func TestAnOpenExportIsSilent(t *testing.T) {
	dir := t.TempDir()
	for name, content := range hushed {
		path := filepath.Join(dir, "seed", name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	o := &options{seedDir: filepath.Join(dir, "seed")}
	hush := func(classes ...models.LicenseClass) (files int, loud []string) {
		o.to, o.licence = filepath.Join(dir, "out"), classes
		if err := o.export(t.Context(), io.Discard, io.Discard); err != nil {
			t.Fatal(err)
		}
		entries, err := os.ReadDir(o.to)
		if err != nil {
			t.Fatal(err)
		}
		for _, entry := range entries {
			content, err := os.ReadFile(filepath.Join(o.to, entry.Name()))
			if err != nil {
				t.Fatal(err)
			}
			if bytes.Contains(bytes.ToLower(content), []byte("hush")) {
				loud = append(loud, entry.Name())
			}
		}
		return len(entries), loud
	}
	if files, loud := hush(models.LicenseOpen); len(loud) > 0 || files < 40 {
		t.Errorf("of %d files these hold what only a closed source says: %v", files, loud)
	}
	if _, loud := hush(); len(loud) < 10 { // the word is there to be found
		t.Errorf("of the whole export only %v hold the word", loud)
	}
	text := func(name string) string {
		content, err := os.ReadFile(filepath.Join(o.to, name))
		if err != nil {
			t.Fatal(err)
		}
		return string(content)
	}
	hush(models.LicenseOpen, models.LicenseOfficial)
	for name, want := range map[string]string{
		"treaties.csv":      "Defence pact between Arcadia and Utopia",
		"parties.csv":       "party:arcadia-utopia.arcadia",
		"visits.csv":        "visit:roe-arcadia",
		"gifts.csv":         "gift:vase",
		"disagreements.csv": "1961-07-11 according to Almanac",
		"claims.csv":        "treaty:arcadia-utopia",
	} {
		if !strings.Contains(text(name), want) {
			t.Errorf("%s lacks %q:\n%s", name, want, text(name))
		}
	}
}
