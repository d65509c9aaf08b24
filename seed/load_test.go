package seed

import (
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"entente/models"
)

// The dataset that ships with the program is right, and every value in it is
// cited.
func TestTheSeed(t *testing.T) {
	ds, problems := Load(Files)
	for _, p := range problems {
		t.Error(p)
	}
	everyValueIsCited(t, ds)
	if len(ds.Sources) < 20 || len(ds.Treaties) < 3 || ds.Revision == "" {
		t.Errorf("the dataset holds %d sources and %d treaties", len(ds.Sources), len(ds.Treaties))
	}
	if revision, err := Revision(Files); err != nil || revision != ds.Revision {
		t.Errorf("the revision is %q, %v and %q", revision, err, ds.Revision)
	}
}

// everyValueIsCited holds the dataset against its citations: each value is
// preferred by one source, and what contradicts it is a disagreement.
func everyValueIsCited(t interface {
	Helper()
	Errorf(format string, args ...any)
}, ds *models.Dataset,
) {
	t.Helper()
	type fact struct {
		subject models.ID
		field   string
	}
	preferred, contradicted := map[fact]int{}, map[fact]bool{}
	for i, c := range ds.Citations {
		if c.Key != i+1 {
			t.Errorf("citation %d has the key %d", i+1, c.Key)
		}
		for _, field := range c.Fields {
			switch c.Standing {
			case models.Preferred:
				preferred[fact{c.SubjectID, field}]++
			case models.Contradicting:
				contradicted[fact{c.SubjectID, field}] = true
			}
		}
	}
	disputed := map[fact]bool{}
	for _, d := range ds.Disagreements {
		disputed[fact{d.SubjectID, d.Field}] = true
		if _, err := models.ParseID(string(d.ID)); err != nil {
			t.Errorf("the disagreement %s: %v", d.ID, err)
		}
	}
	for _, kind := range models.AllKinds() {
		for row := range kind.Rows(ds) {
			id := row.(models.Node).Self()
			if _, err := models.ParseID(string(id)); err != nil {
				t.Errorf("%v", err)
			}
			for _, field := range kind.Fields {
				at := fact{id, field.Name}
				if n := preferred[at]; n > 1 || field.Get(row) != "" && n != 1 {
					t.Errorf("%s of %s, %q, is preferred by %d sources", field.Name, id, field.Get(row), n)
				}
			}
		}
	}
	if !maps.Equal(disputed, contradicted) {
		t.Errorf("contradicted are %v, and disagreements are on %v", contradicted, disputed)
	}
}

const sourceBlock = `source:
  id: %[1]s
  kind: %[2]s
  title: A page of %[1]s
  publisher: Publisher of %[1]s
  language: en
  licenseClass: FACTS_ONLY
`

// someSource writes the file of a source that speaks of up to three treaties,
// as one of many that agree and disagree.
func someSource(t *rapid.T, id string) string {
	pick := func(what string, values ...string) string { return rapid.SampledFrom(values).Draw(t, what) }
	var b strings.Builder
	kind := models.SourceKind("")
	fmt.Fprintf(&b, sourceBlock, id, pick("kind", kind.Values()...))
	b.WriteString(pick("published", "", "  publishedOn: 1961-07-20\n", "  publishedOn: 2024\n"))
	b.WriteString(pick("origin", "", "", "  origin: agency-1\n"))
	b.WriteString("  observedThroughOn: 2012-12-31\ntreaties:\n")
	for i := range rapid.IntRange(1, 3).Draw(t, "treaties") {
		fmt.Fprintf(&b, "  - id: treaty-%d\n    title: %s %d\n", i, pick("title", "Treaty", "treaty", "Treaty of Friendship"), i)
		b.WriteString(pick("signedOn", "", "    signedOn: 1961-07-06\n", "    signedOn: 1961-07-11\n", "    signedOn: 1961-07\n"))
		b.WriteString(pick("signedAt", "", "    signedAt: Harbour City\n", "    signedAt: Hill City\n"))
		b.WriteString(pick("terminatedOn", "", "    terminatedOn: \"..\"\n", "    terminatedOn: 2024-12-04\n", "    terminatedOn: 2001\n"))
		b.WriteString(pick("kinds", "", "    kinds: [FRIENDSHIP]\n", "    kinds: [TRADE, FRIENDSHIP]\n"))
		b.WriteString(pick("parties", "", "    parties: [{actor: arcadia}]\n", "    parties: [{actor: arcadia, signedOn: 1961}, {actor: utopia}]\n    complete: [parties]\n",
			"    parties: [{actor: utopia}]\n    not: {parties: [{actor: arcadia}]}\n"))
		b.WriteString(pick("unknown", "", "    unknown: [duration]\n"))
	}
	return b.String()
}

const atlas = `
countries:
  - {id: arcadia, name: Arcadia, kind: STATE}
  - {id: utopia, name: Utopia, kind: STATE}
`

func someSources(t *rapid.T) []string {
	contents := []string{fmt.Sprintf(sourceBlock, "atlas", "REFERENCE") + atlas}
	for i := range rapid.IntRange(1, 5).Draw(t, "sources") {
		contents = append(contents, someSource(t, fmt.Sprintf("source-%d", i)))
	}
	return contents
}

// folder is a seed of sources in files named in their order.
func folder(contents []string) fstest.MapFS {
	files := fstest.MapFS{}
	for i, content := range contents {
		files[fmt.Sprintf("sources/%02d.yaml", i)] = &fstest.MapFile{Data: []byte(content)}
	}
	return files
}

func mustLoad(t *rapid.T, fsys fs.FS) *models.Dataset {
	ds, problems := Load(fsys)
	if wrong := problems.Errors(); len(wrong) > 0 {
		t.Fatalf("it has errors:\n%v", wrong)
	}
	return ds
}

// placeless is the dataset without the names of the files that it was read from.
func placeless(ds *models.Dataset) *models.Dataset {
	ds.Revision = ""
	for _, kind := range append(models.AllKinds(), models.KindOf("source"), models.KindOf("disagreement")) {
		for row := range kind.Rows(ds) {
			identityOf(row).File = ""
		}
	}
	for i := range ds.Citations {
		ds.Citations[i].File = ""
	}
	return ds
}

func identityOf(row any) *models.Identity {
	switch row := row.(type) {
	case *models.Country:
		return &row.Identity
	case *models.Treaty:
		return &row.Identity
	case *models.Party:
		return &row.Identity
	case *models.Source:
		return &row.Identity
	case *models.Disagreement:
		return &row.Identity
	}
	panic(fmt.Sprintf("the generated seeds hold no %T", row))
}

func TestOrderOfFilesDoesNotMatter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		contents := someSources(t)
		one := mustLoad(t, folder(contents))
		everyValueIsCited(t, one)
		other := mustLoad(t, folder(rapid.Permutation(contents).Draw(t, "other order")))
		if diff := cmp.Diff(placeless(one), placeless(other)); diff != "" {
			t.Fatalf("another order gives another dataset (-one +other):\n%s", diff)
		}
	})
}

func TestLoadingIsRepeatable(t *testing.T) {
	one, _ := Load(Files)
	for range 3 {
		if again, _ := Load(Files); !cmp.Equal(one, again) {
			t.Fatal("the same files give another dataset")
		}
	}
}

func TestWithdrawingASourceWithdrawsItsFacts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		contents := someSources(t)
		before := mustLoad(t, folder(contents))
		gone := rapid.IntRange(1, len(contents)-1).Draw(t, "withdrawn")
		id := models.NewID("source", fmt.Sprintf("source-%d", gone-1))
		after := mustLoad(t, folder(slices.Delete(slices.Clone(contents), gone, gone+1)))
		for _, c := range after.Citations {
			if c.SourceID == id {
				t.Fatalf("%s is still cited for %v of %s", id, c.Fields, c.SubjectID)
			}
		}
		for _, u := range after.Unknowns {
			if u.SourceID == id {
				t.Fatalf("%s still did not find %s of %s", id, u.Field, u.SubjectID)
			}
		}
		everyValueIsCited(t, after)
		for i := range before.Treaties {
			others := slices.ContainsFunc(before.Citations, func(c models.Citation) bool {
				return c.SubjectID == before.Treaties[i].ID && c.SourceID != id && slices.Contains(c.Fields, "title")
			})
			remains := slices.ContainsFunc(after.Treaties, func(t models.Treaty) bool { return t.ID == before.Treaties[i].ID })
			if others != remains {
				t.Fatalf("%s: other sources speak of it: %t; it remains: %t", before.Treaties[i].ID, others, remains)
			}
		}
	})
}

func TestRevision(t *testing.T) {
	files := folder([]string{fmt.Sprintf(sourceBlock, "atlas", "REFERENCE") + atlas})
	revision := func() string {
		r, err := Revision(files)
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	first := revision()
	files["sources/README.md"] = &fstest.MapFile{Data: []byte("not read")}
	files["read.go"] = &fstest.MapFile{Data: []byte("not read")}
	if revision() != first {
		t.Error("a file that is not read changes the revision")
	}
	files["sources/00.yaml"].Data = append(files["sources/00.yaml"].Data, '\n')
	second := revision()
	files["sources/01.yaml"] = files["sources/00.yaml"]
	delete(files, "sources/00.yaml")
	if third := revision(); first == second || second == third || first == third {
		t.Errorf("other content or another name keeps the revision: %s %s %s", first, second, third)
	}
	if _, err := Revision(fstest.MapFS{}); err == nil || !strings.Contains(err.Error(), "is this the folder that holds sources/") {
		t.Errorf("an empty folder: %v", err)
	}
}

func TestProblems(t *testing.T) {
	ps := Problems{
		{File: "b", Line: 2, Message: "two"},
		{File: "a", Message: "all"},
		{File: "b", Line: 1, Message: "one", Warning: true},
		{File: "b", Line: 2, Message: "two"},
	}
	if got, want := ps.sorted().Error(), "a: all\nb:1: warning: one\nb:2: two"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if wrong := ps.Errors(); len(wrong) != 3 || len(ps) != 4 {
		t.Errorf("%d errors of %d problems", len(wrong), len(ps))
	}
	if a("organization") != "an organization" || a("treaty") != "a treaty" {
		t.Error("the article is wrong")
	}
}

func TestSlug(t *testing.T) {
	const fingerprint = "a fingerprint"
	for text, want := range map[string]string{
		"4":                     "4",
		"4-1":                   "4-1",
		"Kim Il Sung":           "kim-il-sung",
		"  Côte d’Ivoire! ":     "cote-d-ivoire",
		"Phạm Minh Chính":       "pham-minh-chinh",
		"Köge":                  "koge",
		"Kø":                    fingerprint, // ø is no o with a mark
		"김정은":                   fingerprint,
		"Москва and Moscow":     fingerprint,
		"https://un.org/a":      fingerprint,
		"…":                     fingerprint,
		strings.Repeat("a", 40): strings.Repeat("a", 40),
		strings.Repeat("a", 41): fingerprint,
	} {
		got := slug(text)
		if want == fingerprint && len(got) == 8 && strings.Trim(got, "0123456789abcdef") == "" {
			want = got
		}
		if got != want {
			t.Errorf("the slug of %q is %q, want %q", text, got, want)
		}
		if _, err := models.ParseID("gift:" + got); err != nil {
			t.Errorf("the slug of %q: %v", text, err)
		}
	}
	if slug("https://un.org/a") == slug("https://un.org/A") || slug("김정은") == slug("김정일") {
		t.Error("two texts have one fingerprint")
	}
}

func TestShow(t *testing.T) {
	ds, problems := Load(folder([]string{fmt.Sprintf(sourceBlock, "atlas", "REFERENCE") + atlas}))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	ds.Redirects = []models.Redirect{
		{ID: "country:a", ToID: "country:b", Change: models.IDRenamed, Reason: "one"},
		{ID: "country:b", ToID: "country:arcadia", Change: models.IDMerged, Reason: "two"},
		{ID: "country:c", Change: models.IDWithdrawn, Reason: "three"},
	}
	for id, want := range map[models.ID]string{
		"country:a":       "country:a was renamed: one\ncountry:b was merged: two\ncountry:arcadia\n  name: Arcadia\n",
		"country:c":       "country:c was withdrawn: three\n",
		"source:atlas":    "source:atlas\n  kind: REFERENCE\n",
		"country:arcadai": "",
		"nation:x":        "",
	} {
		var b strings.Builder
		err := Show(&b, ds, id)
		if !strings.HasPrefix(b.String(), want) || (err != nil) != (want == "") {
			t.Errorf("%s is shown as %q, %v", id, b.String(), err)
		}
		if id == "country:arcadai" && !strings.Contains(err.Error(), "did you mean country:arcadia?") {
			t.Error(err)
		}
	}
	if err := Show(failing{}, ds, "country:arcadia"); err == nil {
		t.Error("a writer that fails is not reported")
	}
}

type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, fs.ErrClosed }
