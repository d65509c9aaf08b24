package ingest

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A newer download of each source is compared record by record: what was
// added, left out and corrected in it is new, vanished and changed.
func TestReportsOfNewerDownloads(t *testing.T) {
	for _, test := range []struct {
		importer *Importer
		file     string
		edits    []string // old and new text by turns
		want     string
	}{
		{unMembership, "participants.csv", []string{
			"1-1,Argentina,,24 Sep 1945\n", "1-1,Chile,,11 Oct 1945\n",
			"24 Oct 1945", "25 Oct 1945",
		}, "memberships new un//CHL; memberships vanished un//ARG; memberships changed un//SUN"},
		{recognition, "us_recognition_and_relations.csv", []string{
			"utopia,Utopia,recognition,\"U.S. Recognition of Utopia, 1920.\"", "chile,Chile,recognition,\"U.S. Recognition of Chile, 1920.\"",
			"on October 1, 1862, when", "on October 2, 1862, when",
		}, "diplomatic_events new chile/recognition/1920; diplomatic_events changed haiti/mission_opened/1862, haiti/relations_established/1862"},
		{foreignGifts1999, "gifts.csv", []string{
			"\n1,President,", "\n901,President,",
			"Est. Value--$1500", "Est. Value--$1600",
		}, "gifts new 901; gifts vanished 1; gifts changed 2/1, 2/2"},
		{foreignGifts2018, "gifts.csv", []string{
			"\"Painting of a harbour\",650.0", "\"Painting of a harbour\",651.0",
		}, "gifts changed 1"},
		{historianTravels, "president-travels/roe-richard.xml", []string{
			"<id>1</id>", "<id>901</id>",
			"<locale>Seoul</locale>", "<locale>Busan</locale>",
		}, "meetings new 901///General Secretary Ivanov; meetings vanished 1///General Secretary Ivanov; visit_events new 901/signing-treaty, 901/speech; visit_events vanished 1/signing-treaty, 1/speech; visit_places new 2//Busan, 901//Moscow; visit_places vanished 1//Moscow, 2//Seoul; visits new 901; visits vanished 1"},
		{latamTrips, "trips.csv", []string{
			"ARG-XX-J001,1,", "ARG-XX-J001,901,",
			"2002-05-02,2002-05-04,Spain", "2002-05-02,2002-05-05,Spain",
		}, "visit_places new 901//New York; visit_places vanished 1//New York; visits new 901; visits vanished 1; visits changed 2"},
		{cowStates, "states2016.csv", []string{
			"WRT,271,Wuerttemburg", "BAD,267,Baden",
		}, "countries new 267; countries vanished 271"},
		{manystates, "states_ggo.csv", []string{
			"1721-11-02,1917-03-15", "1721-11-02,1917-03-16",
		}, "countries changed RUS/1721-11-02"},
		{territories, "territories/estonia.xml", []string{
			"<valid-since>1991", "<valid-since>1990",
		}, "country_names changed estonia//Republic of Estonia/en"},
	} {
		t.Run(test.importer.Name, func(t *testing.T) {
			seedDir, download := t.TempDir(), t.TempDir()
			if err := os.CopyFS(download, os.DirFS(filepath.Join("testdata", test.importer.Name, "raw"))); err != nil {
				t.Fatal(err)
			}
			put(t, filepath.Join(seedDir, filepath.FromSlash(datasets), test.importer.Name, "source.yaml"), "source: {id: test}\n")
			if _, err := test.importer.Run(download, seedDir); err != nil {
				t.Fatal(err)
			}
			file := filepath.Join(download, test.file)
			raw, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			text := string(raw)
			for i := 0; i < len(test.edits); i += 2 {
				if !strings.Contains(text, test.edits[i]) {
					t.Fatalf("%s does not hold %q", file, test.edits[i])
				}
				text = strings.Replace(text, test.edits[i], test.edits[i+1], 1)
			}
			put(t, file, text)
			report, err := test.importer.Run(download, seedDir)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, table := range report.Tables {
				for _, list := range []struct {
					what string
					keys []string
				}{{"new", table.New}, {"vanished", table.Vanished}, {"changed", table.Changed}} {
					if len(list.keys) > 0 {
						got = append(got, table.Name+" "+list.what+" "+strings.Join(list.keys, ", "))
					}
				}
			}
			if strings.Join(got, "; ") != test.want {
				t.Errorf("the report says %q, want %q", strings.Join(got, "; "), test.want)
			}
		})
	}
}
