package mail

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"net/mail"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"time"

	gomail "github.com/wneessen/go-mail"
	"github.com/wneessen/go-mail/smtp"
)

const (
	defaultTimeout = 30 * time.Second
	// stopGrace is how long a mail under way may take to finish when the server is asked to stop.
	stopGrace = 5 * time.Second
)

// server is a mail server and how to log in to it.
type server struct {
	host           string
	port           int
	encrypted      bool
	user, password string
	from           mail.Address
	timeout        time.Duration
}

// parseServer reads SIGHTLINE_SMTP_URL; nil when it is empty. Its errors never repeat the address, which may hold a
// password.
func parseServer(raw, from string, timeout time.Duration) (*server, error) {
	if raw == "" {
		return nil, nil
	}
	address, err := url.Parse(raw)
	if err != nil || (address.Scheme != "smtp" && address.Scheme != "smtps") || address.Hostname() == "" {
		return nil, errors.New("the mail server must be given as smtp://USER:PASSWORD@HOST:PORT, or with smtps://")
	}
	if wanted := address.Query().Get("from"); wanted != "" {
		from = wanted
	}
	sender, err := mail.ParseAddress(from)
	if err != nil {
		return nil, fmt.Errorf("the sender's address %q of the mail server cannot be used", from)
	}
	s := &server{host: address.Hostname(), encrypted: address.Scheme == "smtps", from: *sender, timeout: timeout}
	s.user = address.User.Username()
	s.password, _ = address.User.Password()
	if s.timeout == 0 {
		s.timeout = defaultTimeout
	}
	s.port, err = portOf(address.Port(), s)
	if err != nil {
		return nil, err
	}
	return s, nil
}

// portOf returns the given port, or the usual one: 465 encrypted, 587 with a log-in, else 25.
func portOf(given string, s *server) (int, error) {
	switch {
	case given != "":
		port, err := strconv.Atoi(given)
		if err != nil || port < 1 || port > 65535 {
			return 0, errors.New("the port of the mail server must lie between 1 and 65535")
		}
		return port, nil
	case s.encrypted:
		return 465, nil
	case s.user != "":
		return 587, nil
	default:
		return 25, nil
	}
}

// local tells whether the server runs on this machine, where a password may travel unencrypted.
func (s *server) local() bool {
	address := net.ParseIP(s.host)
	return s.host == "localhost" || (address != nil && address.IsLoopback())
}

func (s *server) options() []gomail.Option {
	options := []gomail.Option{gomail.WithPort(s.port), gomail.WithTimeout(s.timeout)}
	switch {
	case s.encrypted:
		options = append(options, gomail.WithSSL())
	case s.user != "" && !s.local():
		options = append(options, gomail.WithTLSPolicy(gomail.TLSMandatory))
	default:
		options = append(options, gomail.WithTLSPolicy(gomail.TLSOpportunistic))
	}
	if s.user == "" {
		return options
	}
	ways := []gomail.SMTPAuthType{
		gomail.SMTPAuthSCRAMSHA256, gomail.SMTPAuthSCRAMSHA1, gomail.SMTPAuthPlain, gomail.SMTPAuthLogin,
	}
	if s.local() {
		ways = []gomail.SMTPAuthType{gomail.SMTPAuthPlainNoEnc, gomail.SMTPAuthLoginNoEnc}
	}
	return append(options, gomail.WithUsername(s.user), gomail.WithPassword(s.password),
		gomail.WithOpportunisticSMTPAuth(ways...))
}

// line is a connection to the server that serves one round of deliveries. It is opened by the first mail, and again
// after a failure.
type line struct {
	server *server
	client *gomail.Client
	open   *smtp.Client

	// mu guards wire, which a stop cuts from outside the round.
	mu   sync.Mutex
	wire net.Conn
}

// errNoConnection says that the server could not be talked to at all, so that other mails need not be tried now.
var errNoConnection = errors.New("no connection to the mail server")

// send hands one mail to the server and returns nil once the server has taken it. A stop leaves it a few seconds.
func (l *line) send(ctx context.Context, message *gomail.Msg) error {
	finished := context.AfterFunc(ctx, func() { time.AfterFunc(stopGrace, l.cut) })
	defer finished()
	if err := l.connect(context.WithoutCancel(ctx)); err != nil {
		l.hangUp()
		return err
	}
	err := l.client.SendWithSMTPClient(l.open, message)
	if err != nil {
		l.hangUp()
	}
	// What fails after the server took the mail, such as the reset for the next one, is no failure of this mail.
	if message.IsDelivered() {
		return nil
	}
	if err != nil {
		return fmt.Errorf("send a mail: %w", err)
	}
	return nil
}

func (l *line) connect(ctx context.Context) error {
	if l.open != nil {
		return nil
	}
	options := append(l.server.options(), gomail.WithDialContextFunc(l.dial))
	client, err := gomail.NewClient(l.server.host, options...)
	if err != nil {
		return fmt.Errorf("set up the connection to the mail server: %w", err)
	}
	open, err := client.DialToSMTPClientWithContext(ctx)
	if err != nil {
		return fmt.Errorf("%w: %w", errNoConnection, err)
	}
	l.client, l.open = client, open
	return nil
}

// dial keeps hold of the connection, because the library does not close one whose greeting failed.
func (l *line) dial(ctx context.Context, network, address string) (net.Conn, error) {
	dialer := &net.Dialer{}
	wire, err := dialer.DialContext(ctx, network, address)
	if err != nil {
		return nil, fmt.Errorf("reach the mail server: %w", err)
	}
	l.mu.Lock()
	l.wire = wire
	l.mu.Unlock()
	if !l.server.encrypted {
		return wire, nil
	}
	return tls.Client(wire, &tls.Config{ServerName: l.server.host, MinVersion: tls.VersionTLS12}), nil
}

// hangUp drops the connection without a word.
func (l *line) hangUp() {
	l.cut()
	l.open = nil
}

// cut closes the wire; what is under way on it fails.
func (l *line) cut() {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.wire != nil {
		_ = l.wire.Close()
	}
}

// close takes leave of the server.
func (l *line) close() {
	if l.open != nil {
		_ = l.client.CloseWithSMTPClient(l.open)
	}
	l.hangUp()
}

// messageOf puts a mail into its envelope. Only its own Message-ID is ever used, at each try the same.
func (s *server) messageOf(to, messageID, company string, at time.Time, letter Letter) (*gomail.Msg, error) {
	message := gomail.NewMsg(gomail.WithNoDefaultUserAgent())
	from := s.from
	if from.Name == "" {
		from.Name = company
	}
	message.FromMailAddress(&from)
	if err := message.To(to); err != nil {
		return nil, fmt.Errorf("address a mail: %w", err)
	}
	message.SetMessageIDWithValue(strings.Trim(messageID, "<>"))
	message.SetDateWithValue(at)
	message.SetGenHeader("Auto-Submitted", "auto-generated")
	message.Subject(letter.Subject)
	message.SetBodyString(gomail.TypeTextPlain, letter.Text)
	message.AddAlternativeString(gomail.TypeTextHTML, letter.HTML)
	return message, nil
}
