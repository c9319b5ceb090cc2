// Package config reads the command line and the environment into checked values. It opens, makes and changes nothing.
package config

import (
	"errors"
	"fmt"
	"io"
	"net"
	"net/netip"
	"net/url"
	"strings"

	"github.com/alecthomas/kong"
)

// Serve are the settings of `sightline serve`.
type Serve struct {
	Listen    string `env:"SIGHTLINE_LISTEN" default:"127.0.0.1:8080" placeholder:"HOST:PORT" help:"Where to listen (${env})."`
	Data      string `env:"SIGHTLINE_DATA" default:"data" placeholder:"DIR" help:"Folder with the database and the instance's key (${env})."`
	PublicURL string `name:"public-url" env:"SIGHTLINE_PUBLIC_URL" placeholder:"URL" help:"Where people reach the server, for links and origins; http:// and the listening address when left out (${env})."`

	SMTPURL        string   `name:"smtp-url" env:"SIGHTLINE_SMTP_URL" placeholder:"URL" help:"Mail server, as in smtp://user:password@host:587?from=hr@example.org; without one mails wait in the outbox (${env})."`
	TrustedProxies []string `env:"SIGHTLINE_TRUSTED_PROXIES" placeholder:"NETWORK,…" help:"Networks or addresses of proxies whose X-Forwarded-For is believed (${env})."`
	AllowedOrigins []string `env:"SIGHTLINE_ALLOWED_ORIGINS" placeholder:"ORIGIN,…" help:"Other sites that may call the API, cookies included; none by default (${env})."`

	Sample         bool   `env:"SIGHTLINE_SAMPLE" help:"Fill an empty database with the sample company and offer its sign-ins to everybody (${env})."`
	SamplePassword string `env:"SIGHTLINE_SAMPLE_PASSWORD" placeholder:"TEXT" help:"The password that all sample people share; random when left out (${env})."`

	AdminEmail     string   `env:"SIGHTLINE_ADMIN_EMAIL" placeholder:"EMAIL" help:"Address of the first account, for an empty database (${env})."`
	AdminName      string   `env:"SIGHTLINE_ADMIN_NAME" default:"Administrator" placeholder:"NAME" help:"Name of the first account (${env})."`
	Company        string   `env:"SIGHTLINE_COMPANY" default:"Our company" placeholder:"NAME" help:"Name of the company, for an empty database (${env})."`
	CompanyDomains []string `env:"SIGHTLINE_COMPANY_DOMAINS" placeholder:"DOMAIN,…" help:"Domains of the company, for an empty database; guests come from outside them (${env})."`

	// Public and Proxies are what the texts above mean.
	Public  *url.URL       `kong:"-"`
	Proxies []netip.Prefix `kong:"-"`
}

// Backup are the settings of `sightline backup`.
type Backup struct {
	Data string `env:"SIGHTLINE_DATA" default:"data" placeholder:"DIR" help:"Folder with the database (${env})."`
	File string `arg:"" help:"File to write; it must not exist."`
}

// VerifyAnonymity are the settings of `sightline verify-anonymity`.
type VerifyAnonymity struct {
	Data string `env:"SIGHTLINE_DATA" default:"data" placeholder:"DIR" help:"Folder with the database (${env})."`
}

// Version has no settings.
type Version struct{}

// Commands are all commands; Chosen says which one it is.
type Commands struct {
	Serve   Serve   `cmd:"" help:"Run the server."`
	Backup  Backup  `cmd:"" help:"Copy the database into a file, also while the server runs, and check the copy."`
	Version Version `cmd:"" help:"Print the version."`

	VerifyAnonymity VerifyAnonymity `cmd:"" help:"Show which anonymous answers could still be joined to their writers, also while the server runs."`

	Chosen string `kong:"-"`
}

// ErrHelp says that the help was asked for and written.
var ErrHelp = errors.New("help was shown")

// Parse reads arguments and environment. Help goes to out and gives ErrHelp; any other error is one clear line.
func Parse(args []string, out io.Writer) (*Commands, error) {
	var commands Commands
	shown := false
	parser, err := kong.New(&commands, kong.Name("sightline"), kong.Writers(out, out),
		kong.Description("Reviews of people and of work, with everybody seeing who may read what they write."),
		kong.Exit(func(int) { shown = true }))
	if err != nil {
		return nil, fmt.Errorf("declare the command line: %w", err)
	}
	chosen, err := parser.Parse(args)
	switch {
	case shown:
		return nil, ErrHelp
	case err != nil:
		return nil, fmt.Errorf("%w (sightline --help lists commands and flags)", err)
	}
	commands.Chosen, _, _ = strings.Cut(chosen.Command(), " ")
	if commands.Chosen == "serve" {
		return &commands, commands.Serve.check()
	}
	return &commands, nil
}

// check reads what is more than text.
func (s *Serve) check() error {
	host, port, err := net.SplitHostPort(s.Listen)
	if err != nil || port == "" {
		return fmt.Errorf("--listen %q is no HOST:PORT", s.Listen)
	}
	if s.PublicURL == "" {
		s.PublicURL = "http://" + net.JoinHostPort(reachable(host), port)
	}
	if s.Public, err = originURL(s.PublicURL); err != nil {
		return fmt.Errorf("--public-url %w", err)
	}
	for _, origin := range s.AllowedOrigins {
		if _, err := originURL(origin); err != nil || strings.HasSuffix(origin, "/") {
			return fmt.Errorf("--allowed-origins %q is no origin such as https://example.org", origin)
		}
	}
	s.Proxies, err = prefixes(s.TrustedProxies)
	return err
}

// reachable is the machine itself where the server listens everywhere.
func reachable(host string) string {
	if address, err := netip.ParseAddr(host); host == "" || (err == nil && address.IsUnspecified()) {
		return "127.0.0.1"
	}
	return host
}

// originURL reads an address that names a server and nothing in it.
func originURL(text string) (*url.URL, error) {
	address, err := url.Parse(text)
	if err != nil {
		return nil, fmt.Errorf("%q is no address", text)
	}
	web := (address.Scheme == "http" || address.Scheme == "https") && address.Hostname() != ""
	bare := address.User == nil && strings.Trim(address.Path, "/") == "" && address.RawQuery+address.Fragment == ""
	if !web || !bare {
		return nil, fmt.Errorf("%q must be https:// or http:// and a host, and nothing behind it", text)
	}
	address.Path = ""
	return address, nil
}

func prefixes(texts []string) ([]netip.Prefix, error) {
	var all []netip.Prefix
	for _, text := range texts {
		prefix, err := netip.ParsePrefix(text)
		if err != nil {
			address, errAddress := netip.ParseAddr(text)
			if errAddress != nil {
				return nil, fmt.Errorf("--trusted-proxies %q is neither a network nor an address", text)
			}
			prefix = netip.PrefixFrom(address, address.BitLen())
		}
		all = append(all, prefix.Masked())
	}
	return all, nil
}
