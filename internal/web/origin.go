package web

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/rs/cors"

	"sightline/internal/apperr"
)

// originOf is how browsers write where a page comes from: without a default port and in lower case.
func originOf(address *url.URL) string {
	scheme, host := strings.ToLower(address.Scheme), strings.ToLower(address.Host)
	if defaultPort := map[string]string{"http": ":80", "https": ":443"}[scheme]; defaultPort != "" {
		host = strings.TrimSuffix(host, defaultPort)
	}
	return scheme + "://" + host
}

// sameOrigin refuses whatever a browser sends for another site, at every address (T19, T57). A request that changes
// something passes if its Origin is exactly ours, or if no browser says anything about it. A socket with a cookie
// needs our Origin, for browsers send the cookie from everywhere.
func (s *site) sameOrigin(next http.Handler) (http.Handler, error) {
	protection := http.NewCrossOriginProtection()
	for _, origin := range s.origins {
		if err := protection.AddTrustedOrigin(origin); err != nil {
			return nil, fmt.Errorf("%s is no origin: %w", origin, err)
		}
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if protection.Check(r) != nil || !s.originAllowed(r) {
			fail(w, r, apperr.New(apperr.Forbidden, "auth.origin", originOf(s.PublicURL)))
			return
		}
		next.ServeHTTP(w, r)
	}), nil
}

// originAllowed is stricter than the standard library, which compares with the Host that the request itself names.
func (s *site) originAllowed(r *http.Request) bool {
	given, present := r.Header["Origin"]
	switch {
	case present:
		reads := r.Method == http.MethodGet || r.Method == http.MethodHead || r.Method == http.MethodOptions
		return (reads && !isSocket(r)) || (len(given) == 1 && slices.Contains(s.origins, given[0]))
	case isSocket(r):
		return r.Header.Get("Cookie") == ""
	default:
		return true
	}
}

func isSocket(r *http.Request) bool {
	return strings.Contains(strings.ToLower(r.Header.Get("Upgrade")), "websocket")
}

// crossOrigin answers browsers that ask whether another site may call: only the configured ones may, none by default.
func (s *site) crossOrigin(next http.Handler) http.Handler {
	return cors.New(cors.Options{
		AllowOriginFunc:  func(origin string) bool { return slices.Contains(s.OtherOrigins, origin) },
		AllowedMethods:   []string{http.MethodGet, http.MethodPost},
		AllowedHeaders:   []string{"Accept", "Accept-Language", "Content-Type"},
		ExposedHeaders:   []string{"Retry-After", "X-Request-Id"},
		AllowCredentials: true,
		MaxAge:           600,
	}).Handler(next)
}
