package store

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"syscall"
)

// applicationID marks a SQLite file as ours, in the header at byte 68: "Entn".
const applicationID = 0x456e746e

// buildingPattern names the files in which databases are being built.
const buildingPattern = ".entente-*.building"

const (
	headerSize     = 100
	sqliteMagic    = "SQLite format 3\x00"
	pageSizeAt     = 16 // two bytes; 1 means 65536
	pageCountAt    = 28 // four bytes
	applicationAt  = 68 // four bytes
	biggestSQLPage = 65536
)

// looks is what the header of a file says, without opening it as a database.
type looks int

const (
	absent  looks = iota
	foreign       // not a file that this package wrote
	damaged       // written by this package, and cut short since
	sound
)

// inspect reads a file's header. Nothing is locked or written.
func inspect(path string) (looks, error) {
	file, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return absent, nil
	}
	if err != nil {
		return foreign, err
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil || !info.Mode().IsRegular() {
		return foreign, err
	}
	header := make([]byte, headerSize)
	if _, err := io.ReadFull(file, header); err != nil {
		return foreign, nil
	}
	if !bytes.HasPrefix(header, []byte(sqliteMagic)) || binary.BigEndian.Uint32(header[applicationAt:]) != applicationID {
		return foreign, nil
	}
	pageSize := int64(binary.BigEndian.Uint16(header[pageSizeAt:]))
	if pageSize == 1 {
		pageSize = biggestSQLPage
	}
	if info.Size() != pageSize*int64(binary.BigEndian.Uint32(header[pageCountAt:])) {
		return damaged, nil
	}
	return sound, nil
}

// replaceable finds the file that a build at path is to become, behind any
// symbolic links, and refuses to replace one that is not ours.
func replaceable(path string) (string, error) {
	target, err := filepath.EvalSymlinks(path)
	if err != nil {
		target = path // not there yet
	}
	found, err := inspect(target)
	switch {
	case err != nil:
		return "", unwritable(path, err)
	case found == foreign:
		return "", fmt.Errorf("%s is there and is not a database of Entente: it is left alone; choose another path with --database FILE", path)
	}
	return target, nil
}

// unwritable says in one line why the database cannot be kept at path.
func unwritable(path string, err error) error {
	reason := err
	var number syscall.Errno
	if errors.As(err, &number) {
		reason = number
	}
	return fmt.Errorf("cannot write the database to %s: %w; choose a folder that exists and that you may write to with --database FILE", path, reason)
}

// putInPlace makes a finished file durable and gives it its name, so that
// nobody ever sees a part of it.
func putInPlace(temporary, target string) error {
	if err := os.Chmod(temporary, 0o644); err != nil { // CreateTemp allows the owner only
		return err
	}
	if err := syncPath(temporary); err != nil {
		return err
	}
	for _, leftover := range []string{"-journal", "-wal", "-shm"} { // of the file that is replaced: another program's, stale now
		if err := os.Remove(target + leftover); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	if err := os.Rename(temporary, target); err != nil {
		return err
	}
	if runtime.GOOS == "windows" { // folders cannot be synced there
		return nil
	}
	return syncPath(filepath.Dir(target))
}

func syncPath(path string) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	return errors.Join(file.Sync(), file.Close())
}

// fileURI names a file to SQLite, with its options.
func fileURI(path string, options url.Values) string {
	absolute, err := filepath.Abs(path)
	if err != nil {
		absolute = path
	}
	slashed := filepath.ToSlash(absolute)
	if runtime.GOOS == "windows" {
		slashed = "/" + slashed
	}
	uri := url.URL{Scheme: "file", Path: slashed, RawQuery: options.Encode()}
	return uri.String()
}
