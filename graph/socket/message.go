package socket

import (
	"encoding/json"
	"errors"
	"fmt"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"sightline/graph/limit"
)

// The message types of graphql-transport-ws.
const (
	kindInit      = "connection_init"
	kindAck       = "connection_ack"
	kindPing      = "ping"
	kindPong      = "pong"
	kindSubscribe = "subscribe"
	kindNext      = "next"
	kindError     = "error"
	kindComplete  = "complete"

	maxIDBytes = 128
)

var errNotMessage = errors.New("not a message of graphql-transport-ws")

// incoming is a message of the client, checked for its form.
type incoming struct {
	kind    string
	id      string
	payload map[string]any
}

// readMessage reads one message strictly; members the protocol does not name are ignored.
func readMessage(text []byte) (incoming, error) {
	members, err := limit.Object(text)
	if err != nil {
		return incoming{}, fmt.Errorf("reading a message: %w", err)
	}
	kind, _ := members["type"].(string)
	payload, ok := members["payload"].(map[string]any)
	if !ok && members["payload"] != nil {
		return incoming{}, errNotMessage
	}
	id, _ := members["id"].(string)
	switch kind {
	case kindInit, kindPing, kindPong:
		return incoming{kind: kind, payload: payload}, nil
	case kindSubscribe, kindComplete:
		if id == "" || len(id) > maxIDBytes || (kind == kindSubscribe && payload == nil) {
			return incoming{}, errNotMessage
		}
		return incoming{kind: kind, id: id, payload: payload}, nil
	default:
		return incoming{}, errNotMessage
	}
}

// outgoing is a message of the server.
type outgoing struct {
	ID      string `json:"id,omitempty"`
	Type    string `json:"type"`
	Payload any    `json:"payload,omitempty"`
}

// result is the payload of next.
type result struct {
	Errors     gqlerror.List   `json:"errors,omitempty"`
	Data       json.RawMessage `json:"data"`
	Extensions map[string]any  `json:"extensions,omitempty"`
}

func (m outgoing) encode() ([]byte, error) {
	text, err := json.Marshal(m)
	if err != nil {
		return nil, fmt.Errorf("writing a %s message: %w", m.Type, err)
	}
	return text, nil
}

func pong(payload map[string]any) outgoing {
	if payload == nil {
		return outgoing{Type: kindPong}
	}
	return outgoing{Type: kindPong, Payload: payload}
}

func next(id string, response *graphql.Response) outgoing {
	return outgoing{id, kindNext, result{response.Errors, response.Data, response.Extensions}}
}
