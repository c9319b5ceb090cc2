// Command audit kills the real program again and again while people nominate, approve, write, hand in, decline,
// release and lock, and looks after each start whether everything that was answered is there, with its message, its
// mail and its audit event, and whether everything that was not answered is there as a whole or not at all
// (promise L1). Before that it kills it while cycles are launched, opened and closed by the clock, closed, released and
// forgotten, and looks whether each change is whole or absent, and nobody was told twice. It works on databases of its own, on the loopback only.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"sightline/internal/clock"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := run(ctx, os.Args[1:], os.Stdout); err != nil {
		_, _ = fmt.Fprintln(os.Stderr, "audit:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, args []string, out io.Writer) error {
	flags := flag.NewFlagSet("audit", flag.ContinueOnError)
	kills := flags.Int("kills", 200, "how often the program is killed while people write")
	cycles := flags.Int("lives", 25, "how many lives of cycles are interrupted, four times each")
	if err := flags.Parse(args); err != nil {
		return fmt.Errorf("read the flags: %w", err)
	}
	if flags.NArg() != 1 || *kills < 1 || *cycles < 1 {
		return errors.New("say which program to audit: audit [-kills N] [-lives N] bin/sightline")
	}
	folder, err := os.MkdirTemp("", "sightline-audit-")
	if err != nil {
		return fmt.Errorf("make a data folder: %w", err)
	}
	defer func() { _ = os.RemoveAll(folder) }()
	if err := auditLives(ctx, flags.Arg(0), folder, *cycles, out); err != nil {
		return err
	}
	stories, err := write(ctx, folder, 2**kills+workers)
	if err != nil {
		return err
	}
	server, err := newServer(ctx, flags.Arg(0), folder)
	if err != nil {
		return err
	}
	began := clock.System{}.Now()
	audit := &audit{server: server, folder: folder, stories: stories, out: out}
	if err := audit.rounds(ctx, *kills); err != nil {
		return errors.Join(append(audit.wrong, err)...)
	}
	_, err = fmt.Fprintf(out, "%s, %.0f s\n", audit.summary(), clock.System{}.Now().Sub(began).Seconds())
	return errors.Join(err, audit.verdict())
}
