package graph_test

import (
	"context"
	"fmt"
	"net/http/httptest"
	"slices"
	"testing"
	"time"

	"sightline/ent"
	entcycle "sightline/ent/cycle"
	"sightline/ent/feedbackrequest"
	"sightline/ent/question"
	"sightline/internal/cycle"
	"sightline/internal/promise"
	"sightline/internal/testkit"
)

// round is one cycle about one reviewee in a world of its own.
type round struct {
	world  *testkit.World
	server *httptest.Server
	preset promise.Preset
	// asked are those who were asked to write.
	asked []string
	// everywhere lets questions ask for the rows of the other cycles in the world too.
	everywhere bool
}

// roundID is the id of a part of the round.
func roundID(prefix, part string) string { return testkit.ID(prefix, "round"+part) }

// newRound adds a Confidential cycle to a copy of the world; Rae, Cole and Gia were asked.
func newRound(t *testing.T, origin *testkit.World, reviewee string) round {
	t.Helper()
	return roundOf(t, origin, reviewee, promise.Confidential, "rae", "cole", "gia")
}

// roundOf adds a cycle to a copy of the world, with a second list on which the same people stand, of Sue's or, where
// the round is about her, of Otto's: what is counted over lists must not tell either.
func roundOf(t *testing.T, origin *testkit.World, reviewee string, preset promise.Preset, asked ...string) round {
	t.Helper()
	w := origin.Copy(t)
	w.Change(t, func(ctx context.Context, tx *ent.Client) error {
		if err := writeCycle(ctx, tx, preset); err != nil {
			return err
		}
		for part, about := range listsOf(reviewee) {
			if err := writeList(ctx, tx, part, about, about, asked); err != nil {
				return err
			}
		}
		return nil
	})
	return round{world: w, server: w.Serve(t, quiet()), preset: preset, asked: asked}
}

// listsOf are the two lists of a round, with whom they are about.
func listsOf(reviewee string) map[string]string {
	if reviewee == "sue" {
		return map[string]string{"": reviewee, "/other": "otto"}
	}
	return map[string]string{"": reviewee, "/other": "sue"}
}

func writeCycle(ctx context.Context, tx *ent.Client, preset promise.Preset) error {
	now, id := testkit.Now(), roundID("cyc", "")
	create := tx.Cycle.Create().SetID(id).SetKind(entcycle.KindFEEDBACK_360).SetState(entcycle.StateOPEN).
		SetName("Round").SetPreset(preset).SetMinReviewers(0).SetMaxReviewers(12).
		SetStartsAt(now.AddDate(0, 0, -1)).
		SetWriteUntil(now.AddDate(0, 0, 10)).SetReleaseAt(now.AddDate(0, 0, 12)).SetEndsAt(now.AddDate(0, 0, 20))
	cycle.ApplyPromise(create.Mutation(), promise.Of(preset))
	if err := create.Exec(ctx); err != nil {
		return err
	}
	if err := tx.Section.Create().SetID(roundID("sec", "")).SetCycleID(id).SetPosition(0).SetTitle("").Exec(ctx); err != nil {
		return err
	}
	return tx.Question.Create().SetID(roundID("qst", "")).SetCycleID(id).SetSectionID(roundID("sec", "")).SetPosition(0).
		SetKind(question.KindTEXT).SetText("What?").SetRequired(true).Exec(ctx)
}

func writeList(ctx context.Context, tx *ent.Client, part, about, nominator string, asked []string) error {
	err := tx.Participation.Create().SetID(roundID("prt", part)).SetCycleID(roundID("cyc", "")).
		SetRevieweeID(testkit.ID("usr", about)).SetListDoneAt(testkit.Now().Add(-time.Hour)).Exec(ctx)
	if err != nil {
		return err
	}
	return putOnList(ctx, tx, part, about, nominator, asked)
}

func putOnList(ctx context.Context, tx *ent.Client, part, about, nominator string, asked []string) error {
	for _, reviewer := range asked {
		err := tx.FeedbackRequest.Create().SetID(roundID("req", part+"/"+reviewer)).SetCycleID(roundID("cyc", "")).
			SetParticipationID(roundID("prt", part)).SetRevieweeID(testkit.ID("usr", about)).
			SetReviewerID(testkit.ID("usr", reviewer)).SetNominatedByID(testkit.ID("usr", nominator)).
			SetState(feedbackrequest.StateAPPROVED).Exec(ctx)
		if err != nil {
			return err
		}
	}
	return nil
}

// begin writes a draft as a reviewer.
func (r round) begin(t *testing.T, reviewer string) {
	t.Helper()
	r.save(t, reviewer, "So.", 1)
}

// save writes words as a reviewer, into a draft that was saved so often.
func (r round) save(t *testing.T, reviewer, words string, version int) {
	t.Helper()
	r.must(t, reviewer, "saveFeedbackDraft", fmt.Sprintf(
		`mutation { saveFeedbackDraft(input: { requestId: %q, expectedVersion: %d, answers: [{questionId: %q, text: %q}] }) {
			errors { __typename } } }`, roundID("req", "/"+reviewer), version, roundID("qst", ""), words))
}

// handIn writes and hands in as a reviewer.
func (r round) handIn(t *testing.T, reviewer string) {
	t.Helper()
	r.begin(t, reviewer)
	r.submit(t, reviewer, 2)
}

// submit hands in what a reviewer has saved.
func (r round) submit(t *testing.T, reviewer string, version int) {
	t.Helper()
	id := roundID("req", "/"+reviewer)
	seen := testkit.Ask(t, r.server, reviewer, fmt.Sprintf("{ visibility(id: %q) { version } }", id), nil)
	r.must(t, reviewer, "submitFeedback", fmt.Sprintf(
		`mutation { submitFeedback(input: { requestId: %q, expectedVersion: %d, visibilityVersion: %q }) {
			errors { __typename } } }`, id, version, seen.At("visibility", "version")))
}

// release opens what was handed in to the reviewee.
func (r round) release(t *testing.T, by string) {
	t.Helper()
	r.must(t, by, "releaseFeedback", fmt.Sprintf(
		`mutation { releaseFeedback(input: { participationId: %q, expectedVersion: 1 }) { errors { __typename } } }`,
		roundID("prt", "")))
}

func (r round) must(t *testing.T, who, name, mutation string) {
	t.Helper()
	answer := testkit.Ask(t, r.server, who, mutation, nil)
	if failed, _ := answer.At(name, "errors").([]any); answer.Code() != "" || len(failed) > 0 {
		t.Fatalf("%s cannot %s: %s", who, name, answer.Body)
	}
}

// openRound is a round in which members may write unasked.
func openRound(t *testing.T, origin *testkit.World) round {
	t.Helper()
	return opened(t, newRound(t, origin, "sue"))
}

// opened lets members write unasked in a round.
func opened(t *testing.T, r round) round {
	t.Helper()
	r.world.Change(t, func(ctx context.Context, tx *ent.Client) error {
		return tx.Cycle.UpdateOneID(roundID("cyc", "")).SetProactiveAllowed(true).Exec(ctx)
	})
	return r
}

// unasked begins as somebody whom nobody asked, writes, and hands in if it is to.
func (r round) unasked(t *testing.T, who string, handIn bool) string {
	t.Helper()
	begun := testkit.Ask(t, r.server, who, fmt.Sprintf(
		`mutation { beginFeedback(input: { participationId: %q }) { request { id } errors { __typename } } }`,
		roundID("prt", "")), nil)
	id, ok := begun.At("beginFeedback", "request", "id").(string)
	if !ok {
		t.Fatalf("%s begins: %s", who, begun.Body)
	}
	r.must(t, who, "saveFeedbackDraft", fmt.Sprintf(
		`mutation { saveFeedbackDraft(input: { requestId: %q, expectedVersion: 1, answers: [{questionId: %q, text: "So."}] }) {
			errors { __typename } } }`, id, roundID("qst", "")))
	if handIn {
		seen := testkit.Ask(t, r.server, who, fmt.Sprintf("{ visibility(id: %q) { version } }", id), nil)
		r.must(t, who, "submitFeedback", fmt.Sprintf(
			`mutation { submitFeedback(input: { requestId: %q, expectedVersion: 2, visibilityVersion: %q }) {
				errors { __typename } } }`, id, seen.At("visibility", "version")))
	}
	return id
}

func without(all []string, some ...string) []string {
	return slices.DeleteFunc(slices.Clone(all), func(one string) bool { return slices.Contains(some, one) })
}
