// Schemagen writes the JSON Schemas of seed files, by which editors complete
// keys and values and mark what is wrong while one types. They follow from
// [models.Kinds] and from the doc comments there. go generate runs it in seed.
//
// A schema sees one file at a time. What it cannot see, such as an ID that
// names nothing or a tenure that excludes a signature, entente check sees.
package main

import (
	"bytes"
	"encoding/json"
	"log"
	"os"
	"path/filepath"
)

const dir = "schema"

func main() {
	log.SetFlags(0)
	for name, schema := range schemas() {
		content, err := encode(schema)
		if err == nil {
			err = os.WriteFile(filepath.Join(dir, name), content, 0o644)
		}
		if err != nil {
			log.Fatal(err)
		}
	}
}

// schemas are the files by name.
func schemas() map[string]object {
	return map[string]object{
		"source.schema.json":    sourceFile(),
		"decisions.schema.json": decisionsFile(),
	}
}

// An object is a JSON object whose members keep their order: the one in which
// an editor offers them.
type object []member

type member struct {
	key   string
	value any
}

// with adds a member.
func (o object) with(key string, value any) object { return append(o, member{key, value}) }

// MarshalJSON writes the members in their order.
func (o object) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, m := range o {
		if i > 0 {
			b.WriteByte(',')
		}
		for j, part := range []any{m.key, m.value} {
			if j > 0 {
				b.WriteByte(':')
			}
			if err := encoder(&b).Encode(part); err != nil {
				return nil, err
			}
		}
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

func encoder(b *bytes.Buffer) *json.Encoder {
	e := json.NewEncoder(b)
	e.SetEscapeHTML(false)
	return e
}

func encode(schema object) ([]byte, error) {
	var b bytes.Buffer
	e := encoder(&b)
	e.SetIndent("", "  ")
	err := e.Encode(schema)
	return b.Bytes(), err
}
