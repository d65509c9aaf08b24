package graph

import (
	"context"
	"errors"
	"strconv"

	"github.com/99designs/gqlgen/graphql"

	"entente/models"
	"entente/store"
)

func page(first *int, after *string, last *int, before *string) store.Page {
	return store.Page{First: first, After: after, Last: last, Before: before}
}

// byID is the entity that the argument id of a root field names, with or
// without its kind; nil when there is none.
func byID[T any](ctx context.Context, r *Resolver, kind string, id models.ID) (*T, error) {
	full, err := r.idOf(kind, id)
	if err != nil {
		return nil, err
	}
	return one[T](ctx, r, full)
}

// idOf reads the argument id of a root field and follows it where the entity
// was renamed or merged.
func (r *Resolver) idOf(kind string, id models.ID) (models.ID, error) {
	if bare := models.NewID(kind, string(id)); id.Slug() == "" {
		id = bare
	}
	return r.resolve(id, kind, "id")
}

// resolve checks an ID and follows redirects. kind may be empty.
func (r *Resolver) resolve(id models.ID, kind string, argument ...any) (models.ID, error) {
	parsed, err := models.ParseID(string(id))
	if err != nil {
		return "", &InputError{Argument: argument, Message: err.Error()}
	}
	if kind != "" && parsed.Kind() != kind {
		return "", &InputError{Argument: argument, Message: string(parsed) + " is no " + kind + "; node(id:) takes any ID"}
	}
	parsed, err = told(r.db.Resolve(parsed))
	if withdrawn := (*InputError)(nil); errors.As(err, &withdrawn) {
		withdrawn.Argument = argument
	}
	return parsed, err
}

// nodes are the things that the argument ids names; what is wrong with one of
// them leaves a null in its place.
func (r *Resolver) nodes(ctx context.Context, ids []models.ID) ([]models.Node, error) {
	resolved := make([]models.ID, len(ids))
	for i, id := range ids {
		var err error
		if resolved[i], err = r.resolve(id, "", "ids", i); err != nil {
			graphql.AddError(ctx, err)
		}
	}
	return nodes[models.Node](ctx, r, resolved)
}

// inOffice adds the arguments on and certainty of country.leaders to where.
func inOffice(where *models.LeaderWhere, on *models.Day, certainty models.Certainty) (*models.LeaderWhere, error) {
	if on == nil {
		return where, nil
	}
	both := models.LeaderWhere{}
	if where != nil {
		both = *where
	}
	if both.InOfficeOn != nil || both.Certainty != nil {
		return nil, &InputError{Argument: []any{"where"}, Message: "on and certainty say when; leave inOfficeOn and certainty out of where"}
	}
	both.InOfficeOn, both.Certainty = on, &certainty
	return &both, nil
}

// told passes on what store answers, an error as clients may see it.
func told[V any](v V, err error) (V, error) { return v, shown(err) }

// shown makes an [InputError] of what store says about arguments; any other
// error stays for the log.
func shown(err error) error {
	var withdrawn *store.WithdrawnError
	if errors.As(err, &withdrawn) {
		return &InputError{Message: withdrawn.Error(), Code: CodeWithdrawn}
	}
	var argument *store.ArgumentError
	if !errors.As(err, &argument) {
		return err
	}
	path := make([]any, len(argument.Argument))
	for i, step := range argument.Argument {
		path[i] = step
		if n, err := strconv.Atoi(step); err == nil {
			path[i] = n
		}
	}
	return &InputError{Argument: path, Message: argument.Message}
}
