package cycle_test

import (
	"go/token"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"sightline/ent"
	"sightline/ent/feedbackrequest"
	"sightline/ent/participation"
	"sightline/ent/user"
	"sightline/internal/deciders"
	"sightline/internal/feedback"
	"sightline/internal/people"
	"sightline/internal/policy"
)

// moves are the deeds that change who people are to each other, and nothing of any cycle.
func moves() []string { return []string{"another line manager", "leave", "come back"} }

// holder is mostly somebody active for whom a condition holds, and sometimes anybody.
func (w *walk) holder(holds func(*ent.User) bool) *ent.User {
	fitting := slices.DeleteFunc(slices.Clone(w.people), func(one *ent.User) bool { return !holds(one) })
	if len(fitting) == 0 || w.chance.IntN(6) == 0 {
		return w.person()
	}
	return fitting[w.chance.IntN(len(fitting))]
}

func isHRAdmin(one *ent.User) bool { return one.HrAdmin }

func isWorkAdmin(one *ent.User) bool {
	return one.WorkRole != nil && *one.WorkRole == user.WorkRoleADMIN
}

// moveInLine gives mostly somebody who is reviewed another line manager, or none.
func moveInLine(t *testing.T, w *walk) (string, error) {
	t.Helper()
	moved := w.person()
	chosen := w.Store.Client().FeedbackRequest.Query().Where(feedbackrequest.CycleID(w.draft),
		feedbackrequest.AsLineManager(true)).Order(ent.Asc(feedbackrequest.FieldRevieweeID)).AllX(w.System(t))
	if list := w.list(t); list != nil && w.chance.IntN(3) == 0 {
		moved = w.everyone[list.RevieweeID]
	} else if len(chosen) > 0 {
		moved = w.everyone[chosen[w.chance.IntN(len(chosen))].RevieweeID]
	}
	var to *string
	if w.chance.IntN(6) > 0 {
		to = &w.person().ID
	}
	actor := w.holder(isHRAdmin)
	_, err := w.Parts.People.SetLineManager(w.as(t, actor), people.SetLineManagerInput{
		UserID: moved.ID, ManagerID: to, ExpectedVersion: moved.Version,
	})
	return actor.ID + " moves " + moved.ID, err
}

// leave deactivates somebody in the middle of everything, or deletes them.
func leave(t *testing.T, w *walk) (string, error) {
	t.Helper()
	actor, gone := w.holder(isWorkAdmin), w.person()
	ctx := w.as(t, actor)
	if w.chance.IntN(4) == 0 {
		_, err := w.Parts.People.DeleteAccount(ctx, people.DeleteAccountInput{
			UserID: gone.ID, ExpectedVersion: gone.Version, ConfirmName: gone.Name,
		})
		return actor.ID + " deletes " + gone.ID, err
	}
	_, err := w.Parts.People.DeactivateMember(ctx, people.DeactivateMemberInput{
		UserID: gone.ID, ExpectedVersion: gone.Version,
	})
	return actor.ID + " deactivates " + gone.ID, err
}

func comeBack(t *testing.T, w *walk) (string, error) {
	t.Helper()
	var gone []*ent.User
	for _, one := range w.everyone {
		if one.State == user.StateDEACTIVATED {
			gone = append(gone, one)
		}
	}
	if len(gone) == 0 {
		return "nobody", errNothing
	}
	slices.SortFunc(gone, func(a, b *ent.User) int { return slices.Compare([]string{a.ID}, []string{b.ID}) })
	actor, back := w.holder(isWorkAdmin), gone[w.chance.IntN(len(gone))]
	_, err := w.Parts.People.ReactivateMember(w.as(t, actor), people.ReactivateMemberInput{
		UserID: back.ID, ExpectedVersion: back.Version,
	})
	return actor.ID + " brings back " + back.ID, err
}

// resetReviewers puts current line managers where lists name former ones: on mostly one that does, and another one.
func resetReviewers(t *testing.T, w *walk) (string, error) {
	t.Helper()
	lists := w.Store.Client().Participation.Query().Where(participation.CycleID(w.draft)).WithRequests().WithReviewee().
		Order(ent.Asc(participation.FieldRevieweeID)).AllX(w.System(t))
	naming := slices.DeleteFunc(slices.Clone(lists), func(list *ent.Participation) bool {
		return len(deciders.Former(list, list.Edges.Requests)) == 0
	})
	if len(naming) == 0 {
		return "nobody", errNothing
	}
	chosen := naming[w.chance.IntN(len(naming))]
	other := lists[w.chance.IntN(len(lists))]
	actor := w.holder(func(one *ent.User) bool { return one.HrAdmin || one.HrAssistant })
	results, err := w.Parts.Feedback.Reset(w.as(t, actor), feedback.ResetReviewersInput{
		ParticipationIDs: []string{chosen.ID, other.ID},
	})
	if err == nil && results[0].Outcome == feedback.ResetDone {
		w.expectReset(t, chosen)
	}
	return actor.ID + " resets " + chosen.ID, err
}

// expectReset: the list, which was read before, names its line manager, and the former ones are where they were, unless
// nothing was asked of them.
func (w *walk) expectReset(t *testing.T, before *ent.Participation) {
	t.Helper()
	after := w.Store.Client().Participation.Query().Where(participation.ID(before.ID)).WithRequests().WithReviewee().
		OnlyX(w.System(t))
	if left := deciders.Former(after, after.Edges.Requests); len(left) > 0 {
		t.Errorf("after a reset %s names %d former line managers", before.ID, len(left))
	}
	lead := *before.Edges.Reviewee.ManagerID
	if !slices.ContainsFunc(after.Edges.Requests, func(r *ent.FeedbackRequest) bool {
		return r.ReviewerID == lead && r.AsLineManager && r.State != feedbackrequest.StateWITHDRAWN
	}) {
		t.Errorf("after a reset %s does not name %s, who leads the reviewee", before.ID, lead)
	}
	if len(after.Edges.Requests) > len(before.Edges.Requests) {
		w.carried["a line manager asked by a reset"]++
	}
	for _, former := range deciders.Former(before, before.Edges.Requests) {
		if former.State == feedbackrequest.StateDRAFT || former.State == feedbackrequest.StateSUBMITTED {
			w.carried["a former one who keeps what they wrote"]++
		}
	}
}

// expectNothingLost: who leads whom, who leaves and who comes back moves nothing of a cycle; and a reset moves no form in
// which somebody may have written, and no word.
func (w *walk) expectNothingLost(t *testing.T, deed string, before, after sight) {
	t.Helper()
	moved := slices.Contains(moves(), deed)
	if !moved && deed != "reset reviewers" {
		return
	}
	if deed == "leave" {
		before = before.without(after)
	}
	stored := cmp.FilterPath(func(path cmp.Path) bool {
		field, ok := path.Last().(cmp.StructField)
		return ok && (!token.IsExported(field.Name()) || field.Name() == "Edges")
	}, cmp.Ignore())
	if diff := cmp.Diff(before.byWriter(), after.byWriter()); diff != "" {
		t.Errorf("by %q answers changed:\n%s", deed, diff)
	}
	if policy.PromiseOf(before.cycle) != policy.PromiseOf(after.cycle) {
		t.Errorf("by %q the promise became %+v", deed, policy.PromiseOf(after.cycle))
	}
	if moved {
		if diff := cmp.Diff([]any{before.cycle, before.lists, before.requests},
			[]any{after.cycle, after.lists, after.requests}, stored); diff != "" {
			t.Errorf("by %q the cycle changed:\n%s", deed, diff)
		}
		return
	}
	for id, was := range before.requests {
		if is := after.requests[id]; is != nil && is.Version != was.Version &&
			!slices.Contains([]feedbackrequest.State{"NOMINATED", "WITHDRAWN"}, was.State) {
			t.Errorf("a reset moved %s, which was %s", id, was.State)
		}
	}
}
