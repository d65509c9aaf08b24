package graph

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"math"
	"mime"
	"net/http"
	"strconv"
	"strings"
	"sync"

	"github.com/vektah/gqlparser/v2/gqlerror"
)

const (
	allowedMethods = "GET, HEAD, POST, OPTIONS"
	plainJSON      = "application/json"
	graphqlJSON    = "application/graphql-response+json"
	gzipFrom       = 1 << 10 // bytes; a shorter answer fits one packet as it is
)

// answer is what becomes of a request: data, errors, or both.
type answer struct {
	errors gqlerror.List
	data   json.RawMessage // nil when nothing was executed: then there is no data member
}

// openToAll lets the pages of any origin read answers. There are no
// credentials and nothing can be changed, so there is nothing to protect.
func openToAll(h http.Header) {
	h.Set("Access-Control-Allow-Origin", "*")
	h.Set("Access-Control-Expose-Headers", "ETag, Retry-After")
	h.Set("X-Content-Type-Options", "nosniff")
}

// preflight answers what a browser asks before it sends JSON to another origin.
func preflight(w http.ResponseWriter) {
	h := w.Header()
	h.Set("Allow", allowedMethods)
	h.Set("Access-Control-Allow-Methods", allowedMethods)
	h.Set("Access-Control-Allow-Headers", "*, Authorization") // some clients send one always; it is ignored
	h.Set("Access-Control-Max-Age", "86400")
	w.WriteHeader(http.StatusNoContent)
}

// refuse writes the answer to a request that was not executed.
func refuse(w http.ResponseWriter, r *http.Request, mediaType string, refused *refusal) {
	status := refused.status
	if refused.wellFormed && mediaType == plainJSON {
		status = http.StatusOK
	}
	if refused.retryAfter > 0 {
		w.Header().Set("Retry-After", strconv.Itoa(int(math.Ceil(refused.retryAfter.Seconds()))))
	}
	respond(w, r, mediaType, status, answer{errors: refused.errors})
}

// respond writes an answer. An answer to GET may be kept by anyone, who asks
// each time whether it still holds: a corrected fact is seen at once, and an
// unchanged answer costs no transfer. Answers with errors are not kept.
func respond(w http.ResponseWriter, r *http.Request, mediaType string, status int, a answer) {
	body := a.body()
	h := w.Header()
	h.Set("Content-Type", mediaType+"; charset=utf-8")
	h.Set("Vary", "Accept, Accept-Encoding")
	h.Set("Cache-Control", "no-store")
	if len(a.errors) == 0 && r.Method != http.MethodPost {
		h.Set("Cache-Control", "public, no-cache")
		sum := sha256.Sum256(body)
		tag := `W/"` + base64.RawURLEncoding.EncodeToString(sum[:15]) + `"` // weak: the same for both encodings
		h.Set("ETag", tag)
		if strings.Contains(r.Header.Get("If-None-Match"), tag[2:]) {
			w.WriteHeader(http.StatusNotModified)
			return
		}
	}
	if len(body) > gzipFrom && quality(r.Header["Accept-Encoding"], "gzip") > 0 {
		h.Set("Content-Encoding", "gzip")
		body = compressed(body)
	}
	h.Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(status)
	_, _ = w.Write(body) // the client may have gone
}

// body puts the parts together without encoding data again: encoding/json
// would read all of it once more.
func (a answer) body() []byte {
	var b bytes.Buffer
	b.WriteByte('{')
	if len(a.errors) > 0 {
		b.WriteString(`"errors":`)
		encoded, err := json.Marshal(a.errors)
		if err != nil { // an error's extensions are strings and numbers
			panic(err)
		}
		b.Write(encoded)
	}
	if a.data != nil {
		if len(a.errors) > 0 {
			b.WriteByte(',')
		}
		b.WriteString(`"data":`)
		b.Write(a.data)
	}
	b.WriteByte('}')
	return b.Bytes()
}

var gzipWriters = sync.Pool{New: func() any {
	w, _ := gzip.NewWriterLevel(nil, gzip.BestSpeed) // the level exists
	return w
}}

func compressed(body []byte) []byte {
	var b bytes.Buffer
	w := gzipWriters.Get().(*gzip.Writer)
	defer gzipWriters.Put(w)
	w.Reset(&b)
	_, _ = w.Write(body) // a buffer takes everything
	_ = w.Close()
	return b.Bytes()
}

// negotiate chooses the media type of the answer. Without a wish it is
// application/json (GraphQL over HTTP, "Legacy watershed"); of two equal
// wishes, the newer type. False when the client accepts neither.
func negotiate(accept []string) (mediaType string, acceptable bool) {
	named := quality(accept, graphqlJSON)
	legacy := quality(accept, plainJSON, "application/*", "*/*")
	if named > 0 && named >= legacy {
		return graphqlJSON, true
	}
	return plainJSON, legacy > 0 || len(accept) == 0
}

// quality is the weight that a header such as Accept gives to the first of
// the names that it lists, 0 when it lists none.
func quality(header []string, names ...string) float64 {
	weights := map[string]float64{}
	for item := range strings.SplitSeq(strings.Join(header, ","), ",") {
		name, params, err := mime.ParseMediaType(item)
		if err != nil {
			continue
		}
		weights[name] = 1
		if q, ok := params["q"]; ok {
			weights[name], _ = strconv.ParseFloat(q, 64)
		}
	}
	for _, name := range names {
		if q, ok := weights[name]; ok {
			return q
		}
	}
	return 0
}
