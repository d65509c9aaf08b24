package ingest

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"entente/models"
)

// An Importer brings in the raw download of one upstream.
type Importer struct {
	// Name is the folder below sources/datasets, and what the command is told.
	Name string
	// Takes says which files the download holds, for the user's eyes.
	Takes string
	// Import reads the download and fills the tables. It has no other effect.
	// Its error says which file or row cannot be read.
	Import func(raw fs.FS, out *Tables) error
}

// Importers are all importers, in the order of their variables' names.
var Importers = []*Importer{
	archigos,
	atop,
	cowAlliances,
	countryCodes,
	cowStates,
	desta,
	ggoTreaties,
	foreignGifts1999,
	foreignGifts2018,
	historianTravels,
	historianVisits,
	icowHistory,
	iso3166,
	latamTrips,
	manystates,
	recognition,
	reign,
	senateTreaties,
	territories,
	travelers,
	ukTreaties,
	unMembership,
	unTreaties,
	wikidata,
}

// ImporterNames are the names of all importers.
func ImporterNames() []string {
	names := make([]string, len(Importers))
	for i, importer := range Importers {
		names[i] = importer.Name
	}
	slices.Sort(names)
	return names
}

// ImporterOf finds an importer by name; its error says which there are.
func ImporterOf(name string) (*Importer, error) {
	for _, importer := range Importers {
		if importer.Name == name {
			return importer, nil
		}
	}
	return nil, fmt.Errorf("there is no importer %q%s", name, models.OneOf(name, ImporterNames()))
}

// datasets is where the tables of bulk sources stand in a seed.
const datasets = "sources/datasets"

// Run imports a download into the seed below a folder and reports what is new,
// vanished and changed there. The download is a folder, or a file of one.
func (i *Importer) Run(download, seedDir string) (*Report, error) {
	raw, err := openDownload(download)
	if err != nil {
		return nil, fmt.Errorf("%w; %s takes %s", err, i.Name, i.Takes)
	}
	out := NewTables()
	if err := i.Import(raw, out); err != nil {
		return nil, fmt.Errorf("%s: %w; it takes %s", i.Name, err, i.Takes)
	}
	dir := filepath.Join(seedDir, filepath.FromSlash(datasets), i.Name)
	if _, err := os.Stat(filepath.Join(dir, "source.yaml")); err != nil {
		return nil, fmt.Errorf("%s needs a source.yaml that says what the upstream is; write it first (docs/editing.md, Add a dataset)", dir)
	}
	before, err := readTables(os.DirFS(dir))
	if err != nil {
		return nil, err
	}
	if err := out.sound(before); err != nil {
		return nil, fmt.Errorf("%s: %w; nothing was written", i.Name, err)
	}
	if err := out.write(dir); err != nil {
		return nil, err
	}
	report := compare(before, out)
	report.Left = out.left
	return report, nil
}

func openDownload(path string) (fs.FS, error) {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return nil, fmt.Errorf("the download %s cannot be read", path)
	case info.IsDir():
		return os.DirFS(path), nil
	}
	return os.DirFS(filepath.Dir(path)), nil
}

// names are the names of the tables, in order.
func (t *Tables) names() []string {
	names := make([]string, 0, len(t.tables))
	for name := range t.tables {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}
