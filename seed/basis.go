package seed

import (
	"strings"

	"entente/models"
)

// A basis is who decided the values of a field, and for derived ones by what rule.
type basis struct {
	models.Basis
	rule string
}

// readBases reads the basis that a source's values of some fields have. A
// record may give another.
func (c *contents) readBases(src *source, e entry) {
	switch e.key {
	case keyStated, keyEditor:
		as := models.Stated
		if e.key == keyEditor {
			as = models.Editorial
		}
		for _, word := range c.readWords(e) {
			c.setBasis(src, word, basis{Basis: as}, e.at)
		}
	case keyDerived:
		for _, f := range e.value.mapping(e.key, &c.problems) {
			if rule, ok := c.plain(f); ok {
				c.setBasis(src, f.key, basis{models.Derived, rule}, f.at)
			}
		}
	}
}

// setBasis is for a field that is named with its kind: visit.from.
func (c *contents) setBasis(src *source, name string, b basis, at position) {
	kindName, fieldName, _ := strings.Cut(name, ".")
	kind := models.KindOf(kindName)
	if kind == nil || kind.Table == "sources" || len(kind.Fields) == 0 {
		c.problems.add(at, "%q names no field of a kind; write it as visit.from%s", name, models.DidYouMean(kindName, kindNames()))
		return
	}
	field := kind.Field(fieldName)
	switch _, twice := src.bases[field]; {
	case field == nil:
		c.problems.add(at, "%s has no field %q%s", a(kind.Name), fieldName, models.OneOf(fieldName, kind.FieldNames()))
	case twice:
		c.problems.add(at, "%s has one basis; name it once under %s, %s or %s", name, keyStated, keyEditor, keyDerived)
	default:
		if src.bases == nil {
			src.bases = map[*models.Field]basis{}
		}
		src.bases[field] = b
	}
}

func kindNames() []string {
	var names []string
	for _, kind := range models.AllKinds() {
		names = append(names, kind.Name)
	}
	return names
}

// basisOf is the basis of a field's value where its record says nothing of it.
func (src *source) basisOf(field *models.Field, value string) basis {
	if b, ok := src.bases[field]; ok {
		return b
	}
	if field == article && !isPrinted(value) {
		return basis{Basis: models.Editorial}
	}
	return basis{Basis: field.Basis}
}

var article = models.KindOf("provision").Field("article")

// isPrinted tells the number of an article, as its source prints it, from the
// name that we give to a provision without one.
func isPrinted(article string) bool {
	return article == "preamble" || strings.ContainsAny(article, "0123456789")
}
