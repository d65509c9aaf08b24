package graph

import (
	"context"
	"errors"
	"net/http"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"
	"github.com/99designs/gqlgen/graphql/introspection"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"github.com/vektah/gqlparser/v2/parser"
	"github.com/vektah/gqlparser/v2/validator"

	"entente/pace"
)

// Handler serves a schema by the GraphQL over HTTP specification to anybody:
// no credentials, no cookies, no state. It keeps nothing between requests and
// nothing global, so a reloaded dataset gets a new Handler.
//
// A request passes these gates, each cheaper than what it guards:
//
//	read      method, media type, size, JSON     request.go
//	parse     tokens
//	weigh     everything countable, in one pass  cost.go, sizes.go, limits.go
//	validate  against the schema
//	coerce    the variables                      variables.go
//	execute   until the deadline, in turn what is slow  pace/
//	respond   media type, status, caching, gzip  respond.go
//
// What fails at a gate is answered by a [refusal] (errors.go).
type Handler struct {
	schema        *ast.Schema
	executor      *executor.Executor
	limits        Limits
	queue         *pace.Queue // of operations that turn out slow
	introspection int64       // the weight of the full introspection query
	perRequest    []func(context.Context) context.Context
}

// NewHandler serves es within limits. Each perRequest decorates the context
// of every operation, for instance with new dataloaders.
func NewHandler(es graphql.ExecutableSchema, limits Limits, perRequest ...func(context.Context) context.Context) *Handler {
	h := &Handler{schema: es.Schema(), executor: executor.New(es), limits: limits, queue: pace.NewQueue(limits.Pace), perRequest: perRequest}
	h.executor.SetQueryCache(admitted{})
	h.executor.SetErrorPresenter(present)
	h.executor.SetRecoverFunc(recovered)
	h.executor.AroundFields(func(ctx context.Context, next graphql.Resolver) (any, error) {
		if err := ctx.Err(); err != nil { // past the deadline the rest is not begun
			return nil, err
		}
		return next(ctx)
	})
	full, err := parser.ParseQuery(&ast.Source{Input: introspection.NewQuery(introspection.QueryOptions{OneOf: true})})
	if err != nil {
		panic(err) // a constant of gqlgen
	}
	weight, _ := (&scale{schema: h.schema, limits: limits}).weigh(full, full.Operations[0], nil, 1)
	h.introspection = weight.introspection
	return h
}

func (h *Handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	r = addressed(r)
	openToAll(w.Header())
	mediaType, acceptable := negotiate(r.Header["Accept"])
	defer func() {
		if cause := recover(); cause != nil {
			refuse(w, r, mediaType, failed(r.Context(), recovered(r.Context(), cause)))
		}
	}()
	switch {
	case len(r.RequestURI) > h.limits.URLBytes:
		refused := overLimit("urlBytes", int64(len(r.RequestURI)), int64(h.limits.URLBytes), "send the query by POST")
		refused.status, refused.wellFormed = http.StatusRequestURITooLong, false
		refuse(w, r, mediaType, refused)
		return
	case r.Method == http.MethodOptions:
		preflight(w)
		return
	case !acceptable:
		refuse(w, r, mediaType, badRequest(http.StatusNotAcceptable, "answers are %s or %s", graphqlJSON, plainJSON))
		return
	}
	q, refused := read(w, r, h.limits)
	if refused == nil {
		var a answer
		if a, refused = h.answer(r.Context(), q); refused == nil {
			respond(w, r, mediaType, http.StatusOK, a)
			return
		}
	}
	refuse(w, r, mediaType, refused)
}

// answer admits and executes a request.
func (h *Handler) answer(ctx context.Context, q request) (answer, *refusal) {
	doc, variables, cost, refused := h.admit(q)
	if refused != nil {
		return answer{}, refused
	}
	ctx, cancel := context.WithTimeout(ctx, h.limits.Timeout)
	defer cancel()
	ctx, end, err := h.queue.Begin(ctx, cost > h.limits.QuickCost)
	switch {
	case errors.Is(err, pace.ErrBusy):
		return answer{}, busy(h.limits)
	case err != nil:
		return answer{}, timedOut(h.limits)
	}
	defer func() {
		cancel() // first what still runs, such as what nobody waits for any more
		end()
	}()
	count := &tally{most: int64(h.limits.Errors)}
	ctx = context.WithValue(ctx, tallyKey{}, count)
	ctx = context.WithValue(ctx, admitted{}, doc)
	for _, decorate := range h.perRequest {
		ctx = decorate(ctx)
	}
	ctx = graphql.StartOperationTrace(ctx)
	op, errs := h.executor.CreateOperationContext(ctx, &graphql.RawParams{
		Query: q.query, OperationName: q.operationName, Variables: variables, Extensions: q.extensions,
	})
	if len(errs) > 0 {
		return answer{}, failed(ctx, errs) // admit has checked all that could fail
	}
	op.DisableIntrospection = false
	responses, ctx := h.executor.DispatchOperation(ctx, op)
	response := responses(ctx)
	if count.busy.Load() {
		return answer{}, busy(h.limits)
	}
	if response == nil || ctx.Err() != nil && len(response.Errors) > 0 {
		return answer{}, timedOut(h.limits)
	}
	return answer{
		errors: withOmitted(response.Errors, int(count.count.Load())-len(response.Errors)),
		data:   response.Data,
	}, nil
}

// admit is the gates between reading and executing.
func (h *Handler) admit(q request) (_ *ast.QueryDocument, _ map[string]any, cost int64, _ *refusal) {
	doc, refused := h.parse(q.query)
	if refused != nil {
		return nil, nil, 0, refused
	}
	op, refused := choose(doc, q.operationName)
	if refused != nil {
		return nil, nil, 0, refused
	}
	weight, refused := (&scale{schema: h.schema, limits: h.limits}).weigh(doc, op, q.variables, h.introspection)
	if refused != nil {
		return nil, nil, 0, refused
	}
	if errs := validator.ValidateWithRules(h.schema, doc, nil); len(errs) > 0 {
		return nil, nil, 0, invalid(CodeValidationFailed, h.limits.Errors, errs...)
	}
	variables, wrong := coerceVariables(h.schema, doc, op, q.variables)
	if wrong != nil {
		return nil, nil, 0, misused("variable", op.Position, wrong)
	}
	return doc, variables, weight.cost, nil
}

// parse reads the document, at most Limits.Tokens of it.
func (h *Handler) parse(query string) (*ast.QueryDocument, *refusal) {
	doc, err := parser.ParseQueryWithTokenLimit(&ast.Source{Input: query}, h.limits.Tokens)
	if err == nil {
		return doc, nil
	}
	located := &gqlerror.Error{Message: "the document cannot be parsed"}
	errors.As(err, &located)
	switch { // the parser tells its limits apart by their words only
	case strings.HasPrefix(located.Message, "exceeded token limit"):
		most := int64(h.limits.Tokens)
		return nil, overLimit("tokens", most+1, most, "send a shorter document")
	case strings.HasPrefix(located.Message, "exceeded maximum nesting depth"):
		return nil, overLimit("depth", parser.MaxNestingDepth+1, h.limits.Depth, "nest fewer selections and values")
	}
	return nil, invalid(CodeParseFailed, 1, located)
}

// choose finds the operation to execute. There are only queries: a fact is
// corrected by a reviewed commit.
func choose(doc *ast.QueryDocument, name string) (*ast.OperationDefinition, *refusal) {
	op := doc.Operations.ForName(name)
	switch {
	case len(doc.Operations) == 0:
		return nil, invalid(CodeValidationFailed, 1, gqlerror.Errorf("the document has no operation"))
	case op == nil && name == "":
		return nil, invalid(CodeValidationFailed, 1, gqlerror.Errorf("the document has several operations: name one in operationName"))
	case op == nil:
		return nil, invalid(CodeValidationFailed, 1, gqlerror.Errorf("the document has no operation %q", name))
	case op.Operation != ast.Query:
		return nil, badRequest(http.StatusBadRequest, "%ss are not supported: the data is read-only", op.Operation)
	}
	return op, nil
}

// admitted gives the executor the document that admit let through, where it
// would look for one that it knows: it asks its cache before it parses.
type admitted struct{}

func (admitted) Get(ctx context.Context, _ string) (*ast.QueryDocument, bool) {
	doc, ok := ctx.Value(admitted{}).(*ast.QueryDocument)
	return doc, ok
}

func (admitted) Add(context.Context, string, *ast.QueryDocument) {}
