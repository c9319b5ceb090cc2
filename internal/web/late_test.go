package web_test

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"sightline/ent"
	"sightline/ent/session"
	"sightline/internal/policy"
	"sightline/internal/web"
)

// lateBody is a body before whose first byte something happens.
type lateBody struct {
	io.Reader
	before func()
}

// Read lets happen what happens before, once.
func (l *lateBody) Read(into []byte) (int, error) {
	if l.before != nil {
		l.before()
		l.before = nil
	}
	return l.Reader.Read(into)
}

// TestT12_RightsThatEndWhileABodyArrivesHaveEnded: whoever holds a request back is nobody in it once their session has
// ended; the body is the same to the last byte.
func TestT12_RightsThatEndWhileABodyArrivesHaveEnded(t *testing.T) {
	t.Parallel()
	for name, ends := range map[string]bool{"it ends": true, "it goes on": false} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := setup(t, func(o *web.Options) {
				o.GraphQL = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
					body, err := io.ReadAll(r.Body)
					_, _ = fmt.Fprintf(w, "%d %v %t", len(body), err, policy.From(r.Context()).SignedIn())
				})
			})
			ada := b.person(t, "ada", nil)
			const size = 1<<20 + 10
			body := &lateBody{Reader: strings.NewReader(strings.Repeat("x", size)), before: func() {
				if !ends {
					return
				}
				must(t, b.store.WriteSystem(b.system, func(ctx context.Context, tx *ent.Client) error {
					_, err := tx.Session.Delete().Where(session.UserID(ada.ID)).Exec(ctx)
					return err
				}))
			}}
			request := httptest.NewRequestWithContext(t.Context(), http.MethodPost, publicOrigin+"/graphql", body)
			request.Header.Set("Content-Type", "application/json")
			request.Header.Set("Origin", publicOrigin)
			for _, cookie := range b.signIn(t, "ada") {
				request.AddCookie(cookie)
			}
			answer := httptest.NewRecorder()
			b.handler.ServeHTTP(answer, request)
			if want := fmt.Sprintf("%d <nil> %t", size, !ends); answer.Body.String() != want {
				t.Errorf("%s, not %s", answer.Body, want)
			}
		})
	}
}
