package main

import (
	"net"
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"entente": main})
}

// TestCommand runs the command as a user does: testdata/script/*.txtar.
func TestCommand(t *testing.T) {
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = taken.Close() })
	seedDir, err := filepath.Abs("seed")
	if err != nil {
		t.Fatal(err)
	}
	smallDir, err := filepath.Abs(small)
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(env *testscript.Env) error {
			env.Setenv("SEED", seedDir)
			env.Setenv("SMALL", smallDir)
			env.Setenv("TAKEN", taken.Addr().String())
			env.Setenv("XDG_CACHE_HOME", filepath.Join(env.WorkDir, "cache"))
			return os.MkdirAll(filepath.Join(env.WorkDir, "cache"), 0o755)
		},
	})
}
