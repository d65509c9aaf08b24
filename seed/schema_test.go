package seed

import (
	"encoding/json"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"entente/models"
)

func compileSchema(t *testing.T, name string) *jsonschema.Schema {
	t.Helper()
	schema, err := jsonschema.NewCompiler().Compile("schema/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

// validate holds one file against the schema of its folder.
func validate(t *testing.T, schemas map[string]*jsonschema.Schema, name string, content []byte) error {
	t.Helper()
	var document any
	if err := yaml.Unmarshal(content, &document); err != nil {
		return err
	}
	folder := sourcesDir
	if strings.Contains(name, decisionsDir+"/") {
		folder = decisionsDir
	}
	return schemas[folder].Validate(document)
}

func schemas(t *testing.T) map[string]*jsonschema.Schema {
	return map[string]*jsonschema.Schema{
		sourcesDir:   compileSchema(t, "source.schema.json"),
		decisionsDir: compileSchema(t, "decisions.schema.json"),
	}
}

func eachYAML(t *testing.T, fsys fs.FS, check func(name string, content []byte)) {
	t.Helper()
	n := 0
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || path.Ext(name) != ".yaml" {
			return err
		}
		content, err := fs.ReadFile(fsys, name)
		if err == nil {
			check(name, content)
			n++
		}
		return err
	})
	if err != nil || n < 20 {
		t.Fatalf("%d files: %v", n, err)
	}
}

// What the checker takes, the schema takes.
func TestFilesMatchTheSchema(t *testing.T) {
	schemas := schemas(t)
	for _, fsys := range []fs.FS{Files, os.DirFS("testdata/merge")} {
		eachYAML(t, fsys, func(name string, content []byte) {
			if err := validate(t, schemas, name, content); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		})
	}
}

// What is wrong in one file alone, an editor marks too.
func TestTheSchemaRefusesBadFiles(t *testing.T) {
	schemas := schemas(t)
	refused := map[string]bool{}
	eachYAML(t, os.DirFS("testdata/bad"), func(name string, content []byte) {
		refused[name] = validate(t, schemas, name, content) != nil
	})
	for _, name := range []string{
		"unknown-keys/sources/a.yaml", "unknown-keys/decisions/d.yaml", "values/sources/a.yaml", "missing/sources/no-source.yaml",
		"missing/sources/no-id.yaml", "missing/sources/needs.yaml", "seen/sources/a.yaml", "seen/sources/c.yaml", "meta/sources/a.yaml",
		"rulings/decisions/d.yaml", "bounds/decisions/bounds.yaml", "syntax/sources/list.yaml",
	} {
		if !refused[name] {
			t.Errorf("the schema takes %s", name)
		}
	}
}

// The schema knows the keys that the reader knows.
func TestTheSchemaHasEveryKey(t *testing.T) {
	var schema struct {
		Defs map[string]struct {
			Properties map[string]any
			AnyOf      []struct{ Properties map[string]any }
		} `json:"$defs"`
	}
	content, err := os.ReadFile("schema/source.schema.json")
	if err == nil {
		err = json.Unmarshal(content, &schema)
	}
	if err != nil {
		t.Fatal(err)
	}
	for _, kind := range models.AllKinds() {
		def := schema.Defs[kind.Name]
		if len(def.AnyOf) == 2 && def.Properties == nil {
			def.Properties = def.AnyOf[1].Properties
		}
		sameKeys(t, kind.Name, def.Properties, keysOf(kind))
	}
	sameKeys(t, "source", schema.Defs["source"].Properties, sourceKeys())

	var decisions struct {
		Properties struct {
			Rulings struct {
				Items struct {
					Properties struct{ Allow struct{ Enum []string } }
				}
			}
		}
	}
	content, err = os.ReadFile("schema/decisions.schema.json")
	if err == nil {
		err = json.Unmarshal(content, &decisions)
	}
	if allow := decisions.Properties.Rulings.Items.Properties.Allow.Enum; err != nil || !slices.Equal(allow, allowable) {
		t.Errorf("the schema allows %v, the checker %v (%v)", allow, allowable, err)
	}
}

func sameKeys(t *testing.T, what string, properties map[string]any, keys []string) {
	t.Helper()
	for _, key := range keys {
		if properties[key] == nil {
			t.Errorf("the schema of %s lacks %s", what, key)
		}
	}
	for key := range properties {
		if !slices.Contains(keys, key) {
			t.Errorf("the schema of %s has %s, which the reader does not know", what, key)
		}
	}
}
