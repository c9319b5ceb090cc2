package socket

import (
	"context"
	"errors"
	"io"
	"sync"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/gorilla/websocket"
	"golang.org/x/time/rate"
)

// conn is one socket. A goroutine of its own reads, one more writes while messages wait, and each operation has one:
// an idle socket with one subscription holds two.
type conn struct {
	transport *Transport
	bounds    *Bounds
	ws        *websocket.Conn
	exec      graphql.GraphExecutor
	session   string
	ctx       context.Context // of the session; ends with the socket
	cancel    context.CancelFunc
	born      time.Time
	messages  *rate.Limiter
	heart     *time.Timer

	mu           sync.Mutex
	closed       bool
	acknowledged bool
	heard        time.Time
	operations   map[string]*operation
	queue        [][]byte
	writing      bool
}

func newConn(
	ctx context.Context, t *Transport, ws *websocket.Conn, session string, exec graphql.GraphExecutor,
) *conn {
	bounds := &t.options.Bounds
	c := &conn{
		transport: t, bounds: bounds, ws: ws, exec: exec, session: session,
		born:       t.options.Now(),
		messages:   rate.NewLimiter(rate.Limit(bounds.Messages), bounds.Messages),
		operations: map[string]*operation{},
	}
	c.ctx, c.cancel = context.WithCancel(context.WithValue(ctx, connKey{}, c))
	ws.SetReadLimit(bounds.MessageBytes)
	ws.SetPingHandler(c.answerPing)
	ws.SetPongHandler(func(string) error { c.count(); return nil })
	c.heart = time.AfterFunc(bounds.InitTimeout, c.beat)
	return c
}

// serve reads until the socket ends, then frees what it held.
func (c *conn) serve() {
	defer c.transport.leave(c)
	err := c.read()
	c.end()
	if errors.Is(err, websocket.ErrReadLimit) {
		// Closing over unread bytes would reset the connection and lose the close frame, which is already sent.
		_ = c.ws.SetReadDeadline(c.transport.options.Now().Add(c.bounds.Linger))
		_, _ = io.Copy(io.Discard, io.LimitReader(c.ws.NetConn(), 1<<20))
	}
	c.cut()
}

// read takes messages until the connection fails. After our close it goes on without heeding them, because the client
// answers a close behind whatever it had sent before.
func (c *conn) read() error {
	for {
		kind, text, err := c.ws.ReadMessage()
		if err != nil {
			return err
		}
		if !c.count() {
			continue
		}
		if refused := c.receive(kind, text); refused != nil {
			c.close(refused)
		}
	}
}

// count notes a sign of life and says whether to go on; a client that sends too much is closed.
func (c *conn) count() bool {
	now := c.transport.options.Now()
	c.mu.Lock()
	c.heard = now
	closed := c.closed
	c.mu.Unlock()
	if closed {
		return false
	}
	if !c.messages.AllowN(now, 1) {
		c.close(errFlood)
		return false
	}
	return true
}

func (c *conn) answerPing(data string) error {
	if c.count() {
		deadline := c.transport.options.Now().Add(c.bounds.WriteTimeout)
		_ = c.ws.WriteControl(websocket.PongMessage, []byte(data), deadline) // a dead peer fails the next read
	}
	return nil
}

// receive acts on one message; a refusal closes the socket.
func (c *conn) receive(kind int, text []byte) *refusal {
	if kind != websocket.TextMessage {
		return errBadMessage
	}
	message, err := readMessage(text)
	if err != nil {
		return errBadMessage
	}
	switch message.kind {
	case kindInit:
		return c.initialise()
	case kindPing:
		return c.send(pong(message.payload))
	case kindSubscribe:
		return c.subscribe(message.id, message.payload)
	case kindComplete:
		c.complete(message.id)
	}
	return nil
}

func (c *conn) initialise() *refusal {
	c.mu.Lock()
	again := c.acknowledged
	c.acknowledged = true
	c.mu.Unlock()
	if again {
		return errSecondInit
	}
	return c.send(outgoing{Type: kindAck})
}

// beat runs on a timer: first when connection_init is due, then at each keep-alive.
func (c *conn) beat() {
	now := c.transport.options.Now()
	c.mu.Lock()
	acknowledged, heard := c.acknowledged, c.heard
	c.mu.Unlock()
	age := now.Sub(c.born)
	switch {
	case !acknowledged:
		c.close(errInitTimeout)
	case age >= c.bounds.MaxAge:
		c.close(errTooOld)
	case now.Sub(heard) >= 2*c.bounds.KeepAlive:
		c.cut()
	default:
		_ = c.ws.WriteControl(websocket.PingMessage, nil, now.Add(c.bounds.WriteTimeout)) // heard tells
		c.rest(min(c.bounds.KeepAlive, c.bounds.MaxAge-age))
	}
}

// rest sets the next beat, unless the socket has closed meanwhile.
func (c *conn) rest(until time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if !c.closed {
		c.heart.Reset(until)
	}
}

// close ends all operations, tells the client why, and gives it a moment to answer. Only the first call counts.
func (c *conn) close(why *refusal) {
	if !c.end() {
		return
	}
	deadline := c.transport.options.Now().Add(c.bounds.Linger)
	_ = c.ws.SetReadDeadline(deadline)
	text := websocket.FormatCloseMessage(why.code, why.reason)
	if err := c.ws.WriteControl(websocket.CloseMessage, text, deadline); err != nil {
		c.cut()
	}
}

// end stops operations, messages and the timer; it returns false when they had ended before.
func (c *conn) end() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.closed {
		return false
	}
	c.closed = true
	c.queue = nil
	c.operations = nil
	c.heart.Stop()
	c.cancel()
	return true
}

// cut closes the connection without a word, which also frees whoever reads or writes on it.
func (c *conn) cut() { _ = c.ws.Close() }
