package sample

import (
	"context"
	"fmt"
	"time"

	"sightline/ent"
	entcycle "sightline/ent/cycle"
	"sightline/ent/cyclenotice"
	"sightline/ent/mail"
	"sightline/ent/message"
	"sightline/internal/cycle"
	"sightline/internal/ids"
	"sightline/internal/policy"
	"sightline/internal/promise"
)

// round is one cycle as the tables tell it.
type round struct {
	name, introduction string
	state              entcycle.State
	preset             promise.Preset
	days               calendar
	// asks is the questionnaire.
	asks form
	// own says that reviewees are asked about themselves too.
	own bool
	// unasked says that members may write about its reviewees unasked.
	unasked bool
	// releasedByDate says that the clock releases what was handed in.
	releasedByDate bool
	lists          []list
}

// calendar says when things happen or happened, in days from today. A draft has none.
type calendar struct {
	// made to ends are settings of the cycle.
	made, starts, nominateUntil, approveUntil, writeUntil, release, ends int
	// nominated to late are when people did what they did.
	nominated, done, decided, submitted, released, opened, late int
}

// running is who runs all cycles of the sample.
const running = "hana"

// addRound writes a cycle with its questionnaire, its owner and its lists.
func (w *world) addRound(ctx context.Context, r round) error {
	owner, err := w.find(running)
	if err != nil {
		return err
	}
	c, err := w.addCycle(ctx, r)
	if err != nil {
		return err
	}
	if err := w.tx.CycleOwner.Create().SetCycleID(c.ID).SetUserID(owner.ID).Exec(ctx); err != nil {
		return fmt.Errorf("make the owner: %w", err)
	}
	questionIDs, err := w.addQuestionnaire(ctx, c, r.asks)
	if err != nil {
		return err
	}
	if err := w.record(ctx, c.CreatedAt, owner, policy.CreateCycle, c.ID, ""); err != nil {
		return err
	}
	if r.state != entcycle.StateDRAFT {
		if err := w.announce(ctx, r, c, owner); err != nil {
			return err
		}
	}
	for _, l := range r.lists {
		if err := w.addList(ctx, &telling{round: r, cycle: c, questionIDs: questionIDs}, l); err != nil {
			return fmt.Errorf("add the list of %s: %w", l.reviewee, err)
		}
	}
	if r.state != entcycle.StateOPEN || c.EndsAt.After(w.now) {
		return nil
	}
	// endRounds looks at once; this is for a start that ends before it does.
	if err := w.jobs.Enqueue(ctx, w.tx, cycle.ClockJob, c.ID, *c.EndsAt); err != nil {
		return fmt.Errorf("let the clock look at it: %w", err)
	}
	return nil
}

func (w *world) addCycle(ctx context.Context, r round) (*ent.Cycle, error) {
	made := w.on(r.days.made, 0)
	create := w.tx.Cycle.Create().SetID(ids.Ordered("cyc", made)).SetCreatedAt(made).SetName(r.name).
		SetIntroduction(r.introduction).SetKind(entcycle.KindFEEDBACK_360).SetState(r.state).SetPreset(r.preset).
		SetMinReviewers(3).SetMaxReviewers(8).SetSelfAssessment(r.own).SetProactiveAllowed(r.unasked)
	cycle.ApplyPromise(create.Mutation(), promise.Of(r.preset))
	if r.state != entcycle.StateDRAFT {
		evening := 8
		create.SetStartsAt(w.on(r.days.starts, 0)).SetNominateUntil(w.on(r.days.nominateUntil, evening)).
			SetApproveUntil(w.on(r.days.approveUntil, evening)).SetWriteUntil(w.on(r.days.writeUntil, evening)).
			SetReleaseAt(w.on(r.days.release, 0)).SetEndsAt(w.on(r.days.ends, evening)).
			SetReleasedByDate(r.releasedByDate)
		if r.preset != promise.Anonymous { // that promise stands from the opening, and no submission leaves a moment
			create.SetPolicyFrozenAt(w.on(r.days.submitted, 0))
		}
	}
	c, err := create.Save(ctx)
	if err != nil {
		return nil, fmt.Errorf("create the cycle: %w", err)
	}
	return c, nil
}

// announce publishes the cycle and tells its reviewees; the message to each goes with their list.
func (w *world) announce(ctx context.Context, r round, c *ent.Cycle, owner *ent.User) error {
	at := w.on(r.days.starts, 1)
	if err := w.tx.CycleNotice.Create().SetID(ids.Ordered("ntc", at)).SetCreatedAt(at).SetCycleID(c.ID).
		SetSentByID(owner.ID).SetPhase(cyclenotice.PhaseNOMINATE).SetRecipients(len(r.lists)).Exec(ctx); err != nil {
		return fmt.Errorf("announce the cycle: %w", err)
	}
	if err := w.record(ctx, at.Add(-2*time.Hour), owner, policy.PublishCycle, c.ID, ""); err != nil {
		return err
	}
	return w.record(ctx, at, owner, policy.NotifyCycle, c.ID, "")
}

// winter is being prepared and belongs to its owner alone.
func winter() round {
	return round{
		name:         "Winter 360 for team leads",
		introduction: "How do you experience the people who lead a team here? What helps you, and what would help you more?",
		state:        entcycle.StateDRAFT, preset: promise.Confidential, days: calendar{made: -2},
		asks: usualForm(),
		lists: []list{
			{reviewee: "max"}, {reviewee: "wim"}, {reviewee: "freja"}, {reviewee: "henrik"}, {reviewee: "bjorn"},
		},
	}
}

// told is the news that a cycle began, for one of its reviewees.
func told(reviewee *ent.User, at time.Time, participationID string) news {
	return news{
		to: reviewee, at: at, message: message.KindCYCLE_STARTED, mail: mail.KindCYCLE_STARTED,
		participationID: participationID,
	}
}
