package web_test

import (
	"context"
	"io"
	"log/slog"
	"net"
	"net/http"
	"testing"

	"sightline/internal/web"
)

// A request under way is answered, workers end, and only then the server has stopped.
func TestServeStopsGracefully(t *testing.T) {
	t.Parallel()
	listener, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	must(t, err)
	entered, release, worked := make(chan struct{}), make(chan struct{}), make(chan struct{})
	handler := http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		close(entered)
		<-release
		_, _ = io.WriteString(w, "whole")
	})
	ctx, stop := context.WithCancel(t.Context())
	stopped := make(chan error, 1)
	go func() {
		stopped <- web.Serve(ctx, listener, web.NewServer(handler, slog.New(slog.DiscardHandler)), func(ctx context.Context) {
			<-ctx.Done()
			close(worked)
		})
	}()
	answered := make(chan string, 1)
	go func() {
		answer, err := http.Get("http://" + listener.Addr().String())
		if err != nil {
			answered <- err.Error()
			return
		}
		text, _ := io.ReadAll(answer.Body)
		_ = answer.Body.Close()
		answered <- string(text)
	}()
	<-entered
	stop()
	<-worked
	select {
	case err := <-stopped:
		t.Fatalf("stopped before the answer was given: %v", err)
	default:
	}
	close(release)
	if text := <-answered; text != "whole" {
		t.Fatal(text)
	}
	must(t, <-stopped)
}
