package export_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"strconv"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"entente/export"
	"entente/models"
)

func treaties(title string) *export.Table {
	ds := &models.Dataset{Treaties: []models.Treaty{{Identity: models.Identity{ID: "treaty:x"}, Title: title}}}
	for _, table := range export.Tables(ds) {
		if table.Name == "treaties" {
			return table
		}
	}
	return nil
}

// A text is either refused in both forms or given by both; no cell of the CSV
// file runs in a spreadsheet, and no text breaks out of its cell or line.
func FuzzText(f *testing.F) {
	for _, seed := range []string{
		"Treaty", "a,b", `say "x"`, "one\ntwo", "one\r\ntwo", "\r", "=1+1", `=HYPERLINK("http://x","y")`, "+1", "-1", "-1.5", "-1.5x", "@SUM(A1)",
		"\t=1", " =1", "'=1", "''-x", "＝1+1", "\x00", "\xff", "\u0085", "\u2028", "\ufeff=1", "</script>", "|", `\.`, "'", "é",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, title string) {
		var inCSV, inJSON bytes.Buffer
		table := treaties(title)
		errCSV, errJSON := table.CSV(&inCSV), table.JSONLines(&inJSON)
		allowed := utf8.ValidString(title) && strings.IndexFunc(title, func(r rune) bool {
			return unicode.IsControl(r) && r != '\n' && r != '\r' && r != '\t'
		}) < 0
		if (errCSV == nil) != allowed || (errJSON == nil) != allowed {
			t.Fatalf("%q: allowed %v, CSV %v, JSON %v", title, allowed, errCSV, errJSON)
		}
		if !allowed {
			return
		}
		want := strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(title)
		records, err := csv.NewReader(&inCSV).ReadAll()
		if err != nil || len(records) != 2 || len(records[1]) != len(table.Columns) {
			t.Fatalf("%q: %v %q", title, err, records)
		}
		cell := records[1][1]
		if cell != want && cell != "'"+want {
			t.Errorf("%q is the cell %q", title, cell)
		}
		if runs := strings.TrimLeft(cell, " \t\n"); runs != "" && !isNumber(cell) && strings.ContainsRune("=+-@＝＋－＠", []rune(runs)[0]) {
			t.Errorf("%q is the cell %q, which runs", title, cell)
		}
		if strings.Count(inJSON.String(), "\n") != 1 {
			t.Errorf("%q is not on one line: %q", title, inJSON.String())
		}
		var object struct{ Title string }
		if err := json.Unmarshal(inJSON.Bytes(), &object); err != nil || object.Title != want {
			t.Errorf("%q is %q in JSON (%v)", title, object.Title, err)
		}
	})
}

func isNumber(s string) bool {
	_, err := strconv.ParseFloat(s, 64)
	return err == nil
}

func TestNegativeNumbersStayNumbers(t *testing.T) {
	for table, want := range map[string]string{
		"countries": ",-48.5,0.25,",
		"citations": "country:ruritania,latitude,source:zenda-gazette,-48.5,",
	} {
		var file bytes.Buffer
		must(t, tableNamed(t, table).CSV(&file))
		if !strings.Contains(file.String(), want) {
			t.Errorf("no %s in\n%s", want, &file)
		}
	}
}

func TestASetIsNotBrokenByItsMembers(t *testing.T) {
	for _, about := range []models.ID{"treaty:a|treaty:b", "", "treaty:\xff"} {
		ds := small()
		ds.Claims[0].AboutIDs = []models.ID{about}
		for _, table := range export.Tables(ds) {
			if table.Name == "claims" && table.CSV(&bytes.Buffer{}) == nil {
				t.Errorf("the member %q was written", about)
			}
		}
	}
}
