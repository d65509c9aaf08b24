package seed

import (
	"fmt"
	"net/url"
	"path"
	"strings"
	"time"
)

// The folders of the sources that people read one by one, by what they are told.
var shelves = map[string]struct{ folder, kind string }{
	"article":  {"articles", "ARTICLE"},
	"document": {"documents", "OFFICIAL_RECORD"},
}

// Skeleton begins the file of a page that was read on a day: its name below the
// seed, and its text, in which the checker asks for what is missing. What is
// "article" or "document". Its error says what is wrong with the address.
func Skeleton(what, address string, seenOn time.Time) (name, text string, err error) {
	shelf, known := shelves[what]
	if !known {
		return "", "", fmt.Errorf("there is no %q to begin; write article or document", what)
	}
	page, err := url.Parse(address)
	if err != nil || page.Host == "" || page.Scheme != "https" && page.Scheme != "http" {
		return "", "", fmt.Errorf("%q is no address of a page; write it whole, as https://example.org/2024/06/19/treaty", address)
	}
	host := slug(strings.TrimPrefix(page.Hostname(), "www."))
	title := slug(strings.ReplaceAll(strings.TrimSuffix(path.Base(page.Path), path.Ext(page.Path)), "_", " "))
	if page.Path == "" || page.Path == "/" {
		title = "page"
	}
	name = fmt.Sprintf("%s/%s/%s-%s.yaml", sourcesDir, shelf.folder, host, title)
	text = fmt.Sprintf(`# yaml-language-server: $schema=../../schema/source.schema.json
source:
  id: source:%s-%s
  kind: %s
  title:      # as the page prints it
  publisher:  # who published the copy that you read
  language:   # such as en or ko
  publishedOn:  # as the page says, 2024-06-19 or 2024-06; leave the line out where it does not
  seenOn: %s
  url: %s
  licenseClass: FACTS_ONLY
# Below: what the page states, and no more. docs/editing.md shows each kind of fact.
treaties: []
visits: []
gifts: []
claims: []
`, host, title, shelf.kind, seenOn.Format(time.DateOnly), address)
	return name, text, nil
}
