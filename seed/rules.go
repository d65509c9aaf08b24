package seed

import (
	"crypto/sha256"
	"embed"
	"fmt"
	"io/fs"
	"strings"
	"sync"

	"entente/models"
)

// code is this package itself.
//
//go:embed *.go
var code embed.FS

// rules is a hash of what makes a dataset of the files: this package's code
// and the fields of the vocabulary. It is part of a revision, so that a
// database made by other rules is not taken for one made by these.
var rules = sync.OnceValue(func() []byte {
	hash := sha256.New()
	names, err := fs.Glob(code, "*.go")
	if err != nil {
		panic(err) // the pattern is a constant
	}
	for _, name := range names {
		content, err := fs.ReadFile(code, name)
		if err != nil {
			panic(err) // an embedded file can be read
		}
		if !strings.HasSuffix(name, "_test.go") {
			hash.Write(content)
		}
	}
	for _, kind := range models.AllKinds() {
		for _, f := range kind.Fields {
			// A hash never fails.
			_, _ = fmt.Fprintln(hash, kind.Name, f.Name, f.Form, f.Kinds, f.Enum, f.Pattern, f.Basis, f.Wording, f.Open, f.Key, f.Needed)
		}
	}
	return hash.Sum(nil)
})
