//go:build race

package identity_test

// rounds is fewer where the race detector makes each of them slow.
const rounds = 30
