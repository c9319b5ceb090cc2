package web

import (
	"net/http"
	"net/netip"
	"slices"
	"strings"
)

// Network returns where a request comes from, as the limiter of sign-in sees it.
func Network(proxies []netip.Prefix) func(*http.Request) string {
	return func(r *http.Request) string { return networkOf(r, proxies) }
}

// networkOf is where a request comes from, for the limiter: the /24 or /64 of the last address that no trusted proxy
// has. What a client writes into the header itself stands further left and is never reached (T64).
func networkOf(r *http.Request, proxies []netip.Prefix) string {
	peer, err := netip.ParseAddrPort(r.RemoteAddr)
	if err != nil {
		return "unknown"
	}
	address := peer.Addr().Unmap()
	hops := strings.Split(strings.Join(r.Header.Values("X-Forwarded-For"), ","), ",")
	for _, hop := range slices.Backward(hops) {
		if !trusted(address, proxies) {
			break
		}
		before, err := netip.ParseAddr(strings.TrimSpace(hop))
		if err != nil {
			break
		}
		address = before.Unmap().WithZone("")
	}
	return widened(address)
}

func trusted(address netip.Addr, proxies []netip.Prefix) bool {
	return slices.ContainsFunc(proxies, func(p netip.Prefix) bool { return p.Contains(address) })
}

func widened(address netip.Addr) string {
	bits := 64
	if address.Is4() {
		bits = 24
	}
	prefix, err := address.Prefix(bits)
	if err != nil {
		return address.String()
	}
	return prefix.String()
}
