package export

import (
	_ "embed"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"text/template"

	"entente/models"
)

const (
	title      = "Entente: treaties, visits and gifts between states, every fact cited"
	licenseURL = "https://creativecommons.org/licenses/by/4.0/"
)

// readme is README.md: what the folder is, how to use and cite it, and the
// codebook.
type readme struct {
	Revision string
	Tables   []*Table
	// Others are the names of files that the caller added.
	Others []string
}

//go:embed README.md.tmpl
var readmeText string

var readmeTemplate = template.Must(template.New(readmeName).Funcs(template.FuncMap{
	"inCell":   inCell,
	"form":     form,
	"other":    other,
	"valueDoc": models.ValueDoc,
	"typeDoc":  models.TypeDoc,
}).Parse(readmeText))

func (r readme) write(w io.Writer) error { return readmeTemplate.Execute(w, r) }

// Title is the dataset's.
func (readme) Title() string { return title }

// License is the address of the compilation's licence.
func (readme) License() string { return licenseURL }

// Enums are the enumerations of all columns, by name.
func (r readme) Enums() []Column {
	var enums []Column
	for _, table := range r.Tables {
		for _, column := range table.Columns {
			if column.Enum != "" && !slices.ContainsFunc(enums, func(c Column) bool { return c.Enum == column.Enum }) {
				enums = append(enums, column)
			}
		}
	}
	slices.SortFunc(enums, func(a, b Column) int { return strings.Compare(a.Enum, b.Enum) })
	return enums
}

// form tells what the values of a column look like.
func form(c Column) string {
	switch {
	case c.Enum != "":
		return fmt.Sprintf("%s: [%s](#%s)", c.Type, c.Enum, strings.ToLower(c.Enum))
	case c.Tables != nil:
		return fmt.Sprintf("%s in %s", c.Type, strings.Join(c.Tables, ", "))
	}
	return string(c.Type)
}

// other says what a file is that is no table.
func other(name string) string {
	if filepath.Ext(name) == ".sqlite" {
		return "the whole dataset as one SQLite database, as the server reads it"
	}
	return "added by the program that made the export"
}

// inCell lets a text stand in a cell of a Markdown table.
func inCell(s string) string { return strings.ReplaceAll(s, "|", `\|`) }
