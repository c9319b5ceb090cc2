package web

import (
	"fmt"
	"io/fs"
	"net/http"
	"path"
	"strings"

	"sightline/internal/ids"
)

// noncePlace stands in the built pages wherever the nonce of an answer belongs.
const noncePlace = "__CSP_NONCE__"

const (
	indexPage    = "index.html"
	graphiqlPage = "graphiql.html"
)

// app is the built single-page app.
type app struct {
	index, graphiql string
	files           map[string]*asset
}

// openApp reads the two pages and lists the files; a build that lacks a page is an error.
func openApp(built fs.FS) (*app, error) {
	a := &app{files: map[string]*asset{}}
	for name, into := range map[string]*string{indexPage: &a.index, graphiqlPage: &a.graphiql} {
		raw, err := fs.ReadFile(built, name)
		if err != nil {
			return nil, fmt.Errorf("the app is not built: %w", err)
		}
		*into = string(raw)
	}
	err := fs.WalkDir(built, ".", func(name string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() && isAsset(name) {
			a.files["/"+name] = &asset{built: built, name: name}
		}
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("list the built app: %w", err)
	}
	return a, nil
}

// isAsset leaves out pages, compressed forms and hidden files.
func isAsset(name string) bool {
	switch path.Ext(name) {
	case ".html", ".br", ".gz":
		return false
	default:
		return !strings.HasPrefix(path.Base(name), ".")
	}
}

// page serves a file of the app where there is one, and the app itself at every address that a browser opens.
func (s *site) page(w http.ResponseWriter, r *http.Request) {
	file, found := s.app.files[r.URL.Path]
	switch {
	case found:
		file.serve(w, r)
	case strings.HasPrefix(r.URL.Path, "/assets/") || path.Ext(r.URL.Path) != "" || !wantsPage(r):
		notFound(w, r)
	default:
		nonce := ids.Secret()
		w.Header().Set("Content-Security-Policy", appPolicy(nonce))
		writePage(w, s.app.index, nonce)
	}
}

func (a *app) serveGraphiQL(w http.ResponseWriter) {
	nonce := ids.Secret()
	w.Header().Set("Content-Security-Policy", graphiqlPolicy(nonce))
	writePage(w, a.graphiql, nonce)
}

func writePage(w http.ResponseWriter, page, nonce string) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	_, _ = strings.NewReplacer(noncePlace, nonce).WriteString(w, page)
}

func wantsPage(r *http.Request) bool {
	accept := strings.Join(r.Header.Values("Accept"), ",")
	return accept == "" || strings.Contains(accept, "text/html") || strings.Contains(accept, "*/*")
}
