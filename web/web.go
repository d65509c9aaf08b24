// Package web is what a person sees in a browser: the page at /, which says
// what Entente is, and the playground, which is GraphiQL bundled by Vite from
// web/app and embedded here.
//
//	mux.Handle("/", web.Handler())
//
// Three promises shape it.
//
// No page asks another host for anything: no font, no script, no picture, no
// count of its visitors. Each answer carries a Content-Security-Policy under
// which a browser refuses to, so a dependency that forgets the promise breaks a
// test instead of a reader's privacy.
//
// Nothing here needs Node. Without it web/app/dist holds only its .keep, the
// program compiles all the same, and /playground says what is missing and how
// to build it. The page at / is HTML made by Go, with no script at all.
//
// And bytes are sent once: Vite names each file by its content, so a browser
// keeps it for ever, and compresses it at build time, so the server never does.
// Pages are revalidated by their ETag, at the cost of an empty answer.
//
// The package imports nothing of ours. It knows the API by its address only.
package web

import (
	"embed"
	"errors"
	"io/fs"
	"net/http"
	"path"
	"strings"
)

//go:embed all:app/dist
var built embed.FS

// Handler answers /, /playground and what they load, over GET and HEAD. Any
// other address gets a page that says so, with status 404.
func Handler() http.Handler {
	dist, err := fs.Sub(built, "app/dist")
	if err != nil {
		panic(err) // only for an invalid path, and this one is a constant
	}
	return handler(dist)
}

// handler is Handler with the playground that dist holds, or with none.
func handler(dist fs.FS) http.Handler {
	mux := http.NewServeMux()
	mux.Handle("GET /{$}", page("home"))
	mux.Handle("GET /favicon.svg", newAnswer(mustRead(pages, "pages/favicon.svg"), ".svg"))
	mux.Handle("GET /", page("missing").failing(http.StatusNotFound))

	mux.Handle("GET /playground", playground(dist))
	mux.HandleFunc("GET /playground/{$}", func(w http.ResponseWriter, r *http.Request) {
		to := *r.URL // with its query: a shared link survives the slash
		to.Path = "/playground"
		http.Redirect(w, r, to.RequestURI(), http.StatusPermanentRedirect)
	})
	for name, file := range assets(dist) {
		mux.Handle("GET /playground/"+name, file)
	}
	return mux
}

// playgroundPolicy lets GraphiQL run its own script and style, ask the API, and
// draw the small pictures that its style holds as data.
const playgroundPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; " +
	"img-src 'self' data:; connect-src 'self'" + everywhere

// playground is the page that Vite built or, where it built none, one that says
// so: 503, since the address is right and the service is what is missing.
func playground(dist fs.FS) answer {
	a, err := read(dist, "index.html")
	if errors.Is(err, fs.ErrNotExist) {
		return page("unbuilt").failing(http.StatusServiceUnavailable)
	}
	must(err)
	a.policy = playgroundPolicy
	return a
}

// assets are the files of dist, by path, except the page itself, hidden files
// such as .keep, and the compressed twins, which are sent in their stead.
func assets(dist fs.FS) map[string]answer {
	found := map[string]answer{}
	must(fs.WalkDir(dist, ".", func(name string, entry fs.DirEntry, err error) error {
		base := path.Base(name)
		switch {
		case err != nil:
			return err
		case entry.IsDir(), name == "index.html", strings.HasPrefix(base, "."), path.Ext(name) == ".gz":
			return nil
		}
		a, err := read(dist, name)
		if path.Dir(name) == "assets" { // where Vite puts what bears a hash in its name
			a.cache = forEver
		}
		found[name] = a
		return err
	}))
	return found
}

// read makes an answer of a file, and of its compressed twin where there is one.
func read(files fs.FS, name string) (answer, error) {
	plain, err := fs.ReadFile(files, name)
	if err != nil {
		return answer{}, err
	}
	a := newAnswer(plain, path.Ext(name))
	a.gzip, err = fs.ReadFile(files, name+".gz")
	if errors.Is(err, fs.ErrNotExist) {
		a.gzip, err = nil, nil
	}
	return a, err
}

func mustRead(files fs.FS, name string) []byte {
	content, err := fs.ReadFile(files, name)
	must(err)
	return content
}

// must is for files that were compiled into the program: reading one cannot
// fail at run time, only be wrong in the source.
func must(err error) {
	if err != nil {
		panic(err)
	}
}
