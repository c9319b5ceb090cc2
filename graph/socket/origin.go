package socket

import (
	"net/http"
	"net/url"
	"strings"
)

// ExactOrigin returns an AllowOrigin that takes the origin of the public address and no other (T19): no prefix, no
// suffix, no other scheme or port. A request without an Origin comes from no browser; it is taken only when it has no
// cookie either, so that nobody's session can be borrowed.
func ExactOrigin(public *url.URL) func(*http.Request) bool {
	want := originOf(public)
	return func(r *http.Request) bool {
		given := r.Header.Values("Origin")
		switch len(given) {
		case 0:
			return len(r.Header.Values("Cookie")) == 0
		case 1:
			return given[0] == want
		default:
			return false
		}
	}
}

// originOf writes an origin as browsers do: lower case, without the scheme's own port.
func originOf(public *url.URL) string {
	scheme, host := strings.ToLower(public.Scheme), strings.ToLower(public.Host)
	switch scheme {
	case "http":
		host = strings.TrimSuffix(host, ":80")
	case "https":
		host = strings.TrimSuffix(host, ":443")
	}
	return scheme + "://" + host
}
