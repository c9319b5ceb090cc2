package socket_test

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"runtime"
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql/handler"

	"sightline/graph/socket"
)

const held = 2000

// BenchmarkT21_HeldSockets shows what one open socket with one subscription costs the server (promises: < 40 KB).
func BenchmarkT21_HeldSockets(b *testing.B) {
	for b.Loop() {
		company := newCompany()
		h := &house{company: company}
		h.transport = socket.New(h.options(b))
		server := handler.New(company)
		server.AddTransport(h.transport)
		running := httptest.NewServer(server)
		memory, goroutines := used()
		ends := make([]net.Conn, 0, held)
		for range held {
			ends = append(ends, hold(b, running.Listener.Addr().String()))
		}
		more, many := used()
		b.ReportMetric(float64(more-memory)/held, "B/socket")
		b.ReportMetric(float64(many-goroutines)/held, "goroutines/socket")
		for _, end := range ends {
			_ = end.Close()
		}
		for range held {
			<-company.gone
		}
		if err := h.transport.Shutdown(b.Context()); err != nil {
			b.Fatal(err)
		}
		running.Close()
	}
}

// used returns the memory of heap and stacks in use after a collection, and the number of goroutines.
func used() (bytes uint64, goroutines int) {
	runtime.GC()
	runtime.GC()
	var now runtime.MemStats
	runtime.ReadMemStats(&now)
	return now.HeapInuse + now.StackInuse, runtime.NumGoroutine()
}

// hold opens one subscription by hand, so that the client's side costs next to nothing, and waits until it is served.
func hold(b *testing.B, address string) net.Conn {
	b.Helper()
	end, err := net.Dial("tcp", address)
	if err != nil {
		b.Fatal(err)
	}
	if _, err := fmt.Fprintf(end, "GET /graphql HTTP/1.1\r\nHost: sightline.example\r\nConnection: Upgrade\r\n"+
		"Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: MDEyMzQ1Njc4OWFiY2RlZg==\r\n"+
		"Sec-WebSocket-Protocol: graphql-transport-ws\r\nOrigin: %s\r\nCookie: __Host-session=%s\r\n\r\n",
		origin, strings.Repeat("x", 40)); err != nil {
		b.Fatal(err)
	}
	answer := bufio.NewReaderSize(end, 512)
	response, err := http.ReadResponse(answer, nil)
	if err != nil || response.StatusCode != http.StatusSwitchingProtocols {
		b.Fatalf("handshake: %v, %v", response, err)
	}
	frame(b, end, `{"type":"connection_init"}`)
	frame(b, end, `{"id":"1","type":"subscribe","payload":{"query":"subscription { todosChanged { at } }"}}`)
	frame(b, end, `{"type":"ping"}`)
	if _, err := io.ReadFull(answer, make([]byte, len(`..{"type":"connection_ack"}..{"type":"pong"}`))); err != nil {
		b.Fatal(err)
	}
	return end
}

// frame writes a short text frame with an empty mask.
func frame(b *testing.B, end io.Writer, text string) {
	b.Helper()
	if _, err := end.Write(append([]byte{0x81, 0x80 | byte(len(text)), 0, 0, 0, 0}, text...)); err != nil {
		b.Fatal(err)
	}
}
