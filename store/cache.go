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
	type entry struct {
		path string
		used time.Time
	}
	list := func(pattern string) []entry {
		paths, _ := filepath.Glob(filepath.Join(folder, pattern)) // the pattern is ours and sound
		var entries []entry
		for _, path := range paths {
			if info, err := os.Lstat(path); err == nil && info.Mode().IsRegular() {
				entries = append(entries, entry{path, info.ModTime()})
			}
		}
		slices.SortFunc(entries, func(a, b entry) int { return b.used.Compare(a.used) })
		return entries
	}
	for i, file := range list("*.sqlite") {
		if found, err := inspect(file.path); i >= keptFiles && time.Since(file.used) > keptFor && err == nil && found != foreign {
			_ = os.Remove(file.path)
		}
	}
	for _, file := range list(buildingPattern) {
		if time.Since(file.used) > abandoned {
			_ = os.Remove(file.path)
		}
	}
}
