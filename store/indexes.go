package store

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"entente/models"
)

// indexes creates all indexes, after the rows are there. They follow from the
// declarations: one for each direction of each order, one for each reference
// and for each list's rows, and a few for what else is asked. Every index ends
// with the number of the row, which breaks ties.
func indexes() []string {
	var all []string
	for _, s := range shapes() {
		for _, name := range sortedKeys(s.orders) {
			o := s.orders[name]
			if o.counted {
				continue
			}
			all = append(all, indexOn(s.table, ofColumn(o.up)))
			if o.down != o.up {
				all = append(all, indexOn(s.table, ofColumn(o.down)))
			}
		}
	}
	for _, kind := range append(models.AllKinds(), models.KindOf("source")) {
		all = append(all, referenceIndexes(kind)...)
	}
	return append(all,
		indexOn("entity_sources", "source_id", "entity_id"),               // entities of a source
		indexOn("disagreements", "entity_id"),                             // disagreements of an entity and its rows
		indexOn("disagreements", "subject_kind"),                          // disagreements about treaties
		indexOn("provisions", "obligation", "treaty_id"),                  // treaties with an obligation
		indexOn("visit_events", "kind", "visit_id"),                       // visits with a banquet
		indexOn("visits", "visitor_id", "host_id", "started_on_earliest"), // the visitor's last visit to the host
		indexOn("tenures", "role", "country_id", "leader_id"),             // heads of state
	)
}

// referenceIndexes serve what hangs on an entity. A reference of a list's
// entries is followed by the usual order, so that the newest few of each
// parent are found at once; one of a row by the parent, so that the index
// alone answers which parents there are.
func referenceIndexes(kind *models.Kind) []string {
	described := schemaOf(kind.New(models.Identity{}, ""))
	var rest []string
	var all []string
	if kind.Parent != nil {
		parent := column(described, parentField(kind))
		rest = []string{parent}
		all = append(all, indexOn(kind.Table, parent))
	}
	list := slices.IndexFunc(shapes(), func(s *shape) bool { return s.table == kind.Table })
	if list >= 0 {
		s := shapes()[list]
		rest = []string{ofColumn(s.orders[s.usual].key(s.descending))}
	}
	for _, field := range kind.Fields {
		if field.Form == models.FormRef || kind.Parent == nil && field.Form == models.FormEnum {
			all = append(all, knownOn(kind.Table, append([]string{column(described, field.GoName)}, rest...)...))
		}
	}
	return all
}

// knownOn leaves out the rows in which the first column is not known: nobody
// asks for these, and they would spoil what ANALYZE says of the others.
func knownOn(table string, expressions ...string) string {
	return indexOn(table, expressions...) + " WHERE " + expressions[0] + " IS NOT NULL"
}

// indexOn names an index after what it holds.
func indexOn(table string, expressions ...string) string {
	name := table + "_by"
	list := ""
	for i, expression := range expressions {
		if i > 0 {
			list += ", "
		}
		list += expression
		name += "_" + indexWord(expression)
	}
	return fmt.Sprintf("CREATE INDEX %s ON %s (%s)", quoted(name), quoted(storedName(table)), list)
}

// indexWord is a column's name, and for an order its direction.
func indexWord(expression string) string {
	column, isOrder := strings.CutPrefix(expression, "ifnull(")
	if !isOrder {
		return column
	}
	column, last, _ := strings.Cut(column, ", ")
	if last == lastText+")" || last == "9e999)" {
		return column + "_up"
	}
	return column + "_down"
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
