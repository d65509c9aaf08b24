package main

import (
	"go/build"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// arrows are the rooms of the house and what each may import of ours. Data
// goes one way, and so do they; docs and tests are exempt.
var arrows = map[string][]string{
	".":              {"models", "seed", "store", "graph", "export", "web", "ingest"},
	"models":         {},
	"models/docgen":  {},
	"seed":           {"models"},
	"seed/schemagen": {"models"},
	"search":         {},
	"names":          {},
	"names/namegen":  {},
	"pace":           {},
	"store":          {"models", "search", "names", "pace"},
	"ingest":         {"seed", "models"},
	"network":        {},
	"cite":           {"models"},
	"graph":          {"store", "models", "network", "cite", "names", "pace", "graph/generated", "graph/scalar", "graph/contract"},
	"graph/generated": {
		"models", "graph/scalar",
	},
	"graph/scalar":      {},
	"graph/contract":    {},
	"export":            {"models"},
	"web":               {},
	"bench":             {},
	"clients/genqlient": {},
	"bench/report":      {"bench"},
}

// homes are the imports that one room keeps to itself.
var homes = map[string]string{
	"gorm.io/":                   "store",
	"github.com/mattn/":          "store",
	"database/sql":               "store",
	"github.com/goccy/go-yaml":   "seed",
	"github.com/fsnotify/":       ".",
	"github.com/99designs/":      "graph",
	"github.com/vektah/":         "graph",
	"github.com/prometheus/":     ".",
	"go.opentelemetry.io/":       ".",
	"github.com/santhosh-tekuri": "seed",
	"github.com/Khan/":           "clients",
}

func TestArrows(t *testing.T) {
	for dir, pkg := range packages(t) {
		allowed, known := arrows[dir]
		if !known {
			t.Errorf("package %s has no arrows: say in arch_test.go what it may import", dir)
		}
		for _, imported := range pkg.Imports {
			ours, isOurs := strings.CutPrefix(imported, "entente/")
			if isOurs && !slices.Contains(allowed, ours) {
				t.Errorf("%s imports %s; it may import %v", dir, imported, allowed)
			}
		}
	}
}

func TestHomes(t *testing.T) {
	for dir, pkg := range packages(t) {
		for _, imported := range pkg.Imports {
			for prefix, home := range homes {
				if strings.HasPrefix(imported, prefix) && dir != home && !strings.HasPrefix(dir, home+"/") && !isDriver(dir, imported) {
					t.Errorf("%s imports %s, which belongs to %s alone", dir, imported, home)
				}
			}
		}
	}
}

// isDriver allows models the interfaces by which its values become columns.
func isDriver(dir, imported string) bool {
	return dir == "models" && imported == "database/sql/driver"
}

// packages are all packages of the module by folder, without their tests.
func packages(t *testing.T) map[string]*build.Package {
	t.Helper()
	found := map[string]*build.Package{}
	err := filepath.WalkDir(".", func(dir string, d fs.DirEntry, err error) error {
		if err != nil || !d.IsDir() {
			return err
		}
		if name := d.Name(); name == "testdata" || name == "node_modules" || name != "." && strings.HasPrefix(name, ".") {
			return filepath.SkipDir
		}
		pkg, err := build.ImportDir(dir, 0)
		if pkg != nil && len(pkg.GoFiles) > 0 {
			found[filepath.ToSlash(dir)] = pkg
			return err
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(found) < 5 {
		t.Fatalf("found only %d packages: the test looks in the wrong place", len(found))
	}
	return found
}
