package seed

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"entente/models"
)

var update = flag.Bool("update", false, "write the want.txt of the golden folders anew")

// Each folder of testdata/merge is a small seed that shows one rule of
// docs/provenance.md; its want.txt is what comes of it.
func TestMergeGoldens(t *testing.T) {
	eachGolden(t, "testdata/merge", func(ds *models.Dataset, problems Problems) string {
		if wrong := problems.Errors(); len(wrong) > 0 {
			return "it has errors:\n" + wrong.Error() + "\n"
		}
		return report(t, ds) + lines(problems)
	})
}

// Each folder of testdata/bad is a seed with one sort of mistake; its want.txt
// is every problem that one run finds.
func TestBadGoldens(t *testing.T) {
	eachGolden(t, "testdata/bad", func(_ *models.Dataset, problems Problems) string {
		if len(problems) == 0 {
			return "it has no problem\n"
		}
		return lines(problems)
	})
}

func eachGolden(t *testing.T, root string, result func(*models.Dataset, Problems) string) {
	t.Helper()
	folders, err := os.ReadDir(root)
	if err != nil || len(folders) < 15 {
		t.Fatalf("there are %d golden folders in %s: %v", len(folders), root, err)
	}
	for _, folder := range folders {
		t.Run(folder.Name(), func(t *testing.T) {
			dir := filepath.Join(root, folder.Name())
			got := result(Load(os.DirFS(dir)))
			file := filepath.Join(dir, "want.txt")
			if *update {
				if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got, "\n")); diff != "" {
				t.Errorf("not as in %s (-want +got); if it should be so, run with -update and look at the change:\n%s", file, diff)
			}
		})
	}
}

// report shows every entity of a dataset, then what became of old IDs.
func report(t *testing.T, ds *models.Dataset) string {
	t.Helper()
	var b strings.Builder
	for _, kind := range models.Kinds {
		for row := range kind.Rows(ds) {
			if err := Show(&b, ds, row.(models.Node).Self()); err != nil {
				t.Fatal(err)
			}
		}
	}
	for _, r := range ds.Redirects {
		fmt.Fprintf(&b, "%s was %s", r.ID, strings.ToLower(string(r.Change)))
		if r.ToID != "" {
			fmt.Fprintf(&b, ", see %s", r.ToID)
		}
		fmt.Fprintf(&b, " (%s)\n", r.Reason)
	}
	return b.String()
}

func lines(problems Problems) string {
	if len(problems) == 0 {
		return ""
	}
	return problems.Error() + "\n"
}
