package store_test

import (
	"context"
	"errors"
	"testing"

	"sightline/ent"
	"sightline/ent/answer"
	"sightline/ent/feedbackrequest"
	"sightline/internal/policy"
	"sightline/internal/testkit"
)

// TestGateHoldsToTheGrant: under a grant that Authorize gave, everything else is refused: other rows, other types,
// other parents, bulk statements that reach further, and edges from the side without the foreign key.
func TestGateHoldsToTheGrant(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	plan := testkit.Plans()[2]
	writer := plan.ReviewerIn("sue", feedbackrequest.StateDRAFT)
	ctx := w.As(t, writer)
	label := plan.Label + "/sue/" + writer
	own, err := w.Store.Client().FeedbackRequest.Query().Where(feedbackrequest.ID(testkit.ID("req", label))).
		WithAnswers().Only(ctx)
	if err != nil {
		t.Fatal(err)
	}
	grant, err := policy.Authorize(policy.From(ctx), policy.WriteFeedback, own)
	if err != nil {
		t.Fatal(err)
	}
	other := testkit.ID("req", plan.Label+"/hana/rae")
	version := w.Version(t)
	for name, try := range map[string]func(ctx context.Context, tx *ent.Client) error{
		"another request": func(ctx context.Context, tx *ent.Client) error {
			return tx.FeedbackRequest.UpdateOneID(other).SetReplaced(true).Exec(ctx)
		},
		"all requests": func(ctx context.Context, tx *ent.Client) error {
			return tx.FeedbackRequest.Update().SetReplaced(true).Exec(ctx)
		},
		"another type": func(ctx context.Context, tx *ent.Client) error {
			return tx.Participation.UpdateOneID(own.ParticipationID).SetVersion(9).Exec(ctx)
		},
		"the account": func(ctx context.Context, tx *ent.Client) error {
			return tx.User.UpdateOneID(testkit.ID("usr", writer)).SetHrAdmin(true).Exec(ctx)
		},
		"an answer to another request": func(ctx context.Context, tx *ent.Client) error {
			return tx.Answer.Create().SetRequestID(other).SetQuestionID(testkit.ID("qst", plan.Label+"/text")).Exec(ctx)
		},
		"another's answers": func(ctx context.Context, tx *ent.Client) error {
			_, err := tx.Answer.Delete().Where(answer.IDNEQ("")).Exec(ctx)
			return err
		},
		"a new person": func(ctx context.Context, tx *ent.Client) error {
			return tx.User.Create().SetName("New").SetEmail("new@else.example").SetKind("GUEST").SetState("ACTIVE").
				SetLinePath("new/").Exec(ctx)
		},
		"an edge from the other side": func(ctx context.Context, tx *ent.Client) error {
			return tx.FeedbackRequest.UpdateOneID(own.ID).AddAnswerIDs(testkit.ID("ans", plan.Label+"/hana/rae/text")).Exec(ctx)
		},
		"clearing an edge from the other side": func(ctx context.Context, tx *ent.Client) error {
			return tx.FeedbackRequest.UpdateOneID(own.ID).ClearAnswers().Exec(ctx)
		},
	} {
		err := w.Store.Write(ctx, grant, try)
		if !errors.Is(err, policy.ErrNoGrant) {
			t.Errorf("%s: got %v", name, err)
		}
		if w.Version(t) != version {
			t.Fatalf("%s was written", name)
		}
	}
	err = w.Store.Write(ctx, grant, func(ctx context.Context, tx *ent.Client) error {
		return tx.Answer.UpdateOneID(own.Edges.Answers[0].ID).SetText("mine").Exec(ctx)
	})
	if err != nil {
		t.Errorf("what the grant names: %v", err)
	}
}

// TestNobodyElsesGrant: without a grant of the context nothing is written, and a grant for one act is none for a
// viewer who may not do it.
func TestNobodyElsesGrant(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	for _, persona := range testkit.Personas() {
		err := w.Store.Write(w.As(t, persona), policy.SystemGrant(w.As(t, persona)),
			func(ctx context.Context, tx *ent.Client) error {
				return tx.Setting.Update().SetCompanyName("Mine").Exec(ctx)
			})
		if !errors.Is(err, policy.ErrNoGrant) {
			t.Errorf("%s: got %v", persona, err)
		}
		settings, err := w.Store.Client().Setting.Query().Only(w.System(t))
		if err != nil || settings.CompanyName == "Mine" {
			t.Fatalf("%s renamed the company: %v", persona, err)
		}
	}
}
