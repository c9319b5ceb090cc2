package cycle_test

import (
	"fmt"
	"slices"
	"testing"

	"sightline/ent/answer"
	entcycle "sightline/ent/cycle"
	"sightline/ent/feedbackrequest"
	"sightline/internal/promise"
)

// none is the state of a request that is not there.
const none = feedbackrequest.State("")

// ways are the transitions of workflow F (docs/rules.md) with the deeds that take them.
func ways() map[[2]feedbackrequest.State][]string {
	// In an Anonymous cycle nothing is taken after the release.
	released := []string{"release", "release all", "close", "let time pass"}
	return map[[2]feedbackrequest.State][]string{
		{none, "NOMINATED"}:        {"nominate"},
		{none, "APPROVED"}:         {"nominate", "let time pass", "reset reviewers"}, // assigned by who decides; reports, at the opening
		{"WITHDRAWN", "NOMINATED"}: {"nominate"},
		{"WITHDRAWN", "APPROVED"}:  {"nominate", "reset reviewers"},
		{none, "DRAFT"}:            {"begin unasked"},
		{"NOMINATED", "WITHDRAWN"}: append([]string{"remove", "reset reviewers"}, released...),
		{"NOMINATED", "APPROVED"}:  {"approve", "nominate", "reset reviewers"}, // whoever decides names them too
		{"NOMINATED", "REJECTED"}:  {"reject"},
		{"APPROVED", "DRAFT"}:      {"save"},
		{"APPROVED", "SUBMITTED"}:  {"submit"},
		{"APPROVED", "RELEASED"}:   {"submit"},
		{"DRAFT", "SUBMITTED"}:     {"submit"},
		{"DRAFT", "RELEASED"}:      {"submit"},
		{"APPROVED", "DECLINED"}:   {"decline"},
		{"DRAFT", "DECLINED"}:      {"decline"},
		{"DECLINED", "APPROVED"}:   {"undo"},
		{"SUBMITTED", "DRAFT"}:     {"take back"},
		{"SUBMITTED", "RELEASED"}:  released,
		{"APPROVED", "EXPIRED"}:    released,
		{"DRAFT", "EXPIRED"}:       released,
		{"EXPIRED", "DRAFT"}:       {"reopen the cycle"},
		{"EXPIRED", "APPROVED"}:    {"reopen the cycle"},
	}
}

// cycleWays are those of workflow C after the launch.
func cycleWays() map[[2]entcycle.State][]string {
	return map[[2]entcycle.State][]string{
		{"SCHEDULED", "OPEN"}:  {"let time pass"},
		{"OPEN", "CLOSED"}:     {"close", "let time pass"},
		{"CLOSED", "OPEN"}:     {"reopen the cycle"},
		{"CLOSED", "ARCHIVED"}: {"archive"},
		{"ARCHIVED", "CLOSED"}: {"bring back"},
	}
}

// expectWays: between two sights every request and the cycle went a way that there is, and what must hold of the whole
// holds.
func (w *walk) expectWays(t *testing.T, deed string, before, after sight) {
	t.Helper()
	if from, to := before.cycle.State, after.cycle.State; from != to &&
		!slices.Contains(cycleWays()[[2]entcycle.State{from, to}], deed) {
		t.Errorf("the cycle went from %s to %s by %q", from, to, deed)
	}
	for id, request := range after.requests {
		from := none
		if was := before.requests[id]; was != nil {
			from = was.State
		}
		if from != request.State {
			w.carried[fmt.Sprintf("%s to %s", from, request.State)]++
		}
		if from != request.State && !slices.Contains(ways()[[2]feedbackrequest.State{from, request.State}], deed) {
			t.Errorf("%s went from %q to %s by %q", id, from, request.State, deed)
		}
	}
	for id, was := range before.requests {
		if after.requests[id] == nil {
			w.expectGone(t, deed, was, before, after)
		}
	}
	for _, problem := range w.unsound(t, after) {
		t.Error(problem)
	}
}

// unsound says what is the matter with a cycle as a whole.
func (w *walk) unsound(t *testing.T, seen sight) []string {
	t.Helper()
	var problems []string
	anonymous := seen.cycle.Preset == promise.Anonymous
	over := seen.cycle.State == entcycle.StateCLOSED || seen.cycle.State == entcycle.StateARCHIVED
	for _, request := range seen.requests {
		list := seen.lists[request.ParticipationID]
		switch {
		case request.State == feedbackrequest.StateRELEASED && list.ReleasedAt == nil:
			problems = append(problems, request.ID+" is released, what was said about its reviewee is not")
		case request.State == feedbackrequest.StateSUBMITTED && list.ReleasedAt != nil:
			problems = append(problems, request.ID+" waits although the rest is released")
		case over && slices.Contains([]feedbackrequest.State{"APPROVED", "DRAFT", "NOMINATED"}, request.State):
			problems = append(problems, fmt.Sprint(request.ID, " is ", request.State, " although the cycle is over"))
		case request.Proactive && list.ReleasedAt != nil && request.State == feedbackrequest.StateDRAFT:
			problems = append(problems, request.ID+" is still written unasked although the rest is released")
		case request.ReviewerID == request.RevieweeID:
			problems = append(problems, request.ID+" is about its own writer")
		}
	}
	if anonymous && over {
		left := w.Store.Client().Answer.Query().Where(answer.HasRequestWith(feedbackrequest.CycleID(w.draft))).
			CountX(w.System(t))
		if left > 0 || seen.cycle.JoinDestroyedAt == nil {
			problems = append(problems, fmt.Sprint(left, " answers still lead to who wrote them, after the close"))
		}
	}
	return problems
}
