package graph

import (
	"context"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/99designs/gqlgen/graphql"

	"entente/pace"
)

const quickQuery, slowQuery = `{ country(code: "PRK") { name } }`, `{ drawn(most: 3000) { id } }`

// crowded is a handler whose only slot is taken by a slow operation, until free
// is called. Other operations do what is given.
func crowded(t *testing.T, other func(context.Context) string) (h *Handler, free func()) {
	t.Helper()
	limits := DefaultLimits()
	limits.Pace = pace.Limits{Quick: 5 * time.Millisecond, Slots: 1, Waiting: 1, Wait: 50 * time.Millisecond}
	begun, over, done := make(chan bool), make(chan bool), make(chan bool)
	h = NewHandler(&edge{answer: func(ctx context.Context) string {
		if graphql.GetOperationContext(ctx).Operation.Name == "Long" {
			begun <- true
			<-over
		} else if other != nil {
			return other(ctx)
		}
		return "{}"
	}}, limits)
	go func() {
		defer close(done)
		if a := ask(t, h, post("query Long "+slowQuery, nil)); a.Status != http.StatusOK {
			t.Error(a.Body)
		}
	}()
	<-begun
	return h, func() { close(over); <-done }
}

func TestSlowOperationsAreAnsweredInTurn(t *testing.T) {
	h, free := crowded(t, nil)
	if a := ask(t, h, post(quickQuery, nil)); a.Status != http.StatusOK {
		t.Errorf("a quick operation was not answered: %s", a.Body)
	}
	for _, mediaType := range []string{graphqlJSON, plainJSON} {
		r := post(slowQuery, nil)
		r.Header.Set("Accept", mediaType)
		a := ask(t, h, r)
		if a.code(t) != CodeBusy || a.HasData || a.Status != http.StatusServiceUnavailable || a.Header.Get("Retry-After") != "1" {
			t.Errorf("%d %v %s", a.Status, a.Header, a.Body)
		}
	}
	free()
	if a := ask(t, h, post(slowQuery, nil)); a.Status != http.StatusOK {
		t.Errorf("nothing else is under way: %s", a.Body)
	}
}

// What looks quick and is not is stopped, waits too, and is not logged as an error of ours.
func TestWhatTurnsOutSlowIsAnsweredInTurn(t *testing.T) {
	log := captureLog(t)
	steps := 0
	h, free := crowded(t, func(ctx context.Context) string {
		err := pace.Step(ctx, func(ctx context.Context) error {
			if steps++; steps == 3 {
				return nil // the second time that it is done, in the third query
			}
			for ctx.Err() == nil {
				_ = steps // works, as SQL does
			}
			return ctx.Err()
		})
		if err != nil {
			graphql.AddError(ctx, err)
		}
		return `{"country":null}`
	})
	a := ask(t, h, post(quickQuery, nil))
	if a.code(t) != CodeBusy || a.HasData || a.Status != http.StatusServiceUnavailable || a.Header.Get("Retry-After") == "" {
		t.Errorf("%d %s", a.Status, a.Body)
	}
	free()
	if a := ask(t, h, post(quickQuery, nil)); a.Status != http.StatusOK || !a.HasData || len(a.Errors) > 0 {
		t.Errorf("with a slot: %d %s", a.Status, a.Body)
	}
	if log.Len() > 0 {
		t.Errorf("logged %s", log)
	}
}

// Nobody waits any more for what a client asked that went away.
func TestAClientThatGoesAwayStopsItsOperation(t *testing.T) {
	begun, stopped := make(chan bool), make(chan time.Time, 1)
	server := httptest.NewServer(NewHandler(&edge{answer: func(ctx context.Context) string {
		close(begun)
		<-ctx.Done()
		stopped <- time.Now()
		return "{}"
	}}, DefaultLimits()))
	defer server.Close()
	ctx, leave := context.WithCancel(t.Context())
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, server.URL, strings.NewReader(`{"query":"{ __typename }"}`))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/json")
	go func() { <-begun; leave() }()
	if response, err := server.Client().Do(r); err == nil {
		response.Body.Close()
		t.Error("it was answered")
	}
	left := time.Now()
	if took := (<-stopped).Sub(left); took > DefaultLimits().Timeout/2 {
		t.Errorf("the operation went on for %s", took)
	}
}

// However many errors came before, that nothing was free is the answer.
func TestBusyIsNotLostBehindOtherErrors(t *testing.T) {
	h, free := crowded(t, func(ctx context.Context) string {
		for range 2 * DefaultLimits().Errors {
			graphql.AddError(ctx, &InputError{Message: "wrong"})
		}
		graphql.AddError(ctx, pace.ErrBusy)
		return `{"country":null}`
	})
	defer free()
	if a := ask(t, h, post(quickQuery, nil)); a.code(t) != CodeBusy || a.HasData || a.Status != http.StatusServiceUnavailable {
		t.Errorf("%d %s", a.Status, a.Body)
	}
}
