package graph

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"maps"
	"net/http"
	"strconv"
	"sync"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"entente/graph/contract"
	"entente/graph/generated"
	"entente/store"
)

// NewSchema is the executable schema over a database. Its operations need the
// loaders that [WithLoaders] gives them.
func NewSchema(db *store.Store) graphql.ExecutableSchema {
	return newSchema(db, time.Now)
}

func newSchema(db *store.Store, now func() time.Time) graphql.ExecutableSchema {
	return generated.NewExecutableSchema(generated.Config{Schema: schema(), Resolvers: &Resolver{db: db, now: now}})
}

// schema is what the server answers: gqlparser's, without @defer, which gqlparser
// declares although no specification does, and which we do not answer in parts.
var schema = sync.OnceValue(func() *ast.Schema {
	served := *generated.NewExecutableSchema(generated.Config{}).Schema()
	served.Directives = maps.Clone(served.Directives)
	delete(served.Directives, "defer")
	return &served
})

// SDL is the schema as text, which is what schema.graphql at the root of the
// repository holds.
func SDL() string { return contract.Print(schema()) }

// SchemaHandler serves the schema as text, for code generators and people.
func SchemaHandler() http.Handler {
	text := sync.OnceValues(func() (sdl []byte, tag string) { // when first asked: a start need not wait for it
		sdl = []byte(SDL())
		sum := sha256.Sum256(sdl)
		return sdl, strconv.Quote(base64.RawURLEncoding.EncodeToString(sum[:15]))
	})
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		sdl, tag := text()
		openToAll(w.Header())
		w.Header().Set("Content-Type", "text/plain; charset=utf-8")
		w.Header().Set("Cache-Control", "public, no-cache")
		w.Header().Set("ETag", tag)
		http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(sdl))
	})
}
