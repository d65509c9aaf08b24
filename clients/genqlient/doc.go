// Package genqlient is a typed client of the API for Go, as genqlient makes it
// of the schema and of the questions in clients/operations.
//
//	client := graphql.NewClient("http://127.0.0.1:8080/graphql", http.DefaultClient)
//	answer, err := genqlient.Allies(ctx, client, "PRK", "1975-01-01", nil, nil)
//
// It is here to be tested against the server: a change of the schema that
// genqlient does not understand, or that its types do not fit, is found here
// before somebody's program finds it.
package genqlient

// genqlient does not know interfaces that implement interfaces
// (https://github.com/Khan/genqlient/issues/164). Objects say all that they
// implement, so nothing is lost when interfaces do not.

//go:generate sh -c "sed 's/^\\(interface [A-Za-z]*\\) implements .*{/\\1 {/' ../../schema.graphql >schema.graphql"
//go:generate go tool genqlient
