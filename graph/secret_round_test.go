package graph_test

import (
	"context"
	"fmt"
	"testing"
	"time"

	"sightline/ent"
	entcycle "sightline/ent/cycle"
	"sightline/ent/feedbackrequest"
	"sightline/ent/question"
	"sightline/internal/anonymity"
	"sightline/internal/cycle"
	"sightline/internal/promise"
	"sightline/internal/testkit"
)

// anonymousWriters are those who are asked in an Anonymous round: peers, a guest, the technical administrator.
func anonymousWriters() []string { return []string{"rae", "cole", "wim", "rex", "gia", "tess"} }

// secretRound is a round in an Anonymous cycle, with a scale beside the prose, after an earlier one like it in which the
// same people were asked.
func secretRound(t *testing.T, origin *testkit.World, reviewee string) round {
	t.Helper()
	r := roundOf(t, origin, reviewee, promise.Anonymous, anonymousWriters()...)
	r.world.Change(t, func(ctx context.Context, tx *ent.Client) error {
		if err := scaleOf(ctx, tx, ""); err != nil {
			return err
		}
		return earlierLike(ctx, tx, "/earlier", reviewee, 90)
	})
	return r
}

// scaleOf adds a section with a scale to the cycle of a part of the round.
func scaleOf(ctx context.Context, tx *ent.Client, part string) error {
	section, cycleID := roundID("sec", part+"/scale"), roundID("cyc", part)
	if err := tx.Section.Create().SetID(section).SetCycleID(cycleID).SetPosition(1).SetTitle("Work").Exec(ctx); err != nil {
		return err
	}
	return tx.Question.Create().SetID(roundID("qst", part+"/scale")).SetCycleID(cycleID).SetSectionID(section).
		SetPosition(1).SetKind(question.KindSCALE).SetText("How well?").
		SetLabels([]string{"Never", "Seldom", "Often", "Mostly", "Always"}).Exec(ctx)
}

// earlierLike adds an earlier Anonymous round about the same person, which was released so many days ago: of those who
// were asked one did not write.
func earlierLike(ctx context.Context, tx *ent.Client, part, reviewee string, days int) error {
	cycleID, list := roundID("cyc", part), roundID("prt", part)
	create := tx.Cycle.Create().SetID(cycleID).SetKind(entcycle.KindFEEDBACK_360).SetState(entcycle.StateCLOSED).
		SetName("Earlier").SetPreset(promise.Anonymous)
	cycle.ApplyPromise(create.Mutation(), promise.Of(promise.Anonymous))
	if err := create.Exec(ctx); err != nil {
		return err
	}
	if err := scaleOf(ctx, tx, part); err != nil {
		return err
	}
	if err := tx.Participation.Create().SetID(list).SetCycleID(cycleID).SetRevieweeID(testkit.ID("usr", reviewee)).
		SetReleasedAt(testkit.Now().AddDate(0, 0, -days)).Exec(ctx); err != nil {
		return err
	}
	for n, writer := range anonymousWriters() {
		state := feedbackrequest.StateRELEASED
		if n == 0 {
			state = feedbackrequest.StateEXPIRED
		}
		if err := tx.FeedbackRequest.Create().SetID(roundID("req", part+"/"+writer)).SetCycleID(cycleID).
			SetParticipationID(list).SetRevieweeID(testkit.ID("usr", reviewee)).SetReviewerID(testkit.ID("usr", writer)).
			SetNominatedByID(testkit.ID("usr", reviewee)).SetState(state).Exec(ctx); err != nil {
			return err
		}
	}
	return tx.ResultCut.Create().SetID(roundID("cut", part)).SetParticipationID(list).
		SetQuestionID(roundID("qst", part+"/scale")).SetGroup(anonymity.All).SetMean(3.2).Exec(ctx)
}

// writes hands in words and a point on the scale, at a moment of its own and after so many drafts.
func (r round) writes(t *testing.T, writer, words string, point, drafts int) {
	t.Helper()
	for n := range drafts {
		r.world.Clock.Advance(time.Minute)
		r.must(t, writer, "saveFeedbackDraft", fmt.Sprintf(
			`mutation { saveFeedbackDraft(input: { requestId: %q, expectedVersion: %d, answers: [
				{questionId: %q, text: %q}, {questionId: %q, scale: %d}] }) { errors { __typename } } }`,
			roundID("req", "/"+writer), n+1, roundID("qst", ""), words, roundID("qst", "/scale"), point))
	}
	r.submit(t, writer, drafts+1)
}

// until moves the clock of a round to a later moment; everybody has logged in again by then.
func (r round) until(t *testing.T, at time.Time) {
	t.Helper()
	r.world.Clock.Advance(at.Sub(r.world.Clock.Now()))
	r.world.Change(t, func(ctx context.Context, tx *ent.Client) error {
		for _, old := range tx.Session.Query().AllX(ctx) {
			if err := tx.Session.DeleteOne(old).Exec(ctx); err != nil {
				return err
			}
			if err := tx.Session.Create().SetID(old.ID).SetUserID(old.UserID).SetTokenHash(old.TokenHash).
				SetSeenAt(at).SetExpiresAt(at.AddDate(0, 0, 1)).Exec(ctx); err != nil {
				return err
			}
		}
		return nil
	})
}

// goOn brings a round to a later step of its life.
func (r round) goOn(t *testing.T, decider, step string) {
	t.Helper()
	if step == "handed in" {
		return
	}
	r.until(t, testkit.Now().AddDate(0, 0, 13))
	r.release(t, decider)
	if step == "forgotten" {
		r.close(t)
	}
}

// close lets a round come to its end, and what joins answers to writers be destroyed.
func (r round) close(t *testing.T) {
	t.Helper()
	r.until(t, testkit.Now().AddDate(0, 0, 21))
	if err := r.world.Parts.Cycles.Move(r.world.System(t)); err != nil {
		t.Fatal(err)
	}
	if err := r.world.Parts.Feedback.Forget(r.world.System(t), roundID("cyc", "")); err != nil {
		t.Fatal(err)
	}
}

// copied is the same round in a copy of its world.
func (r round) copied(t *testing.T) round {
	t.Helper()
	at := r.world.Clock.Now()
	r.world = r.world.Copy(t)
	r.until(t, at)
	r.server = r.world.Serve(t, quiet())
	return r
}
