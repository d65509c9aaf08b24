// Report builds the program, runs it on a seed of the size of the whole and
// prints what it needs. make bench runs it.
//
//	go run ./bench/report [-seed DIR] [-limits] [-load]
package main

import (
	"bytes"
	"flag"
	"fmt"
	"io"
	"log"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"

	"entente/bench"
)

// laterStarts is how many starts with a database that is there are measured;
// the middle one is told.
const laterStarts = 9

// patience is how long a start may take.
const patience = 2 * time.Minute

// query is the first thing that a client asks.
const query = `{"query":"{ treaties(first: 5) { totalCount nodes { id title citations { source { id } } } } }"}`

func main() {
	log.SetFlags(0)
	seedDir := flag.String("seed", "", "measure the seed in this folder; embedded: the one built into the program; default: a synthetic one of the size of the whole")
	addr := flag.String("addr", "127.0.0.1:18473", "a free address to serve at")
	limited := flag.Bool("limits", false, "fail when a first start takes more memory, or its database more space, than the program promises")
	load := flag.Bool("load", false, "measure only how long a cheap query waits while many clients ask slow ones")
	flag.Parse()
	if err := report(*seedDir, *addr, *limited, *load); err != nil {
		log.Fatal(err)
	}
}

// A subject is the program, its seed and where it serves.
type subject struct {
	program, addr string
	seed          []string // its flags
}

func report(seedDir, addr string, limited, load bool) error {
	dir, err := os.MkdirTemp("", "entente-bench-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	s := subject{program: filepath.Join(dir, "entente"), addr: addr}
	if out, err := exec.Command("go", "build", "-o", s.program, "entente").CombinedOutput(); err != nil {
		return fmt.Errorf("building the program: %w\n%s", err, out)
	}
	switch seedDir {
	case "embedded":
	case "":
		seedDir = filepath.Join(dir, "seed")
		if err := bench.WriteTo(seedDir, bench.Synthetic()); err != nil {
			return err
		}
		s.seed = []string{"--seed", seedDir}
	default:
		s.seed = []string{"--seed", seedDir}
	}
	database := filepath.Join(dir, "entente.sqlite")
	if load {
		return s.loaded(database)
	}
	return s.measure(database, limited)
}

// What the program promises of the whole dataset, in bytes. Time is promised
// too, but other programs may take it away.
const (
	mostMemory = 300e6
	mostSpace  = 150e6
)

func (s subject) measure(database string, limited bool) error {
	checked, err := s.check()
	if err != nil {
		return err
	}
	first, err := s.start(database)
	if err != nil {
		return err
	}
	var later []figures
	for range laterStarts {
		again, err := s.start(database)
		if err != nil {
			return err
		}
		later = append(later, again)
	}
	slices.SortFunc(later, func(a, b figures) int { return int(a.answered - b.answered) })
	info, err := os.Stat(database)
	if err != nil {
		return err
	}
	fmt.Printf("\n%s\n\n", strings.TrimSpace(first.progress))
	fmt.Println("|                 | first answer |  processor | peak memory |")
	fmt.Println("| --------------- | -----------: | ---------: | ----------: |")
	first.print("a first start")
	later[len(later)/2].print("a later start")
	checked.print("entente check")
	fmt.Printf("\nThe database has %.1f MB.\n", float64(info.Size())/1e6)
	switch {
	case limited && first.memory > mostMemory:
		return fmt.Errorf("a first start took %d MB of memory; the limit is %d MB", first.memory/1e6, int(mostMemory/1e6))
	case limited && info.Size() > mostSpace:
		return fmt.Errorf("the database has %d MB; the limit is %d MB", info.Size()/1e6, int(mostSpace/1e6))
	}
	return nil
}

// figures are what a process needed.
type figures struct {
	answered, processor time.Duration
	memory              int64 // bytes
	progress            string
}

func (f figures) print(what string) {
	fmt.Printf("| %-15s | %9d ms | %7d ms | %8d MB |\n", what, f.answered.Milliseconds(), f.processor.Milliseconds(), f.memory/1e6)
}

func (f *figures) used(state *os.ProcessState) {
	f.processor = state.UserTime() + state.SystemTime()
	if usage, ok := state.SysUsage().(*syscall.Rusage); ok {
		f.memory = usage.Maxrss * 1024 // Linux counts in KiB
	}
}

// start serves until the first answer.
func (s subject) start(database string) (figures, error) {
	var f figures
	var told bytes.Buffer
	server := exec.Command(s.program, append([]string{"serve", "--addr", s.addr, "--database", database}, s.seed...)...)
	server.Stderr = &told
	began := time.Now()
	if err := server.Start(); err != nil {
		return f, err
	}
	ended := make(chan error, 1)
	go func() { ended <- server.Wait() }()
	for s.answer() != nil {
		select {
		case err := <-ended:
			return f, fmt.Errorf("the server ended: %w\n%s", err, told.String())
		case <-time.After(time.Millisecond):
		}
		if time.Since(began) > patience {
			_ = server.Process.Kill() // the error below says what happened
			return f, fmt.Errorf("the server did not answer within %s\n%s", patience, told.String())
		}
	}
	f.answered = time.Since(began)
	if err := server.Process.Signal(syscall.SIGTERM); err != nil {
		return f, err
	}
	if err := <-ended; err != nil {
		return f, fmt.Errorf("the server ended: %w\n%s", err, told.String())
	}
	f.used(server.ProcessState)
	f.progress = told.String()
	return f, nil
}

func (s subject) answer() error {
	response, err := http.Post("http://"+s.addr+"/graphql", "application/json", strings.NewReader(query))
	if err != nil {
		return err
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err == nil && !bytes.Contains(body, []byte(`"totalCount":`)) {
		err = fmt.Errorf("the answer is %s", body)
	}
	return err
}

func (s subject) check() (figures, error) {
	var f figures
	began := time.Now()
	check := exec.Command(s.program, append([]string{"check"}, s.seed...)...)
	out, err := check.CombinedOutput()
	if err != nil {
		return f, fmt.Errorf("entente check: %w\n%.2000s", err, out)
	}
	f.answered = time.Since(began)
	f.used(check.ProcessState)
	return f, nil
}
