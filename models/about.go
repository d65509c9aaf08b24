package models

// About is what stands wherever the data stands.
type About struct {
	// Title is the dataset's title.
	Title string
	// Version rises with every release.
	Version string
	// Revision is a hash of the content of the seed's files.
	Revision string
	// License is the SPDX identifier of the licence of our compilation.
	License string
	// LicenseURL is where that licence can be read.
	LicenseURL string
}

// AboutDataset describes the dataset of a revision.
func AboutDataset(revision string) *About {
	return &About{
		Title:      "Entente: treaties, visits and gifts between states",
		Version:    "0.1.0",
		Revision:   revision,
		License:    "CC-BY-4.0",
		LicenseURL: "https://creativecommons.org/licenses/by/4.0/",
	}
}

// DatasetCounts is how many of each the dataset holds.
type DatasetCounts struct {
	Countries, Organizations, Leaders, Tenures int
	Treaties, Parties, Provisions              int
	Visits, Gifts, DiplomaticEvents, Claims    int
	Sources, Citations, Disagreements          int
}
