package mail_test

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"io"
	"log/slog"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net"
	netmail "net/mail"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/emersion/go-smtp"

	"sightline/ent"
	"sightline/ent/cycle"
	"sightline/ent/feedbackrequest"
	entmail "sightline/ent/mail"
	"sightline/ent/onetimelink"
	"sightline/ent/user"
	"sightline/internal/clock"
	"sightline/internal/mail"
	"sightline/internal/policy"
	"sightline/internal/promise"
	"sightline/internal/store"
)

// letterbox is a real SMTP server that keeps what it takes and can be told to refuse.
type letterbox struct {
	address string
	server  *smtp.Server

	mu     sync.Mutex
	taken  []letter
	refuse func(to string) error
	onData func()
}

// letter is a mail as it arrived.
type letter struct {
	to, raw             string
	header              netmail.Header
	subject, text, html string
	contentTypesInOrder []string
}

type smtpSession struct {
	box *letterbox
	to  string
}

func newLetterbox(t *testing.T) *letterbox {
	t.Helper()
	listener, err := new(net.ListenConfig).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	box := &letterbox{address: listener.Addr().String()}
	box.server = smtp.NewServer(box)
	box.server.Domain, box.server.AllowInsecureAuth = "mail.test", true
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		_ = box.server.Serve(listener)
	}()
	t.Cleanup(func() {
		// The server may not have got round to the listener yet.
		_ = listener.Close()
		_ = box.server.Close()
		<-ended
	})
	return box
}

func (b *letterbox) NewSession(*smtp.Conn) (smtp.Session, error) { return &smtpSession{box: b}, nil }

func (s *smtpSession) Reset()                               {}
func (s *smtpSession) Logout() error                        { return nil }
func (s *smtpSession) Mail(string, *smtp.MailOptions) error { return nil }
func (s *smtpSession) Rcpt(to string, _ *smtp.RcptOptions) error {
	s.box.mu.Lock()
	defer s.box.mu.Unlock()
	s.to = to
	if s.box.refuse != nil {
		return s.box.refuse(to)
	}
	return nil
}

func (s *smtpSession) Data(r io.Reader) error {
	raw, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	parsed, err := parse(raw)
	if err != nil {
		return err
	}
	parsed.to = s.to
	s.box.mu.Lock()
	s.box.taken = append(s.box.taken, parsed)
	onData := s.box.onData
	s.box.mu.Unlock()
	if onData != nil {
		onData()
	}
	return nil
}

func (b *letterbox) letters() []letter {
	b.mu.Lock()
	defer b.mu.Unlock()
	return append([]letter(nil), b.taken...)
}

func (b *letterbox) refusing(refuse func(to string) error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.refuse = refuse
}

func parse(raw []byte) (letter, error) {
	message, err := netmail.ReadMessage(bytes.NewReader(raw))
	if err != nil {
		return letter{}, err
	}
	l := letter{raw: string(raw), header: message.Header}
	if l.subject, err = new(mime.WordDecoder).DecodeHeader(message.Header.Get("Subject")); err != nil {
		return letter{}, err
	}
	_, params, err := mime.ParseMediaType(message.Header.Get("Content-Type"))
	if err != nil {
		return letter{}, err
	}
	parts := multipart.NewReader(message.Body, params["boundary"])
	for {
		part, err := parts.NextRawPart()
		if errors.Is(err, io.EOF) {
			return l, nil
		}
		if err != nil {
			return letter{}, err
		}
		body, err := io.ReadAll(quotedprintable.NewReader(part))
		if err != nil {
			return letter{}, err
		}
		l.contentTypesInOrder = append(l.contentTypesInOrder, part.Header.Get("Content-Type"))
		words := strings.ReplaceAll(string(body), "\r\n", "\n")
		if strings.HasPrefix(part.Header.Get("Content-Type"), "text/html") {
			l.html = words
		} else {
			l.text = words
		}
	}
}

const publicURL = "https://people.aldersund.example/app"

// testBundle is a small company in the middle of a 360: Max leads Sue, who is reviewed; Rae, a colleague, and Gia, a
// guest who has not accepted yet, are asked to write; Otto has nothing to do with it; Ada administers.
type testBundle struct {
	store  *store.Store
	clock  *clock.Fixed
	box    *letterbox
	outbox *mail.Outbox
	system context.Context

	ada, max, sue, rae, gia, otto *ent.User
	cycle                         *ent.Cycle
	part                          *ent.Participation
	askRae, askGia, rejected      *ent.FeedbackRequest
}

func tokenOf(linkID string) string { return "sl_lnk_secret-of-" + linkID }

// shares gives secrets that a test can read.
type shares struct{}

func (shares) ShareToken(linkID string) string { return "gl_secret-of-" + linkID }

func (shares) DoorCode(*ent.DoorCode) string { return "271828" }

func setup(t *testing.T) *testBundle {
	t.Helper()
	b := setupWithout(t)
	b.box = newLetterbox(t)
	b.outbox = b.newOutbox(t, "smtp://"+b.box.address)
	return b
}

// setupWithout is the same world without a mail server.
func setupWithout(t *testing.T) *testBundle {
	t.Helper()
	c := clock.NewFixed(time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC))
	s, err := store.Open(t.Context(), t.TempDir(), c)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	b := &testBundle{store: s, clock: c, system: policy.AsSystem(t.Context(), policy.FillSample)}
	b.outbox = b.newOutbox(t, "")
	b.write(t, b.fill)
	return b
}

func (b *testBundle) newOutbox(t *testing.T, smtpURL string) *mail.Outbox {
	t.Helper()
	outbox, err := mail.New(b.store, tokenOf, mail.Config{PublicURL: publicURL, Shares: shares{}, SMTPURL: smtpURL})
	if err != nil {
		t.Fatal(err)
	}
	return outbox
}

func (b *testBundle) newOutboxLogging(t *testing.T, log io.Writer) *mail.Outbox {
	t.Helper()
	outbox, err := mail.New(b.store, tokenOf, mail.Config{
		PublicURL: publicURL, Shares: shares{}, SMTPURL: "smtp://" + b.box.address, Log: slog.New(slog.NewTextHandler(log, nil)),
	})
	if err != nil {
		t.Fatal(err)
	}
	return outbox
}

func errUnknown(to string) error {
	return &smtp.SMTPError{Code: 550, EnhancedCode: smtp.EnhancedCode{5, 1, 1}, Message: "no " + to + " here"}
}

func (b *testBundle) write(t *testing.T, do func(ctx context.Context, tx *ent.Client) error) {
	t.Helper()
	if err := b.store.WriteSystem(b.system, do); err != nil {
		t.Fatal(err)
	}
}

func (b *testBundle) fill(ctx context.Context, tx *ent.Client) error {
	tx.Setting.Create().SetCompanyName("Aldersund").SaveX(ctx)
	person := func(id, name string) *ent.UserCreate {
		return tx.User.Create().SetID("usr_" + id).SetName(name).SetEmail(id + "@aldersund.example").
			SetKind(user.KindMEMBER).SetState(user.StateACTIVE).SetLinePath("usr_" + id + "/")
	}
	b.ada = person("ada", "Ada Byrne").SetWorkRole(user.WorkRoleADMIN).SetHrAdmin(true).SaveX(ctx)
	b.max = person("max", "Max Ferro").SaveX(ctx)
	b.sue = person("sue", "Sue Park").SetManagerID(b.max.ID).SetLinePath("usr_max/usr_sue/").SaveX(ctx)
	b.rae = person("rae", "Rae Lind").SaveX(ctx)
	b.otto = person("otto", "Otto Weiss").SaveX(ctx)
	b.gia = person("gia", "Gia Rossi").SetEmail("gia@partner.example").SetKind(user.KindGUEST).
		SetState(user.StateINVITED).SetInvitedByID(b.sue.ID).SaveX(ctx)
	until := b.clock.Now().Add(10 * 24 * time.Hour)
	b.cycle = tx.Cycle.Create().SetKind(cycle.KindFEEDBACK_360).SetState(cycle.StateOPEN).SetName("Autumn 360").
		SetPreset(promise.Confidential).SetNominateUntil(until).SetWriteUntil(until).SaveX(ctx)
	b.part = tx.Participation.Create().SetCycleID(b.cycle.ID).SetRevieweeID(b.sue.ID).SaveX(ctx)
	ask := func(reviewer *ent.User, state feedbackrequest.State) *ent.FeedbackRequest {
		return tx.FeedbackRequest.Create().SetCycleID(b.cycle.ID).SetParticipationID(b.part.ID).
			SetRevieweeID(b.sue.ID).SetReviewerID(reviewer.ID).SetNominatedByID(b.sue.ID).SetState(state).SaveX(ctx)
	}
	b.askRae = ask(b.rae, feedbackrequest.StateAPPROVED)
	b.askGia = ask(b.gia, feedbackrequest.StateAPPROVED)
	b.rejected = ask(b.otto, feedbackrequest.StateREJECTED)
	return nil
}

func (b *testBundle) link(t *testing.T, to *ent.User, kind onetimelink.Kind) *ent.OneTimeLink {
	t.Helper()
	var link *ent.OneTimeLink
	b.write(t, func(ctx context.Context, tx *ent.Client) error {
		link = tx.OneTimeLink.Create().SetUserID(to.ID).SetKind(kind).SetTokenHash(to.ID + kind.String()).
			SetExpiresAt(b.clock.Now().Add(7 * 24 * time.Hour)).SaveX(ctx)
		return nil
	})
	return link
}

func (b *testBundle) queue(t *testing.T, notes ...mail.Note) {
	t.Helper()
	b.write(t, func(ctx context.Context, tx *ent.Client) error {
		for _, note := range notes {
			if err := b.outbox.Queue(ctx, tx, note); err != nil {
				return err
			}
		}
		return nil
	})
}

func (b *testBundle) deliver(t *testing.T) {
	t.Helper()
	if err := b.outbox.DeliverDue(t.Context()); err != nil {
		t.Fatal(err)
	}
}

// sql does what no code of ours does, to break the database.
func (b *testBundle) sql(t *testing.T, statement string) {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+filepath.Join(b.store.Folder(), store.FileName))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.ExecContext(t.Context(), statement); err != nil {
		t.Error(err)
	}
	if err := db.Close(); err != nil {
		t.Error(err)
	}
}

// mails returns every mail, oldest first.
func (b *testBundle) mails(t *testing.T) []*ent.Mail {
	t.Helper()
	all, err := b.store.Client().Mail.Query().Order(entmail.ByCreatedAt(), entmail.ByID()).All(b.system)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func (b *testBundle) only(t *testing.T) *ent.Mail {
	t.Helper()
	all := b.mails(t)
	if len(all) != 1 {
		t.Fatalf("%d mails", len(all))
	}
	return all[0]
}

// arrived returns the one letter that came.
func (b *testBundle) arrived(t *testing.T) letter {
	t.Helper()
	letters := b.box.letters()
	if len(letters) != 1 {
		t.Fatalf("%d letters came; %v", len(letters), b.mails(t))
	}
	return letters[0]
}

func (b *testBundle) askedNote() mail.Note {
	return mail.Note{To: b.rae.ID, Kind: entmail.KindFEEDBACK_ASKED, RequestID: b.askRae.ID}
}

func wantWords(t *testing.T, words string, wanted ...string) {
	t.Helper()
	for _, want := range wanted {
		if !strings.Contains(words, want) {
			t.Errorf("%q is missing in:\n%s", want, words)
		}
	}
}

func wantNoWords(t *testing.T, words string, unwanted ...string) {
	t.Helper()
	for _, not := range unwanted {
		if strings.Contains(words, not) {
			t.Errorf("%q stands in:\n%s", not, words)
		}
	}
}
