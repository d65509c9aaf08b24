package store

import (
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"os"
	"slices"

	sqlite3 "github.com/mattn/go-sqlite3"
)

// A file is sealed when it is finished: SQLite lets a program keep a number in
// the header, its user version, and there it has the checksum of all the rest.
// So a file of which something was overwritten is known before anything of it
// is served. SQLite itself would serve a changed text as it is.
const (
	sealAt = 60 // four bytes
	// sealReads is how much is read at once, in bytes; the sealed bytes lie in the first.
	sealReads = 1 << 18
)

// castagnoli is the polynomial that processors know.
var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// seal writes the checksum.
func seal(path string) error {
	file, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	sum, _, err := checksum(file)
	if err == nil {
		_, err = file.WriteAt(sum[:], sealAt)
	}
	return errors.Join(err, file.Close())
}

// checkSeal says that a file is not as it was sealed.
func checkSeal(path string) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	sum, sealed, err := checksum(file)
	if err == nil && sum != sealed {
		err = errors.New("its bytes are not those that were written")
	}
	return err
}

// checksum is that of a file without its seal, and the seal.
func checksum(file io.Reader) (sum, sealed [4]byte, err error) {
	hash, buffer := crc32.New(castagnoli), make([]byte, sealReads)
	for first := true; ; first = false {
		n, err := io.ReadFull(file, buffer)
		if first {
			copy(sealed[:], buffer[sealAt:])
			clear(buffer[sealAt : sealAt+len(sealed)])
		}
		_, _ = hash.Write(buffer[:n]) // a hash never fails
		if err == io.EOF || errors.Is(err, io.ErrUnexpectedEOF) {
			return [4]byte(hash.Sum(nil)), sealed, nil
		}
		if err != nil {
			return sum, sealed, err
		}
	}
}

// DamagedError says that the database's file is not as it was written.
type DamagedError struct {
	Path  string
	Cause error
}

func (e *DamagedError) Error() string {
	return fmt.Sprintf("the database %s is damaged (%v): start the program again, and it is built anew", e.Path, e.Cause)
}

func (e *DamagedError) Unwrap() error { return e.Cause }

// isDamage tells the errors of SQLite that a damaged file gives.
func isDamage(err error) bool {
	var found sqlite3.Error
	return errors.As(err, &found) && slices.Contains([]sqlite3.ErrNo{sqlite3.ErrCorrupt, sqlite3.ErrNotADB, sqlite3.ErrIoErr}, found.Code)
}

// judged tells an error of reading that means that the file was damaged after
// it was opened, and remembers it.
func (s *Store) judged(err error) error {
	if !isDamage(err) {
		return err
	}
	damage := &DamagedError{s.path, err}
	s.damage.CompareAndSwap(nil, damage)
	return damage
}

// Damage is what was found to be wrong with the file since it was opened, nil
// while nothing was.
func (s *Store) Damage() error {
	if damage := s.damage.Load(); damage != nil {
		return damage
	}
	return nil
}
