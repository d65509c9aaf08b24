package graph

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
)

// captureLog is what the server logs until the end of the test.
func captureLog(t *testing.T) *bytes.Buffer {
	var log bytes.Buffer
	before := slog.Default()
	slog.SetDefault(slog.New(slog.NewJSONHandler(&log, nil)))
	t.Cleanup(func() { slog.SetDefault(before) })
	return &log
}

// inField runs a resolver as the executor does, for the field of that alias.
func inField(ctx context.Context, alias string, resolve func(context.Context) error) {
	ctx = graphql.WithFieldContext(ctx, &graphql.FieldContext{
		Field: graphql.CollectedField{Field: &ast.Field{Alias: alias, Position: &ast.Position{Line: 1, Column: 3}}},
	})
	defer func() {
		if cause := recover(); cause != nil {
			graphql.AddError(ctx, graphql.GetOperationContext(ctx).Recover(ctx, cause))
		}
	}()
	if err := resolve(ctx); err != nil {
		graphql.AddError(ctx, graphql.AddFieldLocationToError(ctx, err))
	}
}

// argument reads an argument as the executor does.
func argument(ctx context.Context, err error, path ...string) error {
	for _, name := range path {
		ctx = graphql.WithPathContext(ctx, graphql.NewPathWithField(name))
	}
	ctx = graphql.WithPathContext(ctx, graphql.NewPathWithIndex(1))
	return graphql.ErrorOnPath(ctx, err)
}

const secret = "/srv/entente.db"

// What the errors of resolvers look like to a client, and to the log.
func TestErrorsOfResolvers(t *testing.T) {
	for _, c := range []struct {
		name    string
		resolve func(context.Context) error
		want    string // the error as JSON; the id of an internal one is left out
		logged  bool
	}{
		{
			"bad input", func(context.Context) error {
				return &InputError{Argument: []any{"between", 1}, Message: "there is no country PKR", DidYouMean: []string{"PRK", "PAK"}}
			},
			`{"message":"there is no country PKR; did you mean PRK or PAK?","path":["t"],"locations":[{"line":1,"column":3}],` +
				`"extensions":{"argument":["between",1],"code":"BAD_USER_INPUT","didYouMean":["PRK","PAK"]}}`, false,
		},
		{
			"wrapped bad input", func(context.Context) error {
				return fmt.Errorf("store: %w", &InputError{Argument: []any{"after"}, Message: "the cursor is of another list"})
			},
			`{"message":"the cursor is of another list","path":["t"],"locations":[{"line":1,"column":3}],"extensions":{"argument":["after"],"code":"BAD_USER_INPUT"}}`, false,
		},
		{
			"withdrawn", func(context.Context) error {
				return &InputError{Code: CodeWithdrawn, Message: "gift:x was withdrawn: it was reported in error"}
			},
			`{"message":"gift:x was withdrawn: it was reported in error","path":["t"],"locations":[{"line":1,"column":3}],"extensions":{"code":"WITHDRAWN"}}`, false,
		},
		{
			"a scalar that cannot read its argument", func(ctx context.Context) error {
				return argument(ctx, errors.New(`"1950-13" is not a date; write it as 1950-12`), "where", "signed")
			},
			`{"message":"\"1950-13\" is not a date; write it as 1950-12","path":["t"],"locations":[{"line":1,"column":3}],"extensions":{"argument":["where","signed",1],"code":"BAD_USER_INPUT"}}`, false,
		},
		{
			"bad input within an argument", func(ctx context.Context) error {
				return argument(ctx, &InputError{Message: "not a code"}, "codes")
			},
			`{"message":"not a code","path":["t"],"locations":[{"line":1,"column":3}],"extensions":{"argument":["codes",1],"code":"BAD_USER_INPUT"}}`, false,
		},
		{
			"a long message", func(context.Context) error { return &InputError{Message: strings.Repeat("é", 5_000)} },
			`{"message":"` + strings.Repeat("é", 150) + `…","path":["t"],"locations":[{"line":1,"column":3}],"extensions":{"code":"BAD_USER_INPUT"}}`, false,
		},
		{
			"any other error", func(context.Context) error {
				return fmt.Errorf("SELECT * FROM treaties: %T: unable to open %s", edge{}.answer, secret)
			},
			`{"message":"internal error; please report it with its id","path":["t"],"locations":[{"line":1,"column":3}],"extensions":{"code":"INTERNAL"}}`, true,
		},
		{
			"a panic", func(context.Context) error { panic("nil pointer in " + secret) },
			`{"message":"internal error; please report it with its id","path":["t"],"locations":[{"line":1,"column":3}],"extensions":{"code":"INTERNAL"}}`, true,
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			log := captureLog(t)
			e := &edge{answer: func(ctx context.Context) string {
				inField(ctx, "t", c.resolve)
				return `{"t":null}`
			}}
			a := ask(t, NewHandler(e, DefaultLimits()), post("{ t: treaties { totalCount } }", nil))
			var answer struct{ Errors []json.RawMessage }
			if err := json.Unmarshal([]byte(a.Body), &answer); err != nil || a.Status != 200 || !a.HasData {
				t.Fatal(a.Body)
			}
			id, _ := a.Errors[0].Extensions["id"].(string)
			got := strings.Replace(string(answer.Errors[0]), `,"id":"`+id+`"`, "", 1)
			if got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
			if logged := strings.Contains(log.String(), secret); logged != c.logged || logged && (id == "" || !strings.Contains(log.String(), id)) {
				t.Errorf("id %q, log: %s", id, log)
			}
			if strings.Contains(a.Body, secret) || strings.Contains(a.Body, "SELECT") || strings.Contains(a.Body, "func(") {
				t.Errorf("internal text: %s", a.Body)
			}
		})
	}
}

// A panic outside of any field is answered like one within.
func TestPanicOfTheExecutor(t *testing.T) {
	log := captureLog(t)
	a := ask(t, NewHandler(&edge{answer: func(context.Context) string { panic(secret) }}, DefaultLimits()), post("{ __typename }", nil))
	if a.code(t) != CodeInternal || a.Status != 500 || a.HasData || strings.Contains(a.Body, secret) {
		t.Errorf("%d %s", a.Status, a.Body)
	}
	if !strings.Contains(log.String(), secret) || !strings.Contains(log.String(), "errors_test.go") {
		t.Errorf("the log has no stack: %s", log)
	}
}

// However many fields fail, few errors are kept, shown and logged.
func TestManyErrorsOfResolvers(t *testing.T) {
	log := captureLog(t)
	kept := 0
	e := &edge{answer: func(ctx context.Context) string {
		for i := range 1_000 {
			inField(ctx, fmt.Sprint("f", i), func(context.Context) error { return errors.New("broken") })
		}
		kept = len(graphql.GetErrors(ctx))
		return "{}"
	}}
	a := ask(t, NewHandler(e, DefaultLimits()), post("{ __typename }", nil))
	if kept != 20 || len(a.Errors) != 21 || a.Errors[20].Extensions["omitted"] != 980.0 {
		t.Errorf("kept %d: %s", kept, a.Body)
	}
	if lines := strings.Count(log.String(), "\n"); lines != 20 {
		t.Errorf("%d lines logged", lines)
	}
}
