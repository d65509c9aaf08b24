package graph

import (
	"encoding/json"
	"errors"
	"net/http"

	"github.com/vektah/gqlparser/v2/gqlerror"

	"entente/models"
	"entente/store"
)

// A Record is what there is to show at a permalink.
type Record struct {
	// Status is the HTTP status: 200, 404 for no such record, 410 for one that
	// was withdrawn.
	Status int
	// ID is the record's.
	ID string
	// Message says why there is nothing to show.
	Message string
	// Node is the record as JSON, in the order of the schema.
	Node json.RawMessage
	// Query asks for it in GraphQL, with its ID as the variable id.
	Query string
}

// RecordHandler answers the permalinks of records, /id/treaty:some-treaty, over
// GET: programs by the JSON of a GraphQL answer, browsers by a page. A record
// that was renamed or merged is moved for good, one that was withdrawn is gone.
func RecordHandler(api *Handler, db *store.Store, page func(http.ResponseWriter, *http.Request, Record)) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		r = addressed(r)
		openToAll(w.Header())
		w.Header().Set("Vary", "Accept, Accept-Encoding")
		record, refused := readRecord(r, api, db)
		if record.Status == http.StatusMovedPermanently {
			w.Header().Set("Location", "./"+record.ID) // whatever stands before it at this address
			w.WriteHeader(record.Status)
			return
		}
		accept := r.Header["Accept"]
		mediaType, acceptable := negotiate(accept)
		if quality(accept, "text/html") > max(quality(accept, graphqlJSON), quality(accept, plainJSON)) {
			page(w, r, record)
			return
		}
		switch {
		case !acceptable:
			refuse(w, r, plainJSON, badRequest(http.StatusNotAcceptable, "records are %s, %s or text/html", graphqlJSON, plainJSON))
		case refused != nil:
			respond(w, r, mediaType, record.Status, answer{errors: refused})
		default:
			respond(w, r, mediaType, http.StatusOK, answer{data: json.RawMessage(`{"node":` + string(record.Node) + `}`)})
		}
	})
}

// readRecord reads the record of a permalink, or says why there is none.
func readRecord(r *http.Request, api *Handler, db *store.Store) (Record, gqlerror.List) {
	none := func(status int, id, message, code string) (Record, gqlerror.List) {
		return Record{Status: status, ID: id, Message: message}, gqlerror.List{{Message: message, Extensions: map[string]any{"code": code}}}
	}
	id, err := models.ParseID(r.PathValue("id"))
	if err != nil {
		return none(http.StatusNotFound, clip(r.PathValue("id")), clip(err.Error()), CodeBadUserInput)
	}
	now, err := db.Resolve(id)
	if withdrawn := (*store.WithdrawnError)(nil); errors.As(err, &withdrawn) {
		return none(http.StatusGone, string(id), withdrawn.Error(), CodeWithdrawn)
	}
	if now != id {
		return Record{Status: http.StatusMovedPermanently, ID: string(now)}, nil
	}
	query := recordQuery(models.KindOf(id.Kind()))
	a, refused := api.answer(r.Context(), request{query: query, variables: map[string]any{"id": string(id)}})
	if refused != nil {
		return Record{Status: refused.status, ID: string(id), Message: refused.errors[0].Message}, refused.errors
	}
	var data struct{ Node json.RawMessage }
	if err := json.Unmarshal(a.data, &data); len(a.errors) > 0 || err != nil {
		list := a.errors
		if err != nil {
			list = gqlerror.List{present(r.Context(), err)} // the answer is ours: it is JSON
		}
		return Record{Status: http.StatusInternalServerError, ID: string(id), Message: list[0].Message}, list
	}
	if string(data.Node) == "null" {
		return none(http.StatusNotFound, string(id), "there is no "+string(id)+db.SuggestID(r.Context(), id), CodeBadUserInput)
	}
	return Record{Status: http.StatusOK, ID: string(id), Node: data.Node, Query: query}, nil
}
