// Package export writes the dataset to a folder that a reader can take away
// and use on the first day in a spreadsheet, in R or in pandas:
//
//	err := export.Write("entente-data", ds)
//
// Each [Table] becomes two files, treaties.csv and treaties.jsonl, with the
// same columns: one table for each kind of entity, one for each kind of row of
// their lists, and beside them citations, disagreements, unknowns, redirects
// and sources. README.md says what they mean (a codebook from the doc comments
// of models), datapackage.json says the same to programs (Data Package, with
// Table Schema) and is the mark by which a whole export is known.
//
// The tables, their names, columns and meanings are read off the structs of
// models: a new field there is a new column here, and nothing else to do.
//
// Decisions that a reader of the files will meet:
//
//   - CSV is that of RFC 4180 in UTF-8 without a byte order mark, save that a
//     line ends with LF: every reader takes it, and so do sort, cut and diff,
//     for which a CR would belong to the last column.
//   - A cell of nothing is a value that the dataset does not have. In JSON its
//     key stays, with null; a set without members is [].
//   - The members of a set stand in one CSV cell, parted by "|", which is in no
//     ID and in no name of a value.
//   - A text at which a spreadsheet would begin to calculate gets an
//     apostrophe in front, in CSV alone; see [guard].
//   - A text that is not UTF-8, or that holds control characters, stops the
//     export with the seed file and line to mend: no file says something else
//     than the seed does.
package export

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"entente/models"
)

// Write writes the dataset to the folder dir, which must not exist, or be
// empty, or hold an unchanged export of ours, which is then replaced. The
// folder is made under another name beside it and moved into place when it is
// whole; on an error dir is as it was. The extra functions add files of their
// own to the unfinished folder, such as the SQLite file.
func Write(dir string, ds *models.Dataset, extra ...func(dir string) error) error {
	place, err := findPlace(dir)
	if err != nil {
		return err
	}
	defer place.clear()
	unfinished, err := place.stage()
	if err != nil {
		return unwritable(dir, err)
	}
	if err := fill(unfinished, ds, extra); err != nil {
		return err
	}
	return place.take(unfinished)
}

// fill writes all files; the one by which an export is known comes last.
func fill(dir string, ds *models.Dataset, extra []func(dir string) error) error {
	tables := Tables(ds)
	for _, table := range tables {
		if err := writeFile(filepath.Join(dir, table.Name+".csv"), table.CSV); err != nil {
			return err
		}
		if err := writeFile(filepath.Join(dir, table.Name+".jsonl"), table.JSONLines); err != nil {
			return err
		}
	}
	ours, err := fileNames(dir)
	if err != nil {
		return err
	}
	for _, add := range extra {
		if err := add(dir); err != nil {
			return err
		}
	}
	all, err := fileNames(dir)
	if err != nil {
		return err
	}
	text := readme{Revision: ds.Revision, Tables: tables, Others: without(all, ours)}
	if err := writeFile(filepath.Join(dir, readmeName), text.write); err != nil {
		return err
	}
	pack, err := newPackage(dir, ds.Revision, tables)
	if err != nil {
		return err
	}
	return writeFile(filepath.Join(dir, packageName), pack.write)
}

// writeFile makes a file that must not exist yet.
func writeFile(path string, write func(io.Writer) error) (err error) {
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	defer func() {
		if closeErr := file.Close(); err == nil {
			err = closeErr
		}
	}()
	buffered := bufio.NewWriter(file)
	if err := write(buffered); err != nil {
		return err
	}
	return buffered.Flush()
}

// fingerprint is the size of a file and the hash of its content, as the
// properties bytes and hash of a Data Package have them.
func fingerprint(path string) (stamp, error) {
	file, err := os.Open(path)
	if err != nil {
		return stamp{}, err
	}
	defer file.Close() //nolint:errcheck // it was only read
	sum := sha256.New()
	size, err := io.Copy(sum, file)
	return stamp{Bytes: size, Hash: "sha256:" + hex.EncodeToString(sum.Sum(nil))}, err
}

// fileNames are the names of all that is in a folder, which must be files.
func fileNames(dir string) ([]string, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	names := make([]string, len(entries))
	for i, entry := range entries {
		if !entry.Type().IsRegular() {
			return nil, fmt.Errorf("%s is not a plain file", filepath.Join(dir, entry.Name()))
		}
		names[i] = entry.Name()
	}
	return names, nil
}
