package cite

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"entente/models"
)

// contributors are the authors of the dataset, as a body.
const contributors = "Entente contributors"

// A Work is what is cited. An empty field is left out.
type Work struct {
	// Key names it within a list of references.
	Key string
	// Kind is what sort of thing it is: its type in CSL-JSON.
	Kind string
	// Author is a person or body, as it is written.
	Author string
	// Title is its own title.
	Title string
	// Container is the whole of which it is a part.
	Container string
	// Publisher is who published it.
	Publisher string
	// Version is its edition.
	Version string
	// IssuedOn is the date of its publication.
	IssuedOn models.Date
	// SeenOn is the day on which it was read by those who cite it.
	SeenOn models.Date
	// AccessedOn is the day on which it was asked for.
	AccessedOn models.Date
	// URL is its address.
	URL string
	// Language is the BCP 47 tag of its text.
	Language string
	// License is its licence or terms.
	License string
	// Note is what else names it.
	Note string
	// Asked is how it asks to be cited in text, which then is what is written.
	Asked string
}

// The kinds of work, as CSL-JSON names them.
const (
	kindDataset  = "dataset"
	kindTreaty   = "treaty"
	kindDocument = "document"
	kindWebpage  = "webpage"
	kindArticle  = "article-newspaper"
)

// Dataset cites the dataset as a whole, as it was asked for at an address on a day.
func Dataset(about *models.About, url string, on models.Day) Work {
	return Work{
		Key: "entente:" + about.Revision, Kind: kindDataset, Author: contributors, Title: about.Title,
		Version: versionOf(about), Language: "en", License: about.License, URL: url, AccessedOn: models.Date{EDTF: string(on)},
	}
}

// Record cites one entity of the dataset, as it was asked for at its address on a day.
func Record(about *models.About, entity models.Node, url string, on models.Day) Work {
	return Work{
		Key: string(entity.Self()), Kind: kindDataset, Author: contributors, Title: Title(entity), Container: about.Title,
		Version: versionOf(about), Language: "en", License: about.License, Note: "record " + string(entity.Self()),
		URL: url, AccessedOn: models.Date{EDTF: string(on)},
	}
}

// versionOf names the content exactly: the version rises with every release,
// the revision with every change.
func versionOf(about *models.About) string {
	return fmt.Sprintf("%s, revision %s", about.Version, about.Revision)
}

// Source cites a source itself, with the day on which its page was read.
func Source(s *models.Source) Work {
	w := Work{
		Key: string(s.ID), Kind: kindWebpage, Author: s.Author, Title: s.Title, Publisher: s.Publisher, Version: s.Version, IssuedOn: s.PublishedOn,
		SeenOn: s.SeenOn, URL: s.URL, Language: s.Language, License: s.License, Asked: s.CitationText,
	}
	switch s.Kind {
	case models.SourceTreatyText:
		w.Kind = kindTreaty
	case models.SourceOfficialRecord:
		w.Kind = kindDocument
	case models.SourceDataset:
		w.Kind = kindDataset
	case models.SourceArticle:
		w.Kind = kindArticle
	}
	if s.OriginalPublisher != "" {
		w.Note = "first published by " + s.OriginalPublisher
	}
	return w
}

// Title is what an entity is called: its title or name, or the summary of a claim.
func Title(entity models.Node) string {
	switch e := entity.(type) {
	case *models.Country:
		return e.Name
	case *models.Organization:
		return e.Name
	case *models.Leader:
		return e.Name
	case *models.Treaty:
		return e.Title
	case *models.Visit:
		return e.Title
	case *models.Gift:
		return e.Title
	case *models.DiplomaticEvent:
		return e.Title
	case *models.Claim:
		return e.Summary
	}
	return string(entity.Self())
}

// readOn is the day on which the work was read, by whomever.
func (w Work) readOn() models.Date {
	if w.AccessedOn.EDTF != "" {
		return w.AccessedOn
	}
	return w.SeenOn
}

// In writes how to cite the work, without a line break at the end but for RIS,
// whose last line ends as all of them do.
func (w Work) In(format models.CitationFormat) string {
	for _, text := range []*string{&w.Author, &w.Title, &w.Container, &w.Publisher, &w.Version, &w.URL, &w.Language, &w.License, &w.Note, &w.Asked} {
		*text = oneLine(*text)
	}
	switch format {
	case models.CitationFormatBibtex:
		return w.bibTeX()
	case models.CitationFormatCsl:
		return w.csl()
	case models.CitationFormatRis:
		return w.ris()
	}
	return w.text()
}

// oneLine parts words by single spaces and leaves out what does not print:
// no format has room for it within a value.
func oneLine(text string) string {
	text = strings.Map(func(r rune) rune {
		switch {
		case r < ' ', r >= 0x7f && r < 0xa0, r == '\u2028', r == '\u2029':
			return ' '
		case r == '\uFFFD':
			return -1 // what is no text
		}
		return r
	}, text)
	return strings.Join(strings.Fields(text), " ")
}

// text is a sentence for a footnote.
func (w Work) text() string {
	if w.Asked != "" {
		return w.Asked
	}
	var parts []string
	add := func(part string) {
		if part != "" {
			parts = append(parts, strings.TrimSuffix(part, ".")+".")
		}
	}
	list := func(all ...string) string {
		var given []string
		for _, one := range all {
			if one != "" {
				given = append(given, one)
			}
		}
		return strings.Join(given, ", ")
	}
	version, seen := "", ""
	if w.Version != "" {
		version = "version " + w.Version
	}
	if w.SeenOn.EDTF != "" {
		seen = " (seen on " + w.SeenOn.EDTF + ")"
	}
	if w.AccessedOn.EDTF != "" {
		seen = " (accessed on " + w.AccessedOn.EDTF + ")"
	}
	add(w.Author)
	add("“" + strings.TrimSuffix(w.Title, ".") + "”")
	if w.Container != "" {
		add(list(w.Container, version))
	} else {
		if w.Publisher == "" { // a name keeps its small letter, a sentence does not begin with one
			version = upperFirst(version)
		}
		add(list(w.Publisher, version, w.IssuedOn.EDTF))
	}
	add(upperFirst(w.Note))
	add(w.License)
	if w.URL != "" {
		parts = append(parts, w.URL+seen)
	}
	return strings.Join(parts, " ")
}

func upperFirst(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	if size == 0 {
		return ""
	}
	return string(unicode.ToUpper(first)) + text[size:]
}
