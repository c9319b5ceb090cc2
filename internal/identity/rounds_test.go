//go:build !race

package identity_test

// rounds is how often tests of one moment are repeated (T27).
const rounds = 1_000
