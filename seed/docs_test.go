package seed

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// block is a YAML block of a document; one after the name of a file of the
// seed is that file.
var block = regexp.MustCompile("(?s)(?:`seed/(sources/[^`\n]+)`:\n\n)?```yaml\n(.*?)```")

// The examples of docs/editing.md are right: a file is as in the seed, and a
// part of one has the form of one.
func TestExamplesOfEditing(t *testing.T) {
	const file = "../docs/editing.md"
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	schemas := schemas(t)
	files := 0
	now := block.ReplaceAllFunc(text, func(example []byte) []byte {
		match := block.FindSubmatch(example)
		name, yaml := string(match[1]), match[2]
		if name == "" {
			folder, whole := sourcesDir+"/", append([]byte("source: {id: a, kind: ARTICLE, title: T, publisher: P, language: en, licenseClass: OPEN}\n"), yaml...)
			if bytes.HasPrefix(yaml, []byte("rulings:")) {
				folder, whole = decisionsDir+"/", yaml
			}
			if bytes.HasPrefix(yaml, []byte("source:")) {
				whole = yaml
			}
			if err := validate(t, schemas, folder, whole); err != nil {
				t.Errorf("%s: the example\n%s\nhas not the right form: %v", file, yaml, err)
			}
			return example
		}
		files++
		content, err := Files.ReadFile(name)
		if err != nil {
			t.Error(err)
		}
		return bytes.Replace(example, append([]byte("```yaml\n"), yaml...), append([]byte("```yaml\n"), content...), 1)
	})
	if files != 1 {
		t.Errorf("%s shows %d files of the seed, not one", file, files)
	}
	if bytes.Equal(now, text) {
		return
	}
	if !*update {
		t.Fatalf("%s shows a file that has changed; run go test ./seed -update", file)
	}
	if err := os.WriteFile(file, now, 0o644); err != nil {
		t.Fatal(err)
	}
}

// docs/provenance.md names every golden of merging beside the rule that it shows.
func TestProvenanceNamesEveryGolden(t *testing.T) {
	text, err := os.ReadFile("../docs/provenance.md")
	if err != nil {
		t.Fatal(err)
	}
	var named []string
	for _, match := range regexp.MustCompile(`\[([a-z-]+)\]\(\.\./seed/testdata/merge/([a-z-]+)\)`).FindAllStringSubmatch(string(text), -1) {
		if match[1] != match[2] {
			t.Errorf("the link to %s is named %s", match[2], match[1])
		}
		named = append(named, match[2])
	}
	slices.Sort(named)
	folders, err := filepath.Glob("testdata/merge/*")
	if err != nil {
		t.Fatal(err)
	}
	for i := range folders {
		folders[i] = filepath.Base(folders[i])
	}
	if !slices.Equal(named, folders) {
		t.Errorf("named are\n%s\nand there are\n%s", strings.Join(named, " "), strings.Join(folders, " "))
	}
}
