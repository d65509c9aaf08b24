package seed

import (
	"strings"
	"testing"
	"testing/fstest"
	"time"
)

// What is begun asks, line by line, for what the page must tell, and for
// nothing else.
func TestSkeleton(t *testing.T) {
	day := time.Date(2024, 6, 20, 23, 0, 0, 0, time.UTC)
	name, text, err := Skeleton("article", "https://www.example.org/2024/06/Treaty_of_friendship.html", day)
	if err != nil || name != "sources/articles/example-org-treaty-of-friendship.yaml" {
		t.Fatal(name, err)
	}
	_, problems := Load(fstest.MapFS{name: {Data: []byte(text)}})
	var asked []string
	for _, p := range problems.Errors() {
		field, _, _ := strings.Cut(p.Message, " ")
		asked = append(asked, field)
	}
	if got := strings.Join(asked, " "); got != "title publisher language publishedOn" {
		t.Errorf("the checker asks for %s:\n%v", got, problems)
	}
	filled := strings.NewReplacer("title:      #", "title: T #", "publisher:  #", "publisher: P #", "language:   #", "language: en #", "publishedOn:  #", "publishedOn: 2024-06-19 #",
		"treaties: []\n", "", "visits: []\n", "", "gifts: []\n", "", "claims: []\n", "").Replace(text)
	if _, problems := Load(fstest.MapFS{name: {Data: []byte(filled)}}); len(problems) > 0 {
		t.Errorf("a file that was filled in has problems: %v", problems)
	}
	for _, wrong := range []struct{ what, address, says string }{
		{"book", "https://example.org/", "write article or document"},
		{"article", "example.org/treaty", "is no address of a page"},
		{"article", "ftp://example.org/treaty", "is no address of a page"},
	} {
		if _, _, err := Skeleton(wrong.what, wrong.address, day); err == nil || !strings.Contains(err.Error(), wrong.says) {
			t.Errorf("%v: %v", wrong, err)
		}
	}
}
