package main

import "entente/models"

// allowable are the checks whose finding a ruling may allow; a test of seed
// holds them against those that there are.
var allowable = []string{"out-of-office", "order-of-dates", "same-facts"}

// decisionsFile is the schema of the files below decisions/.
func decisionsFile() object {
	anyValue := object{{"type", []string{"string", "number", "boolean"}}}
	ruling := mapping("The curators' choice among contradicting values, or their leave for a finding of a check, with the reason.", object{
		{"subject", object{{"description", "The ID of the entity or row."}, {"type", "string"}, {"pattern", `^[a-z][a-z-]*:` + slug + `$`}}},
		{"field", object{{"description", "The field, or the list whose row is disputed."}, {"enum", fieldsAndLists(models.AllKinds()...)}}},
		{"prefer", describe(anyValue, "The value that is preferred; of a list, includes ROW or does not include ROW.")},
		{"saw", set("Every value that was weighed, the preferred one among them. A value that comes later marks the ruling as stale.", anyValue)},
		{"allow", object{{"description", "The check whose finding is accepted."}, {"enum", allowable}}},
		{"reason", text("Why, for readers.")},
		{"by", text("Who ruled.")},
		{"on", describe(ref("date"), "The day of the ruling.")},
	})
	ruling = ruling.
		with("required", []string{"subject", "reason", "by", "on"}).
		with("oneOf", []object{{{"required", []string{"field", "prefer", "saw"}}}, {{"required", []string{"allow"}}}})
	least := object{{"type", "integer"}, {"minimum", 0}}
	limits := describe(list(least), "The least and the most that there may be.").with("minItems", 2).with("maxItems", 2)
	bounds := object{{"sources", limits}}
	for _, kind := range models.AllKinds() {
		bounds = bounds.with(kind.Table, limits)
	}
	return object{
		{"$schema", draft},
		{"title", "Decisions of the curators"},
		{"type", "object"},
		{"additionalProperties", false},
		{"properties", object{
			{"rulings", list(ruling)},
			{"bounds", mapping("How many of each kind the dataset may hold, so that a lost file does not pass unseen.", bounds)},
		}},
		{"$defs", object{{"date", dateForm("A date in EDTF, such as 2026-11-24.", "")}}},
	}
}
