package post_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/99designs/gqlgen/graphql/handler"

	"sightline/graph/post"
	"sightline/internal/clock"
)

func TestT50_AnOperationEndsAfterTenSeconds(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		company := newCompany()
		company.slow = true
		server := handler.New(company)
		server.AddTransport(post.Transport{})
		r := httptest.NewRequestWithContext(t.Context(), http.MethodPost, "/graphql", strings.NewReader(hello))
		r.Header.Set("Content-Type", plain)
		began := clock.System{}.Now()
		server.ServeHTTP(httptest.NewRecorder(), r)
		if took := time.Since(began); took != 10*time.Second {
			t.Errorf("the operation ended after %s, want 10s", took)
		}
	})
}
