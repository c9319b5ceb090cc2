// Package socket is the WebSocket transport of GraphQL: the protocol graphql-transport-ws on gorilla/websocket.
//
// It exists because gqlgen's own transport does not keep the protocol (docs/rules.md, Subscriptions). It serves
// subscriptions only, and bounds what one session can hold open (T19-T21). It must not know what a subscription carries
// or who may read it: resolvers end their channel, or call EndRights.
package socket

import (
	"bufio"
	"context"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/gorilla/websocket"
)

const subprotocol = "graphql-transport-ws"

// Bounds are the limits of T21.
type Bounds struct {
	Sockets      int // in all
	PerSession   int // sockets of one session
	Operations   int // live on one socket
	Queue        int // messages that wait for a slow reader
	Messages     int // from the client in one second, control frames included
	MessageBytes int64
	InitTimeout  time.Duration // until connection_init
	WriteTimeout time.Duration // of one message
	KeepAlive    time.Duration // between pings; twice as long without a word ends the socket
	MaxAge       time.Duration // of a socket, however busy
	Linger       time.Duration // for the client's answer to a close
}

// Standard returns the bounds of T21. The total is twice what it names, so that 2,000 sockets can be held while as many
// are still closing.
func Standard() Bounds {
	return Bounds{
		Sockets: 4000, PerSession: 5, Operations: 20, Queue: 64, Messages: 20, MessageBytes: 64 << 10,
		InitTimeout: 3 * time.Second, WriteTimeout: 10 * time.Second, KeepAlive: 25 * time.Second,
		MaxAge: 30 * time.Minute, Linger: time.Second,
	}
}

// Options say what the transport needs from outside; every member is required.
type Options struct {
	Bounds Bounds
	// AllowOrigin decides on the handshake's Origin; use ExactOrigin.
	AllowOrigin func(r *http.Request) bool
	// Authenticate finds the session of a handshake, as the HTTP endpoint does. The key counts its sockets. It fails
	// with ErrUnauthenticated or ErrRightsEnded, which close the socket; any other failure answers 503.
	Authenticate func(r *http.Request) (ctx context.Context, sessionKey string, err error)
	// Renew loads the viewer again before each operation, into a child of the given context. Errors as Authenticate.
	Renew func(ctx context.Context) (context.Context, error)
	// Now is the clock of the machine: it sets network deadlines.
	Now func() time.Time
	Log *slog.Logger
}

// Transport serves sockets until Shutdown.
type Transport struct {
	options  Options
	upgrader websocket.Upgrader

	mu       sync.Mutex
	stopping bool
	held     int            // sockets, those in their handshake included
	sessions map[string]int // sockets of each session
	conns    map[*conn]struct{}
	work     sync.WaitGroup
}

var _ graphql.Transport = (*Transport)(nil)

// New returns a transport for handler.Server.AddTransport; add it before the others.
func New(options Options) *Transport {
	return &Transport{
		options:  options,
		sessions: map[string]int{},
		conns:    map[*conn]struct{}{},
		upgrader: websocket.Upgrader{
			HandshakeTimeout: options.Bounds.WriteTimeout,
			ReadBufferSize:   1 << 10,
			WriteBufferSize:  1 << 10,
			WriteBufferPool:  &sync.Pool{},
			Subprotocols:     []string{subprotocol},
			CheckOrigin:      options.AllowOrigin,
		},
	}
}

// Supports takes every WebSocket handshake.
func (*Transport) Supports(r *http.Request) bool {
	return strings.EqualFold(r.Header.Get("Upgrade"), "websocket")
}

// Do answers one handshake. It returns when the socket is open and leaves it to a goroutine of its own, so that what
// HTTP holds for a request is free again. Refused are 400 another subprotocol, 403 a foreign origin, 429 a session
// with too many sockets, 503 a full or stopping server; a session that is missing or ended gets 4401 or 4403.
func (t *Transport) Do(w http.ResponseWriter, r *http.Request, exec graphql.GraphExecutor) {
	if !slices.Contains(websocket.Subprotocols(r), subprotocol) {
		refuseHandshake(w, http.StatusBadRequest)
		return
	}
	if !t.options.AllowOrigin(r) {
		refuseHandshake(w, http.StatusForbidden)
		return
	}
	ctx, session, err := t.options.Authenticate(r) //nolint:contextcheck // it begins with the context of r
	refused := asRefusal(err)
	if err != nil && refused == nil {
		t.options.Log.ErrorContext(r.Context(), "authenticating a socket", "error", err)
		refuseHandshake(w, http.StatusServiceUnavailable)
		return
	}
	if refused != nil {
		ctx, session = r.Context(), ""
	}
	if status := t.admit(session); status != 0 {
		refuseHandshake(w, status)
		return
	}
	ws, err := t.upgrader.Upgrade(hijackable{w}, r, nil)
	if err != nil { // the upgrader has answered
		t.dismiss(session)
		return
	}
	// The context of a request ends with its handler; the session's values stay.
	c := newConn(context.WithoutCancel(ctx), t, ws, session, exec)
	t.enter(c)
	if refused != nil {
		c.close(refused)
	}
	go c.serve()
}

func refuseHandshake(w http.ResponseWriter, status int) {
	http.Error(w, http.StatusText(status), status)
}

// hijackable lets the upgrader take the connection through middleware that wraps the writer.
type hijackable struct{ http.ResponseWriter }

// Hijack takes the connection over from the HTTP server.
func (h hijackable) Hijack() (net.Conn, *bufio.ReadWriter, error) {
	return http.NewResponseController(h.ResponseWriter).Hijack()
}

// admit holds a place for a socket, or returns the HTTP status that refuses it. An empty key counts in all only.
func (t *Transport) admit(session string) int {
	t.mu.Lock()
	defer t.mu.Unlock()
	switch {
	case t.stopping || t.held >= t.options.Bounds.Sockets:
		return http.StatusServiceUnavailable
	case session != "" && t.sessions[session] >= t.options.Bounds.PerSession:
		return http.StatusTooManyRequests
	}
	t.held++
	if session != "" {
		t.sessions[session]++
	}
	t.work.Add(1)
	return 0
}

// dismiss gives the place of a socket back.
func (t *Transport) dismiss(session string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.held--
	if t.sessions[session]--; t.sessions[session] <= 0 {
		delete(t.sessions, session)
	}
	t.work.Done()
}

// enter makes a socket known to Shutdown.
func (t *Transport) enter(c *conn) {
	t.mu.Lock()
	t.conns[c] = struct{}{}
	stopping := t.stopping
	t.mu.Unlock()
	if stopping {
		c.close(errStopping)
	}
}

func (t *Transport) leave(c *conn) {
	t.mu.Lock()
	delete(t.conns, c)
	t.mu.Unlock()
	t.dismiss(c.session)
}

// Shutdown closes every socket with 1001, refuses new ones, and returns when all their operations have ended or the
// context has; what is still open then is cut.
func (t *Transport) Shutdown(ctx context.Context) error {
	t.mu.Lock()
	t.stopping = true
	open := make([]*conn, 0, len(t.conns))
	for c := range t.conns {
		open = append(open, c)
	}
	t.mu.Unlock()
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		for _, c := range open {
			t.work.Go(func() { c.close(errStopping) })
		}
		t.work.Wait()
	}()
	select {
	case <-ended:
		return nil
	case <-ctx.Done():
		for _, c := range open {
			c.cut()
		}
		return fmt.Errorf("closing sockets: %w", context.Cause(ctx))
	}
}
