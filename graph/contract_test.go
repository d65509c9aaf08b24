package graph

import (
	"flag"
	"testing"
	"time"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"

	"entente/graph/contract"
)

// snapshot is the schema as it was agreed on last.
const snapshot = "../schema.graphql"

var (
	breaking = flag.Bool("breaking", false, "with -update: write schema.graphql although clients break; CHANGELOG.md must name each thing that breaks")
	since    = flag.String("since", "", "compare the schema with this older one too: CHANGELOG.md must name each thing that has broken since")
)

// TestContract compares the schema with its snapshot. Safe and dangerous
// changes -update writes; breaking ones only with -breaking too, and when the
// changelog tells of each.
func TestContract(t *testing.T) {
	now := schema()
	if *since != "" {
		demandTold(t, contract.Compare(readSchema(t, *since), now))
	}
	sdl := SDL()
	if string(readFile(t, snapshot)) == sdl {
		return
	}
	changes := contract.Compare(readSchema(t, snapshot), now)
	list := ""
	for _, change := range changes {
		list += "\n\t" + change.String()
	}
	if list == "" {
		list = "only the order or the layout changed"
	}
	breaks := len(contract.OfClass(contract.Breaking, changes)) > 0
	switch {
	case !*update:
		t.Errorf("the schema is not what %s says; go generate ./graph writes it anew where no client breaks: %s", snapshot, list)
	case breaks && !*breaking:
		t.Errorf("the schema would break clients. Keep what there was and deprecate it, or tell of it in CHANGELOG.md and run go test ./graph -run TestContract -update -breaking: %s", list)
	case demandTold(t, changes):
		t.Logf("%s is written anew: %s", snapshot, list)
		writeFile(t, snapshot, []byte(sdl))
	}
}

// demandTold fails the test for each breaking change that the changelog does
// not tell, and for each that comes before its day.
func demandTold(t *testing.T, changes []contract.Change) bool {
	t.Helper()
	premature := contract.Premature(changes, time.Now().UTC().Format(time.DateOnly))
	for _, change := range premature {
		t.Errorf("%s was to stay until %s has passed: %s", change.At, change.Promised, change)
	}
	untold := contract.Untold(changes, string(readFile(t, "../CHANGELOG.md")))
	for _, change := range untold {
		t.Errorf("CHANGELOG.md does not name `%s` under Unreleased, Breaking: %s", change.At, change)
	}
	return len(untold) == 0 && len(premature) == 0
}

func readSchema(t *testing.T, file string) *ast.Schema {
	t.Helper()
	read, err := gqlparser.LoadSchema(&ast.Source{Name: file, Input: string(readFile(t, file))})
	if err != nil {
		t.Fatal(err)
	}
	return read
}

// The snapshot tells all that introspection does: read again, it is the same
// schema.
func TestSnapshotIsWhole(t *testing.T) {
	if changes := contract.Compare(schema(), readSchema(t, snapshot)); len(changes) > 0 {
		t.Errorf("%s says something else: %v", snapshot, changes)
	}
}

func TestDeprecations(t *testing.T) {
	for _, problem := range contract.WrongDeprecations(schema()) {
		t.Error(problem)
	}
}
