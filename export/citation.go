package export

import (
	"fmt"
	"iter"
	"reflect"
	"slices"
	"strings"

	"entente/models"
)

// Citation is a row of the table of citations: what one source states of one
// column of one entity or row. The dataset keeps citations of several fields
// together; here each field has a row of its own, so that a reader joins it to
// the other tables by subject_id and field.
type Citation struct {
	SubjectID models.ID `doc:"The entity or row of which the source speaks: the id in its own file."`
	Field     string    `doc:"The column of that file, such as signed_on; or the file of one of its lists, such as parties, where sources dispute which rows belong to the list. Empty where the source only shows that there is such a thing."`
	SourceID  models.ID `doc:"The source that speaks."`
	Value     string    `doc:"What it states, as the column would have it."`
	Standing  models.Standing
	Basis     models.Basis
	Rule      string
	Locator   string
	EditFile  string `doc:"The file in the repository of the dataset in which to correct it."`
	EditLine  int    `doc:"Its line there."`
}

const citationMeaning = "What one source states of one column of one entity or row."

// names finds what a citation, disagreement or unknown speaks of.
type names struct{ rows map[models.ID]reflect.Value }

func newNames(ds *models.Dataset) *names {
	n := &names{rows: map[models.ID]reflect.Value{}}
	for _, kind := range append(models.AllKinds(), models.KindOf("source")) {
		for row := range kind.Rows(ds) {
			n.rows[row.(models.Node).Self()] = reflect.ValueOf(row).Elem()
		}
	}
	return n
}

// column is the name in the files of a field or list of an entity or row; the
// field itself is nil for a list.
func (n *names) column(subject models.ID, name string) (string, *models.Field, error) {
	if !n.rows[subject].IsValid() {
		return "", nil, fmt.Errorf("it speaks of %s, which is not in the dataset", subject)
	}
	kind := models.KindOf(subject.Kind())
	if field := kind.Field(name); field != nil {
		return snake(field.GoName), field, nil
	}
	if list := kind.ListKind(name); list != nil {
		return list.Table, nil, nil
	}
	return "", nil, fmt.Errorf("a %s has no %q%s", kind.Name, name, models.DidYouMean(name, kind.FieldNames()))
}

// inColumns are disagreements or unknowns whose Field is the column's name.
func (n *names) inColumns(rows iter.Seq2[reflect.Value, error]) iter.Seq2[reflect.Value, error] {
	return func(yield func(reflect.Value, error) bool) {
		for row, err := range rows {
			renamed := reflect.New(row.Type()).Elem()
			renamed.Set(row)
			subject, field := models.ID(row.FieldByName("SubjectID").String()), row.FieldByName("Field").String()
			if err == nil {
				var column string
				column, _, err = n.column(subject, field)
				renamed.FieldByName("Field").SetString(column)
			}
			if err != nil {
				err = fmt.Errorf("the %s on %s of %s cannot be exported: %w", strings.ToLower(row.Type().Name()), field, subject, err)
			}
			if !yield(renamed, err) {
				return
			}
		}
	}
}

// citations are the rows of citations, in the order of their columns. They are
// made subject by subject: a dataset may have millions.
func (n *names) citations(all []models.Citation) iter.Seq2[reflect.Value, error] {
	bySubject := make([]*models.Citation, len(all))
	for i := range all {
		bySubject[i] = &all[i]
	}
	slices.SortStableFunc(bySubject, func(a, b *models.Citation) int {
		return strings.Compare(string(a.SubjectID), string(b.SubjectID))
	})
	order := columns(reflect.TypeFor[Citation]())
	return func(yield func(reflect.Value, error) bool) {
		for start := 0; start < len(bySubject); {
			end := start
			var rows []reflect.Value
			for ; end < len(bySubject) && bySubject[end].SubjectID == bySubject[start].SubjectID; end++ {
				expanded, err := n.expand(bySubject[end])
				if err != nil {
					yield(reflect.ValueOf(Citation{}), err)
					return
				}
				rows = append(rows, expanded...)
			}
			start = end
			slices.SortStableFunc(rows, func(a, b reflect.Value) int { return compare(order, a, b, false) })
			for _, row := range rows {
				if !yield(row, nil) {
					return
				}
			}
		}
	}
}

// countFields is the number of rows that citations make.
func countFields(all []models.Citation) int {
	n := 0
	for i := range all {
		n += max(1, len(all[i].Fields))
	}
	return n
}

// expand makes a row of each field of a citation, with its value.
func (n *names) expand(c *models.Citation) ([]reflect.Value, error) {
	whole := Citation{
		SubjectID: c.SubjectID, SourceID: c.SourceID, Value: c.Value,
		Standing: c.Standing, Basis: c.Basis, Rule: c.Rule, Locator: c.Locator,
		EditFile: c.EditFile(), EditLine: c.EditLine(),
	}
	if len(c.Fields) == 0 {
		return []reflect.Value{reflect.ValueOf(whole)}, nil
	}
	rows := make([]reflect.Value, len(c.Fields))
	for i, name := range c.Fields {
		row := whole
		column, field, err := n.column(c.SubjectID, name)
		if err != nil {
			return nil, fmt.Errorf("%s:%d: the citation cannot be exported: %w", c.EditFile(), c.EditLine(), err)
		}
		row.Field = column
		switch {
		case field == nil:
		case c.Value == "":
			row.Value = n.own(c.SubjectID, field)
		case field.IsSet():
			row.Value = strings.ReplaceAll(c.Value, " ", separator)
		}
		rows[i] = reflect.ValueOf(row)
	}
	return rows, nil
}

// own is the dataset's own value of a field, as its column has it.
func (n *names) own(subject models.ID, field *models.Field) string {
	v := n.rows[subject].FieldByName(field.GoName)
	if date, ok := v.Interface().(models.Date); ok {
		return date.EDTF
	}
	return text(cell(v))
}
