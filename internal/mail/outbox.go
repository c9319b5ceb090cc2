// Package mail tells people by mail what happened: commands queue a row in their own transaction, and a worker
// delivers it. A row holds what the mail is about and never its words; they are made at sending, as its receiver
// (V6), so that a mail says nothing that its receiver may not see by then. It must not decide who is to be told (the
// domains do), read a host name from a request (T41), or touch the network in a transaction.
package mail

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/url"
	"strings"
	"sync"
	"time"

	"sightline/ent"
	entmail "sightline/ent/mail"
	"sightline/ent/user"
	"sightline/internal/ids"
	"sightline/internal/policy"
	"sightline/internal/store"
)

// Config is what the outbox must be told from outside.
type Config struct {
	// PublicURL is where people reach this instance; every link in every mail begins with it.
	PublicURL string
	// SMTPURL is smtp:// or smtps:// with user, password, host and port, and ?from= for the sender; empty when there is
	// no mail server.
	SMTPURL string
	// Timeout bounds each connection and each mail; 30 seconds when zero.
	Timeout time.Duration
	// Shares gives the secrets of share links and of the codes that are asked for there; nil where there are none.
	Shares Shares
	// Log receives what went wrong, without addresses or words (T65).
	Log *slog.Logger
}

// Shares gives the secrets that are stored nowhere, when a mail is written.
type Shares interface {
	ShareToken(linkID string) string
	DoorCode(code *ent.DoorCode) string
}

// Outbox queues mails and delivers them. It is safe for concurrent use.
type Outbox struct {
	store   *store.Store
	tokenOf func(linkID string) string
	shares  Shares
	base    string
	host    string
	server  *server
	log     *slog.Logger
	wake    chan struct{}

	// delivering lets one round run at a time.
	delivering sync.Mutex
	// acknowledged are the mails that the server took and that could not yet be marked as sent.
	acknowledged map[string]time.Time
}

// New returns an outbox. tokenOf gives the secret of a one-time link, which is never stored. It fails when one of the
// two addresses cannot be used; the error never repeats the password in it.
func New(s *store.Store, tokenOf func(linkID string) string, config Config) (*Outbox, error) {
	public, err := url.Parse(config.PublicURL)
	if err != nil || (public.Scheme != "http" && public.Scheme != "https") || public.Hostname() == "" {
		return nil, errors.New("the public URL must begin with http:// or https:// and name a host")
	}
	host := mailHost(public.Hostname())
	server, err := parseServer(config.SMTPURL, "no-reply@"+host, config.Timeout)
	if err != nil {
		return nil, err
	}
	log := config.Log
	if log == nil {
		log = slog.New(slog.DiscardHandler)
	}
	base := (&url.URL{Scheme: public.Scheme, Host: public.Host, Path: strings.TrimRight(public.Path, "/")}).String()
	return &Outbox{
		store: s, tokenOf: tokenOf, shares: config.Shares, base: base, host: host, server: server, log: log,
		wake: make(chan struct{}, 1), acknowledged: map[string]time.Time{},
	}, nil
}

// mailHost is the host as it can stand behind an at sign: an IPv6 address cannot.
func mailHost(host string) string {
	if address := net.ParseIP(host); address != nil && address.To4() == nil {
		return "localhost"
	}
	return host
}

// Configured tells whether there is a mail server. Without one mails stay queued and links are handed over.
func (o *Outbox) Configured() bool { return o.server != nil }

// Note is what a mail is about.
type Note struct {
	// To is the receiver's id.
	To   string
	Kind entmail.Kind
	// ParticipationID is needed by CYCLE_STARTED, LIST_READY, SELF_ASKED and FEEDBACK_RELEASED.
	ParticipationID string
	// RequestID is needed by FEEDBACK_ASKED and NOMINATION_REJECTED, and may come with GUEST_INVITATION.
	RequestID string
	// LinkID is needed by INVITATION, GUEST_INVITATION, PASSWORD_RESET, ADDRESS_CHANGING and ADDRESS_CONFIRM.
	LinkID string
	// ShareLinkID is needed by WORK_SHARED, CodeID by DOOR_CODE.
	ShareLinkID, CodeID string
	// PersonalMessage goes with invitations, and is the reason in DELETION_DECLINED.
	PersonalMessage string
	// Address is where the mail goes when not to the receiver's own address: one that is to be theirs, or was. It is
	// forgotten once nothing is to be sent.
	Address string
}

// Queue writes a mail into the transaction of its cause (promise L6): due now, HELD when its receiver has not accepted
// the invitation yet, CANCELLED when the account is not in use. The worker is woken after the commit.
func (o *Outbox) Queue(ctx context.Context, tx *ent.Client, note Note) error {
	return o.QueueAll(ctx, tx, note)
}

// QueueAll is Queue for several mails, at most some hundreds, with as many statements as for one.
func (o *Outbox) QueueAll(ctx context.Context, tx *ent.Client, notes ...Note) error {
	receivers := make([]string, 0, len(notes))
	for _, note := range notes {
		receivers = append(receivers, note.To)
	}
	people, err := tx.User.Query().Where(user.IDIn(receivers...)).All(policy.AsSystem(ctx, policy.Deliver))
	if err != nil {
		return fmt.Errorf("read the receivers of mails: %w", err)
	}
	states := map[string]user.State{}
	for _, person := range people {
		states[person.ID] = person.State
	}
	now := o.store.Clock().Now()
	creates := make([]*ent.MailCreate, 0, len(notes))
	for _, note := range notes {
		to, known := states[note.To]
		if !known {
			return fmt.Errorf("read the receivers of mails: %s is not there", note.To)
		}
		creates = append(creates, o.queued(tx, note, to, now))
	}
	if err := tx.Mail.CreateBulk(creates...).Exec(ctx); err != nil {
		return fmt.Errorf("queue mails: %w", err)
	}
	store.AfterCommit(ctx, func(context.Context) { o.Wake() })
	return nil
}

func (o *Outbox) queued(tx *ent.Client, note Note, to user.State, now time.Time) *ent.MailCreate {
	id := ids.Ordered("mal", now)
	state, problem := fateOf(note.Kind, to)
	return tx.Mail.Create().SetID(id).SetUserID(note.To).SetKind(note.Kind).
		SetNillableParticipationID(given(note.ParticipationID)).SetNillableRequestID(given(note.RequestID)).
		SetNillableLinkID(given(note.LinkID)).SetNillableShareLinkID(given(note.ShareLinkID)).
		SetNillableCodeID(given(note.CodeID)).SetPersonalMessage(note.PersonalMessage).SetAddress(note.Address).
		SetState(state).SetProblem(problem).SetDueAt(now).SetMessageID("<" + id + "@" + o.host + ">")
}

// Wake makes the worker look for due mails now. It never blocks; several wakes at once count as one.
func (o *Outbox) Wake() {
	select {
	case o.wake <- struct{}{}:
	default:
	}
}

func given(value string) *string {
	if value == "" {
		return nil
	}
	return &value
}
