package socket

import (
	"context"
	"errors"

	"github.com/gorilla/websocket"
)

// refusal is why a socket closes: a code of graphql-transport-ws or RFC 6455, and a reason in words of ours, never of
// the client's.
type refusal struct {
	code   int
	reason string
}

// Error returns the reason, for logs.
func (r *refusal) Error() string { return r.reason }

var (
	// ErrUnauthenticated says that a handshake has no session; its socket closes with 4401.
	ErrUnauthenticated error = &refusal{4401, "Unauthorized"}
	// ErrRightsEnded says that a session, or the right to subscribe, has ended; the socket closes with 4403.
	ErrRightsEnded error = &refusal{4403, "Forbidden"}

	errBadMessage  = &refusal{4400, "Invalid message"}
	errNotReady    = &refusal{4401, "Unauthorized"}
	errInitTimeout = &refusal{4408, "Connection initialisation timeout"}
	errDuplicate   = &refusal{4409, "Subscriber already exists"}
	errSecondInit  = &refusal{4429, "Too many initialisation requests"}
	errStopping    = &refusal{websocket.CloseGoingAway, "The server is stopping"}
	errTooOld      = &refusal{websocket.CloseGoingAway, "Please connect again"}
	errFlood       = &refusal{websocket.ClosePolicyViolation, "Too many messages"}
	errUnwritable  = &refusal{websocket.CloseInternalServerErr, "Internal error"}
	errSlowReader  = &refusal{websocket.CloseTryAgainLater, "Too many messages are waiting"}
)

// asRefusal returns how an error closes a socket, nil when it is a failure of ours.
func asRefusal(err error) *refusal {
	var known *refusal
	if errors.As(err, &known) {
		return known
	}
	return nil
}

type connKey struct{}

// EndRights closes the socket an operation runs on with 4403, and all its operations. A resolver calls it when
// loading the viewer again shows that a right has ended. Outside of a socket it does nothing.
func EndRights(ctx context.Context) {
	if c, ok := ctx.Value(connKey{}).(*conn); ok {
		c.close(asRefusal(ErrRightsEnded))
	}
}
