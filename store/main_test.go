package store

import (
	"flag"
	"os"
	"testing"
)

// usualChecks is how many random datasets each property is checked on when
// -rapid.checks does not say: each is a database to build.
const usualChecks = "30"

func TestMain(m *testing.M) {
	flag.Parse()
	said := false
	flag.Visit(func(f *flag.Flag) { said = said || f.Name == "rapid.checks" })
	if !said {
		if err := flag.Set("rapid.checks", usualChecks); err != nil {
			panic(err)
		}
	}
	os.Exit(m.Run())
}
