// Package cite writes how to cite: a record of the dataset, the dataset as a
// whole, or one of its sources; for LaTeX as BibTeX, for reference managers as
// CSL-JSON and RIS, and as a line of text. It is pure: a [Work] says what is
// cited, and [Work.In] writes it.
//
//	cite.Record(models.AboutDataset(revision), treaty, url, today).In(models.CitationFormatBibtex)
//
// A record is cited with the dataset's version and revision: the same revision
// holds the same, so no day of access is needed.
package cite
