package socket

import (
	"errors"

	"github.com/gorilla/websocket"
)

// send queues a message that belongs to no operation. A refusal says that the client does not keep up.
func (c *conn) send(message outgoing) *refusal {
	text, err := message.encode()
	if err != nil {
		return errUnwritable
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if !c.enqueue(text) {
		return errSlowReader
	}
	return nil
}

// emit queues a message of an operation, and returns false when that has ended: after complete, nothing of an id may
// follow, for the client may use the id again. The last message frees the id before the client can know.
func (c *conn) emit(op *operation, message outgoing, last bool) bool {
	text, err := message.encode()
	if err != nil {
		c.transport.options.Log.ErrorContext(c.ctx, "a subscription's answer", "error", err)
		c.close(errUnwritable)
		return false
	}
	live, kept := c.queueFor(op, text, last)
	if live && !kept {
		c.close(errSlowReader)
	}
	return live && kept
}

func (c *conn) queueFor(op *operation, text []byte, last bool) (live, kept bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.operations[op.id] != op {
		return false, false
	}
	if last {
		delete(c.operations, op.id)
	}
	return true, c.enqueue(text)
}

// finish queues the last message of an operation.
func (c *conn) finish(op *operation, message outgoing) { c.emit(op, message, true) }

// enqueue needs the lock. It returns false when the queue is full.
func (c *conn) enqueue(text []byte) bool {
	if c.closed {
		return true
	}
	if len(c.queue) >= c.bounds.Queue {
		return false
	}
	c.queue = append(c.queue, text)
	if !c.writing {
		c.writing = true
		c.transport.work.Go(c.drain)
	}
	return true
}

// drain writes what waits, and ends when nothing does.
func (c *conn) drain() {
	for {
		text, ok := c.dequeue()
		if !ok {
			return
		}
		_ = c.ws.SetWriteDeadline(c.transport.options.Now().Add(c.bounds.WriteTimeout))
		err := c.ws.WriteMessage(websocket.TextMessage, text)
		if errors.Is(err, websocket.ErrCloseSent) { // the reader waits for the client's answer to it
			return
		}
		if err != nil {
			c.cut()
			return
		}
	}
}

func (c *conn) dequeue() ([]byte, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.queue) == 0 {
		c.writing = false
		c.queue = nil
		return nil, false
	}
	text := c.queue[0]
	c.queue = c.queue[1:]
	return text, true
}
