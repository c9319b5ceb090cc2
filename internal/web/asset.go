package web

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"mime"
	"net/http"
	"path"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/klauspost/compress/gzip"
)

// smallest is the size in bytes below which compressing gains nothing.
const smallest = 1024

// asset is one file of the app with its compressed forms. They come from the build where it made them; otherwise the
// file is compressed when it is first asked for, so that a start costs nothing for files that nobody wants.
type asset struct {
	built fs.FS
	name  string

	once    sync.Once
	plain   []byte
	brotli  []byte
	gzipped []byte
	tag     string
	failure error
}

func (a *asset) load() {
	a.plain, a.failure = fs.ReadFile(a.built, a.name)
	if a.failure != nil {
		return
	}
	sum := sha256.Sum256(a.plain)
	a.tag = hex.EncodeToString(sum[:16])
	if !compressible(a.name) || len(a.plain) < smallest {
		return
	}
	a.brotli, _ = fs.ReadFile(a.built, a.name+".br") // nil where the build made none
	a.gzipped, _ = fs.ReadFile(a.built, a.name+".gz")
	if a.gzipped == nil {
		a.gzipped, a.failure = squeezed(a.plain)
	}
}

func squeezed(plain []byte) ([]byte, error) {
	var packed bytes.Buffer
	writer := gzip.NewWriter(&packed)
	if _, err := writer.Write(plain); err != nil {
		return nil, fmt.Errorf("compress: %w", err)
	}
	if err := writer.Close(); err != nil {
		return nil, fmt.Errorf("compress: %w", err)
	}
	return packed.Bytes(), nil
}

// serve answers with the smallest form that the browser takes. A name with a hash never changes its content.
func (a *asset) serve(w http.ResponseWriter, r *http.Request) {
	if a.once.Do(a.load); a.failure != nil {
		fail(w, r, fmt.Errorf("read a file of the app: %w", a.failure))
		return
	}
	header := w.Header()
	header.Set("Content-Security-Policy", filePolicy)
	header.Set("Cache-Control", "no-cache")
	if strings.HasPrefix(a.name, "assets/") {
		header.Set("Cache-Control", "public, max-age=31536000, immutable")
	}
	header.Set("Content-Type", contentType(a.name))
	header.Add("Vary", "Accept-Encoding")
	content, encoding := a.choose(r.Header.Get("Accept-Encoding"))
	header.Set("Etag", strconv.Quote(a.tag+encoding))
	if encoding == "" {
		http.ServeContent(w, r, a.name, time.Time{}, bytes.NewReader(content))
		return
	}
	header.Set("Content-Encoding", encoding)
	a.serveWhole(w, r, content)
}

// serveWhole knows no ranges: parts of a compressed file are of use to nobody.
func (a *asset) serveWhole(w http.ResponseWriter, r *http.Request, content []byte) {
	if r.Header.Get("If-None-Match") == w.Header().Get("Etag") {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	w.Header().Set("Content-Length", strconv.Itoa(len(content)))
	if r.Method != http.MethodHead {
		_, _ = w.Write(content)
	}
}

func (a *asset) choose(accepted string) (content []byte, encoding string) {
	switch {
	case a.brotli != nil && accepts(accepted, "br"):
		return a.brotli, "br"
	case a.gzipped != nil && accepts(accepted, "gzip"):
		return a.gzipped, "gzip"
	default:
		return a.plain, ""
	}
}

// accepts tells whether a list of encodings names one and does not weigh it zero.
func accepts(list, encoding string) bool {
	for part := range strings.SplitSeq(list, ",") {
		name, weight, weighed := strings.Cut(strings.TrimSpace(part), ";")
		if !strings.EqualFold(strings.TrimSpace(name), encoding) {
			continue
		}
		value, err := strconv.ParseFloat(strings.TrimPrefix(strings.TrimSpace(weight), "q="), 64)
		return !weighed || (err == nil && value > 0)
	}
	return false
}

func compressible(name string) bool {
	switch path.Ext(name) {
	case ".js", ".css", ".svg", ".json", ".map", ".txt", ".ttf", ".wasm":
		return true
	default:
		return false
	}
}

// contentType does not ask the machine, which may know other types than the next one.
func contentType(name string) string {
	known := map[string]string{
		".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8", ".svg": "image/svg+xml",
		".json": "application/json", ".map": "application/json", ".woff2": "font/woff2", ".ttf": "font/ttf",
		".png": "image/png", ".ico": "image/x-icon", ".txt": "text/plain; charset=utf-8", ".wasm": "application/wasm",
		".webmanifest": "application/manifest+json",
	}
	if kind, ok := known[path.Ext(name)]; ok {
		return kind
	}
	if kind := mime.TypeByExtension(path.Ext(name)); kind != "" {
		return kind
	}
	return "application/octet-stream"
}
