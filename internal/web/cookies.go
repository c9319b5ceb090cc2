package web

import (
	"net/http"
	"time"

	"sightline/internal/identity"
)

const deviceLife = 365 * 24 * time.Hour

// cookies writes and reads the cookies: the session, that a device has signed in before, and that a password was
// right. Over https their names bind them to this one host.
type cookies struct{ secure bool }

func (c cookies) name(name string) string {
	if c.secure {
		return "__Host-" + name
	}
	return name
}

func (c cookies) session(r *http.Request) identity.Secret { return c.read(r, "sightline") }

func (c cookies) device(r *http.Request) identity.Secret { return c.read(r, "sightline-device") }

func (c cookies) step(r *http.Request) identity.Secret { return c.read(r, "sightline-step") }

func (c cookies) door(r *http.Request) identity.Secret { return c.read(r, "sightline-door") }

// setDoor lets the browser come back with the code that was asked for at a share link.
func (c cookies) setDoor(w http.ResponseWriter, ticket identity.Secret) {
	c.write(w, "sightline-door", ticket, 0)
}

func (c cookies) clearDoor(w http.ResponseWriter) { c.write(w, "sightline-door", "", -1) }

// setStep lets the browser come back with a code. It ends with the browser, and by itself before that.
func (c cookies) setStep(w http.ResponseWriter, step identity.Secret) {
	c.write(w, "sightline-step", step, 0)
}

func (c cookies) clearStep(w http.ResponseWriter) { c.write(w, "sightline-step", "", -1) }

func (c cookies) read(r *http.Request, name string) identity.Secret {
	cookie, err := r.Cookie(c.name(name))
	if err != nil {
		return ""
	}
	return identity.Secret(cookie.Value)
}

func (c cookies) setSignedIn(w http.ResponseWriter, begun identity.SignedIn) {
	c.write(w, "sightline", begun.Session, int(begun.Lasts/time.Second))
	c.write(w, "sightline-device", begun.Device, int(deviceLife/time.Second))
}

func (c cookies) clearSession(w http.ResponseWriter) { c.write(w, "sightline", "", -1) }

func (c cookies) write(w http.ResponseWriter, name string, value identity.Secret, seconds int) {
	http.SetCookie(w, &http.Cookie{ //nolint:gosec // Secure wherever the public address is https
		Name: c.name(name), Value: value.Reveal(), Path: "/", MaxAge: seconds,
		HttpOnly: true, SameSite: http.SameSiteLaxMode, Secure: c.secure,
	})
}
