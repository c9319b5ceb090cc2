//go:build !race

package graph_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"sightline/internal/testkit"
)

// objectsOf are what a mutation may be tried on in a round.
func objectsOf(t *testing.T, r round, typeName string) []testkit.Row {
	t.Helper()
	ids := map[string][]string{"Cycle": {roundID("cyc", "")}, "Participation": {roundID("prt", "")}}[typeName]
	if typeName == "FeedbackRequest" {
		for _, writer := range r.asked {
			ids = append(ids, roundID("req", "/"+writer))
		}
	}
	return slices.DeleteFunc(r.world.RowsOf(t, typeName), func(row testkit.Row) bool { return !slices.Contains(ids, row.ID) })
}

// TestV4_AnonymousActsTellNothing: whatever somebody tries on an Anonymous cycle, a list or a request, the answer is the
// same, refusals word for word, whether nothing was written yet or enough: trying is no way of asking (A2).
func TestV4_AnonymousActsTellNothing(t *testing.T) {
	t.Parallel()
	origin := testkit.New(t)
	tried, done := 0, 0
	for _, reviewee := range []string{"sue", "hana"} {
		nothing, something := secretRound(t, origin, reviewee), secretRound(t, origin, reviewee)
		for _, writer := range anonymousWriters()[:4] {
			something.writes(t, writer, "By "+writer+".", 3, 1)
		}
		nothing.until(t, something.world.Clock.Now())
		for _, who := range without(testkit.Personas(), "asa", "rae", "cole", "wim", "rex") {
			one, two := nothing.copied(t), something.copied(t)
			for _, a := range attempts() {
				if !slices.Contains([]string{"Cycle", "Participation", "FeedbackRequest"}, a.on) {
					continue
				}
				for _, row := range objectsOf(t, nothing, a.on) {
					mutation := "mutation { " + strings.Replace(a.document(row), "{ code }", "{ code message path }", 1) + " }"
					first, second := testkit.Ask(t, one.server, who, mutation, nil), testkit.Ask(t, two.server, who, mutation, nil)
					tried++
					if serves(first) != serves(second) {
						t.Errorf("%s learns by %s on %s about %s:\n%s\n%s", who, a.mutation, row.ID, reviewee, first.Body, second.Body)
					}
					if codeAt(first, a.mutation) == "" || codeAt(second, a.mutation) == "" {
						done++
						one, two = nothing.copied(t), something.copied(t)
					}
				}
			}
		}
	}
	t.Logf("%d tries were answered alike, %d of them were carried out", tried, done)
}

// TestV4_AnonymousWritingWakesNobody: drafts, handing in and taking back send a tick to nobody but who writes.
func TestV4_AnonymousWritingWakesNobody(t *testing.T) {
	t.Parallel()
	r := secretRound(t, testkit.New(t), "sue")
	others := without(testkit.Personas(), "rae", "cole", "ex", "nobody")
	fences := map[string]func() string{}
	for _, who := range others {
		conn := follow(t, r.world, r.server, who)
		fences[who] = func() string { return string(receive(t, conn).Payload) }
	}
	r.writes(t, "rae", "It was good.", 3, 2)
	r.writes(t, "cole", "It was not.", 1, 1)
	id := roundID("req", "/cole")
	r.must(t, "cole", "reopenFeedback", fmt.Sprintf(
		"mutation { reopenFeedback(input: { requestId: %q, expectedVersion: 3 }) { errors { __typename } } }", id))
	fence := r.world.Clock.Now().AddDate(0, 0, 1)
	r.until(t, fence) // everybody's session is another one: that wakes them
	for _, who := range others {
		if got := fences[who](); got != "" && !strings.Contains(got, fence.Format(time.RFC3339)) {
			t.Errorf("%s was woken before: %s", who, got)
		}
	}
}
