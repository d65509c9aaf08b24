package main

import (
	"strings"
	"testing"

	"entente/seed"
)

func TestManyErrorsAreCounted(t *testing.T) {
	problems := make(seed.Problems, mostErrors+2)
	for i := range problems {
		problems[i] = seed.Problem{File: "a.yaml", Line: i + 1, Message: "wrong"}
	}
	lines := strings.Split(unsound{problems}.Error(), "\n")
	if len(lines) != mostErrors+1 || lines[mostErrors] != "and 2 errors more; entente check prints all" {
		t.Errorf("%d lines, the last: %s", len(lines), lines[len(lines)-1])
	}
	if got := (unsound{problems[:2]}).Error(); got != "a.yaml:1: wrong\na.yaml:2: wrong" {
		t.Errorf("of two errors it tells %q", got)
	}
}
