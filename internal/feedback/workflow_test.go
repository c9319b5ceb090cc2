package feedback_test

import (
	"context"
	"testing"

	"sightline/ent"
	"sightline/ent/cycle"
	"sightline/ent/feedbackrequest"
	"sightline/internal/apperr"
	"sightline/internal/explain"
	"sightline/internal/feedback"
	"sightline/internal/policy"
	"sightline/internal/promise"
	"sightline/internal/testkit"
)

// command is one transition of workflow F.
type command struct {
	// by is who has the right: the reviewer themselves, or a persona.
	by string
	// from are the states in which it is carried out, to is the state after it.
	from []feedbackrequest.State
	to   feedbackrequest.State
	do   func(ctx context.Context, w *testkit.World, r *ent.FeedbackRequest) error
}

const reviewer = "the reviewer"

func commands() map[string]command {
	return map[string]command{
		"approve": {
			"max", states("NOMINATED"), "APPROVED",
			func(ctx context.Context, w *testkit.World, r *ent.FeedbackRequest) error {
				_, err := w.Parts.Feedback.Approve(ctx, feedback.ApproveNominationsInput{RequestIDs: []string{r.ID}})
				return err
			},
		},
		"reject": {
			"max", states("NOMINATED"), "REJECTED",
			func(ctx context.Context, w *testkit.World, r *ent.FeedbackRequest) error {
				_, err := w.Parts.Feedback.Reject(ctx, feedback.RejectNominationInput{RequestID: r.ID, Reason: "no"})
				return err
			},
		},
		"remove": {
			"sue", states("NOMINATED"), "WITHDRAWN",
			func(ctx context.Context, w *testkit.World, r *ent.FeedbackRequest) error {
				_, err := w.Parts.Feedback.RemoveNomination(ctx, feedback.RemoveNominationInput{RequestID: r.ID})
				return err
			},
		},
		"save": {
			reviewer, states("APPROVED", "DRAFT"), "DRAFT",
			func(ctx context.Context, w *testkit.World, r *ent.FeedbackRequest) error {
				_, err := w.Parts.Feedback.SaveDraft(ctx, feedback.SaveFeedbackDraftInput{RequestID: r.ID, ExpectedVersion: r.Version})
				return err
			},
		},
		"submit": {
			reviewer, states("DRAFT"), "SUBMITTED",
			func(ctx context.Context, w *testkit.World, r *ent.FeedbackRequest) error {
				return submit(ctx, w, r)
			},
		},
		"reopen": {
			reviewer, states("SUBMITTED"), "DRAFT",
			func(ctx context.Context, w *testkit.World, r *ent.FeedbackRequest) error {
				_, err := w.Parts.Feedback.Reopen(ctx, feedback.ReopenFeedbackInput{RequestID: r.ID, ExpectedVersion: r.Version})
				return err
			},
		},
		"decline": {
			reviewer, states("APPROVED", "DRAFT"), "DECLINED",
			func(ctx context.Context, w *testkit.World, r *ent.FeedbackRequest) error {
				_, err := w.Parts.Feedback.Decline(ctx, feedback.DeclineFeedbackInput{
					RequestID: r.ID, ExpectedVersion: r.Version, Reason: "no time",
				})
				return err
			},
		},
		"undo": {
			reviewer, states("DECLINED"), "APPROVED",
			func(ctx context.Context, w *testkit.World, r *ent.FeedbackRequest) error {
				_, err := w.Parts.Feedback.UndoDecline(ctx, feedback.UndoDeclineInput{RequestID: r.ID})
				return err
			},
		},
		"dismiss": {
			"sue", states("DECLINED"), "DECLINED",
			func(ctx context.Context, w *testkit.World, r *ent.FeedbackRequest) error {
				_, err := w.Parts.Feedback.DismissDecline(ctx, feedback.DismissDeclineInput{RequestID: r.ID})
				return err
			},
		},
	}
}

func states(names ...feedbackrequest.State) []feedbackrequest.State { return names }

func submit(ctx context.Context, w *testkit.World, r *ent.FeedbackRequest) error {
	version := "none"
	if seen, err := w.Parts.Explain.Explain(ctx, r.ID, explain.Main); err == nil {
		version = seen.Version
	}
	_, err := w.Parts.Feedback.Submit(ctx, feedback.SubmitFeedbackInput{
		RequestID: r.ID, ExpectedVersion: r.Version, VisibilityVersion: version,
	})
	return err
}

// requests are a request about Sue in each state and cycle, with its reviewer.
func requests(t *testing.T, w *testkit.World, wanted cycle.State) map[feedbackrequest.State]*ent.FeedbackRequest {
	t.Helper()
	all := map[feedbackrequest.State]*ent.FeedbackRequest{}
	for _, row := range w.RowsOf(t, "FeedbackRequest") {
		r, ok := row.Object.(*ent.FeedbackRequest)
		if ok && row.About == "sue" && r.Edges.Cycle.State == wanted && row.By != "gus" && row.By != "max" {
			all[r.State] = r
		}
	}
	return all
}

func personaOf(id string) string {
	for _, persona := range testkit.Personas() {
		if testkit.ID("usr", persona) == id {
			return persona
		}
	}
	return "nobody"
}

// TestRequestWorkflow tries every command in every state as the one who has the right to it: legal transitions end in
// their state, all others are refused and change nothing.
func TestRequestWorkflow(t *testing.T) {
	t.Parallel()
	origin := testkit.New(t)
	for name, c := range commands() {
		for state, r := range requests(t, origin, cycle.StateOPEN) {
			w := origin
			if legal(c, state) {
				w = origin.Copy(t)
			}
			who := c.by
			if who == reviewer {
				who = personaOf(r.ReviewerID)
			}
			version, ctx := w.Version(t), w.As(t, who)
			err := c.do(ctx, w, r)
			if legal(c, state) {
				after, _ := w.Store.Client().FeedbackRequest.Get(w.System(t), r.ID)
				if err != nil || after.State != c.to || after.Version == r.Version {
					t.Errorf("%s in %s by %s: got %v, %v", name, state, who, after, err)
				}
				continue
			}
			if code := apperr.CodeOf(err); code != refusal(name, c, state, r) {
				t.Errorf("%s in %s by %s: got %v, want %s", name, state, who, err, refusal(name, c, state, r))
			}
			if w.Version(t) != version {
				t.Errorf("%s in %s was refused and changed something", name, state)
			}
		}
	}
}

func legal(c command, state feedbackrequest.State) bool {
	for _, from := range c.from {
		if from == state {
			return true
		}
	}
	return false
}

// refusal: a reviewer who is not asked finds nothing; what is incomplete is an input; all else is the state.
func refusal(name string, c command, state feedbackrequest.State, r *ent.FeedbackRequest) apperr.Code {
	switch {
	case c.by == reviewer && !policy.Asked(r):
		if personaOf(r.ReviewerID) == "ada" || personaOf(r.ReviewerID) == "asa" || personaOf(r.ReviewerID) == "wim" &&
			r.Edges.Cycle.Preset != promise.Named {
			return apperr.InvalidState // they run the cycle and see the request as such
		}
		return apperr.NotFound
	case name == "submit" && state == feedbackrequest.StateAPPROVED:
		return apperr.BadUserInput
	default:
		return apperr.InvalidState
	}
}

// TestClosedCyclesAreReadOnly: in a closed cycle no command is carried out, whatever the state of the request.
func TestClosedCyclesAreReadOnly(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	version := w.Version(t)
	for name, c := range commands() {
		for state, r := range requests(t, w, cycle.StateCLOSED) {
			who := c.by
			if who == reviewer {
				who = personaOf(r.ReviewerID)
			}
			err := c.do(w.As(t, who), w, r)
			if code := apperr.CodeOf(err); code != apperr.InvalidState && code != apperr.NotFound {
				t.Errorf("%s in %s by %s: got %v", name, state, who, err)
			}
			if w.Version(t) != version {
				t.Fatalf("%s in %s changed something in a closed cycle", name, state)
			}
		}
	}
}

// TestStaleVersionsConflict: who writes on an old version is told so, with the feedback as it is now, and nothing is
// overwritten.
func TestStaleVersionsConflict(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	r := requests(t, w, cycle.StateOPEN)[feedbackrequest.StateDRAFT]
	ctx := w.As(t, personaOf(r.ReviewerID))
	save := func() error {
		_, err := w.Parts.Feedback.SaveDraft(ctx, feedback.SaveFeedbackDraftInput{RequestID: r.ID, ExpectedVersion: r.Version})
		return err
	}
	if err := save(); err != nil {
		t.Fatal(err)
	}
	version := w.Version(t)
	if err := save(); apperr.CodeOf(err) != apperr.Conflict {
		t.Errorf("got %v", err)
	}
	if w.Version(t) != version {
		t.Error("something was written")
	}
}

// TestReadersThatChanged: what others would read than the writer saw is not handed in.
func TestReadersThatChanged(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	r := requests(t, w, cycle.StateOPEN)[feedbackrequest.StateDRAFT]
	ctx := w.As(t, personaOf(r.ReviewerID))
	seen, err := w.Parts.Explain.Explain(ctx, r.ID, explain.Main)
	if err != nil {
		t.Fatal(err)
	}
	w.Change(t, func(ctx context.Context, tx *ent.Client) error {
		return tx.User.UpdateOneID(testkit.ID("usr", "otto")).SetHrAdmin(true).Exec(ctx)
	})
	_, err = w.Parts.Feedback.Submit(ctx, feedback.SubmitFeedbackInput{
		RequestID: r.ID, ExpectedVersion: r.Version, VisibilityVersion: seen.Version,
	})
	if apperr.CodeOf(err) != apperr.Conflict {
		t.Errorf("got %v", err)
	}
	if err := submit(ctx, w, r); err != nil {
		t.Errorf("after another look: %v", err)
	}
}

// TestReleasedMeanwhile: a release between the last look at the readers and the handing in opens nothing that the
// writer was told would wait.
func TestReleasedMeanwhile(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	r := requests(t, w, cycle.StateOPEN)[feedbackrequest.StateDRAFT]
	list := w.Store.Client().Participation.GetX(policy.AsSystem(t.Context(), policy.Prepare), r.ParticipationID)
	release := func(ctx context.Context, requestID string) (string, error) {
		version, err := w.Parts.Explain.Version(ctx, requestID)
		if err != nil {
			return "", err
		}
		_, err = w.Parts.Feedback.Release(w.As(t, "max"), feedback.ReleaseFeedbackInput{
			ParticipationID: list.ID, ExpectedVersion: list.Version,
		})
		return version, err
	}
	seen, err := w.Parts.Explain.Version(w.As(t, personaOf(r.ReviewerID)), r.ID)
	if err != nil {
		t.Fatal(err)
	}
	beside := feedback.New(w.Store, w.Parts.Inbox, nil, release)
	_, err = beside.Submit(w.As(t, personaOf(r.ReviewerID)), feedback.SubmitFeedbackInput{
		RequestID: r.ID, ExpectedVersion: r.Version, VisibilityVersion: seen,
	})
	if apperr.CodeOf(err) != apperr.Conflict {
		t.Errorf("got %v", err)
	}
	now := w.Store.Client().FeedbackRequest.GetX(policy.AsSystem(t.Context(), policy.Prepare), r.ID)
	if now.State != feedbackrequest.StateDRAFT || now.ReleasedAt == nil {
		t.Errorf("the feedback is %s, released at %v", now.State, now.ReleasedAt)
	}
	if err := submit(w.As(t, personaOf(r.ReviewerID)), w, r); err != nil {
		t.Errorf("after another look: %v", err)
	}
}
