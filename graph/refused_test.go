//go:build !race

package graph_test

import (
	"slices"
	"strings"
	"testing"

	"sightline/internal/policy"
	"sightline/internal/testkit"
)

// TestWritesThatAreRefused tries every mutation as everybody on objects in every state. What the policy does not grant
// is refused with the code it says, and not one byte of the database has changed. What came of it is a table that is
// read in review; that what is granted is also carried out, TestWritesThatAreGranted shows.
func TestWritesThatAreRefused(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	lockSomebody(t, w)
	server := w.Serve(t, quiet())
	rows, fields := w.AllRows(t), fieldsOf(w.Parts.Guard.Coordinates())
	before, version, tried, granted := w.Hash(t), w.Version(t), 0, 0
	table := newOperations()
	for _, persona := range everybody() {
		viewer := w.Viewer(t, persona)
		if persona == locked {
			viewer = policy.Nobody() // their session ended
		}
		for _, a := range attempts() {
			// Refusals with the same code are sent together: one above the payload takes the others' payloads away.
			refused := map[string][]testkit.Row{}
			for _, row := range samples(rows, a.on, strings.Fields(persona)[0]) {
				code := a.expected(t, w, viewer, row, fields)
				table.add("Mutation."+a.mutation, persona, code)
				if code != "" {
					refused[code] = append(refused[code], row)
				} else {
					granted++
				}
			}
			for code, same := range refused {
				tried += len(same)
				for page := range slices.Chunk(same, 5) {
					for i, got := range try(t, server, persona, a, page) {
						if got != code {
							t.Errorf("%s tries %s on %s %s: got %q, the policy says %s", persona, a.mutation, page[i].ID,
								label(page[i]), got, code)
						}
					}
				}
			}
			if now := w.Version(t); now != version {
				t.Fatalf("a refused %s of %s changed the database", a.mutation, persona)
			}
		}
	}
	if w.Hash(t) != before {
		t.Error("the database is not byte for byte as it was")
	}
	table.compare(t, "Mutation")
	t.Logf("write attempts: %d refused as the policy says, nothing changed; %d were granted", tried, granted)
}
