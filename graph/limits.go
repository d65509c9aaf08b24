package graph

import (
	"net/http"
	"runtime"
	"time"

	"entente/pace"
)

// Page sizes of every connection: part of the API's contract, so constants.
// The edge refuses a page outside 0 to MaxPageSize before anything runs.
const (
	DefaultPageSize = 25
	MaxPageSize     = 100
)

// MaxGroups is the most groups of a connection that a query may ask for: a
// group for each year since 1648 is fewer. groupsCost is what each key costs
// beside what is selected of the groups, since the whole list is read: treaties
// by their parties take a core 150 ms.
const (
	MaxGroups  = 500
	groupsCost = 500
)

// Limits bounds what one request may ask for. Each is checked before the work
// that it bounds: sizes before parsing, tokens while parsing, everything that
// is counted in the document before validating it, and all of them before any
// resolver runs. A request over a limit is refused whole, with the code
// LIMIT_EXCEEDED, the limit's name, what is allowed and what was found.
type Limits struct {
	// URLBytes is the longest request target, 8,192 bytes: what proxies let
	// through. A longer GET is answered 414; such a query belongs in a POST.
	URLBytes int

	// BodyBytes is the largest POST body, 100 kB. A larger one is answered
	// 413 and not read any further.
	BodyBytes int64

	// Tokens is how many lexical tokens a document may have, 5,000, comments
	// included. The parser stops at the first one over it.
	Tokens int

	// Depth is how deeply selection sets may nest, those of fragments and
	// inline fragments included, 20: the introspection query of GraphiQL
	// takes 18. Values in arguments and variables may nest as deeply.
	Depth int64

	// Size is how many fields, fragments, values and directives a document
	// may have, 3,000, summed over its operations and fragments with every
	// spread expanded and every variable read. It bounds what the validator
	// walks; the introspection query of GraphiQL has 500.
	Size int64

	// Merges is how many pairs of fields with one response name a document
	// may have, 50,000, times its operations and the depth of its inline
	// fragments. The validator compares each (OverlappingFieldsCanBeMerged):
	// 50,000 take it 10 ms, or 35 when all conflict.
	Merges int64

	// Aliases is how many fields of an operation may be renamed, 50, spreads
	// expanded. Many entities at once are what nodes(ids:) is for.
	Aliases int64

	// Directives is how many directives a document may use, 100.
	Directives int64

	// Variables is how many variables a document may define, 100.
	Variables int64

	// Values is how many values arguments and variables may hold in all,
	// 2,000: each is coerced once for every field that uses it.
	Values int64

	// ListLength is the longest list, and the most keys of an object, in an
	// argument or variable, 100.
	ListLength int64

	// TextBytes is the longest name or string in a document or variable,
	// 1,000 bytes: suggestions, text search and messages work on each.
	TextBytes int

	// Cost is how many values an operation may cost, 20,000, from 50 ms of one
	// core to a second and a half, as the lists are empty or long. See [scale] for
	// how it is counted.
	Cost int64

	// QuickCost is up to which cost an operation is taken for a quick one until
	// it turns out slow, 2,000: see Pace.
	QuickCost int64

	// Introspections is how many full introspection queries' worth of
	// introspection an operation may ask for, 2. Introspection is weighed
	// apart from Cost, against the schema's own full introspection.
	Introspections int64

	// Errors is how many errors an answer shows, 20; a last one counts those
	// left out. A message is cut at 300 bytes, so all of them take about 10 kB.
	Errors int

	// Pace is what counts as slow, and how much of it runs: an operation that
	// costs more than QuickCost, or whose SQL takes more than 50 ms, runs in a
	// slot, of which there is one for every two processors, so that whatever is
	// asked quick operations find a processor free. At most 32 wait for one, for at
	// most 5 s each; then the answer is one error with the code BUSY, without data.
	Pace pace.Limits

	// Timeout is how long an operation may run, 10 s. After it the context
	// of its resolvers and their SQL is cancelled and the answer is one
	// error with the code TIMEOUT, without data.
	Timeout time.Duration
}

// DefaultLimits are the limits that the public service runs with.
func DefaultLimits() Limits {
	return Limits{
		URLBytes:       8 << 10,
		BodyBytes:      100 << 10,
		Tokens:         5_000,
		Depth:          20,
		Size:           3_000,
		Merges:         50_000,
		Aliases:        50,
		Directives:     100,
		Variables:      100,
		Values:         2_000,
		ListLength:     100,
		TextBytes:      1_000,
		Cost:           20_000,
		QuickCost:      2_000,
		Introspections: 2,
		Errors:         20,
		Pace: pace.Limits{
			Quick:   50 * time.Millisecond,
			Slots:   (runtime.GOMAXPROCS(0) + 1) / 2,
			Waiting: 32,
			Wait:    5 * time.Second,
		},
		Timeout: 10 * time.Second,
	}
}

// NewServer is an HTTP server that no slow client can hold: headers arrive
// within 5 s, the whole request within 10, and the answer is written within 30
// (which leaves [Limits.Timeout] and a slow line). A handler of long downloads
// extends its own deadline with [http.ResponseController.SetWriteDeadline].
func NewServer(addr string, h http.Handler) *http.Server {
	return &http.Server{
		Addr:              addr,
		Handler:           h,
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       10 * time.Second,
		WriteTimeout:      30 * time.Second,
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    16 << 10, // above Limits.URLBytes, so that a long URL is answered 414 and not 431
	}
}
