package store

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"sync"

	"entente/models"
)

// Options say which dataset is wanted and where its database lies.
type Options struct {
	// Path is the file of the database. When empty, it is a file in the user's
	// cache folder with a name made from the key, where earlier ones are kept
	// for a while; and where that cannot be written, a temporary file.
	Path string
	// Revision is a hash of the content of the seed's files.
	Revision string
	// Load reads the dataset. It is called only when there is no database of
	// that revision. It may call whole for a kind as soon as the dataset has all
	// of its entities or rows and will not change them: some are then written
	// while it goes on. It gives back that dataset or an error, and calls whole
	// no more once it has returned.
	Load func(whole func(*models.Dataset, *models.Kind)) (*models.Dataset, error)
	// Progress receives a line about a build; nil for none.
	Progress io.Writer
}

// Prepare opens the database of a revision, building it first where there is
// none. Its errors about the path are one line that says what to do; those of
// Load are given back as they are.
func Prepare(ctx context.Context, o Options) (*Store, error) {
	if o.Progress == nil {
		o.Progress = io.Discard
	}
	if o.Path != "" {
		return prepareAt(ctx, o, Open)
	}
	folder, err := cacheFolder()
	if err == nil {
		o.Path = cacheFile(folder, Key(o.Revision))
		defer forgetOld(folder)
		return prepareAt(ctx, o, openKept)
	}
	folder, err = os.MkdirTemp("", "entente-")
	if err != nil {
		return nil, fmt.Errorf("there is no folder to keep the database in; name a file with --database FILE")
	}
	o.Path = cacheFile(folder, Key(o.Revision))
	db, err := prepareAt(ctx, o, openKept)
	if err != nil {
		_ = os.RemoveAll(folder) // the build's error says more
		return nil, err
	}
	db.temporary = folder
	return db, nil
}

// prepareAt reuses the file at o.Path when it bears the key.
func prepareAt(ctx context.Context, o Options, open func(context.Context, string) (*Store, error)) (*Store, error) {
	if found, err := inspect(o.Path); err == nil && found == sound {
		db, err := open(ctx, o.Path)
		if err == nil && db.meta.Key == Key(o.Revision) {
			touch(o.Path)
			return db, nil
		}
		if err == nil {
			err = db.Close()
		}
		var damage *DamagedError
		if errors.As(err, &damage) {
			fmt.Fprintf(o.Progress, "the database %s is damaged (%v): it is built anew\n", o.Path, damage.Cause)
		}
		if ended := ctx.Err(); ended != nil {
			return nil, errors.Join(err, ended)
		}
	}
	d, err := begin(ctx, o.Path)
	if err != nil {
		return nil, err
	}
	defer d.discard()
	ds, err := o.Load(d.ahead)
	if err != nil {
		return nil, err
	}
	if ds.Revision != o.Revision {
		return nil, fmt.Errorf("the dataset changed while it was read: revision %s became %s; start again", o.Revision, ds.Revision)
	}
	if err := d.finish(ds, o.Progress); err != nil {
		return nil, err
	}
	return open(ctx, o.Path)
}

// Key names what a database file holds: the content of the seed, the shape of
// the tables and the builder that fills them.
func Key(revision string) string {
	hash := sha256.New()
	_, _ = io.WriteString(hash, layout()+revision) // a hash never fails
	return hex.EncodeToString(hash.Sum(nil))
}

// layout is a hash of all that makes the file what it is, but the dataset.
var layout = sync.OnceValue(func() string {
	hash := sha256.New()
	_, _ = io.WriteString(hash, strconv.Itoa(builder))
	for _, statement := range append(definitions(), indexes()...) {
		_, _ = io.WriteString(hash, statement+";")
	}
	return hex.EncodeToString(hash.Sum(nil))
})
