package main

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"entente/export"
	"entente/models"
	"entente/seed"
	"entente/store"
)

// export writes the dataset, or what sources of some classes of licence state,
// to a folder.
func (o *options) export(ctx context.Context, stdout, _ io.Writer) error {
	ds, err := o.load() // the whole is checked in any case
	if err != nil {
		return err
	}
	left := ""
	if o.licence != nil {
		var withheld seed.Withheld
		var problems seed.Problems
		ds, withheld, problems = seed.LoadOnly(o.files(), o.licence)
		if wrong := problems.Errors(); len(wrong) > 0 { // the files changed since
			return unsound{o.located(wrong)}
		}
		left = withheldSummary(withheld)
	}
	database := func(dir string) error {
		return store.Build(ctx, filepath.Join(dir, "entente.sqlite"), ds, io.Discard)
	}
	if err := export.Write(o.to, ds, database); err != nil {
		return err
	}
	fmt.Fprintf(stdout, "%s\n%swritten to %s; begin with README.md there\n", summary(ds), left, o.to)
	return nil
}

// licenceClasses reads classes of licence, parted by commas: open,official.
func licenceClasses(words string) ([]models.LicenseClass, error) {
	var classes []models.LicenseClass
	known := models.LicenseClass("").Values()
	spelled := make([]string, len(known))
	for i, class := range known {
		spelled[i] = strings.ToLower(strings.ReplaceAll(class, "_", "-"))
	}
	for word := range strings.SplitSeq(words, ",") {
		word = strings.ToLower(strings.ReplaceAll(strings.TrimSpace(word), "_", "-"))
		class := models.LicenseClass(strings.ToUpper(strings.ReplaceAll(word, "-", "_")))
		if !class.IsKnown() {
			return nil, fmt.Errorf("there is no class of licence %q%s", word, models.OneOf(word, spelled))
		}
		classes = append(classes, class)
	}
	return classes, nil
}

// withheldSummary counts what is left out.
func withheldSummary(w seed.Withheld) string {
	var gone []string
	for _, kind := range models.AllKinds() {
		if n := w.Gone[kind]; n > 0 {
			gone = append(gone, fmt.Sprintf("%d of %s", n, kind.Table))
		}
	}
	text := fmt.Sprintf("left out: %s with %s", count(w.Sources, "source", "sources"), count(w.Records, "record", "records"))
	if gone != nil {
		text += "; and so of the whole " + strings.Join(gone, ", ")
	}
	return text + "\n"
}
