package graph_test

import (
	"bytes"
	"io"
	"mime"
	"net"
	netmail "net/mail"
	"strings"
	"sync"
	"testing"

	"github.com/emersion/go-smtp"

	"sightline/ent"
	"sightline/internal/mail"
	"sightline/internal/policy"
	"sightline/internal/testkit"
)

// letterbox is a mail server that keeps what it takes, by receiver, in plain words.
type letterbox struct {
	mu      sync.Mutex
	letters map[string][]string
}

// posted sends out every mail of a copy of the world and returns the letters by their receiver's address.
func posted(t *testing.T, w *testkit.World) map[string][]string {
	t.Helper()
	listener, err := new(net.ListenConfig).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	box := &letterbox{letters: map[string][]string{}}
	server := smtp.NewServer(box)
	server.AllowInsecureAuth = true
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		_ = server.Serve(listener) // it ends with an error by being closed
	}()
	defer func() {
		_ = listener.Close()
		_ = server.Close()
		<-ended
	}()
	outbox, err := mail.New(w.Copy(t).Store, func(linkID string) string { return "secret-of-" + linkID }, mail.Config{
		PublicURL: testkit.PublicURL, SMTPURL: "smtp://" + listener.Addr().String(),
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := outbox.DeliverDue(t.Context()); err != nil {
		t.Fatal(err)
	}
	box.mu.Lock()
	defer box.mu.Unlock()
	return box.letters
}

// NewSession takes a connection.
func (b *letterbox) NewSession(*smtp.Conn) (smtp.Session, error) { return &posting{box: b}, nil }

type posting struct {
	box *letterbox
	to  string
}

func (p *posting) Reset()                               {}
func (p *posting) Logout() error                        { return nil }
func (p *posting) Mail(string, *smtp.MailOptions) error { return nil }

func (p *posting) Rcpt(to string, _ *smtp.RcptOptions) error {
	p.to = to
	return nil
}

func (p *posting) Data(r io.Reader) error {
	raw, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	message, err := netmail.ReadMessage(bytes.NewReader(raw))
	if err != nil {
		return err
	}
	subject, err := new(mime.WordDecoder).DecodeHeader(message.Header.Get("Subject"))
	if err != nil {
		return err
	}
	p.box.mu.Lock()
	defer p.box.mu.Unlock()
	// Long lines are folded in transport.
	words := subject + "\n" + strings.ReplaceAll(string(raw), "=\r\n", "")
	p.box.letters[p.to] = append(p.box.letters[p.to], words)
	return nil
}

// mailedTo tells whether the string stands in a mail to this very person: its number, or words that were meant for
// them.
func mailedTo(v *policy.Viewer, canary testkit.Canary, from string) bool {
	m, ok := canary.Row.Object.(*ent.Mail)
	return ok && m.UserID == v.ID() && from == "a mail"
}

// refusals asks for what is refused, so that the words of refusals are looked at too.
func (h *haul) refusals() {
	h.t.Helper()
	for _, query := range []string{
		`{ node(id: "req_00000000000000000000000000") { id } }`, `{ nothing }`, `{ viewer`, `{ people { nodes { id } } }`,
		`mutation { closeCycle(input: { cycleId: "` + testkit.ID("cyc", "confidential-open0") +
			`", expectedVersion: 99 }) { cycle { name } errors { ... on UserError { message } } } }`,
		`mutation { releaseFeedback(input: { participationId: "` + testkit.ID("prt", "confidential-open0/sue") +
			`", expectedVersion: 99 }) { participation { id } errors { ... on UserError { message }
			... on ConflictError { current { ... on Participation { reviewee { name } requests { reviewer { name }
			declineReason } } } } } } }`,
		`mutation { submitFeedback(input: { requestId: "` + testkit.ID("req", "confidential-open0/sue/gia") +
			`", expectedVersion: 99, visibilityVersion: "x" }) { request { id } errors { ... on UserError { message }
			... on ConflictError { current { ... on FeedbackRequest { reviewer { name } answers { text } } } } } } }`,
	} {
		h.ask("a refusal", query, nil)
	}
}
