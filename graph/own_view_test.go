//go:build !race

package graph_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"sightline/ent"
	"sightline/internal/testkit"
)

// writesOwnView hands in what the reviewee of a round says of themselves.
func (r round) writesOwnView(t *testing.T, reviewee, words string, point int) {
	t.Helper()
	r.must(t, reviewee, "saveSelfAssessment", fmt.Sprintf(
		`mutation { saveSelfAssessment(input: { participationId: %q, expectedVersion: 0, answers: [
			{questionId: %q, text: %q}, {questionId: %q, scale: %d}] }) { errors { __typename } } }`,
		roundID("prt", ""), roundID("qst", ""), words, roundID("qst", "/scale"), point))
	seen := testkit.Ask(t, r.server, reviewee, fmt.Sprintf(
		`{ visibility(id: %q, text: SELF_ASSESSMENT) { version } }`, roundID("prt", "")), nil)
	r.must(t, reviewee, "submitSelfAssessment", fmt.Sprintf(
		`mutation { submitSelfAssessment(input: { participationId: %q, expectedVersion: 1, visibilityVersion: %q }) {
			errors { __typename } } }`, roundID("prt", ""), seen.At("visibility", "version")))
}

// othersViews asks for everything that is told of what reviewers wrote in a round.
func othersViews() string {
	return fmt.Sprintf(`{
		list: node(id: %q) { ... on Participation { stage releasedAt withheldAnswers statesBlurred
			outlook { asked threshold shown spare }
			requests { id state reviewer { id } answers { text scale } }
			results { answered atLeast questions { enough mean distribution notApplicable answers { text scale }
				texts { text group } cuts { group mean x y shares { from to tenths } } } } } }
		cycle: node(id: %q) { ... on Cycle { progress { asked handedIn declined released toDecide }
			release: notices { phase recipients } } } }`, roundID("prt", ""), roundID("cyc", ""))
}

// TestOwnViewIsNeverMixed: in an Anonymous cycle nothing that is published or told of what reviewers wrote differs
// between a world in which the reviewee handed in their own view and one in which they did not: not a number, not a
// text, not how many are needed. That holds where one answer less than the threshold is there, too: the own view is
// none of them.
func TestOwnViewIsNeverMixed(t *testing.T) {
	t.Parallel()
	origin := testkit.New(t)
	compared := 0
	for reviewee, decider := range map[string]string{"sue": "max", "hana": "ada"} {
		for _, writers := range []int{2, 3, 5} {
			with, without := secretRound(t, origin, reviewee), secretRound(t, origin, reviewee)
			for n, r := range []round{with, without} {
				r.world.Change(t, func(ctx context.Context, tx *ent.Client) error {
					return tx.Cycle.UpdateOneID(roundID("cyc", "")).SetSelfAssessment(true).Exec(ctx)
				})
				if n == 0 {
					r.writesOwnView(t, reviewee, "I am never late.", 1)
				}
				for at, writer := range anonymousWriters()[:writers] {
					r.until(t, testkit.Now().Add(time.Duration(at+1)*time.Hour))
					r.writes(t, writer, "By the "+fmt.Sprint(at)+".", at%3+3, 1)
				}
			}
			for _, step := range []string{"handed in", "released", "forgotten"} {
				for _, r := range []round{with, without} {
					switch {
					case step == "released" && writers >= 3:
						r.goOn(t, decider, step)
					case step == "forgotten":
						r.close(t)
					}
				}
				for _, who := range testkit.Personas() {
					compared++
					first := testkit.Ask(t, with.server, who, othersViews(), nil)
					second := testkit.Ask(t, without.server, who, othersViews(), nil)
					first.Errors, second.Errors = nil, nil // refusals stand in any order
					if a, b := inNoOrder(t, first, "texts", "cuts", "answers"), inNoOrder(t, second, "texts", "cuts", "answers"); a != b {
						t.Errorf("%d about %s, %s: %s reads\n%.600s\nand without the own view\n%.600s", writers, reviewee, step, who, a, b)
					}
					if strings.Contains(string(first.Body), "never late") {
						t.Errorf("%s reads it among the others: %s", who, first.Body)
					}
					for _, typeName := range []string{"ReleasedText", "ResultCut"} {
						if published(t, with, who, typeName) != published(t, without, who, typeName) {
							t.Errorf("%d about %s, %s: %s can tell by %s", writers, reviewee, step, who, typeName)
						}
					}
				}
			}
		}
	}
	t.Logf("%d readings of what others wrote gave the same with and without an own view", compared)
}

// ownViewOf is what a persona is served of what the reviewee of a round wrote.
func (r round) ownViewOf(t *testing.T, who string) string {
	t.Helper()
	answer := testkit.Ask(t, r.server, who, fmt.Sprintf(
		`{ node(id: %q) { ... on Participation { selfAnswers { text scale question { text } } } } }`, roundID("prt", "")), nil)
	return string(answer.Body)
}

// TestOwnViewIsReadWithTheRest: nobody but the reviewee reads it before the feedback about them is released; then
// whoever reads anything of that, in full, and nobody else; after the close of an Anonymous cycle it still is there.
// What HR reads of it is recorded (V9).
func TestOwnViewIsReadWithTheRest(t *testing.T) {
	t.Parallel()
	origin := testkit.New(t)
	r := secretRound(t, origin, "sue")
	r.world.Change(t, func(ctx context.Context, tx *ent.Client) error {
		return tx.Cycle.UpdateOneID(roundID("cyc", "")).SetSelfAssessment(true).Exec(ctx)
	})
	r.writesOwnView(t, "sue", "I am never late.", 4)
	reads := func(step string, readers ...string) {
		t.Helper()
		for _, who := range testkit.Personas() {
			want := strings.Contains(" "+strings.Join(readers, " ")+" ", " "+who+" ")
			if got := strings.Contains(r.ownViewOf(t, who), "never late"); got != want {
				t.Errorf("%s: %s reads it: %v", step, who, got)
			}
		}
	}
	reads("handed in", "sue")
	for n, writer := range anonymousWriters()[:4] {
		r.writes(t, writer, "By the "+fmt.Sprint(n)+".", n%3+2, 1)
	}
	r.goOn(t, "max", "released")
	readings := func() int { return r.world.Store.Client().Reading.Query().CountX(r.world.System(t)) }
	before := readings()
	r.ownViewOf(t, "max")
	if readings() != before {
		t.Error("a line was written about the line manager")
	}
	reads("released", "sue", "max", "ada", "hana")
	if got := readings(); got != before+2 {
		t.Errorf("%d lines were written about two of HR", got-before)
	}
	r.close(t)
	reads("forgotten", "sue", "max", "ada", "hana")
}
