package export_test

import (
	"fmt"
	"strconv"
	"strings"

	"pgregory.net/rapid"

	"entente/models"
)

var (
	dates  = rapid.SampledFrom([]string{"1961-07-06", "1961-07", "1961", "1961?", "196X", "1961-07-XX", "1961-21", "1995-09/1996-09", "/1996", "1996/..", ".."})
	letter = rapid.OneOf(rapid.SampledFrom([]rune("=+-@'\"|,;\n\t \\<&é한\u2028\ufeff")), rapid.RuneFrom([]rune("abcXYZ019")))
	texts  = rapid.StringOfN(letter, 1, 12, -1)
)

// drawDataset has a few rows of each kind, in the order of their IDs, and a
// citation of all that each row says.
func drawDataset(t *rapid.T) *models.Dataset {
	ds := &models.Dataset{}
	for _, kind := range append(models.AllKinds(), models.KindOf("source")) {
		for i := range rapid.IntRange(0, 3).Draw(t, "rows") {
			id := models.NewID(kind.Name, fmt.Sprintf("n%d", i))
			row := kind.New(models.Identity{ID: id, File: "sources/x.yaml", Line: i + 1}, drawParent(t, kind))
			for _, field := range kind.Fields {
				if !rapid.Bool().Draw(t, "known") {
					continue
				}
				if err := field.Set(row, drawValue(t, field)); err != nil {
					t.Fatal(err)
				}
			}
			if _, isObserved := kind.Type.FieldByName("ObservedOn"); isObserved && rapid.Bool().Draw(t, "observed") {
				models.SetObserved(row, models.MustDate("2024-06"))
			}
			kind.Append(ds, row)
			ds.Citations = append(ds.Citations, models.Citation{
				SubjectID: id, Attribution: &models.Attribution{SourceID: "source:n0", Fields: kind.FieldNames(), Standing: models.Preferred, Basis: models.Stated},
			})
		}
	}
	return ds
}

func drawParent(t *rapid.T, kind *models.Kind) models.ID {
	if kind.Parent == nil {
		return ""
	}
	return drawID(t, kind.Parent.Name)
}

func drawID(t *rapid.T, kind string) models.ID {
	return models.NewID(kind, rapid.SampledFrom([]string{"PRK", "dprk-1961", "a.b-c"}).Draw(t, "slug"))
}

// drawValue is a value in the canonical text that Field.Set takes.
func drawValue(t *rapid.T, field *models.Field) string {
	switch field.Form {
	case models.FormDate:
		return dates.Draw(t, field.Name)
	case models.FormRef:
		return string(drawID(t, rapid.SampledFrom(field.Kinds).Draw(t, "kind")))
	case models.FormRefs:
		return string(drawID(t, field.Kinds[0])) + " " + string(drawID(t, field.Kinds[len(field.Kinds)-1]))
	case models.FormEnum:
		return rapid.SampledFrom(field.Enum).Draw(t, field.Name)
	case models.FormEnums:
		return strings.Join(rapid.SliceOfN(rapid.SampledFrom(field.Enum), 1, 4).Draw(t, field.Name), " ")
	case models.FormNumber:
		return strconv.FormatFloat(rapid.Float64().Draw(t, field.Name), 'f', -1, 64)
	case models.FormInt:
		return strconv.Itoa(rapid.Int().Draw(t, field.Name))
	case models.FormBool:
		return strconv.FormatBool(rapid.Bool().Draw(t, field.Name))
	}
	return texts.Draw(t, field.Name)
}
