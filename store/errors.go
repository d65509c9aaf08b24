package store

import (
	"context"
	"fmt"
	"strconv"

	"entente/models"
)

// ArgumentError is an argument that cannot be answered. Its text is meant for
// the caller.
type ArgumentError struct {
	// Argument is the path below the field: names, and indexes of lists, as in
	// "where", "partiesAll", "1".
	Argument []string
	// Message says what is wrong and what would be right.
	Message string
}

func (e *ArgumentError) Error() string { return e.Message }

// WithdrawnError says that an ID once named an entity and leads nowhere now.
type WithdrawnError struct {
	ID models.ID
	// Change is SPLIT or WITHDRAWN.
	Change models.IDChange
	// Reason is the editors' reason.
	Reason string
}

func (e *WithdrawnError) Error() string {
	what := "was withdrawn"
	if e.Change == models.IDSplit {
		what = "was split"
	}
	return fmt.Sprintf("%s %s: %s", e.ID, what, e.Reason)
}

func wrongArgument(argument []string, format string, args ...any) error {
	return &ArgumentError{Argument: argument, Message: fmt.Sprintf(format, args...)}
}

// at is the path of one element of a list argument.
func at(argument []string, i int) []string {
	return append(append([]string(nil), argument...), strconv.Itoa(i))
}

// failed wraps what SQL reports. A request that ran out of time says so
// whatever the driver made of it.
func failed(ctx context.Context, what string, err error) error {
	if err == nil {
		return nil
	}
	if cause := ctx.Err(); cause != nil {
		err = cause
	}
	return fmt.Errorf("store: %s: %w", what, err)
}
