package ingest

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A broken download leaves the seed as it was.
func TestRunRefusesBrokenDownloads(t *testing.T) {
	const header = "stateabb,ccode,leadid,leader,sdate,smonth,syear,emonth,eyear,birthyear,gender\n"
	download, seedDir := t.TempDir(), t.TempDir()
	list := filepath.Join(download, "leaderlist_3_21.csv")
	dir := filepath.Join(seedDir, filepath.FromSlash(datasets), reign.Name)
	write(t, filepath.Join(dir, "source.yaml"), "source: {id: test}\n")
	write(t, list, header+"CAN,20,a,Roe,1,1,1950,2,1951,1900,1\n")
	if _, err := reign.Run(download, seedDir); err != nil {
		t.Fatal(err)
	}
	before := contents(t, dir)
	for raw, says := range map[string]string{
		"": "leaderlist_3_21.csv is empty",
		"stateabb,ccode,id,leader\nCAN,20,a,Roe\n": `leaderlist_3_21.csv has no column "leadid"; its first line has stateabb, ccode, id, leader`,
		header: "the download gives no leaders, of which the seed has 1; is it whole?; nothing was written",
	} {
		write(t, list, raw)
		if _, err := reign.Run(download, seedDir); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%q: got %v, want %q", raw, err, says)
		}
		if after := contents(t, dir); after != before {
			t.Errorf("%q: the seed holds %s, it held %s", raw, after, before)
		}
	}
	undated := &Importer{Name: reign.Name, Import: func(_ fs.FS, out *Tables) error {
		out.Add("leaders", Row{"key": "a", "locator": "row 1", "name": "Roe", "bornOn": "18xx-01"})
		out.Add("tenures", Row{"parent": "a", "row": "ruler", "endedOn": ".."})
		return nil
	}}
	if _, err := undated.Run(download, seedDir); err == nil || !strings.Contains(err.Error(), `leaders row 1, bornOn: "18xx-01" is not a date`) {
		t.Errorf("a date that is none is taken: %v", err)
	}
}

// contents are the tables of a folder.
func contents(t *testing.T, dir string) string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "*.csv"))
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		all.WriteString(filepath.Base(file) + "\n" + string(text))
	}
	return all.String()
}
