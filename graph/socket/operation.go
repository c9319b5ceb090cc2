package socket

import (
	"context"
	"runtime/debug"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"sightline/graph/limit"
	"sightline/internal/apperr"
)

// operation is one live subscription of a socket.
type operation struct {
	id     string
	cancel context.CancelFunc
}

// subscribe starts an operation under a free id.
func (c *conn) subscribe(id string, payload map[string]any) *refusal {
	params, err := limit.Request(payload)
	if err != nil {
		return errBadMessage
	}
	c.mu.Lock()
	_, taken := c.operations[id]
	ready, full := c.acknowledged, len(c.operations) >= c.bounds.Operations
	c.mu.Unlock()
	switch {
	case !ready:
		return errNotReady
	case taken:
		return errDuplicate
	case full:
		tooMany := limit.Refusal(apperr.RateLimited, "Too many subscriptions are open on this socket.")
		return c.send(outgoing{id, kindError, gqlerror.List{tooMany}})
	}
	c.start(id, params)
	return nil
}

// start enters an operation and runs it. Only the reader calls it, so that the id is still free.
func (c *conn) start(id string, params *graphql.RawParams) {
	ctx, cancel := context.WithCancel(c.ctx)
	op := &operation{id: id, cancel: cancel}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.closed {
		cancel()
		return
	}
	c.operations[id] = op
	c.transport.work.Go(func() { c.run(ctx, op, params) })
}

// complete stops an operation at the client's wish; its id is free at once. An unknown id is one that has just ended.
func (c *conn) complete(id string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if op, ok := c.operations[id]; ok {
		delete(c.operations, id)
		op.cancel()
	}
}

// run executes one operation until it ends.
func (c *conn) run(ctx context.Context, op *operation, params *graphql.RawParams) {
	defer op.cancel()
	defer c.survive(ctx, op)
	ctx, err := c.transport.options.Renew(ctx)
	if err != nil {
		c.refuse(op, err)
		return
	}
	ctx = graphql.StartOperationTrace(ctx)
	operation, found := c.exec.CreateOperationContext(ctx, params)
	ctx = graphql.WithOperationContext(ctx, operation)
	if len(found) > 0 {
		c.fail(ctx, op, limit.Told(found))
		return
	}
	if operation.Operation.Operation != ast.Subscription {
		c.fail(ctx, op, gqlerror.List{
			limit.Refusal(apperr.BadUserInput, "Only subscriptions are served over the WebSocket."),
		})
		return
	}
	responses, ctx := c.exec.DispatchOperation(ctx, operation)
	c.stream(ctx, op, responses)
}

// refuse answers an operation whose viewer could not be loaded.
func (c *conn) refuse(op *operation, err error) {
	if why := asRefusal(err); why != nil {
		c.close(why)
		return
	}
	c.transport.options.Log.ErrorContext(c.ctx, "renewing the viewer of a socket", "error", err)
	c.finish(op, outgoing{op.id, kindError, gqlerror.List{internal()}})
}

// stream sends each response until there is none. A response without any data is one that was never executed: the
// protocol ends such an operation by error, without complete.
func (c *conn) stream(ctx context.Context, op *operation, responses graphql.ResponseHandler) {
	for {
		response := responses(ctx)
		switch {
		case response == nil:
			c.finish(op, outgoing{ID: op.id, Type: kindComplete})
			return
		case response.Data == nil && len(response.Errors) > 0:
			c.finish(op, outgoing{op.id, kindError, response.Errors})
			return
		case !c.emit(op, next(op.id, response), false):
			return
		}
	}
}

// fail ends an operation that is not executed.
func (c *conn) fail(ctx context.Context, op *operation, errs gqlerror.List) {
	c.finish(op, outgoing{op.id, kindError, c.exec.DispatchError(ctx, errs).Errors})
}

// survive keeps a panic of one operation from ending the process.
func (c *conn) survive(ctx context.Context, op *operation) {
	if cause := recover(); cause != nil {
		c.transport.options.Log.ErrorContext(ctx, "a subscription panicked", "cause", cause, "stack", string(debug.Stack()))
		c.finish(op, outgoing{op.id, kindError, gqlerror.List{internal()}})
	}
}

func internal() *gqlerror.Error {
	return limit.Refusal(apperr.Internal, "Something went wrong on our side.")
}
