package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os/exec"
	"time"
)

// errGone says that the program was killed before it answered.
var errGone = errors.New("the program is gone")

// server is the program under audit, on one port of the loopback.
type server struct {
	binary, folder, address string
	client                  *http.Client
	running                 *exec.Cmd
}

func newServer(ctx context.Context, binary, folder string) (*server, error) {
	probe, err := (&net.ListenConfig{}).Listen(ctx, "tcp", "127.0.0.1:0")
	if err != nil {
		return nil, fmt.Errorf("find a free port: %w", err)
	}
	address := probe.Addr().String()
	if err := probe.Close(); err != nil {
		return nil, fmt.Errorf("free the port: %w", err)
	}
	// Each request has a connection of its own: none outlives a kill.
	client := &http.Client{Timeout: 30 * time.Second, Transport: &http.Transport{DisableKeepAlives: true}}
	return &server{binary: binary, folder: folder, address: address, client: client}, nil
}

// start runs the program unless it runs, and returns once it is ready.
func (s *server) start(ctx context.Context) error {
	if s.running != nil {
		return nil
	}
	s.running = exec.CommandContext(ctx, s.binary, "serve",
		"--listen", s.address, "--data", s.folder, "--public-url", s.url(""))
	if err := s.running.Start(); err != nil {
		s.running = nil
		return fmt.Errorf("start the program: %w", err)
	}
	ticker := time.NewTicker(5 * time.Millisecond)
	defer ticker.Stop()
	for range 2000 {
		if s.ready(ctx) {
			return nil
		}
		select {
		case <-ticker.C:
		case <-ctx.Done():
			return context.Cause(ctx)
		}
	}
	return errors.Join(errors.New("the program is not ready within ten seconds"), s.kill())
}

func (s *server) url(path string) string { return "http://" + s.address + path }

func (s *server) ready(ctx context.Context) bool {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, s.url("/readyz"), nil)
	if err != nil {
		return false
	}
	response, err := s.client.Do(request)
	if err != nil {
		return false
	}
	return response.Body.Close() == nil && response.StatusCode == http.StatusOK
}

// kill ends the program as kill -9 does.
func (s *server) kill() error {
	if s.running == nil {
		return nil
	}
	err := s.running.Process.Kill()
	_ = s.running.Wait() // that it was killed is no news
	s.running = nil
	if err != nil {
		return fmt.Errorf("kill the program: %w", err)
	}
	return nil
}

// operation is one GraphQL request of one person.
type operation struct {
	secret    string
	query     string
	variables map[string]any
}

// ask returns the data of an answer. It fails with errGone when none came, and otherwise when it tells of an error.
func (s *server) ask(ctx context.Context, o operation) (json.RawMessage, error) {
	sent, err := json.Marshal(map[string]any{"query": o.query, "variables": o.variables})
	if err != nil {
		return nil, fmt.Errorf("write the request: %w", err)
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, s.url("/graphql"), bytes.NewReader(sent))
	if err != nil {
		return nil, fmt.Errorf("make the request: %w", err)
	}
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("Origin", s.url(""))
	request.AddCookie(&http.Cookie{Name: "sightline", Value: o.secret})
	response, err := s.client.Do(request)
	if err != nil {
		return nil, errGone
	}
	body, err := io.ReadAll(response.Body)
	if err := errors.Join(err, response.Body.Close()); err != nil {
		return nil, errGone
	}
	return dataOf(body)
}

// dataOf refuses answers that tell of an error, of the request or of the form.
func dataOf(body []byte) (json.RawMessage, error) {
	var answer struct {
		Data   json.RawMessage
		Errors []json.RawMessage
	}
	if err := json.Unmarshal(body, &answer); err != nil {
		return nil, fmt.Errorf("read the answer %q: %w", body, err)
	}
	var payloads map[string]struct{ Errors []json.RawMessage }
	refused := len(answer.Errors) > 0
	if json.Unmarshal(answer.Data, &payloads) == nil {
		for _, payload := range payloads {
			refused = refused || len(payload.Errors) > 0
		}
	}
	if refused {
		return nil, fmt.Errorf("the program refuses: %s", body)
	}
	return answer.Data, nil
}
