//go:build !race

package graph_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"sightline/internal/testkit"
)

// inTwoWorlds lets the same be written about the same person in two worlds. In the one Rae writes what Cole writes in
// the other; she comes first and he last, or the other way round, and once one of them saves more often.
func inTwoWorlds(t *testing.T, origin *testkit.World, reviewee string) (one, two round) {
	t.Helper()
	one, two = secretRound(t, origin, reviewee), secretRound(t, origin, reviewee)
	one.writes(t, "rae", "It was good.", 5, 1)
	two.writes(t, "cole", "It was good.", 5, 3)
	for n, writer := range anonymousWriters()[2:] {
		for _, r := range []round{one, two} {
			r.until(t, testkit.Now().Add(time.Duration(n+1)*time.Hour))
			r.writes(t, writer, "By the "+fmt.Sprint(n)+".", n%3+2, 1)
		}
	}
	one.writes(t, "cole", "It was not.", 1, 2)
	two.writes(t, "rae", "It was not.", 1, 1)
	for _, r := range []round{one, two} {
		r.until(t, testkit.Now().Add(24*time.Hour))
	}
	return one, two
}

// TestV4_AnonymousNothingTellsWhoWroteWhat: two worlds differ only in who of two wrote which words, when, and after how
// many drafts. Nobody but these two, the administrators and who runs the cycle included, can tell the two apart by
// anything that is served, by its order, or by how many statements it takes: handed in, released, and forgotten, when
// the two cannot tell either.
func TestV4_AnonymousNothingTellsWhoWroteWhat(t *testing.T) {
	t.Parallel()
	origin := testkit.New(t)
	compared := 0
	for reviewee, decider := range map[string]string{"sue": "max", "hana": "ada"} {
		for _, step := range []string{"handed in", "released", "forgotten"} {
			if reviewee == "hana" && step != "released" {
				continue // the step in which most is served
			}
			one, two := inTwoWorlds(t, origin, reviewee)
			one.goOn(t, decider, step)
			two.goOn(t, decider, step)
			readers := testkit.Personas()
			if step != "forgotten" { // before, writers read what they wrote themselves
				readers = without(readers, "rae", "cole")
			}
			for _, who := range readers {
				compared += len(questions(t, one, who))
				if by := secretly(t, one, two, who); len(by) > 0 {
					t.Errorf("%s can tell by %v: about %s, %s", who, by, reviewee, step)
				}
			}
			if by := besides(t, one, two, step == "forgotten"); len(by) > 0 {
				t.Errorf("one can tell by %v: about %s, %s", by, reviewee, step)
			}
			own := fmt.Sprintf("{ node(id: %q) { ... on FeedbackRequest { answers { text } } } }", roundID("req", "/rae"))
			same := serves(testkit.Ask(t, one.server, "rae", own, nil)) == serves(testkit.Ask(t, two.server, "rae", own, nil))
			if same != (step == "forgotten") {
				t.Errorf("%s: Rae reads the same of what she wrote: %v", step, same)
			}
		}
	}
	t.Logf("%d operations gave the same in two worlds", compared)
}

// TestV4_AnonymousNothingTellsWhetherSomebodyWrote: until the release, and for good where too few wrote, nobody who will
// read, and nobody who was asked like the others, can tell whether anything was begun or handed in, nor by whom. The HR
// assistant, who runs the cycle and reads nothing in it, is told who is done.
func TestV4_AnonymousNothingTellsWhetherSomebodyWrote(t *testing.T) {
	t.Parallel()
	origin := testkit.New(t)
	for _, reviewee := range []string{"sue", "hana"} {
		for name, act := range map[string]func(r round){
			"begun":     func(r round) { r.begin(t, "rae") },
			"handed in": func(r round) { r.writes(t, "rae", "It was good.", 3, 1) },
			"by enough": func(r round) {
				for _, writer := range anonymousWriters()[:4] {
					r.writes(t, writer, "By "+writer+".", 3, 1)
				}
			},
			"by too few, and over": func(r round) {
				for _, writer := range anonymousWriters()[:2] {
					r.writes(t, writer, "By "+writer+".", 3, 1)
				}
			},
		} {
			if reviewee == "hana" && name != "by enough" {
				continue // the most that can be told
			}
			nothing, something := secretRound(t, origin, reviewee), secretRound(t, origin, reviewee)
			act(something)
			nothing.until(t, something.world.Clock.Now())
			if strings.HasSuffix(name, "over") {
				nothing.close(t)
				something.close(t)
			}
			for _, who := range without(testkit.Personas(), "asa", "rae", "cole", "wim", "rex") {
				if by := secretly(t, nothing, something, who); len(by) > 0 {
					t.Errorf("%s can tell by %v: about %s, %s", who, by, reviewee, name)
				}
			}
			if by := besides(t, nothing, something, false); len(by) > 0 {
				t.Errorf("one can tell by %v: about %s, %s", by, reviewee, name)
			}
			if by := secretly(t, nothing, something, "asa"); name != "begun" && len(by) == 0 {
				t.Errorf("Asa cannot tell who is done: the test shows nothing")
			}
		}
	}
}
