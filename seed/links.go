package seed

import (
	"bytes"
	"encoding/csv"
	"path"
	"slices"
	"strings"

	"entente/models"
)

// changesFile lists what became of IDs that were once minted.
const changesFile = "changes.csv"

// links says which record of which source is which entity. The rows are
// committed and only ever added to; nothing is matched while loading.
type links struct {
	rows      map[linkKey]*link
	redirects map[models.ID]models.Redirect
	places    map[models.ID]position // of the redirects
}

type linkKey struct {
	source models.ID
	record string
}

type link struct {
	position
	id   models.ID
	used bool
}

func newLinks() *links {
	return &links{
		rows: map[linkKey]*link{}, redirects: map[models.ID]models.Redirect{}, places: map[models.ID]position{},
	}
}

func (l *links) read(name string, content []byte, problems *Problems) {
	columns, add := []string{"source", "key", "id", "rule", "checked_by"}, l.addLink
	if path.Base(name) == changesFile {
		columns, add = []string{"id", "to", "change", "reason"}, l.addChange
	}
	reader := csv.NewReader(bytes.NewReader(content))
	rows, err := reader.ReadAll()
	if err != nil {
		problems.add(position{file: name}, "this is not CSV: %v", err)
		return
	}
	if len(rows) == 0 || !slices.Equal(rows[0], columns) {
		problems.add(position{name, 1}, "the header must be %s", strings.Join(columns, ","))
		return
	}
	for i, row := range rows[1:] {
		add(row, position{name, i + 2}, problems)
	}
}

func (l *links) addLink(row []string, at position, problems *Problems) {
	source, sourceErr := models.ParseID(row[0])
	id, err := models.ParseID(row[2])
	if err != nil || sourceErr != nil || row[1] == "" || row[3] == "" || row[4] == "" {
		problems.add(at, "a link needs a source, the record's key, the entity's id, the rule by which it was made and who checked it")
		return
	}
	key := linkKey{source, row[1]}
	if earlier, ok := l.rows[key]; ok {
		problems.add(at, "record %s of %s is linked already at %s:%d, to %s; to change an identity add a row to %s/%s",
			row[1], source, earlier.file, earlier.line, earlier.id, linksDir, changesFile)
		return
	}
	l.rows[key] = &link{position: at, id: id}
}

func (l *links) addChange(row []string, at position, problems *Problems) {
	id, err := models.ParseID(row[0])
	if err != nil {
		problems.add(at, "%v", err)
		return
	}
	change := models.IDChange(row[2])
	if !slices.Contains(change.Values(), row[2]) {
		problems.add(at, "%q is not one of %s", row[2], strings.Join(change.Values(), ", "))
		return
	}
	if leads := change == models.IDRenamed || change == models.IDMerged; leads != (row[1] != "") {
		problems.add(at, "a change RENAMED or MERGED names the new id under to, any other leaves it empty")
		return
	}
	if _, twice := l.redirects[id]; twice || row[3] == "" {
		problems.add(at, "%s changes once, and for a reason", id)
		return
	}
	l.redirects[id] = models.Redirect{ID: id, ToID: models.ID(row[1]), Change: change, Reason: row[3]}
	l.places[id] = at
}

// resolve finds the entity of a source's record.
func (l *links) resolve(source models.ID, key string, at position, problems *Problems) (models.ID, bool) {
	found, ok := l.rows[linkKey{source, key}]
	if !ok {
		problems.add(at, "no row of %s/ says which entity record %q of %s is; add %s,%s,<id>,<rule>,<checked by>", linksDir, key, source, source, key)
		return "", false
	}
	found.used = true
	return l.current(found.id), true
}

// current follows renames and mergers to the ID of today.
func (l *links) current(id models.ID) models.ID {
	for range len(l.redirects) {
		redirect, ok := l.redirects[id]
		if !ok || redirect.ToID == "" {
			break
		}
		id = redirect.ToID
	}
	return id
}

func (l *links) reportUnused(c *contents) {
	for key, row := range l.rows {
		if !row.used {
			c.problems.warn(row.position, "%s has no record %q any more; the link is kept, and says nothing now", key.source, key.record)
		}
	}
}
