package cycle_test

import (
	"context"
	"maps"
	"testing"

	"sightline/ent"
	"sightline/ent/feedbackrequest"
	"sightline/internal/feedback"
)

// beginUnasked is somebody who writes about a reviewee without having been asked.
func beginUnasked(t *testing.T, w *walk) (string, error) {
	t.Helper()
	list := w.list(t)
	if list == nil {
		return "nobody", errNothing
	}
	actor := w.person()
	before := len(w.look(t).requests)
	_, err := w.Parts.Feedback.Begin(w.as(t, actor), feedback.BeginFeedbackInput{ParticipationID: list.ID})
	if err == nil && len(w.look(t).requests) == before {
		return actor.ID, errNothing // they had a form and got that one
	}
	return actor.ID, err
}

// throwAway is somebody who thinks better of what they began unasked.
func throwAway(t *testing.T, w *walk) (string, error) {
	t.Helper()
	if w.chance.IntN(3) > 0 { // else little is ever handed in
		return "nobody", errNothing
	}
	return onRequest(t, w, reviewerOf, func(ctx context.Context, r *ent.FeedbackRequest) error {
		_, err := w.Parts.Feedback.Discard(ctx, feedback.DiscardFeedbackInput{RequestID: r.ID, ExpectedVersion: r.Version})
		return err
	}, "DRAFT")
}

// expectGone: a request goes for three reasons only. What nobody asked for and was not handed in is thrown away, or goes
// with its writer's account; or its writer is asked by another one now, and that holds all that they wrote.
func (w *walk) expectGone(t *testing.T, deed string, was *ent.FeedbackRequest, before, after sight) {
	t.Helper()
	if deed == "throw away" && was.Proactive && was.State == feedbackrequest.StateDRAFT {
		return
	}
	if deed == "leave" && goesWith(was) {
		return
	}
	for _, now := range after.requests {
		if now.ParticipationID != was.ParticipationID || now.ReviewerID != was.ReviewerID ||
			now.State != feedbackrequest.StateAPPROVED {
			continue
		}
		w.carried["words that go along"]++
		for _, given := range before.answers {
			if given.RequestID == was.ID && after.words()[of{now.ID, given.QuestionID}] == "" && given.Text != "" {
				t.Errorf("by %q what %s said of %s is gone", deed, was.ID, given.QuestionID)
			}
		}
		return
	}
	t.Errorf("%s, which was %s, is gone by %q", was.ID, was.State, deed)
}

// goesWith tells whether a request goes with the account of its writer.
func goesWith(r *ent.FeedbackRequest) bool {
	return r.Proactive && (r.State == feedbackrequest.StateDRAFT || r.State == feedbackrequest.StateEXPIRED)
}

// without is a sight without what went with somebody's account.
func (s sight) without(after sight) sight {
	left := sight{cycle: s.cycle, lists: s.lists, requests: maps.Clone(s.requests), answers: maps.Clone(s.answers)}
	for id, was := range s.requests {
		if after.requests[id] == nil && goesWith(was) {
			delete(left.requests, id)
			maps.DeleteFunc(left.answers, func(_ string, given *ent.Answer) bool { return given.RequestID == id })
		}
	}
	return left
}

// of is a question in a request.
type of struct{ request, question string }

// words are the texts of the answers.
func (s sight) words() map[of]string {
	all := map[of]string{}
	for _, given := range s.answers {
		all[of{given.RequestID, given.QuestionID}] = given.Text
	}
	return all
}

// byWriter are the texts by who wrote them, about whom, in answer to what: the same whichever form they stand in.
func (s sight) byWriter() map[[3]string]string {
	all := map[[3]string]string{}
	for _, given := range s.answers {
		form := s.requests[given.RequestID]
		all[[3]string{form.ReviewerID, form.ParticipationID, given.QuestionID}] = given.Text
	}
	return all
}
