// Command sightline runs the server, backs its database up, verifies anonymity, or says its version. This file wires
// the parts together and decides nothing itself.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"sightline/internal/clock"
	"sightline/internal/config"
	"sightline/internal/identity"
	"sightline/internal/store"
	"sightline/internal/web"
)

func main() {
	err := run(context.Background(), os.Args[1:], os.Stdout)
	if err == nil || errors.Is(err, config.ErrHelp) {
		return
	}
	_, _ = fmt.Fprintln(os.Stderr, "sightline:", strings.ReplaceAll(err.Error(), "\n", "; "))
	os.Exit(1)
}

func run(ctx context.Context, args []string, out io.Writer) error {
	commands, err := config.Parse(args, out)
	if err != nil {
		return err
	}
	switch commands.Chosen {
	case "backup":
		if err := store.Backup(ctx, commands.Backup.Data, commands.Backup.File); err != nil {
			return err
		}
		_, err = fmt.Fprintln(out, "Saved and checked:", commands.Backup.File)
	case "verify-anonymity":
		err = verifyAnonymity(ctx, commands.VerifyAnonymity.Data, out)
	case "version":
		_, err = fmt.Fprintln(out, "sightline", version)
	default:
		ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM)
		defer stop()
		err = serve(ctx, &commands.Serve, out)
	}
	return err
}

// serve listens before it opens anything, so that a busy port changes nothing.
func serve(ctx context.Context, settings *config.Serve, out io.Writer) error {
	listener, err := (&net.ListenConfig{}).Listen(ctx, "tcp", settings.Listen)
	if err != nil {
		return err
	}
	defer func() { _ = listener.Close() }() // the server has closed it by then, unless it never began
	opened, err := store.Open(ctx, settings.Data, clock.System{})
	if err != nil {
		return err
	}
	log := slog.New(slog.NewJSONHandler(os.Stderr, nil))
	failure := serveStore(ctx, settings, opened, listener, log, out)
	return errors.Join(failure, opened.Close())
}

func serveStore(
	ctx context.Context, settings *config.Serve, opened *store.Store, listener net.Listener, log *slog.Logger,
	out io.Writer,
) error {
	parts, err := assemble(ctx, settings, opened, log)
	if err != nil {
		return err
	}
	app, err := frontend()
	if err != nil {
		return err
	}
	handler, err := web.New(web.Options{
		Identity: parts.identity, Addresses: parts.addresses, GraphQL: parts.graphql, App: app, PublicURL: settings.Public,
		OtherOrigins: settings.AllowedOrigins, Proxies: settings.Proxies, Ready: opened.Ready, Sample: parts.sample,
		Files: parts.files,
		Clock: opened.Clock(), Log: log,
	})
	if err != nil {
		return err
	}
	if err := welcome(ctx, settings, parts, out); err != nil {
		return err
	}
	return web.Serve(ctx, listener, web.NewServer(handler, log), parts.workers...)
}

// welcome prints where to go and, until the first account is in use, how its owner gets in.
func welcome(ctx context.Context, settings *config.Serve, parts *assembled, out io.Writer) error {
	address := settings.Public.String()
	token, fresh, err := parts.identity.PrepareFirst(ctx, identity.FirstAccount{
		Email: settings.AdminEmail, Name: settings.AdminName, Company: settings.Company,
		Domains: settings.CompanyDomains,
	})
	if err != nil {
		return err
	}
	lines := "Sightline is at " + address + "\n"
	switch {
	case token != "":
		lines += "Set the first password at " + address + "/accept#" + token + "\n"
	case fresh:
		lines += "Nobody has an account yet. Start with --admin-email to make the first one.\n"
	}
	if parts.sample != nil {
		lines += "Everybody in the sample company signs in with one click, or with the password " +
			parts.sample.Password + "\n"
	}
	_, err = io.WriteString(out, lines)
	return err
}
