package export

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
)

const (
	packageName = "datapackage.json"
	readmeName  = "README.md"
	// creator in datapackage.json marks a folder as an export of ours.
	creator = "entente export"
)

// dataPackage is datapackage.json: the tables for programs (Data Package and
// Table Schema, https://specs.frictionlessdata.io), and in files the mark of a
// whole export: each file as it was written.
type dataPackage struct {
	Profile   string           `json:"profile"`
	Name      string           `json:"name"`
	Title     string           `json:"title"`
	Revision  string           `json:"revision"`
	Creator   string           `json:"creator"`
	Licenses  []license        `json:"licenses"`
	Resources []resource       `json:"resources"`
	Files     map[string]stamp `json:"files"`
}

type license struct {
	Name  string `json:"name"`
	Path  string `json:"path"`
	Title string `json:"title"`
}

type stamp struct {
	Bytes int64  `json:"bytes"`
	Hash  string `json:"hash"`
}

type resource struct {
	Profile     string      `json:"profile"`
	Name        string      `json:"name"`
	Path        string      `json:"path"`
	Description string      `json:"description"`
	Format      string      `json:"format"`
	MediaType   string      `json:"mediatype"`
	Encoding    string      `json:"encoding"`
	Schema      tableSchema `json:"schema"`
	stamp
}

type tableSchema struct {
	Fields      []schemaField `json:"fields"`
	PrimaryKey  []string      `json:"primaryKey,omitempty"`
	ForeignKeys []foreignKey  `json:"foreignKeys,omitempty"`
}

type schemaField struct {
	Name        string       `json:"name"`
	Type        string       `json:"type"`
	Description string       `json:"description"`
	Constraints *constraints `json:"constraints,omitempty"`
}

type constraints struct {
	Enum []string `json:"enum"`
}

type foreignKey struct {
	Fields    []string  `json:"fields"`
	Reference reference `json:"reference"`
}

type reference struct {
	Resource string   `json:"resource"`
	Fields   []string `json:"fields"`
}

// newPackage describes the tables and all files that are in the folder.
func newPackage(dir, revision string, tables []*Table) (*dataPackage, error) {
	files, err := fileNames(dir)
	if err != nil {
		return nil, err
	}
	p := &dataPackage{
		Profile:  "tabular-data-package",
		Name:     "entente",
		Title:    title,
		Revision: revision,
		Creator:  creator,
		Licenses: []license{{"CC-BY-4.0", licenseURL, "Creative Commons Attribution 4.0 International"}},
		Files:    map[string]stamp{},
	}
	for _, name := range files {
		if p.Files[name], err = fingerprint(filepath.Join(dir, name)); err != nil {
			return nil, err
		}
	}
	for _, table := range tables {
		p.Resources = append(p.Resources, table.resource(p.Files[table.Name+".csv"]))
	}
	return p, nil
}

func (t *Table) resource(file stamp) resource {
	r := resource{
		Profile:     "tabular-data-resource",
		Name:        t.Name,
		Path:        t.Name + ".csv",
		Description: t.Meaning,
		Format:      "csv",
		MediaType:   "text/csv",
		Encoding:    "utf-8",
		Schema:      tableSchema{PrimaryKey: t.Key},
		stamp:       file,
	}
	for _, column := range t.Columns {
		field := schemaField{Name: column.Name, Type: schemaTypes[column.Type], Description: column.Meaning}
		if column.Type == TypeWord && column.Values != nil {
			field.Constraints = &constraints{Enum: column.Values}
		}
		r.Schema.Fields = append(r.Schema.Fields, field)
		if column.Type == TypeID && len(column.Tables) == 1 {
			r.Schema.ForeignKeys = append(r.Schema.ForeignKeys, foreignKey{
				Fields: []string{column.Name}, Reference: reference{column.Tables[0], []string{"id"}},
			})
		}
	}
	return r
}

// schemaTypes are the types of Table Schema. A date may be imprecise, which
// its type of that name may not; nor has it sets in a CSV file.
var schemaTypes = map[Type]string{
	TypeText: "string", TypeID: "string", TypeIDs: "string", TypeWord: "string", TypeWords: "string",
	TypeDate: "string", TypeDay: "date", TypeNumber: "number", TypeInteger: "integer", TypeBoolean: "boolean",
}

func (p *dataPackage) write(w io.Writer) error {
	encoder := json.NewEncoder(w)
	encoder.SetIndent("", "  ")
	encoder.SetEscapeHTML(false)
	return encoder.Encode(p)
}

// readStamps reads from a datapackage.json of ours which files were written.
func readStamps(path string) (map[string]stamp, error) {
	content, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("there is no %s", packageName)
	}
	var p dataPackage
	if err := json.Unmarshal(content, &p); err != nil || p.Creator != creator {
		return nil, fmt.Errorf("its %s is not of an export of Entente", packageName)
	}
	return p.Files, nil
}

// without are the names that are not among others.
func without(names, others []string) []string {
	return slices.DeleteFunc(slices.Clone(names), func(name string) bool { return slices.Contains(others, name) })
}
