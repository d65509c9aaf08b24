package export

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"syscall"
)

// A place is the folder to write and the folder beside it in which the work
// is done: what is unfinished, and what an earlier export leaves, is there.
type place struct {
	dir, workshop string
	// taken says that there is a folder already, empty or with an export.
	taken bool
}

// desktop are files that a file manager puts into any folder it shows.
var desktop = []string{".DS_Store", "Thumbs.db", "desktop.ini"}

// findPlace makes sure that dir may be written: that nobody's files are there.
func findPlace(named string) (*place, error) {
	dir, err := filepath.Abs(named)
	if err != nil {
		return nil, err
	}
	if linked, err := filepath.EvalSymlinks(dir); err == nil {
		dir = linked
	}
	info, err := os.Stat(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return &place{dir: dir}, nil
	case err != nil:
		return nil, unwritable(named, err)
	case !info.IsDir():
		return nil, fmt.Errorf("%s is a file; name a folder for the export", dir)
	}
	if here, err := os.Stat("."); err == nil && os.SameFile(here, info) {
		return nil, fmt.Errorf("%s is the folder in which you are; name another, such as ./entente-data", dir)
	}
	return &place{dir: dir, taken: true}, mayReplace(dir)
}

// unwritable says in one line why the export cannot be written to dir.
func unwritable(dir string, err error) error {
	reason := err
	var number syscall.Errno
	if errors.As(err, &number) {
		reason = number
	}
	return fmt.Errorf("cannot write the export to %s: %w; choose a folder that you may write to with --to DIR", dir, reason)
}

// mayReplace says whether all that is in a folder is an export of ours as it
// was written.
func mayReplace(dir string) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	entries = slices.DeleteFunc(entries, func(entry fs.DirEntry) bool { return slices.Contains(desktop, entry.Name()) })
	if len(entries) == 0 {
		return nil
	}
	written, err := readStamps(filepath.Join(dir, packageName))
	if err != nil {
		return fmt.Errorf("%s is not empty and holds no whole export (%w); nothing was written: name another folder, or empty it", dir, err)
	}
	for _, entry := range entries {
		name := entry.Name()
		if name == packageName {
			continue
		}
		stamp, known := written[name]
		if !known {
			return fmt.Errorf("%s holds %s, which is not of the earlier export; nothing was written: move it away, or name another folder", dir, name)
		}
		now, err := fingerprint(filepath.Join(dir, name))
		if err != nil {
			return err
		}
		if now != stamp {
			return fmt.Errorf("%s in %s was changed after its export; nothing was written: move it away, or name another folder", name, dir)
		}
	}
	return nil
}

// stage makes the folder in which to work.
func (p *place) stage() (string, error) {
	parent := filepath.Dir(p.dir)
	if err := os.MkdirAll(parent, 0o777); err != nil {
		return "", err
	}
	workshop, err := os.MkdirTemp(parent, ".entente-export-*")
	if err != nil {
		return "", err
	}
	p.workshop = workshop
	unfinished := filepath.Join(workshop, "unfinished")
	return unfinished, os.Mkdir(unfinished, 0o777)
}

// take puts the finished folder in its place.
func (p *place) take(finished string) error {
	if !p.taken {
		return os.Rename(finished, p.dir)
	}
	earlier := filepath.Join(p.workshop, "earlier")
	if err := os.Rename(p.dir, earlier); err != nil {
		return fmt.Errorf("%w; where the folder is a mounted volume, name a new folder within it", err)
	}
	if err := os.Rename(finished, p.dir); err != nil {
		return errors.Join(err, os.Rename(earlier, p.dir))
	}
	return nil
}

// clear leaves nothing beside the folder.
func (p *place) clear() {
	if p.workshop != "" {
		_ = os.RemoveAll(p.workshop)
	}
}
