package socket_test

import (
	"errors"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/gorilla/websocket"

	"sightline/graph/socket"
	"sightline/internal/clock"
)

func TestOperationsLiveAndEndByTheProtocol(t *testing.T) {
	t.Parallel()
	within(t, func(t *testing.T, h *house) {
		c := h.ready(t)
		c.subscribe("1", "todosChanged")
		h.company.tick <- "09:00"
		c.hears(`{"id":"1","type":"next","payload":{"data":{"todosChanged":{"at":"09:00"}}}}`)
		c.subscribe("2", "once")
		c.hears(`{"id":"2","type":"next","payload":{"data":{"todosChanged":{"at":"only"}}}}`)
		c.hears(`{"id":"2","type":"complete"}`)
		c.subscribe("2", "once") // an id is free again once it has ended
		c.hears(`{"id":"2","type":"next","payload":{"data":{"todosChanged":{"at":"only"}}}}`)
		c.hears(`{"id":"2","type":"complete"}`)
		c.say(`{"id":"unknown","type":"complete"}`)
		c.say(`{"id":"1","type":"complete"}`)
		<-h.company.gone
		c.subscribe("1", "once") // nothing of the first came between
		c.hears(`{"id":"1","type":"next","payload":{"data":{"todosChanged":{"at":"only"}}}}`)
	})
}

func TestPingAndPongCarryTheirPayload(t *testing.T) {
	t.Parallel()
	within(t, func(t *testing.T, h *house) {
		c := h.connect(t)
		c.say(`{"type":"ping","payload":{"n":9007199254740993}}`)
		c.hears(`{"type":"pong","payload":{"n":9007199254740993}}`)
		c.say(`{"type":"pong","payload":{"unasked":true}}`)
		c.say(`{"type":"ping"}`)
		c.hears(`{"type":"pong"}`)
	})
}

func TestErrorsEndAnOperationWithoutComplete(t *testing.T) {
	t.Parallel()
	within(t, func(t *testing.T, h *house) {
		c := h.ready(t)
		c.subscribe("1", "fails")
		c.hearsError("1")
		c.subscribe("1", "breaks")
		if code := c.hearsError("1"); code != "INTERNAL" {
			t.Errorf("a panic: %q", code)
		}
		c.subscribe("1", "unknownField")
		if code := c.hearsError("1"); code != "BAD_USER_INPUT" {
			t.Errorf("an invalid document: %q", code)
		}
		c.subscribe("1", "todosChanged @a "+strings.Repeat("@a ", 50))
		if code := c.hearsError("1"); code != "TOO_COMPLEX" {
			t.Errorf("a document beyond the limits: %q", code)
		}
		c.say(`{"type":"ping"}`)
		c.hears(`{"type":"pong"}`) // no complete came between
	})
}

func TestT20_OnlySubscriptionsAreServed(t *testing.T) {
	t.Parallel()
	within(t, func(t *testing.T, h *house) {
		c := h.ready(t)
		for _, query := range []string{"{ name }", "mutation { rename }"} {
			c.say(`{"id":"1","type":"subscribe","payload":{"query":"` + query + `"}}`)
			if code := c.hearsError("1"); code != "BAD_USER_INPUT" {
				t.Errorf("%s: %q", query, code)
			}
		}
	})
}

func TestT20_OnlyTheOneSubprotocolIsAccepted(t *testing.T) {
	t.Parallel()
	within(t, func(t *testing.T, h *house) {
		for _, protocols := range [][]string{nil, {"graphql-ws"}, {"graphql-transport-ws2", "GRAPHQL-TRANSPORT-WS"}} {
			if _, status := h.knock(t, http.Header{"Origin": {origin}}, protocols...); status != http.StatusBadRequest {
				t.Errorf("%v: %d, want 400", protocols, status)
			}
		}
		ws, _ := h.knock(t, http.Header{"Origin": {origin}}, "graphql-ws", "graphql-transport-ws")
		if got := ws.Subprotocol(); got != "graphql-transport-ws" {
			t.Errorf("agreed on %q", got)
		}
	})
}

func TestT19_OnlyThePublicOriginMayConnect(t *testing.T) {
	t.Parallel()
	within(t, func(t *testing.T, h *house) {
		for _, foreign := range []string{
			"https://evil.example", "null", "", "http://sightline.example", "https://sightline.example:8443",
			"https://sightline.example.evil.example", "https://evilsightline.example", "https://SIGHTLINE.example",
			"https://sightline.example/", "https://user@sightline.example", "https://sightline.exampl",
		} {
			_, status := h.knock(t, http.Header{"Origin": {foreign}}, "graphql-transport-ws")
			if status != http.StatusForbidden {
				t.Errorf("Origin %q: %d, want 403", foreign, status)
			}
		}
		for _, header := range []http.Header{
			{"Cookie": {"session=x"}}, {"Origin": {origin, origin}}, {"Origin": {"https://evil.example", origin}},
		} {
			if _, status := h.knock(t, header, "graphql-transport-ws"); status != http.StatusForbidden {
				t.Errorf("%v: %d, want 403", header, status)
			}
		}
		for _, header := range []http.Header{{}, {"Origin": {origin}, "Cookie": {"session=x"}}} {
			if _, status := h.knock(t, header, "graphql-transport-ws"); status != http.StatusSwitchingProtocols {
				t.Errorf("%v: %d, want 101", header, status)
			}
		}
	})
}

func TestEachBreachHasItsCloseCode(t *testing.T) {
	t.Parallel()
	const initialise = `{"type":"connection_init"}`
	const one = `{"id":"1","type":"subscribe","payload":{"query":"subscription { todosChanged { at } }"}}`
	for name, test := range map[string]struct {
		say  []string
		code int
	}{
		"no JSON":                   {[]string{`{`}, 4400},
		"array":                     {[]string{`[]`}, 4400},
		"two values":                {[]string{initialise + initialise}, 4400},
		"member twice":              {[]string{`{"type":"ping","type":"connection_init"}`}, 4400},
		"no type":                   {[]string{`{}`}, 4400},
		"unknown type":              {[]string{`{"type":"start"}`}, 4400},
		"a message of the server":   {[]string{`{"type":"connection_ack"}`}, 4400},
		"payload no object":         {[]string{`{"type":"connection_init","payload":"x"}`}, 4400},
		"complete without id":       {[]string{initialise, `{"type":"complete"}`}, 4400},
		"subscribe without id":      {[]string{initialise, strings.Replace(one, `"id":"1",`, ``, 1)}, 4400},
		"subscribe with empty id":   {[]string{initialise, strings.Replace(one, `"1"`, `""`, 1)}, 4400},
		"subscribe with long id":    {[]string{initialise, strings.Replace(one, `1`, strings.Repeat("x", 129), 1)}, 4400},
		"subscribe without payload": {[]string{initialise, `{"id":"1","type":"subscribe"}`}, 4400},
		"subscribe without query":   {[]string{initialise, `{"id":"1","type":"subscribe","payload":{}}`}, 4400},
		"variables a list":          {[]string{initialise, strings.Replace(one, `{"q`, `{"variables":[],"q`, 1)}, 4400},
		"subscribe too early":       {[]string{one}, 4401},
		"id in use":                 {[]string{initialise, one, one}, 4409},
		"initialised twice":         {[]string{initialise, initialise}, 4429},
		"rights end":                {[]string{initialise, strings.Replace(one, "todosChanged", "ends", 1)}, 4403},
		"more than 64 KB":           {[]string{`{"type":"` + strings.Repeat("x", 64<<10) + `"}`}, 1009},
		"21 messages in a second":   {repeat(`{"type":"pong"}`, 21), 1008},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			within(t, func(t *testing.T, h *house) {
				c := h.connect(t)
				go c.sayAll(test.say)
				c.isClosed(test.code)
			})
		})
	}
}

func repeat(text string, times int) []string {
	all := make([]string, times)
	for i := range all {
		all[i] = text
	}
	return all
}

// sayAll sends while the other side may already be closing.
func (c *client) sayAll(texts []string) {
	for _, text := range texts {
		if c.ws.WriteMessage(websocket.TextMessage, []byte(text)) != nil {
			return
		}
	}
}

func TestBinaryMessagesAreRefused(t *testing.T) {
	t.Parallel()
	within(t, func(t *testing.T, h *house) {
		c := h.connect(t)
		if err := c.ws.WriteMessage(websocket.BinaryMessage, []byte(`{"type":"connection_init"}`)); err != nil {
			t.Fatal(err)
		}
		c.isClosed(4400)
	})
}

func TestSessionsThatAreMissingOrEndedAreClosed(t *testing.T) {
	t.Parallel()
	within(t, func(t *testing.T, h *house) {
		for refusal, code := range map[error]int{socket.ErrUnauthenticated: 4401, socket.ErrRightsEnded: 4403} {
			h.refusal = refusal
			h.connect(t).isClosed(code)
		}
		h.refusal = errors.New("the database is away")
		_, status := h.knock(t, http.Header{"Origin": {origin}}, "graphql-transport-ws")
		if status != http.StatusServiceUnavailable {
			t.Errorf("a failure of ours: %d, want 503", status)
		}
	})
}

func TestTheViewerIsLoadedAgainForEachOperation(t *testing.T) {
	t.Parallel()
	within(t, func(t *testing.T, h *house) {
		c := h.ready(t)
		h.ended = errors.New("the database is away")
		c.subscribe("1", "once")
		if code := c.hearsError("1"); code != "INTERNAL" {
			t.Errorf("a failure of ours: %q", code)
		}
		h.ended = socket.ErrRightsEnded
		c.subscribe("1", "once")
		c.isClosed(4403)
	})
}

func TestShutdownTellsEverySocketAndTakesNoMore(t *testing.T) {
	t.Parallel()
	within(t, func(t *testing.T, h *house) {
		h.session = ""
		clients := []*client{h.connect(t), h.ready(t), h.ready(t)}
		clients[1].subscribe("1", "todosChanged")
		synctest.Wait()
		ended := make(chan error)
		go func() { ended <- h.transport.Shutdown(t.Context()) }()
		for _, c := range clients {
			c.isClosed(websocket.CloseGoingAway)
		}
		if err := <-ended; err != nil {
			t.Errorf("Shutdown: %v", err)
		}
		<-h.company.gone
		_, status := h.knock(t, http.Header{"Origin": {origin}}, "graphql-transport-ws")
		if status != http.StatusServiceUnavailable {
			t.Errorf("after the stop: %d, want 503", status)
		}
	})
}

func TestASocketEndsAfterThirtyMinutes(t *testing.T) {
	t.Parallel()
	within(t, func(t *testing.T, h *house) {
		began := clock.System{}.Now()
		c := h.ready(t) // reading, it answers each ping
		c.isClosed(websocket.CloseGoingAway)
		if age := time.Since(began); age != 30*time.Minute {
			t.Errorf("closed after %s, want 30m", age)
		}
	})
}
