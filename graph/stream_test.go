package graph_test

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/gorilla/websocket"

	"sightline/ent"
	"sightline/ent/user"
	"sightline/internal/clock"
	"sightline/internal/testkit"
)

// patience is how long a test waits for a frame that must come.
const patience = 10 * time.Second

// follow opens a socket as a persona and subscribes to their to-dos. It returns when the server waits for news.
func follow(t *testing.T, w *testkit.World, server *httptest.Server, persona string) *websocket.Conn {
	t.Helper()
	header := http.Header{"Origin": {testkit.PublicURL}, testkit.PersonaHeader: {persona}}
	dialer := websocket.Dialer{Subprotocols: []string{"graphql-transport-ws"}}
	conn, response, err := dialer.DialContext(t.Context(), strings.Replace(server.URL, "http", "ws", 1), header)
	if err != nil {
		t.Fatal(err)
	}
	_ = response.Body.Close()
	t.Cleanup(func() { _ = conn.Close() })
	if err := conn.SetReadDeadline(clock.System{}.Now().Add(patience)); err != nil {
		t.Fatal(err)
	}
	send(t, conn, `{"type":"connection_init"}`)
	if frame := receive(t, conn); frame.Type != "connection_ack" {
		t.Fatalf("got %+v", frame)
	}
	send(t, conn, `{"id":"1","type":"subscribe","payload":{"query":"subscription { todosChanged { at } }"}}`)
	for !w.Parts.Hub.Waiting() {
		runtime.Gosched()
	}
	return conn
}

func send(t *testing.T, conn *websocket.Conn, frame string) {
	t.Helper()
	if err := conn.WriteMessage(websocket.TextMessage, []byte(frame)); err != nil {
		t.Fatal(err)
	}
}

type frame struct {
	Type    string          `json:"type"`
	Payload json.RawMessage `json:"payload"`
}

func receive(t *testing.T, conn *websocket.Conn) frame {
	t.Helper()
	_, raw, err := conn.ReadMessage()
	if err != nil {
		t.Fatalf("waiting for a frame: %v", err)
	}
	var got frame
	if err := json.Unmarshal(raw, &got); err != nil {
		t.Fatal(err)
	}
	return got
}

func update(id string, change func(*ent.UserUpdateOne)) func(context.Context, *ent.Client) error {
	return func(ctx context.Context, tx *ent.Client) error {
		update := tx.User.UpdateOneID(testkit.ID("usr", id))
		change(update)
		return update.Exec(ctx)
	}
}

// TestT17_RightsThatEndCloseTheStream: whoever loses every right while a stream is open gets no further event: the
// socket is closed with 4403.
func TestT17_RightsThatEndCloseTheStream(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		persona string
		end     func(ctx context.Context, tx *ent.Client) error
	}{
		"locked":      {"gia", update("gia", func(u *ent.UserUpdateOne) { u.SetState(user.StateLOCKED) })},
		"deactivated": {"rae", update("rae", func(u *ent.UserUpdateOne) { u.SetState(user.StateDEACTIVATED) })},
		"signed out": {"max", func(ctx context.Context, tx *ent.Client) error {
			return tx.Session.DeleteOneID(testkit.ID("ses", "max")).Exec(ctx)
		}},
		"deleted": {"cole", update("cole", func(u *ent.UserUpdateOne) { u.SetState(user.StateDELETED) })},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := testkit.New(t)
			server := w.Serve(t, quiet())
			conn := follow(t, w, server, c.persona)
			w.Change(t, c.end)
			_, raw, err := conn.ReadMessage()
			if !websocket.IsCloseError(err, 4403) {
				t.Errorf("got the frame %q and %v", raw, err)
			}
			// T12: the next request is nobody's.
			if answer := testkit.Ask(t, server, c.persona, "{ viewer { user { id } } }", nil); answer.Data["viewer"] != nil {
				t.Errorf("they still ask: %s", answer.Body)
			}
		})
	}
}

// TestT17_LockedByTheAdministrator is the same through the mutation that an administrator uses.
func TestT17_LockedByTheAdministrator(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	server := w.Serve(t, quiet())
	conn := follow(t, w, server, "gia")
	answer := testkit.Ask(t, server, "ada", fmt.Sprintf(
		`mutation { lockGuest(input: { userId: %q, expectedVersion: 1 }) { user { state } errors { __typename } } }`,
		testkit.ID("usr", "gia")), nil)
	if answer.At("lockGuest", "user", "state") != "LOCKED" {
		t.Fatalf("got %s", answer.Body)
	}
	if _, raw, err := conn.ReadMessage(); !websocket.IsCloseError(err, 4403) {
		t.Errorf("got the frame %q and %v", raw, err)
	}
	if sessions, err := w.Store.Client().Session.Get(w.System(t), testkit.ID("ses", "gia")); err == nil {
		t.Errorf("the session %s is still there", sessions.ID)
	}
}

// TestT18_EventsCarryATick: two people are concerned by the same change. Each gets a tick with the time and nothing
// else, and learns more only by asking again, with rights as they are now.
func TestT18_EventsCarryATick(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	server := w.Serve(t, quiet())
	const query = "{ mails(first: 1) { nodes { id } } }"
	if answer := testkit.Ask(t, server, "hana", query, nil); answer.Code() != "" {
		t.Fatalf("hana reads no mails while she has the role: %s", answer.Body)
	}
	hana := follow(t, w, server, "hana")
	w.Change(t, update("hana", func(u *ent.UserUpdateOne) { u.SetHrAdmin(false) }))
	for range 2 {
		got := receive(t, hana)
		if got.Type != "next" || string(got.Payload) != `{"data":{"todosChanged":{"at":"2026-11-23T09:00:00Z"}}}` {
			t.Fatalf("got %s %s", got.Type, got.Payload)
		}
		if answer := testkit.Ask(t, server, "hana", query, nil); answer.Code() != "FORBIDDEN" {
			t.Errorf("the role is gone, and the answer is %s", answer.Body)
		}
		// A to-do of hers changes: she is told by a tick again.
		w.Change(t, func(ctx context.Context, tx *ent.Client) error {
			return tx.Participation.UpdateOneID(testkit.ID("prt", "named-open0/hana")).SetListDoneAt(testkit.Now()).Exec(ctx)
		})
	}
}

// TestClosedCycleEndsTheTodo: when the cycle closes while a reviewer's stream is open, a tick comes and the next
// answer lacks what ended.
func TestClosedCycleEndsTheTodo(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	server := w.Serve(t, quiet())
	plan := testkit.Plans()[2]
	reviewer := plan.ReviewerIn("sue", "APPROVED")
	requestID := testkit.ID("req", plan.Label+"/sue/"+reviewer)
	const query = "{ viewer { todos(first: 100) { nodes { feedbackRequest { id } } } } }"
	if before := testkit.Ask(t, server, reviewer, query, nil); !strings.Contains(string(before.Body), requestID) {
		t.Fatalf("%s has no to-do to lose: %s", reviewer, before.Body)
	}
	conn := follow(t, w, server, reviewer)
	answer := testkit.Ask(t, server, "ada", fmt.Sprintf(
		"mutation { closeCycle(input: { cycleId: %q, expectedVersion: 1 }) { errors { __typename } } }",
		testkit.ID("cyc", plan.Label)), nil)
	if codeAt(answer, "closeCycle") != "" {
		t.Fatalf("got %s", answer.Body)
	}
	if got := receive(t, conn); got.Type != "next" {
		t.Errorf("got %+v", got)
	}
	if after := testkit.Ask(t, server, reviewer, query, nil); strings.Contains(string(after.Body), requestID) {
		t.Errorf("the to-do is still there: %s", after.Body)
	}
}
