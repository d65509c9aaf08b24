package models

import "slices"

// Source is a published thing that states facts: a treaty text, an official
// record, a work of reference, a dataset, an article.
type Source struct {
	Identity
	// Kind ranks it where sources contradict each other.
	Kind SourceKind `yaml:"kind" need:"yes"`
	// Title is its title as seen.
	Title string `yaml:"title" need:"yes"`
	// Publisher is who published the copy that was read.
	Publisher string `yaml:"publisher" need:"yes"`
	// OriginalPublisher is who first published it, where the copy says so.
	OriginalPublisher string `yaml:"originalPublisher"`
	// Origin groups copies of one text (a news agency's report, say): they
	// count as one where support is counted. A short slug.
	Origin string `yaml:"origin"`
	// Author is its byline.
	Author string `yaml:"author"`
	// Language is the BCP 47 tag of the text that was read.
	Language string `yaml:"language" need:"yes"`
	// CountryID is the country of the publisher.
	CountryID ID `yaml:"country" ref:"country"`
	// PublishedOn is its date of publication as seen.
	PublishedOn Date `gorm:"embedded;embeddedPrefix:published" yaml:"publishedOn"`
	// SeenOn is the day on which its page was read.
	SeenOn Date `gorm:"embedded;embeddedPrefix:seen" yaml:"seenOn"`
	// URL is its address.
	URL string `yaml:"url"`
	// LicenseClass says what may be done with what comes from it.
	LicenseClass LicenseClass `yaml:"licenseClass" need:"yes"`
	// License is its licence or terms, as it states them.
	License string `yaml:"license"`
	// Version of a dataset.
	Version string `yaml:"version"`
	// CitationText is how it asks to be cited.
	CitationText string `yaml:"citationText"`
	// ObservedThroughOn is the last day of which it speaks: an end that it
	// calls open was open then.
	ObservedThroughOn Date `gorm:"embedded;embeddedPrefix:observed_through" yaml:"observedThroughOn"`
	// Coverage says in our own words what it covers.
	Coverage string `yaml:"coverage"`
	// KnownProblems says in our own words what is wrong with it.
	KnownProblems string `yaml:"knownProblems"`
	// Note is anything else that a reader should know.
	Note string `yaml:"note"`
}

// SourceKind is what sort of thing a source is.
type SourceKind string

// The kinds of source, the most trusted first.
const (
	// SourceTreatyText is the text of a treaty, declaration or communiqué.
	SourceTreatyText SourceKind = "TREATY_TEXT"
	// SourceOfficialRecord is a publication of a government or of an
	// intergovernmental organization.
	SourceOfficialRecord SourceKind = "OFFICIAL_RECORD"
	// SourceReference is an encyclopaedia, a scholarly work, an archive.
	SourceReference SourceKind = "REFERENCE"
	// SourceDataset is a table made for research.
	SourceDataset SourceKind = "DATASET"
	// SourceArticle is a piece of journalism or commentary.
	SourceArticle SourceKind = "ARTICLE"
)

// Values lists the kinds of source, the most trusted first.
func (SourceKind) Values() []string {
	return []string{"TREATY_TEXT", "OFFICIAL_RECORD", "REFERENCE", "DATASET", "ARTICLE"}
}

// LicenseClass says what may be done with what comes from a source.
type LicenseClass string

// The classes of licence.
const (
	// LicenseOpen may be redistributed on the stated terms.
	LicenseOpen LicenseClass = "OPEN"
	// LicenseOfficial is a government's or the UN's publication without a stated licence.
	LicenseOfficial LicenseClass = "OFFICIAL"
	// LicenseScholarly gives facts, with citation.
	LicenseScholarly LicenseClass = "SCHOLARLY"
	// LicenseShareAlike serves for look-ups only.
	LicenseShareAlike LicenseClass = "SHARE_ALIKE"
	// LicenseProprietary is an ordinary copyrighted publication: facts, with
	// citation, and nothing else is taken from it.
	LicenseProprietary LicenseClass = "FACTS_ONLY"
)

// Values lists the classes of licence.
func (LicenseClass) Values() []string {
	return []string{"OPEN", "OFFICIAL", "SCHOLARLY", "SHARE_ALIKE", "FACTS_ONLY"}
}

// IsKnown reports whether there is such a class.
func (l LicenseClass) IsKnown() bool { return slices.Contains(l.Values(), string(l)) }
