package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"slices"
	"strings"
	"syscall"
	"time"
)

// The load: so many clients ask the slowest queries that the limits let
// through, one after the other and at once again when refused, while one more
// asks for something cheap.
const (
	slowClients = 16
	loadLasts   = 30 * time.Second
	pause       = 20 * time.Millisecond // between two cheap questions
)

// answered is what becomes of most queries.
const answered = "answered"

const cheapQuery = `{ country(code: "PRK") { name } }`

// slowQueries are what hostile clients found.
var slowQueries = []string{
	`{ visits(where: {boundBy: {}}, first: 1) { totalCount } }`,
	`{ treaties(first: 0) { groups(by: [COUNTRY, YEAR, REGION], first: 500) { count } } }`,
	`{ treaties(orderBy: {field: PARTIES, direction: DESC}, first: 100) { nodes { title parties { actor { name } citations { locator source { title } } } } } }`,
	`{ search(query: "` + misspelt(60) + `", first: 100) { didYouMean nodes { title } } }`,
	`{ network(on: "1990-01-01", certainty: POSSIBLE, minimumWeight: 20) { nodes { degree betweenness actor { name } } } }`,
	`{ leaders(first: 0) { groups(by: [COUNTRY, REGION, SOURCE], first: 500) { count } } }`,
}

// misspelt are so many words that do not exist, each in quotes.
func misspelt(words int) string {
	var b strings.Builder
	for i := range words {
		fmt.Fprintf(&b, `\"tr%cat%cs\" `, 'a'+i%26, 'a'+i/26)
	}
	return b.String()
}

// loaded serves with a database that is there, asks for something cheap while
// nobody else asks and then while others ask for much, and prints how the
// waiting times compare.
func (s subject) loaded(database string) error {
	server := exec.Command(s.program, append([]string{"serve", "--addr", s.addr, "--database", database}, s.seed...)...)
	var told bytes.Buffer
	server.Stderr = &told
	if err := server.Start(); err != nil {
		return err
	}
	defer func() { _ = server.Process.Kill() }() // when all went well it has ended
	for began := time.Now(); s.answer() != nil; time.Sleep(time.Millisecond) {
		if time.Since(began) > patience {
			return fmt.Errorf("the server did not answer within %s\n%s", patience, told.String())
		}
	}
	quiet, _ := s.askCheap(loadLasts / 3)
	ctx, stop := context.WithCancel(context.Background())
	outcomes := make(chan map[string]int, slowClients)
	for client := range slowClients {
		go func() { outcomes <- s.askSlow(ctx, client) }()
	}
	time.Sleep(time.Second) // until all of them are served or wait
	busy, refused := s.askCheap(loadLasts)
	stop()
	all := map[string]int{}
	for range slowClients {
		for outcome, n := range <-outcomes {
			all[outcome] += n
		}
	}
	memory := residentMemory(server.Process.Pid)
	if err := server.Process.Signal(syscall.SIGTERM); err != nil {
		return err
	}
	if err := server.Wait(); err != nil {
		return fmt.Errorf("the server ended: %w\n%s", err, told.String())
	}
	var peak figures
	peak.used(server.ProcessState)
	fmt.Printf("\nA cheap query while %d clients ask slow ones:\n\n", slowClients)
	fmt.Println("|                 |      median |   99 of 100 | asked |")
	fmt.Println("| --------------- | ----------: | ----------: | ----: |")
	for _, w := range []struct {
		what  string
		times []time.Duration
	}{{"alone", quiet}, {"beside them", busy}} {
		fmt.Printf("| %-15s | %8.1f ms | %8.1f ms | %5d |\n", w.what, milliseconds(at(w.times, 50)), milliseconds(at(w.times, 99)), len(w.times))
	}
	fmt.Printf("| ratio           | %11.1f | %11.1f |       |\n", ratio(at(busy, 50), at(quiet, 50)), ratio(at(busy, 99), at(quiet, 99)))
	fmt.Printf("\nOf the cheap ones %d were refused.\nThe slow ones: %v. Memory: %d MB at most, %d MB after it.\n", refused, all, peak.memory/1e6, memory/1e6)
	return nil
}

// askCheap asks again and again, and gives how long each answer took, the
// shortest first, and how many were refusals.
func (s subject) askCheap(lasts time.Duration) (times []time.Duration, refused int) {
	client := &http.Client{Timeout: patience}
	for began := time.Now(); time.Since(began) < lasts; time.Sleep(pause) {
		asked := time.Now()
		if ask(context.Background(), client, s.addr, cheapQuery) != answered {
			refused++
		}
		times = append(times, time.Since(asked))
	}
	slices.Sort(times)
	return times, refused
}

// askSlow asks one slow query after the other, beginning with another for each
// client, until ctx ends, and counts what became of them.
func (s subject) askSlow(ctx context.Context, first int) map[string]int {
	outcomes := map[string]int{}
	client := &http.Client{Transport: &http.Transport{}}
	for i := first; ctx.Err() == nil; i++ {
		outcome := ask(ctx, client, s.addr, slowQueries[i%len(slowQueries)])
		if ctx.Err() == nil {
			outcomes[outcome]++
		}
	}
	return outcomes
}

// ask tells what became of a query.
func ask(ctx context.Context, client *http.Client, addr, query string) string {
	body, err := json.Marshal(map[string]string{"query": query})
	if err != nil {
		return err.Error()
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, "http://"+addr+"/graphql", bytes.NewReader(body))
	if err != nil {
		return err.Error()
	}
	request.Header.Set("Content-Type", "application/json")
	response, err := client.Do(request)
	if err != nil {
		return "without an answer"
	}
	defer response.Body.Close()
	var answer struct {
		Errors []struct{ Extensions struct{ Code string } }
	}
	if err := json.NewDecoder(response.Body).Decode(&answer); err != nil {
		return "without an answer"
	}
	_, _ = io.Copy(io.Discard, response.Body) // so that the connection is used again
	if len(answer.Errors) > 0 {
		return "refused with " + answer.Errors[0].Extensions.Code
	}
	return answered
}

// at is the time within which so many of a hundred answers came.
func at(times []time.Duration, percent int) time.Duration {
	return times[min(len(times)*percent/100, len(times)-1)]
}

func milliseconds(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

func ratio(a, b time.Duration) float64 { return float64(a) / float64(b) }

// residentMemory is what a process holds of the memory, in bytes, 0 where the
// system does not tell it as Linux does.
func residentMemory(pid int) int64 {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/statm", pid))
	if err != nil {
		return 0
	}
	var size, resident int64
	if _, err := fmt.Sscan(string(status), &size, &resident); err != nil {
		return 0
	}
	return resident * int64(os.Getpagesize())
}
