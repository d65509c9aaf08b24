package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"entente/ingest"
	"entente/seed"
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

// begin writes the beginning of the file of a page, and never over another.
func (o *options) begin(_ context.Context, stdout, _ io.Writer) error {
	name, text, err := seed.Skeleton(o.args[0], o.args[1], time.Now())
	if err != nil {
		return err
	}
	file := filepath.Join(o.seedDir, filepath.FromSlash(name))
	if _, err := os.Stat(filepath.Dir(file)); err != nil {
		return fmt.Errorf("there is no folder %s; say with --seed where the seed's files are", filepath.Dir(file))
	}
	created, err := os.OpenFile(file, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	switch {
	case errors.Is(err, fs.ErrExist):
		return fmt.Errorf("%s is there already; edit it, or remove it first", file)
	case err != nil:
		return fmt.Errorf("cannot write %s: %w", file, errors.Unwrap(err))
	}
	if _, err := io.WriteString(created, text); err != nil {
		return errors.Join(err, created.Close())
	}
	fmt.Fprintf(stdout, "%s\nfill it in, then: entente check --seed %s\n", file, o.seedDir)
	return created.Close()
}
