package web

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// How long a browser may keep an answer without asking again.
const (
	// A file whose name holds its hash never changes: a year, the longest that caches honour.
	forEver = "public, max-age=31536000, immutable"
	// Everything else is asked for again each time; an unchanged ETag makes the answer empty.
	revalidate = "no-cache"
	// What tells of a passing fault is not kept at all.
	never = "no-store"
)

// everywhere ends each Content-Security-Policy: no page of ours has forms or a
// <base>, and none may be framed by another site.
const everywhere = "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

// An answer is all that is sent for one address, made ready before the first
// request. It is a http.Handler for GET and HEAD.
type answer struct {
	status int    // 200 unless said otherwise
	kind   string // Content-Type
	cache  string // Cache-Control, one of the three above
	policy string // Content-Security-Policy
	plain  []byte
	gzip   []byte // the same, compressed; nil where nobody compressed it
	etag   string // of plain, without its quotes
}

// newAnswer is the usual one: status 200, revalidated, allowed to load nothing.
func newAnswer(body []byte, extension string) answer {
	hash := sha256.Sum256(body)
	return answer{
		status: http.StatusOK,
		kind:   contentType(extension),
		cache:  revalidate,
		policy: "default-src 'none'" + everywhere,
		plain:  body,
		etag:   base64.RawURLEncoding.EncodeToString(hash[:12]),
	}
}

// failing is the same page as the body of an error.
func (a answer) failing(status int) answer {
	a.status, a.cache = status, never
	return a
}

func (a answer) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Content-Type", a.kind)
	h.Set("Cache-Control", a.cache)
	h.Set("Content-Security-Policy", a.policy)
	h.Set("X-Content-Type-Options", "nosniff")
	// A reader who follows a citation does not tell its publisher what they asked here.
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("Cross-Origin-Opener-Policy", "same-origin")

	body, etag := a.plain, a.etag
	if a.gzip != nil {
		h.Set("Vary", "Accept-Encoding")
		if acceptsGzip(r.Header.Get("Accept-Encoding")) {
			h.Set("Content-Encoding", "gzip")
			body, etag = a.gzip, a.etag+"-gzip" // strong ETags differ where bytes do: RFC 9110, 8.8.3.3
		}
	}
	h.Set("Content-Length", strconv.Itoa(len(body)))

	if a.status != http.StatusOK {
		w.WriteHeader(a.status)
		if r.Method != http.MethodHead {
			_, _ = w.Write(body) // a reader who hung up is no fault of ours
		}
		return
	}
	h.Set("ETag", `"`+etag+`"`)
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(body))
}

// acceptsGzip reads an Accept-Encoding header (RFC 9110, 12.5.3): gzip must be
// named, and not with a weight of nought.
func acceptsGzip(header string) bool {
	for part := range strings.SplitSeq(header, ",") {
		coding, weight, _ := strings.Cut(part, ";")
		if !strings.EqualFold(strings.TrimSpace(coding), "gzip") {
			continue
		}
		_, q, named := strings.Cut(weight, "=")
		value, err := strconv.ParseFloat(strings.TrimSpace(q), 64)
		return !named || (err == nil && value > 0)
	}
	return false
}

// contentType names what we serve, the same on each machine: the mime package
// would ask the operating system's tables, which differ.
func contentType(extension string) string {
	switch extension {
	case ".html":
		return "text/html; charset=utf-8"
	case ".js":
		return "text/javascript; charset=utf-8"
	case ".css":
		return "text/css; charset=utf-8"
	case ".txt":
		return "text/plain; charset=utf-8"
	case ".svg":
		return "image/svg+xml"
	case ".png":
		return "image/png"
	case ".woff2":
		return "font/woff2"
	default:
		return "application/octet-stream"
	}
}
