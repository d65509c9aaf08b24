package seed

import (
	"bytes"
	"encoding/csv"
	"os"
	"slices"
	"strings"
	"testing"
)

// A sample is of the sources that were read one by one, the same each time,
// and each of its facts says what was read and where it is written.
func TestSample(t *testing.T) {
	ds, _ := Load(os.DirFS("testdata/merge/datasets"))
	all := Sample(ds, 1000)
	if len(all) == 0 {
		t.Fatal("no facts")
	}
	for _, f := range all {
		if strings.HasPrefix(f.File, "sources/datasets/") || f.Value == "" || f.Line == 0 {
			t.Errorf("%+v", f)
		}
	}
	if few := Sample(ds, 3); len(few) != 3 || !slices.Equal(few, Sample(ds, 3)) || !slices.Equal(few, all[:3]) {
		t.Errorf("%+v", few)
	}
	var text bytes.Buffer
	if err := WriteSample(&text, all); err != nil {
		t.Fatal(err)
	}
	if rows, err := csv.NewReader(&text).ReadAll(); err != nil || len(rows) != len(all)+1 {
		t.Errorf("%d rows, %v", len(rows), err)
	}
}
