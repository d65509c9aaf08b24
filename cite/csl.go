package cite

import (
	"bytes"
	"encoding/json"

	"entente/models"
)

// cslItem is an item of CSL-JSON, version 1.0.2 of the schema of the Citation
// Style Language; its members are those that we use.
type cslItem struct {
	ID             string    `json:"id"`
	Type           string    `json:"type"`
	Author         []cslName `json:"author,omitempty"`
	Title          string    `json:"title,omitempty"`
	ContainerTitle string    `json:"container-title,omitempty"`
	Publisher      string    `json:"publisher,omitempty"`
	Version        string    `json:"version,omitempty"`
	Issued         *cslDate  `json:"issued,omitempty"`
	Accessed       *cslDate  `json:"accessed,omitempty"`
	URL            string    `json:"URL,omitempty"`
	Language       string    `json:"language,omitempty"`
	Note           string    `json:"note,omitempty"`
}

type cslName struct {
	Literal string `json:"literal"`
}

type cslDate struct {
	DateParts [][]int `json:"date-parts,omitempty"`
	Circa     bool    `json:"circa,omitempty"`
	Literal   string  `json:"literal,omitempty"`
}

// csl is a list of one item.
func (w Work) csl() string {
	note := w
	note.Version = "" // it has a member of its own
	item := cslItem{
		ID: w.Key, Type: w.Kind, Title: w.Title, ContainerTitle: w.Container, Publisher: w.Publisher, Version: w.Version,
		Issued: cslDateOf(w.IssuedOn), Accessed: cslDateOf(w.readOn()), URL: w.URL, Language: w.Language, Note: note.note(),
	}
	if w.Kind == kindArticle {
		item.ContainerTitle = orElse(w.Container, w.Publisher)
	}
	if w.Author != "" {
		item.Author = []cslName{{Literal: w.Author}}
	}
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode([]cslItem{item}); err != nil {
		panic(err) // strings and numbers always encode
	}
	return string(bytes.TrimSpace(b.Bytes()))
}

func cslDateOf(date models.Date) *cslDate {
	if date.EDTF == "" {
		return nil
	}
	parts, circa := partsOf(date)
	if parts == nil {
		return &cslDate{Literal: date.EDTF}
	}
	return &cslDate{DateParts: [][]int{parts}, Circa: circa}
}
