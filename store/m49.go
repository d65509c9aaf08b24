package store

import (
	"slices"

	"entente/models"
)

// The regions and subregions of the world by the names that the UN gives them
// (Standard country or area codes for statistical use, M49), except Antarctica.
var (
	m49Regions    = []string{"Africa", "Americas", "Asia", "Europe", "Oceania"}
	m49Subregions = []string{
		"Australia and New Zealand", "Central Asia", "Eastern Asia", "Eastern Europe", "Latin America and the Caribbean", "Melanesia", "Micronesia",
		"Northern Africa", "Northern America", "Northern Europe", "Polynesia", "South-eastern Asia", "Southern Asia", "Southern Europe",
		"Sub-Saharan Africa", "Western Asia", "Western Europe",
	}
)

// areas refuses a region or subregion that there is not.
func (c *conditions) areas(name string, asked, known []string) []string {
	for i, area := range asked {
		if !slices.Contains(known, area) {
			c.fail(wrongArgument(at(c.path(name), i), "the UN M49 has no %q%s", clip(area), models.OneOf(area, known)))
		}
	}
	return asked
}
