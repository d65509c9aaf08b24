// Package graph is the GraphQL edge: the schema, its resolvers and the HTTP
// handler that guards them.
//
//	es := graph.NewSchema(db)
//	http.Handle("/graphql", graph.NewHandler(es, graph.DefaultLimits(), graph.WithLoaders(db)))
//	http.Handle("/schema.graphql", graph.SchemaHandler())
//
// The schema comes first. treaty.graphqls says what can be asked of a treaty,
// treaty.resolvers.go beside it answers, one line a field, and gqlgen writes
// the rest into generated/ (go generate ./graph). A field that models has
// needs no resolver. What is left is asking: resolvers fetch by the few
// functions of fetch.go, which go through the request's loaders, so that a
// query costs one SQL statement for each level and kind, never one for each
// node; arguments.go reads arguments and says what is wrong with them. Queries
// themselves live in store.
//
// The schema is a contract with those who ask: ../schema.graphql is its text, and
// contract/ tells whom a change of it hurts.
//
// testdata/ holds what the API answers: each query with its answer and the
// number of SQL statements that it takes, asked of the invented world of
// testdata/seed.
package graph
