package graph

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"mime"
	"net/http"
	"net/url"
	"strings"
	"unicode/utf8"
)

// request is one GraphQL request, whichever way it came.
type request struct {
	query, operationName  string
	variables, extensions map[string]any
}

// parameters are the members of a request by name, each as JSON.
type parameters map[string]json.RawMessage

// read takes the request out of an HTTP request (GraphQL over HTTP, "Request").
func read(w http.ResponseWriter, r *http.Request, limits Limits) (request, *refusal) {
	switch r.Method {
	case http.MethodGet, http.MethodHead:
		return readURL(r.URL.RawQuery)
	case http.MethodPost:
		if refused := wantJSON(r.Header); refused != nil {
			return request{}, refused
		}
		body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, limits.BodyBytes))
		if tooLarge := (*http.MaxBytesError)(nil); errors.As(err, &tooLarge) {
			refused := overLimit("bodyBytes", tooLarge.Limit+1, tooLarge.Limit, "send a smaller body")
			refused.status, refused.wellFormed = http.StatusRequestEntityTooLarge, false
			return request{}, refused
		}
		if err != nil {
			return request{}, badRequest(http.StatusBadRequest, "the request body ended too early")
		}
		return readJSON(body)
	}
	w.Header().Set("Allow", allowedMethods)
	return request{}, badRequest(http.StatusMethodNotAllowed, "GraphQL is served over GET and POST")
}

// wantJSON refuses any body but JSON in UTF-8. A form or plain text can be
// posted by a page of any origin without a preflight.
func wantJSON(h http.Header) *refusal {
	mediaType, params, err := mime.ParseMediaType(h.Get("Content-Type"))
	charset := params["charset"]
	if err != nil || mediaType != "application/json" || charset != "" && !strings.EqualFold(charset, "utf-8") {
		return badRequest(http.StatusUnsupportedMediaType, "send the request as Content-Type: application/json in UTF-8")
	}
	if encoding := h.Get("Content-Encoding"); encoding != "" && encoding != "identity" {
		return badRequest(http.StatusUnsupportedMediaType, "send the request body uncompressed")
	}
	return nil
}

// readURL reads ?query=…&operationName=…&variables={…}&extensions={…}.
func readURL(rawQuery string) (request, *refusal) {
	values, err := url.ParseQuery(rawQuery)
	if err != nil {
		return request{}, badRequest(http.StatusBadRequest, "the URL's query string is malformed")
	}
	p := parameters{}
	for name, all := range values {
		if len(all) > 1 && isParameter(name) {
			return request{}, badRequest(http.StatusBadRequest, "the parameter %s is given twice", name)
		}
		value := all[0]
		switch {
		case !utf8.ValidString(value):
			return request{}, badRequest(http.StatusBadRequest, "the URL's query string is not UTF-8")
		case name == "query" || name == "operationName":
			p[name], _ = json.Marshal(value)
		case value != "" && !json.Valid([]byte(value)) && isParameter(name):
			return request{}, badRequest(http.StatusBadRequest, "the parameter %s is not JSON", name)
		case value != "":
			p[name] = json.RawMessage(value)
		}
	}
	return p.request()
}

// readJSON reads {"query": …, "operationName": …, "variables": …, "extensions": …}.
// Other members are left to future versions of the protocol; names are
// matched exactly, and none of ours may come twice.
func readJSON(body []byte) (request, *refusal) {
	switch {
	case !utf8.Valid(body):
		return request{}, badRequest(http.StatusBadRequest, "the request body is not UTF-8")
	case !json.Valid(body):
		return request{}, badRequest(http.StatusBadRequest, "the request body is not one JSON value")
	case bytes.TrimLeft(body, " \t\r\n")[0] == '[':
		return request{}, badRequest(http.StatusBadRequest, "batches are not supported: send one operation in each request")
	}
	decoder := json.NewDecoder(bytes.NewReader(body))
	if start, err := decoder.Token(); err != nil || start != json.Delim('{') {
		return request{}, badRequest(http.StatusBadRequest, "the request body is not a JSON object")
	}
	p := parameters{}
	for decoder.More() {
		key, err := decoder.Token()
		if err != nil {
			break
		}
		name, _ := key.(string)
		var value json.RawMessage
		if err := decoder.Decode(&value); err != nil {
			break
		}
		if p[name] != nil && isParameter(name) {
			return request{}, badRequest(http.StatusBadRequest, "the parameter %s is given twice", name)
		}
		p[name] = value
	}
	return p.request()
}

func isParameter(name string) bool {
	return name == "query" || name == "operationName" || name == "variables" || name == "extensions"
}

// request checks the parameters' types.
func (p parameters) request() (request, *refusal) {
	var q request
	for name, field := range map[string]*string{"query": &q.query, "operationName": &q.operationName} {
		if p[name] != nil && json.Unmarshal(p[name], field) != nil {
			return q, badRequest(http.StatusBadRequest, "the parameter %s must be a string", name)
		}
	}
	for name, field := range map[string]*map[string]any{"variables": &q.variables, "extensions": &q.extensions} {
		if p[name] == nil {
			continue
		}
		decoder := json.NewDecoder(bytes.NewReader(p[name]))
		decoder.UseNumber() // a number keeps all its digits
		if decoder.Decode(field) != nil {
			return q, badRequest(http.StatusBadRequest, "the parameter %s must be an object", name)
		}
	}
	if strings.TrimSpace(q.query) == "" {
		return q, badRequest(http.StatusBadRequest, "the parameter query is missing: a GraphQL document, such as { __typename }")
	}
	return q, nil
}
