package ingest

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"entente/models"
)

// A Proposal is a row that a linker would add to seed/links/: which entity a
// record is, or, with a key such as 618#giver, whom a record means in a field.
type Proposal struct {
	// Dataset is the folder of the source, and the name of the file of links.
	Dataset string
	// Source is the source's ID.
	Source models.ID
	// Key is the record's.
	Key string
	// ID is the entity's. It may be one that is minted now.
	ID models.ID
	// Rule says how the two were matched.
	Rule string
}

// A Linker proposes the links of the records of one kind.
type Linker struct {
	// Kind is the kind of entity.
	Kind string
	// Link proposes a row for each record that no committed row links and that
	// it can place, and never another identity for one that is linked.
	Link func(*Corpus) []Proposal
}

// Linkers are all linkers, in the order in which they depend on each other:
// what links visits must know the leaders.
var Linkers = []*Linker{
	{Kind: "country", Link: linkCountries},
	{Kind: "leader", Link: linkLeaders},
	{Kind: "diplomatic-event", Link: linkDiplomaticEvents},
	{Kind: "treaty", Link: linkTreaties},
	{Kind: "visit", Link: both(linkVisits, linkVisitPersons)},
	{Kind: "gift", Link: both(linkGifts, linkGiftPersons)},
}

// LinkerOf finds a linker by the kind that it links; its error says which there are.
func LinkerOf(kind string) (*Linker, error) {
	kinds := make([]string, len(Linkers))
	for i, linker := range Linkers {
		if kinds[i] = linker.Kind; kinds[i] == kind {
			return linker, nil
		}
	}
	return nil, fmt.Errorf("there is no linker of %q%s", kind, models.OneOf(kind, kinds))
}

// checkedBy is who stands behind a rule's proposals: the samples that people
// drew and read, which docs/linking.md reports.
const checkedBy = "rule, sampled"

var linkHeader = []string{"source", "key", "id", "rule", "checked_by"}

// WriteLinks adds proposals to the files of links of a seed, behind the rows
// that are there.
func WriteLinks(seedDir string, proposals []Proposal) error {
	byFile := map[string][]Proposal{}
	for _, p := range proposals {
		byFile[p.Dataset] = append(byFile[p.Dataset], p)
	}
	if err := os.MkdirAll(filepath.Join(seedDir, "links"), 0o755); err != nil {
		return err
	}
	for dataset, added := range byFile {
		slices.SortStableFunc(added, func(a, b Proposal) int {
			return cmp.Or(compareKeys(a.Key, b.Key), strings.Compare(string(a.ID), string(b.ID)))
		})
		if err := appendLinks(filepath.Join(seedDir, "links", dataset+".csv"), added); err != nil {
			return err
		}
	}
	return nil
}

func appendLinks(file string, added []Proposal) error {
	before, err := os.ReadFile(file)
	if err != nil && !os.IsNotExist(err) {
		return err
	}
	var text bytes.Buffer
	text.Write(before)
	out := csv.NewWriter(&text)
	if len(before) == 0 {
		_ = out.Write(linkHeader)
	}
	for _, p := range added {
		_ = out.Write([]string{string(p.Source), p.Key, string(p.ID), p.Rule, checkedBy})
	}
	out.Flush()
	return os.WriteFile(file, text.Bytes(), 0o644)
}
