package socket_test

import (
	"fmt"
	"net/http"
	"testing"
	"testing/synctest"
	"time"

	"github.com/gorilla/websocket"

	"sightline/internal/clock"
)

func TestT21_ASocketThatIsNotInitialisedEndsAfterThreeSeconds(t *testing.T) {
	t.Parallel()
	within(t, func(t *testing.T, h *house) {
		began := clock.System{}.Now()
		c := h.connect(t)
		go func() { // signs of life do not help
			for range 2 {
				time.Sleep(time.Second)
				_ = c.ws.WriteMessage(websocket.TextMessage, []byte(`{"type":"ping"}`))
			}
		}()
		c.isClosed(4408)
		if waited := time.Since(began); waited != 3*time.Second {
			t.Errorf("closed after %s, want 3s", waited)
		}
	})
}

func TestT21_ADeadPeerIsCut(t *testing.T) {
	t.Parallel()
	within(t, func(t *testing.T, h *house) {
		c := h.ready(t)
		c.subscribe("1", "todosChanged")
		began := clock.System{}.Now()
		<-h.company.gone // the client answers no ping, for it does not read
		if waited := time.Since(began); waited > 75*time.Second {
			t.Errorf("cut after %s, want three beats of 25s at most", waited)
		}
	})
}

func TestT21_ASlowReaderIsClosedWhenItsQueueIsFull(t *testing.T) {
	t.Parallel()
	within(t, func(t *testing.T, h *house) {
		c := h.ready(t)
		c.subscribe("1", "pours")
		synctest.Wait() // 10,000 events later, none has been read
		if kept := c.isClosed(websocket.CloseTryAgainLater); kept > 65 {
			t.Errorf("%d events were kept, want 64 and the one being written", kept)
		}
	})
}

func TestT21_AReaderThatNeverReadsIsCut(t *testing.T) {
	t.Parallel()
	within(t, func(t *testing.T, h *house) {
		c := h.ready(t)
		c.subscribe("1", "todosChanged")
		h.company.tick <- "unread"
		began := clock.System{}.Now()
		<-h.company.gone
		if waited := time.Since(began); waited != 10*time.Second {
			t.Errorf("cut after %s, want the 10s a write may take", waited)
		}
	})
}

func TestT21_TwentyOperationsOnASocket(t *testing.T) {
	t.Parallel()
	within(t, func(t *testing.T, h *house) {
		c := h.ready(t)
		for i := range 20 {
			time.Sleep(100 * time.Millisecond) // below the rate of messages
			c.subscribe(fmt.Sprint(i), "todosChanged")
		}
		c.subscribe("20", "todosChanged")
		if code := c.hearsError("20"); code != "RATE_LIMITED" {
			t.Errorf("the 21st: %q", code)
		}
		c.say(`{"id":"7","type":"complete"}`)
		<-h.company.gone
		c.subscribe("20", "once")
		c.hears(`{"id":"20","type":"next","payload":{"data":{"todosChanged":{"at":"only"}}}}`)
	})
}

func TestT21_FiveSocketsOfASession(t *testing.T) {
	t.Parallel()
	within(t, func(t *testing.T, h *house) {
		held := []*client{h.ready(t), h.ready(t), h.ready(t), h.ready(t), h.ready(t)}
		knock := func() int {
			_, status := h.knock(t, http.Header{"Origin": {origin}}, "graphql-transport-ws")
			return status
		}
		if status := knock(); status != http.StatusTooManyRequests {
			t.Errorf("the sixth: %d, want 429", status)
		}
		h.session = "ses_rae"
		if status := knock(); status != http.StatusSwitchingProtocols {
			t.Errorf("another session: %d, want 101", status)
		}
		h.session = "ses_sue"
		_ = held[0].ws.Close()
		synctest.Wait()
		if status := knock(); status != http.StatusSwitchingProtocols {
			t.Errorf("after one has gone: %d, want 101", status)
		}
	})
}

func TestT21_ControlFramesCountAsMessages(t *testing.T) {
	t.Parallel()
	within(t, func(t *testing.T, h *house) {
		c := h.connect(t)
		go func() {
			for range 30 {
				if c.ws.WriteControl(websocket.PingMessage, nil, clock.System{}.Now().Add(time.Second)) != nil {
					return
				}
			}
		}()
		c.isClosed(websocket.ClosePolicyViolation)
	})
}

func TestT21_AClientThatDoesNotAnswerACloseIsCut(t *testing.T) {
	t.Parallel()
	within(t, func(t *testing.T, h *house) {
		c := h.ready(t)
		c.ws.SetCloseHandler(func(int, string) error { return nil })
		c.say(`{`)
		c.isClosed(4400)
		began := clock.System{}.Now()
		if _, err := c.ws.NetConn().Read(make([]byte, 1)); err == nil {
			t.Fatal("the server went on speaking after its close")
		}
		if waited := time.Since(began); waited != time.Second {
			t.Errorf("cut after %s, want 1s", waited)
		}
	})
}
