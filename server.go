// Command entente serves the dataset over GraphQL and looks after its files:
//
//	entente [serve] [--addr 127.0.0.1:8080] [--base-url URL] [--seed DIR] [--database FILE] [--watch]
//	entente check [--sample N] [--seed DIR]
//	entente show [--seed DIR] ID
//	entente export --to DIR [--licence CLASSES] [--seed DIR]
//	entente new article|document URL [--seed DIR]
//	entente import NAME PATH [--seed DIR]
//	entente link [KIND] [--write | --sample N] [--seed DIR]
//
// This file is flags and wiring; serve.go and watch.go run the server, bulk.go
// brings in bulk sources.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"net/url"
	"os"
	"os/signal"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"

	"entente/ingest"
	"entente/models"
	"entente/seed"
)

const usage = `Entente: treaties, visits and gifts between states, every fact cited.

  entente [serve]   serve the GraphQL API and its playground
                    --addr 127.0.0.1:8080   where to listen
                    --database FILE         keep the database there (default: the user's cache)
                    --base-url URL          under which it is known, for permalinks (default: the host that is asked)
                    --watch                 with --seed: reload when a file is saved
  entente check     print every problem of the seed's files as file:line: what is wrong; what would be right
                    --sample N              write N facts of curated sources as CSV instead, to be read again
  entente show ID   print a merged entity, each field with its sources
  entente export    write the dataset as CSV, JSON Lines and SQLite
                    --to DIR                a folder that does not exist yet, is empty or holds an earlier export
                    --licence open,official only what sources of these classes state (default: all sources)
  entente new article URL
                    begin the file of a page that you read (or: new document URL)
  entente import NAME PATH
                    bring the download of an upstream into the seed's files (default: those below seed/)
  entente link [KIND]
                    propose which records of bulk sources are which entities
                    --write                 add the proposals to the seed's links
                    --sample N              write N committed links of each rule as CSV instead, to be judged

  --seed DIR        read the dataset's files from DIR instead of those built into the program
`

// errUsage says that the usage has been printed.
var errUsage = errors.New("usage")

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	err := run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	switch {
	case errors.Is(err, errUsage):
		os.Exit(2)
	case errors.Is(err, context.Canceled) && ctx.Err() != nil:
		fmt.Fprintln(os.Stderr, "stopped before it was done")
		os.Exit(1)
	case err != nil:
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(ctx context.Context, args []string, stdout, stderr io.Writer) error {
	command := "serve"
	if len(args) > 0 && !strings.HasPrefix(args[0], "-") {
		command, args = args[0], args[1:]
	}
	commands := map[string]func(*options, context.Context, io.Writer, io.Writer) error{
		"serve":  (*options).serve,
		"check":  (*options).check,
		"show":   (*options).show,
		"export": (*options).export,
		"import": (*options).importing,
		"link":   (*options).link,
		"new":    (*options).begin,
	}
	perform, known := commands[command]
	if !known {
		if command == "help" {
			_, err := io.WriteString(stdout, usage)
			return err
		}
		fmt.Fprintf(stderr, "there is no command %q%s\n\n%s", command, models.DidYouMean(command, append(slices.Sorted(maps.Keys(commands)), "help")), usage)
		return errUsage
	}
	o, err := parseOptions(command, args, stdout, stderr)
	if err != nil || o == nil {
		return err
	}
	return perform(o, ctx, stdout, stderr)
}

// arguments is how many arguments a command takes at the most.
var arguments = map[string]int{"show": 1, "import": 2, "link": 1, "new": 2}

// workingSeed is the folder whose files the commands that write them change.
const workingSeed = "seed"

// options are the flags and arguments of a command.
type options struct {
	addr, database, seedDir, to string
	baseURL                     string // without a slash at its end; "" for the host that a request names
	licence                     []models.LicenseClass
	watch, write                bool
	sample                      int
	id                          string
	args                        []string
}

// parseOptions gives no options where help was asked for and printed.
func parseOptions(command string, args []string, stdout, stderr io.Writer) (*options, error) {
	o := &options{}
	var classes string
	flags := flag.NewFlagSet("entente "+command, flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	switch command {
	case "serve":
		flags.StringVar(&o.addr, "addr", "127.0.0.1:8080", "")
		flags.StringVar(&o.database, "database", "", "")
		flags.StringVar(&o.baseURL, "base-url", "", "")
		flags.BoolVar(&o.watch, "watch", false, "")
	case "export":
		flags.StringVar(&o.to, "to", "", "")
		flags.StringVar(&classes, "licence", "", "")
	case "check":
		flags.IntVar(&o.sample, "sample", 0, "")
	case "link":
		flags.BoolVar(&o.write, "write", false, "")
		flags.IntVar(&o.sample, "sample", 0, "")
		o.seedDir = workingSeed
	case "import", "new":
		o.seedDir = workingSeed
	}
	flags.StringVar(&o.seedDir, "seed", o.seedDir, "")
	wrong := func(format string, args ...any) (*options, error) {
		fmt.Fprintf(stderr, format+"\n\n%s", append(args, usage)...)
		return nil, errUsage
	}
	if err := flags.Parse(args); errors.Is(err, flag.ErrHelp) {
		_, err := io.WriteString(stdout, usage)
		return nil, err
	} else if err != nil {
		return wrong("entente %s: %v", command, err)
	}
	for most := arguments[command]; len(o.args) < most && flags.NArg() > 0; {
		o.args = append(o.args, flags.Arg(0))
		if err := flags.Parse(flags.Args()[1:]); err != nil { // flags may follow an argument
			return wrong("entente %s: %v", command, err)
		}
	}
	empty := ""
	flags.Visit(func(f *flag.Flag) {
		if f.Value.String() == "" {
			empty = f.Name
		}
	})
	rest := flags.Args()
	if command == "show" && len(o.args) > 0 {
		o.id = o.args[0]
	}
	var unknown, wrongBase error
	if o.baseURL != "" {
		o.baseURL, wrongBase = baseURL(o.baseURL)
	}
	if classes != "" {
		o.licence, unknown = licenceClasses(classes)
	}
	switch {
	case empty != "": // as by "$FOLDER" unset: the default would not be what was meant
		return wrong("entente %s: --%s is empty; give it a value or leave it out", command, empty)
	case len(rest) > 0 && command == "serve":
		return wrong("entente serve takes no argument %q; a command comes before its options, as in entente check --seed seed", rest[0])
	case len(rest) > 0:
		return wrong("entente %s takes no argument %q", command, rest[0])
	case command == "show" && o.id == "":
		return wrong("entente show needs the ID to show, such as treaty:dprk-ussr-friendship-1961")
	case command == "import" && len(o.args) < 2:
		return wrong("entente import needs the name of a source and the path of its download, such as entente import iso-3166 ~/Downloads/iso-3166; the sources are %s", strings.Join(ingest.ImporterNames(), ", "))
	case wrongBase != nil:
		return wrong("entente %s --base-url: %v", command, wrongBase)
	case unknown != nil:
		return wrong("entente %s --licence: %v", command, unknown)
	case command == "new" && len(o.args) < 2:
		return wrong("entente new needs article or document and the address of the page, such as entente new article https://example.org/2024/06/19/treaty")
	case command == "export" && o.to == "":
		return wrong("entente export needs --to and the folder to write")
	case o.watch && o.seedDir == "":
		return wrong("entente serve --watch needs --seed and the folder to watch: the files built into the program do not change")
	}
	return o, nil
}

// baseURL checks the address under which the server is known.
func baseURL(text string) (string, error) {
	u, err := url.Parse(text)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.User != nil || u.RawQuery != "" || u.Fragment != "" {
		return "", fmt.Errorf("%q is not the address of a server; write it as https://entente.example or https://example.org/entente", text)
	}
	return strings.TrimRight(u.String(), "/"), nil
}

// files are the seed's files: a folder's, or those built into the program.
func (o *options) files() fs.FS {
	if o.seedDir == "" {
		return seed.Files
	}
	return os.DirFS(o.seedDir)
}

// load reads the whole dataset, or tells what is wrong with it.
func (o *options) load() (*models.Dataset, error) { return o.sound(seed.Load(o.files())) }

// sound gives a dataset that has no errors.
func (o *options) sound(ds *models.Dataset, problems seed.Problems) (*models.Dataset, error) {
	if wrong := problems.Errors(); len(wrong) > 0 {
		return nil, unsound{o.located(wrong)}
	}
	return ds, nil
}

// located writes the files of problems as the curator can open them.
func (o *options) located(problems seed.Problems) seed.Problems {
	dir := "seed"
	if o.seedDir != "" {
		dir = filepath.ToSlash(o.seedDir)
	}
	located := make(seed.Problems, len(problems))
	for i, p := range problems {
		p.File = path.Join(dir, p.File)
		located[i] = p
	}
	return located
}

// mostErrors is how many errors are told where the data was wanted for something
// else; entente check prints all.
const mostErrors = 50

// unsound is the error of a seed with errors.
type unsound struct{ problems seed.Problems }

func (u unsound) Error() string {
	if more := len(u.problems) - mostErrors; more > 0 {
		return fmt.Sprintf("%v\nand %s more; entente check prints all", u.problems[:mostErrors], count(more, "error", "errors"))
	}
	return u.problems.Error()
}

func (o *options) check(_ context.Context, stdout, _ io.Writer) error {
	began := time.Now()
	ds, problems := seed.Load(o.files())
	if o.sample > 0 {
		return seed.WriteSample(stdout, seed.Sample(ds, o.sample))
	}
	for _, p := range o.located(problems) {
		fmt.Fprintln(stdout, p)
	}
	wrong := len(problems.Errors())
	errors, warnings := count(wrong, "error", "errors"), count(len(problems)-wrong, "warning", "warnings")
	fmt.Fprintf(stdout, "%s\n%s, %s\n", summary(ds), errors, warnings)
	fmt.Fprintf(stdout, "and of their lists %s; checked in %.1f s\n", listSummary(ds), time.Since(began).Seconds())
	if wrong > 0 {
		return fmt.Errorf("the seed has %s", errors)
	}
	return nil
}

// summary counts what a dataset holds.
func summary(ds *models.Dataset) string {
	counts := []string{count(len(ds.Sources), "source", "sources")}
	for _, kind := range models.Kinds {
		counts = append(counts, count(kind.Len(ds), kind.Name, kind.Plural))
	}
	counts = append(counts, count(len(ds.Citations), "citation", "citations"), count(len(ds.Disagreements), "disagreement", "disagreements"))
	return strings.Join(counts, ", ")
}

// listSummary counts the rows of entities' lists.
func listSummary(ds *models.Dataset) string {
	var counts []string
	for _, kind := range models.Kinds {
		for _, list := range kind.Lists {
			counts = append(counts, fmt.Sprintf("%d of %s", list.Len(ds), list.Table))
		}
	}
	return strings.Join(counts, ", ")
}

// count says "1 error" and "2 errors".
func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

func (o *options) show(_ context.Context, stdout, _ io.Writer) error {
	id, err := models.ParseID(o.id)
	if err != nil {
		return err
	}
	ds, err := o.load()
	if err != nil {
		return err
	}
	return seed.Show(stdout, ds, id)
}
