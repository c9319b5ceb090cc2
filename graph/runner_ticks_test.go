package graph_test

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"testing"

	"sightline/ent"
	"sightline/internal/cycle"
	"sightline/internal/promise"
	"sightline/internal/testkit"
)

// wakes says whom an act in a round wakes.
func (r round) wakes(t *testing.T, act func()) []string {
	t.Helper()
	news := map[string]<-chan struct{}{}
	for _, who := range testkit.Personas() {
		channel, end := r.world.Parts.Hub.Subscribe(testkit.ID("usr", who))
		defer end()
		news[who] = channel
	}
	act()
	var woken []string
	for _, who := range testkit.Personas() {
		select {
		case <-news[who]:
			woken = append(woken, who)
		default:
		}
	}
	return woken
}

// tickedRounds are rounds about Sue: one of each word, and one in which HR and the line manager read without the names.
func tickedRounds(t *testing.T, origin *testkit.World) map[string]round {
	t.Helper()
	unsigned := newRound(t, origin, "sue")
	unsigned.world.Change(t, func(ctx context.Context, tx *ent.Client) error {
		narrow := promise.Of(promise.Confidential)
		narrow.LineManager.Author, narrow.HRAdmin.Author = promise.Relation, promise.Relation
		narrow.LineManager.From, narrow.HRAdmin.From = promise.Released, promise.Released
		update := tx.Cycle.UpdateOneID(roundID("cyc", ""))
		cycle.ApplyPromise(update.Mutation(), narrow)
		return update.Exec(ctx)
	})
	return map[string]round{
		"named":     roundOf(t, origin, "sue", promise.Named, "rae", "cole", "gia"),
		"unsigned":  unsigned,
		"anonymous": secretRound(t, origin, "sue"),
	}
}

// TestV4_ATickTellsNothingHidden: two worlds differ in one act. Whoever is woken by it, but for who acts, is served
// something else by it: nobody learns by a wake-up what they do not see.
func TestV4_ATickTellsNothingHidden(t *testing.T) {
	t.Parallel()
	origin := testkit.New(t)
	for name, r := range tickedRounds(t, origin) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			total := 0
			for _, step := range tickedSteps(t, r) {
				before := r.copied(t)
				woken := r.wakes(t, step.act)
				for _, who := range woken {
					if who == step.by || step.name == "the release" && slices.Contains(r.asked, who) {
						continue // what somebody wrote themselves is theirs, and left out of the questions
					}
					total++
					if !sees(t, before, r, who) {
						t.Errorf("%s is woken by %s, and sees nothing of it", who, step.name)
					}
				}
				if name == "named" && step.name == "handing in" && !slices.Contains(woken, "asa") {
					t.Errorf("an HR assistant is not woken by handing in, but %v", woken)
				}
			}
			t.Logf("%d wake-ups, each with something to see", total)
		})
	}
}

// sees tells whether anything that is served to somebody differs between two rounds: what is likely first.
func sees(t *testing.T, one, two round, who string) bool {
	t.Helper()
	all := questions(t, one, who)
	names := slices.Collect(maps.Keys(all))
	likely := []string{"the table of the cycle", "to-dos", "results", "messages"}
	slices.SortFunc(names, func(a, b string) int { return slices.Index(likely, b) - slices.Index(likely, a) })
	return slices.ContainsFunc(names, func(name string) bool {
		first := testkit.Ask(t, one.server, who, all[name].text, all[name].variables)
		second := testkit.Ask(t, two.server, who, all[name].text, all[name].variables)
		return serves(first) != serves(second)
	})
}

type tickedStep struct {
	name, by string
	act      func()
}

func tickedSteps(t *testing.T, r round) []tickedStep {
	t.Helper()
	request := func(who string) string { return roundID("req", "/"+who) }
	steps := []tickedStep{
		{"a draft", "rae", func() { r.begin(t, "rae") }},
		{"another draft", "rae", func() { r.save(t, "rae", "So it is.", 2) }},
		{"handing in", "rae", func() { r.submit(t, "rae", 3) }},
		{"taking back", "rae", func() {
			r.must(t, "rae", "reopenFeedback", fmt.Sprintf(
				"mutation { reopenFeedback(input: { requestId: %q, expectedVersion: 4 }) { errors { __typename } } }", request("rae")))
		}},
		{"declining", "cole", func() {
			r.must(t, "cole", "declineFeedback", fmt.Sprintf(
				`mutation { declineFeedback(input: { requestId: %q, expectedVersion: 1, reason: "No." }) { errors { __typename } } }`,
				request("cole")))
		}},
		{"thinking better of it", "cole", func() {
			r.must(t, "cole", "undoDecline", fmt.Sprintf(
				`mutation { undoDecline(input: { requestId: %q }) { errors { __typename } } }`, request("cole")))
		}},
	}
	if r.preset == promise.Anonymous {
		return steps
	}
	return append(steps,
		tickedStep{"handing in again", "rae", func() { r.submit(t, "rae", 5) }},
		tickedStep{"the release", "max", func() { r.release(t, "max") }},
		tickedStep{"reading", "sue", func() {
			r.must(t, "sue", "openResults", fmt.Sprintf(
				"mutation { openResults(input: { participationId: %q }) { errors { __typename } } }", roundID("prt", "")))
		}},
	)
}
