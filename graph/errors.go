package graph

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"runtime/debug"
	"strings"
	"sync/atomic"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"entente/pace"
)

// Every error carries one of these codes in extensions.code.
const (
	// CodeBadRequest: the HTTP request is not a GraphQL request.
	CodeBadRequest = "BAD_REQUEST"
	// CodeParseFailed: the document is not GraphQL.
	CodeParseFailed = "GRAPHQL_PARSE_FAILED"
	// CodeValidationFailed: the document does not fit the schema.
	CodeValidationFailed = "GRAPHQL_VALIDATION_FAILED"
	// CodeBadUserInput: an argument or variable has a value that cannot be
	// answered; extensions.argument or extensions.variable says where.
	CodeBadUserInput = "BAD_USER_INPUT"
	// CodeWithdrawn: the entity existed and was withdrawn; the message says why.
	CodeWithdrawn = "WITHDRAWN"
	// CodeLimitExceeded: the request asks for too much at once;
	// extensions.limit, max and found say of what.
	CodeLimitExceeded = "LIMIT_EXCEEDED"
	// CodeTimeout: the operation took longer than it may.
	CodeTimeout = "TIMEOUT"
	// CodeBusy: too many slow operations are under way; the header Retry-After
	// says when to ask again.
	CodeBusy = "BUSY"
	// CodeInternal: our fault; extensions.id finds it in the server's log.
	CodeInternal = "INTERNAL"
)

// maxMessageBytes is where a message is cut: it may quote the client's input.
const maxMessageBytes = 300

// InputError is what a resolver returns for input that a client can mend. It
// is shown as it is; the text of any other error goes to the server's log.
type InputError struct {
	// Argument is the path of the culprit below the field: names, and indexes
	// of lists, as in "where", "partiesAll", 1.
	Argument []any
	// Message says what is wrong and what would be right, in a sentence
	// without a full stop.
	Message string
	// DidYouMean are near words that exist, best first; it may be empty.
	DidYouMean []string
	// Code is CodeBadUserInput when empty.
	Code string
}

func (e *InputError) Error() string {
	if len(e.DidYouMean) == 0 {
		return e.Message
	}
	return e.Message + "; did you mean " + strings.Join(e.DidYouMean, " or ") + "?"
}

// extensions are the error's machine-readable part; place is "argument" or
// "variable".
func (e *InputError) extensions(place string) map[string]any {
	ext := map[string]any{"code": CodeBadUserInput}
	if e.Code != "" {
		ext["code"] = e.Code
	}
	if len(e.Argument) > 0 {
		ext[place] = e.Argument
	}
	if len(e.DidYouMean) > 0 {
		ext["didYouMean"] = e.DidYouMean
	}
	return ext
}

// refusal is the answer to a request that was not executed: errors, no data.
type refusal struct {
	// status is the HTTP status. Under application/json a wellFormed request
	// is answered 200 instead, as GraphQL over HTTP asks.
	status     int
	wellFormed bool
	errors     gqlerror.List
	retryAfter time.Duration // when to ask again, if that helps
}

// badRequest refuses what is no GraphQL request.
func badRequest(status int, format string, args ...any) *refusal {
	return &refusal{status: status, errors: gqlerror.List{{
		Message:    clip(fmt.Sprintf(format, args...)),
		Extensions: map[string]any{"code": CodeBadRequest},
	}}}
}

// overLimit refuses what asks for too much.
func overLimit(limit string, found, most int64, advice string) *refusal {
	return &refusal{status: http.StatusBadRequest, wellFormed: true, errors: gqlerror.List{{
		Message:    fmt.Sprintf("the request is too large: %s %d, at most %d allowed; %s", limit, found, most, advice),
		Extensions: map[string]any{"code": CodeLimitExceeded, "limit": limit, "found": found, "max": most},
	}}}
}

// invalid refuses a document for what the parser or validator found.
func invalid(code string, most int, found ...*gqlerror.Error) *refusal {
	var list gqlerror.List
	for _, err := range found[:min(most, len(found))] {
		list = append(list, &gqlerror.Error{
			Message:    clip(err.Message),
			Locations:  err.Locations,
			Extensions: map[string]any{"code": code},
		})
	}
	return &refusal{status: http.StatusBadRequest, wellFormed: true, errors: withOmitted(list, len(found)-len(list))}
}

// misused refuses a variable, or an argument written at pos.
func misused(place string, pos *ast.Position, err *InputError) *refusal {
	return &refusal{status: http.StatusBadRequest, wellFormed: true, errors: gqlerror.List{{
		Message:    clip(err.Error()),
		Locations:  []gqlerror.Location{{Line: pos.Line, Column: pos.Column}},
		Extensions: err.extensions(place),
	}}}
}

// timedOut is the answer to an operation that ran out of time.
func timedOut(limits Limits) *refusal {
	return &refusal{status: http.StatusServiceUnavailable, wellFormed: true, errors: gqlerror.List{{
		Message:    fmt.Sprintf("the query took longer than %s and was stopped; ask for fewer fields or smaller pages", limits.Timeout),
		Extensions: map[string]any{"code": CodeTimeout},
	}}}
}

// busy is the answer to a slow operation that found no slot in time. It is no
// fault of the document, so its status is told whatever the media type.
func busy(limits Limits) *refusal {
	return &refusal{status: http.StatusServiceUnavailable, retryAfter: limits.Pace.Wait, errors: gqlerror.List{{
		Message: fmt.Sprintf("the query takes longer than %s and too many such queries wait to be answered; ask again in %s, or ask for fewer fields or smaller pages: quick queries are always answered",
			limits.Pace.Quick, limits.Pace.Wait),
		Extensions: map[string]any{"code": CodeBusy, "retryAfter": limits.Pace.Wait.Seconds()},
	}}}
}

// failed is the answer to a request that we failed to execute.
func failed(ctx context.Context, err error) *refusal {
	return &refusal{status: http.StatusInternalServerError, errors: gqlerror.List{internal(ctx, err)}}
}

// internal hides err from the client behind an id and logs it under that id.
func internal(ctx context.Context, err error) *gqlerror.Error {
	id := rand.Text()[:10]
	query := ""
	if graphql.HasOperationContext(ctx) {
		query = graphql.GetOperationContext(ctx).RawQuery
	}
	slog.ErrorContext(ctx, "internal error", "id", id, "path", graphql.GetPath(ctx).String(), "error", err, "query", query)
	return &gqlerror.Error{
		Message:    "internal error; please report it with its id",
		Extensions: map[string]any{"code": CodeInternal, "id": id},
	}
}

// recovered makes an error of a panic, with its stack for the log.
func recovered(_ context.Context, cause any) error {
	return fmt.Errorf("panic: %v\n%s", cause, debug.Stack())
}

// tally counts an answer's errors while it is executed. Those over the limit
// are dropped at once: the executor searches the list for every null.
type tally struct {
	most  int64
	count atomic.Int64
	busy  atomic.Bool // something found no slot
}

type tallyKey struct{}

// present is the executor's error presenter: the only way by which the error
// of a resolver, of an argument or of a panic reaches a client.
func present(ctx context.Context, err error) *gqlerror.Error {
	t, counted := ctx.Value(tallyKey{}).(*tally)
	busy := errors.Is(err, pace.ErrBusy) && counted
	if busy {
		t.busy.Store(true) // the whole answer becomes busy, however many errors came before
	}
	if counted && t.count.Add(1) > t.most {
		return nil
	}
	if busy {
		return &gqlerror.Error{Message: "stopped", Extensions: map[string]any{"code": CodeBusy}}
	}
	located := &gqlerror.Error{Message: err.Error()}
	errors.As(err, &located)
	path, locations := located.Path, located.Locations
	// The executor locates an argument that it cannot read by the path of the
	// field and then of the argument; an error's path is the field's only.
	var argument []any
	if field := graphql.GetFieldContext(ctx); field != nil {
		at := field.Path()
		for _, step := range path[min(len(at), len(path)):] {
			argument = append(argument, step)
		}
		path = path[:min(len(at), len(path))]
		if locations == nil && field.Field.Field != nil && field.Field.Position != nil {
			locations = []gqlerror.Location{{Line: field.Field.Position.Line, Column: field.Field.Position.Column}}
		}
	}
	answer := &gqlerror.Error{}
	input := &InputError{}
	switch {
	case ctx.Err() != nil: // the whole answer becomes timedOut
		answer.Message, answer.Extensions = "stopped", map[string]any{"code": CodeTimeout}
	case errors.As(shown(err), &input):
		if argument != nil {
			input = &InputError{Argument: append(argument, input.Argument...), Message: input.Message, DidYouMean: input.DidYouMean, Code: input.Code}
		}
		answer.Message, answer.Extensions = clip(input.Error()), input.extensions("argument")
	case argument != nil: // a scalar's own words about a value that it cannot read
		input = &InputError{Argument: argument, Message: located.Message}
		answer.Message, answer.Extensions = clip(input.Message), input.extensions("argument")
	default:
		answer = internal(ctx, err)
	}
	answer.Path, answer.Locations = path, locations
	return answer
}

// withOmitted adds a last error that counts those left out.
func withOmitted(list gqlerror.List, omitted int) gqlerror.List {
	if omitted <= 0 {
		return list
	}
	return append(list, &gqlerror.Error{
		Message:    fmt.Sprintf("%d more errors are not shown", omitted),
		Extensions: map[string]any{"code": CodeLimitExceeded, "limit": "errors", "omitted": omitted},
	})
}

// clip cuts a message that may quote a client's input.
func clip(message string) string {
	if len(message) <= maxMessageBytes {
		return message
	}
	return strings.ToValidUTF8(message[:maxMessageBytes], "") + "…"
}
