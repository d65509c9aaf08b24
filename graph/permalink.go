package graph

import (
	"context"
	"net/http"

	"entente/cite"
	"entente/models"
)

// recordsPath is below which each record has its address, by its ID.
const recordsPath = "/id/"

// baseKey is the key of the address of the server, without a slash at its end.
type baseKey struct{}

// WithBaseURL says under which address the server is known, without a slash at
// its end: the permalinks of records begin with it. Without it they begin with
// the host that a request names, which is right only where nothing stands
// between: a server behind a proxy that speaks TLS needs to be told.
func WithBaseURL(base string) func(context.Context) context.Context {
	return func(ctx context.Context) context.Context {
		if base == "" {
			return ctx
		}
		return context.WithValue(ctx, baseKey{}, base)
	}
}

// addressed takes down at which address a request was made.
func addressed(r *http.Request) *http.Request {
	if r.Host == "" {
		return r
	}
	scheme := "http://"
	if r.TLS != nil {
		scheme = "https://"
	}
	return r.WithContext(context.WithValue(r.Context(), baseKey{}, scheme+r.Host))
}

// address is where something of the server stands, its path alone where
// nobody says at which address the server is.
func address(ctx context.Context, path string) string {
	base, _ := ctx.Value(baseKey{}).(string)
	return base + path
}

// permalink is the address of a record.
func permalink(ctx context.Context, id models.ID) string {
	return address(ctx, recordsPath+string(id))
}

// citation is how to cite a record of the dataset, asked for today.
func (r *Resolver) citation(ctx context.Context, entity models.Node, format models.CitationFormat) string {
	return cite.Record(r.about(), entity, permalink(ctx, entity.Self()), r.day(nil)).In(format)
}
