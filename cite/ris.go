package cite

import (
	"fmt"
	"strings"

	"entente/models"
)

// risKinds are the types of RIS.
var risKinds = map[string]string{kindDataset: "DATA", kindArticle: "NEWS", kindDocument: "GOVDOC"}

// ris is one reference of RIS: a line a field, each with CR and LF at its end.
func (w Work) ris() string {
	var lines []string
	line := func(tag, value string) {
		if value != "" {
			lines = append(lines, tag+"  - "+value)
		}
	}
	line("TY", orElse(risKinds[w.Kind], "ELEC"))
	line("ID", w.Key)
	line("AU", w.Author)
	line("TI", w.Title)
	line("T2", w.Container)
	line("PB", w.Publisher)
	if parts, _ := partsOf(w.IssuedOn); len(parts) > 0 {
		line("PY", fmt.Sprintf("%04d", parts[0]))
	}
	line("DA", risDate(w.IssuedOn))
	line("ET", w.Version)
	line("LA", w.Language)
	line("N1", w.Note)
	line("C1", w.License)
	line("UR", w.URL)
	line("Y2", risDate(w.readOn()))
	return strings.Join(append(lines, "ER  - ", ""), "\r\n")
}

// risDate is YYYY/MM/DD/ and after it what no number says.
func risDate(date models.Date) string {
	parts, circa := partsOf(date)
	switch {
	case date.EDTF == "":
		return ""
	case parts == nil:
		return "///" + date.EDTF
	}
	text := fmt.Sprintf("%04d/", parts[0])
	for i := 1; i <= 2; i++ {
		if len(parts) > i {
			text += fmt.Sprintf("%02d", parts[i])
		}
		text += "/"
	}
	if circa {
		text += date.EDTF
	}
	return text
}
