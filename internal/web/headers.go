package web

import (
	"net/http"
	"strings"
)

// closedPolicy is for everything that is no page: nothing in it may run or load (T58).
const closedPolicy = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

// filePolicy is for the app's files: a worker lives by the policy that its script came with.
const filePolicy = "default-src 'self'; base-uri 'none'; object-src 'none'; form-action 'none'; frame-ancestors 'none'"

// secured puts the headers on every answer, errors too; pages open their policy as far as they must.
func (s *site) secured(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		header := w.Header()
		header.Set("Content-Security-Policy", closedPolicy)
		header.Set("Cross-Origin-Opener-Policy", "same-origin")
		header.Set("Cross-Origin-Resource-Policy", "same-origin")
		header.Set("X-Content-Type-Options", "nosniff")
		header.Set("X-Frame-Options", "DENY")
		header.Set("Referrer-Policy", "no-referrer")
		header.Set("Permissions-Policy", "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()")
		header.Set("Cache-Control", "no-store")
		if s.cookies.secure {
			header.Set("Strict-Transport-Security", "max-age=31536000")
		}
		next.ServeHTTP(w, r)
	})
}

// appPolicy is the policy of the app's page (T58): scripts and styles are ours or carry the nonce.
func appPolicy(nonce string) string {
	return pagePolicy("'self' 'nonce-"+nonce+"'", "'self' 'nonce-"+nonce+"'", "'self'")
}

// graphiqlPolicy also lets its editor write style attributes and bring its icons' font along. A nonce for styles
// would switch 'unsafe-inline' off again.
func graphiqlPolicy(nonce string) string {
	return pagePolicy("'self' 'nonce-"+nonce+"'", "'self' 'unsafe-inline'", "'self' data:")
}

func pagePolicy(scripts, styles, fonts string) string {
	return strings.Join([]string{
		"default-src 'self'", "base-uri 'none'", "object-src 'none'", "frame-ancestors 'none'", "form-action 'self'",
		"script-src " + scripts, "style-src " + styles, "img-src 'self' data: blob:", "connect-src 'self'",
		"worker-src 'self'", "font-src " + fonts, "media-src 'self' blob:",
	}, "; ")
}
