package cycle_test

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"testing"
	"time"

	"sightline/ent"
	"sightline/ent/answer"
	entcycle "sightline/ent/cycle"
	"sightline/ent/feedbackrequest"
	"sightline/ent/question"
	"sightline/internal/answers"
	"sightline/internal/apperr"
	"sightline/internal/cycle"
	"sightline/internal/explain"
	"sightline/internal/feedback"
	"sightline/internal/policy"
	"sightline/internal/promise"
	"sightline/internal/testkit"
)

// deed is something that somebody tries on a walk; it returns who did.
type deed func(t *testing.T, w *walk) (string, error)

// errNothing says that there was nothing to try it on.
var errNothing = errors.New("nothing to try it on")

// tried is a deed with how often it is tried among the others.
type tried struct {
	often int
	do    deed
}

// deeds are everything that people do in a cycle, and that time passes.
func deeds() map[string]tried {
	return map[string]tried{
		"nominate": {8, nominate}, "be done": {3, finish}, "remove": {2, removeOne}, "approve": {10, approveOne},
		"reject": {3, rejectOne}, "save": {10, saveDraft}, "submit": {10, submitOne}, "take back": {1, takeBack},
		"decline": {2, declineOne}, "undo": {3, undoOne}, "dismiss": {8, dismissOne}, "withhold": {8, withhold},
		"put back": {8, putBack}, "release": {2, release}, "release all": {1, releaseAll}, "narrow": {2, setPolicy},
		"close": {1, closeCycle}, "reopen the cycle": {3, reopenCycle}, "archive": {1, archive},
		"bring back": {1, unarchive}, "add somebody late": {1, addLate}, "let time pass": {2, letTimePass},
		"another line manager": {3, moveInLine}, "leave": {1, leave}, "come back": {2, comeBack},
		"reset reviewers": {10, resetReviewers}, "begin unasked": {8, beginUnasked}, "throw away": {2, throwAway},
	}
}

func revieweeOf(w *walk, r *ent.FeedbackRequest) *ent.User {
	return w.personOr(r.RevieweeID)
}

func reviewerOf(w *walk, r *ent.FeedbackRequest) *ent.User {
	return w.personOr(r.ReviewerID)
}

func deciderOf(w *walk, r *ent.FeedbackRequest) *ent.User { return w.decider(r.RevieweeID) }

// onRequest does something with one request, rather one in these states than another.
func onRequest(
	t *testing.T, w *walk, who func(*walk, *ent.FeedbackRequest) *ent.User,
	do func(context.Context, *ent.FeedbackRequest) error, states ...feedbackrequest.State,
) (string, error) {
	t.Helper()
	r := w.request(t, states...)
	if r == nil {
		return "nobody", errNothing
	}
	actor := who(w, r)
	return actor.ID + " on " + r.ID, do(w.as(t, actor), r)
}

func removeOne(t *testing.T, w *walk) (string, error) {
	t.Helper()
	return onRequest(t, w, revieweeOf, func(ctx context.Context, r *ent.FeedbackRequest) error {
		_, err := w.Parts.Feedback.RemoveNomination(ctx, feedback.RemoveNominationInput{RequestID: r.ID})
		return err
	}, "NOMINATED")
}

func approveOne(t *testing.T, w *walk) (string, error) {
	t.Helper()
	return onRequest(t, w, deciderOf, func(ctx context.Context, r *ent.FeedbackRequest) error {
		_, err := w.Parts.Feedback.Approve(ctx, feedback.ApproveNominationsInput{RequestIDs: []string{r.ID}})
		return err
	}, "NOMINATED")
}

func rejectOne(t *testing.T, w *walk) (string, error) {
	t.Helper()
	return onRequest(t, w, deciderOf, func(ctx context.Context, r *ent.FeedbackRequest) error {
		_, err := w.Parts.Feedback.Reject(ctx, feedback.RejectNominationInput{RequestID: r.ID, Reason: "no"})
		return err
	}, "NOMINATED")
}

func takeBack(t *testing.T, w *walk) (string, error) {
	t.Helper()
	return onRequest(t, w, reviewerOf, func(ctx context.Context, r *ent.FeedbackRequest) error {
		_, err := w.Parts.Feedback.Reopen(ctx, feedback.ReopenFeedbackInput{RequestID: r.ID, ExpectedVersion: r.Version})
		return err
	}, "SUBMITTED")
}

func declineOne(t *testing.T, w *walk) (string, error) {
	t.Helper()
	return onRequest(t, w, reviewerOf, func(ctx context.Context, r *ent.FeedbackRequest) error {
		_, err := w.Parts.Feedback.Decline(ctx, feedback.DeclineFeedbackInput{
			RequestID: r.ID, ExpectedVersion: r.Version, Reason: "no time",
		})
		return err
	}, "APPROVED", "DRAFT")
}

func undoOne(t *testing.T, w *walk) (string, error) {
	t.Helper()
	return onRequest(t, w, reviewerOf, func(ctx context.Context, r *ent.FeedbackRequest) error {
		_, err := w.Parts.Feedback.UndoDecline(ctx, feedback.UndoDeclineInput{RequestID: r.ID})
		return err
	}, "DECLINED")
}

func dismissOne(t *testing.T, w *walk) (string, error) {
	t.Helper()
	return onRequest(t, w, revieweeOf, func(ctx context.Context, r *ent.FeedbackRequest) error {
		_, err := w.Parts.Feedback.DismissDecline(ctx, feedback.DismissDeclineInput{RequestID: r.ID})
		return err
	}, "DECLINED")
}

func nominate(t *testing.T, w *walk) (string, error) {
	t.Helper()
	list := w.list(t)
	if list == nil {
		return "nobody", errNothing
	}
	actor := w.personOr(list.RevieweeID)
	switch way := w.cycle(t).Nomination; {
	case way == entcycle.NominationHR_ASSIGNS:
		actor = w.holder(isHRAdmin)
	case way == entcycle.NominationLINE_MANAGER_ASSIGNS || w.chance.IntN(3) == 0:
		actor = w.decider(list.RevieweeID)
	}
	reviewer := w.person().ID
	if manager := w.everyone[list.RevieweeID].ManagerID; manager != nil && w.chance.IntN(2) == 0 {
		reviewer = *manager
	}
	_, err := w.Parts.Feedback.Nominate(w.as(t, actor), feedback.NominateReviewersInput{
		ParticipationID: list.ID, UserIDs: []string{reviewer},
	})
	return actor.ID, err
}

func finish(t *testing.T, w *walk) (string, error) {
	t.Helper()
	list := w.list(t)
	if list == nil || w.chance.IntN(3) > 0 { // else lists stay short
		return "nobody", errNothing
	}
	actor := w.personOr(list.RevieweeID)
	_, err := w.Parts.Feedback.Finish(w.as(t, actor), feedback.FinishNominationsInput{
		ParticipationID: list.ID, ExpectedVersion: list.Version,
	})
	return actor.ID, err
}

func saveDraft(t *testing.T, w *walk) (string, error) {
	t.Helper()
	r := w.request(t, "APPROVED", "DRAFT")
	if r == nil {
		return "nobody", errNothing
	}
	var given []*answers.AnswerInput
	for _, q := range w.Store.Client().Question.Query().Where(question.CycleID(w.draft)).AllX(w.System(t)) {
		switch q.Kind {
		case question.KindTEXT:
			given = append(given, &answers.AnswerInput{QuestionID: q.ID, Text: new("words of a walk")})
		case question.KindSCALE:
			given = append(given, &answers.AnswerInput{QuestionID: q.ID, Scale: new(1 + w.chance.IntN(len(q.Labels)))})
		default:
		}
	}
	actor := w.personOr(r.ReviewerID)
	_, err := w.Parts.Feedback.SaveDraft(w.as(t, actor), feedback.SaveFeedbackDraftInput{
		RequestID: r.ID, ExpectedVersion: r.Version, Answers: given,
	})
	return actor.ID + " on " + r.ID, err
}

func submitOne(t *testing.T, w *walk) (string, error) {
	t.Helper()
	r := w.request(t, "DRAFT")
	if r == nil {
		return "nobody", errNothing
	}
	actor := w.personOr(r.ReviewerID)
	ctx := w.as(t, actor)
	version := "none"
	if seen, err := w.Parts.Explain.Explain(ctx, r.ID, explain.Main); err == nil {
		version = seen.Version
	}
	_, err := w.Parts.Feedback.Submit(ctx, feedback.SubmitFeedbackInput{
		RequestID: r.ID, ExpectedVersion: r.Version, VisibilityVersion: version,
	})
	return actor.ID + " on " + r.ID, err
}

// answerOf draws an answer of the cycle that is withheld, or is not.
func (w *walk) answerOf(t *testing.T, withheld bool) *ent.Answer {
	t.Helper()
	condition := answer.WithheldAtIsNil()
	if withheld {
		condition = answer.WithheldAtNotNil()
	}
	all := w.Store.Client().Answer.Query().Where(condition, answer.HasRequestWith(feedbackrequest.CycleID(w.draft))).
		WithRequest().AllX(w.System(t))
	if len(all) == 0 {
		return nil
	}
	// The ids of answers are random, those of people, and so the walk, are not.
	slices.SortFunc(all, func(a, b *ent.Answer) int {
		one, other := a.Edges.Request, b.Edges.Request
		return cmp.Or(cmp.Compare(one.RevieweeID, other.RevieweeID), cmp.Compare(one.ReviewerID, other.ReviewerID),
			cmp.Compare(a.QuestionID, b.QuestionID))
	})
	return all[w.chance.IntN(len(all))]
}

func withhold(t *testing.T, w *walk) (string, error) {
	t.Helper()
	a := w.answerOf(t, false)
	if a == nil {
		return "nobody", errNothing
	}
	actor := w.decider(a.Edges.Request.RevieweeID)
	_, err := w.Parts.Feedback.Withhold(w.as(t, actor), feedback.WithholdAnswerInput{
		AnswerID: a.ID, ExpectedVersion: feedback.AnswerVersion(a), Reason: "unkind",
	})
	return actor.ID, err
}

func putBack(t *testing.T, w *walk) (string, error) {
	t.Helper()
	a := w.answerOf(t, true)
	if a == nil {
		return "nobody", errNothing
	}
	actor := w.decider(a.Edges.Request.RevieweeID)
	_, err := w.Parts.Feedback.PutBack(w.as(t, actor), feedback.PutAnswerBackInput{
		AnswerID: a.ID, ExpectedVersion: feedback.AnswerVersion(a),
	})
	return actor.ID, err
}

func release(t *testing.T, w *walk) (string, error) {
	t.Helper()
	list := w.list(t)
	if list == nil {
		return "nobody", errNothing
	}
	actor := w.decider(list.RevieweeID)
	_, err := w.Parts.Feedback.Release(w.as(t, actor), feedback.ReleaseFeedbackInput{
		ParticipationID: list.ID, ExpectedVersion: list.Version,
	})
	return actor.ID, err
}

// releaseAll is refused for each list by itself: whoever may release none has done nothing.
func releaseAll(t *testing.T, w *walk) (string, error) {
	t.Helper()
	list := w.list(t)
	if list == nil {
		return "nobody", errNothing
	}
	actor := w.decider(list.RevieweeID)
	came, err := w.Parts.Feedback.ReleaseAll(w.as(t, actor), feedback.ReleaseAllFeedbackInput{CycleID: w.draft})
	if err != nil {
		return actor.ID, err
	}
	for _, one := range came.Results {
		if one.Refusal != nil && one.Refusal.Code == apperr.Internal {
			t.Fatalf("it broke: %v", one.Refusal)
		}
	}
	return actor.ID, nil
}

// setPolicy mostly wishes for something narrower, and sometimes for anything.
func setPolicy(t *testing.T, w *walk) (string, error) {
	t.Helper()
	c := w.cycle(t)
	p := policy.PromiseOf(c)
	audience := promise.Audiences()[w.chance.IntN(4)]
	lines := promise.Allowed(p.Preset, audience)
	p = p.With(audience, lines[w.chance.IntN(len(lines))])
	if w.chance.IntN(4) == 0 {
		p.ListVisible = !p.ListVisible
	}
	actor := w.personOr(testkit.ID("usr", "asa"))
	_, err := w.Parts.Cycles.SetPolicy(w.as(t, actor), asked(c, p))
	return actor.ID, err
}

// seldom tells whether something is left for another time, so that a walk is not over before it began.
func (w *walk) seldom() bool { return w.chance.IntN(3) > 0 }

func closeCycle(t *testing.T, w *walk) (string, error) {
	t.Helper()
	if w.seldom() {
		return "nobody", errNothing
	}
	c, actor := w.cycle(t), w.personOr(testkit.ID("usr", "asa"))
	_, err := w.Parts.Cycles.Close(w.as(t, actor), cycle.CloseCycleInput{CycleID: c.ID, ExpectedVersion: c.Version})
	if err == nil {
		w.work(t)
	}
	return actor.ID, err
}

func reopenCycle(t *testing.T, w *walk) (string, error) {
	t.Helper()
	c := w.cycle(t)
	later := w.Clock.Now().AddDate(0, 0, 90)
	actor := w.person()
	for _, one := range w.people {
		if one.HrAdmin {
			actor = w.personOr(one.ID)
		}
	}
	_, err := w.Parts.Cycles.Reopen(w.as(t, actor), cycle.ReopenCycleInput{
		CycleID: c.ID, ExpectedVersion: c.Version, WriteUntil: new(later.AddDate(0, 0, -9)), EndsAt: &later,
	})
	return actor.ID, err
}

func archive(t *testing.T, w *walk) (string, error) {
	t.Helper()
	c, actor := w.cycle(t), w.personOr(testkit.ID("usr", "asa"))
	_, err := w.Parts.Cycles.Archive(w.as(t, actor), cycle.ArchiveCycleInput{CycleID: c.ID, ExpectedVersion: c.Version})
	return actor.ID, err
}

func unarchive(t *testing.T, w *walk) (string, error) {
	t.Helper()
	c, actor := w.cycle(t), w.personOr(testkit.ID("usr", "asa"))
	_, err := w.Parts.Cycles.Unarchive(w.as(t, actor), cycle.UnarchiveCycleInput{CycleID: c.ID, ExpectedVersion: c.Version})
	return actor.ID, err
}

func addLate(t *testing.T, w *walk) (string, error) {
	t.Helper()
	actor := w.personOr(testkit.ID("usr", "asa"))
	_, err := w.Parts.Cycles.AddReviewees(w.as(t, actor), cycle.AddRevieweesInput{
		CycleID: w.draft, UserIDs: []string{w.person().ID},
	})
	return actor.ID, err
}

func letTimePass(t *testing.T, w *walk) (string, error) {
	t.Helper()
	w.Clock.Advance(time.Duration(1+w.chance.IntN(40)) * time.Hour)
	w.work(t)
	return "the clock", nil
}
