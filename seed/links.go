package seed

import (
	"path"
	"slices"
	"strings"
	"sync/atomic"

	"entente/models"
)

// changesFile lists what became of IDs that were once minted.
const changesFile = "changes.csv"

// links says which record of which source is which entity. The rows are
// committed and only ever added to; nothing is matched while loading.
type links struct {
	rows    map[linkKey]*link
	changes map[models.ID]*change
	// mentions are the sources of which links say whom a place in a record means.
	mentions map[models.ID]bool
}

type linkKey struct {
	source models.ID
	record string
}

type link struct {
	position
	id   models.ID
	rule string
	used atomic.Bool // tables are read at the same time
}

func (l *link) use() {
	if !l.used.Load() {
		l.used.Store(true)
	}
}

// A change is what became of an ID.
type change struct {
	position
	models.Redirect
}

// what says in a word what happened: renamed, merged, split, withdrawn.
func (c *change) what() string { return strings.ToLower(string(c.Change)) }

func newLinks() *links {
	return &links{rows: map[linkKey]*link{}, changes: map[models.ID]*change{}, mentions: map[models.ID]bool{}}
}

func (l *links) read(name, content string, problems *Problems) {
	columns, add := []string{"source", "key", "id", "rule", "checked_by"}, l.addLink
	if path.Base(name) == changesFile {
		columns, add = []string{"id", "to", "change", "reason"}, l.addChange
	}
	first := true
	for at, row := range csvRows(name, content, problems) {
		switch {
		case !first:
			add(row, at, problems)
		case !slices.Equal(row, columns):
			problems.add(at, "the header must be %s", strings.Join(columns, ","))
			return
		}
		first = false
	}
	if first {
		problems.add(position{name, 1}, "the file is empty; its header must be %s", strings.Join(columns, ","))
	}
}

func (l *links) addLink(row []string, at position, problems *Problems) {
	source, sourceErr := models.ParseID(row[0])
	id, idErr := models.ParseID(row[2])
	switch {
	case slices.Contains(row, ""):
		problems.add(at, "a link needs a source, the record's key, the entity's id, the rule by which it was made and who checked it")
	case sourceErr != nil:
		problems.add(at, "source: %v", sourceErr)
	case source.Kind() != "source":
		problems.add(at, "source: %s is no source; write source:…", source)
	case idErr != nil:
		problems.add(at, "id: %v", idErr)
	case !isEntityKind(id.Kind()):
		problems.add(at, "id: a record is linked to an entity, and %s is none", id)
	default:
		key := linkKey{source, row[1]}
		if earlier, ok := l.rows[key]; ok {
			problems.add(at, "record %s of %s is linked already at %s:%d, to %s; to change an identity add a row to %s/%s",
				row[1], source, earlier.file, earlier.line, earlier.id, linksDir, changesFile)
			return
		}
		l.rows[key] = &link{position: at, id: id, rule: row[3]}
		if strings.Contains(row[1], mentionMark) {
			l.mentions[source] = true
		}
	}
}

func isEntityKind(name string) bool {
	return slices.ContainsFunc(models.Kinds, func(kind *models.Kind) bool { return kind.Name == name })
}

func (l *links) addChange(row []string, at position, problems *Problems) {
	id, err := models.ParseID(row[0])
	to, toErr := models.ParseID(row[1])
	what := models.IDChange(row[2])
	leads := what == models.IDRenamed || what == models.IDMerged
	switch {
	case err != nil:
		problems.add(at, "id: %v", err)
	case !slices.Contains(what.Values(), row[2]):
		problems.add(at, "change: %q is not one of %s", row[2], strings.Join(what.Values(), ", "))
	case leads != (row[1] != ""):
		problems.add(at, "a change RENAMED or MERGED names the new id under to, any other leaves it empty")
	case leads && toErr != nil:
		problems.add(at, "to: %v", toErr)
	case leads && to.Kind() != id.Kind():
		problems.add(at, "to: %s cannot become %s, which is of another kind", id, to)
	case row[3] == "":
		problems.add(at, "the change of %s needs a reason, for people who look for it", id)
	case l.changes[id] != nil:
		problems.add(at, "%s changed already at %s:%d; an id changes once: add the change of its new id", id, l.changes[id].file, l.changes[id].line)
	default:
		l.changes[id] = &change{at, models.Redirect{ID: id, ToID: to, Change: what, Reason: row[3]}}
	}
}

// resolve finds the entity of a source's record, which must be of a kind.
func (l *links) resolve(source models.ID, key string, kind *models.Kind, at position, problems *Problems) models.ID {
	found, ok := l.rows[linkKey{source, key}]
	if !ok {
		problems.add(at, "no row of %s/ says which entity record %q of %s is; add %s,%s,%s:…,<rule>,<checked by>", linksDir, key, source, source, key, kind.Name)
		return ""
	}
	found.use()
	id := l.current(found.id)
	if id.Kind() != kind.Name {
		problems.add(at, "record %q is linked to %s at %s:%d, which is no %s", key, id, found.file, found.line, kind.Name)
		return ""
	}
	return id
}

// current follows renames and mergers to the ID of today.
func (l *links) current(id models.ID) models.ID {
	for range len(l.changes) { // not forever, where they lead in a circle
		change := l.changes[id]
		if change == nil || change.ToID == "" {
			break
		}
		id = change.ToID
	}
	return id
}

// currentRefs does so for IDs parted by spaces, and drops what is then there twice.
func (l *links) currentRefs(ids string) string {
	var now []string
	for id := range strings.FieldsSeq(ids) {
		if today := string(l.current(models.ID(id))); !slices.Contains(now, today) {
			now = append(now, today)
		}
	}
	return strings.Join(now, " ")
}

func (l *links) reportUnused(problems *Problems) {
	for key, row := range l.rows {
		if !row.used.Load() && !l.reportUnusedMention(key, row, problems) {
			problems.warn(row.position, "%s has no record %q any more; the link is kept, and says nothing now", key.source, key.record)
		}
	}
}
