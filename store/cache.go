package store

import (
	"os"
	"path/filepath"
	"slices"
	"time"
)

const (
	// keptFiles is how many databases stay in the cache folder: the one in use,
	// and those of a few other seeds or versions that somebody may go back to.
	keptFiles = 4
	// keptFor is how long a file stays in any case: another server may have it
	// open, and opens it again for more connections.
	keptFor = time.Hour
	// abandoned is the age at which a file that is being built no longer is.
	abandoned = 24 * time.Hour
	// keyDigits of the key make a name that no two databases share.
	keyDigits = 16
)

// cacheFolder finds or makes our folder in the user's cache, and an error
// where nothing can be written to it.
func cacheFolder() (string, error) {
	base, err := os.UserCacheDir()
	if err != nil {
		return "", err
	}
	folder := filepath.Join(base, "entente")
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return "", err
	}
	probe, err := os.CreateTemp(folder, buildingPattern)
	if err != nil {
		return "", err
	}
	_ = probe.Close() // empty
	return folder, os.Remove(probe.Name())
}

func cacheFile(folder, key string) string {
	return filepath.Join(folder, key[:keyDigits]+".sqlite")
}

// touch notes that a file is in use, for [forgetOld].
func touch(path string) {
	now := time.Now()
	_ = os.Chtimes(path, now, now) // a file that cannot be touched is rebuilt one day
}

// forgetOld removes what nobody has used for long from the cache folder. What
// cannot be removed stays.
func forgetOld(folder string) {
	for i, file := range filesOf(folder, "*.sqlite") {
		if found, err := inspect(file.path); i >= keptFiles && time.Since(file.used) > keptFor && err == nil && found != foreign {
			_ = os.Remove(file.path)
		}
	}
	forgetAbandoned(folder)
}

// forgetAbandoned removes what builds left in a folder that were killed.
func forgetAbandoned(folder string) {
	for _, file := range filesOf(folder, buildingPattern) {
		if time.Since(file.used) > abandoned {
			_ = os.Remove(file.path)
		}
	}
}

// A usedFile is a file and when it was used.
type usedFile struct {
	path string
	used time.Time
}

// filesOf are the files of a folder by a pattern of ours, the last used first.
func filesOf(folder, pattern string) []usedFile {
	paths, _ := filepath.Glob(filepath.Join(folder, pattern)) // the pattern is sound
	var files []usedFile
	for _, path := range paths {
		if info, err := os.Lstat(path); err == nil && info.Mode().IsRegular() {
			files = append(files, usedFile{path, info.ModTime()})
		}
	}
	slices.SortFunc(files, func(a, b usedFile) int { return b.used.Compare(a.used) })
	return files
}
