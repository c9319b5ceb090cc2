package socket_test

import (
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"net/url"
	"testing"
	"testing/synctest"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/handler"
	"github.com/gorilla/websocket"
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"sightline/graph/limit"
	"sightline/graph/socket"
	"sightline/internal/clock"
)

const origin = "https://sightline.example"

// company executes a few subscriptions by hand; tick feeds todosChanged, and gone counts resolvers that have ended.
type company struct {
	schema *ast.Schema
	tick   chan string
	gone   chan struct{}
}

func newCompany() *company {
	return &company{
		tick: make(chan string), gone: make(chan struct{}, 10_000),
		schema: gqlparser.MustLoadSchema(&ast.Source{Input: `
			type Query { name: String }
			type Mutation { rename: String }
			type Subscription { todosChanged: Tick once: Tick fails: Tick ends: Tick breaks: Tick pours: Tick }
			type Tick { at: String! }`}),
	}
}

func (c *company) Schema() *ast.Schema { return c.schema }

func (c *company) Complexity(context.Context, string, string, int, map[string]any) (int, bool) {
	return 0, false
}

func (c *company) Exec(ctx context.Context) graphql.ResponseHandler {
	field, _ := graphql.GetOperationContext(ctx).Operation.SelectionSet[0].(*ast.Field)
	switch field.Name {
	case "once":
		return graphql.OneShot(tick("only"))
	case "fails":
		graphql.AddError(ctx, gqlerror.Errorf("not for you"))
		return nil
	case "ends":
		return func(ctx context.Context) *graphql.Response {
			socket.EndRights(ctx)
			return nil
		}
	case "breaks":
		return func(context.Context) *graphql.Response { panic("broken resolver") }
	case "pours":
		return pour()
	default:
		return c.follow
	}
}

func (c *company) follow(ctx context.Context) *graphql.Response {
	select {
	case at := <-c.tick:
		return tick(at)
	case <-ctx.Done():
		c.gone <- struct{}{}
		return nil
	}
}

// pour answers 10,000 times without a pause.
func pour() graphql.ResponseHandler {
	left := 10_000
	return func(ctx context.Context) *graphql.Response {
		left--
		if left < 0 || ctx.Err() != nil {
			return nil
		}
		return tick("again")
	}
}

func tick(at string) *graphql.Response {
	return &graphql.Response{Data: []byte(`{"todosChanged":{"at":"` + at + `"}}`)}
}

// house is a running server in a bubble of time, reached over pipes.
type house struct {
	company   *company
	transport *socket.Transport
	dial      chan net.Conn
	session   string
	refusal   error // of Authenticate
	ended     error // of Renew
}

// within runs a test in a bubble: time stands still while anything runs and passes at once when nothing does, so that
// no test waits; and every goroutine must have ended with it.
func within(t *testing.T, test func(t *testing.T, h *house)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		h := open(t)
		test(t, h)
		if err := h.transport.Shutdown(t.Context()); err != nil {
			t.Errorf("Shutdown: %v", err)
		}
	})
}

func open(t *testing.T) *house {
	t.Helper()
	h := &house{company: newCompany(), dial: make(chan net.Conn), session: "ses_sue"}
	server := handler.New(h.company)
	server.Use(limit.New(limit.Options{
		Bounds:        limit.Standard(),
		Person:        func(context.Context) string { return "per_sue" },
		MayIntrospect: func(context.Context) bool { return true },
		Now:           clock.System{}.Now,
	}))
	h.transport = socket.New(h.options(t))
	server.AddTransport(h.transport)
	outside := &http.Server{Handler: server, ReadHeaderTimeout: time.Second}
	ended := make(chan error)
	go func() { ended <- outside.Serve(pipes{h.dial, make(chan struct{})}) }()
	t.Cleanup(func() {
		if err := outside.Close(); err != nil {
			t.Errorf("closing the server: %v", err)
		}
		if err := <-ended; !errors.Is(err, http.ErrServerClosed) {
			t.Errorf("serving: %v", err)
		}
	})
	return h
}

func (h *house) options(t testing.TB) socket.Options {
	t.Helper()
	public, err := url.Parse(origin)
	if err != nil {
		t.Fatal(err)
	}
	return socket.Options{
		Bounds:      socket.Standard(),
		AllowOrigin: socket.ExactOrigin(public),
		Authenticate: func(r *http.Request) (context.Context, string, error) {
			return r.Context(), h.session, h.refusal
		},
		Renew: func(ctx context.Context) (context.Context, error) { return ctx, h.ended },
		Now:   clock.System{}.Now,
		Log:   slog.New(slog.DiscardHandler),
	}
}

// pipes is a listener whose connections stay in memory, so that time can stand still around them.
type pipes struct {
	dial   chan net.Conn
	closed chan struct{}
}

func (p pipes) Accept() (net.Conn, error) {
	select {
	case conn := <-p.dial:
		return conn, nil
	case <-p.closed:
		return nil, net.ErrClosed
	}
}

func (p pipes) Close() error {
	close(p.closed)
	return nil
}

func (pipes) Addr() net.Addr { return &net.UnixAddr{Name: "pipe", Net: "unix"} }

// knock asks for a socket and returns the status of the answer.
func (h *house) knock(t *testing.T, header http.Header, protocols ...string) (*websocket.Conn, int) {
	t.Helper()
	dialer := websocket.Dialer{
		Subprotocols: protocols,
		NetDialContext: func(context.Context, string, string) (net.Conn, error) {
			inside, outside := net.Pipe()
			h.dial <- inside
			return outside, nil
		},
	}
	ws, response, err := dialer.DialContext(t.Context(), "ws://sightline.example/graphql", header)
	if response == nil {
		t.Fatalf("no answer: %v", err)
	}
	defer response.Body.Close()
	if err == nil {
		t.Cleanup(func() { _ = ws.Close() })
	}
	return ws, response.StatusCode
}

// client is the far end of an open socket, speaking in raw messages.
type client struct {
	t  *testing.T
	ws *websocket.Conn
}

func (h *house) connect(t *testing.T) *client {
	t.Helper()
	ws, status := h.knock(t, http.Header{"Origin": {origin}}, "graphql-transport-ws")
	if status != http.StatusSwitchingProtocols {
		t.Fatalf("handshake: %d", status)
	}
	return &client{t, ws}
}

// ready is a client that has its acknowledgement.
func (h *house) ready(t *testing.T) *client {
	t.Helper()
	c := h.connect(t)
	c.say(`{"type":"connection_init"}`)
	c.hears(`{"type":"connection_ack"}`)
	return c
}

func (c *client) say(text string) {
	c.t.Helper()
	if err := c.ws.WriteMessage(websocket.TextMessage, []byte(text)); err != nil {
		c.t.Fatalf("sending %s: %v", text, err)
	}
}

func (c *client) subscribe(id, field string) {
	c.t.Helper()
	c.say(`{"id":"` + id + `","type":"subscribe","payload":{"query":"subscription { ` + field + ` { at } }"}}`)
}

func (c *client) hears(want string) {
	c.t.Helper()
	_, text, err := c.ws.ReadMessage()
	if err != nil {
		c.t.Fatalf("want %s, got %v", want, err)
	}
	if string(text) != want {
		c.t.Fatalf("want %s, got %s", want, text)
	}
}

// hearsError reads an error message and returns its first code.
func (c *client) hearsError(id string) string {
	c.t.Helper()
	_, text, err := c.ws.ReadMessage()
	if err != nil {
		c.t.Fatalf("want an error, got %v", err)
	}
	var got struct {
		ID, Type string
		Payload  []struct{ Extensions struct{ Code string } }
	}
	if err := json.Unmarshal(text, &got); err != nil || got.Type != "error" || got.ID != id || len(got.Payload) == 0 {
		c.t.Fatalf("want an error of %s, got %s", id, text)
	}
	return got.Payload[0].Extensions.Code
}

// isClosed reads on until the socket ends, wants this code, and returns the number of messages before it.
func (c *client) isClosed(want int) int {
	c.t.Helper()
	for read := 0; ; read++ {
		_, _, err := c.ws.ReadMessage()
		if err == nil {
			continue
		}
		if !websocket.IsCloseError(err, want) {
			c.t.Fatalf("want close %d, got %v", want, err)
		}
		return read
	}
}
