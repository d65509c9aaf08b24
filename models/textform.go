package models

import (
	"fmt"
	"regexp"
)

// A textForm is what the texts of a field look like. It holds for the fields
// of that name of every kind.
type textForm struct {
	pattern *regexp.Regexp
	example string
}

var textForms = map[string]textForm{
	"alpha2":     exactly(`[A-Z]{2}`, "KP"),
	"alpha3":     exactly(`[A-Z]{3}`, "PRK"),
	"numeric":    exactly(`[0-9]{3}`, `"408"`),
	"formerCode": exactly(`[A-Z]{4}`, "SUHH"),
	"cowNumber":  exactly(`[0-9]{1,3}`, `"731"`),
	"wikidataId": exactly(`Q[1-9][0-9]*`, "Q423"),
	"url":        exactly(`https?://[!-~]+`, "https://treaties.un.org/"),
	"language":   exactly(`[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2}|-[0-9]{3})?`, "en or ko-Latn (BCP 47)"),
	"currency":   exactly(`[A-Z]{3}`, "RUB (ISO 4217)"),
	"duration":   exactly(`P([0-9]+Y)?([0-9]+M)?[0-9]+[YMWD]|INDEFINITE`, "P10Y (ISO 8601) or INDEFINITE"),
	"origin":     exactly(`[a-z0-9]+([-.][a-z0-9]+)*`, "reuters-2024-06-19-putin-kim"),
	"key":        exactly(`[a-z0-9]+(-[a-z0-9]+)*`, "welcome-ceremony"),
}

func exactly(pattern, example string) textForm {
	return textForm{regexp.MustCompile(`^(?:` + pattern + `)$`), example}
}

// check says what is wrong with a text and what would be right.
func (f textForm) check(text string) error {
	if f.pattern == nil || f.pattern.MatchString(text) {
		return nil
	}
	return fmt.Errorf("%q has not the right form; write it as %s", clip(text), f.example)
}
