package models

// Citation says that one record of one source states some fields of one
// entity or row. A record that agrees with us in all that it states is one
// Citation; a field for which it gives another value, or another basis or
// locator, is a Citation of its own.
type Citation struct {
	// Key numbers the citations of a build; it is not permanent.
	Key int `gorm:"primaryKey;autoIncrement:false"`
	// SubjectID is the entity or row of which it speaks.
	SubjectID ID
	// Attribution is what it has in common with many others.
	*Attribution
	// Value is what it states, where that is not our own value word for word.
	Value string
	// Locator is the place within the source: an article, page or record.
	Locator string
	// Line is its line of the file.
	Line int
}

// Attribution says who states what, on what ground and where it is written.
// The citations of a source's records share a few: there are hundreds of
// thousands of citations in memory while a database is made.
type Attribution struct {
	// SourceID is the source that speaks.
	SourceID ID
	// Fields are the fields that it states.
	Fields []string `gorm:"serializer:words"`
	// Standing is how the value stands among those of other sources.
	Standing Standing
	// Basis says who decided the value.
	Basis Basis
	// Rule names the rule of a derived value.
	Rule string
	// File is the seed file in which it is written, below the seed's folder.
	File string
}

// EditFile is the file in which it is written, as a path in the repository.
func (c *Citation) EditFile() string { return seedFolder + c.File }

// EditLine is its line there.
func (c *Citation) EditLine() int { return c.Line }

// Standing is how one source's value stands among those of the others.
type Standing string

// The standings.
const (
	// Preferred is the value that the dataset gives.
	Preferred Standing = "PREFERRED"
	// Supporting is the same value from another source.
	Supporting Standing = "SUPPORTING"
	// Compatible can be true together with ours: less precise, or other words.
	Compatible Standing = "COMPATIBLE"
	// Contradicting cannot be true together with ours.
	Contradicting Standing = "CONTRADICTING"
)

// Values lists the standings.
func (Standing) Values() []string {
	return []string{"PREFERRED", "SUPPORTING", "COMPATIBLE", "CONTRADICTING"}
}

// Basis says who decided a value.
type Basis string

// The bases.
const (
	// Stated by the source itself.
	Stated Basis = "STATED"
	// Derived from what the source states, by a named rule.
	Derived Basis = "DERIVED"
	// Editorial is our own decision: a class, a descriptive title, a summary.
	Editorial Basis = "EDITORIAL"
)

// Values lists the bases.
func (Basis) Values() []string { return []string{"STATED", "DERIVED", "EDITORIAL"} }

// Disagreement is a field of an entity or row for which sources give values
// that cannot all be true.
type Disagreement struct {
	Identity
	// SubjectID is the entity or row.
	SubjectID ID
	// Field is the field, or the list whose rows are disputed.
	Field string
	// Sentence tells it in words.
	Sentence string
	// Ruling is the curators' reason where they decided, else empty: the
	// general rules of ranking decided.
	Ruling string
	// Stale says that a source has spoken since the ruling that it did not see.
	Stale bool
}

// Candidate is one of the values of a disagreement and who gives it.
type Candidate struct {
	Value     string
	Standing  Standing
	Citations []*Citation
}

// Unknown says that somebody looked for a field and found nothing.
type Unknown struct {
	// SubjectID is the entity or row of which nothing was found.
	SubjectID ID `gorm:"primaryKey"`
	// Field is the field for which they looked.
	Field string `gorm:"primaryKey"`
	// SourceID is the source in which they looked.
	SourceID ID `gorm:"primaryKey"`
}

// Redirect leads from an ID that was renamed, merged, split or withdrawn.
type Redirect struct {
	// ID is the one that no longer names an entity.
	ID ID `gorm:"primaryKey"`
	// ToID is where it leads, empty for one that was withdrawn or split.
	ToID ID
	// Change says what happened.
	Change IDChange
	// Reason says why, for people.
	Reason string
}

// IDChange is what happened to an ID.
type IDChange string

// The changes of an ID.
const (
	// IDRenamed: the same entity has another ID.
	IDRenamed IDChange = "RENAMED"
	// IDMerged: it turned out to be the same as another entity.
	IDMerged IDChange = "MERGED"
	// IDSplit: it turned out to be more than one entity.
	IDSplit IDChange = "SPLIT"
	// IDWithdrawn: it should not have been in the dataset.
	IDWithdrawn IDChange = "WITHDRAWN"
)

// Values lists the changes of an ID.
func (IDChange) Values() []string { return []string{"RENAMED", "MERGED", "SPLIT", "WITHDRAWN"} }

// SourceFacts is what a source states of one entity.
type SourceFacts struct {
	// SubjectID is the entity.
	SubjectID ID
	// SourceID is the source.
	SourceID ID
}
