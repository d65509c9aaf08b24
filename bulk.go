package main

import (
	"context"
	"fmt"
	"io"
	"os"

	"entente/ingest"
)

// importing brings the download of an upstream into the seed's files.
func (o *options) importing(_ context.Context, stdout, _ io.Writer) error {
	importer, err := ingest.ImporterOf(o.args[0])
	if err != nil {
		return err
	}
	report, err := importer.Run(o.args[1], o.seedDir)
	if err != nil {
		return err
	}
	report.Write(stdout)
	return nil
}

// link proposes which record is which entity, of one kind or of all, and with
// --write adds the rows to the seed's links.
func (o *options) link(_ context.Context, stdout, _ io.Writer) error {
	linkers := ingest.Linkers
	if len(o.args) > 0 {
		linker, err := ingest.LinkerOf(o.args[0])
		if err != nil {
			return err
		}
		linkers = []*ingest.Linker{linker}
	}
	for _, linker := range linkers {
		if o.sample > 0 {
			if err := o.drawSample(linker.Kind, stdout); err != nil {
				return err
			}
			continue
		}
		// Each reads the seed anew: what one has linked is known to the next.
		corpus, err := ingest.ReadCorpus(os.DirFS(o.seedDir))
		if err != nil {
			return err
		}
		proposals := linker.Link(corpus)
		fmt.Fprintf(stdout, "%s: %d links proposed\n", linker.Kind, len(proposals))
		if o.write {
			if err := ingest.WriteLinks(o.seedDir, proposals); err != nil {
				return err
			}
			continue
		}
		for _, p := range proposals {
			fmt.Fprintf(stdout, "%s,%s,%s,%s\n", p.Source, p.Key, p.ID, p.Rule)
		}
	}
	return nil
}

// drawSample writes matches of each rule for a person to judge.
func (o *options) drawSample(kind string, stdout io.Writer) error {
	corpus, err := ingest.ReadCorpus(os.DirFS(o.seedDir))
	if err != nil {
		return err
	}
	return ingest.WriteSamples(stdout, corpus.Samples(kind, o.sample))
}
