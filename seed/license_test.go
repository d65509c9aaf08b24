package seed

import (
	"io/fs"
	"path"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"entente/models"
)

var licences = [][]models.LicenseClass{
	{models.LicenseOpen},
	{models.LicenseOpen, models.LicenseOfficial},
	{models.LicenseScholarly},
}

// seedFiles are the files that are built into the program.
func seedFiles(t *testing.T) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	err := fs.WalkDir(Files, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		content, err := Files.ReadFile(name)
		files[name] = &fstest.MapFile{Data: content}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// withoutClosed are the files of a seed without those of sources of other
// classes: as if nobody had ever read them.
func withoutClosed(t *testing.T, files fstest.MapFS, classes []models.LicenseClass) fstest.MapFS {
	t.Helper()
	whole, _ := Load(files)
	kept := fstest.MapFS{}
	for name, file := range files {
		kept[name] = file
	}
	for i := range whole.Sources {
		src := &whole.Sources[i]
		if slices.Contains(classes, src.LicenseClass) {
			continue
		}
		delete(kept, src.File)
		if path.Base(src.File) == datasetFile {
			for name := range files {
				if path.Dir(name) == path.Dir(src.File) {
					delete(kept, name)
				}
			}
		}
	}
	return kept
}

// What is withheld has no part in a partial dataset: it is the same as if the
// files of these sources were not there.
func TestWhatIsWithheldHasNoPart(t *testing.T) {
	files := seedFiles(t)
	for _, classes := range licences {
		partial, withheld, problems := LoadOnly(files, classes)
		if wrong := problems.Errors(); len(wrong) > 0 {
			t.Fatalf("%v: %v", classes, wrong)
		}
		alone, none, _ := LoadOnly(withoutClosed(t, files, classes), classes)
		if none.Sources != 0 || none.Records != 0 || withheld.Sources == 0 || len(withheld.Gone) == 0 {
			t.Errorf("%v: withheld are %+v, and of the open files alone %+v", classes, withheld, none)
		}
		if partial.Revision == alone.Revision || !strings.HasSuffix(partial.Revision, classWords(classes)) {
			t.Errorf("%v: the revisions are %s and %s", classes, partial.Revision, alone.Revision)
		}
		a, b := reflect.ValueOf(partial).Elem(), reflect.ValueOf(alone).Elem()
		for i := range a.NumField() {
			table := a.Type().Field(i)
			if table.Type.Kind() != reflect.Slice {
				continue
			}
			if a.Field(i).Len() != b.Field(i).Len() {
				t.Errorf("%v: there are %d %s, and %d of the open files alone", classes, a.Field(i).Len(), table.Name, b.Field(i).Len())
				continue
			}
			for j := range a.Field(i).Len() {
				if x, y := a.Field(i).Index(j).Interface(), b.Field(i).Index(j).Interface(); !reflect.DeepEqual(x, y) {
					t.Errorf("%v: %s has\n%+v\nand of the open files alone\n%+v", classes, table.Name, x, y)
					break
				}
			}
		}
	}
}

// A partial dataset is whole in itself: every value is cited, every entity has
// what it needs, and every reference leads to something that is there.
func TestAPartialDatasetIsSound(t *testing.T) {
	for _, classes := range licences {
		ds, _, _ := LoadOnly(Files, classes)
		everyValueIsCited(t, ds)
		there := map[models.ID]bool{}
		for i := range ds.Sources {
			there[ds.Sources[i].ID] = true
			if class := ds.Sources[i].LicenseClass; !slices.Contains(classes, class) {
				t.Errorf("%v: %s is of %s", classes, ds.Sources[i].ID, class)
			}
		}
		for _, kind := range models.AllKinds() {
			for row := range kind.Rows(ds) {
				there[row.(models.Node).Self()] = true
			}
		}
		refers := func(from models.ID, to models.ID) {
			if to != "" && !there[to] {
				t.Errorf("%v: %s refers to %s, which is not there", classes, from, to)
			}
		}
		for _, kind := range append(models.AllKinds(), models.KindOf("source")) {
			for row := range kind.Rows(ds) {
				id := row.(models.Node).Self()
				refers(id, kind.ParentID(row))
				for _, field := range kind.Fields {
					value := field.Get(row)
					if field.Needed && value == "" {
						t.Errorf("%v: %s has no %s", classes, id, field.Name)
					}
					if field.Form == models.FormRef || field.Form == models.FormRefs {
						for to := range strings.FieldsSeq(value) {
							refers(id, models.ID(to))
						}
					}
				}
			}
		}
		for i := range ds.Citations {
			refers("a citation", ds.Citations[i].SubjectID)
			refers(ds.Citations[i].SubjectID, ds.Citations[i].SourceID)
		}
		for i := range ds.Disagreements {
			refers(ds.Disagreements[i].ID, ds.Disagreements[i].SubjectID)
		}
		for i := range ds.Unknowns {
			refers("an unknown", ds.Unknowns[i].SubjectID)
			refers(ds.Unknowns[i].SubjectID, ds.Unknowns[i].SourceID)
		}
		for i := range ds.Redirects {
			refers(ds.Redirects[i].ID, ds.Redirects[i].ToID)
		}
	}
}

// With all classes a partial dataset is the whole one.
func TestAllClassesAreTheWhole(t *testing.T) {
	var all []models.LicenseClass
	for _, class := range models.LicenseClass("").Values() {
		all = append(all, models.LicenseClass(class))
	}
	whole, _ := Load(Files)
	ds, withheld, _ := LoadOnly(Files, all)
	ds.Revision = whole.Revision
	ds.Redirects = whole.Redirects // of these it has those alone that lead somewhere
	if !reflect.DeepEqual(ds, whole) || withheld.Sources != 0 {
		t.Errorf("withheld are %+v; whole: %d citations, all classes: %d", withheld, len(whole.Citations), len(ds.Citations))
	}
}
