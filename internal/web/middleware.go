package web

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"runtime/debug"
	"slices"
	"strings"
	"time"

	"sightline/internal/apperr"
	"sightline/internal/identity"
	"sightline/internal/ids"
	"sightline/internal/policy"
)

// identified gives each request an id of ours; one that the client sends is not taken over.
func (s *site) identified(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		id := ids.Random("req")
		w.Header().Set("X-Request-Id", id)
		next.ServeHTTP(w, r.WithContext(apperr.WithRequest(r.Context(), id)))
	})
}

// logged writes one line for each request: no address, no person, no query, no body (T65).
func (s *site) logged(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		began := s.Clock.Now()
		seen := &observed{ResponseWriter: w}
		defer func() { s.logRequest(r, seen, s.Clock.Now().Sub(began)) }()
		next.ServeHTTP(seen, r)
	})
}

func (s *site) logRequest(r *http.Request, seen *observed, took time.Duration) {
	level := slog.LevelInfo
	facts := []slog.Attr{
		slog.String("requestId", apperr.RequestOf(r.Context())), slog.String("method", methodName(r.Method)),
		slog.String("route", routeName(r.URL.Path)),
		slog.Int("status", max(seen.status, http.StatusOK)), slog.Duration("took", took),
	}
	if seen.failure != nil && !errors.Is(seen.failure, context.Canceled) {
		level = slog.LevelError
		facts = append(facts, slog.Any("error", seen.failure))
	}
	s.Log.LogAttrs(r.Context(), level, "request", facts...)
}

// routeName is a door's path, and of any other the first part: ids behind it would tell who opened what.
func routeName(path string) string {
	if strings.HasPrefix(path, "/auth/") && len(path) < 40 {
		return path
	}
	first, _, _ := strings.Cut(strings.TrimPrefix(path, "/"), "/")
	return "/" + first[:min(len(first), 40)]
}

// methodName keeps words that strangers made up out of the log.
func methodName(method string) string {
	known := []string{
		http.MethodGet, http.MethodHead, http.MethodPost, http.MethodPut, http.MethodPatch, http.MethodDelete,
		http.MethodOptions, http.MethodTrace, http.MethodConnect,
	}
	if slices.Contains(known, method) {
		return method
	}
	return "other"
}

// recovered turns a panic into INTERNAL; what happened stands in the log under the request's id.
func (s *site) recovered(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			if cause := recover(); cause != nil {
				s.answerPanic(w, r, cause)
			}
		}()
		next.ServeHTTP(w, r)
	})
}

func (s *site) answerPanic(w http.ResponseWriter, r *http.Request, cause any) {
	if err, ok := cause.(error); ok && errors.Is(err, http.ErrAbortHandler) {
		panic(cause)
	}
	s.Log.ErrorContext(r.Context(), "panic", slog.String("requestId", apperr.RequestOf(r.Context())),
		slog.String("type", fmt.Sprintf("%T", cause)), slog.String("stack", string(debug.Stack())))
	if seen, ok := w.(*observed); !ok || seen.status == 0 {
		writeProblem(w, r, http.StatusInternalServerError, apperr.New(apperr.Internal, "internal"))
	}
}

// largestAwaited is how much of a body is waited for: every body but that of a table.
const largestAwaited = 1 << 20

// awaitBody reads the body before anybody is looked up: it may take half a minute to come, and rights that end
// meanwhile have ended for this request too (T12). What fails here fails again for whoever reads on.
func awaitBody(r *http.Request) {
	if r.Body == nil || r.Body == http.NoBody || r.ContentLength > largestAwaited {
		return
	}
	start, _ := io.ReadAll(io.LimitReader(r.Body, largestAwaited))
	r.Body = struct {
		io.Reader
		io.Closer
	}{io.MultiReader(bytes.NewReader(start), r.Body), r.Body}
}

// withViewer loads who asks, fresh for each request (T12).
func (s *site) withViewer(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		awaitBody(r)
		viewer, err := s.viewerOf(r)
		if err != nil {
			fail(w, r, fmt.Errorf("load the viewer: %w", err))
			return
		}
		next.ServeHTTP(w, r.WithContext(policy.WithViewer(r.Context(), viewer)))
	})
}

// viewerOf knows a script by its token and a browser by its cookie. Where a token is given the cookie counts for
// nothing.
func (s *site) viewerOf(r *http.Request) (*policy.Viewer, error) {
	given := r.Header.Get("Authorization")
	if given == "" {
		return s.Identity.Viewer(r.Context(), s.cookies.session(r))
	}
	scheme, token, _ := strings.Cut(given, " ")
	if !strings.EqualFold(scheme, "Bearer") {
		return policy.Nobody(), nil
	}
	return s.Identity.TokenViewer(r.Context(), identity.Secret(strings.TrimSpace(token)))
}

// only answers other methods with 405 and the ones that there are (T64).
func only(handle http.HandlerFunc, methods ...string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if slices.Contains(methods, r.Method) {
			handle(w, r)
			return
		}
		w.Header().Set("Allow", strings.Join(methods, ", "))
		writeProblem(w, r, http.StatusMethodNotAllowed, apperr.New(apperr.BadUserInput, "auth.method"))
	})
}

// observed remembers the status and why a request failed, and lets sockets take the connection over.
type observed struct {
	http.ResponseWriter
	status  int
	failure error
}

// WriteHeader remembers the first status.
func (o *observed) WriteHeader(status int) {
	if o.status == 0 {
		o.status = status
	}
	o.ResponseWriter.WriteHeader(status)
}

// Write counts as 200 when no status was named.
func (o *observed) Write(part []byte) (int, error) {
	if o.status == 0 {
		o.status = http.StatusOK
	}
	return o.ResponseWriter.Write(part)
}

// Unwrap lets http.ResponseController find what the writer beneath can do.
func (o *observed) Unwrap() http.ResponseWriter { return o.ResponseWriter }

// Hijack hands the connection to a socket.
func (o *observed) Hijack() (net.Conn, *bufio.ReadWriter, error) {
	o.status = http.StatusSwitchingProtocols
	conn, buffered, err := http.NewResponseController(o.ResponseWriter).Hijack()
	if err != nil {
		return nil, nil, fmt.Errorf("take the connection over: %w", err)
	}
	return conn, buffered, nil
}
